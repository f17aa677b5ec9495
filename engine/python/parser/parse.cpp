// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/syntax.h"

#include "base/error.h"
#include "python/parser/file_parser.h"
#include "python/parser/fragment.h"
#include "python/parser/source_text.h"
#include "python/parser/syntax_tree.h"

namespace limbeck::python {

namespace {

Error syntaxError(const parser::Refused &refused, const std::string &path, std::string_view text)
{
    const parser::LineTable lines(text);
    const auto byte = std::min(refused.byte, static_cast<std::uint32_t>(text.size()));
    return Error(ErrorCode::Syntax, refused.message, {path, lines.line(byte), lines.column(byte)}, refused.hint);
}

std::optional<std::string> docstringOf(const syntax::Block &body)
{
    if (body.empty())
        return std::nullopt;
    const auto *first = std::get_if<syntax::ExprStmt>(&body.front()->node);
    const auto *text = first ? std::get_if<syntax::StringLiteral>(&first->value->node) : nullptr;
    return text ? std::optional(text->value) : std::nullopt;
}

}  // namespace

syntax::FilePtr parser::makeFile(std::string path, std::string text, syntax::Block body)
{
    auto file = std::make_shared<syntax::File>();
    file->path = std::move(path);
    file->text = std::move(text);
    file->docstring = docstringOf(body);
    file->body = std::move(body);
    return file;
}

syntax::FilePtr parse(std::string path, std::string text)
{
    std::string source;
    try {
        source = parser::decodeSource(text);
    } catch (const parser::Refused &refused) {
        throw syntaxError(refused, path, text);
    }
    try {
        syntax::Block body = parser::parseFile(source);
        return parser::makeFile(std::move(path), std::move(source), std::move(body));
    } catch (const parser::Refused &refused) {
        throw syntaxError(refused, path, source);
    }
}

syntax::ExprPtr parseExpression(const std::string &text)
{
    try {
        const std::string source = parser::decodeSource(text);
        const parser::LineTable lines(source);
        parser::LoweringUnit unit{source, lines, parser::TreeBuilder::ofThisThread()};
        return parser::parseFragment(unit, 0, static_cast<std::uint32_t>(source.size()));
    } catch (const parser::Refused &refused) {
        throw syntaxError(refused, "", text);
    }
}

}  // namespace limbeck::python
