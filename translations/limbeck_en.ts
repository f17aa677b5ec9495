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
</TS>
