#include "platform/html/layout.hpp"

namespace html {

namespace {

void fill_navigation(Slots& slots, const std::vector<NavigationItem>& navigation,
                     const Frame& frame, const text::Texts& texts) {
    for (const NavigationItem& item : navigation) {
        Slots entry = slots.add("NAVIGATION_ITEM");
        entry.set("ITEM_URL", item.url);
        entry.set("ITEM_TEXT", texts.plain(frame.language, item.text_key));
        entry.show_if(item.text_key == frame.current, "IS_CURRENT");
    }
}

void fill_languages(Slots& slots, const Frame& frame) {
    for (const base::Language language : base::kLanguages) {
        const std::string code(base::language_code(language));
        Slots entry = slots.add("LANGUAGE_ITEM");
        Slots choice = entry.add(language == frame.language ? "IS_CHOSEN" : "CAN_BE_CHOSEN");
        choice.set("CODE", code);
        if (language != frame.language) {
            choice.set("LANGUAGE_URL",
                       Url::path("/language", {{"to", code}, {"back", frame.target}}));
        }
    }
}

}  // namespace

Layout::Layout(const Views& views, const text::Texts& texts, std::vector<NavigationItem> navigation)
    : views_(views), texts_(texts), navigation_(std::move(navigation)) {}

Views::Page Layout::page(const Frame& frame, std::string_view content) const {
    Views::Page page = views_.page("web/layout", frame.language);
    Slots& slots = page.slots();
    slots.set("LANGUAGE", base::language_code(frame.language));
    slots.set("TITLE", frame.title);
    fill_navigation(slots, navigation_, frame, texts_);
    fill_languages(slots, frame);
    slots.show_if(frame.follows_a_job, "RELOADS");
    if (!frame.style.empty()) {
        slots.add("OWN_STYLE").set("STYLE_URL", asset_url(frame.style));
    }
    if (!frame.script.empty()) {
        slots.add("OWN_SCRIPT").set("SCRIPT_URL", asset_url(frame.script));
    }
    page.go_into("CONTENT", content);
    return page;
}

}  // namespace html
