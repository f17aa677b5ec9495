// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/directive_scripts.h"

#include "autogenerate/directive_object.h"
#include "autogenerate/directive_objects.h"
#include "base/error.h"

namespace limbeck::autogenerate {

using python::Value;

namespace {

std::shared_ptr<python::List> listOf(const std::vector<std::string> &items)
{
    auto list = std::make_shared<python::List>();
    for (const std::string &item : items)
        list->items.push_back(Value::text(item));
    return list;
}

/// A text or a sequence of texts.
std::vector<std::string> textsOf(python::Interpreter &interpreter, const Value &value, const char *what)
{
    if (value.isNone())
        return {};
    if (value.asText())
        return {value.asText()->utf8()};
    if (!value.as<python::List>() && !value.as<python::Tuple>() && !value.as<python::Set>())
        throw Error(ErrorCode::Config, std::string("process_revision_directives: ") + what + " must be text or a list of texts, found " + interpreter.repr(value) + ".");
    std::vector<std::string> texts;
    for (const Value &item : interpreter.toVector(value))
        texts.push_back(interpreter.str(item));
    return texts;
}

}  // namespace

DirectiveScripts::DirectiveScripts(python::Interpreter &interpreter, const NewScript &first) : m_interpreter(interpreter)
{
    m_module = m_interpreter.importModule("limbeck_directives", {});
    const auto construct = [&](const char *name) { return m_interpreter.call(attribute(m_module, name), python::CallArguments{}); };
    python::CallArguments call;
    call.positional = {Value::text(first.id), construct("UpgradeOps"), construct("DowngradeOps")};
    call.keywords = {
        {"message", first.message ? Value::text(*first.message) : Value()},
        {"head", first.heads == std::vector<std::string>{"head"} ? Value() : first.heads.size() == 1 ? Value::text(first.heads.front()) : Value(listOf(first.heads))},
        {"splice", Value(first.splice)},
        {"branch_label", first.branchLabels.empty() ? Value() : Value::text(first.branchLabels.front())},
        {"version_path", first.versionPath ? Value::text(*first.versionPath) : Value()},
        {"depends_on", first.dependsOn.empty() ? Value() : Value(listOf(first.dependsOn))},
    };
    m_scripts = std::make_shared<python::List>();
    m_scripts->items.push_back(m_interpreter.call(attribute(m_module, "MigrationScript"), std::move(call)));
}

Value DirectiveScripts::attribute(const Value &object, const char *name) const
{
    const auto found = m_interpreter.findAttribute(object, name);
    if (!found)
        throw Error(ErrorCode::Config, "process_revision_directives left something that is no MigrationScript: " + m_interpreter.repr(object) + " has no " + name + ".");
    return *found;
}

void DirectiveScripts::beginRun(const std::string &upgradeToken, const std::string &downgradeToken)
{
    if (m_scripts->items.empty())
        return;
    const Value script = m_scripts->items.back();
    const auto add = [&](const char *list, const char *cls, const char *tokenName, const std::string &token) {
        const Value operations = attribute(script, list);
        auto *items = operations.as<python::List>();
        if (!m_ran && items && !items->items.empty()) {
            m_interpreter.setAttribute(items->items.back(), tokenName, Value::text(token));
            return;
        }
        const Value container = m_interpreter.call(attribute(m_module, cls), python::CallArguments{});
        m_interpreter.setAttribute(container, tokenName, Value::text(token));
        if (items)
            items->items.push_back(container);
    };
    add("upgrade_ops_list", "UpgradeOps", "upgrade_token", upgradeToken);
    add("downgrade_ops_list", "DowngradeOps", "downgrade_token", downgradeToken);
    m_ran = true;
}

void DirectiveScripts::fillRun(const std::vector<Directive> &upgrade, const std::vector<Directive> &downgrade)
{
    if (m_scripts->items.empty())
        return;
    const auto fill = [&](const char *list, const std::vector<Directive> &directives) {
        const Value containers = attribute(m_scripts->items.back(), list);
        m_interpreter.setAttribute(m_interpreter.toVector(containers).back(), "ops", Value(std::make_shared<python::List>(directiveObjects(m_interpreter, m_module, directives))));
    };
    fill("upgrade_ops_list", upgrade);
    fill("downgrade_ops_list", downgrade);
}

void DirectiveScripts::callHook(const Value &hook, const std::vector<std::string> &rows)
{
    const Value contextModule = m_interpreter.importModule("alembic.context", {});
    const Value context = m_interpreter.call(m_interpreter.getAttribute(contextModule, "get_context"), python::CallArguments{});
    std::vector<Value> ids;
    for (const std::string &row : rows)
        ids.push_back(Value::text(row));
    m_interpreter.call(hook, {context, Value(python::makeTuple(std::move(ids))), Value(m_scripts)});
}

std::vector<DirectiveScripts::Result> DirectiveScripts::results() const
{
    std::vector<Result> results;
    for (const Value &script : m_scripts->items) {
        Result result;
        result.rendersBodies = m_ran;
        result.script.id = m_interpreter.str(attribute(script, "rev_id"));
        result.script.message = optionalText(m_interpreter, attribute(script, "message"));
        result.script.heads = textsOf(m_interpreter, attribute(script, "head"), "head");
        if (result.script.heads.empty() && attribute(script, "head").isNone())
            result.script.heads = {"head"};
        const Value splice = attribute(script, "splice");
        result.script.splice = !splice.isNone() && m_interpreter.isTrue(splice, "splice of a revision directive");
        result.script.branchLabels = textsOf(m_interpreter, attribute(script, "branch_label"), "branch_label");
        result.script.versionPath = optionalText(m_interpreter, attribute(script, "version_path"));
        result.script.dependsOn = textsOf(m_interpreter, attribute(script, "depends_on"), "depends_on");
        for (const std::string &line : textsOf(m_interpreter, attribute(script, "imports"), "imports"))
            result.imports.insert(line);
        const std::vector<Value> ups = m_interpreter.toVector(attribute(script, "upgrade_ops_list"));
        const std::vector<Value> downs = m_interpreter.toVector(attribute(script, "downgrade_ops_list"));
        for (std::size_t i = 0; i < std::min(ups.size(), downs.size()); ++i) {
            Bodies bodies;
            bodies.upgradeToken = m_interpreter.str(attribute(ups[i], "upgrade_token"));
            bodies.downgradeToken = m_interpreter.str(attribute(downs[i], "downgrade_token"));
            bodies.upgrade = directivesOf(m_interpreter, m_interpreter.toVector(attribute(ups[i], "ops")));
            bodies.downgrade = directivesOf(m_interpreter, m_interpreter.toVector(attribute(downs[i], "ops")));
            result.bodies.push_back(std::move(bodies));
        }
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace limbeck::autogenerate
