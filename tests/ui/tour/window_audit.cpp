// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/window_audit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFontComboBox>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace limbeck::ui::testing {

namespace {

QString nameOf(const QWidget &widget)
{
    for (const QWidget *one = &widget; one; one = one->parentWidget()) {
        if (!one->objectName().isEmpty() && !one->objectName().startsWith(QLatin1String("qt_")))
            return one == &widget ? one->objectName() : QStringLiteral("%1 in %2").arg(QLatin1String(widget.metaObject()->className()), one->objectName());
    }
    return QLatin1String(widget.metaObject()->className());
}

QString plainText(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

/// The log repeats Alembic and the server.
const QStringList kSpeakOtherwise{QStringLiteral("logView")};

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractSlider *>(&widget)
        || qobject_cast<const QAbstractSpinBox *>(&widget) || qobject_cast<const QAbstractItemView *>(&widget);
}

}  // namespace

void WindowAudit::found(const QString &finding)
{
    if (!m_findings.contains(finding))
        m_findings.insert(finding, m_place);
}

QStringList WindowAudit::findings() const
{
    QStringList result;
    for (auto it = m_findings.cbegin(); it != m_findings.cend(); ++it)
        result << QStringLiteral("%1 [%2]").arg(it.key(), it.value());
    return result;
}

void WindowAudit::learn(const QStringList &texts)
{
    static const QRegularExpression quoted(QStringLiteral("'([^'\\n]+)'|\"([^\"\\n]+)\""));
    static const QRegularExpression beyondAscii(QStringLiteral("[^ -~]+"));   // a text is looked at from one such letter to the next
    for (const QString &text : texts) {
        for (const QString &line : text.split(QLatin1Char('\n')))
            m_known << line.trimmed().remove(QStringLiteral("\"\"\"")) << line.trimmed().split(beyondAscii);
        for (auto match = quoted.globalMatch(text); match.hasNext();)
            m_known << match.next().captured(0).mid(1).chopped(1);
    }
    m_known.removeIf([](const QString &words) { return words.size() < 2 || words.contains(QLatin1Char('/')); });
    m_known.removeDuplicates();
    // The longest first: none takes a piece out of another.
    std::stable_sort(m_known.begin(), m_known.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

/// Without what is the same in every language: places, ids, identifiers, SQL, names of products, what the projects say themselves, and Python's and the servers' own words.
QString WindowAudit::withoutData(QString text) const
{
    static const QRegularExpression places(QStringLiteral("\\S*/\\S*|\\S+\\.py\\b|\\w+(?:\\.\\w+)+|\\b[0-9a-f]{12}\\b"));
    static const QRegularExpression identifiers(QStringLiteral("\\w*_\\w*|\\b[A-Z][A-Z0-9_]+\\b|\\w*[0-9]\\w*|%[a-z]\\b"));
    static const QStringList names{QStringLiteral("Limbeck"), QStringLiteral("Alembic"), QStringLiteral("SQLite"), QStringLiteral("PostgreSQL"), QStringLiteral("SQLAlchemy"), QStringLiteral("SQLModel"), QStringLiteral("Python"),
                                   QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("default"), QStringLiteral("test"), QStringLiteral("base"), QStringLiteral("localhost"), QStringLiteral("ms"),
                                   QStringLiteral("async"), QStringLiteral("generic"), QStringLiteral("multidb"), QStringLiteral("pyproject"), QStringLiteral("Traceback (most recent call last)"), QStringLiteral("in upgrade"),
                                   QStringLiteral("Background on this error at"), QStringLiteral("was never closed"), QStringLiteral("invalid syntax"), QStringLiteral("unterminated string literal"), QStringLiteral("no such table"),
                                   QStringLiteral("line"), QStringLiteral("None"), QStringLiteral("python"), QStringLiteral("Alt"), QStringLiteral("Home"), QStringLiteral("Space"), QStringLiteral("PgUp"), QStringLiteral("PgDown"), QStringLiteral("failed: Connection refused"), QStringLiteral("connection to server at"), QStringLiteral("port"),
                                   QStringLiteral("round"), QStringLiteral("total")};
    const auto remove = [&text](const QString &words) {
        if (text.contains(words))
            text.replace(QRegularExpression(QStringLiteral("(?<![A-Za-z])%1(?![A-Za-z])").arg(QRegularExpression::escape(words))), QStringLiteral(" "));
    };
    remove(QStringLiteral("Is the server running on that host and accepting TCP/IP connections"));
    text.replace(places, QStringLiteral(" "));
    for (const QString &name : names)
        remove(name);
    for (const QString &words : m_known)
        remove(words);
    return text.replace(identifiers, QStringLiteral(" "));
}

void WindowAudit::text(const QWidget &widget, const QString &kind, const QString &text)
{
    if (!m_isStrange || text.isEmpty() || m_read.contains(text))
        return;
    m_read << text;
    static const QRegularExpression plain(QStringLiteral("[ -~]*[A-Za-z]{2,}[ -~]*"));   // whatever no translation touched
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    for (auto match = plain.globalMatch(plainText(text)); match.hasNext();) {
        const QString words = match.next().captured();
        if (word.match(withoutData(words)).hasMatch())
            found(QStringLiteral("untranslated: %1 of %2: %3").arg(kind, nameOf(widget), words.trimmed()));
    }
}

void WindowAudit::cut(const QWidget &widget, const QString &kind, const QString &text, int has, int needs)
{
    if (has < needs && !text.trimmed().isEmpty())
        found(QStringLiteral("cut: %1 of %2: %3 (%4 of %5 pixels)").arg(kind, nameOf(widget), text).arg(has).arg(needs));
}

void WindowAudit::lookAtHeader(const QHeaderView &header)
{
    if (!header.model() || !header.isVisible())
        return;
    for (int section = 0; section < header.count(); ++section) {
        if (header.isSectionHidden(section))
            continue;
        const QString title = header.model()->headerData(section, header.orientation(), Qt::DisplayRole).toString();
        text(header, QStringLiteral("title"), title);
        text(header, QStringLiteral("tip"), header.model()->headerData(section, header.orientation(), Qt::ToolTipRole).toString());
        if (header.orientation() == Qt::Horizontal)
            cut(header, QStringLiteral("title"), title, header.sectionSize(section), header.sectionSizeHint(section));
    }
}

void WindowAudit::lookAtActions(const QWidget &menu)
{
    for (const QAction *action : menu.actions()) {
        text(menu, QStringLiteral("entry"), action->text());
        text(menu, QStringLiteral("tip of an entry"), action->toolTip());
        text(menu, QStringLiteral("status tip of an entry"), action->statusTip());
        if (action->menu())
            lookAtActions(*action->menu());
    }
}

void WindowAudit::lookAtView(const QAbstractItemView &view)
{
    if (!view.model())
        return;
    const QRect shown = view.viewport()->rect();
    QList<QModelIndex> rows;
    for (QModelIndex index = view.indexAt(shown.topLeft() + QPoint(1, 1)); index.isValid();) {
        rows << index;
        const QRect rect = view.visualRect(index);
        if (rect.height() <= 0 || rect.bottom() >= shown.bottom())
            break;
        const QModelIndex next = view.indexAt(QPoint(shown.left() + 1, rect.bottom() + 2));
        if (next == index)
            break;
        index = next;
    }
    for (const QModelIndex &row : std::as_const(rows)) {
        for (int column = 0; column < view.model()->columnCount(row.parent()); ++column) {
            const QModelIndex index = row.siblingAtColumn(column);
            const QRect rect = view.visualRect(index);
            if (!rect.isValid() || !rect.intersects(shown))
                continue;
            const QString words = index.data().toString();
            text(view, QStringLiteral("cell %1").arg(column), words);
            text(view, QStringLiteral("tip of cell %1").arg(column), index.data(Qt::ToolTipRole).toString());
            text(view, QStringLiteral("accessible text of cell %1").arg(column), index.data(Qt::AccessibleTextRole).toString());
            text(view, QStringLiteral("accessible description of cell %1").arg(column), index.data(Qt::AccessibleDescriptionRole).toString());
            // What may be of any length is told whole by the tip.
            if (!words.isEmpty() && !index.data(Qt::ToolTipRole).toString().simplified().contains(words.section(QStringLiteral("  "), -1).simplified()))
                cut(view, QStringLiteral("cell %1").arg(column), words, rect.width(), view.sizeHintForIndex(index).width());
        }
    }
}

void WindowAudit::lookAt(const QWidget &widget)
{
    // Code, the log with the words of Alembic and the server, names of fonts.
    if (qobject_cast<const QFontComboBox *>(&widget) || qobject_cast<const QFontComboBox *>(widget.parentWidget()) || widget.objectName() == QLatin1String("preferencesLanguage") || kSpeakOtherwise.contains(widget.objectName()))
        return;
    text(widget, QStringLiteral("tip"), widget.toolTip());
    text(widget, QStringLiteral("accessible name"), widget.accessibleName());
    text(widget, QStringLiteral("accessible description"), widget.accessibleDescription());
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        text(widget, QStringLiteral("text"), label->text());
        if (label->wordWrap())
            cut(widget, QStringLiteral("height of text"), label->text(), label->height(), label->heightForWidth(label->width()));
        else
            cut(widget, QStringLiteral("text"), label->text(), label->width(), label->minimumSizeHint().width());
    } else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) {
        text(widget, QStringLiteral("text"), button->text());
        // The buttons within a QLineEdit show an icon only.
        if (!button->text().isEmpty() && !qobject_cast<const QLineEdit *>(button->parentWidget()))
            cut(widget, QStringLiteral("text"), button->text(), button->width(), button->minimumSizeHint().width());
    } else if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
        for (int item = 0; item < combo->count(); ++item)
            text(widget, QStringLiteral("item"), combo->itemText(item));
        text(widget, QStringLiteral("placeholder"), combo->placeholderText());
        cut(widget, QStringLiteral("text"), combo->currentText(), combo->width(), combo->minimumSizeHint().width());
    } else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget)) {
        text(widget, QStringLiteral("placeholder"), edit->placeholderText());
        if (edit->text().isEmpty())
            cut(widget, QStringLiteral("placeholder"), edit->placeholderText(), edit->contentsRect().width(), edit->fontMetrics().horizontalAdvance(edit->placeholderText()));
    } else if (const auto *group = qobject_cast<const QGroupBox *>(&widget)) {
        text(widget, QStringLiteral("title"), group->title());
        cut(widget, QStringLiteral("title"), group->title(), group->width(), group->minimumSizeHint().width());
    } else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            text(widget, QStringLiteral("tab"), tabs->tabText(tab));
            text(widget, QStringLiteral("tip of a tab"), tabs->tabToolTip(tab));
            cut(widget, QStringLiteral("tab"), tabs->tabText(tab), tabs->tabRect(tab).width(), tabs->fontMetrics().horizontalAdvance(tabs->tabText(tab).remove(QLatin1Char('&'))));
        }
    } else if (const auto *dock = qobject_cast<const QDockWidget *>(&widget)) {
        text(widget, QStringLiteral("title"), dock->windowTitle());
    } else if (const auto *document = qobject_cast<const QTextEdit *>(&widget)) {
        text(widget, QStringLiteral("text"), document->toPlainText());
        text(widget, QStringLiteral("placeholder"), document->placeholderText());
    } else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(&widget)) {
        text(widget, QStringLiteral("text"), plain->toPlainText());
        text(widget, QStringLiteral("placeholder"), plain->placeholderText());
    } else if (qobject_cast<const QMenu *>(&widget) || qobject_cast<const QMenuBar *>(&widget)) {
        lookAtActions(widget);
    } else if (const auto *header = qobject_cast<const QHeaderView *>(&widget)) {
        lookAtHeader(*header);
        return;
    } else if (const auto *scene = qobject_cast<const QGraphicsView *>(&widget)) {
        for (const QGraphicsItem *item : scene->items())
            text(widget, QStringLiteral("tip of an item"), item->toolTip());
    } else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        lookAtView(*view);
    }
    if (widget.isWindow())
        text(widget, QStringLiteral("title"), widget.windowTitle());
    if (isControl(widget) && widget.focusPolicy() != Qt::NoFocus) {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
        const bool isPart = qobject_cast<const QComboBox *>(widget.parentWidget()) || qobject_cast<const QAbstractSpinBox *>(widget.parentWidget());   // the field of a box
        if (accessible && !isPart && accessible->text(QAccessible::Name).isEmpty())
            found(QStringLiteral("nameless: %1 %2").arg(QLatin1String(widget.metaObject()->className()), nameOf(widget)));
    }
}

void WindowAudit::look(const QString &place)
{
    m_place = place;
    for (const QWidget *top : QApplication::topLevelWidgets()) {
        if (!top->isVisible())
            continue;
        lookAt(*top);
        for (const QWidget *widget : top->findChildren<QWidget *>()) {
            if (widget->isVisible() && !widget->size().isEmpty() && !widget->visibleRegion().isEmpty())
                lookAt(*widget);
        }
    }
}

}  // namespace limbeck::ui::testing
