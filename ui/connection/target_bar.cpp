// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/target_bar.h"

#include "common/tool_button.h"
#include "connection/protection_unlocks.h"
#include "connection/target_combo.h"
#include "connection/target_texts.h"
#include "language/verbatim.h"
#include "theme/theme.h"

#include <QEvent>
#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace limbeck::ui {

TargetBar::TargetBar(QWidget *parent)
    : QWidget(parent), m_light(new StatusLight), m_combo(new TargetCombo), m_protection(makeToolButton(QStringLiteral("lock"), tr("Protection"), QStringLiteral("targetProtection"))), m_unlock(nullptr), m_lock(nullptr), m_add(makeToolButton(QStringLiteral("plus"), tr("Add a database"), QStringLiteral("targetAdd"))),
      m_edit(makeToolButton(QStringLiteral("edit"), tr("Change this database's settings"), QStringLiteral("targetEdit"))),
      m_remove(makeToolButton(QStringLiteral("trash"), tr("Forget this database (nothing in it is changed)"), QStringLiteral("targetRemove")))
{
    m_combo->setObjectName(QStringLiteral("targetCombo"));
    m_combo->setAccessibleName(tr("Database"));
    m_light->setObjectName(QStringLiteral("targetLight"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(m_light);
    layout->addWidget(m_combo, 1);
    layout->addWidget(m_protection);
    layout->addWidget(m_edit);
    layout->addWidget(m_add);
    layout->addWidget(m_remove);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto *levels = new QMenu(this);
    levels->setToolTipsVisible(true);
    auto *group = new QActionGroup(levels);
    for (const Protection protection : kProtections) {
        QAction *level = levels->addAction(QStringLiteral("%1: %2").arg(protectionWord(protection), protectionSentence(protection)));
        level->setCheckable(true);
        level->setData(int(protection));
        group->addAction(level);
        connect(level, &QAction::triggered, this, [this, protection] { Q_EMIT protectionChosen(protection); });
    }
    levels->addSeparator();
    m_unlock = levels->addAction(themedIcon(QStringLiteral("lock")), tr("Unlock for %n minute(s)…", nullptr, ProtectionUnlocks::kMinutes), this, &TargetBar::unlockRequested);
    m_lock = levels->addAction(themedIcon(QStringLiteral("lock")), tr("Lock again"), this, &TargetBar::lockRequested);
    m_unlock->setObjectName(QStringLiteral("targetUnlock"));
    m_lock->setObjectName(QStringLiteral("targetLock"));
    m_protection->setMenu(levels);
    m_protection->setPopupMode(QToolButton::InstantPopup);
    m_protection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        describe();
        Q_EMIT targetChosen(index);
    });
    connect(m_edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(currentIndex()); });
    connect(m_add, &QToolButton::clicked, this, &TargetBar::addRequested);
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(currentIndex()); });
    describe();
}

void TargetBar::setTargets(const std::vector<migrate::Target> &targets)
{
    const int before = m_combo->currentIndex();
    m_targets = targets;
    m_combo->clear();
    for (const migrate::Target &target : m_targets) {
        m_combo->addItem(verbatim(target.name));
        const int item = m_combo->count() - 1;
        const QString url = urlText(target);
        m_combo->setItemData(item, url, TargetCombo::UrlRole);
        m_combo->setItemData(item, int(stageOf(target)), TargetCombo::StageRole);
        m_combo->setItemData(item, url, Qt::ToolTipRole);
        m_combo->setItemData(item, QStringList{verbatim(target.name), stageWord(stageOf(target)), url}.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
    }
    setCurrentIndex(std::min(std::max(before, 0), m_combo->count() - 1));
}

void TargetBar::setStatus(Status status, const QString &text)
{
    m_statusText = text;
    m_light->setStatus(status, text);
    describe();
}

void TargetBar::setColours(const std::vector<TargetColour> &colours)
{
    for (int item = 0; item < m_combo->count() && std::size_t(item) < colours.size(); ++item)
        m_combo->setItemData(item, int(colours[std::size_t(item)]), TargetCombo::ColourRole);
    m_combo->update();
}

void TargetBar::setProtection(Protection protection, const QDateTime &unlockedUntil)
{
    const bool isUnlocked = unlockedUntil.isValid();
    m_protection->setText(isUnlocked ? tr("%1, unlocked until %2").arg(protectionWord(protection), QLocale().toString(unlockedUntil.time(), QLocale::ShortFormat)) : protectionWord(protection));
    m_protection->setToolTip(protectionSentence(protection));
    m_protection->setAccessibleName(tr("Protection: %1").arg(m_protection->text()));
    m_unlock->setVisible(protection == Protection::Protected && !isUnlocked);
    m_lock->setVisible(isUnlocked);
    for (QAction *level : m_protection->menu()->actions())
        level->setChecked(level->isCheckable() && level->data().toInt() == int(protection));
}

int TargetBar::currentIndex() const { return m_combo->currentIndex(); }

void TargetBar::setCurrentIndex(int index)
{
    m_combo->setCurrentIndex(index);
    describe();
}

void TargetBar::describe()
{
    const int index = currentIndex();
    const bool isThere = index >= 0 && std::size_t(index) < m_targets.size();
    m_remove->setVisible(isThere && m_targets[std::size_t(index)].origin.kind == project::Origin::Kind::User);
    m_protection->setVisible(isThere);
    m_edit->setVisible(isThere);
    m_combo->setEnabled(!m_targets.empty());
    QStringList lines{isThere ? urlText(m_targets[std::size_t(index)]) : tr("The project names no database. Add one."), m_statusText};
    lines.removeAll(QString());
    m_combo->setToolTip(lines.join(QLatin1Char('\n')));
    m_combo->setAccessibleDescription(lines.join(QStringLiteral(", ")));
}

void TargetBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

}  // namespace limbeck::ui
