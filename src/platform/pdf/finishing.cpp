#include "platform/pdf/finishing.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#define POINTERHOLDER_TRANSITION 4  // the library asks which of its two pointer types we mean
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/ensure.hpp"
#include "base/fault.hpp"

namespace pdf {
namespace {

using Object = QPDFObjectHandle;
using Token = QPDFTokenizer::Token;

/// Turns `/NonStruct << /MCID 7 >> BDC` into `/Artifact BMC`.
class DecorationFilter final : public Object::TokenFilter {
public:
    void handleToken(const Token& token) override {
        if (skipping_) {
            skipping_ = !token.isWord("BDC");
            return;
        }
        if (token.getType() == QPDFTokenizer::tt_name &&
            token.getValue() == "/" + std::string(kDecorationTag)) {
            write("/Artifact BMC");
            skipping_ = true;
            return;
        }
        writeToken(token);
    }

private:
    bool skipping_ = false;
};

/// The tree of tags while it is built. A long table has a cell for every few words, so that each
/// element is kept as small as the standard allows.
class TagTree {
public:
    TagTree(QPDF& pdf, const Structure& structure)
        : pdf_(pdf), structure_(structure), pages_(QPDFPageDocumentHelper(pdf).getAllPages()) {
        ENSURE(pages_.size() == structure.pages.size(), "a page was drawn that nobody counted");
        root_ = pdf.makeIndirectObject(Object::newDictionary());
        root_.replaceKey("/Type", Object::newName("/StructTreeRoot"));
    }

    void hang() {
        make_elements();
        Object parent_tree = pdf_.makeIndirectObject(Object::newDictionary());
        parent_tree.replaceKey("/Nums", hang_stretches());
        for (std::size_t number = 0; number < elements_.size(); ++number) {
            give_kids(elements_[number], kids_[number]);
        }
        root_.replaceKey("/ParentTree", parent_tree);
        root_.replaceKey("/ParentTreeNextKey", integer(pages_.size()));
        pdf_.getRoot().replaceKey("/StructTreeRoot", root_);
        for (QPDFPageObjectHelper& page : pages_) {
            page.addContentTokenFilter(std::make_shared<DecorationFilter>());
        }
    }

private:
    static Object integer(std::size_t number) {
        return Object::newInteger(static_cast<long long>(number));
    }

    /// One object for each element, each among the kids of its parent.
    void make_elements() {
        kids_.resize(structure_.elements.size());
        for (const Element& element : structure_.elements) {
            Object object = pdf_.makeIndirectObject(Object::newDictionary());
            object.replaceKey("/S", name_of(element.role));
            if (!element.alternative.empty()) {
                object.replaceKey("/Alt", Object::newUnicodeString(element.alternative));
            }
            if (element.role == Role::TableHeading) {
                object.replaceKey("/A", heading_of_column());
            }
            if (element.parent == kDecoration) {
                object.replaceKey("/P", root_);
                root_.replaceKey("/K", object);
            } else {
                object.replaceKey("/P", elements_.at(element.parent));
                kids_[element.parent].push_back(object);
            }
            elements_.push_back(object);
        }
    }

    /// Tells each element which stretches are its own, and each page whose its stretches are.
    Object hang_stretches() {
        Object numbers = Object::newArray();
        for (std::size_t page = 0; page < pages_.size(); ++page) {
            Object owners = Object::newArray();
            const std::vector<ElementNumber>& stretches = structure_.pages[page];
            for (std::size_t stretch = 0; stretch < stretches.size(); ++stretch) {
                if (stretches[stretch] == kDecoration) {
                    owners.appendItem(Object::newNull());
                } else {
                    owners.appendItem(elements_.at(stretches[stretch]));
                    own(stretches[stretch], page, stretch);
                }
            }
            Object page_object = pages_[page].getObjectHandle();
            page_object.replaceKey("/StructParents", integer(page));
            page_object.replaceKey("/Tabs", Object::newName("/S"));
            numbers.appendItem(integer(page));
            numbers.appendItem(owners);
        }
        return numbers;
    }

    /// On the element's first page the stretch's number says all; elsewhere it needs the page
    /// beside it.
    void own(ElementNumber owner, std::size_t page, std::size_t stretch) {
        Object page_object = pages_[page].getObjectHandle();
        Object& element = elements_[owner];
        if (!element.hasKey("/Pg")) {
            element.replaceKey("/Pg", page_object);
        }
        if (element.getKey("/Pg").getObjGen() == page_object.getObjGen()) {
            kids_[owner].push_back(integer(stretch));
            return;
        }
        Object reference = Object::newDictionary();
        reference.replaceKey("/Type", Object::newName("/MCR"));
        reference.replaceKey("/Pg", page_object);
        reference.replaceKey("/MCID", integer(stretch));
        kids_[owner].push_back(reference);
    }

    static void give_kids(Object& element, std::vector<Object>& kids) {
        if (kids.size() == 1) {
            element.replaceKey("/K", kids.front());
        } else if (!kids.empty()) {
            element.replaceKey("/K", Object::newArray(kids));
        }
        kids = {};
    }

    Object name_of(Role role) {
        Object& name = names_[role];
        if (!name.isInitialized()) {
            name = Object::newName("/" + std::string(tag_of(role)));
        }
        return name;
    }

    static Object heading_of_column() {
        Object scope = Object::newDictionary();
        scope.replaceKey("/O", Object::newName("/Table"));
        scope.replaceKey("/Scope", Object::newName("/Column"));
        return scope;
    }

    QPDF& pdf_;
    const Structure& structure_;
    std::vector<QPDFPageObjectHelper> pages_;
    Object root_;
    std::vector<Object> elements_;
    std::vector<std::vector<Object>> kids_;
    std::map<Role, Object> names_;
};

/// "2021-06-30" as "D:20210630000000Z".
std::string pdf_date(std::string_view iso) {
    std::string date = "D:";
    std::copy_if(iso.begin(), iso.end(), std::back_inserter(date),
                 [](char letter) { return letter != '-'; });
    return date + "000000Z";
}

void describe(QPDF& pdf, const Finish& finish) {
    Object marked = Object::newDictionary();
    marked.replaceKey("/Marked", Object::newBool(true));
    Object viewer = Object::newDictionary();
    viewer.replaceKey("/DisplayDocTitle", Object::newBool(true));
    Object root = pdf.getRoot();
    root.replaceKey("/MarkInfo", marked);
    root.replaceKey("/ViewerPreferences", viewer);
    root.replaceKey("/Lang", Object::newUnicodeString(std::string(finish.language)));
    Object about = pdf.getTrailer().getKey("/Info");
    about.replaceKey("/Title", Object::newUnicodeString(std::string(finish.title)));
    about.replaceKey("/CreationDate", Object::newString(pdf_date(finish.created_on)));
    about.removeKey("/Producer");
}

std::string written(QPDF& pdf) {
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_compress);
    writer.write();
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::string_view tag_of(Role role) {
    switch (role) {
        case Role::Document:
            return "Document";
        case Role::Heading1:
            return "H1";
        case Role::Heading2:
            return "H2";
        case Role::Paragraph:
            return "P";
        case Role::Figure:
            return "Figure";
        case Role::Table:
            return "Table";
        case Role::TableRow:
            return "TR";
        case Role::TableHeading:
            return "TH";
        case Role::TableCell:
            return "TD";
    }
    ENSURE(false, "a role that does not exist");
    return {};
}

std::string finished(const std::string& drawn, const Structure& structure, const Finish& finish) {
    try {
        QPDF pdf;
        pdf.processMemoryFile("drawn pages", drawn.data(), drawn.size());
        describe(pdf, finish);
        TagTree(pdf, structure).hang();
        return written(pdf);
    } catch (const QPDFExc& failure) {
        throw base::Fault(base::FaultKind::Other, failure.what());
    }
}

}  // namespace pdf
