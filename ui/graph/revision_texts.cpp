// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/revision_texts.h"

#include "language/verbatim.h"

#include <QCoreApplication>
#include <QStringList>

namespace limbeck::ui {

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::StepWords)
};

QString joined(const std::vector<std::string> &ids)
{
    const QStringList texts = verbatim(ids);
    return texts.isEmpty() ? QStringLiteral("base") : texts.join(QStringLiteral(", "));
}

}  // namespace

QString messageOf(const revision::Script &script)
{
    const QString doc = verbatim(script.doc);
    return doc.section(QLatin1Char('\n'), 0, 0).trimmed();
}

QString dateOf(const revision::Script &script)
{
    static const std::string kLabel = "Create Date:";
    const auto at = script.longDoc.find(kLabel);
    if (at == std::string::npos)
        return {};
    const auto end = script.longDoc.find('\n', at);
    const QString text = verbatim(script.longDoc.substr(at + kLabel.size(), end == std::string::npos ? end : end - at - kLabel.size())).trimmed();
    return text.section(QLatin1Char('.'), 0, 0).left(16);
}

QString stepWords(const revision::Step &step)
{
    const QString from = joined(step.from), to = joined(step.to);
    const QString way = step.kind == revision::StepKind::Upgrade     ? StepWords::tr("upgrade %1 → %2").arg(from, to)
                        : step.kind == revision::StepKind::Downgrade ? StepWords::tr("downgrade %1 → %2").arg(from, to)
                                                                     : StepWords::tr("stamp %1 → %2").arg(from, to);
    return step.doc.empty() ? way : QStringLiteral("%1: %2").arg(way, verbatim(step.doc));
}

}  // namespace limbeck::ui
