// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/typing_objects.h"
#include "python/state.h"
#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>

// A table model's fields become Column objects of the class, in pydantic's order, and then SQLAlchemy's own mapping runs over the class (spec/models.md §3): that is how SQLModel does it, and
// the order of the columns follows from it.

namespace limbeck::sqlalchemy {

namespace {

using Annotation = python::ClassDefinition::Annotation;

/// One field of the model, from the class that says it last.
struct ModelField {
    std::string name;
    const python::Class *owner = nullptr;
    const Annotation *annotation = nullptr;
    std::optional<Value> value;
};

/// What Field(…) objects say together: those of Annotated first, the assigned one last.
class FieldFacts {
public:
    void add(const DeclaredAttribute &field)
    {
        const CallArguments &call = field.arguments();
        if (!call.positional.empty())
            m_values["default"] = call.positional.front();
        for (const auto &[name, value] : call.keywords)
            m_values[name] = value;
    }
    void setDefault(Value value) { m_values["default"] = std::move(value); }
    const Value *find(std::string_view name) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() || isUndefined(found->second) ? nullptr : &found->second;
    }
    Value value(std::string_view name) const
    {
        const Value *found = find(name);
        return found ? *found : Value();
    }

private:
    static bool isUndefined(const Value &value)
    {
        const auto *opaque = value.as<python::Opaque>();
        return opaque && (opaque->dottedName().ends_with("Undefined") || opaque->dottedName().ends_with("UndefinedType"));
    }
    std::map<std::string, Value, std::less<>> m_values;
};

bool isEllipsis(Interpreter &interpreter, const Value &value) { return interpreter.typeName(value) == "ellipsis"; }

/// The Python type behind pydantic's own types and constrained functions, by the last part of the name.
std::string pythonTypeOfForeign(const python::Opaque &opaque)
{
    static const std::pair<const char *, const char *> names[] = {
        {"EmailStr", "str"}, {"NameEmail", ""}, {"constr", "str"}, {"StrictStr", "str"}, {"StringConstraints", "str"}, {"conint", "int"}, {"PositiveInt", "int"}, {"NegativeInt", "int"}, {"NonNegativeInt", "int"},
        {"NonPositiveInt", "int"}, {"StrictInt", "int"}, {"confloat", "float"}, {"PositiveFloat", "float"}, {"NonNegativeFloat", "float"}, {"StrictFloat", "float"}, {"NegativeFloat", "float"}, {"FiniteFloat", "float"},
        {"condecimal", "decimal.Decimal"}, {"StrictBool", "bool"}, {"UUID1", "uuid.UUID"}, {"UUID3", "uuid.UUID"}, {"UUID4", "uuid.UUID"}, {"UUID5", "uuid.UUID"}, {"UUID7", "uuid.UUID"}, {"AwareDatetime", "datetime.datetime"},
        {"NaiveDatetime", "datetime.datetime"}, {"PastDatetime", "datetime.datetime"}, {"FutureDatetime", "datetime.datetime"}, {"PastDate", "datetime.date"}, {"FutureDate", "datetime.date"}, {"conbytes", "bytes"},
        {"FilePath", "str"}, {"DirectoryPath", "str"}, {"NewPath", "str"}};
    std::string name = opaque.dottedName();
    if (!name.starts_with("pydantic"))
        return {};
    if (name.ends_with("()"))
        name.resize(name.size() - 2);
    name = name.substr(name.rfind('.') + 1);
    for (const auto &[foreign, python] : names) {
        if (name == foreign)
            return python;
    }
    return {};
}

class FieldMapping {
public:
    FieldMapping(Interpreter &interpreter, ModelClass &cls) : m_interpreter(interpreter), m_cls(cls) {}

    void run()
    {
        collectFields();
        std::vector<std::pair<std::string, Value>> columns;
        for (const ModelField &field : m_fields)
            columns.emplace_back(field.name, columnOf(field));
        std::vector<std::pair<std::string, Value>> relationships;
        std::vector<Annotation> relationshipAnnotations, others;
        for (const auto &entry : m_cls.attributes) {
            if (isRelationship(entry.second))
                relationships.push_back(entry);
        }
        const auto isIn = [](const auto &list, const std::string &name) { return std::any_of(list.begin(), list.end(), [&](const auto &entry) { return entry.first == name; }); };
        for (const Annotation &annotation : m_cls.annotations)
            (isIn(relationships, annotation.name) ? relationshipAnnotations : others).push_back(annotation);
        relationshipAnnotations.insert(relationshipAnnotations.end(), others.begin(), others.end());
        m_cls.annotations = std::move(relationshipAnnotations);
        std::erase_if(m_cls.attributes, [&](const auto &entry) { return isIn(columns, entry.first) || isIn(relationships, entry.first); });
        for (auto *list : {&columns, &relationships})
            m_cls.attributes.insert(m_cls.attributes.end(), list->begin(), list->end());
    }

private:
    static bool isRelationship(const Value &value)
    {
        const auto *declared = value.as<DeclaredAttribute>();
        return declared && declared->function() == "Relationship";
    }

    void collectFields()
    {
        for (auto base = m_cls.linearization.rbegin(); base != m_cls.linearization.rend(); ++base) {
            if ((*base)->constructor)
                continue;
            for (const Annotation &annotation : (*base)->annotations)
                collectField(**base, annotation);
            // Assigned again without annotation: another default.
            for (const auto &[name, value] : (*base)->attributes) {
                const auto known = std::find_if(m_fields.begin(), m_fields.end(), [&name = name](const ModelField &field) { return field.name == name; });
                if (known != m_fields.end() && known->owner != base->get() && !value.as<python::Function>() && !value.as<python::Property>())
                    known->value = value;
            }
        }
    }

    void collectField(const python::Class &owner, const Annotation &annotation)
    {
        if (annotation.name.starts_with('_') || annotation.name == "model_config" || looksLikeClassVar(*annotation.expression))
            return;
        const Value *value = owner.findOwn(annotation.name);
        if (value && isRelationship(*value)) {
            std::erase_if(m_fields, [&](const ModelField &field) { return field.name == annotation.name; });
            return;
        }
        ModelField field{annotation.name, &owner, &annotation, value ? std::optional(*value) : std::nullopt};
        for (ModelField &known : m_fields) {
            if (known.name == field.name) {
                known = std::move(field);
                return;
            }
        }
        m_fields.push_back(std::move(field));
    }

    Value columnOf(const ModelField &field)
    {
        FieldFacts facts;
        const AnnotationReader reader(m_interpreter, {field.owner->scope, field.owner->file});
        std::optional<AnnotatedType> annotation;
        if (const auto value = reader.evaluate(*field.annotation))
            annotation = reader.takeApart(*value);
        if (annotation && isOutermost(reader, field)) {
            for (const Value &item : annotation->metadata) {
                if (const auto *declared = item.as<DeclaredAttribute>())
                    facts.add(*declared);
            }
        }
        const auto *assigned = field.value ? field.value->as<DeclaredAttribute>() : nullptr;
        if (assigned && assigned->function() == "Field")
            facts.add(*assigned);
        else if (field.value)
            facts.setDefault(*field.value);
        if (auto given = facts.value("sa_column").shared<ColumnObject>())
            return Value(given->owner() ? given->copy() : given);
        if (facts.value("sa_column").as<python::Opaque>())
            noteUnread(m_cls, field.name, fmt::format("sa_column of {} is {}, which was not run", field.name, facts.value("sa_column").as<python::Opaque>()->dottedName()), field.annotation->position);
        return makeColumnFor(field, facts, annotation);
    }

    /// max_length and its kind count in an outermost Annotated, not in one below a union.
    bool isOutermost(const AnnotationReader &reader, const ModelField &field) const
    {
        const auto value = reader.evaluate(*field.annotation);
        const auto *form = value ? value->as<python::TypingForm>() : nullptr;
        return form && form->name != "Union" && form->name != "Optional";
    }

    Value makeColumnFor(const ModelField &field, const FieldFacts &facts, const std::optional<AnnotatedType> &annotation)
    {
        CallArguments call;
        call.position = field.annotation->position;
        const bool primaryKey = truth(facts, "primary_key");
        call.positional.push_back(typeOf(field, facts, annotation));
        bool nullable = !primaryKey && annotation && annotation->isNullable;
        if (facts.find("nullable"))
            nullable = truth(facts, "nullable");
        addForeignKey(facts, call);
        call.keywords = {{"primary_key", Value(primaryKey)}, {"nullable", Value(nullable)}, {"index", Value(truth(facts, "index"))}, {"unique", Value(truth(facts, "unique"))}};
        if (const Value *factory = facts.find("default_factory"); factory && !factory->isNone())
            call.keywords.emplace_back("default", *factory);
        else if (const Value *value = facts.find("default"); value && !isEllipsis(m_interpreter, *value))
            call.keywords.emplace_back("default", *value);
        if (const Value *items = facts.find("sa_column_args"); items && !items->isNone()) {
            for (const Value &item : m_interpreter.toVector(*items))
                call.positional.push_back(item);
        }
        if (const auto *options = facts.value("sa_column_kwargs").as<python::Dict>()) {
            for (const auto &[key, value] : options->entries()) {
                call.takeKeyword(m_interpreter.str(key));
                call.keywords.emplace_back(m_interpreter.str(key), value);
            }
        }
        return Value(makeColumn(m_cls.vocabulary(), m_interpreter, std::move(call)));
    }

    bool truth(const FieldFacts &facts, std::string_view name) const
    {
        const Value *value = facts.find(name);
        return value && !value->isNone() && m_interpreter.isTrue(*value, name);
    }

    void addForeignKey(const FieldFacts &facts, CallArguments &call)
    {
        const Value target = facts.value("foreign_key");
        if (target.isNone())
            return;
        CallArguments key;
        key.position = call.position;
        key.positional = {target};
        if (const Value *action = facts.find("ondelete"); action && !action->isNone())
            key.keywords.emplace_back("ondelete", *action);
        call.positional.push_back(makeForeignKey(m_cls.vocabulary(), m_interpreter, std::move(key)));
    }

    Value builtin(const char *name, std::vector<std::pair<std::string, Value>> keywords = {})
    {
        CallArguments call;
        call.keywords = std::move(keywords);
        const bool isOwn = std::string_view(name) == "AutoString";
        return typeClass(m_cls.vocabulary(), isOwn ? "sqlmodel" : "sqlalchemy", name)->call(m_interpreter, std::move(call));
    }

    Value typeOf(const ModelField &field, const FieldFacts &facts, const std::optional<AnnotatedType> &annotation)
    {
        if (const Value *given = facts.find("sa_type"))
            return *given;
        if (!annotation) {
            noteUnread(m_cls, field.name, fmt::format("the annotation of {} names something that is not known", field.name), field.annotation->position);
            return Value(std::make_shared<python::Opaque>(field.name, field.annotation->position));
        }
        Value type = annotation->type;
        while (const auto *newType = type.as<python::NewTypeFunction>())
            type = newType->supertype;
        if (const auto *cls = type.as<python::Class>(); cls && cls->isEnum) {
            CallArguments call;
            call.positional = {type};
            return typeClass(m_cls.vocabulary(), "sqlalchemy", "Enum")->call(m_interpreter, std::move(call));
        }
        std::vector<std::string> names = classNames(type);
        if (const auto *opaque = type.as<python::Opaque>())
            names = {pythonTypeOfForeign(*opaque)};
        if (const auto made = columnType(names, facts, type.as<python::OpaqueCall>()))
            return *made;
        if (type.as<python::Opaque>())
            return type;
        noteUnread(m_cls, field.name, fmt::format("{}: {} has no matching column type", field.name, m_interpreter.repr(type)), field.annotation->position, "Give the field sa_type or sa_column.");
        return Value(std::make_shared<python::Opaque>(field.name, field.annotation->position));
    }

    /// `constrained`: the call of condecimal(max_digits=…) and its like, or null.
    std::optional<Value> columnType(const std::vector<std::string> &names, const FieldFacts &facts, const python::OpaqueCall *constrained)
    {
        const auto is = [&](const char *name) { return std::find(names.begin(), names.end(), name) != names.end(); };
        const auto number = [&](const char *name) {
            const Value *given = facts.find(name);
            if (!given && constrained)
                given = constrained->arguments.keyword(name);
            return given && given->asInt() ? *given : Value();
        };
        const bool isNetwork = is("ipaddress.IPv4Address") || is("ipaddress.IPv6Address") || is("ipaddress.IPv4Network") || is("ipaddress.IPv6Network");
        if (is("str") || is("pathlib.Path") || is("pathlib.PurePath") || isNetwork) {
            const Value *length = facts.find("max_length");
            if (length && length->asInt() && *length->asInt() > 0)
                return builtin("AutoString", {{"length", *length}});
            return builtin("AutoString");
        }
        if (is("float"))
            return builtin("Float");
        if (is("bool"))
            return builtin("Boolean");
        if (is("int"))
            return builtin("Integer");
        if (is("datetime.datetime"))
            return builtin("DateTime");
        if (is("datetime.date"))
            return builtin("Date");
        if (is("datetime.timedelta"))
            return builtin("Interval");
        if (is("datetime.time"))
            return builtin("Time");
        if (is("bytes"))
            return builtin("LargeBinary");
        if (is("decimal.Decimal"))
            return builtin("Numeric", {{"precision", number("max_digits")}, {"scale", number("decimal_places")}});
        if (is("uuid.UUID"))
            return builtin("Uuid");
        return std::nullopt;
    }

    Interpreter &m_interpreter;
    ModelClass &m_cls;
    std::vector<ModelField> m_fields;
};

/// table=True in the class statement or in its own or an inherited configuration.
bool hasTableFlag(Interpreter &interpreter, const ModelClass &cls)
{
    for (const auto &[name, value] : cls.keywords) {
        if (name == "table")
            return interpreter.isTrue(value, "table=");
    }
    if (const Value *config = cls.findInherited("model_config")) {
        std::optional<Value> table;
        if (const auto *dict = config->as<python::Dict>())
            table = dict->find("table");
        else if (const auto *call = config->as<python::OpaqueCall>(); call && call->arguments.keyword("table"))
            table = *call->arguments.keyword("table");
        return table && table->asBool() && *table->asBool();
    }
    return false;
}

}  // namespace

void addFieldColumns(Interpreter &interpreter, ModelClass &cls)
{
    bool baseIsTable = false;
    for (std::size_t i = 1; i < cls.linearization.size(); ++i) {
        const auto *model = dynamic_cast<const ModelClass *>(cls.linearization[i].get());
        baseIsTable = baseIsTable || (model && model->isTableModel);
    }
    cls.isTableModel = baseIsTable || hasTableFlag(interpreter, cls);
    if (!cls.isTableModel || baseIsTable)
        return;
    FieldMapping(interpreter, cls).run();
    mapDeclaratively(interpreter, cls);
}

}  // namespace limbeck::sqlalchemy
