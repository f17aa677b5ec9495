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
    <name>Engine</name>
    <message>
        <source>at %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch angehalten.</translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation>Einzelheit: %1</translation>
    </message>
    <message>
        <source>The host of the database, %1, is not known.</source>
        <translation>Der Rechner der Datenbank, %1, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the host name in the URL and the network.</source>
        <translation>Prüfen Sie den Rechnernamen in der URL und das Netzwerk.</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>Unter %1 antwortet kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Check that the server runs, that host and port are right and that no firewall is between.</source>
        <translation>Prüfen Sie, ob der Server läuft, ob Rechner und Port stimmen und ob keine Firewall dazwischen ist.</translation>
    </message>
    <message>
        <source>What answers at %1 is no PostgreSQL server.</source>
        <translation>Was unter %1 antwortet, ist kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise.</source>
        <translation>Prüfen Sie Rechner und Port; PostgreSQL hört auf Port 5432, wenn nichts anderes eingestellt ist.</translation>
    </message>
    <message>
        <source>The server at %1 did not accept the password of user &quot;%2&quot;.</source>
        <translation>Der Server %1 hat das Passwort des Benutzers „%2“ nicht angenommen.</translation>
    </message>
    <message>
        <source>Check user and password; in a URL, special characters of a password are percent-encoded.</source>
        <translation>Prüfen Sie Benutzer und Passwort; in einer URL werden Sonderzeichen eines Passworts prozentkodiert.</translation>
    </message>
    <message>
        <source>The server at %1 asks user &quot;%2&quot; for a password, and none was given.</source>
        <translation>Der Server %1 verlangt vom Benutzer „%2“ ein Passwort, und es wurde keines angegeben.</translation>
    </message>
    <message>
        <source>Give a password with the connection.</source>
        <translation>Geben Sie bei der Verbindung ein Passwort an.</translation>
    </message>
    <message>
        <source>The server at %1 has no user &quot;%2&quot;.</source>
        <translation>Der Server %1 hat keinen Benutzer „%2“.</translation>
    </message>
    <message>
        <source>Check the user name, or create the role.</source>
        <translation>Prüfen Sie den Benutzernamen oder legen Sie die Rolle an.</translation>
    </message>
    <message>
        <source>The server at %1 has no database &quot;%2&quot;.</source>
        <translation>Der Server %1 hat keine Datenbank „%2“.</translation>
    </message>
    <message>
        <source>Check the name at the end of the URL, or create the database.</source>
        <translation>Prüfen Sie den Namen am Ende der URL oder legen Sie die Datenbank an.</translation>
    </message>
    <message>
        <source>The server at %1 does not admit user &quot;%2&quot; to database &quot;%3&quot; from this computer.</source>
        <translation>Der Server %1 lässt den Benutzer „%2“ von diesem Rechner aus nicht in die Datenbank „%3“.</translation>
    </message>
    <message>
        <source>An entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Dafür ist ein Eintrag in der pg_hba.conf des Servers nötig.</translation>
    </message>
    <message>
        <source>The server at %1 admits user &quot;%2&quot; only over an encrypted connection, or not from here at all.</source>
        <translation>Der Server %1 lässt den Benutzer „%2“ nur über eine verschlüsselte Verbindung zu, oder von hier aus gar nicht.</translation>
    </message>
    <message>
        <source>Try sslmode=require in the URL; otherwise an entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Versuchen Sie sslmode=require in der URL; sonst ist ein Eintrag in der pg_hba.conf des Servers nötig.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made as the URL demands.</source>
        <translation>Zu %1 konnte keine verschlüsselte Verbindung hergestellt werden, wie die URL sie verlangt.</translation>
    </message>
    <message>
        <source>Check sslmode and the certificates.</source>
        <translation>Prüfen Sie sslmode und die Zertifikate.</translation>
    </message>
    <message>
        <source>The server at %1 takes no connection now.</source>
        <translation>Der Server %1 nimmt gerade keine Verbindung an.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>An option in the database URL was not accepted for %1.</source>
        <translation>Eine Option der Datenbank-URL wurde für %1 nicht angenommen.</translation>
    </message>
    <message>
        <source>Check the part of the URL after the &quot;?&quot;.</source>
        <translation>Prüfen Sie den Teil der URL nach dem „?“.</translation>
    </message>
    <message>
        <source>User &quot;%1&quot; has no permission to connect to database &quot;%2&quot; at %3.</source>
        <translation>Der Benutzer „%1“ darf sich nicht mit der Datenbank „%2“ auf %3 verbinden.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the right to connect.</source>
        <translation>Bitten Sie den Verwalter des Servers um das Recht, sich zu verbinden.</translation>
    </message>
    <message>
        <source>The database at %1 could not be opened.</source>
        <translation>Die Datenbank auf %1 konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The server&apos;s own words are below.</source>
        <translation>Die Worte des Servers stehen darunter.</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database.</source>
        <translation>Die Datei %1 ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened.</source>
        <translation>Prüfen Sie den Pfad; eine verschlüsselte Datenbank lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program.</source>
        <translation>Die Datenbank %1 ist von einem anderen Programm gesperrt.</translation>
    </message>
    <message>
        <source>Close the other program or wait.</source>
        <translation>Schließen Sie das andere Programm oder warten Sie.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database.</source>
        <translation>%1 ist ein Ordner, keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>Geben Sie den Pfad einer Datei an.</translation>
    </message>
    <message>
        <source>The folder %1 may not be entered.</source>
        <translation>Der Ordner %1 darf nicht betreten werden.</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions.</source>
        <translation>Ändern Sie die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database %2.</source>
        <translation>Es gibt keinen Ordner %1 für die Datenbank %2.</translation>
    </message>
    <message>
        <source>Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute.</source>
        <translation>Prüfen Sie den Pfad: sqlite:///x.db ist relativ, sqlite:////x.db ist absolut.</translation>
    </message>
    <message>
        <source>No file may be created in %1.</source>
        <translation>In %1 darf keine Datei angelegt werden.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>Es gibt keine Datenbankdatei %1.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or open it for reading only.</source>
        <translation>Ändern Sie die Rechte der Datei oder öffnen Sie sie nur zum Lesen.</translation>
    </message>
    <message>
        <source>The SQLite database %1 could not be opened.</source>
        <translation>Die SQLite-Datenbank %1 konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The database&apos;s own words are below.</source>
        <translation>Die Worte der Datenbank stehen darunter.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for %1 is not installed.</source>
        <translation>Der Qt-Treiber für %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>Installieren Sie das Paket %1.</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>Es gibt schon eine Datei %1.</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another name.</source>
        <translation>Verwenden Sie sie, wie sie ist, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>Die URL nennt keine Datenbank.</translation>
    </message>
    <message>
        <source>Write its name at the end of the URL.</source>
        <translation>Schreiben Sie ihren Namen ans Ende der URL.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is longer than the %2 bytes that PostgreSQL keeps.</source>
        <translation>Der Name „%1“ ist länger als die %2 Bytes, die PostgreSQL behält.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Wählen Sie einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>Another upgrade of this database is running.</source>
        <translation>Ein anderes Upgrade dieser Datenbank läuft.</translation>
    </message>
    <message>
        <source>Wait until it has ended. If its program has died, end its session on the server.</source>
        <translation>Warten Sie, bis es beendet ist. Ist sein Programm abgestürzt, beenden Sie dessen Sitzung auf dem Server.</translation>
    </message>
    <message>
        <source>The lock is held by %1</source>
        <translation>Die Sperre hält %1</translation>
    </message>
    <message>
        <source>Another program is writing to the SQLite database, so the run cannot begin.</source>
        <translation>Ein anderes Programm schreibt in die SQLite-Datenbank, daher kann der Lauf nicht beginnen.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close the program that uses the file. Nothing was changed.</source>
        <translation>Warten Sie, bis es fertig ist, oder schließen Sie das Programm, das die Datei benutzt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The migration lock was lost: the session that held it is gone.</source>
        <translation>Die Migrationssperre ging verloren: Die Sitzung, die sie hielt, ist fort.</translation>
    </message>
    <message>
        <source>Nothing more is committed. Check the server and its connection pooler, then start again.</source>
        <translation>Es wird nichts weiter festgeschrieben. Prüfen Sie den Server und seinen Verbindungs-Pooler und beginnen Sie dann von vorn.</translation>
    </message>
    <message>
        <source>The database rolled the whole transaction back with the stopped statement.</source>
        <translation>Die Datenbank hat mit der angehaltenen Anweisung die ganze Transaktion zurückgerollt.</translation>
    </message>
    <message>
        <source>The connection to the database was lost: %1</source>
        <translation>Die Verbindung zur Datenbank ging verloren: %1</translation>
    </message>
    <message>
        <source>The statement contains a NUL character; PostgreSQL cannot store or read it.</source>
        <translation>Die Anweisung enthält ein NUL-Zeichen; PostgreSQL kann es weder speichern noch lesen.</translation>
    </message>
    <message>
        <source>COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data</source>
        <translation>COPY mit STDIN oder STDOUT kann hier nicht laufen: Es gibt keinen Client, der die Daten sendet oder annimmt</translation>
    </message>
    <message>
        <source>Write the data as INSERT statements or with op.bulk_insert.</source>
        <translation>Schreiben Sie die Daten als INSERT-Anweisungen oder mit op.bulk_insert.</translation>
    </message>
    <message>
        <source>Nothing can be committed: a statement of the transaction has failed.</source>
        <translation>Es lässt sich nichts festschreiben: Eine Anweisung der Transaktion ist gescheitert.</translation>
    </message>
    <message>
        <source>Roll the transaction back.</source>
        <translation>Rollen Sie die Transaktion zurück.</translation>
    </message>
    <message>
        <source>The database sent &quot;%1&quot;, which cannot be read as %2.</source>
        <translation>Die Datenbank hat „%1“ gesendet, was sich nicht als %2 lesen lässt.</translation>
    </message>
    <message>
        <source>The session needs DateStyle ISO and IntervalStyle postgres.</source>
        <translation>Die Sitzung braucht DateStyle ISO und IntervalStyle postgres.</translation>
    </message>
    <message>
        <source>%1 is out of range: years from 1 to 9999 can be read.</source>
        <translation>%1 liegt außerhalb des Bereichs: Gelesen werden können die Jahre 1 bis 9999.</translation>
    </message>
    <message>
        <source>The interval %1 is too long to be read.</source>
        <translation>Das Intervall %1 ist zu lang, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The database URL mixes two ways to name several hosts.</source>
        <translation>Die Datenbank-URL mischt zwei Arten, mehrere Rechner zu nennen.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=1,2 or host=a:1&amp;host=b:2.</source>
        <translation>Schreiben Sie host=a,b&amp;port=1,2 oder host=a:1&amp;host=b:2.</translation>
    </message>
    <message>
        <source>A port in the query of the database URL is not a number.</source>
        <translation>Ein Port im Abfrageteil der Datenbank-URL ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=5432,5433.</source>
        <translation>Schreiben Sie host=a,b&amp;port=5432,5433.</translation>
    </message>
    <message>
        <source>The database URL names a different number of hosts and ports.</source>
        <translation>Die Datenbank-URL nennt verschieden viele Rechner und Ports.</translation>
    </message>
    <message>
        <source>Give one port for each host.</source>
        <translation>Geben Sie für jeden Rechner einen Port an.</translation>
    </message>
    <message>
        <source>The &quot;options&quot; of the database URL contain &quot;;&quot; and something that is not a setting.</source>
        <translation>Die „options“ der Datenbank-URL enthalten „;“ und etwas, das keine Einstellung ist.</translation>
    </message>
    <message>
        <source>Write options as -c name=value.</source>
        <translation>Schreiben Sie Optionen als -c name=value.</translation>
    </message>
    <message>
        <source>The database URL has an option &quot;%1&quot; that PostgreSQL&apos;s client library does not know.</source>
        <translation>Die Datenbank-URL hat eine Option „%1“, die die Client-Bibliothek von PostgreSQL nicht kennt.</translation>
    </message>
    <message>
        <source>Alembic would fail with it too; remove it from the URL.</source>
        <translation>Auch Alembic würde daran scheitern; nehmen Sie sie aus der URL.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; of the driver %2 has no meaning here and is not used.</source>
        <translation>Die Option „%1“ des Treibers %2 hat hier keine Bedeutung und wird nicht verwendet.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; in the database URL contains &quot;;&quot;, which Qt&apos;s driver cannot pass on.</source>
        <translation>Der Wert von „%1“ in der Datenbank-URL enthält „;“, was der Qt-Treiber nicht weitergeben kann.</translation>
    </message>
    <message>
        <source>Use another file name or value.</source>
        <translation>Verwenden Sie einen anderen Dateinamen oder Wert.</translation>
    </message>
    <message>
        <source>The database URL contains a NUL character.</source>
        <translation>Die Datenbank-URL enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>Remove %00 from the URL.</source>
        <translation>Nehmen Sie %00 aus der URL.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened for the copy: %2.</source>
        <translation>Die Datenbankdatei %1 lässt sich für die Kopie nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The copy cannot be begun: %1.</source>
        <translation>Die Kopie lässt sich nicht beginnen: %1.</translation>
    </message>
    <message>
        <source>The database could not be copied: %1.</source>
        <translation>Die Datenbank konnte nicht kopiert werden: %1.</translation>
    </message>
    <message>
        <source>No folder can be made for the copy of the database: %1.</source>
        <translation>Für die Kopie der Datenbank lässt sich kein Ordner anlegen: %1.</translation>
    </message>
    <message>
        <source>A database in memory lives in its own connection only: there is nothing to copy.</source>
        <translation>Eine Datenbank im Speicher lebt nur in ihrer eigenen Verbindung: Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
        <source>%1 has %2 MB: too much to copy for a rehearsal</source>
        <translation>%1 hat %2 MB: zu viel, um es für eine Probe zu kopieren</translation>
    </message>
    <message>
        <source>Incorrect number of bindings supplied. The current statement uses %1, and there are %2 supplied.</source>
        <translation>Falsche Zahl gebundener Werte. Die Anweisung verwendet %1, angegeben sind %2.</translation>
    </message>
    <message>
        <source>You can only execute one statement at a time.</source>
        <translation>Es lässt sich immer nur eine Anweisung auf einmal ausführen.</translation>
    </message>
    <message>
        <source>The SQLite URL says timeout=%1, which is not a number of seconds.</source>
        <translation>Die SQLite-URL sagt timeout=%1, was keine Zahl von Sekunden ist.</translation>
    </message>
    <message>
        <source>Write a number from 0 to 86400, for instance timeout=30.</source>
        <translation>Schreiben Sie eine Zahl von 0 bis 86400, zum Beispiel timeout=30.</translation>
    </message>
    <message>
        <source>The SQLite URL says uri=true, but its file part does not begin with &quot;file:&quot;.</source>
        <translation>Die SQLite-URL sagt uri=true, aber ihr Dateiteil beginnt nicht mit „file:“.</translation>
    </message>
    <message>
        <source>Write sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</source>
        <translation>Schreiben Sie sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a database URL.</source>
        <translation>„%1“ ist keine Datenbank-URL.</translation>
    </message>
    <message>
        <source>A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.</source>
        <translation>Eine Datenbank-URL sieht aus wie postgresql://user:password@host/database oder sqlite:///path/to/file.db.</translation>
    </message>
    <message>
        <source>The database URL has text between &quot;]&quot; and the port or the &quot;/&quot;.</source>
        <translation>Die Datenbank-URL hat Text zwischen „]“ und dem Port oder dem „/“.</translation>
    </message>
    <message>
        <source>Write [address]:port/database.</source>
        <translation>Schreiben Sie [address]:port/database.</translation>
    </message>
    <message>
        <source>The port in the database URL is not a number from 0 to 65535.</source>
        <translation>Der Port in der Datenbank-URL ist keine Zahl von 0 bis 65535.</translation>
    </message>
    <message>
        <source>Write host:port/database. An &quot;@&quot; inside the user name or the password must be written as %40.</source>
        <translation>Schreiben Sie host:port/database. Ein „@“ im Benutzernamen oder Passwort muss als %40 geschrieben werden.</translation>
    </message>
    <message>
        <source>The database URL names an encrypted SQLite database (sqlite+pysqlcipher).</source>
        <translation>Die Datenbank-URL nennt eine verschlüsselte SQLite-Datenbank (sqlite+pysqlcipher).</translation>
    </message>
    <message>
        <source>Limbeck opens plain SQLite files only; decrypt a copy to work on it.</source>
        <translation>Limbeck öffnet nur unverschlüsselte SQLite-Dateien; entschlüsseln Sie eine Kopie, um damit zu arbeiten.</translation>
    </message>
    <message>
        <source>SQLAlchemy refuses &quot;postgres://&quot; since 1.4; Alembic needs &quot;postgresql://&quot; in this place.</source>
        <translation>SQLAlchemy weist „postgres://“ seit 1.4 zurück; Alembic braucht an dieser Stelle „postgresql://“.</translation>
    </message>
    <message>
        <source>The database URL is still the placeholder that init writes (driver://…).</source>
        <translation>Die Datenbank-URL ist noch der Platzhalter, den init schreibt (driver://…).</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.</source>
        <translation>Setzen Sie sqlalchemy.url auf die Adresse Ihrer Datenbank, zum Beispiel postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>The database URL names a &quot;%1&quot; database, which Limbeck cannot use.</source>
        <translation>Die Datenbank-URL nennt eine „%1“-Datenbank, die Limbeck nicht verwenden kann.</translation>
    </message>
    <message>
        <source>Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).</source>
        <translation>Unterstützt werden PostgreSQL (postgresql://…) und SQLite (sqlite:///…).</translation>
    </message>
    <message>
        <source>The SQLite URL has a host, port, user or password; a SQLite database is a file.</source>
        <translation>Die SQLite-URL hat Rechner, Port, Benutzer oder Passwort; eine SQLite-Datenbank ist eine Datei.</translation>
    </message>
    <message>
        <source>Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.</source>
        <translation>Schreiben Sie sqlite:///relative/path.db (drei Schrägstriche), sqlite:////absolute/path.db (vier) oder sqlite:// für eine Datenbank im Speicher.</translation>
    </message>
    <message>
        <source>The database URL says %1=%2, which is neither true nor false.</source>
        <translation>Die Datenbank-URL sagt %1=%2, was weder true noch false ist.</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>Schreiben Sie true oder false.</translation>
    </message>
    <message>
        <source>The table %1 has a row whose version_num is not text.</source>
        <translation>Die Tabelle %1 hat eine Zeile, deren version_num kein Text ist.</translation>
    </message>
    <message>
        <source>Every row must name a revision; correct or delete the row.</source>
        <translation>Jede Zeile muss eine Revision nennen; berichtigen oder löschen Sie die Zeile.</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>Die Datei %1 darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file %1 may not be written.</source>
        <translation>Die Datei %1 darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>the local server</source>
        <translation>localhost</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>the server gave no reason</source>
        <translation>der Server hat keinen Grund genannt</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section</source>
        <translation>Es gibt keine Konfigurationsdatei „%1“, oder sie hat keinen Abschnitt „[%2]“</translation>
    </message>
    <message>
        <source>must be text here, found %1</source>
        <translation>muss hier Text sein, gefunden %1</translation>
    </message>
    <message>
        <source>must be true or false here, found %1</source>
        <translation>muss hier true oder false sein, gefunden %1</translation>
    </message>
    <message>
        <source>context.configure(%1=…) %2.</source>
        <translation>context.configure(%1=…) %2.</translation>
    </message>
    <message>
        <source>the driver call &apos;%1&apos; in a connection listener</source>
        <translation>der Treiberaufruf „%1“ in einem Verbindungs-Listener</translation>
    </message>
    <message>
        <source>a driver call with parameters in a connection listener</source>
        <translation>ein Treiberaufruf mit Parametern in einem Verbindungs-Listener</translation>
    </message>
    <message>
        <source>Run this project&apos;s migrations with its own Python.</source>
        <translation>Führen Sie die Migrationen dieses Projekts mit seinem eigenen Python aus.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed without running the project&apos;s code.</source>
        <translation>Die URL der Datenbank lässt sich nicht berechnen, ohne den Code des Projekts auszuführen.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed: it needs %1.</source>
        <translation>Die URL der Datenbank konnte nicht berechnet werden: Sie braucht %1.</translation>
    </message>
    <message>
        <source>a value that is not known: %1</source>
        <translation>ein Wert, der nicht bekannt ist: %1</translation>
    </message>
    <message>
        <source>There is no env.py in %1.</source>
        <translation>In %1 gibt es keine env.py.</translation>
    </message>
    <message>
        <source>Create an environment with: init DIRECTORY</source>
        <translation>Legen Sie eine Umgebung an mit: init DIRECTORY</translation>
    </message>
    <message>
        <source>No answer to context.%1() in this command.</source>
        <translation>Auf context.%1() gibt es in diesem Befehl keine Antwort.</translation>
    </message>
    <message>
        <source>&apos;connection&apos; argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine</source>
        <translation>das Argument &apos;connection&apos; von configure() muss eine sqlalchemy.engine.Connection sein, es ist eine Engine</translation>
    </message>
    <message>
        <source>a connection that is %1</source>
        <translation>eine Verbindung, die %1 ist</translation>
    </message>
    <message>
        <source>a value that could not be computed</source>
        <translation>ein Wert, der sich nicht berechnen ließ</translation>
    </message>
    <message>
        <source>Name the database by its URL, or run this command with the project&apos;s own Python.</source>
        <translation>Nennen Sie die Datenbank mit ihrer URL oder führen Sie diesen Befehl mit dem eigenen Python des Projekts aus.</translation>
    </message>
    <message>
        <source>The script writes the file %1.</source>
        <translation>Das Skript schreibt die Datei %1.</translation>
    </message>
    <message>
        <source>The script makes the folder %1.</source>
        <translation>Das Skript legt den Ordner %1 an.</translation>
    </message>
    <message>
        <source>The script removes the file %1.</source>
        <translation>Das Skript entfernt die Datei %1.</translation>
    </message>
    <message>
        <source>The script removes the folder %1.</source>
        <translation>Das Skript entfernt den Ordner %1.</translation>
    </message>
    <message>
        <source>The script renames %1 to %2.</source>
        <translation>Das Skript benennt %1 in %2 um.</translation>
    </message>
    <message>
        <source>The script copies %1 to %2.</source>
        <translation>Das Skript kopiert %1 nach %2.</translation>
    </message>
    <message>
        <source>changing %1, which lies outside the project</source>
        <translation>das Ändern von %1, das außerhalb des Projekts liegt</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python.</source>
        <translation>Führen Sie diese Revision mit dem eigenen Python des Projekts aus.</translation>
    </message>
    <message>
        <source>reading the file %1, which lies outside the project</source>
        <translation>das Lesen der Datei %1, die außerhalb des Projekts liegt</translation>
    </message>
    <message>
        <source>Only files of the project are read without running its code.</source>
        <translation>Ohne seinen Code auszuführen, werden nur Dateien des Projekts gelesen.</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic]: only %(here)s and %% may stand after a percent sign.</source>
        <translation>Schlüssel „%1“ von [tool.alembic]: Nach einem Prozentzeichen dürfen nur %(here)s und %% stehen.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;</source>
        <translation>„%1“ ist kein gültiger Wert für %2; erwartet wird &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos; oder &apos;;&apos;</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml ist mehr als einmal angegeben</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>es darf nur eine ini-Datei angegeben werden</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>Das ist kein gültiges TOML: %1</translation>
    </message>
    <message>
        <source>Incorrect TOML format</source>
        <translation>Falsches TOML-Format</translation>
    </message>
    <message>
        <source>unsupported TOML value type for key: &apos;%1&apos;</source>
        <translation>nicht unterstützter TOML-Werttyp für den Schlüssel „%1“</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a single value.</source>
        <translation>Der Schlüssel „%1“ von [tool.alembic] muss ein einzelner Wert sein.</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;</source>
        <translation>für den TOML-Parameter „%1“ wird ein Wahrheitswert erwartet</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a list of strings.</source>
        <translation>Der Schlüssel „%1“ von [tool.alembic] muss eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.</source>
        <translation>In der Konfiguration steht kein path_separator; version_locations wird wie früher an Leerzeichen und Kommas geteilt.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1.</source>
        <translation>In der Konfiguration steht kein path_separator; %1 wird wie früher an Leerzeichen, Kommas und Doppelpunkten geteilt.</translation>
    </message>
    <message>
        <source>version_path_separator is deprecated; use path_separator.</source>
        <translation>version_path_separator ist veraltet; verwenden Sie path_separator.</translation>
    </message>
    <message>
        <source>A post-write hook of [tool.alembic] has no name.</source>
        <translation>Ein post-write-Hook von [tool.alembic] hat keinen Namen.</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>Der Ordner %1 existiert schon und ist nicht leer</translation>
    </message>
    <message>
        <source>No such template &apos;%1&apos;</source>
        <translation>Es gibt keine Vorlage „%1“</translation>
    </message>
    <message>
        <source>See the command list_templates.</source>
        <translation>Siehe den Befehl list_templates.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>Section [%1] stands in the file twice; join the two.</source>
        <translation>Der Abschnitt [%1] steht zweimal in der Datei; fügen Sie beide zusammen.</translation>
    </message>
    <message>
        <source>A line before the first [section] was found; an ini file begins with a section.</source>
        <translation>Vor dem ersten [Abschnitt] steht eine Zeile; eine ini-Datei beginnt mit einem Abschnitt.</translation>
    </message>
    <message>
        <source>Expected &quot;key = value&quot;, found &quot;%1&quot;.</source>
        <translation>Erwartet wurde „key = value“, gefunden „%1“.</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; stands twice in section [%2].</source>
        <translation>Die Option „%1“ steht zweimal im Abschnitt [%2].</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; of section [%2]: %3</source>
        <translation>Option „%1“ des Abschnitts [%2]: %3</translation>
    </message>
    <message>
        <source>its %(…)s references go deeper than 10 levels.</source>
        <translation>seine Verweise %(…)s gehen tiefer als 10 Ebenen.</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;; write %% for a percent sign.</source>
        <translation>auf „%“ muss „%“ oder „(name)s“ folgen; schreiben Sie %% für ein Prozentzeichen.</translation>
    </message>
    <message>
        <source>it refers to &apos;%1&apos;, which is not there.</source>
        <translation>sie verweist auf „%1“, das es nicht gibt.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Die Datei %1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space, then try again.</source>
        <translation>Prüfen Sie die Rechte des Ordners und den freien Platz und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no truth value for %2; write true or false.</source>
        <translation>„%1“ ist kein Wahrheitswert für %2; schreiben Sie true oder false.</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.</source>
        <translation>In der Konfiguration fehlt der Schlüssel &apos;script_location&apos;.</translation>
    </message>
    <message>
        <source>Name the configuration file with -c, or create an environment with: init DIRECTORY</source>
        <translation>Nennen Sie die Konfigurationsdatei mit -c oder legen Sie eine Umgebung an mit: init DIRECTORY</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; of the location &apos;%2&apos; was not found.</source>
        <translation>Das Paket „%1“ des Ortes „%2“ wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Name its folder in prepend_sys_path, or give a plain path.</source>
        <translation>Nennen Sie seinen Ordner in prepend_sys_path oder geben Sie einen einfachen Pfad an.</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.</source>
        <translation>Den Pfad gibt es nicht: %1. Legen Sie mit dem Befehl &apos;init&apos; einen neuen Skriptordner an.</translation>
    </message>
    <message>
        <source>truncate_slug_length must be a number, found &apos;%1&apos;.</source>
        <translation>truncate_slug_length muss eine Zahl sein, gefunden „%1“.</translation>
    </message>
    <message>
        <source>Revision %1 referenced from %2 is not present</source>
        <translation>Die Revision %1, auf die %2 verweist, ist nicht vorhanden</translation>
    </message>
    <message>
        <source>Self-loop is detected in revisions (%1)</source>
        <translation>Revisionen verweisen auf sich selbst (%1)</translation>
    </message>
    <message>
        <source>Dependency self-loop is detected in revisions (%1)</source>
        <translation>Revisionen hängen von sich selbst ab (%1)</translation>
    </message>
    <message>
        <source>Cycle is detected in revisions (%1)</source>
        <translation>Revisionen bilden einen Kreis (%1)</translation>
    </message>
    <message>
        <source>Dependency cycle is detected in revisions (%1)</source>
        <translation>Abhängigkeiten von Revisionen bilden einen Kreis (%1)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once</source>
        <translation>Die Revision %1 ist mehrmals vorhanden</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once: in %2 and in %3</source>
        <translation>Die Revision %1 ist mehrmals vorhanden: in %2 und in %3</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>Den Zweignamen „%1“ der Revision %2 verwendet schon die Revision %3</translation>
    </message>
    <message>
        <source>Revision %1 depends on &apos;%2&apos;, which is neither a revision nor a branch label</source>
        <translation>Die Revision %1 hängt von „%2“ ab, das weder eine Revision noch ein Zweig-Label ist</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>Zeichen „%1“ sind in der Revisionskennung „%2“ nicht erlaubt</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Die Revision „%1“ ist nicht zu finden</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;</source>
        <translation>Es gibt keine Revision und keinen Zweig „%1“</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;; a part of an identifier should have at least four characters</source>
        <translation>Es gibt keine Revision und keinen Zweig „%1“; ein Teil einer Kennung sollte mindestens vier Zeichen haben</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;</source>
        <translation>Es gibt keinen Zweig „%1“</translation>
    </message>
    <message>
        <source>Multiple revisions start with &apos;%1&apos;: %2...</source>
        <translation>Mehrere Revisionen beginnen mit „%1“: %2 …</translation>
    </message>
    <message>
        <source>Revision %1 is not a member of branch &apos;%2&apos;</source>
        <translation>Die Revision %1 gehört nicht zum Zweig „%2“</translation>
    </message>
    <message>
        <source>An empty text is no revision identifier.</source>
        <translation>Ein leerer Text ist keine Revisionskennung.</translation>
    </message>
    <message>
        <source>Name a revision, a branch label, head, heads or base.</source>
        <translation>Nennen Sie eine Revision, ein Zweig-Label, head, heads oder base.</translation>
    </message>
    <message>
        <source>The current revision lies beyond the end of its branch.</source>
        <translation>Die aktuelle Revision liegt jenseits des Endes ihres Zweigs.</translation>
    </message>
    <message>
        <source>The start of the range lies beyond the end of its branch.</source>
        <translation>Der Anfang des Bereichs liegt jenseits des Endes seines Zweigs.</translation>
    </message>
    <message>
        <source>The end of the range lies beyond the end of its branch.</source>
        <translation>Das Ende des Bereichs liegt jenseits des Endes seines Zweigs.</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; name one revision, narrow it down with &apos;&lt;branchname&gt;@%2&apos;, or say &apos;heads&apos; for all of them</source>
        <translation>Für „%1“ gibt es mehrere Heads; nennen Sie eine Revision, grenzen Sie mit &apos;&lt;branchname&gt;@%2&apos; ein, oder schreiben Sie &apos;heads&apos; für alle</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations</source>
        <translation>Die relative Revision %1 ergab keine %2 Migrationen</translation>
    </message>
    <message>
        <source>Ambiguous walk</source>
        <translation>Mehrdeutiger Weg</translation>
    </message>
    <message>
        <source>Walked too far</source>
        <translation>Zu weit gegangen</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions</source>
        <translation>Mehrdeutiges Upgrade von mehreren aktuellen Revisionen</translation>
    </message>
    <message>
        <source>%1 of the current revisions belong to the branch &apos;%2&apos;; stepping down needs exactly one.</source>
        <translation>%1 der aktuellen Revisionen gehören zum Zweig „%2“; für einen Schritt zurück muss es genau eine sein.</translation>
    </message>
    <message>
        <source>Name the revision to go down to.</source>
        <translation>Nennen Sie die Revision, zu der es hinuntergehen soll.</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2</source>
        <translation>Die verlangte Revision %1 überschneidet sich mit anderen verlangten Revisionen %2</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads</source>
        <translation>Von den aktuellen Heads aus kein gültiges Ziel eines Downgrades</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid downgrade target from current head(s)</source>
        <translation>%1 ist von den aktuellen Heads aus kein gültiges Ziel eines Downgrades</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down</source>
        <translation>downgrade -1 von mehreren Heads ist mehrdeutig; nennen Sie die Revision oder den Zweig</translation>
    </message>
    <message>
        <source>file_template &apos;%1&apos;: %2.</source>
        <translation>file_template „%1“: %2.</translation>
    </message>
    <message>
        <source>Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.</source>
        <translation>Bekannt sind rev, slug, epoch, year, month, day, hour, minute und second, wie in %(rev)s oder %(month).2d.</translation>
    </message>
    <message>
        <source>a % must be followed by a name in parentheses, or by another %</source>
        <translation>auf % muss ein Name in Klammern folgen oder ein weiteres %</translation>
    </message>
    <message>
        <source>a name is not closed with )</source>
        <translation>ein Name ist nicht mit ) geschlossen</translation>
    </message>
    <message>
        <source>unknown token &apos;%1&apos;</source>
        <translation>unbekannter Name „%1“</translation>
    </message>
    <message>
        <source>a token lacks its conversion letter</source>
        <translation>einem Namen fehlt der Umwandlungsbuchstabe</translation>
    </message>
    <message>
        <source>conversion &apos;%1&apos; does not suit the token</source>
        <translation>die Umwandlung „%1“ passt nicht zu dem Namen</translation>
    </message>
    <message>
        <source>a backslash that does not end its line</source>
        <translation>ein Backslash, der nicht am Zeilenende steht</translation>
    </message>
    <message>
        <source>a closing bracket without an opening one</source>
        <translation>eine schließende Klammer ohne öffnende</translation>
    </message>
    <message>
        <source>brackets that are not closed</source>
        <translation>nicht geschlossene Klammern</translation>
    </message>
    <message>
        <source>a string that is not closed</source>
        <translation>ein nicht geschlossener Text</translation>
    </message>
    <message>
        <source>an escape sequence in a string</source>
        <translation>eine Escape-Sequenz in einem Text</translation>
    </message>
    <message>
        <source>`from … import *` may bind the identifiers</source>
        <translation>`from … import *` könnte die Kennungen binden</translation>
    </message>
    <message>
        <source>`from … import *` may rebind the identifiers</source>
        <translation>`from … import *` könnte die Kennungen neu binden</translation>
    </message>
    <message>
        <source>`%1` may bind the identifiers</source>
        <translation>`%1` könnte die Kennungen binden</translation>
    </message>
    <message>
        <source>the module raises an exception</source>
        <translation>das Modul wirft eine Ausnahme</translation>
    </message>
    <message>
        <source>an identifier may be bound after the first function</source>
        <translation>eine Kennung könnte nach der ersten Funktion gebunden werden</translation>
    </message>
    <message>
        <source>the value of `%1`</source>
        <translation>der Wert von `%1`</translation>
    </message>
    <message>
        <source>source code cannot contain null bytes</source>
        <translation>Quelltext darf keine Nullbytes enthalten</translation>
    </message>
    <message>
        <source>the file is encoded in %1</source>
        <translation>die Datei ist in %1 kodiert</translation>
    </message>
    <message>
        <source>the file is not valid UTF-8 and declares no other encoding</source>
        <translation>die Datei ist kein gültiges UTF-8 und nennt keine andere Kodierung</translation>
    </message>
    <message>
        <source>Revision %1 carries %2 branch labels; a range needs exactly one to follow.</source>
        <translation>Die Revision %1 trägt %2 Zweig-Labels; ein Bereich braucht genau eines, dem er folgt.</translation>
    </message>
    <message>
        <source>Write the label itself before the @.</source>
        <translation>Schreiben Sie das Label selbst vor das @.</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch</source>
        <translation>Der verlangte Bereich %1:%2 nennt keine Vorgänger und Nachfolger auf demselben Zweig</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]</source>
        <translation>Ein Bereich der Historie braucht [start]:[end], [start]: oder :[end]</translation>
    </message>
    <message>
        <source>The range &apos;%1&apos; has more than one colon.</source>
        <translation>Der Bereich „%1“ hat mehr als einen Doppelpunkt.</translation>
    </message>
    <message>
        <source>Write it as start:end.</source>
        <translation>Schreiben Sie ihn als start:end.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.</source>
        <translation>Es gibt mehrere Heads; nennen Sie den Head, auf dem die neue Revision aufbauen soll, oder führen Sie sie zusammen.</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>Derselbe Head wurde mehrmals genannt</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>Die Revision %1 ist kein Head; geben Sie --splice an, um von ihr aus einen neuen Zweig zu beginnen</translation>
    </message>
    <message>
        <source>Revision %1 defines no function %2().</source>
        <translation>Die Revision %1 definiert keine Funktion %2().</translation>
    </message>
    <message>
        <source>Add `def %1():` to the script, with `pass` if there is nothing to do.</source>
        <translation>Fügen Sie dem Skript `def %1():` hinzu, mit `pass`, wenn nichts zu tun ist.</translation>
    </message>
    <message>
        <source>Some revisions of this range cannot be put in order: they are needed only through revisions outside it. Choose a lower start of the range.</source>
        <translation>Einige Revisionen dieses Bereichs lassen sich nicht ordnen: Sie werden nur über Revisionen außerhalb gebraucht. Wählen Sie einen früheren Anfang.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Cannot read the directory %1: %2.</source>
        <translation>Der Ordner %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Cannot read the head of %1: %2.</source>
        <translation>Der Kopf von %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is compiled and its source is missing.</source>
        <translation>%1 ist kompiliert, und ihr Quelltext fehlt.</translation>
    </message>
    <message>
        <source>Put the .py file back, or let the project&apos;s own Python read it: limbeck-cli COMMAND --delegate</source>
        <translation>Legen Sie die .py-Datei zurück oder lassen Sie das eigene Python des Projekts sie lesen: limbeck-cli COMMAND --delegate</translation>
    </message>
    <message>
        <source>The head of %1 cannot be changed by itself: %2.</source>
        <translation>Der Kopf von %1 lässt sich nicht von selbst ändern: %2.</translation>
    </message>
    <message>
        <source>Change it in the editor.</source>
        <translation>Ändern Sie es im Editor.</translation>
    </message>
    <message>
        <source>it declares no identifiers</source>
        <translation>er nennt keine Kennungen</translation>
    </message>
    <message>
        <source>its docstring has room for one line only</source>
        <translation>sein Docstring hat nur für eine Zeile Platz</translation>
    </message>
    <message>
        <source>a message is one paragraph, without an empty line in it</source>
        <translation>eine Nachricht ist ein Absatz ohne Leerzeile</translation>
    </message>
    <message>
        <source>its docstring is a raw string, in which the message cannot be written</source>
        <translation>sein Docstring ist ein roher Text, in dem sich die Nachricht nicht schreiben lässt</translation>
    </message>
    <message>
        <source>%1 would not say what it shall</source>
        <translation>%1 würde nicht sagen, was es soll</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: it can only be changed with another editor.</source>
        <translation>%1 ist kein UTF-8-Text: Die Datei lässt sich nur mit einem anderen Editor ändern.</translation>
    </message>
    <message>
        <source>The function in line %1 cannot be changed by itself: its head is not one line.</source>
        <translation>Die Funktion in Zeile %1 lässt sich nicht von selbst ändern: Ihr Kopf steht nicht auf einer Zeile.</translation>
    </message>
    <message>
        <source>The script defines no %1() that could be changed.</source>
        <translation>Das Skript definiert kein %1(), das sich ändern ließe.</translation>
    </message>
    <message>
        <source>File %1 loaded twice! ignoring.</source>
        <translation>Die Datei %1 wurde zweimal geladen und wird nicht beachtet.</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1</source>
        <translation>Die Zeitzone ist nicht zu finden: %1</translation>
    </message>
    <message>
        <source>Write an IANA name such as Europe/Vienna or UTC in the timezone setting.</source>
        <translation>Schreiben Sie einen IANA-Namen wie Europe/Vienna oder UTC in die Einstellung timezone.</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1.</source>
        <translation>Aus dem Dateinamen %1 ließ sich keine Revisionskennung bestimmen.</translation>
    </message>
    <message>
        <source>Declare it in the script: revision = &quot;…&quot; with the id, and down_revision with the one before it.</source>
        <translation>Nennen Sie sie im Skript: revision = &quot;…&quot; mit der Kennung und down_revision mit der vorigen.</translation>
    </message>
    <message>
        <source>Write revision, down_revision, branch_labels and depends_on as plain strings.</source>
        <translation>Schreiben Sie revision, down_revision, branch_labels und depends_on als einfache Texte.</translation>
    </message>
    <message>
        <source>%1 declares no down_revision.</source>
        <translation>%1 nennt keine down_revision.</translation>
    </message>
    <message>
        <source>Write down_revision = None for a first revision, else the id of the one before it.</source>
        <translation>Schreiben Sie down_revision = None für eine erste Revision, sonst die Kennung der vorigen.</translation>
    </message>
    <message>
        <source>Rows of the version table lie both above and below %1.</source>
        <translation>Zeilen der Versionstabelle liegen sowohl über als auch unter %1.</translation>
    </message>
    <message>
        <source>Use --purge to empty the version table first.</source>
        <translation>Leeren Sie die Versionstabelle zuerst mit --purge.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision</source>
        <translation>Es gibt mehrere Heads; nennen Sie eine einzelne Zielrevision</translation>
    </message>
    <message>
        <source>%1 and %2 are not two heads.</source>
        <translation>%1 und %2 sind nicht zwei Heads.</translation>
    </message>
    <message>
        <source>The branch of %1 holds %2, whose file is missing.</source>
        <translation>Der Zweig von %1 enthält %2, deren Datei fehlt.</translation>
    </message>
    <message>
        <source>The branch of %1 begins at %2 and at %3: only a branch with one beginning can be moved.</source>
        <translation>Der Zweig von %1 beginnt bei %2 und bei %3: Nur ein Zweig mit einem Anfang lässt sich verschieben.</translation>
    </message>
    <message>
        <source>%1 merges the branch with what both heads have: it is no straight line.</source>
        <translation>%1 führt den Zweig mit dem zusammen, was beide Heads haben: Er ist keine gerade Linie.</translation>
    </message>
    <message>
        <source>%1 has nothing that %2 has not.</source>
        <translation>%1 hat nichts, was %2 nicht hat.</translation>
    </message>
    <message>
        <source>The branch of %1 stands on %2, which %3 only depends on: %4 would be left as a head of its own.</source>
        <translation>Der Zweig von %1 steht auf %2, von dem %3 nur abhängt: %4 bliebe als eigener Head zurück.</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>Beim %1 in „%2“ wurde genau eine Zeile erwartet; gefunden: %3</translation>
    </message>
    <message>
        <source>inserting &apos;%1&apos;</source>
        <translation>Einfügen von „%1“</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>Löschen von „%1“</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>Ändern von „%1“ in „%2“</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces.</source>
        <translation>Die Versionstabelle hat keine Zeile „%1“, die dieser Schritt ersetzt.</translation>
    </message>
    <message>
        <source>Stamp the database with the revision that it really is at.</source>
        <translation>Stempeln Sie die Datenbank mit der Revision, bei der sie wirklich steht.</translation>
    </message>
    <message>
        <source>The version table already has the row &apos;%1&apos;.</source>
        <translation>Die Versionstabelle hat die Zeile „%1“ schon.</translation>
    </message>
    <message>
        <source>All parents of %1 are implied by other rows of the version table.</source>
        <translation>Alle Vorgänger von %1 sind schon in anderen Zeilen der Versionstabelle enthalten.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces: it is an ancestor of another parent or dependency of %2.</source>
        <translation>Die Versionstabelle hat keine Zeile „%1“, die dieser Schritt ersetzt: Sie ist ein Vorfahr eines anderen Vorgängers oder einer Abhängigkeit von %2.</translation>
    </message>
    <message>
        <source>Take it out of depends_on or down_revision of that script.</source>
        <translation>Nehmen Sie sie aus depends_on oder down_revision dieses Skripts.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step takes back.</source>
        <translation>Die Versionstabelle hat keine Zeile „%1“, die dieser Schritt zurücknimmt.</translation>
    </message>
    <message>
        <source>This stamp neither replaces, adds nor removes a row.</source>
        <translation>Dieser Stamp ersetzt, ergänzt und entfernt keine Zeile.</translation>
    </message>
    <message>
        <source>Name each revision only once.</source>
        <translation>Nennen Sie jede Revision nur einmal.</translation>
    </message>
    <message>
        <source>Revision %1 does what only Python can: %2</source>
        <translation>Die Revision %1 tut, was nur Python kann: %2</translation>
    </message>
    <message>
        <source>Revision %1 too: %2</source>
        <translation>Ebenso die Revision %1: %2</translation>
    </message>
    <message>
        <source>Nothing was done. This step can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>Es wurde nichts getan. Dieser Schritt kann mit dem eigenen Python des Projekts laufen, wobei dessen Code ausgeführt wird: limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Nothing was done. These steps can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>Es wurde nichts getan. Diese Schritte können mit dem eigenen Python des Projekts laufen, wobei dessen Code ausgeführt wird: limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Only Python can do what this script does: %1. With your consent the step runs with the project&apos;s own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.</source>
        <translation>Was dieses Skript tut, kann nur Python: %1. Mit Ihrer Zustimmung läuft der Schritt mit dem eigenen Python des Projekts und Alembic; was davor steht, wird zuerst festgeschrieben, sodass ein späterer Fehler es nicht rückgängig macht.</translation>
    </message>
    <message>
        <source>The script commits here: what was done before stays even when a later statement fails.</source>
        <translation>Das Skript schreibt hier fest: Was vorher getan wurde, bleibt, auch wenn eine spätere Anweisung scheitert.</translation>
    </message>
    <message>
        <source>The step of %1 needs the project&apos;s own Python, which does not find a script of another branch.</source>
        <translation>Der Schritt von %1 braucht das eigene Python des Projekts, und das findet kein Skript eines anderen Zweigs.</translation>
    </message>
    <message>
        <source>Get %1 into this checkout, or check that branch out.</source>
        <translation>Holen Sie %1 in diesen Arbeitsstand oder wechseln Sie auf jenen Zweig.</translation>
    </message>
    <message>
        <source>Set the variable that env.py reads, or name the database with sqlalchemy.url.</source>
        <translation>Setzen Sie die Variable, die env.py liest, oder nennen Sie die Datenbank mit sqlalchemy.url.</translation>
    </message>
    <message>
        <source>env.py names no database that could be read.</source>
        <translation>env.py nennt keine Datenbank, die sich lesen ließe.</translation>
    </message>
    <message>
        <source>env.py names no database: context.configure() got neither connection, url nor dialect_name.</source>
        <translation>env.py nennt keine Datenbank: context.configure() bekam weder connection noch url noch dialect_name.</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url in the ini file, or the variable that env.py reads.</source>
        <translation>Setzen Sie sqlalchemy.url in der ini-Datei oder die Variable, die env.py liest.</translation>
    </message>
    <message>
        <source>context.configure() got no connection to run on.</source>
        <translation>context.configure() bekam keine Verbindung für den Lauf.</translation>
    </message>
    <message>
        <source>The script directory has multiple heads; get_head_revision() wants one.</source>
        <translation>Der Skriptordner hat mehrere Heads; get_head_revision() will einen.</translation>
    </message>
    <message>
        <source>No context has been configured yet: call context.configure() before.</source>
        <translation>Es ist noch kein Kontext eingerichtet: Rufen Sie vorher context.configure() auf.</translation>
    </message>
    <message>
        <source>env.py goes through several databases: there is no one database to copy for a rehearsal.</source>
        <translation>env.py geht mehrere Datenbanken durch: Es gibt nicht die eine Datenbank, die für eine Probe zu kopieren wäre.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2.</source>
        <translation>Das Skript der Revision %1 hat keine Funktion %2.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2().</source>
        <translation>Das Skript der Revision %1 hat keine Funktion %2().</translation>
    </message>
    <message>
        <source>Nothing was done. Add the function to the script.</source>
        <translation>Es wurde nichts getan. Fügen Sie dem Skript die Funktion hinzu.</translation>
    </message>
    <message>
        <source>A database in memory cannot be reached by another program: this step cannot be delegated.</source>
        <translation>Eine Datenbank im Speicher ist für ein anderes Programm nicht erreichbar: Dieser Schritt lässt sich nicht übergeben.</translation>
    </message>
    <message>
        <source>This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.</source>
        <translation>Dieser Schritt lässt sich nicht übergeben: env.py hatte vor context.configure() eine Transaktion geöffnet, und niemand sagt, wann sie endet. Schreiben Sie in env.py zuerst fest.</translation>
    </message>
    <message>
        <source>env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.</source>
        <translation>env.py hatte vor context.configure() eine Transaktion geöffnet: Nichts wird festgeschrieben, wenn env.py es nicht tut.</translation>
    </message>
    <message>
        <source>A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. Take the call out of the script: the run commits by itself.</source>
        <translation>Ein Skript rief auf der Verbindung des Laufs commit() oder rollback() auf. Wie bei Alembic wurde rückgängig gemacht, was danach kam, auch die Zeile der Versionstabelle. Nehmen Sie den Aufruf aus dem Skript: Der Lauf schreibt selbst fest.</translation>
    </message>
    <message>
        <source>The step would run a statement that the plan did not show, so it was stopped before it was sent.</source>
        <translation>Der Schritt würde eine Anweisung ausführen, die der Plan nicht gezeigt hat; er wurde angehalten, bevor sie gesendet wurde.</translation>
    </message>
    <message>
        <source>Refresh the plan and look at the step again.</source>
        <translation>Frischen Sie den Plan auf und sehen Sie sich den Schritt noch einmal an.</translation>
    </message>
    <message>
        <source>shown:   %1</source>
        <translation>gezeigt: %1</translation>
    </message>
    <message>
        <source>instead: %1</source>
        <translation>statt dessen: %1</translation>
    </message>
    <message>
        <source>The rebuilt table %1 would hold %2 of %3 rows.</source>
        <translation>Die neu aufgebaute Tabelle %1 würde %2 von %3 Zeilen enthalten.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept.</source>
        <translation>Von diesem Schritt wurde nichts behalten.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept. Correct the rows first.</source>
        <translation>Von diesem Schritt wurde nichts behalten. Berichtigen Sie zuerst die Zeilen.</translation>
    </message>
    <message>
        <source>After rebuilding %1, %2.</source>
        <translation>Nach dem Neuaufbau von %1: %2.</translation>
    </message>
    <message>
        <source>the foreign keys of %1 do not fit any more: %2</source>
        <translation>die Fremdschlüssel von %1 passen nicht mehr: %2</translation>
    </message>
    <message>
        <source>The database cannot be inspected in offline mode (--sql).</source>
        <translation>Im Offline-Modus (--sql) lässt sich die Datenbank nicht untersuchen.</translation>
    </message>
    <message>
        <source>Guard this part of the script with context.is_offline_mode().</source>
        <translation>Schützen Sie diesen Teil des Skripts mit context.is_offline_mode().</translation>
    </message>
    <message>
        <source>The parameters given to execute() are not in the SQL that --sql prints (%1). Write the values into the statement, for example with bindparams() or op.inline_literal().</source>
        <translation>Die an execute() gegebenen Parameter stehen nicht in dem SQL, das --sql ausgibt (%1). Schreiben Sie die Werte in die Anweisung, zum Beispiel mit bindparams() oder op.inline_literal().</translation>
    </message>
    <message>
        <source>Let this step run with the project&apos;s own Python.</source>
        <translation>Lassen Sie diesen Schritt mit dem eigenen Python des Projekts laufen.</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run, or let this step run with the project&apos;s own Python.</source>
        <translation>Verwenden Sie op.get_bind() für die Verbindung des Laufs oder lassen Sie diesen Schritt mit dem eigenen Python des Projekts laufen.</translation>
    </message>
    <message>
        <source>create_engine() with a URL that could not be computed</source>
        <translation>create_engine() mit einer URL, die sich nicht berechnen ließ</translation>
    </message>
    <message>
        <source>create_engine() of another database than the one that is migrated (%1)</source>
        <translation>create_engine() für eine andere Datenbank als die, die migriert wird (%1)</translation>
    </message>
    <message>
        <source>%1 in a migration script</source>
        <translation>%1 in einem Migrationsskript</translation>
    </message>
    <message>
        <source>a compiled script whose source is missing</source>
        <translation>ein kompiliertes Skript, dessen Quelltext fehlt</translation>
    </message>
    <message>
        <source>Put the .py file back, or let this step run with the project&apos;s own Python.</source>
        <translation>Legen Sie die .py-Datei zurück oder lassen Sie diesen Schritt mit dem eigenen Python des Projekts laufen.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 konnte nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>No Python was found that can import Alembic.</source>
        <translation>Es wurde kein Python gefunden, das Alembic importieren kann.</translation>
    </message>
    <message>
        <source>The chosen Python cannot run the project&apos;s migrations.</source>
        <translation>Das gewählte Python kann die Migrationen des Projekts nicht ausführen.</translation>
    </message>
    <message>
        <source>Create the project&apos;s virtual environment and install its requirements, or name its interpreter.</source>
        <translation>Legen Sie die virtuelle Umgebung des Projekts an und installieren Sie seine Voraussetzungen, oder nennen Sie seinen Interpreter.</translation>
    </message>
    <message>
        <source>Looked for VIRTUAL_ENV, .venv, venv and env in %1 and above it, Poetry&apos;s and Pipenv&apos;s environments, python3.</source>
        <translation>Gesucht wurde nach VIRTUAL_ENV, .venv, venv und env in %1 und darüber, nach den Umgebungen von Poetry und Pipenv und nach python3.</translation>
    </message>
    <message>
        <source>Revision %1 failed in the project&apos;s Python: %2: %3</source>
        <translation>Die Revision %1 ist im Python des Projekts gescheitert: %2: %3</translation>
    </message>
    <message>
        <source>The step had been committed: the version table holds %1.</source>
        <translation>Der Schritt war schon festgeschrieben: Die Versionstabelle enthält %1.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step.</source>
        <translation>Die Versionstabelle enthält %1 wie vor diesem Schritt.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step. On SQLite the project&apos;s driver commits most statements one by one: look what this step has left.</source>
        <translation>Die Versionstabelle enthält %1 wie vor diesem Schritt. Bei SQLite schreibt der Treiber des Projekts die meisten Anweisungen einzeln fest: Sehen Sie nach, was dieser Schritt hinterlassen hat.</translation>
    </message>
    <message>
        <source>The project&apos;s Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision %1 cannot run in a second one.</source>
        <translation>Das Python des Projekts wartet auf eine Sperre, die dieser Lauf selbst hält: env.py nimmt für seine Sitzung eine Sperre, daher kann die Revision %1 nicht in einer zweiten laufen.</translation>
    </message>
    <message>
        <source>Run this step with Alembic itself, then go on.</source>
        <translation>Führen Sie diesen Schritt mit Alembic selbst aus und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>Revision %1 was not given to the project&apos;s Python: %2</source>
        <translation>Die Revision %1 wurde dem Python des Projekts nicht übergeben: %2</translation>
    </message>
    <message>
        <source>Nothing of this step was done.</source>
        <translation>Von diesem Schritt wurde nichts getan.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 in revision %2.</source>
        <translation>Das Python des Projekts endete bei der Revision %2 mit Status %1.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ran revision %1 without an error, but the version table holds %2 instead of %3.</source>
        <translation>Das Python des Projekts hat die Revision %1 ohne Fehler ausgeführt, aber die Versionstabelle enthält %2 statt %3.</translation>
    </message>
    <message>
        <source>env.py did not commit: it may have opened a transaction before context.configure().</source>
        <translation>env.py hat nicht festgeschrieben: Vielleicht hatte es vor context.configure() eine Transaktion geöffnet.</translation>
    </message>
    <message>
        <source>Look who else changes the version table.</source>
        <translation>Sehen Sie nach, wer die Versionstabelle sonst noch ändert.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told the models.</source>
        <translation>Das Python des Projekts endete mit Status %1, bevor es die Modelle nannte.</translation>
    </message>
    <message>
        <source>The models cannot be imported with the project&apos;s Python: %1: %2</source>
        <translation>Die Modelle lassen sich mit dem Python des Projekts nicht importieren: %1: %2</translation>
    </message>
    <message>
        <source>The compiled script %1 could not be loaded with the project&apos;s Python: %2: %3</source>
        <translation>Das kompilierte Skript %1 ließ sich mit dem Python des Projekts nicht laden: %2: %3</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told what %2 declares.</source>
        <translation>Das Python des Projekts endete mit Status %1, bevor es nannte, was %2 vereinbart.</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>es endete mit Status %1</translation>
    </message>
    <message>
        <source>No temporary folder for the scripts of the other branch: %1</source>
        <translation>Kein temporärer Ordner für die Skripte des anderen Zweigs: %1</translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The table is not compared.</source>
        <translation>Die Tabelle wird nicht verglichen.</translation>
    </message>
    <message>
        <source>%1 must be text, found %2.</source>
        <translation>%1 muss Text sein, gefunden %2.</translation>
    </message>
    <message>
        <source>a value that is not known</source>
        <translation>ein Wert, der nicht bekannt ist</translation>
    </message>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>vom jetzigen Schema entschieden</translation>
    </message>
    <message>
        <source>made of a query: its columns are not known</source>
        <translation>aus einer Abfrage gemacht: Ihre Spalten sind nicht bekannt</translation>
    </message>
    <message>
        <source>revision %1 could not be followed to its end</source>
        <translation>die Revision %1 ließ sich nicht bis zu ihrem Ende verfolgen</translation>
    </message>
    <message>
        <source>Target database is not up to date.</source>
        <translation>Die Zieldatenbank ist nicht auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>env.py names no models: its target_metadata is None.</source>
        <translation>env.py nennt keine Modelle: Sein target_metadata ist None.</translation>
    </message>
    <message>
        <source>Set target_metadata to the MetaData of the project&apos;s models.</source>
        <translation>Setzen Sie target_metadata auf die MetaData der Modelle des Projekts.</translation>
    </message>
    <message>
        <source>Can&apos;t proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context.</source>
        <translation>--autogenerate ist nicht möglich: Das Umgebungsskript %1 gibt dem Kontext kein MetaData-Objekt und keine Folge davon.</translation>
    </message>
    <message>
        <source>The models cannot be compared: %1.</source>
        <translation>Die Modelle lassen sich nicht vergleichen: %1.</translation>
    </message>
    <message>
        <source>The models cannot be compared: none of their tables could be read. %1</source>
        <translation>Die Modelle lassen sich nicht vergleichen: Keine ihrer Tabellen ließ sich lesen. %1</translation>
    </message>
    <message>
        <source>target_metadata is not known</source>
        <translation>target_metadata ist nicht bekannt</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models in env.py.</source>
        <translation>Nennen Sie in env.py eine MetaData der eigenen Modelle des Projekts.</translation>
    </message>
    <message>
        <source>%1= of context.configure() is %2, which is not part of the project: it is not asked.</source>
        <translation>%1= von context.configure() ist %2, was nicht zum Projekt gehört: Es wird nicht gefragt.</translation>
    </message>
    <message>
        <source>Write this change into the script by hand.</source>
        <translation>Schreiben Sie diese Änderung von Hand in das Skript.</translation>
    </message>
    <message>
        <source>Write this option into the script by hand.</source>
        <translation>Schreiben Sie diese Option von Hand in das Skript.</translation>
    </message>
    <message>
        <source>Write it into the script by hand.</source>
        <translation>Schreiben Sie es von Hand in das Skript.</translation>
    </message>
    <message>
        <source>Write this directive into the script by hand.</source>
        <translation>Schreiben Sie diese Direktive von Hand in das Skript.</translation>
    </message>
    <message>
        <source>process_revision_directives: %1 must be text or a list of texts, found %2.</source>
        <translation>process_revision_directives: %1 muss Text oder eine Liste von Texten sein, gefunden %2.</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path</source>
        <translation>Es gibt mehrere Orte für Versionen; geben Sie --version-path an</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations</source>
        <translation>Der Pfad %1 gehört nicht zu den Orten für Versionen</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?</source>
        <translation>Die Version %1 nennt branch_labels %2, die Migrationsdatei %3 hat sie aber nicht; hat script.py.mako die Zeile branch_labels?</translation>
    </message>
    <message>
        <source>output_encoding: unknown encoding: %1</source>
        <translation>output_encoding: unbekannte Kodierung: %1</translation>
    </message>
    <message>
        <source>output_encoding: the script holds a character that %1 does not have (line %2 of the script).</source>
        <translation>output_encoding: Das Skript enthält ein Zeichen, das %1 nicht hat (Zeile %2 des Skripts).</translation>
    </message>
    <message>
        <source>A CHECK of %1 has no name and differs from the models: it cannot be dropped by name.</source>
        <translation>Ein CHECK von %1 hat keinen Namen und weicht von den Modellen ab: Er lässt sich nicht über den Namen löschen.</translation>
    </message>
    <message>
        <source>The database has no table and no column %1 that could be renamed to %2.</source>
        <translation>Die Datenbank hat keine Tabelle und keine Spalte %1, die sich in %2 umbenennen ließe.</translation>
    </message>
    <message>
        <source>The rename %1 is not possible: %2.</source>
        <translation>Die Umbenennung %1 ist nicht möglich: %2.</translation>
    </message>
    <message>
        <source>Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model.</source>
        <translation>Geben Sie den Wert für die Zeilen an, die keinen haben (--fill %1.%2=…), oder einen Server-Default im Modell.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be read.</source>
        <translation>Die Liste der ignorierten Unterschiede %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be removed: %2.</source>
        <translation>Die Liste der ignorierten Unterschiede %1 kann nicht entfernt werden: %2.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be written.</source>
        <translation>Die Liste der ignorierten Unterschiede %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew.</source>
        <translation>Der Primärschlüssel von %1 weicht von den Modellen ab: SQLite kann ihn nicht ändern; die Tabelle muss neu gemacht werden.</translation>
    </message>
    <message>
        <source>Expressions are compared by their text: the database does not let this user create temporary tables.</source>
        <translation>Ausdrücke werden nach ihrem Text verglichen: Die Datenbank lässt diesen Benutzer keine temporären Tabellen anlegen.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>Das Programm %1 kann nicht gestartet werden: %2.</translation>
    </message>
    <message>
        <source>Could not find module %1</source>
        <translation>Das Modul %1 wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Could not find entrypoint console_scripts.%1</source>
        <translation>Der Einstiegspunkt console_scripts.%1 wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%3&apos;</source>
        <translation>Der post-write-Hook „%3“ braucht den Schlüssel %1.%2</translation>
    </message>
    <message>
        <source>Using --sql with --autogenerate does not make any sense</source>
        <translation>--sql zusammen mit --autogenerate ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>The template %1 cannot be read: %2.</source>
        <translation>Die Vorlage %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>Script templates may use expressions, control lines, comments, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; and &lt;%text&gt;.</source>
        <translation>Skriptvorlagen dürfen Ausdrücke, Steuerzeilen, Kommentare, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; und &lt;%text&gt; verwenden.</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models, or read the models with the project&apos;s Python.</source>
        <translation>Nennen Sie eine MetaData der eigenen Modelle des Projekts oder lesen Sie die Modelle mit dem Python des Projekts.</translation>
    </message>
    <message>
        <source>Nothing is dropped.</source>
        <translation>Es wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Write the name as a text.</source>
        <translation>Schreiben Sie den Namen als Text.</translation>
    </message>
    <message>
        <source>Its type is not compared.</source>
        <translation>Ihr Typ wird nicht verglichen.</translation>
    </message>
    <message>
        <source>It is not compared.</source>
        <translation>Das wird nicht verglichen.</translation>
    </message>
    <message>
        <source>Nothing of the table is dropped.</source>
        <translation>Von der Tabelle wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>What else it has is compared; nothing of the table is dropped.</source>
        <translation>Was sie sonst hat, wird verglichen; von der Tabelle wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>Table %1 has no column &apos;%2&apos;, which a constraint or index of it names.</source>
        <translation>Die Tabelle %1 hat keine Spalte „%2“, die eine ihrer Bedingungen oder einer ihrer Indizes nennt.</translation>
    </message>
    <message>
        <source>The naming convention &quot;%1&quot; cannot be read: after % it needs (token)s.</source>
        <translation>Die Namenskonvention „%1“ ist nicht lesbar: Nach % braucht sie (token)s.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, which is not one of SQLAlchemy&apos;s tokens.</source>
        <translation>Die Namenskonvention für „%1“ verwendet %(%2)s, das SQLAlchemy nicht kennt.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but a constraint of table &apos;%2&apos; has no name.</source>
        <translation>Die Namenskonvention für „%1“ enthält %(constraint_name)s, aber eine Bedingung der Tabelle „%2“ hat keinen Namen.</translation>
    </message>
    <message>
        <source>The wishes for the order of columns contradict each other (around %1).</source>
        <translation>Die Wünsche für die Reihenfolge der Spalten widersprechen einander (bei %1).</translation>
    </message>
    <message>
        <source>Check insert_before, insert_after and partial_reordering of the batch.</source>
        <translation>Prüfen Sie insert_before, insert_after und partial_reordering des Batch.</translation>
    </message>
    <message>
        <source>%1: the history so far has no table %2.</source>
        <translation>%1: Die Historie bis hierher hat keine Tabelle %2.</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in %1 dialect. Please refer to the batch mode feature which allows for %2 migrations using a copy-and-move strategy.</source>
        <translation>Der Dialekt %1 kennt kein ALTER von Bedingungen. Verwenden Sie den Batch-Modus, der %2-Migrationen durch Kopieren und Verschieben ermöglicht.</translation>
    </message>
    <message>
        <source>The CHECK that comes with a Boolean or Enum column of table &apos;%1&apos; is left out: %2 cannot add one to an existing table. Use op.batch_alter_table(&quot;%3&quot;).</source>
        <translation>Der CHECK zu einer Boolean- oder Enum-Spalte der Tabelle „%1“ fällt weg: %2 kann ihn einer vorhandenen Tabelle nicht hinzufügen. Verwenden Sie op.batch_alter_table(&quot;%3&quot;).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot become or cease to be a computed column.</source>
        <translation>Die Spalte „%1“ der Tabelle „%2“ kann keine berechnete Spalte werden und nicht aufhören, eine zu sein.</translation>
    </message>
    <message>
        <source>Drop the column and add it again.</source>
        <translation>Löschen Sie die Spalte und fügen Sie sie neu hinzu.</translation>
    </message>
    <message>
        <source>The comment on column &apos;%1&apos; of table &apos;%2&apos; is left out: %3 has no comments.</source>
        <translation>Der Kommentar der Spalte „%1“ der Tabelle „%2“ fällt weg: %3 hat keine Kommentare.</translation>
    </message>
    <message>
        <source>The comment on table &apos;%1&apos; is left out: %2 has no comments.</source>
        <translation>Der Kommentar der Tabelle „%1“ fällt weg: %2 hat keine Kommentare.</translation>
    </message>
    <message>
        <source>A constraint of table &apos;%1&apos; is to be dropped, but it has no name.</source>
        <translation>Eine Bedingung der Tabelle „%1“ soll gelöscht werden, hat aber keinen Namen.</translation>
    </message>
    <message>
        <source>Name it: op.drop_constraint(&quot;…&quot;, …), or give type_= and a naming convention.</source>
        <translation>Nennen Sie ihn: op.drop_constraint(&quot;…&quot;, …), oder geben Sie type_= und eine Namenskonvention an.</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using braucht den Parameter type_</translation>
    </message>
    <message>
        <source>Give type_= as well, or leave postgresql_using out.</source>
        <translation>Geben Sie auch type_= an oder lassen Sie postgresql_using weg.</translation>
    </message>
    <message>
        <source>Trigger %1 of %2 is created again as it was, but it names %3, which the batch changes: look whether it still works.</source>
        <translation>Der Trigger %1 von %2 wird neu angelegt, wie er war, nennt aber %3, das der Batch ändert: Prüfen Sie, ob er noch funktioniert.</translation>
    </message>
    <message>
        <source>Rebuilding table %1 on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.</source>
        <translation>Der Neuaufbau der Tabelle %1 löscht auf PostgreSQL ihre Rechte, Trigger, Policies, Speicheroptionen und was von ihr abhängt; Fremdschlüssel anderer Tabellen und Sichten lassen ihn scheitern.</translation>
    </message>
    <message>
        <source>Column %1 of %2 gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().</source>
        <translation>Die Spalte %1 von %2 bekommt eine neue Sequenz, die bei 1 beginnt: Die nächsten Werte stoßen mit vorhandenen Zeilen zusammen. Setzen Sie sie mit setval().</translation>
    </message>
    <message>
        <source>Rebuilding table %1 loses %2.</source>
        <translation>Beim Neuaufbau der Tabelle %1 geht verloren: %2.</translation>
    </message>
    <message>
        <source>The renamed column %1 is renamed in %2 of %3 too; Alembic would leave the old name there and fail.</source>
        <translation>Die umbenannte Spalte %1 wird auch in %2 von %3 umbenannt; Alembic ließe dort den alten Namen stehen und würde scheitern.</translation>
    </message>
    <message>
        <source>The batch drops column %1 of %2, but %3 still names it: %4</source>
        <translation>Der Batch löscht die Spalte %1 von %2, aber %3 nennt sie noch: %4</translation>
    </message>
    <message>
        <source>Drop %1 in the same batch, before the column.</source>
        <translation>Löschen Sie %1 im selben Batch vor der Spalte.</translation>
    </message>
    <message>
        <source>Constraint must have a name: in a batch, one that is added to or dropped from table %1 has none.</source>
        <translation>Eine Bedingung braucht einen Namen: In einem Batch hat eine, die der Tabelle %1 hinzugefügt oder in ihr gelöscht wird, keinen.</translation>
    </message>
    <message>
        <source>Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).</source>
        <translation>Geben Sie ihr einen Namen oder den Metadaten eine Namenskonvention (naming_convention= des Batch für Bedingungen, die die Tabelle schon hat).</translation>
    </message>
    <message>
        <source>Column %1 of %2 exists already: the batch puts a new, empty one in its place, and its values are lost.</source>
        <translation>Die Spalte %1 von %2 gibt es schon: Der Batch setzt eine neue, leere an ihre Stelle, und ihre Werte gehen verloren.</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos; (table %2).</source>
        <translation>Es gibt keine Bedingung „%1“ (Tabelle %2).</translation>
    </message>
    <message>
        <source>SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.</source>
        <translation>SQLite behält Bedingungen ohne Namen: naming_convention= von batch_alter_table gibt ihnen einen.</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos; (table %2).</source>
        <translation>Es gibt keinen Index „%1“ (Tabelle %2).</translation>
    </message>
    <message>
        <source>Table %1 is left over from a batch that failed, and the batch needs this name.</source>
        <translation>Die Tabelle %1 ist von einem gescheiterten Batch übrig, und der Batch braucht diesen Namen.</translation>
    </message>
    <message>
        <source>Look whether it holds rows that are nowhere else, then drop it.</source>
        <translation>Sehen Sie nach, ob sie Zeilen enthält, die es sonst nirgends gibt, und löschen Sie sie dann.</translation>
    </message>
    <message>
        <source>Index %1 is to be created on column %2, which table %3 does not have.</source>
        <translation>Der Index %1 soll auf der Spalte %2 angelegt werden, die die Tabelle %3 nicht hat.</translation>
    </message>
    <message>
        <source>No column of table %1 is left to copy: its rows would be lost.</source>
        <translation>Von der Tabelle %1 bleibt keine Spalte zu kopieren: Ihre Zeilen gingen verloren.</translation>
    </message>
    <message>
        <source>Drop and create the table instead.</source>
        <translation>Löschen Sie die Tabelle statt dessen und legen Sie sie neu an.</translation>
    </message>
    <message>
        <source>The batch of table %1 rebuilds it and needs its present definition, which cannot be read in --sql mode.</source>
        <translation>Der Batch der Tabelle %1 baut sie neu auf und braucht ihre jetzige Definition, die sich im Modus --sql nicht lesen lässt.</translation>
    </message>
    <message>
        <source>Pass the complete table to batch_alter_table as copy_from=Table(…).</source>
        <translation>Geben Sie batch_alter_table die vollständige Tabelle als copy_from=Table(…) mit.</translation>
    </message>
    <message>
        <source>The batch is about table %1, but the database has no such table.</source>
        <translation>Der Batch betrifft die Tabelle %1, aber die Datenbank hat sie nicht.</translation>
    </message>
    <message>
        <source>Table %1 has no column %2.</source>
        <translation>Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>op.%1 is not supported in batch mode (table %2).</source>
        <translation>op.%1 wird im Batch-Modus nicht unterstützt (Tabelle %2).</translation>
    </message>
    <message>
        <source>Call it on op, outside the batch.</source>
        <translation>Rufen Sie es außerhalb des Batch auf op auf.</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;</source>
        <translation>Der Parameter „%1“ braucht einen Wert</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;, in parameter group %2</source>
        <translation>Der Parameter „%1“ braucht einen Wert, in der Parametergruppe %2</translation>
    </message>
    <message>
        <source>Give it a value. If :%1 is no parameter but part of the text, write \:%2 instead.</source>
        <translation>Geben Sie ihm einen Wert. Ist :%1 kein Parameter, sondern Teil des Textes, schreiben Sie \:%2.</translation>
    </message>
    <message>
        <source>The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.</source>
        <translation>Die erste Zeile von op.bulk_insert() bestimmt die Spalten: Geben Sie jeder Zeile dieselben Schlüssel oder verwenden Sie multiinsert=False.</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names column &apos;%3&apos;, which the table does not have.</source>
        <translation>%1 der Tabelle „%2“ nennt die Spalte „%3“, die die Tabelle nicht hat.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is not supported.</source>
        <translation>Die Datenbank „%1“ wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.</source>
        <translation>Limbeck migriert PostgreSQL- (postgresql) und SQLite-Datenbanken (sqlite).</translation>
    </message>
    <message>
        <source>Unconsumed column names: %1</source>
        <translation>Nicht verwendete Spaltennamen: %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no such columns as the script declares it.</source>
        <translation>So wie das Skript die Tabelle „%1“ beschreibt, hat sie diese Spalten nicht.</translation>
    </message>
    <message>
        <source>%1 has no identity columns: column &apos;%2&apos; of table &apos;%3&apos; cannot get or lose one.</source>
        <translation>%1 hat keine Identity-Spalten: Die Spalte „%2“ der Tabelle „%3“ kann keine werden oder gewesen sein.</translation>
    </message>
    <message>
        <source>Name it in the script, or wrap the final name in op.f().</source>
        <translation>Nennen Sie den Namen im Skript oder schließen Sie den endgültigen Namen in op.f() ein.</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has %2 characters; the database takes %3.</source>
        <translation>Der Name „%1“ hat %2 Zeichen; die Datenbank nimmt %3.</translation>
    </message>
    <message>
        <source>Shorten it, or wrap it in op.f(): then it is cut in a stable way.</source>
        <translation>Kürzen Sie ihn oder schließen Sie ihn in op.f() ein: Dann wird er auf gleichbleibende Weise gekürzt.</translation>
    </message>
    <message>
        <source>An index of table &apos;%1&apos; has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Ein Index der Tabelle „%1“ hat keinen Namen, und die Namenskonvention hat kein „ix“.</translation>
    </message>
    <message>
        <source>Argument &apos;%1&apos; is not accepted by dialect &apos;%2&apos; for %3.</source>
        <translation>Das Argument „%1“ nimmt der Dialekt „%2“ für %3 nicht an.</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>Angenommen werden: %1.</translation>
    </message>
    <message>
        <source>An enum without a name cannot be a PostgreSQL type.</source>
        <translation>Ein Enum ohne Namen kann kein PostgreSQL-Typ sein.</translation>
    </message>
    <message>
        <source>Name it: sa.Enum(…, name=&quot;…&quot;), or use native_enum=False.</source>
        <translation>Nennen Sie ihn: sa.Enum(…, name=&quot;…&quot;), oder verwenden Sie native_enum=False.</translation>
    </message>
    <message>
        <source>A column has no type, and its definition needs one.</source>
        <translation>Eine Spalte hat keinen Typ, und ihre Definition braucht einen.</translation>
    </message>
    <message>
        <source>Give it a type, for example sa.Integer().</source>
        <translation>Geben Sie ihr einen Typ, zum Beispiel sa.Integer().</translation>
    </message>
    <message>
        <source>The type %1 comes from outside the project and is not known.</source>
        <translation>Der Typ %1 kommt von außerhalb des Projekts und ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Map it to a type for each database in the project&apos;s settings.</source>
        <translation>Ordnen Sie ihm in den Einstellungen des Projekts für jede Datenbank einen Typ zu.</translation>
    </message>
    <message>
        <source>%1 has no form on %2.</source>
        <translation>%1 hat auf %2 keine Form.</translation>
    </message>
    <message>
        <source>Use a type that this database has, or add one with with_variant().</source>
        <translation>Verwenden Sie einen Typ, den diese Datenbank hat, oder ergänzen Sie einen mit with_variant().</translation>
    </message>
    <message>
        <source>SQLite does not support autoincrement for composite primary keys: column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>SQLite kennt kein autoincrement bei zusammengesetzten Primärschlüsseln: Spalte „%1“ der Tabelle „%2“.</translation>
    </message>
    <message>
        <source>Leave autoincrement=True out.</source>
        <translation>Lassen Sie autoincrement=True weg.</translation>
    </message>
    <message>
        <source>A column with name &apos;%1&apos; is already present in table &apos;%2&apos;.</source>
        <translation>Eine Spalte namens „%1“ gibt es in der Tabelle „%2“ schon.</translation>
    </message>
    <message>
        <source>Limbeck cannot run code of &apos;%1&apos; (imported at %2): %3 is not supported.</source>
        <translation>Limbeck kann Code von „%1“ nicht ausführen (importiert in %2): %3 wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>%1 is not supported: it would change something outside the database.</source>
        <translation>%1 wird nicht unterstützt: Es würde etwas außerhalb der Datenbank ändern.</translation>
    </message>
    <message>
        <source>%1 is not part of the project, and what the project has instead of it was read</source>
        <translation>%1 gehört nicht zum Projekt, und gelesen wurde, was das Projekt statt dessen hat</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The arguments of %1 are not known here (%2).</source>
        <translation>Die Argumente von %1 sind hier nicht bekannt (%2).</translation>
    </message>
    <message>
        <source>A statement of an imported module that takes very many steps</source>
        <translation>Eine Anweisung eines importierten Moduls, die sehr viele Schritte braucht</translation>
    </message>
    <message>
        <source>The script took more than %1 steps.</source>
        <translation>Das Skript brauchte mehr als %1 Schritte.</translation>
    </message>
    <message>
        <source>A list would become too long.</source>
        <translation>Eine Liste würde zu lang.</translation>
    </message>
    <message>
        <source>What is asked for here is not supported, and what it is about is not known.</source>
        <translation>Was hier verlangt wird, wird nicht unterstützt, und worum es geht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>A regular expression took too much time or memory.</source>
        <translation>Ein regulärer Ausdruck brauchte zu viel Zeit oder Speicher.</translation>
    </message>
    <message>
        <source>This needs a value that is not known here: %1.</source>
        <translation>Das braucht einen Wert, der hier nicht bekannt ist: %1.</translation>
    </message>
    <message>
        <source>A preview cannot know it; the step shows its statements only when it runs.</source>
        <translation>Eine Vorschau kann ihn nicht kennen; der Schritt zeigt seine Anweisungen erst, wenn er läuft.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of module &apos;%2&apos; is not supported.</source>
        <translation>„%1“ des Moduls „%2“ wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Raising &apos;%1&apos;, which Limbeck does not know, is not supported.</source>
        <translation>„%1“, das Limbeck nicht kennt, kann nicht geworfen werden.</translation>
    </message>
    <message>
        <source>except* (exception groups) is not supported.</source>
        <translation>except* (Ausnahmegruppen) wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>yield is not supported here.</source>
        <translation>yield wird hier nicht unterstützt.</translation>
    </message>
    <message>
        <source>Complex numbers are not supported.</source>
        <translation>Komplexe Zahlen werden nicht unterstützt.</translation>
    </message>
    <message>
        <source>Indent the whole file with spaces.</source>
        <translation>Rücken Sie die ganze Datei mit Leerzeichen ein.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text.</source>
        <translation>Speichern Sie die Datei als UTF-8-Text.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and remove its coding line.</source>
        <translation>Speichern Sie die Datei als UTF-8 und entfernen Sie ihre coding-Zeile.</translation>
    </message>
    <message>
        <source>Connect to a database to see what this script does.</source>
        <translation>Verbinden Sie sich mit einer Datenbank, um zu sehen, was dieses Skript tut.</translation>
    </message>
    <message>
        <source>Register what it does with @Operations.implementation_for(…).</source>
        <translation>Melden Sie mit @Operations.implementation_for(…) an, was es tut.</translation>
    </message>
    <message>
        <source>%1: no migration context is active here, the &apos;op&apos; and connection functions work only while a migration runs</source>
        <translation>%1: Hier ist kein Migrationskontext aktiv; „op“ und die Funktionen der Verbindung arbeiten nur, während eine Migration läuft</translation>
    </message>
    <message>
        <source>Move the call into upgrade() or downgrade().</source>
        <translation>Verschieben Sie den Aufruf in upgrade() oder downgrade().</translation>
    </message>
    <message>
        <source>Give mapped_column() the type, or add it to the type_annotation_map.</source>
        <translation>Geben Sie mapped_column() den Typ oder nehmen Sie ihn in type_annotation_map auf.</translation>
    </message>
    <message>
        <source>Name the columns in mapped_column().</source>
        <translation>Nennen Sie die Spalten in mapped_column().</translation>
    </message>
    <message>
        <source>What it gives is not compared.</source>
        <translation>Was es ergibt, wird nicht verglichen.</translation>
    </message>
    <message>
        <source>What the class says is compared; nothing of the table is dropped.</source>
        <translation>Was die Klasse sagt, wird verglichen; von der Tabelle wird nichts gelöscht.</translation>
    </message>
    <message>
        <source>What else the class has is compared; nothing of the table is dropped. Reading the models with the project&apos;s Python knows the base.</source>
        <translation>Was die Klasse sonst hat, wird verglichen; von der Tabelle wird nichts gelöscht. Das Lesen der Modelle mit dem Python des Projekts kennt die Basis.</translation>
    </message>
    <message>
        <source>The table is not compared. Reading the models with the project&apos;s Python knows it.</source>
        <translation>Die Tabelle wird nicht verglichen. Das Lesen der Modelle mit dem Python des Projekts kennt sie.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; on class %2 conflicts with an existing column of table %3.</source>
        <translation>Die Spalte „%1“ der Klasse %2 steht im Widerspruch zu einer vorhandenen Spalte der Tabelle %3.</translation>
    </message>
    <message>
        <source>Query the other class by its columns, or run this step with the project&apos;s own Python.</source>
        <translation>Fragen Sie die andere Klasse über ihre Spalten ab oder führen Sie diesen Schritt mit dem eigenen Python des Projekts aus.</translation>
    </message>
    <message>
        <source>Give the field sa_type or sa_column.</source>
        <translation>Geben Sie dem Feld sa_type oder sa_column.</translation>
    </message>
    <message>
        <source>The statement was passed over.</source>
        <translation>Die Anweisung wurde übergangen.</translation>
    </message>
    <message>
        <source>Write the schema into the directive.</source>
        <translation>Schreiben Sie das Schema in die Direktive.</translation>
    </message>
    <message>
        <source>raw_connection(): the driver&apos;s own connection</source>
        <translation>raw_connection(): die eigene Verbindung des Treibers</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run.</source>
        <translation>Verwenden Sie op.get_bind() für die Verbindung des Laufs.</translation>
    </message>
    <message>
        <source>Use op.get_bind().</source>
        <translation>Verwenden Sie op.get_bind().</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Column</source>
        <translation>das Setzen des Attributs „%1“ einer Column</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Table</source>
        <translation>das Setzen des Attributs „%1“ einer Table</translation>
    </message>
    <message>
        <source>Write the labels into the script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</source>
        <translation>Schreiben Sie die Werte in das Skript: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</translation>
    </message>
    <message>
        <source>Expression #%1 %2 in index %3 detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index expressions.</source>
        <translation>Der Ausdruck Nr. %1 %2 des Index %3 enthält eine Operatorklausel. Die Ausdrücke können nicht verglichen werden. Verschieben Sie die Operatorklausel in das dict ``postgresql_ops``, damit sie sich vergleichen lassen.</translation>
    </message>
    <message>
        <source>Did not locate plugins: %1</source>
        <translation>Nicht gefundene Plugins: %1</translation>
    </message>
    <message>
        <source>setting %1 of a %2 in process_revision_directives</source>
        <translation>das Setzen von %1 eines %2 in process_revision_directives</translation>
    </message>
    <message>
        <source>kw[%1] = %2 of a %3 in process_revision_directives</source>
        <translation>kw[%1] = %2 eines %3 in process_revision_directives</translation>
    </message>
    <message>
        <source>a %1 among the columns of a CreateTableOp</source>
        <translation>ein %1 unter den Spalten einer CreateTableOp</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives put among the directives</source>
        <translation>ein %1, das process_revision_directives unter die Direktiven gesetzt hat</translation>
    </message>
    <message>
        <source>process_revision_directives left something that is no MigrationScript: %1 has no %2.</source>
        <translation>process_revision_directives hat etwas hinterlassen, das kein MigrationScript ist: %1 hat kein %2.</translation>
    </message>
    <message>
        <source>render_item= with several MetaData</source>
        <translation>render_item= mit mehreren MetaData</translation>
    </message>
    <message>
        <source>a %1 without type_ that process_revision_directives made</source>
        <translation>ein %1 ohne type_, das process_revision_directives gemacht hat</translation>
    </message>
    <message>
        <source>Say which kind it is: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; or &quot;primary&quot;.</source>
        <translation>Nennen Sie die Art: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; oder &quot;primary&quot;.</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives made</source>
        <translation>ein %1, das process_revision_directives gemacht hat</translation>
    </message>
    <message>
        <source>A rename is given as old:new for a table and as table.column:new for a column.</source>
        <translation>Eine Umbenennung wird für eine Tabelle als alt:neu und für eine Spalte als tabelle.spalte:neu angegeben.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no rename.</source>
        <translation>„%1“ ist keine Umbenennung.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no fill value.</source>
        <translation>„%1“ ist kein Füllwert.</translation>
    </message>
    <message>
        <source>It is given as table.column=value, or table.column=sql:expression.</source>
        <translation>Er wird als tabelle.spalte=wert oder tabelle.spalte=sql:ausdruck angegeben.</translation>
    </message>
    <message>
        <source>A quotation is not closed in the options: %1</source>
        <translation>Ein Anführungszeichen wird in den Optionen nicht geschlossen: %1</translation>
    </message>
    <message>
        <source>Nothing follows the last backslash of the options: %1</source>
        <translation>Auf den letzten Backslash der Optionen folgt nichts: %1</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%2&apos;</source>
        <translation>Der post-write-Hook „%2“ braucht den Schlüssel &apos;%1.type&apos; (oder &apos;type&apos; in toml)</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered</source>
        <translation>Kein Formatierer namens „%1“ ist registriert</translation>
    </message>
    <message>
        <source>The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.</source>
        <translation>Die Typen sind exec, module und console_scripts; was env.py mit Python-Code registriert, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>--sql mit dem Befehl revision ergibt ohne revision_environment keinen Sinn</translation>
    </message>
    <message>
        <source>context.configure(template_args=…) must be a dictionary, found %1.</source>
        <translation>context.configure(template_args=…) muss ein Dictionary sein, gefunden %1.</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; of line %2 is not closed</source>
        <translation>der Block &apos;%1&apos; in Zeile %2 ist nicht geschlossen</translation>
    </message>
    <message>
        <source>&lt;%def&gt; of line %1 is not closed</source>
        <translation>&lt;%def&gt; in Zeile %1 ist nicht geschlossen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes no block that is open here</source>
        <translation>&apos;%1&apos; schließt keinen Block, der hier offen ist</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in no block that it could go on</source>
        <translation>&apos;%1&apos; steht in keinem Block, den es fortsetzen könnte</translation>
    </message>
    <message>
        <source>a control line starts with if, for, while, try or with, found &apos;%1&apos;</source>
        <translation>eine Steuerzeile beginnt mit if, for, while, try oder with, gefunden &apos;%1&apos;</translation>
    </message>
    <message>
        <source>a control line ends with a colon, found &apos;%1&apos;</source>
        <translation>eine Steuerzeile endet mit einem Doppelpunkt, gefunden &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;${&apos; is not closed with &apos;}&apos;</source>
        <translation>&apos;${&apos; ist nicht mit &apos;}&apos; geschlossen</translation>
    </message>
    <message>
        <source>an empty expression</source>
        <translation>ein leerer Ausdruck</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; of a template</source>
        <translation>der Filter &apos;%1&apos; einer Vorlage</translation>
    </message>
    <message>
        <source>Write the text without it.</source>
        <translation>Schreiben Sie den Text ohne ihn.</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&apos; is not closed with &apos;&gt;&apos;</source>
        <translation>&apos;&lt;%%1&apos; ist nicht mit &apos;&gt;&apos; geschlossen</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&gt;&apos; is not closed</source>
        <translation>&apos;&lt;%%1&gt;&apos; ist nicht geschlossen</translation>
    </message>
    <message>
        <source>&lt;%%1&gt; in a template</source>
        <translation>&lt;%%1&gt; in einer Vorlage</translation>
    </message>
    <message>
        <source>a &lt;%def&gt; inside a &lt;%def&gt;</source>
        <translation>ein &lt;%def&gt; in einem &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Define it beside the other.</source>
        <translation>Definieren Sie es neben dem anderen.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;</source>
        <translation>&lt;%def&gt; braucht name=&quot;f(argumente)&quot;</translation>
    </message>
    <message>
        <source>&lt;%def&gt; with other attributes than name</source>
        <translation>&lt;%def&gt; mit anderen Attributen als name</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;, found &quot;%1&quot;</source>
        <translation>&lt;%def&gt; braucht name=&quot;f(argumente)&quot;, gefunden &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a closing tag that nothing opened</source>
        <translation>ein schließendes Tag, das nichts geöffnet hat</translation>
    </message>
    <message>
        <source>&apos;&lt;%&apos; is not closed with &apos;%&gt;&apos;</source>
        <translation>&apos;&lt;%&apos; ist nicht mit &apos;%&gt;&apos; geschlossen</translation>
    </message>
    <message>
        <source>Can&apos;t find the foreign key between the two sides of a join: give the condition as the second argument.</source>
        <translation>Zwischen den beiden Seiten eines Joins findet sich kein Fremdschlüssel: Geben Sie die Bedingung als zweites Argument an.</translation>
    </message>
    <message>
        <source>sqlalchemy: calling %1</source>
        <translation>sqlalchemy: der Aufruf von %1</translation>
    </message>
    <message>
        <source>Can&apos;t validate argument &apos;%1&apos; of %2(); there is no dialect named &apos;%3&apos;. It is ignored.</source>
        <translation>Das Argument „%1“ von %2() lässt sich nicht prüfen; es gibt keinen Dialekt namens „%3“. Es wird ignoriert.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is already defined for this MetaData instance.  Specify &apos;extend_existing=True&apos; to redefine options and columns on an existing Table object.</source>
        <translation>Die Tabelle „%1“ ist in dieser MetaData schon definiert. Geben Sie &apos;extend_existing=True&apos; an, um Optionen und Spalten eines vorhandenen Table-Objekts neu zu definieren.</translation>
    </message>
    <message>
        <source>op.invoke() of %1</source>
        <translation>op.invoke() von %1</translation>
    </message>
    <message>
        <source>reverse() of %1</source>
        <translation>reverse() von %1</translation>
    </message>
    <message>
        <source>__autoload__: the columns come from a database</source>
        <translation>__autoload__: Die Spalten kommen aus einer Datenbank</translation>
    </message>
    <message>
        <source>%1.%2: a %3() of the ORM</source>
        <translation>%1.%2: ein %3() des ORM</translation>
    </message>
    <message>
        <source>This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can&apos;t call begin() here unless rollback() or commit() is called first.</source>
        <translation>Diese Verbindung hat durch begin() oder autobegin schon ein Transaction()-Objekt von SQLAlchemy; begin() lässt sich hier erst nach rollback() oder commit() aufrufen.</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a connection</source>
        <translation>das Setzen des Attributs „%1“ einer Verbindung</translation>
    </message>
    <message>
        <source>%1: there is no migration environment here</source>
        <translation>%1: Hier gibt es keine Migrationsumgebung</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a dialect</source>
        <translation>das Setzen des Attributs „%1“ eines Dialekts</translation>
    </message>
    <message>
        <source>create_engine(): scripts work on the connection of the migration</source>
        <translation>create_engine(): Skripte arbeiten auf der Verbindung der Migration</translation>
    </message>
    <message>
        <source>sqlalchemy.inspect() of %1</source>
        <translation>sqlalchemy.inspect() von %1</translation>
    </message>
    <message>
        <source>This result object is closed.</source>
        <translation>Dieses Ergebnisobjekt ist geschlossen.</translation>
    </message>
    <message>
        <source>This result object does not return rows. It has been closed automatically.</source>
        <translation>Dieses Ergebnisobjekt liefert keine Zeilen. Es wurde automatisch geschlossen.</translation>
    </message>
    <message>
        <source>Don&apos;t know how to join: give the left side with select_from() or join_from(), and the condition.</source>
        <translation>Es ist unklar, wie zu verbinden ist: Geben Sie die linke Seite mit select_from() oder join_from() an, und die Bedingung.</translation>
    </message>
    <message>
        <source>Can&apos;t determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().</source>
        <translation>Es ist unklar, von welchem FROM aus zu verbinden ist, mehrere kommen in Frage: Geben Sie die linke Seite mit select_from() oder join_from() an.</translation>
    </message>
    <message>
        <source>type %1: a TypeDecorator without `impl`</source>
        <translation>Typ %1: ein TypeDecorator ohne `impl`</translation>
    </message>
    <message>
        <source>Enum of %1: the class is not defined in the project, its members are not known</source>
        <translation>Enum von %1: Die Klasse ist nicht im Projekt definiert, ihre Mitglieder sind nicht bekannt</translation>
    </message>
    <message>
        <source>python_type of %1</source>
        <translation>python_type von %1</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a %2 type</source>
        <translation>das Setzen des Attributs „%1“ eines Typs %2</translation>
    </message>
    <message>
        <source>The CHECK of column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: its type in existing_type has no name.</source>
        <translation>Der CHECK der Spalte „%1“ der Tabelle „%2“ lässt sich nicht löschen: Ihr Typ in existing_type hat keinen Namen.</translation>
    </message>
    <message>
        <source>Name the type in existing_type as the constraint is named.</source>
        <translation>Benennen Sie den Typ in existing_type so, wie die Bedingung heißt.</translation>
    </message>
    <message>
        <source>Table %1: %2 names column %3 by its new name; Alembic would lose it or fail.</source>
        <translation>Tabelle %1: %2 nennt die Spalte %3 bei ihrem neuen Namen; Alembic würde es verlieren oder scheitern.</translation>
    </message>
    <message>
        <source>The batch of table %1 renames column %2 to %3 and adds a new column %4: Alembic would lose the renamed one.</source>
        <translation>Der Batch der Tabelle %1 benennt die Spalte %2 in %3 um und fügt eine neue Spalte %4 hinzu: Alembic würde die umbenannte verlieren.</translation>
    </message>
    <message>
        <source>Rename in one batch and add in another.</source>
        <translation>Benennen Sie in einem Batch um und fügen Sie in einem anderen hinzu.</translation>
    </message>
    <message>
        <source>A batch that rebuilds table %1 cannot turn column %2 into an identity column.</source>
        <translation>Ein Batch, der die Tabelle %1 neu aufbaut, kann die Spalte %2 nicht zu einer Identity-Spalte machen.</translation>
    </message>
    <message>
        <source>Column %1 of %2 cannot be altered into a computed column.</source>
        <translation>Die Spalte %1 von %2 lässt sich nicht in eine berechnete Spalte ändern.</translation>
    </message>
    <message>
        <source>The values of %1.%2 are copied with CAST to %3, which SQLite does numerically: texts such as &apos;2020-01-02&apos; become 2020, &apos;true&apos; becomes 0.</source>
        <translation>Die Werte von %1.%2 werden mit CAST nach %3 kopiert, was SQLite als Zahl tut: Aus Texten wie &apos;2020-01-02&apos; wird 2020, aus &apos;true&apos; wird 0.</translation>
    </message>
    <message>
        <source>An index that a batch adds to table %1 has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Ein Index, den ein Batch der Tabelle %1 hinzufügt, hat keinen Namen, und die Namenskonvention hat kein „ix“.</translation>
    </message>
    <message>
        <source>Index %1 of %2 is over column %3, which the batch drops: the index goes with it. Alembic would fail after the table was replaced.</source>
        <translation>Der Index %1 von %2 geht über die Spalte %3, die der Batch löscht: Der Index geht mit ihr. Alembic würde scheitern, nachdem die Tabelle ersetzt ist.</translation>
    </message>
    <message>
        <source>Table %1: %2 is over a column that the batch drops, and goes with it.</source>
        <translation>Tabelle %1: %2 geht über eine Spalte, die der Batch löscht, und geht mit ihr.</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER: column %1 of %2 would be added in place.</source>
        <translation>Bei ALTER lassen sich insert_before und insert_after nicht angeben: Die Spalte %1 von %2 würde ohne Neuaufbau hinzugefügt.</translation>
    </message>
    <message>
        <source>Give batch_alter_table the argument recreate=&quot;always&quot;.</source>
        <translation>Geben Sie batch_alter_table das Argument recreate=&quot;always&quot;.</translation>
    </message>
    <message>
        <source>No literal value renderer is available for literal value &quot;%1&quot; with datatype NULL</source>
        <translation>Der Wert „%1“ mit dem Datentyp NULL lässt sich nicht als Literal schreiben</translation>
    </message>
    <message>
        <source>An SQL script needs the type of the column: sa.column(&quot;%1&quot;, sa.…).</source>
        <translation>Ein SQL-Skript braucht den Typ der Spalte: sa.column(&quot;%1&quot;, sa.…).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; has autoincrement=True, but %3 is no type of numbers.</source>
        <translation>Die Spalte „%1“ der Tabelle „%2“ hat autoincrement=True, aber %3 ist kein Zahlentyp.</translation>
    </message>
    <message>
        <source>Only one column may have autoincrement=True; table &apos;%1&apos; has &apos;%2&apos; and &apos;%3&apos;.</source>
        <translation>Nur eine Spalte darf autoincrement=True haben; die Tabelle „%1“ hat „%2“ und „%3“.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>Spalte „%1“ der Tabelle „%2“.</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 kann nicht „%2“ sein.</translation>
    </message>
    <message>
        <source>It must be one of %1.</source>
        <translation>Erlaubt sind %1.</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>Primärschlüssel</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>Eindeutigkeitsbedingung</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>%1 has no EXCLUDE constraints.</source>
        <translation>%1 hat keine EXCLUDE-Bedingungen.</translation>
    </message>
    <message>
        <source>Guard the directive by the dialect: if op.get_bind().dialect.name == &quot;postgresql&quot;.</source>
        <translation>Schützen Sie die Direktive mit dem Dialekt: if op.get_bind().dialect.name == &quot;postgresql&quot;.</translation>
    </message>
    <message>
        <source>postgresql_include names column &apos;%1&apos;, which is not known here.</source>
        <translation>postgresql_include nennt die Spalte „%1“, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Alembic knows only the constraint&apos;s own columns: write the constraint with op.execute().</source>
        <translation>Alembic kennt nur die eigenen Spalten der Bedingung: Schreiben Sie die Bedingung mit op.execute().</translation>
    </message>
    <message>
        <source>Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.</source>
        <translation>Zeilen lassen sich nur in Tabellen einfügen, ändern und löschen, nicht in Unterabfragen oder Joins.</translation>
    </message>
    <message>
        <source>An UPDATE of table &apos;%1&apos; sets no column.</source>
        <translation>Ein UPDATE der Tabelle „%1“ setzt keine Spalte.</translation>
    </message>
    <message>
        <source>Give it .values(…).</source>
        <translation>Geben Sie ihm .values(…).</translation>
    </message>
    <message>
        <source>%1 cannot delete by the rows of another table.</source>
        <translation>%1 kann nicht anhand der Zeilen einer anderen Tabelle löschen.</translation>
    </message>
    <message>
        <source>Use a subquery: .where(t.c.id.in_(select(…))).</source>
        <translation>Verwenden Sie eine Unterabfrage: .where(t.c.id.in_(select(…))).</translation>
    </message>
    <message>
        <source>The first set of parameters decides which there are: give every set the same keys.</source>
        <translation>Der erste Satz von Parametern bestimmt, welche es gibt: Geben Sie jedem Satz dieselben Schlüssel.</translation>
    </message>
    <message>
        <source>SQL parameters not allowed with as_sql</source>
        <translation>SQL-Parameter sind mit as_sql nicht erlaubt</translation>
    </message>
    <message>
        <source>An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().</source>
        <translation>Ein SQL-Skript hat keine Parameter: Schreiben Sie die Werte in die Anweisung, zum Beispiel mit op.inline_literal().</translation>
    </message>
    <message>
        <source>%1 has no arrays: an array constructor cannot be written.</source>
        <translation>%1 hat keine Arrays: Ein Array-Konstruktor lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 has no arrays: an element of one cannot be addressed.</source>
        <translation>%1 hat keine Arrays: Ein Element lässt sich nicht ansprechen.</translation>
    </message>
    <message>
        <source>A join has no condition, and none follows from the foreign keys of its tables.</source>
        <translation>Ein Join hat keine Bedingung, und aus den Fremdschlüsseln seiner Tabellen folgt keine.</translation>
    </message>
    <message>
        <source>Give the condition: a.join(b, a.c.id == b.c.a_id).</source>
        <translation>Geben Sie die Bedingung an: a.join(b, a.c.id == b.c.a_id).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; is an identity column: it cannot get a default at the same time.</source>
        <translation>Die Spalte „%1“ der Tabelle „%2“ ist eine Identity-Spalte: Sie kann nicht zugleich einen Default bekommen.</translation>
    </message>
    <message>
        <source>Remove the identity first: server_default=None, then set the default in a second op.alter_column().</source>
        <translation>Entfernen Sie zuerst die Identity mit server_default=None und setzen Sie den Default in einem zweiten op.alter_column().</translation>
    </message>
    <message>
        <source>Identity() of column &apos;%1&apos; of table &apos;%2&apos; changes nothing.</source>
        <translation>Identity() der Spalte „%1“ der Tabelle „%2“ ändert nichts.</translation>
    </message>
    <message>
        <source>To make the column an identity column, say that it is none yet: existing_server_default=None.</source>
        <translation>Damit die Spalte eine Identity-Spalte wird, sagen Sie, dass sie noch keine ist: existing_server_default=None.</translation>
    </message>
    <message>
        <source>%1 must be a dictionary.</source>
        <translation>%1 muss ein Dictionary sein.</translation>
    </message>
    <message>
        <source>Name the index, or add &quot;ix&quot; to the naming convention of the metadata.</source>
        <translation>Benennen Sie den Index oder nehmen Sie „ix“ in die Namenskonvention der Metadaten auf.</translation>
    </message>
    <message>
        <source>postgresql_using cannot be &apos;%1&apos;: the name of an index method is expected.</source>
        <translation>postgresql_using kann nicht „%1“ sein: Erwartet wird der Name einer Indexmethode.</translation>
    </message>
    <message>
        <source>For example btree, hash, gist, gin, brin.</source>
        <translation>Zum Beispiel btree, hash, gist, gin, brin.</translation>
    </message>
    <message>
        <source>sqlite_where must be an SQL expression, not a plain string.</source>
        <translation>sqlite_where muss ein SQL-Ausdruck sein, kein bloßer Text.</translation>
    </message>
    <message>
        <source>Write sqlite_where=sa.text(&quot;…&quot;).</source>
        <translation>Schreiben Sie sqlite_where=sa.text(&quot;…&quot;).</translation>
    </message>
    <message>
        <source>The first row decides which columns the INSERT has: give every row the same keys.</source>
        <translation>Die erste Zeile bestimmt die Spalten des INSERT: Geben Sie jeder Zeile dieselben Schlüssel.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but the constraint on table &apos;%2&apos; has no name.</source>
        <translation>Die Namenskonvention für „%1“ enthält %(constraint_name)s, aber die Bedingung der Tabelle „%2“ hat keinen Namen.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, but the referred table is not known here.</source>
        <translation>Die Namenskonvention für „%1“ verwendet %(%2)s, aber die Tabelle, auf die verwiesen wird, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Write the constraint&apos;s name in the script.</source>
        <translation>Schreiben Sie den Namen der Bedingung in das Skript.</translation>
    </message>
    <message>
        <source>Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().</source>
        <translation>Python-Funktionen in Namenskonventionen lassen sich hier nicht auswerten: Benennen Sie die Bedingung im Skript mit op.f().</translation>
    </message>
    <message>
        <source>Additional arguments should be named &lt;dialectname&gt;_&lt;argument&gt;, got &apos;%1&apos;</source>
        <translation>Zusätzliche Argumente müssen &lt;dialectname&gt;_&lt;argument&gt; heißen, nicht „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no argument of %2.</source>
        <translation>„%1“ ist kein Argument von %2.</translation>
    </message>
    <message>
        <source>%1 must be a string.</source>
        <translation>%1 muss ein Text sein.</translation>
    </message>
    <message>
        <source>%1 must be True or False.</source>
        <translation>%1 muss True oder False sein.</translation>
    </message>
    <message>
        <source>%1 must be a list of names.</source>
        <translation>%1 muss eine Liste von Namen sein.</translation>
    </message>
    <message>
        <source>%1 must be an SQL expression.</source>
        <translation>%1 muss ein SQL-Ausdruck sein.</translation>
    </message>
    <message>
        <source>PostgreSQL has no virtual computed columns: &apos;%1&apos; is declared with persisted=False.</source>
        <translation>PostgreSQL hat keine virtuellen berechneten Spalten: „%1“ ist mit persisted=False deklariert.</translation>
    </message>
    <message>
        <source>Leave persisted out, or use persisted=True.</source>
        <translation>Lassen Sie persisted weg oder verwenden Sie persisted=True.</translation>
    </message>
    <message>
        <source>%1 is no value of %2: only True, False, None, 1 and 0 are.</source>
        <translation>%1 ist kein Wert von %2: Erlaubt sind nur True, False, None, 1 und 0.</translation>
    </message>
    <message>
        <source>A name is empty: tables, columns, constraints and indexes need at least one character.</source>
        <translation>Ein Name ist leer: Tabellen, Spalten, Bedingungen und Indizes brauchen mindestens ein Zeichen.</translation>
    </message>
    <message>
        <source>A % in a raw SQL string with parameters must be written %%.</source>
        <translation>Ein % in einem SQL-Text mit Parametern muss %% geschrieben werden.</translation>
    </message>
    <message>
        <source>A raw SQL string has more placeholders than the %1 values given.</source>
        <translation>Ein SQL-Text hat mehr Platzhalter als die %1 angegebenen Werte.</translation>
    </message>
    <message>
        <source>A value is required for parameter &apos;%1&apos; of a raw SQL string.</source>
        <translation>Der Parameter „%1“ eines SQL-Textes braucht einen Wert.</translation>
    </message>
    <message>
        <source>A subquery has no table of its own left: all its tables belong to the enclosing statement.</source>
        <translation>Einer Unterabfrage bleibt keine eigene Tabelle: Alle ihre Tabellen gehören zur umgebenden Anweisung.</translation>
    </message>
    <message>
        <source>Use .correlate(…) to say which tables come from outside.</source>
        <translation>Sagen Sie mit .correlate(…), welche Tabellen von außen kommen.</translation>
    </message>
    <message>
        <source>SQLite cannot extract &apos;%1&apos; from a date.</source>
        <translation>SQLite kann „%1“ nicht aus einem Datum gewinnen.</translation>
    </message>
    <message>
        <source>It has year, month, day, hour, minute, second, doy, dow, week and epoch.</source>
        <translation>Es gibt year, month, day, hour, minute, second, doy, dow, week und epoch.</translation>
    </message>
    <message>
        <source>SQLite has no sequences: the next value of &apos;%1&apos; cannot be taken.</source>
        <translation>SQLite hat keine Sequenzen: Der nächste Wert von „%1“ lässt sich nicht holen.</translation>
    </message>
    <message>
        <source>An integer was expected, not &apos;%1&apos;.</source>
        <translation>Erwartet wurde eine ganze Zahl, nicht „%1“.</translation>
    </message>
    <message>
        <source>A %1 cannot stand in a JSON column: JSON has no such value.</source>
        <translation>Ein Wert der Art %1 kann nicht in einer JSON-Spalte stehen: JSON kennt keinen solchen Wert.</translation>
    </message>
    <message>
        <source>Convert it in the script, for example with str().</source>
        <translation>Wandeln Sie ihn im Skript um, zum Beispiel mit str().</translation>
    </message>
    <message>
        <source>A %1 cannot be written as a value of %2 on %3.</source>
        <translation>Ein Wert der Art %1 lässt sich nicht als Wert von %2 auf %3 schreiben.</translation>
    </message>
    <message>
        <source>Give the column or the parameter a type that takes this value, or convert the value in the script.</source>
        <translation>Geben Sie der Spalte oder dem Parameter einen Typ, der diesen Wert aufnimmt, oder wandeln Sie den Wert im Skript um.</translation>
    </message>
    <message>
        <source>ALTER TABLE: the history so far has no table %1.</source>
        <translation>ALTER TABLE: Die Historie bis hierher hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>calling it</source>
        <translation>der Aufruf davon</translation>
    </message>
    <message>
        <source>indexing it</source>
        <translation>der Zugriff mit Index</translation>
    </message>
    <message>
        <source>setting an attribute of it</source>
        <translation>das Setzen eines Attributs davon</translation>
    </message>
    <message>
        <source>setting an item of it</source>
        <translation>das Setzen eines Elements davon</translation>
    </message>
    <message>
        <source>deleting an item of it</source>
        <translation>das Löschen eines Elements davon</translation>
    </message>
    <message>
        <source>iterating over it</source>
        <translation>das Durchlaufen davon</translation>
    </message>
    <message>
        <source>an operator on it</source>
        <translation>ein Operator darauf</translation>
    </message>
    <message>
        <source>testing whether it is true</source>
        <translation>die Prüfung, ob es wahr ist</translation>
    </message>
    <message>
        <source>asking for its length</source>
        <translation>die Frage nach seiner Länge</translation>
    </message>
    <message>
        <source>looking for something in it</source>
        <translation>die Suche darin</translation>
    </message>
    <message>
        <source>using it as text</source>
        <translation>die Verwendung als Text</translation>
    </message>
    <message>
        <source>using it in a with statement</source>
        <translation>die Verwendung in einer with-Anweisung</translation>
    </message>
    <message>
        <source>an unknown place</source>
        <translation>einer unbekannten Stelle</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write what it does with op directives or SQL.</source>
        <translation>Führen Sie diese Revision mit dem eigenen Python des Projekts aus oder schreiben Sie, was sie tut, mit op-Direktiven oder SQL.</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write it another way.</source>
        <translation>Führen Sie diese Revision mit dem eigenen Python des Projekts aus oder schreiben Sie es anders.</translation>
    </message>
    <message>
        <source>Write the code out, or run this revision with the project&apos;s own Python.</source>
        <translation>Schreiben Sie den Code aus oder führen Sie diese Revision mit dem eigenen Python des Projekts aus.</translation>
    </message>
    <message>
        <source>Nobody can answer while a migration runs; read an environment variable or an -x argument instead.</source>
        <translation>Während eine Migration läuft, kann niemand antworten; lesen Sie statt dessen eine Umgebungsvariable oder ein Argument -x.</translation>
    </message>
    <message>
        <source>Use importlib.import_module().</source>
        <translation>Verwenden Sie importlib.import_module().</translation>
    </message>
    <message>
        <source>__import__() relative to a package</source>
        <translation>__import__() relativ zu einem Paket</translation>
    </message>
    <message>
        <source>%1() is not supported.</source>
        <translation>%1() wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Pass the arguments one by one instead of with * or **.</source>
        <translation>Übergeben Sie die Argumente einzeln statt mit * oder **.</translation>
    </message>
    <message>
        <source>A condition that is not known without running the code (%1): its first branch was read.</source>
        <translation>Eine Bedingung, die ohne Ausführen des Codes nicht bekannt ist (%1): Ihr erster Zweig wurde gelesen.</translation>
    </message>
    <message>
        <source>A loop over what is not known without running the code (%1): it was read once.</source>
        <translation>Eine Schleife über etwas, das ohne Ausführen des Codes nicht bekannt ist (%1): Sie wurde einmal gelesen.</translation>
    </message>
    <message>
        <source>Raise one of Python&apos;s own exceptions.</source>
        <translation>Werfen Sie eine von Pythons eigenen Ausnahmen.</translation>
    </message>
    <message>
        <source>A text would become too long.</source>
        <translation>Ein Text würde zu lang.</translation>
    </message>
    <message>
        <source>A text grew beyond %1 bytes.</source>
        <translation>Ein Text wuchs über %1 Bytes hinaus.</translation>
    </message>
    <message>
        <source>The result of ** would be too large.</source>
        <translation>Das Ergebnis von ** würde zu groß.</translation>
    </message>
    <message>
        <source>The result of &lt;&lt; would be too large.</source>
        <translation>Das Ergebnis von &lt;&lt; würde zu groß.</translation>
    </message>
    <message>
        <source>Use except.</source>
        <translation>Verwenden Sie except.</translation>
    </message>
    <message>
        <source>Use it in the body of a function.</source>
        <translation>Verwenden Sie es im Rumpf einer Funktion.</translation>
    </message>
    <message>
        <source>Simplify the expression.</source>
        <translation>Vereinfachen Sie den Ausdruck.</translation>
    </message>
    <message>
        <source>Indent the lines that belong to it, or write `pass`.</source>
        <translation>Rücken Sie die Zeilen ein, die dazu gehören, oder schreiben Sie `pass`.</translation>
    </message>
    <message>
        <source>Align the line with the one before it.</source>
        <translation>Richten Sie die Zeile an der vorigen aus.</translation>
    </message>
    <message>
        <source>Align the line with the block that it belongs to.</source>
        <translation>Richten Sie die Zeile an dem Block aus, zu dem sie gehört.</translation>
    </message>
    <message>
        <source>This is Python 2.</source>
        <translation>Das ist Python 2.</translation>
    </message>
    <message>
        <source>Delete the invisible character here.</source>
        <translation>Löschen Sie das unsichtbare Zeichen hier.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8, or declare its encoding in the first line.</source>
        <translation>Speichern Sie die Datei als UTF-8 oder nennen Sie ihre Kodierung in der ersten Zeile.</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>der Operator %1</translation>
    </message>
    <message>
        <source>comparing it with %1</source>
        <translation>der Vergleich mit %1</translation>
    </message>
    <message>
        <source>listeners other than column_reflect</source>
        <translation>andere Listener als column_reflect</translation>
    </message>
    <message>
        <source>The models give table %1 two indexes of the name %2: only the last one is compared. Give one of them another name.</source>
        <translation>Die Modelle geben der Tabelle %1 zwei Indizes mit dem Namen %2: Nur der letzte wird verglichen. Geben Sie einem davon einen anderen Namen.</translation>
    </message>
    <message>
        <source>A negative number raised to a fraction gives a complex number, which is not supported.</source>
        <translation>Eine negative Zahl hoch einem Bruch gibt eine komplexe Zahl, und das wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use two floats.</source>
        <translation>Nehmen Sie zwei Gleitkommazahlen.</translation>
    </message>
    <message>
        <source>This power of a Decimal is not supported.</source>
        <translation>Diese Potenz eines Decimal wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use a whole exponent.</source>
        <translation>Nehmen Sie einen ganzzahligen Exponenten.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported with this digest size.</source>
        <translation>Der Hash „%1“ wird mit dieser Länge nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use sha256, md5 or another hash of fixed size.</source>
        <translation>Nehmen Sie sha256, md5 oder einen anderen Hash fester Länge.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported here.</source>
        <translation>Der Hash „%1“ wird hier nicht unterstützt.</translation>
    </message>
    <message>
        <source>Use sha256 or sha512.</source>
        <translation>Nehmen Sie sha256 oder sha512.</translation>
    </message>
    <message>
        <source>A function or class must follow its decorator.</source>
        <translation>Auf einen Dekorator muss seine Funktion oder Klasse folgen.</translation>
    </message>
    <message>
        <source>An expression is expected here.</source>
        <translation>Hier wird ein Ausdruck erwartet.</translation>
    </message>
    <message>
        <source>Put parentheses around the items after `in`.</source>
        <translation>Setzen Sie das, was nach `in` steht, in Klammern.</translation>
    </message>
    <message>
        <source>Python 3 has no tuples among parameters.</source>
        <translation>Python 3 kennt keine Tupel unter den Parametern.</translation>
    </message>
    <message>
        <source>The pattern **rest must be the last.</source>
        <translation>Das Muster **rest muss das letzte sein.</translation>
    </message>
    <message>
        <source>raise E, &quot;text&quot; is Python 2; write raise E(&quot;text&quot;).</source>
        <translation>raise E, &quot;text&quot; ist Python 2; schreiben Sie raise E(&quot;text&quot;).</translation>
    </message>
    <message>
        <source>Write huge integers in hexadecimal.</source>
        <translation>Schreiben Sie riesige Ganzzahlen hexadezimal.</translation>
    </message>
    <message>
        <source>Remove the backslash at the end of the file.</source>
        <translation>Entfernen Sie den umgekehrten Schrägstrich am Ende der Datei.</translation>
    </message>
    <message>
        <source>Nothing, not even a blank, may follow a backslash that continues a line.</source>
        <translation>Auf einen umgekehrten Schrägstrich, der eine Zeile fortsetzt, darf nichts folgen, auch kein Leerzeichen.</translation>
    </message>
    <message>
        <source>Backticks are Python 2; write repr(…).</source>
        <translation>Backticks sind Python 2; schreiben Sie repr(…).</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2</source>
        <translation>%1 ist nicht ganz gelesen: %2</translation>
    </message>
    <message>
        <source>changes the values of type %1</source>
        <translation>ändert die Werte des Typs %1</translation>
    </message>
    <message>
        <source>drops type %1, which no column uses any more</source>
        <translation>löscht den Typ %1, den keine Spalte mehr benutzt</translation>
    </message>
    <message>
        <source>the table has 1 row</source>
        <translation>die Tabelle hat 1 Zeile</translation>
    </message>
    <message>
        <source>the table has %1 rows</source>
        <translation>die Tabelle hat %1 Zeilen</translation>
    </message>
    <message>
        <source>no rows would be lost</source>
        <translation>keine Zeilen gingen verloren</translation>
    </message>
    <message>
        <source>1 row would be lost</source>
        <translation>1 Zeile ginge verloren</translation>
    </message>
    <message>
        <source>%1 rows would be lost</source>
        <translation>%1 Zeilen gingen verloren</translation>
    </message>
    <message>
        <source>no values would be lost</source>
        <translation>keine Werte gingen verloren</translation>
    </message>
    <message>
        <source>1 value would be lost</source>
        <translation>1 Wert ginge verloren</translation>
    </message>
    <message>
        <source>%1 values would be lost</source>
        <translation>%1 Werte gingen verloren</translation>
    </message>
    <message>
        <source>its rows could not be counted</source>
        <translation>ihre Zeilen konnten nicht gezählt werden</translation>
    </message>
    <message>
        <source>there are rows without a value</source>
        <translation>es gibt Zeilen ohne Wert</translation>
    </message>
    <message>
        <source>rows without a value get %1</source>
        <translation>Zeilen ohne Wert bekommen %1</translation>
    </message>
    <message>
        <source>there is no automatic conversion: USING %1</source>
        <translation>es gibt keine automatische Umwandlung: USING %1</translation>
    </message>
    <message>
        <source>no revision mentions it: something else made it</source>
        <translation>keine Revision erwähnt es: Etwas anderes hat es angelegt</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>gleicher Typ</translation>
    </message>
    <message>
        <source>type of the same kind</source>
        <translation>Typ von gleicher Art</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>gleiche Stelle</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>ähnlicher Name</translation>
    </message>
    <message>
        <source>%1 of %2 columns are the same</source>
        <translation>%1 von %2 Spalten sind gleich</translation>
    </message>
    <message>
        <source>%1, process %2 of the server</source>
        <translation>%1, Prozess %2 des Servers</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server</source>
        <translation>%1 des Benutzers %2, Prozess %3 des Servers</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server, connected since %4</source>
        <translation>%1 des Benutzers %2, Prozess %3 des Servers, verbunden seit %4</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>eine Sitzung</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>seine Datei fehlt</translation>
    </message>
    <message>
        <source>runs SQL text</source>
        <translation>führt SQL-Text aus</translation>
    </message>
    <message>
        <source>the folder %1 of %2</source>
        <translation>der Ordner %1 von %2</translation>
    </message>
    <message>
        <source>what .pdm-python names in %1</source>
        <translation>was .pdm-python in %1 nennt</translation>
    </message>
    <message>
        <source>Poetry&apos;s environment of %1</source>
        <translation>Poetrys Umgebung von %1</translation>
    </message>
    <message>
        <source>Pipenv&apos;s environment of %1</source>
        <translation>Pipenvs Umgebung von %1</translation>
    </message>
    <message>
        <source>%1 on PATH</source>
        <translation>%1 im PATH</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver.</source>
        <translation>Eine Datenbank mit asynchronem Treiber.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver.</source>
        <translation>Eine Datenbank mit synchronem Treiber.</translation>
    </message>
    <message>
        <source>Several databases that move together.</source>
        <translation>Mehrere Datenbanken, die sich gemeinsam bewegen.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver; settings in pyproject.toml.</source>
        <translation>Eine Datenbank mit synchronem Treiber; Einstellungen in pyproject.toml.</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver; settings in pyproject.toml.</source>
        <translation>Eine Datenbank mit asynchronem Treiber; Einstellungen in pyproject.toml.</translation>
    </message>
    <message>
        <source>it belongs to extension %1</source>
        <translation>gehört zur Erweiterung %1</translation>
    </message>
    <message>
        <source>SQL whose effect is not read: %1</source>
        <translation>SQL, dessen Wirkung nicht gelesen wird: %1</translation>
    </message>
    <message>
        <source>made like %1, which the history so far does not have</source>
        <translation>angelegt wie %1, das die bisherige Historie nicht hat</translation>
    </message>
    <message>
        <source>a DO block decides when it runs</source>
        <translation>ein DO-Block entscheidet, wenn er läuft</translation>
    </message>
    <message>
        <source>the index over an expression %1</source>
        <translation>der Index %1 über einen Ausdruck</translation>
    </message>
    <message>
        <source>the trigger %1</source>
        <translation>der Trigger %1</translation>
    </message>
    <message>
        <source>the index %1, which names the changed column %2</source>
        <translation>der Index %1, der die geänderte Spalte %2 nennt</translation>
    </message>
    <message>
        <source>the comment of the table</source>
        <translation>der Kommentar der Tabelle</translation>
    </message>
    <message>
        <source>the sequence of column %1, which is not the primary key and becomes a plain number</source>
        <translation>die Sequenz der Spalte %1, die nicht der Primärschlüssel ist und eine einfache Zahl wird</translation>
    </message>
    <message>
        <source>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} keeps it)</source>
        <translation>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} erhält es)</translation>
    </message>
    <message>
        <source>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} keeps it)</source>
        <translation>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} erhält es)</translation>
    </message>
    <message>
        <source>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} keeps it)</source>
        <translation>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} erhält es)</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of the primary key</source>
        <translation>ON CONFLICT %1 des Primärschlüssels</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of column %2</source>
        <translation>ON CONFLICT %1 der Spalte %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of column %2</source>
        <translation>COLLATE %1 der Spalte %2</translation>
    </message>
    <message>
        <source>the declared type %1 of column %2, which becomes %3</source>
        <translation>der deklarierte Typ %1 der Spalte %2, der zu %3 wird</translation>
    </message>
    <message>
        <source>the CHECK without a name: %1</source>
        <translation>der CHECK ohne Namen: %1</translation>
    </message>
    <message>
        <source>UNIQUE %1, which stands in a form that reflection does not see</source>
        <translation>UNIQUE %1 in einer Form, die beim Auslesen nicht gesehen wird</translation>
    </message>
    <message>
        <source>the name %1 of UNIQUE %2</source>
        <translation>der Name %1 von UNIQUE %2</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of UNIQUE %2</source>
        <translation>ON CONFLICT %1 von UNIQUE %2</translation>
    </message>
    <message>
        <source>the %1 of %2 in %3 %4</source>
        <translation>%1 von %2 in %3 %4</translation>
    </message>
    <message>
        <source>%1 of the foreign key (%2) to %3</source>
        <translation>%1 des Fremdschlüssels (%2) auf %3</translation>
    </message>
    <message>
        <source>DESC of %1 in index %2</source>
        <translation>DESC von %1 im Index %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of %2 in index %3</source>
        <translation>COLLATE %1 von %2 im Index %3</translation>
    </message>
    <message>
        <source>a statement that could not be read: %1</source>
        <translation>eine Anweisung, die nicht gelesen werden konnte: %1</translation>
    </message>
    <message>
        <source>rows of a statement that was not run</source>
        <translation>Zeilen einer Anweisung, die nicht ausgeführt wurde</translation>
    </message>
    <message>
        <source>%1= of %2 in env.py</source>
        <translation>%1= von %2 in env.py</translation>
    </message>
    <message>
        <source>context.%1() while reading</source>
        <translation>context.%1() beim Lesen</translation>
    </message>
    <message>
        <source>a value that is not known: %1 is not part of the project</source>
        <translation>ein nicht bekannter Wert: %1 gehört nicht zum Projekt</translation>
    </message>
    <message>
        <source>rows of %1 (line %2)</source>
        <translation>Zeilen von %1 (Zeile %2)</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
    <message>
        <source>Raw SQL: %1</source>
        <translation>SQL-Text: %1</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3)</source>
        <translation>%1 ist nicht ganz gelesen: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2. %3</source>
        <translation>%1 ist nicht ganz gelesen: %2. %3</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3). %4</source>
        <translation>%1 ist nicht ganz gelesen: %2 (%3). %4</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>Tabelle %1</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>Spalte %1.%2</translation>
    </message>
    <message>
        <source>a listener</source>
        <translation>ein Listener</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>its type is that of the column it refers to, which is not known</source>
        <translation>ihr Typ ist der der Spalte, auf die sie verweist, und der ist nicht bekannt</translation>
    </message>
    <message>
        <source>type %1 is not known: its source is not part of the project</source>
        <translation>der Typ %1 ist nicht bekannt: Seine Quelle gehört nicht zum Projekt</translation>
    </message>
    <message>
        <source>its server default could not be computed</source>
        <translation>ihr Server-Default konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>its comment could not be computed</source>
        <translation>ihr Kommentar konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>an argument of it could not be computed: it may be a foreign key or another constraint</source>
        <translation>ein Argument davon konnte nicht berechnet werden: Es kann ein Fremdschlüssel oder eine andere Bedingung sein</translation>
    </message>
    <message>
        <source>a constraint or index of it could not be computed</source>
        <translation>eine Bedingung oder ein Index davon konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>its name could not be computed</source>
        <translation>ihr Name konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>it is called for every %1 and may change tables; it was not run</source>
        <translation>er wird für jedes %1 aufgerufen und kann Tabellen ändern; er wurde nicht ausgeführt</translation>
    </message>
    <message>
        <source>it is %1, which is not part of the project</source>
        <translation>es ist %1, das nicht zum Projekt gehört</translation>
    </message>
    <message>
        <source>it is not known before it runs: %1</source>
        <translation>es ist nicht bekannt, bevor es läuft: %1</translation>
    </message>
    <message>
        <source>it is a %1, not a MetaData</source>
        <translation>es ist %1, keine MetaData</translation>
    </message>
    <message>
        <source>create_table: the history so far has a table %1 already.</source>
        <translation>create_table: Die bisherige Historie hat schon eine Tabelle %1.</translation>
    </message>
    <message>
        <source>drop_table: the history so far has no table %1.</source>
        <translation>drop_table: Die bisherige Historie hat keine Tabelle %1.</translation>
    </message>
    <message>
        <source>add_column: table %1 has a column %2 already.</source>
        <translation>add_column: Die Tabelle %1 hat schon eine Spalte %2.</translation>
    </message>
    <message>
        <source>drop_column: table %1 has no column %2.</source>
        <translation>drop_column: Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>alter_column: table %1 has no column %2.</source>
        <translation>alter_column: Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>drop_constraint: table %1 has no constraint %2.</source>
        <translation>drop_constraint: Die Tabelle %1 hat keine Bedingung %2.</translation>
    </message>
    <message>
        <source>drop_index: the history so far has no index %1.</source>
        <translation>drop_index: Die bisherige Historie hat keinen Index %1.</translation>
    </message>
    <message>
        <source>script_location is not set in %1; the folder of that file is used, since it holds env.py.</source>
        <translation>script_location ist in %1 nicht gesetzt; verwendet wird der Ordner dieser Datei, denn er enthält env.py.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is not part of the project</source>
        <translation>„%1“, das nicht zum Projekt gehört</translation>
    </message>
    <message>
        <source>the decorator %1</source>
        <translation>der Dekorator %1</translation>
    </message>
    <message>
        <source>the metaclass %1 of class %2</source>
        <translation>die Metaklasse %1 der Klasse %2</translation>
    </message>
    <message>
        <source>an argument that could not be read: %1</source>
        <translation>ein Argument, das nicht gelesen werden konnte: %1</translation>
    </message>
    <message>
        <source>what %1() gives, which calls itself over values that are not known</source>
        <translation>was %1() liefert, das sich selbst über nicht bekannte Werte aufruft</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>ein nicht bekannter Wert</translation>
    </message>
    <message>
        <source>the truth of a %1</source>
        <translation>der Wahrheitswert eines Objekts %1</translation>
    </message>
    <message>
        <source>the truth of an item</source>
        <translation>der Wahrheitswert eines Elements</translation>
    </message>
    <message>
        <source>the truth of an object</source>
        <translation>der Wahrheitswert eines Objekts</translation>
    </message>
    <message>
        <source>the type of an opaque value</source>
        <translation>der Typ eines undurchsichtigen Werts</translation>
    </message>
    <message>
        <source>the condition of filter()</source>
        <translation>die Bedingung von filter()</translation>
    </message>
    <message>
        <source>the result of __exit__</source>
        <translation>das Ergebnis von __exit__</translation>
    </message>
    <message>
        <source>whether an item of a list is the one looked for</source>
        <translation>ob ein Element einer Liste das gesuchte ist</translation>
    </message>
    <message>
        <source>the order of a list</source>
        <translation>die Reihenfolge einer Liste</translation>
    </message>
    <message>
        <source>what is left of a generator that one side of a branch advanced</source>
        <translation>was von einem Generator bleibt, den eine Seite einer Verzweigung weiterbewegt hat</translation>
    </message>
    <message>
        <source>what is left of a %1 that one side of a branch advanced</source>
        <translation>was von einem Objekt %1 bleibt, das eine Seite einer Verzweigung weiterbewegt hat</translation>
    </message>
    <message>
        <source>class %1.%2</source>
        <translation>Klasse %1.%2</translation>
    </message>
    <message>
        <source>no column type is known for the Python type %1 of %2</source>
        <translation>für den Python-Typ %1 von %2 ist kein Spaltentyp bekannt</translation>
    </message>
    <message>
        <source>composite attribute %1: a column without a name takes it from the composite class</source>
        <translation>zusammengesetztes Attribut %1: Eine Spalte ohne Namen bekommt ihn aus der zusammengesetzten Klasse</translation>
    </message>
    <message>
        <source>composite attribute %1: the type of column %2 comes from the composite class</source>
        <translation>zusammengesetztes Attribut %1: Der Typ der Spalte %2 kommt aus der zusammengesetzten Klasse</translation>
    </message>
    <message>
        <source>%1 is %2, which was not run: it may be a column</source>
        <translation>%1 ist %2, was nicht ausgeführt wurde: Es kann eine Spalte sein</translation>
    </message>
    <message>
        <source>its __tablename__ could not be computed</source>
        <translation>ihr __tablename__ konnte nicht berechnet werden</translation>
    </message>
    <message>
        <source>its metaclass %1 could not be run: it may change what the class has</source>
        <translation>ihre Metaklasse %1 konnte nicht ausgeführt werden: Sie kann ändern, was die Klasse hat</translation>
    </message>
    <message>
        <source>the listener of %1 failed: %2</source>
        <translation>der Listener von %1 scheiterte: %2</translation>
    </message>
    <message>
        <source>the listener of %1 cannot be run: %2</source>
        <translation>der Listener von %1 kann nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>a listener of after_parent_attach failed: %1</source>
        <translation>ein Listener von after_parent_attach scheiterte: %1</translation>
    </message>
    <message>
        <source>what is assigned to it is not known: %1</source>
        <translation>was ihr zugewiesen wird, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>the annotation of %1 names something that is not known</source>
        <translation>die Annotation von %1 nennt etwas, das nicht bekannt ist</translation>
    </message>
    <message>
        <source>sa_column of %1 is %2, which was not run</source>
        <translation>sa_column von %1 ist %2, was nicht ausgeführt wurde</translation>
    </message>
    <message>
        <source>%1: %2 has no matching column type</source>
        <translation>%1: zu %2 gibt es keinen Spaltentyp</translation>
    </message>
    <message>
        <source>its base %1 is not part of the project: it may have columns</source>
        <translation>ihre Basis %1 gehört nicht zum Projekt: Sie kann Spalten haben</translation>
    </message>
    <message>
        <source>%1 is not part of the project</source>
        <translation>%1 gehört nicht zum Projekt</translation>
    </message>
    <message>
        <source>the names of the tables</source>
        <translation>die Namen der Tabellen</translation>
    </message>
    <message>
        <source>the URL of the connection</source>
        <translation>die URL der Verbindung</translation>
    </message>
    <message>
        <source>context.config, which only a run has</source>
        <translation>context.config, das nur ein Lauf hat</translation>
    </message>
    <message>
        <source>the version of the database server</source>
        <translation>die Version des Datenbankservers</translation>
    </message>
    <message>
        <source>the default schema of the connection</source>
        <translation>das Standardschema der Verbindung</translation>
    </message>
    <message>
        <source>%1 of the database</source>
        <translation>%1 der Datenbank</translation>
    </message>
    <message>
        <source>whether a table exists</source>
        <translation>ob eine Tabelle existiert</translation>
    </message>
    <message>
        <source>whether %1 exists</source>
        <translation>ob %1 existiert</translation>
    </message>
    <message>
        <source>whether table %1 exists</source>
        <translation>ob die Tabelle %1 existiert</translation>
    </message>
    <message>
        <source>the enums of the database</source>
        <translation>die Enums der Datenbank</translation>
    </message>
    <message>
        <source>the sequences of the database</source>
        <translation>die Sequenzen der Datenbank</translation>
    </message>
    <message>
        <source>the materialized views of the database</source>
        <translation>die materialisierten Sichten der Datenbank</translation>
    </message>
    <message>
        <source>the definition of a view</source>
        <translation>die Definition einer Sicht</translation>
    </message>
    <message>
        <source>a list whose content is not known</source>
        <translation>eine Liste, deren Inhalt nicht bekannt ist</translation>
    </message>
    <message>
        <source>The step did not run a statement that the plan showed, so it was undone.</source>
        <translation>Der Schritt hat eine Anweisung nicht ausgeführt, die der Plan gezeigt hat; er wurde deshalb rückgängig gemacht.</translation>
    </message>
    <message>
        <source>shown:   nothing more</source>
        <translation>gezeigt: nichts weiter</translation>
    </message>
    <message>
        <source>written from the table as the database has it then</source>
        <translation>geschrieben nach der Tabelle, wie die Datenbank sie dann hat</translation>
    </message>
    <message>
        <source>an earlier step, %1, cannot be seen to its end</source>
        <translation>ein früherer Schritt, %1, ist nicht bis zu seinem Ende zu sehen</translation>
    </message>
    <message>
        <source>Table %1 is made of a query: its columns are not known.</source>
        <translation>Tabelle %1 entsteht aus einer Abfrage: Ihre Spalten sind nicht bekannt.</translation>
    </message>
    <message>
        <source>a statement before it has a text that is not known yet</source>
        <translation>eine Anweisung davor hat einen Text, der noch nicht bekannt ist</translation>
    </message>
    <message>
        <source>%1 does not have what the project imports. Choose the interpreter of the project&apos;s virtual environment, or install its requirements there.</source>
        <translation>%1 hat nicht, was das Projekt importiert. Wählen Sie den Interpreter der virtuellen Umgebung des Projekts oder installieren Sie dort, was es braucht.</translation>
    </message>
    <message>
        <source>MigrationContext.configure() without a connection</source>
        <translation>MigrationContext.configure() ohne Verbindung</translation>
    </message>
    <message>
        <source>changing %1 of sqlalchemy&apos;s %2</source>
        <translation>Ändern von %1 in %2 von sqlalchemy</translation>
    </message>
    <message>
        <source>a connection of env.py that could not be read</source>
        <translation>eine Verbindung von env.py, die nicht gelesen werden konnte</translation>
    </message>
    <message>
        <source>When a statement fails, the script catches that and does something else, which is not shown (%1).</source>
        <translation>Wenn eine Anweisung scheitert, fängt das Skript das ab und tut etwas anderes, das hier nicht gezeigt wird (%1).</translation>
    </message>
    <message>
        <source>env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.</source>
        <translation>env.py schreibt in die Datenbank. Der Vergleich öffnet eine SQLite-Datei nur zum Lesen, damit das Ansehen eines Projekts nichts ändert: Lassen Sie env.py nur schreiben, wo es migriert.</translation>
    </message>
    <message>
        <source>json.loads() of what is not part of the project</source>
        <translation>json.loads() von etwas, das nicht zum Projekt gehört</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>%1 kann nicht entfernt werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 is there meanwhile: nothing was changed.</source>
        <translation>%1 ist inzwischen da: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 is gone: nothing was changed.</source>
        <translation>%1 ist fort: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 was changed since: nothing was changed here.</source>
        <translation>%1 wurde seither geändert: Hier wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>FileJobs</name>
    <message>
        <source>it is compiled, its source is missing</source>
        <translation>sie ist kompiliert, ihr Quelltext fehlt</translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n gleiche Zeile</numerusform>
            <numerusform>%n gleiche Zeilen</numerusform>
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
            <numerusform>Ändert die Tabelle %1 an %n Stelle</numerusform>
            <numerusform>Ändert die Tabelle %1 an %n Stellen</numerusform>
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
    <name>PasswordSource</name>
    <message>
        <source>ask each time</source>
        <translation>jedes Mal fragen</translation>
    </message>
    <message>
        <source>system keyring</source>
        <translation>Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>pgpass or service file</source>
        <translation>pgpass- oder Service-Datei</translation>
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
        <source>Nothing is changed.</source>
        <translation>Nichts wird geändert.</translation>
    </message>
    <message>
        <source>Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.</source>
        <translation>Upgrades nach einer Probe und wenn der Name eingetippt wurde; Downgrades und Stamps erst nach dem Entsperren für zehn Minuten.</translation>
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
    <name>TargetColour</name>
    <message>
        <source>by its name</source>
        <translation>nach dem Namen</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>Grau</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CollisionView</name>
    <message>
        <source>What the branches have in common</source>
        <translation>Was die Zweige gemeinsam haben</translation>
    </message>
    <message>
        <source>Reading what the branches change…</source>
        <translation>Es wird gelesen, was die Zweige ändern …</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1 (%n Revision)</numerusform>
            <numerusform>%1 (%n Revisionen)</numerusform>
        </translation>
    </message>
    <message>
        <source>They touch no table in common.</source>
        <translation>Sie berühren keine gemeinsame Tabelle.</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>Spalte %1 von %2</translation>
    </message>
    <message>
        <source>table %1, no column in common</source>
        <translation>Tabelle %1, keine gemeinsame Spalte</translation>
    </message>
    <message>
        <source>Not known of %1: %2</source>
        <translation>Nicht bekannt von %1: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CommandPalette</name>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>Es gibt nichts zur Auswahl.</translation>
    </message>
    <message>
        <source>Nothing fits &quot;%1&quot;.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message>
        <source>Compare revisions</source>
        <translation>Revisionen vergleichen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Andersherum</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Reading the scripts…</source>
        <translation>Die Skripte werden gelesen …</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>ab hier ist es nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Beide sind gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>%n Downgrade</numerusform>
            <numerusform>%n Downgrades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>%n Upgrade</numerusform>
            <numerusform>%n Upgrades</numerusform>
        </translation>
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
        <translation>Upgrade von %1 auf %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>Downgrade von %1 auf %2</translation>
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
    <name>limbeck::ui::ConnectionProbe</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Create it</source>
        <translation>An&amp;legen</translation>
    </message>
    <message>
        <source>Use an &amp;encrypted connection</source>
        <translation>Ver&amp;schlüsselte Verbindung benutzen</translation>
    </message>
    <message>
        <source>Make this database, empty</source>
        <translation>Diese Datenbank anlegen, leer</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Creating the database…</source>
        <translation>Die Datenbank wird angelegt …</translation>
    </message>
    <message>
        <source>It works: PostgreSQL %1, answered after %2 ms.</source>
        <translation>Es klappt: PostgreSQL %1, Antwort nach %2 ms.</translation>
    </message>
    <message>
        <source>It works: SQLite %1.</source>
        <translation>Es klappt: SQLite %1.</translation>
    </message>
    <message>
        <source>User %1, database %2, %3.</source>
        <translation>Benutzer %1, Datenbank %2, %3.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>verschlüsselt</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>Sie hat %n Tabelle.</numerusform>
            <numerusform>Sie hat %n Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is read-only: it can be looked at, but not changed.</source>
        <translation>Sie ist nur lesbar: Man kann sie ansehen, aber nicht ändern.</translation>
    </message>
    <message>
        <source>This user may not create tables in it: migrations will fail.</source>
        <translation>Dieser Benutzer darf in ihr keine Tabellen anlegen: Migrationen werden scheitern.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n Sicht</numerusform>
            <numerusform>%n Sichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>%n materialisierte Sicht</numerusform>
            <numerusform>%n materialisierte Sichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n Funktion</numerusform>
            <numerusform>%n Funktionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n Trigger</numerusform>
            <numerusform>%n Trigger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>%n Policy</numerusform>
            <numerusform>%n Policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n Domäne</numerusform>
            <numerusform>%n Domänen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n Sequenz</numerusform>
            <numerusform>%n Sequenzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>%n Fremdtabelle</numerusform>
            <numerusform>%n Fremdtabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What is not compared, one by one</source>
        <translation>Was nicht verglichen wird, eins nach dem anderen</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <source>Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.</source>
        <translation>Verglichen: Tabellen, Spalten, Typen, Vorgabewerte, Kommentare, Indizes, Bedingungen, Werte von Enums.</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>Nicht verglichen: %1.</translation>
    </message>
    <message>
        <source>Nothing else is in the database.</source>
        <translation>Sonst ist nichts in der Datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>Nicht gelesen: %n Stelle der Modelle.</numerusform>
            <numerusform>Nicht gelesen: %n Stellen der Modelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>Ungewiss: %n Stelle der Historie.</numerusform>
            <numerusform>Ungewiss: %n Stellen der Historie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or double click: show the place</source>
        <translation>Eingabetaste oder Doppelklick: die Stelle zeigen</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Nicht gelesen: %1</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Ungewiss: %1</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>Nicht verglichen: %1 (%2)</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>Sicht %1</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>materialisierte Sicht %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>Funktion %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>Trigger %1</translation>
    </message>
    <message>
        <source>policy %1</source>
        <translation>Policy %1</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>Domäne %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message>
        <source>foreign table %1</source>
        <translation>Fremdtabelle %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message>
        <source>Where %1 stands is unknown</source>
        <translation>Wo %1 steht, ist unbekannt</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Nothing is contacted by itself. The history can be read without it.</source>
        <translation>Von allein wird nichts angesprochen. Die Historie lässt sich auch ohne das lesen.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Change how it is reached, and test it there.</source>
        <translation>Ändern, wie sie erreicht wird, und es dort testen.</translation>
    </message>
    <message>
        <source>Upgrade it</source>
        <translation>Upgrade ausführen</translation>
    </message>
    <message>
        <source>Only right when the scripts do not make the tables that are there already.</source>
        <translation>Nur richtig, wenn die Skripte nicht die Tabellen anlegen, die schon da sind.</translation>
    </message>
    <message>
        <source>All revisions are run, from the first on. The plan is shown before anything is done.</source>
        <translation>Alle Revisionen werden ausgeführt, von der ersten an. Der Plan wird gezeigt, bevor etwas getan wird.</translation>
    </message>
    <message>
        <source>Stamp it…</source>
        <translation>Stempeln …</translation>
    </message>
    <message>
        <source>Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.</source>
        <translation>Ihre Tabellen sind so, wie die Skripte sie anlegen würden: die Revision eintragen, bei der sie steht, und nichts ausführen.</translation>
    </message>
    <message>
        <source>Only for a database whose tables are already as the scripts would make them.</source>
        <translation>Nur für eine Datenbank, deren Tabellen schon so sind, wie die Skripte sie anlegen würden.</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>Andere Datenbank …</translation>
    </message>
    <message>
        <source>This is the wrong one: choose or add the right one.</source>
        <translation>Dies ist die falsche: die richtige wählen oder hinzufügen.</translation>
    </message>
    <message>
        <source>%1 has tables, but no version table</source>
        <translation>%1 hat Tabellen, aber keine Versionstabelle</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>Alembic has never written into this database, or writes its versions elsewhere.</source>
        <translation>Alembic hat noch nie in diese Datenbank geschrieben, oder es schreibt seine Versionen anderswohin.</translation>
    </message>
    <message>
        <source>Get its script…</source>
        <translation>Skript holen …</translation>
    </message>
    <message>
        <source>Write the file as git has it into this checkout; it can be undone.</source>
        <translation>Die Datei, wie git sie hat, in diesen Checkout schreiben; das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Put a revision of this project in its place, after a comparison with the tables that are there.</source>
        <translation>Eine Revision dieses Projekts an ihre Stelle setzen, nach einem Vergleich mit den Tabellen, die da sind.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 steht bei %2, einer Revision, die kein Skript dieses Projekts hat</numerusform>
            <numerusform>%1 steht bei %2, Revisionen, die kein Skript dieses Projekts hat</numerusform>
        </translation>
    </message>
    <message>
        <source>This project has no revisions yet</source>
        <translation>Dieses Projekt hat noch keine Revisionen</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>Neue Revision …</translation>
    </message>
    <message>
        <source>A script with nothing in it yet.</source>
        <translation>Ein Skript, in dem noch nichts steht.</translation>
    </message>
    <message>
        <source>From the models…</source>
        <translation>Aus den Modellen …</translation>
    </message>
    <message>
        <source>A script that makes what the models have and the database lacks.</source>
        <translation>Ein Skript, das anlegt, was die Modelle haben und die Datenbank nicht.</translation>
    </message>
    <message>
        <source>Switch it to this branch…</source>
        <translation>Auf diesen Zweig umstellen …</translation>
    </message>
    <message>
        <source>Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first.</source>
        <translation>Mit den Skripten des anderen Zweigs, wie git sie hat, hinunter zu dem, was beide haben; dann hinauf zum Head von diesem. Beide Pläne werden zuerst gezeigt.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DesktopNotifier</name>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Es dauerte %1.</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: gescheitert</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: angehalten</translation>
    </message>
    <message>
        <source>It ran for %1.</source>
        <translation>Es lief %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPanel</name>
    <message>
        <source>All tables</source>
        <translation>Alle Tabellen</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>Eine Tabelle suchen</translation>
    </message>
    <message>
        <source>Before or after the revision</source>
        <translation>Vor oder nach der Revision</translation>
    </message>
    <message>
        <source>The schema before the revision, what it changes, the schema after it</source>
        <translation>Das Schema vor der Revision, was sie ändert, das Schema danach</translation>
    </message>
    <message>
        <source>Place in the history</source>
        <translation>Stelle in der Historie</translation>
    </message>
    <message>
        <source>Walk through the history: the schema at each revision</source>
        <translation>Durch die Historie gehen: das Schema bei jeder Revision</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>SVG-Zeichnung (*.svg);;PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffDetail</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;Ignorieren …</translation>
    </message>
    <message>
        <source>Do not &amp;ignore</source>
        <translation>Nicht &amp;ignorieren</translation>
    </message>
    <message>
        <source>&amp;Not a rename</source>
        <translation>&amp;Keine Umbenennung</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>SQL of the change</source>
        <translation>SQL der Änderung</translation>
    </message>
    <message>
        <source>Python of the change</source>
        <translation>Python der Änderung</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>a value, or sql:expression</source>
        <translation>ein Wert, oder sql:Ausdruck</translation>
    </message>
    <message>
        <source>Rows without a &amp;value get</source>
        <translation>Zeilen ohne &amp;Wert bekommen</translation>
    </message>
    <message>
        <source>Revision %1 should have made it</source>
        <translation>Revision %1 hätte es anlegen sollen</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignoriert: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message>
        <source>Type %1</source>
        <translation>Typ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignoriert: %1</translation>
    </message>
    <message>
        <source>cannot be written for this database</source>
        <translation>kann für diese Datenbank nicht geschrieben werden</translation>
    </message>
    <message>
        <source>of revision %1</source>
        <translation>von Revision %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffSession</name>
    <message>
        <source>+%1 −%2 ~%3</source>
        <translation>+%1 −%2 ~%3</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Models and database could not be compared</source>
        <translation>Modelle und Datenbank konnten nicht verglichen werden</translation>
    </message>
    <message>
        <source>Comparing the models with %1…</source>
        <translation>Die Modelle werden mit %1 verglichen …</translation>
    </message>
    <message>
        <source>Comparing the models with the history…</source>
        <translation>Die Modelle werden mit der Historie verglichen …</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>wird verglichen …</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Die Modelle und %1 stimmen überein</translation>
    </message>
    <message>
        <source>The models and the history agree (not connected)</source>
        <translation>Die Modelle und die Historie stimmen überein (nicht verbunden)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n Änderung</numerusform>
            <numerusform>%n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Pending against %1: %2</source>
        <translation>Ausstehend gegenüber %1: %2</translation>
    </message>
    <message>
        <source>Pending against the history&apos;s head: %1</source>
        <translation>Ausstehend gegenüber dem Head der Historie: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>%n Stelle konnte nicht gelesen werden; im Übrigen stimmen die Modelle und %1 überein</numerusform>
            <numerusform>%n Stellen konnten nicht gelesen werden; im Übrigen stimmen die Modelle und %1 überein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>%n Stelle konnte nicht gelesen werden; im Übrigen stimmen die Modelle und die Historie überein</numerusform>
            <numerusform>%n Stellen konnten nicht gelesen werden; im Übrigen stimmen die Modelle und die Historie überein</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1; %n Stelle konnte nicht gelesen werden</numerusform>
            <numerusform>%1; %n Stellen konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message>
        <source>Was the table %1 renamed to %2? (%3)</source>
        <translation>Wurde die Tabelle %1 in %2 umbenannt? (%3)</translation>
    </message>
    <message>
        <source>Was the column %1 of %2 renamed to %3? (%4)</source>
        <translation>Wurde die Spalte %1 von %2 in %3 umbenannt? (%4)</translation>
    </message>
    <message>
        <source>C&amp;ompare again</source>
        <translation>&amp;Neu vergleichen</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Write revision</source>
        <translation>Revision &amp;schreiben</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Database → models (pending)</source>
        <translation>Datenbank → Modelle (ausstehend)</translation>
    </message>
    <message>
        <source>Database → its revision (drift)</source>
        <translation>Datenbank → ihre Revision (Abweichung)</translation>
    </message>
    <message>
        <source>History&apos;s head → models</source>
        <translation>Head der Historie → Modelle</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>What the new revision does</source>
        <translation>Was die neue Revision tut</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>Na&amp;chricht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Die Modelle und %1 stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n Änderung bringt %1 auf den Stand der Modelle</numerusform>
            <numerusform>%n Änderungen bringen %1 auf den Stand der Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is as its revision makes it</source>
        <translation>%1 ist so, wie ihre Revision sie macht</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n Änderung bringt %1 zurück zu ihrer Revision</numerusform>
            <numerusform>%n Änderungen bringen %1 zurück zu ihrer Revision</numerusform>
        </translation>
    </message>
    <message>
        <source>The history&apos;s head and the models agree</source>
        <translation>Der Head der Historie und die Modelle stimmen überein</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n Änderung bringt den Head der Historie auf den Stand der Modelle</numerusform>
            <numerusform>%n Änderungen bringen den Head der Historie auf den Stand der Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>Noch ist nichts verglichen.</translation>
    </message>
    <message>
        <source>%1 is not connected. Without it only the history&apos;s head can be compared with the models.</source>
        <translation>%1 ist nicht verbunden. Ohne sie lässt sich nur der Head der Historie mit den Modellen vergleichen.</translation>
    </message>
    <message>
        <source>%1 does not stand at the head: a revision can be written when it does. Upgrade it first.</source>
        <translation>%1 steht nicht beim Head: Eine Revision kann erst geschrieben werden, wenn sie dort steht. Führen Sie zuerst das Upgrade aus.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Two changes</source>
        <translation>&amp;Zwei Änderungen</translation>
    </message>
    <message>
        <source>The contents stay under the new name</source>
        <translation>Der Inhalt bleibt unter dem neuen Namen</translation>
    </message>
    <message>
        <source>What was there is dropped, and something new is made</source>
        <translation>Was da war, wird gelöscht, und etwas Neues wird angelegt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>%1 von %n Änderung</numerusform>
            <numerusform>%1 von %n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The database must stand at the head first</source>
        <translation>Die Datenbank muss zuerst beim Head stehen</translation>
    </message>
    <message>
        <source>Write a script of the changes that are ticked</source>
        <translation>Ein Skript der angekreuzten Änderungen schreiben</translation>
    </message>
    <message>
        <source>Ignore a change</source>
        <translation>Eine Änderung ignorieren</translation>
    </message>
    <message>
        <source>Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project&apos;s configuration, where others can review it.</source>
        <translation>Warum bleibt sie, wie sie ist? Der Grund steht in limbeck-ignore.txt neben der Konfiguration des Projekts, wo andere ihn prüfen können.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>E&amp;xakt</translation>
    </message>
    <message>
        <source>&amp;Read with Python…</source>
        <translation>Mit Python &amp;lesen …</translation>
    </message>
    <message>
        <source>Models as read → as Python has them</source>
        <translation>Modelle, wie gelesen → wie Python sie hat</translation>
    </message>
    <message>
        <source>Compare the models as the project&apos;s own Python imports them, which runs its code</source>
        <translation>Die Modelle so vergleichen, wie das Python des Projekts sie importiert; dabei wird sein Code ausgeführt</translation>
    </message>
    <message>
        <source>Python has the models as they are read here</source>
        <translation>Python hat die Modelle so, wie sie hier gelesen werden</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>%n Unterschied zwischen den Modellen, wie sie hier gelesen werden und wie Python sie hat</numerusform>
            <numerusform>%n Unterschiede zwischen den Modellen, wie sie hier gelesen werden und wie Python sie hat</numerusform>
        </translation>
    </message>
    <message>
        <source>Limbeck reads the models without running them. To see where that misses something, the project&apos;s own Python has to import them: its code runs then, with your rights.</source>
        <translation>Limbeck liest die Modelle, ohne sie auszuführen. Um zu sehen, wo ihm dabei etwas entgeht, muss das Python des Projekts sie importieren: Dann läuft der Code des Projekts, mit Ihren Rechten.</translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>Kein Unterschied, aber %n Stelle konnte nicht gelesen werden</numerusform>
            <numerusform>Kein Unterschied, aber %n Stellen konnten nicht gelesen werden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffWords</name>
    <message>
        <source>comment: %1</source>
        <translation>Kommentar: %1</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>kein Kommentar</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>die Tabelle</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>ein Index</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>Index %1</translation>
    </message>
    <message>
        <source>a constraint</source>
        <translation>eine Bedingung</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>Bedingung %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>der Kommentar</translation>
    </message>
    <message>
        <source>comment of %1</source>
        <translation>Kommentar von %1</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>der Typ</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>braucht Vorsicht</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>verliert Daten</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>würde scheitern</translation>
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
        <source>Reading a file</source>
        <translation>Eine Datei wird gelesen</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>Eine Datei wird geschrieben</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Looking for the models&apos; files</source>
        <translation>Die Dateien der Modelle werden gesucht</translation>
    </message>
    <message>
        <source>Looking for the project&apos;s Python</source>
        <translation>Das Python des Projekts wird gesucht</translation>
    </message>
    <message>
        <source>Asking Python for its Alembic</source>
        <translation>Python wird nach seinem Alembic gefragt</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Modelle werden gesucht</translation>
    </message>
    <message>
        <source>Testing a connection</source>
        <translation>Eine Verbindung wird getestet</translation>
    </message>
    <message>
        <source>Creating a database</source>
        <translation>Eine Datenbank wird angelegt</translation>
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
    <message>
        <source>? Whether downgrade takes everything back cannot be told from the scripts</source>
        <translation>? Ob das Downgrade alles zurücknimmt, ist aus den Skripten nicht zu erkennen</translation>
    </message>
    <message>
        <source>⇄ downgrade makes the schema that was there before</source>
        <translation>⇄ Das Downgrade stellt das vorige Schema her</translation>
    </message>
    <message>
        <source>⇢ upgrade drops data that downgrade does not bring back</source>
        <translation>⇢ Das Upgrade löscht Daten, die das Downgrade nicht zurückbringt</translation>
    </message>
    <message>
        <source>≠ downgrade leaves another schema than the one before</source>
        <translation>≠ Das Downgrade hinterlässt ein anderes Schema als das vorige</translation>
    </message>
    <message>
        <source>⊘ there is no way back</source>
        <translation>⊘ Es gibt keinen Weg zurück</translation>
    </message>
    <message>
        <source>E %1</source>
        <translation>E %1</translation>
    </message>
    <message>
        <source>W %1</source>
        <translation>W %1</translation>
    </message>
    <message>
        <source>✎ the script was edited after it had been applied</source>
        <translation>✎ Das Skript wurde bearbeitet, nachdem es angewandt worden war</translation>
    </message>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>Die Datei dieser Revision fehlt; %n Revision folgt auf sie. Suchen Sie sie über ihr Kontextmenü in git.</numerusform>
            <numerusform>Die Datei dieser Revision fehlt; %n Revisionen folgen auf sie. Suchen Sie sie über ihr Kontextmenü in git.</numerusform>
        </translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>hinzugefügt von %1, %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
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
        <source>Words of the message, the id or the file&apos;s name.
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
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
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
        <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database&apos;s URL into alembic.ini and the models&apos; metadata into env.py.</source>
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
    <message>
        <source>SQLModel</source>
        <translation>SQLModel</translation>
    </message>
    <message>
        <source>Ready for SQLModel: env.py imports the models, new scripts know SQLModel&apos;s types, SQLite is changed in batches, the URL comes from the environment.</source>
        <translation>Bereit für SQLModel: env.py importiert die Modelle, neue Skripte kennen die Typen von SQLModel, SQLite wird in Batches geändert, die URL kommt aus der Umgebung.</translation>
    </message>
    <message>
        <source>looking for models…</source>
        <translation>Modelle werden gesucht …</translation>
    </message>
    <message>
        <source>Modules with tables, separated by commas</source>
        <translation>Module mit Tabellen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>&amp;Modelle sind in</translation>
    </message>
    <message>
        <source>&amp;Variable with the URL</source>
        <translation>V&amp;ariable mit der URL</translation>
    </message>
    <message>
        <source>&amp;URL without it</source>
        <translation>&amp;URL ohne sie</translation>
    </message>
    <message>
        <source>none found: app.models</source>
        <translation>keine gefunden: app.models</translation>
    </message>
    <message>
        <source>Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic&apos;s own commands, too.</source>
        <translation>Geschrieben werden alembic.ini und der Ordner mit env.py, script.py.mako und einer leeren Historie. Auch die Befehle von Alembic selbst arbeiten damit.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a module.</source>
        <translation>„%1“ ist kein Name eines Moduls.</translation>
    </message>
    <message>
        <source>Name an environment variable.</source>
        <translation>Nennen Sie eine Umgebungsvariable.</translation>
    </message>
    <message>
        <source>A password does not belong into the project&apos;s files: leave it out, and give it in the variable.</source>
        <translation>Ein Passwort gehört nicht in die Dateien des Projekts: Lassen Sie es weg und geben Sie es in der Variable an.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobStatus</name>
    <message>
        <source>Stop this job</source>
        <translation>Diesen Job anhalten</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>Fortschritt des Jobs</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1: wird angehalten …</translation>
    </message>
    <message>
        <source>%1: %2, about %3 left</source>
        <translation>%1: %2, noch etwa %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsModel</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>wird angehalten …</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsPanel</name>
    <message>
        <source>Stop the chosen job</source>
        <translation>Den gewählten Job anhalten</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
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
        <source>Open a project&apos;s folder</source>
        <translation>Ordner eines Projekts öffnen</translation>
    </message>
    <message>
        <source>The sample project is not installed.</source>
        <translation>Das Beispielprojekt ist nicht installiert.</translation>
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
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
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
        <source>Go to line</source>
        <translation>Zu Zeile</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision of this project.</source>
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
        <translation>Upgrade der Datenbank bis zur gewählten Revision</translation>
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
        <translation>Downgrade der Datenbank bis zur gewählten Revision</translation>
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
    <message>
        <source>Unsaved scripts</source>
        <translation>Ungesicherte Skripte</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n Skript hat ungesicherte Änderungen.</numerusform>
            <numerusform>%n Skripte haben ungesicherte Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 goes to the trash. It can be undone.</source>
        <translation>Die Datei von %1 kommt in den Papierkorb. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Jobs</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Probl&amp;eme</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>&amp;Databases</source>
        <translation>Date&amp;nbanken</translation>
    </message>
    <message>
        <source>List the problems of the project</source>
        <translation>Die Probleme des Projekts auflisten</translation>
    </message>
    <message>
        <source>New revision from &amp;diff</source>
        <translation>Neue Revision aus &amp;Unterschieden</translation>
    </message>
    <message>
        <source>Write a script of what differs between the models and the database</source>
        <translation>Ein Skript dessen schreiben, worin sich Modelle und Datenbank unterscheiden</translation>
    </message>
    <message>
        <source>&amp;Pending diff</source>
        <translation>Ausstehende Unters&amp;chiede</translation>
    </message>
    <message>
        <source>Show what differs between models, database and history</source>
        <translation>Zeigen, worin sich Modelle, Datenbank und Historie unterscheiden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>Nächstes Proble&amp;m</translation>
    </message>
    <message>
        <source>Show the place of the next problem</source>
        <translation>Die Stelle des nächsten Problems zeigen</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>Voriges Pr&amp;oblem</translation>
    </message>
    <message>
        <source>Show the place of the previous problem</source>
        <translation>Die Stelle des vorigen Problems zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>%n Seite gedruckt</numerusform>
            <numerusform>%n Seiten gedruckt</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be printed</source>
        <translation>Es konnte nichts gedruckt werden</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>&amp;Print the history…</source>
        <translation>Historie &amp;drucken …</translation>
    </message>
    <message>
        <source>Print the revisions that are shown</source>
        <translation>Die gezeigten Revisionen drucken</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Reiter s&amp;chließen</translation>
    </message>
    <message>
        <source>Close the script in front</source>
        <translation>Das vorderste Skript schließen</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>Geschlossenen Reiter wie&amp;der öffnen</translation>
    </message>
    <message>
        <source>Open the script again that was closed last</source>
        <translation>Das zuletzt geschlossene Skript wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Offen halten</translation>
    </message>
    <message>
        <source>The next selection opens another tab</source>
        <translation>Die nächste Auswahl öffnet einen anderen Reiter</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>&amp;Nächster Reiter</translation>
    </message>
    <message>
        <source>The next open script</source>
        <translation>Das nächste offene Skript</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>&amp;Voriger Reiter</translation>
    </message>
    <message>
        <source>The previous open script</source>
        <translation>Das vorige offene Skript</translation>
    </message>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>Näc&amp;hstes Problem</translation>
    </message>
    <message>
        <source>Go to the next problem in the script</source>
        <translation>Zum nächsten Problem im Skript gehen</translation>
    </message>
    <message>
        <source>Previo&amp;us problem</source>
        <translation>Vor&amp;iges Problem</translation>
    </message>
    <message>
        <source>Go to the previous problem in the script</source>
        <translation>Zum vorigen Problem im Skript gehen</translation>
    </message>
    <message>
        <source>Co&amp;mplete</source>
        <translation>Vervo&amp;llständigen</translation>
    </message>
    <message>
        <source>Offer what fits at the caret</source>
        <translation>Anbieten, was an der Schreibmarke passt</translation>
    </message>
    <message>
        <source>&amp;Fold here</source>
        <translation>Hier &amp;falten</translation>
    </message>
    <message>
        <source>Fold or unfold the function at the caret</source>
        <translation>Die Funktion an der Schreibmarke falten oder auffalten</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>&amp;Alle falten</translation>
    </message>
    <message>
        <source>Fold all functions</source>
        <translation>Alle Funktionen falten</translation>
    </message>
    <message>
        <source>Un&amp;fold all</source>
        <translation>Alle a&amp;uffalten</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>&amp;Revision</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Skript</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Database &amp;settings…</source>
        <translation>Datenbank-Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>Colour, protection, password and URL of the chosen database</source>
        <translation>Farbe, Schutz, Passwort und URL der gewählten Datenbank</translation>
    </message>
    <message>
        <source>Un&amp;lock protected database…</source>
        <translation>Geschützte Datenbank ents&amp;perren …</translation>
    </message>
    <message>
        <source>Make downgrades and stamps of a protected database possible for ten minutes</source>
        <translation>Downgrades und Stamps einer geschützten Datenbank für zehn Minuten möglich machen</translation>
    </message>
    <message>
        <source>Unlock it with the lock beside its name.</source>
        <translation>Entsperren Sie sie mit dem Schloss neben ihrem Namen.</translation>
    </message>
    <message>
        <source>Change its protection beside its name first.</source>
        <translation>Ändern Sie zuerst den Schutz neben dem Namen.</translation>
    </message>
    <message>
        <source>%1 is %2: %3 %4</source>
        <translation>%1 ist %2: %3 %4</translation>
    </message>
    <message>
        <source>&amp;Stamp the database…</source>
        <translation>Datenbank &amp;stempeln …</translation>
    </message>
    <message>
        <source>&amp;Get its script…</source>
        <translation>Skript &amp;holen …</translation>
    </message>
    <message>
        <source>&amp;Copy its id</source>
        <translation>&amp;Id kopieren</translation>
    </message>
    <message>
        <source>Nothing can be planned from there: Alembic says &quot;Can&apos;t locate revision identified by &apos;%1&apos;&quot;.</source>
        <translation>Von dort aus lässt sich nichts planen: Alembic sagt „Can&apos;t locate revision identified by &apos;%1&apos;“.</translation>
    </message>
    <message>
        <source>%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.</source>
        <translation>%1 ist geschützt: Dieser Plan muss in den letzten 24 Stunden geprobt worden sein, bevor er ausgeführt wird. Oder entsperren Sie sie mit dem Schloss neben ihrem Namen.</translation>
    </message>
    <message>
        <source>%1 went down to what both branches have; this is the way up to the head of this one.</source>
        <translation>%1 ist bei dem angekommen, was beide Zweige haben; dies ist der Weg hinauf zum Head von diesem.</translation>
    </message>
    <message>
        <source>S&amp;witch the database to this branch…</source>
        <translation>Datenbank auf diesen Zweig &amp;umstellen …</translation>
    </message>
    <message>
        <source>Read with Python…</source>
        <translation>Mit Python lesen …</translation>
    </message>
    <message>
        <source>table, changed last by %1</source>
        <translation>Tabelle, zuletzt geändert von %1</translation>
    </message>
    <message>
        <source>Go to a revision, a script or a table</source>
        <translation>Zu einer Revision, einem Skript oder einer Tabelle</translation>
    </message>
    <message>
        <source>Find a revision, a script or a table by a part of its name</source>
        <translation>Eine Revision, ein Skript oder eine Tabelle an einem Teil des Namens finden</translation>
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
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Keep it in the system &amp;keyring</source>
        <translation>Im &amp;Schlüsselbund des Systems behalten</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the window closes. It never goes into a file of this program.</source>
        <translation>Sonst bleibt es im Speicher, bis das Fenster geschlossen wird. In eine Datei dieses Programms kommt es nie.</translation>
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
    <message>
        <source>keeps what the rebuild would lose</source>
        <translation>behält, was der Neubau verlieren würde</translation>
    </message>
    <message>
        <source>not seen further</source>
        <translation>weiter nicht gesehen</translation>
    </message>
    <message>
        <source>only Python can do it</source>
        <translation>nur Python kann es</translation>
    </message>
    <message>
        <source>-- The project&apos;s Python runs this step. Below is what could be read of it without running it.</source>
        <translation>-- Das Python des Projekts führt diesen Schritt aus. Unten steht, was davon zu lesen war, ohne ihn auszuführen.</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fails in the rehearsal</source>
        <translation>schlägt in der Probe fehl</translation>
    </message>
    <message>
        <source>✗ needs Python</source>
        <translation>✗ braucht Python</translation>
    </message>
    <message>
        <source>may need Python</source>
        <translation>braucht vielleicht Python</translation>
    </message>
    <message>
        <source>not seen to its end</source>
        <translation>nicht bis zum Ende gesehen</translation>
    </message>
    <message>
        <source>⇢ with the project&apos;s Python</source>
        <translation>⇢ mit dem Python des Projekts</translation>
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
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>Downgrade von %1</translation>
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
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>%1 already stands at %2.</source>
        <translation>%1 steht schon bei %2.</translation>
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
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n Schritt kann nur von Python ausgeführt werden. Nichts wird ausgeführt, bevor Sie dafür das Python des Projekts erlauben.</numerusform>
            <numerusform>%n Schritte können nur von Python ausgeführt werden. Nichts wird ausgeführt, bevor Sie für jeden davon das Python des Projekts erlauben.</numerusform>
        </translation>
    </message>
    <message>
        <source>⇢ in %1</source>
        <translation>⇢ in %1</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; no step stands before it.</source>
        <translation>Der Schritt ist im Python des Projekts gescheitert; vor ihm steht kein Schritt.</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; the steps before it stay.</source>
        <translation>Der Schritt ist im Python des Projekts gescheitert; die Schritte davor bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>Bis zum letzten COMMIT zurückgenommen: Der erste Schritt (%n) bleibt.</numerusform>
            <numerusform>Bis zum letzten COMMIT zurückgenommen: Die ersten %n Schritte bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes, which is emptied first; no script is run.</source>
        <translation>Nur die Versionstabelle ändert sich, die zuerst geleert wird; kein Skript wird ausgeführt.</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>%n Skript davon wird aus git gelesen, wo ein anderer Zweig es hat; die Dateien hier bleiben, wie sie sind.</numerusform>
            <numerusform>%n Skripte davon werden aus git gelesen, wo ein anderer Zweig sie hat; die Dateien hier bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the next one</source>
        <translation>&amp;Nächsten zeigen</translation>
    </message>
    <message>
        <source>Chooses the next step that Python is to be allowed for</source>
        <translation>Wählt den nächsten Schritt, für den Python zu erlauben ist</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n Schritt braucht vielleicht Python. Ohne das Python des Projekts endet der Lauf dort, sollte er zu etwas kommen, was nur Python kann.</numerusform>
            <numerusform>%n Schritte brauchen vielleicht Python. Ohne das Python des Projekts endet der Lauf dort, sollte er zu etwas kommen, was nur Python kann.</numerusform>
        </translation>
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
        <source>Desktop&apos;s font</source>
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
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case.</source>
        <translation>Wie Datenbanken geschützt sind, bis Sie neben ihrem Namen etwas anderes sagen. Solche, deren Name auf Produktion deutet, sind in jedem Fall geschützt.</translation>
    </message>
    <message>
        <source>&amp;Local databases for development</source>
        <translation>&amp;Lokale Datenbanken zur Entwicklung</translation>
    </message>
    <message>
        <source>&amp;All others</source>
        <translation>&amp;Alle anderen</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Font of the &amp;window</source>
        <translation>Schrift des Fe&amp;nsters</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Größ&amp;e</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
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
    <message>
        <source>Rehearsing on a copy of %1</source>
        <translation>Probe auf einer Kopie von %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message>
        <source>env.py&apos;s hooks left nothing to write: no script was made.</source>
        <translation>Die Hooks von env.py ließen nichts zu schreiben übrig: Es wurde kein Skript angelegt.</translation>
    </message>
    <message>
        <source>%1 was written, but it could not be proved: %2</source>
        <translation>%1 wurde geschrieben, ließ sich aber nicht nachweisen: %2</translation>
    </message>
    <message>
        <source>%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2</source>
        <translation>%1 wurde geschrieben, aber das Upgrade läuft auf einer Probekopie des Schemas nicht bis zum Ende: %2</translation>
    </message>
    <message>
        <source>Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.</source>
        <translation>Nachgewiesen: %1, auf eine Probekopie des Schemas angewandt, lässt keinen Unterschied zu den Modellen.</translation>
    </message>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>%1, auf eine Probekopie des Schemas angewandt, lässt %n Unterschied:</numerusform>
            <numerusform>%1, auf eine Probekopie des Schemas angewandt, lässt %n Unterschiede:</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Ungewiss: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProtectionUnlocks</name>
    <message>
        <source>%1 is unlocked until %2. Reason: %3</source>
        <translation>%1 ist bis %2 entsperrt. Grund: %3</translation>
    </message>
    <message>
        <source>%1 is locked again.</source>
        <translation>%1 ist wieder gesperrt.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message>
        <source>&amp;Trust this project from now on: do not ask this question for it again</source>
        <translation>&amp;Diesem Projekt von nun an vertrauen: diese Frage dafür nicht mehr stellen</translation>
    </message>
    <message>
        <source>Run code of this project?</source>
        <translation>Code dieses Projekts ausführen?</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>Only Python can run revision %1</source>
        <translation>Nur Python kann Revision %1 ausführen</translation>
    </message>
    <message>
        <source>The step would run with the interpreter below and the project&apos;s own Alembic. That executes env.py, the script and everything they import, with your rights, and lets them change %1. Limbeck runs nothing of a project otherwise.</source>
        <translation>Der Schritt würde mit dem Interpreter unten und dem Alembic des Projekts laufen. Das führt env.py, das Skript und alles, was sie importieren, mit Ihren Rechten aus und lässt sie %1 ändern. Sonst führt Limbeck nichts von einem Projekt aus.</translation>
    </message>
    <message>
        <source>What stands before the step is committed first. A failure after that does not undo it.</source>
        <translation>Was vor dem Schritt steht, wird zuerst festgeschrieben. Scheitert danach etwas, nimmt das es nicht zurück.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Anderer …</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Interpreter</translation>
    </message>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>Auch für den &amp;weiteren Schritt (%n) dieses Plans, der Python braucht</numerusform>
            <numerusform>Auch für die %n &amp;weiteren Schritte dieses Plans, die Python brauchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this interpreter</source>
        <translation>Diesen Interpreter benutzen</translation>
    </message>
    <message>
        <source>Run %1 with Python</source>
        <translation>%1 mit Python ausführen</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>Projekt: %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Einen Python-Interpreter wählen</translation>
    </message>
    <message>
        <source>Read the models with Python</source>
        <translation>Die Modelle mit Python lesen</translation>
    </message>
    <message>
        <source>The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.</source>
        <translation>Der Interpreter unten würde env.py, die Modelle und alles, was sie importieren, mit Ihren Rechten importieren. Keine Migration läuft, und Limbeck verbindet sich dafür mit nichts. Sonst führt Limbeck nichts von einem Projekt aus.</translation>
    </message>
    <message>
        <source>Read with Python</source>
        <translation>Mit Python lesen</translation>
    </message>
    <message>
        <source>Read the compiled scripts with Python</source>
        <translation>Die kompilierten Skripte mit Python lesen</translation>
    </message>
    <message>
        <source>The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.</source>
        <translation>Der Interpreter unten würde die Skripte laden, deren Quelltext fehlt, und alles, was sie importieren, mit Ihren Rechten, um zu erfahren, wo sie in der Historie stehen. Keine Migration läuft. Sonst führt Limbeck nichts von einem Projekt aus.</translation>
    </message>
    <message>
        <source>The first of these that can import Alembic</source>
        <translation>Der erste von diesen, der Alembic importieren kann</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonPage</name>
    <message>
        <source>This project is &amp;trusted: its Python may run when a plan or a comparison needs it</source>
        <translation>Diesem Projekt wird &amp;vertraut: Sein Python darf laufen, wenn ein Plan oder ein Vergleich es braucht</translation>
    </message>
    <message>
        <source>Open a project to choose its interpreter.</source>
        <translation>Öffnen Sie ein Projekt, um seinen Interpreter zu wählen.</translation>
    </message>
    <message>
        <source>For the steps of %1 that only Python can run, and for reading its models exactly.</source>
        <translation>Für die Schritte von %1, die nur Python ausführen kann, und um seine Modelle exakt zu lesen.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Anderer …</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Interpreter</translation>
    </message>
    <message>
        <source>The first one that can import Alembic</source>
        <translation>Der erste, der Alembic importieren kann</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Einen Python-Interpreter wählen</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RehearsalBar</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>Pr&amp;oben</translation>
    </message>
    <message>
        <source>S&amp;top rehearsing</source>
        <translation>Probe an&amp;halten</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Fortschritt der Probe</translation>
    </message>
    <message>
        <source>Run the plan on a copy of the database first, and throw the copy away</source>
        <translation>Den Plan zuerst auf einer Kopie der Datenbank ausführen und die Kopie wegwerfen</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>Nicht geprobt.</translation>
    </message>
    <message>
        <source>Rehearsing: copying the database…</source>
        <translation>Probe: Die Datenbank wird kopiert …</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>Probe: %1</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>Noch einmal pr&amp;oben</translation>
    </message>
    <message>
        <source>on a copy with its data</source>
        <translation>auf einer Kopie mit ihren Daten</translation>
    </message>
    <message>
        <source>on an empty database with the schema that the scripts make</source>
        <translation>auf einer leeren Datenbank mit dem Schema aus den Skripten</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>Geprobt %1: %n Schritt in %2.</numerusform>
            <numerusform>Geprobt %1: %n Schritte in %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal %1 failed: %2</source>
        <translation>Die Probe %1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>The rehearsal %1 failed in %2: %3</source>
        <translation>Die Probe %1 ist bei %2 gescheitert: %3</translation>
    </message>
    <message>
        <source>What the data could break was not seen: %1.</source>
        <translation>Was an den Daten scheitern könnte, war nicht zu sehen: %1.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; its copy is gone.</source>
        <translation>Die Probe wurde angehalten; ihre Kopie ist fort.</translation>
    </message>
    <message>
        <source>It cannot be rehearsed: %1</source>
        <translation>Das lässt sich nicht proben: %1</translation>
    </message>
    <message>
        <source>The way back was tried, too, and works.</source>
        <translation>Der Rückweg wurde ebenfalls geprobt und funktioniert.</translation>
    </message>
    <message>
        <source>The way back fails: %1</source>
        <translation>Der Rückweg schlägt fehl: %1</translation>
    </message>
    <message>
        <source>The way back fails in %1: %2</source>
        <translation>Der Rückweg schlägt in %1 fehl: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionActions</name>
    <message>
        <source>%1: not done</source>
        <translation>%1: nicht getan</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>Heads &amp;zusammenführen …</translation>
    </message>
    <message>
        <source>Write a script that joins several heads, after a look at what their branches both change</source>
        <translation>Ein Skript schreiben, das mehrere Heads verbindet, nach einem Blick darauf, was ihre Zweige beide ändern</translation>
    </message>
    <message>
        <source>Edit m&amp;essage…</source>
        <translation>Na&amp;chricht bearbeiten …</translation>
    </message>
    <message>
        <source>Change the message in the selected revision&apos;s script</source>
        <translation>Die Nachricht im Skript der gewählten Revision ändern</translation>
    </message>
    <message>
        <source>Set branch la&amp;bel…</source>
        <translation>Zweig-La&amp;bel setzen …</translation>
    </message>
    <message>
        <source>Give the selected revision a branch label, or take it away</source>
        <translation>Der gewählten Revision ein Zweig-Label geben oder es wegnehmen</translation>
    </message>
    <message>
        <source>S&amp;plice a revision on the selected one…</source>
        <translation>Von der Auswahl &amp;abzweigen …</translation>
    </message>
    <message>
        <source>Write a new revision on one that has others behind it: a second branch begins there</source>
        <translation>Eine neue Revision auf eine schreiben, auf die schon andere folgen: Dort beginnt ein zweiter Zweig</translation>
    </message>
    <message>
        <source>New &amp;data migration…</source>
        <translation>Neue &amp;Datenmigration …</translation>
    </message>
    <message>
        <source>Write a script that changes rows, with a table of its own to begin with</source>
        <translation>Ein Skript schreiben, das Zeilen ändert, zu Beginn mit einer eigenen Tabelle</translation>
    </message>
    <message>
        <source>Edit a c&amp;opy…</source>
        <translation>K&amp;opie bearbeiten …</translation>
    </message>
    <message>
        <source>A new revision on the head with the text of the selected one</source>
        <translation>Eine neue Revision auf dem Head mit dem Text der gewählten</translation>
    </message>
    <message>
        <source>Make bra&amp;nches one line…</source>
        <translation>Zweige zu einer Linie &amp;machen …</translation>
    </message>
    <message>
        <source>Put the branch of the selected head on top of another head, if no known database would skip a revision</source>
        <translation>Den Zweig des gewählten Heads auf einen anderen Head setzen, wenn keine bekannte Datenbank eine Revision überspringen würde</translation>
    </message>
    <message>
        <source>Edit &amp;topology</source>
        <translation>&amp;Topologie bearbeiten</translation>
    </message>
    <message>
        <source>Lets revisions be dragged onto others in the graph, and given other parents</source>
        <translation>Lässt Revisionen im Graphen auf andere ziehen und ihnen andere Eltern geben</translation>
    </message>
    <message>
        <source>Change &amp;parent…</source>
        <translation>&amp;Elternrevision ändern …</translation>
    </message>
    <message>
        <source>Give the selected revision another parent; with Edit topology only</source>
        <translation>Der gewählten Revision eine andere Elternrevision geben; nur mit „Topologie bearbeiten“</translation>
    </message>
    <message>
        <source>Stamp selected, &amp;verified…</source>
        <translation>Auswahl &amp;geprüft stempeln …</translation>
    </message>
    <message>
        <source>Compare the database with what the selected revision would have made, then stamp</source>
        <translation>Die Datenbank mit dem vergleichen, was die gewählte Revision ergeben hätte, dann stempeln</translation>
    </message>
    <message>
        <source>Look for the &amp;missing file…</source>
        <translation>&amp;Fehlende Datei suchen …</translation>
    </message>
    <message>
        <source>Look through the project&apos;s git repository for the script of a revision whose file is missing</source>
        <translation>Im git-Repository des Projekts nach dem Skript einer Revision suchen, deren Datei fehlt</translation>
    </message>
    <message>
        <source>&amp;Compare revisions…</source>
        <translation>Revisionen &amp;vergleichen …</translation>
    </message>
    <message>
        <source>What differs between two revisions, and the SQL between them</source>
        <translation>Worin sich zwei Revisionen unterscheiden, und das SQL zwischen ihnen</translation>
    </message>
    <message>
        <source>&amp;Undo file operation</source>
        <translation>Dateioperation &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Take the last file operation of this window back</source>
        <translation>Die letzte Dateioperation dieses Fensters zurücknehmen</translation>
    </message>
    <message>
        <source>Re&amp;do file operation</source>
        <translation>Dateioperation &amp;wiederholen</translation>
    </message>
    <message>
        <source>Do the file operation again that was undone</source>
        <translation>Die rückgängig gemachte Dateioperation noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done: %1. Undo with Ctrl+Alt+Z.</source>
        <translation>Getan: %1. Rückgängig mit Strg+Alt+Z.</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Message of %1 (the file keeps its name)</source>
        <translation>Nachricht von %1 (die Datei behält ihren Namen)</translation>
    </message>
    <message>
        <source>Edit the message of %1</source>
        <translation>Nachricht von %1 bearbeiten</translation>
    </message>
    <message>
        <source>Branch label</source>
        <translation>Zweig-Label</translation>
    </message>
    <message>
        <source>Branch labels of %1, separated by blanks; empty: none</source>
        <translation>Zweig-Labels von %1, durch Leerzeichen getrennt; leer: keine</translation>
    </message>
    <message>
        <source>No label was set</source>
        <translation>Es wurde kein Label gesetzt</translation>
    </message>
    <message>
        <source>%1 is taken: %2 has it.</source>
        <translation>%1 ist vergeben: %2 hat es.</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>Label von %1 setzen</translation>
    </message>
    <message>
        <source>What the branches both change</source>
        <translation>Was die Zweige beide ändern</translation>
    </message>
    <message>
        <source>New revision %1</source>
        <translation>Neue Revision %1</translation>
    </message>
    <message>
        <source>New revisions %1</source>
        <translation>Neue Revisionen %1</translation>
    </message>
    <message>
        <source>Data migration&apos;s text</source>
        <translation>Text der Datenmigration</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>Kopie bearbeiten</translation>
    </message>
    <message>
        <source>Message of the copy of %1, which will follow %2</source>
        <translation>Nachricht der Kopie von %1, die auf %2 folgen wird</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 nach %2 kopieren</translation>
    </message>
    <message>
        <source>Put %1 on top of %2</source>
        <translation>%1 auf %2 setzen</translation>
    </message>
    <message>
        <source>Change the parent of %1</source>
        <translation>Elternrevision von %1 ändern</translation>
    </message>
    <message>
        <source>Looking for %1 in git…</source>
        <translation>%1 wird in git gesucht …</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>Fehlende Datei</translation>
    </message>
    <message>
        <source>Git knows no script of %1.</source>
        <translation>Git kennt kein Skript von %1.</translation>
    </message>
    <message>
        <source>It is named by %1. Get the file from where that was written, or change down_revision there.</source>
        <translation>Sie wird von %1 genannt. Holen Sie die Datei von dort, wo das geschrieben wurde, oder ändern Sie dort down_revision.</translation>
    </message>
    <message>
        <source>%1 deleted it on %2.</source>
        <translation>%1 hat sie am %2 gelöscht.</translation>
    </message>
    <message>
        <source>It is on another branch: %1 wrote it on %2.</source>
        <translation>Sie liegt auf einem anderen Zweig: %1 hat sie am %2 geschrieben.</translation>
    </message>
    <message>
        <source>Write the file again</source>
        <translation>Datei neu schreiben</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>%1 zurückbringen</translation>
    </message>
    <message>
        <source>Git could not be asked</source>
        <translation>Git konnte nicht gefragt werden</translation>
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
    <message>
        <source>New data migration</source>
        <translation>Neue Datenmigration</translation>
    </message>
    <message>
        <source>Heads to merge</source>
        <translation>Heads zum Zusammenführen</translation>
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
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Angewandt am</translation>
    </message>
    <message>
        <source>not known: %1 stands at a revision without a script</source>
        <translation>nicht bekannt: %1 steht auf einer Revision ohne Skript</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Hinzugefügt von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Berührt</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunClock</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, noch etwa %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunSeams</name>
    <message>
        <source>step %1 with Python</source>
        <translation>Schritt %1 mit Python</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>steps %1 to %2</source>
        <translation>Schritte %1 bis %2</translation>
    </message>
    <message>
        <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
        <translation>Scheitert ein Schritt, bleibt nichts von ihm, und die Schritte davor bleiben.</translation>
    </message>
    <message>
        <source>All in one transaction: when a step fails, nothing stays.</source>
        <translation>Alles in einer Transaktion: Scheitert ein Schritt, bleibt nichts.</translation>
    </message>
    <message>
        <source>When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.</source>
        <translation>Scheitert ein Schritt, bleiben die Schritte davor; was Python tat, bevor es scheiterte, wird so weit zurückgenommen, wie sein eigenes Alembic es zurücknimmt.</translation>
    </message>
    <message>
        <source>The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.</source>
        <translation>Der Lauf ist dort geteilt, wo Python übernimmt: %1. Scheitert ein Schritt, wird sein eigener Teil zurückgenommen, und die Teile davor bleiben.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SchemaDiagram</name>
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
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
    <message>
        <source>Edit a copy…</source>
        <translation>Kopie bearbeiten …</translation>
    </message>
    <message>
        <source>A new revision with the text of this one</source>
        <translation>Eine neue Revision mit dem Text dieser</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No problems in this script.</source>
        <translation>Keine Probleme in diesem Skript.</translation>
    </message>
    <message>
        <source>%1 on disk and in the editor</source>
        <translation>%1 auf der Platte und im Editor</translation>
    </message>
    <message>
        <source>Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.</source>
        <translation>Angewandt auf %1: Was es dort tat, ist getan, und eine Änderung hier ändert es nicht mehr. Bearbeiten Sie eine Kopie, oder entsperren Sie es.</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>hier nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptTabs</name>
    <message>
        <source>Open scripts</source>
        <translation>Offene Skripte</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Kein Skript</translation>
    </message>
    <message>
        <source>Follows the selection; a double click keeps it open.</source>
        <translation>Folgt der Auswahl; ein Doppelklick hält es offen.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gesichert</translation>
    </message>
    <message>
        <source>Unsaved script</source>
        <translation>Ungesichertes Skript</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 hat ungesicherte Änderungen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Die anderen schließen</translation>
    </message>
    <message>
        <source>Reopen the last closed one</source>
        <translation>Das zuletzt geschlossene wieder öffnen</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>Pfad der Datei kopieren</translation>
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
    <name>limbeck::ui::SqlPage</name>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Dialekt</translation>
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
        <source>-- nothing</source>
        <translation>-- nichts</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message>
        <source>Comparing %1 with what the scripts up to %2 make…</source>
        <translation>%1 wird mit dem verglichen, was die Skripte bis %2 ergeben …</translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>%1 als %2 stempeln</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>SQL that would remove them</source>
        <translation>SQL, das sie beseitigen würde</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Stempeln</translation>
    </message>
    <message>
        <source>The scripts do not tell for certain:</source>
        <translation>Die Skripte sagen es nicht sicher:</translation>
    </message>
    <message>
        <source>%1 has what the scripts up to this revision make: the stamp tells the truth.</source>
        <translation>%1 hat, was die Skripte bis zu dieser Revision ergeben: Der Stamp sagt die Wahrheit.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 ist nicht so, wie diese Revision sie hätte. Dies müsste zuerst getan werden (%n Änderung):</numerusform>
            <numerusform>%1 ist nicht so, wie diese Revision sie hätte. Dies müsste zuerst getan werden (%n Änderungen):</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>%1 stempeln</translation>
    </message>
    <message>
        <source>Stamp %1 nevertheless</source>
        <translation>%1 trotzdem stempeln</translation>
    </message>
    <message>
        <source>The comparison failed:</source>
        <translation>Der Vergleich ist gescheitert:</translation>
    </message>
    <message>
        <source>Stamp %1 unseen</source>
        <translation>%1 ungesehen stempeln</translation>
    </message>
    <message>
        <source>Revision to stamp with</source>
        <translation>Revision, mit der gestempelt wird</translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>Die Versionstabelle wird zuerst geleert: %1 entfällt.</numerusform>
            <numerusform>Die Versionstabelle wird zuerst geleert: %1 entfallen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 &amp;as</source>
        <translation>%1 stempeln a&amp;ls</translation>
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
    <name>limbeck::ui::StepPanel</name>
    <message>
        <source>Run this step with the project&apos;s &amp;Python…</source>
        <translation>Diesen Schritt mit dem &amp;Python des Projekts ausführen …</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Än&amp;dern …</translation>
    </message>
    <message>
        <source>&amp;Not with Python</source>
        <translation>&amp;Nicht mit Python</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Choose another interpreter</source>
        <translation>Einen anderen Interpreter wählen</translation>
    </message>
    <message>
        <source>The rebuilt table keeps what Alembic&apos;s rebuild would lose</source>
        <translation>Die neu gebaute Tabelle behält, was Alembics Neubau verlieren würde</translation>
    </message>
    <message>
        <source>%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.</source>
        <translation>%1 läuft mit %2. Was davor steht, wird zuerst festgeschrieben, dann schreibt Python diesen Schritt fest; scheitert danach etwas, nimmt das keines von beiden zurück.</translation>
    </message>
    <message>
        <source>Only Python can run %1: %2</source>
        <translation>Nur Python kann %1 ausführen: %2</translation>
    </message>
    <message>
        <source>These losses of Alembic&apos;s rebuild are avoided:</source>
        <translation>Diese Verluste von Alembics Neubau werden vermieden:</translation>
    </message>
    <message>
        <source>This step rebuilds tables as Alembic does, and loses:</source>
        <translation>Dieser Schritt baut Tabellen neu wie Alembic und verliert:</translation>
    </message>
    <message>
        <source>%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.</source>
        <translation>%1 braucht vielleicht Python: %2. Erst der Lauf zeigt, ob er an diese Stelle kommt; ohne Python wird er dort zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepWords</name>
    <message>
        <source>upgrade %1 → %2</source>
        <translation>Upgrade %1 → %2</translation>
    </message>
    <message>
        <source>downgrade %1 → %2</source>
        <translation>Downgrade %1 → %2</translation>
    </message>
    <message>
        <source>stamp %1 → %2</source>
        <translation>Stempel %1 → %2</translation>
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
    <message>
        <source>Change this database&apos;s settings</source>
        <translation>Die Einstellungen dieser Datenbank ändern</translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>Für %n Minute entsperren …</numerusform>
            <numerusform>Für %n Minuten entsperren …</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>Wieder sperren</translation>
    </message>
    <message>
        <source>%1, unlocked until %2</source>
        <translation>%1, entsperrt bis %2</translation>
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
    <message>
        <source>The database is kept in your own settings, never in the project; a password only in the system keyring.</source>
        <translation>Die Datenbank steht in Ihren eigenen Einstellungen, nie im Projekt; ein Passwort nur im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>nach dem Namen</translation>
    </message>
    <message>
        <source>Pass&amp;word comes from</source>
        <translation>Pass&amp;wort kommt aus</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>Farb&amp;e</translation>
    </message>
    <message>
        <source>Pro&amp;tection</source>
        <translation>S&amp;chutz</translation>
    </message>
    <message>
        <source>Settings of a database</source>
        <translation>Einstellungen einer Datenbank</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>The URL stands in the project&apos;s files and is changed there. Colour, protection and where the password comes from are your own settings.</source>
        <translation>Die URL steht in den Dateien des Projekts und wird dort geändert. Farbe, Schutz und woher das Passwort kommt, sind Ihre eigenen Einstellungen.</translation>
    </message>
    <message>
        <source>Name the environment variable first</source>
        <translation>Nennen Sie zuerst die Umgebungsvariable</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetPasswords</name>
    <message>
        <source>The environment variable %1 with the password of %2 is not set.</source>
        <translation>Die Umgebungsvariable %1 mit dem Passwort von %2 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The system keyring did not give the password of %1. %2</source>
        <translation>Der Schlüsselbund des Systems gab das Passwort von %1 nicht heraus. %2</translation>
    </message>
    <message>
        <source>The system keyring did not take the password of %1: it is kept in memory until the window closes. %2</source>
        <translation>Der Schlüsselbund des Systems nahm das Passwort von %1 nicht an: Es bleibt im Speicher, bis das Fenster geschlossen wird. %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetStrip</name>
    <message>
        <source>unlocked until %1</source>
        <translation>entsperrt bis %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>database, protection</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsModel</name>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1, entsperrt</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>Steht bei</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsPanel</name>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Choose this database</source>
        <translation>Diese Datenbank wählen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Forget it (nothing in it is changed)</source>
        <translation>Vergessen (in ihr wird nichts geändert)</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>Datenbank hinzufügen …</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message>
        <source>Both are the same.</source>
        <translation>Beide sind gleich.</translation>
    </message>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− %n Zeile der Datei, wie sie jetzt ist</numerusform>
            <numerusform>− %n Zeilen der Datei, wie sie jetzt ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ %n Zeile Ihres Textes</numerusform>
            <numerusform>+ %n Zeilen Ihres Textes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopRows</name>
    <message>
        <source>no script</source>
        <translation>kein Skript</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 steht hier</translation>
    </message>
    <message>
        <source>Compared at %1</source>
        <translation>Verglichen um %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message>
        <source>Make two branches one line</source>
        <translation>Zwei Zweige zu einer Linie machen</translation>
    </message>
    <message>
        <source>Another parent</source>
        <translation>Andere Elternrevision</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>nichts: eine Base</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Zweig von</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>&amp;On top of</source>
        <translation>&amp;Auf</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>&amp;Folgt auf</translation>
    </message>
    <message>
        <source>Make one line</source>
        <translation>Eine Linie machen</translation>
    </message>
    <message>
        <source>Change the parent</source>
        <translation>Elternrevision ändern</translation>
    </message>
    <message>
        <source>There is no other head.</source>
        <translation>Es gibt keinen anderen Head.</translation>
    </message>
    <message>
        <source>In the script of %1, down_revision becomes %2.</source>
        <translation>Im Skript von %1 wird down_revision zu %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>%n Revision kommt danach: %1.</numerusform>
            <numerusform>%n Revisionen kommen danach: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would skip %2: they would count as run there, and never were.</source>
        <translation>%1 würde %2 überspringen: Dort gälten sie als ausgeführt und wären es nie gewesen.</translation>
    </message>
    <message>
        <source>%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.</source>
        <translation>%1 steht bei zwei Revisionen, von denen eine vor die andere käme: Ein Upgrade wäre nicht mehr möglich.</translation>
    </message>
    <message>
        <source>Merge the heads instead.</source>
        <translation>Führen Sie stattdessen die Heads zusammen.</translation>
    </message>
    <message>
        <source>No database was read here: whether one would skip a revision is not known.</source>
        <translation>Hier wurde keine Datenbank gelesen: Ob eine davon eine Revision überspringen würde, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>Die Datenbank, die hier gelesen wurde (%n), würde keine Revision überspringen. Andere vielleicht doch.</numerusform>
            <numerusform>Von den Datenbanken, die hier gelesen wurden (%n), würde keine eine Revision überspringen. Andere vielleicht doch.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message>
        <source>Looking for it in git…</source>
        <translation>Sie wird in git gesucht …</translation>
    </message>
    <message>
        <source>Git could not be asked: %1</source>
        <translation>Git konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>Git does not know it either.</source>
        <translation>Auch git kennt sie nicht.</translation>
    </message>
    <message>
        <source>It is committed on this branch; only its file is missing in the folder.</source>
        <translation>Sie ist auf diesem Zweig committet; nur ihre Datei fehlt im Ordner.</translation>
    </message>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>Es gibt sie auf dem Zweig %1.</numerusform>
            <numerusform>Es gibt sie auf den Zweigen %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deleted its script on %2; no branch has it any more.</source>
        <translation>%1 hat ihr Skript am %2 gelöscht; kein Zweig hat es mehr.</translation>
    </message>
    <message>
        <source>%1 wrote it on %2, in a commit that no branch has any more.</source>
        <translation>%1 hat sie am %2 geschrieben, in einem Commit, den kein Zweig mehr hat.</translation>
    </message>
    <message>
        <source>Below it, this checkout has %1.</source>
        <translation>Darunter hat dieser Checkout %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 steht bei %2, einer Revision, die kein Skript dieses Projekts hat.</numerusform>
            <numerusform>%1 stehen bei %2, einer Revision, die kein Skript dieses Projekts hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, by %2, %3</source>
        <translation>„%1“, von %2, %3</translation>
    </message>
    <message>
        <source>Alembic would stop here with: Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Alembic würde hier abbrechen mit: Can&apos;t locate revision identified by &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes.</source>
        <translation>Holen Sie das Skript, und alles ist wie sonst. Oder, wenn diese Revision endgültig fort ist: Stempeln Sie die Datenbank mit einer Revision, die es hier gibt, nach einem Vergleich ihrer Tabellen mit dem, was diese ergibt.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message>
        <source>Unlock a protected database</source>
        <translation>Eine geschützte Datenbank entsperren</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>Für %n Minute werden Downgrades und Stamps von %1 möglich, jeweils erst, wenn der Name eingetippt wurde. Der Grund kommt ins Protokoll.</numerusform>
            <numerusform>Für %n Minuten werden Downgrades und Stamps von %1 möglich, jeweils erst, wenn der Name eingetippt wurde. Der Grund kommt ins Protokoll.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
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
        <source>Upgrade the project&apos;s database through the window, save a picture of the window as FILE and end.</source>
        <translation>Das Upgrade der Datenbank des Projekts über das Fenster ausführen, ein Bild des Fensters als DATEI sichern und enden.</translation>
    </message>
    <message>
        <source>Colours of the window: system, light or dark; for this time only.</source>
        <translation>Farben des Fensters: system, light oder dark; nur für dieses Mal.</translation>
    </message>
    <message>
        <source>--theme takes system, light or dark, not &apos;%1&apos;.</source>
        <translation>--theme nimmt system, light oder dark, nicht „%1“.</translation>
    </message>
</context>
</TS>
