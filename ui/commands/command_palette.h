// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/palette_model.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QStackedLayout;

namespace limbeck::ui {

/// Everything by typing a part of its name. Opened with open(); runs the chosen entry after it has closed.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const QString &prompt, PaletteSource source, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void showFound();

    PaletteModel *m_model;
    QLineEdit *m_typed;
    QListView *m_list;
    QLabel *m_nothing;                ///< in the list's place when nothing fits
    QStackedLayout *m_room;
    bool m_choosesWhenFound = false;  ///< Enter was pressed while a long list was searched
};

}  // namespace limbeck::ui
