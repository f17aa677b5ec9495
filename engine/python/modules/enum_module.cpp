// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/modules/library.h"
#include "python/state.h"

namespace limbeck::python {

void fill_enum(Interpreter &in, Module &module)
{
    const auto object = in.builtinClass("object");
    const auto add = [&](const std::string &name, std::vector<std::shared_ptr<Class>> bases) {
        auto cls = addClass(in, name, "enum", std::move(bases), {});
        cls->isEnum = true;
        module.define(name, Value(cls));
        return cls;
    };
    const auto base = add("Enum", {object});
    add("IntEnum", {in.builtinClass("int"), base});
    add("StrEnum", {in.builtinClass("str"), base});
    const auto flag = add("Flag", {base});
    add("IntFlag", {in.builtinClass("int"), flag});
    add("ReprEnum", {base});
    const auto makeAuto = addClass(in, "auto", "enum", {object}, {});
    module.define("auto", Value(makeAuto));
    const Value meta(addClass(in, "EnumMeta", "enum", {in.builtinClass("type")}, {}));
    module.define("EnumMeta", meta);
    module.define("EnumType", meta);
    module.define("property", in.state().builtins.find("property")->second);
    module.define("unique", native("unique", [](Interpreter &inner, Arguments &arguments) {
        const Value cls = arguments.required("enumeration");
        for (const auto &[name, value] : cls.as<Class>()->attributes) {
            const auto *member = value.as<EnumMember>();
            if (member && member->name != name)
                inner.raise("ValueError", fmt::format("duplicate values found in <enum '{}'>: {} -> {}", cls.as<Class>()->name, name, member->name));
        }
        return cls;
    }));
    for (const char *name : {"member", "nonmember", "verify"})
        module.define(name, native(name, [](Interpreter &, Arguments &arguments) { return arguments.required("value"); }));
}

}  // namespace limbeck::python
