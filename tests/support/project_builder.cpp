// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/project_builder.h"

#include "support/temp_dir.h"

#include <cstdio>
#include <stdexcept>

namespace limbeck::test {

namespace {

constexpr const char *kLogging = R"(
[loggers]
keys = root,sqlalchemy,alembic

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console
qualname =

[logger_sqlalchemy]
level = WARNING
handlers =
qualname = sqlalchemy.engine

[logger_alembic]
level = INFO
handlers =
qualname = alembic

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(levelname)-5.5s [%(name)s] %(message)s
datefmt = %H:%M:%S
)";

constexpr const char *kEnvHead = R"(from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

)";

constexpr const char *kEnvTail = R"(

def offline():
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
        **settings,
    )
    with context.begin_transaction():
        context.run_migrations()


def online():
    engine = engine_from_config(
        config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool
    )
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, **settings)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    online()
)";

constexpr const char *kScriptTemplate = R"("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
)";

std::string quoted(const std::string &text)
{
    return "'" + text + "'";
}

/// None, one string, or a tuple.
std::string pythonValue(const std::vector<std::string> &names, bool alwaysTuple)
{
    if (names.empty())
        return "None";
    if (names.size() == 1 && !alwaysTuple)
        return quoted(names.front());
    std::string text = "(";
    for (const std::string &name : names)
        text += quoted(name) + ", ";
    return text.substr(0, text.size() - (names.size() == 1 ? 1 : 2)) + ")";
}

std::string functionText(const char *name, const std::vector<std::string> &body)
{
    std::string text = std::string("\n\ndef ") + name + "():\n";
    for (const std::string &line : body)
        text += line.empty() ? "\n" : "    " + line + "\n";
    return body.empty() ? text + "    pass\n" : text;
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace

std::string scriptText(const RevisionSpec &spec)
{
    std::string text = "\"\"\"" + (spec.message.empty() ? "revision " + spec.id : spec.message) + "\n\nRevision ID: "
                       + spec.id + "\nRevises: " + joined(spec.down) + "\nCreate Date: " + spec.createDate
                       + "\n\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n";
    for (const std::string &line : spec.imports)
        text += line + "\n";
    text += "\nrevision = " + quoted(spec.id) + "\ndown_revision = " + pythonValue(spec.down, false)
            + "\nbranch_labels = " + pythonValue(spec.labels, true)
            + "\ndepends_on = " + pythonValue(spec.dependsOn, false) + "\n";
    return text + functionText("upgrade", spec.upgrade) + functionText("downgrade", spec.downgrade);
}

ProjectBuilder::ProjectBuilder(std::filesystem::path folder) : m_folder(std::move(folder))
{
    std::filesystem::create_directories(versions());
    m_ini = {{"script_location", "%(here)s/migrations"}, {"prepend_sys_path", "."}};
    writeFile(m_folder / "migrations" / "script.py.mako", kScriptTemplate);
    writeEnv();
    url("sqlite:///" + sqliteFile().string());
}

ProjectBuilder &ProjectBuilder::url(const std::string &url)
{
    std::string doubled;
    for (const char character : url)
        doubled += character == '%' ? std::string("%%") : std::string(1, character);
    return ini("sqlalchemy.url", doubled);
}

ProjectBuilder &ProjectBuilder::ini(const std::string &key, const std::string &value)
{
    m_ini[key] = value;
    writeIni();
    return *this;
}

ProjectBuilder &ProjectBuilder::iniTail(const std::string &text)
{
    m_iniTail = text;
    writeIni();
    return *this;
}

void ProjectBuilder::writeIni() const
{
    std::string text = "[alembic]\n";
    for (const auto &[key, value] : m_ini)
        text += key + " = " + value + "\n";
    writeFile(iniFile(), text + kLogging + m_iniTail);
}

ProjectBuilder &ProjectBuilder::configureArguments(const std::vector<std::string> &arguments)
{
    m_configureArguments = arguments;
    writeEnv();
    return *this;
}

ProjectBuilder &ProjectBuilder::envPrelude(const std::string &text)
{
    m_envPrelude = text;
    if (text.find("target_metadata =") == std::string::npos)
        m_envPrelude = "target_metadata = None\n" + text;
    writeEnv();
    return *this;
}

void ProjectBuilder::writeEnv() const
{
    writeFile(m_folder / "migrations" / "env.py",
              kEnvHead + m_envPrelude + "settings = dict(" + joined(m_configureArguments) + ")\n" + kEnvTail);
}

ProjectBuilder &ProjectBuilder::file(const std::filesystem::path &relative, const std::string &text)
{
    writeFile(m_folder / relative, text);
    return *this;
}

ProjectBuilder &ProjectBuilder::revision(const RevisionSpec &spec)
{
    writeFile(scriptFile(spec.id), scriptText(spec));
    return *this;
}

ProjectBuilder &ProjectBuilder::compiled(const std::string &id)
{
    const std::filesystem::path source = scriptFile(id);
    const ProcessResult result = runProcess(pythonProgram(), {"-c", "import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[1] + 'c', doraise=True)", source.string()});
    if (result.status != 0)
        throw std::runtime_error(result.toText());
    std::filesystem::remove(source);
    return *this;
}

ProjectBuilder &ProjectBuilder::chain(int count, const std::string &down)
{
    std::string parent = down;
    for (int number = 1; number <= count; ++number) {
        char id[16];
        std::snprintf(id, sizeof id, "r%04d", number);
        revision({.id = id, .down = parent.empty() ? std::vector<std::string>{} : std::vector{parent}, .message = {}});
        parent = id;
    }
    return *this;
}

ProcessResult ProjectBuilder::cli(const std::vector<std::string> &arguments, ProcessOptions options) const
{
    options.workingDirectory = m_folder;
    return runCli(arguments, options);
}

ProcessResult ProjectBuilder::alembic(const std::vector<std::string> &arguments, ProcessOptions options) const
{
    options.workingDirectory = m_folder;
    return runAlembic(arguments, options);
}

void copyDemoProject(const std::filesystem::path &folder)
{
    std::filesystem::create_directories(folder);
    const std::filesystem::path source = std::filesystem::path(LIMBECK_SOURCE_DIR) / "resources" / "demo";
    for (const auto &entry : std::filesystem::recursive_directory_iterator(source)) {
        const std::filesystem::path relative = entry.path().lexically_relative(source);
        if (entry.is_directory())
            std::filesystem::create_directories(folder / relative);
        else if (entry.path().extension() != ".db" && entry.path().extension() != ".pyc")
            std::filesystem::copy_file(entry.path(), folder / relative,
                                       std::filesystem::copy_options::overwrite_existing);
    }
}

}  // namespace limbeck::test
