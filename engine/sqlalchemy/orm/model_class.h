// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqlalchemy/items/metadata_object.h"
#include "sqlalchemy/orm/registry_object.h"

#include <array>

namespace limbeck::sqlalchemy {

/// A declarative class: a base, an abstract class or a mapped one, of SQLAlchemy, SQLModel or Flask-SQLAlchemy. Deriving from one makes another and maps it at once, as SQLAlchemy does, so
/// that `User.__table__` and `Index("ix", User.name)` mean something. What of a class cannot be read is noted in the vocabulary (parts.h) and throws nothing.
class ModelClass : public python::Class {
public:
    enum class Family { SqlAlchemy, SqlModel, Flask };

    ModelClass(Vocabulary &vocabulary, std::shared_ptr<RegistryObject> registry, Family family) : m_vocabulary(vocabulary), m_registry(std::move(registry)), m_family(family) {}
    /// The keywords of the class statement: table=True, registry=….
    std::vector<std::pair<std::string, Value>> keywords;
    Vocabulary &vocabulary() const { return m_vocabulary; }
    const std::shared_ptr<RegistryObject> &registry() const { return m_registry; }
    Family family() const { return m_family; }
    /// The MetaData that tables of the class go to: an attribute `metadata` of it or above, else the registry's.
    std::shared_ptr<MetaDataObject> metadata() const;

    /// DeclarativeBase itself: what derives from it directly is a base with a registry of its own.
    bool isRoot = false;
    /// Mapped to a table: its own, or with single inheritance the one above.
    bool isMapped = false;
    /// SQLModel: table=True, here or above.
    bool isTableModel = false;
    std::shared_ptr<TableObject> table;

    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    Value call(Interpreter &interpreter, CallArguments arguments) override;
    std::optional<Value> subclass(Interpreter &interpreter, python::ClassDefinition &definition) override;

    /// The nearest mapped class above.
    std::shared_ptr<ModelClass> mappedParent() const;
    /// While the class is being mapped: what its declared_attr functions gave, each called once.
    std::map<std::string, Value, std::less<>> declaredValues;
    bool isBeingMapped = false;
    /// Attributes that other classes' backrefs give this one, once a script asked for them: DeclaredAttribute without arguments.
    std::map<std::string, Value, std::less<>> backrefs;
    /// @validates: the methods that are given what is set, by attribute.
    const std::map<std::string, Value, std::less<>> &validators(Interpreter &interpreter);
    /// DeclarativeBase.__init_subclass__ has mapped it: a hook of the project sees the table after its super().__init_subclass__().
    bool isMappedByHook = false;

private:
    Value hybridValue(Interpreter &interpreter, const class HybridProperty &hybrid, std::string_view attributeName);

    Vocabulary &m_vocabulary;
    std::shared_ptr<RegistryObject> m_registry;
    Family m_family;
    std::optional<std::map<std::string, Value, std::less<>>> m_validators;
};

/// What @validates leaves at a method: the names of the attributes.
inline constexpr const char *kValidatedNames = "__sa_validators__";

/// DeclarativeMeta or DeclarativeAttributeIntercept, which projects derive metaclasses from.
std::shared_ptr<python::Class> declarativeMetaclass(Interpreter &interpreter, const std::string &name);
/// DeclarativeBase, SQLModel, declarative_base(cls=…): deriving from it makes a ModelClass. `bases`: cls=.
std::shared_ptr<ModelClass> makeModelBase(Vocabulary &vocabulary, Interpreter &interpreter, std::string name, std::shared_ptr<RegistryObject> registry, ModelClass::Family family, std::vector<Value> bases = {});
/// @registry.mapped on an ordinary class: the mapped class that takes its place.
Value mapPlainClass(Vocabulary &vocabulary, Interpreter &interpreter, const std::shared_ptr<RegistryObject> &registry, const Value &cls);

/// mapping.cpp: scans a class as SQLAlchemy does and makes its table.
void mapDeclaratively(Interpreter &interpreter, ModelClass &cls);
/// DeclarativeBase.__init_subclass__: maps the class unless it is a base or abstract.
void mapFromHook(Interpreter &interpreter, ModelClass &cls);
/// sqlmodel_mapping.cpp: turns the fields of a table model into columns of the class, before mapDeclaratively.
void addFieldColumns(Interpreter &interpreter, ModelClass &cls);

/// Notes that the class's table, or with `column` that column of it, is not fully read.
void noteUnread(ModelClass &cls, std::optional<std::string> column, std::string what, SourcePosition position, std::string hint = {});

/// Once the class is mapped: what was noted of it before its table had a name belongs to that table.
void settleUnread(ModelClass &cls);

/// selectinload(A.b).joinedload(B.c) and the like: how related rows are read. Instances read theirs when they are asked for them.
inline constexpr std::array<const char *, 9> kLoaderOptions{"joinedload", "selectinload", "lazyload", "subqueryload", "immediateload", "noload", "raiseload", "contains_eager", "defaultload"};

/// relationship(…), Field(…), column_property(…) and others that a model's body calls: kept as they were called.
class DeclaredAttribute : public python::Object {
public:
    DeclaredAttribute(std::string function, CallArguments arguments) : m_function(std::move(function)), m_arguments(std::move(arguments)) {}
    const std::string &function() const { return m_function; }
    const CallArguments &arguments() const { return m_arguments; }
    std::string typeName() const override { return m_function; }
    /// Properties and methods of an attribute that is no column: not looked into.
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    /// As if it had been called with that keyword: SQLModel's Relationship() and Field() are plain objects.
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    std::optional<Value> compare(Interpreter &interpreter, python::syntax::CompareOp op, const Value &other) override;

private:
    std::string m_function;
    CallArguments m_arguments;
};

/// @declared_attr: called with the class that is mapped.
class DeclaredFunction : public python::Object {
public:
    DeclaredFunction(Value of, bool cascades) : function(std::move(of)), isCascading(cascades) {}
    Value function;
    bool isCascading;
    std::string typeName() const override { return "declared_attr"; }
    Value call(Interpreter &interpreter, CallArguments arguments) override { return interpreter.call(function, std::move(arguments)); }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
};

/// @hybrid_property with its setters and expressions: no column, but `User.name` is an expression that indexes may be over.
class HybridProperty : public python::Object {
public:
    explicit HybridProperty(Value of) : function(std::move(of)) {}
    Value function;
    Value expression;   ///< @name.expression: what the class shows; None: what the function gives for the class
    std::string typeName() const override { return "hybrid_property"; }
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
};

/// mapped_column(…): a Column, and what declarative needs to know of how it was called.
class MappedColumn : public ColumnObject {
public:
    using ColumnObject::ColumnObject;
    bool hasNullable = false;
    bool usesExisting = false;
    std::optional<long long> sortOrder;
    std::shared_ptr<ColumnObject> copy() const override;
    std::string typeName() const override { return "MappedColumn"; }
};
std::shared_ptr<MappedColumn> makeMappedColumn(Vocabulary &vocabulary, Interpreter &interpreter, CallArguments call);
/// What a type_annotation_map and the built-in map make of a Python type (spec/models.md §4); nullopt: none.
std::optional<Value> typeForAnnotation(Vocabulary &vocabulary, Interpreter &interpreter, const RegistryObject &registry, const struct AnnotatedType &annotation);

}  // namespace limbeck::sqlalchemy
