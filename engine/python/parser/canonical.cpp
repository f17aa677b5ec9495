// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tree-sitter's Python grammar is made for colouring half-written text of every Python there ever was. Some of what Python 3 accepts it does not take
// (`return *f(), 1`, `C(x=1 as y)`, indentation beyond 255 columns), some it takes for something else (`print -1`, `exec "x"`, `await (x)`, a type
// called match), and its own scanner loses its place in nested f-strings, form feeds and comments. So it gets the tokens of our scanner, spelled
// in the plainest way that has the same structure:
//   * every number is 0, adjacent strings together are 00, brackets around nothing but literals too, a name is xx, and so is name.name.name, which the lowering takes apart: what they are
//     stands in the tokens, and tree-sitter's time goes by its own tokens;
//   * a logical line is one line, indented by one blank for each level, and a simple statement ends with a semicolon: tree-sitter may take a line end for
//     a blank (`a,` and in the next line `b = 1`);
//   * `match`, `case` and `type` stay words only where a statement of that kind can begin, and are names elsewhere; the subject of match stands in
//     parentheses, without which `match [x]:` could be an annotation that goes on in the next line;
//   * in annotations, a name before a subscript stands in parentheses, without which `a[b][c]` is refused;
//   * the star of *x and the word await, whose places in the grammar are wrong, are taken out and marked on the token after them. The lowering takes
//     the mark up where Python allows it, and refuses a mark that is left over. In class patterns, `name =` is treated alike, and `as` in the
//     headers of with and except is a comma and a mark (`with a if b else c as d`).
#include "python/parser/canonical.h"

#include "python/parser/literal_groups.h"

namespace limbeck::python::parser {

namespace {

class CanonicalWriter {
public:
    CanonicalWriter(std::string_view source, const TokenStream &stream) : m_source(source), m_tokens(stream.tokens), m_lines(stream.lines), m_groups(literalGroups(stream))
    {
        m_out.text.reserve(m_tokens.size() * 4);
        m_out.tokenAt.reserve(m_tokens.size() * 4);
        m_out.marks.resize(m_tokens.size() + 1, 0);
    }

    CanonicalText file()
    {
        for (const LogicalLine &line : m_lines) {
            write(std::string(static_cast<std::size_t>(line.depth), ' '));
            writeLine(line);
            --m_token;
            write(takesSemicolon(line) ? ";\n" : "\n");
            ++m_token;
        }
        return std::move(m_out);
    }

    CanonicalText expression()
    {
        write("( ");
        if (!m_lines.empty())
            writeLine(m_lines.front(), false);
        m_token -= m_token > 0 ? 1 : 0;
        write(")\n");
        return std::move(m_out);
    }

private:
    static constexpr std::uint32_t kNoToken = 0xFFFFFFFF;

    void write(std::string_view text)
    {
        m_out.text += text;
        m_out.tokenAt.resize(m_out.text.size(), m_token);
    }

    void writeToken(std::string_view spelling)
    {
        write(spelling);
        write(" ");
    }

    std::string_view textOfToken(const Token &token) const { return m_source.substr(token.start, token.end - token.start); }
    bool isName(std::uint32_t index, std::string_view name) const { return m_tokens[index].kind == Token::Kind::Name && textOfToken(m_tokens[index]) == name; }

    bool takesSemicolon(const LogicalLine &line) const
    {
        const Token &last = m_tokens[line.endToken - 1];
        return !last.is(";") && !last.is(":") && !m_tokens[line.firstToken].is("@");
    }

    /// The words of a line that decide how its other tokens are to be read.
    void enterLine(const LogicalLine &line, bool isStatement)
    {
        m_line = line;
        m_depth = 0;
        m_lambdas.clear();
        m_parameterDepth = 0;
        m_parameterOpening = kNoToken;
        m_isAsTarget = m_mayAnnotate = false;
        m_isMatch = m_isPattern = m_isClass = m_isImport = false;
        if (!isStatement)
            return;
        m_matchAtDepth.resize(static_cast<std::size_t>(line.depth) + 1, false);
        const std::uint32_t first = line.firstToken, last = line.endToken - 1;
        const bool endsWithColon = m_tokens[last].is(":");
        m_isMatch = isName(first, "match") && endsWithColon && last > first + 1;
        m_matchAtDepth.back() = m_isMatch;
        m_isPattern = line.depth > 0 && isName(first, "case") && m_matchAtDepth[m_matchAtDepth.size() - 2];
        const std::uint32_t definition = m_tokens[first].is(Keyword::Async) ? first + 1 : first;
        m_isClass = m_tokens[first].is(Keyword::Class);
        const std::uint32_t opening = definition + 2;  // behind the name
        const bool isDefinition = definition <= last && m_tokens[definition].is(Keyword::Def);
        m_mayAnnotate = isDefinition;
        m_isAsTarget = definition <= last && (m_tokens[definition].is(Keyword::With) || m_tokens[definition].is(Keyword::Except));
        if (opening <= last && (isDefinition || (m_isClass && m_tokens[opening].is("["))))
            m_parameterOpening = opening;
    }

    void writeLine(const LogicalLine &line, bool isStatement = true)
    {
        enterLine(line, isStatement);
        for (m_token = line.firstToken; m_token < line.endToken; ++m_token)
            writeCurrent(m_tokens[m_token], isStatement);
    }

    void writeCurrent(const Token &token, bool isStatement)
    {
        switch (token.kind) {
        case Token::Kind::Name: return writeName(isStatement);
        case Token::Kind::Number: return writeToken("0");
        case Token::Kind::String: return writeStrings();
        case Token::Kind::Keyword: return writeKeyword(token);
        case Token::Kind::Operator: return writeOperator(token);
        }
    }

    /// All adjacent ones, as two digits that stand for the first and the last.
    void writeStrings()
    {
        write("0");
        while (m_token + 1 < m_line.endToken && m_tokens[m_token + 1].kind == Token::Kind::String)
            ++m_token;
        write("0 ");
    }

    void writeName(bool isStatement)
    {
        const bool isFirst = m_token == m_line.firstToken;
        if (isFirst && m_isMatch)
            return writeToken("match (");
        if (isFirst && m_isPattern)
            return writeToken("case");
        if (isStatement && startsTypeAlias()) {
            m_mayAnnotate = true;
            m_parameterOpening = m_token + 2;
            return writeToken("type");
        }
        const std::uint32_t next = m_token + 1;
        if (m_isPattern && m_depth > 0 && next + 1 < m_line.endToken && m_tokens[next].is("=")) {
            m_out.marks[next + 1] |= CanonicalText::KeywordPattern;
            ++m_token;
            return;
        }
        const std::uint32_t last = m_isPattern || m_isImport ? m_token : lastOfChain();
        const bool startsOperand = isFirst || !(m_tokens[m_token - 1].is(".") || endsOperand(m_tokens[m_token - 1]));
        const bool isSubscripted = m_mayAnnotate && last + 1 < m_line.endToken && m_tokens[last + 1].is("[") && last + 1 != m_parameterOpening;
        const bool isGrouped = startsOperand && isSubscripted;
        write(isGrouped ? "(x" : "x");
        m_token = last;
        write(isGrouped ? "x) " : "x ");
    }

    /// The last name of name.name.name.
    std::uint32_t lastOfChain() const
    {
        std::uint32_t last = m_token;
        while (last + 2 < m_line.endToken && m_tokens[last + 1].is(".") && m_tokens[last + 2].kind == Token::Kind::Name)
            last += 2;
        return last;
    }

    /// `type X = …` and `type X[T] = …` at the start of a statement.
    bool startsTypeAlias() const
    {
        if (!isName(m_token, "type") || m_depth > 0 || m_token + 2 >= m_line.endToken || m_tokens[m_token + 1].kind != Token::Kind::Name)
            return false;
        const bool isStart = m_token == m_line.firstToken || m_tokens[m_token - 1].is(";") || m_tokens[m_token - 1].is(":");
        return isStart && (m_tokens[m_token + 2].is("=") || m_tokens[m_token + 2].is("["));
    }

    void writeKeyword(const Token &token)
    {
        const std::uint32_t next = m_token + 1;
        if (token.keyword == Keyword::Await && next < m_line.endToken && !m_tokens[next].is("*") && !m_tokens[next].is(Keyword::Await)) {
            mark(next, CanonicalText::Await);
            return;
        }
        m_isImport = m_isImport || token.keyword == Keyword::Import || token.keyword == Keyword::From;
        if (token.keyword == Keyword::Lambda)
            m_lambdas.push_back(m_depth);
        if (token.keyword == Keyword::As && m_isAsTarget && next < m_line.endToken) {
            mark(next, CanonicalText::AsTarget);
            return writeToken(",");
        }
        if (token.keyword == Keyword::If && m_isPattern && m_depth == 0)
            m_isPattern = false;
        writeToken(textOf(token.keyword));
    }

    /// The mark moves to the token after the signs that are themselves taken out, with the ones that it carries.
    void mark(std::uint32_t next, CanonicalText::Mark sign)
    {
        m_out.marks[next] |= static_cast<std::uint8_t>(sign | m_out.marks[m_token]);
        m_out.marks[m_token] = 0;
    }

    void writeOperator(const Token &token)
    {
        const bool hasNext = m_token + 1 < m_line.endToken && !m_tokens[m_token + 1].is("*");
        if (token.is("*") && hasNext && isPrefix() && !inParameters()) {
            mark(m_token + 1, CanonicalText::Star);
            return;
        }
        const int step = bracketStep(token);
        if (step > 0 && isLiteralGroup())
            return writeLiteralGroup();
        if (step > 0)
            open();
        else if (step < 0)
            close(token);
        else if (token.is(":"))
            endLambdaOrHeader();
        else if (token.is(";"))
            m_isImport = false;
        if (token.is("..."))
            return writeToken(m_tokens[m_line.firstToken].is(Keyword::From) ? ". . ." : "...");
        writeToken(textOfToken(token));
    }

    /// Not in patterns and items of with, where brackets have another meaning.
    bool isLiteralGroup() const { return m_groups[m_token] != 0 && !m_isPattern && !m_isAsTarget; }

    void writeLiteralGroup()
    {
        write("0");
        m_token = m_groups[m_token] - 1;
        write("0 ");
    }

    void endLambdaOrHeader()
    {
        if (!m_lambdas.empty() && m_lambdas.back() == m_depth)
            m_lambdas.pop_back();
        else if (m_depth == 0)
            endHeader();
        if (m_isMatch && m_token + 1 == m_line.endToken)
            write(") ");
    }

    void endHeader()
    {
        m_isAsTarget = false;
        m_mayAnnotate = true;
    }

    bool isPrefix() const
    {
        if (m_token == m_line.firstToken)
            return true;
        const Token &before = m_tokens[m_token - 1];
        const bool afterMatch = m_isMatch && m_token == m_line.firstToken + 1;
        return afterMatch || (!endsOperand(before) && !before.is(Keyword::Import) && !m_isPattern);
    }

    bool inParameters() const
    {
        const bool inLambda = !m_lambdas.empty() && m_lambdas.back() == m_depth;
        const std::uint32_t before = m_token > m_line.firstToken ? m_token - 1 : m_token;
        const bool startsParameter = m_tokens[before].is(",") || m_tokens[before].is("(") || m_tokens[before].is("[") || m_tokens[before].is(Keyword::Lambda);
        return startsParameter && (inLambda || (m_parameterDepth != 0 && m_parameterDepth == m_depth));
    }

    void open()
    {
        ++m_depth;
        if (m_token == m_parameterOpening)
            m_parameterDepth = m_depth;
    }

    void close(const Token &token)
    {
        if (m_depth == m_parameterDepth) {
            m_parameterDepth = 0;
            m_parameterOpening = token.is("]") && !m_isClass ? m_token + 1 : kNoToken;
        }
        --m_depth;
        while (!m_lambdas.empty() && m_lambdas.back() > m_depth)
            m_lambdas.pop_back();
    }

    std::string_view m_source;
    const std::vector<Token> &m_tokens;
    const std::vector<LogicalLine> &m_lines;
    std::vector<std::uint32_t> m_groups;
    CanonicalText m_out;
    LogicalLine m_line;
    std::uint32_t m_token = 0;
    int m_depth = 0;           ///< of brackets in the line
    int m_parameterDepth = 0;  ///< of the brackets around parameters that are open; 0: none
    std::uint32_t m_parameterOpening = kNoToken;  ///< the token that opens parameters (or type parameters) when it is a bracket
    std::vector<int> m_lambdas;  ///< depths of lambdas whose colon is still to come
    std::vector<bool> m_matchAtDepth;
    bool m_isMatch = false, m_isPattern = false, m_isClass = false, m_isImport = false;
    bool m_mayAnnotate = false;  ///< an annotation may stand here
    bool m_isAsTarget = false;  ///< an `as` here belongs to the statement: the header of with or except
};

}  // namespace

CanonicalText canonicalFile(std::string_view source, const TokenStream &stream)
{
    return CanonicalWriter(source, stream).file();
}

CanonicalText canonicalExpression(std::string_view source, const TokenStream &stream)
{
    return CanonicalWriter(source, stream).expression();
}

}  // namespace limbeck::python::parser
