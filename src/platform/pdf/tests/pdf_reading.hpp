// Reads a PDF back: its words with another program (pdftotext), its tags with qpdf.
#pragma once

#include <cstdio>
#include <fstream>

#include <gtest/gtest.h>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/JSON.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

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

/// The file as qpdf sees it; `bytes` must live as long.
inline std::unique_ptr<QPDF> opened(const std::string& bytes) {
    auto pdf = std::make_unique<QPDF>();
    pdf->setSuppressWarnings(true);
    pdf->processMemoryFile("test", bytes.data(), bytes.size());
    EXPECT_TRUE(pdf->getWarnings().empty());
    return pdf;
}

inline std::string title_of(QPDF& pdf) {
    return pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value();
}

inline std::string language_of(QPDF& pdf) {
    return pdf.getRoot().getKey("/Lang").getUTF8Value();
}

/// "Document(H1 P Table(TR(TH TH) TR(TD TD)))"
inline std::string outline_of(QPDFObjectHandle element) {
    std::string outline = element.getKey("/S").getName().substr(1);
    std::string inside;
    QPDFObjectHandle kids = element.getKey("/K");
    for (QPDFObjectHandle kid : kids.isArray() ? kids.getArrayAsVector() : std::vector{kids}) {
        if (kid.isDictionary() && kid.hasKey("/S")) {
            inside += (inside.empty() ? "" : " ") + outline_of(kid);
        }
    }
    return inside.empty() ? outline : outline + "(" + inside + ")";
}

inline std::string outline_of(QPDF& pdf) {
    return outline_of(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"));
}

}  // namespace pdf_reading
