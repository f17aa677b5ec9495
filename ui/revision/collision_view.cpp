// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/collision_view.h"

#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "theme/theme.h"

namespace limbeck::ui {

CollisionView::CollisionView(TaskRunner &tasks, SnapshotPtr snapshot, const std::string &dialectName, const environment::EnvironmentRun &run, QWidget *parent)
    : QTextBrowser(parent), m_tasks(tasks), m_snapshot(std::move(snapshot)), m_dialect(dialectName), m_run(run), m_sources(std::make_shared<migrate::SourceCache>())
{
    setObjectName(QStringLiteral("collisions"));
    setAccessibleName(tr("What the branches have in common"));
    setOpenLinks(false);
    setMinimumHeight(fontMetrics().height() * 9);
}

void CollisionView::setHeads(const std::vector<int> &heads)
{
    m_tasks.stop(std::exchange(m_job, 0));
    std::vector<std::pair<int, int>> pairs;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        for (std::size_t j = i + 1; j < heads.size(); ++j)
            pairs.emplace_back(heads[i], heads[j]);
    }
    if (pairs.empty())
        return clear();
    setPlainText(tr("Reading what the branches change…"));
    m_job = m_tasks.run<std::vector<migrate::BranchCollisions>>(
        this,
        [pairs, snapshot = m_snapshot, dialect = m_dialect, run = m_run, sources = m_sources](const StopToken &stop) {
            std::vector<migrate::BranchCollisions> found;
            for (const auto &[left, right] : pairs)
                found.push_back(migrate::findCollisions(*snapshot, left, right, dialect, run, *sources, stop));
            return found;
        },
        [this, pairs](const std::vector<migrate::BranchCollisions> &found) {
            m_job = 0;
            show(pairs, found);
        },
        [this](const ErrorPtr &error) {
            m_job = 0;
            setPlainText(errorText(*error));
        });
}

QString CollisionView::idsOf(const std::vector<int> &revisions) const { return verbatim(revision::joinIds(*m_snapshot->graph, revisions)).toHtmlEscaped(); }

void CollisionView::show(const std::vector<std::pair<int, int>> &pairs, const std::vector<migrate::BranchCollisions> &found)
{
    const Theme &theme = Theme::current();
    QString html;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const migrate::BranchCollisions &collisions = found[i];
        const auto head = [&](int revision) { return QStringLiteral("<b>%1</b>").arg(verbatim(m_snapshot->graph->id(revision)).toHtmlEscaped()); };
        html += QStringLiteral("<p>%1</p>").arg(tr("%1 with %2").arg(tr("%1 (%n revision(s))", nullptr, int(collisions.left.size())).arg(head(pairs[i].first)),
                                                                    tr("%1 (%n revision(s))", nullptr, int(collisions.right.size())).arg(head(pairs[i].second))));
        if (collisions.collisions.empty()) {
            html += QStringLiteral("<p style=\"color:%1\">✓ %2</p>").arg(theme.success.name(), tr("They touch no table in common."));
        } else {
            html += QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\">");
            for (const migrate::Collision &collision : collisions.collisions) {
                const QString table = verbatim(collision.table.toString()).toHtmlEscaped();
                const bool isColumn = !collision.column.empty();
                const QString what = isColumn ? tr("column %1 of %2").arg(verbatim(collision.column).toHtmlEscaped(), table) : tr("table %1, no column in common").arg(table);
                html += QStringLiteral("<tr><td style=\"color:%1\">%2</td><td>%3</td><td style=\"color:%4\">%5 · %6</td></tr>")
                            .arg(isColumn ? theme.warning.name() : theme.muted.name(), isColumn ? QStringLiteral("⚠") : QStringLiteral("·"), what, theme.muted.name(), idsOf(collision.left), idsOf(collision.right));
            }
            html += QStringLiteral("</table>");
        }
        for (const migrate::NotKnown &unknown : collisions.unknown)
            html += QStringLiteral("<p style=\"color:%1\">%2</p>").arg(theme.muted.name(), tr("Not known of %1: %2").arg(verbatim(m_snapshot->graph->id(unknown.revision)), engineText(unknown.reason)).toHtmlEscaped());
    }
    setHtml(html);
}

}  // namespace limbeck::ui
