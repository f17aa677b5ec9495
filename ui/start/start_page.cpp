// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_page.h"

#include "common/message_banner.h"
#include "connection/target_store.h"
#include "start/recent_delegate.h"
#include "theme/theme.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

QLabel *makePicture(int side, double ratio)
{
    initResources();
    auto *picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/icons/limbeck.svg")).pixmap(QSize(side, side), ratio));
    return picture;
}

QWidget *makeHeading(QWidget *page)
{
    auto *title = new QLabel(QStringLiteral("Limbeck"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    large.setBold(true);
    title->setFont(large);
    auto *subtitle = new QLabel(StartPage::tr("Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server."));
    subtitle->setWordWrap(true);
    subtitle->setPalette(recoloured(page->palette(), QPalette::WindowText, Theme::current().muted));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(title);
    texts->addWidget(subtitle);
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(makePicture(page->fontMetrics().height() * 4, page->devicePixelRatioF()), 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return heading;
}

}  // namespace

StartPage::StartPage(QWidget *parent) : QWidget(parent), m_problem(new MessageBanner), m_recent(new QListWidget), m_recentTitle(new QLabel(tr("&Recent projects")))
{
    auto *open = new QPushButton(themedIcon(QStringLiteral("open")), tr("&Open folder…"));
    open->setObjectName(QStringLiteral("startOpen"));
    auto *sample = new QPushButton(themedIcon(QStringLiteral("project")), tr("Open the &sample project"));
    sample->setObjectName(QStringLiteral("startSample"));
    sample->setToolTip(tr("A copy of a small project on SQLite, to try everything with"));
    m_problem->setObjectName(QStringLiteral("startProblem"));
    m_init = m_problem->addButton(tr("Begin with Alembic here…"));
    m_init->setObjectName(QStringLiteral("startInit"));
    connect(m_init, &QPushButton::clicked, this, [this] { Q_EMIT initRequested(m_problemFolder); });
    QFont bold = m_recentTitle->font();
    bold.setBold(true);
    m_recentTitle->setFont(bold);
    m_recentTitle->setBuddy(m_recent);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setObjectName(QStringLiteral("recentProjects"));
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->installEventFilter(this);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch(1);
    auto *page = new QWidget;
    page->setMaximumWidth(fontMetrics().averageCharWidth() * 110);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(14);
    column->addStretch(1);
    column->addWidget(makeHeading(this));
    column->addWidget(m_problem);
    column->addLayout(buttons);
    column->addSpacing(10);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent, 6);
    column->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(page, 8);
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this, &StartPage::openFolderRequested);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { Q_EMIT openRequested(item->data(RecentDelegate::FolderRole).toString()); });
    connect(m_recent, &QWidget::customContextMenuRequested, this, &StartPage::showRecentMenu);
    setRecent({});
}

void StartPage::setRecent(const QStringList &folders)
{
    m_recent->clear();
    for (const QString &folder : folders) {
        auto *item = new QListWidgetItem(folder.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty), m_recent);
        item->setData(RecentDelegate::FolderRole, folder);
        item->setData(Qt::AccessibleTextRole, folder);
        item->setToolTip(folder);
    }
    m_recent->setCurrentRow(folders.isEmpty() ? -1 : 0);
    m_recent->setVisible(!folders.isEmpty());
    m_recentTitle->setVisible(!folders.isEmpty());
}

void StartPage::setProblem(const QString &folder, const QString &text)
{
    m_problemFolder = folder;
    m_init->setVisible(!folder.isEmpty() && QDir(folder).exists() && !QFile::exists(folder + QStringLiteral("/alembic.ini")));
    m_problem->showText(MessageBanner::Tone::Warning, folder.isEmpty() || text.isEmpty() ? text : tr("%1 could not be opened.\n%2").arg(folder, text));
}

void StartPage::forget(QListWidgetItem *item)
{
    if (!item)
        return;
    RecentProjects::remove(item->data(RecentDelegate::FolderRole).toString());
    delete item;
    m_recent->setVisible(m_recent->count() > 0);
    m_recentTitle->setVisible(m_recent->count() > 0);
}

void StartPage::showRecentMenu(const QPoint &position)
{
    QListWidgetItem *item = m_recent->itemAt(position);
    if (!item)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString folder = item->data(RecentDelegate::FolderRole).toString();
    connect(menu->addAction(themedIcon(QStringLiteral("open")), tr("Open")), &QAction::triggered, this, [this, folder] { Q_EMIT openRequested(folder); });
    connect(menu->addAction(themedIcon(QStringLiteral("trash")), tr("Remove from the list")), &QAction::triggered, this, [this] { forget(m_recent->currentItem()); });
    menu->popup(m_recent->viewport()->mapToGlobal(position));
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_recent && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        forget(m_recent->currentItem());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace limbeck::ui
