// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/script_panel.h"

#include "common/message_banner.h"
#include "script/code_editor.h"
#include "script/text_comparison.h"

#include <QPushButton>

#include <utility>

// The script as a file: read, changed by somebody else, written, and what is to be done where both changed it.

namespace limbeck::ui {

void ScriptPanel::compareWithOutside()
{
    (new TextComparison(tr("%1 on disk and in the editor").arg(m_titleText), ScriptText::fromBytes(m_outsideBytes).text, m_editor->text(), this))->open();
}

void ScriptPanel::read(Reading what)
{
    m_reading = what;
    m_readJob = m_engine.readFile(m_path);
}

void ScriptPanel::checkFile()
{
    if (!m_path.isEmpty() && m_reading == Reading::Nothing)
        read(Reading::Checking);
}

void ScriptPanel::takeFile(const FileContent &content)
{
    const Reading was = std::exchange(m_reading, Reading::Nothing);
    if (was == Reading::Loading)
        takeText(content, false);
    else
        compareFile(content);
}

void ScriptPanel::takeText(const FileContent &content, bool keepView)
{
    m_fileBytes = content.bytes;
    m_script = ScriptText::fromBytes(content.bytes);
    m_editor->setText(m_script.text, keepView);
    m_editor->setProblem(0, {});
    m_isFileEditable = content.exists && content.problem.isEmpty() && m_script.isEditable;
    applyLock();
    m_banner->showText(MessageBanner::Tone::Warning, {});
    if (!content.exists)
        showConflict(tr("The file %1 is gone.").arg(content.path), false);
    else if (!content.problem.isEmpty())
        showConflict(tr("The file %1 cannot be read: %2.").arg(content.path, content.problem), false);
    else if (!m_script.isEditable)
        showConflict(tr("The file is not UTF-8 text: it is shown here, but can only be changed with another editor."), false);
    if (const int line = std::exchange(m_lineToShow, 0); line > 0)
        m_editor->goToLine(line);
    Q_EMIT loaded(content.path);
}

void ScriptPanel::compareFile(const FileContent &content)
{
    if (!content.exists) {
        showConflict(isModified() ? tr("The file %1 is gone. Your text is still here: save it to write it again.").arg(content.path) : tr("The file %1 is gone.").arg(content.path), false);
    } else if (!content.problem.isEmpty()) {
        showConflict(tr("The file %1 cannot be read: %2.").arg(content.path, content.problem), false);
    } else if (content.bytes == m_fileBytes || m_writeJob != 0) {
        return;
    } else if (m_editor->isModified()) {
        m_outsideBytes = content.bytes;
        showConflict(tr("The file was changed outside while you were editing it."), true);
    } else {
        takeText(content, true);
        askPreviews();
    }
}

void ScriptPanel::reload()
{
    m_banner->showText(MessageBanner::Tone::Warning, {});
    m_lineToShow = m_editor->currentLine();
    read(Reading::Loading);
    m_editor->setModified(false);
    askPreviews();
}

void ScriptPanel::keepMine()
{
    m_fileBytes = m_outsideBytes;
    m_banner->showText(MessageBanner::Tone::Warning, {});
    m_editor->setFocus();
}

void ScriptPanel::showConflict(const QString &text, bool canReload)
{
    m_reloadButton->setVisible(canReload);
    m_compareButton->setVisible(canReload);
    m_keepButton->setVisible(canReload);
    m_banner->showText(MessageBanner::Tone::Warning, text);
}

bool ScriptPanel::save()
{
    if (!isModified())
        return true;
    saveThen({});
    return false;
}

void ScriptPanel::saveThen(std::function<void()> then)
{
    if (!isModified()) {
        if (then)
            then();
        return;
    }
    if (then)
        m_afterSaving.push_back(std::move(then));
    if (m_writeJob == 0)
        m_writeJob = m_engine.writeFile(m_path, m_script.toBytes(m_editor->text()), m_fileBytes);
}

void ScriptPanel::takeWriting(const FileWriting &writing)
{
    m_writeJob = 0;
    const auto then = std::exchange(m_afterSaving, {});
    const QString name = writing.path.section(QLatin1Char('/'), -1);
    switch (writing.outcome) {
    case FileWriting::Outcome::Failed:
        showConflict(writing.problem, false);
        return;
    case FileWriting::Outcome::ChangedOutside:
        m_outsideBytes = writing.bytes;
        showConflict(tr("%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.").arg(name), true);
        return;
    case FileWriting::Outcome::Written:
        break;
    }
    if (writing.path == m_path) {
        m_fileBytes = writing.bytes;
        m_banner->showText(MessageBanner::Tone::Warning, {});
        if (m_script.toBytes(m_editor->text()) == m_fileBytes)
            m_editor->setModified(false);
    }
    Q_EMIT message(tr("Saved %1").arg(name));
    Q_EMIT saved(writing.path);
    for (const std::function<void()> &next : then)
        saveThen(next);
}

}  // namespace limbeck::ui
