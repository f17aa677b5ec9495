// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/verified_stamp.h"
#include "common/fitting_dialog.h"
#include "jobs/engine_service.h"

#include <QStringList>

class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace limbeck::ui {

class CodeEditor;

/// Before a stamp: does the database have what the revision would have made? Shows the comparison when it comes; the user decides. Asks nothing itself. Opened with open(); accepted: stamp.
class StampDialog : public FittingDialog {
    Q_OBJECT
public:
    /// One of `revisions` (ids; the first to begin with). `removed`: the rows that an emptied version table loses; none: the stamp moves the rows as Alembic does.
    StampDialog(const QStringList &revisions, const QStringList &removed, const QString &targetName, QWidget *parent = nullptr);
    QString revision() const;
    /// While the comparison with revision() runs.
    void showComparing();
    void showCheck(const autogenerate::StampCheck &check);
    void showFailure(const Error &error);

Q_SIGNALS:
    /// Another one was chosen: its comparison is wanted.
    void revisionChosen();

private:
    QString m_target;
    QComboBox *m_revisions;
    QLabel *m_headline;
    QLabel *m_removed;
    QTextBrowser *m_differences;
    CodeEditor *m_sql;
    QTabWidget *m_tabs;
    QPushButton *m_go;
};

}  // namespace limbeck::ui
