#include "community_map/commands/each_command.hpp"

#include <cerrno>
#include <charconv>
#include <fstream>

#include "base/fault.hpp"
#include "community_map/city_paper.hpp"
#include "community_map/city_view.hpp"
#include "community_map/city_words.hpp"

namespace community_map::commands {
namespace {

using Kind = cli::Parameter::Kind;

std::string size_in_words(const cli::Terminal& terminal, const Org& org) {
    if (!org.members_low) {
        return terminal.say("community_map.not_known");
    }
    const std::string low = text::number(terminal.language(), *org.members_low);
    return org.members_low == org.members_high
               ? low
               : low + "–" + text::number(terminal.language(), *org.members_high);
}

std::vector<std::string> row_of(const cli::Terminal& terminal, const Org& org) {
    std::string remarks;
    const auto remark = [&](bool holds, std::string_view key) {
        if (holds) {
            remarks += remarks.empty() ? "" : ", ";
            remarks += terminal.say(key);
        }
    };
    remark(org.closed(), "community_map.tag_closed");
    remark(org.has(Flag::CentralMail), "community_map.tag_central_mail");
    remark(org.has(Flag::ImplausibleSize), "community_map.tag_implausible");
    remark(org.has(Flag::Unplaced), "community_map.tag_unplaced");
    return {title_of(org),
            subtitle_of(org),
            org.city,
            size_in_words(terminal, org),
            org.members_as_of.substr(0, 7),
            remarks};
}

void print_table(const CityView& view, cli::Terminal& terminal) {
    const CityWords words = city_words(view, terminal.language(), terminal.texts());
    terminal.line(words.headline);
    terminal.line(words.totals);
    std::vector<std::vector<std::string>> rows = {
        {terminal.say("community_map.column_union"), terminal.say("community_map.column_name"),
         terminal.say("community_map.column_city"),
         ">" + terminal.say("community_map.column_members"),
         terminal.say("community_map.column_as_of"), ""}};
    for (const Org& org : view.bodies) {
        rows.push_back(row_of(terminal, org));
    }
    if (!view.bodies.empty()) {
        terminal.line("");
        terminal.out() << cli::table(rows);
    }
    terminal.line("");
    terminal.line(words.source);
    terminal.line(words.leaves_out);
}

/// Refuses a file that cannot be made; a full disk is the world's failure.
base::Outcome write_file(const std::string& path, const std::string& bytes) {
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) {
        return base::Done{};
    }
    if (errno == ENOSPC || errno == EDQUOT) {
        throw base::Fault(base::FaultKind::DiskFull, "the file could not be written");
    }
    return base::refuse(base::Reason::Invalid,
                        {.key = "cli.cannot_write", .values = {{"file", path}}});
}

/// The miles asked for: files and scripts mean the mailing city unless told otherwise, people the
/// city around.
std::optional<double> miles_of(const cli::Arguments& arguments) {
    const bool for_files = arguments.given("json") || arguments.given("csv");
    if (!arguments.given("within")) {
        return for_files ? 0.0 : 25.0;
    }
    const std::string& typed = arguments.text("within");
    int miles = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), miles);
    const bool fine = error == std::errc{} && end == typed.data() + typed.size() && miles >= 0 &&
                      miles <= 500;
    return fine ? std::optional<double>(miles) : std::nullopt;
}

int show(const CityView& view, const cli::Arguments& arguments, cli::Terminal& terminal,
         const platform::Machine& machine) {
    if (arguments.given("pdf")) {
        const auto written = write_file(arguments.text("pdf"),
                                        city_paper_pdf(view, terminal.language(), terminal.texts(),
                                                       {.printed_on = machine.clock.today_utc()}));
        if (!written) {
            return terminal.refuse(written.error());
        }
    }
    if (arguments.given("json")) {
        terminal.line(city_json(view));
    } else if (arguments.given("csv")) {
        terminal.out() << city_csv(view);
    } else if (!arguments.given("pdf")) {
        print_table(view, terminal);
    }
    return 0;
}

int run_map(const cli::Arguments& arguments, cli::Terminal& terminal,
            const platform::Machine& machine) {
    const auto place = place_typed(arguments.text("place"));
    const auto miles = miles_of(arguments);
    if (!place) {
        return terminal.refuse(
            base::refuse(base::Reason::NotFound, {.key = "community_map.no_such_place_typed",
                                                  .values = {{"typed", arguments.text("place")}}}));
    }
    if (!miles) {
        return terminal.refuse(base::refuse(base::Reason::Invalid, "community_map.miles_wrong"));
    }
    const CityQuestion question{.place = *place, .miles = *miles, .language = terminal.language()};
    const CityView view = machine.database.read([&](db::Read& read) {
        return view_of(read, question, choose(Atlas::made_from(read), question));
    });
    return show(view, arguments, terminal, machine);
}

}  // namespace

cli::Command map_command(const WithMachine& with_machine) {
    return {.name = "map",
            .help_key = "community_map.help_map",
            .parameters = {{Kind::Positional, "place"},
                           {Kind::Text, "within"},
                           {Kind::Flag, "json"},
                           {Kind::Flag, "csv"},
                           {Kind::Text, "pdf"},
                           {Kind::Text, "data", "./data"},
                           {Kind::Text, "database"}},
            .run = [with_machine](const cli::Arguments& arguments, cli::Terminal& terminal) {
                return with_machine(arguments, terminal, [&](const platform::Machine& machine) {
                    return run_map(arguments, terminal, machine);
                });
            }};
}

}  // namespace community_map::commands
