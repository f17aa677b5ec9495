// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui_testing.h"

#include "theme/appearance.h"

#include <QApplication>
#include <QPixmap>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <regex>
#include <sstream>
#include <stdexcept>

namespace limbeck::ui::testing {

namespace {

std::vector<std::string> splitAtCommas(const std::string &text)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');)
        parts.push_back(part);
    return parts;
}

revision::Script drawScript(const std::string &text)
{
    static const std::regex kForm(R"(([^<~{]+)(?:<([^~{]+))?(?:~([^{]+))?(?:\{(.+)\})?)");
    std::smatch match;
    if (!std::regex_match(text, match, kForm))
        throw std::runtime_error("not a revision: " + text);
    revision::Script script;
    script.id = match[1];
    script.downRevisions = splitAtCommas(match[2]);
    script.dependsOn = splitAtCommas(match[3]);
    script.branchLabels = splitAtCommas(match[4]);
    script.doc = "about " + script.id;
    script.longDoc = script.doc + "\n\nRevision ID: " + script.id + "\nCreate Date: 2024-03-01 12:00:00.123456";
    script.path = "/project/versions/" + script.id + ".py";
    script.upgrade = script.downgrade = revision::Presence::Yes;
    return script;
}

}  // namespace

revision::RevisionGraph drawGraph(const std::string &line)
{
    std::vector<revision::Script> scripts;
    std::istringstream stream(line);
    for (std::string word; stream >> word;)
        scripts.push_back(drawScript(word));
    return revision::RevisionGraph::build(std::move(scripts), revision::LoadMode::Lenient, revision::DuplicateIds::TakeLater);
}

SnapshotPtr drawSnapshot(const std::string &line)
{
    auto snapshot = std::make_shared<migrate::ProjectSnapshot>();
    snapshot->graph = std::make_shared<const revision::RevisionGraph>(drawGraph(line));
    snapshot->problems = snapshot->graph->problems();
    return snapshot;
}

QStringList texts(std::initializer_list<const char *> utf8)
{
    QStringList list;
    for (const char *text : utf8)
        list << QString::fromUtf8(text);
    return list;
}

StatePtr drawState(const SnapshotPtr &snapshot, const std::vector<std::string> &rows, const std::vector<std::string> &applied)
{
    auto state = std::make_shared<migrate::DatabaseState>();
    state->versionTableExists = true;
    state->rows = rows;
    state->applied.assign(std::size_t(snapshot->graph->size()), false);
    for (const std::string &id : rows) {
        const int revision = snapshot->graph->find(id).value();
        state->current.push_back(revision);
        state->applied[std::size_t(revision)] = true;
    }
    for (const std::string &id : applied)
        state->applied[std::size_t(snapshot->graph->find(id).value())] = true;
    return state;
}

QPalette lightPalette() { return ui::lightPalette(); }

QPalette darkPalette() { return ui::darkPalette(); }

void switchPalette(const QPalette &palette)
{
    QApplication::setPalette(palette);
    // Qt tells it to no window outside of QApplication::exec(); from the windows it goes down to all widgets.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        QEvent change(QEvent::ApplicationPaletteChange);
        QCoreApplication::sendEvent(window, &change);
    }
}

void savePictures(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("LIMBECK_PICTURES");
    if (folder.isEmpty())
        return;
    const QPalette before = QApplication::palette();
    for (const auto &[suffix, palette] : {std::pair("light", lightPalette()), {"dark", darkPalette()}}) {
        switchPalette(palette);
        QTest::qWait(60);
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, QLatin1String(suffix)));
    }
    switchPalette(before);
}

void isolateSettings()
{
    static const QTemporaryDir folder;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(QStringLiteral("limbeck-test"));
    QCoreApplication::setApplicationName(QStringLiteral("limbeck-test"));
    QSettings().clear();
    keyring();
    keyring().passwords.clear();
    keyring().isThere = true;
}

void MemoryKeyring::answer(QObject *context, Receiver receiver, Answer answer)
{
    if (!isThere)
        answer = {Outcome::NoKeyring, {}, QStringLiteral("no keyring here")};
    QTimer::singleShot(0, context, [receiver = std::move(receiver), answer] { receiver(answer); });
}

void MemoryKeyring::read(const QString &key, QObject *context, Receiver receiver)
{
    answer(context, std::move(receiver), passwords.contains(key) ? Answer{Outcome::Done, passwords.value(key), {}} : Answer{Outcome::NotFound, {}, {}});
}

void MemoryKeyring::write(const QString &key, const QString &password, QObject *context, Receiver receiver)
{
    if (isThere)
        passwords[key] = password;
    answer(context, std::move(receiver), {Outcome::Done, {}, {}});
}

void MemoryKeyring::remove(const QString &key, QObject *context, Receiver receiver)
{
    const bool wasThere = isThere && passwords.remove(key) > 0;
    answer(context, std::move(receiver), {wasThere ? Outcome::Done : Outcome::NotFound, {}, {}});
}

MemoryKeyring &keyring()
{
    static MemoryKeyring *const made = [] {
        auto fresh = std::make_unique<MemoryKeyring>();
        MemoryKeyring *raw = fresh.get();
        Keyring::replace(std::move(fresh));
        return raw;
    }();
    return *made;
}

}  // namespace limbeck::ui::testing
