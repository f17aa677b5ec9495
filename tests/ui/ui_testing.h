// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/keyring.h"
#include "jobs/engine_service.h"

#include <QMap>
#include <QPalette>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <initializer_list>
#include <string>

/// Graphs drawn in one line, snapshots made of them, palettes and pictures.
namespace limbeck::ui::testing {

/// "a b<a c<a,b~d{x}": id, parents, depends_on, branch labels, in map order. Built leniently. Each script has a docstring "about ID" with a date, and the path /project/versions/ID.py.
revision::RevisionGraph drawGraph(const std::string &line);
SnapshotPtr drawSnapshot(const std::string &line);

QStringList texts(std::initializer_list<const char *> utf8);

/// The state of a database whose rows are `rows` (ids) and at which `applied` stand, too.
StatePtr drawState(const SnapshotPtr &snapshot, const std::vector<std::string> &rows, const std::vector<std::string> &applied);

QPalette lightPalette();
QPalette darkPalette();
/// As the application gets it when the desktop changes its colours, or the preferences do.
void switchPalette(const QPalette &palette);

/// With LIMBECK_PICTURES set to a folder: the widget as NAME-light.png and NAME-dark.png, at the size it has. Leaves the palette as it was.
void savePictures(QWidget &widget, const QString &name);

/// A keyring in memory: what the tests see in place of the desktop's (isolateSettings()).
class MemoryKeyring : public Keyring {
public:
    void read(const QString &key, QObject *context, Receiver receiver) override;
    void write(const QString &key, const QString &password, QObject *context, Receiver receiver) override;
    void remove(const QString &key, QObject *context, Receiver receiver) override;

    QMap<QString, QString> passwords;
    bool isThere = true;   ///< false: every question is answered with NoKeyring

private:
    void answer(QObject *context, Receiver receiver, Answer answer);
};
MemoryKeyring &keyring();

/// The user's settings go to a folder that goes away with the process.
void isolateSettings();

}  // namespace limbeck::ui::testing
