// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migrate/project_snapshot.h"
#include "migrate/service.h"

#include <QString>

namespace limbeck::ui {

/// How much is asked before a database is changed.
enum class Protection { Free, Guarded, Protected, ReadOnly };
/// What a change needs: nothing, a yes, the database's name typed, or it is not possible.
enum class Confirmation { None, Ask, TypeName, Refused };

constexpr Protection kProtections[] = {Protection::Free, Protection::Guarded, Protection::Protected, Protection::ReadOnly};

/// A file of the project and a local database for development are free, one whose words say production is protected, every other is guarded.
Protection defaultProtection(const migrate::Target &target);
Confirmation confirmationFor(Protection protection, migrate::Direction direction);

/// The user's choice for a database of a project, else the default. Kept in the user's settings.
Protection protectionOf(const QString &projectRoot, const migrate::Target &target);
void storeProtection(const QString &projectRoot, const QString &targetName, Protection protection);

QString protectionWord(Protection protection);         ///< "guarded"
QString protectionSentence(Protection protection);     ///< what it means

}  // namespace limbeck::ui
