// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/coverage_note.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <map>

namespace limbeck::ui {

namespace {

enum Role { FileRole = Qt::UserRole + 1, LineRole };

QString counted(const std::string &kind, int count)
{
    if (kind == "view")
        return CoverageNote::tr("%n view(s)", nullptr, count);
    if (kind == "materialized view")
        return CoverageNote::tr("%n materialized view(s)", nullptr, count);
    if (kind == "function")
        return CoverageNote::tr("%n function(s)", nullptr, count);
    if (kind == "trigger")
        return CoverageNote::tr("%n trigger(s)", nullptr, count);
    if (kind == "policy")
        return CoverageNote::tr("%n policy(s)", nullptr, count);
    if (kind == "domain")
        return CoverageNote::tr("%n domain(s)", nullptr, count);
    if (kind == "sequence")
        return CoverageNote::tr("%n sequence(s)", nullptr, count);
    if (kind == "foreign table")
        return CoverageNote::tr("%n foreign table(s)", nullptr, count);
    return QStringLiteral("%1 × %2").arg(count).arg(verbatim(kind));
}

QString named(const autogenerate::NotCompared &object)
{
    const QString name = verbatim(object.name);
    if (object.kind == "view")
        return CoverageNote::tr("view %1").arg(name);
    if (object.kind == "materialized view")
        return CoverageNote::tr("materialized view %1").arg(name);
    if (object.kind == "function")
        return CoverageNote::tr("function %1").arg(name);
    if (object.kind == "trigger")
        return CoverageNote::tr("trigger %1").arg(name);
    if (object.kind == "policy")
        return CoverageNote::tr("policy %1").arg(name);
    if (object.kind == "domain")
        return CoverageNote::tr("domain %1").arg(name);
    if (object.kind == "sequence")
        return CoverageNote::tr("sequence %1").arg(name);
    if (object.kind == "foreign table")
        return CoverageNote::tr("foreign table %1").arg(name);
    return QStringLiteral("%1 %2").arg(verbatim(object.kind), name);
}

}  // namespace

CoverageNote::CoverageNote(QWidget *parent) : QWidget(parent), m_text(new QLabel), m_toggle(new QToolButton), m_list(new QListWidget)
{
    m_text->setObjectName(QStringLiteral("coverageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_toggle->setObjectName(QStringLiteral("coverageToggle"));
    m_toggle->setText(tr("Details"));
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("What is not compared, one by one"));
    m_list->setObjectName(QStringLiteral("coverageList"));
    m_list->setAccessibleName(tr("Not compared"));
    m_list->setMaximumHeight(fontMetrics().lineSpacing() * 7);
    m_list->setWordWrap(true);
    m_list->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_toggle, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_list);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool on) { m_list->setVisible(on && m_list->count() > 0); });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        if (item->data(LineRole).toInt() > 0)
            Q_EMIT placeRequested(item->data(FileRole).toString(), item->data(LineRole).toInt());
    });
    showDiff({});
}

QString CoverageNote::countsOf(const std::vector<autogenerate::NotCompared> &objects)
{
    std::map<std::string, int> counts;
    for (const autogenerate::NotCompared &object : objects)
        ++counts[object.kind];
    QStringList words;
    for (const auto &[kind, count] : counts)
        words << counted(kind, count);
    return words.join(QStringLiteral(", "));
}

std::pair<QString, int> CoverageNote::placeIn(const QString &text)
{
    static const QRegularExpression kPlace(QStringLiteral("\\(([^()\\n]+\\.py):(\\d+)(?::\\d+)?\\)"));
    const QRegularExpressionMatch match = kPlace.match(text);
    if (!match.hasMatch())
        return {};
    return {match.captured(1), match.captured(2).toInt()};
}

void CoverageNote::showDiff(const DiffPtr &diff)
{
    m_list->clear();
    setVisible(diff != nullptr);
    if (!diff)
        return;
    QStringList parts{tr("Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.")};
    const QString counts = countsOf(diff->diff.notCompared);
    if (!counts.isEmpty())
        parts << tr("Not compared: %1.").arg(counts);
    else if (diff->pair == DiffPair::Pending)
        parts << tr("Nothing else is in the database.");
    if (!diff->diff.unread.empty())
        parts << tr("Not read: %n place(s) of the models.", nullptr, int(diff->diff.unread.size()));
    if (!diff->uncertain.empty())
        parts << tr("Uncertain: %n place(s) of the history.", nullptr, int(diff->uncertain.size()));
    m_text->setText(parts.join(QLatin1Char(' ')));
    const bool isIncomplete = !diff->diff.unread.empty() || !diff->uncertain.empty();
    m_text->setPalette(recoloured(palette(), QPalette::WindowText, isIncomplete ? Theme::current().warning : Theme::current().muted));
    fill(*diff);
    m_toggle->setVisible(m_list->count() > 0);
    m_list->setVisible(m_toggle->isChecked() && m_list->count() > 0);
}

void CoverageNote::fill(const DiffResult &result)
{
    const auto add = [this](const QString &text) {
        auto *item = new QListWidgetItem(text, m_list);
        const auto [file, line] = placeIn(text);
        item->setData(FileRole, file);
        item->setData(LineRole, line);
        if (line > 0)
            item->setToolTip(tr("Enter or double click: show the place"));
    };
    for (const std::string &text : result.diff.unread)
        add(tr("Not read: %1").arg(engineText(text)));
    for (const std::string &text : result.uncertain)
        add(tr("Uncertain: %1").arg(engineText(text)));
    for (const std::string &text : result.diff.notes)
        add(engineText(text));
    for (const autogenerate::NotCompared &object : result.diff.notCompared) {
        const QString what = named(object);
        add(object.reason.empty() ? tr("Not compared: %1").arg(what) : tr("Not compared: %1 (%2)").arg(what, engineText(object.reason)));
    }
}

}  // namespace limbeck::ui
