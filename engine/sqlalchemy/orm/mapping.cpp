// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/annotation.h"
#include "sqlalchemy/orm/declarations.h"
#include "sqlalchemy/orm/mapping_events.h"
#include "sqlalchemy/orm/model_class.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>

// Declarative mapping: each collected attribute (declarations.h) gives its columns; then the table is made, or with single inheritance the columns join the table above.

namespace limbeck::sqlalchemy {

namespace {

using Annotation = python::ClassDefinition::Annotation;

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

class Mapping {
public:
    Mapping(Interpreter &interpreter, ModelClass &cls) : m_interpreter(interpreter), m_cls(cls), m_self(std::static_pointer_cast<ModelClass>(std::static_pointer_cast<python::Object>(cls.shared_from_this()))) {}

    void run()
    {
        m_cls.isBeingMapped = true;
        m_parent = m_cls.mappedParent();
        m_fixedTable = m_cls.findOwn("__table__") != nullptr;
        m_declared = collectDeclarations(m_interpreter, m_cls);
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
    // ---------------------------------------------------------------- columns

    void extractColumns()
    {
        for (auto &[name, collected] : m_declared.attributes) {
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

    void addMapped(const std::string &name, std::shared_ptr<MappedColumn> column, const Declaration &collected)
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

    bool isSingle() const { return m_declared.tableName.isNone() && !m_fixedTable; }

    static bool hasForeignKey(const ColumnObject &column) { return !column.spec.foreignKeys.empty(); }

    void applyAnnotation(const std::string &name, MappedColumn &column, const Declaration &collected)
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
    const python::Class *compositeClass(const DeclaredAttribute &declared, const Declaration &collected) const
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
            const auto column = index < columns.size() ? columns[index] : std::shared_ptr<ColumnObject>(blankColumn(m_cls, m_cls.position));
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
    void addInner(const std::string &name, const DeclaredAttribute &declared, const Declaration &collected)
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
        if (m_fixedTable || m_declared.hasTableFunction) {
            useGivenTable();
        } else if (!m_declared.tableName.isNone() && !nameIsForNothing()) {
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
        if (const auto *tuple = m_declared.tableArguments.as<python::Tuple>()) {
            hasConstraint = std::any_of(tuple->items.begin(), tuple->items.end(), [](const Value &item) {
                const auto *constraint = item.as<ConstraintObject>();
                return constraint && std::holds_alternative<schema::PrimaryKey>(constraint->constraint);
            });
        }
        if (hasKey || hasConstraint)
            return false;
        std::erase_if(m_cls.attributes, [](const auto &entry) { return entry.first == "__tablename__"; });
        m_declared.tableName = Value();
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
        if (m_declared.tableName.as<python::Opaque>() || m_declared.tableName.isUnknown()) {
            noteUnread(m_cls, std::nullopt, "its __tablename__ could not be computed", m_cls.position, "Write the name as a text.");
            return;
        }
        call.positional = {m_declared.tableName, Value(m_cls.metadata())};
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
        if (m_declared.tableArguments.isNone())
            return;
        Value last = m_declared.tableArguments;
        if (m_declared.tableArguments.as<python::Tuple>() || m_declared.tableArguments.as<python::List>()) {
            std::vector<Value> items = m_interpreter.toVector(m_declared.tableArguments);
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
            noteUnread(m_cls, kWhatElseItHas, fmt::format("its metaclass {} could not be run: it may change what the class has", metaclass->name), m_cls.position, "What the class says is compared; nothing of the table is dropped.");
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
    Declarations m_declared;
    std::vector<Entry> m_columns;
    std::vector<std::pair<std::string, SourcePosition>> m_notes;
};

}  // namespace

void mapDeclaratively(Interpreter &interpreter, ModelClass &cls)
{
    Mapping(interpreter, cls).run();
}

}  // namespace limbeck::sqlalchemy
