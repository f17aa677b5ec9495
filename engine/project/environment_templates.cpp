// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/environment_templates.h"

#include "base/error.h"
#include "project/paths.h"

#include <filesystem>

namespace limbeck::embedded {
extern const std::map<std::string, std::string> environmentFiles;
}

namespace limbeck::project {

namespace fs = std::filesystem;

namespace {

std::vector<EnvironmentTemplate> readTemplates()
{
    std::vector<EnvironmentTemplate> templates;
    for (const auto &[path, content] : embedded::environmentFiles) {
        const auto slash = path.find('/');
        const std::string name = path.substr(0, slash);
        if (templates.empty() || templates.back().name != name)
            templates.push_back({name, {}, {}});
        const std::string file = path.substr(slash + 1);
        templates.back().files[file] = content;
        if (file == "README")
            templates.back().summary = content.substr(0, content.find('\n'));
    }
    return templates;
}

const char *const kSqlModelTemplate = "sqlmodel";

const std::vector<EnvironmentTemplate> &allTemplates()
{
    static const std::vector<EnvironmentTemplate> kTemplates = readTemplates();
    return kTemplates;
}

void replaceAll(std::string &text, const std::string &what, const std::string &with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::string doubledPercents(std::string text)
{
    replaceAll(text, "%", "%%");
    return text;
}

class Initializer {
public:
    Initializer(const InitRequest &request, const std::function<void(const InitAction &)> &onAction)
        : m_request(request), m_onAction(onAction), m_directory(absolutePath(request.directory, request.workingDirectory))
    {
    }

    void run()
    {
        std::error_code error;
        if (fs::exists(m_directory, error) && !fs::is_empty(m_directory, error))
            throw Error(ErrorCode::Config, "Directory " + m_request.directory + " already exists and is not empty");
        const EnvironmentTemplate &chosen = findTemplate();
        createDirectory(m_directory);
        createDirectory(m_directory + "/versions");
        for (const auto &[name, content] : chosen.files)
            writeFile(name, content);
        if (m_request.package) {
            for (const std::string &folder : {m_directory, m_directory + "/versions"}) {
                writeTextFile(folder + "/__init__.py", "");
                m_onAction({InitAction::Kind::Added, folder + "/__init__.py"});
            }
        }
    }

private:
    const EnvironmentTemplate &findTemplate() const
    {
        for (const EnvironmentTemplate &candidate : m_request.sqlModel ? allTemplates() : environmentTemplates()) {
            if (candidate.name == (m_request.sqlModel ? kSqlModelTemplate : m_request.templateName))
                return candidate;
        }
        throw Error(ErrorCode::Config, "No such template '" + m_request.templateName + "'", {}, "See the command list_templates.");
    }

    void createDirectory(const std::string &path)
    {
        std::error_code error;
        if (fs::exists(path, error))
            return;
        if (!fs::create_directories(path, error))
            throw Error(ErrorCode::File, "The folder " + path + " cannot be made: " + error.message() + ".");
        m_onAction({InitAction::Kind::CreatedDirectory, path});
    }

    void writeFile(const std::string &name, const std::string &content)
    {
        if (name == "alembic.ini.mako")
            writeIni(content);
        else if (name == "pyproject.toml.mako")
            writeToml(content);
        else if (name == "env.py.mako")
            generate(m_directory + "/env.py", fillIn(content));
        else
            generate(m_directory + "/" + name, content);
    }

    void generate(const std::string &path, const std::string &content)
    {
        writeTextFile(path, content);
        m_onAction({InitAction::Kind::Generated, path});
    }

    void writeIni(const std::string &content)
    {
        if (fileExists(m_request.iniPath))
            m_onAction({InitAction::Kind::SkippedExisting, m_request.iniPath});
        else
            generate(m_request.iniPath, render(content, m_request.iniPath));
    }

    void writeToml(const std::string &content)
    {
        const auto existing = tryReadTextFile(m_request.tomlPath);
        const std::string rendered = render(content, m_request.tomlPath);
        if (!existing) {
            generate(m_request.tomlPath, rendered);
        } else if (existing->find("[tool.alembic") != std::string::npos) {
            m_onAction({InitAction::Kind::SkippedSection, m_request.tomlPath});
        } else {
            writeTextFile(m_request.tomlPath, *existing + "\n\n" + rendered);
            m_onAction({InitAction::Kind::AppendedTo, m_request.tomlPath});
        }
    }

    /// script_location is relative to the file's folder unless the directory was given absolutely.
    std::string render(std::string content, const std::string &file) const
    {
        const std::string location = isAbsolutePath(m_request.directory)
            ? m_request.directory
            : "%(here)s/" + fs::path(m_directory).lexically_relative(directoryOf(file)).generic_string();
        replaceAll(content, "${script_location}", location);
        return fillIn(std::move(content));
    }

    std::string fillIn(std::string content) const
    {
        if (!m_request.sqlModel)
            return content;
        const SqlModelEnvironment &environment = *m_request.sqlModel;
        std::string imports;
        for (const std::string &module : environment.modelModules)
            imports += (imports.empty() ? "" : "\n") + ("import " + module + "  # noqa: F401");
        replaceAll(content, "${imports}", imports.empty() ? "# import app.models  # noqa: F401" : imports);
        replaceAll(content, "${import_root}", environment.importRoot);
        replaceAll(content, "${url_variable}", environment.urlVariable);
        replaceAll(content, "${url}", doubledPercents(environment.url));
        return content;
    }

    const InitRequest &m_request;
    const std::function<void(const InitAction &)> &m_onAction;
    std::string m_directory;
};

}  // namespace

const std::vector<EnvironmentTemplate> &environmentTemplates()
{
    static const std::vector<EnvironmentTemplate> kTemplates = [] {
        std::vector<EnvironmentTemplate> alembics = allTemplates();
        std::erase_if(alembics, [](const EnvironmentTemplate &one) { return one.name == kSqlModelTemplate; });
        return alembics;
    }();
    return kTemplates;
}

void initEnvironment(const InitRequest &request, const std::function<void(const InitAction &)> &onAction) { Initializer(request, onAction).run(); }

}  // namespace limbeck::project
