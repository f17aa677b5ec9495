// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace limbeck::ui::testing {

/// A language that nobody speaks: every translatable text in letters with accents, its markup, placeholders and mnemonics kept. Whatever then stands in the window in plain letters is a
/// name, SQL, the user's own text, or was never translated.
class StrangeLanguage : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
    bool isEmpty() const override { return false; }

    static QString spoken(const QString &text);
};

}  // namespace limbeck::ui::testing
