// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/relationships.h"

#include "python/modules/typing_objects.h"
#include "python/state.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/model_instance.h"
#include "sqlalchemy/vocabulary.h"

#include <algorithm>

namespace limbeck::sqlalchemy {

bool isRelationship(const DeclaredAttribute &attribute)
{
    static constexpr std::string_view kNames[] = {"relationship", "relation", "Relationship", "dynamic_loader"};
    return std::ranges::find(kNames, attribute.function()) != std::end(kNames);
}

using python::TypingForm;

namespace {

std::shared_ptr<ModelClass> model(const Value &value) { return std::dynamic_pointer_cast<ModelClass>(value.shared<python::Class>()); }

std::shared_ptr<ModelClass> modelArgument(const Arguments &arguments, const char *name = "cls")
{
    auto cls = model(arguments.value(name));
    if (!cls)
        arguments.interpreter().raise("TypeError", "a mapped class is expected, got " + arguments.interpreter().repr(arguments.value(name)));
    return cls;
}

std::vector<std::shared_ptr<ModelClass>> mappedClasses(Interpreter &interpreter, const ModelClass &cls)
{
    std::vector<std::shared_ptr<ModelClass>> found;
    for (const auto &one : interpreter.state().allClasses) {
        auto other = std::dynamic_pointer_cast<ModelClass>(one);
        if (other && other->table && other->registry() == cls.registry())
            found.push_back(std::move(other));
    }
    return found;
}

const Value *keyword(const DeclaredAttribute &attribute, std::string_view name)
{
    for (const auto &[key, value] : attribute.arguments().keywords) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

/// "tags" of backref="tags" and of backref=backref("tags", …).
bool isBackref(const Value &backref, std::string_view name)
{
    if (const auto *text = backref.asText())
        return text->utf8() == name;
    const auto *call = backref.as<DeclaredAttribute>();
    return call && !call->arguments().positional.empty() && isBackref(call->arguments().positional.front(), name);
}

Value keywordsOf(const DeclaredAttribute &attribute)
{
    auto dict = python::makeDict();
    for (const auto &[key, value] : attribute.arguments().keywords)
        dict->insert(key, value);
    return Value(dict);
}

/// "t" or "schema.t", as secondary= names a table.
sql::QualifiedName qualifiedName(const std::string &text)
{
    const auto dot = text.rfind('.');
    if (dot == std::string::npos)
        return {std::nullopt, sql::Identifier(text)};
    return {sql::Identifier(text.substr(0, dot)), sql::Identifier(text.substr(dot + 1))};
}

struct AnnotatedTarget {
    Value target;   ///< None: the annotation does not tell
    Value isList;   ///< None: likewise
};

/// Mapped["Other"], Mapped[list["Other"]], Optional["Other"] and the same of SQLModel, without Mapped.
AnnotatedTarget annotatedTarget(Interpreter &interpreter, const ModelClass &cls, const python::Class &owner, std::string_view name)
{
    const auto annotation = std::ranges::find_if(owner.annotations, [&](const auto &entry) { return entry.name == name; });
    if (annotation == owner.annotations.end())
        return {};
    auto scope = std::make_shared<python::Scope>();
    scope->kind = owner.scope ? owner.scope->kind : python::Scope::Kind::Function;
    scope->parent = owner.scope;
    scope->module = owner.scope ? owner.scope->module : nullptr;
    for (const auto &other : mappedClasses(interpreter, cls))
        scope->set(interpreter, other->name, Value(other));
    const AnnotationReader reader(interpreter, {scope, owner.file});
    auto value = reader.evaluate(*annotation);
    if (!value)
        return {};
    if (const auto mapped = reader.mapped(*value))
        value = mapped->argument;
    const auto taken = reader.takeApart(*value);
    if (!taken)
        return {};
    if (const auto *form = taken->type.as<TypingForm>(); form && form->arguments.size() == 1) {
        const auto inner = reader.takeApart(form->arguments.front());
        return {inner ? inner->type : form->arguments.front(), Value(true)};
    }
    return {taken->type, Value(false)};
}

/// [(name, positional arguments, keywords, annotated target, is a list)] of what the class and those above declare.
Value relationships(Interpreter &interpreter, const Arguments &arguments)
{
    const auto cls = modelArgument(arguments);
    std::vector<Value> found;
    std::vector<std::string> seen;
    for (const auto &owner : cls->linearization) {
        for (const auto &[name, value] : owner->attributes) {
            if (std::ranges::find(seen, name) != seen.end())
                continue;
            seen.push_back(name);
            const auto *attribute = value.as<DeclaredAttribute>();
            if (!attribute || !isRelationship(*attribute))
                continue;
            const AnnotatedTarget annotated = annotatedTarget(interpreter, *cls, *owner, name);
            found.emplace_back(python::makeTuple({Value::text(name), Value(python::makeList(attribute->arguments().positional)), keywordsOf(*attribute), annotated.target, annotated.isList}));
        }
    }
    return Value(python::makeList(std::move(found)));
}

/// backref("name", **options): (name, options).
Value backrefParts(Interpreter &interpreter, const Arguments &arguments)
{
    const auto *call = arguments.value("backref").as<DeclaredAttribute>();
    if (!call || call->arguments().positional.empty())
        interpreter.raise("ArgumentError", "backref= is a name or backref()");
    return Value(python::makeTuple({call->arguments().positional.front(), keywordsOf(*call)}));
}

/// A text of relationship("…"): an expression over the mapped classes and SQLAlchemy's names.
Value evaluateText(Interpreter &interpreter, const Arguments &arguments)
{
    const auto cls = modelArgument(arguments);
    const std::string text = interpreter.str(arguments.value("text"));
    if (const auto table = cls->metadata()->find(qualifiedName(text)))
        return Value(table);
    auto scope = std::make_shared<python::Scope>();
    Vocabulary &vocabulary = cls->vocabulary();
    for (const char *name : {"and_", "or_", "not_", "func", "desc", "asc", "cast", "literal", "text", "case", "nullslast", "nullsfirst", "nulls_first", "nulls_last"})
        scope->set(interpreter, name, interpreter.getAttribute(*vocabulary.importModule(interpreter, "sqlalchemy"), name));
    for (const char *name : {"foreign", "remote"})
        scope->set(interpreter, name, interpreter.getAttribute(*vocabulary.importModule(interpreter, "sqlalchemy.orm"), name));
    for (const auto &other : mappedClasses(interpreter, *cls))
        scope->set(interpreter, other->name, Value(other));
    const auto value = interpreter.evaluateAnnotation(text, scope, cls->file);
    if (!value)
        interpreter.raise("InvalidRequestError", "When initializing mapper " + cls->name + ", expression '" + text + "' failed to locate a name");
    return *value;
}

/// [(column of the table, column of the other)] of the foreign keys from one to the other, in the order of the table's columns.
Value foreignLinks(Interpreter &interpreter, const Arguments &arguments)
{
    const auto table = arguments.value("table").shared<TableObject>();
    const auto other = arguments.value("other").shared<TableObject>();
    if (!table || !other)
        interpreter.raise("TypeError", "tables are expected");
    std::vector<Value> found;
    const auto add = [&](const std::shared_ptr<ColumnObject> &column, const std::shared_ptr<ColumnObject> &referred) {
        if (column && referred)
            found.emplace_back(python::makeTuple({Value(column), Value(referred)}));
    };
    const std::string prefix = other->name().toString() + ".";
    for (const auto &column : table->columns()) {
        for (const Value &item : column->items) {
            const auto *key = item.as<ForeignKeyObject>();
            if (!key)
                continue;
            if (key->referredColumn) {
                const auto &columns = other->columns();
                if (std::ranges::find(columns, key->referredColumn) != columns.end())
                    add(column, key->referredColumn);
            } else if (key->target.starts_with(prefix)) {
                add(column, other->findColumn(std::string_view(key->target).substr(prefix.size())));
            }
        }
        for (const auto &constraint : table->constraints()) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint);
            if (!key || key->referredTable != other->name())
                continue;
            for (std::size_t i = 0; i < key->columns.size() && i < key->referredColumns.size(); ++i) {
                if (table->findColumn(key->columns[i].text) == column)
                    add(column, other->findColumn(key->referredColumns[i].text));
            }
        }
    }
    return Value(python::makeList(std::move(found)));
}

/// Owner and name of a class's attribute that a query joins along: (cls, name), or None for what is no relationship.
Value relationshipOwner(Interpreter &interpreter, const Arguments &arguments)
{
    const auto attribute = arguments.value("attribute").shared<DeclaredAttribute>();
    if (!attribute || !isRelationship(*attribute))
        return {};
    for (const auto &cls : interpreter.state().allClasses) {
        for (const auto &[name, value] : cls->attributes) {
            if (value.as<DeclaredAttribute>() == attribute.get())
                return Value(python::makeTuple({Value(cls), Value::text(name)}));
        }
        const auto model = std::dynamic_pointer_cast<ModelClass>(cls);
        if (!model)
            continue;
        for (const auto &[name, value] : model->backrefs) {
            if (value.as<DeclaredAttribute>() == attribute.get())
                return Value(python::makeTuple({Value(cls), Value::text(name)}));
        }
    }
    return {};
}

Value relationsFunction(Interpreter &interpreter, ModelClass &cls, const char *name)
{
    return interpreter.getAttribute(*cls.vocabulary().importModule(interpreter, "limbeck_relations"), name);
}

}  // namespace

bool hasRelationship(Interpreter &interpreter, const ModelClass &cls, std::string_view name)
{
    if (const Value *declared = cls.findInherited(name)) {
        const auto *attribute = declared->as<DeclaredAttribute>();
        return attribute && isRelationship(*attribute);
    }
    if (name.starts_with("_"))
        return false;
    for (const auto &other : mappedClasses(interpreter, cls)) {
        for (const auto &[key, value] : other->attributes) {
            const auto *attribute = value.as<DeclaredAttribute>();
            const Value *backref = attribute && isRelationship(*attribute) ? keyword(*attribute, "backref") : nullptr;
            if (backref && isBackref(*backref, name))
                return true;
        }
    }
    return false;
}

std::optional<Value> backrefAttribute(Interpreter &interpreter, ModelClass &cls, std::string_view name)
{
    if (interpreter.isLenient() || !cls.table || !hasRelationship(interpreter, cls, name))
        return std::nullopt;
    if (interpreter.call(relationsFunction(interpreter, cls, "relation"), {Value(cls.shared_from_this()), Value::text(std::string(name))}).isNone())
        return std::nullopt;
    auto &made = cls.backrefs[std::string(name)];
    if (made.isNone())
        made = Value(std::make_shared<DeclaredAttribute>("relationship", CallArguments()));
    return made;
}

Value relatedValue(Interpreter &interpreter, ModelClass &cls, const Value &instance, std::string_view name)
{
    return interpreter.call(relationsFunction(interpreter, cls, "related"), {instance, Value::text(std::string(name))});
}

void noteRelatedAssigned(Interpreter &interpreter, ModelClass &cls, const Value &instance, std::string_view name, const Value &value)
{
    interpreter.call(relationsFunction(interpreter, cls, "assigned"), {instance, Value::text(std::string(name)), value});
}

namespace {

/// Whether the lists of the instance are no longer what was read: the same objects in the same order.
bool hasChangedList(Interpreter &interpreter, const Value &instance, const python::Dict &read)
{
    for (const auto &[name, before] : read.entries()) {
        const Value *now = instance.as<ModelInstance>() ? instance.as<ModelInstance>()->findOwn(interpreter.str(name)) : nullptr;
        const auto *was = before.as<python::List>(), *is = now ? now->as<python::List>() : nullptr;
        if (!was || !is || !std::equal(was->items.begin(), was->items.end(), is->items.begin(), is->items.end(), [](const Value &a, const Value &b) { return a.asObject() == b.asObject(); }))
            return true;
    }
    return false;
}

/// [instance] of {id: (instance, {name: list as it was read})}
Value changedLists(Interpreter &interpreter, const Arguments &arguments)
{
    std::vector<Value> changed;
    const Value lists = arguments.value("lists");
    const auto refuse = [&] { throw python::DependsOnData("What an ORM session holds after branches that depend on data", arguments.position(), "Connect to a database to see what this script does."); };
    const auto *dict = lists.as<python::Dict>();
    if (!dict)
        refuse();
    for (const auto &[id, entry] : dict->entries()) {
        const auto *parts = entry.as<python::Tuple>();
        const auto *read = parts ? parts->items[1].as<python::Dict>() : nullptr;
        if (!read)
            refuse();
        if (hasChangedList(interpreter, parts->items[0], *read))
            changed.push_back(parts->items[0]);
    }
    return Value(python::makeList(std::move(changed)));
}

}  // namespace

void addRelationshipHelpers(Names &names)
{
    names["changed_lists"] = nativeFunction("changed_lists", "lists", changedLists);
    names["relationships"] = nativeFunction("relationships", "cls", relationships);
    names["mapped_classes"] = nativeFunction("mapped_classes", "cls", [](Interpreter &interpreter, const Arguments &a) {
        std::vector<Value> items;
        for (const auto &cls : mappedClasses(interpreter, *modelArgument(a)))
            items.emplace_back(cls);
        return Value(python::makeList(std::move(items)));
    });
    names["backref_parts"] = nativeFunction("backref_parts", "backref", backrefParts);
    names["evaluate"] = nativeFunction("evaluate", "cls, text", evaluateText);
    names["foreign_links"] = nativeFunction("foreign_links", "table, other", foreignLinks);
    names["relationship_owner"] = nativeFunction("relationship_owner", "attribute", relationshipOwner);
}

}  // namespace limbeck::sqlalchemy
