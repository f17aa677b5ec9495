// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "python/native.h"

/// What str, int, float and None know: attributes, operators, items.
namespace limbeck::python {

std::optional<Value> textAttribute(const Value &self, std::string_view name);
std::optional<Value> numberAttribute(const Value &self, std::string_view name);
Value textItem(Interpreter &, const Text &text, const Value &key);
std::unique_ptr<Iterator> textIterator(const Text &text);
std::optional<Value> textBinary(Interpreter &, syntax::BinaryOp op, const Value &a, const Value &b);
/// "…" % arguments
std::string percentFormat(Interpreter &, const std::string &format, const Value &arguments, bool bytes = false);
/// "…".format(*arguments)
std::string strFormat(Interpreter &, const std::string &format, const std::vector<Value> &positional, const std::vector<std::pair<std::string, Value>> &keywords);
/// format(value, spec) of the built-in scalars.
std::string formatScalar(Interpreter &, const Value &value, const std::string &spec);
/// repr with everything beyond ASCII escaped.
std::string asciiRepr(Interpreter &, const Value &value);
void checkTextSize(Interpreter &, std::size_t bytes);
std::string decodeBytes(Interpreter &, const std::string &data, std::string_view encoding, std::string_view errors);
std::string encodeText(Interpreter &, const std::string &utf8, std::string_view encoding, std::string_view errors);
std::vector<Value> splitText(const std::string &text, const std::optional<std::string> &separator, std::int64_t limit);

}  // namespace limbeck::python
