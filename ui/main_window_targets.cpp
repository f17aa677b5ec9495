// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_registry.h"
#include "connection/password_prompt.h"
#include "connection/protection_unlocks.h"
#include "connection/target_bar.h"
#include "connection/target_dialog.h"
#include "connection/target_texts.h"
#include "connection/targets_model.h"
#include "connection/targets_panel.h"
#include "connection/unlock_dialog.h"
#include "inspector/revision_inspector.h"
#include "language/verbatim.h"
#include "log/log_panel.h"
#include "plan/plan_sheet.h"
#include "plan/rehearsals.h"
#include "project_session.h"

#include <QStatusBar>
#include <QToolBar>

// The databases of the project in the window: which there are, how each is protected, where its password comes from.

namespace limbeck::ui {

void MainWindow::addTargetCommands()
{
    const QString category = tr("Database");
    m_commands->add({QStringLiteral("target.connect"), tr("&Connect"), category, tr("Connect to the database and read where it stands"), QStringLiteral("connected"),
                     {QKeySequence(QStringLiteral("Ctrl+T"))}},
                    this, [this] { m_session->readState(); });
    m_commands->add({QStringLiteral("target.add"), tr("&Add database…"), category, tr("Add a database by hand"), QStringLiteral("database"), {}}, this, [this] { addTarget(); });
    m_commands->add({QStringLiteral("target.edit"), tr("Database &settings…"), category, tr("Colour, protection, password and URL of the chosen database"), QStringLiteral("edit"), {}}, this,
                    [this] { editTarget(m_session->targetIndex()); });
    m_commands->add({QStringLiteral("target.unlock"), tr("Un&lock protected database…"), category, tr("Make downgrades and stamps of a protected database possible for ten minutes"),
                     QStringLiteral("lock"), {}},
                    this, [this] { unlockProtection(); });
}

void MainWindow::connectTargets()
{
    connect(m_targets, &TargetBar::targetChosen, m_session.get(), &ProjectSession::chooseTarget);
    connect(m_targets, &TargetBar::protectionChosen, this, [this](Protection protection) {
        storeProtection(m_session->folder(), m_session->targetName(), protection);
        m_unlocks->lockAgain(m_session->targetName());
        showProtection();
    });
    connect(m_targets, &TargetBar::addRequested, this, &MainWindow::addTarget);
    connect(m_targets, &TargetBar::editRequested, this, &MainWindow::editTarget);
    connect(m_targets, &TargetBar::removeRequested, m_session.get(), &ProjectSession::removeTarget);
    connect(m_targets, &TargetBar::unlockRequested, this, &MainWindow::unlockProtection);
    connect(m_targets, &TargetBar::lockRequested, this, [this] { m_unlocks->lockAgain(m_session->targetName()); });
    connect(m_targetsPanel, &TargetsPanel::chosen, m_session.get(), &ProjectSession::chooseTarget);
    connect(m_targetsPanel, &TargetsPanel::connectRequested, this, [this](int index) {
        m_session->chooseTarget(index);
        m_session->readState();
    });
    connect(m_targetsPanel, &TargetsPanel::addRequested, this, &MainWindow::addTarget);
    connect(m_targetsPanel, &TargetsPanel::editRequested, this, &MainWindow::editTarget);
    connect(m_targetsPanel, &TargetsPanel::removeRequested, m_session.get(), &ProjectSession::removeTarget);
    m_targetsPanel->setRemovable([this](int index) {
        return std::size_t(index) < m_session->targets().size() && m_session->targets()[std::size_t(index)].origin.kind == project::Origin::Kind::User;
    });
    m_inspector->setAppliedOn([this](int revision) { return m_session->appliedOn(revision); });
    connect(m_unlocks, &ProtectionUnlocks::changed, this, &MainWindow::showProtection);
    connect(m_unlocks, &ProtectionUnlocks::logged, this, [this](const QString &text) { m_log->append(LogPanel::Kind::Warning, text); });
    connect(&m_session->passwords(), &TargetPasswords::problem, this, [this](const QString &text) {
        m_log->append(LogPanel::Kind::Warning, text);
        statusBar()->showMessage(text, 10000);
    });
    connect(m_session.get(), &ProjectSession::opened, m_unlocks, &ProtectionUnlocks::lockAll);
}

TargetStrip::Facts MainWindow::stripFacts() const
{
    TargetStrip::Facts facts;
    if (!m_session->target())
        return facts;
    facts.name = m_session->targetName();
    facts.stage = stageOf(*m_session->target());
    facts.colour = targetSettings(m_session->folder(), facts.name).colour;
    facts.protection = protectionOf(m_session->folder(), *m_session->target());
    facts.unlockedUntil = m_unlocks->unlockedUntil(facts.name);
    return facts;
}

void MainWindow::showProtection()
{
    m_targetStrip->show(stripFacts());
    m_targetStripBar->setVisible(m_pages->currentIndex() == 1 && m_session->target());
    updateTitle();
    if (!m_session->target())
        return;
    const QString name = m_session->targetName();
    const Protection protection = protectionOf(m_session->folder(), *m_session->target());
    m_targets->setProtection(protection, m_unlocks->unlockedUntil(name));
    const PlanPtr plan = m_plan->plan();
    const bool isRefused = plan && confirmationFor(protection, plan->direction, m_unlocks->isUnlocked(name)) == Confirmation::Refused;
    const QString remedy = protection == Protection::Protected ? tr("Unlock it with the lock beside its name.") : tr("Change its protection beside its name first.");
    QString refusal;
    if (isRefused)
        refusal = tr("%1 is %2: %3 %4").arg(name, protectionWord(protection), protectionSentence(protection), remedy);
    else if (plan && !plan->steps.empty() && wantsRehearsal(protection, plan->direction, m_unlocks->isUnlocked(name)) && !m_rehearsals->wentWell(*plan))
        refusal = tr("%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.").arg(name);
    m_plan->setRefusal(refusal);
    showTargetList();
    updateCommands();
}

void MainWindow::showTargetList()
{
    std::vector<TargetRow> rows;
    std::vector<TargetColour> colours;
    for (std::size_t i = 0; i < m_session->targets().size(); ++i) {
        const migrate::Target &target = m_session->targets()[i];
        TargetRow row;
        row.name = verbatim(target.name);
        row.url = urlText(target);
        row.stage = stageOf(target);
        row.colour = targetSettings(m_session->folder(), row.name).colour;
        row.protection = protectionOf(m_session->folder(), target);
        row.isUnlocked = m_unlocks->isUnlocked(row.name);
        row.isChosen = int(i) == m_session->targetIndex();
        row.statusText = m_session->databases().failure(target.name);
        row.status = row.statusText.isEmpty() ? ConnectionStatus::Unknown : ConnectionStatus::Failed;
        if (const StatePtr state = m_session->databases().state(target.name); state && row.statusText.isEmpty()) {
            row.isKnown = true;
            row.status = ConnectionStatus::Connected;
            row.server = verbatim(state->serverVersion);
            for (const std::string &id : state->rows)
                row.revisions << verbatim(id);
        }
        if (row.isChosen && m_session->connection() == ProjectSession::Connection::Asking)
            row.status = ConnectionStatus::Connecting;
        colours.push_back(row.colour);
        rows.push_back(std::move(row));
    }
    m_targetsPanel->model()->setRows(std::move(rows));
    m_targets->setColours(colours);
}

void MainWindow::askPassword(const QString &reason)
{
    if (!m_session->target())
        return;
    auto *prompt = new PasswordPrompt(m_session->target()->url ? verbatim(m_session->target()->url->toString()) : m_session->targetName(), this);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    prompt->setProblem(reason);
    connect(prompt, &PasswordPrompt::passwordGiven, m_session.get(), &ProjectSession::givePassword);
    prompt->open();
}

void MainWindow::addTarget()
{
    auto *dialog = new TargetDialog(m_session->folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setEngine(m_session->engine());
    QStringList names;
    for (const migrate::Target &target : m_session->targets())
        names << verbatim(target.name);
    dialog->setKnownNames(names);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto url = dialog->url();
        if (!url)
            return;
        if (const auto protection = dialog->protection())
            storeProtection(m_session->folder(), dialog->targetName(), *protection);
        m_session->addTarget(dialog->targetName(), *url, dialog->settings());
    });
    dialog->open();
}

void MainWindow::editTarget(int index)
{
    if (index < 0 || std::size_t(index) >= m_session->targets().size())
        return;
    const migrate::Target target = m_session->targets()[std::size_t(index)];
    const QString name = verbatim(target.name);
    auto *dialog = new TargetDialog(m_session->folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setEngine(m_session->engine());
    dialog->editTarget(target, targetSettings(m_session->folder(), name), chosenProtection(m_session->folder(), name), m_session->passwords().known(target.name));
    connect(dialog, &QDialog::accepted, this, [this, dialog, index, name, isOurs = target.origin.kind == project::Origin::Kind::User] {
        if (const auto protection = dialog->protection())
            storeProtection(m_session->folder(), name, *protection);
        else
            resetProtection(m_session->folder(), name);
        m_session->changeTarget(index, isOurs ? dialog->url() : std::nullopt, dialog->settings());
    });
    dialog->open();
}

void MainWindow::unlockProtection()
{
    auto *dialog = new UnlockDialog(m_session->targetName(), this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name = m_session->targetName()] { m_unlocks->unlock(m_session->folder(), name, dialog->reason()); });
    dialog->open();
}

}  // namespace limbeck::ui
