// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"
#include "migrate/service.h"

#include <QString>

#include <optional>

namespace limbeck::ui {

/// How much is asked before a database is changed.
enum class Protection { Free, Guarded, Protected, ReadOnly };
/// What a change needs: nothing, a yes, the database's name typed, or it is not possible.
enum class Confirmation { None, Ask, TypeName, Refused };

constexpr Protection kProtections[] = {Protection::Free, Protection::Guarded, Protection::Protected, Protection::ReadOnly};

/// For whom a default counts: files of the project and local databases for development, and all others whose words do not say production.
enum class Distance { Near, Far };
/// The user's choice of what databases begin with: near ones free, far ones guarded, unless set otherwise.
Protection beginningProtection(Distance distance);
void storeBeginningProtection(Distance distance, Protection protection);

/// A file of the project and a local database for development as near ones begin, one whose words say production is protected at least, every other as far ones begin.
Protection defaultProtection(const migrate::Target &target);
/// `isUnlocked`: the user unlocked the database for a while, with a reason (ProtectionUnlocks).
Confirmation confirmationFor(Protection protection, migrate::Direction direction, bool isUnlocked = false);

/// An upgrade must have gone well in a rehearsal before.
bool wantsRehearsal(Protection protection, migrate::Direction direction, bool isUnlocked = false);

/// The user's choice for a database of a project, else the default. Kept in the user's settings.
Protection protectionOf(const QString &projectRoot, const migrate::Target &target);
void storeProtection(const QString &projectRoot, const QString &targetName, Protection protection);
/// The user's choice; nullopt: none, the default counts.
std::optional<Protection> chosenProtection(const QString &projectRoot, const QString &targetName);
/// Back to the default.
void resetProtection(const QString &projectRoot, const QString &targetName);

QString protectionWord(Protection protection);         ///< "guarded"
QString protectionSentence(Protection protection);     ///< what it means

}  // namespace limbeck::ui
