// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/declarations.h"

#include "python/state.h"
#include "sqlalchemy/orm/unread_models.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace limbeck::sqlalchemy {

using Annotation = python::ClassDefinition::Annotation;

namespace {

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

bool isScanned(const python::Class &cls) { return !cls.constructor && cls.name != "object"; }

/// Python stores __x of class _Abc as _Abc__x; a mapped attribute has that name, and its column.
void mangle(python::Class &cls)
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

class Collection {
public:
    Collection(Interpreter &interpreter, ModelClass &cls)
        : m_interpreter(interpreter), m_cls(cls), m_self(std::static_pointer_cast<python::Object>(cls.shared_from_this())), m_hasTable(cls.findOwn("__table__") != nullptr)
    {
    }

    Declarations run()
    {
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
        return std::move(m_result);
    }

private:
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

    void put(const std::string &name, Declaration collected)
    {
        for (auto &[key, present] : m_result.attributes) {
            if (key == name) {
                present = std::move(collected);
                return;
            }
        }
        m_result.attributes.emplace_back(name, std::move(collected));
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
            if (isBare(own) && annotation && !m_hasTable) {
                auto argument = mappedArgument(base, *annotation);
                if (!argument || isOverridden(name, Value()))
                    continue;
                auto made = blankColumn(m_cls, annotation->position);
                copies.emplace_back(name, Declaration{Value(made), std::move(argument), {base.scope, base.file}});
                m_cls.put(name, Value(made));
            } else if (column) {
                if (isOverridden(name, *own))
                    continue;
                std::optional<Value> argument = annotation ? mappedArgument(base, *annotation) : std::nullopt;
                if (std::find(m_ownNames.begin(), m_ownNames.end(), name) != m_ownNames.end() && m_cls.findOwn(name))
                    continue;
                auto copy = column->copy();
                copies.emplace_back(name, Declaration{Value(copy), std::move(argument), {base.scope, base.file}});
                m_cls.put(name, Value(copy));
            }
        }
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
        if (name == "__tablename__" && m_result.tableName.isNone()) {
            m_result.tableName = m_interpreter.getAttribute(m_self, name);
        } else if (name == "__table_args__" && m_result.tableArguments.isNone()) {
            m_result.tableArguments = m_interpreter.getAttribute(m_self, name);
        } else if (name == "__table__" && isDeclared) {
            m_result.hasTableFunction = true;
        }
    }

    void collectDeclared(const python::Class &base, const std::string &name, const DeclaredFunction &function)
    {
        const Value value = function.isCascading ? m_interpreter.call(function.function, {m_self}) : m_interpreter.getAttribute(m_self, name);
        Declaration collected{value, std::nullopt, {base.scope, base.file}};
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
        const auto own = std::find_if(m_result.attributes.begin(), m_result.attributes.end(), [&name](const auto &item) { return item.first == name && item.second.annotation; });
        if (own != m_result.attributes.end()) {
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
        if (isBare(own) && argument && !m_hasTable) {
            auto made = blankColumn(m_cls, annotation->position);
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

    Interpreter &m_interpreter;
    ModelClass &m_cls;
    const Value m_self;
    const bool m_hasTable;   ///< the class body has __table__
    std::map<const python::Class *, std::vector<std::pair<std::string, Declaration>>> m_copies;
    std::set<std::string> m_unresolved;   ///< attributes whose annotations name something that is not known
    std::vector<std::string> m_ownNames;
    Declarations m_result;
};

}  // namespace

Declarations collectDeclarations(Interpreter &interpreter, ModelClass &cls) { return Collection(interpreter, cls).run(); }

bool isMappedClass(const python::Class &cls)
{
    const auto *model = dynamic_cast<const ModelClass *>(&cls);
    return model && model->isMapped;
}

const Annotation *findAnnotation(const python::Class &cls, const std::string &name)
{
    const Annotation *found = nullptr;
    for (const Annotation &annotation : cls.annotations) {
        if (annotation.name == name)
            found = &annotation;
    }
    return found;
}

std::shared_ptr<MappedColumn> blankColumn(const ModelClass &cls, const SourcePosition &position)
{
    operation::ColumnSpec spec;
    spec.column.position = position;
    return std::make_shared<MappedColumn>(cls.vocabulary(), std::move(spec), Value(makeTypeObject(cls.vocabulary(), sql::Type())));
}

}  // namespace limbeck::sqlalchemy
