// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/history_print.h"

#include "graph/history_model.h"
#include "graph/history_view.h"
#include "theme/appearance.h"
#include "theme/theme.h"

#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace limbeck::ui {

namespace {

/// Paper is white: the history is painted with the light colours, whatever the window has. Nothing on the screen is painted meanwhile.
class LightWhilePrinting {
public:
    explicit LightWhilePrinting(HistoryView &view) : m_view(view), m_palette(view.palette()), m_isDark(Theme::current().isDark)
    {
        if (!m_isDark)
            return;
        m_override.emplace(lightPalette());
        m_view.setPalette(lightPalette());
    }
    ~LightWhilePrinting()
    {
        m_override.reset();
        if (m_isDark)
            m_view.setPalette(m_palette);
    }

private:
    HistoryView &m_view;
    QPalette m_palette;
    bool m_isDark;
    std::optional<ThemeOverride> m_override;
};

}  // namespace

int printHistory(HistoryView &view, QPagedPaintDevice &device, const QString &title)
{
    const LightWhilePrinting light(view);
    const QSize whole = view.wholeSize();
    QPainter painter;
    if (whole.isEmpty() || !painter.begin(&device))
        return 0;
    const QAbstractItemModel *model = view.model();
    const int rowHeight = std::max(1, whole.height() / std::max(1, [&] {
        int shown = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            shown += view.isRowHidden(row, {}) ? 0 : 1;
        return shown;
    }()));
    const QRect page = painter.viewport();
    // Never larger than on screen: a narrow history keeps its size on wide paper.
    const double scale = std::min(double(page.width()) / whole.width(), double(device.logicalDpiX()) / view.logicalDpiX());
    const int header = qRound(rowHeight * 2 * scale);
    const int rowsPerPage = std::max(1, int((page.height() - 2 * header) / (rowHeight * scale)));
    const int rows = whole.height() / rowHeight;
    const int pages = (rows + rowsPerPage - 1) / rowsPerPage;
    for (int number = 0; number < pages; ++number) {
        if (number > 0 && !device.newPage())
            return number;
        painter.drawText(QRect(page.left(), page.top(), page.width(), header), int(Qt::AlignLeft | Qt::AlignTop), title);
        painter.drawText(QRect(page.left(), page.bottom() - header, page.width(), header), int(Qt::AlignRight | Qt::AlignBottom), HistoryView::tr("Page %1 of %2").arg(number + 1).arg(pages));
        painter.save();
        painter.translate(page.left(), page.top() + header);
        painter.scale(scale, scale);
        view.paintRows(painter, number * rowsPerPage, rowsPerPage);
        painter.restore();
    }
    return pages;
}

}  // namespace limbeck::ui
