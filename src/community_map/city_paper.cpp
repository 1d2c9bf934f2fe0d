#include "community_map/city_paper.hpp"

#include "community_map/city_words.hpp"

namespace community_map {
namespace {

using pdf::Cell;
using pdf::Document;
using pdf::Lettering;

constexpr Lettering kHeadline = {.size = 24, .family = pdf::Family::Serif, .bold = true};
constexpr Lettering kSentence = {.size = 11.5};
constexpr Lettering kSmallPrint = {.size = 10, .darkness = 0.75};
constexpr Lettering kTitle = {.size = 11.5, .bold = true};
constexpr Lettering kPlain = {.size = 11.5};
constexpr Lettering kBelow = {.size = 9.5, .darkness = 0.75};

constexpr double kMapHeight = 330;
constexpr double kRowHeight = 34;           // room for a pen
constexpr std::size_t kEmptyRows = 4;       // below a list, at least
constexpr std::size_t kOnlyEmptyRows = 24;  // where nobody is listed yet: both sides of a sheet

/// Says the sentences of this paper in its language.
class Voice {
public:
    Voice(base::Language language, const text::Texts& texts) : language_(language), texts_(texts) {}

    using Values = std::vector<std::pair<std::string, base::MessageValue>>;
    std::string say(std::string_view name, Values values = {}) const {
        return texts_.say(language_, {.key = "community_map.paper_" + std::string(name),
                                      .values = std::move(values)});
    }
    std::string number(std::int64_t value) const { return text::number(language_, value); }
    std::string day(std::string_view iso) const { return text::long_date(language_, iso); }
    std::string month(std::string_view iso) const { return text::month(language_, iso); }
    base::Language language() const { return language_; }
    const text::Texts& texts() const { return texts_; }

private:
    base::Language language_;
    const text::Texts& texts_;
};

/// Where the list comes from, of when, and what it cannot know.
void put_sources(Document& document, const CityView& view, const CityWords& words) {
    if (!view.register_period.empty()) {
        document.paragraph(words.source, kSmallPrint);
        document.paragraph(words.leaves_out, kSmallPrint);
    } else if (!view.bodies.empty()) {
        document.paragraph(words.source, kSmallPrint);
    }
}

/// What somebody should know before trusting a line.
std::string remarks(const Org& body, const Voice& voice) {
    std::string words;
    const auto add = [&words](const std::string& remark) {
        words += words.empty() ? remark : " · " + remark;
    };
    if (body.closed()) {
        add(voice.say("closed", {{"day", voice.day(body.closed_on)}}));
    } else if (!on_the_map(body)) {
        add(voice.say("not_on_the_map"));
    }
    if (body.has(Flag::CentralMail)) {
        add(voice.say("central_mail"));
    }
    if (body.has(Flag::ImplausibleSize)) {
        add(voice.say("check_size"));
    }
    if (body.has(Flag::ByHand)) {
        add(voice.say("by_hand"));
    }
    return words;
}

Cell words(std::string line, const Lettering& lettering) {
    return {.lines = {{std::move(line), lettering}}};
}

Cell union_cell(const Org& body, const Voice& voice) {
    Cell cell = words(title_of(body), kTitle);
    for (const std::string& line : {subtitle_of(body), remarks(body, voice)}) {
        if (!line.empty() && line != cell.lines.front().words) {
            cell.lines.push_back({line, kBelow});
        }
    }
    return cell;
}

/// The state is only worth its ink where it is another.
Cell city_cell(const Org& body, const CityView& view) {
    const bool plain = body.state.empty() || body.state == view.place.state;
    return words(plain ? body.city : body.city + ", " + body.state, kPlain);
}

Cell members_cell(const Org& body, const Voice& voice) {
    if (!body.members_low) {
        return words(voice.say("size_unknown"), kPlain);
    }
    std::string count = voice.number(*body.members_low);
    if (body.members_high && *body.members_high != *body.members_low) {
        count += "–" + voice.number(*body.members_high);
    }
    Cell cell = words(std::move(count), kPlain);
    if (!body.members_as_of.empty()) {
        cell.lines.push_back({voice.month(body.members_as_of), kBelow});
    }
    return cell;
}

std::vector<pdf::Column> columns(const Voice& voice) {
    return {{.heading = "", .share = 15},
            {.heading = voice.say("column_number"), .share = 29, .align = pdf::Align::End},
            {.heading = voice.say("column_union"), .share = 180},
            {.heading = voice.say("column_city"), .share = 80},
            {.heading = voice.say("column_members"), .share = 82, .align = pdf::Align::End},
            {.heading = voice.say("column_notes"), .share = 84}};
}

pdf::Row empty_row() {
    return {.cells = {{.kind = Cell::Kind::CheckBox}, {}, {}, {}, {}, {}},
            .height_min = kRowHeight};
}

void put_list(Document& document, const CityView& view, const Voice& voice) {
    const std::vector<NumberedBody> bodies = numbered(view);
    pdf::Table list;
    list.columns = columns(voice);
    list.rows = bodies.size();
    list.row = [&](std::size_t at) {
        const Org& body = *bodies[at].body;
        return pdf::Row{.cells = {{.kind = Cell::Kind::CheckBox},
                                  words(std::to_string(bodies[at].number), kPlain),
                                  union_cell(body, voice),
                                  city_cell(body, view),
                                  members_cell(body, voice),
                                  {}},
                        .height_min = kRowHeight};
    };
    document.table(list);
}

/// For the unions that somebody at the table knows and no register does. The rest of the sheet is
/// for them.
void put_empty_lines(Document& document, const CityView& view, const Voice& voice) {
    constexpr double kHeadingHeight = 24;
    document.subheading(voice.say(view.bodies.empty() ? "write_them_down" : "who_is_missing"));
    document.space(4);
    const double room = std::max(0.0, document.room() - kHeadingHeight);
    pdf::Table lines;
    lines.columns = columns(voice);
    lines.rows = std::max(view.bodies.empty() ? kOnlyEmptyRows : kEmptyRows,
                          static_cast<std::size_t>(room / kRowHeight));
    lines.row = [](std::size_t) { return empty_row(); };
    document.table(lines);
}

void put_city(Document& document, const CityView& view, const Voice& voice) {
    const CityWords words = city_words(view, voice.language(), voice.texts());
    document.heading(words.headline, kHeadline);
    document.space(2);
    document.paragraph(view.bodies.empty() ? voice.say("nobody_yet") : words.totals, kSentence);
    document.space(8);
    document.figure(kMapHeight, map_sentence(view, voice.language(), voice.texts()),
                    [&](pdf::Canvas& canvas, pdf::Size size) {
                        draw_map(canvas, view, voice.language(), voice.texts(), {.size = size});
                    });
    document.space(6);
    put_sources(document, view, words);
    document.space(12);
    put_list(document, view, voice);
    document.space(view.bodies.empty() ? 0 : 16);
    put_empty_lines(document, view, voice);
}

}  // namespace

std::string city_paper_pdf(const CityView& view, base::Language language, const text::Texts& texts,
                           const PaperOptions& options) {
    const Voice voice(language, texts);
    pdf::Printing printing;
    printing.paper = options.paper;
    printing.title = city_words(view, language, texts).headline;
    printing.language = std::string(base::language_code(language)) + "-US";
    printing.created_on = options.printed_on.text();
    printing.running_text = voice.say(
        "running_text",
        {{"place", name_with_state(view.place)}, {"day", voice.day(options.printed_on.text())}});
    printing.page_number = [&voice](int page, int pages) {
        return voice.say("page_number",
                         {{"page", std::int64_t{page}}, {"pages", std::int64_t{pages}}});
    };
    return pdf::print(printing, [&](Document& document) { put_city(document, view, voice); });
}

}  // namespace community_map
