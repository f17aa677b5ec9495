// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/preferences_dialog.h"

#include "common/roomy_delegate.h"
#include "connection/protection.h"
#include "language/language.h"
#include "preferences/python_page.h"
#include "preferences/shortcut_model.h"
#include "theme/appearance.h"
#include "theme/interface_font.h"
#include "theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace limbeck::ui {

namespace {

constexpr int kSmallestFont = 6, kLargestFont = 32;

/// The editor of a shortcut takes one sequence of keys.
class ShortcutDelegate : public RoomyDelegate {
public:
    using RoomyDelegate::RoomyDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override { return new QKeySequenceEdit(parent); }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QKeySequenceEdit *>(editor)->setKeySequence(index.data(Qt::EditRole).value<QKeySequence>());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, QVariant::fromValue(static_cast<QKeySequenceEdit *>(editor)->keySequence()), Qt::EditRole);
    }
};

}  // namespace

PreferencesDialog::PreferencesDialog(CommandRegistry &commands, EngineService &engine, const QString &projectRoot, QWidget *parent)
    : FittingDialog(parent), m_theme(new QComboBox), m_language(new QComboBox), m_font(new QFontComboBox), m_size(new QSpinBox), m_interfaceFont(new QFontComboBox), m_interfaceSize(new QSpinBox)
{
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *tabs = new QTabWidget;
    tabs->addTab(makeAppearancePage(), tr("Appearance"));
    tabs->addTab(makeSafetyPage(), tr("Safety"));
    tabs->addTab(new PythonPage(engine, projectRoot), tr("Python"));
    tabs->addTab(makeShortcutPage(commands), tr("Shortcuts"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QWidget *PreferencesDialog::makeAppearancePage()
{
    m_theme->setObjectName(QStringLiteral("preferencesTheme"));
    m_theme->addItem(tr("As the desktop"), appearanceName(Appearance::System));
    m_theme->addItem(tr("Light"), appearanceName(Appearance::Light));
    m_theme->addItem(tr("Dark"), appearanceName(Appearance::Dark));
    m_theme->setCurrentIndex(m_theme->findData(appearanceName(storedAppearance())));
    m_language->setObjectName(QStringLiteral("preferencesLanguage"));
    m_language->addItem(tr("As the desktop"), QString());
    for (const QString &code : languages())
        m_language->addItem(languageName(code), code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(storedLanguage())));
    m_font->setFontFilters(QFontComboBox::MonospacedFonts);
    m_font->setCurrentFont(fixedFont());
    m_size->setRange(kSmallestFont, kLargestFont);
    m_size->setValue(qRound(fixedFont().pointSizeF()));
    m_size->setSuffix(QStringLiteral(" pt"));
    auto *reset = new QPushButton(tr("Desktop's font"));
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->addRow(tr("&Colours"), m_theme);
    form->addRow(tr("&Language"), m_language);
    addInterfaceFont(form);
    form->addRow(tr("&Font of scripts and SQL"), m_font);
    form->addRow(tr("&Size"), m_size);
    form->addRow(QString(), reset);
    connect(m_theme, &QComboBox::activated, this, [this] {
        const Appearance appearance = appearanceByName(m_theme->currentData().toString()).value_or(Appearance::System);
        storeAppearance(appearance);
        applyAppearance(appearance);
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        storeLanguage(m_language->currentData().toString());
        Q_EMIT languageChanged();
    });
    connect(m_font, &QFontComboBox::currentFontChanged, this, &PreferencesDialog::changeFont);
    connect(m_size, &QSpinBox::valueChanged, this, &PreferencesDialog::changeFont);
    connect(reset, &QPushButton::clicked, this, [this] {
        setFixedFont(std::nullopt);
        const QSignalBlocker blockFont(m_font), blockSize(m_size);
        m_font->setCurrentFont(fixedFont());
        m_size->setValue(qRound(fixedFont().pointSizeF()));
        Q_EMIT fontChanged();
    });
    return page;
}

void PreferencesDialog::addInterfaceFont(QFormLayout *form)
{
    m_interfaceFont->setObjectName(QStringLiteral("preferencesInterfaceFont"));
    m_interfaceSize->setObjectName(QStringLiteral("preferencesInterfaceSize"));
    m_interfaceSize->setRange(kSmallestFont, kLargestFont);
    m_interfaceSize->setSuffix(QStringLiteral(" pt"));
    const auto show = [this] {
        const QSignalBlocker blockFont(m_interfaceFont), blockSize(m_interfaceSize);
        m_interfaceFont->setCurrentFont(QApplication::font());
        m_interfaceSize->setValue(qRound(QApplication::font().pointSizeF()));
    };
    show();
    auto *reset = new QPushButton(tr("Desktop's font"));
    reset->setObjectName(QStringLiteral("preferencesInterfaceReset"));
    form->addRow(tr("Font of the &window"), m_interfaceFont);
    form->addRow(tr("S&ize"), m_interfaceSize);
    form->addRow(QString(), reset);
    connect(m_interfaceFont, &QFontComboBox::currentFontChanged, this, &PreferencesDialog::changeInterfaceFont);
    connect(m_interfaceSize, &QSpinBox::valueChanged, this, &PreferencesDialog::changeInterfaceFont);
    connect(reset, &QPushButton::clicked, this, [show] {
        setInterfaceFont(std::nullopt);
        show();
    });
}

void PreferencesDialog::changeInterfaceFont()
{
    QFont font = m_interfaceFont->currentFont();
    font.setPointSize(m_interfaceSize->value());
    setInterfaceFont(font);
}

QWidget *PreferencesDialog::makeSafetyPage()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    auto *note = new QLabel(tr("How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case."));
    note->setWordWrap(true);
    note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    form->addRow(note);
    const auto add = [&](const QString &label, const char *name, Distance distance) {
        auto *level = new QComboBox;
        level->setObjectName(QLatin1String(name));
        for (const Protection protection : kProtections)
            level->addItem(QStringLiteral("%1: %2").arg(protectionWord(protection), protectionSentence(protection)), int(protection));
        level->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        level->setCurrentIndex(level->findData(int(beginningProtection(distance))));
        connect(level, &QComboBox::activated, this, [this, level, distance] {
            storeBeginningProtection(distance, Protection(level->currentData().toInt()));
            Q_EMIT safetyChanged();
        });
        form->addRow(label, level);
    };
    add(tr("&Local databases for development"), "preferencesNear", Distance::Near);
    add(tr("&All others"), "preferencesFar", Distance::Far);
    return page;
}

QWidget *PreferencesDialog::makeShortcutPage(CommandRegistry &commands)
{
    auto *model = new ShortcutModel(commands, this);
    auto *view = new QTreeView;
    view->setObjectName(QStringLiteral("preferencesShortcuts"));
    view->setAccessibleName(tr("Shortcuts"));
    view->setModel(model);
    view->setItemDelegate(new ShortcutDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAlternatingRowColors(true);
    view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(ShortcutModel::CommandColumn, QHeaderView::Stretch);
    view->header()->resizeSection(ShortcutModel::CategoryColumn, fontMetrics().averageCharWidth() * 18);
    view->header()->resizeSection(ShortcutModel::KeysColumn, fontMetrics().averageCharWidth() * 26);
    auto *note = new QLabel(tr("Double-click a shortcut and press the new keys. Keys that another command has are taken from it."));
    note->setWordWrap(true);
    note->setPalette(recoloured(palette(), QPalette::WindowText, Theme::current().muted));
    auto *remove = new QPushButton(tr("Remove shortcut"));
    auto *reset = new QPushButton(tr("Reset all"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(remove);
    buttons->addWidget(reset);
    buttons->addStretch(1);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(note);
    column->addWidget(view, 1);
    column->addLayout(buttons);
    connect(remove, &QPushButton::clicked, this, [view, model] {
        if (view->currentIndex().isValid())
            model->setData(view->currentIndex().siblingAtColumn(ShortcutModel::KeysColumn), QVariant::fromValue(QKeySequence()), Qt::EditRole);
    });
    connect(reset, &QPushButton::clicked, model, &ShortcutModel::resetAll);
    return page;
}

void PreferencesDialog::changeFont()
{
    QFont font = m_font->currentFont();
    font.setPointSize(m_size->value());
    setFixedFont(font);
    Q_EMIT fontChanged();
}

}  // namespace limbeck::ui
