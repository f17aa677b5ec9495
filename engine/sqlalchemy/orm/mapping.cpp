// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/state.h"
#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

// Declarative mapping in SQLAlchemy's own steps, because the order of columns and what overrides what follow from them (spec/models.md §4):
// first, along the MRO, columns of mixins and abstract bases are copied to the class; then, again along the MRO, the attributes of each class are collected (the copies of a class
// before its declared_attr functions are called); then each collected attribute gives its columns; then the table is made, or with single inheritance the columns join the table above.

namespace limbeck::sqlalchemy {

namespace {

using Annotation = python::ClassDefinition::Annotation;

bool isIncludedDunder(std::string_view name) { return name == "__table__" || name == "__mapper_args__" || name == "__tablename__" || name == "__table_args__"; }

/// The names of two lists in one order: as util.merge_lists_w_ordering does it.
std::vector<std::string> mergeOrders(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    std::set<std::string> overlap;
    for (const std::string &name : a) {
        if (std::find(b.begin(), b.end(), name) != b.end())
            overlap.insert(name);
    }
    std::vector<std::string> result;
    auto current = std::pair(a.begin(), a.end()), other = std::pair(b.begin(), b.end());
    while (true) {
        bool switched = false;
        while (current.first != current.second) {
            const std::string &name = *current.first++;
            if (overlap.erase(name) > 0) {
                std::swap(current, other);
                switched = true;
                break;
            }
            result.push_back(name);
        }
        if (!switched) {
            result.insert(result.end(), other.first, other.second);
            return result;
        }
    }
}

/// Packages whose mixins add methods only.
bool isHarmlessBase(const python::Opaque &base)
{
    for (const char *name : {"flask_login", "flask_security.UserMixin", "flask_security.RoleMixin", "pydantic.BaseModel", "abc.", "typing", "sqlalchemy.orm.MappedAsDataclass", "sqlalchemy.ext", "sqlalchemy.inspection", "werkzeug",
                             "flask_authorize", "itsdangerous", "dataclasses", "marshmallow", "sqlalchemy_mixins.", "sqlalchemy_serializer.", "fastapi", "starlette", "pydantic."}) {
        if (base.dottedName().starts_with(name))
            return true;
    }
    return false;
}

/// UnreadModel::column for what a class may have beside the columns that were read.
constexpr const char *kWhatElseItHas = "";

struct Collected {
    Value value;
    std::optional<Value> annotation;      ///< the argument of Mapped[…]
    AnnotationScope scope;
};

class Mapping {
public:
    Mapping(Interpreter &interpreter, ModelClass &cls) : m_interpreter(interpreter), m_cls(cls), m_self(std::static_pointer_cast<ModelClass>(std::static_pointer_cast<python::Object>(cls.shared_from_this()))) {}

    void run()
    {
        m_cls.isBeingMapped = true;
        m_parent = m_cls.mappedParent();
        m_fixedTable = m_cls.findOwn("__table__") != nullptr;
        for (const auto &base : m_cls.linearization) {
            if (isScanned(*base))
                mangle(*base);
        }
        m_ownNames = namesOf(m_cls);   // before copies join them
        for (const auto &base : m_cls.linearization) {
            if (isScanned(*base) && base.get() != &m_cls && !isMappedClass(*base))
                copyColumns(*base);
        }
        for (const auto &base : m_cls.linearization) {
            if (isScanned(*base))
                collect(*base);
        }
        extractColumns();
        makeTable();
        noteOpaqueBases();
        m_cls.isBeingMapped = false;
        if (m_cls.isMapped && m_cls.table)
            m_cls.registry()->classes->insert(m_cls.name, Value(m_self));
        if (m_cls.table && m_interpreter.isLenient())
            fireMappingEvents(m_interpreter, m_cls);
    }

private:
    static bool isScanned(const python::Class &cls) { return !cls.constructor && cls.name != "object"; }
    static bool isMappedClass(const python::Class &cls)
    {
        const auto *model = dynamic_cast<const ModelClass *>(&cls);
        return model && model->isMapped;
    }

    /// Python stores __x of class _Abc as _Abc__x; a mapped attribute has that name, and its column.
    static void mangle(python::Class &cls)
    {
        const std::string prefix = "_" + cls.name.substr(std::min(cls.name.find_first_not_of('_'), cls.name.size()));
        const auto rename = [&prefix](std::string &name) {
            if (name.starts_with("__") && !name.ends_with("__"))
                name = prefix + name;
        };
        for (auto &[name, value] : cls.attributes)
            rename(name);
        for (Annotation &annotation : cls.annotations)
            rename(annotation.name);
    }

    static const Annotation *findAnnotation(const python::Class &cls, const std::string &name)
    {
        const Annotation *found = nullptr;
        for (const Annotation &annotation : cls.annotations) {
            if (annotation.name == name)
                found = &annotation;
        }
        return found;
    }

    std::vector<std::string> namesOf(const python::Class &cls) const
    {
        std::vector<std::string> attributes, annotations;
        const auto isWanted = [](const std::string &name) { return isIncludedDunder(name) || !(name.starts_with("__") || name.starts_with("_sa_")); };
        for (const auto &[name, value] : cls.attributes) {
            if (isWanted(name))
                attributes.push_back(name);
        }
        for (const Annotation &annotation : cls.annotations) {
            if (isWanted(annotation.name) && std::find(annotations.begin(), annotations.end(), annotation.name) == annotations.end())
                annotations.push_back(annotation.name);
        }
        return mergeOrders(attributes, annotations);
    }

    /// What Mapped[…] holds; nullopt: the annotation is another. A name that is not known makes the class not fully read.
    std::optional<Value> mappedArgument(const python::Class &cls, const Annotation &annotation)
    {
        if (!looksMapped(*annotation.expression) && !std::holds_alternative<python::syntax::StringLiteral>(annotation.expression->node))
            return std::nullopt;
        if (looksLikeClassVar(*annotation.expression) || (!looksMapped(*annotation.expression)))
            return std::nullopt;
        const AnnotationReader reader(m_interpreter, {cls.scope, cls.file});
        const auto value = reader.evaluate(annotation);
        if (!value) {
            m_unresolved.insert(annotation.name);
            return std::nullopt;
        }
        const auto mapped = reader.mapped(*value);
        return mapped ? std::optional(mapped->argument) : std::nullopt;
    }

    bool isOverridden(const std::string &name, const Value &value) const
    {
        const Value *found = m_cls.findInherited(name);
        return found && !(value.isNone() && found->isNone()) && !found->isIdentical(value);
    }

    void put(const std::string &name, Collected collected)
    {
        for (auto &[key, present] : m_collected) {
            if (key == name) {
                present = std::move(collected);
                return;
            }
        }
        m_collected.emplace_back(name, std::move(collected));
    }

    /// A name of the class without a value; `x: Mapped[int | None] = None` counts as one, as in SQLAlchemy.
    static bool isBare(const Value *own) { return !own || own->isNone(); }

    void copyColumns(const python::Class &base)
    {
        auto &copies = m_copies[&base];
        for (const std::string &name : namesOf(base)) {
            if (isIncludedDunder(name))
                continue;
            const Value *own = base.findOwn(name);
            const Annotation *annotation = findAnnotation(base, name);
            const auto column = own ? own->shared<ColumnObject>() : nullptr;
            if (isBare(own) && annotation && !m_fixedTable) {
                auto argument = mappedArgument(base, *annotation);
                if (!argument || isOverridden(name, Value()))
                    continue;
                auto made = blankColumn(annotation->position);
                copies.emplace_back(name, Collected{Value(made), std::move(argument), {base.scope, base.file}});
                m_cls.put(name, Value(made));
            } else if (column) {
                if (isOverridden(name, *own))
                    continue;
                std::optional<Value> argument = annotation ? mappedArgument(base, *annotation) : std::nullopt;
                if (std::find(m_ownNames.begin(), m_ownNames.end(), name) != m_ownNames.end() && m_cls.findOwn(name))
                    continue;
                auto copy = column->copy();
                copies.emplace_back(name, Collected{Value(copy), std::move(argument), {base.scope, base.file}});
                m_cls.put(name, Value(copy));
            }
        }
    }

    std::shared_ptr<MappedColumn> blankColumn(const SourcePosition &position) const
    {
        operation::ColumnSpec spec;
        spec.column.position = position;
        return std::make_shared<MappedColumn>(m_cls.vocabulary(), std::move(spec), Value(makeTypeObject(m_cls.vocabulary(), sql::Type())));
    }

    void collect(const python::Class &base)
    {
        const bool isOwn = &base == &m_cls, isMapped = !isOwn && isMappedClass(base);
        for (auto &[name, collected] : m_copies[&base])
            put(name, collected);
        for (const std::string &name : isOwn ? m_ownNames : namesOf(base)) {
            const Value *own = base.findOwn(name);
            if (isIncludedDunder(name))
                collectSpecial(name, own, isMapped);
            else if (isOwn)
                collectOwn(name, own);
            else if (!isMapped && own && own->as<DeclaredFunction>())
                collectDeclared(base, name, *own->as<DeclaredFunction>());
        }
    }

    void collectSpecial(const std::string &name, const Value *own, bool isMapped)
    {
        const bool isDeclared = own && (own->as<DeclaredFunction>() || own->as<python::ClassMethod>());
        if (!own || (isMapped && !isDeclared))
            return;
        if (name == "__tablename__" && m_tableName.isNone()) {
            m_tableName = m_interpreter.getAttribute(Value(m_self), name);
        } else if (name == "__table_args__" && m_tableArguments.isNone()) {
            m_tableArguments = m_interpreter.getAttribute(Value(m_self), name);
        } else if (name == "__table__" && isDeclared && m_tableFunction.isNone()) {
            m_tableFunction = Value(m_self);
        }
    }

    void collectDeclared(const python::Class &base, const std::string &name, const DeclaredFunction &function)
    {
        const Value value = function.isCascading ? m_interpreter.call(function.function, {Value(m_self)}) : m_interpreter.getAttribute(Value(m_self), name);
        Collected collected{value, std::nullopt, {base.scope, base.file}};
        const auto *body = function.function.as<python::Function>();
        if (body && body->returns && value.as<MappedColumn>() && looksMapped(*body->returns)) {
            const AnnotationReader reader(m_interpreter, {base.scope, base.file});
            if (const auto annotation = m_interpreter.evaluateAnnotation(*body->returns, base.scope, base.file)) {
                if (const auto mapped = reader.mapped(*annotation))
                    collected.annotation = mapped->argument;
            } else {
                m_unresolved.insert(name);
            }
        }
        if (value.as<ColumnObject>())
            m_cls.put(name, value);
        // The class's own annotation was met before: it counts, not what the function says that it returns.
        const auto own = std::find_if(m_collected.begin(), m_collected.end(), [&name](const auto &item) { return item.first == name && item.second.annotation; });
        if (own != m_collected.end()) {
            collected.annotation = own->second.annotation;
            collected.scope = own->second.scope;
        }
        put(name, std::move(collected));
    }

    void collectOwn(const std::string &name, const Value *own)
    {
        const Annotation *annotation = findAnnotation(m_cls, name);
        const bool needsAnnotation = annotation && (isBare(own) || own->as<MappedColumn>() || own->as<DeclaredAttribute>());
        std::optional<Value> argument;
        if (needsAnnotation && !isRelationship(own))
            argument = mappedArgument(m_cls, *annotation);
        AnnotationScope scope{m_cls.scope, m_cls.file};
        if (isBare(own) && argument && !m_fixedTable) {
            auto made = blankColumn(annotation->position);
            m_cls.put(name, Value(made));
            put(name, {Value(made), std::move(argument), scope});
        } else if (own) {
            put(name, {*own, std::move(argument), scope});
        } else if (m_unresolved.contains(name)) {
            noteUnread(m_cls, name, fmt::format("the annotation of {} names something that is not known", name), annotation->position);
        }
    }

    static bool isRelationship(const Value *value)
    {
        const auto *declared = value ? value->as<DeclaredAttribute>() : nullptr;
        return declared && declared->function() != "deferred" && declared->function() != "column_property" && declared->function() != "composite";
    }

    // ---------------------------------------------------------------- columns

    void extractColumns()
    {
        for (auto &[name, collected] : m_collected) {
            Value value = collected.value;
            if (value.as<DeclaredFunction>())
                value = m_interpreter.getAttribute(Value(m_self), name);
            if (auto column = value.shared<MappedColumn>())
                addMapped(name, column, collected);
            else if (auto plain = value.shared<ColumnObject>())
                addPlain(name, plain);
            else if (const auto *declared = value.as<DeclaredAttribute>())
                addInner(name, *declared, collected);
            else if (const auto *opaque = value.as<python::Opaque>())
                noteOpaque(name, *opaque);
            else if (value.isUnknown())
                noteUnread(m_cls, name, fmt::format("{}: {}", name, *value.asUnknown()->why), m_cls.position);
        }
    }

    void addPlain(const std::string &name, const std::shared_ptr<ColumnObject> &column)
    {
        if (column->owner() && column->owner() != ownTable())
            return;   // a column of another mapped class: a synonym
        column->nameAfter(name);
        addColumn(name, column, 0);
    }

    std::shared_ptr<TableObject> ownTable() const
    {
        const Value *given = m_cls.findOwn("__table__");
        return given ? given->shared<TableObject>() : nullptr;
    }

    void addColumn(const std::string &name, const std::shared_ptr<ColumnObject> &column, long long order)
    {
        m_cls.put(name, Value(column));
        const bool isNew = std::none_of(m_columns.begin(), m_columns.end(), [&](const auto &entry) { return entry.column == column; });
        if (isNew)
            m_columns.push_back({column, order});
    }

    void addMapped(const std::string &name, std::shared_ptr<MappedColumn> column, const Collected &collected)
    {
        if (column->usesExisting && m_parent && m_parent->table && isSingle()) {
            const std::string wanted = column->spec.column.name.empty() ? name : column->spec.column.name.text;
            if (auto existing = m_parent->table->findColumn(wanted)) {
                m_cls.put(name, Value(existing));
                return;
            }
        }
        column->nameAfter(name);
        if (collected.annotation)
            applyAnnotation(name, *column, collected);
        addColumn(name, column, column->sortOrder.value_or(0));
    }

    bool isSingle() const { return m_tableName.isNone() && !m_fixedTable; }

    static bool hasForeignKey(const ColumnObject &column) { return !column.spec.foreignKeys.empty(); }

    void applyAnnotation(const std::string &name, MappedColumn &column, const Collected &collected)
    {
        const AnnotationReader reader(m_interpreter, collected.scope);
        const auto annotation = reader.takeApart(*collected.annotation);
        if (!annotation) {
            if (sql::isNullType(column.spec.column.type) || !column.hasNullable)
                noteUnread(m_cls, column.spec.column.name.text, fmt::format("the annotation of {} names something that is not known", name), column.spec.column.position);
            return;
        }
        if (!column.hasNullable)
            column.spec.column.nullable = annotation->isNullable;
        bool isNullableByAnnotation = !column.hasNullable && annotation->isNullable;
        for (const Value &item : annotation->metadata) {
            if (const auto *settings = item.as<MappedColumn>()) {
                merge(*settings, column);
                isNullableByAnnotation = isNullableByAnnotation && !settings->hasNullable;
                break;
            }
        }
        if (isNullableByAnnotation)
            column.spec.column.options.emplace_back("limbeck_nullable_by_annotation", schema::OptionValue{true});
        if (!sql::isNullType(column.spec.column.type) || hasForeignKey(column))
            return;
        if (const auto type = typeForAnnotation(m_cls.vocabulary(), m_interpreter, *m_cls.registry(), *annotation)) {
            column.setAttribute(m_interpreter, "type", *type);
            return;
        }
        noteUnread(m_cls, column.spec.column.name.text, fmt::format("no column type is known for the Python type {} of {}", m_interpreter.repr(annotation->type), name), column.spec.column.position,
                   "Give mapped_column() the type, or add it to the type_annotation_map.");
    }

    /// Annotated[int, mapped_column(…)]: what the attribute's own mapped_column does not say (Column._merge).
    void merge(const MappedColumn &from, MappedColumn &to)
    {
        const schema::Column &source = from.spec.column;
        schema::Column &target = to.spec.column;
        target.primaryKey = target.primaryKey || source.primaryKey;
        if (target.autoincrement == schema::Autoincrement::Auto)
            target.autoincrement = source.autoincrement;
        target.system = target.system || source.system;
        if (sql::isNullType(target.type) && !sql::isNullType(source.type))
            to.setAttribute(m_interpreter, "type", from.typeValue());
        if (from.hasNullable && !to.hasNullable)
            target.nullable = source.nullable;
        if (to.pythonDefault.isNone() && !from.pythonDefault.isNone()) {
            to.pythonDefault = from.pythonDefault;
            target.hasPythonDefault = true;
        }
        target.hasSequence = target.hasSequence || source.hasSequence;
        if (!target.serverDefault && !target.computed && !target.identity) {
            target.serverDefault = source.serverDefault;
            target.computed = source.computed;
            target.identity = source.identity;
            to.serverDefault = from.serverDefault;
        }
        to.spec.index = to.spec.index || from.spec.index;
        to.spec.unique = to.spec.unique || from.spec.unique;
        if (!target.comment)
            target.comment = source.comment;
        target.options.insert(target.options.end(), source.options.begin(), source.options.end());
        to.spec.checks.insert(to.spec.checks.end(), from.spec.checks.begin(), from.spec.checks.end());
        to.spec.uniques.insert(to.spec.uniques.end(), from.spec.uniques.begin(), from.spec.uniques.end());
        if (to.spec.foreignKeys.empty()) {
            for (schema::ForeignKey key : from.spec.foreignKeys) {
                key.columns = {target.name};
                to.spec.foreignKeys.push_back(std::move(key));
            }
        }
        to.items.insert(to.items.end(), from.items.begin(), from.items.end());
        if (!to.sortOrder)
            to.sortOrder = from.sortOrder;
    }

    /// A dataclass that stands for the columns of composite(): given first, or as Mapped[Point].
    const python::Class *compositeClass(const DeclaredAttribute &declared, const Collected &collected) const
    {
        const auto isDataclass = [this](const Value &value) { return value.as<python::Class>() && m_interpreter.findAttribute(value, "__dataclass_fields__"); };
        const auto &given = declared.arguments().positional;
        if (!given.empty() && isDataclass(given.front()))
            return given.front().as<python::Class>();
        const auto annotation = collected.annotation ? AnnotationReader(m_interpreter, collected.scope).takeApart(*collected.annotation) : std::nullopt;
        return annotation && isDataclass(annotation->type) ? annotation->type.as<python::Class>() : nullptr;
    }

    /// composite(mapped_column("x1"), …) of a dataclass: the columns' names, where they have none, and types come from its fields; missing columns are made.
    void addComposite(const python::Class &fieldsOf, const DeclaredAttribute &declared)
    {
        std::vector<std::shared_ptr<ColumnObject>> columns;
        for (const Value &argument : declared.arguments().positional) {
            if (auto column = argument.shared<ColumnObject>())
                columns.push_back(std::move(column));
        }
        const Value *fields = fieldsOf.findInherited("__dataclass_fields__");
        const auto *dict = fields ? fields->as<python::Dict>() : nullptr;
        std::size_t index = 0;
        for (const auto &[key, field] : dict ? dict->entries() : decltype(dict->entries()){}) {
            const std::string name = m_interpreter.str(key);
            const auto column = index < columns.size() ? columns[index] : std::shared_ptr<ColumnObject>(blankColumn(m_cls.position));
            ++index;
            column->nameAfter(name);
            for (const auto &base : fieldsOf.linearization) {
                const Annotation *annotation = findAnnotation(*base, name);
                const auto mapped = std::dynamic_pointer_cast<MappedColumn>(column);
                if (!annotation || !mapped)
                    continue;
                const AnnotationScope scope{base->scope, base->file};
                if (const auto type = AnnotationReader(m_interpreter, scope).evaluate(*annotation))
                    applyAnnotation(name, *mapped, {Value(), type, scope});
                else
                    noteUnread(m_cls, column->spec.column.name.text, fmt::format("the annotation of {} names something that is not known", name), annotation->position);
                break;
            }
            if (std::none_of(m_columns.begin(), m_columns.end(), [&](const auto &entry) { return entry.column == column; }))
                m_columns.push_back({column, 0});
        }
    }

    /// deferred(Column(…)), column_property(Column(…)), composite(X, mapped_column(…), …). SQLAlchemy does not look at Mapped[…] for the inner columns of the first two.
    void addInner(const std::string &name, const DeclaredAttribute &declared, const Collected &collected)
    {
        const std::string &function = declared.function();
        if (function == "Field" || function == "Relationship")
            return;
        if (function != "deferred" && function != "column_property" && function != "composite")
            return;
        if (const python::Class *fieldsOf = function == "composite" ? compositeClass(declared, collected) : nullptr)
            return addComposite(*fieldsOf, declared);
        for (const Value &argument : declared.arguments().positional) {
            auto column = argument.shared<ColumnObject>();
            if (!column || column->owner())
                continue;
            if (function == "composite" && column->spec.column.name.empty()) {
                noteUnread(m_cls, std::nullopt, fmt::format("composite attribute {}: a column without a name takes it from the composite class", name), m_cls.position, "Name the columns in mapped_column().");
                continue;
            }
            column->nameAfter(name);
            if (function == "composite" && sql::isNullType(column->spec.column.type) && !hasForeignKey(*column))
                noteUnread(m_cls, column->spec.column.name.text, fmt::format("composite attribute {}: the type of column {} comes from the composite class", name, column->spec.column.name.text), m_cls.position);
            const bool isNew = std::none_of(m_columns.begin(), m_columns.end(), [&](const auto &entry) { return entry.column == column; });
            if (isNew)
                m_columns.push_back({column, 0});
            if (function != "composite")
                m_cls.put(name, Value(column));
        }
    }

    void noteOpaque(const std::string &name, const python::Opaque &opaque)
    {
        static const char *const harmless[] = {"query_property", "relationship", "hybrid", "association_proxy", "column_property", "Manager", "classproperty", "cached_property", "synonym", "backref", "query_class", "dynamic_loader",
                                               "aggregated", "observes", "logging", "getLogger", "logger", "ConfigDict", "Schema", "Comparator", "Lock", "PrivateAttr", "field_validator", "validator", "computed_field", "validates", "listens_for", "property"};
        const std::string &dotted = opaque.dottedName();
        for (const char *word : harmless) {
            if (dotted.find(word) != std::string::npos)
                return;
        }
        const bool isPassedOver = dotted == name || dotted.ends_with(":" + name), isCall = dynamic_cast<const python::OpaqueCall *>(&opaque) != nullptr;
        if (name == "model_config" || name.starts_with("__") || (!isPassedOver && !isCall))
            return;   // a name held in the class: a function, a class, a constant of another package
        noteUnread(m_cls, name, fmt::format("{} is {}, which was not run: it may be a column", name, dotted), opaque.importedAt(), "What it gives is not compared.");
    }

    // ---------------------------------------------------------------- table

    void makeTable()
    {
        if (m_fixedTable || !m_tableFunction.isNone()) {
            useGivenTable();
        } else if (!m_tableName.isNone() && !nameIsForNothing()) {
            makeOwnTable();
        } else if (m_parent) {
            joinParent();
        } else {
            return;   // a mixin or a base without __abstract__: SQLAlchemy refuses it, or it is no model at all
        }
        m_cls.isMapped = true;
    }

    /// Flask-SQLAlchemy: a class without a primary key of its own shares the table above, whoever gave it a name (NameMixin.__table_cls__).
    bool nameIsForNothing()
    {
        if (m_cls.family() != ModelClass::Family::Flask || !m_parent)
            return false;
        const bool hasKey = std::any_of(m_columns.begin(), m_columns.end(), [](const auto &entry) { return entry.column->spec.column.primaryKey; });
        bool hasConstraint = false;
        if (const auto *tuple = m_tableArguments.as<python::Tuple>()) {
            hasConstraint = std::any_of(tuple->items.begin(), tuple->items.end(), [](const Value &item) {
                const auto *constraint = item.as<ConstraintObject>();
                return constraint && std::holds_alternative<schema::PrimaryKey>(constraint->constraint);
            });
        }
        if (hasKey || hasConstraint)
            return false;
        std::erase_if(m_cls.attributes, [](const auto &entry) { return entry.first == "__tablename__"; });
        m_tableName = Value();
        return true;
    }

    void useGivenTable()
    {
        const Value given = m_fixedTable ? *m_cls.findOwn("__table__") : m_interpreter.getAttribute(Value(m_self), "__table__");
        m_cls.table = given.shared<TableObject>();
        if (!m_cls.table)
            return;
        m_cls.put("__table__", given);
        for (const auto &column : m_cls.table->columns()) {
            if (!m_cls.findOwn(column->key))
                m_cls.put(column->key, Value(column));
        }
    }

    void makeOwnTable()
    {
        CallArguments call;
        call.position = m_cls.position;
        if (m_tableName.as<python::Opaque>() || m_tableName.isUnknown()) {
            noteUnread(m_cls, std::nullopt, "its __tablename__ could not be computed", m_cls.position, "Write the name as a text.");
            return;
        }
        call.positional = {m_tableName, Value(m_cls.metadata())};
        std::stable_sort(m_columns.begin(), m_columns.end(), [](const auto &a, const auto &b) { return a.order < b.order; });
        for (const auto &entry : m_columns)
            call.positional.push_back(Value(entry.column));
        addTableArguments(call);
        if (m_cls.findInherited("__table_cls__"))
            m_notes.emplace_back("its __table_cls__ makes the table in its own way", m_cls.position);
        if (const Value *autoload = m_cls.findInherited("__autoload__"); autoload && autoload->asBool() && *autoload->asBool())
            throw Unsupported("__autoload__: the columns come from a database", m_cls.position);
        const Value table = sqlalchemy::makeTable(m_cls.vocabulary(), m_interpreter, std::move(call));
        m_cls.table = table.shared<TableObject>();
        m_cls.put("__table__", table);
    }

    void addTableArguments(CallArguments &call)
    {
        if (m_tableArguments.isNone())
            return;
        Value last = m_tableArguments;
        if (m_tableArguments.as<python::Tuple>() || m_tableArguments.as<python::List>()) {
            std::vector<Value> items = m_interpreter.toVector(m_tableArguments);
            last = Value();
            if (!items.empty() && items.back().as<python::Dict>()) {
                last = items.back();
                items.pop_back();
            }
            for (const Value &item : items) {
                if (const auto *opaque = item.as<python::Opaque>()) {
                    m_notes.emplace_back("an item of __table_args__ is " + opaque->dottedName() + ", which was not run", opaque->importedAt());
                    continue;
                }
                call.positional.push_back(item);
            }
        }
        if (const auto *dict = last.as<python::Dict>()) {
            for (const auto &[key, value] : dict->entries())
                call.keywords.emplace_back(m_interpreter.str(key), value);
        } else if (last.as<python::Opaque>() || last.isUnknown()) {
            m_notes.emplace_back("its __table_args__ could not be computed", m_cls.position);
        }
    }

    void joinParent()
    {
        m_cls.table = m_parent->table;
        if (!m_cls.table)
            return;
        for (const auto &entry : m_columns) {
            const auto &column = entry.column;
            if (column->owner() == m_cls.table)
                continue;
            const auto existing = m_cls.table->findColumn(column->spec.column.name.text);
            if (existing && existing != column)
                raise(*column, *existing);
            m_cls.table->addColumn(m_interpreter, column);
        }
    }

    [[noreturn]] void raise(const ColumnObject &column, const ColumnObject &)
    {
        throw Error(ErrorCode::Script, fmt::format("Column '{}' on class {} conflicts with an existing column of table {}.", column.spec.column.name.text, m_cls.name, m_cls.table->name().toString()), column.spec.column.position);
    }

    void noteOpaqueBases()
    {
        if (m_cls.isMapped && m_cls.table) {
            for (const auto &[what, position] : m_notes)
                noteUnread(m_cls, std::nullopt, what, position);
        }
        if (!m_cls.isMapped)
            return;
        if (const python::Class *metaclass = changingMetaclass(m_cls))
            noteUnread(m_cls, kWhatElseItHas, fmt::format("its metaclass {} was not run: it may change what the class has", metaclass->name), m_cls.position, "What the class says is compared; nothing of the table is dropped.");
        for (const auto &cls : m_cls.linearization) {
            if (isMappedClass(*cls) && cls.get() != &m_cls)
                continue;
            if (const Value *why = cls->findOwn("__limbeck_undecided__"); why && why->asText())
                noteUnread(m_cls, std::nullopt, why->asText()->utf8(), cls->position, "The table is not compared.");
            for (const Value &base : cls->bases) {
                const auto *opaque = base.as<python::Opaque>();
                if (opaque && !isHarmlessBase(*opaque))
                    noteOpaqueBase(*opaque);
            }
        }
    }

    /// Most such bases add methods only. A class without a key of its own gets more from them, so that too little is known of its table.
    void noteOpaqueBase(const python::Opaque &base)
    {
        std::string what = fmt::format("its base {} is not part of the project: it may have columns", base.dottedName());
        if (hasKey())
            noteUnread(m_cls, kWhatElseItHas, std::move(what), m_cls.position, "What else the class has is compared; nothing of the table is dropped. Reading the models with the project's Python knows the base.");
        else
            noteUnread(m_cls, std::nullopt, std::move(what), m_cls.position, "The table is not compared. Reading the models with the project's Python knows it.");
    }

    bool hasKey() const
    {
        if (!m_cls.table)
            return false;
        const auto &columns = m_cls.table->columns();
        const auto &constraints = m_cls.table->constraints();
        return std::any_of(columns.begin(), columns.end(), [](const auto &column) { return column->spec.column.primaryKey; })
            || std::any_of(constraints.begin(), constraints.end(), [](const auto &item) { return std::holds_alternative<schema::PrimaryKey>(item->constraint); });
    }

    struct Entry {
        std::shared_ptr<ColumnObject> column;
        long long order;
    };

    Interpreter &m_interpreter;
    ModelClass &m_cls;
    std::shared_ptr<ModelClass> m_self;
    std::shared_ptr<ModelClass> m_parent;
    bool m_fixedTable = false;
    std::map<const python::Class *, std::vector<std::pair<std::string, Collected>>> m_copies;
    std::vector<std::pair<std::string, Collected>> m_collected;
    std::set<std::string> m_unresolved;
    std::vector<std::string> m_ownNames;
    std::vector<Entry> m_columns;
    std::vector<std::pair<std::string, SourcePosition>> m_notes;
    Value m_tableName, m_tableArguments, m_tableFunction;
};

}  // namespace

void mapDeclaratively(Interpreter &interpreter, ModelClass &cls)
{
    Mapping(interpreter, cls).run();
}

}  // namespace limbeck::sqlalchemy
