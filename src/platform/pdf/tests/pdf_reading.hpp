// Reads a PDF back: its words with another program (pdftotext), its tags with qpdf.
#pragma once

#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>
#include <qpdf/qpdf-c.h>

#include "tests/support/temporary_folder.hpp"

namespace pdf_reading {

/// The words of each page in the order of the page's content, white space as single spaces.
inline std::vector<std::string> page_texts(const std::string& pdf) {
    const test_support::TemporaryFolder folder;
    const std::string path = (folder / "read.pdf").string();
    std::ofstream(path, std::ios::binary) << pdf;
    std::FILE* const words = popen(("pdftotext -raw '" + path + "' -").c_str(), "r");
    if (words == nullptr) {
        ADD_FAILURE() << "pdftotext does not start";
        return {};
    }
    std::vector<std::string> pages = {""};
    for (int letter = std::fgetc(words); letter != EOF; letter = std::fgetc(words)) {
        if (letter == '\f') {
            pages.emplace_back();
        } else if (letter != '\n' && letter != ' ') {
            pages.back() += static_cast<char>(letter);
        } else if (!pages.back().empty() && pages.back().back() != ' ') {
            pages.back() += ' ';
        }
    }
    EXPECT_EQ(pclose(words), 0) << "pdftotext (package poppler-utils) reads the file";
    pages.pop_back();
    return pages;
}

inline std::string whole_text(const std::string& pdf) {
    std::string whole;
    for (const std::string& page : page_texts(pdf)) {
        whole += page + '\n';
    }
    return whole;
}

inline std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++count;
    }
    return count;
}

/// An object of an opened file, valid as long as that.
class Object {
public:
    Object(qpdf_data file, qpdf_oh handle) : file_(file), handle_(handle) {}

    bool has(const char* key) const {
        return qpdf_oh_is_dictionary(file_, handle_) && qpdf_oh_has_key(file_, handle_, key);
    }
    Object key(const char* key) const { return {file_, qpdf_oh_get_key(file_, handle_, key)}; }
    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        qpdf_oh_begin_dict_key_iter(file_, handle_);
        while (qpdf_oh_dict_more_keys(file_)) {
            keys.emplace_back(qpdf_oh_dict_next_key(file_));
        }
        return keys;
    }
    /// The items of an array; of anything else, itself alone.
    std::vector<Object> items() const {
        if (!qpdf_oh_is_array(file_, handle_)) {
            return {*this};
        }
        std::vector<Object> items;
        for (int at = 0; at < qpdf_oh_get_array_n_items(file_, handle_); ++at) {
            items.emplace_back(file_, qpdf_oh_get_array_item(file_, handle_, at));
        }
        return items;
    }
    std::string text() const { return qpdf_oh_get_utf8_value(file_, handle_); }
    std::string name() const { return qpdf_oh_get_name(file_, handle_); }
    int number() const { return static_cast<int>(qpdf_oh_get_numeric_value(file_, handle_)); }
    bool is_true() const { return qpdf_oh_get_bool_value(file_, handle_) != 0; }

    /// Of a page: what draws it.
    std::string content() const {
        unsigned char* bytes = nullptr;
        std::size_t size = 0;
        qpdf_oh_get_page_content_data(file_, handle_, &bytes, &size);
        std::string content(reinterpret_cast<char*>(bytes), size);
        std::free(bytes);
        return content;
    }

private:
    qpdf_data file_;
    qpdf_oh handle_;
};

/// A file as qpdf reads it, without a single complaint.
class Opened {
public:
    explicit Opened(std::string bytes) : bytes_(std::move(bytes)), file_(qpdf_init()) {
        qpdf_set_suppress_warnings(file_, QPDF_TRUE);
        EXPECT_EQ(qpdf_read_memory(file_, "test", bytes_.data(), bytes_.size(), nullptr),
                  QPDF_SUCCESS);
        EXPECT_FALSE(qpdf_more_warnings(file_));
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { qpdf_cleanup(&file_); }

    Object root() const { return {file_, qpdf_get_root(file_)}; }
    Object about() const { return Object(file_, qpdf_get_trailer(file_)).key("/Info"); }
    std::string title() const { return about().key("/Title").text(); }
    std::string language() const { return root().key("/Lang").text(); }
    std::vector<Object> pages() const {
        std::vector<Object> pages;
        for (int page = 0; page < qpdf_get_num_pages(file_); ++page) {
            pages.emplace_back(file_, qpdf_get_page_n(file_, static_cast<std::size_t>(page)));
        }
        return pages;
    }
    /// "width x height" of the first page, in whole points.
    std::string paper() const {
        const auto box = pages().front().key("/MediaBox").items();
        return std::to_string(box[2].number()) + " x " + std::to_string(box[3].number());
    }

    /// The element of the tree of tags that holds all others.
    Object document() const { return root().key("/StructTreeRoot").key("/K"); }
    /// "Document(H1 P Table(TR(TH TH) TR(TD TD)))"
    std::string outline() const { return outline_of(document()); }

private:
    static std::string outline_of(const Object& element) {
        std::string inside;
        for (const Object& kid : element.key("/K").items()) {
            if (kid.has("/S")) {
                inside += (inside.empty() ? "" : " ") + outline_of(kid);
            }
        }
        const std::string tag = element.key("/S").name().substr(1);
        return inside.empty() ? tag : tag + "(" + inside + ")";
    }

    std::string bytes_;
    qpdf_data file_;
};

}  // namespace pdf_reading
