// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/type.h"
#include "sqlalchemy/host_object.h"
#include "sqlalchemy/types/type_catalog.h"

namespace limbeck::sqlalchemy {

/// An instance of a type: sa.String(50).
class TypeObject : public HostObject {
public:
    TypeObject(Vocabulary &vocabulary, sql::Type type, const TypeEntry &entry) : HostObject(vocabulary), m_type(std::move(type)), m_entry(&entry) {}
    const sql::Type &type() const { return m_type; }
    const TypeEntry &entry() const { return *m_entry; }
    /// Enum(PyEnumClass): the class, for rows; ARRAY: the item's value.
    std::shared_ptr<python::Class> enumClass;
    Value itemValue;
    /// asdecimal= of Numeric and Float, as it was given.
    std::optional<bool> asDecimal;
    /// Enum: the keywords that it was made with, for Enum(enum.Enum, …) in a type_annotation_map.
    std::vector<std::pair<std::string, Value>> constructorKeywords;

    std::string typeName() const override { return std::string(m_entry->name); }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    void setAttribute(Interpreter &interpreter, std::string_view name, Value value) override;
    std::string str(Interpreter &interpreter) override;
    std::string repr(Interpreter &interpreter) override;
    std::optional<std::size_t> hash(Interpreter &) override { return reinterpret_cast<std::size_t>(this); }

private:
    sql::Type m_type;
    const TypeEntry *m_entry;
};

/// A type class: sa.String. Calling it makes a TypeObject; deriving from it a ProjectTypeClass.
class TypeClass : public python::Class {
public:
    TypeClass(Vocabulary &vocabulary, const TypeEntry &entry);
    const TypeEntry &entry() const { return *m_entry; }
    Vocabulary &vocabulary() const { return m_vocabulary; }
    std::shared_ptr<TypeObject> make(Interpreter &interpreter, CallArguments arguments);

    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override;
    Value call(Interpreter &interpreter, CallArguments arguments) override;
    std::optional<python::Truth> isInstance(Interpreter &interpreter, const Value &value) override;
    std::optional<bool> isSubclass(Interpreter &interpreter, const Value &other) override;
    std::optional<Value> subclass(Interpreter &interpreter, python::ClassDefinition &definition) override;

private:
    Vocabulary &m_vocabulary;
    const TypeEntry *m_entry;
};

/// type_construction.cpp: what the constructor of an entry makes of its arguments.
std::shared_ptr<TypeObject> constructType(Vocabulary &vocabulary, Interpreter &interpreter, const TypeEntry &entry, CallArguments arguments);
/// third_party_types.cpp: what the packages of types.md §3.6 make of their arguments.
void completeThirdPartyType(Interpreter &interpreter, const TypeEntry &entry, const Arguments &arguments, sql::Type &type);
/// A value for a reflected type.
std::shared_ptr<TypeObject> makeTypeObject(Vocabulary &vocabulary, sql::Type type);

/// A type position's meaning: instance, class, project class, opaque name, None. Raises ArgumentError for what is no type.
sql::Type typeFrom(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
/// The same as a value that scripts may ask: instances stay what they are, classes are instantiated.
Value typeInstance(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value);
bool isTypeLike(const Value &value);
/// The Python enum class behind a type value, or null.
std::shared_ptr<python::Class> enumClassOf(const Value &typeValue);

}  // namespace limbeck::sqlalchemy
