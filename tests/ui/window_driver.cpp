// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_driver.h"

#include "commands/command_registry.h"
#include "common/message_banner.h"
#include "connection/target_dialog.h"
#include "graph/history_model.h"
#include "graph/history_view.h"
#include "plan/confirm_dialog.h"
#include "project_session.h"
#include "script/code_editor.h"
#include "support/process.h"
#include "ui_testing.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

namespace limbeck::ui::testing {

namespace {

constexpr int kLongMs = 60000;
constexpr int kUrlKind = 2;   // of the dialog's kinds

template<typename Dialog>
Dialog *openDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<Dialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

}  // namespace

WindowDriver::WindowDriver()
{
    QObject::connect(&m_window, &MainWindow::runEnded, &m_window, [this] { m_isRunOver = true; });
}

bool WindowDriver::isInFront(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const auto *stack = qobject_cast<const QStackedWidget *>(widget->parentWidget());
        if (stack && stack->currentWidget() != widget)
            return false;
    }
    return true;
}

bool WindowDriver::waitFor(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, kLongMs); }

bool WindowDriver::open(const std::filesystem::path &folder)
{
    bool isShown = false;
    const auto connection = QObject::connect(&session(), &ProjectSession::snapshotChanged, &m_window, [&] { isShown = true; });
    m_window.openFolder(QString::fromStdString(folder.string()));
    const bool isThere = waitFor([&] { return isShown; });
    QObject::disconnect(connection);
    return isThere && waitFor([&] { return session().connection() != ProjectSession::Connection::Asking; });
}

bool WindowDriver::choose(const char *commandId)
{
    QAction *action = m_window.commands().action(QLatin1String(commandId));
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

bool WindowDriver::select(const QString &id)
{
    auto *view = find<HistoryView>("historyView");
    auto *model = static_cast<HistoryModel *>(view->model());
    const int row = model->rowOf(id);
    if (row < 0)
        return false;
    const QModelIndex index = model->index(row, HistoryModel::MessageColumn);
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    return waitFor([&] { return find<CodeEditor>("scriptEditor")->text().contains(QStringLiteral("Revision ID: ") + id); }) && waitFor([&] { return !find<CodeEditor>("sqlUp")->text().isEmpty(); });
}

bool WindowDriver::addTarget(const QString &name, const QString &url)
{
    if (!choose("target.add") || !waitFor([] { return openDialog<TargetDialog>() != nullptr; }))
        return false;
    auto *dialog = openDialog<TargetDialog>();
    dialog->findChild<QComboBox *>(QStringLiteral("targetKind"))->setCurrentIndex(kUrlKind);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("targetName")), name);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("targetUrl")), url);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    return waitFor([&] { return session().targetName() == name && session().connection() == ProjectSession::Connection::Known; });
}

bool WindowDriver::plan(const char *commandId)
{
    bool isThere = false;
    const auto good = QObject::connect(&session(), &ProjectSession::planReady, &m_window, [&] { isThere = true; });
    const auto bad = QObject::connect(&session(), &ProjectSession::planFailed, &m_window, [&] { isThere = true; });
    const bool isDone = choose(commandId) && waitFor([&] { return isThere; });
    QObject::disconnect(good);
    QObject::disconnect(bad);
    return isDone;
}

QMessageBox *WindowDriver::messageBox() { return openDialog<QMessageBox>(); }

QDialog *WindowDriver::question() { return openDialog<ConfirmDialog>(); }

bool WindowDriver::answer(bool yes)
{
    QDialog *dialog = question();
    if (!dialog)
        return false;
    if (auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("confirmName")); name && yes)
        QTest::keyClicks(name, session().targetName());
    auto *button = dialog->findChild<QPushButton *>(yes ? QStringLiteral("confirmGo") : QStringLiteral("confirmCancel"));
    if (!button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

bool WindowDriver::apply(const std::function<void()> &meanwhile)
{
    auto *button = find<QPushButton>("planApply");
    if (!button->isVisible() || !button->isEnabled())
        return false;
    m_isRunOver = false;
    QTest::mouseClick(button, Qt::LeftButton);
    answer(true);
    if (meanwhile)
        meanwhile();
    return waitFor([&] { return m_isRunOver; }) && waitFor([&] { return session().connection() != ProjectSession::Connection::Asking; });
}

bool WindowDriver::applyAndRefuse()
{
    QTest::mouseClick(find<QPushButton>("planApply"), Qt::LeftButton);
    return answer(false);
}

PythonDialog *WindowDriver::pythonQuestion()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<PythonDialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool WindowDriver::answerPython(bool yes, bool trusts, const char *picture)
{
    if (!waitFor([this] { return pythonQuestion() != nullptr; }))
        return false;
    PythonDialog *question = pythonQuestion();
    auto *programs = question->findChild<QComboBox *>(QStringLiteral("pythonProgram"));
    const QString program = QString::fromStdString(test::pythonProgram());
    if (programs->findData(program) < 0)
        programs->addItem(program, program);
    programs->setCurrentIndex(programs->findData(program));
    question->findChild<QCheckBox *>(QStringLiteral("pythonTrust"))->setChecked(trusts);
    if (picture)
        savePictures(*question, QLatin1String(picture));
    QTest::mouseClick(question->findChild<QPushButton *>(yes ? QStringLiteral("pythonGo") : QStringLiteral("pythonCancel")), Qt::LeftButton);
    return true;
}

void WindowDriver::closePlan() { QTest::mouseClick(find<QPushButton>("planClose"), Qt::LeftButton); }

QStringList WindowDriver::rows()
{
    QStringList rows;
    if (const StatePtr &state = session().state()) {
        for (const std::string &row : state->rows)
            rows << QString::fromStdString(row);
    }
    return rows;
}

QString WindowDriver::planHeadline() { return find<QLabel>("planHeadline")->text(); }

QString WindowDriver::planReport() { return find<MessageBanner>("planReport")->text(); }

QString WindowDriver::stateOf(const QString &id)
{
    auto *model = static_cast<HistoryModel *>(find<HistoryView>("historyView")->model());
    return model->index(model->rowOf(id), HistoryModel::StateColumn).data().toString();
}

}  // namespace limbeck::ui::testing
