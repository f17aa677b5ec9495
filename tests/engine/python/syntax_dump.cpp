// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/python/syntax_dump.h"

#include <fmt/format.h>

namespace limbeck::python::tests {

using namespace syntax;

namespace {

std::string quoted(const std::string &text, bool isBytes)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t length = isBytes || lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k)
            c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
        i += length;
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\')
            out.push_back(static_cast<char>(c));
        else
            out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
    }
    return out + "\"";
}

std::string decimal(const IntLiteral &literal)
{
    constexpr std::uint64_t kBig = 1'000'000'000'000'000;
    const std::uint64_t value = literal.digits.size() > 15 && literal.base != 2 ? kBig : literal.digits.size() > 60 ? kBig : std::stoull(literal.digits, nullptr, literal.base);
    return value < kBig ? fmt::format("{}", value) : "big";
}

class Dumper {
public:
    explicit Dumper(bool withPositions) : m_withPositions(withPositions) {}

    std::string block(const Block &body)
    {
        std::string out = "[";
        for (const StmtPtr &statement : body)
            out += (out.size() > 1 ? "\n" : "") + stmt(*statement);
        return out + "]";
    }

    std::string expr(const Expr &expression)
    {
        const std::string at = position(expression.span);
        return std::visit([&](const auto &node) { return form(node, at); }, expression.node);
    }

private:
    std::string position(const Span &span) const
    {
        if (!m_withPositions || m_inString > 0)
            return {};
        return fmt::format("@{}:{}-{}:{}", span.line, span.column, span.endLine, span.endColumn);
    }

    std::string opt(const ExprPtr &expression) { return expression ? expr(*expression) : "_"; }

    std::string list(const std::vector<ExprPtr> &items)
    {
        std::string out;
        for (const ExprPtr &item : items)
            out += " " + expr(*item);
        return out;
    }

    static std::string names(const std::vector<std::string> &items)
    {
        std::string out;
        for (const std::string &item : items)
            out += " " + item;
        return out;
    }

    std::string keywords(const std::vector<syntax::Keyword> &items)
    {
        std::string out;
        for (const auto &[name, value] : items)
            out += fmt::format(" ({}= {})", name.empty() ? "**" : name, expr(*value));
        return out;
    }

    std::string parameters(const std::vector<Parameter> &items)
    {
        static constexpr std::string_view kKinds[] = {"", "/", "!", "*", "**"};
        std::string out = "(";
        for (const Parameter &item : items)
            out += fmt::format("{}({}{} {} {})", out.size() > 1 ? " " : "", kKinds[static_cast<int>(item.kind)], item.name, opt(item.annotation), opt(item.defaultValue));
        return out + ")";
    }

    static std::string_view word(BinaryOp op)
    {
        static constexpr std::string_view kWords[] = {"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"};
        return kWords[static_cast<int>(op)];
    }

    std::string form(const NoneLiteral &, const std::string &at) { return "None" + at; }
    std::string form(const EllipsisLiteral &, const std::string &at) { return "..." + at; }
    std::string form(const BoolLiteral &node, const std::string &at) { return (node.value ? "True" : "False") + at; }
    std::string form(const IntLiteral &node, const std::string &at) { return decimal(node) + at; }
    std::string form(const FloatLiteral &node, const std::string &at) { return fmt::format("{:.17e}{}", node.value, at); }
    std::string form(const ImaginaryLiteral &node, const std::string &at) { return fmt::format("{:.17e}j{}", node.value, at); }
    std::string form(const StringLiteral &node, const std::string &at) { return quoted(node.value, false) + at; }
    std::string form(const BytesLiteral &node, const std::string &at) { return "b" + quoted(node.value, true) + at; }

    std::string form(const FormattedString &node, const std::string &at)
    {
        ++m_inString;
        std::string out, pending;
        const auto flush = [&] {
            out += pending.empty() ? "" : " " + quoted(pending, false);
            pending.clear();
        };
        for (const auto &part : node.parts) {
            if (const auto *text = std::get_if<std::string>(&part)) {
                pending += *text;
                continue;
            }
            const auto &field = std::get<FormattedString::Field>(part);
            pending += field.debugText;
            flush();
            out += fmt::format(" ({}{}{})", expr(*field.value), field.conversion ? fmt::format(" !{}", field.conversion) : "", field.spec ? " " + form(*field.spec, "") : "");
        }
        flush();
        --m_inString;
        return "(FStr" + at + out + ")";
    }

    std::string form(const Name &node, const std::string &at) { return node.id + at; }
    std::string form(const Attribute &node, const std::string &at) { return fmt::format("(Attr{} {} {})", at, expr(*node.object), node.name); }
    std::string form(const Subscript &node, const std::string &at) { return fmt::format("(Sub{} {} {})", at, expr(*node.object), expr(*node.index)); }
    std::string form(const Slice &node, const std::string &at) { return fmt::format("(Slice{} {} {} {})", at, opt(node.lower), opt(node.upper), opt(node.step)); }
    std::string form(const Starred &node, const std::string &at) { return fmt::format("(Star{} {})", at, expr(*node.value)); }
    std::string form(const Call &node, const std::string &at) { return fmt::format("(Call{} {}{}{})", at, expr(*node.function), list(node.arguments), keywords(node.keywords)); }
    std::string form(const Unary &node, const std::string &at)
    {
        static constexpr std::string_view kWords[] = {"-", "+", "~", "not"};
        return fmt::format("({}{} {})", kWords[static_cast<int>(node.op)], at, expr(*node.operand));
    }
    std::string form(const Binary &node, const std::string &at) { return fmt::format("({}{} {} {})", word(node.op), at, expr(*node.left), expr(*node.right)); }
    std::string form(const BoolChain &node, const std::string &at) { return fmt::format("({}{}{})", node.isAnd ? "and" : "or", at, list(node.operands)); }
    std::string form(const Comparison &node, const std::string &at)
    {
        static constexpr std::string_view kWords[] = {"==", "!=", "<", "<=", ">", ">=", "is", "is-not", "in", "not-in"};
        std::string out = fmt::format("(Cmp{} {}", at, expr(*node.first));
        for (const auto &[op, operand] : node.rest)
            out += fmt::format(" {} {}", kWords[static_cast<int>(op)], expr(*operand));
        return out + ")";
    }
    std::string form(const Conditional &node, const std::string &at) { return fmt::format("(IfElse{} {} {} {})", at, expr(*node.condition), expr(*node.then), expr(*node.otherwise)); }
    std::string form(const TupleDisplay &node, const std::string &at) { return fmt::format("(Tuple{}{})", at, list(node.items)); }
    std::string form(const ListDisplay &node, const std::string &at) { return fmt::format("(List{}{})", at, list(node.items)); }
    std::string form(const SetDisplay &node, const std::string &at) { return fmt::format("(Set{}{})", at, list(node.items)); }
    std::string form(const DictDisplay &node, const std::string &at)
    {
        std::string out = "(Dict" + at;
        for (const auto &[key, value] : node.items)
            out += fmt::format(" ({} {})", key ? expr(*key) : "**", expr(*value));
        return out + ")";
    }
    std::string form(const Lambda &node, const std::string &at) { return fmt::format("(Lambda{} {} {})", at, parameters(node.parameters), expr(*node.body)); }
    std::string form(const Comprehension &node, const std::string &at)
    {
        static constexpr std::string_view kWords[] = {"ListComp", "SetComp", "DictComp", "GenExp"};
        std::string out = fmt::format("({}{} {}", kWords[static_cast<int>(node.kind)], at, expr(*node.element));
        if (node.value)
            out += " " + expr(*node.value);
        for (const ComprehensionClause &clause : node.clauses)
            out += fmt::format(" ({} {} {}{})", clause.isAsync ? "async-for" : "for", expr(*clause.target), expr(*clause.iterable), list(clause.conditions));
        return out + ")";
    }
    std::string form(const NamedExpr &node, const std::string &at) { return fmt::format("(Walrus{} {} {})", at, node.name, expr(*node.value)); }
    std::string form(const Await &node, const std::string &at) { return fmt::format("(Await{} {})", at, expr(*node.value)); }
    std::string form(const Yield &node, const std::string &at) { return fmt::format("({}{} {})", node.from ? "YieldFrom" : "Yield", at, opt(node.value)); }

    std::string stmt(const Stmt &statement)
    {
        const std::string at = position(statement.span);
        return std::visit([&](const auto &node) { return form(node, at); }, statement.node);
    }

    std::string form(const ExprStmt &node, const std::string &at) { return fmt::format("(Expr{} {})", at, expr(*node.value)); }
    std::string form(const Assign &node, const std::string &at) { return fmt::format("(Assign{}{} {})", at, list(node.targets), expr(*node.value)); }
    std::string form(const AugAssign &node, const std::string &at) { return fmt::format("(Aug{} {}= {} {})", at, word(node.op), expr(*node.target), expr(*node.value)); }
    std::string form(const AnnAssign &node, const std::string &at)
    {
        return fmt::format("(Ann{} {} {} {}{})", at, expr(*node.target), expr(*node.annotation), opt(node.value), node.isSimple ? "" : " complex");
    }
    std::string form(const Pass &, const std::string &at) { return "(Pass" + at + ")"; }
    std::string form(const Break &, const std::string &at) { return "(Break" + at + ")"; }
    std::string form(const Continue &, const std::string &at) { return "(Continue" + at + ")"; }
    std::string form(const Return &node, const std::string &at) { return fmt::format("(Return{} {})", at, opt(node.value)); }
    std::string form(const Raise &node, const std::string &at) { return fmt::format("(Raise{} {} {})", at, opt(node.exception), opt(node.cause)); }
    std::string form(const Assert &node, const std::string &at) { return fmt::format("(Assert{} {} {})", at, expr(*node.condition), opt(node.message)); }
    std::string form(const Delete &node, const std::string &at) { return fmt::format("(Del{}{})", at, list(node.targets)); }
    std::string form(const Global &node, const std::string &at) { return fmt::format("(Global{}{})", at, names(node.names)); }
    std::string form(const Nonlocal &node, const std::string &at) { return fmt::format("(Nonlocal{}{})", at, names(node.names)); }
    std::string aliases(const std::vector<ImportAlias> &items)
    {
        std::string out;
        for (const ImportAlias &item : items)
            out += fmt::format(" ({}{} {})", item.name, position(item.span), item.asName.value_or("_"));
        return out;
    }
    std::string form(const Import &node, const std::string &at) { return fmt::format("(Import{}{})", at, aliases(node.names)); }
    std::string form(const ImportFrom &node, const std::string &at)
    {
        return fmt::format("(From{} {}{}{}{})", at, std::string(static_cast<std::size_t>(node.level), '.'), node.module, aliases(node.names), node.isStar ? " *" : "");
    }
    std::string form(const If &node, const std::string &at)
    {
        std::string out = "(If" + at;
        for (const auto &[condition, body] : node.branches)
            out += fmt::format(" ({} {})", expr(*condition), block(body));
        return out + fmt::format(" {})", block(node.otherwise));
    }
    std::string form(const While &node, const std::string &at) { return fmt::format("(While{} {} {} {})", at, expr(*node.condition), block(node.body), block(node.otherwise)); }
    std::string form(const For &node, const std::string &at)
    {
        return fmt::format("({}{} {} {} {} {})", node.isAsync ? "AsyncFor" : "For", at, expr(*node.target), expr(*node.iterable), block(node.body), block(node.otherwise));
    }
    std::string form(const Try &node, const std::string &at)
    {
        std::string out = fmt::format("({}{} {}", node.isGroup ? "TryStar" : "Try", at, block(node.body));
        for (const Try::Handler &handler : node.handlers)
            out += fmt::format(" (except{} {} {} {})", position(handler.span), opt(handler.type), handler.name.empty() ? "_" : handler.name, block(handler.body));
        return out + fmt::format(" {} {})", block(node.otherwise), block(node.finally));
    }
    std::string form(const With &node, const std::string &at)
    {
        std::string out = (node.isAsync ? "(AsyncWith" : "(With") + at;
        for (const With::Item &item : node.items)
            out += fmt::format(" ({} {})", expr(*item.context), opt(item.target));
        return out + fmt::format(" {})", block(node.body));
    }
    std::string form(const FunctionDef &node, const std::string &at)
    {
        return fmt::format("({}{} {}{} {} {} (Decorators{}) {}{})", node.isAsync ? "AsyncDef" : "Def", at, node.name, typeParameters(node.typeParameters), parameters(node.parameters), opt(node.returns),
                           list(node.decorators), node.isGenerator ? "generator " : "", block(node.body));
    }
    std::string form(const ClassDef &node, const std::string &at)
    {
        return fmt::format("(Class{} {}{} ({}{}) (Decorators{}) {})", at, node.name, typeParameters(node.typeParameters), list(node.bases), keywords(node.keywords), list(node.decorators), block(node.body));
    }
    static std::string typeParameters(const std::vector<std::string> &items) { return items.empty() ? "" : " [" + names(items).substr(1) + "]"; }
    std::string form(const TypeAlias &node, const std::string &at) { return fmt::format("(Type{} {}{} {})", at, node.name, typeParameters(node.typeParameters), expr(*node.value)); }
    std::string form(const Match &node, const std::string &at)
    {
        std::string out = fmt::format("(Match{} {}", at, expr(*node.subject));
        for (const Match::Case &item : node.cases)
            out += fmt::format(" (case {} {} {})", pattern(*item.pattern), opt(item.guard), block(item.body));
        return out + ")";
    }

    std::string pattern(const Pattern &node)
    {
        static constexpr std::string_view kWords[] = {"Any", "Capture", "Value", "Seq", "Map", "Class", "Or", "As", "Star", "DoubleStar"};
        std::string out = fmt::format("({}{}", kWords[static_cast<int>(node.kind)], position(node.span));
        if (!node.name.empty())
            out += " " + node.name;
        if (node.value)
            out += " " + expr(*node.value);
        out += list(node.keys);
        for (const PatternPtr &item : node.items)
            out += " " + pattern(*item);
        for (const auto &[name, item] : node.keywords)
            out += fmt::format(" ({}= {})", name, pattern(*item));
        return out + ")";
    }

    bool m_withPositions;
    int m_inString = 0;  ///< Python 3.11 has no useful positions there
};

}  // namespace

std::string dump(const File &file, bool withPositions)
{
    return Dumper(withPositions).block(file.body);
}

std::string dump(const Expr &expression, bool withPositions)
{
    return Dumper(withPositions).expr(expression);
}

}  // namespace limbeck::python::tests
