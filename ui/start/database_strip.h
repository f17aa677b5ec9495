// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QGridLayout;
class QLabel;

namespace limbeck::ui {

/// What is unusual about the chosen database, above the history, with what can be done about it, each explained: not connected, not reached, no version table, revisions that this checkout does not
/// know. Low, because the history below is what people came for. Hidden while nothing is. Asks for everything by signals. GUI thread.
class DatabaseStrip : public QFrame {
    Q_OBJECT
public:
    explicit DatabaseStrip(QWidget *parent = nullptr);

    void showNothing();
    void showNotConnected(const QString &target);
    /// `text`: the diagnosis, with what to do.
    void showFailed(const QString &target, const QString &text);
    /// `hasTables`: somebody made tables in it, by other means.
    void showNoVersionTable(const QString &target, bool hasTables);
    /// `explanation`: where their scripts are, as far as it is known; `canFetch`: git has the script of one; `canSwitch`: it has all of them, down to what is here.
    void showUnknownRevisions(const QString &target, const QStringList &revisions, const QString &explanation, bool canFetch, bool canSwitch);
    /// The first script is still to be written.
    void showNoRevisions();
    /// While a plan is open, it says what will be done about it: the strip would only take its room.
    void setQuiet(bool quiet);
    QString text() const;

Q_SIGNALS:
    void connectRequested();
    void settingsRequested();
    void upgradeRequested();
    void stampRequested();
    void unknownStampRequested();
    void switchRequested();
    void scriptRequested();
    void otherDatabaseRequested();
    void revisionRequested();
    void revisionFromModelsRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Choice {
        const char *name;          ///< the button's object name
        QString icon, text, explanation;
        void (DatabaseStrip::*chosen)();
    };
    void show(const QString &icon, const QString &headline, const QString &explanation, const std::vector<Choice> &choices);
    void applyColours();

    QGridLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_explanation;
    QWidget *m_choices = nullptr;
    QLabel *m_words = nullptr;   ///< beside the choices: the explanation of the one under the pointer or with the focus, else of the first
    QString m_usualWords;
    bool m_isQuiet = false;
    QString m_shown;   ///< what is shown, so that the same is not built anew
};

}  // namespace limbeck::ui
