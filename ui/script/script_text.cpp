// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/script_text.h"

namespace limbeck::ui {

namespace {

constexpr char kByteOrderMark[] = "\xEF\xBB\xBF";

}  // namespace

ScriptText ScriptText::fromBytes(const QByteArray &bytes)
{
    ScriptText script;
    script.hasByteOrderMark = bytes.startsWith(kByteOrderMark);
    script.text = QString::fromUtf8(bytes);
    script.isEditable = !bytes.contains('\0') && script.toBytes(script.text) == bytes;
    return script;
}

QByteArray ScriptText::toBytes(const QString &edited) const { return (hasByteOrderMark ? QByteArray(kByteOrderMark) : QByteArray()) + edited.toUtf8(); }

}  // namespace limbeck::ui
