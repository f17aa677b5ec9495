// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/text_comparison.h"

#include "script/line_difference.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace limbeck::ui {

TextComparison::TextComparison(const QString &title, const QString &before, const QString &after, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("textComparison"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    const auto lines = lineDifference(before, after);
    const auto count = [&](DifferentLine::Sign sign) { return int(std::count_if(lines.begin(), lines.end(), [sign](const DifferentLine &line) { return line.sign == sign; })); };
    const int removed = count(DifferentLine::Sign::Removed), added = count(DifferentLine::Sign::Added);
    auto *summary = new QLabel(removed + added == 0 ? tr("Both are the same.") : QStringList{tr("− %n line(s) of the file as it is now", nullptr, removed), tr("+ %n line(s) of your text", nullptr, added)}.join(QStringLiteral("    ")));
    summary->setTextFormat(Qt::PlainText);
    auto *text = new QTextBrowser;
    text->setObjectName(QStringLiteral("comparedText"));
    text->setAccessibleName(title);
    text->setLineWrapMode(QTextEdit::NoWrap);
    text->setHtml(lineDifferenceHtml(lines));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(summary);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 34);
}

}  // namespace limbeck::ui
