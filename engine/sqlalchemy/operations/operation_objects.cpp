// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/operations/operation_objects.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/items/name_object.h"
#include "sqlalchemy/items/options.h"
#include "sqlalchemy/operations/directive.h"
#include "sqlalchemy/statements/text_object.h"

#include <algorithm>
#include <map>
#include <vector>

namespace limbeck::sqlalchemy {

namespace {

/// Operation classes whose constructor takes what the directive takes.
const std::map<std::string_view, const char *> &directiveByClass()
{
    static const std::map<std::string_view, const char *> classes{
        {"DropTableOp", "drop_table"},
        {"RenameTableOp", "rename_table"},
        {"AddColumnOp", "add_column"},
        {"DropColumnOp", "drop_column"},
        {"AlterColumnOp", "alter_column"},
        {"CreateIndexOp", "create_index"},
        {"DropIndexOp", "drop_index"},
        {"CreateUniqueConstraintOp", "create_unique_constraint"},
        {"CreatePrimaryKeyOp", "create_primary_key"},
        {"CreateForeignKeyOp", "create_foreign_key"},
        {"CreateCheckConstraintOp", "create_check_constraint"},
        {"DropConstraintOp", "drop_constraint"},
        {"CreateTableCommentOp", "create_table_comment"},
        {"DropTableCommentOp", "drop_table_comment"},
    };
    return classes;
}

Value makeOne(Vocabulary &vocabulary, std::string name, operation::Operation::Node node) { return Value(std::make_shared<OperationObject>(vocabulary, std::move(name), std::vector{std::move(node)})); }

Value createTableOperation(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    auto table = std::make_shared<TableObject>(vocabulary, qualifiedName(interpreter, arguments.value("table_name"), arguments.value("schema"), "table name"), true);
    for (const Value &item : interpreter.toVector(arguments.value("columns")))
        table->addItem(interpreter, item);
    table->ifNotExists = arguments.flag("if_not_exists");
    table->comment = arguments.text("comment");
    table->prefixes = arguments.texts("prefixes");
    table->info = arguments.value("info");
    table->options = optionsFrom(vocabulary, arguments, arguments.extras());
    std::vector<operation::Operation::Node> nodes{table->createTable()};
    auto made = std::make_shared<OperationObject>(vocabulary, "CreateTableOp", std::move(nodes), Value(table));
    for (const char *name : {"table_name", "columns", "schema", "comment", "prefixes", "info"})
        made->given.emplace(name, arguments.value(name));
    return Value(made);
}

Value executeOperation(Vocabulary &vocabulary, Interpreter &interpreter, const Arguments &arguments)
{
    const Value statement = arguments.value("sqltext");
    operation::ExecuteSql execute;
    if (const auto *text = statement.as<ExecutableObject>())
        execute.statement = text->executable();
    else
        execute.statement = std::make_shared<const sql::Executable>(sql::Executable{sql::TextClause{textOf(interpreter, statement, "sqltext"), {}, {}}});
    return makeOne(vocabulary, "ExecuteSQLOp", std::move(execute));
}

/// Whether an object of one class of alembic.operations.ops is one of another: AddConstraintOp stands above the five that create constraints, AlterTableOp above what changes a table.
bool isOperation(std::string_view own, std::string_view asked)
{
    static const std::map<std::string_view, std::vector<std::string_view>> kBelow{
        {"AddConstraintOp", {"CreatePrimaryKeyOp", "CreateUniqueConstraintOp", "CreateForeignKeyOp", "CreateCheckConstraintOp", "CreateExcludeConstraintOp"}},
        {"AlterTableOp", {"RenameTableOp", "CreateTableCommentOp", "DropTableCommentOp", "AlterColumnOp", "AddColumnOp", "DropColumnOp"}},
    };
    if (own == asked)
        return true;
    const auto below = kBelow.find(asked);
    return below != kBelow.end() && std::find(below->second.begin(), below->second.end(), own) != below->second.end();
}

/// AlterColumnOp calls what alter_column() calls nullable=, type_= … modify_nullable=, modify_type= … By alter_column's own names they change nothing.
Value withModifyNames(const Value &constructor)
{
    return python::makeFunction("AlterColumnOp", [constructor](Interpreter &interpreter, CallArguments call) {
        static constexpr std::pair<std::string_view, const char *> kNames[] = {
            {"modify_nullable", "nullable"}, {"modify_type", "type_"}, {"modify_comment", "comment"}, {"modify_server_default", "server_default"}, {"modify_name", "new_column_name"}};
        std::erase_if(call.keywords, [](const auto &given) {
            return std::any_of(std::begin(kNames), std::end(kNames), [&](const auto &entry) { return entry.second == given.first; });
        });
        for (auto &[keyword, value] : call.keywords) {
            const auto found = std::find_if(std::begin(kNames), std::end(kNames), [&](const auto &entry) { return entry.first == keyword; });
            if (found != std::end(kNames))
                keyword = found->second;
        }
        return interpreter.call(constructor, std::move(call));
    });
}

/// The arguments of a call by name.
std::map<std::string, Value, std::less<>> givenBy(std::string_view signature, const Arguments &arguments)
{
    std::map<std::string, Value, std::less<>> given;
    while (!signature.empty()) {
        const auto end = std::min(signature.find(", "), signature.size());
        std::string_view name = signature.substr(0, end);
        signature.remove_prefix(std::min(end + 2, signature.size()));
        name = name.substr(0, name.find('='));
        if (!name.empty() && !name.starts_with('*') && name != "/")
            given.emplace(std::string(name), arguments.value(name));
    }
    return given;
}

std::optional<Value> operationConstructor(Vocabulary &vocabulary, std::string_view name)
{
    if (name == "CreateTableOp")
        return nativeFunction("CreateTableOp", "table_name, columns, *, schema=, if_not_exists=, comment=, prefixes=, info=, _namespace_metadata=, _constraints_included=, **kw", [&vocabulary](Interpreter &in, const Arguments &a) { return createTableOperation(vocabulary, in, a); });
    if (name == "ExecuteSQLOp")
        return nativeFunction("ExecuteSQLOp", "sqltext, *, execution_options=", [&vocabulary](Interpreter &in, const Arguments &a) { return executeOperation(vocabulary, in, a); });
    const auto found = directiveByClass().find(name);
    if (found == directiveByClass().end())
        return std::nullopt;
    const Directive *directive = findDirective(found->second);
    const Value constructor = nativeFunction(std::string(name), directive->signature, [&vocabulary, directive](Interpreter &, const Arguments &arguments) {
        const Value made = makeOne(vocabulary, arguments.function(), directive->body(DirectiveCall{vocabulary, arguments}));
        made.as<OperationObject>()->given = givenBy(directive->signature, arguments);
        return made;
    });
    return name == "AlterColumnOp" ? withModifyNames(constructor) : constructor;
}

/// reverse() of what adds a column, a table or an index: what drops it.
Value reversed(const OperationObject &self, Interpreter &interpreter)
{
    const auto given = [&](std::string_view name) { return self.given.find(name)->second; };
    CallArguments call;
    call.keywords.emplace_back("schema", given("schema"));
    std::string_view name;
    if (self.typeName() == "AddColumnOp") {
        name = "DropColumnOp";
        call.positional = {given("table_name"), interpreter.getAttribute(given("column"), "name")};
    } else if (self.typeName() == "CreateTableOp") {
        name = "DropTableOp";
        call.positional = {given("table_name")};
    } else if (self.typeName() == "CreateIndexOp") {
        name = "DropIndexOp";
        call.positional = {given("index_name"), given("table_name")};
    } else {
        throw Unsupported("reverse() of " + self.typeName(), interpreter.position());
    }
    return interpreter.call(*operationClass(self.vocabulary(), name), std::move(call));
}

}  // namespace

std::optional<Value> OperationObject::attribute(Interpreter &, std::string_view name)
{
    if (name == "reverse") {
        auto self = std::static_pointer_cast<OperationObject>(shared_from_this());
        return nativeFunction("reverse", "", [self](Interpreter &interpreter, const Arguments &) { return reversed(*self, interpreter); });
    }
    const auto found = given.find(name);
    return found == given.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Value> operationClass(Vocabulary &vocabulary, std::string_view name)
{
    const auto constructor = operationConstructor(vocabulary, name);
    const bool isAbstract = name == "AddConstraintOp" || name == "AlterTableOp" || name == "CreateExcludeConstraintOp" || name == "BulkInsertOp";
    if (!constructor && !isAbstract)
        return std::nullopt;
    const std::string own(name);
    return Value(makeHostClass(
        own,
        [constructor, own](Interpreter &interpreter, CallArguments call) {
            if (!constructor)
                throw Unsupported("alembic.operations.ops." + own + "()", interpreter.position());
            return interpreter.call(*constructor, std::move(call));
        },
        [own](const Value &value) {
            const auto *object = value.asObject();
            return object && isOperation(object->typeName(), own);
        }));
}

}  // namespace limbeck::sqlalchemy
