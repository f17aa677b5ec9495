<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DotWriter</name>
    <message numerus="yes">
        <source>⋯ %n more column(s)</source>
        <translation>
            <numerusform>⋯ %n autre colonne</numerusform>
            <numerusform>⋯ %n autres colonnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>at %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Arrêté à la demande.</translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation>détail : %1</translation>
    </message>
    <message>
        <source>The host of the database, %1, is not known.</source>
        <translation>L’hôte de la base de données, %1, est inconnu.</translation>
    </message>
    <message>
        <source>Check the host name in the URL and the network.</source>
        <translation>Vérifiez le nom d’hôte dans l’URL et le réseau.</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>Aucun serveur PostgreSQL ne répond à %1.</translation>
    </message>
    <message>
        <source>Check that the server runs, that host and port are right and that no firewall is between.</source>
        <translation>Vérifiez que le serveur fonctionne, que l’hôte et le port sont justes et qu’aucun pare-feu ne s’interpose.</translation>
    </message>
    <message>
        <source>What answers at %1 is no PostgreSQL server.</source>
        <translation>Ce qui répond à %1 n’est pas un serveur PostgreSQL.</translation>
    </message>
    <message>
        <source>Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise.</source>
        <translation>Vérifiez l’hôte et le port ; PostgreSQL écoute sur le port 5432 sauf indication contraire.</translation>
    </message>
    <message>
        <source>The server at %1 did not accept the password of user &quot;%2&quot;.</source>
        <translation>Le serveur %1 n’a pas accepté le mot de passe de l’utilisateur « %2 ».</translation>
    </message>
    <message>
        <source>Check user and password; in a URL, special characters of a password are percent-encoded.</source>
        <translation>Vérifiez l’utilisateur et le mot de passe ; dans une URL, les caractères spéciaux d’un mot de passe sont encodés en pourcentage.</translation>
    </message>
    <message>
        <source>The server at %1 asks user &quot;%2&quot; for a password, and none was given.</source>
        <translation>Le serveur %1 demande un mot de passe à l’utilisateur « %2 », et aucun n’a été donné.</translation>
    </message>
    <message>
        <source>Give a password with the connection.</source>
        <translation>Indiquez un mot de passe avec la connexion.</translation>
    </message>
    <message>
        <source>The server at %1 has no user &quot;%2&quot;.</source>
        <translation>Le serveur %1 n’a pas d’utilisateur « %2 ».</translation>
    </message>
    <message>
        <source>Check the user name, or create the role.</source>
        <translation>Vérifiez le nom d’utilisateur ou créez le rôle.</translation>
    </message>
    <message>
        <source>The server at %1 has no database &quot;%2&quot;.</source>
        <translation>Le serveur %1 n’a pas de base de données « %2 ».</translation>
    </message>
    <message>
        <source>Check the name at the end of the URL, or create the database.</source>
        <translation>Vérifiez le nom à la fin de l’URL ou créez la base de données.</translation>
    </message>
    <message>
        <source>The server at %1 does not admit user &quot;%2&quot; to database &quot;%3&quot; from this computer.</source>
        <translation>Le serveur %1 n’admet pas l’utilisateur « %2 » dans la base « %3 » depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>An entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Il faut une entrée dans le pg_hba.conf du serveur.</translation>
    </message>
    <message>
        <source>The server at %1 admits user &quot;%2&quot; only over an encrypted connection, or not from here at all.</source>
        <translation>Le serveur %1 n’admet l’utilisateur « %2 » que par une connexion chiffrée, ou pas du tout depuis ici.</translation>
    </message>
    <message>
        <source>Try sslmode=require in the URL; otherwise an entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Essayez sslmode=require dans l’URL ; sinon il faut une entrée dans le pg_hba.conf du serveur.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made as the URL demands.</source>
        <translation>La connexion chiffrée à %1 que demande l’URL n’a pas pu être établie.</translation>
    </message>
    <message>
        <source>Check sslmode and the certificates.</source>
        <translation>Vérifiez sslmode et les certificats.</translation>
    </message>
    <message>
        <source>The server at %1 takes no connection now.</source>
        <translation>Le serveur %1 n’accepte pas de connexion en ce moment.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>An option in the database URL was not accepted for %1.</source>
        <translation>Une option de l’URL de la base n’a pas été acceptée pour %1.</translation>
    </message>
    <message>
        <source>Check the part of the URL after the &quot;?&quot;.</source>
        <translation>Vérifiez la partie de l’URL après le « ? ».</translation>
    </message>
    <message>
        <source>User &quot;%1&quot; has no permission to connect to database &quot;%2&quot; at %3.</source>
        <translation>L’utilisateur « %1 » n’a pas le droit de se connecter à la base « %2 » sur %3.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the right to connect.</source>
        <translation>Demandez le droit de connexion à l’administrateur du serveur.</translation>
    </message>
    <message>
        <source>The database at %1 could not be opened.</source>
        <translation>La base de données sur %1 n’a pas pu être ouverte.</translation>
    </message>
    <message>
        <source>The server&apos;s own words are below.</source>
        <translation>Les mots du serveur lui-même suivent.</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database.</source>
        <translation>Le fichier %1 n’est pas une base de données SQLite.</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened.</source>
        <translation>Vérifiez le chemin ; une base chiffrée ne peut pas être ouverte.</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program.</source>
        <translation>La base de données %1 est verrouillée par un autre programme.</translation>
    </message>
    <message>
        <source>Close the other program or wait.</source>
        <translation>Fermez l’autre programme ou attendez.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database.</source>
        <translation>%1 est un dossier, pas une base de données SQLite.</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>Indiquez le chemin d’un fichier.</translation>
    </message>
    <message>
        <source>The folder %1 may not be entered.</source>
        <translation>L’accès au dossier %1 n’est pas permis.</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions.</source>
        <translation>Modifiez les droits du dossier.</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database %2.</source>
        <translation>Il n’y a pas de dossier %1 pour la base de données %2.</translation>
    </message>
    <message>
        <source>Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute.</source>
        <translation>Vérifiez le chemin : sqlite:///x.db est relatif, sqlite:////x.db est absolu.</translation>
    </message>
    <message>
        <source>No file may be created in %1.</source>
        <translation>La création de fichiers dans %1 n’est pas permise.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>Il n’y a pas de fichier de base de données %1.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or open it for reading only.</source>
        <translation>Modifiez les droits du fichier ou ouvrez-le en lecture seule.</translation>
    </message>
    <message>
        <source>The SQLite database %1 could not be opened.</source>
        <translation>La base de données SQLite %1 n’a pas pu être ouverte.</translation>
    </message>
    <message>
        <source>The database&apos;s own words are below.</source>
        <translation>Les mots de la base elle-même suivent.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for %1 is not installed.</source>
        <translation>Le pilote Qt pour %1 n’est pas installé.</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>Installez le paquet %1.</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>Il y a déjà un fichier %1.</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another name.</source>
        <translation>Utilisez-le tel quel ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>L’URL ne nomme aucune base de données.</translation>
    </message>
    <message>
        <source>Write its name at the end of the URL.</source>
        <translation>Écrivez son nom à la fin de l’URL.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is longer than the %2 bytes that PostgreSQL keeps.</source>
        <translation>Le nom « %1 » dépasse les %2 octets que PostgreSQL conserve.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Choisissez un nom plus court.</translation>
    </message>
    <message>
        <source>Another upgrade of this database is running.</source>
        <translation>Une autre mise à niveau de cette base est en cours.</translation>
    </message>
    <message>
        <source>Wait until it has ended. If its program has died, end its session on the server.</source>
        <translation>Attendez qu’elle soit terminée. Si son programme est mort, terminez sa session sur le serveur.</translation>
    </message>
    <message>
        <source>The lock is held by %1</source>
        <translation>Le verrou est détenu par %1</translation>
    </message>
    <message>
        <source>Another program is writing to the SQLite database, so the run cannot begin.</source>
        <translation>Un autre programme écrit dans la base SQLite ; l’exécution ne peut donc pas commencer.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close the program that uses the file. Nothing was changed.</source>
        <translation>Attendez qu’il ait fini ou fermez le programme qui utilise le fichier. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The migration lock was lost: the session that held it is gone.</source>
        <translation>Le verrou de migration a été perdu : la session qui le détenait n’existe plus.</translation>
    </message>
    <message>
        <source>Nothing more is committed. Check the server and its connection pooler, then start again.</source>
        <translation>Rien de plus n’est validé. Vérifiez le serveur et son gestionnaire de connexions, puis recommencez.</translation>
    </message>
    <message>
        <source>The database rolled the whole transaction back with the stopped statement.</source>
        <translation>La base de données a annulé toute la transaction avec l’instruction arrêtée.</translation>
    </message>
    <message>
        <source>The connection to the database was lost: %1</source>
        <translation>La connexion à la base de données a été perdue : %1</translation>
    </message>
    <message>
        <source>The statement contains a NUL character; PostgreSQL cannot store or read it.</source>
        <translation>L’instruction contient un caractère NUL ; PostgreSQL ne peut ni le stocker ni le lire.</translation>
    </message>
    <message>
        <source>COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data</source>
        <translation>COPY avec STDIN ou STDOUT ne peut pas s’exécuter ici : aucun client n’envoie ni ne reçoit les données</translation>
    </message>
    <message>
        <source>Write the data as INSERT statements or with op.bulk_insert.</source>
        <translation>Écrivez les données sous forme d’instructions INSERT ou avec op.bulk_insert.</translation>
    </message>
    <message>
        <source>Nothing can be committed: a statement of the transaction has failed.</source>
        <translation>Rien ne peut être validé : une instruction de la transaction a échoué.</translation>
    </message>
    <message>
        <source>Roll the transaction back.</source>
        <translation>Annulez la transaction.</translation>
    </message>
    <message>
        <source>The database sent &quot;%1&quot;, which cannot be read as %2.</source>
        <translation>La base de données a envoyé « %1 », qui ne peut pas être lu comme %2.</translation>
    </message>
    <message>
        <source>The session needs DateStyle ISO and IntervalStyle postgres.</source>
        <translation>La session a besoin de DateStyle ISO et d’IntervalStyle postgres.</translation>
    </message>
    <message>
        <source>%1 is out of range: years from 1 to 9999 can be read.</source>
        <translation>%1 est hors limites : les années de 1 à 9999 peuvent être lues.</translation>
    </message>
    <message>
        <source>The interval %1 is too long to be read.</source>
        <translation>L’intervalle %1 est trop long pour être lu.</translation>
    </message>
    <message>
        <source>The database URL mixes two ways to name several hosts.</source>
        <translation>L’URL de la base mélange deux façons de nommer plusieurs hôtes.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=1,2 or host=a:1&amp;host=b:2.</source>
        <translation>Écrivez host=a,b&amp;port=1,2 ou host=a:1&amp;host=b:2.</translation>
    </message>
    <message>
        <source>A port in the query of the database URL is not a number.</source>
        <translation>Un port dans la requête de l’URL de la base n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=5432,5433.</source>
        <translation>Écrivez host=a,b&amp;port=5432,5433.</translation>
    </message>
    <message>
        <source>The database URL names a different number of hosts and ports.</source>
        <translation>L’URL de la base ne nomme pas autant d’hôtes que de ports.</translation>
    </message>
    <message>
        <source>Give one port for each host.</source>
        <translation>Indiquez un port pour chaque hôte.</translation>
    </message>
    <message>
        <source>The &quot;options&quot; of the database URL contain &quot;;&quot; and something that is not a setting.</source>
        <translation>Les « options » de l’URL de la base contiennent « ; » et quelque chose qui n’est pas un réglage.</translation>
    </message>
    <message>
        <source>Write options as -c name=value.</source>
        <translation>Écrivez les options sous la forme -c name=value.</translation>
    </message>
    <message>
        <source>The database URL has an option &quot;%1&quot; that PostgreSQL&apos;s client library does not know.</source>
        <translation>L’URL de la base a une option « %1 » que la bibliothèque cliente de PostgreSQL ne connaît pas.</translation>
    </message>
    <message>
        <source>Alembic would fail with it too; remove it from the URL.</source>
        <translation>Alembic échouerait aussi ; retirez-la de l’URL.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; of the driver %2 has no meaning here and is not used.</source>
        <translation>L’option « %1 » du pilote %2 n’a pas de sens ici et n’est pas utilisée.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; in the database URL contains &quot;;&quot;, which Qt&apos;s driver cannot pass on.</source>
        <translation>La valeur de « %1 » dans l’URL de la base contient « ; », que le pilote Qt ne peut pas transmettre.</translation>
    </message>
    <message>
        <source>Use another file name or value.</source>
        <translation>Utilisez un autre nom de fichier ou une autre valeur.</translation>
    </message>
    <message>
        <source>The database URL contains a NUL character.</source>
        <translation>L’URL de la base contient un caractère NUL.</translation>
    </message>
    <message>
        <source>Remove %00 from the URL.</source>
        <translation>Retirez %00 de l’URL.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened for the copy: %2.</source>
        <translation>Le fichier de base de données %1 ne peut pas être ouvert pour la copie : %2.</translation>
    </message>
    <message>
        <source>The copy cannot be begun: %1.</source>
        <translation>La copie ne peut pas commencer : %1.</translation>
    </message>
    <message>
        <source>The database could not be copied: %1.</source>
        <translation>La base de données n’a pas pu être copiée : %1.</translation>
    </message>
    <message>
        <source>No folder can be made for the copy of the database: %1.</source>
        <translation>Impossible de créer un dossier pour la copie de la base : %1.</translation>
    </message>
    <message>
        <source>A database in memory lives in its own connection only: there is nothing to copy.</source>
        <translation>Une base en mémoire ne vit que dans sa propre connexion : il n’y a rien à copier.</translation>
    </message>
    <message>
        <source>%1 has %2 MB: too much to copy for a rehearsal</source>
        <translation>%1 a %2 Mo : trop pour être copiée pour un essai</translation>
    </message>
    <message>
        <source>Incorrect number of bindings supplied. The current statement uses %1, and there are %2 supplied.</source>
        <translation>Nombre incorrect de valeurs liées. L’instruction en utilise %1, et %2 sont données.</translation>
    </message>
    <message>
        <source>You can only execute one statement at a time.</source>
        <translation>Une seule instruction peut être exécutée à la fois.</translation>
    </message>
    <message>
        <source>The SQLite URL says timeout=%1, which is not a number of seconds.</source>
        <translation>L’URL SQLite indique timeout=%1, qui n’est pas un nombre de secondes.</translation>
    </message>
    <message>
        <source>Write a number from 0 to 86400, for instance timeout=30.</source>
        <translation>Écrivez un nombre de 0 à 86400, par exemple timeout=30.</translation>
    </message>
    <message>
        <source>The SQLite URL says uri=true, but its file part does not begin with &quot;file:&quot;.</source>
        <translation>L’URL SQLite indique uri=true, mais sa partie fichier ne commence pas par « file: ».</translation>
    </message>
    <message>
        <source>Write sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</source>
        <translation>Écrivez sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a database URL.</source>
        <translation>« %1 » n’est pas une URL de base de données.</translation>
    </message>
    <message>
        <source>A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.</source>
        <translation>Une URL de base de données ressemble à postgresql://user:password@host/database ou sqlite:///path/to/file.db.</translation>
    </message>
    <message>
        <source>The database URL has text between &quot;]&quot; and the port or the &quot;/&quot;.</source>
        <translation>L’URL de la base a du texte entre « ] » et le port ou le « / ».</translation>
    </message>
    <message>
        <source>Write [address]:port/database.</source>
        <translation>Écrivez [address]:port/database.</translation>
    </message>
    <message>
        <source>The port in the database URL is not a number from 0 to 65535.</source>
        <translation>Le port de l’URL de la base n’est pas un nombre de 0 à 65535.</translation>
    </message>
    <message>
        <source>Write host:port/database. An &quot;@&quot; inside the user name or the password must be written as %40.</source>
        <translation>Écrivez host:port/database. Un « @ » dans le nom d’utilisateur ou le mot de passe doit s’écrire %40.</translation>
    </message>
    <message>
        <source>The database URL names an encrypted SQLite database (sqlite+pysqlcipher).</source>
        <translation>L’URL nomme une base SQLite chiffrée (sqlite+pysqlcipher).</translation>
    </message>
    <message>
        <source>Limbeck opens plain SQLite files only; decrypt a copy to work on it.</source>
        <translation>Limbeck n’ouvre que des fichiers SQLite non chiffrés ; déchiffrez une copie pour y travailler.</translation>
    </message>
    <message>
        <source>SQLAlchemy refuses &quot;postgres://&quot; since 1.4; Alembic needs &quot;postgresql://&quot; in this place.</source>
        <translation>SQLAlchemy refuse « postgres:// » depuis la 1.4 ; Alembic a besoin de « postgresql:// » ici.</translation>
    </message>
    <message>
        <source>The database URL is still the placeholder that init writes (driver://…).</source>
        <translation>L’URL de la base est encore le texte provisoire qu’écrit init (driver://…).</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.</source>
        <translation>Mettez dans sqlalchemy.url l’adresse de votre base, par exemple postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>The database URL names a &quot;%1&quot; database, which Limbeck cannot use.</source>
        <translation>L’URL nomme une base « %1 », que Limbeck ne peut pas utiliser.</translation>
    </message>
    <message>
        <source>Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).</source>
        <translation>PostgreSQL (postgresql://…) et SQLite (sqlite:///…) sont pris en charge.</translation>
    </message>
    <message>
        <source>The SQLite URL has a host, port, user or password; a SQLite database is a file.</source>
        <translation>L’URL SQLite a un hôte, un port, un utilisateur ou un mot de passe ; une base SQLite est un fichier.</translation>
    </message>
    <message>
        <source>Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.</source>
        <translation>Écrivez sqlite:///relative/path.db (trois barres), sqlite:////absolute/path.db (quatre) ou sqlite:// pour une base en mémoire.</translation>
    </message>
    <message>
        <source>The database URL says %1=%2, which is neither true nor false.</source>
        <translation>L’URL de la base indique %1=%2, qui n’est ni true ni false.</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>Écrivez true ou false.</translation>
    </message>
    <message>
        <source>The table %1 has a row whose version_num is not text.</source>
        <translation>La table %1 a une ligne dont version_num n’est pas du texte.</translation>
    </message>
    <message>
        <source>Every row must name a revision; correct or delete the row.</source>
        <translation>Chaque ligne doit nommer une révision ; corrigez ou supprimez la ligne.</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>La lecture du fichier %1 n’est pas permise.</translation>
    </message>
    <message>
        <source>The file %1 may not be written.</source>
        <translation>L’écriture dans le fichier %1 n’est pas permise.</translation>
    </message>
    <message>
        <source>the local server</source>
        <translation>localhost</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1, port %2</translation>
    </message>
    <message>
        <source>the server gave no reason</source>
        <translation>le serveur n’a donné aucune raison</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section</source>
        <translation>Pas de fichier de configuration « %1 », ou il n’a pas de section « [%2] »</translation>
    </message>
    <message>
        <source>must be text here, found %1</source>
        <translation>doit être du texte ici, trouvé : %1</translation>
    </message>
    <message>
        <source>must be true or false here, found %1</source>
        <translation>doit être true ou false ici, trouvé : %1</translation>
    </message>
    <message>
        <source>context.configure(%1=…) %2.</source>
        <translation>context.configure(%1=…) %2.</translation>
    </message>
    <message>
        <source>the driver call &apos;%1&apos; in a connection listener</source>
        <translation>l’appel du pilote « %1 » dans un écouteur de connexion</translation>
    </message>
    <message>
        <source>a driver call with parameters in a connection listener</source>
        <translation>un appel du pilote avec paramètres dans un écouteur de connexion</translation>
    </message>
    <message>
        <source>Run this project&apos;s migrations with its own Python.</source>
        <translation>Exécutez les migrations de ce projet avec son propre Python.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed without running the project&apos;s code.</source>
        <translation>L’URL de la base n’a pas pu être calculée sans exécuter le code du projet.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed: it needs %1.</source>
        <translation>L’URL de la base n’a pas pu être calculée : elle a besoin de %1.</translation>
    </message>
    <message>
        <source>a value that is not known: %1</source>
        <translation>une valeur inconnue : %1</translation>
    </message>
    <message>
        <source>There is no env.py in %1.</source>
        <translation>Il n’y a pas d’env.py dans %1.</translation>
    </message>
    <message>
        <source>Create an environment with: init DIRECTORY</source>
        <translation>Créez un environnement avec : init DIRECTORY</translation>
    </message>
    <message>
        <source>No answer to context.%1() in this command.</source>
        <translation>Pas de réponse à context.%1() dans cette commande.</translation>
    </message>
    <message>
        <source>&apos;connection&apos; argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine</source>
        <translation>l’argument &apos;connection&apos; de configure() doit être une sqlalchemy.engine.Connection, c’est un Engine</translation>
    </message>
    <message>
        <source>a connection that is %1</source>
        <translation>une connexion qui est %1</translation>
    </message>
    <message>
        <source>a value that could not be computed</source>
        <translation>une valeur qui n’a pas pu être calculée</translation>
    </message>
    <message>
        <source>Name the database by its URL, or run this command with the project&apos;s own Python.</source>
        <translation>Indiquez la base par son URL ou exécutez cette commande avec le Python du projet.</translation>
    </message>
    <message>
        <source>The script writes the file %1.</source>
        <translation>Le script écrit le fichier %1.</translation>
    </message>
    <message>
        <source>The script makes the folder %1.</source>
        <translation>Le script crée le dossier %1.</translation>
    </message>
    <message>
        <source>The script removes the file %1.</source>
        <translation>Le script supprime le fichier %1.</translation>
    </message>
    <message>
        <source>The script removes the folder %1.</source>
        <translation>Le script supprime le dossier %1.</translation>
    </message>
    <message>
        <source>The script renames %1 to %2.</source>
        <translation>Le script renomme %1 en %2.</translation>
    </message>
    <message>
        <source>The script copies %1 to %2.</source>
        <translation>Le script copie %1 vers %2.</translation>
    </message>
    <message>
        <source>changing %1, which lies outside the project</source>
        <translation>la modification de %1, qui se trouve hors du projet</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python.</source>
        <translation>Exécutez cette révision avec le Python du projet.</translation>
    </message>
    <message>
        <source>reading the file %1, which lies outside the project</source>
        <translation>la lecture du fichier %1, qui se trouve hors du projet</translation>
    </message>
    <message>
        <source>Only files of the project are read without running its code.</source>
        <translation>Sans exécuter son code, seuls les fichiers du projet sont lus.</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic]: only %(here)s and %% may stand after a percent sign.</source>
        <translation>Clé « %1 » de [tool.alembic] : seuls %(here)s et %% peuvent suivre un signe pour cent.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;</source>
        <translation>« %1 » n’est pas une valeur valable pour %2 ; attendu : &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos; ou &apos;;&apos;</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml est indiqué plus d’une fois</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>un seul fichier ini peut être indiqué</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>Ce n’est pas du TOML valable : %1</translation>
    </message>
    <message>
        <source>Incorrect TOML format</source>
        <translation>Format TOML incorrect</translation>
    </message>
    <message>
        <source>unsupported TOML value type for key: &apos;%1&apos;</source>
        <translation>type de valeur TOML non pris en charge pour la clé « %1 »</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a single value.</source>
        <translation>La clé « %1 » de [tool.alembic] doit être une valeur unique.</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;</source>
        <translation>une valeur booléenne est attendue pour le paramètre TOML « %1 »</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a list of strings.</source>
        <translation>La clé « %1 » de [tool.alembic] doit être une liste de textes.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.</source>
        <translation>Pas de path_separator dans la configuration ; version_locations est découpé comme autrefois aux espaces et aux virgules.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1.</source>
        <translation>Pas de path_separator dans la configuration ; %1 est découpé comme autrefois aux espaces, virgules et deux-points.</translation>
    </message>
    <message>
        <source>version_path_separator is deprecated; use path_separator.</source>
        <translation>version_path_separator est obsolète ; utilisez path_separator.</translation>
    </message>
    <message>
        <source>A post-write hook of [tool.alembic] has no name.</source>
        <translation>Un crochet post-write de [tool.alembic] n’a pas de nom.</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>Le dossier %1 existe déjà et n’est pas vide</translation>
    </message>
    <message>
        <source>No such template &apos;%1&apos;</source>
        <translation>Il n’y a pas de modèle « %1 »</translation>
    </message>
    <message>
        <source>See the command list_templates.</source>
        <translation>Voir la commande list_templates.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>Le dossier %1 ne peut pas être créé : %2.</translation>
    </message>
    <message>
        <source>Section [%1] stands in the file twice; join the two.</source>
        <translation>La section [%1] figure deux fois dans le fichier ; réunissez-les.</translation>
    </message>
    <message>
        <source>A line before the first [section] was found; an ini file begins with a section.</source>
        <translation>Une ligne précède la première [section] ; un fichier ini commence par une section.</translation>
    </message>
    <message>
        <source>Expected &quot;key = value&quot;, found &quot;%1&quot;.</source>
        <translation>« key = value » était attendu, « %1 » a été trouvé.</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; stands twice in section [%2].</source>
        <translation>L’option « %1 » figure deux fois dans la section [%2].</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; of section [%2]: %3</source>
        <translation>Option « %1 » de la section [%2] : %3</translation>
    </message>
    <message>
        <source>its %(…)s references go deeper than 10 levels.</source>
        <translation>ses références %(…)s dépassent 10 niveaux.</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;; write %% for a percent sign.</source>
        <translation>« % » doit être suivi de « % » ou de « (name)s » ; écrivez %% pour un signe pour cent.</translation>
    </message>
    <message>
        <source>it refers to &apos;%1&apos;, which is not there.</source>
        <translation>elle se réfère à « %1 », qui n’existe pas.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Le fichier %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>Le fichier %1 ne peut pas être écrit : %2.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space, then try again.</source>
        <translation>Vérifiez les droits du dossier et l’espace libre, puis réessayez.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no truth value for %2; write true or false.</source>
        <translation>« %1 » n’est pas une valeur de vérité pour %2 ; écrivez true ou false.</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.</source>
        <translation>La clé &apos;script_location&apos; manque dans la configuration.</translation>
    </message>
    <message>
        <source>Name the configuration file with -c, or create an environment with: init DIRECTORY</source>
        <translation>Indiquez le fichier de configuration avec -c ou créez un environnement avec : init DIRECTORY</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; of the location &apos;%2&apos; was not found.</source>
        <translation>Le paquet « %1 » de l’emplacement « %2 » est introuvable.</translation>
    </message>
    <message>
        <source>Name its folder in prepend_sys_path, or give a plain path.</source>
        <translation>Indiquez son dossier dans prepend_sys_path ou donnez un simple chemin.</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.</source>
        <translation>Le chemin n’existe pas : %1. Utilisez la commande &apos;init&apos; pour créer un nouveau dossier de scripts.</translation>
    </message>
    <message>
        <source>truncate_slug_length must be a number, found &apos;%1&apos;.</source>
        <translation>truncate_slug_length doit être un nombre, « %1 » a été trouvé.</translation>
    </message>
    <message>
        <source>Revision %1 referenced from %2 is not present</source>
        <translation>La révision %1, à laquelle %2 se réfère, n’est pas présente</translation>
    </message>
    <message>
        <source>Self-loop is detected in revisions (%1)</source>
        <translation>Des révisions se réfèrent à elles-mêmes (%1)</translation>
    </message>
    <message>
        <source>Dependency self-loop is detected in revisions (%1)</source>
        <translation>Des révisions dépendent d’elles-mêmes (%1)</translation>
    </message>
    <message>
        <source>Cycle is detected in revisions (%1)</source>
        <translation>Des révisions forment un cycle (%1)</translation>
    </message>
    <message>
        <source>Dependency cycle is detected in revisions (%1)</source>
        <translation>Les dépendances de révisions forment un cycle (%1)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once</source>
        <translation>La révision %1 est présente plus d’une fois</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once: in %2 and in %3</source>
        <translation>La révision %1 est présente plus d’une fois : dans %2 et dans %3</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>Le nom de branche « %1 » de la révision %2 est déjà utilisé par la révision %3</translation>
    </message>
    <message>
        <source>Revision %1 depends on &apos;%2&apos;, which is neither a revision nor a branch label</source>
        <translation>La révision %1 dépend de « %2 », qui n’est ni une révision ni une étiquette de branche</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>Caractères « %1 » non admis dans l’identifiant de révision « %2 »</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>La révision « %1 » est introuvable</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;</source>
        <translation>Il n’y a ni révision ni branche « %1 »</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;; a part of an identifier should have at least four characters</source>
        <translation>Il n’y a ni révision ni branche « %1 » ; une partie d’identifiant devrait avoir au moins quatre caractères</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;</source>
        <translation>Il n’y a pas de branche « %1 »</translation>
    </message>
    <message>
        <source>Multiple revisions start with &apos;%1&apos;: %2...</source>
        <translation>Plusieurs révisions commencent par « %1 » : %2…</translation>
    </message>
    <message>
        <source>Revision %1 is not a member of branch &apos;%2&apos;</source>
        <translation>La révision %1 n’appartient pas à la branche « %2 »</translation>
    </message>
    <message>
        <source>An empty text is no revision identifier.</source>
        <translation>Un texte vide n’est pas un identifiant de révision.</translation>
    </message>
    <message>
        <source>Name a revision, a branch label, head, heads or base.</source>
        <translation>Indiquez une révision, une étiquette de branche, head, heads ou base.</translation>
    </message>
    <message>
        <source>The current revision lies beyond the end of its branch.</source>
        <translation>La révision actuelle se trouve au-delà de la fin de sa branche.</translation>
    </message>
    <message>
        <source>The start of the range lies beyond the end of its branch.</source>
        <translation>Le début de l’intervalle se trouve au-delà de la fin de sa branche.</translation>
    </message>
    <message>
        <source>The end of the range lies beyond the end of its branch.</source>
        <translation>La fin de l’intervalle se trouve au-delà de la fin de sa branche.</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; name one revision, narrow it down with &apos;&lt;branchname&gt;@%2&apos;, or say &apos;heads&apos; for all of them</source>
        <translation>Plusieurs heads existent pour « %1 » ; indiquez une révision, précisez avec &apos;&lt;branchname&gt;@%2&apos;, ou dites &apos;heads&apos; pour tous</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations</source>
        <translation>La révision relative %1 n’a pas donné %2 migrations</translation>
    </message>
    <message>
        <source>Ambiguous walk</source>
        <translation>Parcours ambigu</translation>
    </message>
    <message>
        <source>Walked too far</source>
        <translation>Trop loin</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions</source>
        <translation>Mise à niveau ambiguë depuis plusieurs révisions actuelles</translation>
    </message>
    <message>
        <source>%1 of the current revisions belong to the branch &apos;%2&apos;; stepping down needs exactly one.</source>
        <translation>%1 des révisions actuelles appartiennent à la branche « %2 » ; pour revenir en arrière il en faut exactement une.</translation>
    </message>
    <message>
        <source>Name the revision to go down to.</source>
        <translation>Indiquez la révision à laquelle revenir.</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2</source>
        <translation>La révision demandée %1 chevauche d’autres révisions demandées %2</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads</source>
        <translation>Cible de retour en arrière non valable depuis les heads actuels</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid downgrade target from current head(s)</source>
        <translation>%1 n’est pas une cible de retour en arrière valable depuis les heads actuels</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down</source>
        <translation>downgrade -1 depuis plusieurs heads est ambigu ; indiquez la révision ou la branche</translation>
    </message>
    <message>
        <source>file_template &apos;%1&apos;: %2.</source>
        <translation>file_template « %1 » : %2.</translation>
    </message>
    <message>
        <source>Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.</source>
        <translation>Les noms connus sont rev, slug, epoch, year, month, day, hour, minute et second, comme dans %(rev)s ou %(month).2d.</translation>
    </message>
    <message>
        <source>a % must be followed by a name in parentheses, or by another %</source>
        <translation>% doit être suivi d’un nom entre parenthèses ou d’un autre %</translation>
    </message>
    <message>
        <source>a name is not closed with )</source>
        <translation>un nom n’est pas fermé par )</translation>
    </message>
    <message>
        <source>unknown token &apos;%1&apos;</source>
        <translation>nom inconnu « %1 »</translation>
    </message>
    <message>
        <source>a token lacks its conversion letter</source>
        <translation>il manque à un nom sa lettre de conversion</translation>
    </message>
    <message>
        <source>conversion &apos;%1&apos; does not suit the token</source>
        <translation>la conversion « %1 » ne convient pas à ce nom</translation>
    </message>
    <message>
        <source>a backslash that does not end its line</source>
        <translation>une barre oblique inverse qui ne termine pas sa ligne</translation>
    </message>
    <message>
        <source>a closing bracket without an opening one</source>
        <translation>une parenthèse fermante sans ouvrante</translation>
    </message>
    <message>
        <source>brackets that are not closed</source>
        <translation>des parenthèses non fermées</translation>
    </message>
    <message>
        <source>a string that is not closed</source>
        <translation>une chaîne non fermée</translation>
    </message>
    <message>
        <source>an escape sequence in a string</source>
        <translation>une séquence d’échappement dans une chaîne</translation>
    </message>
    <message>
        <source>`from … import *` may bind the identifiers</source>
        <translation>`from … import *` pourrait définir les identifiants</translation>
    </message>
    <message>
        <source>`from … import *` may rebind the identifiers</source>
        <translation>`from … import *` pourrait redéfinir les identifiants</translation>
    </message>
    <message>
        <source>`%1` may bind the identifiers</source>
        <translation>`%1` pourrait définir les identifiants</translation>
    </message>
    <message>
        <source>the module raises an exception</source>
        <translation>le module lève une exception</translation>
    </message>
    <message>
        <source>an identifier may be bound after the first function</source>
        <translation>un identifiant pourrait être défini après la première fonction</translation>
    </message>
    <message>
        <source>the value of `%1`</source>
        <translation>la valeur de `%1`</translation>
    </message>
    <message>
        <source>source code cannot contain null bytes</source>
        <translation>le code source ne peut pas contenir d’octets nuls</translation>
    </message>
    <message>
        <source>the file is encoded in %1</source>
        <translation>le fichier est encodé en %1</translation>
    </message>
    <message>
        <source>the file is not valid UTF-8 and declares no other encoding</source>
        <translation>le fichier n’est pas de l’UTF-8 valable et ne déclare pas d’autre encodage</translation>
    </message>
    <message>
        <source>Revision %1 carries %2 branch labels; a range needs exactly one to follow.</source>
        <translation>La révision %1 porte %2 étiquettes de branche ; un intervalle doit en suivre exactement une.</translation>
    </message>
    <message>
        <source>Write the label itself before the @.</source>
        <translation>Écrivez l’étiquette elle-même devant le @.</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch</source>
        <translation>L’intervalle demandé %1:%2 ne désigne pas des révisions ancêtre et descendante d’une même branche</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]</source>
        <translation>Un intervalle de l’historique s’écrit [start]:[end], [start]: ou :[end]</translation>
    </message>
    <message>
        <source>The range &apos;%1&apos; has more than one colon.</source>
        <translation>L’intervalle « %1 » a plus d’un deux-points.</translation>
    </message>
    <message>
        <source>Write it as start:end.</source>
        <translation>Écrivez-le sous la forme start:end.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.</source>
        <translation>Plusieurs heads existent ; indiquez celui sur lequel fonder la nouvelle révision, ou faites une fusion.</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>Le même head est indiqué plusieurs fois</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>La révision %1 n’est pas un head ; indiquez --splice pour créer une branche à partir d’elle</translation>
    </message>
    <message>
        <source>Revision %1 defines no function %2().</source>
        <translation>La révision %1 ne définit pas de fonction %2().</translation>
    </message>
    <message>
        <source>Add `def %1():` to the script, with `pass` if there is nothing to do.</source>
        <translation>Ajoutez `def %1():` au script, avec `pass` s’il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Some revisions of this range cannot be put in order: they are needed only through revisions outside it. Choose a lower start of the range.</source>
        <translation>Certaines révisions de cet intervalle ne peuvent pas être ordonnées : elles ne sont requises que par des révisions hors de lui. Choisissez un début antérieur.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>Cannot read the directory %1: %2.</source>
        <translation>Le dossier %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>Cannot read the head of %1: %2.</source>
        <translation>L’en-tête de %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>%1 is compiled and its source is missing.</source>
        <translation>%1 est compilé et sa source manque.</translation>
    </message>
    <message>
        <source>Put the .py file back, or let the project&apos;s own Python read it: limbeck-cli COMMAND --delegate</source>
        <translation>Remettez le fichier .py ou laissez le Python du projet le lire : limbeck-cli COMMAND --delegate</translation>
    </message>
    <message>
        <source>The head of %1 cannot be changed by itself: %2.</source>
        <translation>L’en-tête de %1 ne peut pas être modifié automatiquement : %2.</translation>
    </message>
    <message>
        <source>Change it in the editor.</source>
        <translation>Modifiez-le dans l’éditeur.</translation>
    </message>
    <message>
        <source>it declares no identifiers</source>
        <translation>il ne déclare pas d’identifiants</translation>
    </message>
    <message>
        <source>its docstring has room for one line only</source>
        <translation>sa docstring n’a de place que pour une ligne</translation>
    </message>
    <message>
        <source>a message is one paragraph, without an empty line in it</source>
        <translation>un message est un seul paragraphe, sans ligne vide</translation>
    </message>
    <message>
        <source>its docstring is a raw string, in which the message cannot be written</source>
        <translation>sa docstring est une chaîne brute, où le message ne peut pas s’écrire</translation>
    </message>
    <message>
        <source>%1 would not say what it shall</source>
        <translation>%1 ne dirait pas ce qu’il doit</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: it can only be changed with another editor.</source>
        <translation>%1 n’est pas du texte UTF-8 : il ne peut être modifié qu’avec un autre éditeur.</translation>
    </message>
    <message>
        <source>The function in line %1 cannot be changed by itself: its head is not one line.</source>
        <translation>La fonction de la ligne %1 ne peut pas être modifiée automatiquement : son en-tête ne tient pas sur une ligne.</translation>
    </message>
    <message>
        <source>The script defines no %1() that could be changed.</source>
        <translation>Le script ne définit pas de %1() à modifier.</translation>
    </message>
    <message>
        <source>File %1 loaded twice! ignoring.</source>
        <translation>Le fichier %1 a été chargé deux fois ; il est ignoré.</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1</source>
        <translation>Fuseau horaire introuvable : %1</translation>
    </message>
    <message>
        <source>Write an IANA name such as Europe/Vienna or UTC in the timezone setting.</source>
        <translation>Écrivez un nom IANA tel que Europe/Vienna ou UTC dans le réglage timezone.</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1.</source>
        <translation>L’identifiant de révision n’a pas pu être déduit du nom de fichier %1.</translation>
    </message>
    <message>
        <source>Declare it in the script: revision = &quot;…&quot; with the id, and down_revision with the one before it.</source>
        <translation>Déclarez-le dans le script : revision = &quot;…&quot; avec l’identifiant, et down_revision avec le précédent.</translation>
    </message>
    <message>
        <source>Write revision, down_revision, branch_labels and depends_on as plain strings.</source>
        <translation>Écrivez revision, down_revision, branch_labels et depends_on comme de simples chaînes.</translation>
    </message>
    <message>
        <source>%1 declares no down_revision.</source>
        <translation>%1 ne déclare pas de down_revision.</translation>
    </message>
    <message>
        <source>Write down_revision = None for a first revision, else the id of the one before it.</source>
        <translation>Écrivez down_revision = None pour une première révision, sinon l’identifiant de la précédente.</translation>
    </message>
    <message>
        <source>Rows of the version table lie both above and below %1.</source>
        <translation>Des lignes de la table de version se trouvent à la fois au-dessus et au-dessous de %1.</translation>
    </message>
    <message>
        <source>Use --purge to empty the version table first.</source>
        <translation>Utilisez --purge pour vider d’abord la table de version.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision</source>
        <translation>Plusieurs heads existent ; indiquez une seule révision cible</translation>
    </message>
    <message>
        <source>%1 and %2 are not two heads.</source>
        <translation>%1 et %2 ne sont pas deux heads.</translation>
    </message>
    <message>
        <source>The branch of %1 holds %2, whose file is missing.</source>
        <translation>La branche de %1 contient %2, dont le fichier manque.</translation>
    </message>
    <message>
        <source>The branch of %1 begins at %2 and at %3: only a branch with one beginning can be moved.</source>
        <translation>La branche de %1 commence à %2 et à %3 : seule une branche à un seul début peut être déplacée.</translation>
    </message>
    <message>
        <source>%1 merges the branch with what both heads have: it is no straight line.</source>
        <translation>%1 fusionne la branche avec ce que les deux heads ont : ce n’est pas une ligne droite.</translation>
    </message>
    <message>
        <source>%1 has nothing that %2 has not.</source>
        <translation>%1 n’a rien que %2 n’ait pas.</translation>
    </message>
    <message>
        <source>The branch of %1 stands on %2, which %3 only depends on: %4 would be left as a head of its own.</source>
        <translation>La branche de %1 repose sur %2, dont %3 ne fait que dépendre : %4 resterait comme un head à part.</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>Une seule ligne était attendue pour %1 dans « %2 » ; trouvées : %3</translation>
    </message>
    <message>
        <source>inserting &apos;%1&apos;</source>
        <translation>l’insertion de « %1 »</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>la suppression de « %1 »</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>la mise à jour de « %1 » en « %2 »</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces.</source>
        <translation>La table de version n’a pas la ligne « %1 », que cette étape remplace.</translation>
    </message>
    <message>
        <source>Stamp the database with the revision that it really is at.</source>
        <translation>Marquez la base avec la révision où elle se trouve réellement.</translation>
    </message>
    <message>
        <source>The version table already has the row &apos;%1&apos;.</source>
        <translation>La table de version a déjà la ligne « %1 ».</translation>
    </message>
    <message>
        <source>All parents of %1 are implied by other rows of the version table.</source>
        <translation>Tous les parents de %1 sont déjà impliqués par d’autres lignes de la table de version.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces: it is an ancestor of another parent or dependency of %2.</source>
        <translation>La table de version n’a pas la ligne « %1 », que cette étape remplace : elle est un ancêtre d’un autre parent ou d’une dépendance de %2.</translation>
    </message>
    <message>
        <source>Take it out of depends_on or down_revision of that script.</source>
        <translation>Retirez-la de depends_on ou de down_revision de ce script.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step takes back.</source>
        <translation>La table de version n’a pas la ligne « %1 », que cette étape annule.</translation>
    </message>
    <message>
        <source>This stamp neither replaces, adds nor removes a row.</source>
        <translation>Ce marquage ne remplace, n’ajoute ni ne retire aucune ligne.</translation>
    </message>
    <message>
        <source>Name each revision only once.</source>
        <translation>Indiquez chaque révision une seule fois.</translation>
    </message>
    <message>
        <source>Revision %1 does what only Python can: %2</source>
        <translation>La révision %1 fait ce que seul Python sait faire : %2</translation>
    </message>
    <message>
        <source>Revision %1 too: %2</source>
        <translation>La révision %1 aussi : %2</translation>
    </message>
    <message>
        <source>Nothing was done. This step can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>Rien n’a été fait. Cette étape peut s’exécuter avec le Python du projet, ce qui exécute son code : limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Nothing was done. These steps can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>Rien n’a été fait. Ces étapes peuvent s’exécuter avec le Python du projet, ce qui exécute son code : limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Only Python can do what this script does: %1. With your consent the step runs with the project&apos;s own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.</source>
        <translation>Seul Python peut faire ce que fait ce script : %1. Avec votre accord l’étape s’exécute avec le Python du projet et Alembic ; ce qui précède est d’abord validé, si bien qu’un échec ultérieur ne l’annule pas.</translation>
    </message>
    <message>
        <source>The script commits here: what was done before stays even when a later statement fails.</source>
        <translation>Le script valide ici : ce qui a été fait avant reste, même si une instruction ultérieure échoue.</translation>
    </message>
    <message>
        <source>The step of %1 needs the project&apos;s own Python, which does not find a script of another branch.</source>
        <translation>L’étape de %1 a besoin du Python du projet, qui ne trouve pas un script d’une autre branche.</translation>
    </message>
    <message>
        <source>Get %1 into this checkout, or check that branch out.</source>
        <translation>Amenez %1 dans cette copie de travail ou passez sur cette branche.</translation>
    </message>
    <message>
        <source>Set the variable that env.py reads, or name the database with sqlalchemy.url.</source>
        <translation>Définissez la variable que lit env.py, ou indiquez la base avec sqlalchemy.url.</translation>
    </message>
    <message>
        <source>env.py names no database that could be read.</source>
        <translation>env.py n’indique aucune base lisible.</translation>
    </message>
    <message>
        <source>env.py names no database: context.configure() got neither connection, url nor dialect_name.</source>
        <translation>env.py n’indique aucune base : context.configure() n’a reçu ni connection, ni url, ni dialect_name.</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url in the ini file, or the variable that env.py reads.</source>
        <translation>Définissez sqlalchemy.url dans le fichier ini, ou la variable que lit env.py.</translation>
    </message>
    <message>
        <source>context.configure() got no connection to run on.</source>
        <translation>context.configure() n’a pas reçu de connexion pour l’exécution.</translation>
    </message>
    <message>
        <source>The script directory has multiple heads; get_head_revision() wants one.</source>
        <translation>Le dossier de scripts a plusieurs heads ; get_head_revision() en veut un.</translation>
    </message>
    <message>
        <source>No context has been configured yet: call context.configure() before.</source>
        <translation>Aucun contexte n’est encore configuré : appelez d’abord context.configure().</translation>
    </message>
    <message>
        <source>env.py goes through several databases: there is no one database to copy for a rehearsal.</source>
        <translation>env.py parcourt plusieurs bases : il n’y en a pas une seule à copier pour un essai.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2.</source>
        <translation>Le script de la révision %1 n’a pas de fonction %2.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2().</source>
        <translation>Le script de la révision %1 n’a pas de fonction %2().</translation>
    </message>
    <message>
        <source>Nothing was done. Add the function to the script.</source>
        <translation>Rien n’a été fait. Ajoutez la fonction au script.</translation>
    </message>
    <message>
        <source>A database in memory cannot be reached by another program: this step cannot be delegated.</source>
        <translation>Une base en mémoire est hors d’atteinte d’un autre programme : cette étape ne peut pas être déléguée.</translation>
    </message>
    <message>
        <source>This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.</source>
        <translation>Cette étape ne peut pas être déléguée : env.py avait ouvert une transaction avant context.configure() et rien ne dit quand elle finit. Validez d’abord dans env.py.</translation>
    </message>
    <message>
        <source>env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.</source>
        <translation>env.py avait ouvert une transaction avant context.configure() : rien n’est validé si env.py ne le fait pas.</translation>
    </message>
    <message>
        <source>A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. Take the call out of the script: the run commits by itself.</source>
        <translation>Un script a appelé commit() ou rollback() sur la connexion de l’exécution. Comme avec Alembic, ce qui suivait a été annulé, y compris la ligne de la table de version. Retirez l’appel du script : l’exécution valide d’elle-même.</translation>
    </message>
    <message>
        <source>The step would run a statement that the plan did not show, so it was stopped before it was sent.</source>
        <translation>L’étape exécuterait une instruction que le plan ne montrait pas ; elle a été arrêtée avant l’envoi.</translation>
    </message>
    <message>
        <source>Refresh the plan and look at the step again.</source>
        <translation>Actualisez le plan et regardez l’étape à nouveau.</translation>
    </message>
    <message>
        <source>shown:   %1</source>
        <translation>montré : %1</translation>
    </message>
    <message>
        <source>instead: %1</source>
        <translation>au lieu de cela : %1</translation>
    </message>
    <message>
        <source>The rebuilt table %1 would hold %2 of %3 rows.</source>
        <translation>La table reconstruite %1 contiendrait %2 lignes sur %3.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept.</source>
        <translation>Rien de cette étape n’a été conservé.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept. Correct the rows first.</source>
        <translation>Rien de cette étape n’a été conservé. Corrigez d’abord les lignes.</translation>
    </message>
    <message>
        <source>After rebuilding %1, %2.</source>
        <translation>Après la reconstruction de %1 : %2.</translation>
    </message>
    <message>
        <source>the foreign keys of %1 do not fit any more: %2</source>
        <translation>les clés étrangères de %1 ne conviennent plus : %2</translation>
    </message>
    <message>
        <source>The database cannot be inspected in offline mode (--sql).</source>
        <translation>La base ne peut pas être inspectée en mode hors ligne (--sql).</translation>
    </message>
    <message>
        <source>Guard this part of the script with context.is_offline_mode().</source>
        <translation>Protégez cette partie du script par context.is_offline_mode().</translation>
    </message>
    <message>
        <source>The parameters given to execute() are not in the SQL that --sql prints (%1). Write the values into the statement, for example with bindparams() or op.inline_literal().</source>
        <translation>Les paramètres donnés à execute() ne figurent pas dans le SQL qu’affiche --sql (%1). Écrivez les valeurs dans l’instruction, par exemple avec bindparams() ou op.inline_literal().</translation>
    </message>
    <message>
        <source>Let this step run with the project&apos;s own Python.</source>
        <translation>Laissez cette étape s’exécuter avec le Python du projet.</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run, or let this step run with the project&apos;s own Python.</source>
        <translation>Utilisez op.get_bind() pour la connexion de l’exécution, ou laissez cette étape s’exécuter avec le Python du projet.</translation>
    </message>
    <message>
        <source>create_engine() with a URL that could not be computed</source>
        <translation>create_engine() avec une URL qui n’a pas pu être calculée</translation>
    </message>
    <message>
        <source>create_engine() of another database than the one that is migrated (%1)</source>
        <translation>create_engine() d’une autre base que celle qui est migrée (%1)</translation>
    </message>
    <message>
        <source>%1 in a migration script</source>
        <translation>%1 dans un script de migration</translation>
    </message>
    <message>
        <source>a compiled script whose source is missing</source>
        <translation>un script compilé dont la source manque</translation>
    </message>
    <message>
        <source>Put the .py file back, or let this step run with the project&apos;s own Python.</source>
        <translation>Remettez le fichier .py ou laissez cette étape s’exécuter avec le Python du projet.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 n’a pas pu être démarré : %2</translation>
    </message>
    <message>
        <source>No Python was found that can import Alembic.</source>
        <translation>Aucun Python capable d’importer Alembic n’a été trouvé.</translation>
    </message>
    <message>
        <source>The chosen Python cannot run the project&apos;s migrations.</source>
        <translation>Le Python choisi ne peut pas exécuter les migrations du projet.</translation>
    </message>
    <message>
        <source>Create the project&apos;s virtual environment and install its requirements, or name its interpreter.</source>
        <translation>Créez l’environnement virtuel du projet et installez ses dépendances, ou indiquez son interpréteur.</translation>
    </message>
    <message>
        <source>Looked for VIRTUAL_ENV, .venv, venv and env in %1 and above it, Poetry&apos;s and Pipenv&apos;s environments, python3.</source>
        <translation>Recherchés : VIRTUAL_ENV, .venv, venv et env dans %1 et au-dessus, les environnements de Poetry et de Pipenv, python3.</translation>
    </message>
    <message>
        <source>Revision %1 failed in the project&apos;s Python: %2: %3</source>
        <translation>La révision %1 a échoué dans le Python du projet : %2 : %3</translation>
    </message>
    <message>
        <source>The step had been committed: the version table holds %1.</source>
        <translation>L’étape avait été validée : la table de version contient %1.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step.</source>
        <translation>La table de version contient %1, comme avant cette étape.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step. On SQLite the project&apos;s driver commits most statements one by one: look what this step has left.</source>
        <translation>La table de version contient %1, comme avant cette étape. Sur SQLite, le pilote du projet valide la plupart des instructions une à une : voyez ce que cette étape a laissé.</translation>
    </message>
    <message>
        <source>The project&apos;s Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision %1 cannot run in a second one.</source>
        <translation>Le Python du projet attend un verrou que cette exécution détient elle-même : env.py prend un verrou pour sa session ; la révision %1 ne peut donc pas s’exécuter dans une seconde.</translation>
    </message>
    <message>
        <source>Run this step with Alembic itself, then go on.</source>
        <translation>Exécutez cette étape avec Alembic lui-même, puis continuez.</translation>
    </message>
    <message>
        <source>Revision %1 was not given to the project&apos;s Python: %2</source>
        <translation>La révision %1 n’a pas été confiée au Python du projet : %2</translation>
    </message>
    <message>
        <source>Nothing of this step was done.</source>
        <translation>Rien de cette étape n’a été fait.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 in revision %2.</source>
        <translation>Le Python du projet s’est terminé avec le statut %1 dans la révision %2.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ran revision %1 without an error, but the version table holds %2 instead of %3.</source>
        <translation>Le Python du projet a exécuté la révision %1 sans erreur, mais la table de version contient %2 au lieu de %3.</translation>
    </message>
    <message>
        <source>env.py did not commit: it may have opened a transaction before context.configure().</source>
        <translation>env.py n’a pas validé : il a peut-être ouvert une transaction avant context.configure().</translation>
    </message>
    <message>
        <source>Look who else changes the version table.</source>
        <translation>Voyez qui d’autre modifie la table de version.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told the models.</source>
        <translation>Le Python du projet s’est terminé avec le statut %1 avant de donner les modèles.</translation>
    </message>
    <message>
        <source>The models cannot be imported with the project&apos;s Python: %1: %2</source>
        <translation>Les modèles ne peuvent pas être importés avec le Python du projet : %1 : %2</translation>
    </message>
    <message>
        <source>The compiled script %1 could not be loaded with the project&apos;s Python: %2: %3</source>
        <translation>Le script compilé %1 n’a pas pu être chargé avec le Python du projet : %2 : %3</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told what %2 declares.</source>
        <translation>Le Python du projet s’est terminé avec le statut %1 avant de dire ce que déclare %2.</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>il s’est terminé avec le statut %1</translation>
    </message>
    <message>
        <source>No temporary folder for the scripts of the other branch: %1</source>
        <translation>Pas de dossier temporaire pour les scripts de l’autre branche : %1</translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation>Le dossier %1 ne peut pas être créé</translation>
    </message>
    <message>
        <source>The table is not compared.</source>
        <translation>La table n’est pas comparée.</translation>
    </message>
    <message>
        <source>%1 must be text, found %2.</source>
        <translation>%1 doit être du texte, trouvé : %2.</translation>
    </message>
    <message>
        <source>a value that is not known</source>
        <translation>une valeur inconnue</translation>
    </message>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>décidé par le schéma tel qu’il est maintenant</translation>
    </message>
    <message>
        <source>made of a query: its columns are not known</source>
        <translation>faite d’une requête : ses colonnes ne sont pas connues</translation>
    </message>
    <message>
        <source>revision %1 could not be followed to its end</source>
        <translation>la révision %1 n’a pas pu être suivie jusqu’à sa fin</translation>
    </message>
    <message>
        <source>Target database is not up to date.</source>
        <translation>La base cible n’est pas à jour.</translation>
    </message>
    <message>
        <source>env.py names no models: its target_metadata is None.</source>
        <translation>env.py n’indique pas de modèles : son target_metadata est None.</translation>
    </message>
    <message>
        <source>Set target_metadata to the MetaData of the project&apos;s models.</source>
        <translation>Mettez dans target_metadata le MetaData des modèles du projet.</translation>
    </message>
    <message>
        <source>Can&apos;t proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context.</source>
        <translation>Impossible de continuer avec --autogenerate : le script d’environnement %1 ne fournit au contexte ni objet MetaData ni suite d’objets.</translation>
    </message>
    <message>
        <source>The models cannot be compared: %1.</source>
        <translation>Les modèles ne peuvent pas être comparés : %1.</translation>
    </message>
    <message>
        <source>The models cannot be compared: none of their tables could be read. %1</source>
        <translation>Les modèles ne peuvent pas être comparés : aucune de leurs tables n’a pu être lue. %1</translation>
    </message>
    <message>
        <source>target_metadata is not known</source>
        <translation>target_metadata n’est pas connu</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models in env.py.</source>
        <translation>Indiquez dans env.py un MetaData des modèles du projet.</translation>
    </message>
    <message>
        <source>%1= of context.configure() is %2, which is not part of the project: it is not asked.</source>
        <translation>%1= de context.configure() est %2, qui ne fait pas partie du projet : il n’est pas consulté.</translation>
    </message>
    <message>
        <source>Write this change into the script by hand.</source>
        <translation>Écrivez cette modification à la main dans le script.</translation>
    </message>
    <message>
        <source>Write this option into the script by hand.</source>
        <translation>Écrivez cette option à la main dans le script.</translation>
    </message>
    <message>
        <source>Write it into the script by hand.</source>
        <translation>Écrivez-le à la main dans le script.</translation>
    </message>
    <message>
        <source>Write this directive into the script by hand.</source>
        <translation>Écrivez cette directive à la main dans le script.</translation>
    </message>
    <message>
        <source>process_revision_directives: %1 must be text or a list of texts, found %2.</source>
        <translation>process_revision_directives : %1 doit être du texte ou une liste de textes, trouvé : %2.</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path</source>
        <translation>Il y a plusieurs emplacements de versions ; indiquez --version-path</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations</source>
        <translation>Le chemin %1 ne figure pas parmi les emplacements de versions actuels</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?</source>
        <translation>La version %1 indique branch_labels %2, mais le fichier de migration %3 ne les a pas ; script.py.mako a-t-il la ligne branch_labels ?</translation>
    </message>
    <message>
        <source>output_encoding: unknown encoding: %1</source>
        <translation>output_encoding : encodage inconnu : %1</translation>
    </message>
    <message>
        <source>output_encoding: the script holds a character that %1 does not have (line %2 of the script).</source>
        <translation>output_encoding : le script contient un caractère que %1 n’a pas (ligne %2 du script).</translation>
    </message>
    <message>
        <source>A CHECK of %1 has no name and differs from the models: it cannot be dropped by name.</source>
        <translation>Un CHECK de %1 n’a pas de nom et diffère des modèles : il ne peut pas être supprimé par son nom.</translation>
    </message>
    <message>
        <source>The database has no table and no column %1 that could be renamed to %2.</source>
        <translation>La base n’a ni table ni colonne %1 à renommer en %2.</translation>
    </message>
    <message>
        <source>The rename %1 is not possible: %2.</source>
        <translation>Le renommage %1 n’est pas possible : %2.</translation>
    </message>
    <message>
        <source>Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model.</source>
        <translation>Donnez la valeur des lignes qui n’en ont pas (--fill %1.%2=…), ou une valeur par défaut du serveur dans le modèle.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be read.</source>
        <translation>La liste des différences ignorées %1 ne peut pas être lue.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be removed: %2.</source>
        <translation>La liste des différences ignorées %1 ne peut pas être supprimée : %2.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be written.</source>
        <translation>La liste des différences ignorées %1 ne peut pas être écrite.</translation>
    </message>
    <message>
        <source>The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew.</source>
        <translation>La clé primaire de %1 diffère des modèles : SQLite ne peut pas la modifier ; la table doit être refaite.</translation>
    </message>
    <message>
        <source>Expressions are compared by their text: the database does not let this user create temporary tables.</source>
        <translation>Les expressions sont comparées par leur texte : la base ne laisse pas cet utilisateur créer de tables temporaires.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>Le programme %1 ne peut pas être démarré : %2.</translation>
    </message>
    <message>
        <source>Could not find module %1</source>
        <translation>Le module %1 est introuvable</translation>
    </message>
    <message>
        <source>Could not find entrypoint console_scripts.%1</source>
        <translation>Le point d’entrée console_scripts.%1 est introuvable</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%3&apos;</source>
        <translation>Le crochet post-write « %3 » a besoin de la clé %1.%2</translation>
    </message>
    <message>
        <source>Using --sql with --autogenerate does not make any sense</source>
        <translation>Utiliser --sql avec --autogenerate n’a pas de sens</translation>
    </message>
    <message>
        <source>The template %1 cannot be read: %2.</source>
        <translation>Le modèle %1 ne peut pas être lu : %2.</translation>
    </message>
    <message>
        <source>Script templates may use expressions, control lines, comments, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; and &lt;%text&gt;.</source>
        <translation>Les modèles de scripts peuvent utiliser des expressions, des lignes de contrôle, des commentaires, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; et &lt;%text&gt;.</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models, or read the models with the project&apos;s Python.</source>
        <translation>Indiquez un MetaData des modèles du projet, ou lisez les modèles avec le Python du projet.</translation>
    </message>
    <message>
        <source>Nothing is dropped.</source>
        <translation>Rien n’est supprimé.</translation>
    </message>
    <message>
        <source>Write the name as a text.</source>
        <translation>Écrivez le nom sous forme de texte.</translation>
    </message>
    <message>
        <source>Its type is not compared.</source>
        <translation>Son type n’est pas comparé.</translation>
    </message>
    <message>
        <source>It is not compared.</source>
        <translation>Cela n’est pas comparé.</translation>
    </message>
    <message>
        <source>Nothing of the table is dropped.</source>
        <translation>Rien de la table n’est supprimé.</translation>
    </message>
    <message>
        <source>What else it has is compared; nothing of the table is dropped.</source>
        <translation>Le reste est comparé ; rien de la table n’est supprimé.</translation>
    </message>
    <message>
        <source>Table %1 has no column &apos;%2&apos;, which a constraint or index of it names.</source>
        <translation>La table %1 n’a pas de colonne « %2 », que nomme une de ses contraintes ou un de ses index.</translation>
    </message>
    <message>
        <source>The naming convention &quot;%1&quot; cannot be read: after % it needs (token)s.</source>
        <translation>La convention de nommage « %1 » ne peut pas être lue : après % il lui faut (token)s.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, which is not one of SQLAlchemy&apos;s tokens.</source>
        <translation>La convention de nommage pour « %1 » utilise %(%2)s, que SQLAlchemy ne connaît pas.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but a constraint of table &apos;%2&apos; has no name.</source>
        <translation>La convention de nommage pour « %1 » contient %(constraint_name)s, mais une contrainte de la table « %2 » n’a pas de nom.</translation>
    </message>
    <message>
        <source>The wishes for the order of columns contradict each other (around %1).</source>
        <translation>Les souhaits pour l’ordre des colonnes se contredisent (autour de %1).</translation>
    </message>
    <message>
        <source>Check insert_before, insert_after and partial_reordering of the batch.</source>
        <translation>Vérifiez insert_before, insert_after et partial_reordering du batch.</translation>
    </message>
    <message>
        <source>%1: the history so far has no table %2.</source>
        <translation>%1 : l’historique jusqu’ici n’a pas de table %2.</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in %1 dialect. Please refer to the batch mode feature which allows for %2 migrations using a copy-and-move strategy.</source>
        <translation>Le dialecte %1 ne permet pas ALTER sur les contraintes. Utilisez le mode batch, qui permet les migrations %2 par copie et déplacement.</translation>
    </message>
    <message>
        <source>The CHECK that comes with a Boolean or Enum column of table &apos;%1&apos; is left out: %2 cannot add one to an existing table. Use op.batch_alter_table(&quot;%3&quot;).</source>
        <translation>Le CHECK d’une colonne Boolean ou Enum de la table « %1 » est omis : %2 ne peut pas l’ajouter à une table existante. Utilisez op.batch_alter_table(&quot;%3&quot;).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot become or cease to be a computed column.</source>
        <translation>La colonne « %1 » de la table « %2 » ne peut ni devenir une colonne calculée ni cesser de l’être.</translation>
    </message>
    <message>
        <source>Drop the column and add it again.</source>
        <translation>Supprimez la colonne et ajoutez-la de nouveau.</translation>
    </message>
    <message>
        <source>The comment on column &apos;%1&apos; of table &apos;%2&apos; is left out: %3 has no comments.</source>
        <translation>Le commentaire de la colonne « %1 » de la table « %2 » est omis : %3 n’a pas de commentaires.</translation>
    </message>
    <message>
        <source>The comment on table &apos;%1&apos; is left out: %2 has no comments.</source>
        <translation>Le commentaire de la table « %1 » est omis : %2 n’a pas de commentaires.</translation>
    </message>
    <message>
        <source>A constraint of table &apos;%1&apos; is to be dropped, but it has no name.</source>
        <translation>Une contrainte de la table « %1 » doit être supprimée, mais elle n’a pas de nom.</translation>
    </message>
    <message>
        <source>Name it: op.drop_constraint(&quot;…&quot;, …), or give type_= and a naming convention.</source>
        <translation>Indiquez-le : op.drop_constraint(&quot;…&quot;, …), ou donnez type_= et une convention de nommage.</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using doit s’employer avec le paramètre type_</translation>
    </message>
    <message>
        <source>Give type_= as well, or leave postgresql_using out.</source>
        <translation>Donnez aussi type_=, ou retirez postgresql_using.</translation>
    </message>
    <message>
        <source>Trigger %1 of %2 is created again as it was, but it names %3, which the batch changes: look whether it still works.</source>
        <translation>Le déclencheur %1 de %2 est recréé tel quel, mais il nomme %3, que le batch modifie : voyez s’il fonctionne encore.</translation>
    </message>
    <message>
        <source>Rebuilding table %1 on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.</source>
        <translation>Reconstruire la table %1 sur PostgreSQL supprime ses droits, déclencheurs, politiques, options de stockage et ce qui en dépend ; les clés étrangères d’autres tables et les vues la font échouer.</translation>
    </message>
    <message>
        <source>Column %1 of %2 gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().</source>
        <translation>La colonne %1 de %2 reçoit une nouvelle séquence qui commence à 1 : les prochaines valeurs heurtent les lignes existantes. Réglez-la avec setval().</translation>
    </message>
    <message>
        <source>Rebuilding table %1 loses %2.</source>
        <translation>La reconstruction de la table %1 fait perdre %2.</translation>
    </message>
    <message>
        <source>The renamed column %1 is renamed in %2 of %3 too; Alembic would leave the old name there and fail.</source>
        <translation>La colonne renommée %1 l’est aussi dans %2 de %3 ; Alembic y laisserait l’ancien nom et échouerait.</translation>
    </message>
    <message>
        <source>The batch drops column %1 of %2, but %3 still names it: %4</source>
        <translation>Le batch supprime la colonne %1 de %2, mais %3 la nomme encore : %4</translation>
    </message>
    <message>
        <source>Drop %1 in the same batch, before the column.</source>
        <translation>Supprimez %1 dans le même batch, avant la colonne.</translation>
    </message>
    <message>
        <source>Constraint must have a name: in a batch, one that is added to or dropped from table %1 has none.</source>
        <translation>Une contrainte doit avoir un nom : dans un batch, celle qui est ajoutée à la table %1 ou en est supprimée n’en a pas.</translation>
    </message>
    <message>
        <source>Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).</source>
        <translation>Donnez-lui un nom, ou une convention de nommage aux métadonnées (naming_convention= du batch pour les contraintes déjà dans la table).</translation>
    </message>
    <message>
        <source>Column %1 of %2 exists already: the batch puts a new, empty one in its place, and its values are lost.</source>
        <translation>La colonne %1 de %2 existe déjà : le batch en met une nouvelle, vide, à sa place, et ses valeurs sont perdues.</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos; (table %2).</source>
        <translation>Il n’y a pas de contrainte « %1 » (table %2).</translation>
    </message>
    <message>
        <source>SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.</source>
        <translation>SQLite garde des contraintes sans nom : naming_convention= de batch_alter_table leur en donne un.</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos; (table %2).</source>
        <translation>Il n’y a pas d’index « %1 » (table %2).</translation>
    </message>
    <message>
        <source>Table %1 is left over from a batch that failed, and the batch needs this name.</source>
        <translation>La table %1 reste d’un batch qui a échoué, et le batch a besoin de ce nom.</translation>
    </message>
    <message>
        <source>Look whether it holds rows that are nowhere else, then drop it.</source>
        <translation>Voyez si elle contient des lignes qui ne sont nulle part ailleurs, puis supprimez-la.</translation>
    </message>
    <message>
        <source>Index %1 is to be created on column %2, which table %3 does not have.</source>
        <translation>L’index %1 doit être créé sur la colonne %2, que la table %3 n’a pas.</translation>
    </message>
    <message>
        <source>No column of table %1 is left to copy: its rows would be lost.</source>
        <translation>Il ne reste aucune colonne de la table %1 à copier : ses lignes seraient perdues.</translation>
    </message>
    <message>
        <source>Drop and create the table instead.</source>
        <translation>Supprimez plutôt la table et recréez-la.</translation>
    </message>
    <message>
        <source>The batch of table %1 rebuilds it and needs its present definition, which cannot be read in --sql mode.</source>
        <translation>Le batch de la table %1 la reconstruit et a besoin de sa définition actuelle, illisible en mode --sql.</translation>
    </message>
    <message>
        <source>Pass the complete table to batch_alter_table as copy_from=Table(…).</source>
        <translation>Passez la table complète à batch_alter_table par copy_from=Table(…).</translation>
    </message>
    <message>
        <source>The batch is about table %1, but the database has no such table.</source>
        <translation>Le batch concerne la table %1, mais la base ne l’a pas.</translation>
    </message>
    <message>
        <source>Table %1 has no column %2.</source>
        <translation>La table %1 n’a pas de colonne %2.</translation>
    </message>
    <message>
        <source>op.%1 is not supported in batch mode (table %2).</source>
        <translation>op.%1 n’est pas pris en charge en mode batch (table %2).</translation>
    </message>
    <message>
        <source>Call it on op, outside the batch.</source>
        <translation>Appelez-le sur op, hors du batch.</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;</source>
        <translation>Le paramètre « %1 » a besoin d’une valeur</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;, in parameter group %2</source>
        <translation>Le paramètre « %1 » a besoin d’une valeur, dans le groupe de paramètres %2</translation>
    </message>
    <message>
        <source>Give it a value. If :%1 is no parameter but part of the text, write \:%2 instead.</source>
        <translation>Donnez-lui une valeur. Si :%1 n’est pas un paramètre mais une partie du texte, écrivez \:%2.</translation>
    </message>
    <message>
        <source>The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.</source>
        <translation>La première ligne d’op.bulk_insert() fixe les colonnes : donnez à chaque ligne les mêmes clés, ou utilisez multiinsert=False.</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names column &apos;%3&apos;, which the table does not have.</source>
        <translation>%1 de la table « %2 » nomme la colonne « %3 », que la table n’a pas.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is not supported.</source>
        <translation>La base « %1 » n’est pas prise en charge.</translation>
    </message>
    <message>
        <source>Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.</source>
        <translation>Limbeck migre des bases PostgreSQL (postgresql) et SQLite (sqlite).</translation>
    </message>
    <message>
        <source>Unconsumed column names: %1</source>
        <translation>Noms de colonne non utilisés : %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no such columns as the script declares it.</source>
        <translation>Telle que le script déclare la table « %1 », elle n’a pas ces colonnes.</translation>
    </message>
    <message>
        <source>%1 has no identity columns: column &apos;%2&apos; of table &apos;%3&apos; cannot get or lose one.</source>
        <translation>%1 n’a pas de colonnes d’identité : la colonne « %2 » de la table « %3 » ne peut ni en devenir une ni cesser de l’être.</translation>
    </message>
    <message>
        <source>Name it in the script, or wrap the final name in op.f().</source>
        <translation>Nommez-la dans le script, ou mettez le nom final dans op.f().</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has %2 characters; the database takes %3.</source>
        <translation>Le nom « %1 » a %2 caractères ; la base en accepte %3.</translation>
    </message>
    <message>
        <source>Shorten it, or wrap it in op.f(): then it is cut in a stable way.</source>
        <translation>Raccourcissez-le, ou mettez-le dans op.f() : il est alors coupé de façon stable.</translation>
    </message>
    <message>
        <source>An index of table &apos;%1&apos; has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Un index de la table « %1 » n’a pas de nom, et la convention de nommage n’a pas « ix ».</translation>
    </message>
    <message>
        <source>Argument &apos;%1&apos; is not accepted by dialect &apos;%2&apos; for %3.</source>
        <translation>Le dialecte « %2 » n’accepte pas l’argument « %1 » pour %3.</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>Acceptés : %1.</translation>
    </message>
    <message>
        <source>An enum without a name cannot be a PostgreSQL type.</source>
        <translation>Une énumération sans nom ne peut pas être un type PostgreSQL.</translation>
    </message>
    <message>
        <source>Name it: sa.Enum(…, name=&quot;…&quot;), or use native_enum=False.</source>
        <translation>Nommez-la : sa.Enum(…, name=&quot;…&quot;), ou utilisez native_enum=False.</translation>
    </message>
    <message>
        <source>A column has no type, and its definition needs one.</source>
        <translation>Une colonne n’a pas de type, et sa définition en demande un.</translation>
    </message>
    <message>
        <source>Give it a type, for example sa.Integer().</source>
        <translation>Donnez-lui un type, par exemple sa.Integer().</translation>
    </message>
    <message>
        <source>The type %1 comes from outside the project and is not known.</source>
        <translation>Le type %1 vient de l’extérieur du projet et n’est pas connu.</translation>
    </message>
    <message>
        <source>Map it to a type for each database in the project&apos;s settings.</source>
        <translation>Associez-lui un type pour chaque base dans les réglages du projet.</translation>
    </message>
    <message>
        <source>%1 has no form on %2.</source>
        <translation>%1 n’a pas de forme sur %2.</translation>
    </message>
    <message>
        <source>Use a type that this database has, or add one with with_variant().</source>
        <translation>Utilisez un type que cette base possède, ou ajoutez-en un avec with_variant().</translation>
    </message>
    <message>
        <source>SQLite does not support autoincrement for composite primary keys: column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>SQLite ne prend pas en charge autoincrement pour les clés primaires composées : colonne « %1 » de la table « %2 ».</translation>
    </message>
    <message>
        <source>Leave autoincrement=True out.</source>
        <translation>Retirez autoincrement=True.</translation>
    </message>
    <message>
        <source>A column with name &apos;%1&apos; is already present in table &apos;%2&apos;.</source>
        <translation>Une colonne nommée « %1 » existe déjà dans la table « %2 ».</translation>
    </message>
    <message>
        <source>Limbeck cannot run code of &apos;%1&apos; (imported at %2): %3 is not supported.</source>
        <translation>Limbeck ne peut pas exécuter le code de « %1 » (importé dans %2) : %3 n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>%1 is not supported: it would change something outside the database.</source>
        <translation>%1 n’est pas pris en charge : cela modifierait quelque chose hors de la base.</translation>
    </message>
    <message>
        <source>%1 is not part of the project, and what the project has instead of it was read</source>
        <translation>%1 ne fait pas partie du projet, et ce que le projet a à la place a été lu</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The arguments of %1 are not known here (%2).</source>
        <translation>Les arguments de %1 ne sont pas connus ici (%2).</translation>
    </message>
    <message>
        <source>A statement of an imported module that takes very many steps</source>
        <translation>Une instruction d’un module importé qui demande de très nombreux pas</translation>
    </message>
    <message>
        <source>The script took more than %1 steps.</source>
        <translation>Le script a demandé plus de %1 pas.</translation>
    </message>
    <message>
        <source>A list would become too long.</source>
        <translation>Une liste deviendrait trop longue.</translation>
    </message>
    <message>
        <source>What is asked for here is not supported, and what it is about is not known.</source>
        <translation>Ce qui est demandé ici n’est pas pris en charge, et son objet n’est pas connu.</translation>
    </message>
    <message>
        <source>A regular expression took too much time or memory.</source>
        <translation>Une expression régulière a demandé trop de temps ou de mémoire.</translation>
    </message>
    <message>
        <source>This needs a value that is not known here: %1.</source>
        <translation>Ceci a besoin d’une valeur inconnue ici : %1.</translation>
    </message>
    <message>
        <source>A preview cannot know it; the step shows its statements only when it runs.</source>
        <translation>Un aperçu ne peut pas la connaître ; l’étape ne montre ses instructions qu’à l’exécution.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of module &apos;%2&apos; is not supported.</source>
        <translation>« %1 » du module « %2 » n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>Raising &apos;%1&apos;, which Limbeck does not know, is not supported.</source>
        <translation>Lever « %1 », que Limbeck ne connaît pas, n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>except* (exception groups) is not supported.</source>
        <translation>except* (groupes d’exceptions) n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>yield is not supported here.</source>
        <translation>yield n’est pas pris en charge ici.</translation>
    </message>
    <message>
        <source>Complex numbers are not supported.</source>
        <translation>Les nombres complexes ne sont pas pris en charge.</translation>
    </message>
    <message>
        <source>Indent the whole file with spaces.</source>
        <translation>Indentez tout le fichier avec des espaces.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text.</source>
        <translation>Enregistrez le fichier en texte UTF-8.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and remove its coding line.</source>
        <translation>Enregistrez le fichier en UTF-8 et retirez sa ligne coding.</translation>
    </message>
    <message>
        <source>Connect to a database to see what this script does.</source>
        <translation>Connectez-vous à une base pour voir ce que fait ce script.</translation>
    </message>
    <message>
        <source>Register what it does with @Operations.implementation_for(…).</source>
        <translation>Enregistrez ce qu’il fait avec @Operations.implementation_for(…).</translation>
    </message>
    <message>
        <source>%1: no migration context is active here, the &apos;op&apos; and connection functions work only while a migration runs</source>
        <translation>%1 : aucun contexte de migration n’est actif ici ; « op » et les fonctions de la connexion ne servent que pendant une migration</translation>
    </message>
    <message>
        <source>Move the call into upgrade() or downgrade().</source>
        <translation>Déplacez l’appel dans upgrade() ou downgrade().</translation>
    </message>
    <message>
        <source>Give mapped_column() the type, or add it to the type_annotation_map.</source>
        <translation>Donnez le type à mapped_column(), ou ajoutez-le à type_annotation_map.</translation>
    </message>
    <message>
        <source>Name the columns in mapped_column().</source>
        <translation>Nommez les colonnes dans mapped_column().</translation>
    </message>
    <message>
        <source>What it gives is not compared.</source>
        <translation>Ce qu’il donne n’est pas comparé.</translation>
    </message>
    <message>
        <source>What the class says is compared; nothing of the table is dropped.</source>
        <translation>Ce que dit la classe est comparé ; rien de la table n’est supprimé.</translation>
    </message>
    <message>
        <source>What else the class has is compared; nothing of the table is dropped. Reading the models with the project&apos;s Python knows the base.</source>
        <translation>Le reste de la classe est comparé ; rien de la table n’est supprimé. La lecture des modèles avec le Python du projet connaît la base.</translation>
    </message>
    <message>
        <source>The table is not compared. Reading the models with the project&apos;s Python knows it.</source>
        <translation>La table n’est pas comparée. La lecture des modèles avec le Python du projet la connaît.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; on class %2 conflicts with an existing column of table %3.</source>
        <translation>La colonne « %1 » de la classe %2 est en conflit avec une colonne existante de la table %3.</translation>
    </message>
    <message>
        <source>Query the other class by its columns, or run this step with the project&apos;s own Python.</source>
        <translation>Interrogez l’autre classe par ses colonnes, ou exécutez cette étape avec le Python du projet.</translation>
    </message>
    <message>
        <source>Give the field sa_type or sa_column.</source>
        <translation>Donnez au champ sa_type ou sa_column.</translation>
    </message>
    <message>
        <source>The statement was passed over.</source>
        <translation>L’instruction a été passée.</translation>
    </message>
    <message>
        <source>Write the schema into the directive.</source>
        <translation>Écrivez le schéma dans la directive.</translation>
    </message>
    <message>
        <source>raw_connection(): the driver&apos;s own connection</source>
        <translation>raw_connection() : la connexion propre du pilote</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run.</source>
        <translation>Utilisez op.get_bind() pour la connexion de l’exécution.</translation>
    </message>
    <message>
        <source>Use op.get_bind().</source>
        <translation>Utilisez op.get_bind().</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Column</source>
        <translation>l’affectation de l’attribut « %1 » d’une Column</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Table</source>
        <translation>l’affectation de l’attribut « %1 » d’une Table</translation>
    </message>
    <message>
        <source>Write the labels into the script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</source>
        <translation>Écrivez les valeurs dans le script : sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</translation>
    </message>
    <message>
        <source>Expression #%1 %2 in index %3 detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index expressions.</source>
        <translation>L’expression n° %1 %2 de l’index %3 contient une clause d’opérateur. Les expressions ne peuvent pas être comparées. Déplacez la clause d’opérateur dans le dict ``postgresql_ops`` pour permettre la comparaison.</translation>
    </message>
    <message>
        <source>Did not locate plugins: %1</source>
        <translation>Plugins introuvables : %1</translation>
    </message>
    <message>
        <source>setting %1 of a %2 in process_revision_directives</source>
        <translation>l’affectation de %1 d’un %2 dans process_revision_directives</translation>
    </message>
    <message>
        <source>kw[%1] = %2 of a %3 in process_revision_directives</source>
        <translation>kw[%1] = %2 d’un %3 dans process_revision_directives</translation>
    </message>
    <message>
        <source>a %1 among the columns of a CreateTableOp</source>
        <translation>un %1 parmi les colonnes d’une CreateTableOp</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives put among the directives</source>
        <translation>un %1 que process_revision_directives a mis parmi les directives</translation>
    </message>
    <message>
        <source>process_revision_directives left something that is no MigrationScript: %1 has no %2.</source>
        <translation>process_revision_directives a laissé quelque chose qui n’est pas un MigrationScript : %1 n’a pas de %2.</translation>
    </message>
    <message>
        <source>render_item= with several MetaData</source>
        <translation>render_item= avec plusieurs MetaData</translation>
    </message>
    <message>
        <source>a %1 without type_ that process_revision_directives made</source>
        <translation>un %1 sans type_ fait par process_revision_directives</translation>
    </message>
    <message>
        <source>Say which kind it is: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; or &quot;primary&quot;.</source>
        <translation>Indiquez son genre : type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; ou &quot;primary&quot;.</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives made</source>
        <translation>un %1 fait par process_revision_directives</translation>
    </message>
    <message>
        <source>A rename is given as old:new for a table and as table.column:new for a column.</source>
        <translation>Un renommage s’écrit ancien:nouveau pour une table et table.colonne:nouveau pour une colonne.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no rename.</source>
        <translation>« %1 » n’est pas un renommage.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no fill value.</source>
        <translation>« %1 » n’est pas une valeur de remplissage.</translation>
    </message>
    <message>
        <source>It is given as table.column=value, or table.column=sql:expression.</source>
        <translation>Elle s’écrit table.colonne=valeur, ou table.colonne=sql:expression.</translation>
    </message>
    <message>
        <source>A quotation is not closed in the options: %1</source>
        <translation>Un guillemet n’est pas fermé dans les options : %1</translation>
    </message>
    <message>
        <source>Nothing follows the last backslash of the options: %1</source>
        <translation>Rien ne suit la dernière barre oblique inverse des options : %1</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%2&apos;</source>
        <translation>Le crochet post-write « %2 » a besoin de la clé &apos;%1.type&apos; (ou &apos;type&apos; en toml)</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered</source>
        <translation>Aucun formateur nommé « %1 » n’est enregistré</translation>
    </message>
    <message>
        <source>The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.</source>
        <translation>Les types sont exec, module et console_scripts ; ceux que env.py enregistre avec du code Python ne sont pas connus ici.</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>Utiliser --sql avec la commande revision sans revision_environment n’a pas de sens</translation>
    </message>
    <message>
        <source>context.configure(template_args=…) must be a dictionary, found %1.</source>
        <translation>context.configure(template_args=…) doit être un dictionnaire, trouvé : %1.</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; of line %2 is not closed</source>
        <translation>le bloc &apos;%1&apos; de la ligne %2 n’est pas fermé</translation>
    </message>
    <message>
        <source>&lt;%def&gt; of line %1 is not closed</source>
        <translation>le &lt;%def&gt; de la ligne %1 n’est pas fermé</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes no block that is open here</source>
        <translation>&apos;%1&apos; ne ferme aucun bloc ouvert ici</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in no block that it could go on</source>
        <translation>&apos;%1&apos; n’est dans aucun bloc qu’il puisse continuer</translation>
    </message>
    <message>
        <source>a control line starts with if, for, while, try or with, found &apos;%1&apos;</source>
        <translation>une ligne de contrôle commence par if, for, while, try ou with, trouvé : &apos;%1&apos;</translation>
    </message>
    <message>
        <source>a control line ends with a colon, found &apos;%1&apos;</source>
        <translation>une ligne de contrôle se termine par deux-points, trouvé : &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;${&apos; is not closed with &apos;}&apos;</source>
        <translation>&apos;${&apos; n’est pas fermé par &apos;}&apos;</translation>
    </message>
    <message>
        <source>an empty expression</source>
        <translation>une expression vide</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; of a template</source>
        <translation>le filtre &apos;%1&apos; d’un modèle</translation>
    </message>
    <message>
        <source>Write the text without it.</source>
        <translation>Écrivez le texte sans lui.</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&apos; is not closed with &apos;&gt;&apos;</source>
        <translation>&apos;&lt;%%1&apos; n’est pas fermé par &apos;&gt;&apos;</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&gt;&apos; is not closed</source>
        <translation>&apos;&lt;%%1&gt;&apos; n’est pas fermé</translation>
    </message>
    <message>
        <source>&lt;%%1&gt; in a template</source>
        <translation>&lt;%%1&gt; dans un modèle</translation>
    </message>
    <message>
        <source>a &lt;%def&gt; inside a &lt;%def&gt;</source>
        <translation>un &lt;%def&gt; dans un &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Define it beside the other.</source>
        <translation>Définissez-le à côté de l’autre.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;</source>
        <translation>&lt;%def&gt; a besoin de name=&quot;f(arguments)&quot;</translation>
    </message>
    <message>
        <source>&lt;%def&gt; with other attributes than name</source>
        <translation>&lt;%def&gt; avec d’autres attributs que name</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Retirez-les.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;, found &quot;%1&quot;</source>
        <translation>&lt;%def&gt; a besoin de name=&quot;f(arguments)&quot;, trouvé : &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a closing tag that nothing opened</source>
        <translation>une balise fermante que rien n’a ouverte</translation>
    </message>
    <message>
        <source>&apos;&lt;%&apos; is not closed with &apos;%&gt;&apos;</source>
        <translation>&apos;&lt;%&apos; n’est pas fermé par &apos;%&gt;&apos;</translation>
    </message>
    <message>
        <source>Can&apos;t find the foreign key between the two sides of a join: give the condition as the second argument.</source>
        <translation>La clé étrangère entre les deux côtés d’une jointure est introuvable : donnez la condition en second argument.</translation>
    </message>
    <message>
        <source>sqlalchemy: calling %1</source>
        <translation>sqlalchemy : l’appel de %1</translation>
    </message>
    <message>
        <source>Can&apos;t validate argument &apos;%1&apos; of %2(); there is no dialect named &apos;%3&apos;. It is ignored.</source>
        <translation>L’argument « %1 » de %2() ne peut pas être vérifié ; il n’y a pas de dialecte nommé « %3 ». Il est ignoré.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is already defined for this MetaData instance.  Specify &apos;extend_existing=True&apos; to redefine options and columns on an existing Table object.</source>
        <translation>La table « %1 » est déjà définie dans ce MetaData. Indiquez &apos;extend_existing=True&apos; pour redéfinir les options et les colonnes d’un objet Table existant.</translation>
    </message>
    <message>
        <source>op.invoke() of %1</source>
        <translation>op.invoke() de %1</translation>
    </message>
    <message>
        <source>reverse() of %1</source>
        <translation>reverse() de %1</translation>
    </message>
    <message>
        <source>__autoload__: the columns come from a database</source>
        <translation>__autoload__ : les colonnes viennent d’une base</translation>
    </message>
    <message>
        <source>%1.%2: a %3() of the ORM</source>
        <translation>%1.%2 : un %3() de l’ORM</translation>
    </message>
    <message>
        <source>This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can&apos;t call begin() here unless rollback() or commit() is called first.</source>
        <translation>Cette connexion a déjà un objet Transaction() de SQLAlchemy par begin() ou autobegin ; begin() ne peut être appelé ici qu’après rollback() ou commit().</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a connection</source>
        <translation>l’affectation de l’attribut « %1 » d’une connexion</translation>
    </message>
    <message>
        <source>%1: there is no migration environment here</source>
        <translation>%1 : il n’y a pas d’environnement de migration ici</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a dialect</source>
        <translation>l’affectation de l’attribut « %1 » d’un dialecte</translation>
    </message>
    <message>
        <source>create_engine(): scripts work on the connection of the migration</source>
        <translation>create_engine() : les scripts travaillent sur la connexion de la migration</translation>
    </message>
    <message>
        <source>sqlalchemy.inspect() of %1</source>
        <translation>sqlalchemy.inspect() de %1</translation>
    </message>
    <message>
        <source>This result object is closed.</source>
        <translation>Cet objet résultat est fermé.</translation>
    </message>
    <message>
        <source>This result object does not return rows. It has been closed automatically.</source>
        <translation>Cet objet résultat ne renvoie pas de lignes. Il a été fermé automatiquement.</translation>
    </message>
    <message>
        <source>Don&apos;t know how to join: give the left side with select_from() or join_from(), and the condition.</source>
        <translation>La jointure est indéterminée : donnez le côté gauche avec select_from() ou join_from(), et la condition.</translation>
    </message>
    <message>
        <source>Can&apos;t determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().</source>
        <translation>Impossible de déterminer de quel FROM part la jointure, plusieurs conviennent : donnez le côté gauche avec select_from() ou join_from().</translation>
    </message>
    <message>
        <source>type %1: a TypeDecorator without `impl`</source>
        <translation>type %1 : un TypeDecorator sans `impl`</translation>
    </message>
    <message>
        <source>Enum of %1: the class is not defined in the project, its members are not known</source>
        <translation>Enum de %1 : la classe n’est pas définie dans le projet, ses membres ne sont pas connus</translation>
    </message>
    <message>
        <source>python_type of %1</source>
        <translation>python_type de %1</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a %2 type</source>
        <translation>l’affectation de l’attribut « %1 » d’un type %2</translation>
    </message>
    <message>
        <source>The CHECK of column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: its type in existing_type has no name.</source>
        <translation>Le CHECK de la colonne « %1 » de la table « %2 » ne peut pas être supprimé : son type dans existing_type n’a pas de nom.</translation>
    </message>
    <message>
        <source>Name the type in existing_type as the constraint is named.</source>
        <translation>Donnez au type d’existing_type le nom de la contrainte.</translation>
    </message>
    <message>
        <source>Table %1: %2 names column %3 by its new name; Alembic would lose it or fail.</source>
        <translation>Table %1 : %2 nomme la colonne %3 par son nouveau nom ; Alembic le perdrait ou échouerait.</translation>
    </message>
    <message>
        <source>The batch of table %1 renames column %2 to %3 and adds a new column %4: Alembic would lose the renamed one.</source>
        <translation>Le batch de la table %1 renomme la colonne %2 en %3 et ajoute une nouvelle colonne %4 : Alembic perdrait celle renommée.</translation>
    </message>
    <message>
        <source>Rename in one batch and add in another.</source>
        <translation>Renommez dans un batch et ajoutez dans un autre.</translation>
    </message>
    <message>
        <source>A batch that rebuilds table %1 cannot turn column %2 into an identity column.</source>
        <translation>Un batch qui reconstruit la table %1 ne peut pas faire de la colonne %2 une colonne d’identité.</translation>
    </message>
    <message>
        <source>Column %1 of %2 cannot be altered into a computed column.</source>
        <translation>La colonne %1 de %2 ne peut pas être changée en colonne calculée.</translation>
    </message>
    <message>
        <source>The values of %1.%2 are copied with CAST to %3, which SQLite does numerically: texts such as &apos;2020-01-02&apos; become 2020, &apos;true&apos; becomes 0.</source>
        <translation>Les valeurs de %1.%2 sont copiées avec CAST en %3, que SQLite fait en nombre : un texte comme &apos;2020-01-02&apos; devient 2020, &apos;true&apos; devient 0.</translation>
    </message>
    <message>
        <source>An index that a batch adds to table %1 has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Un index qu’un batch ajoute à la table %1 n’a pas de nom, et la convention de nommage n’a pas « ix ».</translation>
    </message>
    <message>
        <source>Index %1 of %2 is over column %3, which the batch drops: the index goes with it. Alembic would fail after the table was replaced.</source>
        <translation>L’index %1 de %2 porte sur la colonne %3, que le batch supprime : l’index part avec elle. Alembic échouerait une fois la table remplacée.</translation>
    </message>
    <message>
        <source>Table %1: %2 is over a column that the batch drops, and goes with it.</source>
        <translation>Table %1 : %2 porte sur une colonne que le batch supprime, et part avec elle.</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER: column %1 of %2 would be added in place.</source>
        <translation>insert_before et insert_after ne peuvent pas être donnés avec ALTER : la colonne %1 de %2 serait ajoutée sans reconstruction.</translation>
    </message>
    <message>
        <source>Give batch_alter_table the argument recreate=&quot;always&quot;.</source>
        <translation>Donnez à batch_alter_table l’argument recreate=&quot;always&quot;.</translation>
    </message>
    <message>
        <source>No literal value renderer is available for literal value &quot;%1&quot; with datatype NULL</source>
        <translation>La valeur « %1 » de type NULL ne peut pas être écrite comme littéral</translation>
    </message>
    <message>
        <source>An SQL script needs the type of the column: sa.column(&quot;%1&quot;, sa.…).</source>
        <translation>Un script SQL a besoin du type de la colonne : sa.column(&quot;%1&quot;, sa.…).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; has autoincrement=True, but %3 is no type of numbers.</source>
        <translation>La colonne « %1 » de la table « %2 » a autoincrement=True, mais %3 n’est pas un type numérique.</translation>
    </message>
    <message>
        <source>Only one column may have autoincrement=True; table &apos;%1&apos; has &apos;%2&apos; and &apos;%3&apos;.</source>
        <translation>Une seule colonne peut avoir autoincrement=True ; la table « %1 » a « %2 » et « %3 ».</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>Colonne « %1 » de la table « %2 ».</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 ne peut pas être « %2 ».</translation>
    </message>
    <message>
        <source>It must be one of %1.</source>
        <translation>Ce doit être l’un de : %1.</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>clé primaire</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>contrainte d’unicité</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>clé étrangère</translation>
    </message>
    <message>
        <source>%1 has no EXCLUDE constraints.</source>
        <translation>%1 n’a pas de contraintes EXCLUDE.</translation>
    </message>
    <message>
        <source>Guard the directive by the dialect: if op.get_bind().dialect.name == &quot;postgresql&quot;.</source>
        <translation>Protégez la directive selon le dialecte : if op.get_bind().dialect.name == &quot;postgresql&quot;.</translation>
    </message>
    <message>
        <source>postgresql_include names column &apos;%1&apos;, which is not known here.</source>
        <translation>postgresql_include nomme la colonne « %1 », qui n’est pas connue ici.</translation>
    </message>
    <message>
        <source>Alembic knows only the constraint&apos;s own columns: write the constraint with op.execute().</source>
        <translation>Alembic ne connaît que les colonnes de la contrainte : écrivez la contrainte avec op.execute().</translation>
    </message>
    <message>
        <source>Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.</source>
        <translation>Les lignes ne peuvent être insérées, modifiées et supprimées que dans des tables, pas dans des sous-requêtes ni des jointures.</translation>
    </message>
    <message>
        <source>An UPDATE of table &apos;%1&apos; sets no column.</source>
        <translation>Un UPDATE de la table « %1 » n’affecte aucune colonne.</translation>
    </message>
    <message>
        <source>Give it .values(…).</source>
        <translation>Donnez-lui .values(…).</translation>
    </message>
    <message>
        <source>%1 cannot delete by the rows of another table.</source>
        <translation>%1 ne peut pas supprimer d’après les lignes d’une autre table.</translation>
    </message>
    <message>
        <source>Use a subquery: .where(t.c.id.in_(select(…))).</source>
        <translation>Utilisez une sous-requête : .where(t.c.id.in_(select(…))).</translation>
    </message>
    <message>
        <source>The first set of parameters decides which there are: give every set the same keys.</source>
        <translation>Le premier jeu de paramètres fixe lesquels existent : donnez à chaque jeu les mêmes clés.</translation>
    </message>
    <message>
        <source>SQL parameters not allowed with as_sql</source>
        <translation>Les paramètres SQL ne sont pas permis avec as_sql</translation>
    </message>
    <message>
        <source>An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().</source>
        <translation>Un script SQL n’a pas de paramètres : écrivez les valeurs dans l’instruction, par exemple avec op.inline_literal().</translation>
    </message>
    <message>
        <source>%1 has no arrays: an array constructor cannot be written.</source>
        <translation>%1 n’a pas de tableaux : un constructeur de tableau ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>%1 has no arrays: an element of one cannot be addressed.</source>
        <translation>%1 n’a pas de tableaux : un élément ne peut pas être désigné.</translation>
    </message>
    <message>
        <source>A join has no condition, and none follows from the foreign keys of its tables.</source>
        <translation>Une jointure n’a pas de condition, et aucune ne découle des clés étrangères de ses tables.</translation>
    </message>
    <message>
        <source>Give the condition: a.join(b, a.c.id == b.c.a_id).</source>
        <translation>Donnez la condition : a.join(b, a.c.id == b.c.a_id).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; is an identity column: it cannot get a default at the same time.</source>
        <translation>La colonne « %1 » de la table « %2 » est une colonne d’identité : elle ne peut pas recevoir en même temps une valeur par défaut.</translation>
    </message>
    <message>
        <source>Remove the identity first: server_default=None, then set the default in a second op.alter_column().</source>
        <translation>Retirez d’abord l’identité avec server_default=None, puis mettez la valeur par défaut dans un second op.alter_column().</translation>
    </message>
    <message>
        <source>Identity() of column &apos;%1&apos; of table &apos;%2&apos; changes nothing.</source>
        <translation>Identity() de la colonne « %1 » de la table « %2 » ne change rien.</translation>
    </message>
    <message>
        <source>To make the column an identity column, say that it is none yet: existing_server_default=None.</source>
        <translation>Pour en faire une colonne d’identité, dites qu’elle n’en est pas encore une : existing_server_default=None.</translation>
    </message>
    <message>
        <source>%1 must be a dictionary.</source>
        <translation>%1 doit être un dictionnaire.</translation>
    </message>
    <message>
        <source>Name the index, or add &quot;ix&quot; to the naming convention of the metadata.</source>
        <translation>Nommez l’index, ou ajoutez « ix » à la convention de nommage des métadonnées.</translation>
    </message>
    <message>
        <source>postgresql_using cannot be &apos;%1&apos;: the name of an index method is expected.</source>
        <translation>postgresql_using ne peut pas être « %1 » : le nom d’une méthode d’index est attendu.</translation>
    </message>
    <message>
        <source>For example btree, hash, gist, gin, brin.</source>
        <translation>Par exemple btree, hash, gist, gin, brin.</translation>
    </message>
    <message>
        <source>sqlite_where must be an SQL expression, not a plain string.</source>
        <translation>sqlite_where doit être une expression SQL, pas une simple chaîne.</translation>
    </message>
    <message>
        <source>Write sqlite_where=sa.text(&quot;…&quot;).</source>
        <translation>Écrivez sqlite_where=sa.text(&quot;…&quot;).</translation>
    </message>
    <message>
        <source>The first row decides which columns the INSERT has: give every row the same keys.</source>
        <translation>La première ligne fixe les colonnes de l’INSERT : donnez à chaque ligne les mêmes clés.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but the constraint on table &apos;%2&apos; has no name.</source>
        <translation>La convention de nommage pour « %1 » contient %(constraint_name)s, mais la contrainte de la table « %2 » n’a pas de nom.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, but the referred table is not known here.</source>
        <translation>La convention de nommage pour « %1 » utilise %(%2)s, mais la table visée n’est pas connue ici.</translation>
    </message>
    <message>
        <source>Write the constraint&apos;s name in the script.</source>
        <translation>Écrivez le nom de la contrainte dans le script.</translation>
    </message>
    <message>
        <source>Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().</source>
        <translation>Les fonctions Python de la convention ne peuvent pas être évaluées ici : nommez la contrainte dans le script avec op.f().</translation>
    </message>
    <message>
        <source>Additional arguments should be named &lt;dialectname&gt;_&lt;argument&gt;, got &apos;%1&apos;</source>
        <translation>Les arguments supplémentaires doivent se nommer &lt;dialectname&gt;_&lt;argument&gt;, pas « %1 »</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no argument of %2.</source>
        <translation>« %1 » n’est pas un argument de %2.</translation>
    </message>
    <message>
        <source>%1 must be a string.</source>
        <translation>%1 doit être une chaîne.</translation>
    </message>
    <message>
        <source>%1 must be True or False.</source>
        <translation>%1 doit être True ou False.</translation>
    </message>
    <message>
        <source>%1 must be a list of names.</source>
        <translation>%1 doit être une liste de noms.</translation>
    </message>
    <message>
        <source>%1 must be an SQL expression.</source>
        <translation>%1 doit être une expression SQL.</translation>
    </message>
    <message>
        <source>PostgreSQL has no virtual computed columns: &apos;%1&apos; is declared with persisted=False.</source>
        <translation>PostgreSQL n’a pas de colonnes calculées virtuelles : « %1 » est déclarée avec persisted=False.</translation>
    </message>
    <message>
        <source>Leave persisted out, or use persisted=True.</source>
        <translation>Retirez persisted, ou utilisez persisted=True.</translation>
    </message>
    <message>
        <source>%1 is no value of %2: only True, False, None, 1 and 0 are.</source>
        <translation>%1 n’est pas une valeur de %2 : seules le sont True, False, None, 1 et 0.</translation>
    </message>
    <message>
        <source>A name is empty: tables, columns, constraints and indexes need at least one character.</source>
        <translation>Un nom est vide : tables, colonnes, contraintes et index demandent au moins un caractère.</translation>
    </message>
    <message>
        <source>A % in a raw SQL string with parameters must be written %%.</source>
        <translation>Un % dans une chaîne SQL avec paramètres doit s’écrire %%.</translation>
    </message>
    <message>
        <source>A raw SQL string has more placeholders than the %1 values given.</source>
        <translation>Une chaîne SQL a plus d’emplacements que les %1 valeurs données.</translation>
    </message>
    <message>
        <source>A value is required for parameter &apos;%1&apos; of a raw SQL string.</source>
        <translation>Le paramètre « %1 » d’une chaîne SQL a besoin d’une valeur.</translation>
    </message>
    <message>
        <source>A subquery has no table of its own left: all its tables belong to the enclosing statement.</source>
        <translation>Il ne reste à une sous-requête aucune table propre : toutes appartiennent à l’instruction englobante.</translation>
    </message>
    <message>
        <source>Use .correlate(…) to say which tables come from outside.</source>
        <translation>Utilisez .correlate(…) pour dire quelles tables viennent de l’extérieur.</translation>
    </message>
    <message>
        <source>SQLite cannot extract &apos;%1&apos; from a date.</source>
        <translation>SQLite ne peut pas extraire « %1 » d’une date.</translation>
    </message>
    <message>
        <source>It has year, month, day, hour, minute, second, doy, dow, week and epoch.</source>
        <translation>Il a year, month, day, hour, minute, second, doy, dow, week et epoch.</translation>
    </message>
    <message>
        <source>SQLite has no sequences: the next value of &apos;%1&apos; cannot be taken.</source>
        <translation>SQLite n’a pas de séquences : la prochaine valeur de « %1 » ne peut pas être prise.</translation>
    </message>
    <message>
        <source>An integer was expected, not &apos;%1&apos;.</source>
        <translation>Un entier était attendu, pas « %1 ».</translation>
    </message>
    <message>
        <source>A %1 cannot stand in a JSON column: JSON has no such value.</source>
        <translation>Une valeur %1 ne peut pas figurer dans une colonne JSON : JSON n’a pas de telle valeur.</translation>
    </message>
    <message>
        <source>Convert it in the script, for example with str().</source>
        <translation>Convertissez-la dans le script, par exemple avec str().</translation>
    </message>
    <message>
        <source>A %1 cannot be written as a value of %2 on %3.</source>
        <translation>Une valeur %1 ne peut pas être écrite comme valeur de %2 sur %3.</translation>
    </message>
    <message>
        <source>Give the column or the parameter a type that takes this value, or convert the value in the script.</source>
        <translation>Donnez à la colonne ou au paramètre un type qui accepte cette valeur, ou convertissez la valeur dans le script.</translation>
    </message>
    <message>
        <source>ALTER TABLE: the history so far has no table %1.</source>
        <translation>ALTER TABLE : l’historique jusqu’ici n’a pas de table %1.</translation>
    </message>
    <message>
        <source>calling it</source>
        <translation>son appel</translation>
    </message>
    <message>
        <source>indexing it</source>
        <translation>l’accès par indice</translation>
    </message>
    <message>
        <source>setting an attribute of it</source>
        <translation>l’affectation d’un de ses attributs</translation>
    </message>
    <message>
        <source>setting an item of it</source>
        <translation>l’affectation d’un de ses éléments</translation>
    </message>
    <message>
        <source>deleting an item of it</source>
        <translation>la suppression d’un de ses éléments</translation>
    </message>
    <message>
        <source>iterating over it</source>
        <translation>son parcours</translation>
    </message>
    <message>
        <source>an operator on it</source>
        <translation>un opérateur sur lui</translation>
    </message>
    <message>
        <source>testing whether it is true</source>
        <translation>le test de sa vérité</translation>
    </message>
    <message>
        <source>asking for its length</source>
        <translation>la demande de sa longueur</translation>
    </message>
    <message>
        <source>looking for something in it</source>
        <translation>la recherche dans son contenu</translation>
    </message>
    <message>
        <source>using it as text</source>
        <translation>son emploi comme texte</translation>
    </message>
    <message>
        <source>using it in a with statement</source>
        <translation>son emploi dans une instruction with</translation>
    </message>
    <message>
        <source>an unknown place</source>
        <translation>un endroit inconnu</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write what it does with op directives or SQL.</source>
        <translation>Exécutez cette révision avec le Python du projet, ou écrivez ce qu’elle fait avec des directives op ou du SQL.</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write it another way.</source>
        <translation>Exécutez cette révision avec le Python du projet, ou écrivez-la autrement.</translation>
    </message>
    <message>
        <source>Write the code out, or run this revision with the project&apos;s own Python.</source>
        <translation>Écrivez le code en entier, ou exécutez cette révision avec le Python du projet.</translation>
    </message>
    <message>
        <source>Nobody can answer while a migration runs; read an environment variable or an -x argument instead.</source>
        <translation>Personne ne peut répondre pendant une migration ; lisez plutôt une variable d’environnement ou un argument -x.</translation>
    </message>
    <message>
        <source>Use importlib.import_module().</source>
        <translation>Utilisez importlib.import_module().</translation>
    </message>
    <message>
        <source>__import__() relative to a package</source>
        <translation>__import__() relatif à un paquet</translation>
    </message>
    <message>
        <source>%1() is not supported.</source>
        <translation>%1() n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>Pass the arguments one by one instead of with * or **.</source>
        <translation>Passez les arguments un à un plutôt qu’avec * ou **.</translation>
    </message>
    <message>
        <source>A condition that is not known without running the code (%1): its first branch was read.</source>
        <translation>Une condition inconnue sans exécuter le code (%1) : sa première branche a été lue.</translation>
    </message>
    <message>
        <source>A loop over what is not known without running the code (%1): it was read once.</source>
        <translation>Une boucle sur ce qui est inconnu sans exécuter le code (%1) : elle a été lue une fois.</translation>
    </message>
    <message>
        <source>Raise one of Python&apos;s own exceptions.</source>
        <translation>Levez une des exceptions de Python.</translation>
    </message>
    <message>
        <source>A text would become too long.</source>
        <translation>Une chaîne deviendrait trop longue.</translation>
    </message>
    <message>
        <source>A text grew beyond %1 bytes.</source>
        <translation>Une chaîne a dépassé %1 octets.</translation>
    </message>
    <message>
        <source>The result of ** would be too large.</source>
        <translation>Le résultat de ** serait trop grand.</translation>
    </message>
    <message>
        <source>The result of &lt;&lt; would be too large.</source>
        <translation>Le résultat de &lt;&lt; serait trop grand.</translation>
    </message>
    <message>
        <source>Use except.</source>
        <translation>Utilisez except.</translation>
    </message>
    <message>
        <source>Use it in the body of a function.</source>
        <translation>Utilisez-le dans le corps d’une fonction.</translation>
    </message>
    <message>
        <source>Simplify the expression.</source>
        <translation>Simplifiez l’expression.</translation>
    </message>
    <message>
        <source>Indent the lines that belong to it, or write `pass`.</source>
        <translation>Indentez les lignes qui en font partie, ou écrivez `pass`.</translation>
    </message>
    <message>
        <source>Align the line with the one before it.</source>
        <translation>Alignez la ligne sur la précédente.</translation>
    </message>
    <message>
        <source>Align the line with the block that it belongs to.</source>
        <translation>Alignez la ligne sur le bloc auquel elle appartient.</translation>
    </message>
    <message>
        <source>This is Python 2.</source>
        <translation>C’est du Python 2.</translation>
    </message>
    <message>
        <source>Delete the invisible character here.</source>
        <translation>Supprimez le caractère invisible ici.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8, or declare its encoding in the first line.</source>
        <translation>Enregistrez le fichier en UTF-8, ou déclarez son encodage à la première ligne.</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>l’opérateur %1</translation>
    </message>
    <message>
        <source>comparing it with %1</source>
        <translation>sa comparaison avec %1</translation>
    </message>
    <message>
        <source>listeners other than column_reflect</source>
        <translation>d’autres listeners que column_reflect</translation>
    </message>
    <message>
        <source>The models give table %1 two indexes of the name %2: only the last one is compared. Give one of them another name.</source>
        <translation>Les modèles donnent à la table %1 deux index du nom de %2 : seul le dernier est comparé. Donnez un autre nom à l’un des deux.</translation>
    </message>
    <message>
        <source>A negative number raised to a fraction gives a complex number, which is not supported.</source>
        <translation>Un nombre négatif élevé à une fraction donne un nombre complexe, ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <source>Use two floats.</source>
        <translation>Utilisez deux nombres à virgule flottante.</translation>
    </message>
    <message>
        <source>This power of a Decimal is not supported.</source>
        <translation>Cette puissance d’un Decimal n’est pas prise en charge.</translation>
    </message>
    <message>
        <source>Use a whole exponent.</source>
        <translation>Utilisez un exposant entier.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported with this digest size.</source>
        <translation>Le hachage « %1 » n’est pas pris en charge avec cette longueur.</translation>
    </message>
    <message>
        <source>Use sha256, md5 or another hash of fixed size.</source>
        <translation>Utilisez sha256, md5 ou un autre hachage de longueur fixe.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported here.</source>
        <translation>Le hachage « %1 » n’est pas pris en charge ici.</translation>
    </message>
    <message>
        <source>Use sha256 or sha512.</source>
        <translation>Utilisez sha256 ou sha512.</translation>
    </message>
    <message>
        <source>A function or class must follow its decorator.</source>
        <translation>Un décorateur doit être suivi de sa fonction ou de sa classe.</translation>
    </message>
    <message>
        <source>An expression is expected here.</source>
        <translation>Une expression est attendue ici.</translation>
    </message>
    <message>
        <source>Put parentheses around the items after `in`.</source>
        <translation>Mettez entre parenthèses ce qui suit `in`.</translation>
    </message>
    <message>
        <source>Python 3 has no tuples among parameters.</source>
        <translation>Python 3 n’a pas de tuples parmi les paramètres.</translation>
    </message>
    <message>
        <source>The pattern **rest must be the last.</source>
        <translation>Le motif **rest doit être le dernier.</translation>
    </message>
    <message>
        <source>raise E, &quot;text&quot; is Python 2; write raise E(&quot;text&quot;).</source>
        <translation>raise E, &quot;text&quot; est du Python 2 ; écrivez raise E(&quot;text&quot;).</translation>
    </message>
    <message>
        <source>Write huge integers in hexadecimal.</source>
        <translation>Écrivez les très grands entiers en hexadécimal.</translation>
    </message>
    <message>
        <source>Remove the backslash at the end of the file.</source>
        <translation>Retirez la barre oblique inverse à la fin du fichier.</translation>
    </message>
    <message>
        <source>Nothing, not even a blank, may follow a backslash that continues a line.</source>
        <translation>Rien, pas même une espace, ne peut suivre une barre oblique inverse qui prolonge une ligne.</translation>
    </message>
    <message>
        <source>Backticks are Python 2; write repr(…).</source>
        <translation>Les accents graves sont du Python 2 ; écrivez repr(…).</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2</source>
        <translation>%1 n’est pas lu en entier : %2</translation>
    </message>
    <message>
        <source>changes the values of type %1</source>
        <translation>change les valeurs du type %1</translation>
    </message>
    <message>
        <source>drops type %1, which no column uses any more</source>
        <translation>supprime le type %1, qu’aucune colonne n’utilise plus</translation>
    </message>
    <message>
        <source>the table has 1 row</source>
        <translation>la table a 1 ligne</translation>
    </message>
    <message>
        <source>the table has %1 rows</source>
        <translation>la table a %1 lignes</translation>
    </message>
    <message>
        <source>no rows would be lost</source>
        <translation>aucune ligne ne serait perdue</translation>
    </message>
    <message>
        <source>1 row would be lost</source>
        <translation>1 ligne serait perdue</translation>
    </message>
    <message>
        <source>%1 rows would be lost</source>
        <translation>%1 lignes seraient perdues</translation>
    </message>
    <message>
        <source>no values would be lost</source>
        <translation>aucune valeur ne serait perdue</translation>
    </message>
    <message>
        <source>1 value would be lost</source>
        <translation>1 valeur serait perdue</translation>
    </message>
    <message>
        <source>%1 values would be lost</source>
        <translation>%1 valeurs seraient perdues</translation>
    </message>
    <message>
        <source>its rows could not be counted</source>
        <translation>ses lignes n’ont pas pu être comptées</translation>
    </message>
    <message>
        <source>there are rows without a value</source>
        <translation>il y a des lignes sans valeur</translation>
    </message>
    <message>
        <source>rows without a value get %1</source>
        <translation>les lignes sans valeur reçoivent %1</translation>
    </message>
    <message>
        <source>there is no automatic conversion: USING %1</source>
        <translation>il n’y a pas de conversion automatique : USING %1</translation>
    </message>
    <message>
        <source>no revision mentions it: something else made it</source>
        <translation>aucune révision ne le mentionne : autre chose l’a créé</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>même type</translation>
    </message>
    <message>
        <source>type of the same kind</source>
        <translation>type de même nature</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>même place</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nom proche</translation>
    </message>
    <message>
        <source>%1 of %2 columns are the same</source>
        <translation>%1 colonnes sur %2 sont les mêmes</translation>
    </message>
    <message>
        <source>%1, process %2 of the server</source>
        <translation>%1, processus %2 du serveur</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server</source>
        <translation>%1 de l’utilisateur %2, processus %3 du serveur</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server, connected since %4</source>
        <translation>%1 de l’utilisateur %2, processus %3 du serveur, connecté depuis %4</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>une session</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>son fichier manque</translation>
    </message>
    <message>
        <source>runs SQL text</source>
        <translation>exécute du texte SQL</translation>
    </message>
    <message>
        <source>the folder %1 of %2</source>
        <translation>le dossier %1 de %2</translation>
    </message>
    <message>
        <source>what .pdm-python names in %1</source>
        <translation>ce que nomme .pdm-python dans %1</translation>
    </message>
    <message>
        <source>Poetry&apos;s environment of %1</source>
        <translation>l’environnement Poetry de %1</translation>
    </message>
    <message>
        <source>Pipenv&apos;s environment of %1</source>
        <translation>l’environnement Pipenv de %1</translation>
    </message>
    <message>
        <source>%1 on PATH</source>
        <translation>%1 dans PATH</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver.</source>
        <translation>Une base de données avec un pilote asynchrone.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver.</source>
        <translation>Une base de données avec un pilote synchrone.</translation>
    </message>
    <message>
        <source>Several databases that move together.</source>
        <translation>Plusieurs bases de données qui évoluent ensemble.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver; settings in pyproject.toml.</source>
        <translation>Une base de données avec un pilote synchrone ; réglages dans pyproject.toml.</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver; settings in pyproject.toml.</source>
        <translation>Une base de données avec un pilote asynchrone ; réglages dans pyproject.toml.</translation>
    </message>
    <message>
        <source>it belongs to extension %1</source>
        <translation>appartient à l’extension %1</translation>
    </message>
    <message>
        <source>SQL whose effect is not read: %1</source>
        <translation>SQL dont l’effet n’est pas lu : %1</translation>
    </message>
    <message>
        <source>made like %1, which the history so far does not have</source>
        <translation>créée comme %1, que l’historique n’a pas jusqu’ici</translation>
    </message>
    <message>
        <source>a DO block decides when it runs</source>
        <translation>un bloc DO décide à l’exécution</translation>
    </message>
    <message>
        <source>the index over an expression %1</source>
        <translation>l’index %1 sur une expression</translation>
    </message>
    <message>
        <source>the trigger %1</source>
        <translation>le déclencheur %1</translation>
    </message>
    <message>
        <source>the index %1, which names the changed column %2</source>
        <translation>l’index %1, qui nomme la colonne changée %2</translation>
    </message>
    <message>
        <source>the comment of the table</source>
        <translation>le commentaire de la table</translation>
    </message>
    <message>
        <source>the sequence of column %1, which is not the primary key and becomes a plain number</source>
        <translation>la séquence de la colonne %1, qui n’est pas la clé primaire et devient un simple nombre</translation>
    </message>
    <message>
        <source>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} keeps it)</source>
        <translation>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} le conserve)</translation>
    </message>
    <message>
        <source>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} keeps it)</source>
        <translation>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} le conserve)</translation>
    </message>
    <message>
        <source>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} keeps it)</source>
        <translation>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} le conserve)</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of the primary key</source>
        <translation>ON CONFLICT %1 de la clé primaire</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of column %2</source>
        <translation>ON CONFLICT %1 de la colonne %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of column %2</source>
        <translation>COLLATE %1 de la colonne %2</translation>
    </message>
    <message>
        <source>the declared type %1 of column %2, which becomes %3</source>
        <translation>le type déclaré %1 de la colonne %2, qui devient %3</translation>
    </message>
    <message>
        <source>the CHECK without a name: %1</source>
        <translation>le CHECK sans nom : %1</translation>
    </message>
    <message>
        <source>UNIQUE %1, which stands in a form that reflection does not see</source>
        <translation>UNIQUE %1, sous une forme que la lecture du schéma ne voit pas</translation>
    </message>
    <message>
        <source>the name %1 of UNIQUE %2</source>
        <translation>le nom %1 de UNIQUE %2</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of UNIQUE %2</source>
        <translation>ON CONFLICT %1 de UNIQUE %2</translation>
    </message>
    <message>
        <source>the %1 of %2 in %3 %4</source>
        <translation>%1 de %2 dans %3 %4</translation>
    </message>
    <message>
        <source>%1 of the foreign key (%2) to %3</source>
        <translation>%1 de la clé étrangère (%2) vers %3</translation>
    </message>
    <message>
        <source>DESC of %1 in index %2</source>
        <translation>DESC de %1 dans l’index %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of %2 in index %3</source>
        <translation>COLLATE %1 de %2 dans l’index %3</translation>
    </message>
    <message>
        <source>a statement that could not be read: %1</source>
        <translation>une instruction qui n’a pas pu être lue : %1</translation>
    </message>
    <message>
        <source>rows of a statement that was not run</source>
        <translation>lignes d’une instruction qui n’a pas été exécutée</translation>
    </message>
    <message>
        <source>%1= of %2 in env.py</source>
        <translation>%1= de %2 dans env.py</translation>
    </message>
    <message>
        <source>context.%1() while reading</source>
        <translation>context.%1() pendant la lecture</translation>
    </message>
    <message>
        <source>a value that is not known: %1 is not part of the project</source>
        <translation>une valeur inconnue : %1 ne fait pas partie du projet</translation>
    </message>
    <message>
        <source>rows of %1 (line %2)</source>
        <translation>lignes de %1 (ligne %2)</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>lignes de %1</translation>
    </message>
    <message>
        <source>Raw SQL: %1</source>
        <translation>SQL brut : %1</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3)</source>
        <translation>%1 n’est pas entièrement lu : %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2. %3</source>
        <translation>%1 n’est pas entièrement lu : %2. %3</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3). %4</source>
        <translation>%1 n’est pas entièrement lu : %2 (%3). %4</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>table %1</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>colonne %1.%2</translation>
    </message>
    <message>
        <source>a listener</source>
        <translation>un listener</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>une table</translation>
    </message>
    <message>
        <source>its type is that of the column it refers to, which is not known</source>
        <translation>son type est celui de la colonne à laquelle elle se réfère, qui n’est pas connu</translation>
    </message>
    <message>
        <source>type %1 is not known: its source is not part of the project</source>
        <translation>le type %1 n’est pas connu : sa source ne fait pas partie du projet</translation>
    </message>
    <message>
        <source>its server default could not be computed</source>
        <translation>sa valeur par défaut côté serveur n’a pas pu être calculée</translation>
    </message>
    <message>
        <source>its comment could not be computed</source>
        <translation>son commentaire n’a pas pu être calculé</translation>
    </message>
    <message>
        <source>an argument of it could not be computed: it may be a foreign key or another constraint</source>
        <translation>un de ses arguments n’a pas pu être calculé : ce peut être une clé étrangère ou une autre contrainte</translation>
    </message>
    <message>
        <source>a constraint or index of it could not be computed</source>
        <translation>une de ses contraintes ou un de ses index n’a pas pu être calculé</translation>
    </message>
    <message>
        <source>its name could not be computed</source>
        <translation>son nom n’a pas pu être calculé</translation>
    </message>
    <message>
        <source>it is called for every %1 and may change tables; it was not run</source>
        <translation>il est appelé pour chaque %1 et peut changer des tables ; il n’a pas été exécuté</translation>
    </message>
    <message>
        <source>it is %1, which is not part of the project</source>
        <translation>c’est %1, qui ne fait pas partie du projet</translation>
    </message>
    <message>
        <source>it is not known before it runs: %1</source>
        <translation>ce n’est pas connu avant l’exécution : %1</translation>
    </message>
    <message>
        <source>it is a %1, not a MetaData</source>
        <translation>c’est %1, pas un MetaData</translation>
    </message>
    <message>
        <source>create_table: the history so far has a table %1 already.</source>
        <translation>create_table : l’historique a déjà une table %1 jusqu’ici.</translation>
    </message>
    <message>
        <source>drop_table: the history so far has no table %1.</source>
        <translation>drop_table : l’historique n’a pas de table %1 jusqu’ici.</translation>
    </message>
    <message>
        <source>add_column: table %1 has a column %2 already.</source>
        <translation>add_column : la table %1 a déjà une colonne %2.</translation>
    </message>
    <message>
        <source>drop_column: table %1 has no column %2.</source>
        <translation>drop_column : la table %1 n’a pas de colonne %2.</translation>
    </message>
    <message>
        <source>alter_column: table %1 has no column %2.</source>
        <translation>alter_column : la table %1 n’a pas de colonne %2.</translation>
    </message>
    <message>
        <source>drop_constraint: table %1 has no constraint %2.</source>
        <translation>drop_constraint : la table %1 n’a pas de contrainte %2.</translation>
    </message>
    <message>
        <source>drop_index: the history so far has no index %1.</source>
        <translation>drop_index : l’historique n’a pas d’index %1 jusqu’ici.</translation>
    </message>
    <message>
        <source>script_location is not set in %1; the folder of that file is used, since it holds env.py.</source>
        <translation>script_location n’est pas défini dans %1 ; le dossier de ce fichier est utilisé, car il contient env.py.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is not part of the project</source>
        <translation>« %1 », qui ne fait pas partie du projet</translation>
    </message>
    <message>
        <source>the decorator %1</source>
        <translation>le décorateur %1</translation>
    </message>
    <message>
        <source>the metaclass %1 of class %2</source>
        <translation>la métaclasse %1 de la classe %2</translation>
    </message>
    <message>
        <source>an argument that could not be read: %1</source>
        <translation>un argument qui n’a pas pu être lu : %1</translation>
    </message>
    <message>
        <source>what %1() gives, which calls itself over values that are not known</source>
        <translation>ce que donne %1(), qui s’appelle elle-même sur des valeurs inconnues</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>une valeur inconnue</translation>
    </message>
    <message>
        <source>the truth of a %1</source>
        <translation>la valeur de vérité d’un %1</translation>
    </message>
    <message>
        <source>the truth of an item</source>
        <translation>la valeur de vérité d’un élément</translation>
    </message>
    <message>
        <source>the truth of an object</source>
        <translation>la valeur de vérité d’un objet</translation>
    </message>
    <message>
        <source>the type of an opaque value</source>
        <translation>le type d’une valeur opaque</translation>
    </message>
    <message>
        <source>the condition of filter()</source>
        <translation>la condition de filter()</translation>
    </message>
    <message>
        <source>the result of __exit__</source>
        <translation>le résultat de __exit__</translation>
    </message>
    <message>
        <source>whether an item of a list is the one looked for</source>
        <translation>si un élément d’une liste est celui qui est cherché</translation>
    </message>
    <message>
        <source>the order of a list</source>
        <translation>l’ordre d’une liste</translation>
    </message>
    <message>
        <source>what is left of a generator that one side of a branch advanced</source>
        <translation>ce qui reste d’un générateur qu’un côté d’un branchement a fait avancer</translation>
    </message>
    <message>
        <source>what is left of a %1 that one side of a branch advanced</source>
        <translation>ce qui reste d’un %1 qu’un côté d’un branchement a fait avancer</translation>
    </message>
    <message>
        <source>class %1.%2</source>
        <translation>classe %1.%2</translation>
    </message>
    <message>
        <source>no column type is known for the Python type %1 of %2</source>
        <translation>aucun type de colonne n’est connu pour le type Python %1 de %2</translation>
    </message>
    <message>
        <source>composite attribute %1: a column without a name takes it from the composite class</source>
        <translation>attribut composite %1 : une colonne sans nom le prend de la classe composite</translation>
    </message>
    <message>
        <source>composite attribute %1: the type of column %2 comes from the composite class</source>
        <translation>attribut composite %1 : le type de la colonne %2 vient de la classe composite</translation>
    </message>
    <message>
        <source>%1 is %2, which was not run: it may be a column</source>
        <translation>%1 est %2, qui n’a pas été exécuté : ce peut être une colonne</translation>
    </message>
    <message>
        <source>its __tablename__ could not be computed</source>
        <translation>son __tablename__ n’a pas pu être calculé</translation>
    </message>
    <message>
        <source>its metaclass %1 could not be run: it may change what the class has</source>
        <translation>sa métaclasse %1 n’a pas pu être exécutée : elle peut changer ce qu’a la classe</translation>
    </message>
    <message>
        <source>the listener of %1 failed: %2</source>
        <translation>le listener de %1 a échoué : %2</translation>
    </message>
    <message>
        <source>the listener of %1 cannot be run: %2</source>
        <translation>le listener de %1 ne peut pas être exécuté : %2</translation>
    </message>
    <message>
        <source>a listener of after_parent_attach failed: %1</source>
        <translation>un listener de after_parent_attach a échoué : %1</translation>
    </message>
    <message>
        <source>what is assigned to it is not known: %1</source>
        <translation>ce qui lui est affecté n’est pas connu : %1</translation>
    </message>
    <message>
        <source>the annotation of %1 names something that is not known</source>
        <translation>l’annotation de %1 nomme quelque chose d’inconnu</translation>
    </message>
    <message>
        <source>sa_column of %1 is %2, which was not run</source>
        <translation>sa_column de %1 est %2, qui n’a pas été exécuté</translation>
    </message>
    <message>
        <source>%1: %2 has no matching column type</source>
        <translation>%1 : %2 n’a pas de type de colonne correspondant</translation>
    </message>
    <message>
        <source>its base %1 is not part of the project: it may have columns</source>
        <translation>sa base %1 ne fait pas partie du projet : elle peut avoir des colonnes</translation>
    </message>
    <message>
        <source>%1 is not part of the project</source>
        <translation>%1 ne fait pas partie du projet</translation>
    </message>
    <message>
        <source>the names of the tables</source>
        <translation>les noms des tables</translation>
    </message>
    <message>
        <source>the URL of the connection</source>
        <translation>l’URL de la connexion</translation>
    </message>
    <message>
        <source>context.config, which only a run has</source>
        <translation>context.config, que seule une exécution possède</translation>
    </message>
    <message>
        <source>the version of the database server</source>
        <translation>la version du serveur de base de données</translation>
    </message>
    <message>
        <source>the default schema of the connection</source>
        <translation>le schéma par défaut de la connexion</translation>
    </message>
    <message>
        <source>%1 of the database</source>
        <translation>%1 de la base de données</translation>
    </message>
    <message>
        <source>whether a table exists</source>
        <translation>si une table existe</translation>
    </message>
    <message>
        <source>whether %1 exists</source>
        <translation>si %1 existe</translation>
    </message>
    <message>
        <source>whether table %1 exists</source>
        <translation>si la table %1 existe</translation>
    </message>
    <message>
        <source>the enums of the database</source>
        <translation>les enums de la base de données</translation>
    </message>
    <message>
        <source>the sequences of the database</source>
        <translation>les séquences de la base de données</translation>
    </message>
    <message>
        <source>the materialized views of the database</source>
        <translation>les vues matérialisées de la base de données</translation>
    </message>
    <message>
        <source>the definition of a view</source>
        <translation>la définition d’une vue</translation>
    </message>
    <message>
        <source>a list whose content is not known</source>
        <translation>une liste dont le contenu n’est pas connu</translation>
    </message>
    <message>
        <source>The step did not run a statement that the plan showed, so it was undone.</source>
        <translation>L’étape n’a pas exécuté une instruction que le plan montrait ; elle a donc été annulée.</translation>
    </message>
    <message>
        <source>shown:   nothing more</source>
        <translation>montré : rien de plus</translation>
    </message>
    <message>
        <source>written from the table as the database has it then</source>
        <translation>écrit d’après la table telle que la base de données l’aura alors</translation>
    </message>
    <message>
        <source>an earlier step, %1, cannot be seen to its end</source>
        <translation>une étape précédente, %1, ne peut pas être vue jusqu’à sa fin</translation>
    </message>
    <message>
        <source>Table %1 is made of a query: its columns are not known.</source>
        <translation>La table %1 est faite d’une requête : ses colonnes ne sont pas connues.</translation>
    </message>
    <message>
        <source>a statement before it has a text that is not known yet</source>
        <translation>une instruction qui la précède a un texte qui n’est pas encore connu</translation>
    </message>
    <message>
        <source>%1 does not have what the project imports. Choose the interpreter of the project&apos;s virtual environment, or install its requirements there.</source>
        <translation>%1 n’a pas ce que le projet importe. Choisissez l’interpréteur de l’environnement virtuel du projet ou installez-y ses dépendances.</translation>
    </message>
    <message>
        <source>MigrationContext.configure() without a connection</source>
        <translation>MigrationContext.configure() sans connexion</translation>
    </message>
    <message>
        <source>changing %1 of sqlalchemy&apos;s %2</source>
        <translation>modifier %1 de %2 de sqlalchemy</translation>
    </message>
    <message>
        <source>a connection of env.py that could not be read</source>
        <translation>une connexion d’env.py qui n’a pas pu être lue</translation>
    </message>
    <message>
        <source>When a statement fails, the script catches that and does something else, which is not shown (%1).</source>
        <translation>Si une instruction échoue, le script l’intercepte et fait autre chose, qui n’est pas montré (%1).</translation>
    </message>
    <message>
        <source>env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.</source>
        <translation>env.py écrit dans la base de données. La comparaison ouvre un fichier SQLite en lecture seule, pour que regarder un projet ne change rien : faites qu’env.py n’écrive que là où il migre.</translation>
    </message>
    <message>
        <source>json.loads() of what is not part of the project</source>
        <translation>json.loads() de ce qui ne fait pas partie du projet</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>Impossible de supprimer %1 : %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>Impossible de lire %1 : %2.</translation>
    </message>
    <message>
        <source>%1 is there meanwhile: nothing was changed.</source>
        <translation>%1 existe entre-temps : rien n’a été modifié.</translation>
    </message>
    <message>
        <source>%1 is gone: nothing was changed.</source>
        <translation>%1 a disparu : rien n’a été modifié.</translation>
    </message>
    <message>
        <source>%1 was changed since: nothing was changed here.</source>
        <translation>%1 a été modifié depuis : rien n’a été modifié ici.</translation>
    </message>
</context>
<context>
    <name>FileJobs</name>
    <message>
        <source>it is compiled, its source is missing</source>
        <translation>il est compilé, son code source manque</translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n ligne identique</numerusform>
            <numerusform>%n lignes identiques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationWords</name>
    <message numerus="yes">
        <source>Creates the table %1 with %n column(s)</source>
        <translation>
            <numerusform>Crée la table %1 avec %n colonne</numerusform>
            <numerusform>Crée la table %1 avec %n colonnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Drops the table %1</source>
        <translation>Supprime la table %1</translation>
    </message>
    <message>
        <source>Renames the table %1 to %2</source>
        <translation>Renomme la table %1 en %2</translation>
    </message>
    <message>
        <source>Adds the column %1 to %2</source>
        <translation>Ajoute la colonne %1 à %2</translation>
    </message>
    <message>
        <source>Drops the column %1 of %2</source>
        <translation>Supprime la colonne %1 de %2</translation>
    </message>
    <message>
        <source>Creates the unique index %1 on %2</source>
        <translation>Crée l’index unique %1 sur %2</translation>
    </message>
    <message>
        <source>Creates the index %1 on %2</source>
        <translation>Crée l’index %1 sur %2</translation>
    </message>
    <message>
        <source>Drops the index %1</source>
        <translation>Supprime l’index %1</translation>
    </message>
    <message>
        <source>Drops the constraint %1 of %2</source>
        <translation>Supprime la contrainte %1 de %2</translation>
    </message>
    <message>
        <source>Sets the comment of the table %1</source>
        <translation>Définit le commentaire de la table %1</translation>
    </message>
    <message>
        <source>Removes the comment of the table %1</source>
        <translation>Retire le commentaire de la table %1</translation>
    </message>
    <message>
        <source>Runs SQL</source>
        <translation>Exécute du SQL</translation>
    </message>
    <message numerus="yes">
        <source>Inserts %n row(s)</source>
        <translation>
            <numerusform>Insère %n ligne</numerusform>
            <numerusform>Insère %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Creates the type %1</source>
        <translation>Crée le type %1</translation>
    </message>
    <message>
        <source>Drops the type %1</source>
        <translation>Supprime le type %1</translation>
    </message>
    <message numerus="yes">
        <source>Changes the table %1 in %n way(s)</source>
        <translation>
            <numerusform>Modifie la table %1 d’%n façon</numerusform>
            <numerusform>Modifie la table %1 de %n façons</numerusform>
        </translation>
    </message>
    <message>
        <source>Adds the primary key (%1) to %2</source>
        <translation>Ajoute la clé primaire (%1) à %2</translation>
    </message>
    <message>
        <source>Adds a unique constraint on (%1) to %2</source>
        <translation>Ajoute une contrainte d’unicité sur (%1) à %2</translation>
    </message>
    <message>
        <source>Adds a foreign key from %1 (%2) to %3</source>
        <translation>Ajoute une clé étrangère de %1 (%2) vers %3</translation>
    </message>
    <message>
        <source>Adds a check to %1</source>
        <translation>Ajoute une vérification à %1</translation>
    </message>
    <message>
        <source>Adds an exclusion constraint to %1</source>
        <translation>Ajoute une contrainte d’exclusion à %1</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>un autre type</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>type %1</translation>
    </message>
    <message>
        <source>may be null</source>
        <translation>peut être nul</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>non nul</translation>
    </message>
    <message>
        <source>no default</source>
        <translation>sans valeur par défaut</translation>
    </message>
    <message>
        <source>another default</source>
        <translation>une autre valeur par défaut</translation>
    </message>
    <message>
        <source>another comment</source>
        <translation>un autre commentaire</translation>
    </message>
    <message>
        <source>called %1</source>
        <translation>nommée %1</translation>
    </message>
    <message>
        <source>Changes the column %1 of %2: %3</source>
        <translation>Modifie la colonne %1 de %2 : %3</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>Exécute %1</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>with a default</source>
        <translation>avec une valeur par défaut</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Afficher le mot de passe</translation>
    </message>
</context>
<context>
    <name>PasswordSource</name>
    <message>
        <source>ask each time</source>
        <translation>demander à chaque fois</translation>
    </message>
    <message>
        <source>system keyring</source>
        <translation>trousseau du système</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>variable d’environnement</translation>
    </message>
    <message>
        <source>pgpass or service file</source>
        <translation>fichier pgpass ou de service</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>dépend du schéma actuel</translation>
    </message>
    <message>
        <source>only if the data say so: %1</source>
        <translation>seulement si les données le demandent : %1</translation>
    </message>
    <message>
        <source>repeated for each of: %1</source>
        <translation>répété pour chacun de : %1</translation>
    </message>
    <message>
        <source>with values that are not known before</source>
        <translation>avec des valeurs inconnues à l’avance</translation>
    </message>
    <message>
        <source>the script commits here</source>
        <translation>le script valide ici (COMMIT)</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>impossible ici : %1</translation>
    </message>
    <message>
        <source>nothing to do on this database</source>
        <translation>rien à faire sur cette base</translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>guarded</source>
        <translation>surveillée</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>protégée</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>Upgrades run at once, downgrades and stamps after a question.</source>
        <translation>Les mises à niveau s’exécutent aussitôt, les retours en arrière et les marquages après une question.</translation>
    </message>
    <message>
        <source>Upgrades after a question, downgrades and stamps when the name was typed.</source>
        <translation>Mises à niveau après une question, retours en arrière et marquages une fois le nom saisi.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Rien n’est modifié.</translation>
    </message>
    <message>
        <source>Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.</source>
        <translation>Mises à niveau après un essai et une fois le nom saisi ; retours en arrière et marquages seulement après un déverrouillage de dix minutes.</translation>
    </message>
</context>
<context>
    <name>SchemaHtml</name>
    <message>
        <source>The schema stays as it is: no table, column, constraint or index changes.</source>
        <translation>Le schéma reste tel quel : aucune table, colonne, contrainte ni aucun index ne change.</translation>
    </message>
    <message>
        <source>Not read to its end: %1</source>
        <translation>Non lu jusqu’au bout : %1</translation>
    </message>
    <message>
        <source>New type %1</source>
        <translation>Nouveau type %1</translation>
    </message>
    <message>
        <source>New table %1</source>
        <translation>Nouvelle table %1</translation>
    </message>
    <message>
        <source>Removed type %1</source>
        <translation>Type supprimé %1</translation>
    </message>
    <message>
        <source>Removed table %1</source>
        <translation>Table supprimée %1</translation>
    </message>
    <message>
        <source>Changed type %1</source>
        <translation>Type modifié %1</translation>
    </message>
    <message>
        <source>Changed table %1</source>
        <translation>Table modifiée %1</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n line(s) as before</source>
        <translation>
            <numerusform>⋯ %n ligne inchangée</numerusform>
            <numerusform>⋯ %n lignes inchangées</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided by data: %1</source>
        <translation>Décidé par les données : %1</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>development</source>
        <translation>développement</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>préproduction</translation>
    </message>
    <message>
        <source>production</source>
        <translation>production</translation>
    </message>
</context>
<context>
    <name>TargetColour</name>
    <message>
        <source>by its name</source>
        <translation>d’après son nom</translation>
    </message>
    <message>
        <source>green</source>
        <translation>vert</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>ambre</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rouge</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>bleu</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violet</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CollisionView</name>
    <message>
        <source>What the branches have in common</source>
        <translation>Ce que les branches ont en commun</translation>
    </message>
    <message>
        <source>Reading what the branches change…</source>
        <translation>Lecture de ce que modifient les branches…</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 avec %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1 (%n révision)</numerusform>
            <numerusform>%1 (%n révisions)</numerusform>
        </translation>
    </message>
    <message>
        <source>They touch no table in common.</source>
        <translation>Elles ne touchent aucune table en commun.</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>colonne %1 de %2</translation>
    </message>
    <message>
        <source>table %1, no column in common</source>
        <translation>table %1, aucune colonne en commun</translation>
    </message>
    <message>
        <source>Not known of %1: %2</source>
        <translation>Inconnu de %1 : %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CommandPalette</name>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>Il n’y a rien à choisir.</translation>
    </message>
    <message>
        <source>Nothing fits &quot;%1&quot;.</source>
        <translation>Rien ne correspond à « %1 ».</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message>
        <source>Compare revisions</source>
        <translation>Comparer des révisions</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Dans l’autre sens</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Reading the scripts…</source>
        <translation>Lecture des scripts…</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>à partir d’ici, on ne sait pas : %1</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Les deux sont identiques.</translation>
    </message>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>%n retour en arrière</numerusform>
            <numerusform>%n retours en arrière</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>%n mise à niveau</numerusform>
            <numerusform>%n mises à niveau</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConfirmDialog</name>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) will be run on %1, up to %2.</source>
        <translation>
            <numerusform>%n révision sera exécutée sur %1, jusqu’à %2.</numerusform>
            <numerusform>%n révisions seront exécutées sur %1, jusqu’à %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of %1 will be taken back, down to %2.</source>
        <translation>
            <numerusform>%n révision de %1 sera annulée, jusqu’à %2.</numerusform>
            <numerusform>%n révisions de %1 seront annulées, jusqu’à %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The version table of %1 will say %2. No script is run.</source>
        <translation>La table de version de %1 indiquera %2. Aucun script n’est exécuté.</translation>
    </message>
    <message>
        <source>Upgrade %1 to %2</source>
        <translation>Mettre %1 à niveau vers %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>Ramener %1 à %2</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Marquer %1</translation>
    </message>
    <message>
        <source>What the scripts drop is gone with its data:</source>
        <translation>Ce que les scripts suppriment disparaît avec ses données :</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>This database is guarded. Type its &amp;name to go on: %1</source>
        <translation>Cette base est surveillée. Saisissez son &amp;nom pour continuer : %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConnectionProbe</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>&amp;Create it</source>
        <translation>&amp;Créer la base</translation>
    </message>
    <message>
        <source>Use an &amp;encrypted connection</source>
        <translation>Utiliser une connexion c&amp;hiffrée</translation>
    </message>
    <message>
        <source>Make this database, empty</source>
        <translation>Créer cette base, vide</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Creating the database…</source>
        <translation>Création de la base…</translation>
    </message>
    <message>
        <source>It works: PostgreSQL %1, answered after %2 ms.</source>
        <translation>Cela marche : PostgreSQL %1, réponse après %2 ms.</translation>
    </message>
    <message>
        <source>It works: SQLite %1.</source>
        <translation>Cela marche : SQLite %1.</translation>
    </message>
    <message>
        <source>User %1, database %2, %3.</source>
        <translation>Utilisateur %1, base %2, %3.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>non chiffrée</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Elle est vide.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>Elle a %n table.</numerusform>
            <numerusform>Elle a %n tables.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is read-only: it can be looked at, but not changed.</source>
        <translation>Elle est en lecture seule : on peut la consulter, mais pas la modifier.</translation>
    </message>
    <message>
        <source>This user may not create tables in it: migrations will fail.</source>
        <translation>Cet utilisateur ne peut pas y créer de tables : les migrations échoueront.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n vue</numerusform>
            <numerusform>%n vues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>%n vue matérialisée</numerusform>
            <numerusform>%n vues matérialisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n fonction</numerusform>
            <numerusform>%n fonctions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n déclencheur</numerusform>
            <numerusform>%n déclencheurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>%n politique</numerusform>
            <numerusform>%n politiques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n domaine</numerusform>
            <numerusform>%n domaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n séquence</numerusform>
            <numerusform>%n séquences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>%n table étrangère</numerusform>
            <numerusform>%n tables étrangères</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What is not compared, one by one</source>
        <translation>Ce qui n’est pas comparé, un par un</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Non comparé</translation>
    </message>
    <message>
        <source>Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.</source>
        <translation>Comparés : tables, colonnes, types, valeurs par défaut, commentaires, index, contraintes, valeurs des énumérations.</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>Non comparé : %1.</translation>
    </message>
    <message>
        <source>Nothing else is in the database.</source>
        <translation>Il n’y a rien d’autre dans la base.</translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>Non lu : %n endroit des modèles.</numerusform>
            <numerusform>Non lus : %n endroits des modèles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>Incertain : %n endroit de l’historique.</numerusform>
            <numerusform>Incertains : %n endroits de l’historique.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or double click: show the place</source>
        <translation>Entrée ou double-clic : montrer l’endroit</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Non lu : %1</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Incertain : %1</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Non comparé : %1</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>Non comparé : %1 (%2)</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>vue %1</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>vue matérialisée %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>fonction %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>déclencheur %1</translation>
    </message>
    <message>
        <source>policy %1</source>
        <translation>politique %1</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>domaine %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>séquence %1</translation>
    </message>
    <message>
        <source>foreign table %1</source>
        <translation>table étrangère %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message>
        <source>Where %1 stands is unknown</source>
        <translation>On ne sait pas où se trouve %1</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Nothing is contacted by itself. The history can be read without it.</source>
        <translation>Rien n’est contacté de soi-même. L’historique peut être lu sans connexion.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Pas de connexion à %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Change how it is reached, and test it there.</source>
        <translation>Modifier la façon de l’atteindre, et la tester au même endroit.</translation>
    </message>
    <message>
        <source>Upgrade it</source>
        <translation>La mettre à niveau</translation>
    </message>
    <message>
        <source>Only right when the scripts do not make the tables that are there already.</source>
        <translation>Convient seulement si les scripts ne créent pas les tables déjà présentes.</translation>
    </message>
    <message>
        <source>All revisions are run, from the first on. The plan is shown before anything is done.</source>
        <translation>Toutes les révisions sont exécutées, à partir de la première. Le plan est montré avant que rien ne soit fait.</translation>
    </message>
    <message>
        <source>Stamp it…</source>
        <translation>La marquer…</translation>
    </message>
    <message>
        <source>Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.</source>
        <translation>Ses tables sont celles que feraient les scripts : inscrire la révision où elle se trouve, sans rien exécuter.</translation>
    </message>
    <message>
        <source>Only for a database whose tables are already as the scripts would make them.</source>
        <translation>Seulement pour une base dont les tables sont déjà telles que les scripts les feraient.</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>Une autre base…</translation>
    </message>
    <message>
        <source>This is the wrong one: choose or add the right one.</source>
        <translation>Ce n’est pas la bonne : choisir ou ajouter la bonne.</translation>
    </message>
    <message>
        <source>%1 has tables, but no version table</source>
        <translation>%1 a des tables, mais pas de table de version</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 est vide</translation>
    </message>
    <message>
        <source>Alembic has never written into this database, or writes its versions elsewhere.</source>
        <translation>Alembic n’a jamais écrit dans cette base, ou écrit ses versions ailleurs.</translation>
    </message>
    <message>
        <source>Get its script…</source>
        <translation>Récupérer son script…</translation>
    </message>
    <message>
        <source>Write the file as git has it into this checkout; it can be undone.</source>
        <translation>Écrire dans cette copie de travail le fichier tel que git le connaît ; cela peut être annulé.</translation>
    </message>
    <message>
        <source>Put a revision of this project in its place, after a comparison with the tables that are there.</source>
        <translation>Mettre une révision de ce projet à sa place, après une comparaison avec les tables présentes.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 se trouve à %2, révision sans script dans ce projet</numerusform>
            <numerusform>%1 se trouve à %2, révisions sans script dans ce projet</numerusform>
        </translation>
    </message>
    <message>
        <source>This project has no revisions yet</source>
        <translation>Ce projet n’a pas encore de révision</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>Nouvelle révision…</translation>
    </message>
    <message>
        <source>A script with nothing in it yet.</source>
        <translation>Un script encore vide.</translation>
    </message>
    <message>
        <source>From the models…</source>
        <translation>D’après les modèles…</translation>
    </message>
    <message>
        <source>A script that makes what the models have and the database lacks.</source>
        <translation>Un script qui crée ce que les modèles ont et qui manque à la base.</translation>
    </message>
    <message>
        <source>Switch it to this branch…</source>
        <translation>La passer sur cette branche…</translation>
    </message>
    <message>
        <source>Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first.</source>
        <translation>Descendre avec les scripts de l’autre branche, tels que git les connaît, jusqu’à ce que les deux ont en commun ; puis monter jusqu’au head de celle-ci. Les deux plans sont d’abord montrés.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DesktopNotifier</name>
    <message>
        <source>%1: done</source>
        <translation>%1 : terminé</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Durée : %1.</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1 : échec</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1 : arrêté</translation>
    </message>
    <message>
        <source>It ran for %1.</source>
        <translation>Arrêt après %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPanel</name>
    <message>
        <source>All tables</source>
        <translation>Toutes les tables</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Exporter le diagramme</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>Trouver une table</translation>
    </message>
    <message>
        <source>Before or after the revision</source>
        <translation>Avant ou après la révision</translation>
    </message>
    <message>
        <source>The schema before the revision, what it changes, the schema after it</source>
        <translation>Le schéma avant la révision, ce qu’elle modifie, le schéma après elle</translation>
    </message>
    <message>
        <source>Place in the history</source>
        <translation>Place dans l’historique</translation>
    </message>
    <message>
        <source>Walk through the history: the schema at each revision</source>
        <translation>Parcourir l’historique : le schéma à chaque révision</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>change</source>
        <translation>modification</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>Dessin SVG (*.svg);;Image PNG (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>Impossible d’écrire %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffDetail</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;Ignorer…</translation>
    </message>
    <message>
        <source>Do not &amp;ignore</source>
        <translation>Ne pas &amp;ignorer</translation>
    </message>
    <message>
        <source>&amp;Not a rename</source>
        <translation>&amp;Pas un renommage</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Avant et après</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>SQL of the change</source>
        <translation>SQL de la modification</translation>
    </message>
    <message>
        <source>Python of the change</source>
        <translation>Python de la modification</translation>
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
        <translation>une valeur, ou sql:expression</translation>
    </message>
    <message>
        <source>Rows without a &amp;value get</source>
        <translation>Les lignes sans &amp;valeur reçoivent</translation>
    </message>
    <message>
        <source>Revision %1 should have made it</source>
        <translation>La révision %1 aurait dû le faire</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignorée : %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message>
        <source>Type %1</source>
        <translation>Type %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorée</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignorée : %1</translation>
    </message>
    <message>
        <source>cannot be written for this database</source>
        <translation>ne peut pas être écrite pour cette base</translation>
    </message>
    <message>
        <source>of revision %1</source>
        <translation>de la révision %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
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
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Models and database could not be compared</source>
        <translation>Les modèles et la base n’ont pas pu être comparés</translation>
    </message>
    <message>
        <source>Comparing the models with %1…</source>
        <translation>Comparaison des modèles avec %1…</translation>
    </message>
    <message>
        <source>Comparing the models with the history…</source>
        <translation>Comparaison des modèles avec l’historique…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>comparaison…</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Les modèles et %1 concordent</translation>
    </message>
    <message>
        <source>The models and the history agree (not connected)</source>
        <translation>Les modèles et l’historique concordent (non connecté)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>concordent</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Non comparé : %1</translation>
    </message>
    <message>
        <source>Pending against %1: %2</source>
        <translation>En attente par rapport à %1 : %2</translation>
    </message>
    <message>
        <source>Pending against the history&apos;s head: %1</source>
        <translation>En attente par rapport au head : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>%n endroit n’a pas pu être lu ; pour le reste, les modèles et %1 concordent</numerusform>
            <numerusform>%n endroits n’ont pas pu être lus ; pour le reste, les modèles et %1 concordent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>%n endroit n’a pas pu être lu ; pour le reste, les modèles et l’historique concordent</numerusform>
            <numerusform>%n endroits n’ont pas pu être lus ; pour le reste, les modèles et l’historique concordent</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incomplet</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1 ; %n endroit n’a pas pu être lu</numerusform>
            <numerusform>%1 ; %n endroits n’ont pas pu être lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message>
        <source>Was the table %1 renamed to %2? (%3)</source>
        <translation>La table %1 a-t-elle été renommée en %2 ? (%3)</translation>
    </message>
    <message>
        <source>Was the column %1 of %2 renamed to %3? (%4)</source>
        <translation>La colonne %1 de %2 a-t-elle été renommée en %3 ? (%4)</translation>
    </message>
    <message>
        <source>C&amp;ompare again</source>
        <translation>C&amp;omparer à nouveau</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>Co&amp;nnecter</translation>
    </message>
    <message>
        <source>&amp;Write revision</source>
        <translation>Écrire &amp;la révision</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Ce qui est comparé</translation>
    </message>
    <message>
        <source>Database → models (pending)</source>
        <translation>Base → modèles (en attente)</translation>
    </message>
    <message>
        <source>Database → its revision (drift)</source>
        <translation>Base → sa révision (dérive)</translation>
    </message>
    <message>
        <source>History&apos;s head → models</source>
        <translation>Head de l’historique → modèles</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>What the new revision does</source>
        <translation>Ce que fait la nouvelle révision</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Les modèles et %1 concordent</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n modification amène %1 aux modèles</numerusform>
            <numerusform>%n modifications amènent %1 aux modèles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is as its revision makes it</source>
        <translation>%1 est telle que sa révision la fait</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n modification ramène %1 à sa révision</numerusform>
            <numerusform>%n modifications ramènent %1 à sa révision</numerusform>
        </translation>
    </message>
    <message>
        <source>The history&apos;s head and the models agree</source>
        <translation>Le head de l’historique et les modèles concordent</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n modification amène le head de l’historique aux modèles</numerusform>
            <numerusform>%n modifications amènent le head de l’historique aux modèles</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>Rien n’est encore comparé.</translation>
    </message>
    <message>
        <source>%1 is not connected. Without it only the history&apos;s head can be compared with the models.</source>
        <translation>%1 n’est pas connectée. Sans elle, seul le head de l’historique peut être comparé avec les modèles.</translation>
    </message>
    <message>
        <source>%1 does not stand at the head: a revision can be written when it does. Upgrade it first.</source>
        <translation>%1 ne se trouve pas au head : une révision pourra être écrite quand elle y sera. Mettez-la d’abord à niveau.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Two changes</source>
        <translation>&amp;Deux modifications</translation>
    </message>
    <message>
        <source>The contents stay under the new name</source>
        <translation>Le contenu reste sous le nouveau nom</translation>
    </message>
    <message>
        <source>What was there is dropped, and something new is made</source>
        <translation>Ce qui était là est supprimé, et quelque chose de nouveau est créé</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>%1 sur %n modification</numerusform>
            <numerusform>%1 sur %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>The database must stand at the head first</source>
        <translation>La base doit d’abord se trouver au head</translation>
    </message>
    <message>
        <source>Write a script of the changes that are ticked</source>
        <translation>Écrire un script avec les modifications cochées</translation>
    </message>
    <message>
        <source>Ignore a change</source>
        <translation>Ignorer une modification</translation>
    </message>
    <message>
        <source>Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project&apos;s configuration, where others can review it.</source>
        <translation>Pourquoi est-elle laissée telle quelle ? La raison est conservée dans limbeck-ignore.txt, à côté de la configuration du projet, où d’autres peuvent la relire.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>E&amp;xact</translation>
    </message>
    <message>
        <source>&amp;Read with Python…</source>
        <translation>Lire avec &amp;Python…</translation>
    </message>
    <message>
        <source>Models as read → as Python has them</source>
        <translation>Modèles tels que lus → tels que Python les voit</translation>
    </message>
    <message>
        <source>Compare the models as the project&apos;s own Python imports them, which runs its code</source>
        <translation>Comparer les modèles tels que le Python du projet les importe, ce qui exécute le code du projet</translation>
    </message>
    <message>
        <source>Python has the models as they are read here</source>
        <translation>Python voit les modèles tels qu’ils sont lus ici</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>%n différence entre les modèles tels qu’ils sont lus ici et tels que Python les voit</numerusform>
            <numerusform>%n différences entre les modèles tels qu’ils sont lus ici et tels que Python les voit</numerusform>
        </translation>
    </message>
    <message>
        <source>Limbeck reads the models without running them. To see where that misses something, the project&apos;s own Python has to import them: its code runs then, with your rights.</source>
        <translation>Limbeck lit les modèles sans les exécuter. Pour voir où quelque chose lui échappe ainsi, il faut que le Python du projet les importe : le code du projet s’exécute alors, avec vos droits.</translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>Aucune différence, mais %n endroit n’a pas pu être lu</numerusform>
            <numerusform>Aucune différence, mais %n endroits n’ont pas pu être lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffWords</name>
    <message>
        <source>comment: %1</source>
        <translation>commentaire : %1</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>pas de commentaire</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>la table</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>colonne %1</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>un index</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>index %1</translation>
    </message>
    <message>
        <source>a constraint</source>
        <translation>une contrainte</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>contrainte %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>le commentaire</translation>
    </message>
    <message>
        <source>comment of %1</source>
        <translation>commentaire de %1</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>le type</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>demande de l’attention</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>perd des données</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>échouerait</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::EngineService</name>
    <message>
        <source>Opening the project</source>
        <translation>Ouverture du projet</translation>
    </message>
    <message>
        <source>Reading where the database stands</source>
        <translation>Lecture de l’état de la base</translation>
    </message>
    <message>
        <source>Making the plan</source>
        <translation>Préparation du plan</translation>
    </message>
    <message>
        <source>Computing a schema</source>
        <translation>Calcul d’un schéma</translation>
    </message>
    <message>
        <source>Drawing the diagram</source>
        <translation>Dessin du diagramme</translation>
    </message>
    <message>
        <source>Writing a merge</source>
        <translation>Écriture d’une fusion</translation>
    </message>
    <message>
        <source>Writing a revision</source>
        <translation>Écriture d’une révision</translation>
    </message>
    <message>
        <source>Writing the environment</source>
        <translation>Écriture de l’environnement</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>Lecture d’un fichier</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>Écriture d’un fichier</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Looking for the models&apos; files</source>
        <translation>Recherche des fichiers des modèles</translation>
    </message>
    <message>
        <source>Looking for the project&apos;s Python</source>
        <translation>Recherche du Python du projet</translation>
    </message>
    <message>
        <source>Asking Python for its Alembic</source>
        <translation>Python interrogé sur son Alembic</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Recherche de modèles</translation>
    </message>
    <message>
        <source>Testing a connection</source>
        <translation>Test d’une connexion</translation>
    </message>
    <message>
        <source>Creating a database</source>
        <translation>Création d’une base</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>Rechercher dans le script</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n remplacement</numerusform>
            <numerusform>%n remplacements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryDelegate</name>
    <message>
        <source>problem</source>
        <translation>problème</translation>
    </message>
    <message>
        <source>needs Python</source>
        <translation>requiert Python</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n more below</source>
        <translation>
            <numerusform>⋯ %n autre dessous</numerusform>
            <numerusform>⋯ %n autres dessous</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message>
        <source>missing file</source>
        <translation>fichier manquant</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>appliquée</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>current</source>
        <translation>actuelle</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <translation>fusion de %1</translation>
    </message>
    <message>
        <source>branch point</source>
        <translation>bifurcation</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 se trouve ici</translation>
    </message>
    <message>
        <source>effective head</source>
        <translation>head effectif</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>? Whether downgrade takes everything back cannot be told from the scripts</source>
        <translation>? Les scripts ne permettent pas de dire si downgrade annule tout</translation>
    </message>
    <message>
        <source>⇄ downgrade makes the schema that was there before</source>
        <translation>⇄ downgrade refait le schéma qui était là avant</translation>
    </message>
    <message>
        <source>⇢ upgrade drops data that downgrade does not bring back</source>
        <translation>⇢ upgrade supprime des données que downgrade ne rétablit pas</translation>
    </message>
    <message>
        <source>≠ downgrade leaves another schema than the one before</source>
        <translation>≠ downgrade laisse un autre schéma que celui d’avant</translation>
    </message>
    <message>
        <source>⊘ there is no way back</source>
        <translation>⊘ il n’y a pas de retour possible</translation>
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
        <translation>✎ le script a été modifié après avoir été appliqué</translation>
    </message>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>Le fichier de cette révision manque ; %n révision la suit. Cherchez-le dans git avec son menu contextuel.</numerusform>
            <numerusform>Le fichier de cette révision manque ; %n révisions la suivent. Cherchez-le dans git avec son menu contextuel.</numerusform>
        </translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>ajoutée par %1, %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistorySearchBar</name>
    <message>
        <source>Show only what matches</source>
        <translation>N’afficher que les occurrences</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Find in history</source>
        <translation>Rechercher dans l’historique</translation>
    </message>
    <message>
        <source>Words of the message, the id or the file&apos;s name.
id: msg: file: label: date: is: look in one place only, quotes keep words together.</source>
        <translation>Mots du message, identifiant ou nom du fichier.
id: msg: file: label: date: is: ne cherchent qu’à un endroit, les guillemets gardent les mots ensemble.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>rien trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvée</numerusform>
            <numerusform>%n trouvées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryView</name>
    <message>
        <source>Revision history</source>
        <translation>Historique des révisions</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Pas encore de révision</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graphe</translation>
    </message>
    <message>
        <source>missing file</source>
        <translation>fichier manquant</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::InitDialog</name>
    <message>
        <source>Begin with Alembic</source>
        <translation>Commencer avec Alembic</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Dossier du projet</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Scripts go to</source>
        <translation>Les &amp;scripts vont dans</translation>
    </message>
    <message>
        <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database&apos;s URL into alembic.ini and the models&apos; metadata into env.py.</source>
        <translation>Sont écrits alembic.ini (ou une section de pyproject.toml) et le dossier avec env.py, script.py.mako et un historique vide. Mettez ensuite l’URL de la base dans alembic.ini et les métadonnées des modèles dans env.py.</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Écrire les fichiers</translation>
    </message>
    <message>
        <source>%1 is there already and is not empty.</source>
        <translation>%1 existe déjà et n’est pas vide.</translation>
    </message>
    <message>
        <source>SQLModel</source>
        <translation>SQLModel</translation>
    </message>
    <message>
        <source>Ready for SQLModel: env.py imports the models, new scripts know SQLModel&apos;s types, SQLite is changed in batches, the URL comes from the environment.</source>
        <translation>Prêt pour SQLModel : env.py importe les modèles, les nouveaux scripts connaissent les types de SQLModel, SQLite est modifié par lots, l’URL vient de l’environnement.</translation>
    </message>
    <message>
        <source>looking for models…</source>
        <translation>recherche de modèles…</translation>
    </message>
    <message>
        <source>Modules with tables, separated by commas</source>
        <translation>Modules avec des tables, séparés par des virgules</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>Les modèles sont &amp;dans</translation>
    </message>
    <message>
        <source>&amp;Variable with the URL</source>
        <translation>&amp;Variable contenant l’URL</translation>
    </message>
    <message>
        <source>&amp;URL without it</source>
        <translation>&amp;URL à défaut</translation>
    </message>
    <message>
        <source>none found: app.models</source>
        <translation>aucun trouvé : app.models</translation>
    </message>
    <message>
        <source>Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic&apos;s own commands, too.</source>
        <translation>Sont écrits alembic.ini et le dossier avec env.py, script.py.mako et un historique vide. Ils fonctionnent aussi avec les commandes d’Alembic lui-même.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a module.</source>
        <translation>« %1 » n’est pas un nom de module.</translation>
    </message>
    <message>
        <source>Name an environment variable.</source>
        <translation>Indiquez une variable d’environnement.</translation>
    </message>
    <message>
        <source>A password does not belong into the project&apos;s files: leave it out, and give it in the variable.</source>
        <translation>Un mot de passe n’a pas sa place dans les fichiers du projet : omettez-le, et donnez-le dans la variable.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobStatus</name>
    <message>
        <source>Stop this job</source>
        <translation>Arrêter cette tâche</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>Progression de la tâche</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1 : arrêt…</translation>
    </message>
    <message>
        <source>%1: %2, about %3 left</source>
        <translation>%1 : %2, encore %3 environ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsModel</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 sur %2 : %3</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, encore %2 environ</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>arrêt…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsPanel</name>
    <message>
        <source>Stop the chosen job</source>
        <translation>Arrêter la tâche choisie</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LogPanel</name>
    <message>
        <source>Copy what is shown</source>
        <translation>Copier ce qui est affiché</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Vider le journal</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>Kinds of entries</source>
        <translation>Genres d’entrées</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Filtrer le journal</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message>
        <source>Show in the script</source>
        <translation>Montrer dans le script</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit : %1</translation>
    </message>
    <message>
        <source>No script was written</source>
        <translation>Aucun script n’a été écrit</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>Open a project&apos;s folder</source>
        <translation>Ouvrir le dossier d’un projet</translation>
    </message>
    <message>
        <source>The sample project is not installed.</source>
        <translation>Le projet d’exemple n’est pas installé.</translation>
    </message>
    <message>
        <source>Not connected. Nothing is contacted by itself: press Connect.</source>
        <translation>Non connecté. Rien n’est contacté de soi-même : cliquez sur « Connecter ».</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1 : non connecté</translation>
    </message>
    <message>
        <source>%1: connecting…</source>
        <translation>%1 : connexion…</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>◉ %1 on %2</source>
        <translation>◉ %1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
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
            <numerusform>%n problème</numerusform>
            <numerusform>%n problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>A migration is running</source>
        <translation>Une migration est en cours</translation>
    </message>
    <message>
        <source>%1 is being migrated.</source>
        <translation>%1 est en cours de migration.</translation>
    </message>
    <message>
        <source>Stopping rolls back the step under way; the report says what stays.</source>
        <translation>L’arrêt annule l’étape en cours ; le rapport dit ce qui reste.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>Fermer quand c’est terminé</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laisser tourner</translation>
    </message>
    <message>
        <source>Making the plan for %1</source>
        <translation>Préparation du plan pour %1</translation>
    </message>
    <message>
        <source>Delete a revision</source>
        <translation>Supprimer une révision</translation>
    </message>
    <message>
        <source>Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless.</source>
        <translation>Rien ne la suit, et aucune base lue ici ne la possède. Une base qui n’a pas été lue peut cependant la posséder.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Aller à la ligne</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision of this project.</source>
        <translation>« %1 » n’est pas une révision de ce projet.</translation>
    </message>
    <message>
        <source>The language changes when the window is opened again.</source>
        <translation>La langue change à la prochaine ouverture de la fenêtre.</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exporter l’historique</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>Dessin SVG (*.svg);;Image PNG (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written, or the history is too long for a picture: try SVG.</source>
        <translation>Impossible d’écrire %1, ou l’historique est trop long pour une image : essayez SVG.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Actualiser</translation>
    </message>
    <message>
        <source>Read the files and the database again</source>
        <translation>Relire les fichiers et la base</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Fermer le projet</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Fermer le projet</translation>
    </message>
    <message>
        <source>&amp;Save script</source>
        <translation>&amp;Enregistrer le script</translation>
    </message>
    <message>
        <source>Save the script in the editor</source>
        <translation>Enregistrer le script de l’éditeur</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>&amp;Palette de commandes…</translation>
    </message>
    <message>
        <source>Choose any command by typing a part of its name</source>
        <translation>Choisir une commande en tapant une partie de son nom</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>P&amp;références…</translation>
    </message>
    <message>
        <source>Colours, language, fonts, shortcuts</source>
        <translation>Couleurs, langue, polices, raccourcis</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>&amp;New revision…</source>
        <translation>&amp;Nouvelle révision…</translation>
    </message>
    <message>
        <source>Write a new script</source>
        <translation>Écrire un nouveau script</translation>
    </message>
    <message>
        <source>De&amp;lete revision…</source>
        <translation>&amp;Supprimer la révision…</translation>
    </message>
    <message>
        <source>Move the script of a revision that nothing follows and no database has to the trash</source>
        <translation>Mettre à la corbeille le script d’une révision que rien ne suit et qu’aucune base ne possède</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Connecter</translation>
    </message>
    <message>
        <source>Connect to the database and read where it stands</source>
        <translation>Se connecter à la base et lire où elle en est</translation>
    </message>
    <message>
        <source>&amp;Add database…</source>
        <translation>&amp;Ajouter une base…</translation>
    </message>
    <message>
        <source>Add a database by hand</source>
        <translation>Ajouter une base à la main</translation>
    </message>
    <message>
        <source>&amp;Upgrade to head</source>
        <translation>Mettre à niveau jusqu’à &amp;head</translation>
    </message>
    <message>
        <source>Bring the database to the newest revision</source>
        <translation>Amener la base à la révision la plus récente</translation>
    </message>
    <message>
        <source>Upgrade to s&amp;elected</source>
        <translation>Mettre à niveau jusqu’à la &amp;sélection</translation>
    </message>
    <message>
        <source>Bring the database up to the selected revision</source>
        <translation>Amener la base jusqu’à la révision sélectionnée</translation>
    </message>
    <message>
        <source>Upgrade &amp;one step</source>
        <translation>Mettre à niveau d’&amp;une étape</translation>
    </message>
    <message>
        <source>Run the next revision</source>
        <translation>Exécuter la révision suivante</translation>
    </message>
    <message>
        <source>&amp;Downgrade to selected</source>
        <translation>&amp;Revenir à la sélection</translation>
    </message>
    <message>
        <source>Bring the database down to the selected revision</source>
        <translation>Ramener la base à la révision sélectionnée</translation>
    </message>
    <message>
        <source>Downgrade o&amp;ne step</source>
        <translation>Revenir d’u&amp;ne étape</translation>
    </message>
    <message>
        <source>Take the last revision back</source>
        <translation>Annuler la dernière révision</translation>
    </message>
    <message>
        <source>Downgrade to &amp;base</source>
        <translation>Revenir à la &amp;base</translation>
    </message>
    <message>
        <source>Take all revisions back</source>
        <translation>Annuler toutes les révisions</translation>
    </message>
    <message>
        <source>S&amp;tamp selected</source>
        <translation>&amp;Marquer la sélection</translation>
    </message>
    <message>
        <source>Write the selected revision into the version table without running anything</source>
        <translation>Inscrire la révision sélectionnée dans la table de version sans rien exécuter</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Arrêter ce qui est en cours</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation>&amp;Rechercher dans l’historique</translation>
    </message>
    <message>
        <source>Highlight revisions by id, message or file</source>
        <translation>Surligner les révisions par identifiant, message ou fichier</translation>
    </message>
    <message>
        <source>Find and &amp;replace in the script</source>
        <translation>Rechercher et &amp;remplacer dans le script</translation>
    </message>
    <message>
        <source>Find and replace in the script</source>
        <translation>Rechercher et remplacer dans le script</translation>
    </message>
    <message>
        <source>Go to &amp;line…</source>
        <translation>Aller à la &amp;ligne…</translation>
    </message>
    <message>
        <source>Go to a line of the script</source>
        <translation>Aller à une ligne du script</translation>
    </message>
    <message>
        <source>Go to the revision under the &amp;caret</source>
        <translation>Aller à la révision sous le &amp;curseur</translation>
    </message>
    <message>
        <source>Select the revision whose id stands at the caret</source>
        <translation>Sélectionner la révision dont l’identifiant est sous le curseur</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Occurrence &amp;suivante</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Occurrence &amp;précédente</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Show only &amp;matches</source>
        <translation>N’afficher que les &amp;occurrences</translation>
    </message>
    <message>
        <source>Hide the revisions that do not match</source>
        <translation>Masquer les révisions qui ne correspondent pas</translation>
    </message>
    <message>
        <source>&amp;Go to revision…</source>
        <translation>&amp;Aller à une révision…</translation>
    </message>
    <message>
        <source>E&amp;xport the history…</source>
        <translation>E&amp;xporter l’historique…</translation>
    </message>
    <message>
        <source>Save the history as SVG or PNG</source>
        <translation>Enregistrer l’historique en SVG ou PNG</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Réinitialiser la disposition</translation>
    </message>
    <message>
        <source>Everything back in its place</source>
        <translation>Tout remettre à sa place</translation>
    </message>
    <message>
        <source>Highlight &amp;ancestry</source>
        <translation>Surligner l’&amp;ascendance</translation>
    </message>
    <message>
        <source>Show faintly what is neither above nor below the selected revision</source>
        <translation>Estomper ce qui n’est ni au-dessus ni au-dessous de la révision sélectionnée</translation>
    </message>
    <message>
        <source>&amp;Denser rows</source>
        <translation>Lignes plus &amp;denses</translation>
    </message>
    <message>
        <source>Less height for each revision</source>
        <translation>Moins de hauteur par révision</translation>
    </message>
    <message>
        <source>&amp;Roomier rows</source>
        <translation>Lignes plus aé&amp;rées</translation>
    </message>
    <message>
        <source>More height for each revision</source>
        <translation>Plus de hauteur par révision</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>&amp;Parcourir</translation>
    </message>
    <message>
        <source>History and details</source>
        <translation>Historique et détails</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Écrire</translation>
    </message>
    <message>
        <source>A large editor with its SQL</source>
        <translation>Un grand éditeur avec son SQL</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Déployer</translation>
    </message>
    <message>
        <source>History, plan and log</source>
        <translation>Historique, plan et journal</translation>
    </message>
    <message>
        <source>Go to &amp;current</source>
        <translation>Aller à la révision a&amp;ctuelle</translation>
    </message>
    <message>
        <source>Select the revision at which the database stands</source>
        <translation>Sélectionner la révision où se trouve la base</translation>
    </message>
    <message>
        <source>Copy revision &amp;id</source>
        <translation>Copier l’&amp;identifiant</translation>
    </message>
    <message>
        <source>Copy the id of the selected revision</source>
        <translation>Copier l’identifiant de la révision sélectionnée</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Principale</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projet</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migration</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Fold long runs</source>
        <translation>&amp;Replier les longues suites</translation>
    </message>
    <message>
        <source>Show long runs in which nothing branches by their first and last revisions</source>
        <translation>Montrer les longues suites sans bifurcation par leur première et leur dernière révision</translation>
    </message>
    <message>
        <source>Unsaved scripts</source>
        <translation>Scripts non enregistrés</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n script a des modifications non enregistrées.</numerusform>
            <numerusform>%n scripts ont des modifications non enregistrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 goes to the trash. It can be undone.</source>
        <translation>Le fichier de %1 va à la corbeille. Cela peut être annulé.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Tâches</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Problè&amp;mes</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>&amp;Databases</source>
        <translation>Bas&amp;es</translation>
    </message>
    <message>
        <source>List the problems of the project</source>
        <translation>Lister les problèmes du projet</translation>
    </message>
    <message>
        <source>New revision from &amp;diff</source>
        <translation>No&amp;uvelle révision d’après les différences</translation>
    </message>
    <message>
        <source>Write a script of what differs between the models and the database</source>
        <translation>Écrire un script de ce qui diffère entre les modèles et la base</translation>
    </message>
    <message>
        <source>&amp;Pending diff</source>
        <translation>Di&amp;fférences en attente</translation>
    </message>
    <message>
        <source>Show what differs between models, database and history</source>
        <translation>Montrer ce qui diffère entre les modèles, la base et l’historique</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>Problème sui&amp;vant</translation>
    </message>
    <message>
        <source>Show the place of the next problem</source>
        <translation>Montrer l’endroit du problème suivant</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>Pro&amp;blème précédent</translation>
    </message>
    <message>
        <source>Show the place of the previous problem</source>
        <translation>Montrer l’endroit du problème précédent</translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>%n page imprimée</numerusform>
            <numerusform>%n pages imprimées</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be printed</source>
        <translation>Rien n’a pu être imprimé</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>&amp;Print the history…</source>
        <translation>&amp;Imprimer l’historique…</translation>
    </message>
    <message>
        <source>Print the revisions that are shown</source>
        <translation>Imprimer les révisions affichées</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Fermer l’onglet</translation>
    </message>
    <message>
        <source>Close the script in front</source>
        <translation>Fermer le script au premier plan</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>R&amp;ouvrir l’onglet fermé</translation>
    </message>
    <message>
        <source>Open the script again that was closed last</source>
        <translation>Rouvrir le dernier script fermé</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Garder ouvert</translation>
    </message>
    <message>
        <source>The next selection opens another tab</source>
        <translation>La prochaine sélection ouvre un autre onglet</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>Onglet suiva&amp;nt</translation>
    </message>
    <message>
        <source>The next open script</source>
        <translation>Le script ouvert suivant</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Onglet précéden&amp;t</translation>
    </message>
    <message>
        <source>The previous open script</source>
        <translation>Le script ouvert précédent</translation>
    </message>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>Problème sui&amp;vant</translation>
    </message>
    <message>
        <source>Go to the next problem in the script</source>
        <translation>Aller au problème suivant du script</translation>
    </message>
    <message>
        <source>Previo&amp;us problem</source>
        <translation>Pro&amp;blème précédent</translation>
    </message>
    <message>
        <source>Go to the previous problem in the script</source>
        <translation>Aller au problème précédent du script</translation>
    </message>
    <message>
        <source>Co&amp;mplete</source>
        <translation>Co&amp;mpléter</translation>
    </message>
    <message>
        <source>Offer what fits at the caret</source>
        <translation>Proposer ce qui convient sous le curseur</translation>
    </message>
    <message>
        <source>&amp;Fold here</source>
        <translation>Repl&amp;ier ici</translation>
    </message>
    <message>
        <source>Fold or unfold the function at the caret</source>
        <translation>Replier ou déplier la fonction sous le curseur</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>To&amp;ut replier</translation>
    </message>
    <message>
        <source>Fold all functions</source>
        <translation>Replier toutes les fonctions</translation>
    </message>
    <message>
        <source>Un&amp;fold all</source>
        <translation>Tout &amp;déplier</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>&amp;Révision</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Script</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Database &amp;settings…</source>
        <translation>&amp;Paramètres de la base…</translation>
    </message>
    <message>
        <source>Colour, protection, password and URL of the chosen database</source>
        <translation>Couleur, protection, mot de passe et URL de la base choisie</translation>
    </message>
    <message>
        <source>Un&amp;lock protected database…</source>
        <translation>&amp;Déverrouiller la base protégée…</translation>
    </message>
    <message>
        <source>Make downgrades and stamps of a protected database possible for ten minutes</source>
        <translation>Rendre possibles pendant dix minutes les retours en arrière et les marquages d’une base protégée</translation>
    </message>
    <message>
        <source>Unlock it with the lock beside its name.</source>
        <translation>Déverrouillez-la avec le cadenas à côté de son nom.</translation>
    </message>
    <message>
        <source>Change its protection beside its name first.</source>
        <translation>Modifiez d’abord sa protection, à côté de son nom.</translation>
    </message>
    <message>
        <source>%1 is %2: %3 %4</source>
        <translation>%1 est %2 : %3 %4</translation>
    </message>
    <message>
        <source>&amp;Stamp the database…</source>
        <translation>&amp;Marquer la base…</translation>
    </message>
    <message>
        <source>&amp;Get its script…</source>
        <translation>&amp;Récupérer son script…</translation>
    </message>
    <message>
        <source>&amp;Copy its id</source>
        <translation>&amp;Copier son identifiant</translation>
    </message>
    <message>
        <source>Nothing can be planned from there: Alembic says &quot;Can&apos;t locate revision identified by &apos;%1&apos;&quot;.</source>
        <translation>Rien ne peut être planifié à partir de là : Alembic dit « Can&apos;t locate revision identified by &apos;%1&apos; ».</translation>
    </message>
    <message>
        <source>%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.</source>
        <translation>%1 est protégée : ce plan doit avoir fait l’objet d’un essai dans les dernières 24 heures avant d’être exécuté. Ou déverrouillez-la avec le cadenas à côté de son nom.</translation>
    </message>
    <message>
        <source>%1 went down to what both branches have; this is the way up to the head of this one.</source>
        <translation>%1 est descendue jusqu’à ce que les deux branches ont en commun ; voici le chemin vers le head de celle-ci.</translation>
    </message>
    <message>
        <source>S&amp;witch the database to this branch…</source>
        <translation>&amp;Passer la base de données sur cette branche…</translation>
    </message>
    <message>
        <source>Read with Python…</source>
        <translation>Lire avec Python…</translation>
    </message>
    <message>
        <source>table, changed last by %1</source>
        <translation>table, changée en dernier par %1</translation>
    </message>
    <message>
        <source>Go to a revision, a script or a table</source>
        <translation>Aller à une révision, un script ou une table</translation>
    </message>
    <message>
        <source>Find a revision, a script or a table by a part of its name</source>
        <translation>Trouver une révision, un script ou une table par une partie de son nom</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationsModel</name>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PasswordPrompt</name>
    <message>
        <source>Password needed</source>
        <translation>Mot de passe requis</translation>
    </message>
    <message>
        <source>The database wants a password:</source>
        <translation>La base demande un mot de passe :</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Keep it in the system &amp;keyring</source>
        <translation>Le garder dans le &amp;trousseau du système</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the window closes. It never goes into a file of this program.</source>
        <translation>Sinon, il reste en mémoire jusqu’à la fermeture de la fenêtre. Il n’est jamais écrit dans un fichier de ce programme.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanModel</name>
    <message>
        <source>running…</source>
        <translation>en cours…</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ fait</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ échec</translation>
    </message>
    <message>
        <source>↩ rolled back</source>
        <translation>↩ annulé</translation>
    </message>
    <message>
        <source>cannot be done</source>
        <translation>impossible</translation>
    </message>
    <message>
        <source>version table</source>
        <translation>table de version</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>constat</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n constat</numerusform>
            <numerusform>%n constats</numerusform>
        </translation>
    </message>
    <message>
        <source>Step and SQL</source>
        <translation>Étape et SQL</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>keeps what the rebuild would lose</source>
        <translation>garde ce que la reconstruction perdrait</translation>
    </message>
    <message>
        <source>not seen further</source>
        <translation>non vu plus loin</translation>
    </message>
    <message>
        <source>only Python can do it</source>
        <translation>seul Python peut le faire</translation>
    </message>
    <message>
        <source>-- The project&apos;s Python runs this step. Below is what could be read of it without running it.</source>
        <translation>-- Le Python du projet exécute cette étape. Ci-dessous, ce qui a pu en être lu sans l’exécuter.</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fails in the rehearsal</source>
        <translation>échoue à la répétition</translation>
    </message>
    <message>
        <source>✗ needs Python</source>
        <translation>✗ requiert Python</translation>
    </message>
    <message>
        <source>may need Python</source>
        <translation>requiert peut-être Python</translation>
    </message>
    <message>
        <source>not seen to its end</source>
        <translation>non vu jusqu’au bout</translation>
    </message>
    <message>
        <source>⇢ with the project&apos;s Python</source>
        <translation>⇢ avec le Python du projet</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanSheet</name>
    <message>
        <source>base (no revision)</source>
        <translation>base (aucune révision)</translation>
    </message>
    <message>
        <source>Commit after &amp;each step</source>
        <translation>Valider après &amp;chaque étape</translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation>Co&amp;pier le SQL</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Étapes du plan</translation>
    </message>
    <message>
        <source>SQL of the selected step</source>
        <translation>SQL de l’étape sélectionnée</translation>
    </message>
    <message>
        <source>What is done stays when a later step fails</source>
        <translation>Ce qui est fait reste si une étape suivante échoue</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Étapes faites</translation>
    </message>
    <message>
        <source>Reading the database and the scripts…</source>
        <translation>Lecture de la base et des scripts…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Mettre %1 à niveau</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>Ramener %1 en arrière</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Marquer %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s): from %1 to %2.</source>
        <translation>
            <numerusform>%n étape : de %1 à %2.</numerusform>
            <numerusform>%n étapes : de %1 à %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes; no script is run.</source>
        <translation>Seule la table de version change ; aucun script n’est exécuté.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Rien à faire</translation>
    </message>
    <message>
        <source>%1 already stands at %2.</source>
        <translation>%1 se trouve déjà à %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Another upgrader is at work: %1. Waiting for it to end.</source>
        <translation>Une autre mise à niveau est en cours : %1. On attend sa fin.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>%1 now stands at %2.</source>
        <translation>%1 se trouve maintenant à %2.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Cela n’a pas marché</translation>
    </message>
    <message>
        <source>Everything was rolled back: the database is as it was.</source>
        <translation>Tout a été annulé : la base est comme avant.</translation>
    </message>
    <message>
        <source>The failed step was rolled back; the steps before it stay.</source>
        <translation>L’étape échouée a été annulée ; les étapes précédentes restent.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Rien n’a été fait.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n étape ne peut être exécutée que par Python. Rien n’est exécuté avant que vous n’autorisiez le Python du projet pour elle.</numerusform>
            <numerusform>%n étapes ne peuvent être exécutées que par Python. Rien n’est exécuté avant que vous n’autorisiez le Python du projet pour chacune d’elles.</numerusform>
        </translation>
    </message>
    <message>
        <source>⇢ in %1</source>
        <translation>⇢ dans %1</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; no step stands before it.</source>
        <translation>L’étape a échoué dans le Python du projet ; aucune étape ne la précède.</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; the steps before it stay.</source>
        <translation>L’étape a échoué dans le Python du projet ; les étapes précédentes restent.</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>Annulé jusqu’à la dernière validation : la première étape (%n) reste.</numerusform>
            <numerusform>Annulé jusqu’à la dernière validation : les %n premières étapes restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes, which is emptied first; no script is run.</source>
        <translation>Seule la table de version change, et elle est d’abord vidée ; aucun script n’est exécuté.</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>%n de ses scripts est lu dans git, où une autre branche le possède ; les fichiers d’ici restent tels quels.</numerusform>
            <numerusform>%n de ses scripts sont lus dans git, où une autre branche les possède ; les fichiers d’ici restent tels quels.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the next one</source>
        <translation>&amp;Montrer la suivante</translation>
    </message>
    <message>
        <source>Chooses the next step that Python is to be allowed for</source>
        <translation>Choisit la prochaine étape pour laquelle Python est à autoriser</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n étape peut requérir Python. Sans le Python du projet, l’exécution s’arrête là si elle arrive à ce que seul Python peut faire.</numerusform>
            <numerusform>%n étapes peuvent requérir Python. Sans le Python du projet, l’exécution s’arrête là si elle arrive à ce que seul Python peut faire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Desktop&apos;s font</source>
        <translation>Police du bureau</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Font of scripts and SQL</source>
        <translation>&amp;Police des scripts et du SQL</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>Double-click a shortcut and press the new keys. Keys that another command has are taken from it.</source>
        <translation>Double-cliquez sur un raccourci et pressez les nouvelles touches. Les touches d’une autre commande lui sont retirées.</translation>
    </message>
    <message>
        <source>Remove shortcut</source>
        <translation>Retirer le raccourci</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case.</source>
        <translation>Comment les bases sont protégées tant que vous n’en décidez pas autrement à côté de leur nom. Celles dont le nom indique la production sont protégées dans tous les cas.</translation>
    </message>
    <message>
        <source>&amp;Local databases for development</source>
        <translation>Bases &amp;locales de développement</translation>
    </message>
    <message>
        <source>&amp;All others</source>
        <translation>&amp;Toutes les autres</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Font of the &amp;window</source>
        <translation>Police de la &amp;fenêtre</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Ta&amp;ille</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Endroit</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProjectSession</name>
    <message>
        <source>It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it.</source>
        <translation>Il ne contient ni alembic.ini, ni pyproject.toml avec une section [tool.alembic], ni dossier avec un alembic.ini.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Upgrading %1</source>
        <translation>Mise à niveau de %1</translation>
    </message>
    <message>
        <source>Downgrading %1</source>
        <translation>Retour en arrière de %1</translation>
    </message>
    <message>
        <source>Stamping %1</source>
        <translation>Marquage de %1</translation>
    </message>
    <message>
        <source>Rehearsing on a copy of %1</source>
        <translation>Essai sur une copie de %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message>
        <source>env.py&apos;s hooks left nothing to write: no script was made.</source>
        <translation>Les hooks de env.py n’ont rien laissé à écrire : aucun script n’a été créé.</translation>
    </message>
    <message>
        <source>%1 was written, but it could not be proved: %2</source>
        <translation>%1 a été écrit, mais n’a pas pu être prouvé : %2</translation>
    </message>
    <message>
        <source>%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2</source>
        <translation>%1 a été écrit, mais sa mise à niveau ne va pas jusqu’au bout sur une copie d’essai du schéma : %2</translation>
    </message>
    <message>
        <source>Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.</source>
        <translation>Prouvé : %1, appliqué à une copie d’essai du schéma, ne laisse aucune différence avec les modèles.</translation>
    </message>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>%1, appliqué à une copie d’essai du schéma, laisse %n différence :</numerusform>
            <numerusform>%1, appliqué à une copie d’essai du schéma, laisse %n différences :</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Incertain : %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProtectionUnlocks</name>
    <message>
        <source>%1 is unlocked until %2. Reason: %3</source>
        <translation>%1 est déverrouillée jusqu’à %2. Raison : %3</translation>
    </message>
    <message>
        <source>%1 is locked again.</source>
        <translation>%1 est de nouveau verrouillée.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message>
        <source>&amp;Trust this project from now on: do not ask this question for it again</source>
        <translation>Faire désormais &amp;confiance à ce projet : ne plus poser cette question pour lui</translation>
    </message>
    <message>
        <source>Run code of this project?</source>
        <translation>Exécuter du code de ce projet ?</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interpréteur</translation>
    </message>
    <message>
        <source>Only Python can run revision %1</source>
        <translation>Seul Python peut exécuter la révision %1</translation>
    </message>
    <message>
        <source>The step would run with the interpreter below and the project&apos;s own Alembic. That executes env.py, the script and everything they import, with your rights, and lets them change %1. Limbeck runs nothing of a project otherwise.</source>
        <translation>L’étape serait exécutée avec l’interpréteur ci-dessous et l’Alembic du projet. Cela exécute env.py, le script et tout ce qu’ils importent, avec vos droits, et leur permet de modifier %1. Autrement, Limbeck n’exécute rien d’un projet.</translation>
    </message>
    <message>
        <source>What stands before the step is committed first. A failure after that does not undo it.</source>
        <translation>Ce qui précède l’étape est d’abord validé (COMMIT). Un échec ultérieur ne l’annule pas.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Autre…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Interpréteur</translation>
    </message>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>Aussi pour %n autre é&amp;tape de ce plan qui requiert Python</numerusform>
            <numerusform>Aussi pour les %n autres é&amp;tapes de ce plan qui requièrent Python</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this interpreter</source>
        <translation>Utiliser cet interpréteur</translation>
    </message>
    <message>
        <source>Run %1 with Python</source>
        <translation>Exécuter %1 avec Python</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>Projet : %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Choisir un interpréteur Python</translation>
    </message>
    <message>
        <source>Read the models with Python</source>
        <translation>Lire les modèles avec Python</translation>
    </message>
    <message>
        <source>The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.</source>
        <translation>L’interpréteur ci-dessous importerait env.py, les modèles et tout ce qu’ils importent, avec vos droits. Aucune migration n’est exécutée, et Limbeck ne se connecte à rien pour cela. Autrement, Limbeck n’exécute rien d’un projet.</translation>
    </message>
    <message>
        <source>Read with Python</source>
        <translation>Lire avec Python</translation>
    </message>
    <message>
        <source>Read the compiled scripts with Python</source>
        <translation>Lire les scripts compilés avec Python</translation>
    </message>
    <message>
        <source>The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.</source>
        <translation>L’interpréteur ci-dessous chargerait les scripts dont le code source manque et tout ce qu’ils importent, avec vos droits, pour savoir où ils se trouvent dans l’historique. Aucune migration n’est exécutée. Sinon, Limbeck n’exécute rien d’un projet.</translation>
    </message>
    <message>
        <source>The first of these that can import Alembic</source>
        <translation>Le premier de ceux-ci qui peut importer Alembic</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonPage</name>
    <message>
        <source>This project is &amp;trusted: its Python may run when a plan or a comparison needs it</source>
        <translation>Ce projet est de &amp;confiance : son Python peut s’exécuter quand un plan ou une comparaison en a besoin</translation>
    </message>
    <message>
        <source>Open a project to choose its interpreter.</source>
        <translation>Ouvrez un projet pour choisir son interpréteur.</translation>
    </message>
    <message>
        <source>For the steps of %1 that only Python can run, and for reading its models exactly.</source>
        <translation>Pour les étapes de %1 que seul Python peut exécuter, et pour lire exactement ses modèles.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Autre…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Interpréteur</translation>
    </message>
    <message>
        <source>The first one that can import Alembic</source>
        <translation>Le premier qui peut importer Alembic</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Choisir un interpréteur Python</translation>
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
        <translation>Faire un &amp;essai</translation>
    </message>
    <message>
        <source>S&amp;top rehearsing</source>
        <translation>Arrê&amp;ter l’essai</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Progression de l’essai</translation>
    </message>
    <message>
        <source>Run the plan on a copy of the database first, and throw the copy away</source>
        <translation>Exécuter d’abord le plan sur une copie de la base, puis jeter la copie</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>Aucun essai effectué.</translation>
    </message>
    <message>
        <source>Rehearsing: copying the database…</source>
        <translation>Essai : copie de la base…</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>Essai : %1</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>&amp;Refaire un essai</translation>
    </message>
    <message>
        <source>on a copy with its data</source>
        <translation>sur une copie avec ses données</translation>
    </message>
    <message>
        <source>on an empty database with the schema that the scripts make</source>
        <translation>sur une base vide avec le schéma que font les scripts</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>Essai réussi %1 : %n étape en %2.</numerusform>
            <numerusform>Essai réussi %1 : %n étapes en %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal %1 failed: %2</source>
        <translation>L’essai %1 a échoué : %2</translation>
    </message>
    <message>
        <source>The rehearsal %1 failed in %2: %3</source>
        <translation>L’essai %1 a échoué dans %2 : %3</translation>
    </message>
    <message>
        <source>What the data could break was not seen: %1.</source>
        <translation>Ce que les données pourraient faire échouer n’a pas été vu : %1.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; its copy is gone.</source>
        <translation>L’essai a été arrêté ; sa copie n’existe plus.</translation>
    </message>
    <message>
        <source>It cannot be rehearsed: %1</source>
        <translation>L’essai n’est pas possible : %1</translation>
    </message>
    <message>
        <source>The way back was tried, too, and works.</source>
        <translation>Le retour a aussi été essayé et fonctionne.</translation>
    </message>
    <message>
        <source>The way back fails: %1</source>
        <translation>Le retour échoue : %1</translation>
    </message>
    <message>
        <source>The way back fails in %1: %2</source>
        <translation>Le retour échoue dans %1 : %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionActions</name>
    <message>
        <source>%1: not done</source>
        <translation>%1 : non fait</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>Fusionner les &amp;heads…</translation>
    </message>
    <message>
        <source>Write a script that joins several heads, after a look at what their branches both change</source>
        <translation>Écrire un script qui réunit plusieurs heads, après un regard sur ce que leurs branches modifient toutes deux</translation>
    </message>
    <message>
        <source>Edit m&amp;essage…</source>
        <translation>Modifier le m&amp;essage…</translation>
    </message>
    <message>
        <source>Change the message in the selected revision&apos;s script</source>
        <translation>Modifier le message dans le script de la révision sélectionnée</translation>
    </message>
    <message>
        <source>Set branch la&amp;bel…</source>
        <translation>Définir l’étiquette de &amp;branche…</translation>
    </message>
    <message>
        <source>Give the selected revision a branch label, or take it away</source>
        <translation>Donner une étiquette de branche à la révision sélectionnée, ou la lui retirer</translation>
    </message>
    <message>
        <source>S&amp;plice a revision on the selected one…</source>
        <translation>&amp;Greffer une révision sur la sélection…</translation>
    </message>
    <message>
        <source>Write a new revision on one that has others behind it: a second branch begins there</source>
        <translation>Écrire une nouvelle révision sur une révision qui en a déjà d’autres après elle : une seconde branche y commence</translation>
    </message>
    <message>
        <source>New &amp;data migration…</source>
        <translation>Nouvelle migration de &amp;données…</translation>
    </message>
    <message>
        <source>Write a script that changes rows, with a table of its own to begin with</source>
        <translation>Écrire un script qui modifie des lignes, avec une table à lui pour commencer</translation>
    </message>
    <message>
        <source>Edit a c&amp;opy…</source>
        <translation>Modifier une &amp;copie…</translation>
    </message>
    <message>
        <source>A new revision on the head with the text of the selected one</source>
        <translation>Une nouvelle révision sur le head, avec le texte de la révision sélectionnée</translation>
    </message>
    <message>
        <source>Make bra&amp;nches one line…</source>
        <translation>Mettre les branches en une seule &amp;ligne…</translation>
    </message>
    <message>
        <source>Put the branch of the selected head on top of another head, if no known database would skip a revision</source>
        <translation>Placer la branche du head sélectionné au-dessus d’un autre head, à condition qu’aucune base connue ne saute de révision</translation>
    </message>
    <message>
        <source>Edit &amp;topology</source>
        <translation>Modifier la &amp;topologie</translation>
    </message>
    <message>
        <source>Lets revisions be dragged onto others in the graph, and given other parents</source>
        <translation>Permet de faire glisser des révisions sur d’autres dans le graphe, et de leur donner d’autres parents</translation>
    </message>
    <message>
        <source>Change &amp;parent…</source>
        <translation>Changer de &amp;parent…</translation>
    </message>
    <message>
        <source>Give the selected revision another parent; with Edit topology only</source>
        <translation>Donner un autre parent à la révision sélectionnée ; seulement avec « Modifier la topologie »</translation>
    </message>
    <message>
        <source>Stamp selected, &amp;verified…</source>
        <translation>Marquer la sélection après &amp;vérification…</translation>
    </message>
    <message>
        <source>Compare the database with what the selected revision would have made, then stamp</source>
        <translation>Comparer la base avec ce que la révision sélectionnée aurait fait, puis marquer</translation>
    </message>
    <message>
        <source>Look for the &amp;missing file…</source>
        <translation>Chercher le &amp;fichier manquant…</translation>
    </message>
    <message>
        <source>Look through the project&apos;s git repository for the script of a revision whose file is missing</source>
        <translation>Chercher dans le dépôt git du projet le script d’une révision dont le fichier manque</translation>
    </message>
    <message>
        <source>&amp;Compare revisions…</source>
        <translation>C&amp;omparer des révisions…</translation>
    </message>
    <message>
        <source>What differs between two revisions, and the SQL between them</source>
        <translation>Ce qui diffère entre deux révisions, et le SQL entre elles</translation>
    </message>
    <message>
        <source>&amp;Undo file operation</source>
        <translation>&amp;Annuler l’opération sur fichier</translation>
    </message>
    <message>
        <source>Take the last file operation of this window back</source>
        <translation>Annuler la dernière opération sur fichier de cette fenêtre</translation>
    </message>
    <message>
        <source>Re&amp;do file operation</source>
        <translation>&amp;Rétablir l’opération sur fichier</translation>
    </message>
    <message>
        <source>Do the file operation again that was undone</source>
        <translation>Refaire l’opération sur fichier qui a été annulée</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Annuler : %1</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>&amp;Rétablir : %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Annulé : %1</translation>
    </message>
    <message>
        <source>Done: %1. Undo with Ctrl+Alt+Z.</source>
        <translation>Fait : %1. Annuler avec Ctrl+Alt+Z.</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Modifier le message</translation>
    </message>
    <message>
        <source>Message of %1 (the file keeps its name)</source>
        <translation>Message de %1 (le fichier garde son nom)</translation>
    </message>
    <message>
        <source>Edit the message of %1</source>
        <translation>Modifier le message de %1</translation>
    </message>
    <message>
        <source>Branch label</source>
        <translation>Étiquette de branche</translation>
    </message>
    <message>
        <source>Branch labels of %1, separated by blanks; empty: none</source>
        <translation>Étiquettes de branche de %1, séparées par des espaces ; vide : aucune</translation>
    </message>
    <message>
        <source>No label was set</source>
        <translation>Aucune étiquette n’a été définie</translation>
    </message>
    <message>
        <source>%1 is taken: %2 has it.</source>
        <translation>%1 est déjà prise : %2 la possède.</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>Définir l’étiquette de %1</translation>
    </message>
    <message>
        <source>What the branches both change</source>
        <translation>Ce que les branches modifient toutes deux</translation>
    </message>
    <message>
        <source>New revision %1</source>
        <translation>Nouvelle révision %1</translation>
    </message>
    <message>
        <source>New revisions %1</source>
        <translation>Nouvelles révisions %1</translation>
    </message>
    <message>
        <source>Data migration&apos;s text</source>
        <translation>Texte de la migration de données</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>Modifier une copie</translation>
    </message>
    <message>
        <source>Message of the copy of %1, which will follow %2</source>
        <translation>Message de la copie de %1, qui suivra %2</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>Copier %1 vers %2</translation>
    </message>
    <message>
        <source>Put %1 on top of %2</source>
        <translation>Placer %1 au-dessus de %2</translation>
    </message>
    <message>
        <source>Change the parent of %1</source>
        <translation>Changer le parent de %1</translation>
    </message>
    <message>
        <source>Looking for %1 in git…</source>
        <translation>Recherche de %1 dans git…</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>Fichier manquant</translation>
    </message>
    <message>
        <source>Git knows no script of %1.</source>
        <translation>Git ne connaît aucun script de %1.</translation>
    </message>
    <message>
        <source>It is named by %1. Get the file from where that was written, or change down_revision there.</source>
        <translation>Elle est nommée par %1. Récupérez le fichier là où cela a été écrit, ou modifiez-y down_revision.</translation>
    </message>
    <message>
        <source>%1 deleted it on %2.</source>
        <translation>%1 l’a supprimé le %2.</translation>
    </message>
    <message>
        <source>It is on another branch: %1 wrote it on %2.</source>
        <translation>Il est sur une autre branche : %1 l’a écrit le %2.</translation>
    </message>
    <message>
        <source>Write the file again</source>
        <translation>Écrire à nouveau le fichier</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>Rétablir %1</translation>
    </message>
    <message>
        <source>Git could not be asked</source>
        <translation>Git n’a pas pu être interrogé</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionDialog</name>
    <message>
        <source>Merge heads</source>
        <translation>Fusionner les heads</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>Nouvelle révision</translation>
    </message>
    <message>
        <source>what the merge is called</source>
        <translation>le nom de la fusion</translation>
    </message>
    <message>
        <source>what this revision does, in a few words</source>
        <translation>ce que fait cette révision, en quelques mots</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>ids or labels, separated by blanks</source>
        <translation>identifiants ou étiquettes, séparés par des espaces</translation>
    </message>
    <message>
        <source>nothing: a new base</source>
        <translation>rien : une nouvelle base</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>&amp;Heads</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>&amp;Suit</translation>
    </message>
    <message>
        <source>Branch &amp;label</source>
        <translation>Étiquette de &amp;branche</translation>
    </message>
    <message>
        <source>&amp;Depends on</source>
        <translation>&amp;Dépend de</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>D&amp;ossier</translation>
    </message>
    <message>
        <source>Write the merge</source>
        <translation>Écrire la fusion</translation>
    </message>
    <message>
        <source>Write the script</source>
        <translation>Écrire le script</translation>
    </message>
    <message>
        <source>A merge needs two heads.</source>
        <translation>Une fusion demande deux heads.</translation>
    </message>
    <message>
        <source>This revision has others behind it: the new one begins a second branch there.</source>
        <translation>Cette révision en a déjà d’autres après elle : la nouvelle y commence une seconde branche.</translation>
    </message>
    <message>
        <source>A second base: the history will have one more root.</source>
        <translation>Une seconde base : l’historique aura une racine de plus.</translation>
    </message>
    <message>
        <source>Say what it does first</source>
        <translation>Dites d’abord ce qu’elle fait</translation>
    </message>
    <message>
        <source>&amp;Compare the models with the database, and write what differs (autogenerate)</source>
        <translation>&amp;Comparer les modèles à la base et écrire ce qui diffère (autogenerate)</translation>
    </message>
    <message>
        <source>New data migration</source>
        <translation>Nouvelle migration de données</translation>
    </message>
    <message>
        <source>Heads to merge</source>
        <translation>Heads à fusionner</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionInspector</name>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Schema changes</source>
        <translation>Changements du schéma</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>not known: not connected</source>
        <translation>inconnu : non connecté</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 se trouve ici</translation>
    </message>
    <message>
        <source>applied on %1</source>
        <translation>appliquée sur %1</translation>
    </message>
    <message>
        <source>pending on %1</source>
        <translation>en attente sur %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>ne fait rien</translation>
    </message>
    <message>
        <source>No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:</source>
        <translation>Aucun fichier de ce projet n’a cette révision, mais d’autres la nomment. Restaurez son fichier, ou corrigez le down_revision de :</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Réunit</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Suit</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>rien : une base</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Suivie de</translation>
    </message>
    <message>
        <source>nothing: a head</source>
        <translation>rien : un head</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Dépend de</translation>
    </message>
    <message>
        <source>Branch labels</source>
        <translation>Étiquettes de branche</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Mise à niveau</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>Two revisions compared</source>
        <translation>Deux révisions comparées</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) between them</source>
        <translation>
            <numerusform>%n révision entre elles</numerusform>
            <numerusform>%n révisions entre elles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of another branch, not in the second one</source>
        <translation>
            <numerusform>%n révision d’une autre branche, absente de la seconde</numerusform>
            <numerusform>%n révisions d’une autre branche, absentes de la seconde</numerusform>
        </translation>
    </message>
    <message>
        <source>The Schema tab shows what differs in tables and columns.</source>
        <translation>L’onglet Schéma montre ce qui diffère dans les tables et les colonnes.</translation>
    </message>
    <message>
        <source>Select a revision to see what it does. Select a second one with Ctrl to compare the two.</source>
        <translation>Sélectionnez une révision pour voir ce qu’elle fait. Sélectionnez-en une seconde avec Ctrl pour comparer les deux.</translation>
    </message>
    <message>
        <source>Computing the schema from the scripts…</source>
        <translation>Calcul du schéma à partir des scripts…</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Appliquée sur</translation>
    </message>
    <message>
        <source>not known: %1 stands at a revision without a script</source>
        <translation>inconnu : %1 se trouve à une révision sans script</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Ajouté par</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Touche</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunClock</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, encore %2 environ</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunSeams</name>
    <message>
        <source>step %1 with Python</source>
        <translation>étape %1 avec Python</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>étape %1</translation>
    </message>
    <message>
        <source>steps %1 to %2</source>
        <translation>étapes %1 à %2</translation>
    </message>
    <message>
        <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
        <translation>Si une étape échoue, rien n’en reste, et les étapes précédentes restent.</translation>
    </message>
    <message>
        <source>All in one transaction: when a step fails, nothing stays.</source>
        <translation>Tout en une transaction : si une étape échoue, rien ne reste.</translation>
    </message>
    <message>
        <source>When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.</source>
        <translation>Si une étape échoue, les étapes précédentes restent ; ce que Python a fait avant d’échouer est annulé dans la mesure où son propre Alembic l’annule.</translation>
    </message>
    <message>
        <source>The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.</source>
        <translation>L’exécution est divisée là où Python prend le relais : %1. Si une étape échoue, sa propre partie est annulée, et les parties précédentes restent.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SchemaDiagram</name>
    <message>
        <source>Diagram</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Dessin en cours…</translation>
    </message>
    <message>
        <source>Select a revision to see its tables</source>
        <translation>Sélectionnez une révision pour voir ses tables</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptPanel</name>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>SQL of the upgrade</source>
        <translation>SQL de la mise à niveau</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>SQL du retour en arrière</translation>
    </message>
    <message>
        <source>SQL up</source>
        <translation>SQL montant</translation>
    </message>
    <message>
        <source>SQL down</source>
        <translation>SQL descendant</translation>
    </message>
    <message>
        <source>Edit anyway</source>
        <translation>Modifier quand même</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>%1: missing file</source>
        <translation>%1 : fichier manquant</translation>
    </message>
    <message>
        <source>The file %1 is gone.</source>
        <translation>Le fichier %1 a disparu.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Le fichier %1 est illisible : %2.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text: it is shown here, but can only be changed with another editor.</source>
        <translation>Le fichier n’est pas du texte UTF-8 : il est affiché ici, mais ne peut être modifié qu’avec un autre éditeur.</translation>
    </message>
    <message>
        <source>The file %1 is gone. Your text is still here: save it to write it again.</source>
        <translation>Le fichier %1 a disparu. Votre texte est encore ici : enregistrez-le pour le réécrire.</translation>
    </message>
    <message>
        <source>The file was changed outside while you were editing it.</source>
        <translation>Le fichier a été modifié à l’extérieur pendant que vous l’éditiez.</translation>
    </message>
    <message>
        <source>%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.</source>
        <translation>%1 n’a pas été enregistré : il a été modifié à l’extérieur depuis sa lecture. Rechargez-le, ou gardez votre texte et enregistrez de nouveau.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>à partir d’ici, on ne sait pas : %1</translation>
    </message>
    <message>
        <source>nothing is done</source>
        <translation>rien n’est fait</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>Modifier une copie…</translation>
    </message>
    <message>
        <source>A new revision with the text of this one</source>
        <translation>Une nouvelle révision avec le texte de celle-ci</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>No problems in this script.</source>
        <translation>Aucun problème dans ce script.</translation>
    </message>
    <message>
        <source>%1 on disk and in the editor</source>
        <translation>%1 sur le disque et dans l’éditeur</translation>
    </message>
    <message>
        <source>Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.</source>
        <translation>Appliquée sur %1 : ce qu’elle y a fait est fait, et une modification ici n’y changera rien. Modifiez une copie, ou déverrouillez-la.</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>impossible ici : %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptTabs</name>
    <message>
        <source>Open scripts</source>
        <translation>Scripts ouverts</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Aucun script</translation>
    </message>
    <message>
        <source>Follows the selection; a double click keeps it open.</source>
        <translation>Suit la sélection ; un double-clic le garde ouvert.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Unsaved script</source>
        <translation>Script non enregistré</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 a des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Fermer les autres</translation>
    </message>
    <message>
        <source>Reopen the last closed one</source>
        <translation>Rouvrir le dernier fermé</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>Copier le chemin du fichier</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ShortcutModel</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Raccourci</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlPage</name>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Dialecte</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Mise à niveau</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Retour en arrière</translation>
    </message>
    <message>
        <source>-- nothing</source>
        <translation>-- rien</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message>
        <source>Comparing %1 with what the scripts up to %2 make…</source>
        <translation>Comparaison de %1 avec ce que font les scripts jusqu’à %2…</translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>Marquer %1 comme %2</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>SQL that would remove them</source>
        <translation>SQL qui les supprimerait</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Marquer</translation>
    </message>
    <message>
        <source>The scripts do not tell for certain:</source>
        <translation>Les scripts ne le disent pas avec certitude :</translation>
    </message>
    <message>
        <source>%1 has what the scripts up to this revision make: the stamp tells the truth.</source>
        <translation>%1 a ce que font les scripts jusqu’à cette révision : le marquage dit vrai.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 n’est pas telle que cette révision la voudrait. Il faudrait d’abord faire ceci (%n modification) :</numerusform>
            <numerusform>%1 n’est pas telle que cette révision la voudrait. Il faudrait d’abord faire ceci (%n modifications) :</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Marquer %1</translation>
    </message>
    <message>
        <source>Stamp %1 nevertheless</source>
        <translation>Marquer %1 malgré tout</translation>
    </message>
    <message>
        <source>The comparison failed:</source>
        <translation>La comparaison a échoué :</translation>
    </message>
    <message>
        <source>Stamp %1 unseen</source>
        <translation>Marquer %1 sans vérification</translation>
    </message>
    <message>
        <source>Revision to stamp with</source>
        <translation>Révision avec laquelle marquer</translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>La table de version est d’abord vidée : %1 disparaît.</numerusform>
            <numerusform>La table de version est d’abord vidée : %1 disparaissent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 &amp;as</source>
        <translation>Marquer %1 &amp;comme</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StartPage</name>
    <message>
        <source>Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server.</source>
        <translation>Ouvrez le dossier d’un projet qui tient l’historique de sa base avec Alembic. L’ouverture n’exécute rien de son code et ne contacte aucun serveur.</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>Projets &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Ouvrir le projet d’&amp;exemple</translation>
    </message>
    <message>
        <source>A copy of a small project on SQLite, to try everything with</source>
        <translation>Une copie d’un petit projet sur SQLite, pour tout essayer</translation>
    </message>
    <message>
        <source>Begin with Alembic here…</source>
        <translation>Commencer ici avec Alembic…</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Projets récents</translation>
    </message>
    <message>
        <source>%1 could not be opened.
%2</source>
        <translation>%1 n’a pas pu être ouvert.
%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StatusLight</name>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Pas de connexion</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepPanel</name>
    <message>
        <source>Run this step with the project&apos;s &amp;Python…</source>
        <translation>Exécuter cette étape avec le &amp;Python du projet…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>C&amp;hanger…</translation>
    </message>
    <message>
        <source>&amp;Not with Python</source>
        <translation>Pas a&amp;vec Python</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Choose another interpreter</source>
        <translation>Choisir un autre interpréteur</translation>
    </message>
    <message>
        <source>The rebuilt table keeps what Alembic&apos;s rebuild would lose</source>
        <translation>La table reconstruite garde ce que la reconstruction d’Alembic perdrait</translation>
    </message>
    <message>
        <source>%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.</source>
        <translation>%1 s’exécute avec %2. Ce qui précède est d’abord validé (COMMIT), puis Python valide cette étape ; un échec ultérieur n’annule ni l’un ni l’autre.</translation>
    </message>
    <message>
        <source>Only Python can run %1: %2</source>
        <translation>Seul Python peut exécuter %1 : %2</translation>
    </message>
    <message>
        <source>These losses of Alembic&apos;s rebuild are avoided:</source>
        <translation>Ces pertes de la reconstruction d’Alembic sont évitées :</translation>
    </message>
    <message>
        <source>This step rebuilds tables as Alembic does, and loses:</source>
        <translation>Cette étape reconstruit des tables comme le fait Alembic, et perd :</translation>
    </message>
    <message>
        <source>%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.</source>
        <translation>%1 peut requérir Python : %2. Seule l’exécution montre si elle arrive à cet endroit ; sans Python, elle y est annulée.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepWords</name>
    <message>
        <source>upgrade %1 → %2</source>
        <translation>mise à niveau %1 → %2</translation>
    </message>
    <message>
        <source>downgrade %1 → %2</source>
        <translation>retour %1 → %2</translation>
    </message>
    <message>
        <source>stamp %1 → %2</source>
        <translation>marquage %1 → %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <source>Add a database</source>
        <translation>Ajouter une base</translation>
    </message>
    <message>
        <source>Forget this database (nothing in it is changed)</source>
        <translation>Oublier cette base (rien n’y est modifié)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Protection: %1</source>
        <translation>Protection : %1</translation>
    </message>
    <message>
        <source>The project names no database. Add one.</source>
        <translation>Le projet ne nomme aucune base. Ajoutez-en une.</translation>
    </message>
    <message>
        <source>Change this database&apos;s settings</source>
        <translation>Modifier les paramètres de cette base</translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>Déverrouiller pour %n minute…</numerusform>
            <numerusform>Déverrouiller pour %n minutes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>Verrouiller à nouveau</translation>
    </message>
    <message>
        <source>%1, unlocked until %2</source>
        <translation>%1, déverrouillée jusqu’à %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetCombo</name>
    <message>
        <source>No database</source>
        <translation>Aucune base</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetDialog</name>
    <message>
        <source>Add a database</source>
        <translation>Ajouter une base</translation>
    </message>
    <message>
        <source>as it shall be called here: dev, test …</source>
        <translation>le nom qu’elle aura ici : dev, test…</translation>
    </message>
    <message>
        <source>PostgreSQL server</source>
        <translation>Serveur PostgreSQL</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>Fichier SQLite</translation>
    </message>
    <message>
        <source>SQLAlchemy URL</source>
        <translation>URL SQLAlchemy</translation>
    </message>
    <message>
        <source>your login name</source>
        <translation>votre nom de connexion</translation>
    </message>
    <message>
        <source>relative paths start at the project</source>
        <translation>les chemins relatifs partent du projet</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>&amp;Host or socket folder</source>
        <translation>&amp;Hôte ou dossier du socket</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>U&amp;RL</source>
        <translation>U&amp;RL</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>SQLite files (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>Fichiers SQLite (*.db *.sqlite *.sqlite3);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>There is a database called %1 already: choose another name.</source>
        <translation>Il existe déjà une base nommée %1 : choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Give it a name first</source>
        <translation>Donnez-lui d’abord un nom</translation>
    </message>
    <message>
        <source>Say where the database is first</source>
        <translation>Dites d’abord où est la base</translation>
    </message>
    <message>
        <source>The database is kept in your own settings, never in the project; a password only in the system keyring.</source>
        <translation>La base est conservée dans vos propres paramètres, jamais dans le projet ; un mot de passe, seulement dans le trousseau du système.</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>d’après son nom</translation>
    </message>
    <message>
        <source>Pass&amp;word comes from</source>
        <translation>Le mot de pa&amp;sse vient de</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Couleur</translation>
    </message>
    <message>
        <source>Pro&amp;tection</source>
        <translation>Pro&amp;tection</translation>
    </message>
    <message>
        <source>Settings of a database</source>
        <translation>Paramètres d’une base</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The URL stands in the project&apos;s files and is changed there. Colour, protection and where the password comes from are your own settings.</source>
        <translation>L’URL se trouve dans les fichiers du projet et s’y modifie. La couleur, la protection et l’origine du mot de passe sont vos propres paramètres.</translation>
    </message>
    <message>
        <source>Name the environment variable first</source>
        <translation>Indiquez d’abord la variable d’environnement</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetPasswords</name>
    <message>
        <source>The environment variable %1 with the password of %2 is not set.</source>
        <translation>La variable d’environnement %1 avec le mot de passe de %2 n’est pas définie.</translation>
    </message>
    <message>
        <source>The system keyring did not give the password of %1. %2</source>
        <translation>Le trousseau du système n’a pas donné le mot de passe de %1. %2</translation>
    </message>
    <message>
        <source>The system keyring did not take the password of %1: it is kept in memory until the window closes. %2</source>
        <translation>Le trousseau du système n’a pas accepté le mot de passe de %1 : il reste en mémoire jusqu’à la fermeture de la fenêtre. %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetStrip</name>
    <message>
        <source>unlocked until %1</source>
        <translation>déverrouillée jusqu’à %1</translation>
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
        <translation>inconnu</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1, déverrouillée</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>Se trouve à</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsPanel</name>
    <message>
        <source>Databases</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>Choose this database</source>
        <translation>Choisir cette base</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Forget it (nothing in it is changed)</source>
        <translation>L’oublier (rien n’y est modifié)</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>Ajouter une base…</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message>
        <source>Both are the same.</source>
        <translation>Les deux sont identiques.</translation>
    </message>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− %n ligne du fichier tel qu’il est maintenant</numerusform>
            <numerusform>− %n lignes du fichier tel qu’il est maintenant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ %n ligne de votre texte</numerusform>
            <numerusform>+ %n lignes de votre texte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopRows</name>
    <message>
        <source>no script</source>
        <translation>sans script</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 se trouve ici</translation>
    </message>
    <message>
        <source>Compared at %1</source>
        <translation>Comparé à %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message>
        <source>Make two branches one line</source>
        <translation>Mettre deux branches en une seule ligne</translation>
    </message>
    <message>
        <source>Another parent</source>
        <translation>Un autre parent</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>rien : une base</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Branche de</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>&amp;On top of</source>
        <translation>&amp;Au-dessus de</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>&amp;Suit</translation>
    </message>
    <message>
        <source>Make one line</source>
        <translation>Mettre en une ligne</translation>
    </message>
    <message>
        <source>Change the parent</source>
        <translation>Changer le parent</translation>
    </message>
    <message>
        <source>There is no other head.</source>
        <translation>Il n’y a pas d’autre head.</translation>
    </message>
    <message>
        <source>In the script of %1, down_revision becomes %2.</source>
        <translation>Dans le script de %1, down_revision devient %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>%n révision vient après elle : %1.</numerusform>
            <numerusform>%n révisions viennent après elle : %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would skip %2: they would count as run there, and never were.</source>
        <translation>%1 sauterait %2 : elles y compteraient comme exécutées, sans l’avoir jamais été.</translation>
    </message>
    <message>
        <source>%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.</source>
        <translation>%1 se trouve à deux révisions dont l’une viendrait avant l’autre : elle ne pourrait plus être mise à niveau.</translation>
    </message>
    <message>
        <source>Merge the heads instead.</source>
        <translation>Fusionnez plutôt les heads.</translation>
    </message>
    <message>
        <source>No database was read here: whether one would skip a revision is not known.</source>
        <translation>Aucune base n’a été lue ici : on ne sait pas si l’une d’elles sauterait une révision.</translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>La base qui a été lue ici (%n) ne sauterait aucune révision. D’autres le pourraient.</numerusform>
            <numerusform>Parmi les bases qui ont été lues ici (%n), aucune ne sauterait de révision. D’autres le pourraient.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message>
        <source>Looking for it in git…</source>
        <translation>Recherche dans git…</translation>
    </message>
    <message>
        <source>Git could not be asked: %1</source>
        <translation>Git n’a pas pu être interrogé : %1</translation>
    </message>
    <message>
        <source>Git does not know it either.</source>
        <translation>Git ne la connaît pas non plus.</translation>
    </message>
    <message>
        <source>It is committed on this branch; only its file is missing in the folder.</source>
        <translation>Elle est dans un commit de cette branche ; seul son fichier manque dans le dossier.</translation>
    </message>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>Elle existe sur la branche %1.</numerusform>
            <numerusform>Elle existe sur les branches %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deleted its script on %2; no branch has it any more.</source>
        <translation>%1 a supprimé son script le %2 ; aucune branche ne l’a plus.</translation>
    </message>
    <message>
        <source>%1 wrote it on %2, in a commit that no branch has any more.</source>
        <translation>%1 l’a écrite le %2, dans un commit qu’aucune branche n’a plus.</translation>
    </message>
    <message>
        <source>Below it, this checkout has %1.</source>
        <translation>Au-dessous d’elle, cette copie de travail a %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 se trouve à %2, révision sans script dans ce projet.</numerusform>
            <numerusform>%1 se trouvent à %2, révision sans script dans ce projet.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, by %2, %3</source>
        <translation>« %1 », par %2, %3</translation>
    </message>
    <message>
        <source>Alembic would stop here with: Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Alembic s’arrêterait ici avec : Can&apos;t locate revision identified by &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes.</source>
        <translation>Récupérez le script, et tout est comme d’habitude. Ou, si cette révision a disparu pour de bon : marquez la base avec une révision présente ici, après une comparaison de ses tables avec ce que fait celle-ci.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message>
        <source>Unlock a protected database</source>
        <translation>Déverrouiller une base protégée</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>Pendant %n minute, les retours en arrière et les marquages de %1 deviennent possibles, chacun une fois son nom saisi. La raison va dans le journal.</numerusform>
            <numerusform>Pendant %n minutes, les retours en arrière et les marquages de %1 deviennent possibles, chacun une fois son nom saisi. La raison va dans le journal.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Raison</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>Déverrouiller %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A desktop migration manager for projects that use Alembic.</source>
        <translation>Un gestionnaire de migrations de bureau pour les projets qui utilisent Alembic.</translation>
    </message>
    <message>
        <source>Folder of the project to open.</source>
        <translation>Dossier du projet à ouvrir.</translation>
    </message>
    <message>
        <source>Upgrade the project&apos;s database through the window, save a picture of the window as FILE and end.</source>
        <translation>Mettre la base du projet à niveau par la fenêtre, enregistrer une image de la fenêtre dans FICHIER et terminer.</translation>
    </message>
    <message>
        <source>Colours of the window: system, light or dark; for this time only.</source>
        <translation>Couleurs de la fenêtre : system, light ou dark ; pour cette fois seulement.</translation>
    </message>
    <message>
        <source>--theme takes system, light or dark, not &apos;%1&apos;.</source>
        <translation>--theme accepte system, light ou dark, pas « %1 ».</translation>
    </message>
</context>
</TS>
