// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/process.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace limbeck::test {

/// One script of a built project.
struct RevisionSpec {
    std::string id;
    std::vector<std::string> down;          ///< parents; none: a base
    std::string message;                    ///< empty: "revision <id>"
    std::vector<std::string> upgrade = {};  ///< lines of the function's body, without indentation; none: pass
    std::vector<std::string> downgrade = {};
    std::vector<std::string> labels = {};
    std::vector<std::string> dependsOn = {};
    std::vector<std::string> imports = {};  ///< whole lines below the usual two imports
    std::string createDate = "2024-03-01 12:00:00.000000";
};

/// An Alembic project on disk, as `init` would leave it, in which tests change what they are about.
/// Every function writes at once. Layout: alembic.ini, migrations/env.py, migrations/script.py.mako, migrations/versions/.
class ProjectBuilder {
public:
    /// Makes the folder if need be. The database is SQLite's database.db in it until url() says otherwise.
    explicit ProjectBuilder(std::filesystem::path folder);

    const std::filesystem::path &folder() const { return m_folder; }
    std::filesystem::path iniFile() const { return m_folder / "alembic.ini"; }
    std::filesystem::path versions() const { return m_folder / "migrations" / "versions"; }
    std::filesystem::path sqliteFile() const { return m_folder / "database.db"; }

    /// sqlalchemy.url; its `%` are doubled here.
    ProjectBuilder &url(const std::string &url);
    /// An option of [alembic], written as given.
    ProjectBuilder &ini(const std::string &key, const std::string &value);
    /// Text after the ini's sections, e.g. hooks.
    ProjectBuilder &iniTail(const std::string &text);
    /// Further arguments of context.configure in env.py, online and offline alike: `render_as_batch=True`.
    ProjectBuilder &configureArguments(const std::vector<std::string> &arguments);
    /// Statements of env.py before the two functions; `target_metadata` may be set here.
    ProjectBuilder &envPrelude(const std::string &text);
    /// Any file, by its path in the project.
    ProjectBuilder &file(const std::filesystem::path &relative, const std::string &text);
    /// Writes versions/<id>_.py.
    ProjectBuilder &revision(const RevisionSpec &spec);
    /// Leaves only the compiled file of the revision's script: versions/<id>_.pyc. Throws std::runtime_error when Python refuses.
    ProjectBuilder &compiled(const std::string &id);
    /// A chain of `count` empty revisions r0001 … below each other; the first on `down`.
    ProjectBuilder &chain(int count, const std::string &down = {});

    std::filesystem::path scriptFile(const std::string &id) const { return versions() / (id + "_.py"); }

    /// limbeck-cli and Alembic in this folder.
    ProcessResult cli(const std::vector<std::string> &arguments, ProcessOptions options = {}) const;
    ProcessResult alembic(const std::vector<std::string> &arguments, ProcessOptions options = {}) const;

private:
    void writeIni() const;
    void writeEnv() const;

    std::filesystem::path m_folder;
    std::map<std::string, std::string> m_ini;
    std::string m_iniTail;
    std::vector<std::string> m_configureArguments;
    std::string m_envPrelude = "target_metadata = None\n";
};

/// The text of a script as the usual template would write it.
std::string scriptText(const RevisionSpec &spec);

/// Copies resources/demo into `folder` (made if need be).
void copyDemoProject(const std::filesystem::path &folder);

}  // namespace limbeck::test
