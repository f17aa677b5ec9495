// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/parser/syntax_tree.h"

#include "base/error.h"

#include <tree_sitter/api.h>

#include <cstring>
#include <unordered_map>

extern "C" const TSLanguage *tree_sitter_python(void);

namespace limbeck::python::parser {

namespace {

NodeKind kindOfName(std::string_view name)
{
    static const std::unordered_map<std::string_view, NodeKind> kKinds = {
        {"module", NodeKind::Module},
        {"expression_statement", NodeKind::ExpressionStatement},
        {"import_statement", NodeKind::ImportStatement},
        {"import_from_statement", NodeKind::ImportFromStatement},
        {"relative_import", NodeKind::RelativeImport},
        {"import_prefix", NodeKind::ImportPrefix},
        {"dotted_name", NodeKind::DottedName},
        {"aliased_import", NodeKind::AliasedImport},
        {"wildcard_import", NodeKind::WildcardImport},
        {"assert_statement", NodeKind::AssertStatement},
        {"named_expression", NodeKind::NamedExpression},
        {"return_statement", NodeKind::ReturnStatement},
        {"delete_statement", NodeKind::DeleteStatement},
        {"raise_statement", NodeKind::RaiseStatement},
        {"pass_statement", NodeKind::PassStatement},
        {"break_statement", NodeKind::BreakStatement},
        {"continue_statement", NodeKind::ContinueStatement},
        {"if_statement", NodeKind::IfStatement},
        {"elif_clause", NodeKind::ElifClause},
        {"else_clause", NodeKind::ElseClause},
        {"match_statement", NodeKind::MatchStatement},
        {"case_clause", NodeKind::CaseClause},
        {"for_statement", NodeKind::ForStatement},
        {"while_statement", NodeKind::WhileStatement},
        {"try_statement", NodeKind::TryStatement},
        {"except_clause", NodeKind::ExceptClause},
        {"finally_clause", NodeKind::FinallyClause},
        {"with_statement", NodeKind::WithStatement},
        {"with_clause", NodeKind::WithClause},
        {"with_item", NodeKind::WithItem},
        {"function_definition", NodeKind::FunctionDefinition},
        {"parameters", NodeKind::Parameters},
        {"lambda_parameters", NodeKind::LambdaParameters},
        {"dictionary_splat", NodeKind::DictionarySplat},
        {"global_statement", NodeKind::GlobalStatement},
        {"nonlocal_statement", NodeKind::NonlocalStatement},
        {"type_alias_statement", NodeKind::TypeAliasStatement},
        {"class_definition", NodeKind::ClassDefinition},
        {"type_parameter", NodeKind::TypeParameter},
        {"argument_list", NodeKind::ArgumentList},
        {"decorated_definition", NodeKind::DecoratedDefinition},
        {"decorator", NodeKind::Decorator},
        {"block", NodeKind::Block},
        {"expression_list", NodeKind::ExpressionList},
        {"case_pattern", NodeKind::CasePattern},
        {"as_pattern", NodeKind::AsPattern},
        {"class_pattern", NodeKind::ClassPattern},
        {"splat_pattern", NodeKind::SplatPattern},
        {"union_pattern", NodeKind::UnionPattern},
        {"list_pattern", NodeKind::ListPattern},
        {"tuple_pattern", NodeKind::TuplePattern},
        {"dict_pattern", NodeKind::DictPattern},
        {"complex_pattern", NodeKind::ComplexPattern},
        {"default_parameter", NodeKind::DefaultParameter},
        {"typed_parameter", NodeKind::TypedParameter},
        {"typed_default_parameter", NodeKind::TypedDefaultParameter},
        {"list_splat_pattern", NodeKind::ListSplatPattern},
        {"dictionary_splat_pattern", NodeKind::DictionarySplatPattern},
        {"keyword_separator", NodeKind::KeywordSeparator},
        {"positional_separator", NodeKind::PositionalSeparator},
        {"as_pattern_target", NodeKind::AsPatternTarget},
        {"true", NodeKind::True},
        {"false", NodeKind::False},
        {"none", NodeKind::None},
        {"integer", NodeKind::Number},
        {"identifier", NodeKind::Identifier},
        {"comparison_operator", NodeKind::ComparisonOperator},
        {"not_operator", NodeKind::NotOperator},
        {"boolean_operator", NodeKind::BooleanOperator},
        {"lambda", NodeKind::Lambda},
        {"binary_operator", NodeKind::BinaryOperator},
        {"unary_operator", NodeKind::UnaryOperator},
        {"attribute", NodeKind::Attribute},
        {"subscript", NodeKind::Subscript},
        {"slice", NodeKind::Slice},
        {"call", NodeKind::Call},
        {"list", NodeKind::List},
        {"set", NodeKind::Set},
        {"tuple", NodeKind::Tuple},
        {"dictionary", NodeKind::Dictionary},
        {"pair", NodeKind::Pair},
        {"list_comprehension", NodeKind::ListComprehension},
        {"dictionary_comprehension", NodeKind::DictionaryComprehension},
        {"set_comprehension", NodeKind::SetComprehension},
        {"generator_expression", NodeKind::GeneratorExpression},
        {"for_in_clause", NodeKind::ForInClause},
        {"if_clause", NodeKind::IfClause},
        {"conditional_expression", NodeKind::ConditionalExpression},
        {"parenthesized_expression", NodeKind::ParenthesizedExpression},
        {"ellipsis", NodeKind::Ellipsis},
        {"yield", NodeKind::Yield},
        {"assignment", NodeKind::Assignment},
        {"augmented_assignment", NodeKind::AugmentedAssignment},
        {"pattern_list", NodeKind::PatternList},
        {"type", NodeKind::Type},
        {"generic_type", NodeKind::GenericType},
        {"constrained_type", NodeKind::ConstrainedType},
        {"keyword_argument", NodeKind::KeywordArgument},
    };
    const auto found = kKinds.find(name);
    return found == kKinds.end() ? NodeKind::Unknown : found->second;
}

NodeField fieldOfName(std::string_view name)
{
    static const std::unordered_map<std::string_view, NodeField> kFields = {
        {"name", NodeField::Name},
        {"parameters", NodeField::Parameters},
        {"type_parameters", NodeField::TypeParameters},
        {"return_type", NodeField::ReturnType},
        {"body", NodeField::Body},
        {"superclasses", NodeField::Superclasses},
        {"left", NodeField::Left},
        {"right", NodeField::Right},
        {"alternative", NodeField::Alternative},
        {"condition", NodeField::Condition},
        {"consequence", NodeField::Consequence},
        {"guard", NodeField::Guard},
        {"subject", NodeField::Subject},
        {"type", NodeField::Type},
        {"value", NodeField::Value},
        {"alias", NodeField::Alias},
        {"definition", NodeField::Definition},
        {"cause", NodeField::Cause},
        {"function", NodeField::Function},
        {"arguments", NodeField::Arguments},
        {"key", NodeField::Key},
    };
    const auto found = kFields.find(name);
    return found == kFields.end() ? NodeField::None : found->second;
}

/// The grammar's numbers for node types and fields, translated once.
struct Vocabulary {
    std::vector<NodeKind> kinds;
    std::vector<NodeField> fields;

    Vocabulary()
    {
        const TSLanguage *language = tree_sitter_python();
        for (std::uint32_t symbol = 0; symbol < ts_language_symbol_count(language); ++symbol) {
            const bool isSign = ts_language_symbol_type(language, static_cast<TSSymbol>(symbol)) == TSSymbolTypeAnonymous;
            kinds.push_back(isSign ? NodeKind::Sign : kindOfName(ts_language_symbol_name(language, static_cast<TSSymbol>(symbol))));
        }
        fields.push_back(NodeField::None);
        for (std::uint32_t field = 1; field <= ts_language_field_count(language); ++field)
            fields.push_back(fieldOfName(ts_language_field_name_for_id(language, static_cast<TSFieldId>(field))));
    }
};

const Vocabulary &vocabulary()
{
    static const Vocabulary kVocabulary;
    return kVocabulary;
}

class CursorOwner {
public:
    explicit CursorOwner(TSNode root) : m_cursor(ts_tree_cursor_new(root)) {}
    ~CursorOwner() { ts_tree_cursor_delete(&m_cursor); }
    CursorOwner(const CursorOwner &) = delete;
    CursorOwner &operator=(const CursorOwner &) = delete;
    TSTreeCursor *get() { return &m_cursor; }

private:
    TSTreeCursor m_cursor;
};

/// Walks the tree once, without recursion, and writes the flat form.
class Flattener {
public:
    Flattener(const CanonicalText &text, TSNode root) : m_text(text), m_cursor(root) {}

    SyntaxTree run()
    {
        std::vector<NodeIndex> open;
        for (;;) {
            const NodeIndex index = addCurrent();
            if (m_tree.nodes[index].kind != NodeKind::Sign && ts_tree_cursor_goto_first_child(m_cursor.get())) {
                open.push_back(index);
                continue;
            }
            close(index);
            while (!ts_tree_cursor_goto_next_sibling(m_cursor.get())) {
                if (open.empty())
                    return std::move(m_tree);
                ts_tree_cursor_goto_parent(m_cursor.get());
                close(open.back());
                open.pop_back();
            }
        }
    }

private:
    NodeIndex addCurrent()
    {
        const TSNode node = ts_tree_cursor_current_node(m_cursor.get());
        const TSSymbol symbol = ts_node_symbol(node);
        SyntaxNode flat;
        flat.kind = symbol < vocabulary().kinds.size() ? vocabulary().kinds[symbol] : NodeKind::Error;
        flat.field = vocabulary().fields[ts_tree_cursor_current_field_id(m_cursor.get())];
        const std::uint32_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
        flat.firstToken = tokenAt(start);
        flat.endToken = end > start ? tokenAt(end - 1) + 1 : flat.firstToken;
        if (!m_tree.firstError && (flat.kind == NodeKind::Error || ts_node_is_missing(node)))
            m_tree.firstError = flat.firstToken;
        m_tree.nodes.push_back(flat);
        return static_cast<NodeIndex>(m_tree.nodes.size() - 1);
    }

    void close(NodeIndex index) { m_tree.nodes[index].next = static_cast<NodeIndex>(m_tree.nodes.size()); }

    std::uint32_t tokenAt(std::uint32_t byte) const
    {
        if (m_text.tokenAt.empty())
            return 0;
        return m_text.tokenAt[std::min<std::size_t>(byte, m_text.tokenAt.size() - 1)];
    }

    const CanonicalText &m_text;
    CursorOwner m_cursor;
    SyntaxTree m_tree;
};

}  // namespace

struct TreeBuilder::Private {
    std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser{ts_parser_new(), &ts_parser_delete};
};

TreeBuilder &TreeBuilder::ofThisThread()
{
    static thread_local TreeBuilder builder;
    return builder;
}

TreeBuilder::TreeBuilder() : d(std::make_unique<Private>())
{
    if (!ts_parser_set_language(d->parser.get(), tree_sitter_python()))
        throw Error(ErrorCode::Internal, "The Python grammar does not fit the installed tree-sitter library.");
}

TreeBuilder::~TreeBuilder() = default;

SyntaxTree TreeBuilder::build(const CanonicalText &text)
{
    const std::unique_ptr<TSTree, decltype(&ts_tree_delete)> tree(
        ts_parser_parse_string(d->parser.get(), nullptr, text.text.data(), static_cast<std::uint32_t>(text.text.size())), &ts_tree_delete);
    if (!tree)
        throw Error(ErrorCode::Internal, "tree-sitter gave no tree.");
    const TSNode root = ts_tree_root_node(tree.get());
    SyntaxTree flat = Flattener(text, root).run();
    if (ts_node_has_error(root) && !flat.firstError)
        flat.firstError = 0;
    return flat;
}

}  // namespace limbeck::python::parser
