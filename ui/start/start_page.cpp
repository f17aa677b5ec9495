// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_page.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

StartPage::StartPage(QWidget *parent) : QWidget(parent), m_problem(new QLabel), m_recent(new QListWidget), m_recentTitle(new QLabel(tr("Recent projects")))
{
    auto *title = new QLabel(tr("Limbeck"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setBold(true);
    title->setFont(large);
    auto *subtitle = new QLabel(tr("Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server."));
    subtitle->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setMargin(8);
    m_problem->setAutoFillBackground(true);
    m_problem->hide();
    auto *open = new QPushButton(themedIcon(QStringLiteral("open")), tr("Open folder…"));
    open->setObjectName(QStringLiteral("startOpen"));
    auto *sample = new QPushButton(themedIcon(QStringLiteral("project")), tr("Open the sample project"));
    sample->setObjectName(QStringLiteral("startSample"));
    QFont bold = m_recentTitle->font();
    bold.setBold(true);
    m_recentTitle->setFont(bold);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setObjectName(QStringLiteral("recentProjects"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    column->addSpacing(12);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent, 3);
    column->addStretch(1);
    auto *page = new QWidget;
    page->setLayout(column);
    page->setMaximumWidth(fontMetrics().averageCharWidth() * 110);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(page, 6);
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this, &StartPage::openFolderRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { Q_EMIT openRequested(item->text()); });
}

void StartPage::setRecent(const QStringList &folders)
{
    m_recent->clear();
    m_recent->addItems(folders);
    m_recent->setVisible(!folders.isEmpty());
    m_recentTitle->setVisible(!folders.isEmpty());
}

void StartPage::setProblem(const QString &folder, const QString &text)
{
    QPalette colours = palette();
    colours.setColor(QPalette::Window, Theme::current().warningBackground);
    m_problem->setPalette(colours);
    m_problem->setText(folder.isEmpty() ? text : tr("%1 could not be opened.\n%2").arg(folder, text));
    m_problem->setVisible(!text.isEmpty());
}

}  // namespace limbeck::ui
