// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models_text.h"

#include "base/deep_stack.h"
#include "dialect/dialect.h"
#include "environment/project_host.h"
#include "environment/reading_world.h"

#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::model {

namespace {

using schema::Identifier;

/// The text for both dialects: once when it is the same, "?" where a dialect has none.
template<typename Render>
std::string both(Render render)
{
    std::string texts[2];
    const dialect::Dialect *dialects[2] = {&dialect::postgresql(), &dialect::sqlite()};
    for (int i = 0; i < 2; ++i) {
        try {
            texts[i] = render(*dialects[i]);
        } catch (const Error &) {
            texts[i] = "?";
        }
        for (char &c : texts[i])
            c = c == '\n' ? ' ' : c;
    }
    return texts[0] == texts[1] ? texts[0] : texts[0] + " | " + texts[1];
}

std::string sqlText(const sql::ExpressionPtr &expression)
{
    return both([&](const dialect::Dialect &dialect) { return dialect.expressionText(*expression, false); });
}

/// As Python's repr of a str.
std::string quoted(const std::string &text)
{
    const bool doubles = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
    const char quote = doubles ? '"' : '\'';
    std::string result(1, quote);
    for (char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\\' || c == quote)
            result += std::string("\\") + c;
        else
            result += c;
    }
    return result + quote;
}

std::string nameText(const schema::Name &name) { return !name.text ? "-" : name.text->text + (name.isFinal ? "!" : ""); }

std::string list(const std::vector<Identifier> &names)
{
    std::vector<std::string> texts;
    for (const Identifier &name : names)
        texts.push_back(name.text);
    return fmt::format("({})", fmt::join(texts, ", "));
}

std::string typeText(const sql::Type &type)
{
    std::string text = type.id == sql::TypeId::Opaque ? "?" : both([&](const dialect::Dialect &dialect) { return dialect.typeText(type); });
    if (type.enumeration && type.id == sql::TypeId::Enum) {
        text += fmt::format(" enum {}({}){}", (type.schema ? *type.schema + "." : "") + type.name, fmt::join(type.enumeration->labels, ", "), type.enumeration->nativeEnum ? "" : " text");
    } else if (type.enumeration && type.id == sql::TypeId::PgEnum) {
        text += fmt::format(" enum {}({})", (type.schema ? *type.schema + "." : "") + type.name, fmt::join(type.enumeration->labels, ", "));
    }
    if (type.python)
        text += fmt::format(" <{}.{}>", type.python->module, type.python->repr);
    return text;
}

std::string optionText(const schema::OptionValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value.data))
        return *flag ? "true" : "false";
    if (const auto *number = std::get_if<std::int64_t>(&value.data))
        return std::to_string(*number);
    if (const auto *real = std::get_if<double>(&value.data))
        return fmt::format("{}", *real);
    if (const auto *text = std::get_if<std::string>(&value.data))
        return *text;
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&value.data))
        return sqlText(*expression);
    if (const auto *names = std::get_if<std::vector<std::string>>(&value.data))
        return fmt::format("[{}]", fmt::join(*names, ", "));
    if (const auto *pairs = std::get_if<std::vector<std::pair<std::string, std::string>>>(&value.data)) {
        std::vector<std::string> parts;
        for (const auto &[key, entry] : *pairs)
            parts.push_back(key + ": " + entry);
        return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    return "None";
}

std::string optionsText(schema::Options options)
{
    std::sort(options.begin(), options.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string text;
    for (const auto &[key, value] : options) {
        if (key == "info" || key == "limbeck_nullable_by_annotation")
            continue;   // of autogenerate's scripts, not of the schema
        const std::string written = optionText(value);
        if (written != "false" && written != "None" && written != "[]" && written != "{}" && written != "0")
            text += " " + key + "=" + written;
    }
    return text;
}

std::string deferrability(const std::optional<bool> &deferrable, const std::optional<std::string> &initially)
{
    return (deferrable ? fmt::format(" deferrable={}", *deferrable) : "") + (initially ? " initially=" + *initially : "");
}

std::string defaultText(const schema::ServerDefault &value)
{
    if (const auto *text = std::get_if<std::string>(&value.data))
        return quoted(*text);
    if (const auto *expression = std::get_if<sql::ExpressionPtr>(&value.data))
        return sqlText(*expression);
    return "fetched";
}

std::string identityText(const schema::Identity &identity)
{
    std::string text = std::string(" identity") + (identity.always ? " always" : "") + (identity.onNull ? " on_null" : "");
    const auto number = [&](const char *name, const std::optional<long long> &value) { text += value ? fmt::format(" {}={}", name, *value) : ""; };
    number("start", identity.start);
    number("increment", identity.increment);
    number("minvalue", identity.minValue);
    number("maxvalue", identity.maxValue);
    number("cache", identity.cache);
    text += identity.cycle ? fmt::format(" cycle={}", *identity.cycle ? "True" : "False") : "";
    return text;
}

std::string columnText(const schema::Column &column)
{
    std::string text = "  " + column.name.text + ": " + typeText(column.type);
    text += column.nullable.value_or(!column.primaryKey && !column.identity) ? "" : " not null";
    text += column.primaryKey ? " pk" : "";
    static const char *const words[] = {"", " autoincrement=True", " autoincrement=False", " autoincrement=ignore_fk"};
    text += words[int(column.autoincrement)];
    text += column.hasPythonDefault ? " python-default" : "";
    if (column.computed)
        text += " computed " + sqlText(column.computed->expression) + (column.computed->persisted ? fmt::format(" persisted={}", *column.computed->persisted) : "");
    else if (column.identity)
        text += identityText(*column.identity);
    else if (column.serverDefault)
        text += " default " + defaultText(*column.serverDefault);
    text += column.comment ? " comment " + quoted(*column.comment) : "";
    return text + optionsText(column.options);
}

struct ConstraintText {
    std::string operator()(const schema::PrimaryKey &key) const { return fmt::format("  pk {} {}{}{}", nameText(key.name), list(key.columns), deferrability(key.deferrable, key.initially), optionsText(key.options)); }
    std::string operator()(const schema::Unique &key) const { return fmt::format("  unique {} {}{}{}", nameText(key.name), list(key.columns), deferrability(key.deferrable, key.initially), optionsText(key.options)); }
    std::string operator()(const schema::ForeignKey &key) const
    {
        std::string text = fmt::format("  fk {} {} -> {} {}", nameText(key.name), list(key.columns), key.referredTable.toString(), list(key.referredColumns));
        const auto action = [&](const char *name, const std::optional<std::string> &value) { text += value && !value->empty() ? fmt::format(" {}={}", name, *value) : ""; };
        action("ondelete", key.onDelete);
        action("onupdate", key.onUpdate);
        action("match", key.match);
        return text + deferrability(key.deferrable, key.initially) + (key.useAlter ? " use_alter" : "") + optionsText(key.options);
    }
    std::string operator()(const schema::Check &check) const
    {
        return check.isTypeBound ? "  check of type " + nameText(check.name) : fmt::format("  check {}: {}", nameText(check.name), sqlText(check.condition));
    }
    std::string operator()(const schema::Exclude &exclude) const
    {
        std::vector<std::string> parts;
        for (const auto &element : exclude.elements)
            parts.push_back(sqlText(element.expression) + " with " + element.op);
        return fmt::format("  exclude {} using {} ({}){}", nameText(exclude.name), exclude.method, fmt::join(parts, ", "), exclude.where ? " where " + sqlText(exclude.where) : "");
    }
};

std::string indexText(const schema::Index &index)
{
    std::vector<std::string> parts;
    for (const auto &element : index.elements) {
        const auto *column = std::get_if<sql::ColumnRef>(&element->node);
        parts.push_back(column ? column->name.text : sqlText(element));
    }
    return fmt::format("  {}index {} ({}){}", index.unique ? "unique " : "", nameText(index.name), fmt::join(parts, ", "), optionsText(index.options));
}

std::string tableText(const schema::Table &table)
{
    std::string text = "table " + table.name.toString() + (table.comment ? " comment " + quoted(*table.comment) : "");
    for (const std::string &prefix : table.prefixes)
        text += " prefix " + prefix;
    text += optionsText(table.options) + "\n";
    for (const auto &column : table.columns)
        text += columnText(column) + "\n";
    std::vector<std::string> below;
    for (const auto &constraint : table.constraints) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        if (!check || check->options.empty() || check->options.front().first != "limbeck_column_level")
            below.push_back(std::visit(ConstraintText(), constraint));
    }
    for (const auto &index : table.indexes)
        below.push_back(indexText(index));
    std::sort(below.begin(), below.end());
    for (const auto &line : below)
        text += line + "\n";
    return text;
}

project::Project folderProject(const std::string &folder)
{
    project::Project project;
    project.root = folder;
    project.scriptLocation.value = folder + "/migrations";
    project.pythonPath = {folder};
    return project;
}

}  // namespace

std::string textOf(const MetadataReading &reading)
{
    std::string text = "order";
    for (const auto &name : reading.sortedTables)
        text += " " + name.toString();
    text += "\n";
    std::map<std::string, const schema::Table *> byName;
    for (const auto &[name, table] : reading.schema.tables)
        byName.emplace(name.toString(), &table);
    for (const auto &[name, table] : byName)
        text += tableText(*table);
    if (!reading.unread.empty())
        text += "--- unread\n";
    for (const auto &item : reading.unread)
        text += fmt::format("{}{}: {}: {} ({})\n", item.table ? item.table->toString() : "*", item.column ? "." + *item.column : "", item.object, item.what, item.position.toString());
    return text;
}

std::string readModels(const std::string &folder, const std::string &module, double *seconds, const std::string &dialect)
{
    std::string text;
    runOnDeepStack([&] {
        const project::Project project = folderProject(folder);
        sqlalchemy::Surroundings surroundings = environment::processSurroundings();
        environment::ReadingWorld world(dialect::sqlite(), {}, surroundings), configured(dialect::dialectByName(dialect), {}, surroundings);
        sqlalchemy::Vocabulary vocabulary(&world, nullptr);
        environment::ProjectHost host(project, vocabulary, surroundings);
        python::InterpreterOptions options;
        options.strictness = python::Strictness::Lenient;
        python::Interpreter interpreter(host, options);
        const auto begin = std::chrono::steady_clock::now();
        try {
            const python::Value imported = interpreter.importModule(module, {});
            vocabulary.setWorld(&configured);
            text = textOf(readMetadata(interpreter, interpreter.getAttribute(imported, "target_metadata")));
        } catch (const python::Raised &raised) {
            text = "!" + python::scriptError(interpreter, raised).toText() + "\n";
        } catch (const Error &error) {
            text = "!" + error.toText() + "\n";
        }
        if (seconds)
            *seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    });
    return text;
}

}  // namespace limbeck::model
