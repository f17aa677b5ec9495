// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour_guide.h"

#include "database/connection.h"
#include "ui_testing.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTest>

#include <cstdio>

namespace limbeck::ui::testing {

void TourGuide::wait(int ms) { QTest::qWait(ms); }

void TourGuide::expect(const char *what, bool isThere)
{
    if (isThere)
        return;
    std::fprintf(stderr, "tour: waited in vain for %s\n", what);
    m_isGood = false;
}

void TourGuide::picture(const QString &name)
{
    wait();
    m_audit.look(name);
    if (m_folder.isEmpty())
        return;
    QPixmap shown = m_window.grab();
    QPainter painter(&shown);
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget == &m_window || !widget->isVisible() || !(qobject_cast<QDialog *>(widget) || qobject_cast<QMenu *>(widget)))
            continue;
        const QPixmap over = widget->grab();
        const QSizeF size = over.deviceIndependentSize();
        const QPointF place = qobject_cast<QMenu *>(widget) ? QPointF(m_window.mapFromGlobal(widget->pos()))
                                                            : QPointF((m_window.width() - size.width()) / 2, (m_window.height() - size.height()) / 2);
        painter.fillRect(QRectF(place - QPointF(1, 1), size + QSizeF(2, 2)), Qt::black);
        painter.drawPixmap(place, over);
    }
    painter.end();
    const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder, QString::number(++m_number).rightJustified(2, QLatin1Char('0')), name);
    if (!shown.save(file)) {
        std::fprintf(stderr, "tour: %s cannot be written\n", qPrintable(file));
        m_isGood = false;
    }
}

void TourGuide::command(const char *id) { expect(id, m_driver.waitFor([&] { return m_driver.choose(id); })); }

void TourGuide::select(const char *id)
{
    expect(id, m_driver.select(QLatin1String(id)));
    wait();
}

void TourGuide::open(const std::filesystem::path &folder)
{
    QStringList texts{QString::fromStdString(folder.filename().string())};
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".py")
            texts << QString::fromStdString(test::readFile(entry.path()));
    }
    m_audit.learn(texts);
    expect("the project", m_driver.open(folder));
    wait(600);
}

void TourGuide::plan(const char *id) { expect("the plan", m_driver.waitFor([&] { return m_driver.plan(id); })); }

void TourGuide::refuse(const QString &name)
{
    find<QPushButton>("planApply")->click();
    expect("the question", m_driver.waitFor([this] { return m_driver.question() != nullptr; }));
    picture(name);
    if (QDialog *question = m_driver.question())
        question->reject();
}

void TourGuide::apply(const std::function<void()> &meanwhile)
{
    expect("the run", m_driver.apply(meanwhile));
    wait(500);
}

void TourGuide::sqlite(const std::filesystem::path &file, const std::string &sql)
{
    m_audit.learn(QString::fromStdString(sql).split(QLatin1Char(' ')));
    database::OpenOptions options;
    options.createIfMissing = true;
    sql::Statement statement;
    statement.text = sql;
    database::Connection::open(database::Url::parse("sqlite:///" + file.string()), options)->execute(statement, database::Several::Allow);
}

void TourGuide::dialogPicture(const QString &name, const QString &field, const QString &text)
{
    QDialog *dialog = nullptr;
    expect(qPrintable(name), m_driver.waitFor([&dialog] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *one = qobject_cast<QDialog *>(widget); one && one->isVisible())
                dialog = one;
        }
        return dialog != nullptr;
    }));
    if (!dialog)
        return;
    if (auto *edit = dialog->findChild<QLineEdit *>(field); edit && !field.isEmpty())
        QTest::keyClicks(edit, text);
    picture(name);
    dialog->reject();
    wait(100);
}

}  // namespace limbeck::ui::testing
