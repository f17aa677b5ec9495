// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollBar>

#include <vector>

namespace limbeck::ui {

/// A scroll bar with marks beside its handle: where in the whole something is. A click in the groove goes there at once. Colours are those of the theme.
class MarkedScrollBar : public QScrollBar {
    Q_OBJECT
public:
    enum class Kind { Head, Match, Current };   ///< later ones are drawn over earlier ones
    struct Mark {
        double place = 0;   ///< 0: at the very top, 1: at the very bottom
        Kind kind = Kind::Match;
        bool operator==(const Mark &) const = default;
    };

    explicit MarkedScrollBar(QWidget *parent = nullptr);
    void setMarks(std::vector<Mark> marks);
    const std::vector<Mark> &marks() const { return m_marks; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Mark> m_marks;   ///< sorted by kind, then place
};

}  // namespace limbeck::ui
