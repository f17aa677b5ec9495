// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/value.h"

#include "python/native.h"
#include "python/state.h"
#include "python/unicode.h"

namespace limbeck::python {

Text::Text(std::string utf8)
{
    const bool ascii = unicode::isAscii(utf8);
    m_data = std::make_shared<const Data>(Data{std::move(utf8), ascii});
}

std::int64_t Text::length() const
{
    return isAscii() ? std::int64_t(utf8().size()) : unicode::length(utf8());
}

Object *Value::asObject() const
{
    const ObjectPtr *object = std::get_if<ObjectPtr>(&m_data);
    return object ? object->get() : nullptr;
}

ObjectPtr Value::objectPtr() const
{
    const ObjectPtr *object = std::get_if<ObjectPtr>(&m_data);
    return object ? *object : nullptr;
}

bool Value::isIdentical(const Value &other) const
{
    if (m_data.index() != other.m_data.index())
        return false;
    if (const ObjectPtr *object = std::get_if<ObjectPtr>(&m_data))
        return *object == std::get<ObjectPtr>(other.m_data);
    if (isUnknown())
        return asUnknown()->why == other.asUnknown()->why;
    return sameValue(*this, other);
}

const Value *CallArguments::keyword(std::string_view name) const
{
    for (const auto &[key, value] : keywords) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

std::optional<Value> CallArguments::takeKeyword(std::string_view name)
{
    for (auto it = keywords.begin(); it != keywords.end(); ++it) {
        if (it->first == name) {
            Value value = std::move(it->second);
            keywords.erase(it);
            return value;
        }
    }
    return std::nullopt;
}

const Value *ClassDefinition::attribute(std::string_view attributeName) const
{
    for (const auto &[key, value] : attributes) {
        if (key == attributeName)
            return &value;
    }
    return nullptr;
}

Value makeFunction(std::string name, NativeFunction::Body body)
{
    return Value(std::make_shared<NativeFunction>(std::move(name), std::move(body)));
}

}  // namespace limbeck::python
