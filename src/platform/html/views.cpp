#include "platform/html/views.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <map>
#include <mutex>

#include "base/ensure.hpp"
#include "platform/files/embedded.hpp"
#include "platform/html/template_source.hpp"

namespace html {

using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

namespace {

TemplateString borrowed(std::string_view text) {
    return {text.data(), text.size()};
}

/// The name as ctemplate knows it, with the number that it gave it: without one, it would look up
/// and remember the name at each use. What it remembers is the address, so names stay for good.
TemplateString numbered(const std::string& name) {
    static std::mutex mutex;
    static std::map<std::string, ctemplate::StaticTemplateString> names;
    const std::lock_guard lock(mutex);
    const auto [at, is_new] = names.try_emplace(name);
    if (is_new) {
        at->second = {{at->first.data(), at->first.size(), 0}};
        const ctemplate::StaticTemplateStringInitializer gives_it_a_number(&at->second);
    }
    return at->second;
}

// Blank lines go, line ends stay: between two words a line end is a space.
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

}  // namespace

/// A template that passed, and the others it may include.
class LoadedTemplate {
public:
    using ByName = std::map<std::string, LoadedTemplate, std::less<>>;

    LoadedTemplate(std::string name, Names names, const ByName& all)
        : name_(std::move(name)),
          names_(std::move(names)),
          markers_(numbered_all(names_.markers)),
          sections_(numbered_all(names_.sections)),
          includes_(numbered_all(names_.includes)),
          all_(&all) {}

    const std::string& name() const { return name_; }
    const Names& names() const { return names_; }
    const LoadedTemplate& other(std::string_view name) const { return find(*all_, name); }

    static const LoadedTemplate& find(const ByName& all, std::string_view name) {
        const auto found = all.find(name);
        ENSURE(found != all.end(), ("there is no template " + std::string(name)).c_str());
        return found->second;
    }

    TemplateString marker(std::string_view name) const { return expect(markers_, name); }
    TemplateString section(std::string_view name) const { return expect(sections_, name); }
    TemplateString include(std::string_view name) const { return expect(includes_, name); }

private:
    using Numbered = std::map<std::string_view, TemplateString>;  // by the name in `names_`

    static Numbered numbered_all(const std::set<std::string, std::less<>>& names) {
        Numbered all;
        for (const std::string& name : names) {
            all.emplace(name, numbered(name));
        }
        return all;
    }

    TemplateString expect(const Numbered& names, std::string_view name) const {
        const auto found = names.find(name);
        ENSURE(found != names.end(),
               ("the template " + name_ + " has no " + std::string(name)).c_str());
        return found->second;
    }

    std::string name_;
    Names names_;
    Numbered markers_;
    Numbered sections_;
    Numbered includes_;
    const ByName* all_;
};

class Views::Loaded {
public:
    Loaded(std::span<const TemplateFile> files, const text::Texts& texts) {
        Sources sources;
        for (const TemplateFile& file : files) {
            if (!sources.emplace(file.name, file.text).second) {
                throw base::Bug("two templates are named " + std::string(file.name));
            }
        }
        for (const auto& entry : sources) {
            load(sources, entry.first, texts);
        }
        for (auto& cache : caches_) {
            cache.Freeze();
        }
    }

    const LoadedTemplate& find(std::string_view name) const {
        return LoadedTemplate::find(templates_, name);
    }

    const LoadedTemplate::ByName& all() const { return templates_; }

    const ctemplate::TemplateCache& cache(base::Language language) const {
        return caches_[static_cast<std::size_t>(language)];
    }

private:
    void load(const Sources& sources, const std::string& name, const text::Texts& texts) {
        const std::string assembled = assemble(sources, name);
        templates_.try_emplace(name, name, judge(name, assembled), templates_);
        for (const base::Language language : base::kLanguages) {
            const std::string filled = fill_in(
                with_plain_urls(assembled),
                [&](std::string_view key) { return replacement(name, key, language, texts); });
            const bool parsed = caches_[static_cast<std::size_t>(language)].StringToTemplateCache(
                borrowed(name), borrowed("{{%AUTOESCAPE context=\"HTML\"}}\n" + filled), kStrip);
            if (!parsed) {
                throw base::Bug("template " + name + " is no valid template");
            }
        }
    }

    static std::string replacement(const std::string& name, std::string_view key,
                                   base::Language language, const text::Texts& texts) {
        constexpr std::string_view kAsset = "asset:";
        if (key.substr(0, kAsset.size()) == kAsset) {
            const std::string_view asset = key.substr(kAsset.size());
            if (!files::embedded_file("assets/" + std::string(asset))) {
                throw base::Bug("template " + name + ": there is no asset " + std::string(asset));
            }
            return asset_url(asset).text();
        }
        if (!texts.has(key)) {
            throw base::Bug("template " + name + ": there is no text " + std::string(key));
        }
        if (texts.takes_values(key)) {
            throw base::Bug("template " + name + ": the text " + std::string(key) +
                            " needs values");
        }
        return escape(texts.plain(language, key));
    }

    LoadedTemplate::ByName templates_;
    std::array<ctemplate::TemplateCache, base::kLanguages.size()> caches_;
};

class Views::Page::Filling {
public:
    Filling(const LoadedTemplate& of, const ctemplate::TemplateCache& cache)
        : cache(cache), name(of.name()), dictionary("page"), slots(dictionary, of) {}

    const ctemplate::TemplateCache& cache;
    const std::string& name;
    TemplateDictionary dictionary;
    Slots slots;
};

void Slots::set(const char* marker, std::string_view value) {
    const TemplateString expected = template_->marker(marker);
    ENSURE(!is_url_marker(marker), (std::string(marker) + " takes an html::Url").c_str());
    dictionary_->SetValue(expected, borrowed(value));
}

void Slots::set(const char* marker, std::int64_t value) {
    set(marker, std::string_view(std::to_string(value)));
}

void Slots::set(const char* marker, const Url& url) {
    const TemplateString expected = template_->marker(marker);
    ENSURE(is_url_marker(marker), (std::string(marker) + " takes no html::Url").c_str());
    dictionary_->SetValue(expected, escape(url.text()));
}

void Slots::show(const char* section) {
    dictionary_->ShowSection(template_->section(section));
}

void Slots::show_if(bool condition, const char* section) {
    const TemplateString expected = template_->section(section);
    if (condition) {
        dictionary_->ShowSection(expected);
    }
}

Slots Slots::add(const char* section) {
    return {*dictionary_->AddSectionDictionary(template_->section(section)), *template_};
}

Slots Slots::include(const char* marker, std::string_view name) {
    const TemplateString expected = template_->include(marker);
    const LoadedTemplate& included = template_->other(name);
    TemplateDictionary* const inner = dictionary_->AddIncludeDictionary(expected);
    inner->SetFilename(included.name());
    return {*inner, included};
}

Views::Views(std::span<const TemplateFile> files, const text::Texts& texts)
    : loaded_(std::make_unique<Loaded>(files, texts)) {}

Views::~Views() = default;

Views::Page Views::page(std::string_view name, base::Language language) const {
    return Page(std::make_unique<Page::Filling>(loaded_->find(name), loaded_->cache(language)));
}

std::vector<std::string_view> Views::names() const {
    std::vector<std::string_view> names;
    for (const auto& entry : loaded_->all()) {
        names.emplace_back(entry.first);
    }
    return names;
}

Views::Expected Views::expected(std::string_view name) const {
    const Names& names = loaded_->find(name).names();
    return {{names.markers.begin(), names.markers.end()},
            {names.sections.begin(), names.sections.end()},
            {names.includes.begin(), names.includes.end()}};
}

Views::Page::Page(std::unique_ptr<Filling> filling) : filling_(std::move(filling)) {}
Views::Page::Page(Page&&) noexcept = default;
Views::Page::~Page() = default;

Slots& Views::Page::slots() {
    return filling_->slots;
}

void Views::Page::go_into(const char* include, std::string_view name) {
    filling_->slots = filling_->slots.include(include, name);
}

std::string Views::Page::html() const {
    std::string out;
    out.reserve(32 * 1024);
    const bool expanded = filling_->cache.ExpandNoLoad(borrowed(filling_->name), kStrip,
                                                       &filling_->dictionary, nullptr, &out);
    ENSURE(expanded, "a template that was loaded can be filled");
    return out;
}

std::vector<TemplateFile> embedded_templates() {
    constexpr std::string_view kFolder = "templates/";
    constexpr std::string_view kEnding = ".html";
    std::vector<TemplateFile> found;
    for (const files::EmbeddedFile& file : files::embedded_under(kFolder)) {
        std::string_view name = file.name.substr(kFolder.size());
        name.remove_suffix(kEnding.size());
        found.push_back({name, file.bytes});
    }
    return found;
}

Url asset_url(std::string_view name) {
    return Url::path(files::asset_path(name));
}

}  // namespace html
