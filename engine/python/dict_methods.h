// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/native.h"

/// Methods of dict and its relatives, and its views.
namespace limbeck::python {

const Methods &dictMethods(Dict::Flavour flavour);
[[noreturn]] void raiseKeyError(Interpreter &, const Value &key);
std::shared_ptr<Dict> copyOf(const Dict &dict);
/// dict.update: a mapping, an iterable of pairs, keywords. For a Counter: counts.
void updateDict(Interpreter &, Dict &dict, const std::optional<Value> &source, const std::vector<std::pair<std::string, Value>> &keywords);
std::vector<std::pair<Value, Value>> mostCommon(Interpreter &, const Dict &counter);
std::optional<Value> counterBinary(Interpreter &, syntax::BinaryOp op, const Dict &a, const Dict &b);
void countInto(Interpreter &, Dict &counter, const Value &source, int sign);

/// dict_keys, dict_values, dict_items: living views.
class DictView : public Object {
public:
    DictView(std::shared_ptr<Dict> dict, Dict::Part part) : m_dict(std::move(dict)), m_part(part) {}
    std::string typeName() const override { return m_part == Dict::Part::Keys ? "dict_keys" : m_part == Dict::Part::Values ? "dict_values" : "dict_items"; }
    std::unique_ptr<Iterator> iterate(Interpreter &) override { return m_dict->iterateParts(m_part); }
    std::optional<std::int64_t> length(Interpreter &in) override { return m_dict->length(in); }
    std::optional<Value> contains(Interpreter &, const Value &value) override;
    std::optional<Value> binary(Interpreter &, syntax::BinaryOp op, const Value &other, bool reflected) override;
    std::optional<Value> compare(Interpreter &, syntax::CompareOp op, const Value &other) override;
    std::optional<Value> attribute(Interpreter &, std::string_view name) override;
    std::string repr(Interpreter &) override;
    std::shared_ptr<const std::string> unknownContent() const override { return m_dict->unknownContent(); }

    std::shared_ptr<Set> asSet(Interpreter &);

private:
    std::shared_ptr<Dict> m_dict;
    Dict::Part m_part;
};

}  // namespace limbeck::python
