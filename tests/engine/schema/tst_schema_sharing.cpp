// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies of a schema share what they have in common, and nothing of what is written to one is seen in another.
#include "base/shared_map.h"
#include "schema/schema.h"

#include <QTest>

#include <map>
#include <random>
#include <thread>

using namespace limbeck;

namespace {

schema::QualifiedName named(const char *name) { return {std::nullopt, name}; }

schema::Schema twoTables()
{
    schema::Schema made;
    for (const char *name : {"parent", "child"}) {
        schema::Table table;
        table.name = named(name);
        made.tables.insert_or_assign(table.name, std::move(table));
    }
    schema::ForeignKey key;
    key.referredTable = named("parent");
    made.editTable(named("child"))->constraints.emplace_back(key);
    return made;
}

}  // namespace

class TestSchemaSharing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditStaysInItsCopy()
    {
        const schema::Schema before = twoTables();
        schema::Schema after = before;
        QVERIFY(after == before);
        QCOMPARE(after.findTable(named("parent")), before.findTable(named("parent")));
        after.editTable(named("child"))->comment = "mine";
        QVERIFY(!before.findTable(named("child"))->comment);
        QVERIFY(after != before);
        QVERIFY2(after.findTable(named("parent")) == before.findTable(named("parent")), "what nobody edits stays shared");
        const schema::Table *own = after.findTable(named("child"));
        QCOMPARE(static_cast<const schema::Table *>(after.editTable(named("child"))), own);   // its own already
        QVERIFY(!after.editTable(named("nobody")));
    }

    void aRenamedTableTakesItsReferencesAlong()
    {
        const schema::Schema before = twoTables();
        schema::Schema after = before;
        after.renameTable(named("parent"), named("elder"));
        QVERIFY(!after.findTable(named("parent")));
        QVERIFY(schema::refersTo(*after.findTable(named("child")), named("elder")));
        QVERIFY(schema::refersTo(*before.findTable(named("child")), named("parent")));
        after.renameTable(named("nobody"), named("child"));
        QVERIFY(schema::refersTo(*after.findTable(named("child")), named("elder")));
    }

    /// Against std::map, with copies of every age.
    void asAMapWouldDo()
    {
        std::mt19937 random(7);
        std::vector<std::pair<SharedMap<int, std::string>, std::map<int, std::string>>> ages(1);
        for (int round = 0; round < 4000; ++round) {
            const int key = int(random() % 40);
            auto [ours, theirs] = ages[random() % ages.size()];
            const std::string text = std::to_string(round);
            switch (random() % 7) {
            case 0:
                ours.insert_or_assign(key, text);
                theirs.insert_or_assign(key, text);
                break;
            case 1:
                QCOMPARE(ours.emplace(key, text).second, theirs.emplace(key, text).second);
                break;
            case 2:
                QCOMPARE(ours.erase(key), theirs.erase(key));
                break;
            case 3:
                ours[key] += text;
                theirs[key] += text;
                break;
            case 4: {
                const auto taken = ours.take(key);
                const auto node = theirs.extract(key);
                QCOMPARE(taken.has_value(), !node.empty());
                QVERIFY(node.empty() || *taken == node.mapped());
                break;
            }
            case 5: {
                const auto isIt = [key](const auto &entry) { return entry.first % 7 == key % 7; };
                QCOMPARE(erase_if(ours, isIt), std::erase_if(theirs, isIt));
                break;
            }
            default:
                ours.editWhere([key](int other, const std::string &) { return other % 3 == key % 3; }, [&](int, std::string &value) { value += "x"; });
                for (auto &[other, value] : theirs)
                    value += other % 3 == key % 3 ? "x" : "";
            }
            QVERIFY(std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end()));
            QCOMPARE(ours.contains(key), theirs.contains(key));
            QCOMPARE(ours.find(key) == ours.end(), !theirs.contains(key));
            ages.emplace_back(std::move(ours), std::move(theirs));
            if (ages.size() > 30)
                ages.erase(ages.begin() + long(random() % ages.size()));
        }
        // What was done to younger copies left the old ones alone.
        for (const auto &[ours, theirs] : ages)
            QVERIFY(std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end()));
    }

    /// For the thread sanitizer: copies are read and let go by one thread and edited by another.
    void copiesInTwoThreads()
    {
        for (int round = 0; round < 200; ++round) {
            schema::Schema mine = twoTables();
            std::size_t seen = 0;
            std::thread reader([copy = mine, &seen]() mutable {
                for (const auto &[name, table] : copy.tables)
                    seen += table.constraints.size();
                copy.editTable(named("child"))->comment = "theirs";
            });
            mine.editTable(named("child"))->comment = "mine";
            reader.join();
            QCOMPARE(seen, std::size_t(1));
            QCOMPARE(*mine.findTable(named("child"))->comment, std::string("mine"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSchemaSharing)
#include "tst_schema_sharing.moc"
