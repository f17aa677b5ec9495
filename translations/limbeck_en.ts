<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DotWriter</name>
    <message numerus="yes">
        <source>⋯ %n more column(s)</source>
        <translation>
            <numerusform>⋯ %n more column</numerusform>
            <numerusform>⋯ %n more columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n equal line</numerusform>
            <numerusform>%n equal lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationWords</name>
    <message numerus="yes">
        <source>Creates the table %1 with %n column(s)</source>
        <translation>
            <numerusform>Creates the table %1 with %n column</numerusform>
            <numerusform>Creates the table %1 with %n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Inserts %n row(s)</source>
        <translation>
            <numerusform>Inserts %n row</numerusform>
            <numerusform>Inserts %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes the table %1 in %n way(s)</source>
        <translation>
            <numerusform>Changes the table %1 in %n way</numerusform>
            <numerusform>Changes the table %1 in %n ways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaHtml</name>
    <message numerus="yes">
        <source>⋯ %n line(s) as before</source>
        <translation>
            <numerusform>⋯ %n line as before</numerusform>
            <numerusform>⋯ %n lines as before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CollisionView</name>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1 (%n revision)</numerusform>
            <numerusform>%1 (%n revisions)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>%n downgrade</numerusform>
            <numerusform>%n downgrades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>%n upgrade</numerusform>
            <numerusform>%n upgrades</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConfirmDialog</name>
    <message numerus="yes">
        <source>%n revision(s) will be run on %1, up to %2.</source>
        <translation>
            <numerusform>%n revision will be run on %1, up to %2.</numerusform>
            <numerusform>%n revisions will be run on %1, up to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of %1 will be taken back, down to %2.</source>
        <translation>
            <numerusform>%n revision of %1 will be taken back, down to %2.</numerusform>
            <numerusform>%n revisions of %1 will be taken back, down to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConnectionProbe</name>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>It has %n table.</numerusform>
            <numerusform>It has %n tables.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>%n materialized view</numerusform>
            <numerusform>%n materialized views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n function</numerusform>
            <numerusform>%n functions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n trigger</numerusform>
            <numerusform>%n triggers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>%n policy</numerusform>
            <numerusform>%n policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n domain</numerusform>
            <numerusform>%n domains</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n sequence</numerusform>
            <numerusform>%n sequences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>%n foreign table</numerusform>
            <numerusform>%n foreign tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>Not read: %n place of the models.</numerusform>
            <numerusform>Not read: %n places of the models.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>Uncertain: %n place of the history.</numerusform>
            <numerusform>Uncertain: %n places of the history.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 stands at %2, which no script of this project has</numerusform>
            <numerusform>%1 stands at %2, which no script of this project has</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffSession</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>%n place could not be read; the rest of the models and %1 agree</numerusform>
            <numerusform>%n places could not be read; the rest of the models and %1 agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>%n place could not be read; the rest of the models and the history agree</numerusform>
            <numerusform>%n places could not be read; the rest of the models and the history agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1; %n place could not be read</numerusform>
            <numerusform>%1; %n places could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n change brings %1 to the models</numerusform>
            <numerusform>%n changes bring %1 to the models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n change brings %1 back to its revision</numerusform>
            <numerusform>%n changes bring %1 back to its revision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n change brings the history&apos;s head to the models</numerusform>
            <numerusform>%n changes bring the history&apos;s head to the models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>%1 of %n change</numerusform>
            <numerusform>%1 of %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>%n difference between the models as they are read here and as Python has them</numerusform>
            <numerusform>%n differences between the models as they are read here and as Python has them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>No difference, but %n place could not be read</numerusform>
            <numerusform>No difference, but %n places could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryDelegate</name>
    <message numerus="yes">
        <source>⋯ %n more below</source>
        <translation>
            <numerusform>⋯ %n more below</numerusform>
            <numerusform>⋯ %n more below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>The file of this revision is missing; %n revision follows it. Look for it in git with its context menu.</numerusform>
            <numerusform>The file of this revision is missing; %n revisions follow it. Look for it in git with its context menu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistorySearchBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n head</numerusform>
            <numerusform>%n heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n script has unsaved changes.</numerusform>
            <numerusform>%n scripts have unsaved changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>Printed %n page</numerusform>
            <numerusform>Printed %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanModel</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanSheet</name>
    <message numerus="yes">
        <source>%n step(s): from %1 to %2.</source>
        <translation>
            <numerusform>%n step: from %1 to %2.</numerusform>
            <numerusform>%n steps: from %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n step can be run by Python only. Nothing is run before you allow the project&apos;s own Python for it.</numerusform>
            <numerusform>%n steps can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>Rolled back up to the last commit: the first %n step stays.</numerusform>
            <numerusform>Rolled back up to the last commit: the first %n steps stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>%n script of it is read from git, where another branch has it; the files here stay as they are.</numerusform>
            <numerusform>%n scripts of it are read from git, where another branch has them; the files here stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n step may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</numerusform>
            <numerusform>%n steps may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>%1, applied to a scratch copy of the schema, leaves %n difference:</numerusform>
            <numerusform>%1, applied to a scratch copy of the schema, leaves %n differences:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>Also for the %n &amp;other step of this plan that needs Python</numerusform>
            <numerusform>Also for the %n &amp;other steps of this plan that need Python</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RehearsalBar</name>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>Rehearsed %1: %n step in %2.</numerusform>
            <numerusform>Rehearsed %1: %n steps in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionInspector</name>
    <message numerus="yes">
        <source>%n revision(s) between them</source>
        <translation>
            <numerusform>%n revision between them</numerusform>
            <numerusform>%n revisions between them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of another branch, not in the second one</source>
        <translation>
            <numerusform>%n revision of another branch, not in the second one</numerusform>
            <numerusform>%n revisions of another branch, not in the second one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 is not as this revision would have it. This would have to be done first (%n change):</numerusform>
            <numerusform>%1 is not as this revision would have it. This would have to be done first (%n changes):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>The version table is emptied first: %1 goes.</numerusform>
            <numerusform>The version table is emptied first: %1 goes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>Unlock for %n minute…</numerusform>
            <numerusform>Unlock for %n minutes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− %n line of the file as it is now</numerusform>
            <numerusform>− %n lines of the file as it is now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ %n line of your text</numerusform>
            <numerusform>+ %n lines of your text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>%n revision comes after it: %1.</numerusform>
            <numerusform>%n revisions come after it: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>Of the databases that were read here (%n), none would skip a revision. Others may.</numerusform>
            <numerusform>Of the databases that were read here (%n), none would skip a revision. Others may.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>It exists on branch %1.</numerusform>
            <numerusform>It exists on branch %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 stands at %2, which no script of this project has.</numerusform>
            <numerusform>%1 stands at %2, which no script of this project has.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>For %n minute, downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</numerusform>
            <numerusform>For %n minutes, downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</numerusform>
        </translation>
    </message>
</context>
</TS>
