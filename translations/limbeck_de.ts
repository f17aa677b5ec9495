<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>DotWriter</name>
        <message numerus="yes">
            <source>⋯ %n more column(s)</source>
            <translation>
                <numerusform>⋯ %n weitere Spalte</numerusform>
                <numerusform>⋯ %n weitere Spalten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OperationWords</name>
        <message numerus="yes">
            <source>Creates the table %1 with %n column(s)</source>
            <translation>
                <numerusform>Erzeugt die Tabelle %1 mit %n Spalte</numerusform>
                <numerusform>Erzeugt die Tabelle %1 mit %n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>Drops the table %1</source>
            <translation>Löscht die Tabelle %1</translation>
        </message>
        <message>
            <source>Renames the table %1 to %2</source>
            <translation>Benennt die Tabelle %1 in %2 um</translation>
        </message>
        <message>
            <source>Adds the column %1 to %2</source>
            <translation>Fügt zu %2 die Spalte %1 hinzu</translation>
        </message>
        <message>
            <source>Drops the column %1 of %2</source>
            <translation>Löscht die Spalte %1 von %2</translation>
        </message>
        <message>
            <source>Creates the unique index %1 on %2</source>
            <translation>Erzeugt den eindeutigen Index %1 auf %2</translation>
        </message>
        <message>
            <source>Creates the index %1 on %2</source>
            <translation>Erzeugt den Index %1 auf %2</translation>
        </message>
        <message>
            <source>Drops the index %1</source>
            <translation>Löscht den Index %1</translation>
        </message>
        <message>
            <source>Drops the constraint %1 of %2</source>
            <translation>Löscht die Bedingung %1 von %2</translation>
        </message>
        <message>
            <source>Sets the comment of the table %1</source>
            <translation>Setzt den Kommentar der Tabelle %1</translation>
        </message>
        <message>
            <source>Removes the comment of the table %1</source>
            <translation>Entfernt den Kommentar der Tabelle %1</translation>
        </message>
        <message>
            <source>Runs SQL</source>
            <translation>Führt SQL aus</translation>
        </message>
        <message numerus="yes">
            <source>Inserts %n row(s)</source>
            <translation>
                <numerusform>Fügt %n Zeile ein</numerusform>
                <numerusform>Fügt %n Zeilen ein</numerusform>
            </translation>
        </message>
        <message>
            <source>Creates the type %1</source>
            <translation>Erzeugt den Typ %1</translation>
        </message>
        <message>
            <source>Drops the type %1</source>
            <translation>Löscht den Typ %1</translation>
        </message>
        <message numerus="yes">
            <source>Changes the table %1 in %n way(s)</source>
            <translation>
                <numerusform>Ändert die Tabelle %1 auf %n Art</numerusform>
                <numerusform>Ändert die Tabelle %1 auf %n Arten</numerusform>
            </translation>
        </message>
        <message>
            <source>Adds the primary key (%1) to %2</source>
            <translation>Fügt zu %2 den Primärschlüssel (%1) hinzu</translation>
        </message>
        <message>
            <source>Adds a unique constraint on (%1) to %2</source>
            <translation>Fügt zu %2 eine Eindeutigkeit über (%1) hinzu</translation>
        </message>
        <message>
            <source>Adds a foreign key from %1 (%2) to %3</source>
            <translation>Fügt einen Fremdschlüssel von %1 (%2) auf %3 hinzu</translation>
        </message>
        <message>
            <source>Adds a check to %1</source>
            <translation>Fügt zu %1 eine Prüfung hinzu</translation>
        </message>
        <message>
            <source>Adds an exclusion constraint to %1</source>
            <translation>Fügt zu %1 eine Ausschlussbedingung hinzu</translation>
        </message>
        <message>
            <source>another type</source>
            <translation>anderer Typ</translation>
        </message>
        <message>
            <source>type %1</source>
            <translation>Typ %1</translation>
        </message>
        <message>
            <source>may be null</source>
            <translation>darf NULL sein</translation>
        </message>
        <message>
            <source>not null</source>
            <translation>nicht NULL</translation>
        </message>
        <message>
            <source>no default</source>
            <translation>kein Vorgabewert</translation>
        </message>
        <message>
            <source>another default</source>
            <translation>anderer Vorgabewert</translation>
        </message>
        <message>
            <source>another comment</source>
            <translation>anderer Kommentar</translation>
        </message>
        <message>
            <source>called %1</source>
            <translation>heißt nun %1</translation>
        </message>
        <message>
            <source>Changes the column %1 of %2: %3</source>
            <translation>Ändert die Spalte %1 von %2: %3</translation>
        </message>
        <message>
            <source>Runs %1</source>
            <translation>Führt %1 aus</translation>
        </message>
        <message>
            <source>(unnamed)</source>
            <translation>(namenlos)</translation>
        </message>
        <message>
            <source>with a default</source>
            <translation>mit Vorgabewert</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show the password</source>
            <translation>Passwort zeigen</translation>
        </message>
    </context>
    <context>
        <name>PreviewText</name>
        <message>
            <source>decided by the schema as it is now</source>
            <translation>hängt vom jetzigen Schema ab</translation>
        </message>
        <message>
            <source>only if the data say so: %1</source>
            <translation>nur wenn die Daten es ergeben: %1</translation>
        </message>
        <message>
            <source>repeated for each of: %1</source>
            <translation>wiederholt für jedes von: %1</translation>
        </message>
        <message>
            <source>with values that are not known before</source>
            <translation>mit Werten, die vorher nicht bekannt sind</translation>
        </message>
        <message>
            <source>the script commits here</source>
            <translation>das Skript schreibt hier fest (COMMIT)</translation>
        </message>
        <message>
            <source>cannot be done here: %1</source>
            <translation>hier nicht möglich: %1</translation>
        </message>
        <message>
            <source>nothing to do on this database</source>
            <translation>auf dieser Datenbank nichts zu tun</translation>
        </message>
    </context>
    <context>
        <name>Protection</name>
        <message>
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>guarded</source>
            <translation>behütet</translation>
        </message>
        <message>
            <source>protected</source>
            <translation>geschützt</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>nur lesen</translation>
        </message>
        <message>
            <source>Upgrades run at once, downgrades and stamps after a question.</source>
            <translation>Upgrades laufen sofort, Downgrades und Stamps nach einer Frage.</translation>
        </message>
        <message>
            <source>Upgrades after a question, downgrades and stamps when the name was typed.</source>
            <translation>Upgrades nach einer Frage, Downgrades und Stamps erst, wenn der Name eingetippt wurde.</translation>
        </message>
        <message>
            <source>Upgrades when the name was typed, no downgrades and no stamps.</source>
            <translation>Upgrades erst, wenn der Name eingetippt wurde, keine Downgrades und keine Stamps.</translation>
        </message>
        <message>
            <source>Nothing is changed.</source>
            <translation>Nichts wird geändert.</translation>
        </message>
    </context>
    <context>
        <name>SchemaHtml</name>
        <message>
            <source>The schema stays as it is: no table, column, constraint or index changes.</source>
            <translation>Das Schema bleibt, wie es ist: Keine Tabelle, Spalte, Bedingung und kein Index ändert sich.</translation>
        </message>
        <message>
            <source>Not read to its end: %1</source>
            <translation>Nicht zu Ende gelesen: %1</translation>
        </message>
        <message>
            <source>New type %1</source>
            <translation>Neuer Typ %1</translation>
        </message>
        <message>
            <source>New table %1</source>
            <translation>Neue Tabelle %1</translation>
        </message>
        <message>
            <source>Removed type %1</source>
            <translation>Entfernter Typ %1</translation>
        </message>
        <message>
            <source>Removed table %1</source>
            <translation>Entfernte Tabelle %1</translation>
        </message>
        <message>
            <source>Changed type %1</source>
            <translation>Geänderter Typ %1</translation>
        </message>
        <message>
            <source>Changed table %1</source>
            <translation>Geänderte Tabelle %1</translation>
        </message>
        <message numerus="yes">
            <source>⋯ %n line(s) as before</source>
            <translation>
                <numerusform>⋯ %n Zeile wie zuvor</numerusform>
                <numerusform>⋯ %n Zeilen wie zuvor</numerusform>
            </translation>
        </message>
        <message>
            <source>Decided by data: %1</source>
            <translation>Von Daten abhängig: %1</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>development</source>
            <translation>Entwicklung</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>Vorstufe</translation>
        </message>
        <message>
            <source>production</source>
            <translation>Produktion</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ConfirmDialog</name>
        <message>
            <source>base</source>
            <translation>Base</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) will be run on %1, up to %2.</source>
            <translation>
                <numerusform>%n Revision wird auf %1 ausgeführt, bis %2.</numerusform>
                <numerusform>%n Revisionen werden auf %1 ausgeführt, bis %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) of %1 will be taken back, down to %2.</source>
            <translation>
                <numerusform>%n Revision von %1 wird zurückgenommen, bis hinab zu %2.</numerusform>
                <numerusform>%n Revisionen von %1 werden zurückgenommen, bis hinab zu %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>The version table of %1 will say %2. No script is run.</source>
            <translation>Die Versionstabelle von %1 wird %2 enthalten. Kein Skript wird ausgeführt.</translation>
        </message>
        <message>
            <source>Upgrade %1 to %2</source>
            <translation>%1 auf %2 heben</translation>
        </message>
        <message>
            <source>Downgrade %1 to %2</source>
            <translation>%1 auf %2 zurücknehmen</translation>
        </message>
        <message>
            <source>Stamp %1</source>
            <translation>%1 stempeln</translation>
        </message>
        <message>
            <source>What the scripts drop is gone with its data:</source>
            <translation>Was die Skripte löschen, ist mit seinen Daten fort:</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… und %n weitere</numerusform>
                <numerusform>… und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>This database is guarded. Type its &amp;name to go on: %1</source>
            <translation>Diese Datenbank ist behütet. Tippen Sie ihren &amp;Namen ein, um fortzufahren: %1</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::EngineService</name>
        <message>
            <source>Opening the project</source>
            <translation>Projekt wird geöffnet</translation>
        </message>
        <message>
            <source>Reading where the database stands</source>
            <translation>Der Stand der Datenbank wird gelesen</translation>
        </message>
        <message>
            <source>Making the plan</source>
            <translation>Der Plan wird gemacht</translation>
        </message>
        <message>
            <source>Computing a schema</source>
            <translation>Ein Schema wird berechnet</translation>
        </message>
        <message>
            <source>Drawing the diagram</source>
            <translation>Das Diagramm wird gezeichnet</translation>
        </message>
        <message>
            <source>Writing a merge</source>
            <translation>Ein Merge wird geschrieben</translation>
        </message>
        <message>
            <source>Writing a revision</source>
            <translation>Eine Revision wird geschrieben</translation>
        </message>
        <message>
            <source>Writing the environment</source>
            <translation>Die Umgebung wird geschrieben</translation>
        </message>
        <message>
            <source>Moving a file to the trash</source>
            <translation>Eine Datei wird in den Papierkorb gelegt</translation>
        </message>
        <message>
            <source>Reading a file</source>
            <translation>Eine Datei wird gelesen</translation>
        </message>
        <message>
            <source>Writing a file</source>
            <translation>Eine Datei wird geschrieben</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::FindBar</name>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Find in the script</source>
            <translation>Im Skript suchen</translation>
        </message>
        <message>
            <source>Replace with</source>
            <translation>Ersetzen durch</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Vorheriger Treffer</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Replace all</source>
            <translation>Alle ersetzen</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>Suche schließen</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>nicht gefunden</translation>
        </message>
        <message numerus="yes">
            <source>%n replaced</source>
            <translation>
                <numerusform>%n ersetzt</numerusform>
                <numerusform>%n ersetzt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryDelegate</name>
        <message>
            <source>problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>braucht Python</translation>
        </message>
        <message numerus="yes">
            <source>⋯ %n more below</source>
            <translation>
                <numerusform>⋯ %n weitere darunter</numerusform>
                <numerusform>⋯ %n weitere darunter</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryModel</name>
        <message>
            <source>missing file</source>
            <translation>Datei fehlt</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>angewandt</translation>
        </message>
        <message>
            <source>pending</source>
            <translation>ausstehend</translation>
        </message>
        <message>
            <source>current</source>
            <translation>aktuell</translation>
        </message>
        <message>
            <source>merge of %1</source>
            <translation>Merge von %1</translation>
        </message>
        <message>
            <source>branch point</source>
            <translation>Verzweigung</translation>
        </message>
        <message>
            <source>head</source>
            <translation>Head</translation>
        </message>
        <message>
            <source>%1 stands here</source>
            <translation>%1 steht hier</translation>
        </message>
        <message>
            <source>The file of this revision is missing</source>
            <translation>Die Datei dieser Revision fehlt</translation>
        </message>
        <message>
            <source>effective head</source>
            <translation>wirksamer Head</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Graph</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistorySearchBar</name>
        <message>
            <source>Show only what matches</source>
            <translation>Nur Treffer zeigen</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Vorheriger Treffer</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>Find in history</source>
            <translation>In der Historie suchen</translation>
        </message>
        <message>
            <source>Words of the message, the id or the file's name.
id: msg: file: label: date: is: look in one place only, quotes keep words together.</source>
            <translation>Wörter der Nachricht, die Id oder der Dateiname.
id: msg: file: label: date: is: suchen nur an einer Stelle, Anführungszeichen halten Wörter zusammen.</translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>nichts gefunden</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n gefunden</numerusform>
                <numerusform>%n gefunden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryView</name>
        <message>
            <source>Revision history</source>
            <translation>Historie der Revisionen</translation>
        </message>
        <message>
            <source>No revisions yet</source>
            <translation>Noch keine Revisionen</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historie</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Graph</translation>
        </message>
        <message>
            <source>missing file</source>
            <translation>Datei fehlt</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::InitDialog</name>
        <message>
            <source>Begin with Alembic</source>
            <translation>Mit Alembic beginnen</translation>
        </message>
        <message>
            <source>Folder of the project</source>
            <translation>Ordner des Projekts</translation>
        </message>
        <message>
            <source>&amp;Template</source>
            <translation>&amp;Vorlage</translation>
        </message>
        <message>
            <source>&amp;Scripts go to</source>
            <translation>&amp;Skripte kommen nach</translation>
        </message>
        <message>
            <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini and the models' metadata into env.py.</source>
            <translation>Geschrieben werden alembic.ini (oder ein Abschnitt von pyproject.toml) und der Ordner mit env.py, script.py.mako und einer leeren Historie. Tragen Sie dann die URL der Datenbank in alembic.ini und die Metadaten der Modelle in env.py ein.</translation>
        </message>
        <message>
            <source>Write the files</source>
            <translation>Dateien schreiben</translation>
        </message>
        <message>
            <source>%1 is there already and is not empty.</source>
            <translation>%1 ist schon da und nicht leer.</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::LogPanel</name>
        <message>
            <source>Copy what is shown</source>
            <translation>Kopieren, was zu sehen ist</translation>
        </message>
        <message>
            <source>Clear the log</source>
            <translation>Protokoll leeren</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>SQL</source>
            <translation>SQL</translation>
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation>Warnungen und Fehler</translation>
        </message>
        <message>
            <source>Kinds of entries</source>
            <translation>Arten von Einträgen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter the log</source>
            <translation>Protokoll filtern</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::MainWindow</name>
        <message>
            <source>Show in the script</source>
            <translation>Im Skript zeigen</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>Geschrieben: %1</translation>
        </message>
        <message>
            <source>No script was written</source>
            <translation>Es wurde kein Skript geschrieben</translation>
        </message>
        <message>
            <source>Opening %1</source>
            <translation>%1 wird geöffnet</translation>
        </message>
        <message>
            <source>Open a project's folder</source>
            <translation>Ordner eines Projekts öffnen</translation>
        </message>
        <message>
            <source>The sample project is not installed.</source>
            <translation>Das Beispielprojekt ist nicht installiert.</translation>
        </message>
        <message>
            <source>%1 is %2: %3 Change its protection beside its name first.</source>
            <translation>%1 ist %2: %3 Ändern Sie zuerst den Schutz neben dem Namen.</translation>
        </message>
        <message>
            <source>Not connected. Nothing is contacted by itself: press Connect.</source>
            <translation>Nicht verbunden. Von allein wird nichts angesprochen: Drücken Sie „Verbinden“.</translation>
        </message>
        <message>
            <source>%1: not connected</source>
            <translation>%1: nicht verbunden</translation>
        </message>
        <message>
            <source>%1: connecting…</source>
            <translation>%1: wird verbunden …</translation>
        </message>
        <message>
            <source>base</source>
            <translation>Base</translation>
        </message>
        <message>
            <source>◉ %1 on %2</source>
            <translation>◉ %1 auf %2</translation>
        </message>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n ausstehend</numerusform>
                <numerusform>%n ausstehend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>%n Head</numerusform>
                <numerusform>%n Heads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
        <message>
            <source>The database stands at revision %1, which no script of this project has. It may be on another branch of the code.</source>
            <translation>Die Datenbank steht bei Revision %1, die kein Skript dieses Projekts hat. Vielleicht liegt sie auf einem anderen Zweig des Quelltexts.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… und %n weitere</numerusform>
                <numerusform>… und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved script</source>
            <translation>Ungesichertes Skript</translation>
        </message>
        <message>
            <source>The script in the editor has unsaved changes.</source>
            <translation>Das Skript im Editor hat ungesicherte Änderungen.</translation>
        </message>
        <message>
            <source>A migration is running</source>
            <translation>Eine Migration läuft</translation>
        </message>
        <message>
            <source>%1 is being migrated.</source>
            <translation>%1 wird gerade migriert.</translation>
        </message>
        <message>
            <source>Stopping rolls back the step under way; the report says what stays.</source>
            <translation>Anhalten nimmt den laufenden Schritt zurück; der Bericht sagt, was bleibt.</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>Anhalten und schließen</translation>
        </message>
        <message>
            <source>Close when it is done</source>
            <translation>Schließen, wenn es fertig ist</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>Weiterlaufen lassen</translation>
        </message>
        <message>
            <source>Making the plan for %1</source>
            <translation>Der Plan für %1 wird gemacht</translation>
        </message>
        <message>
            <source>Delete a revision</source>
            <translation>Eine Revision löschen</translation>
        </message>
        <message>
            <source>The file of %1 goes to the trash.</source>
            <translation>Die Datei von %1 kommt in den Papierkorb.</translation>
        </message>
        <message>
            <source>Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless.</source>
            <translation>Nichts folgt auf sie, und keine Datenbank, die hier gelesen wurde, hat sie. Eine nicht gelesene Datenbank kann sie trotzdem haben.</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 löschen</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Go to a revision</source>
            <translation>Zu einer Revision</translation>
        </message>
        <message>
            <source>Go to line</source>
            <translation>Zu Zeile</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>"%1" is no revision of this project.</source>
            <translation>„%1“ ist keine Revision dieses Projekts.</translation>
        </message>
        <message>
            <source>The language changes when the window is opened again.</source>
            <translation>Die Sprache wechselt, wenn das Fenster wieder geöffnet wird.</translation>
        </message>
        <message>
            <source>Export the history</source>
            <translation>Historie exportieren</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
            <translation>SVG-Zeichnung (*.svg);;PNG-Bild (*.png)</translation>
        </message>
        <message>
            <source>%1 cannot be written, or the history is too long for a picture: try SVG.</source>
            <translation>%1 kann nicht geschrieben werden, oder die Historie ist zu lang für ein Bild: Versuchen Sie SVG.</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
        <message>
            <source>&amp;Open folder…</source>
            <translation>Ordner ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>&amp;Neu lesen</translation>
        </message>
        <message>
            <source>Read the files and the database again</source>
            <translation>Die Dateien und die Datenbank neu lesen</translation>
        </message>
        <message>
            <source>&amp;Close project</source>
            <translation>Projekt s&amp;chließen</translation>
        </message>
        <message>
            <source>Close the project</source>
            <translation>Das Projekt schließen</translation>
        </message>
        <message>
            <source>&amp;Save script</source>
            <translation>Skript &amp;sichern</translation>
        </message>
        <message>
            <source>Save the script in the editor</source>
            <translation>Das Skript im Editor sichern</translation>
        </message>
        <message>
            <source>Command &amp;palette…</source>
            <translation>Befehls&amp;palette …</translation>
        </message>
        <message>
            <source>Choose any command by typing a part of its name</source>
            <translation>Einen Befehl durch Tippen eines Teils seines Namens wählen</translation>
        </message>
        <message>
            <source>Pr&amp;eferences…</source>
            <translation>&amp;Einstellungen …</translation>
        </message>
        <message>
            <source>Colours, language, fonts, shortcuts</source>
            <translation>Farben, Sprache, Schriften, Tastenkürzel</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>Das Fenster schließen</translation>
        </message>
        <message>
            <source>Migration</source>
            <translation>Migration</translation>
        </message>
        <message>
            <source>&amp;New revision…</source>
            <translation>&amp;Neue Revision …</translation>
        </message>
        <message>
            <source>Write a new script</source>
            <translation>Ein neues Skript schreiben</translation>
        </message>
        <message>
            <source>&amp;Merge heads…</source>
            <translation>Heads &amp;zusammenführen …</translation>
        </message>
        <message>
            <source>Write a script that joins several heads</source>
            <translation>Ein Skript schreiben, das mehrere Heads verbindet</translation>
        </message>
        <message>
            <source>De&amp;lete revision…</source>
            <translation>Revision &amp;löschen …</translation>
        </message>
        <message>
            <source>Move the script of a revision that nothing follows and no database has to the trash</source>
            <translation>Das Skript einer Revision, auf die nichts folgt und die keine Datenbank hat, in den Papierkorb legen</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>&amp;Verbinden</translation>
        </message>
        <message>
            <source>Connect to the database and read where it stands</source>
            <translation>Mit der Datenbank verbinden und ihren Stand lesen</translation>
        </message>
        <message>
            <source>&amp;Add database…</source>
            <translation>Datenbank &amp;hinzufügen …</translation>
        </message>
        <message>
            <source>Add a database by hand</source>
            <translation>Eine Datenbank von Hand hinzufügen</translation>
        </message>
        <message>
            <source>&amp;Upgrade to head</source>
            <translation>&amp;Upgrade bis Head</translation>
        </message>
        <message>
            <source>Bring the database to the newest revision</source>
            <translation>Die Datenbank auf die neueste Revision bringen</translation>
        </message>
        <message>
            <source>Upgrade to s&amp;elected</source>
            <translation>Upgrade bis zur &amp;Auswahl</translation>
        </message>
        <message>
            <source>Bring the database up to the selected revision</source>
            <translation>Die Datenbank bis zur gewählten Revision heben</translation>
        </message>
        <message>
            <source>Upgrade &amp;one step</source>
            <translation>Upgrade um &amp;einen Schritt</translation>
        </message>
        <message>
            <source>Run the next revision</source>
            <translation>Die nächste Revision ausführen</translation>
        </message>
        <message>
            <source>&amp;Downgrade to selected</source>
            <translation>&amp;Downgrade bis zur Auswahl</translation>
        </message>
        <message>
            <source>Bring the database down to the selected revision</source>
            <translation>Die Datenbank bis zur gewählten Revision zurücknehmen</translation>
        </message>
        <message>
            <source>Downgrade o&amp;ne step</source>
            <translation>Downgrade um e&amp;inen Schritt</translation>
        </message>
        <message>
            <source>Take the last revision back</source>
            <translation>Die letzte Revision zurücknehmen</translation>
        </message>
        <message>
            <source>Downgrade to &amp;base</source>
            <translation>Downgrade bis &amp;Base</translation>
        </message>
        <message>
            <source>Take all revisions back</source>
            <translation>Alle Revisionen zurücknehmen</translation>
        </message>
        <message>
            <source>S&amp;tamp selected</source>
            <translation>Auswahl s&amp;tempeln</translation>
        </message>
        <message>
            <source>Write the selected revision into the version table without running anything</source>
            <translation>Die gewählte Revision in die Versionstabelle schreiben, ohne etwas auszuführen</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>Stop what is running</source>
            <translation>Anhalten, was läuft</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>&amp;Find in history</source>
            <translation>In der Historie &amp;suchen</translation>
        </message>
        <message>
            <source>Highlight revisions by id, message or file</source>
            <translation>Revisionen nach Id, Nachricht oder Datei hervorheben</translation>
        </message>
        <message>
            <source>Find and &amp;replace in the script</source>
            <translation>Im Skript suchen und &amp;ersetzen</translation>
        </message>
        <message>
            <source>Find and replace in the script</source>
            <translation>Im Skript suchen und ersetzen</translation>
        </message>
        <message>
            <source>Go to &amp;line…</source>
            <translation>Zu &amp;Zeile …</translation>
        </message>
        <message>
            <source>Go to a line of the script</source>
            <translation>Zu einer Zeile des Skripts gehen</translation>
        </message>
        <message>
            <source>Go to the revision under the &amp;caret</source>
            <translation>Zur Revision unter der &amp;Schreibmarke</translation>
        </message>
        <message>
            <source>Select the revision whose id stands at the caret</source>
            <translation>Die Revision wählen, deren Id an der Schreibmarke steht</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>&amp;Weitersuchen</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>&amp;Rückwärts suchen</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Vorheriger Treffer</translation>
        </message>
        <message>
            <source>Show only &amp;matches</source>
            <translation>Nur &amp;Treffer zeigen</translation>
        </message>
        <message>
            <source>Hide the revisions that do not match</source>
            <translation>Revisionen verbergen, die nicht passen</translation>
        </message>
        <message>
            <source>&amp;Go to revision…</source>
            <translation>Zu &amp;Revision …</translation>
        </message>
        <message>
            <source>Find a revision by a part of its id or message</source>
            <translation>Eine Revision an einem Teil ihrer Id oder Nachricht finden</translation>
        </message>
        <message>
            <source>E&amp;xport the history…</source>
            <translation>Historie e&amp;xportieren …</translation>
        </message>
        <message>
            <source>Save the history as SVG or PNG</source>
            <translation>Die Historie als SVG oder PNG sichern</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>Anordnung &amp;zurücksetzen</translation>
        </message>
        <message>
            <source>Everything back in its place</source>
            <translation>Alles zurück an seinen Platz</translation>
        </message>
        <message>
            <source>Highlight &amp;ancestry</source>
            <translation>Ab&amp;stammung hervorheben</translation>
        </message>
        <message>
            <source>Show faintly what is neither above nor below the selected revision</source>
            <translation>Blass zeigen, was weder über noch unter der gewählten Revision liegt</translation>
        </message>
        <message>
            <source>&amp;Denser rows</source>
            <translation>&amp;Dichtere Zeilen</translation>
        </message>
        <message>
            <source>Less height for each revision</source>
            <translation>Weniger Höhe für jede Revision</translation>
        </message>
        <message>
            <source>&amp;Roomier rows</source>
            <translation>&amp;Luftigere Zeilen</translation>
        </message>
        <message>
            <source>More height for each revision</source>
            <translation>Mehr Höhe für jede Revision</translation>
        </message>
        <message>
            <source>&amp;Browse</source>
            <translation>&amp;Betrachten</translation>
        </message>
        <message>
            <source>History and details</source>
            <translation>Historie und Einzelheiten</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>Sch&amp;reiben</translation>
        </message>
        <message>
            <source>A large editor with its SQL</source>
            <translation>Ein großer Editor mit seinem SQL</translation>
        </message>
        <message>
            <source>&amp;Deploy</source>
            <translation>Aus&amp;führen</translation>
        </message>
        <message>
            <source>History, plan and log</source>
            <translation>Historie, Plan und Protokoll</translation>
        </message>
        <message>
            <source>Go to &amp;current</source>
            <translation>Zur a&amp;ktuellen</translation>
        </message>
        <message>
            <source>Select the revision at which the database stands</source>
            <translation>Die Revision wählen, bei der die Datenbank steht</translation>
        </message>
        <message>
            <source>Copy revision &amp;id</source>
            <translation>Revisions-&amp;Id kopieren</translation>
        </message>
        <message>
            <source>Copy the id of the selected revision</source>
            <translation>Die Id der gewählten Revision kopieren</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>&amp;Log</source>
            <translation>&amp;Protokoll</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Haupt</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>&amp;Projekt</translation>
        </message>
        <message>
            <source>&amp;Migration</source>
            <translation>&amp;Migration</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Fold long runs</source>
            <translation>Lange Strecken &amp;falten</translation>
        </message>
        <message>
            <source>Show long runs in which nothing branches by their first and last revisions</source>
            <translation>Lange Strecken ohne Verzweigung durch ihre erste und letzte Revision zeigen</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::OperationsModel</name>
        <message>
            <source>Operation</source>
            <translation>Operation</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Zeile</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PasswordPrompt</name>
        <message>
            <source>Password needed</source>
            <translation>Passwort nötig</translation>
        </message>
        <message>
            <source>The database wants a password:</source>
            <translation>Die Datenbank verlangt ein Passwort:</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>It is kept in memory until the window closes, and never stored.</source>
            <translation>Es bleibt im Speicher, bis das Fenster geschlossen wird, und wird nie abgelegt.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PlanModel</name>
        <message>
            <source>running…</source>
            <translation>läuft …</translation>
        </message>
        <message>
            <source>✓ done</source>
            <translation>✓ fertig</translation>
        </message>
        <message>
            <source>✗ failed</source>
            <translation>✗ gescheitert</translation>
        </message>
        <message>
            <source>↩ rolled back</source>
            <translation>↩ zurückgenommen</translation>
        </message>
        <message>
            <source>cannot be done</source>
            <translation>nicht möglich</translation>
        </message>
        <message>
            <source>version table</source>
            <translation>Versionstabelle</translation>
        </message>
        <message>
            <source>finding</source>
            <translation>Befund</translation>
        </message>
        <message>
            <source>cannot be run natively</source>
            <translation>nicht nativ ausführbar</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>Step and SQL</source>
            <translation>Schritt und SQL</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Anmerkung</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PlanSheet</name>
        <message>
            <source>base (no revision)</source>
            <translation>Base (keine Revision)</translation>
        </message>
        <message>
            <source>Commit after &amp;each step</source>
            <translation>Nach &amp;jedem Schritt festschreiben</translation>
        </message>
        <message>
            <source>Cop&amp;y SQL</source>
            <translation>SQL &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>Steps of the plan</source>
            <translation>Schritte des Plans</translation>
        </message>
        <message>
            <source>SQL of the selected step</source>
            <translation>SQL des gewählten Schritts</translation>
        </message>
        <message>
            <source>What is done stays when a later step fails</source>
            <translation>Was getan ist, bleibt, wenn ein späterer Schritt scheitert</translation>
        </message>
        <message>
            <source>Steps done</source>
            <translation>Getane Schritte</translation>
        </message>
        <message>
            <source>Reading the database and the scripts…</source>
            <translation>Datenbank und Skripte werden gelesen …</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Upgrade %1</source>
            <translation>%1 heben</translation>
        </message>
        <message>
            <source>Downgrade %1</source>
            <translation>%1 zurücknehmen</translation>
        </message>
        <message>
            <source>Stamp %1</source>
            <translation>%1 stempeln</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s): from %1 to %2.</source>
            <translation>
                <numerusform>%n Schritt: von %1 nach %2.</numerusform>
                <numerusform>%n Schritte: von %1 nach %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>Only the version table changes; no script is run.</source>
            <translation>Nur die Versionstabelle ändert sich; kein Skript wird ausgeführt.</translation>
        </message>
        <message>
            <source>All in one transaction: when a step fails, nothing stays.</source>
            <translation>Alles in einer Transaktion: Scheitert ein Schritt, bleibt nichts.</translation>
        </message>
        <message>
            <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
            <translation>Scheitert ein Schritt, bleibt nichts von ihm, und die Schritte davor bleiben.</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Nichts zu tun</translation>
        </message>
        <message>
            <source>%1 already stands at %2.</source>
            <translation>%1 steht schon bei %2.</translation>
        </message>
        <message>
            <source>A step needs a real Python, so nothing can be run from here. See its note for the place and the reason.</source>
            <translation>Ein Schritt braucht ein echtes Python, deshalb kann von hier nichts ausgeführt werden. Seine Anmerkung nennt Ort und Grund.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Another upgrader is at work: %1. Waiting for it to end.</source>
            <translation>Ein anderer ist am Werk: %1. Es wird auf sein Ende gewartet.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>%1 now stands at %2.</source>
            <translation>%1 steht nun bei %2.</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>It did not work</source>
            <translation>Es hat nicht geklappt</translation>
        </message>
        <message>
            <source>Everything was rolled back: the database is as it was.</source>
            <translation>Alles wurde zurückgenommen: Die Datenbank ist, wie sie war.</translation>
        </message>
        <message>
            <source>The failed step was rolled back; the steps before it stay.</source>
            <translation>Der gescheiterte Schritt wurde zurückgenommen; die Schritte davor bleiben.</translation>
        </message>
        <message>
            <source>Nothing was done.</source>
            <translation>Nichts wurde getan.</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Erscheinung</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>Wie der Desktop</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Desktop's font</source>
            <translation>Schrift des Desktops</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>&amp;Farben</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>&amp;Font of scripts and SQL</source>
            <translation>Sch&amp;rift für Skripte und SQL</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>&amp;Größe</translation>
        </message>
        <message>
            <source>Double-click a shortcut and press the new keys. Keys that another command has are taken from it.</source>
            <translation>Doppelklicken Sie auf ein Kürzel und drücken Sie die neuen Tasten. Tasten, die ein anderer Befehl hat, werden ihm genommen.</translation>
        </message>
        <message>
            <source>Remove shortcut</source>
            <translation>Kürzel entfernen</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>Alle zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ProjectSession</name>
        <message>
            <source>It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it.</source>
            <translation>Er enthält keine alembic.ini, keine pyproject.toml mit einem Abschnitt [tool.alembic] und keinen Ordner mit einer alembic.ini.</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Wird verbunden …</translation>
        </message>
        <message>
            <source>Upgrading %1</source>
            <translation>Upgrade von %1</translation>
        </message>
        <message>
            <source>Downgrading %1</source>
            <translation>Downgrade von %1</translation>
        </message>
        <message>
            <source>Stamping %1</source>
            <translation>%1 wird gestempelt</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::RevisionDialog</name>
        <message>
            <source>Merge heads</source>
            <translation>Heads zusammenführen</translation>
        </message>
        <message>
            <source>New revision</source>
            <translation>Neue Revision</translation>
        </message>
        <message>
            <source>what the merge is called</source>
            <translation>wie der Merge heißt</translation>
        </message>
        <message>
            <source>what this revision does, in a few words</source>
            <translation>was diese Revision tut, in wenigen Worten</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>ids or labels, separated by blanks</source>
            <translation>Ids oder Labels, durch Leerzeichen getrennt</translation>
        </message>
        <message>
            <source>nothing: a new base</source>
            <translation>nichts: eine neue Base</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>&amp;Nachricht</translation>
        </message>
        <message>
            <source>&amp;Heads</source>
            <translation>&amp;Heads</translation>
        </message>
        <message>
            <source>&amp;Follows</source>
            <translation>&amp;Folgt auf</translation>
        </message>
        <message>
            <source>Branch &amp;label</source>
            <translation>Zweig-&amp;Label</translation>
        </message>
        <message>
            <source>&amp;Depends on</source>
            <translation>Hängt &amp;ab von</translation>
        </message>
        <message>
            <source>F&amp;older</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>Write the merge</source>
            <translation>Merge schreiben</translation>
        </message>
        <message>
            <source>Write the script</source>
            <translation>Skript schreiben</translation>
        </message>
        <message>
            <source>A merge needs two heads.</source>
            <translation>Ein Merge braucht zwei Heads.</translation>
        </message>
        <message>
            <source>This revision has others behind it: the new one begins a second branch there.</source>
            <translation>Auf diese Revision folgen schon andere: Die neue beginnt dort einen zweiten Zweig.</translation>
        </message>
        <message>
            <source>A second base: the history will have one more root.</source>
            <translation>Eine zweite Base: Die Historie bekommt eine Wurzel mehr.</translation>
        </message>
        <message>
            <source>Say what it does first</source>
            <translation>Sagen Sie zuerst, was sie tut</translation>
        </message>
        <message>
            <source>&amp;Compare the models with the database, and write what differs (autogenerate)</source>
            <translation>Modelle mit der Datenbank &amp;vergleichen und schreiben, was sich unterscheidet (autogenerate)</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::RevisionInspector</name>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Schema changes</source>
            <translation>Schemaänderungen</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Operationen</translation>
        </message>
        <message>
            <source>Schema</source>
            <translation>Schema</translation>
        </message>
        <message>
            <source>Diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>not known: not connected</source>
            <translation>nicht bekannt: nicht verbunden</translation>
        </message>
        <message>
            <source>%1 stands here</source>
            <translation>%1 steht hier</translation>
        </message>
        <message>
            <source>applied on %1</source>
            <translation>angewandt auf %1</translation>
        </message>
        <message>
            <source>pending on %1</source>
            <translation>ausstehend auf %1</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>wird gelesen …</translation>
        </message>
        <message>
            <source>does nothing</source>
            <translation>tut nichts</translation>
        </message>
        <message>
            <source>No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:</source>
            <translation>Keine Datei dieses Projekts hat diese Revision, aber andere nennen sie. Stellen Sie ihre Datei wieder her oder berichtigen Sie die down_revision von:</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>Revision</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Merges</source>
            <translation>Vereint</translation>
        </message>
        <message>
            <source>Follows</source>
            <translation>Folgt auf</translation>
        </message>
        <message>
            <source>nothing: a base</source>
            <translation>nichts: eine Base</translation>
        </message>
        <message>
            <source>Followed by</source>
            <translation>Gefolgt von</translation>
        </message>
        <message>
            <source>nothing: a head</source>
            <translation>nichts: ein Head</translation>
        </message>
        <message>
            <source>Depends on</source>
            <translation>Hängt ab von</translation>
        </message>
        <message>
            <source>Branch labels</source>
            <translation>Zweig-Labels</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Upgrade</translation>
        </message>
        <message>
            <source>Downgrade</source>
            <translation>Downgrade</translation>
        </message>
        <message>
            <source>Two revisions compared</source>
            <translation>Zwei Revisionen im Vergleich</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) between them</source>
            <translation>
                <numerusform>%n Revision dazwischen</numerusform>
                <numerusform>%n Revisionen dazwischen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) of another branch, not in the second one</source>
            <translation>
                <numerusform>%n Revision eines anderen Zweigs, nicht in der zweiten</numerusform>
                <numerusform>%n Revisionen eines anderen Zweigs, nicht in der zweiten</numerusform>
            </translation>
        </message>
        <message>
            <source>The Schema tab shows what differs in tables and columns.</source>
            <translation>Der Reiter „Schema“ zeigt, was sich an Tabellen und Spalten unterscheidet.</translation>
        </message>
        <message>
            <source>Select a revision to see what it does. Select a second one with Ctrl to compare the two.</source>
            <translation>Wählen Sie eine Revision, um zu sehen, was sie tut. Wählen Sie mit Strg eine zweite, um beide zu vergleichen.</translation>
        </message>
        <message>
            <source>Computing the schema from the scripts…</source>
            <translation>Das Schema wird aus den Skripten berechnet …</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::SchemaDiagram</name>
        <message>
            <source>Diagram</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>Diagramm exportieren</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>SVG-Zeichnung (*.svg)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>Alle Tabellen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Drawing…</source>
            <translation>Wird gezeichnet …</translation>
        </message>
        <message>
            <source>Select a revision to see its tables</source>
            <translation>Wählen Sie eine Revision, um ihre Tabellen zu sehen</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ScriptPanel</name>
        <message>
            <source>Script</source>
            <translation>Skript</translation>
        </message>
        <message>
            <source>SQL of the upgrade</source>
            <translation>SQL des Upgrades</translation>
        </message>
        <message>
            <source>SQL of the downgrade</source>
            <translation>SQL des Downgrades</translation>
        </message>
        <message>
            <source>SQL up</source>
            <translation>SQL hinauf</translation>
        </message>
        <message>
            <source>SQL down</source>
            <translation>SQL hinab</translation>
        </message>
        <message>
            <source>Edit anyway</source>
            <translation>Trotzdem bearbeiten</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Neu laden</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Meins behalten</translation>
        </message>
        <message>
            <source>%1: missing file</source>
            <translation>%1: Datei fehlt</translation>
        </message>
        <message>
            <source>The file %1 is gone.</source>
            <translation>Die Datei %1 ist fort.</translation>
        </message>
        <message>
            <source>The file %1 cannot be read: %2.</source>
            <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
        </message>
        <message>
            <source>The file is not UTF-8 text: it is shown here, but can only be changed with another editor.</source>
            <translation>Die Datei ist kein UTF-8-Text: Sie wird hier gezeigt, kann aber nur mit einem anderen Editor geändert werden.</translation>
        </message>
        <message>
            <source>The file %1 is gone. Your text is still here: save it to write it again.</source>
            <translation>Die Datei %1 ist fort. Ihr Text ist noch hier: Sichern Sie ihn, um sie neu zu schreiben.</translation>
        </message>
        <message>
            <source>The file was changed outside while you were editing it.</source>
            <translation>Die Datei wurde von außen geändert, während Sie sie bearbeitet haben.</translation>
        </message>
        <message>
            <source>Applied on %1: what it did there is done, and a change here will not change it.</source>
            <translation>Angewandt auf %1: Was es dort tat, ist getan, und eine Änderung hier ändert es nicht mehr.</translation>
        </message>
        <message>
            <source>%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.</source>
            <translation>%1 wurde nicht gesichert: Die Datei wurde von außen geändert, seit sie gelesen wurde. Laden Sie sie neu, oder behalten Sie Ihren Text und sichern Sie noch einmal.</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>%1 gesichert</translation>
        </message>
        <message>
            <source>from here on it is not known: %1</source>
            <translation>ab hier ist es nicht bekannt: %1</translation>
        </message>
        <message>
            <source>nothing is done</source>
            <translation>es wird nichts getan</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ShortcutModel</name>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Kürzel</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::StartPage</name>
        <message>
            <source>Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server.</source>
            <translation>Öffnen Sie den Ordner eines Projekts, das die Historie seiner Datenbank mit Alembic führt. Beim Öffnen wird nichts von seinem Code ausgeführt und kein Server angesprochen.</translation>
        </message>
        <message>
            <source>&amp;Recent projects</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>&amp;Open folder…</source>
            <translation>Ordner ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>Open the &amp;sample project</source>
            <translation>&amp;Beispielprojekt öffnen</translation>
        </message>
        <message>
            <source>A copy of a small project on SQLite, to try everything with</source>
            <translation>Eine Kopie eines kleinen Projekts auf SQLite, um alles zu versuchen</translation>
        </message>
        <message>
            <source>Begin with Alembic here…</source>
            <translation>Hier mit Alembic beginnen …</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>%1 could not be opened.
%2</source>
            <translation>%1 konnte nicht geöffnet werden.
%2</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::StatusLight</name>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Wird verbunden</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Verbunden</translation>
        </message>
        <message>
            <source>No connection</source>
            <translation>Keine Verbindung</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetBar</name>
        <message>
            <source>Protection</source>
            <translation>Schutz</translation>
        </message>
        <message>
            <source>Add a database</source>
            <translation>Datenbank hinzufügen</translation>
        </message>
        <message>
            <source>Forget this database (nothing in it is changed)</source>
            <translation>Diese Datenbank vergessen (in ihr wird nichts geändert)</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Protection: %1</source>
            <translation>Schutz: %1</translation>
        </message>
        <message>
            <source>The project names no database. Add one.</source>
            <translation>Das Projekt nennt keine Datenbank. Fügen Sie eine hinzu.</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetCombo</name>
        <message>
            <source>No database</source>
            <translation>Keine Datenbank</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetDialog</name>
        <message>
            <source>Add a database</source>
            <translation>Datenbank hinzufügen</translation>
        </message>
        <message>
            <source>as it shall be called here: dev, test …</source>
            <translation>wie sie hier heißen soll: dev, test …</translation>
        </message>
        <message>
            <source>PostgreSQL server</source>
            <translation>PostgreSQL-Server</translation>
        </message>
        <message>
            <source>SQLite file</source>
            <translation>SQLite-Datei</translation>
        </message>
        <message>
            <source>SQLAlchemy URL</source>
            <translation>SQLAlchemy-URL</translation>
        </message>
        <message>
            <source>your login name</source>
            <translation>Ihr Anmeldename</translation>
        </message>
        <message>
            <source>relative paths start at the project</source>
            <translation>relative Pfade beginnen beim Projekt</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>&amp;Art</translation>
        </message>
        <message>
            <source>&amp;Host or socket folder</source>
            <translation>&amp;Rechner oder Socket-Ordner</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>P&amp;ort</translation>
        </message>
        <message>
            <source>&amp;Database</source>
            <translation>&amp;Datenbank</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Benutzer</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>D&amp;atei</translation>
        </message>
        <message>
            <source>U&amp;RL</source>
            <translation>U&amp;RL</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes.</source>
            <translation>Die Datenbank steht in Ihren eigenen Einstellungen, nie im Projekt. Das Passwort wird nicht abgelegt: Es gilt, bis das Fenster geschlossen wird.</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>Durchsuchen …</translation>
        </message>
        <message>
            <source>SQLite files (*.db *.sqlite *.sqlite3);;All files (*)</source>
            <translation>SQLite-Dateien (*.db *.sqlite *.sqlite3);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Wählen</translation>
        </message>
        <message>
            <source>There is a database called %1 already: choose another name.</source>
            <translation>Es gibt schon eine Datenbank namens %1: Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <source>Give it a name first</source>
            <translation>Geben Sie ihr zuerst einen Namen</translation>
        </message>
        <message>
            <source>Say where the database is first</source>
            <translation>Sagen Sie zuerst, wo die Datenbank ist</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>A desktop migration manager for projects that use Alembic.</source>
            <translation>Ein Migrationsmanager für den Desktop, für Projekte mit Alembic.</translation>
        </message>
        <message>
            <source>Folder of the project to open.</source>
            <translation>Ordner des Projekts, das geöffnet werden soll.</translation>
        </message>
        <message>
            <source>Upgrade the project's database through the window, save a picture of the window as FILE and end.</source>
            <translation>Die Datenbank des Projekts über das Fenster heben, ein Bild des Fensters als DATEI sichern und enden.</translation>
        </message>
        <message>
            <source>Colours of the window: system, light or dark; for this time only.</source>
            <translation>Farben des Fensters: system, light oder dark; nur für dieses Mal.</translation>
        </message>
        <message>
            <source>--theme takes system, light or dark, not '%1'.</source>
            <translation>--theme nimmt system, light oder dark, nicht „%1“.</translation>
        </message>
    </context>
</TS>
