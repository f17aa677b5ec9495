// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/table_order.h"

#include <algorithm>
#include <unordered_map>

namespace limbeck::schema {

namespace {

/// For every table, by number, the numbers of others: each once, in ascending order.
using Edges = std::vector<std::vector<std::size_t>>;

Edges referencesOf(const std::vector<const Table *> &tables, const std::map<QualifiedName, std::vector<QualifiedName>> &further)
{
    std::unordered_map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < tables.size(); ++i)
        numbers.emplace(tables[i]->name.toString(), i);
    Edges references(tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::vector<std::size_t> &targets = references[i];
        for (const Constraint &constraint : tables[i]->constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            const auto found = key && !key->useAlter ? numbers.find(key->referredTable.toString()) : numbers.end();
            if (found != numbers.end() && found->second != i)
                targets.push_back(found->second);
        }
        const auto others = further.find(tables[i]->name);
        for (const QualifiedName &other : others == further.end() ? std::vector<QualifiedName>() : others->second) {
            const auto found = numbers.find(other.toString());
            if (found != numbers.end() && found->second != i)
                targets.push_back(found->second);
        }
        std::sort(targets.begin(), targets.end());
        targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    }
    return references;
}

Edges reversed(const Edges &edges)
{
    Edges result(edges.size());
    for (std::size_t from = 0; from < edges.size(); ++from) {
        for (const std::size_t to : edges[from])
            result[to].push_back(from);
    }
    return result;
}

constexpr int kNone = -1;

/// In which wave each table comes; kNone: it is in a circle or refers into one.
std::vector<int> waves(const Edges &references)
{
    const std::size_t count = references.size();
    const Edges referrers = reversed(references);
    std::vector<int> wave(count, kNone);
    std::vector<std::size_t> waitsFor(count), ready;
    for (std::size_t i = 0; i < count; ++i) {
        waitsFor[i] = references[i].size();
        if (waitsFor[i] == 0)
            ready.push_back(i);
    }
    for (std::size_t next = 0; next < ready.size(); ++next) {
        const std::size_t at = ready[next];
        wave[at] = 0;
        for (const std::size_t target : references[at])
            wave[at] = std::max(wave[at], wave[target] + 1);
        for (const std::size_t referrer : referrers[at]) {
            if (--waitsFor[referrer] == 0)
                ready.push_back(referrer);
        }
    }
    return wave;
}

/// Adds all that can be reached from `start` and was not yet seen, what is reached last first finished.
void walk(const Edges &edges, std::size_t start, std::vector<bool> &isSeen, std::vector<std::size_t> &finished)
{
    struct Step {
        std::size_t at;
        std::size_t next = 0;
    };
    std::vector<Step> path{{start}};
    isSeen[start] = true;
    while (!path.empty()) {
        Step &step = path.back();
        if (step.next == edges[step.at].size()) {
            finished.push_back(step.at);
            path.pop_back();
            continue;
        }
        const std::size_t to = edges[step.at][step.next++];
        if (!isSeen[to]) {
            isSeen[to] = true;
            path.push_back({to});
        }
    }
}

/// The tables that are in circles: those of strongly connected components of more than one table (Kosaraju's way).
std::vector<std::size_t> inCircles(const Edges &references)
{
    std::vector<std::size_t> finished, result;
    std::vector<bool> isSeen(references.size(), false);
    for (std::size_t i = 0; i < references.size(); ++i) {
        if (!isSeen[i])
            walk(references, i, isSeen, finished);
    }
    const Edges referrers = reversed(references);
    isSeen.assign(references.size(), false);
    for (auto start = finished.rbegin(); start != finished.rend(); ++start) {
        if (isSeen[*start])
            continue;
        std::vector<std::size_t> component;
        walk(referrers, *start, isSeen, component);
        if (component.size() > 1)
            result.insert(result.end(), component.begin(), component.end());
    }
    return result;
}

}  // namespace

std::vector<const Table *> inOrderOfReferences(std::vector<const Table *> tables, const std::map<QualifiedName, std::vector<QualifiedName>> &further)
{
    std::vector<std::pair<std::string, const Table *>> byKey;
    byKey.reserve(tables.size());
    for (const Table *table : tables)
        byKey.emplace_back(table->name.toString(), table);
    std::stable_sort(byKey.begin(), byKey.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::transform(byKey.begin(), byKey.end(), tables.begin(), [](const auto &item) { return item.second; });

    Edges references = referencesOf(tables, further);
    std::vector<int> wave = waves(references);
    if (std::find(wave.begin(), wave.end(), kNone) != wave.end()) {
        for (const std::size_t i : inCircles(references))
            references[i].clear();
        wave = waves(references);
    }
    std::vector<std::vector<const Table *>> byWave;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        byWave.resize(std::max(byWave.size(), std::size_t(wave[i]) + 1));
        byWave[std::size_t(wave[i])].push_back(tables[i]);
    }
    std::vector<const Table *> result;
    result.reserve(tables.size());
    for (const auto &members : byWave)
        result.insert(result.end(), members.begin(), members.end());
    return result;
}

std::vector<const Table *> sortedTables(const Schema &schema)
{
    std::vector<const Table *> tables;
    tables.reserve(schema.tables.size());
    for (const auto &[name, table] : schema.tables)
        tables.push_back(&table);
    return inOrderOfReferences(std::move(tables));
}

}  // namespace limbeck::schema
