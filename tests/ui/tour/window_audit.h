// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

class QAbstractItemView;
class QHeaderView;
class QWidget;

namespace limbeck::ui::testing {

/// Looks at all that stands in the open windows, for the faults that an eye misses in fifty pictures: a control without a name for screen readers, a text that its place cuts, and, while
/// StrangeLanguage is spoken, a text that no translation reaches. Each finding is told once, with the first place where it was seen.
class WindowAudit {
public:
    /// With `isStrange` texts in plain letters are findings.
    explicit WindowAudit(bool isStrange) : m_isStrange(isStrange) {}

    /// What stands in these files of a project is in no language: names, messages, SQL.
    void learn(const QStringList &texts);
    void look(const QString &place);
    QStringList findings() const;

private:
    void lookAt(const QWidget &widget);
    void lookAtActions(const QWidget &menu);
    void lookAtView(const QAbstractItemView &view);
    void lookAtHeader(const QHeaderView &header);
    void text(const QWidget &widget, const QString &kind, const QString &text);
    void cut(const QWidget &widget, const QString &kind, const QString &text, int has, int needs);
    void found(const QString &finding);
    QString withoutData(QString text) const;

    bool m_isStrange;
    QStringList m_known;
    QSet<QString> m_read;   // texts, each once
    QString m_place;
    QMap<QString, QString> m_findings;   // finding: where first
};

}  // namespace limbeck::ui::testing
