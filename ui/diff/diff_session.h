// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diff/diff_jobs.h"
#include "graph/history_model.h"
#include "jobs/file_watch.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <map>
#include <optional>

namespace limbeck::ui {

class ProjectSession;

/// The comparisons of the open project: the pending diff, kept up to date in the background while models, scripts or the database change, and the others when they are looked at. Knows the
/// decisions about it (renames, fill values, ignored items). Reads only, runs no code of the project without consent, and contacts no server that is not connected already. GUI thread.
class DiffSession : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Comparing, Known, Failed };

    explicit DiffSession(ProjectSession &session, QObject *parent = nullptr);

    /// Which comparison is shown; it is made when it is not there.
    void setPair(DiffPair pair);
    DiffPair pair() const { return m_pair; }
    /// The comparison shown, perhaps of a moment ago; null: there is none.
    DiffPtr result() const { return result(m_pair); }
    DiffPtr result(DiffPair pair) const;
    State state() const { return state(m_pair); }
    State state(DiffPair pair) const;
    /// Why the comparison shown could not be made.
    QString problem() const;
    /// A database is connected: without one only DiffPair::Ahead can be made.
    bool isConnected() const;
    QString targetName() const;
    /// What the history's first row says; absent: nothing can be compared.
    std::optional<PendingRow> row() const;
    /// Proposals that nobody decided yet.
    std::vector<autogenerate::RenameProposal> proposals() const;
    const autogenerate::ComparisonChoices &choices() const { return m_choices; }

    /// The user lets the project's own Python, `program`, import the models, until another project is opened.
    void allowPython(const QString &program);
    bool mayRunPython() const { return m_python.has_value(); }
    /// The models are those that Python has, in every comparison. Only once it is allowed.
    void setExact(bool isExact);
    bool isExact() const { return m_isExact; }

    /// Compares again, at once.
    void refresh();
    void acceptRename(const autogenerate::Rename &rename);
    void rejectRename(const autogenerate::Rename &rename);
    /// Takes back what was decided about a renamed table or column.
    void forgetRename(const autogenerate::PendingItem &item);
    void setFill(const autogenerate::PendingItem &item, const QString &value);
    QString fillOf(const autogenerate::PendingItem &item) const;
    void ignore(const std::string &key, const QString &reason);
    void unignore(const std::string &key);
    /// Writes a script of these items; answered by written() or writingFailed().
    void write(const QString &message, const std::set<std::string> &keys);
    bool isWriting() const { return m_writeJob != 0; }

Q_SIGNALS:
    void changed();
    void written(const limbeck::ui::DiffScript &script);
    void writingFailed(limbeck::ui::ErrorPtr error);

private:
    struct Entry {
        DiffPtr result;
        ErrorPtr error;
        int job = 0;
        bool isOutdated = true;
    };
    void outdate();
    void compareWhatIsNeeded();
    void compare(DiffPair pair);
    DiffPair pairInRow() const;
    bool canCompare(DiffPair pair) const;
    DiffRequest requestFor(DiffPair pair) const;
    void forget();
    void take(int job, const DiffPtr &result);
    void failed(int job, const ErrorPtr &error);
    void findFiles();
    void watchFiles(const QStringList &files);
    QString countWords(const DiffResult &result) const;

    ProjectSession &m_session;
    DiffPair m_pair = DiffPair::Pending;
    std::map<DiffPair, Entry> m_entries;
    autogenerate::ComparisonChoices m_choices;
    QSet<QString> m_rejected;        ///< renames by their text
    std::optional<migrate::Delegation> m_python;   ///< the user's consent
    bool m_isExact = false;
    FileWatch m_fileWatch;
    QStringList m_watched;           ///< the project's Python files and their folders, as found last
    QTimer m_pause;
    QString m_folder;                ///< of the project whose files are watched
    QString m_lastTarget;
    int m_filesJob = 0, m_writeJob = 0, m_ignoreJob = 0;
};

}  // namespace limbeck::ui
