// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "autogenerate/pending/choices.h"
#include "autogenerate/pending/pending_item.h"

#include <vector>

namespace limbeck::autogenerate {

/// A comparison's directives as items: one each, but the drop and the creation of one name (a changed index or constraint) are one. Key, subject, name and sentence are filled in; the rest of an
/// item is added by who knows it.
std::vector<PendingItem> itemsOf(const std::vector<Directive> &directives);

/// An item made of directives that belong together. `base`: names it.
PendingItem itemOf(const Directive &base, const QualifiedName &table);

/// Whether the choices take it.
bool isTaken(const PendingItem &item, const ComparisonChoices &choices);

}  // namespace limbeck::autogenerate
