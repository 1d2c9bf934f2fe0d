#include "app/help.hpp"

#include "platform/files/embedded.hpp"
#include "platform/text/markdown.hpp"

namespace app {
namespace {

using base::Language;
using text::MarkdownBlock;

/// "help/community_map.md", and "help/community_map.es.md" for those who read Spanish.
std::optional<files::EmbeddedFile> help_on(std::string_view topic, Language language) {
    const std::string name = "help/" + std::string(topic);
    const std::string code(base::language_code(language));
    if (const auto translated = files::embedded_file(name + "." + code + ".md")) {
        return translated;
    }
    return files::embedded_file(name + ".md");
}

std::vector<std::string> topics() {
    std::vector<std::string> found;
    for (const auto& file : files::embedded_under("help/")) {
        const std::string_view name = file.name.substr(5, file.name.size() - 8);
        if (name.find('.') == std::string_view::npos) {
            found.emplace_back(name);
        }
    }
    return found;
}

/// The first heading: what the topic is called.
std::string title_of(std::string_view markdown) {
    const auto blocks = text::read_markdown(markdown);
    return blocks.empty() ? std::string() : blocks.front().lines.front();
}

/// Line by line: escaping for HTML turns a line break into a space.
void fill_code(html::Slots code, std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        code.add("LINE").set("TEXT", text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
}

void fill_block(html::Slots slots, const MarkdownBlock& block) {
    switch (block.kind) {
        case MarkdownBlock::Kind::Heading:
            slots.add(block.level == 1 ? "TITLE" : "HEADING").set("TEXT", block.lines.front());
            break;
        case MarkdownBlock::Kind::Paragraph:
            slots.add("PARAGRAPH").set("TEXT", block.lines.front());
            break;
        case MarkdownBlock::Kind::Code:
            fill_code(slots.add("CODE"), block.lines.front());
            break;
        case MarkdownBlock::Kind::List:
        case MarkdownBlock::Kind::Steps: {
            const bool numbered = block.kind == MarkdownBlock::Kind::Steps;
            html::Slots list = slots.add(numbered ? "STEPS" : "LIST");
            for (const std::string& item : block.lines) {
                list.add(numbered ? "STEP" : "ITEM").set("TEXT", item);
            }
            break;
        }
    }
}

http::Response help_page(const platform::Machine& machine, const http::Request& request,
                         const std::string& title, const std::vector<MarkdownBlock>& blocks,
                         bool list_topics) {
    const html::Frame frame{.language = request.language,
                            .title = title,
                            .target = request.target,
                            .current = "web.nav_help"};
    auto page = machine.layout.page(frame, "web/help");
    for (const MarkdownBlock& block : blocks) {
        fill_block(page.slots().add("BLOCK"), block);
    }
    if (list_topics) {
        html::Slots list = page.slots().add("TOPICS");
        for (const std::string& topic : topics()) {
            html::Slots entry = list.add("TOPIC");
            entry.set("NAME", title_of(help_on(topic, request.language)->bytes));
            entry.set("TOPIC_URL", html::Url::path("/help/" + topic));
        }
    }
    return http::Response::html(page.html());
}

http::Response show_topic(const platform::Machine& machine, const http::Request& request) {
    const auto file = help_on(request.captured.get("topic"), request.language);
    if (!file) {
        return http::Response::see_other("/help");
    }
    return help_page(machine, request, title_of(file->bytes), text::read_markdown(file->bytes),
                     false);
}

int print_help(const cli::Arguments& arguments, cli::Terminal& terminal) {
    const auto file = help_on(arguments.text("topic"), terminal.language());
    if (!file) {
        std::string known;
        for (const std::string& topic : topics()) {
            known += known.empty() ? topic : ", " + topic;
        }
        return terminal.refuse(base::refuse(
            base::Reason::NotFound, {.key = "cli.no_such_help", .values = {{"topics", known}}}));
    }
    terminal.out() << file->bytes;
    return 0;
}

}  // namespace

void add_help_pages(http::Routes& routes, const platform::Machine& machine) {
    routes.add({.pattern = "/help", .answer = [&machine](http::Request& request) {
                    return help_page(machine, request,
                                     machine.texts.say(request.language, "web.nav_help"), {}, true);
                }});
    routes.add({.pattern = "/help/{topic}", .answer = [&machine](http::Request& request) {
                    return show_topic(machine, request);
                }});
}

cli::Command help_command() {
    return {.name = "help",
            .help_key = "cli.help_help",
            .parameters = {{cli::Parameter::Kind::Positional, "topic"}},
            .run = print_help};
}

}  // namespace app
