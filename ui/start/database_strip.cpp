// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/database_strip.h"

#include "theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr std::size_t kMaxChoicesBesideWords = 2;

}  // namespace

DatabaseStrip::DatabaseStrip(QWidget *parent) : QFrame(parent), m_layout(new QGridLayout(this)), m_icon(new QLabel), m_headline(new QLabel), m_explanation(new QLabel)
{
    setObjectName(QStringLiteral("databaseStrip"));
    setAutoFillBackground(true);
    m_headline->setObjectName(QStringLiteral("stripHeadline"));
    m_explanation->setObjectName(QStringLiteral("stripExplanation"));
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (QLabel *label : {m_headline, m_explanation}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_layout->setContentsMargins(8, 6, 8, 6);
    m_layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_layout->addWidget(m_headline, 0, 1);
    m_layout->addWidget(m_explanation, 1, 1);
    m_layout->setColumnStretch(1, 1);
    applyColours();
    hide();
}

void DatabaseStrip::show(const QString &icon, const QString &headline, const QString &explanation, const std::vector<Choice> &choices)
{
    QString shown = headline + QLatin1Char('\n') + explanation;
    for (const Choice &choice : choices)
        shown += QLatin1Char('\n') + choice.text;
    if (shown == m_shown)
        return;
    m_shown = shown;
    const int side = fontMetrics().height();
    m_icon->setPixmap(themedIcon(icon).pixmap(QSize(side, side), devicePixelRatioF()));
    m_headline->setText(headline);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    // A button of the old choices may be the one that is being pressed.
    if (m_choices)
        m_choices->deleteLater();
    m_choices = new QWidget;
    auto *rows = new QVBoxLayout(m_choices);
    rows->setContentsMargins(0, 2, 0, 0);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    m_words = new QLabel;
    m_words->setObjectName(QStringLiteral("stripWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(themedIcon(choice.icon), choice.text);
        button->setObjectName(QLatin1String(choice.name));
        button->setAccessibleDescription(choice.explanation);
        button->setToolTip(choice.explanation);
        button->installEventFilter(this);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, choice.chosen);
    }
    // Beside many buttons the words would become a narrow column.
    if (choices.size() > kMaxChoicesBesideWords) {
        row->addStretch(1);
        rows->addWidget(m_words);
    } else {
        row->addWidget(m_words, 1);
    }
    m_usualWords = choices.empty() ? QString() : choices.front().explanation;
    m_words->setText(m_usualWords);
    m_layout->addWidget(m_choices, 2, 1);
    setVisible(!m_isQuiet);
}

void DatabaseStrip::setQuiet(bool quiet)
{
    m_isQuiet = quiet;
    setVisible(!quiet && !m_shown.isEmpty());
}

bool DatabaseStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        m_words->setText(static_cast<QWidget *>(watched)->accessibleDescription());
    else if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        m_words->setText(m_usualWords);
    return QFrame::eventFilter(watched, event);
}

void DatabaseStrip::showNothing()
{
    m_shown.clear();
    hide();
}

void DatabaseStrip::showNotConnected(const QString &target)
{
    show(QStringLiteral("disconnected"), tr("Where %1 stands is unknown").arg(target), {},
         {{"stripConnect", QStringLiteral("connected"), tr("Connect"), tr("Nothing is contacted by itself. The history can be read without it."), &DatabaseStrip::connectRequested}});
}

void DatabaseStrip::showFailed(const QString &target, const QString &text)
{
    show(QStringLiteral("warning"), tr("No connection to %1").arg(target), text,
         {{"stripConnect", QStringLiteral("refresh"), tr("Try again"), {}, &DatabaseStrip::connectRequested},
          {"stripSettings", QStringLiteral("edit"), tr("Settings…"), tr("Change how it is reached, and test it there."), &DatabaseStrip::settingsRequested}});
}

void DatabaseStrip::showNoVersionTable(const QString &target, bool hasTables)
{
    const Choice upgrade{"stripUpgrade", QStringLiteral("upgrade"), tr("Upgrade it"), hasTables ? tr("Only right when the scripts do not make the tables that are there already.") : tr("All revisions are run, from the first on. The plan is shown before anything is done."),
                         &DatabaseStrip::upgradeRequested};
    const Choice stamp{"stripStamp", QStringLiteral("stamp"), tr("Stamp it…"), hasTables ? tr("Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.") : tr("Only for a database whose tables are already as the scripts would make them."),
                       &DatabaseStrip::stampRequested};
    const Choice other{"stripOther", QStringLiteral("database"), tr("Another database…"), tr("This is the wrong one: choose or add the right one."), &DatabaseStrip::otherDatabaseRequested};
    show(QStringLiteral("info"), hasTables ? tr("%1 has tables, but no version table").arg(target) : tr("%1 is empty").arg(target),
         hasTables ? tr("Alembic has never written into this database, or writes its versions elsewhere.") : QString(),
         hasTables ? std::vector<Choice>{stamp, upgrade, other} : std::vector<Choice>{upgrade, stamp, other});
}

void DatabaseStrip::showUnknownRevisions(const QString &target, const QStringList &revisions, const QString &explanation, bool canFetch, bool canSwitch)
{
    std::vector<Choice> choices;
    if (canSwitch)
        choices.push_back({"stripSwitch", QStringLiteral("downgrade"), tr("Switch it to this branch…"), tr("Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first."), &DatabaseStrip::switchRequested});
    if (canFetch)
        choices.push_back({"stripFetch", QStringLiteral("search"), tr("Get its script…"), tr("Write the file as git has it into this checkout; it can be undone."), &DatabaseStrip::scriptRequested});
    choices.push_back({"stripStamp", QStringLiteral("stamp"), tr("Stamp it…"), tr("Put a revision of this project in its place, after a comparison with the tables that are there."), &DatabaseStrip::unknownStampRequested});
    choices.push_back({"stripOther", QStringLiteral("database"), tr("Another database…"), tr("This is the wrong one: choose or add the right one."), &DatabaseStrip::otherDatabaseRequested});
    show(QStringLiteral("warning"), tr("%1 stands at %2, which no script of this project has", nullptr, int(revisions.size())).arg(target, revisions.join(QStringLiteral(", "))), explanation, choices);
}

void DatabaseStrip::showNoRevisions()
{
    show(QStringLiteral("info"), tr("This project has no revisions yet"), {},
         {{"stripNewRevision", QStringLiteral("new"), tr("New revision…"), tr("A script with nothing in it yet."), &DatabaseStrip::revisionRequested},
          {"stripFromModels", QStringLiteral("compare"), tr("From the models…"), tr("A script that makes what the models have and the database lacks."), &DatabaseStrip::revisionFromModelsRequested}});
}

QString DatabaseStrip::text() const { return isHidden() ? QString() : m_shown; }

void DatabaseStrip::applyColours()
{
    const Theme &theme = Theme::current();
    const QColor ground = mixed(theme.info, QPalette().color(QPalette::Window), 0.12);
    // A new palette of its own is a change of the palette again.
    if (palette().color(QPalette::Window) != ground)
        setPalette(recoloured(QPalette(), QPalette::Window, ground));
}

void DatabaseStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

}  // namespace limbeck::ui
