// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/preview_text.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <QCoreApplication>

namespace limbeck::ui {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(PreviewText)
};

class Writer {
public:
    void line(const QString &text, int scriptLine)
    {
        for (const QString &part : text.split(QLatin1Char('\n'))) {
            m_result.text += part + QLatin1Char('\n');
            m_result.lines.push_back(scriptLine);
        }
    }
    void comment(const QString &text, int scriptLine) { line(QStringLiteral("-- ") + QString(text).replace(QLatin1Char('\n'), QStringLiteral("\n-- ")), scriptLine); }
    PreviewText take() { return std::move(m_result); }

private:
    PreviewText m_result;
};

}  // namespace

QString statementText(const sql::Statement &statement)
{
    QString text = verbatim(statement.text);
    text.replace(QLatin1Char('\t'), QStringLiteral("    "));
    text = text.trimmed();
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
    }
    text = lines.join(QLatin1Char('\n'));
    return text.endsWith(QLatin1Char(';')) ? text : text + QLatin1Char(';');
}

QString certaintyText(sql::Certainty certainty, const std::string &reason)
{
    const QString why = engineText(reason);
    switch (certainty) {
    case sql::Certainty::Certain:
        return {};
    case sql::Certainty::Inspected:
        return Texts::tr("decided by the schema as it is now");
    case sql::Certainty::Conditional:
        return Texts::tr("only if the data say so: %1").arg(why);
    case sql::Certainty::Repeated:
        return Texts::tr("repeated for each of: %1").arg(why);
    case sql::Certainty::Unknown:
        return Texts::tr("with values that are not known before");
    }
    return {};
}

PreviewText previewText(const std::vector<migrate::PreviewItem> &items)
{
    Writer writer;
    bool first = true;
    for (const migrate::PreviewItem &item : items) {
        if (!first)
            writer.line(QString(), 0);
        first = false;
        const int line = item.position.line;
        if (item.commitsBefore)
            writer.comment(Texts::tr("the script commits here"), line);
        if (const QString certainty = certaintyText(item.certainty, item.reason); !certainty.isEmpty())
            writer.comment(certainty, line);
        for (const sql::Statement &statement : item.statements)
            writer.line(statementText(statement), line);
        if (!item.error.empty())
            writer.comment(Texts::tr("cannot be done here: %1").arg(engineText(item.error)), line);
        if (item.statements.empty() && item.error.empty())
            writer.comment(Texts::tr("nothing to do on this database"), line);
    }
    return writer.take();
}

}  // namespace limbeck::ui
