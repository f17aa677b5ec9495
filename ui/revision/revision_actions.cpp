// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/revision_actions.h"

#include "commands/command_registry.h"
#include "environment/project_host.h"
#include "graph/history_view.h"
#include "graph/revision_texts.h"
#include "inspector/comparison_dialog.h"
#include "jobs/file_jobs.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "migrate/deleted_script.h"
#include "project/paths.h"
#include "project_session.h"
#include "revision/collision_view.h"
#include "revision/revision_dialog.h"
#include "revision/script_name.h"
#include "revision/stamp_dialog.h"
#include "revision/topology_dialog.h"

#include <QAction>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

#include <chrono>

namespace limbeck::ui {

namespace {

/// Throws Error(File).
QByteArray bytesOf(const std::string &path)
{
    const FileContent content = readFileContent(verbatim(path));
    if (!content.exists || !content.problem.isEmpty())
        throw Error(ErrorCode::File, "The file " + path + (content.exists ? " cannot be read: " + content.problem.toStdString() : std::string(" is gone")) + ".");
    return content.bytes;
}

FileChange editedHead(const std::string &path, const revision::HeadEdit &edit)
{
    const QByteArray before = bytesOf(path);
    return {verbatim(path), before, QByteArray::fromStdString(revision::editHead(before.toStdString(), edit, path))};
}

/// What a data migration begins with: a table of its own, not the application's models.
const std::vector<std::string> kDataUpgrade = {
    "bind = op.get_bind()",
    "# Only the columns that are needed, written down here: the application's models change later, this script must not.",
    "table = sa.table(",
    "    'table_name',",
    "    sa.column('id', sa.Integer),",
    "    sa.column('value', sa.String),",
    ")",
    "bind.execute(table.update().where(table.c.value.is_(None)).values(value=''))",
};
const std::vector<std::string> kDataDowngrade = {
    "# Say here how the data come back, or why they need not.",
    "pass",
};

}  // namespace

RevisionActions::RevisionActions(ProjectSession &session, HistoryView &view, CommandRegistry &commands, Window window, QObject *parent)
    : QObject(parent), m_session(session), m_view(view), m_commands(commands), m_window(std::move(window)), m_files(m_tasks)
{
    addCommands();
    connect(&m_files, &FileHistory::changed, this, &RevisionActions::updateCommands);
    connect(&m_files, &FileHistory::done, this, &RevisionActions::showUndone);
    connect(&m_files, &FileHistory::refused, this, [this](const QString &text, const QString &reason) { showProblem(tr("%1: not done").arg(text), reason); });
    connect(&m_view, &HistoryView::revisionDropped, this, &RevisionActions::dropped);
    connect(&m_session, &ProjectSession::created, this, &RevisionActions::recordCreated);
    connect(&m_session, &ProjectSession::creationFailed, this, [this] { m_fillsBodies = false; });
    connect(&m_session, &ProjectSession::opened, &m_files, &FileHistory::clear);
}

RevisionActions::~RevisionActions() = default;

void RevisionActions::addCommands()
{
    const QString category = tr("Revision");
    const auto add = [&](const char *id, const QString &text, const QString &tip, const char *icon, const QList<QKeySequence> &keys, std::function<void()> run, bool isCheckable = false) {
        m_commands.add({QString::fromLatin1(id), text, category, tip, QString::fromLatin1(icon), keys, isCheckable}, this, std::move(run));
    };
    add("revision.merge", tr("&Merge heads…"), tr("Write a script that joins several heads, after a look at what their branches both change"), "merge", {QKeySequence(QStringLiteral("Ctrl+M"))}, [this] { mergeHeads(); });
    add("revision.editMessage", tr("Edit m&essage…"), tr("Change the message in the selected revision's script"), "edit", {QKeySequence(Qt::Key_F2)}, [this] { editMessage(); });
    add("revision.setLabel", tr("Set branch la&bel…"), tr("Give the selected revision a branch label, or take it away"), "edit", {}, [this] { editLabel(); });
    add("revision.splice", tr("S&plice a revision on the selected one…"), tr("Write a new revision on one that has others behind it: a second branch begins there"), "new", {}, [this] { newSplice(); });
    add("revision.dataMigration", tr("New &data migration…"), tr("Write a script that changes rows, with a table of its own to begin with"), "new", {}, [this] { newDataMigration(); });
    add("revision.copy", tr("Edit a c&opy…"), tr("A new revision on the head with the text of the selected one"), "copy", {}, [this] { copyRevision(selected()); });
    add("revision.linearise", tr("Make bra&nches one line…"), tr("Put the branch of the selected head on top of another head, if no known database would skip a revision"), "history", {}, [this] { makeLinear(selected()); });
    add("revision.unlockTopology", tr("Edit &topology"), tr("Lets revisions be dragged onto others in the graph, and given other parents"), "lock", {},
        [this] {
            m_view.setTopologyUnlocked(m_commands.action(QStringLiteral("revision.unlockTopology"))->isChecked());
            updateCommands();
        },
        true);
    add("revision.reparent", tr("Change &parent…"), tr("Give the selected revision another parent; with Edit topology only"), "history", {}, [this] { changeParent(selected()); });
    add("migration.stampVerified", tr("Stamp selected, &verified…"), tr("Compare the database with what the selected revision would have made, then stamp"), "stamp", {}, [this] { stampVerified({idOf(selected())}); });
    add("revision.repair", tr("Look for the &missing file…"), tr("Look through the project's git repository for the script of a revision whose file is missing"), "search", {}, [this] { bringBack(idOf(selected())); });
    add("view.compare", tr("&Compare revisions…"), tr("What differs between two revisions, and the SQL between them"), "compare", {QKeySequence(QStringLiteral("Ctrl+Shift+C"))}, [this] { compare(); });
    add("edit.undoFiles", tr("&Undo file operation"), tr("Take the last file operation of this window back"), "undo", {QKeySequence(QStringLiteral("Ctrl+Alt+Z"))}, [this] { m_window.beforeWriting([this] { m_files.undo(); }); });
    add("edit.redoFiles", tr("Re&do file operation"), tr("Do the file operation again that was undone"), "", {QKeySequence(QStringLiteral("Ctrl+Alt+Shift+Z"))}, [this] { m_window.beforeWriting([this] { m_files.redo(); }); });
}

int RevisionActions::selected() const { return m_view.selectedRevision(); }

QString RevisionActions::idOf(int revision) const { return verbatim(m_session.snapshot()->graph->id(revision)); }

void RevisionActions::updateCommands()
{
    const SnapshotPtr &snapshot = m_session.snapshot();
    const revision::RevisionGraph *graph = snapshot ? snapshot->graph.get() : nullptr;
    const bool canWrite = graph && !m_session.isMigrating();
    const bool isSound = canWrite && graph->problems().empty();
    const int revision = graph ? selected() : -1;
    const bool hasScript = canWrite && revision >= 0 && !graph->isGhost(revision);
    const bool hasTarget = m_session.target() && m_session.target()->url;
    const auto enable = [this](const char *id, bool on) { m_commands.setEnabled(QString::fromLatin1(id), on); };
    enable("revision.merge", isSound && graph->heads().size() > 1);
    enable("revision.editMessage", hasScript);
    enable("revision.setLabel", hasScript);
    enable("revision.splice", isSound && hasScript && !graph->isHead(revision));
    enable("revision.dataMigration", isSound);
    enable("revision.copy", isSound && hasScript && !graph->isMergePoint(revision));
    enable("revision.linearise", isSound && hasScript && graph->isHead(revision) && graph->heads().size() > 1);
    enable("revision.unlockTopology", graph != nullptr);
    enable("revision.reparent", isSound && hasScript && m_view.isTopologyUnlocked());
    enable("migration.stampVerified", isSound && hasScript && hasTarget);
    enable("revision.repair", canWrite && revision >= 0 && graph->isGhost(revision));
    enable("view.compare", graph && graph->size() > 1);
    enable("edit.undoFiles", canWrite && m_files.canUndo());
    enable("edit.redoFiles", canWrite && m_files.canRedo());
    m_commands.action(QStringLiteral("edit.undoFiles"))->setText(m_files.undoText().isEmpty() ? tr("&Undo file operation") : tr("&Undo: %1").arg(m_files.undoText()));
    m_commands.action(QStringLiteral("edit.redoFiles"))->setText(m_files.redoText().isEmpty() ? tr("Re&do file operation") : tr("Re&do: %1").arg(m_files.redoText()));
}

void RevisionActions::showProblem(const QString &title, const QString &text)
{
    m_window.log(title + QLatin1Char('\n') + text);
    auto *box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Ok, m_window.widget);
    box->setInformativeText(text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void RevisionActions::showUndone(const QString &text, bool isUndone, const QStringList &paths)
{
    m_window.tell(isUndone ? tr("Undone: %1").arg(text) : tr("Done: %1. Undo with Ctrl+Alt+Z.").arg(text));
    m_window.log((isUndone ? tr("Undone: %1").arg(text) : text) + QLatin1Char('\n') + paths.join(QLatin1Char('\n')));
    m_session.refresh();
}

void RevisionActions::perform(const QString &text, std::function<std::vector<FileChange>()> makeChanges)
{
    m_window.beforeWriting([this, text, makeChanges] {
        m_tasks.run<std::vector<FileChange>>(
            this, [makeChanges](const StopToken &) { return makeChanges(); },
            [this, text](std::vector<FileChange> changes) {
                std::erase_if(changes, [](const FileChange &change) { return change.before == change.after; });
                if (!changes.empty())
                    m_files.perform({text, std::move(changes)});
            },
            [this, text](const ErrorPtr &error) { showProblem(tr("%1: not done").arg(text), errorText(*error)); });
    });
}

void RevisionActions::editScript(const QString &text, int revision, const revision::HeadEdit &edit)
{
    const std::string path = m_session.snapshot()->graph->script(revision).path;
    perform(text, [path, edit] { return std::vector<FileChange>{editedHead(path, edit)}; });
}

void RevisionActions::editMessage()
{
    const int revision = selected();
    auto *dialog = new QInputDialog(m_window.widget);
    dialog->setObjectName(QStringLiteral("messageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Edit message"));
    dialog->setLabelText(tr("Message of %1 (the file keeps its name)").arg(idOf(revision)));
    dialog->setTextValue(messageOf(m_session.snapshot()->graph->script(revision)));
    dialog->resize(m_window.widget->fontMetrics().averageCharWidth() * 80, dialog->height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, revision, id = idOf(revision)](const QString &text) {
        if (m_session.snapshot()->graph->size() <= revision || idOf(revision) != id || text.trimmed().isEmpty())
            return;
        revision::HeadEdit edit;
        edit.message = text.trimmed().toStdString();
        editScript(tr("Edit the message of %1").arg(id), revision, edit);
    });
    dialog->open();
}

void RevisionActions::editLabel()
{
    const int revision = selected();
    const revision::Script &script = m_session.snapshot()->graph->script(revision);
    const QStringList labels = verbatim(script.branchLabels);
    auto *dialog = new QInputDialog(m_window.widget);
    dialog->setObjectName(QStringLiteral("labelDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Branch label"));
    dialog->setLabelText(tr("Branch labels of %1, separated by blanks; empty: none").arg(idOf(revision)));
    dialog->setTextValue(labels.join(QLatin1Char(' ')));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, revision, id = idOf(revision)](const QString &text) {
        const revision::RevisionGraph &graph = *m_session.snapshot()->graph;
        if (graph.size() <= revision || idOf(revision) != id)
            return;
        revision::HeadEdit edit;
        edit.branchLabels.emplace();
        for (const QString &label : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const auto taken = graph.find(label.toStdString());
            const auto &own = graph.script(revision).branchLabels;
            if (taken && std::find(own.begin(), own.end(), label.toStdString()) == own.end())
                return showProblem(tr("No label was set"), tr("%1 is taken: %2 has it.").arg(label, idOf(*taken)));
            try {
                revision::checkRevisionId(label.toStdString());
            } catch (const Error &error) {
                return showProblem(tr("No label was set"), engineText(error.message()));
            }
            edit.branchLabels->push_back(label.toStdString());
        }
        editScript(tr("Set the label of %1").arg(id), revision, edit);
    });
    dialog->open();
}

void RevisionActions::create(const autogenerate::RevisionRequest &request)
{
    m_window.beforeWriting([this, request] { m_session.createRevision(request); });
}

void RevisionActions::newSplice()
{
    auto *dialog = new RevisionDialog(RevisionDialog::Kind::Revision, m_session.snapshot(), selected(), m_window.widget);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { create(dialog->request()); });
    dialog->open();
}

void RevisionActions::newDataMigration()
{
    auto *dialog = new RevisionDialog(RevisionDialog::Kind::DataMigration, m_session.snapshot(), selected(), m_window.widget);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_fillsBodies = true;
        create(dialog->request());
    });
    dialog->open();
}

void RevisionActions::mergeHeads(const std::vector<int> &heads)
{
    auto *dialog = new RevisionDialog(RevisionDialog::Kind::Merge, m_session.snapshot(), -1, m_window.widget);
    const environment::EnvironmentRun run = m_session.target() ? m_session.target()->run : environment::EnvironmentRun();
    auto *collisions = new CollisionView(m_tasks, m_session.snapshot(), m_session.dialectName(), run);
    dialog->addSection(tr("What the branches both change"), collisions);
    connect(dialog, &RevisionDialog::headsChanged, collisions, &CollisionView::setHeads);
    if (!heads.empty())
        dialog->checkHeads(heads);
    collisions->setHeads(dialog->checkedHeads());
    connect(dialog, &QDialog::accepted, this, [this, dialog] { create(dialog->request()); });
    dialog->open();
}

void RevisionActions::recordCreated(const CreatedScripts &scripts)
{
    const QString text = scripts.ids.size() == 1 ? tr("New revision %1").arg(scripts.ids.front()) : tr("New revisions %1").arg(scripts.ids.join(QStringLiteral(", ")));
    m_tasks.run<std::vector<FileChange>>(
        this,
        [paths = scripts.paths](const StopToken &) {
            std::vector<FileChange> changes;
            for (const QString &path : paths)
                changes.push_back({path, std::nullopt, bytesOf(path.toStdString())});
            return changes;
        },
        [this, text, fills = std::exchange(m_fillsBodies, false)](std::vector<FileChange> changes) {
            if (changes.empty())
                return;
            m_files.record({text, changes});
            if (!fills)
                return;
            perform(tr("Data migration's text"), [changes] {
                std::vector<FileChange> filled;
                for (const FileChange &change : changes) {
                    const std::string path = change.path.toStdString();
                    filled.push_back({change.path, change.after, QByteArray::fromStdString(revision::editBodies(change.after->toStdString(), kDataUpgrade, kDataDowngrade, path))});
                }
                return filled;
            });
        });
}

void RevisionActions::deleteScript(int revision)
{
    if (!m_session.canDelete(revision))
        return;
    const std::string path = m_session.snapshot()->graph->script(revision).path;
    perform(tr("Delete %1").arg(idOf(revision)), [path] { return std::vector<FileChange>{{verbatim(path), bytesOf(path), std::nullopt}}; });
}

void RevisionActions::copyRevision(int revision)
{
    const SnapshotPtr snapshot = m_session.snapshot();
    if (!snapshot || revision < 0 || snapshot->graph->isGhost(revision))
        return;
    const revision::RevisionGraph &graph = *snapshot->graph;
    // On the head of its own line, so that nothing branches.
    int head = revision;
    while (!graph.children(head).empty())
        head = graph.children(head).front();
    auto *dialog = new QInputDialog(m_window.widget);
    dialog->setObjectName(QStringLiteral("copyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Edit a copy"));
    dialog->setLabelText(tr("Message of the copy of %1, which will follow %2").arg(idOf(revision), idOf(head)));
    dialog->setTextValue(messageOf(graph.script(revision)));
    dialog->resize(m_window.widget->fontMetrics().averageCharWidth() * 80, dialog->height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, snapshot, revision, head](const QString &text) {
        const std::string source = snapshot->graph->script(revision).path, message = text.trimmed().toStdString();
        const std::string id = revision::newRevisionId(), parent = snapshot->graph->id(head);
        perform(tr("Copy %1 to %2").arg(verbatim(snapshot->graph->id(revision)), verbatim(id)), [snapshot, source, message, id, parent] {
            const revision::CreateDate date = revision::createDate(std::chrono::system_clock::now(), snapshot->project.timezone.value_or(""));
            revision::HeadEdit edit;
            edit.revision = id;
            edit.downRevisions = std::vector<std::string>{parent};
            edit.branchLabels.emplace();
            edit.message = message;
            edit.createDate = date.toText();
            const std::string name = revision::scriptFileName(snapshot->project.fileTemplate, id, revision::slugOf(message, snapshot->project.truncateSlugLength), date);
            const QByteArray bytes = QByteArray::fromStdString(revision::editHead(bytesOf(source).toStdString(), edit, source));
            return std::vector<FileChange>{{verbatim(project::directoryOf(source) + "/" + name), std::nullopt, bytes}};
        });
        m_window.select({verbatim(id)});
    });
    dialog->open();
}

void RevisionActions::makeLinear(int revision, int onto)
{
    auto *dialog = new TopologyDialog(TopologyDialog::Kind::Linearise, m_tasks, m_session.snapshot(), revision, onto, m_session.knownDatabases(), m_window.widget);
    connect(dialog, &QDialog::accepted, this, [this, dialog, snapshot = m_session.snapshot()] {
        if (snapshot != m_session.snapshot())
            return;
        revision::HeadEdit edit;
        edit.downRevisions = dialog->newParents();
        editScript(tr("Put %1 on top of %2").arg(idOf(dialog->changedRevision()), verbatim(edit.downRevisions->front())), dialog->changedRevision(), edit);
    });
    dialog->open();
}

void RevisionActions::changeParent(int revision, int onto)
{
    auto *dialog = new TopologyDialog(TopologyDialog::Kind::Reparent, m_tasks, m_session.snapshot(), revision, onto, m_session.knownDatabases(), m_window.widget);
    connect(dialog, &QDialog::accepted, this, [this, dialog, snapshot = m_session.snapshot()] {
        if (snapshot != m_session.snapshot())
            return;
        revision::HeadEdit edit;
        edit.downRevisions = dialog->newParents();
        editScript(tr("Change the parent of %1").arg(idOf(dialog->changedRevision())), dialog->changedRevision(), edit);
    });
    dialog->open();
}

void RevisionActions::dropped(int revision, int onto)
{
    const SnapshotPtr &snapshot = m_session.snapshot();
    if (!snapshot || revision == onto || !m_view.isTopologyUnlocked() || !snapshot->graph->problems().empty() || m_session.isMigrating())
        return;
    const revision::RevisionGraph &graph = *snapshot->graph;
    if (graph.isHead(revision) && graph.isHead(onto))
        mergeHeads({revision, onto});
    else
        changeParent(revision, onto);
}

void RevisionActions::stampVerified(const QStringList &revisions)
{
    if (!m_session.snapshot() || revisions.isEmpty())
        return;
    // Rows that no script has cannot be moved: Alembic's way is to empty the table.
    QStringList removed;
    if (m_session.state() && !m_session.state()->unknownRows.empty()) {
        for (const std::string &row : m_session.state()->rows)
            removed << verbatim(row);
    }
    auto *dialog = new StampDialog(revisions, removed, m_session.targetName(), m_window.widget);
    connect(dialog, &QDialog::accepted, this, [this, dialog, purge = !removed.isEmpty()] { m_window.planStamp(dialog->revision(), purge); });
    connect(dialog, &StampDialog::revisionChosen, this, [this, dialog] { checkStamp(dialog); });
    dialog->open();
    checkStamp(dialog);
}

void RevisionActions::checkStamp(StampDialog *dialog)
{
    m_tasks.stop(m_stampJob);
    dialog->showComparing();
    m_stampJob = m_tasks.run<autogenerate::StampCheck>(
        dialog,
        [snapshot = m_session.snapshot(), id = dialog->revision().toStdString(), url = m_session.targetUrl()](const StopToken &stop) {
            migrate::RunEvents silent;
            migrate::SourceCache sources;
            migrate::RunRequest run;
            run.project = &snapshot->project;
            run.graph = snapshot->graph.get();
            run.chosenUrl = url;
            run.surroundings = environment::processSurroundings();
            run.events = &silent;
            run.sources = &sources;
            run.stop = stop;
            return autogenerate::checkStamp(run, *snapshot, id);
        },
        [dialog](const autogenerate::StampCheck &check) { dialog->showCheck(check); }, [dialog](const ErrorPtr &error) { dialog->showFailure(*error); });
}

void RevisionActions::compare()
{
    const SnapshotPtr &snapshot = m_session.snapshot();
    const std::vector<int> chosen = m_view.selectedRevisions();
    int to = chosen.empty() ? 0 : chosen.front();
    int from = chosen.size() > 1 ? chosen.back() : -1;
    if (from < 0) {
        // With what the database has, or with the revision before.
        const auto parents = snapshot->graph->normalizedParents(to);
        from = m_session.state() && !m_session.state()->current.empty() && m_session.state()->current.front() != to ? m_session.state()->current.front() : parents.empty() ? to : parents.front();
    }
    const environment::EnvironmentRun run = m_session.target() ? m_session.target()->run : environment::EnvironmentRun();
    (new ComparisonDialog(snapshot, from, to, m_session.dialectName(), run, m_window.widget))->open();
}

void RevisionActions::bringBack(const QString &id)
{
    const SnapshotPtr snapshot = m_session.snapshot();
    m_window.tell(tr("Looking for %1 in git…").arg(id));
    m_tasks.run<std::optional<migrate::DeletedScript>>(
        this,
        [folders = snapshot->project.versionLocations, id = id.toStdString()](const StopToken &stop) { return migrate::findDeletedScript(folders, id, stop); },
        [this, id, snapshot](const std::optional<migrate::DeletedScript> &found) {
            auto *box = new QMessageBox(QMessageBox::Question, tr("Missing file"), {}, QMessageBox::Cancel, m_window.widget);
            box->setObjectName(QStringLiteral("repairBox"));
            box->setAttribute(Qt::WA_DeleteOnClose);
            QStringList followers;
            if (const auto ghost = snapshot->graph->find(id.toStdString())) {
                for (const int child : snapshot->graph->children(*ghost))
                    followers << verbatim(snapshot->graph->id(child));
            }
            if (!found) {
                box->setText(tr("Git knows no script of %1.").arg(id));
                if (!followers.isEmpty())
                    box->setInformativeText(tr("It is named by %1. Get the file from where that was written, or change down_revision there.").arg(followers.join(QStringLiteral(", "))));
                return box->open();
            }
            const QString path = verbatim(found->path), author = verbatim(found->author), date = verbatim(found->date).left(10);
            box->setText(found->wasDeleted ? tr("%1 deleted it on %2.").arg(author, date) : tr("It is on another branch: %1 wrote it on %2.").arg(author, date));
            box->setInformativeText(path);
            QPushButton *restore = box->addButton(tr("Write the file again"), QMessageBox::AcceptRole);
            restore->setObjectName(QStringLiteral("repairGo"));
            connect(box, &QMessageBox::buttonClicked, this, [this, restore, id, path, bytes = QByteArray::fromStdString(found->text)](QAbstractButton *button) {
                if (button == restore)
                    perform(tr("Bring %1 back").arg(id), [path, bytes] { return std::vector<FileChange>{{path, std::nullopt, bytes}}; });
            });
            box->open();
        },
        [this](const ErrorPtr &error) { showProblem(tr("Git could not be asked"), errorText(*error)); });
}

}  // namespace limbeck::ui
