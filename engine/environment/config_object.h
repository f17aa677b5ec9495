// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project/config.h"
#include "python/objects.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace limbeck::environment {

/// `context.config`: reads and changes a copy of the project's configuration, as env.py sees it.
class ConfigObject : public python::Object {
public:
    ConfigObject(project::Config config, std::vector<std::string> xArguments, std::function<void(const std::string &)> print);
    std::string typeName() const override { return "Config"; }
    std::optional<python::Value> attribute(python::Interpreter &, std::string_view name) override;
    void setAttribute(python::Interpreter &, std::string_view name, python::Value value) override;

    /// Where a URL that came from the ini stands.
    const project::Config &config() const { return m_config; }

private:
    using Method = python::Value (ConfigObject::*)(python::Interpreter &, python::CallArguments &);
    python::Value method(const char *name, Method body);
    python::Value getMainOption(python::Interpreter &, python::CallArguments &);
    python::Value setMainOption(python::Interpreter &, python::CallArguments &);
    python::Value removeMainOption(python::Interpreter &, python::CallArguments &);
    python::Value getSection(python::Interpreter &, python::CallArguments &);
    python::Value getSectionOption(python::Interpreter &, python::CallArguments &);
    python::Value setSectionOption(python::Interpreter &, python::CallArguments &);
    python::Value getAlembicOption(python::Interpreter &, python::CallArguments &);
    python::Value getAlembicBooleanOption(python::Interpreter &, python::CallArguments &);
    python::Value printStdout(python::Interpreter &, python::CallArguments &);
    python::Value commandOptions();
    void set(const std::string &section, python::Interpreter &, const std::string &key, const python::Value &value);
    const python::Value *unknownOption(const std::string &section, const std::string &key) const;

    project::Config m_config;
    std::vector<std::string> m_xArguments;
    std::function<void(const std::string &)> m_print;
    std::shared_ptr<python::Dict> m_attributes = python::makeDict();
    python::Value m_commandOptions;
    /// Options that env.py set to what cannot be computed (Flask-Migrate's URL comes from the running application): by section and key.
    std::map<std::pair<std::string, std::string>, python::Value> m_unknown;
};

}  // namespace limbeck::environment
