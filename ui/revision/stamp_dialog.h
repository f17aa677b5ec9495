// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/verified_stamp.h"
#include "jobs/engine_service.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;

namespace limbeck::ui {

class CodeEditor;

/// Before a stamp: does the database have what the revision would have made? Shows the comparison when it comes; the user decides. Asks nothing itself. Opened with open(); accepted: stamp.
class StampDialog : public QDialog {
    Q_OBJECT
public:
    StampDialog(const QString &revision, const QString &targetName, QWidget *parent = nullptr);
    void showCheck(const autogenerate::StampCheck &check);
    void showFailure(const Error &error);

private:
    QString m_target;
    QLabel *m_headline;
    QTextBrowser *m_differences;
    CodeEditor *m_sql;
    QTabWidget *m_tabs;
    QPushButton *m_go;
};

}  // namespace limbeck::ui
