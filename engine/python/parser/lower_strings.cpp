// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/fragment.h"
#include "python/parser/literals.h"
#include "python/parser/lower_expression.h"

namespace limbeck::python::parser {

using namespace syntax;

namespace {

constexpr int kMaxSpecNesting = 2;
constexpr int kMaxFieldNesting = 50;

/// Collects the pieces of adjacent f-strings and strings.
class FormattedBuilder {
public:
    explicit FormattedBuilder(LoweringUnit &unit) : m_unit(unit) {}

    void addText(std::string text)
    {
        if (text.empty())
            return;
        if (!m_result.parts.empty() && std::holds_alternative<std::string>(m_result.parts.back()))
            std::get<std::string>(m_result.parts.back()) += text;
        else
            m_result.parts.emplace_back(std::move(text));
    }

    /// The text [start, end) between the quotes, or of a format specification at `level` 1 and 2.
    void addPieces(std::uint32_t start, std::uint32_t end, const StringSpelling &spelling, int level)
    {
        std::uint32_t pieceStart = start;
        const auto endPiece = [&](std::uint32_t at) { addText(decodedText(m_unit.source, pieceStart, at, spelling)); };
        for (std::uint32_t at = start; at < end;) {
            const char c = m_unit.source[at];
            const bool isDouble = level == 0 && at + 1 < end && m_unit.source[at + 1] == c;
            if (c == '\\') {
                at = afterBackslash(at, spelling);
            } else if ((c == '{' || c == '}') && isDouble) {
                endPiece(at + 1);
                at += 2;
                pieceStart = at;
            } else if (c == '{') {
                endPiece(at);
                const FieldExtent extent = fieldAt(m_unit.source, at + 1, end, spelling);
                m_result.parts.emplace_back(field(extent, spelling, level));
                pieceStart = at = extent.end;
            } else if (c == '}') {
                throw Refused{at, "f-string: single '}' is not allowed"};
            } else {
                ++at;
            }
        }
        endPiece(end);
    }

    FormattedString take() { return std::move(m_result); }

private:
    std::uint32_t afterBackslash(std::uint32_t at, const StringSpelling &spelling) const
    {
        const std::string_view text = m_unit.source;
        const char next = text[at + 1];
        if (next == '{' || next == '}')
            return at + 1;
        if (next == 'N' && !spelling.isRaw && text[at + 2] == '{')
            return static_cast<std::uint32_t>(std::min(text.find('}', at), text.size() - 1)) + 1;
        return at + 2;
    }

    FormattedString::Field field(const FieldExtent &extent, const StringSpelling &spelling, int level)
    {
        if (level >= kMaxSpecNesting || m_unit.fieldNesting >= kMaxFieldNesting)
            throw Refused{extent.expressionStart, "f-string: expressions nested too deeply"};
        const std::string_view written = m_unit.source.substr(extent.expressionStart, extent.expressionEnd - extent.expressionStart);
        if (written.find_first_not_of(" \t\f\r\n") == std::string_view::npos)
            throw Refused{extent.expressionStart, "f-string: empty expression not allowed"};
        FormattedString::Field field;
        ++m_unit.fieldNesting;
        field.value = fieldExpression(extent);
        if (extent.hasSpec)
            field.spec = specification(extent, spelling, level);
        --m_unit.fieldNesting;
        field.conversion = extent.conversion;
        if (extent.debugEnd != 0) {
            const StringSpelling raw{.isRaw = true};
            field.debugText = decodedText(m_unit.source, extent.expressionStart, extent.debugEnd, raw);
            if (field.conversion == 0 && !field.spec)
                field.conversion = 'r';
        }
        return field;
    }

    ExprPtr fieldExpression(const FieldExtent &extent)
    {
        try {
            return parseFragment(m_unit, extent.expressionStart, extent.expressionEnd);
        } catch (const Refused &refused) {
            const bool isGeneral = refused.message.starts_with("invalid syntax");
            throw Refused{refused.byte, isGeneral ? "f-string: " + refused.message : refused.message, refused.hint};
        }
    }

    std::unique_ptr<FormattedString> specification(const FieldExtent &extent, const StringSpelling &spelling, int level)
    {
        FormattedBuilder inner(m_unit);
        inner.addPieces(extent.specStart, extent.specEnd, spelling, level + 1);
        return std::make_unique<FormattedString>(inner.take());
    }

    LoweringUnit &m_unit;
    FormattedString m_result;
};

}  // namespace

ExprPtr ExpressionLowering::strings(std::uint32_t first, std::uint32_t end)
{
    const std::string_view source = m.unit.source;
    const Span span = m.tokenSpan(first, end);
    FormattedBuilder formatted(m.unit);
    std::string plain;
    bool isFormatted = false;
    int bytes = 0;
    for (std::uint32_t index = first; index < end; ++index) {
        const Token &token = m.token(index);
        const StringSpelling spelling = spellingOf(source, token.start, token.end);
        bytes += spelling.isBytes ? 1 : 0;
        if (spelling.isFormatted && !isFormatted) {
            isFormatted = true;
            formatted.addText(std::move(plain));
        }
        if (spelling.isFormatted)
            formatted.addPieces(spelling.contentStart, spelling.contentEnd, spelling, 0);
        else if (isFormatted)
            formatted.addText(decodedText(source, spelling.contentStart, spelling.contentEnd, spelling));
        else
            plain += decodedText(source, spelling.contentStart, spelling.contentEnd, spelling);
    }
    if (bytes != 0 && bytes != static_cast<int>(end - first))
        m.refuseToken(first, "cannot mix bytes and nonbytes literals");
    if (isFormatted)
        return makeExpr(formatted.take(), span);
    return bytes != 0 ? makeExpr(BytesLiteral{std::move(plain)}, span) : makeExpr(StringLiteral{std::move(plain)}, span);
}

}  // namespace limbeck::python::parser
