// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/types/compiler_object.h"

#include "dialect/dialect.h"
#include "sqlalchemy/parts.h"
#include "sqlalchemy/runtime/dialect_object.h"
#include "sqlalchemy/types/type_object.h"

#include <algorithm>
#include <fmt/format.h>

namespace limbeck::sqlalchemy {

namespace {

/// The type compiler that such a function is called with: process(type), visit_JSON(type), dialect.
class CompilerObject : public HostObject {
public:
    CompilerObject(Vocabulary &vocabulary, std::string dialect) : HostObject(vocabulary), m_dialect(std::move(dialect)) {}
    std::string typeName() const override { return "TypeCompiler"; }
    std::optional<Value> attribute(Interpreter &interpreter, std::string_view name) override
    {
        if (name == "dialect")
            return Value(std::make_shared<DialectObject>(vocabulary(), m_dialect));
        auto keep = std::static_pointer_cast<CompilerObject>(shared_from_this());
        if (name == "process")
            return nativeFunction("process", "type_, **kw", [keep](Interpreter &in, const Arguments &a) { return keep->text(typeFrom(keep->vocabulary(), in, a.value("type_"))); });
        if (name.starts_with("visit_"))
            return visitor(interpreter, std::string(name));
        return std::nullopt;
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

void applyTypeCompilers(Vocabulary &vocabulary, Interpreter &interpreter, const Value &value, const python::Class &cls, sql::Type &type)
{
    const auto &compilers = vocabulary.parts().compilers;
    if (compilers.empty())
        return;
    for (const char *dialect : {"sqlite", "postgresql"}) {
        const auto of = [&](const python::Class &wanted, std::string_view dialectName) {
            return std::find_if(compilers.rbegin(), compilers.rend(), [&](const auto &entry) { return entry.dialect == dialectName && entry.cls.template as<python::Class>() == &wanted; });
        };
        const Value *function = nullptr;
        const auto look = [&](const python::Class &wanted) {
            for (const std::string_view dialectName : {std::string_view(dialect), std::string_view()}) {
                if (const auto found = of(wanted, dialectName); !function && found != compilers.rend())
                    function = &found->function;
            }
        };
        look(cls);
        for (const auto &above : cls.linearization)
            look(*above);
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
