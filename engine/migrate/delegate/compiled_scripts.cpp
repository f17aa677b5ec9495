// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/delegate/compiled_scripts.h"

#include "base/error.h"
#include "database/mask_passwords.h"
#include "migrate/delegate/child_process.h"
#include "migrate/delegate/python_finder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace limbeck::embedded {
extern const std::map<std::string, std::string> delegateHelper;
}

namespace limbeck::migrate {

namespace {

QJsonArray arrayOf(const std::vector<std::string> &texts)
{
    QJsonArray array;
    for (const std::string &text : texts)
        array.append(QString::fromStdString(text));
    return array;
}

std::vector<std::string> textsOf(const QJsonValue &value)
{
    std::vector<std::string> texts;
    for (const QJsonValue &text : value.toArray())
        texts.push_back(text.toString().toStdString());
    return texts;
}

std::optional<std::string> textOf(const QJsonValue &value) { return value.isString() ? std::optional(value.toString().toStdString()) : std::nullopt; }

revision::CompiledHead headIn(const std::string &path, const std::string &line)
{
    const QJsonObject answer = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
    if (answer[QLatin1String("kind")] != QLatin1String("head")) {
        return Error(ErrorCode::Script, "The compiled script " + path + " could not be loaded with the project's Python: " + textOf(answer[QLatin1String("type")]).value_or("Error") + ": "
                                            + database::maskPasswords(textOf(answer[QLatin1String("text")]).value_or("")), {path, 0, 0});
    }
    const auto presence = [&answer](const char *name) { return answer[QLatin1String(name)].toBool() ? revision::Presence::Yes : revision::Presence::No; };
    revision::ScriptHead head;
    head.revision = textOf(answer[QLatin1String("revision")]);
    head.hasDownRevision = answer[QLatin1String("has_down")].toBool();
    head.downRevisions = textsOf(answer[QLatin1String("down")]);
    head.branchLabels = textsOf(answer[QLatin1String("labels")]);
    head.dependsOn = textsOf(answer[QLatin1String("depends")]);
    head.docstring = textOf(answer[QLatin1String("doc")]);
    head.upgrade = presence("upgrade");
    head.downgrade = presence("downgrade");
    return head;
}

}  // namespace

revision::CompiledReader compiledReader(const project::Project &project, const Delegation &consent, std::map<std::string, std::string> environment,
                                        std::function<void(const std::string &line)> log, StopToken stop)
{
    return [&project, consent, environment = std::move(environment), log = std::move(log), stop = std::move(stop)](const std::vector<std::string> &paths) {
        const ProjectPython python = findProjectPython(consent.python, project.root, environment, stop);
        const QJsonObject job{{QStringLiteral("folders"), arrayOf(project.pythonPath)}, {QStringLiteral("files"), arrayOf(paths)}};
        const ChildProgram program{python.program, {"-c", embedded::delegateHelper.at("read_heads.py")}, project.root, {{"PYTHONUNBUFFERED", "1"}},
                                   QJsonDocument(job).toJson(QJsonDocument::Compact).toStdString() + "\n"};
        std::vector<revision::CompiledHead> heads;
        ChildSinks sinks;
        sinks.output = [&](const std::string &line) {
            if (heads.size() < paths.size())
                heads.push_back(headIn(paths[heads.size()], line));
        };
        sinks.error = [&log](const std::string &line) {
            if (log)
                log(database::maskPasswords(line));
        };
        const ChildEnd end = runChild(program, sinks, stop);
        if (end.stopped)
            throw Cancelled();
        if (!end.started)
            throw Error(ErrorCode::Config, python.program + " could not be started: " + end.problem);
        while (heads.size() < paths.size())
            heads.emplace_back(Error(ErrorCode::Script, "The project's Python ended with status " + std::to_string(end.status) + " before it told what " + paths[heads.size()] + " declares."));
        return heads;
    };
}

}  // namespace limbeck::migrate
