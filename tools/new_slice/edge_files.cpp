#include "skeleton.hpp"

namespace new_slice {
namespace {

constexpr std::string_view kPagesHeader = R"skeleton(
// The pages of this slice:
//
//   GET  /@slice@                 all of them, and the form for another one; JSON by Accept
//   POST /@slice@                 what was typed into it
//   POST /@slice@/{id}/closing    one is over
#pragma once

#include "platform/http/route.hpp"
#include "platform/machine.hpp"

namespace @slice@ {

/// `machine` must outlive the routes.
void add_pages(http::Routes& routes, const platform::Machine& machine);

}  // namespace @slice@
)skeleton";

constexpr std::string_view kPagesSource = R"skeleton(
#include "@slice@/pages.hpp"

#include "@slice@/closing.hpp"
#include "@slice@/store.hpp"
#include "platform/http/json.hpp"
#include "platform/http/reasons.hpp"

namespace @slice@ {
namespace {

Act act_of(const platform::Machine& machine, const http::Request& request) {
    return {.actor = request.actor, .at = machine.clock.now(), .random = machine.random};
}

std::string all_json(const std::vector<@Noun@>& all) {
    http::JsonWriter json;
    json.begin_object().key("@slice@").begin_array();
    for (const @Noun@& one : all) {
        json.begin_object();
        json.key("id").value(one.id.text()).key("name").value(one.name);
        json.key("state").value(word_of(one.state)).end_object();
    }
    json.end_array().end_object();
    return json.take();
}

void fill_entries(html::Slots& slots, const std::vector<@Noun@>& all) {
    slots.show_if(all.empty(), "NONE");
    for (const @Noun@& one : all) {
        html::Slots entry = slots.add("ENTRY");
        entry.set("NAME", one.name);
        if (one.state == @Noun@State::Open) {
            entry.add("OPEN").set("CLOSING_URL",
                                  html::Url::path("/@slice@/" + one.id.text() + "/closing"));
        }
    }
}

/// The one page: `refusal` is what was wrong with what somebody typed, or nothing.
http::Response list_page(const platform::Machine& machine, const http::Request& request,
                         const base::Refusal* refusal) {
    const auto all = machine.database.read(store::all);
    if (request.wants_json()) {
        return http::Response::json(all_json(all));
    }
    const html::Frame frame{.language = request.language,
                            .title = machine.texts.say(request.language, "@slice@.title"),
                            .target = "/@slice@"};
    auto page = machine.layout.page(frame, "@slice@/@slice@");
    page.slots().set("SAVE_URL", html::Url::path("/@slice@"));
    page.slots().set("TYPED_NAME", request.form.get("name"));
    for (const base::Message& message :
         refusal != nullptr ? refusal->messages : std::vector<base::Message>()) {
        page.slots().add("WRONG").set("WORDS", machine.texts.say(request.language, message));
    }
    fill_entries(page.slots(), all);
    return http::Response::html(page.html(), refusal ? http::status_of(refusal->reason) : 200);
}

http::Response add(const platform::Machine& machine, const http::Request& request) {
    const Typed@Noun@ typed{.name = std::string(request.form.get("name"))};
    const auto added = machine.database.write(
        [&](db::Write& write) { return add_@noun@(write, act_of(machine, request), typed); });
    return added ? http::Response::see_other("/@slice@")
                 : list_page(machine, request, &added.error());
}

http::Response close(const platform::Machine& machine, const http::Request& request) {
    const auto id = @Noun@Id::parse(request.captured.get("id")).value_or(@Noun@Id());
    const auto closed = machine.database.write([&](db::Write& write) {
        return move_@noun@(write, act_of(machine, request), id, @Noun@Transition::Close);
    });
    return closed ? http::Response::see_other("/@slice@")
                  : list_page(machine, request, &closed.error());
}

}  // namespace

void add_pages(http::Routes& routes, const platform::Machine& machine) {
    routes.add({.pattern = "/@slice@", .answer = [&machine](http::Request& request) {
                    return list_page(machine, request, nullptr);
                }});
    routes.add({.method = http::Method::Post,
                .pattern = "/@slice@",
                .answer = [&machine](http::Request& request) { return add(machine, request); }});
    routes.add({.method = http::Method::Post,
                .pattern = "/@slice@/{id}/closing",
                .answer = [&machine](http::Request& request) { return close(machine, request); }});
}

}  // namespace @slice@
)skeleton";

constexpr std::string_view kCommandsHeader = R"skeleton(
// This slice in the terminal: `groundwork @noun@ list`.
#pragma once

#include <functional>
#include <vector>

#include "platform/cli/command.hpp"
#include "platform/machine.hpp"

namespace @slice@ {

/// Opens the data that a command's --data and --database name, and hands its machine room on.
using WithMachine = std::function<int(const cli::Arguments&, cli::Terminal&,
                                      const std::function<int(const platform::Machine&)>&)>;

std::vector<cli::Command> make_commands(const WithMachine& with_machine);

}  // namespace @slice@
)skeleton";

constexpr std::string_view kCommandsSource = R"skeleton(
#include "@slice@/commands.hpp"

#include "@slice@/store.hpp"

namespace @slice@ {
namespace {

using Kind = cli::Parameter::Kind;

int list(cli::Terminal& terminal, const platform::Machine& machine) {
    const auto all = machine.database.read(store::all);
    if (all.empty()) {
        terminal.line(terminal.say("@slice@.none_yet"));
        return 0;
    }
    for (const @Noun@& one : all) {
        const std::string state =
            terminal.say("@slice@.state_" + std::string(word_of(one.state)));
        terminal.line(one.name + " (" + state + ")");
    }
    return 0;
}

}  // namespace

std::vector<cli::Command> make_commands(const WithMachine& with_machine) {
    return {{.name = "@noun@ list",
             .help_key = "@slice@.help_list",
             .parameters = {{Kind::Text, "data", "./data"}, {Kind::Text, "database"}},
             .run = [with_machine](const cli::Arguments& arguments, cli::Terminal& terminal) {
                 return with_machine(arguments, terminal, [&](const platform::Machine& machine) {
                     return list(terminal, machine);
                 });
             }}};
}

}  // namespace @slice@
)skeleton";

constexpr std::string_view kView = R"skeleton(
{{%AUTOESCAPE context="HTML"}}
<div class="page-head"><h1>[[@slice@.title]]</h1></div>
<section class="section stack">
  {{#NONE}}<div class="empty"><p class="empty__words">[[@slice@.none_yet]]</p></div>{{/NONE}}
  <ul class="entries">
    {{#ENTRY}}
    <li class="entry">
      <span class="entry__name">{{NAME}}</span>
      {{#OPEN}}
      <form method="post" action="{{CLOSING_URL}}">
        <button class="button button--quiet" type="submit">[[@slice@.close]]</button>
      </form>
      {{/OPEN}}
    </li>
    {{/ENTRY}}
  </ul>
  <form class="form" method="post" action="{{SAVE_URL}}">
    {{#WRONG}}<p class="field__error" role="alert">{{WORDS}}</p>{{/WRONG}}
    <div class="field">
      <label class="field__label" for="name">[[@slice@.name]]</label>
      <input class="input" id="name" name="name" value="{{TYPED_NAME}}" required>
    </div>
    <div class="form__actions">
      <button class="button button--primary" type="submit">[[@slice@.add]]</button>
    </div>
  </form>
</section>
)skeleton";

constexpr SkeletonFile kFiles[] = {
    {"pages.hpp", kPagesHeader},       {"pages.cpp", kPagesSource},
    {"commands.hpp", kCommandsHeader}, {"commands.cpp", kCommandsSource},
    {"views/@slice@.html", kView},
};

}  // namespace

std::span<const SkeletonFile> edge_files() {
    return kFiles;
}

}  // namespace new_slice
