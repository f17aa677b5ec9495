// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/revision_command.h"
#include "common/fitting_dialog.h"
#include "jobs/engine_service.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace limbeck::ui {

/// What a new script shall be: a revision on a head or, spliced, on any revision; or a merge of heads. Writes nothing. Opened with open().
class RevisionDialog : public FittingDialog {
    Q_OBJECT
public:
    enum class Kind { Revision, DataMigration, Merge };
    /// `selected`: the revision to stand on, when it is one (-1: the first head).
    RevisionDialog(Kind kind, SnapshotPtr snapshot, int selected, QWidget *parent = nullptr);
    autogenerate::RevisionRequest request() const;
    /// Of a merge.
    std::vector<int> checkedHeads() const;
    void checkHeads(const std::vector<int> &heads);
    /// Something to be read below the form. Takes the widget over.
    void addSection(const QString &title, QWidget *section);

Q_SIGNALS:
    void headsChanged(const std::vector<int> &heads);

private:
    void addParent(int revision);
    QWidget *fittedHeads();
    void validate();
    bool isSplice() const;

    Kind m_kind;
    SnapshotPtr m_snapshot;
    QLineEdit *m_message;
    QComboBox *m_parent;
    QListWidget *m_heads;
    QLineEdit *m_label;
    QComboBox *m_path;
    QLineEdit *m_dependsOn;
    QCheckBox *m_compare;
    QLabel *m_note;
    QPushButton *m_ok;
    QVBoxLayout *m_sections;
};

}  // namespace limbeck::ui
