// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace limbeck::ui {

/// A script's bytes as the editor holds them. What cannot be given back byte for byte (not UTF-8, with NUL bytes) is shown but not edited.
struct ScriptText {
    QString text;
    bool hasByteOrderMark = false;
    bool isEditable = true;

    static ScriptText fromBytes(const QByteArray &bytes);
    /// The bytes of another text in the same form.
    QByteArray toBytes(const QString &edited) const;
};

}  // namespace limbeck::ui
