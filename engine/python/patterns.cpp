// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/evaluator.h"
#include "python/numbers.h"

namespace limbeck::python {

using namespace syntax;

namespace {

/// all of them: False wins, then Unknown.
Truth both(Truth a, Truth b)
{
    if (a == Truth::False || b == Truth::False)
        return Truth::False;
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : Truth::True;
}

}  // namespace

Truth Evaluator::match(const Pattern &pattern, const Value &subject)
{
    switch (pattern.kind) {
    case Pattern::Kind::Wildcard:
        return Truth::True;
    case Pattern::Kind::Capture:
        assignName(pattern.name, subject);
        return Truth::True;
    case Pattern::Kind::Value: {
        const Value value = eval(*pattern.value);
        if (value.isNone() || value.asBool())
            return subject.isUnknown() ? Truth::Unknown : fromBool(value.isIdentical(subject));
        return equalTruth(in, subject, value);
    }
    case Pattern::Kind::Sequence:
        return matchSequence(pattern, subject);
    case Pattern::Kind::Mapping:
        return matchMapping(pattern, subject);
    case Pattern::Kind::Class:
        return matchClass(pattern, subject);
    case Pattern::Kind::Or: {
        Truth answer = Truth::False;
        for (const PatternPtr &item : pattern.items) {
            const Truth one = match(*item, subject);
            if (one == Truth::True)
                return one;
            if (one == Truth::Unknown)
                answer = one;
        }
        return answer;
    }
    case Pattern::Kind::As: {
        const Truth answer = pattern.items.empty() ? Truth::True : match(*pattern.items.front(), subject);
        if (answer != Truth::False)
            assignName(pattern.name, subject);
        return answer;
    }
    case Pattern::Kind::Star:
    case Pattern::Kind::DoubleStar:
        if (!pattern.name.empty())
            assignName(pattern.name, subject);
        return Truth::True;
    }
    return Truth::False;
}

Truth Evaluator::matchSequence(const Pattern &pattern, const Value &subject)
{
    if (subject.isUnknown() || (subject.as<List>() && subject.as<List>()->contentUnknown)) {
        for (const PatternPtr &item : pattern.items)
            match(*item, Value::unknown(whyUnknown(subject)));
        return Truth::Unknown;
    }
    if (!plain(subject).as<List>() && !plain(subject).as<Tuple>())
        return Truth::False;
    const std::vector<Value> values = in.toVector(subject);
    const auto star = std::find_if(pattern.items.begin(), pattern.items.end(), [](const PatternPtr &item) { return item->kind == Pattern::Kind::Star; });
    const bool hasStar = star != pattern.items.end();
    const auto before = std::size_t(star - pattern.items.begin());
    const std::size_t after = hasStar ? pattern.items.size() - before - 1 : 0;
    if (hasStar ? values.size() < before + after : values.size() != pattern.items.size())
        return Truth::False;
    Truth answer = Truth::True;
    for (std::size_t i = 0; i < before && answer != Truth::False; ++i)
        answer = both(answer, match(*pattern.items[i], values[i]));
    if (!hasStar || answer == Truth::False)
        return answer;
    match(**star, Value(makeList({values.begin() + std::ptrdiff_t(before), values.end() - std::ptrdiff_t(after)})));
    for (std::size_t i = 0; i < after && answer != Truth::False; ++i)
        answer = both(answer, match(*pattern.items[before + 1 + i], values[values.size() - after + i]));
    return answer;
}

Truth Evaluator::matchMapping(const Pattern &pattern, const Value &subject)
{
    if (subject.isUnknown())
        return Truth::Unknown;
    auto *dict = plain(subject).as<Dict>();
    if (!dict)
        return Truth::False;
    auto rest = makeDict();
    for (const auto &[key, value] : dict->entries())
        rest->insert(in, key, value);
    Truth answer = Truth::True;
    for (std::size_t i = 0; i < pattern.keys.size() && answer != Truth::False; ++i) {
        const Value key = eval(*pattern.keys[i]);
        const std::optional<Value> value = dict->find(in, key);
        if (!value)
            return dict->contentUnknown ? Truth::Unknown : Truth::False;
        rest->erase(in, key);
        answer = both(answer, match(*pattern.items[i], *value));
    }
    if (answer != Truth::False && pattern.items.size() > pattern.keys.size())
        match(*pattern.items.back(), Value(rest));
    return answer;
}

Truth Evaluator::matchClass(const Pattern &pattern, const Value &subject)
{
    const Value cls = eval(*pattern.value);
    Object *target = cls.asObject();
    const std::optional<Truth> isInstance = target ? target->isInstance(in, subject) : std::nullopt;
    if (!isInstance)
        in.raise("TypeError", "called match pattern must be a class");
    Truth answer = *isInstance;
    if (answer == Truth::False)
        return answer;
    if (!pattern.items.empty()) {
        const std::optional<Value> names = target->attribute(in, "__match_args__");
        const bool whole = !names && pattern.items.size() == 1;
        const std::vector<Value> fields = names ? in.toVector(*names) : std::vector<Value>();
        if (!whole && pattern.items.size() > fields.size())
            in.raise("TypeError", fmt::format("{}() accepts {} positional sub-patterns ({} given)", in.str(in.getAttribute(cls, "__name__")), fields.size(), pattern.items.size()));
        for (std::size_t i = 0; i < pattern.items.size() && answer != Truth::False; ++i)
            answer = both(answer, match(*pattern.items[i], whole ? subject : in.getAttribute(subject, in.str(fields[i]))));
    }
    for (const auto &[name, item] : pattern.keywords) {
        const std::optional<Value> value = answer == Truth::False ? std::nullopt : in.findAttribute(subject, name);
        answer = value ? both(answer, match(*item, *value)) : Truth::False;
    }
    return answer;
}

Completion Evaluator::runCases(const Match &statement, const Value &subject, std::size_t from)
{
    for (std::size_t i = from; i < statement.cases.size(); ++i) {
        const Match::Case &one = statement.cases[i];
        Truth answer = match(*one.pattern, subject);
        if (answer != Truth::False && one.guard)
            answer = both(answer, in.truth(eval(*one.guard)));
        if (answer == Truth::True)
            return run(one.body);
        if (answer == Truth::Unknown) {
            return finish(walk(
                subject.isUnknown() ? subject : Value::unknown("a match"), [&] { return sideOf(one.body); },
                [&] {
                    const Completion completion = runCases(statement, subject, i + 1);
                    return SideEnd{completion, completion == Completion::Return ? f.returned : Value(), nullptr};
                }));
        }
    }
    return Completion::Normal;
}

Completion Evaluator::node(const Match &statement, const Stmt &)
{
    return runCases(statement, eval(*statement.subject), 0);
}

}  // namespace limbeck::python
