#include "platform/html/template_source.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ensure.hpp"

namespace html {

namespace {

constexpr std::string_view kPragma = "{{%AUTOESCAPE context=\"HTML\"}}";

[[noreturn]] void reject(std::string_view name, const std::string& why) {
    throw base::Bug("template " + std::string(name) + ": " + why);
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    return text;
}

/// Indentation is for people who read the file; inside <pre> and <textarea> it would be content.
std::string without_indentation(std::string_view text) {
    std::string out;
    bool keep = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        out += keep ? line : trim(line);
        for (const std::string_view element : {"pre", "textarea"}) {
            const std::size_t opened = line.rfind("<" + std::string(element));
            const std::size_t closed = line.rfind("</" + std::string(element));
            if (opened != std::string_view::npos || closed != std::string_view::npos) {
                keep = closed == std::string_view::npos ||
                       (opened != std::string_view::npos && opened > closed);
            }
        }
        text.remove_prefix(end);
    }
    return out;
}

std::string assemble_part(const Sources& sources, std::string_view name,
                          std::vector<std::string>& around) {
    const auto found = sources.find(name);
    if (found == sources.end()) {
        reject(around.empty() ? name : around.back(), "there is no template " + std::string(name));
    }
    if (std::find(around.begin(), around.end(), name) != around.end()) {
        reject(name, "it holds itself");
    }
    std::string_view text = found->second;
    if (text.substr(0, kPragma.size()) != kPragma) {
        reject(name, "does not begin with " + std::string(kPragma));
    }
    text.remove_prefix(kPragma.size());
    text.remove_prefix(text.substr(0, 1) == "\n" ? 1 : 0);
    around.emplace_back(name);
    std::string out;
    for (;;) {
        const std::size_t at = text.find("{{>");
        const std::size_t end = at == std::string_view::npos ? at : text.find("}}", at);
        if (end == std::string_view::npos) {
            break;
        }
        const std::string_view part = text.substr(at + 3, end - at - 3);
        out += text.substr(0, at);
        out += part.find('/') == std::string_view::npos ? std::string(text.substr(at, end + 2 - at))
                                                        : assemble_part(sources, part, around);
        text.remove_prefix(end + 2);
    }
    around.pop_back();
    return out.append(text);
}

}  // namespace

bool is_url_marker(std::string_view marker) {
    return marker == "URL" || (marker.size() > 4 && marker.substr(marker.size() - 4) == "_URL");
}

std::string assemble(const Sources& sources, std::string_view name) {
    std::vector<std::string> around;
    return without_indentation(assemble_part(sources, name, around));
}

std::string fill_in(std::string_view assembled,
                    const std::function<std::string(std::string_view key)>& replacement) {
    std::string out;
    for (;;) {
        const std::size_t at = assembled.find("[[");
        const std::size_t end = at == std::string_view::npos ? at : assembled.find("]]", at);
        if (end == std::string_view::npos) {
            return out.append(assembled);
        }
        out += assembled.substr(0, at);
        out += replacement(assembled.substr(at + 2, end - at - 2));
        assembled.remove_prefix(end + 2);
    }
}

std::string with_plain_urls(std::string_view assembled) {
    std::string out;
    for (;;) {
        const std::size_t at = assembled.find("{{");
        const std::size_t end = at == std::string_view::npos ? at : assembled.find("}}", at);
        if (end == std::string_view::npos) {
            return out.append(assembled);
        }
        const std::string_view marker = assembled.substr(at + 2, end - at - 2);
        out += assembled.substr(0, end);
        out += is_url_marker(marker) ? ":none}}" : "}}";
        assembled.remove_prefix(end + 2);
    }
}

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (const char character : text) {
        switch (character) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += character;
        }
    }
    return out;
}

}  // namespace html
