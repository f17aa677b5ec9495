// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/target_texts.h"

#include <QString>

namespace limbeck::ui {

/// The colour of a database in the window; Automatic: by what it is for.
enum class TargetColour { Automatic, Green, Amber, Red, Blue, Violet, Grey };
constexpr TargetColour kTargetColours[] = {TargetColour::Automatic, TargetColour::Green, TargetColour::Amber, TargetColour::Red, TargetColour::Blue, TargetColour::Violet, TargetColour::Grey};

/// Where the password of a database comes from when its URL holds none.
enum class PasswordSource {
    Ask,           ///< asked for when it is needed, kept in memory until the window closes
    Keyring,       ///< the desktop's
    Environment,   ///< a variable of the window's environment
    PasswordFile,  ///< libpq finds it: ~/.pgpass, pg_service.conf
};

/// What the user decided about a database of a project besides its URL. Kept in the user's settings, never in the project; never a password.
struct TargetSettings {
    TargetColour colour = TargetColour::Automatic;
    PasswordSource passwordSource = PasswordSource::Ask;
    QString passwordVariable;   ///< of Environment

    bool operator==(const TargetSettings &) const = default;
};

TargetSettings targetSettings(const QString &projectRoot, const QString &targetName);
void storeTargetSettings(const QString &projectRoot, const QString &targetName, const TargetSettings &settings);
void forgetTargetSettings(const QString &projectRoot, const QString &targetName);

/// "green"
QString colourWord(TargetColour colour);
/// For the chosen colour, or what the stage says.
QColor targetColour(TargetColour colour, Stage stage);
/// "system keyring"
QString passwordSourceWord(PasswordSource source);

}  // namespace limbeck::ui
