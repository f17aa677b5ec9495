// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace limbeck::revision {

/// A token of a Python statement. Strings come decoded.
struct HeadToken {
    enum class Kind { Name, String, Number, Operator };
    enum class Flavour { Text, Bytes, Formatted };  ///< of a String
    Kind kind = Kind::Operator;
    Flavour flavour = Flavour::Text;
    std::string_view text;  ///< the source; of a String with prefix and quotes
    std::string value;      ///< of a String
    int line = 0;

    bool is(std::string_view op) const { return kind == Kind::Operator && text == op; }
    bool isName(std::string_view name) const { return kind == Kind::Name && text == name; }
};

/// One logical line: several physical lines where brackets, triple quotes or a backslash join them.
struct LogicalLine {
    std::vector<HeadToken> tokens;
    bool indented = false;
    std::size_t begin = 0;  ///< offset of its first token in the text
    int line = 0;
};

/// Splits a Python text into logical lines; just enough for the statements in front of the functions. Nothing is guessed:
/// what it does not understand makes `failed()` true with a reason, and reading ends.
class HeadTokenizer {
public:
    explicit HeadTokenizer(std::string_view text) : m_text(text) {}

    /// The next logical line that holds a token; false at the end of the text or after a failure. `line` is reused.
    bool next(LogicalLine &line);

    bool failed() const { return !m_failure.empty(); }
    const std::string &failure() const { return m_failure; }
    int lineNumber() const { return m_line; }

private:
    bool skipToToken(LogicalLine &line);
    bool readTokens(LogicalLine &line);
    void readName(LogicalLine &line);
    void readNumber(LogicalLine &line);
    bool readString(LogicalLine &line, std::size_t prefixLength);
    void readOperator(LogicalLine &line);
    bool fail(std::string reason);
    bool newlineAt(std::size_t at) const { return m_text[at] == '\n' || m_text[at] == '\r'; }
    void skipNewline();

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    int m_depth = 0;
    std::string m_failure;
};

/// The value of a string literal's inside (between the quotes). Line ends become "\n". False when an escape needs a full
/// reader (`\N{…}`, surrogates) or is wrong.
bool decodeStringBody(std::string_view body, bool raw, bool bytes, std::string &out);

}  // namespace limbeck::revision
