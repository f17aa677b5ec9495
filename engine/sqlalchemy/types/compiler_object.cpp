// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/compiler_object.h"

#include "dialect/dialect.h"
#include "sqlalchemy/items/table_object.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/statements/compiled_object.h"
#include "sqlalchemy/statements/executable_object.h"
#include "sqlalchemy/types/type_object.h"
#include "sqlalchemy/world.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace limbeck::sqlalchemy {

namespace {

/// The function that @compiles registered for a class, or for one above it, on a dialect: the latest, one for this dialect before one for all. Null: none.
const Value *compilerFor(Vocabulary &vocabulary, const python::Class &cls, std::string_view dialect)
{
    const auto &compilers = vocabulary.parts().compilers;
    const auto look = [&](const python::Class &wanted) -> const Value * {
        for (const std::string_view name : {dialect, std::string_view()}) {
            const auto found = std::find_if(compilers.rbegin(), compilers.rend(), [&](const auto &entry) { return entry.dialect == name && entry.cls.template as<python::Class>() == &wanted; });
            if (found != compilers.rend())
                return &found->function;
        }
        return nullptr;
    };
    if (const Value *own = look(cls))
        return own;
    for (const auto &above : cls.linearization) {
        if (const Value *inherited = look(*above))
            return inherited;
    }
    return nullptr;
}

/// The name that a function's element is called by: its own, or its class's.
std::string functionName(Interpreter &interpreter, const Value &element)
{
    const auto name = interpreter.findAttribute(element, "name");
    return name && name->asText() ? name->asText()->utf8() : interpreter.typeName(element);
}

/// The compiler that such a function is called with: process(type or element), visit_JSON(type), dialect, sql_compiler.
class CompilerObject : public HostObject {
public:
    CompilerObject(Vocabulary &vocabulary, std::string dialect) : HostObject(vocabulary), m_dialect(std::move(dialect)) {}
    std::string typeName() const override { return "Compiler"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        if (name == "dialect")
            return Value(std::make_shared<DialectObject>(vocabulary(), m_dialect));
        auto keep = std::static_pointer_cast<CompilerObject>(shared_from_this());
        if (name == "process")
            return nativeFunction("process", "obj, **kw", [keep](Interpreter &in, const Arguments &a) { return Value::text(keep->processed(in, a.value("obj"))); });
        if (name == "sql_compiler")
            return Value(keep);
        if (name == "preparer" || name == "identifier_preparer")
            return DialectObject(vocabulary(), m_dialect).attribute(interpreter, "identifier_preparer");
        if (name == "visit_function")
            return nativeFunction("visit_function", "func, **kw", [keep](Interpreter &in, const Arguments &a) {
                return Value::text(functionName(in, a.value("func")) + "(" + keep->processed(in, in.getAttribute(a.value("func"), "clauses")) + ")");
            });
        if (name.starts_with("visit_"))
            return visitor(interpreter, std::string(name));
        return std::nullopt;
    }
    /// What process() says of a type, an element, a statement or a list of them.
    std::string processed(Interpreter &interpreter, const Value &value) const
    {
        if (value.as<TypeObject>() || value.as<TypeClass>())
            return dialect::dialectByName(m_dialect).typeText(typeFrom(vocabulary(), interpreter, value));
        if (value.as<python::List>() || value.as<python::Tuple>()) {
            std::vector<std::string> texts;
            for (const Value &one : interpreter.toVector(value))
                texts.push_back(processed(interpreter, one));
            return fmt::format("{}", fmt::join(texts, ", "));
        }
        if (auto text = elementText(vocabulary(), interpreter, value, m_dialect))
            return *text;
        if (const auto *table = value.as<TableObject>())
            return dialect::dialectByName(m_dialect).quote(table->name());
        if (const auto *statement = value.as<ExecutableObject>())
            return literalText(vocabulary(), *statement->executable());
        return dialect::dialectByName(m_dialect).expressionText(*toExpression(vocabulary(), interpreter, value), true);
    }

private:
    Value text(const sql::Type &type) const { return Value::text(dialect::dialectByName(m_dialect).typeText(type)); }
    Value visitor(Interpreter &interpreter, const std::string &name)
    {
        const std::string wanted = name.substr(6);
        const TypeEntry *entry = findTypeEntry("sqlalchemy", wanted);
        if (!entry)
            entry = findTypeEntry(m_dialect, wanted);
        if (entry) {
            auto keep = std::static_pointer_cast<CompilerObject>(shared_from_this());
            const sql::Type type = constructType(vocabulary(), interpreter, *entry, {})->type();
            return nativeFunction(name, "type_, **kw", [keep, type](Interpreter &, const Arguments &) { return keep->text(type); });
        }
        throw Unsupported(fmt::format("compiler.{}", name), interpreter.position());
    }

    std::string m_dialect;
};

}  // namespace

Value compilesFunction(Vocabulary &vocabulary)
{
    return nativeFunction("compiles", "class_, *specs", [&vocabulary](Interpreter &interpreter, const Arguments &arguments) {
        std::vector<std::string> dialects;
        for (const Value &spec : arguments.rest())
            dialects.push_back(textOf(interpreter, spec, "dialect name"));
        if (dialects.empty())
            dialects.emplace_back();
        return nativeFunction("compiles", "fn", [&vocabulary, dialects, cls = arguments.value("class_")](Interpreter &, const Arguments &a) {
            for (const std::string &dialect : dialects)
                vocabulary.parts().compilers.push_back({cls, dialect, a.value("fn")});
            return a.value("fn");
        });
    });
}

std::optional<std::string> elementText(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, std::string_view dialect)
{
    const auto *instance = value.as<python::Instance>();
    const Value *function = instance ? compilerFor(vocabulary, *instance->cls, dialect) : nullptr;
    auto compiler = std::make_shared<CompilerObject>(vocabulary, std::string(dialect));
    if (!function) {
        const bool isGeneric = instance && std::ranges::any_of(instance->cls->linearization, [](const auto &cls) { return cls->name == "GenericFunction" && cls->module == "limbeck_elements"; });
        if (!isGeneric)
            return std::nullopt;
        return functionName(interpreter, value) + "(" + compiler->processed(interpreter, interpreter.getAttribute(value, "clauses")) + ")";
    }
    CallArguments call;
    call.positional = {value, Value(compiler)};
    call.position = interpreter.position();
    return interpreter.str(interpreter.call(*function, std::move(call)));
}

std::optional<std::string> elementText(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    const World *world = vocabulary.world();
    return elementText(vocabulary, interpreter, value, world ? world->dialect().name() : "postgresql");
}

sql::ExpressionPtr elementExpression(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value)
{
    auto text = elementText(vocabulary, interpreter, value);
    // Models are imported before the database is known: another dialect's text stands in until then (engine/model).
    for (const char *dialect : {"postgresql", "sqlite"}) {
        if (!text && interpreter.isLenient())
            text = elementText(vocabulary, interpreter, value, dialect);
    }
    if (!text)
        return nullptr;
    const auto type = interpreter.findAttribute(value, "type");
    return sql::makeExpression(sql::LiteralColumn{std::move(*text)}, type && (type->as<TypeObject>() || type->as<TypeClass>()) ? typeFrom(vocabulary, interpreter, *type) : sql::Type());
}

void applyTypeCompilers(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const python::Class &cls, sql::Type &type)
{
    const auto &compilers = vocabulary.parts().compilers;
    if (compilers.empty())
        return;
    for (const char *dialect : {"sqlite", "postgresql"}) {
        const Value *function = compilerFor(vocabulary, cls, dialect);
        if (!function)
            continue;
        CallArguments call;
        call.positional = {value, Value(std::make_shared<CompilerObject>(vocabulary, dialect))};
        call.position = interpreter.position();
        sql::Type own = sql::makeType(sql::TypeId::Custom);
        own.name = cls.name;
        own.customText = {{dialect, interpreter.str(interpreter.call(*function, std::move(call)))}};
        own.customAffinity = sql::affinityOf(type);
        type.variants.emplace(type.variants.begin(), dialect, std::make_shared<const sql::Type>(std::move(own)));
    }
}

}  // namespace limbeck::sqlalchemy
