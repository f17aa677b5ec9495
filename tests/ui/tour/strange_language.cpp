// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/strange_language.h"

#include <QRegularExpression>

namespace limbeck::ui::testing {

namespace {

const QString &letters()
{
    static const QString all = QString::fromUtf8("áƀćđéƒğĥíĵķłɱñóþɋřšťúṽŵẋýžÁƁĆĐÉƑĞĤÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ");
    return all;
}

QChar strangeLetter(QChar letter)
{
    const char16_t code = letter.unicode();
    if (code >= u'a' && code <= u'z')
        return letters().at(code - u'a');
    if (code >= u'A' && code <= u'Z')
        return letters().at(26 + code - u'A');
    return letter;
}

}  // namespace

QString StrangeLanguage::spoken(const QString &text)
{
    // What must stay as it is: tags, entities, placeholders.
    static const QRegularExpression kept(QStringLiteral("<[^<>]*>|&[a-z]+;|%[1-9]|%n|%L[1-9n]"));
    QString result;
    qsizetype at = 0;
    const auto speak = [&](qsizetype end) {
        for (; at < end; ++at)
            result += strangeLetter(text.at(at));
    };
    for (auto match = kept.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch part = match.next();
        speak(part.capturedStart());
        result += part.captured();
        at = part.capturedEnd();
    }
    speak(text.size());
    return result;
}

QString StrangeLanguage::translate(const char *context, const char *source, const char *, int) const
{
    // Qt asks for the direction of the script and for names of keys, too: they are no texts of the window.
    const QLatin1String asked(context);
    if (asked == QLatin1String("QGuiApplication") || asked == QLatin1String("QShortcut"))
        return QString::fromUtf8(source);
    return spoken(QString::fromUtf8(source));
}

}  // namespace limbeck::ui::testing
