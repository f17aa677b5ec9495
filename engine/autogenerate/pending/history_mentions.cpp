// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "autogenerate/pending/history_mentions.h"

#include "project/paths.h"

#include <algorithm>

namespace limbeck::autogenerate {

namespace {

/// The name as a whole: behind it and before it stands nothing that could go on a name.
bool mentions(const std::string &text, const std::string &name)
{
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; };
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !isPart(text[at - 1])) && (end == text.size() || !isPart(text[end])))
            return true;
    }
    return false;
}

}  // namespace

void noteHistory(std::vector<PendingItem> &items, const revision::RevisionGraph &graph)
{
    std::vector<PendingItem *> open;
    for (PendingItem &item : items) {
        if (item.change == PendingItem::Change::Removed && (item.subject == PendingItem::Subject::Table || item.subject == PendingItem::Subject::Column))
            open.push_back(&item);
    }
    for (int i = 0; i < graph.size() && !open.empty(); ++i) {
        const auto text = graph.isGhost(i) ? std::nullopt : project::tryReadTextFile(graph.script(i).path);
        if (!text)
            continue;
        std::erase_if(open, [&](const PendingItem *item) { return mentions(*text, item->table.name.text) && (item->name.empty() || mentions(*text, item->name)); });
    }
    for (PendingItem *item : open) {
        item->isForeign = true;
        item->notes.emplace_back("no revision mentions it: something else made it");
    }
}

}  // namespace limbeck::autogenerate
