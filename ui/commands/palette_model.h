// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/sliced_search.h"

#include <QAbstractListModel>
#include <QStringView>

#include <functional>
#include <vector>

namespace limbeck::ui {

/// Something that can be chosen in the palette.
struct PaletteEntry {
    QString text;         ///< what is searched and shown
    QString detail;       ///< muted, at the right: keys, a message; searched, too
    QString words = {};   ///< found by these, too, but not shown: a command's id, which is Alembic's word in every language; a file's name
};

/// What a palette offers. An entry is made when it is looked at or searched: a history of any length costs nothing before that.
struct PaletteSource {
    int count = 0;
    std::function<PaletteEntry(int)> entry;
    std::function<void(int)> choose;   ///< called after the palette has closed
};

/// The entries that fit what was typed, best first: the characters in their order, better at the beginnings of words and side by side. A long list is searched in slices; until that is done the rows are those of before.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };
    explicit PaletteModel(PaletteSource source, QObject *parent = nullptr);
    /// modelReset() tells when the rows are there: before this returns when the list is short.
    void setFilter(const QString &typed);
    bool isSearching() const { return m_search.isRunning(); }
    /// What choosing a row does.
    std::function<void()> choice(int row) const;
    /// How well `text` fits; 0: not at all. `folded`: what was typed, case-folded.
    static int fit(QStringView folded, QStringView text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    int score(int entry) const;
    void showAll();
    void showFitting();

    PaletteSource m_source;
    std::vector<int> m_shown;                       ///< entries by row
    QString m_typed;                                ///< folded, without blanks
    QString m_narrowed;                             ///< what m_candidates fit
    std::vector<int> m_candidates;                  ///< who types on searches among these; nothing when m_narrowed is empty: all
    std::vector<std::pair<int, int>> m_fitting;     ///< score and entry, as the search finds them
    SlicedSearch m_search;
};

}  // namespace limbeck::ui
