// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlalchemy/orm/mutable_types.h"

#include "sqlalchemy/host_class.h"
#include "sqlalchemy/types/project_types.h"
#include "sqlalchemy/types/type_object.h"

namespace limbeck::sqlalchemy {

namespace {

constexpr const char *kMark = "_limbeck_tracks_changes";   // on instances of a project's types

class MutableTypeObject : public TypeObject {
public:
    explicit MutableTypeObject(const TypeObject &other) : TypeObject(other.vocabulary(), other.type(), other.entry())
    {
        enumClass = other.enumClass;
        itemValue = other.itemValue;
        constructorKeywords = other.constructorKeywords;
    }
};

Value asMutable(Vocabulary &vocabulary, Interpreter &interpreter, const Value &given)
{
    const Value type = typeInstance(vocabulary, interpreter, given);
    if (const auto *object = type.as<TypeObject>())
        return Value(std::make_shared<MutableTypeObject>(*object));
    if (auto *own = type.as<ProjectTypeInstance>())
        own->put(kMark, Value(true));
    return type;
}

}  // namespace

Value mutableClass(Vocabulary &vocabulary, const std::string &name)
{
    auto cls = makeHostClass(name, nullptr, [](const Value &) { return false; });
    cls->define("as_mutable", nativeFunction("as_mutable", "sqltype", [&vocabulary](Interpreter &in, const Arguments &a) { return asMutable(vocabulary, in, a.value("sqltype")); }));
    return Value(cls);
}

bool tracksChanges(const Value &type)
{
    if (type.as<MutableTypeObject>())
        return true;
    const auto *own = type.as<ProjectTypeInstance>();
    return own && own->findOwn(kMark);
}

}  // namespace limbeck::sqlalchemy
