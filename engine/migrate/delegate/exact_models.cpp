// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/exact_models.h"

#include "base/error.h"
#include "database/mask_passwords.h"
#include "environment/project_host.h"
#include "migrate/delegate/child_process.h"
#include "migrate/delegate/python_finder.h"
#include "sqlalchemy/vocabulary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// The child answers with Python again: a module that makes the same tables with SQLAlchemy alone. So there is one reader of models and no second vocabulary of types.

namespace limbeck::embedded {
extern const std::map<std::string, std::string> delegateHelper;
}

namespace limbeck::migrate {

namespace {

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

std::string jobOf(const RunRequest &request, const std::string &dialectName, int run)
{
    const project::Config &config = request.project->config;
    const std::string file = config.ini().exists() || !config.hasToml() ? config.ini().path() : config.tomlPath();
    QJsonArray arguments{QStringLiteral("-c"), text(file), QStringLiteral("-n"), text(config.sectionName())};
    for (const std::string &argument : request.surroundings.xArguments)
        arguments.append(text("-x" + argument));
    arguments.append(QStringLiteral("current"));
    const QJsonObject job{
        {QStringLiteral("ini"), text(config.ini().path())},
        {QStringLiteral("toml"), text(config.hasToml() ? config.tomlPath() : std::string())},
        {QStringLiteral("section"), text(config.sectionName())},
        {QStringLiteral("folder"), text(request.project->root)},
        {QStringLiteral("arguments"), arguments},
        {QStringLiteral("url"), request.chosenUrl ? text(request.chosenUrl->resolvedAgainst(request.project->root).toString(false)) : QString()},
        {QStringLiteral("dialect"), text(dialectName)},
        {QStringLiteral("run"), run},
    };
    return QJsonDocument(job).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

/// What the child says.
class Answers {
public:
    void take(const std::string &line)
    {
        const QJsonObject message = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const QString kind = message[QLatin1String("kind")].toString();
        if (kind == QLatin1String("models"))
            m_models = message;
        else if (kind == QLatin1String("none"))
            m_hasNone = true;
        else if (kind == QLatin1String("failed"))
            failed(message);
    }

    model::MetadataReading reading(const RunRequest &request, const ChildEnd &end) const
    {
        if (m_failure)
            throw *m_failure;
        if (m_hasNone)
            return {};
        if (m_models.isEmpty())
            throw Error(ErrorCode::Script, "The project's Python ended with status " + std::to_string(end.status) + " before it told the models.");
        std::map<std::string, std::pair<std::string, std::string>> types;
        const QJsonObject own = m_models[QLatin1String("types")].toObject();
        for (auto it = own.begin(); it != own.end(); ++it)
            types.emplace(it.key().toStdString(), std::pair(it.value().toArray().at(0).toString().toStdString(), it.value().toArray().at(1).toString().toStdString()));
        model::MetadataReading reading = modelsFromSource(*request.project, m_models[QLatin1String("source")].toString().toStdString(), types);
        for (const QJsonValue &problem : m_models[QLatin1String("problems")].toArray())
            addUnread(reading, problem.toArray());
        return reading;
    }

private:
    void failed(const QJsonObject &message)
    {
        const auto part = [&message](const char *key) { return message[QLatin1String(key)].toString().toStdString(); };
        m_failure = Error(ErrorCode::Script, "The models cannot be imported with the project's Python: " + part("type") + ": " + database::maskPasswords(part("text")),
                          SourcePosition{part("file"), message[QLatin1String("line")].toInt(), 0});
        for (const QString &line : message[QLatin1String("trace")].toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            m_failure->withDetail(database::maskPasswords(line.toStdString()));
    }

    static void addUnread(model::MetadataReading &reading, const QJsonArray &problem)
    {
        schema::QualifiedName table{std::nullopt, sql::Identifier(problem.at(1).toString().toStdString())};
        if (problem.at(0).isString())
            table.schema = sql::Identifier(problem.at(0).toString().toStdString());
        reading.unread.push_back({table, std::nullopt, "table " + table.toString(), problem.at(2).toString().toStdString(), {}, "The table is not compared."});
    }

    QJsonObject m_models;
    bool m_hasNone = false;
    std::optional<Error> m_failure;
};

/// The class that stands in the models, where the database's type was told.
void setOwnTypes(schema::Schema &schema, const std::map<std::string, std::pair<std::string, std::string>> &types)
{
    schema.tables.editAll([&](const sql::QualifiedName &name, schema::Table &table) {
        for (schema::Column &column : table.columns) {
            if (const auto own = types.find(name.toString() + "." + column.name.text); own != types.end())
                column.type.python = sql::Type::PythonIdentity{own->second.first, own->second.second};
        }
    });
}

}  // namespace

model::MetadataReading modelsFromSource(const project::Project &project, const std::string &source, const std::map<std::string, std::pair<std::string, std::string>> &types)
{
    sqlalchemy::Surroundings surroundings;
    sqlalchemy::Vocabulary vocabulary(nullptr, nullptr);
    environment::ProjectHost host(project, vocabulary, surroundings);
    python::Interpreter interpreter(host, {});
    try {
        const python::syntax::FilePtr file = python::parse("<models>", source);
        const python::Value module(interpreter.runModule(file, "limbeck_models"));
        model::MetadataReading reading = model::readMetadata(interpreter, interpreter.getAttribute(module, "target_metadata"));
        setOwnTypes(reading.schema, types);
        return reading;
    } catch (const python::Raised &raised) {
        throw python::scriptError(interpreter, raised);
    }
}

model::MetadataReading readExactModels(const RunRequest &request, const Delegation &consent, const std::string &dialectName, int run)
{
    const ProjectPython python = findProjectPython(consent.python, request.project->root, request.surroundings.environment, request.stop);
    ChildProgram program{python.program, {"-c", embedded::delegateHelper.at("dump_models.py")}, request.project->root, {{"PYTHONUNBUFFERED", "1"}, {"PYTHONDONTWRITEBYTECODE", "1"}},
                         jobOf(request, dialectName, run)};
    Answers answers;
    ChildSinks sinks;
    sinks.output = [&answers](const std::string &line) { answers.take(line); };
    sinks.error = [&request](const std::string &line) {
        if (request.events)
            request.events->delegateLine(database::maskPasswords(line));
    };
    const ChildEnd end = runChild(program, sinks, request.stop);
    if (end.stopped)
        throw Cancelled();
    if (!end.started)
        throw Error(ErrorCode::Config, python.program + " could not be started: " + end.problem);
    return answers.reading(request, end);
}

}  // namespace limbeck::migrate
