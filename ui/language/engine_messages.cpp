// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine throws finished English sentences. To show them in another language, a sentence is recognized by the catalog:
// each entry is cut at its placeholders into literal pieces, which must stand in the sentence in this order, the first at its
// beginning and the last at its end; what lies between is carried over into the translated entry. Of several entries that
// fit, the one with the most literal letters is right. What is carried over may be a sentence of the engine itself ("The plan
// cannot be made: %1"): it is translated, too, and so is what that one carries,
// but nothing deeper.
#include "language/engine_messages.h"

#include "language/catalog/catalog.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace limbeck::ui {
namespace {

constexpr int kNesting = 2;   // sentences in sentences

class Pattern {
public:
    explicit Pattern(const char *source) : m_source(source)
    {
        QString rest = QString::fromUtf8(source);
        for (qsizetype place; (place = rest.indexOf(placeholder())) >= 0; rest = rest.mid(place + 2))
            m_pieces << rest.left(place);
        m_pieces << rest;
        for (const QString &piece : std::as_const(m_pieces))
            m_letters += piece.size();
    }

    qsizetype letters() const { return m_letters; }

    /// What stands at the placeholders, or nothing when the text is another sentence.
    std::optional<QStringList> matched(const QString &text) const
    {
        const QString &first = m_pieces.constFirst(), &last = m_pieces.constLast();
        if (m_pieces.size() == 1)
            return text == first ? std::optional(QStringList()) : std::nullopt;
        if (text.size() < m_letters || !text.startsWith(first) || !text.endsWith(last))
            return std::nullopt;
        QStringList carried;
        qsizetype from = first.size();
        for (qsizetype i = 1; i + 1 < m_pieces.size(); ++i) {
            const qsizetype found = text.indexOf(m_pieces[i], from);
            if (found < 0)
                return std::nullopt;
            carried << text.mid(from, found - from);
            from = found + m_pieces[i].size();
        }
        const qsizetype end = text.size() - last.size();
        if (end < from)
            return std::nullopt;
        carried << text.mid(from, end - from);
        const bool hasWords = std::any_of(carried.cbegin(), carried.cend(), [](const QString &part) { return part.contains(QLatin1Char(' ')); });
        return isFragment() && hasWords ? std::nullopt : std::optional(carried);
    }

    /// The translated entry with the texts in their places, in one pass: a text may hold a %1 itself.
    QString filled(const QStringList &texts) const
    {
        const QString translated = QCoreApplication::translate("Engine", m_source);
        QString result;
        for (qsizetype i = 0; i < translated.size(); ++i) {
            const int number = translated[i] == QLatin1Char('%') && i + 1 < translated.size() ? translated[i + 1].digitValue() : 0;
            if (number >= 1 && number <= texts.size()) {
                result += texts[number - 1];
                ++i;
            } else {
                result += translated[i];
            }
        }
        return result;
    }

private:
    /// "%1 port %2" and "table %1" are no sentences: they would be found in the server's. "detail: %1" may carry one.
    bool isFragment() const
    {
        constexpr qsizetype kFewLetters = 10;
        return m_letters < kFewLetters && !m_pieces.constFirst().contains(QLatin1Char(':'));
    }
    /// The next one: a "%40" in a sentence about URLs is none.
    QString placeholder() const { return QStringLiteral("%%1").arg(m_pieces.size() + 1); }

    const char *m_source;
    QStringList m_pieces;
    qsizetype m_letters = 0;
};

/// Compiled once, the most specific first.
const std::vector<Pattern> &patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> result;
        for (const Catalog catalog : {baseMessages(), databaseMessages(), projectMessages(), environmentMessages(), migrateMessages(), revisionMessages(), autogenerateMessages(), modelMessages(), operationMessages(), sqlalchemyMessages(), dialectMessages(), pythonMessages()}) {
            for (const char *const source : catalog)
                result.emplace_back(source);
        }
        std::stable_sort(result.begin(), result.end(), [](const Pattern &a, const Pattern &b) { return a.letters() > b.letters(); });
        return result;
    }();
    return all;
}

QString translatedText(const QString &text, int nesting);

/// A sentence inside of another one may carry its place: "… is not supported (env.py:3:5)".
QString translatedPart(const QString &part, int nesting)
{
    const qsizetype place = part.endsWith(QLatin1Char(')')) ? part.lastIndexOf(QLatin1String(" (")) : -1;
    const QString whole = translatedText(part, nesting);
    return whole != part || place <= 0 ? whole : translatedText(part.left(place), nesting) + part.mid(place);
}

QString translatedText(const QString &text, int nesting)
{
    for (const Pattern &pattern : patterns()) {
        std::optional<QStringList> carried = pattern.matched(text);
        if (!carried)
            continue;
        for (QString &part : *carried) {
            if (nesting > 0)
                part = translatedPart(part, nesting - 1);
        }
        return pattern.filled(*carried);
    }
    return text;
}

}  // namespace

QString engineText(const QString &text)
{
    const QString whole = translatedText(text, kNesting);
    if (whole != text || !text.contains(QLatin1Char('\n')))
        return whole;
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines)
        line = translatedText(line, kNesting);
    return lines.join(QLatin1Char('\n'));
}

QString engineText(const std::string &text) { return engineText(QString::fromStdString(text)); }

/// More than these are a traceback: what to do is said before it.
constexpr int kDetailsBeforeHint = 6;

QString errorText(const Error &error)
{
    QString text = engineText(error.message());
    if (error.position().isKnown())
        text += QStringLiteral("\n  ") + QCoreApplication::translate("Engine", "at %1").arg(QString::fromStdString(error.position().toString()));
    QStringList further;
    for (const std::string &line : error.details())
        further << engineText(line);
    if (!error.hint().empty())
        further.insert(further.size() > kDetailsBeforeHint ? 0 : further.size(), engineText(error.hint()));
    for (const QString &line : std::as_const(further))
        text += QStringLiteral("\n  ") + line;
    return text;
}

}  // namespace limbeck::ui
