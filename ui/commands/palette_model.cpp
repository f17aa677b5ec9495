// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/palette_model.h"

#include <algorithm>
#include <numeric>

namespace limbeck::ui {

namespace {

constexpr std::size_t kMaxShown = 200;

char16_t foldedLetter(QChar letter)
{
    const char16_t code = letter.unicode();
    if (code >= 0x80)
        return letter.toCaseFolded().unicode();
    return code >= u'A' && code <= u'Z' ? char16_t(code + (u'a' - u'A')) : code;
}

}  // namespace

PaletteModel::PaletteModel(PaletteSource source, QObject *parent) : QAbstractListModel(parent), m_source(std::move(source))
{
    connect(&m_search, &SlicedSearch::finished, this, &PaletteModel::showFitting);
    showAll();
}

int PaletteModel::fit(QStringView folded, QStringView text)
{
    constexpr int kSideBySide = 8, kBeginsWord = 6;
    int score = 1;
    qsizetype at = 0, last = -2;
    for (const QChar wanted : folded) {
        while (at < text.size() && foldedLetter(text[at]) != wanted.unicode())
            ++at;
        if (at == text.size())
            return 0;
        const bool beginsWord = at == 0 || !text[at - 1].isLetterOrNumber();
        score += at == last + 1 ? kSideBySide : beginsWord ? kBeginsWord : 1;
        last = at++;
    }
    return score;
}

int PaletteModel::score(int entry) const
{
    const PaletteEntry found = m_source.entry(entry);
    // Who types a name and a word of the message means both.
    int best = fit(m_typed, found.text);
    if (best == 0)
        best = fit(m_typed, QString(found.text + QLatin1Char(' ') + found.detail)) / 2;
    return std::max(best, fit(m_typed, found.words) / 2);
}

void PaletteModel::setFilter(const QString &typed)
{
    QString folded = typed.toCaseFolded();
    folded.removeIf([](QChar letter) { return letter.isSpace(); });
    if (folded == m_typed)
        return;
    m_typed = folded;
    if (m_typed.isEmpty())
        return showAll();
    if (!m_typed.startsWith(m_narrowed)) {
        m_narrowed.clear();
        m_candidates.clear();
    }
    const bool isNarrowed = !m_narrowed.isEmpty();
    m_fitting.clear();
    m_search.start(isNarrowed ? int(m_candidates.size()) : m_source.count, [this, isNarrowed](int at) {
        const int entry = isNarrowed ? m_candidates[std::size_t(at)] : at;
        const int best = score(entry);
        if (best > 0)
            m_fitting.emplace_back(best, entry);
        return best > 0;
    });
}

void PaletteModel::showAll()
{
    m_search.stop();
    beginResetModel();
    m_narrowed.clear();
    m_candidates.clear();
    m_shown.resize(std::min(std::size_t(m_source.count), kMaxShown));
    std::iota(m_shown.begin(), m_shown.end(), 0);
    endResetModel();
}

void PaletteModel::showFitting()
{
    m_narrowed = m_typed;
    m_candidates.clear();
    for (const auto &[score, entry] : m_fitting)
        m_candidates.push_back(entry);
    const auto end = m_fitting.begin() + std::ptrdiff_t(std::min(m_fitting.size(), kMaxShown));
    std::partial_sort(m_fitting.begin(), end, m_fitting.end(), [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    beginResetModel();
    m_shown.clear();
    for (auto it = m_fitting.begin(); it != end; ++it)
        m_shown.push_back(it->second);
    endResetModel();
}

std::function<void()> PaletteModel::choice(int row) const
{
    return [choose = m_source.choose, entry = m_shown[std::size_t(row)]] { choose(entry); };
}

int PaletteModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != DetailRole))
        return {};
    const PaletteEntry entry = m_source.entry(m_shown[std::size_t(index.row())]);
    return role == DetailRole ? entry.detail : entry.text;
}

}  // namespace limbeck::ui
