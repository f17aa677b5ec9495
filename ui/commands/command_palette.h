// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDialog>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;

namespace limbeck::ui {

/// Something that can be chosen in the palette.
struct PaletteEntry {
    QString text;      ///< what is searched and shown
    QString detail;    ///< muted, at the right: keys, a message
    std::function<void()> run;
    QString words = {};   ///< found by these, too, but not shown: a command's id, which is Alembic's word in every language; a file's name
};

/// The entries that fit what was typed, best first: the characters in their order, better at the beginnings of words and side by side.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };
    explicit PaletteModel(std::vector<PaletteEntry> entries, QObject *parent = nullptr);
    void setFilter(const QString &typed);
    const PaletteEntry &entry(int row) const { return m_entries[m_shown[std::size_t(row)]]; }
    /// How well `text` fits; 0: not at all.
    static int fit(const QString &typed, const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown;
};

/// Everything by typing a part of its name. Opened with open(); runs the chosen entry after it has closed.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const QString &prompt, std::vector<PaletteEntry> entries, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    PaletteModel *m_model;
    QLineEdit *m_typed;
    QListView *m_list;
};

}  // namespace limbeck::ui
