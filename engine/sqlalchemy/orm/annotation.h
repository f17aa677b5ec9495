// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/interpreter.h"

#include <optional>
#include <string>
#include <vector>

/// Annotations of models taken apart (spec/models.md §3, §4): Mapped, Optional and unions, Annotated, aliases, strings.
namespace limbeck::sqlalchemy {

using python::Interpreter;
using python::Value;

/// Where the names of an annotation are looked up.
struct AnnotationScope {
    std::shared_ptr<python::Scope> scope;
    python::syntax::FilePtr file;
};

struct AnnotatedType {
    Value type;                    ///< without None, Annotated and aliases: a class, list[int], Literal[…], a union of several …
    Value whole;                   ///< without None only: what a type_annotation_map may have as key
    bool isNullable = false;       ///< None is among the alternatives
    std::vector<Value> metadata;   ///< what stands behind the type in the outermost Annotated
};

/// The container and the argument of Mapped[X]; nullopt for other annotations.
struct MappedAnnotation {
    std::string container;         ///< "Mapped", "DynamicMapped", "WriteOnlyMapped"
    Value argument;
};

class AnnotationReader {
public:
    AnnotationReader(Interpreter &interpreter, AnnotationScope scope) : m_interpreter(interpreter), m_scope(std::move(scope)) {}

    /// nullopt: a name in it is not known.
    std::optional<Value> evaluate(const python::ClassDefinition::Annotation &annotation) const;
    std::optional<MappedAnnotation> mapped(const Value &annotation) const;
    /// nullopt: a string in it names something that is not known.
    std::optional<AnnotatedType> takeApart(Value annotation) const;

private:
    std::optional<Value> resolved(Value value) const;
    bool flatten(const Value &value, std::vector<Value> &into) const;

    Interpreter &m_interpreter;
    AnnotationScope m_scope;
};

/// Whether the text of an annotation can be Mapped[…]: a cheap look at the tree before it is evaluated.
bool looksMapped(const python::syntax::Expr &expression);
bool looksLikeClassVar(const python::syntax::Expr &expression);
/// Type expressions are the same: identical, or forms of the same name over the same arguments.
bool isSameTypeForm(const Value &a, const Value &b);
/// "int", "datetime.date", "uuid.UUID": module and name of a class, builtins without a module; empty for what is no class.
std::string className(const Value &value);
/// className of the class and those above it, nearest first.
std::vector<std::string> classNames(const Value &value);

}  // namespace limbeck::sqlalchemy
