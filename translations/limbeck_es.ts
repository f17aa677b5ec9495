<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DotWriter</name>
    <message numerus="yes">
        <source>⋯ %n more column(s)</source>
        <translation>
            <numerusform>⋯ %n columna más</numerusform>
            <numerusform>⋯ %n columnas más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>at %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Detenido a petición.</translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation>detalle: %1</translation>
    </message>
    <message>
        <source>The host of the database, %1, is not known.</source>
        <translation>El host de la base de datos, %1, no se conoce.</translation>
    </message>
    <message>
        <source>Check the host name in the URL and the network.</source>
        <translation>Compruebe el nombre del host en la URL y la red.</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>Ningún servidor PostgreSQL responde en %1.</translation>
    </message>
    <message>
        <source>Check that the server runs, that host and port are right and that no firewall is between.</source>
        <translation>Compruebe que el servidor funciona, que el host y el puerto son correctos y que no hay un cortafuegos en medio.</translation>
    </message>
    <message>
        <source>What answers at %1 is no PostgreSQL server.</source>
        <translation>Lo que responde en %1 no es un servidor PostgreSQL.</translation>
    </message>
    <message>
        <source>Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise.</source>
        <translation>Compruebe el host y el puerto; PostgreSQL escucha en el puerto 5432 si no se indicó otro.</translation>
    </message>
    <message>
        <source>The server at %1 did not accept the password of user &quot;%2&quot;.</source>
        <translation>El servidor en %1 no aceptó la contraseña del usuario «%2».</translation>
    </message>
    <message>
        <source>Check user and password; in a URL, special characters of a password are percent-encoded.</source>
        <translation>Compruebe el usuario y la contraseña; en una URL los caracteres especiales de la contraseña se codifican con porcentaje.</translation>
    </message>
    <message>
        <source>The server at %1 asks user &quot;%2&quot; for a password, and none was given.</source>
        <translation>El servidor en %1 pide una contraseña al usuario «%2» y no se dio ninguna.</translation>
    </message>
    <message>
        <source>Give a password with the connection.</source>
        <translation>Indique una contraseña en la conexión.</translation>
    </message>
    <message>
        <source>The server at %1 has no user &quot;%2&quot;.</source>
        <translation>El servidor en %1 no tiene el usuario «%2».</translation>
    </message>
    <message>
        <source>Check the user name, or create the role.</source>
        <translation>Compruebe el nombre de usuario o cree el rol.</translation>
    </message>
    <message>
        <source>The server at %1 has no database &quot;%2&quot;.</source>
        <translation>El servidor en %1 no tiene la base de datos «%2».</translation>
    </message>
    <message>
        <source>Check the name at the end of the URL, or create the database.</source>
        <translation>Compruebe el nombre al final de la URL o cree la base de datos.</translation>
    </message>
    <message>
        <source>The server at %1 does not admit user &quot;%2&quot; to database &quot;%3&quot; from this computer.</source>
        <translation>El servidor en %1 no admite al usuario «%2» en la base de datos «%3» desde este equipo.</translation>
    </message>
    <message>
        <source>An entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Hace falta una entrada en el pg_hba.conf del servidor.</translation>
    </message>
    <message>
        <source>The server at %1 admits user &quot;%2&quot; only over an encrypted connection, or not from here at all.</source>
        <translation>El servidor en %1 solo admite al usuario «%2» con una conexión cifrada, o no lo admite desde aquí.</translation>
    </message>
    <message>
        <source>Try sslmode=require in the URL; otherwise an entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>Pruebe sslmode=require en la URL; si no, hace falta una entrada en el pg_hba.conf del servidor.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made as the URL demands.</source>
        <translation>No se pudo establecer con %1 la conexión cifrada que exige la URL.</translation>
    </message>
    <message>
        <source>Check sslmode and the certificates.</source>
        <translation>Compruebe sslmode y los certificados.</translation>
    </message>
    <message>
        <source>The server at %1 takes no connection now.</source>
        <translation>El servidor en %1 no acepta conexiones ahora.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Inténtelo de nuevo dentro de un momento.</translation>
    </message>
    <message>
        <source>An option in the database URL was not accepted for %1.</source>
        <translation>Una opción de la URL de la base de datos no fue aceptada para %1.</translation>
    </message>
    <message>
        <source>Check the part of the URL after the &quot;?&quot;.</source>
        <translation>Compruebe la parte de la URL que sigue al «?».</translation>
    </message>
    <message>
        <source>User &quot;%1&quot; has no permission to connect to database &quot;%2&quot; at %3.</source>
        <translation>El usuario «%1» no tiene permiso para conectarse a la base de datos «%2» en %3.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the right to connect.</source>
        <translation>Pida al administrador del servidor el permiso de conexión.</translation>
    </message>
    <message>
        <source>The database at %1 could not be opened.</source>
        <translation>No se pudo abrir la base de datos en %1.</translation>
    </message>
    <message>
        <source>The server&apos;s own words are below.</source>
        <translation>Las palabras del propio servidor están debajo.</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database.</source>
        <translation>El archivo %1 no es una base de datos SQLite.</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened.</source>
        <translation>Compruebe la ruta; una base de datos cifrada no se puede abrir.</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program.</source>
        <translation>La base de datos %1 está bloqueada por otro programa.</translation>
    </message>
    <message>
        <source>Close the other program or wait.</source>
        <translation>Cierre el otro programa o espere.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database.</source>
        <translation>%1 es una carpeta, no una base de datos SQLite.</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>Indique la ruta de un archivo.</translation>
    </message>
    <message>
        <source>The folder %1 may not be entered.</source>
        <translation>No se permite entrar en la carpeta %1.</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions.</source>
        <translation>Cambie los permisos de la carpeta.</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database %2.</source>
        <translation>No existe la carpeta %1 para la base de datos %2.</translation>
    </message>
    <message>
        <source>Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute.</source>
        <translation>Compruebe la ruta: sqlite:///x.db es relativa, sqlite:////x.db es absoluta.</translation>
    </message>
    <message>
        <source>No file may be created in %1.</source>
        <translation>No se permite crear archivos en %1.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>No existe el archivo de base de datos %1.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or open it for reading only.</source>
        <translation>Cambie los permisos del archivo o ábralo solo para leer.</translation>
    </message>
    <message>
        <source>The SQLite database %1 could not be opened.</source>
        <translation>No se pudo abrir la base de datos SQLite %1.</translation>
    </message>
    <message>
        <source>The database&apos;s own words are below.</source>
        <translation>Las palabras de la propia base de datos están debajo.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for %1 is not installed.</source>
        <translation>El controlador de Qt para %1 no está instalado.</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>Instale el paquete %1.</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>Ya existe un archivo %1.</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another name.</source>
        <translation>Úselo como está o elija otro nombre.</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>La URL no indica ninguna base de datos.</translation>
    </message>
    <message>
        <source>Write its name at the end of the URL.</source>
        <translation>Escriba su nombre al final de la URL.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is longer than the %2 bytes that PostgreSQL keeps.</source>
        <translation>El nombre «%1» supera los %2 bytes que PostgreSQL conserva.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Elija un nombre más corto.</translation>
    </message>
    <message>
        <source>Another upgrade of this database is running.</source>
        <translation>Se está ejecutando otra subida de esta base de datos.</translation>
    </message>
    <message>
        <source>Wait until it has ended. If its program has died, end its session on the server.</source>
        <translation>Espere a que termine. Si su programa ha muerto, cierre su sesión en el servidor.</translation>
    </message>
    <message>
        <source>The lock is held by %1</source>
        <translation>El bloqueo lo tiene %1</translation>
    </message>
    <message>
        <source>Another program is writing to the SQLite database, so the run cannot begin.</source>
        <translation>Otro programa está escribiendo en la base de datos SQLite, así que la ejecución no puede empezar.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close the program that uses the file. Nothing was changed.</source>
        <translation>Espere a que termine o cierre el programa que usa el archivo. No se cambió nada.</translation>
    </message>
    <message>
        <source>The migration lock was lost: the session that held it is gone.</source>
        <translation>Se perdió el bloqueo de migración: la sesión que lo tenía ya no existe.</translation>
    </message>
    <message>
        <source>Nothing more is committed. Check the server and its connection pooler, then start again.</source>
        <translation>No se confirma nada más. Compruebe el servidor y su agrupador de conexiones y empiece de nuevo.</translation>
    </message>
    <message>
        <source>The database rolled the whole transaction back with the stopped statement.</source>
        <translation>La base de datos revirtió toda la transacción junto con la sentencia detenida.</translation>
    </message>
    <message>
        <source>The connection to the database was lost: %1</source>
        <translation>Se perdió la conexión con la base de datos: %1</translation>
    </message>
    <message>
        <source>The statement contains a NUL character; PostgreSQL cannot store or read it.</source>
        <translation>La sentencia contiene un carácter NUL; PostgreSQL no puede guardarlo ni leerlo.</translation>
    </message>
    <message>
        <source>COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data</source>
        <translation>COPY con STDIN o STDOUT no puede ejecutarse aquí: no hay ningún cliente que envíe o reciba los datos</translation>
    </message>
    <message>
        <source>Write the data as INSERT statements or with op.bulk_insert.</source>
        <translation>Escriba los datos como sentencias INSERT o con op.bulk_insert.</translation>
    </message>
    <message>
        <source>Nothing can be committed: a statement of the transaction has failed.</source>
        <translation>No se puede confirmar nada: una sentencia de la transacción ha fallado.</translation>
    </message>
    <message>
        <source>Roll the transaction back.</source>
        <translation>Revierta la transacción.</translation>
    </message>
    <message>
        <source>The database sent &quot;%1&quot;, which cannot be read as %2.</source>
        <translation>La base de datos envió «%1», que no se puede leer como %2.</translation>
    </message>
    <message>
        <source>The session needs DateStyle ISO and IntervalStyle postgres.</source>
        <translation>La sesión necesita DateStyle ISO e IntervalStyle postgres.</translation>
    </message>
    <message>
        <source>%1 is out of range: years from 1 to 9999 can be read.</source>
        <translation>%1 está fuera de rango: se pueden leer los años de 1 a 9999.</translation>
    </message>
    <message>
        <source>The interval %1 is too long to be read.</source>
        <translation>El intervalo %1 es demasiado largo para leerlo.</translation>
    </message>
    <message>
        <source>The database URL mixes two ways to name several hosts.</source>
        <translation>La URL de la base de datos mezcla dos formas de nombrar varios hosts.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=1,2 or host=a:1&amp;host=b:2.</source>
        <translation>Escriba host=a,b&amp;port=1,2 o host=a:1&amp;host=b:2.</translation>
    </message>
    <message>
        <source>A port in the query of the database URL is not a number.</source>
        <translation>Un puerto en la consulta de la URL de la base de datos no es un número.</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=5432,5433.</source>
        <translation>Escriba host=a,b&amp;port=5432,5433.</translation>
    </message>
    <message>
        <source>The database URL names a different number of hosts and ports.</source>
        <translation>La URL de la base de datos nombra un número distinto de hosts y de puertos.</translation>
    </message>
    <message>
        <source>Give one port for each host.</source>
        <translation>Indique un puerto para cada host.</translation>
    </message>
    <message>
        <source>The &quot;options&quot; of the database URL contain &quot;;&quot; and something that is not a setting.</source>
        <translation>Las «options» de la URL de la base de datos contienen «;» y algo que no es un ajuste.</translation>
    </message>
    <message>
        <source>Write options as -c name=value.</source>
        <translation>Escriba las opciones como -c name=value.</translation>
    </message>
    <message>
        <source>The database URL has an option &quot;%1&quot; that PostgreSQL&apos;s client library does not know.</source>
        <translation>La URL de la base de datos tiene una opción «%1» que la biblioteca cliente de PostgreSQL no conoce.</translation>
    </message>
    <message>
        <source>Alembic would fail with it too; remove it from the URL.</source>
        <translation>Alembic también fallaría con ella; quítela de la URL.</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; of the driver %2 has no meaning here and is not used.</source>
        <translation>La opción «%1» del controlador %2 no tiene sentido aquí y no se usa.</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; in the database URL contains &quot;;&quot;, which Qt&apos;s driver cannot pass on.</source>
        <translation>El valor de «%1» en la URL de la base de datos contiene «;», que el controlador de Qt no puede transmitir.</translation>
    </message>
    <message>
        <source>Use another file name or value.</source>
        <translation>Use otro nombre de archivo o valor.</translation>
    </message>
    <message>
        <source>The database URL contains a NUL character.</source>
        <translation>La URL de la base de datos contiene un carácter NUL.</translation>
    </message>
    <message>
        <source>Remove %00 from the URL.</source>
        <translation>Quite %00 de la URL.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened for the copy: %2.</source>
        <translation>El archivo de base de datos %1 no se puede abrir para la copia: %2.</translation>
    </message>
    <message>
        <source>The copy cannot be begun: %1.</source>
        <translation>La copia no se puede empezar: %1.</translation>
    </message>
    <message>
        <source>The database could not be copied: %1.</source>
        <translation>La base de datos no se pudo copiar: %1.</translation>
    </message>
    <message>
        <source>No folder can be made for the copy of the database: %1.</source>
        <translation>No se puede crear una carpeta para la copia de la base de datos: %1.</translation>
    </message>
    <message>
        <source>A database in memory lives in its own connection only: there is nothing to copy.</source>
        <translation>Una base de datos en memoria solo vive en su propia conexión: no hay nada que copiar.</translation>
    </message>
    <message>
        <source>%1 has %2 MB: too much to copy for a rehearsal</source>
        <translation>%1 tiene %2 MB: demasiado para copiarla para un ensayo</translation>
    </message>
    <message>
        <source>Incorrect number of bindings supplied. The current statement uses %1, and there are %2 supplied.</source>
        <translation>Número incorrecto de valores enlazados. La sentencia usa %1 y se dieron %2.</translation>
    </message>
    <message>
        <source>You can only execute one statement at a time.</source>
        <translation>Solo se puede ejecutar una sentencia a la vez.</translation>
    </message>
    <message>
        <source>The SQLite URL says timeout=%1, which is not a number of seconds.</source>
        <translation>La URL de SQLite dice timeout=%1, que no es un número de segundos.</translation>
    </message>
    <message>
        <source>Write a number from 0 to 86400, for instance timeout=30.</source>
        <translation>Escriba un número de 0 a 86400, por ejemplo timeout=30.</translation>
    </message>
    <message>
        <source>The SQLite URL says uri=true, but its file part does not begin with &quot;file:&quot;.</source>
        <translation>La URL de SQLite dice uri=true, pero su parte de archivo no empieza por «file:».</translation>
    </message>
    <message>
        <source>Write sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</source>
        <translation>Escriba sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a database URL.</source>
        <translation>«%1» no es una URL de base de datos.</translation>
    </message>
    <message>
        <source>A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.</source>
        <translation>Una URL de base de datos es como postgresql://user:password@host/database o sqlite:///path/to/file.db.</translation>
    </message>
    <message>
        <source>The database URL has text between &quot;]&quot; and the port or the &quot;/&quot;.</source>
        <translation>La URL de la base de datos tiene texto entre «]» y el puerto o la «/».</translation>
    </message>
    <message>
        <source>Write [address]:port/database.</source>
        <translation>Escriba [address]:port/database.</translation>
    </message>
    <message>
        <source>The port in the database URL is not a number from 0 to 65535.</source>
        <translation>El puerto de la URL de la base de datos no es un número de 0 a 65535.</translation>
    </message>
    <message>
        <source>Write host:port/database. An &quot;@&quot; inside the user name or the password must be written as %40.</source>
        <translation>Escriba host:port/database. Una «@» dentro del usuario o de la contraseña debe escribirse como %40.</translation>
    </message>
    <message>
        <source>The database URL names an encrypted SQLite database (sqlite+pysqlcipher).</source>
        <translation>La URL nombra una base de datos SQLite cifrada (sqlite+pysqlcipher).</translation>
    </message>
    <message>
        <source>Limbeck opens plain SQLite files only; decrypt a copy to work on it.</source>
        <translation>Limbeck solo abre archivos SQLite sin cifrar; descifre una copia para trabajar con ella.</translation>
    </message>
    <message>
        <source>SQLAlchemy refuses &quot;postgres://&quot; since 1.4; Alembic needs &quot;postgresql://&quot; in this place.</source>
        <translation>SQLAlchemy rechaza «postgres://» desde la 1.4; Alembic necesita «postgresql://» en este lugar.</translation>
    </message>
    <message>
        <source>The database URL is still the placeholder that init writes (driver://…).</source>
        <translation>La URL de la base de datos sigue siendo el texto provisional que escribe init (driver://…).</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.</source>
        <translation>Ponga en sqlalchemy.url la dirección de su base de datos, por ejemplo postgresql://user:password@host/database.</translation>
    </message>
    <message>
        <source>The database URL names a &quot;%1&quot; database, which Limbeck cannot use.</source>
        <translation>La URL nombra una base de datos «%1», que Limbeck no puede usar.</translation>
    </message>
    <message>
        <source>Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).</source>
        <translation>Se admiten PostgreSQL (postgresql://…) y SQLite (sqlite:///…).</translation>
    </message>
    <message>
        <source>The SQLite URL has a host, port, user or password; a SQLite database is a file.</source>
        <translation>La URL de SQLite tiene host, puerto, usuario o contraseña; una base de datos SQLite es un archivo.</translation>
    </message>
    <message>
        <source>Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.</source>
        <translation>Escriba sqlite:///relative/path.db (tres barras), sqlite:////absolute/path.db (cuatro) o sqlite:// para una base de datos en memoria.</translation>
    </message>
    <message>
        <source>The database URL says %1=%2, which is neither true nor false.</source>
        <translation>La URL de la base de datos dice %1=%2, que no es ni true ni false.</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>Escriba true o false.</translation>
    </message>
    <message>
        <source>The table %1 has a row whose version_num is not text.</source>
        <translation>La tabla %1 tiene una fila cuyo version_num no es texto.</translation>
    </message>
    <message>
        <source>Every row must name a revision; correct or delete the row.</source>
        <translation>Cada fila debe nombrar una revisión; corrija o borre la fila.</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>No se permite leer el archivo %1.</translation>
    </message>
    <message>
        <source>The file %1 may not be written.</source>
        <translation>No se permite escribir en el archivo %1.</translation>
    </message>
    <message>
        <source>the local server</source>
        <translation>localhost</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1, puerto %2</translation>
    </message>
    <message>
        <source>the server gave no reason</source>
        <translation>el servidor no dio ningún motivo</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section</source>
        <translation>No hay un archivo de configuración «%1» o no tiene la sección «[%2]»</translation>
    </message>
    <message>
        <source>must be text here, found %1</source>
        <translation>debe ser texto aquí, se encontró %1</translation>
    </message>
    <message>
        <source>must be true or false here, found %1</source>
        <translation>debe ser true o false aquí, se encontró %1</translation>
    </message>
    <message>
        <source>context.configure(%1=…) %2.</source>
        <translation>context.configure(%1=…) %2.</translation>
    </message>
    <message>
        <source>the driver call &apos;%1&apos; in a connection listener</source>
        <translation>la llamada al controlador «%1» en un oyente de la conexión</translation>
    </message>
    <message>
        <source>a driver call with parameters in a connection listener</source>
        <translation>una llamada al controlador con parámetros en un oyente de la conexión</translation>
    </message>
    <message>
        <source>Run this project&apos;s migrations with its own Python.</source>
        <translation>Ejecute las migraciones de este proyecto con su propio Python.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed without running the project&apos;s code.</source>
        <translation>La URL de la base de datos no se pudo calcular sin ejecutar el código del proyecto.</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed: it needs %1.</source>
        <translation>La URL de la base de datos no se pudo calcular: necesita %1.</translation>
    </message>
    <message>
        <source>a value that is not known: %1</source>
        <translation>un valor que no se conoce: %1</translation>
    </message>
    <message>
        <source>There is no env.py in %1.</source>
        <translation>No hay env.py en %1.</translation>
    </message>
    <message>
        <source>Create an environment with: init DIRECTORY</source>
        <translation>Cree un entorno con: init DIRECTORY</translation>
    </message>
    <message>
        <source>No answer to context.%1() in this command.</source>
        <translation>No hay respuesta a context.%1() en esta orden.</translation>
    </message>
    <message>
        <source>&apos;connection&apos; argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine</source>
        <translation>el argumento &apos;connection&apos; de configure() debe ser una sqlalchemy.engine.Connection y es un Engine</translation>
    </message>
    <message>
        <source>a connection that is %1</source>
        <translation>una conexión que es %1</translation>
    </message>
    <message>
        <source>a value that could not be computed</source>
        <translation>un valor que no se pudo calcular</translation>
    </message>
    <message>
        <source>Name the database by its URL, or run this command with the project&apos;s own Python.</source>
        <translation>Indique la base de datos por su URL o ejecute esta orden con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>The script writes the file %1.</source>
        <translation>El script escribe el archivo %1.</translation>
    </message>
    <message>
        <source>The script makes the folder %1.</source>
        <translation>El script crea la carpeta %1.</translation>
    </message>
    <message>
        <source>The script removes the file %1.</source>
        <translation>El script elimina el archivo %1.</translation>
    </message>
    <message>
        <source>The script removes the folder %1.</source>
        <translation>El script elimina la carpeta %1.</translation>
    </message>
    <message>
        <source>The script renames %1 to %2.</source>
        <translation>El script cambia el nombre de %1 a %2.</translation>
    </message>
    <message>
        <source>The script copies %1 to %2.</source>
        <translation>El script copia %1 en %2.</translation>
    </message>
    <message>
        <source>changing %1, which lies outside the project</source>
        <translation>cambiar %1, que está fuera del proyecto</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python.</source>
        <translation>Ejecute esta revisión con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>reading the file %1, which lies outside the project</source>
        <translation>leer el archivo %1, que está fuera del proyecto</translation>
    </message>
    <message>
        <source>Only files of the project are read without running its code.</source>
        <translation>Sin ejecutar su código solo se leen archivos del proyecto.</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic]: only %(here)s and %% may stand after a percent sign.</source>
        <translation>Clave «%1» de [tool.alembic]: tras un signo de porcentaje solo pueden ir %(here)s y %%.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;</source>
        <translation>«%1» no es un valor válido para %2; se espera &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos; o &apos;;&apos;</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml se indicó más de una vez</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>solo se puede indicar un archivo ini</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>Esto no es TOML válido: %1</translation>
    </message>
    <message>
        <source>Incorrect TOML format</source>
        <translation>Formato TOML incorrecto</translation>
    </message>
    <message>
        <source>unsupported TOML value type for key: &apos;%1&apos;</source>
        <translation>tipo de valor TOML no admitido para la clave «%1»</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a single value.</source>
        <translation>La clave «%1» de [tool.alembic] debe ser un único valor.</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;</source>
        <translation>se espera un valor booleano para el parámetro TOML «%1»</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a list of strings.</source>
        <translation>La clave «%1» de [tool.alembic] debe ser una lista de textos.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.</source>
        <translation>No hay path_separator en la configuración; version_locations se divide como antes por espacios y comas.</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1.</source>
        <translation>No hay path_separator en la configuración; %1 se divide como antes por espacios, comas y dos puntos.</translation>
    </message>
    <message>
        <source>version_path_separator is deprecated; use path_separator.</source>
        <translation>version_path_separator está obsoleto; use path_separator.</translation>
    </message>
    <message>
        <source>A post-write hook of [tool.alembic] has no name.</source>
        <translation>Un gancho post-write de [tool.alembic] no tiene nombre.</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>La carpeta %1 ya existe y no está vacía</translation>
    </message>
    <message>
        <source>No such template &apos;%1&apos;</source>
        <translation>No existe la plantilla «%1»</translation>
    </message>
    <message>
        <source>See the command list_templates.</source>
        <translation>Vea la orden list_templates.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>No se puede crear la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>Section [%1] stands in the file twice; join the two.</source>
        <translation>La sección [%1] está dos veces en el archivo; únalas.</translation>
    </message>
    <message>
        <source>A line before the first [section] was found; an ini file begins with a section.</source>
        <translation>Hay una línea antes de la primera [sección]; un archivo ini empieza por una sección.</translation>
    </message>
    <message>
        <source>Expected &quot;key = value&quot;, found &quot;%1&quot;.</source>
        <translation>Se esperaba «key = value», se encontró «%1».</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; stands twice in section [%2].</source>
        <translation>La opción «%1» está dos veces en la sección [%2].</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; of section [%2]: %3</source>
        <translation>Opción «%1» de la sección [%2]: %3</translation>
    </message>
    <message>
        <source>its %(…)s references go deeper than 10 levels.</source>
        <translation>sus referencias %(…)s superan los 10 niveles.</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;; write %% for a percent sign.</source>
        <translation>tras «%» debe ir «%» o «(name)s»; escriba %% para un signo de porcentaje.</translation>
    </message>
    <message>
        <source>it refers to &apos;%1&apos;, which is not there.</source>
        <translation>se refiere a «%1», que no existe.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>No se puede leer el archivo %1: %2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>No se puede escribir el archivo %1: %2.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space, then try again.</source>
        <translation>Compruebe los permisos de la carpeta y el espacio libre e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no truth value for %2; write true or false.</source>
        <translation>«%1» no es un valor de verdad para %2; escriba true o false.</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.</source>
        <translation>No se encontró la clave &apos;script_location&apos; en la configuración.</translation>
    </message>
    <message>
        <source>Name the configuration file with -c, or create an environment with: init DIRECTORY</source>
        <translation>Indique el archivo de configuración con -c o cree un entorno con: init DIRECTORY</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; of the location &apos;%2&apos; was not found.</source>
        <translation>No se encontró el paquete «%1» de la ubicación «%2».</translation>
    </message>
    <message>
        <source>Name its folder in prepend_sys_path, or give a plain path.</source>
        <translation>Indique su carpeta en prepend_sys_path o dé una ruta sencilla.</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.</source>
        <translation>La ruta no existe: %1. Use la orden &apos;init&apos; para crear una carpeta de scripts nueva.</translation>
    </message>
    <message>
        <source>truncate_slug_length must be a number, found &apos;%1&apos;.</source>
        <translation>truncate_slug_length debe ser un número, se encontró «%1».</translation>
    </message>
    <message>
        <source>Revision %1 referenced from %2 is not present</source>
        <translation>La revisión %1, a la que se refiere %2, no está presente</translation>
    </message>
    <message>
        <source>Self-loop is detected in revisions (%1)</source>
        <translation>Se detectó un bucle sobre sí mismas en las revisiones (%1)</translation>
    </message>
    <message>
        <source>Dependency self-loop is detected in revisions (%1)</source>
        <translation>Se detectó una dependencia de sí mismas en las revisiones (%1)</translation>
    </message>
    <message>
        <source>Cycle is detected in revisions (%1)</source>
        <translation>Se detectó un ciclo en las revisiones (%1)</translation>
    </message>
    <message>
        <source>Dependency cycle is detected in revisions (%1)</source>
        <translation>Se detectó un ciclo de dependencias en las revisiones (%1)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once</source>
        <translation>La revisión %1 está presente más de una vez</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once: in %2 and in %3</source>
        <translation>La revisión %1 está presente más de una vez: en %2 y en %3</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>El nombre de rama «%1» de la revisión %2 ya lo usa la revisión %3</translation>
    </message>
    <message>
        <source>Revision %1 depends on &apos;%2&apos;, which is neither a revision nor a branch label</source>
        <translation>La revisión %1 depende de «%2», que no es ni una revisión ni una etiqueta de rama</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>Los caracteres «%1» no se permiten en el identificador de revisión «%2»</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>No se encuentra la revisión «%1»</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;</source>
        <translation>No existe la revisión ni la rama «%1»</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;; a part of an identifier should have at least four characters</source>
        <translation>No existe la revisión ni la rama «%1»; una parte de un identificador debería tener al menos cuatro caracteres</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;</source>
        <translation>No existe la rama «%1»</translation>
    </message>
    <message>
        <source>Multiple revisions start with &apos;%1&apos;: %2...</source>
        <translation>Varias revisiones empiezan por «%1»: %2…</translation>
    </message>
    <message>
        <source>Revision %1 is not a member of branch &apos;%2&apos;</source>
        <translation>La revisión %1 no pertenece a la rama «%2»</translation>
    </message>
    <message>
        <source>An empty text is no revision identifier.</source>
        <translation>Un texto vacío no es un identificador de revisión.</translation>
    </message>
    <message>
        <source>Name a revision, a branch label, head, heads or base.</source>
        <translation>Indique una revisión, una etiqueta de rama, head, heads o base.</translation>
    </message>
    <message>
        <source>The current revision lies beyond the end of its branch.</source>
        <translation>La revisión actual está más allá del final de su rama.</translation>
    </message>
    <message>
        <source>The start of the range lies beyond the end of its branch.</source>
        <translation>El inicio del rango está más allá del final de su rama.</translation>
    </message>
    <message>
        <source>The end of the range lies beyond the end of its branch.</source>
        <translation>El final del rango está más allá del final de su rama.</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; name one revision, narrow it down with &apos;&lt;branchname&gt;@%2&apos;, or say &apos;heads&apos; for all of them</source>
        <translation>Hay varios heads para «%1»; indique una revisión, acote con &apos;&lt;branchname&gt;@%2&apos; o diga &apos;heads&apos; para todos</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations</source>
        <translation>La revisión relativa %1 no produjo %2 migraciones</translation>
    </message>
    <message>
        <source>Ambiguous walk</source>
        <translation>Recorrido ambiguo</translation>
    </message>
    <message>
        <source>Walked too far</source>
        <translation>Se fue demasiado lejos</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions</source>
        <translation>Subida ambigua desde varias revisiones actuales</translation>
    </message>
    <message>
        <source>%1 of the current revisions belong to the branch &apos;%2&apos;; stepping down needs exactly one.</source>
        <translation>%1 de las revisiones actuales pertenecen a la rama «%2»; para bajar hace falta exactamente una.</translation>
    </message>
    <message>
        <source>Name the revision to go down to.</source>
        <translation>Indique la revisión hasta la que bajar.</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2</source>
        <translation>La revisión pedida %1 se solapa con otras revisiones pedidas %2</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads</source>
        <translation>No es un destino de bajada válido desde los heads actuales</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid downgrade target from current head(s)</source>
        <translation>%1 no es un destino de bajada válido desde los heads actuales</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down</source>
        <translation>downgrade -1 desde varios heads es ambiguo; indique la revisión o la rama</translation>
    </message>
    <message>
        <source>file_template &apos;%1&apos;: %2.</source>
        <translation>file_template «%1»: %2.</translation>
    </message>
    <message>
        <source>Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.</source>
        <translation>Los nombres conocidos son rev, slug, epoch, year, month, day, hour, minute y second, como en %(rev)s o %(month).2d.</translation>
    </message>
    <message>
        <source>a % must be followed by a name in parentheses, or by another %</source>
        <translation>tras % debe ir un nombre entre paréntesis u otro %</translation>
    </message>
    <message>
        <source>a name is not closed with )</source>
        <translation>un nombre no se cierra con )</translation>
    </message>
    <message>
        <source>unknown token &apos;%1&apos;</source>
        <translation>nombre desconocido «%1»</translation>
    </message>
    <message>
        <source>a token lacks its conversion letter</source>
        <translation>a un nombre le falta la letra de conversión</translation>
    </message>
    <message>
        <source>conversion &apos;%1&apos; does not suit the token</source>
        <translation>la conversión «%1» no corresponde al nombre</translation>
    </message>
    <message>
        <source>a backslash that does not end its line</source>
        <translation>una barra invertida que no termina su línea</translation>
    </message>
    <message>
        <source>a closing bracket without an opening one</source>
        <translation>un paréntesis de cierre sin el de apertura</translation>
    </message>
    <message>
        <source>brackets that are not closed</source>
        <translation>paréntesis sin cerrar</translation>
    </message>
    <message>
        <source>a string that is not closed</source>
        <translation>un texto sin cerrar</translation>
    </message>
    <message>
        <source>an escape sequence in a string</source>
        <translation>una secuencia de escape en un texto</translation>
    </message>
    <message>
        <source>`from … import *` may bind the identifiers</source>
        <translation>`from … import *` podría definir los identificadores</translation>
    </message>
    <message>
        <source>`from … import *` may rebind the identifiers</source>
        <translation>`from … import *` podría redefinir los identificadores</translation>
    </message>
    <message>
        <source>`%1` may bind the identifiers</source>
        <translation>`%1` podría definir los identificadores</translation>
    </message>
    <message>
        <source>the module raises an exception</source>
        <translation>el módulo lanza una excepción</translation>
    </message>
    <message>
        <source>an identifier may be bound after the first function</source>
        <translation>un identificador podría definirse después de la primera función</translation>
    </message>
    <message>
        <source>the value of `%1`</source>
        <translation>el valor de `%1`</translation>
    </message>
    <message>
        <source>source code cannot contain null bytes</source>
        <translation>el código fuente no puede contener bytes nulos</translation>
    </message>
    <message>
        <source>the file is encoded in %1</source>
        <translation>el archivo está codificado en %1</translation>
    </message>
    <message>
        <source>the file is not valid UTF-8 and declares no other encoding</source>
        <translation>el archivo no es UTF-8 válido y no declara otra codificación</translation>
    </message>
    <message>
        <source>Revision %1 carries %2 branch labels; a range needs exactly one to follow.</source>
        <translation>La revisión %1 lleva %2 etiquetas de rama; un rango necesita seguir exactamente una.</translation>
    </message>
    <message>
        <source>Write the label itself before the @.</source>
        <translation>Escriba la etiqueta misma delante de la @.</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch</source>
        <translation>El rango pedido %1:%2 no se refiere a revisiones antecesoras y descendientes de la misma rama</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]</source>
        <translation>Un rango del historial se escribe [start]:[end], [start]: o :[end]</translation>
    </message>
    <message>
        <source>The range &apos;%1&apos; has more than one colon.</source>
        <translation>El rango «%1» tiene más de un signo de dos puntos.</translation>
    </message>
    <message>
        <source>Write it as start:end.</source>
        <translation>Escríbalo como start:end.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.</source>
        <translation>Hay varios heads; indique el head en el que debe basarse la nueva revisión o haga una fusión.</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>Se indicó el mismo head varias veces</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>La revisión %1 no es un head; indique --splice para crear una rama nueva desde ella</translation>
    </message>
    <message>
        <source>Revision %1 defines no function %2().</source>
        <translation>La revisión %1 no define ninguna función %2().</translation>
    </message>
    <message>
        <source>Add `def %1():` to the script, with `pass` if there is nothing to do.</source>
        <translation>Añada `def %1():` al script, con `pass` si no hay nada que hacer.</translation>
    </message>
    <message>
        <source>Some revisions of this range cannot be put in order: they are needed only through revisions outside it. Choose a lower start of the range.</source>
        <translation>Algunas revisiones de este rango no se pueden ordenar: solo se necesitan a través de revisiones ajenas a él. Elija un inicio anterior.</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>No se puede leer %1: %2.</translation>
    </message>
    <message>
        <source>Cannot read the directory %1: %2.</source>
        <translation>No se puede leer la carpeta %1: %2.</translation>
    </message>
    <message>
        <source>Cannot read the head of %1: %2.</source>
        <translation>No se puede leer la cabecera de %1: %2.</translation>
    </message>
    <message>
        <source>%1 is compiled and its source is missing.</source>
        <translation>%1 está compilado y falta su código fuente.</translation>
    </message>
    <message>
        <source>Put the .py file back, or let the project&apos;s own Python read it: limbeck-cli COMMAND --delegate</source>
        <translation>Devuelva el archivo .py o deje que lo lea el propio Python del proyecto: limbeck-cli COMMAND --delegate</translation>
    </message>
    <message>
        <source>The head of %1 cannot be changed by itself: %2.</source>
        <translation>La cabecera de %1 no se puede cambiar automáticamente: %2.</translation>
    </message>
    <message>
        <source>Change it in the editor.</source>
        <translation>Cámbielo en el editor.</translation>
    </message>
    <message>
        <source>it declares no identifiers</source>
        <translation>no declara identificadores</translation>
    </message>
    <message>
        <source>its docstring has room for one line only</source>
        <translation>su docstring solo tiene sitio para una línea</translation>
    </message>
    <message>
        <source>a message is one paragraph, without an empty line in it</source>
        <translation>un mensaje es un solo párrafo, sin líneas vacías</translation>
    </message>
    <message>
        <source>its docstring is a raw string, in which the message cannot be written</source>
        <translation>su docstring es un texto crudo, en el que no se puede escribir el mensaje</translation>
    </message>
    <message>
        <source>%1 would not say what it shall</source>
        <translation>%1 no diría lo que debe</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: it can only be changed with another editor.</source>
        <translation>%1 no es texto UTF-8: solo se puede cambiar con otro editor.</translation>
    </message>
    <message>
        <source>The function in line %1 cannot be changed by itself: its head is not one line.</source>
        <translation>La función de la línea %1 no se puede cambiar automáticamente: su cabecera no ocupa una sola línea.</translation>
    </message>
    <message>
        <source>The script defines no %1() that could be changed.</source>
        <translation>El script no define ningún %1() que se pueda cambiar.</translation>
    </message>
    <message>
        <source>File %1 loaded twice! ignoring.</source>
        <translation>El archivo %1 se cargó dos veces; se pasa por alto.</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1</source>
        <translation>No se encuentra la zona horaria: %1</translation>
    </message>
    <message>
        <source>Write an IANA name such as Europe/Vienna or UTC in the timezone setting.</source>
        <translation>Escriba un nombre IANA como Europe/Vienna o UTC en el ajuste timezone.</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1.</source>
        <translation>No se pudo deducir el identificador de la revisión del nombre de archivo %1.</translation>
    </message>
    <message>
        <source>Declare it in the script: revision = &quot;…&quot; with the id, and down_revision with the one before it.</source>
        <translation>Declárelo en el script: revision = &quot;…&quot; con el identificador y down_revision con el anterior.</translation>
    </message>
    <message>
        <source>Write revision, down_revision, branch_labels and depends_on as plain strings.</source>
        <translation>Escriba revision, down_revision, branch_labels y depends_on como textos sencillos.</translation>
    </message>
    <message>
        <source>%1 declares no down_revision.</source>
        <translation>%1 no declara down_revision.</translation>
    </message>
    <message>
        <source>Write down_revision = None for a first revision, else the id of the one before it.</source>
        <translation>Escriba down_revision = None para una primera revisión; si no, el identificador de la anterior.</translation>
    </message>
    <message>
        <source>Rows of the version table lie both above and below %1.</source>
        <translation>Hay filas de la tabla de versión tanto por encima como por debajo de %1.</translation>
    </message>
    <message>
        <source>Use --purge to empty the version table first.</source>
        <translation>Use --purge para vaciar antes la tabla de versión.</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision</source>
        <translation>Hay varios heads; indique una sola revisión de destino</translation>
    </message>
    <message>
        <source>%1 and %2 are not two heads.</source>
        <translation>%1 y %2 no son dos heads.</translation>
    </message>
    <message>
        <source>The branch of %1 holds %2, whose file is missing.</source>
        <translation>La rama de %1 contiene %2, cuyo archivo falta.</translation>
    </message>
    <message>
        <source>The branch of %1 begins at %2 and at %3: only a branch with one beginning can be moved.</source>
        <translation>La rama de %1 empieza en %2 y en %3: solo se puede mover una rama con un único comienzo.</translation>
    </message>
    <message>
        <source>%1 merges the branch with what both heads have: it is no straight line.</source>
        <translation>%1 fusiona la rama con lo que tienen ambos heads: no es una línea recta.</translation>
    </message>
    <message>
        <source>%1 has nothing that %2 has not.</source>
        <translation>%1 no tiene nada que %2 no tenga.</translation>
    </message>
    <message>
        <source>The branch of %1 stands on %2, which %3 only depends on: %4 would be left as a head of its own.</source>
        <translation>La rama de %1 se apoya en %2, de la que %3 solo depende: %4 quedaría como un head aparte.</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>Se esperaba exactamente una fila al %1 en «%2»; encontradas: %3</translation>
    </message>
    <message>
        <source>inserting &apos;%1&apos;</source>
        <translation>insertar «%1»</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>borrar «%1»</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>cambiar «%1» por «%2»</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces.</source>
        <translation>La tabla de versión no tiene la fila «%1», que este paso sustituye.</translation>
    </message>
    <message>
        <source>Stamp the database with the revision that it really is at.</source>
        <translation>Selle la base de datos con la revisión en la que realmente está.</translation>
    </message>
    <message>
        <source>The version table already has the row &apos;%1&apos;.</source>
        <translation>La tabla de versión ya tiene la fila «%1».</translation>
    </message>
    <message>
        <source>All parents of %1 are implied by other rows of the version table.</source>
        <translation>Otras filas de la tabla de versión ya implican todos los padres de %1.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces: it is an ancestor of another parent or dependency of %2.</source>
        <translation>La tabla de versión no tiene la fila «%1», que este paso sustituye: es antecesora de otro padre o dependencia de %2.</translation>
    </message>
    <message>
        <source>Take it out of depends_on or down_revision of that script.</source>
        <translation>Quítela de depends_on o de down_revision de ese script.</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step takes back.</source>
        <translation>La tabla de versión no tiene la fila «%1», que este paso deshace.</translation>
    </message>
    <message>
        <source>This stamp neither replaces, adds nor removes a row.</source>
        <translation>Este sello no sustituye, añade ni quita ninguna fila.</translation>
    </message>
    <message>
        <source>Name each revision only once.</source>
        <translation>Indique cada revisión una sola vez.</translation>
    </message>
    <message>
        <source>Revision %1 does what only Python can: %2</source>
        <translation>La revisión %1 hace algo que solo Python puede: %2</translation>
    </message>
    <message>
        <source>Revision %1 too: %2</source>
        <translation>También la revisión %1: %2</translation>
    </message>
    <message>
        <source>Nothing was done. This step can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>No se hizo nada. Este paso puede ejecutarse con el propio Python del proyecto, que ejecuta su código: limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Nothing was done. These steps can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>No se hizo nada. Estos pasos pueden ejecutarse con el propio Python del proyecto, que ejecuta su código: limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Only Python can do what this script does: %1. With your consent the step runs with the project&apos;s own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.</source>
        <translation>Solo Python puede hacer lo que hace este script: %1. Con su consentimiento el paso se ejecuta con el propio Python del proyecto y Alembic; lo anterior se confirma antes, de modo que un fallo posterior no lo deshace.</translation>
    </message>
    <message>
        <source>The script commits here: what was done before stays even when a later statement fails.</source>
        <translation>El script confirma aquí: lo hecho antes permanece aunque falle una sentencia posterior.</translation>
    </message>
    <message>
        <source>The step of %1 needs the project&apos;s own Python, which does not find a script of another branch.</source>
        <translation>El paso de %1 necesita el propio Python del proyecto, que no encuentra un script de otra rama.</translation>
    </message>
    <message>
        <source>Get %1 into this checkout, or check that branch out.</source>
        <translation>Traiga %1 a esta copia de trabajo o cambie a esa rama.</translation>
    </message>
    <message>
        <source>Set the variable that env.py reads, or name the database with sqlalchemy.url.</source>
        <translation>Defina la variable que lee env.py o indique la base de datos con sqlalchemy.url.</translation>
    </message>
    <message>
        <source>env.py names no database that could be read.</source>
        <translation>env.py no indica ninguna base de datos que se pueda leer.</translation>
    </message>
    <message>
        <source>env.py names no database: context.configure() got neither connection, url nor dialect_name.</source>
        <translation>env.py no indica ninguna base de datos: context.configure() no recibió ni connection, ni url, ni dialect_name.</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url in the ini file, or the variable that env.py reads.</source>
        <translation>Defina sqlalchemy.url en el archivo ini o la variable que lee env.py.</translation>
    </message>
    <message>
        <source>context.configure() got no connection to run on.</source>
        <translation>context.configure() no recibió ninguna conexión para la ejecución.</translation>
    </message>
    <message>
        <source>The script directory has multiple heads; get_head_revision() wants one.</source>
        <translation>La carpeta de scripts tiene varios heads; get_head_revision() quiere uno.</translation>
    </message>
    <message>
        <source>No context has been configured yet: call context.configure() before.</source>
        <translation>Aún no se ha configurado ningún contexto: llame antes a context.configure().</translation>
    </message>
    <message>
        <source>env.py goes through several databases: there is no one database to copy for a rehearsal.</source>
        <translation>env.py recorre varias bases de datos: no hay una única que copiar para un ensayo.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2.</source>
        <translation>El script de la revisión %1 no tiene la función %2.</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2().</source>
        <translation>El script de la revisión %1 no tiene la función %2().</translation>
    </message>
    <message>
        <source>Nothing was done. Add the function to the script.</source>
        <translation>No se hizo nada. Añada la función al script.</translation>
    </message>
    <message>
        <source>A database in memory cannot be reached by another program: this step cannot be delegated.</source>
        <translation>Otro programa no puede acceder a una base de datos en memoria: este paso no se puede delegar.</translation>
    </message>
    <message>
        <source>This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.</source>
        <translation>Este paso no se puede delegar: env.py había abierto una transacción antes de context.configure() y nadie dice cuándo termina. Confirme antes en env.py.</translation>
    </message>
    <message>
        <source>env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.</source>
        <translation>env.py había abierto una transacción antes de context.configure(): no se confirma nada si env.py no lo hace.</translation>
    </message>
    <message>
        <source>A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. Take the call out of the script: the run commits by itself.</source>
        <translation>Un script llamó a commit() o rollback() en la conexión de la ejecución. Como con Alembic, se deshizo lo que vino después, también la fila de la tabla de versión. Quite la llamada del script: la ejecución confirma por sí misma.</translation>
    </message>
    <message>
        <source>The step would run a statement that the plan did not show, so it was stopped before it was sent.</source>
        <translation>El paso ejecutaría una sentencia que el plan no mostraba; se detuvo antes de enviarla.</translation>
    </message>
    <message>
        <source>Refresh the plan and look at the step again.</source>
        <translation>Actualice el plan y vuelva a mirar el paso.</translation>
    </message>
    <message>
        <source>shown:   %1</source>
        <translation>mostrado: %1</translation>
    </message>
    <message>
        <source>instead: %1</source>
        <translation>en su lugar: %1</translation>
    </message>
    <message>
        <source>The rebuilt table %1 would hold %2 of %3 rows.</source>
        <translation>La tabla reconstruida %1 contendría %2 de %3 filas.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept.</source>
        <translation>No se conservó nada de este paso.</translation>
    </message>
    <message>
        <source>Nothing of this step was kept. Correct the rows first.</source>
        <translation>No se conservó nada de este paso. Corrija antes las filas.</translation>
    </message>
    <message>
        <source>After rebuilding %1, %2.</source>
        <translation>Tras reconstruir %1: %2.</translation>
    </message>
    <message>
        <source>the foreign keys of %1 do not fit any more: %2</source>
        <translation>las claves foráneas de %1 ya no encajan: %2</translation>
    </message>
    <message>
        <source>The database cannot be inspected in offline mode (--sql).</source>
        <translation>La base de datos no se puede inspeccionar en modo sin conexión (--sql).</translation>
    </message>
    <message>
        <source>Guard this part of the script with context.is_offline_mode().</source>
        <translation>Proteja esta parte del script con context.is_offline_mode().</translation>
    </message>
    <message>
        <source>The parameters given to execute() are not in the SQL that --sql prints (%1). Write the values into the statement, for example with bindparams() or op.inline_literal().</source>
        <translation>Los parámetros dados a execute() no están en el SQL que imprime --sql (%1). Escriba los valores en la sentencia, por ejemplo con bindparams() u op.inline_literal().</translation>
    </message>
    <message>
        <source>Let this step run with the project&apos;s own Python.</source>
        <translation>Deje que este paso se ejecute con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run, or let this step run with the project&apos;s own Python.</source>
        <translation>Use op.get_bind() para la conexión de la ejecución o deje que este paso se ejecute con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>create_engine() with a URL that could not be computed</source>
        <translation>create_engine() con una URL que no se pudo calcular</translation>
    </message>
    <message>
        <source>create_engine() of another database than the one that is migrated (%1)</source>
        <translation>create_engine() de una base de datos distinta de la que se migra (%1)</translation>
    </message>
    <message>
        <source>%1 in a migration script</source>
        <translation>%1 en un script de migración</translation>
    </message>
    <message>
        <source>a compiled script whose source is missing</source>
        <translation>un script compilado cuyo código fuente falta</translation>
    </message>
    <message>
        <source>Put the .py file back, or let this step run with the project&apos;s own Python.</source>
        <translation>Devuelva el archivo .py o deje que este paso se ejecute con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>No se pudo iniciar %1: %2</translation>
    </message>
    <message>
        <source>No Python was found that can import Alembic.</source>
        <translation>No se encontró ningún Python que pueda importar Alembic.</translation>
    </message>
    <message>
        <source>The chosen Python cannot run the project&apos;s migrations.</source>
        <translation>El Python elegido no puede ejecutar las migraciones del proyecto.</translation>
    </message>
    <message>
        <source>Create the project&apos;s virtual environment and install its requirements, or name its interpreter.</source>
        <translation>Cree el entorno virtual del proyecto e instale sus requisitos, o indique su intérprete.</translation>
    </message>
    <message>
        <source>Looked for VIRTUAL_ENV, .venv, venv and env in %1 and above it, Poetry&apos;s and Pipenv&apos;s environments, python3.</source>
        <translation>Se buscó VIRTUAL_ENV, .venv, venv y env en %1 y por encima, los entornos de Poetry y Pipenv, y python3.</translation>
    </message>
    <message>
        <source>Revision %1 failed in the project&apos;s Python: %2: %3</source>
        <translation>La revisión %1 falló en el Python del proyecto: %2: %3</translation>
    </message>
    <message>
        <source>The step had been committed: the version table holds %1.</source>
        <translation>El paso ya se había confirmado: la tabla de versión contiene %1.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step.</source>
        <translation>La tabla de versión contiene %1, como antes de este paso.</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step. On SQLite the project&apos;s driver commits most statements one by one: look what this step has left.</source>
        <translation>La tabla de versión contiene %1, como antes de este paso. En SQLite el controlador del proyecto confirma la mayoría de las sentencias una a una: mire qué ha dejado este paso.</translation>
    </message>
    <message>
        <source>The project&apos;s Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision %1 cannot run in a second one.</source>
        <translation>El Python del proyecto espera un bloqueo que tiene esta misma ejecución: env.py toma un bloqueo para su sesión, así que la revisión %1 no puede ejecutarse en otra.</translation>
    </message>
    <message>
        <source>Run this step with Alembic itself, then go on.</source>
        <translation>Ejecute este paso con el propio Alembic y luego continúe.</translation>
    </message>
    <message>
        <source>Revision %1 was not given to the project&apos;s Python: %2</source>
        <translation>La revisión %1 no se entregó al Python del proyecto: %2</translation>
    </message>
    <message>
        <source>Nothing of this step was done.</source>
        <translation>No se hizo nada de este paso.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 in revision %2.</source>
        <translation>El Python del proyecto terminó con el estado %1 en la revisión %2.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ran revision %1 without an error, but the version table holds %2 instead of %3.</source>
        <translation>El Python del proyecto ejecutó la revisión %1 sin errores, pero la tabla de versión contiene %2 en lugar de %3.</translation>
    </message>
    <message>
        <source>env.py did not commit: it may have opened a transaction before context.configure().</source>
        <translation>env.py no confirmó: quizá abrió una transacción antes de context.configure().</translation>
    </message>
    <message>
        <source>Look who else changes the version table.</source>
        <translation>Mire quién más cambia la tabla de versión.</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told the models.</source>
        <translation>El Python del proyecto terminó con el estado %1 antes de dar los modelos.</translation>
    </message>
    <message>
        <source>The models cannot be imported with the project&apos;s Python: %1: %2</source>
        <translation>Los modelos no se pueden importar con el Python del proyecto: %1: %2</translation>
    </message>
    <message>
        <source>The compiled script %1 could not be loaded with the project&apos;s Python: %2: %3</source>
        <translation>El script compilado %1 no se pudo cargar con el Python del proyecto: %2: %3</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told what %2 declares.</source>
        <translation>El Python del proyecto terminó con el estado %1 antes de decir qué declara %2.</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>terminó con el estado %1</translation>
    </message>
    <message>
        <source>No temporary folder for the scripts of the other branch: %1</source>
        <translation>No hay carpeta temporal para los scripts de la otra rama: %1</translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation>No se puede crear la carpeta %1</translation>
    </message>
    <message>
        <source>The table is not compared.</source>
        <translation>La tabla no se compara.</translation>
    </message>
    <message>
        <source>%1 must be text, found %2.</source>
        <translation>%1 debe ser texto, se encontró %2.</translation>
    </message>
    <message>
        <source>a value that is not known</source>
        <translation>un valor que no se conoce</translation>
    </message>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>decidido por el esquema tal como está ahora</translation>
    </message>
    <message>
        <source>made of a query: its columns are not known</source>
        <translation>hecha de una consulta: no se conocen sus columnas</translation>
    </message>
    <message>
        <source>revision %1 could not be followed to its end</source>
        <translation>la revisión %1 no se pudo seguir hasta el final</translation>
    </message>
    <message>
        <source>Target database is not up to date.</source>
        <translation>La base de datos de destino no está al día.</translation>
    </message>
    <message>
        <source>env.py names no models: its target_metadata is None.</source>
        <translation>env.py no indica modelos: su target_metadata es None.</translation>
    </message>
    <message>
        <source>Set target_metadata to the MetaData of the project&apos;s models.</source>
        <translation>Ponga en target_metadata el MetaData de los modelos del proyecto.</translation>
    </message>
    <message>
        <source>Can&apos;t proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context.</source>
        <translation>No se puede seguir con --autogenerate: el script de entorno %1 no da al contexto un objeto MetaData ni una secuencia de ellos.</translation>
    </message>
    <message>
        <source>The models cannot be compared: %1.</source>
        <translation>Los modelos no se pueden comparar: %1.</translation>
    </message>
    <message>
        <source>The models cannot be compared: none of their tables could be read. %1</source>
        <translation>Los modelos no se pueden comparar: no se pudo leer ninguna de sus tablas. %1</translation>
    </message>
    <message>
        <source>target_metadata is not known</source>
        <translation>no se conoce target_metadata</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models in env.py.</source>
        <translation>Indique en env.py un MetaData de los propios modelos del proyecto.</translation>
    </message>
    <message>
        <source>%1= of context.configure() is %2, which is not part of the project: it is not asked.</source>
        <translation>%1= de context.configure() es %2, que no forma parte del proyecto: no se consulta.</translation>
    </message>
    <message>
        <source>Write this change into the script by hand.</source>
        <translation>Escriba este cambio en el script a mano.</translation>
    </message>
    <message>
        <source>Write this option into the script by hand.</source>
        <translation>Escriba esta opción en el script a mano.</translation>
    </message>
    <message>
        <source>Write it into the script by hand.</source>
        <translation>Escríbalo en el script a mano.</translation>
    </message>
    <message>
        <source>Write this directive into the script by hand.</source>
        <translation>Escriba esta directiva en el script a mano.</translation>
    </message>
    <message>
        <source>process_revision_directives: %1 must be text or a list of texts, found %2.</source>
        <translation>process_revision_directives: %1 debe ser texto o una lista de textos, se encontró %2.</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path</source>
        <translation>Hay varias ubicaciones de versiones; indique --version-path</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations</source>
        <translation>La ruta %1 no está entre las ubicaciones de versiones actuales</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?</source>
        <translation>La versión %1 indica branch_labels %2, pero el archivo de migración %3 no las tiene; ¿tiene script.py.mako la línea branch_labels?</translation>
    </message>
    <message>
        <source>output_encoding: unknown encoding: %1</source>
        <translation>output_encoding: codificación desconocida: %1</translation>
    </message>
    <message>
        <source>output_encoding: the script holds a character that %1 does not have (line %2 of the script).</source>
        <translation>output_encoding: el script contiene un carácter que %1 no tiene (línea %2 del script).</translation>
    </message>
    <message>
        <source>A CHECK of %1 has no name and differs from the models: it cannot be dropped by name.</source>
        <translation>Un CHECK de %1 no tiene nombre y difiere de los modelos: no se puede eliminar por su nombre.</translation>
    </message>
    <message>
        <source>The database has no table and no column %1 that could be renamed to %2.</source>
        <translation>La base de datos no tiene ninguna tabla ni columna %1 que pueda pasar a llamarse %2.</translation>
    </message>
    <message>
        <source>The rename %1 is not possible: %2.</source>
        <translation>El cambio de nombre %1 no es posible: %2.</translation>
    </message>
    <message>
        <source>Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model.</source>
        <translation>Indique el valor para las filas que no lo tienen (--fill %1.%2=…) o un valor predeterminado del servidor en el modelo.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be read.</source>
        <translation>No se puede leer la lista de diferencias ignoradas %1.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be removed: %2.</source>
        <translation>No se puede eliminar la lista de diferencias ignoradas %1: %2.</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be written.</source>
        <translation>No se puede escribir la lista de diferencias ignoradas %1.</translation>
    </message>
    <message>
        <source>The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew.</source>
        <translation>La clave primaria de %1 difiere de los modelos: SQLite no puede cambiarla; hay que rehacer la tabla.</translation>
    </message>
    <message>
        <source>Expressions are compared by their text: the database does not let this user create temporary tables.</source>
        <translation>Las expresiones se comparan por su texto: la base de datos no permite a este usuario crear tablas temporales.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>No se puede iniciar el programa %1: %2.</translation>
    </message>
    <message>
        <source>Could not find module %1</source>
        <translation>No se encontró el módulo %1</translation>
    </message>
    <message>
        <source>Could not find entrypoint console_scripts.%1</source>
        <translation>No se encontró el punto de entrada console_scripts.%1</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%3&apos;</source>
        <translation>El gancho post-write «%3» necesita la clave %1.%2</translation>
    </message>
    <message>
        <source>Using --sql with --autogenerate does not make any sense</source>
        <translation>Usar --sql con --autogenerate no tiene sentido</translation>
    </message>
    <message>
        <source>The template %1 cannot be read: %2.</source>
        <translation>No se puede leer la plantilla %1: %2.</translation>
    </message>
    <message>
        <source>Script templates may use expressions, control lines, comments, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; and &lt;%text&gt;.</source>
        <translation>Las plantillas de scripts pueden usar expresiones, líneas de control, comentarios, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; y &lt;%text&gt;.</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models, or read the models with the project&apos;s Python.</source>
        <translation>Indique un MetaData de los propios modelos del proyecto o lea los modelos con el Python del proyecto.</translation>
    </message>
    <message>
        <source>Nothing is dropped.</source>
        <translation>No se elimina nada.</translation>
    </message>
    <message>
        <source>Write the name as a text.</source>
        <translation>Escriba el nombre como texto.</translation>
    </message>
    <message>
        <source>Its type is not compared.</source>
        <translation>Su tipo no se compara.</translation>
    </message>
    <message>
        <source>It is not compared.</source>
        <translation>No se compara.</translation>
    </message>
    <message>
        <source>Nothing of the table is dropped.</source>
        <translation>No se elimina nada de la tabla.</translation>
    </message>
    <message>
        <source>What else it has is compared; nothing of the table is dropped.</source>
        <translation>Lo demás que tiene se compara; no se elimina nada de la tabla.</translation>
    </message>
    <message>
        <source>Table %1 has no column &apos;%2&apos;, which a constraint or index of it names.</source>
        <translation>La tabla %1 no tiene la columna «%2», que nombra una de sus restricciones o índices.</translation>
    </message>
    <message>
        <source>The naming convention &quot;%1&quot; cannot be read: after % it needs (token)s.</source>
        <translation>La convención de nombres «%1» no se puede leer: tras % necesita (token)s.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, which is not one of SQLAlchemy&apos;s tokens.</source>
        <translation>La convención de nombres para «%1» usa %(%2)s, que SQLAlchemy no conoce.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but a constraint of table &apos;%2&apos; has no name.</source>
        <translation>La convención de nombres para «%1» contiene %(constraint_name)s, pero una restricción de la tabla «%2» no tiene nombre.</translation>
    </message>
    <message>
        <source>The wishes for the order of columns contradict each other (around %1).</source>
        <translation>Los deseos sobre el orden de las columnas se contradicen (en torno a %1).</translation>
    </message>
    <message>
        <source>Check insert_before, insert_after and partial_reordering of the batch.</source>
        <translation>Compruebe insert_before, insert_after y partial_reordering del batch.</translation>
    </message>
    <message>
        <source>%1: the history so far has no table %2.</source>
        <translation>%1: el historial hasta aquí no tiene la tabla %2.</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in %1 dialect. Please refer to the batch mode feature which allows for %2 migrations using a copy-and-move strategy.</source>
        <translation>El dialecto %1 no admite ALTER de restricciones. Use el modo batch, que permite migraciones de %2 copiando y moviendo.</translation>
    </message>
    <message>
        <source>The CHECK that comes with a Boolean or Enum column of table &apos;%1&apos; is left out: %2 cannot add one to an existing table. Use op.batch_alter_table(&quot;%3&quot;).</source>
        <translation>Se omite el CHECK de una columna Boolean o Enum de la tabla «%1»: %2 no puede añadirlo a una tabla existente. Use op.batch_alter_table(&quot;%3&quot;).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot become or cease to be a computed column.</source>
        <translation>La columna «%1» de la tabla «%2» no puede convertirse en calculada ni dejar de serlo.</translation>
    </message>
    <message>
        <source>Drop the column and add it again.</source>
        <translation>Elimine la columna y añádala de nuevo.</translation>
    </message>
    <message>
        <source>The comment on column &apos;%1&apos; of table &apos;%2&apos; is left out: %3 has no comments.</source>
        <translation>Se omite el comentario de la columna «%1» de la tabla «%2»: %3 no tiene comentarios.</translation>
    </message>
    <message>
        <source>The comment on table &apos;%1&apos; is left out: %2 has no comments.</source>
        <translation>Se omite el comentario de la tabla «%1»: %2 no tiene comentarios.</translation>
    </message>
    <message>
        <source>A constraint of table &apos;%1&apos; is to be dropped, but it has no name.</source>
        <translation>Se quiere eliminar una restricción de la tabla «%1», pero no tiene nombre.</translation>
    </message>
    <message>
        <source>Name it: op.drop_constraint(&quot;…&quot;, …), or give type_= and a naming convention.</source>
        <translation>Indíquelo: op.drop_constraint(&quot;…&quot;, …), o dé type_= y una convención de nombres.</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using debe usarse con el parámetro type_</translation>
    </message>
    <message>
        <source>Give type_= as well, or leave postgresql_using out.</source>
        <translation>Dé también type_= u omita postgresql_using.</translation>
    </message>
    <message>
        <source>Trigger %1 of %2 is created again as it was, but it names %3, which the batch changes: look whether it still works.</source>
        <translation>El disparador %1 de %2 se crea de nuevo como estaba, pero nombra %3, que el batch cambia: mire si sigue funcionando.</translation>
    </message>
    <message>
        <source>Rebuilding table %1 on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.</source>
        <translation>Reconstruir la tabla %1 en PostgreSQL elimina sus permisos, disparadores, políticas, opciones de almacenamiento y lo que depende de ella; las claves foráneas de otras tablas y las vistas hacen que falle.</translation>
    </message>
    <message>
        <source>Column %1 of %2 gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().</source>
        <translation>La columna %1 de %2 recibe una secuencia nueva que empieza en 1: los próximos valores chocan con las filas existentes. Ajústela con setval().</translation>
    </message>
    <message>
        <source>Rebuilding table %1 loses %2.</source>
        <translation>Al reconstruir la tabla %1 se pierde %2.</translation>
    </message>
    <message>
        <source>The renamed column %1 is renamed in %2 of %3 too; Alembic would leave the old name there and fail.</source>
        <translation>La columna renombrada %1 se renombra también en %2 de %3; Alembic dejaría allí el nombre antiguo y fallaría.</translation>
    </message>
    <message>
        <source>The batch drops column %1 of %2, but %3 still names it: %4</source>
        <translation>El batch elimina la columna %1 de %2, pero %3 aún la nombra: %4</translation>
    </message>
    <message>
        <source>Drop %1 in the same batch, before the column.</source>
        <translation>Elimine %1 en el mismo batch, antes que la columna.</translation>
    </message>
    <message>
        <source>Constraint must have a name: in a batch, one that is added to or dropped from table %1 has none.</source>
        <translation>Una restricción debe tener nombre: en un batch, una que se añade a la tabla %1 o se elimina de ella no lo tiene.</translation>
    </message>
    <message>
        <source>Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).</source>
        <translation>Dele un nombre, o una convención de nombres a los metadatos (naming_convention= del batch para las restricciones que la tabla ya tiene).</translation>
    </message>
    <message>
        <source>Column %1 of %2 exists already: the batch puts a new, empty one in its place, and its values are lost.</source>
        <translation>La columna %1 de %2 ya existe: el batch pone una nueva y vacía en su lugar, y sus valores se pierden.</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos; (table %2).</source>
        <translation>No existe la restricción «%1» (tabla %2).</translation>
    </message>
    <message>
        <source>SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.</source>
        <translation>SQLite guarda restricciones sin nombre: naming_convention= de batch_alter_table les da uno.</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos; (table %2).</source>
        <translation>No existe el índice «%1» (tabla %2).</translation>
    </message>
    <message>
        <source>Table %1 is left over from a batch that failed, and the batch needs this name.</source>
        <translation>La tabla %1 quedó de un batch que falló, y el batch necesita ese nombre.</translation>
    </message>
    <message>
        <source>Look whether it holds rows that are nowhere else, then drop it.</source>
        <translation>Mire si contiene filas que no están en otra parte y luego elimínela.</translation>
    </message>
    <message>
        <source>Index %1 is to be created on column %2, which table %3 does not have.</source>
        <translation>El índice %1 se quiere crear sobre la columna %2, que la tabla %3 no tiene.</translation>
    </message>
    <message>
        <source>No column of table %1 is left to copy: its rows would be lost.</source>
        <translation>No queda ninguna columna de la tabla %1 que copiar: sus filas se perderían.</translation>
    </message>
    <message>
        <source>Drop and create the table instead.</source>
        <translation>En su lugar, elimine la tabla y créela.</translation>
    </message>
    <message>
        <source>The batch of table %1 rebuilds it and needs its present definition, which cannot be read in --sql mode.</source>
        <translation>El batch de la tabla %1 la reconstruye y necesita su definición actual, que no se puede leer en modo --sql.</translation>
    </message>
    <message>
        <source>Pass the complete table to batch_alter_table as copy_from=Table(…).</source>
        <translation>Pase la tabla completa a batch_alter_table como copy_from=Table(…).</translation>
    </message>
    <message>
        <source>The batch is about table %1, but the database has no such table.</source>
        <translation>El batch trata de la tabla %1, pero la base de datos no la tiene.</translation>
    </message>
    <message>
        <source>Table %1 has no column %2.</source>
        <translation>La tabla %1 no tiene la columna %2.</translation>
    </message>
    <message>
        <source>op.%1 is not supported in batch mode (table %2).</source>
        <translation>op.%1 no se admite en modo batch (tabla %2).</translation>
    </message>
    <message>
        <source>Call it on op, outside the batch.</source>
        <translation>Llámelo en op, fuera del batch.</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;</source>
        <translation>El parámetro «%1» necesita un valor</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;, in parameter group %2</source>
        <translation>El parámetro «%1» necesita un valor, en el grupo de parámetros %2</translation>
    </message>
    <message>
        <source>Give it a value. If :%1 is no parameter but part of the text, write \:%2 instead.</source>
        <translation>Dele un valor. Si :%1 no es un parámetro sino parte del texto, escriba \:%2.</translation>
    </message>
    <message>
        <source>The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.</source>
        <translation>La primera fila de op.bulk_insert() decide las columnas: dé a todas las filas las mismas claves o use multiinsert=False.</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names column &apos;%3&apos;, which the table does not have.</source>
        <translation>%1 de la tabla «%2» nombra la columna «%3», que la tabla no tiene.</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is not supported.</source>
        <translation>La base de datos «%1» no se admite.</translation>
    </message>
    <message>
        <source>Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.</source>
        <translation>Limbeck migra bases de datos PostgreSQL (postgresql) y SQLite (sqlite).</translation>
    </message>
    <message>
        <source>Unconsumed column names: %1</source>
        <translation>Nombres de columna sin usar: %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no such columns as the script declares it.</source>
        <translation>Tal como el script declara la tabla «%1», no tiene esas columnas.</translation>
    </message>
    <message>
        <source>%1 has no identity columns: column &apos;%2&apos; of table &apos;%3&apos; cannot get or lose one.</source>
        <translation>%1 no tiene columnas de identidad: la columna «%2» de la tabla «%3» no puede ganarla ni perderla.</translation>
    </message>
    <message>
        <source>Name it in the script, or wrap the final name in op.f().</source>
        <translation>Nómbrela en el script o envuelva el nombre final en op.f().</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has %2 characters; the database takes %3.</source>
        <translation>El nombre «%1» tiene %2 caracteres; la base de datos acepta %3.</translation>
    </message>
    <message>
        <source>Shorten it, or wrap it in op.f(): then it is cut in a stable way.</source>
        <translation>Acórtelo o envuélvalo en op.f(): entonces se recorta de forma estable.</translation>
    </message>
    <message>
        <source>An index of table &apos;%1&apos; has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Un índice de la tabla «%1» no tiene nombre, y la convención de nombres no tiene «ix».</translation>
    </message>
    <message>
        <source>Argument &apos;%1&apos; is not accepted by dialect &apos;%2&apos; for %3.</source>
        <translation>El dialecto «%2» no acepta el argumento «%1» para %3.</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>Se aceptan: %1.</translation>
    </message>
    <message>
        <source>An enum without a name cannot be a PostgreSQL type.</source>
        <translation>Una enumeración sin nombre no puede ser un tipo de PostgreSQL.</translation>
    </message>
    <message>
        <source>Name it: sa.Enum(…, name=&quot;…&quot;), or use native_enum=False.</source>
        <translation>Nómbrela: sa.Enum(…, name=&quot;…&quot;), o use native_enum=False.</translation>
    </message>
    <message>
        <source>A column has no type, and its definition needs one.</source>
        <translation>Una columna no tiene tipo, y su definición lo necesita.</translation>
    </message>
    <message>
        <source>Give it a type, for example sa.Integer().</source>
        <translation>Dele un tipo, por ejemplo sa.Integer().</translation>
    </message>
    <message>
        <source>The type %1 comes from outside the project and is not known.</source>
        <translation>El tipo %1 viene de fuera del proyecto y no se conoce.</translation>
    </message>
    <message>
        <source>Map it to a type for each database in the project&apos;s settings.</source>
        <translation>Asígnele un tipo para cada base de datos en los ajustes del proyecto.</translation>
    </message>
    <message>
        <source>%1 has no form on %2.</source>
        <translation>%1 no tiene forma en %2.</translation>
    </message>
    <message>
        <source>Use a type that this database has, or add one with with_variant().</source>
        <translation>Use un tipo que tenga esta base de datos o añada uno con with_variant().</translation>
    </message>
    <message>
        <source>SQLite does not support autoincrement for composite primary keys: column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>SQLite no admite autoincrement en claves primarias compuestas: columna «%1» de la tabla «%2».</translation>
    </message>
    <message>
        <source>Leave autoincrement=True out.</source>
        <translation>Omita autoincrement=True.</translation>
    </message>
    <message>
        <source>A column with name &apos;%1&apos; is already present in table &apos;%2&apos;.</source>
        <translation>Ya hay una columna llamada «%1» en la tabla «%2».</translation>
    </message>
    <message>
        <source>Limbeck cannot run code of &apos;%1&apos; (imported at %2): %3 is not supported.</source>
        <translation>Limbeck no puede ejecutar código de «%1» (importado en %2): %3 no se admite.</translation>
    </message>
    <message>
        <source>%1 is not supported: it would change something outside the database.</source>
        <translation>%1 no se admite: cambiaría algo fuera de la base de datos.</translation>
    </message>
    <message>
        <source>%1 is not part of the project, and what the project has instead of it was read</source>
        <translation>%1 no forma parte del proyecto, y se leyó lo que el proyecto tiene en su lugar</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>No se puede leer %1.</translation>
    </message>
    <message>
        <source>The arguments of %1 are not known here (%2).</source>
        <translation>Los argumentos de %1 no se conocen aquí (%2).</translation>
    </message>
    <message>
        <source>A statement of an imported module that takes very many steps</source>
        <translation>Una sentencia de un módulo importado que necesita muchísimos pasos</translation>
    </message>
    <message>
        <source>The script took more than %1 steps.</source>
        <translation>El script necesitó más de %1 pasos.</translation>
    </message>
    <message>
        <source>A list would become too long.</source>
        <translation>Una lista sería demasiado larga.</translation>
    </message>
    <message>
        <source>What is asked for here is not supported, and what it is about is not known.</source>
        <translation>Lo que se pide aquí no se admite, y no se sabe de qué trata.</translation>
    </message>
    <message>
        <source>A regular expression took too much time or memory.</source>
        <translation>Una expresión regular necesitó demasiado tiempo o memoria.</translation>
    </message>
    <message>
        <source>This needs a value that is not known here: %1.</source>
        <translation>Esto necesita un valor que no se conoce aquí: %1.</translation>
    </message>
    <message>
        <source>A preview cannot know it; the step shows its statements only when it runs.</source>
        <translation>Una vista previa no puede conocerlo; el paso muestra sus sentencias solo al ejecutarse.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of module &apos;%2&apos; is not supported.</source>
        <translation>«%1» del módulo «%2» no se admite.</translation>
    </message>
    <message>
        <source>Raising &apos;%1&apos;, which Limbeck does not know, is not supported.</source>
        <translation>No se admite lanzar «%1», que Limbeck no conoce.</translation>
    </message>
    <message>
        <source>except* (exception groups) is not supported.</source>
        <translation>except* (grupos de excepciones) no se admite.</translation>
    </message>
    <message>
        <source>yield is not supported here.</source>
        <translation>yield no se admite aquí.</translation>
    </message>
    <message>
        <source>Complex numbers are not supported.</source>
        <translation>Los números complejos no se admiten.</translation>
    </message>
    <message>
        <source>Indent the whole file with spaces.</source>
        <translation>Sangre todo el archivo con espacios.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text.</source>
        <translation>Guarde el archivo como texto UTF-8.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and remove its coding line.</source>
        <translation>Guarde el archivo como UTF-8 y quite su línea coding.</translation>
    </message>
    <message>
        <source>Connect to a database to see what this script does.</source>
        <translation>Conéctese a una base de datos para ver qué hace este script.</translation>
    </message>
    <message>
        <source>Register what it does with @Operations.implementation_for(…).</source>
        <translation>Registre lo que hace con @Operations.implementation_for(…).</translation>
    </message>
    <message>
        <source>%1: no migration context is active here, the &apos;op&apos; and connection functions work only while a migration runs</source>
        <translation>%1: aquí no hay ningún contexto de migración activo; «op» y las funciones de la conexión solo sirven mientras se ejecuta una migración</translation>
    </message>
    <message>
        <source>Move the call into upgrade() or downgrade().</source>
        <translation>Mueva la llamada a upgrade() o downgrade().</translation>
    </message>
    <message>
        <source>Give mapped_column() the type, or add it to the type_annotation_map.</source>
        <translation>Dé el tipo a mapped_column() o añádalo a type_annotation_map.</translation>
    </message>
    <message>
        <source>Name the columns in mapped_column().</source>
        <translation>Nombre las columnas en mapped_column().</translation>
    </message>
    <message>
        <source>What it gives is not compared.</source>
        <translation>Lo que produce no se compara.</translation>
    </message>
    <message>
        <source>What the class says is compared; nothing of the table is dropped.</source>
        <translation>Lo que dice la clase se compara; no se elimina nada de la tabla.</translation>
    </message>
    <message>
        <source>What else the class has is compared; nothing of the table is dropped. Reading the models with the project&apos;s Python knows the base.</source>
        <translation>Lo demás de la clase se compara; no se elimina nada de la tabla. Al leer los modelos con el Python del proyecto se conoce la base.</translation>
    </message>
    <message>
        <source>The table is not compared. Reading the models with the project&apos;s Python knows it.</source>
        <translation>La tabla no se compara. Al leer los modelos con el Python del proyecto se conoce.</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; on class %2 conflicts with an existing column of table %3.</source>
        <translation>La columna «%1» de la clase %2 choca con una columna existente de la tabla %3.</translation>
    </message>
    <message>
        <source>Query the other class by its columns, or run this step with the project&apos;s own Python.</source>
        <translation>Consulte la otra clase por sus columnas o ejecute este paso con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>Give the field sa_type or sa_column.</source>
        <translation>Dé al campo sa_type o sa_column.</translation>
    </message>
    <message>
        <source>The statement was passed over.</source>
        <translation>La sentencia se pasó por alto.</translation>
    </message>
    <message>
        <source>Write the schema into the directive.</source>
        <translation>Escriba el esquema en la directiva.</translation>
    </message>
    <message>
        <source>raw_connection(): the driver&apos;s own connection</source>
        <translation>raw_connection(): la conexión propia del controlador</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run.</source>
        <translation>Use op.get_bind() para la conexión de la ejecución.</translation>
    </message>
    <message>
        <source>Use op.get_bind().</source>
        <translation>Use op.get_bind().</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Column</source>
        <translation>asignar el atributo «%1» de una Column</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Table</source>
        <translation>asignar el atributo «%1» de una Table</translation>
    </message>
    <message>
        <source>Write the labels into the script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</source>
        <translation>Escriba los valores en el script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</translation>
    </message>
    <message>
        <source>Expression #%1 %2 in index %3 detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index expressions.</source>
        <translation>La expresión n.º %1 %2 del índice %3 incluye una cláusula de operador. Las expresiones no se pueden comparar. Pase la cláusula de operador al diccionario ``postgresql_ops`` para que se puedan comparar.</translation>
    </message>
    <message>
        <source>Did not locate plugins: %1</source>
        <translation>Complementos no encontrados: %1</translation>
    </message>
    <message>
        <source>setting %1 of a %2 in process_revision_directives</source>
        <translation>asignar %1 de un %2 en process_revision_directives</translation>
    </message>
    <message>
        <source>kw[%1] = %2 of a %3 in process_revision_directives</source>
        <translation>kw[%1] = %2 de un %3 en process_revision_directives</translation>
    </message>
    <message>
        <source>a %1 among the columns of a CreateTableOp</source>
        <translation>un %1 entre las columnas de una CreateTableOp</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives put among the directives</source>
        <translation>un %1 que process_revision_directives puso entre las directivas</translation>
    </message>
    <message>
        <source>process_revision_directives left something that is no MigrationScript: %1 has no %2.</source>
        <translation>process_revision_directives dejó algo que no es un MigrationScript: %1 no tiene %2.</translation>
    </message>
    <message>
        <source>render_item= with several MetaData</source>
        <translation>render_item= con varios MetaData</translation>
    </message>
    <message>
        <source>a %1 without type_ that process_revision_directives made</source>
        <translation>un %1 sin type_ que hizo process_revision_directives</translation>
    </message>
    <message>
        <source>Say which kind it is: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; or &quot;primary&quot;.</source>
        <translation>Indique de qué clase es: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; o &quot;primary&quot;.</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives made</source>
        <translation>un %1 que hizo process_revision_directives</translation>
    </message>
    <message>
        <source>A rename is given as old:new for a table and as table.column:new for a column.</source>
        <translation>Un cambio de nombre se indica como antiguo:nuevo para una tabla y como tabla.columna:nuevo para una columna.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no rename.</source>
        <translation>«%1» no es un cambio de nombre.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no fill value.</source>
        <translation>«%1» no es un valor de relleno.</translation>
    </message>
    <message>
        <source>It is given as table.column=value, or table.column=sql:expression.</source>
        <translation>Se indica como tabla.columna=valor o tabla.columna=sql:expresión.</translation>
    </message>
    <message>
        <source>A quotation is not closed in the options: %1</source>
        <translation>No se cierran unas comillas en las opciones: %1</translation>
    </message>
    <message>
        <source>Nothing follows the last backslash of the options: %1</source>
        <translation>Nada sigue a la última barra invertida de las opciones: %1</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%2&apos;</source>
        <translation>El gancho post-write «%2» necesita la clave &apos;%1.type&apos; (o &apos;type&apos; en toml)</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered</source>
        <translation>No hay ningún formateador registrado con el nombre «%1»</translation>
    </message>
    <message>
        <source>The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.</source>
        <translation>Los tipos son exec, module y console_scripts; los que env.py registra con código Python no se conocen aquí.</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>Usar --sql con la orden revision sin revision_environment no tiene sentido</translation>
    </message>
    <message>
        <source>context.configure(template_args=…) must be a dictionary, found %1.</source>
        <translation>context.configure(template_args=…) debe ser un diccionario, se encontró %1.</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; of line %2 is not closed</source>
        <translation>el bloque &apos;%1&apos; de la línea %2 no se cierra</translation>
    </message>
    <message>
        <source>&lt;%def&gt; of line %1 is not closed</source>
        <translation>el &lt;%def&gt; de la línea %1 no se cierra</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes no block that is open here</source>
        <translation>&apos;%1&apos; no cierra ningún bloque abierto aquí</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in no block that it could go on</source>
        <translation>&apos;%1&apos; no está en ningún bloque que pueda continuar</translation>
    </message>
    <message>
        <source>a control line starts with if, for, while, try or with, found &apos;%1&apos;</source>
        <translation>una línea de control empieza con if, for, while, try o with, se encontró &apos;%1&apos;</translation>
    </message>
    <message>
        <source>a control line ends with a colon, found &apos;%1&apos;</source>
        <translation>una línea de control termina con dos puntos, se encontró &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;${&apos; is not closed with &apos;}&apos;</source>
        <translation>&apos;${&apos; no se cierra con &apos;}&apos;</translation>
    </message>
    <message>
        <source>an empty expression</source>
        <translation>una expresión vacía</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; of a template</source>
        <translation>el filtro &apos;%1&apos; de una plantilla</translation>
    </message>
    <message>
        <source>Write the text without it.</source>
        <translation>Escriba el texto sin él.</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&apos; is not closed with &apos;&gt;&apos;</source>
        <translation>&apos;&lt;%%1&apos; no se cierra con &apos;&gt;&apos;</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&gt;&apos; is not closed</source>
        <translation>&apos;&lt;%%1&gt;&apos; no se cierra</translation>
    </message>
    <message>
        <source>&lt;%%1&gt; in a template</source>
        <translation>&lt;%%1&gt; en una plantilla</translation>
    </message>
    <message>
        <source>a &lt;%def&gt; inside a &lt;%def&gt;</source>
        <translation>un &lt;%def&gt; dentro de un &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Define it beside the other.</source>
        <translation>Defínalo junto al otro.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;</source>
        <translation>&lt;%def&gt; necesita name=&quot;f(argumentos)&quot;</translation>
    </message>
    <message>
        <source>&lt;%def&gt; with other attributes than name</source>
        <translation>&lt;%def&gt; con otros atributos además de name</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>Quítelos.</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;, found &quot;%1&quot;</source>
        <translation>&lt;%def&gt; necesita name=&quot;f(argumentos)&quot;, se encontró &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a closing tag that nothing opened</source>
        <translation>una etiqueta de cierre que nada abrió</translation>
    </message>
    <message>
        <source>&apos;&lt;%&apos; is not closed with &apos;%&gt;&apos;</source>
        <translation>&apos;&lt;%&apos; no se cierra con &apos;%&gt;&apos;</translation>
    </message>
    <message>
        <source>Can&apos;t find the foreign key between the two sides of a join: give the condition as the second argument.</source>
        <translation>No se encuentra la clave foránea entre los dos lados de un join: dé la condición como segundo argumento.</translation>
    </message>
    <message>
        <source>sqlalchemy: calling %1</source>
        <translation>sqlalchemy: llamar a %1</translation>
    </message>
    <message>
        <source>Can&apos;t validate argument &apos;%1&apos; of %2(); there is no dialect named &apos;%3&apos;. It is ignored.</source>
        <translation>No se puede comprobar el argumento «%1» de %2(); no hay ningún dialecto llamado «%3». Se ignora.</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is already defined for this MetaData instance.  Specify &apos;extend_existing=True&apos; to redefine options and columns on an existing Table object.</source>
        <translation>La tabla «%1» ya está definida en este MetaData. Indique &apos;extend_existing=True&apos; para redefinir opciones y columnas de un objeto Table existente.</translation>
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
        <translation>__autoload__: las columnas vienen de una base de datos</translation>
    </message>
    <message>
        <source>%1.%2: a %3() of the ORM</source>
        <translation>%1.%2: un %3() del ORM</translation>
    </message>
    <message>
        <source>This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can&apos;t call begin() here unless rollback() or commit() is called first.</source>
        <translation>Esta conexión ya tiene un objeto Transaction() de SQLAlchemy por begin() o autobegin; no se puede llamar a begin() aquí sin llamar antes a rollback() o commit().</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a connection</source>
        <translation>asignar el atributo «%1» de una conexión</translation>
    </message>
    <message>
        <source>%1: there is no migration environment here</source>
        <translation>%1: aquí no hay entorno de migración</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a dialect</source>
        <translation>asignar el atributo «%1» de un dialecto</translation>
    </message>
    <message>
        <source>create_engine(): scripts work on the connection of the migration</source>
        <translation>create_engine(): los scripts trabajan en la conexión de la migración</translation>
    </message>
    <message>
        <source>sqlalchemy.inspect() of %1</source>
        <translation>sqlalchemy.inspect() de %1</translation>
    </message>
    <message>
        <source>This result object is closed.</source>
        <translation>Este objeto de resultado está cerrado.</translation>
    </message>
    <message>
        <source>This result object does not return rows. It has been closed automatically.</source>
        <translation>Este objeto de resultado no devuelve filas. Se cerró automáticamente.</translation>
    </message>
    <message>
        <source>Don&apos;t know how to join: give the left side with select_from() or join_from(), and the condition.</source>
        <translation>No se sabe cómo hacer el join: dé el lado izquierdo con select_from() o join_from(), y la condición.</translation>
    </message>
    <message>
        <source>Can&apos;t determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().</source>
        <translation>No se puede determinar desde qué FROM hacer el join, hay varios posibles: dé el lado izquierdo con select_from() o join_from().</translation>
    </message>
    <message>
        <source>type %1: a TypeDecorator without `impl`</source>
        <translation>tipo %1: un TypeDecorator sin `impl`</translation>
    </message>
    <message>
        <source>Enum of %1: the class is not defined in the project, its members are not known</source>
        <translation>Enum de %1: la clase no está definida en el proyecto, no se conocen sus miembros</translation>
    </message>
    <message>
        <source>python_type of %1</source>
        <translation>python_type de %1</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a %2 type</source>
        <translation>asignar el atributo «%1» de un tipo %2</translation>
    </message>
    <message>
        <source>The CHECK of column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: its type in existing_type has no name.</source>
        <translation>No se puede eliminar el CHECK de la columna «%1» de la tabla «%2»: su tipo en existing_type no tiene nombre.</translation>
    </message>
    <message>
        <source>Name the type in existing_type as the constraint is named.</source>
        <translation>Dé al tipo de existing_type el nombre de la restricción.</translation>
    </message>
    <message>
        <source>Table %1: %2 names column %3 by its new name; Alembic would lose it or fail.</source>
        <translation>Tabla %1: %2 nombra la columna %3 por su nombre nuevo; Alembic lo perdería o fallaría.</translation>
    </message>
    <message>
        <source>The batch of table %1 renames column %2 to %3 and adds a new column %4: Alembic would lose the renamed one.</source>
        <translation>El batch de la tabla %1 renombra la columna %2 a %3 y añade una columna nueva %4: Alembic perdería la renombrada.</translation>
    </message>
    <message>
        <source>Rename in one batch and add in another.</source>
        <translation>Renombre en un batch y añada en otro.</translation>
    </message>
    <message>
        <source>A batch that rebuilds table %1 cannot turn column %2 into an identity column.</source>
        <translation>Un batch que reconstruye la tabla %1 no puede convertir la columna %2 en una columna de identidad.</translation>
    </message>
    <message>
        <source>Column %1 of %2 cannot be altered into a computed column.</source>
        <translation>La columna %1 de %2 no se puede convertir en una columna calculada.</translation>
    </message>
    <message>
        <source>The values of %1.%2 are copied with CAST to %3, which SQLite does numerically: texts such as &apos;2020-01-02&apos; become 2020, &apos;true&apos; becomes 0.</source>
        <translation>Los valores de %1.%2 se copian con CAST a %3, que SQLite hace como número: textos como &apos;2020-01-02&apos; pasan a 2020 y &apos;true&apos; a 0.</translation>
    </message>
    <message>
        <source>An index that a batch adds to table %1 has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>Un índice que un batch añade a la tabla %1 no tiene nombre, y la convención de nombres no tiene «ix».</translation>
    </message>
    <message>
        <source>Index %1 of %2 is over column %3, which the batch drops: the index goes with it. Alembic would fail after the table was replaced.</source>
        <translation>El índice %1 de %2 está sobre la columna %3, que el batch elimina: el índice se va con ella. Alembic fallaría tras reemplazar la tabla.</translation>
    </message>
    <message>
        <source>Table %1: %2 is over a column that the batch drops, and goes with it.</source>
        <translation>Tabla %1: %2 está sobre una columna que el batch elimina y se va con ella.</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER: column %1 of %2 would be added in place.</source>
        <translation>No se puede indicar insert_before ni insert_after con ALTER: la columna %1 de %2 se añadiría sin reconstruir.</translation>
    </message>
    <message>
        <source>Give batch_alter_table the argument recreate=&quot;always&quot;.</source>
        <translation>Dé a batch_alter_table el argumento recreate=&quot;always&quot;.</translation>
    </message>
    <message>
        <source>No literal value renderer is available for literal value &quot;%1&quot; with datatype NULL</source>
        <translation>El valor «%1» con tipo de datos NULL no se puede escribir como literal</translation>
    </message>
    <message>
        <source>An SQL script needs the type of the column: sa.column(&quot;%1&quot;, sa.…).</source>
        <translation>Un script SQL necesita el tipo de la columna: sa.column(&quot;%1&quot;, sa.…).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; has autoincrement=True, but %3 is no type of numbers.</source>
        <translation>La columna «%1» de la tabla «%2» tiene autoincrement=True, pero %3 no es un tipo numérico.</translation>
    </message>
    <message>
        <source>Only one column may have autoincrement=True; table &apos;%1&apos; has &apos;%2&apos; and &apos;%3&apos;.</source>
        <translation>Solo una columna puede tener autoincrement=True; la tabla «%1» tiene «%2» y «%3».</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>Columna «%1» de la tabla «%2».</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 no puede ser «%2».</translation>
    </message>
    <message>
        <source>It must be one of %1.</source>
        <translation>Debe ser uno de estos: %1.</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>clave primaria</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>restricción de unicidad</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>clave foránea</translation>
    </message>
    <message>
        <source>%1 has no EXCLUDE constraints.</source>
        <translation>%1 no tiene restricciones EXCLUDE.</translation>
    </message>
    <message>
        <source>Guard the directive by the dialect: if op.get_bind().dialect.name == &quot;postgresql&quot;.</source>
        <translation>Proteja la directiva según el dialecto: if op.get_bind().dialect.name == &quot;postgresql&quot;.</translation>
    </message>
    <message>
        <source>postgresql_include names column &apos;%1&apos;, which is not known here.</source>
        <translation>postgresql_include nombra la columna «%1», que no se conoce aquí.</translation>
    </message>
    <message>
        <source>Alembic knows only the constraint&apos;s own columns: write the constraint with op.execute().</source>
        <translation>Alembic solo conoce las columnas propias de la restricción: escriba la restricción con op.execute().</translation>
    </message>
    <message>
        <source>Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.</source>
        <translation>Las filas solo se pueden insertar, cambiar y eliminar en tablas, no en subconsultas ni joins.</translation>
    </message>
    <message>
        <source>An UPDATE of table &apos;%1&apos; sets no column.</source>
        <translation>Un UPDATE de la tabla «%1» no asigna ninguna columna.</translation>
    </message>
    <message>
        <source>Give it .values(…).</source>
        <translation>Dele .values(…).</translation>
    </message>
    <message>
        <source>%1 cannot delete by the rows of another table.</source>
        <translation>%1 no puede eliminar según las filas de otra tabla.</translation>
    </message>
    <message>
        <source>Use a subquery: .where(t.c.id.in_(select(…))).</source>
        <translation>Use una subconsulta: .where(t.c.id.in_(select(…))).</translation>
    </message>
    <message>
        <source>The first set of parameters decides which there are: give every set the same keys.</source>
        <translation>El primer conjunto de parámetros decide cuáles hay: dé a todos las mismas claves.</translation>
    </message>
    <message>
        <source>SQL parameters not allowed with as_sql</source>
        <translation>No se permiten parámetros SQL con as_sql</translation>
    </message>
    <message>
        <source>An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().</source>
        <translation>Un script SQL no tiene parámetros: escriba los valores en la sentencia, por ejemplo con op.inline_literal().</translation>
    </message>
    <message>
        <source>%1 has no arrays: an array constructor cannot be written.</source>
        <translation>%1 no tiene arrays: no se puede escribir un constructor de array.</translation>
    </message>
    <message>
        <source>%1 has no arrays: an element of one cannot be addressed.</source>
        <translation>%1 no tiene arrays: no se puede acceder a un elemento.</translation>
    </message>
    <message>
        <source>A join has no condition, and none follows from the foreign keys of its tables.</source>
        <translation>Un join no tiene condición, y de las claves foráneas de sus tablas no se deduce ninguna.</translation>
    </message>
    <message>
        <source>Give the condition: a.join(b, a.c.id == b.c.a_id).</source>
        <translation>Dé la condición: a.join(b, a.c.id == b.c.a_id).</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; is an identity column: it cannot get a default at the same time.</source>
        <translation>La columna «%1» de la tabla «%2» es de identidad: no puede recibir a la vez un valor predeterminado.</translation>
    </message>
    <message>
        <source>Remove the identity first: server_default=None, then set the default in a second op.alter_column().</source>
        <translation>Quite primero la identidad con server_default=None y ponga el valor predeterminado en un segundo op.alter_column().</translation>
    </message>
    <message>
        <source>Identity() of column &apos;%1&apos; of table &apos;%2&apos; changes nothing.</source>
        <translation>Identity() de la columna «%1» de la tabla «%2» no cambia nada.</translation>
    </message>
    <message>
        <source>To make the column an identity column, say that it is none yet: existing_server_default=None.</source>
        <translation>Para que la columna sea de identidad, indique que aún no lo es: existing_server_default=None.</translation>
    </message>
    <message>
        <source>%1 must be a dictionary.</source>
        <translation>%1 debe ser un diccionario.</translation>
    </message>
    <message>
        <source>Name the index, or add &quot;ix&quot; to the naming convention of the metadata.</source>
        <translation>Dé un nombre al índice o añada «ix» a la convención de nombres de los metadatos.</translation>
    </message>
    <message>
        <source>postgresql_using cannot be &apos;%1&apos;: the name of an index method is expected.</source>
        <translation>postgresql_using no puede ser «%1»: se espera el nombre de un método de índice.</translation>
    </message>
    <message>
        <source>For example btree, hash, gist, gin, brin.</source>
        <translation>Por ejemplo, btree, hash, gist, gin, brin.</translation>
    </message>
    <message>
        <source>sqlite_where must be an SQL expression, not a plain string.</source>
        <translation>sqlite_where debe ser una expresión SQL, no un simple texto.</translation>
    </message>
    <message>
        <source>Write sqlite_where=sa.text(&quot;…&quot;).</source>
        <translation>Escriba sqlite_where=sa.text(&quot;…&quot;).</translation>
    </message>
    <message>
        <source>The first row decides which columns the INSERT has: give every row the same keys.</source>
        <translation>La primera fila decide las columnas del INSERT: dé a todas las filas las mismas claves.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but the constraint on table &apos;%2&apos; has no name.</source>
        <translation>La convención de nombres para «%1» contiene %(constraint_name)s, pero la restricción de la tabla «%2» no tiene nombre.</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, but the referred table is not known here.</source>
        <translation>La convención de nombres para «%1» usa %(%2)s, pero la tabla referida no se conoce aquí.</translation>
    </message>
    <message>
        <source>Write the constraint&apos;s name in the script.</source>
        <translation>Escriba el nombre de la restricción en el script.</translation>
    </message>
    <message>
        <source>Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().</source>
        <translation>Las funciones de Python en la convención no se pueden evaluar aquí: nombre la restricción en el script con op.f().</translation>
    </message>
    <message>
        <source>Additional arguments should be named &lt;dialectname&gt;_&lt;argument&gt;, got &apos;%1&apos;</source>
        <translation>Los argumentos adicionales deben llamarse &lt;dialectname&gt;_&lt;argument&gt;, no «%1»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no argument of %2.</source>
        <translation>«%1» no es un argumento de %2.</translation>
    </message>
    <message>
        <source>%1 must be a string.</source>
        <translation>%1 debe ser un texto.</translation>
    </message>
    <message>
        <source>%1 must be True or False.</source>
        <translation>%1 debe ser True o False.</translation>
    </message>
    <message>
        <source>%1 must be a list of names.</source>
        <translation>%1 debe ser una lista de nombres.</translation>
    </message>
    <message>
        <source>%1 must be an SQL expression.</source>
        <translation>%1 debe ser una expresión SQL.</translation>
    </message>
    <message>
        <source>PostgreSQL has no virtual computed columns: &apos;%1&apos; is declared with persisted=False.</source>
        <translation>PostgreSQL no tiene columnas calculadas virtuales: «%1» está declarada con persisted=False.</translation>
    </message>
    <message>
        <source>Leave persisted out, or use persisted=True.</source>
        <translation>Quite persisted o use persisted=True.</translation>
    </message>
    <message>
        <source>%1 is no value of %2: only True, False, None, 1 and 0 are.</source>
        <translation>%1 no es un valor de %2: solo lo son True, False, None, 1 y 0.</translation>
    </message>
    <message>
        <source>A name is empty: tables, columns, constraints and indexes need at least one character.</source>
        <translation>Un nombre está vacío: tablas, columnas, restricciones e índices necesitan al menos un carácter.</translation>
    </message>
    <message>
        <source>A % in a raw SQL string with parameters must be written %%.</source>
        <translation>Un % en un texto SQL con parámetros debe escribirse %%.</translation>
    </message>
    <message>
        <source>A raw SQL string has more placeholders than the %1 values given.</source>
        <translation>Un texto SQL tiene más marcadores que los %1 valores dados.</translation>
    </message>
    <message>
        <source>A value is required for parameter &apos;%1&apos; of a raw SQL string.</source>
        <translation>El parámetro «%1» de un texto SQL necesita un valor.</translation>
    </message>
    <message>
        <source>A subquery has no table of its own left: all its tables belong to the enclosing statement.</source>
        <translation>A una subconsulta no le queda ninguna tabla propia: todas pertenecen a la sentencia que la contiene.</translation>
    </message>
    <message>
        <source>Use .correlate(…) to say which tables come from outside.</source>
        <translation>Use .correlate(…) para decir qué tablas vienen de fuera.</translation>
    </message>
    <message>
        <source>SQLite cannot extract &apos;%1&apos; from a date.</source>
        <translation>SQLite no puede extraer «%1» de una fecha.</translation>
    </message>
    <message>
        <source>It has year, month, day, hour, minute, second, doy, dow, week and epoch.</source>
        <translation>Tiene year, month, day, hour, minute, second, doy, dow, week y epoch.</translation>
    </message>
    <message>
        <source>SQLite has no sequences: the next value of &apos;%1&apos; cannot be taken.</source>
        <translation>SQLite no tiene secuencias: no se puede tomar el siguiente valor de «%1».</translation>
    </message>
    <message>
        <source>An integer was expected, not &apos;%1&apos;.</source>
        <translation>Se esperaba un número entero, no «%1».</translation>
    </message>
    <message>
        <source>A %1 cannot stand in a JSON column: JSON has no such value.</source>
        <translation>Un valor %1 no puede estar en una columna JSON: JSON no tiene ese tipo de valor.</translation>
    </message>
    <message>
        <source>Convert it in the script, for example with str().</source>
        <translation>Conviértalo en el script, por ejemplo con str().</translation>
    </message>
    <message>
        <source>A %1 cannot be written as a value of %2 on %3.</source>
        <translation>Un valor %1 no se puede escribir como valor de %2 en %3.</translation>
    </message>
    <message>
        <source>Give the column or the parameter a type that takes this value, or convert the value in the script.</source>
        <translation>Dé a la columna o al parámetro un tipo que acepte este valor, o convierta el valor en el script.</translation>
    </message>
    <message>
        <source>ALTER TABLE: the history so far has no table %1.</source>
        <translation>ALTER TABLE: el historial hasta aquí no tiene la tabla %1.</translation>
    </message>
    <message>
        <source>calling it</source>
        <translation>llamarlo</translation>
    </message>
    <message>
        <source>indexing it</source>
        <translation>acceder por índice</translation>
    </message>
    <message>
        <source>setting an attribute of it</source>
        <translation>asignarle un atributo</translation>
    </message>
    <message>
        <source>setting an item of it</source>
        <translation>asignarle un elemento</translation>
    </message>
    <message>
        <source>deleting an item of it</source>
        <translation>eliminar un elemento suyo</translation>
    </message>
    <message>
        <source>iterating over it</source>
        <translation>recorrerlo</translation>
    </message>
    <message>
        <source>an operator on it</source>
        <translation>un operador sobre ello</translation>
    </message>
    <message>
        <source>testing whether it is true</source>
        <translation>comprobar si es verdadero</translation>
    </message>
    <message>
        <source>asking for its length</source>
        <translation>pedir su longitud</translation>
    </message>
    <message>
        <source>looking for something in it</source>
        <translation>buscar algo en ello</translation>
    </message>
    <message>
        <source>using it as text</source>
        <translation>usarlo como texto</translation>
    </message>
    <message>
        <source>using it in a with statement</source>
        <translation>usarlo en una sentencia with</translation>
    </message>
    <message>
        <source>an unknown place</source>
        <translation>un lugar desconocido</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write what it does with op directives or SQL.</source>
        <translation>Ejecute esta revisión con el propio Python del proyecto o escriba lo que hace con directivas op o SQL.</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write it another way.</source>
        <translation>Ejecute esta revisión con el propio Python del proyecto o escríbalo de otro modo.</translation>
    </message>
    <message>
        <source>Write the code out, or run this revision with the project&apos;s own Python.</source>
        <translation>Escriba el código por extenso o ejecute esta revisión con el propio Python del proyecto.</translation>
    </message>
    <message>
        <source>Nobody can answer while a migration runs; read an environment variable or an -x argument instead.</source>
        <translation>Nadie puede responder mientras se ejecuta una migración; lea en su lugar una variable de entorno o un argumento -x.</translation>
    </message>
    <message>
        <source>Use importlib.import_module().</source>
        <translation>Use importlib.import_module().</translation>
    </message>
    <message>
        <source>__import__() relative to a package</source>
        <translation>__import__() relativo a un paquete</translation>
    </message>
    <message>
        <source>%1() is not supported.</source>
        <translation>%1() no se admite.</translation>
    </message>
    <message>
        <source>Pass the arguments one by one instead of with * or **.</source>
        <translation>Pase los argumentos uno a uno en lugar de con * o **.</translation>
    </message>
    <message>
        <source>A condition that is not known without running the code (%1): its first branch was read.</source>
        <translation>Una condición que no se conoce sin ejecutar el código (%1): se leyó su primera rama.</translation>
    </message>
    <message>
        <source>A loop over what is not known without running the code (%1): it was read once.</source>
        <translation>Un bucle sobre algo que no se conoce sin ejecutar el código (%1): se leyó una vez.</translation>
    </message>
    <message>
        <source>Raise one of Python&apos;s own exceptions.</source>
        <translation>Lance una de las excepciones propias de Python.</translation>
    </message>
    <message>
        <source>A text would become too long.</source>
        <translation>Un texto llegaría a ser demasiado largo.</translation>
    </message>
    <message>
        <source>A text grew beyond %1 bytes.</source>
        <translation>Un texto superó los %1 bytes.</translation>
    </message>
    <message>
        <source>The result of ** would be too large.</source>
        <translation>El resultado de ** sería demasiado grande.</translation>
    </message>
    <message>
        <source>The result of &lt;&lt; would be too large.</source>
        <translation>El resultado de &lt;&lt; sería demasiado grande.</translation>
    </message>
    <message>
        <source>Use except.</source>
        <translation>Use except.</translation>
    </message>
    <message>
        <source>Use it in the body of a function.</source>
        <translation>Úselo en el cuerpo de una función.</translation>
    </message>
    <message>
        <source>Simplify the expression.</source>
        <translation>Simplifique la expresión.</translation>
    </message>
    <message>
        <source>Indent the lines that belong to it, or write `pass`.</source>
        <translation>Sangre las líneas que le pertenecen o escriba `pass`.</translation>
    </message>
    <message>
        <source>Align the line with the one before it.</source>
        <translation>Alinee la línea con la anterior.</translation>
    </message>
    <message>
        <source>Align the line with the block that it belongs to.</source>
        <translation>Alinee la línea con el bloque al que pertenece.</translation>
    </message>
    <message>
        <source>This is Python 2.</source>
        <translation>Esto es Python 2.</translation>
    </message>
    <message>
        <source>Delete the invisible character here.</source>
        <translation>Elimine el carácter invisible de aquí.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8, or declare its encoding in the first line.</source>
        <translation>Guarde el archivo en UTF-8 o declare su codificación en la primera línea.</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>el operador %1</translation>
    </message>
    <message>
        <source>comparing it with %1</source>
        <translation>compararlo con %1</translation>
    </message>
    <message>
        <source>listeners other than column_reflect</source>
        <translation>otros listeners que column_reflect</translation>
    </message>
    <message>
        <source>The models give table %1 two indexes of the name %2: only the last one is compared. Give one of them another name.</source>
        <translation>Los modelos dan a la tabla %1 dos índices con el nombre %2: solo se compara el último. Dé otro nombre a uno de ellos.</translation>
    </message>
    <message>
        <source>A negative number raised to a fraction gives a complex number, which is not supported.</source>
        <translation>Un número negativo elevado a una fracción da un número complejo, lo que no se admite.</translation>
    </message>
    <message>
        <source>Use two floats.</source>
        <translation>Use dos números de coma flotante.</translation>
    </message>
    <message>
        <source>This power of a Decimal is not supported.</source>
        <translation>Esta potencia de un Decimal no se admite.</translation>
    </message>
    <message>
        <source>Use a whole exponent.</source>
        <translation>Use un exponente entero.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported with this digest size.</source>
        <translation>El hash «%1» no se admite con esta longitud.</translation>
    </message>
    <message>
        <source>Use sha256, md5 or another hash of fixed size.</source>
        <translation>Use sha256, md5 u otro hash de longitud fija.</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported here.</source>
        <translation>El hash «%1» no se admite aquí.</translation>
    </message>
    <message>
        <source>Use sha256 or sha512.</source>
        <translation>Use sha256 o sha512.</translation>
    </message>
    <message>
        <source>A function or class must follow its decorator.</source>
        <translation>A un decorador debe seguirle su función o clase.</translation>
    </message>
    <message>
        <source>An expression is expected here.</source>
        <translation>Aquí se espera una expresión.</translation>
    </message>
    <message>
        <source>Put parentheses around the items after `in`.</source>
        <translation>Ponga entre paréntesis lo que sigue a `in`.</translation>
    </message>
    <message>
        <source>Python 3 has no tuples among parameters.</source>
        <translation>Python 3 no tiene tuplas entre los parámetros.</translation>
    </message>
    <message>
        <source>The pattern **rest must be the last.</source>
        <translation>El patrón **rest debe ser el último.</translation>
    </message>
    <message>
        <source>raise E, &quot;text&quot; is Python 2; write raise E(&quot;text&quot;).</source>
        <translation>raise E, &quot;text&quot; es Python 2; escriba raise E(&quot;text&quot;).</translation>
    </message>
    <message>
        <source>Write huge integers in hexadecimal.</source>
        <translation>Escriba los enteros enormes en hexadecimal.</translation>
    </message>
    <message>
        <source>Remove the backslash at the end of the file.</source>
        <translation>Quite la barra invertida del final del archivo.</translation>
    </message>
    <message>
        <source>Nothing, not even a blank, may follow a backslash that continues a line.</source>
        <translation>Tras una barra invertida que continúa una línea no puede haber nada, ni siquiera un espacio.</translation>
    </message>
    <message>
        <source>Backticks are Python 2; write repr(…).</source>
        <translation>Los acentos graves son Python 2; escriba repr(…).</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2</source>
        <translation>%1 no se ha leído del todo: %2</translation>
    </message>
    <message>
        <source>changes the values of type %1</source>
        <translation>cambia los valores del tipo %1</translation>
    </message>
    <message>
        <source>drops type %1, which no column uses any more</source>
        <translation>elimina el tipo %1, que ya no usa ninguna columna</translation>
    </message>
    <message>
        <source>the table has 1 row</source>
        <translation>la tabla tiene 1 fila</translation>
    </message>
    <message>
        <source>the table has %1 rows</source>
        <translation>la tabla tiene %1 filas</translation>
    </message>
    <message>
        <source>no rows would be lost</source>
        <translation>no se perdería ninguna fila</translation>
    </message>
    <message>
        <source>1 row would be lost</source>
        <translation>se perdería 1 fila</translation>
    </message>
    <message>
        <source>%1 rows would be lost</source>
        <translation>se perderían %1 filas</translation>
    </message>
    <message>
        <source>no values would be lost</source>
        <translation>no se perdería ningún valor</translation>
    </message>
    <message>
        <source>1 value would be lost</source>
        <translation>se perdería 1 valor</translation>
    </message>
    <message>
        <source>%1 values would be lost</source>
        <translation>se perderían %1 valores</translation>
    </message>
    <message>
        <source>its rows could not be counted</source>
        <translation>no se pudieron contar sus filas</translation>
    </message>
    <message>
        <source>there are rows without a value</source>
        <translation>hay filas sin valor</translation>
    </message>
    <message>
        <source>rows without a value get %1</source>
        <translation>las filas sin valor reciben %1</translation>
    </message>
    <message>
        <source>there is no automatic conversion: USING %1</source>
        <translation>no hay conversión automática: USING %1</translation>
    </message>
    <message>
        <source>no revision mentions it: something else made it</source>
        <translation>ninguna revisión lo menciona: otra cosa lo creó</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>mismo tipo</translation>
    </message>
    <message>
        <source>type of the same kind</source>
        <translation>tipo de la misma clase</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>mismo lugar</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nombre parecido</translation>
    </message>
    <message>
        <source>%1 of %2 columns are the same</source>
        <translation>%1 de %2 columnas son iguales</translation>
    </message>
    <message>
        <source>%1, process %2 of the server</source>
        <translation>%1, proceso %2 del servidor</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server</source>
        <translation>%1 del usuario %2, proceso %3 del servidor</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server, connected since %4</source>
        <translation>%1 del usuario %2, proceso %3 del servidor, conectado desde %4</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>una sesión</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>falta su archivo</translation>
    </message>
    <message>
        <source>runs SQL text</source>
        <translation>ejecuta texto SQL</translation>
    </message>
    <message>
        <source>the folder %1 of %2</source>
        <translation>la carpeta %1 de %2</translation>
    </message>
    <message>
        <source>what .pdm-python names in %1</source>
        <translation>lo que nombra .pdm-python en %1</translation>
    </message>
    <message>
        <source>Poetry&apos;s environment of %1</source>
        <translation>el entorno de Poetry de %1</translation>
    </message>
    <message>
        <source>Pipenv&apos;s environment of %1</source>
        <translation>el entorno de Pipenv de %1</translation>
    </message>
    <message>
        <source>%1 on PATH</source>
        <translation>%1 en PATH</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver.</source>
        <translation>Una base de datos con un controlador asíncrono.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver.</source>
        <translation>Una base de datos con un controlador síncrono.</translation>
    </message>
    <message>
        <source>Several databases that move together.</source>
        <translation>Varias bases de datos que avanzan juntas.</translation>
    </message>
    <message>
        <source>One database with a synchronous driver; settings in pyproject.toml.</source>
        <translation>Una base de datos con un controlador síncrono; ajustes en pyproject.toml.</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver; settings in pyproject.toml.</source>
        <translation>Una base de datos con un controlador asíncrono; ajustes en pyproject.toml.</translation>
    </message>
    <message>
        <source>it belongs to extension %1</source>
        <translation>pertenece a la extensión %1</translation>
    </message>
    <message>
        <source>SQL whose effect is not read: %1</source>
        <translation>SQL cuyo efecto no se lee: %1</translation>
    </message>
    <message>
        <source>made like %1, which the history so far does not have</source>
        <translation>creada como %1, que el historial no tiene hasta aquí</translation>
    </message>
    <message>
        <source>a DO block decides when it runs</source>
        <translation>un bloque DO decide al ejecutarse</translation>
    </message>
    <message>
        <source>the index over an expression %1</source>
        <translation>el índice %1 sobre una expresión</translation>
    </message>
    <message>
        <source>the trigger %1</source>
        <translation>el disparador %1</translation>
    </message>
    <message>
        <source>the index %1, which names the changed column %2</source>
        <translation>el índice %1, que nombra la columna cambiada %2</translation>
    </message>
    <message>
        <source>the comment of the table</source>
        <translation>el comentario de la tabla</translation>
    </message>
    <message>
        <source>the sequence of column %1, which is not the primary key and becomes a plain number</source>
        <translation>la secuencia de la columna %1, que no es la clave primaria y pasa a ser un número simple</translation>
    </message>
    <message>
        <source>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} keeps it)</source>
        <translation>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} lo conserva)</translation>
    </message>
    <message>
        <source>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} keeps it)</source>
        <translation>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} lo conserva)</translation>
    </message>
    <message>
        <source>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} keeps it)</source>
        <translation>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} lo conserva)</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of the primary key</source>
        <translation>ON CONFLICT %1 de la clave primaria</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of column %2</source>
        <translation>ON CONFLICT %1 de la columna %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of column %2</source>
        <translation>COLLATE %1 de la columna %2</translation>
    </message>
    <message>
        <source>the declared type %1 of column %2, which becomes %3</source>
        <translation>el tipo declarado %1 de la columna %2, que pasa a ser %3</translation>
    </message>
    <message>
        <source>the CHECK without a name: %1</source>
        <translation>el CHECK sin nombre: %1</translation>
    </message>
    <message>
        <source>UNIQUE %1, which stands in a form that reflection does not see</source>
        <translation>UNIQUE %1, en una forma que la lectura del esquema no ve</translation>
    </message>
    <message>
        <source>the name %1 of UNIQUE %2</source>
        <translation>el nombre %1 de UNIQUE %2</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of UNIQUE %2</source>
        <translation>ON CONFLICT %1 de UNIQUE %2</translation>
    </message>
    <message>
        <source>the %1 of %2 in %3 %4</source>
        <translation>%1 de %2 en %3 %4</translation>
    </message>
    <message>
        <source>%1 of the foreign key (%2) to %3</source>
        <translation>%1 de la clave foránea (%2) a %3</translation>
    </message>
    <message>
        <source>DESC of %1 in index %2</source>
        <translation>DESC de %1 en el índice %2</translation>
    </message>
    <message>
        <source>COLLATE %1 of %2 in index %3</source>
        <translation>COLLATE %1 de %2 en el índice %3</translation>
    </message>
    <message>
        <source>a statement that could not be read: %1</source>
        <translation>una instrucción que no se pudo leer: %1</translation>
    </message>
    <message>
        <source>rows of a statement that was not run</source>
        <translation>filas de una sentencia que no se ejecutó</translation>
    </message>
    <message>
        <source>%1= of %2 in env.py</source>
        <translation>%1= de %2 en env.py</translation>
    </message>
    <message>
        <source>context.%1() while reading</source>
        <translation>context.%1() durante la lectura</translation>
    </message>
    <message>
        <source>a value that is not known: %1 is not part of the project</source>
        <translation>un valor desconocido: %1 no forma parte del proyecto</translation>
    </message>
    <message>
        <source>rows of %1 (line %2)</source>
        <translation>filas de %1 (línea %2)</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>filas de %1</translation>
    </message>
    <message>
        <source>Raw SQL: %1</source>
        <translation>SQL en texto: %1</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3)</source>
        <translation>%1 no se leyó por completo: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2. %3</source>
        <translation>%1 no se leyó por completo: %2. %3</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3). %4</source>
        <translation>%1 no se leyó por completo: %2 (%3). %4</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>tabla %1</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>columna %1.%2</translation>
    </message>
    <message>
        <source>a listener</source>
        <translation>un listener</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>una tabla</translation>
    </message>
    <message>
        <source>its type is that of the column it refers to, which is not known</source>
        <translation>su tipo es el de la columna a la que se refiere, que no se conoce</translation>
    </message>
    <message>
        <source>type %1 is not known: its source is not part of the project</source>
        <translation>no se conoce el tipo %1: su código no forma parte del proyecto</translation>
    </message>
    <message>
        <source>its server default could not be computed</source>
        <translation>no se pudo calcular su valor por defecto del servidor</translation>
    </message>
    <message>
        <source>its comment could not be computed</source>
        <translation>no se pudo calcular su comentario</translation>
    </message>
    <message>
        <source>an argument of it could not be computed: it may be a foreign key or another constraint</source>
        <translation>no se pudo calcular uno de sus argumentos: puede ser una clave foránea u otra restricción</translation>
    </message>
    <message>
        <source>a constraint or index of it could not be computed</source>
        <translation>no se pudo calcular una restricción o un índice suyo</translation>
    </message>
    <message>
        <source>its name could not be computed</source>
        <translation>no se pudo calcular su nombre</translation>
    </message>
    <message>
        <source>it is called for every %1 and may change tables; it was not run</source>
        <translation>se llama para cada %1 y puede cambiar tablas; no se ejecutó</translation>
    </message>
    <message>
        <source>it is %1, which is not part of the project</source>
        <translation>es %1, que no forma parte del proyecto</translation>
    </message>
    <message>
        <source>it is not known before it runs: %1</source>
        <translation>no se conoce antes de ejecutarse: %1</translation>
    </message>
    <message>
        <source>it is a %1, not a MetaData</source>
        <translation>es %1, no un MetaData</translation>
    </message>
    <message>
        <source>create_table: the history so far has a table %1 already.</source>
        <translation>create_table: el historial ya tiene hasta aquí una tabla %1.</translation>
    </message>
    <message>
        <source>drop_table: the history so far has no table %1.</source>
        <translation>drop_table: el historial no tiene hasta aquí ninguna tabla %1.</translation>
    </message>
    <message>
        <source>add_column: table %1 has a column %2 already.</source>
        <translation>add_column: la tabla %1 ya tiene una columna %2.</translation>
    </message>
    <message>
        <source>drop_column: table %1 has no column %2.</source>
        <translation>drop_column: la tabla %1 no tiene ninguna columna %2.</translation>
    </message>
    <message>
        <source>alter_column: table %1 has no column %2.</source>
        <translation>alter_column: la tabla %1 no tiene ninguna columna %2.</translation>
    </message>
    <message>
        <source>drop_constraint: table %1 has no constraint %2.</source>
        <translation>drop_constraint: la tabla %1 no tiene ninguna restricción %2.</translation>
    </message>
    <message>
        <source>drop_index: the history so far has no index %1.</source>
        <translation>drop_index: el historial no tiene hasta aquí ningún índice %1.</translation>
    </message>
    <message>
        <source>script_location is not set in %1; the folder of that file is used, since it holds env.py.</source>
        <translation>script_location no está definido en %1; se usa la carpeta de ese archivo, ya que contiene env.py.</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is not part of the project</source>
        <translation>«%1», que no forma parte del proyecto</translation>
    </message>
    <message>
        <source>the decorator %1</source>
        <translation>el decorador %1</translation>
    </message>
    <message>
        <source>the metaclass %1 of class %2</source>
        <translation>la metaclase %1 de la clase %2</translation>
    </message>
    <message>
        <source>an argument that could not be read: %1</source>
        <translation>un argumento que no se pudo leer: %1</translation>
    </message>
    <message>
        <source>what %1() gives, which calls itself over values that are not known</source>
        <translation>lo que da %1(), que se llama a sí misma con valores que no se conocen</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>un valor desconocido</translation>
    </message>
    <message>
        <source>the truth of a %1</source>
        <translation>el valor de verdad de un %1</translation>
    </message>
    <message>
        <source>the truth of an item</source>
        <translation>el valor de verdad de un elemento</translation>
    </message>
    <message>
        <source>the truth of an object</source>
        <translation>el valor de verdad de un objeto</translation>
    </message>
    <message>
        <source>the type of an opaque value</source>
        <translation>el tipo de un valor opaco</translation>
    </message>
    <message>
        <source>the condition of filter()</source>
        <translation>la condición de filter()</translation>
    </message>
    <message>
        <source>the result of __exit__</source>
        <translation>el resultado de __exit__</translation>
    </message>
    <message>
        <source>whether an item of a list is the one looked for</source>
        <translation>si un elemento de una lista es el buscado</translation>
    </message>
    <message>
        <source>the order of a list</source>
        <translation>el orden de una lista</translation>
    </message>
    <message>
        <source>what is left of a generator that one side of a branch advanced</source>
        <translation>lo que queda de un generador que un lado de una bifurcación hizo avanzar</translation>
    </message>
    <message>
        <source>what is left of a %1 that one side of a branch advanced</source>
        <translation>lo que queda de un %1 que un lado de una bifurcación hizo avanzar</translation>
    </message>
    <message>
        <source>class %1.%2</source>
        <translation>clase %1.%2</translation>
    </message>
    <message>
        <source>no column type is known for the Python type %1 of %2</source>
        <translation>no se conoce ningún tipo de columna para el tipo de Python %1 de %2</translation>
    </message>
    <message>
        <source>composite attribute %1: a column without a name takes it from the composite class</source>
        <translation>atributo compuesto %1: una columna sin nombre lo toma de la clase compuesta</translation>
    </message>
    <message>
        <source>composite attribute %1: the type of column %2 comes from the composite class</source>
        <translation>atributo compuesto %1: el tipo de la columna %2 viene de la clase compuesta</translation>
    </message>
    <message>
        <source>%1 is %2, which was not run: it may be a column</source>
        <translation>%1 es %2, que no se ejecutó: puede ser una columna</translation>
    </message>
    <message>
        <source>its __tablename__ could not be computed</source>
        <translation>no se pudo calcular su __tablename__</translation>
    </message>
    <message>
        <source>its metaclass %1 could not be run: it may change what the class has</source>
        <translation>no se pudo ejecutar su metaclase %1: puede cambiar lo que tiene la clase</translation>
    </message>
    <message>
        <source>the listener of %1 failed: %2</source>
        <translation>el listener de %1 falló: %2</translation>
    </message>
    <message>
        <source>the listener of %1 cannot be run: %2</source>
        <translation>el listener de %1 no se puede ejecutar: %2</translation>
    </message>
    <message>
        <source>a listener of after_parent_attach failed: %1</source>
        <translation>un listener de after_parent_attach falló: %1</translation>
    </message>
    <message>
        <source>what is assigned to it is not known: %1</source>
        <translation>no se conoce lo que se le asigna: %1</translation>
    </message>
    <message>
        <source>the annotation of %1 names something that is not known</source>
        <translation>la anotación de %1 nombra algo que no se conoce</translation>
    </message>
    <message>
        <source>sa_column of %1 is %2, which was not run</source>
        <translation>sa_column de %1 es %2, que no se ejecutó</translation>
    </message>
    <message>
        <source>%1: %2 has no matching column type</source>
        <translation>%1: %2 no tiene un tipo de columna correspondiente</translation>
    </message>
    <message>
        <source>its base %1 is not part of the project: it may have columns</source>
        <translation>su base %1 no forma parte del proyecto: puede tener columnas</translation>
    </message>
    <message>
        <source>%1 is not part of the project</source>
        <translation>%1 no forma parte del proyecto</translation>
    </message>
    <message>
        <source>the names of the tables</source>
        <translation>los nombres de las tablas</translation>
    </message>
    <message>
        <source>the URL of the connection</source>
        <translation>la URL de la conexión</translation>
    </message>
    <message>
        <source>context.config, which only a run has</source>
        <translation>context.config, que solo tiene una ejecución</translation>
    </message>
    <message>
        <source>the version of the database server</source>
        <translation>la versión del servidor de bases de datos</translation>
    </message>
    <message>
        <source>the default schema of the connection</source>
        <translation>el esquema por defecto de la conexión</translation>
    </message>
    <message>
        <source>%1 of the database</source>
        <translation>%1 de la base de datos</translation>
    </message>
    <message>
        <source>whether a table exists</source>
        <translation>si existe una tabla</translation>
    </message>
    <message>
        <source>whether %1 exists</source>
        <translation>si existe %1</translation>
    </message>
    <message>
        <source>whether table %1 exists</source>
        <translation>si existe la tabla %1</translation>
    </message>
    <message>
        <source>the enums of the database</source>
        <translation>los enums de la base de datos</translation>
    </message>
    <message>
        <source>the sequences of the database</source>
        <translation>las secuencias de la base de datos</translation>
    </message>
    <message>
        <source>the materialized views of the database</source>
        <translation>las vistas materializadas de la base de datos</translation>
    </message>
    <message>
        <source>the definition of a view</source>
        <translation>la definición de una vista</translation>
    </message>
    <message>
        <source>a list whose content is not known</source>
        <translation>una lista cuyo contenido no se conoce</translation>
    </message>
    <message>
        <source>The step did not run a statement that the plan showed, so it was undone.</source>
        <translation>El paso no ejecutó una sentencia que el plan mostraba, por lo que se deshizo.</translation>
    </message>
    <message>
        <source>shown:   nothing more</source>
        <translation>mostrado: nada más</translation>
    </message>
    <message>
        <source>written from the table as the database has it then</source>
        <translation>escrito según la tabla tal como la tenga entonces la base de datos</translation>
    </message>
    <message>
        <source>an earlier step, %1, cannot be seen to its end</source>
        <translation>un paso anterior, %1, no se puede ver hasta el final</translation>
    </message>
    <message>
        <source>Table %1 is made of a query: its columns are not known.</source>
        <translation>La tabla %1 se crea a partir de una consulta: no se conocen sus columnas.</translation>
    </message>
    <message>
        <source>a statement before it has a text that is not known yet</source>
        <translation>una sentencia anterior tiene un texto que aún no se conoce</translation>
    </message>
    <message>
        <source>%1 does not have what the project imports. Choose the interpreter of the project&apos;s virtual environment, or install its requirements there.</source>
        <translation>%1 no tiene lo que importa el proyecto. Elija el intérprete del entorno virtual del proyecto o instale allí sus requisitos.</translation>
    </message>
    <message>
        <source>MigrationContext.configure() without a connection</source>
        <translation>MigrationContext.configure() sin una conexión</translation>
    </message>
    <message>
        <source>changing %1 of sqlalchemy&apos;s %2</source>
        <translation>cambiar %1 de %2 de sqlalchemy</translation>
    </message>
    <message>
        <source>a connection of env.py that could not be read</source>
        <translation>una conexión de env.py que no se pudo leer</translation>
    </message>
    <message>
        <source>When a statement fails, the script catches that and does something else, which is not shown (%1).</source>
        <translation>Si una sentencia falla, el script lo captura y hace otra cosa, que no se muestra (%1).</translation>
    </message>
    <message>
        <source>env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.</source>
        <translation>env.py escribe en la base de datos. La comparación abre un archivo SQLite solo para lectura, para que mirar un proyecto no cambie nada: haga que env.py escriba solo donde migra.</translation>
    </message>
    <message>
        <source>json.loads() of what is not part of the project</source>
        <translation>json.loads() de lo que no es parte del proyecto</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>%1 no se puede quitar: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>%1 is there meanwhile: nothing was changed.</source>
        <translation>%1 existe entretanto: no se cambió nada.</translation>
    </message>
    <message>
        <source>%1 is gone: nothing was changed.</source>
        <translation>%1 ya no está: no se cambió nada.</translation>
    </message>
    <message>
        <source>%1 was changed since: nothing was changed here.</source>
        <translation>%1 se cambió desde entonces: aquí no se cambió nada.</translation>
    </message>
</context>
<context>
    <name>FileJobs</name>
    <message>
        <source>it is compiled, its source is missing</source>
        <translation>está compilado y falta su código fuente</translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n línea igual</numerusform>
            <numerusform>%n líneas iguales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationWords</name>
    <message numerus="yes">
        <source>Creates the table %1 with %n column(s)</source>
        <translation>
            <numerusform>Crea la tabla %1 con %n columna</numerusform>
            <numerusform>Crea la tabla %1 con %n columnas</numerusform>
        </translation>
    </message>
    <message>
        <source>Drops the table %1</source>
        <translation>Elimina la tabla %1</translation>
    </message>
    <message>
        <source>Renames the table %1 to %2</source>
        <translation>Cambia el nombre de la tabla %1 a %2</translation>
    </message>
    <message>
        <source>Adds the column %1 to %2</source>
        <translation>Añade la columna %1 a %2</translation>
    </message>
    <message>
        <source>Drops the column %1 of %2</source>
        <translation>Elimina la columna %1 de %2</translation>
    </message>
    <message>
        <source>Creates the unique index %1 on %2</source>
        <translation>Crea el índice único %1 en %2</translation>
    </message>
    <message>
        <source>Creates the index %1 on %2</source>
        <translation>Crea el índice %1 en %2</translation>
    </message>
    <message>
        <source>Drops the index %1</source>
        <translation>Elimina el índice %1</translation>
    </message>
    <message>
        <source>Drops the constraint %1 of %2</source>
        <translation>Elimina la restricción %1 de %2</translation>
    </message>
    <message>
        <source>Sets the comment of the table %1</source>
        <translation>Pone el comentario de la tabla %1</translation>
    </message>
    <message>
        <source>Removes the comment of the table %1</source>
        <translation>Quita el comentario de la tabla %1</translation>
    </message>
    <message>
        <source>Runs SQL</source>
        <translation>Ejecuta SQL</translation>
    </message>
    <message numerus="yes">
        <source>Inserts %n row(s)</source>
        <translation>
            <numerusform>Inserta %n fila</numerusform>
            <numerusform>Inserta %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Creates the type %1</source>
        <translation>Crea el tipo %1</translation>
    </message>
    <message>
        <source>Drops the type %1</source>
        <translation>Elimina el tipo %1</translation>
    </message>
    <message numerus="yes">
        <source>Changes the table %1 in %n way(s)</source>
        <translation>
            <numerusform>Cambia la tabla %1 de %n manera</numerusform>
            <numerusform>Cambia la tabla %1 de %n maneras</numerusform>
        </translation>
    </message>
    <message>
        <source>Adds the primary key (%1) to %2</source>
        <translation>Añade la clave primaria (%1) a %2</translation>
    </message>
    <message>
        <source>Adds a unique constraint on (%1) to %2</source>
        <translation>Añade una restricción de unicidad sobre (%1) a %2</translation>
    </message>
    <message>
        <source>Adds a foreign key from %1 (%2) to %3</source>
        <translation>Añade una clave foránea de %1 (%2) a %3</translation>
    </message>
    <message>
        <source>Adds a check to %1</source>
        <translation>Añade una comprobación a %1</translation>
    </message>
    <message>
        <source>Adds an exclusion constraint to %1</source>
        <translation>Añade una restricción de exclusión a %1</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>otro tipo</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>tipo %1</translation>
    </message>
    <message>
        <source>may be null</source>
        <translation>puede ser nula</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>no nula</translation>
    </message>
    <message>
        <source>no default</source>
        <translation>sin valor predeterminado</translation>
    </message>
    <message>
        <source>another default</source>
        <translation>otro valor predeterminado</translation>
    </message>
    <message>
        <source>another comment</source>
        <translation>otro comentario</translation>
    </message>
    <message>
        <source>called %1</source>
        <translation>llamada %1</translation>
    </message>
    <message>
        <source>Changes the column %1 of %2: %3</source>
        <translation>Cambia la columna %1 de %2: %3</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>Ejecuta %1</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(sin nombre)</translation>
    </message>
    <message>
        <source>with a default</source>
        <translation>con valor predeterminado</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
</context>
<context>
    <name>PasswordSource</name>
    <message>
        <source>ask each time</source>
        <translation>preguntar cada vez</translation>
    </message>
    <message>
        <source>system keyring</source>
        <translation>llavero del sistema</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>variable de entorno</translation>
    </message>
    <message>
        <source>pgpass or service file</source>
        <translation>archivo pgpass o de servicio</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>depende del esquema actual</translation>
    </message>
    <message>
        <source>only if the data say so: %1</source>
        <translation>solo si los datos lo dicen: %1</translation>
    </message>
    <message>
        <source>repeated for each of: %1</source>
        <translation>repetido para cada uno de: %1</translation>
    </message>
    <message>
        <source>with values that are not known before</source>
        <translation>con valores que no se conocen de antemano</translation>
    </message>
    <message>
        <source>the script commits here</source>
        <translation>el script confirma aquí (COMMIT)</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>no se puede hacer aquí: %1</translation>
    </message>
    <message>
        <source>nothing to do on this database</source>
        <translation>nada que hacer en esta base de datos</translation>
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
        <translation>vigilada</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>protegida</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>solo lectura</translation>
    </message>
    <message>
        <source>Upgrades run at once, downgrades and stamps after a question.</source>
        <translation>Las subidas se ejecutan enseguida; las bajadas y los sellos, tras una pregunta.</translation>
    </message>
    <message>
        <source>Upgrades after a question, downgrades and stamps when the name was typed.</source>
        <translation>Subidas tras una pregunta; bajadas y sellos cuando se haya escrito el nombre.</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>No se cambia nada.</translation>
    </message>
    <message>
        <source>Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.</source>
        <translation>Subidas tras un ensayo y cuando se haya escrito el nombre; bajadas y sellos, solo tras desbloquearla durante diez minutos.</translation>
    </message>
</context>
<context>
    <name>SchemaHtml</name>
    <message>
        <source>The schema stays as it is: no table, column, constraint or index changes.</source>
        <translation>El esquema queda como está: no cambia ninguna tabla, columna, restricción ni índice.</translation>
    </message>
    <message>
        <source>Not read to its end: %1</source>
        <translation>No leído hasta el final: %1</translation>
    </message>
    <message>
        <source>New type %1</source>
        <translation>Tipo nuevo %1</translation>
    </message>
    <message>
        <source>New table %1</source>
        <translation>Tabla nueva %1</translation>
    </message>
    <message>
        <source>Removed type %1</source>
        <translation>Tipo eliminado %1</translation>
    </message>
    <message>
        <source>Removed table %1</source>
        <translation>Tabla eliminada %1</translation>
    </message>
    <message>
        <source>Changed type %1</source>
        <translation>Tipo cambiado %1</translation>
    </message>
    <message>
        <source>Changed table %1</source>
        <translation>Tabla cambiada %1</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n line(s) as before</source>
        <translation>
            <numerusform>⋯ %n línea como antes</numerusform>
            <numerusform>⋯ %n líneas como antes</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided by data: %1</source>
        <translation>Lo deciden los datos: %1</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>development</source>
        <translation>desarrollo</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>preproducción</translation>
    </message>
    <message>
        <source>production</source>
        <translation>producción</translation>
    </message>
</context>
<context>
    <name>TargetColour</name>
    <message>
        <source>by its name</source>
        <translation>según su nombre</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>ámbar</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violeta</translation>
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
        <translation>Lo que las ramas tienen en común</translation>
    </message>
    <message>
        <source>Reading what the branches change…</source>
        <translation>Leyendo lo que cambian las ramas…</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 con %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1 (%n revisión)</numerusform>
            <numerusform>%1 (%n revisiones)</numerusform>
        </translation>
    </message>
    <message>
        <source>They touch no table in common.</source>
        <translation>No tocan ninguna tabla en común.</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>columna %1 de %2</translation>
    </message>
    <message>
        <source>table %1, no column in common</source>
        <translation>tabla %1, ninguna columna en común</translation>
    </message>
    <message>
        <source>Not known of %1: %2</source>
        <translation>No se sabe de %1: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CommandPalette</name>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>No hay nada que elegir.</translation>
    </message>
    <message>
        <source>Nothing fits &quot;%1&quot;.</source>
        <translation>Nada coincide con «%1».</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message>
        <source>Compare revisions</source>
        <translation>Comparar revisiones</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Al revés</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Reading the scripts…</source>
        <translation>Leyendo los scripts…</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>de aquí en adelante no se sabe: %1</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Ambas son iguales.</translation>
    </message>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>%n bajada</numerusform>
            <numerusform>%n bajadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>%n subida</numerusform>
            <numerusform>%n subidas</numerusform>
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
            <numerusform>Se ejecutará %n revisión en %1, hasta %2.</numerusform>
            <numerusform>Se ejecutarán %n revisiones en %1, hasta %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of %1 will be taken back, down to %2.</source>
        <translation>
            <numerusform>Se deshará %n revisión de %1, hasta %2.</numerusform>
            <numerusform>Se desharán %n revisiones de %1, hasta %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The version table of %1 will say %2. No script is run.</source>
        <translation>La tabla de versión de %1 dirá %2. No se ejecuta ningún script.</translation>
    </message>
    <message>
        <source>Upgrade %1 to %2</source>
        <translation>Subir %1 a %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>Bajar %1 a %2</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Sellar %1</translation>
    </message>
    <message>
        <source>What the scripts drop is gone with its data:</source>
        <translation>Lo que los scripts eliminan desaparece con sus datos:</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>This database is guarded. Type its &amp;name to go on: %1</source>
        <translation>Esta base de datos está vigilada. Escriba su &amp;nombre para continuar: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConnectionProbe</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Probar la conexión</translation>
    </message>
    <message>
        <source>&amp;Create it</source>
        <translation>Cr&amp;earla</translation>
    </message>
    <message>
        <source>Use an &amp;encrypted connection</source>
        <translation>Usar una cone&amp;xión cifrada</translation>
    </message>
    <message>
        <source>Make this database, empty</source>
        <translation>Crear esta base de datos, vacía</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Creating the database…</source>
        <translation>Creando la base de datos…</translation>
    </message>
    <message>
        <source>It works: PostgreSQL %1, answered after %2 ms.</source>
        <translation>Funciona: PostgreSQL %1, respondió en %2 ms.</translation>
    </message>
    <message>
        <source>It works: SQLite %1.</source>
        <translation>Funciona: SQLite %1.</translation>
    </message>
    <message>
        <source>User %1, database %2, %3.</source>
        <translation>Usuario %1, base de datos %2, %3.</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>cifrada</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>sin cifrar</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Está vacía.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>Tiene %n tabla.</numerusform>
            <numerusform>Tiene %n tablas.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is read-only: it can be looked at, but not changed.</source>
        <translation>Es de solo lectura: se puede mirar, pero no cambiar.</translation>
    </message>
    <message>
        <source>This user may not create tables in it: migrations will fail.</source>
        <translation>Este usuario no puede crear tablas en ella: las migraciones fallarán.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n vista</numerusform>
            <numerusform>%n vistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>%n vista materializada</numerusform>
            <numerusform>%n vistas materializadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n función</numerusform>
            <numerusform>%n funciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n disparador</numerusform>
            <numerusform>%n disparadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>%n política</numerusform>
            <numerusform>%n políticas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n dominio</numerusform>
            <numerusform>%n dominios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n secuencia</numerusform>
            <numerusform>%n secuencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>%n tabla externa</numerusform>
            <numerusform>%n tablas externas</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>What is not compared, one by one</source>
        <translation>Lo que no se compara, uno por uno</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>No se compara</translation>
    </message>
    <message>
        <source>Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.</source>
        <translation>Se comparan: tablas, columnas, tipos, valores predeterminados, comentarios, índices, restricciones, valores de las enumeraciones.</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>No se comparan: %1.</translation>
    </message>
    <message>
        <source>Nothing else is in the database.</source>
        <translation>No hay nada más en la base de datos.</translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>Sin leer: %n lugar de los modelos.</numerusform>
            <numerusform>Sin leer: %n lugares de los modelos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>Incierto: %n lugar del historial.</numerusform>
            <numerusform>Inciertos: %n lugares del historial.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or double click: show the place</source>
        <translation>Intro o doble clic: mostrar el lugar</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>Sin leer: %1</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Incierto: %1</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>No se compara: %1</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>No se compara: %1 (%2)</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>vista %1</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>vista materializada %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>función %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>disparador %1</translation>
    </message>
    <message>
        <source>policy %1</source>
        <translation>política %1</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>dominio %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>secuencia %1</translation>
    </message>
    <message>
        <source>foreign table %1</source>
        <translation>tabla externa %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message>
        <source>Where %1 stands is unknown</source>
        <translation>No se sabe dónde está %1</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Nothing is contacted by itself. The history can be read without it.</source>
        <translation>Nada se contacta por sí solo. El historial se puede leer sin ella.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Sin conexión con %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Change how it is reached, and test it there.</source>
        <translation>Cambiar cómo se llega a ella, y probarlo allí.</translation>
    </message>
    <message>
        <source>Upgrade it</source>
        <translation>Subirla</translation>
    </message>
    <message>
        <source>Only right when the scripts do not make the tables that are there already.</source>
        <translation>Solo es correcto si los scripts no crean las tablas que ya existen.</translation>
    </message>
    <message>
        <source>All revisions are run, from the first on. The plan is shown before anything is done.</source>
        <translation>Se ejecutan todas las revisiones, desde la primera. El plan se muestra antes de hacer nada.</translation>
    </message>
    <message>
        <source>Stamp it…</source>
        <translation>Sellarla…</translation>
    </message>
    <message>
        <source>Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.</source>
        <translation>Sus tablas son las que crearían los scripts: anotar la revisión en la que está, sin ejecutar nada.</translation>
    </message>
    <message>
        <source>Only for a database whose tables are already as the scripts would make them.</source>
        <translation>Solo para una base de datos cuyas tablas ya son como las crearían los scripts.</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>Otra base de datos…</translation>
    </message>
    <message>
        <source>This is the wrong one: choose or add the right one.</source>
        <translation>Esta no es la correcta: elija o añada la que sí lo es.</translation>
    </message>
    <message>
        <source>%1 has tables, but no version table</source>
        <translation>%1 tiene tablas, pero no tabla de versión</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 está vacía</translation>
    </message>
    <message>
        <source>Alembic has never written into this database, or writes its versions elsewhere.</source>
        <translation>Alembic nunca ha escrito en esta base de datos, o escribe sus versiones en otro sitio.</translation>
    </message>
    <message>
        <source>Get its script…</source>
        <translation>Conseguir su script…</translation>
    </message>
    <message>
        <source>Write the file as git has it into this checkout; it can be undone.</source>
        <translation>Escribir en esta copia de trabajo el archivo tal como lo tiene git; se puede deshacer.</translation>
    </message>
    <message>
        <source>Put a revision of this project in its place, after a comparison with the tables that are there.</source>
        <translation>Poner en su lugar una revisión de este proyecto, tras una comparación con las tablas que hay.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 está en %2, revisión que ningún script de este proyecto tiene</numerusform>
            <numerusform>%1 está en %2, revisiones que ningún script de este proyecto tiene</numerusform>
        </translation>
    </message>
    <message>
        <source>This project has no revisions yet</source>
        <translation>Este proyecto no tiene revisiones todavía</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>Nueva revisión…</translation>
    </message>
    <message>
        <source>A script with nothing in it yet.</source>
        <translation>Un script que todavía no contiene nada.</translation>
    </message>
    <message>
        <source>From the models…</source>
        <translation>A partir de los modelos…</translation>
    </message>
    <message>
        <source>A script that makes what the models have and the database lacks.</source>
        <translation>Un script que crea lo que tienen los modelos y le falta a la base de datos.</translation>
    </message>
    <message>
        <source>Switch it to this branch…</source>
        <translation>Pasarla a esta rama…</translation>
    </message>
    <message>
        <source>Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first.</source>
        <translation>Bajar con los scripts de la otra rama, tal como los tiene git, hasta lo que ambas tienen; después subir hasta el head de esta. Ambos planes se muestran antes.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DesktopNotifier</name>
    <message>
        <source>%1: done</source>
        <translation>%1: hecho</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Tardó %1.</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: falló</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: detenido</translation>
    </message>
    <message>
        <source>It ran for %1.</source>
        <translation>Estuvo en marcha %1.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPanel</name>
    <message>
        <source>All tables</source>
        <translation>Todas las tablas</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>Exportar el diagrama</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>Buscar una tabla</translation>
    </message>
    <message>
        <source>Before or after the revision</source>
        <translation>Antes o después de la revisión</translation>
    </message>
    <message>
        <source>The schema before the revision, what it changes, the schema after it</source>
        <translation>El esquema antes de la revisión, lo que esta cambia, el esquema después de ella</translation>
    </message>
    <message>
        <source>Place in the history</source>
        <translation>Lugar en el historial</translation>
    </message>
    <message>
        <source>Walk through the history: the schema at each revision</source>
        <translation>Recorrer el historial: el esquema en cada revisión</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>change</source>
        <translation>cambio</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>Dibujo SVG (*.svg);;Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 no se puede escribir.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffDetail</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>&amp;Ignorar…</translation>
    </message>
    <message>
        <source>Do not &amp;ignore</source>
        <translation>No &amp;ignorar</translation>
    </message>
    <message>
        <source>&amp;Not a rename</source>
        <translation>No es &amp;un cambio de nombre</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>SQL of the change</source>
        <translation>SQL del cambio</translation>
    </message>
    <message>
        <source>Python of the change</source>
        <translation>Python del cambio</translation>
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
        <translation>un valor, o sql:expresión</translation>
    </message>
    <message>
        <source>Rows without a &amp;value get</source>
        <translation>Las filas sin &amp;valor reciben</translation>
    </message>
    <message>
        <source>Revision %1 should have made it</source>
        <translation>Debería haberlo creado la revisión %1</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorado</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignorado: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message>
        <source>Type %1</source>
        <translation>Tipo %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorado</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>ignorado: %1</translation>
    </message>
    <message>
        <source>cannot be written for this database</source>
        <translation>no se puede escribir para esta base de datos</translation>
    </message>
    <message>
        <source>of revision %1</source>
        <translation>de la revisión %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
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
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Models and database could not be compared</source>
        <translation>No se pudieron comparar los modelos y la base de datos</translation>
    </message>
    <message>
        <source>Comparing the models with %1…</source>
        <translation>Comparando los modelos con %1…</translation>
    </message>
    <message>
        <source>Comparing the models with the history…</source>
        <translation>Comparando los modelos con el historial…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>comparando…</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Los modelos y %1 coinciden</translation>
    </message>
    <message>
        <source>The models and the history agree (not connected)</source>
        <translation>Los modelos y el historial coinciden (sin conexión)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>coinciden</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n cambio</numerusform>
            <numerusform>%n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Sin comparar: %1</translation>
    </message>
    <message>
        <source>Pending against %1: %2</source>
        <translation>Pendiente frente a %1: %2</translation>
    </message>
    <message>
        <source>Pending against the history&apos;s head: %1</source>
        <translation>Pendiente frente al head: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>%n lugar no se pudo leer; por lo demás, los modelos y %1 coinciden</numerusform>
            <numerusform>%n lugares no se pudieron leer; por lo demás, los modelos y %1 coinciden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>%n lugar no se pudo leer; por lo demás, los modelos y el historial coinciden</numerusform>
            <numerusform>%n lugares no se pudieron leer; por lo demás, los modelos y el historial coinciden</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleto</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1; %n lugar no se pudo leer</numerusform>
            <numerusform>%1; %n lugares no se pudieron leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message>
        <source>Was the table %1 renamed to %2? (%3)</source>
        <translation>¿Se cambió el nombre de la tabla %1 a %2? (%3)</translation>
    </message>
    <message>
        <source>Was the column %1 of %2 renamed to %3? (%4)</source>
        <translation>¿Se cambió el nombre de la columna %1 de %2 a %3? (%4)</translation>
    </message>
    <message>
        <source>C&amp;ompare again</source>
        <translation>C&amp;omparar de nuevo</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>&amp;Write revision</source>
        <translation>&amp;Escribir la revisión</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Lo que se compara</translation>
    </message>
    <message>
        <source>Database → models (pending)</source>
        <translation>Base de datos → modelos (pendiente)</translation>
    </message>
    <message>
        <source>Database → its revision (drift)</source>
        <translation>Base de datos → su revisión (desviación)</translation>
    </message>
    <message>
        <source>History&apos;s head → models</source>
        <translation>Head del historial → modelos</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
    <message>
        <source>What the new revision does</source>
        <translation>Lo que hace la nueva revisión</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>Los modelos y %1 coinciden</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n cambio lleva %1 a los modelos</numerusform>
            <numerusform>%n cambios llevan %1 a los modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is as its revision makes it</source>
        <translation>%1 está como la crea su revisión</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n cambio devuelve %1 a su revisión</numerusform>
            <numerusform>%n cambios devuelven %1 a su revisión</numerusform>
        </translation>
    </message>
    <message>
        <source>The history&apos;s head and the models agree</source>
        <translation>El head del historial y los modelos coinciden</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n cambio lleva el head del historial a los modelos</numerusform>
            <numerusform>%n cambios llevan el head del historial a los modelos</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>Todavía no se ha comparado nada.</translation>
    </message>
    <message>
        <source>%1 is not connected. Without it only the history&apos;s head can be compared with the models.</source>
        <translation>%1 no está conectada. Sin ella solo se puede comparar el head del historial con los modelos.</translation>
    </message>
    <message>
        <source>%1 does not stand at the head: a revision can be written when it does. Upgrade it first.</source>
        <translation>%1 no está en el head: se puede escribir una revisión cuando lo esté. Súbala primero.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Cambiar de &amp;nombre</translation>
    </message>
    <message>
        <source>&amp;Two changes</source>
        <translation>&amp;Dos cambios</translation>
    </message>
    <message>
        <source>The contents stay under the new name</source>
        <translation>El contenido queda bajo el nombre nuevo</translation>
    </message>
    <message>
        <source>What was there is dropped, and something new is made</source>
        <translation>Lo que había se elimina, y se crea algo nuevo</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>%1 de %n cambio</numerusform>
            <numerusform>%1 de %n cambios</numerusform>
        </translation>
    </message>
    <message>
        <source>The database must stand at the head first</source>
        <translation>La base de datos debe estar antes en el head</translation>
    </message>
    <message>
        <source>Write a script of the changes that are ticked</source>
        <translation>Escribir un script de los cambios marcados</translation>
    </message>
    <message>
        <source>Ignore a change</source>
        <translation>Ignorar un cambio</translation>
    </message>
    <message>
        <source>Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project&apos;s configuration, where others can review it.</source>
        <translation>¿Por qué se deja como está? La razón se guarda en limbeck-ignore.txt, junto a la configuración del proyecto, donde otros pueden revisarla.</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>E&amp;xacto</translation>
    </message>
    <message>
        <source>&amp;Read with Python…</source>
        <translation>&amp;Leer con Python…</translation>
    </message>
    <message>
        <source>Models as read → as Python has them</source>
        <translation>Modelos como se leen → como los tiene Python</translation>
    </message>
    <message>
        <source>Compare the models as the project&apos;s own Python imports them, which runs its code</source>
        <translation>Comparar los modelos tal como los importa el propio Python del proyecto, lo que ejecuta su código</translation>
    </message>
    <message>
        <source>Python has the models as they are read here</source>
        <translation>Python tiene los modelos como se leen aquí</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>%n diferencia entre los modelos como se leen aquí y como los tiene Python</numerusform>
            <numerusform>%n diferencias entre los modelos como se leen aquí y como los tiene Python</numerusform>
        </translation>
    </message>
    <message>
        <source>Limbeck reads the models without running them. To see where that misses something, the project&apos;s own Python has to import them: its code runs then, with your rights.</source>
        <translation>Limbeck lee los modelos sin ejecutarlos. Para ver dónde se le escapa algo, tiene que importarlos el propio Python del proyecto: entonces se ejecuta su código, con los derechos de usted.</translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>Sin diferencias, pero %n lugar no se pudo leer</numerusform>
            <numerusform>Sin diferencias, pero %n lugares no se pudieron leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffWords</name>
    <message>
        <source>comment: %1</source>
        <translation>comentario: %1</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>sin comentario</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>la tabla</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>columna %1</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>un índice</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>índice %1</translation>
    </message>
    <message>
        <source>a constraint</source>
        <translation>una restricción</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>restricción %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>el comentario</translation>
    </message>
    <message>
        <source>comment of %1</source>
        <translation>comentario de %1</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>el tipo</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>requiere cuidado</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>pierde datos</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>fallaría</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::EngineService</name>
    <message>
        <source>Opening the project</source>
        <translation>Abriendo el proyecto</translation>
    </message>
    <message>
        <source>Reading where the database stands</source>
        <translation>Leyendo dónde está la base de datos</translation>
    </message>
    <message>
        <source>Making the plan</source>
        <translation>Preparando el plan</translation>
    </message>
    <message>
        <source>Computing a schema</source>
        <translation>Calculando un esquema</translation>
    </message>
    <message>
        <source>Drawing the diagram</source>
        <translation>Dibujando el diagrama</translation>
    </message>
    <message>
        <source>Writing a merge</source>
        <translation>Escribiendo una fusión</translation>
    </message>
    <message>
        <source>Writing a revision</source>
        <translation>Escribiendo una revisión</translation>
    </message>
    <message>
        <source>Writing the environment</source>
        <translation>Escribiendo el entorno</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>Leyendo un archivo</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>Escribiendo un archivo</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
    <message>
        <source>Looking for the models&apos; files</source>
        <translation>Buscando los archivos de los modelos</translation>
    </message>
    <message>
        <source>Looking for the project&apos;s Python</source>
        <translation>Buscando el Python del proyecto</translation>
    </message>
    <message>
        <source>Asking Python for its Alembic</source>
        <translation>Preguntando a Python por su Alembic</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>Buscando modelos</translation>
    </message>
    <message>
        <source>Testing a connection</source>
        <translation>Probando una conexión</translation>
    </message>
    <message>
        <source>Creating a database</source>
        <translation>Creando una base de datos</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>Buscar en el script</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar con</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n reemplazo</numerusform>
            <numerusform>%n reemplazos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryDelegate</name>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>needs Python</source>
        <translation>necesita Python</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n more below</source>
        <translation>
            <numerusform>⋯ %n más debajo</numerusform>
            <numerusform>⋯ %n más debajo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message>
        <source>missing file</source>
        <translation>falta el archivo</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>aplicada</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>current</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <translation>fusión de %1</translation>
    </message>
    <message>
        <source>branch point</source>
        <translation>bifurcación</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 está aquí</translation>
    </message>
    <message>
        <source>effective head</source>
        <translation>head efectivo</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>? Whether downgrade takes everything back cannot be told from the scripts</source>
        <translation>? Los scripts no permiten saber si la bajada lo deshace todo</translation>
    </message>
    <message>
        <source>⇄ downgrade makes the schema that was there before</source>
        <translation>⇄ la bajada deja el esquema que había antes</translation>
    </message>
    <message>
        <source>⇢ upgrade drops data that downgrade does not bring back</source>
        <translation>⇢ la subida elimina datos que la bajada no recupera</translation>
    </message>
    <message>
        <source>≠ downgrade leaves another schema than the one before</source>
        <translation>≠ la bajada deja un esquema distinto del anterior</translation>
    </message>
    <message>
        <source>⊘ there is no way back</source>
        <translation>⊘ no hay vuelta atrás</translation>
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
        <translation>✎ el script se editó después de haberse aplicado</translation>
    </message>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>Falta el archivo de esta revisión; %n revisión la sigue. Búsquelo en git con su menú contextual.</numerusform>
            <numerusform>Falta el archivo de esta revisión; %n revisiones la siguen. Búsquelo en git con su menú contextual.</numerusform>
        </translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>añadida por %1, %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
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
        <translation>Mostrar solo lo que coincide</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Find in history</source>
        <translation>Buscar en el historial</translation>
    </message>
    <message>
        <source>Words of the message, the id or the file&apos;s name.
id: msg: file: label: date: is: look in one place only, quotes keep words together.</source>
        <translation>Palabras del mensaje, el identificador o el nombre del archivo.
id: msg: file: label: date: is: buscan en un solo sitio; las comillas mantienen juntas las palabras.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nada encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrada</numerusform>
            <numerusform>%n encontradas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryView</name>
    <message>
        <source>Revision history</source>
        <translation>Historial de revisiones</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Todavía no hay revisiones</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafo</translation>
    </message>
    <message>
        <source>missing file</source>
        <translation>falta el archivo</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobaciones</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::InitDialog</name>
    <message>
        <source>Begin with Alembic</source>
        <translation>Empezar con Alembic</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>Carpeta del proyecto</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Plantilla</translation>
    </message>
    <message>
        <source>&amp;Scripts go to</source>
        <translation>Los &amp;scripts van a</translation>
    </message>
    <message>
        <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database&apos;s URL into alembic.ini and the models&apos; metadata into env.py.</source>
        <translation>Se escriben alembic.ini (o una sección de pyproject.toml) y la carpeta con env.py, script.py.mako y un historial vacío. Ponga después la URL de la base de datos en alembic.ini y los metadatos de los modelos en env.py.</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Escribir los archivos</translation>
    </message>
    <message>
        <source>%1 is there already and is not empty.</source>
        <translation>%1 ya existe y no está vacía.</translation>
    </message>
    <message>
        <source>SQLModel</source>
        <translation>SQLModel</translation>
    </message>
    <message>
        <source>Ready for SQLModel: env.py imports the models, new scripts know SQLModel&apos;s types, SQLite is changed in batches, the URL comes from the environment.</source>
        <translation>Listo para SQLModel: env.py importa los modelos, los scripts nuevos conocen los tipos de SQLModel, SQLite se cambia por lotes y la URL viene del entorno.</translation>
    </message>
    <message>
        <source>looking for models…</source>
        <translation>buscando modelos…</translation>
    </message>
    <message>
        <source>Modules with tables, separated by commas</source>
        <translation>Módulos con tablas, separados por comas</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>Los &amp;modelos están en</translation>
    </message>
    <message>
        <source>&amp;Variable with the URL</source>
        <translation>&amp;Variable con la URL</translation>
    </message>
    <message>
        <source>&amp;URL without it</source>
        <translation>&amp;URL sin ella</translation>
    </message>
    <message>
        <source>none found: app.models</source>
        <translation>no se encontró ninguno: app.models</translation>
    </message>
    <message>
        <source>Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic&apos;s own commands, too.</source>
        <translation>Se escriben alembic.ini y la carpeta con env.py, script.py.mako y un historial vacío. También funcionan con las órdenes propias de Alembic.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a module.</source>
        <translation>&quot;%1&quot; no es un nombre de módulo.</translation>
    </message>
    <message>
        <source>Name an environment variable.</source>
        <translation>Indique una variable de entorno.</translation>
    </message>
    <message>
        <source>A password does not belong into the project&apos;s files: leave it out, and give it in the variable.</source>
        <translation>Una contraseña no debe estar en los archivos del proyecto: omítala y póngala en la variable.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobStatus</name>
    <message>
        <source>Stop this job</source>
        <translation>Detener esta tarea</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>Progreso de la tarea</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1: deteniendo…</translation>
    </message>
    <message>
        <source>%1: %2, about %3 left</source>
        <translation>%1: %2, queda aprox. %3</translation>
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
        <translation>%1 de %2: %3</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, queda aprox. %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>deteniendo…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsPanel</name>
    <message>
        <source>Stop the chosen job</source>
        <translation>Detener la tarea elegida</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LogPanel</name>
    <message>
        <source>Copy what is shown</source>
        <translation>Copiar lo que se muestra</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Vaciar el registro</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos y errores</translation>
    </message>
    <message>
        <source>Kinds of entries</source>
        <translation>Clases de entradas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Filtrar el registro</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message>
        <source>Show in the script</source>
        <translation>Mostrar en el script</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>No script was written</source>
        <translation>No se escribió ningún script</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>Open a project&apos;s folder</source>
        <translation>Abrir la carpeta de un proyecto</translation>
    </message>
    <message>
        <source>The sample project is not installed.</source>
        <translation>El proyecto de ejemplo no está instalado.</translation>
    </message>
    <message>
        <source>Not connected. Nothing is contacted by itself: press Connect.</source>
        <translation>Sin conexión. Nada se contacta por sí solo: pulse «Conectar».</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1: sin conexión</translation>
    </message>
    <message>
        <source>%1: connecting…</source>
        <translation>%1: conectando…</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>◉ %1 on %2</source>
        <translation>◉ %1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
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
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… y %n más</numerusform>
            <numerusform>… y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>A migration is running</source>
        <translation>Hay una migración en marcha</translation>
    </message>
    <message>
        <source>%1 is being migrated.</source>
        <translation>Se está migrando %1.</translation>
    </message>
    <message>
        <source>Stopping rolls back the step under way; the report says what stays.</source>
        <translation>Detener deshace el paso en curso; el informe dice lo que queda.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Detener y cerrar</translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>Cerrar cuando termine</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Making the plan for %1</source>
        <translation>Preparando el plan para %1</translation>
    </message>
    <message>
        <source>Delete a revision</source>
        <translation>Eliminar una revisión</translation>
    </message>
    <message>
        <source>Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless.</source>
        <translation>Nada la sigue, y ninguna base de datos leída aquí la tiene. Una que no se haya leído puede tenerla de todos modos.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Eliminar %1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>Ir a la línea</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision of this project.</source>
        <translation>«%1» no es una revisión de este proyecto.</translation>
    </message>
    <message>
        <source>The language changes when the window is opened again.</source>
        <translation>El idioma cambia cuando se vuelva a abrir la ventana.</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exportar el historial</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>Dibujo SVG (*.svg);;Imagen PNG (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written, or the history is too long for a picture: try SVG.</source>
        <translation>%1 no se puede escribir, o el historial es demasiado largo para una imagen: pruebe SVG.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Abrir carpeta…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Act&amp;ualizar</translation>
    </message>
    <message>
        <source>Read the files and the database again</source>
        <translation>Leer de nuevo los archivos y la base de datos</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Cerrar el proyecto</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>Cerrar el proyecto</translation>
    </message>
    <message>
        <source>&amp;Save script</source>
        <translation>&amp;Guardar el script</translation>
    </message>
    <message>
        <source>Save the script in the editor</source>
        <translation>Guardar el script del editor</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>&amp;Paleta de órdenes…</translation>
    </message>
    <message>
        <source>Choose any command by typing a part of its name</source>
        <translation>Elegir una orden escribiendo parte de su nombre</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>P&amp;referencias…</translation>
    </message>
    <message>
        <source>Colours, language, fonts, shortcuts</source>
        <translation>Colores, idioma, tipos de letra, atajos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migración</translation>
    </message>
    <message>
        <source>&amp;New revision…</source>
        <translation>&amp;Nueva revisión…</translation>
    </message>
    <message>
        <source>Write a new script</source>
        <translation>Escribir un script nuevo</translation>
    </message>
    <message>
        <source>De&amp;lete revision…</source>
        <translation>E&amp;liminar la revisión…</translation>
    </message>
    <message>
        <source>Move the script of a revision that nothing follows and no database has to the trash</source>
        <translation>Mover a la papelera el script de una revisión que nada sigue y que ninguna base de datos tiene</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Conectar</translation>
    </message>
    <message>
        <source>Connect to the database and read where it stands</source>
        <translation>Conectar con la base de datos y leer dónde está</translation>
    </message>
    <message>
        <source>&amp;Add database…</source>
        <translation>&amp;Añadir base de datos…</translation>
    </message>
    <message>
        <source>Add a database by hand</source>
        <translation>Añadir una base de datos a mano</translation>
    </message>
    <message>
        <source>&amp;Upgrade to head</source>
        <translation>&amp;Subir hasta head</translation>
    </message>
    <message>
        <source>Bring the database to the newest revision</source>
        <translation>Llevar la base de datos a la revisión más nueva</translation>
    </message>
    <message>
        <source>Upgrade to s&amp;elected</source>
        <translation>Subir hasta la s&amp;elección</translation>
    </message>
    <message>
        <source>Bring the database up to the selected revision</source>
        <translation>Subir la base de datos hasta la revisión seleccionada</translation>
    </message>
    <message>
        <source>Upgrade &amp;one step</source>
        <translation>Subir &amp;un paso</translation>
    </message>
    <message>
        <source>Run the next revision</source>
        <translation>Ejecutar la revisión siguiente</translation>
    </message>
    <message>
        <source>&amp;Downgrade to selected</source>
        <translation>&amp;Bajar hasta la selección</translation>
    </message>
    <message>
        <source>Bring the database down to the selected revision</source>
        <translation>Bajar la base de datos hasta la revisión seleccionada</translation>
    </message>
    <message>
        <source>Downgrade o&amp;ne step</source>
        <translation>Bajar u&amp;n paso</translation>
    </message>
    <message>
        <source>Take the last revision back</source>
        <translation>Deshacer la última revisión</translation>
    </message>
    <message>
        <source>Downgrade to &amp;base</source>
        <translation>Bajar hasta la b&amp;ase</translation>
    </message>
    <message>
        <source>Take all revisions back</source>
        <translation>Deshacer todas las revisiones</translation>
    </message>
    <message>
        <source>S&amp;tamp selected</source>
        <translation>Se&amp;llar la selección</translation>
    </message>
    <message>
        <source>Write the selected revision into the version table without running anything</source>
        <translation>Escribir la revisión seleccionada en la tabla de versión sin ejecutar nada</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>Detener lo que está en marcha</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation>&amp;Buscar en el historial</translation>
    </message>
    <message>
        <source>Highlight revisions by id, message or file</source>
        <translation>Resaltar revisiones por identificador, mensaje o archivo</translation>
    </message>
    <message>
        <source>Find and &amp;replace in the script</source>
        <translation>Buscar y &amp;reemplazar en el script</translation>
    </message>
    <message>
        <source>Find and replace in the script</source>
        <translation>Buscar y reemplazar en el script</translation>
    </message>
    <message>
        <source>Go to &amp;line…</source>
        <translation>Ir a la &amp;línea…</translation>
    </message>
    <message>
        <source>Go to a line of the script</source>
        <translation>Ir a una línea del script</translation>
    </message>
    <message>
        <source>Go to the revision under the &amp;caret</source>
        <translation>Ir a la revisión bajo el &amp;cursor</translation>
    </message>
    <message>
        <source>Select the revision whose id stands at the caret</source>
        <translation>Seleccionar la revisión cuyo identificador está en el cursor</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Buscar &amp;siguiente</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Buscar &amp;anterior</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <source>Show only &amp;matches</source>
        <translation>Mostrar solo las &amp;coincidencias</translation>
    </message>
    <message>
        <source>Hide the revisions that do not match</source>
        <translation>Ocultar las revisiones que no coinciden</translation>
    </message>
    <message>
        <source>&amp;Go to revision…</source>
        <translation>&amp;Ir a una revisión…</translation>
    </message>
    <message>
        <source>E&amp;xport the history…</source>
        <translation>E&amp;xportar el historial…</translation>
    </message>
    <message>
        <source>Save the history as SVG or PNG</source>
        <translation>Guardar el historial como SVG o PNG</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Restablecer la disposición</translation>
    </message>
    <message>
        <source>Everything back in its place</source>
        <translation>Todo de vuelta en su sitio</translation>
    </message>
    <message>
        <source>Highlight &amp;ancestry</source>
        <translation>Resaltar la &amp;ascendencia</translation>
    </message>
    <message>
        <source>Show faintly what is neither above nor below the selected revision</source>
        <translation>Mostrar tenue lo que no está ni encima ni debajo de la revisión seleccionada</translation>
    </message>
    <message>
        <source>&amp;Denser rows</source>
        <translation>Filas más &amp;densas</translation>
    </message>
    <message>
        <source>Less height for each revision</source>
        <translation>Menos altura para cada revisión</translation>
    </message>
    <message>
        <source>&amp;Roomier rows</source>
        <translation>Filas más a&amp;mplias</translation>
    </message>
    <message>
        <source>More height for each revision</source>
        <translation>Más altura para cada revisión</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>&amp;Explorar</translation>
    </message>
    <message>
        <source>History and details</source>
        <translation>Historial y detalles</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Escribir</translation>
    </message>
    <message>
        <source>A large editor with its SQL</source>
        <translation>Un editor grande con su SQL</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Desplegar</translation>
    </message>
    <message>
        <source>History, plan and log</source>
        <translation>Historial, plan y registro</translation>
    </message>
    <message>
        <source>Go to &amp;current</source>
        <translation>Ir a la a&amp;ctual</translation>
    </message>
    <message>
        <source>Select the revision at which the database stands</source>
        <translation>Seleccionar la revisión en la que está la base de datos</translation>
    </message>
    <message>
        <source>Copy revision &amp;id</source>
        <translation>Copiar el &amp;identificador</translation>
    </message>
    <message>
        <source>Copy the id of the selected revision</source>
        <translation>Copiar el identificador de la revisión seleccionada</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Registro</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Proyecto</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>&amp;Migración</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Fold long runs</source>
        <translation>&amp;Plegar los tramos largos</translation>
    </message>
    <message>
        <source>Show long runs in which nothing branches by their first and last revisions</source>
        <translation>Mostrar los tramos largos sin bifurcaciones por su primera y última revisión</translation>
    </message>
    <message>
        <source>Unsaved scripts</source>
        <translation>Scripts sin guardar</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n script tiene cambios sin guardar.</numerusform>
            <numerusform>%n scripts tienen cambios sin guardar.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 goes to the trash. It can be undone.</source>
        <translation>El archivo de %1 va a la papelera. Se puede deshacer.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>&amp;Tareas</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Problemas</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Bases de datos</translation>
    </message>
    <message>
        <source>&amp;Databases</source>
        <translation>Bases de &amp;datos</translation>
    </message>
    <message>
        <source>List the problems of the project</source>
        <translation>Listar los problemas del proyecto</translation>
    </message>
    <message>
        <source>New revision from &amp;diff</source>
        <translation>N&amp;ueva revisión a partir de las diferencias</translation>
    </message>
    <message>
        <source>Write a script of what differs between the models and the database</source>
        <translation>Escribir un script de lo que difiere entre los modelos y la base de datos</translation>
    </message>
    <message>
        <source>&amp;Pending diff</source>
        <translation>Dif&amp;erencias pendientes</translation>
    </message>
    <message>
        <source>Show what differs between models, database and history</source>
        <translation>Mostrar lo que difiere entre modelos, base de datos e historial</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>Problema si&amp;guiente</translation>
    </message>
    <message>
        <source>Show the place of the next problem</source>
        <translation>Mostrar el lugar del problema siguiente</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>Pro&amp;blema anterior</translation>
    </message>
    <message>
        <source>Show the place of the previous problem</source>
        <translation>Mostrar el lugar del problema anterior</translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>Se imprimió %n página</numerusform>
            <numerusform>Se imprimieron %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be printed</source>
        <translation>No se pudo imprimir nada</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>&amp;Print the history…</source>
        <translation>&amp;Imprimir el historial…</translation>
    </message>
    <message>
        <source>Print the revisions that are shown</source>
        <translation>Imprimir las revisiones que se muestran</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Cerrar la &amp;pestaña</translation>
    </message>
    <message>
        <source>Close the script in front</source>
        <translation>Cerrar el script que está delante</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>&amp;Volver a abrir la pestaña cerrada</translation>
    </message>
    <message>
        <source>Open the script again that was closed last</source>
        <translation>Abrir de nuevo el último script que se cerró</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Mantener abierta</translation>
    </message>
    <message>
        <source>The next selection opens another tab</source>
        <translation>La próxima selección abre otra pestaña</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>Pestaña &amp;siguiente</translation>
    </message>
    <message>
        <source>The next open script</source>
        <translation>El siguiente script abierto</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Pestaña &amp;anterior</translation>
    </message>
    <message>
        <source>The previous open script</source>
        <translation>El script abierto anterior</translation>
    </message>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>Pro&amp;blema siguiente</translation>
    </message>
    <message>
        <source>Go to the next problem in the script</source>
        <translation>Ir al problema siguiente del script</translation>
    </message>
    <message>
        <source>Previo&amp;us problem</source>
        <translation>Pr&amp;oblema anterior</translation>
    </message>
    <message>
        <source>Go to the previous problem in the script</source>
        <translation>Ir al problema anterior del script</translation>
    </message>
    <message>
        <source>Co&amp;mplete</source>
        <translation>Compl&amp;etar</translation>
    </message>
    <message>
        <source>Offer what fits at the caret</source>
        <translation>Ofrecer lo que encaja en el cursor</translation>
    </message>
    <message>
        <source>&amp;Fold here</source>
        <translation>Plegar a&amp;quí</translation>
    </message>
    <message>
        <source>Fold or unfold the function at the caret</source>
        <translation>Plegar o desplegar la función que está en el cursor</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>Plegar to&amp;do</translation>
    </message>
    <message>
        <source>Fold all functions</source>
        <translation>Plegar todas las funciones</translation>
    </message>
    <message>
        <source>Un&amp;fold all</source>
        <translation>Desplegar &amp;todo</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>&amp;Revisión</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>&amp;Script</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Database &amp;settings…</source>
        <translation>A&amp;justes de la base de datos…</translation>
    </message>
    <message>
        <source>Colour, protection, password and URL of the chosen database</source>
        <translation>Color, protección, contraseña y URL de la base de datos elegida</translation>
    </message>
    <message>
        <source>Un&amp;lock protected database…</source>
        <translation>Desblo&amp;quear la base de datos protegida…</translation>
    </message>
    <message>
        <source>Make downgrades and stamps of a protected database possible for ten minutes</source>
        <translation>Permitir durante diez minutos bajadas y sellos de una base de datos protegida</translation>
    </message>
    <message>
        <source>Unlock it with the lock beside its name.</source>
        <translation>Desbloquéela con el candado junto a su nombre.</translation>
    </message>
    <message>
        <source>Change its protection beside its name first.</source>
        <translation>Cambie antes su protección, junto a su nombre.</translation>
    </message>
    <message>
        <source>%1 is %2: %3 %4</source>
        <translation>%1 está %2: %3 %4</translation>
    </message>
    <message>
        <source>&amp;Stamp the database…</source>
        <translation>&amp;Sellar la base de datos…</translation>
    </message>
    <message>
        <source>&amp;Get its script…</source>
        <translation>&amp;Conseguir su script…</translation>
    </message>
    <message>
        <source>&amp;Copy its id</source>
        <translation>Copiar su &amp;identificador</translation>
    </message>
    <message>
        <source>Nothing can be planned from there: Alembic says &quot;Can&apos;t locate revision identified by &apos;%1&apos;&quot;.</source>
        <translation>Desde ahí no se puede planificar nada: Alembic dice «Can&apos;t locate revision identified by &apos;%1&apos;».</translation>
    </message>
    <message>
        <source>%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.</source>
        <translation>%1 está protegida: este plan tiene que haberse ensayado en las últimas 24 horas antes de ejecutarlo. O desbloquéela con el candado junto a su nombre.</translation>
    </message>
    <message>
        <source>%1 went down to what both branches have; this is the way up to the head of this one.</source>
        <translation>%1 ha bajado hasta lo que ambas ramas tienen; este es el camino hasta el head de esta.</translation>
    </message>
    <message>
        <source>S&amp;witch the database to this branch…</source>
        <translation>&amp;Pasar la base de datos a esta rama…</translation>
    </message>
    <message>
        <source>Read with Python…</source>
        <translation>Leer con Python…</translation>
    </message>
    <message>
        <source>table, changed last by %1</source>
        <translation>tabla, cambiada por última vez por %1</translation>
    </message>
    <message>
        <source>Go to a revision, a script or a table</source>
        <translation>Ir a una revisión, un script o una tabla</translation>
    </message>
    <message>
        <source>Find a revision, a script or a table by a part of its name</source>
        <translation>Buscar una revisión, un script o una tabla por una parte de su nombre</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::OperationsModel</name>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PasswordPrompt</name>
    <message>
        <source>Password needed</source>
        <translation>Se necesita contraseña</translation>
    </message>
    <message>
        <source>The database wants a password:</source>
        <translation>La base de datos pide una contraseña:</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>C&amp;ontraseña</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Keep it in the system &amp;keyring</source>
        <translation>Guardarla en el &amp;llavero del sistema</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the window closes. It never goes into a file of this program.</source>
        <translation>Si no, se guarda en memoria hasta que se cierre la ventana. Nunca va a un archivo de este programa.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanModel</name>
    <message>
        <source>running…</source>
        <translation>en marcha…</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ hecho</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ falló</translation>
    </message>
    <message>
        <source>↩ rolled back</source>
        <translation>↩ deshecho</translation>
    </message>
    <message>
        <source>cannot be done</source>
        <translation>no se puede hacer</translation>
    </message>
    <message>
        <source>version table</source>
        <translation>tabla de versión</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>hallazgo</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos</numerusform>
        </translation>
    </message>
    <message>
        <source>Step and SQL</source>
        <translation>Paso y SQL</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>keeps what the rebuild would lose</source>
        <translation>conserva lo que la reconstrucción perdería</translation>
    </message>
    <message>
        <source>not seen further</source>
        <translation>no visto más allá</translation>
    </message>
    <message>
        <source>only Python can do it</source>
        <translation>solo Python puede hacerlo</translation>
    </message>
    <message>
        <source>-- The project&apos;s Python runs this step. Below is what could be read of it without running it.</source>
        <translation>-- El Python del proyecto ejecuta este paso. Debajo está lo que se pudo leer de él sin ejecutarlo.</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fails in the rehearsal</source>
        <translation>falla en el ensayo</translation>
    </message>
    <message>
        <source>✗ needs Python</source>
        <translation>✗ necesita Python</translation>
    </message>
    <message>
        <source>may need Python</source>
        <translation>quizá necesite Python</translation>
    </message>
    <message>
        <source>not seen to its end</source>
        <translation>no visto hasta el final</translation>
    </message>
    <message>
        <source>⇢ with the project&apos;s Python</source>
        <translation>⇢ con el Python del proyecto</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanSheet</name>
    <message>
        <source>base (no revision)</source>
        <translation>base (ninguna revisión)</translation>
    </message>
    <message>
        <source>Commit after &amp;each step</source>
        <translation>Confirmar tras &amp;cada paso</translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation>Co&amp;piar SQL</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Pasos del plan</translation>
    </message>
    <message>
        <source>SQL of the selected step</source>
        <translation>SQL del paso seleccionado</translation>
    </message>
    <message>
        <source>What is done stays when a later step fails</source>
        <translation>Lo hecho queda cuando falla un paso posterior</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Pasos hechos</translation>
    </message>
    <message>
        <source>Reading the database and the scripts…</source>
        <translation>Leyendo la base de datos y los scripts…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Subir %1</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>Bajar %1</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Sellar %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s): from %1 to %2.</source>
        <translation>
            <numerusform>%n paso: de %1 a %2.</numerusform>
            <numerusform>%n pasos: de %1 a %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes; no script is run.</source>
        <translation>Solo cambia la tabla de versión; no se ejecuta ningún script.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>%1 already stands at %2.</source>
        <translation>%1 ya está en %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Another upgrader is at work: %1. Waiting for it to end.</source>
        <translation>Otra subida está en marcha: %1. Se espera a que termine.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>%1 now stands at %2.</source>
        <translation>%1 está ahora en %2.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>No funcionó</translation>
    </message>
    <message>
        <source>Everything was rolled back: the database is as it was.</source>
        <translation>Todo se deshizo: la base de datos está como estaba.</translation>
    </message>
    <message>
        <source>The failed step was rolled back; the steps before it stay.</source>
        <translation>El paso que falló se deshizo; los pasos anteriores quedan.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>No se hizo nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n paso solo lo puede ejecutar Python. No se ejecuta nada antes de que usted permita para él el propio Python del proyecto.</numerusform>
            <numerusform>%n pasos solo los puede ejecutar Python. No se ejecuta nada antes de que usted permita para cada uno de ellos el propio Python del proyecto.</numerusform>
        </translation>
    </message>
    <message>
        <source>⇢ in %1</source>
        <translation>⇢ en %1</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; no step stands before it.</source>
        <translation>El paso falló en el Python del proyecto; no hay ningún paso antes de él.</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; the steps before it stay.</source>
        <translation>El paso falló en el Python del proyecto; los pasos anteriores quedan.</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>Deshecho hasta la última confirmación: queda el primer paso (%n).</numerusform>
            <numerusform>Deshecho hasta la última confirmación: quedan los primeros %n pasos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes, which is emptied first; no script is run.</source>
        <translation>Solo cambia la tabla de versión, que se vacía primero; no se ejecuta ningún script.</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>%n de sus scripts se lee de git, donde lo tiene otra rama; los archivos de aquí quedan como están.</numerusform>
            <numerusform>%n de sus scripts se leen de git, donde los tiene otra rama; los archivos de aquí quedan como están.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the next one</source>
        <translation>&amp;Mostrar el siguiente</translation>
    </message>
    <message>
        <source>Chooses the next step that Python is to be allowed for</source>
        <translation>Elige el siguiente paso para el que hay que permitir Python</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n paso puede necesitar Python. Sin el propio Python del proyecto, la ejecución termina allí si llega a algo que solo Python puede hacer.</numerusform>
            <numerusform>%n pasos pueden necesitar Python. Sin el propio Python del proyecto, la ejecución termina allí si llega a algo que solo Python puede hacer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atajos</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Desktop&apos;s font</source>
        <translation>Letra del escritorio</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Font of scripts and SQL</source>
        <translation>&amp;Letra de scripts y SQL</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Tamaño</translation>
    </message>
    <message>
        <source>Double-click a shortcut and press the new keys. Keys that another command has are taken from it.</source>
        <translation>Haga doble clic en un atajo y pulse las teclas nuevas. Las teclas que tenga otra orden se le quitan.</translation>
    </message>
    <message>
        <source>Remove shortcut</source>
        <translation>Quitar el atajo</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case.</source>
        <translation>Cómo se protegen las bases de datos mientras usted no diga otra cosa junto a su nombre. Aquellas cuyo nombre dice producción están protegidas en todo caso.</translation>
    </message>
    <message>
        <source>&amp;Local databases for development</source>
        <translation>Bases de datos &amp;locales de desarrollo</translation>
    </message>
    <message>
        <source>&amp;All others</source>
        <translation>&amp;Todas las demás</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Font of the &amp;window</source>
        <translation>Letra de la &amp;ventana</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>Ta&amp;maño</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProjectSession</name>
    <message>
        <source>It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it.</source>
        <translation>No contiene alembic.ini, ni pyproject.toml con una sección [tool.alembic], ni una carpeta con un alembic.ini.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Upgrading %1</source>
        <translation>Subiendo %1</translation>
    </message>
    <message>
        <source>Downgrading %1</source>
        <translation>Bajando %1</translation>
    </message>
    <message>
        <source>Stamping %1</source>
        <translation>Sellando %1</translation>
    </message>
    <message>
        <source>Rehearsing on a copy of %1</source>
        <translation>Ensayando en una copia de %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message>
        <source>env.py&apos;s hooks left nothing to write: no script was made.</source>
        <translation>Los hooks de env.py no dejaron nada que escribir: no se creó ningún script.</translation>
    </message>
    <message>
        <source>%1 was written, but it could not be proved: %2</source>
        <translation>%1 se escribió, pero no se pudo comprobar: %2</translation>
    </message>
    <message>
        <source>%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2</source>
        <translation>%1 se escribió, pero su subida no llega hasta el final en una copia de prueba del esquema: %2</translation>
    </message>
    <message>
        <source>Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.</source>
        <translation>Comprobado: %1, aplicada a una copia de prueba del esquema, no deja ninguna diferencia con los modelos.</translation>
    </message>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>%1, aplicada a una copia de prueba del esquema, deja %n diferencia:</numerusform>
            <numerusform>%1, aplicada a una copia de prueba del esquema, deja %n diferencias:</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>Incierto: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProtectionUnlocks</name>
    <message>
        <source>%1 is unlocked until %2. Reason: %3</source>
        <translation>%1 está desbloqueada hasta las %2. Razón: %3</translation>
    </message>
    <message>
        <source>%1 is locked again.</source>
        <translation>%1 está bloqueada de nuevo.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message>
        <source>&amp;Trust this project from now on: do not ask this question for it again</source>
        <translation>&amp;Confiar en este proyecto desde ahora: no volver a hacer esta pregunta para él</translation>
    </message>
    <message>
        <source>Run code of this project?</source>
        <translation>¿Ejecutar código de este proyecto?</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Only Python can run revision %1</source>
        <translation>Solo Python puede ejecutar la revisión %1</translation>
    </message>
    <message>
        <source>The step would run with the interpreter below and the project&apos;s own Alembic. That executes env.py, the script and everything they import, with your rights, and lets them change %1. Limbeck runs nothing of a project otherwise.</source>
        <translation>El paso se ejecutaría con el intérprete de abajo y el propio Alembic del proyecto. Eso ejecuta env.py, el script y todo lo que importan, con los derechos de usted, y les permite cambiar %1. Por lo demás, Limbeck no ejecuta nada de un proyecto.</translation>
    </message>
    <message>
        <source>What stands before the step is committed first. A failure after that does not undo it.</source>
        <translation>Lo que está antes del paso se confirma primero (COMMIT). Un fallo posterior no lo deshace.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Otro…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Intérprete</translation>
    </message>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>También para %n paso &amp;más de este plan que necesita Python</numerusform>
            <numerusform>También para %n pasos &amp;más de este plan que necesitan Python</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this interpreter</source>
        <translation>Usar este intérprete</translation>
    </message>
    <message>
        <source>Run %1 with Python</source>
        <translation>Ejecutar %1 con Python</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>Proyecto: %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Elegir un intérprete de Python</translation>
    </message>
    <message>
        <source>Read the models with Python</source>
        <translation>Leer los modelos con Python</translation>
    </message>
    <message>
        <source>The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.</source>
        <translation>El intérprete de abajo importaría env.py, los modelos y todo lo que importan, con los derechos de usted. No se ejecuta ninguna migración, y Limbeck no se conecta a nada para ello. Por lo demás, Limbeck no ejecuta nada de un proyecto.</translation>
    </message>
    <message>
        <source>Read with Python</source>
        <translation>Leer con Python</translation>
    </message>
    <message>
        <source>Read the compiled scripts with Python</source>
        <translation>Leer los scripts compilados con Python</translation>
    </message>
    <message>
        <source>The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.</source>
        <translation>El intérprete de abajo cargaría los scripts cuyo código fuente falta y todo lo que importan, con sus permisos, para saber dónde están en el historial. No se ejecuta ninguna migración. Por lo demás, Limbeck no ejecuta nada de un proyecto.</translation>
    </message>
    <message>
        <source>The first of these that can import Alembic</source>
        <translation>El primero de estos que pueda importar Alembic</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonPage</name>
    <message>
        <source>This project is &amp;trusted: its Python may run when a plan or a comparison needs it</source>
        <translation>Este proyecto es de &amp;confianza: su Python puede ejecutarse cuando un plan o una comparación lo necesite</translation>
    </message>
    <message>
        <source>Open a project to choose its interpreter.</source>
        <translation>Abra un proyecto para elegir su intérprete.</translation>
    </message>
    <message>
        <source>For the steps of %1 that only Python can run, and for reading its models exactly.</source>
        <translation>Para los pasos de %1 que solo puede ejecutar Python, y para leer sus modelos con exactitud.</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Otro…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Intérprete</translation>
    </message>
    <message>
        <source>The first one that can import Alembic</source>
        <translation>El primero que pueda importar Alembic</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Elegir un intérprete de Python</translation>
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
        <translation>&amp;Ensayar</translation>
    </message>
    <message>
        <source>S&amp;top rehearsing</source>
        <translation>Detener el en&amp;sayo</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Progreso del ensayo</translation>
    </message>
    <message>
        <source>Run the plan on a copy of the database first, and throw the copy away</source>
        <translation>Ejecutar antes el plan en una copia de la base de datos, y desechar la copia</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>Sin ensayar.</translation>
    </message>
    <message>
        <source>Rehearsing: copying the database…</source>
        <translation>Ensayando: copiando la base de datos…</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>Ensayando: %1</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>&amp;Ensayar de nuevo</translation>
    </message>
    <message>
        <source>on a copy with its data</source>
        <translation>en una copia con sus datos</translation>
    </message>
    <message>
        <source>on an empty database with the schema that the scripts make</source>
        <translation>en una base de datos vacía con el esquema que crean los scripts</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>Ensayado %1: %n paso en %2.</numerusform>
            <numerusform>Ensayado %1: %n pasos en %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal %1 failed: %2</source>
        <translation>El ensayo %1 falló: %2</translation>
    </message>
    <message>
        <source>The rehearsal %1 failed in %2: %3</source>
        <translation>El ensayo %1 falló en %2: %3</translation>
    </message>
    <message>
        <source>What the data could break was not seen: %1.</source>
        <translation>No se vio lo que los datos podrían hacer fallar: %1.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; its copy is gone.</source>
        <translation>El ensayo se detuvo; su copia ya no está.</translation>
    </message>
    <message>
        <source>It cannot be rehearsed: %1</source>
        <translation>No se puede ensayar: %1</translation>
    </message>
    <message>
        <source>The way back was tried, too, and works.</source>
        <translation>También se probó el camino de vuelta y funciona.</translation>
    </message>
    <message>
        <source>The way back fails: %1</source>
        <translation>El camino de vuelta falla: %1</translation>
    </message>
    <message>
        <source>The way back fails in %1: %2</source>
        <translation>El camino de vuelta falla en %1: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionActions</name>
    <message>
        <source>%1: not done</source>
        <translation>%1: no se hizo</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>&amp;Fusionar heads…</translation>
    </message>
    <message>
        <source>Write a script that joins several heads, after a look at what their branches both change</source>
        <translation>Escribir un script que une varios heads, tras mirar lo que cambian a la vez sus ramas</translation>
    </message>
    <message>
        <source>Edit m&amp;essage…</source>
        <translation>Editar el &amp;mensaje…</translation>
    </message>
    <message>
        <source>Change the message in the selected revision&apos;s script</source>
        <translation>Cambiar el mensaje en el script de la revisión seleccionada</translation>
    </message>
    <message>
        <source>Set branch la&amp;bel…</source>
        <translation>Poner &amp;etiqueta de rama…</translation>
    </message>
    <message>
        <source>Give the selected revision a branch label, or take it away</source>
        <translation>Dar a la revisión seleccionada una etiqueta de rama, o quitársela</translation>
    </message>
    <message>
        <source>S&amp;plice a revision on the selected one…</source>
        <translation>&amp;Injertar una revisión en la seleccionada…</translation>
    </message>
    <message>
        <source>Write a new revision on one that has others behind it: a second branch begins there</source>
        <translation>Escribir una revisión nueva sobre una que ya tiene otras detrás: allí empieza una segunda rama</translation>
    </message>
    <message>
        <source>New &amp;data migration…</source>
        <translation>Nueva migración de &amp;datos…</translation>
    </message>
    <message>
        <source>Write a script that changes rows, with a table of its own to begin with</source>
        <translation>Escribir un script que cambia filas, con una tabla propia para empezar</translation>
    </message>
    <message>
        <source>Edit a c&amp;opy…</source>
        <translation>Editar una co&amp;pia…</translation>
    </message>
    <message>
        <source>A new revision on the head with the text of the selected one</source>
        <translation>Una revisión nueva sobre el head con el texto de la seleccionada</translation>
    </message>
    <message>
        <source>Make bra&amp;nches one line…</source>
        <translation>&amp;Hacer de las ramas una sola línea…</translation>
    </message>
    <message>
        <source>Put the branch of the selected head on top of another head, if no known database would skip a revision</source>
        <translation>Poner la rama del head seleccionado encima de otro head, si ninguna base de datos conocida se saltaría una revisión</translation>
    </message>
    <message>
        <source>Edit &amp;topology</source>
        <translation>Editar la &amp;topología</translation>
    </message>
    <message>
        <source>Lets revisions be dragged onto others in the graph, and given other parents</source>
        <translation>Permite arrastrar revisiones sobre otras en el grafo y darles otros padres</translation>
    </message>
    <message>
        <source>Change &amp;parent…</source>
        <translation>Cambiar el p&amp;adre…</translation>
    </message>
    <message>
        <source>Give the selected revision another parent; with Edit topology only</source>
        <translation>Dar otro padre a la revisión seleccionada; solo con «Editar la topología»</translation>
    </message>
    <message>
        <source>Stamp selected, &amp;verified…</source>
        <translation>Sellar la selección tras &amp;verificar…</translation>
    </message>
    <message>
        <source>Compare the database with what the selected revision would have made, then stamp</source>
        <translation>Comparar la base de datos con lo que la revisión seleccionada habría creado, y sellar después</translation>
    </message>
    <message>
        <source>Look for the &amp;missing file…</source>
        <translation>Buscar el archivo &amp;que falta…</translation>
    </message>
    <message>
        <source>Look through the project&apos;s git repository for the script of a revision whose file is missing</source>
        <translation>Buscar en el repositorio git del proyecto el script de una revisión cuyo archivo falta</translation>
    </message>
    <message>
        <source>&amp;Compare revisions…</source>
        <translation>&amp;Comparar revisiones…</translation>
    </message>
    <message>
        <source>What differs between two revisions, and the SQL between them</source>
        <translation>Lo que difiere entre dos revisiones, y el SQL entre ellas</translation>
    </message>
    <message>
        <source>&amp;Undo file operation</source>
        <translation>De&amp;shacer la operación de archivo</translation>
    </message>
    <message>
        <source>Take the last file operation of this window back</source>
        <translation>Deshacer la última operación de archivo de esta ventana</translation>
    </message>
    <message>
        <source>Re&amp;do file operation</source>
        <translation>&amp;Rehacer la operación de archivo</translation>
    </message>
    <message>
        <source>Do the file operation again that was undone</source>
        <translation>Hacer otra vez la operación de archivo que se deshizo</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>De&amp;shacer: %1</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>&amp;Rehacer: %1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Deshecho: %1</translation>
    </message>
    <message>
        <source>Done: %1. Undo with Ctrl+Alt+Z.</source>
        <translation>Hecho: %1. Deshacer con Ctrl+Alt+Z.</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Editar el mensaje</translation>
    </message>
    <message>
        <source>Message of %1 (the file keeps its name)</source>
        <translation>Mensaje de %1 (el archivo conserva su nombre)</translation>
    </message>
    <message>
        <source>Edit the message of %1</source>
        <translation>Editar el mensaje de %1</translation>
    </message>
    <message>
        <source>Branch label</source>
        <translation>Etiqueta de rama</translation>
    </message>
    <message>
        <source>Branch labels of %1, separated by blanks; empty: none</source>
        <translation>Etiquetas de rama de %1, separadas por espacios; vacío: ninguna</translation>
    </message>
    <message>
        <source>No label was set</source>
        <translation>No se puso ninguna etiqueta</translation>
    </message>
    <message>
        <source>%1 is taken: %2 has it.</source>
        <translation>%1 ya está en uso: la tiene %2.</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>Poner la etiqueta de %1</translation>
    </message>
    <message>
        <source>What the branches both change</source>
        <translation>Lo que cambian a la vez las ramas</translation>
    </message>
    <message>
        <source>New revision %1</source>
        <translation>Nueva revisión %1</translation>
    </message>
    <message>
        <source>New revisions %1</source>
        <translation>Nuevas revisiones %1</translation>
    </message>
    <message>
        <source>Data migration&apos;s text</source>
        <translation>Texto de la migración de datos</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Eliminar %1</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>Editar una copia</translation>
    </message>
    <message>
        <source>Message of the copy of %1, which will follow %2</source>
        <translation>Mensaje de la copia de %1, que seguirá a %2</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>Copiar %1 a %2</translation>
    </message>
    <message>
        <source>Put %1 on top of %2</source>
        <translation>Poner %1 encima de %2</translation>
    </message>
    <message>
        <source>Change the parent of %1</source>
        <translation>Cambiar el padre de %1</translation>
    </message>
    <message>
        <source>Looking for %1 in git…</source>
        <translation>Buscando %1 en git…</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>Falta el archivo</translation>
    </message>
    <message>
        <source>Git knows no script of %1.</source>
        <translation>Git no conoce ningún script de %1.</translation>
    </message>
    <message>
        <source>It is named by %1. Get the file from where that was written, or change down_revision there.</source>
        <translation>La nombra %1. Consiga el archivo de donde se escribió esa, o cambie allí down_revision.</translation>
    </message>
    <message>
        <source>%1 deleted it on %2.</source>
        <translation>%1 lo eliminó el %2.</translation>
    </message>
    <message>
        <source>It is on another branch: %1 wrote it on %2.</source>
        <translation>Está en otra rama: %1 lo escribió el %2.</translation>
    </message>
    <message>
        <source>Write the file again</source>
        <translation>Escribir de nuevo el archivo</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>Recuperar %1</translation>
    </message>
    <message>
        <source>Git could not be asked</source>
        <translation>No se pudo preguntar a git</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionDialog</name>
    <message>
        <source>Merge heads</source>
        <translation>Fusionar heads</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>Nueva revisión</translation>
    </message>
    <message>
        <source>what the merge is called</source>
        <translation>cómo se llama la fusión</translation>
    </message>
    <message>
        <source>what this revision does, in a few words</source>
        <translation>qué hace esta revisión, en pocas palabras</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>ids or labels, separated by blanks</source>
        <translation>identificadores o etiquetas, separados por espacios</translation>
    </message>
    <message>
        <source>nothing: a new base</source>
        <translation>nada: una base nueva</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>&amp;Heads</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>&amp;Sigue a</translation>
    </message>
    <message>
        <source>Branch &amp;label</source>
        <translation>&amp;Etiqueta de rama</translation>
    </message>
    <message>
        <source>&amp;Depends on</source>
        <translation>&amp;Depende de</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>C&amp;arpeta</translation>
    </message>
    <message>
        <source>Write the merge</source>
        <translation>Escribir la fusión</translation>
    </message>
    <message>
        <source>Write the script</source>
        <translation>Escribir el script</translation>
    </message>
    <message>
        <source>A merge needs two heads.</source>
        <translation>Una fusión necesita dos heads.</translation>
    </message>
    <message>
        <source>This revision has others behind it: the new one begins a second branch there.</source>
        <translation>Esta revisión ya tiene otras detrás: la nueva empieza allí una segunda rama.</translation>
    </message>
    <message>
        <source>A second base: the history will have one more root.</source>
        <translation>Una segunda base: el historial tendrá una raíz más.</translation>
    </message>
    <message>
        <source>Say what it does first</source>
        <translation>Diga primero qué hace</translation>
    </message>
    <message>
        <source>&amp;Compare the models with the database, and write what differs (autogenerate)</source>
        <translation>&amp;Comparar los modelos con la base de datos y escribir lo que difiere (autogenerate)</translation>
    </message>
    <message>
        <source>New data migration</source>
        <translation>Nueva migración de datos</translation>
    </message>
    <message>
        <source>Heads to merge</source>
        <translation>Heads que se fusionan</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionInspector</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Schema changes</source>
        <translation>Cambios del esquema</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operaciones</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>Diagrama</translation>
    </message>
    <message>
        <source>not known: not connected</source>
        <translation>no se sabe: sin conexión</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 está aquí</translation>
    </message>
    <message>
        <source>applied on %1</source>
        <translation>aplicada en %1</translation>
    </message>
    <message>
        <source>pending on %1</source>
        <translation>pendiente en %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>no hace nada</translation>
    </message>
    <message>
        <source>No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:</source>
        <translation>Ningún archivo de este proyecto tiene esta revisión, pero otras la nombran. Restaure su archivo o corrija el down_revision de:</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>Une</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Sigue a</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>nada: una base</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Seguida por</translation>
    </message>
    <message>
        <source>nothing: a head</source>
        <translation>nada: un head</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Depende de</translation>
    </message>
    <message>
        <source>Branch labels</source>
        <translation>Etiquetas de rama</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Bajada</translation>
    </message>
    <message>
        <source>Two revisions compared</source>
        <translation>Dos revisiones comparadas</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) between them</source>
        <translation>
            <numerusform>%n revisión entre ellas</numerusform>
            <numerusform>%n revisiones entre ellas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of another branch, not in the second one</source>
        <translation>
            <numerusform>%n revisión de otra rama, que no está en la segunda</numerusform>
            <numerusform>%n revisiones de otra rama, que no están en la segunda</numerusform>
        </translation>
    </message>
    <message>
        <source>The Schema tab shows what differs in tables and columns.</source>
        <translation>La pestaña Esquema muestra lo que difiere en tablas y columnas.</translation>
    </message>
    <message>
        <source>Select a revision to see what it does. Select a second one with Ctrl to compare the two.</source>
        <translation>Seleccione una revisión para ver qué hace. Seleccione una segunda con Ctrl para comparar las dos.</translation>
    </message>
    <message>
        <source>Computing the schema from the scripts…</source>
        <translation>Calculando el esquema a partir de los scripts…</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>Aplicada en</translation>
    </message>
    <message>
        <source>not known: %1 stands at a revision without a script</source>
        <translation>desconocido: %1 está en una revisión sin script</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Añadido por</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>Toca</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunClock</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1, queda aprox. %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunSeams</name>
    <message>
        <source>step %1 with Python</source>
        <translation>paso %1 con Python</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>paso %1</translation>
    </message>
    <message>
        <source>steps %1 to %2</source>
        <translation>pasos %1 a %2</translation>
    </message>
    <message>
        <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
        <translation>Si falla un paso, no queda nada de él, y los pasos anteriores quedan.</translation>
    </message>
    <message>
        <source>All in one transaction: when a step fails, nothing stays.</source>
        <translation>Todo en una transacción: si falla un paso, no queda nada.</translation>
    </message>
    <message>
        <source>When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.</source>
        <translation>Si falla un paso, los pasos anteriores quedan; lo que Python hizo antes de fallar se deshace hasta donde lo deshaga su propio Alembic.</translation>
    </message>
    <message>
        <source>The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.</source>
        <translation>La ejecución se divide donde Python toma el relevo: %1. Si falla un paso, se deshace su propia parte, y las partes anteriores quedan.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SchemaDiagram</name>
    <message>
        <source>Diagram</source>
        <translation>Diagrama</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Dibujando…</translation>
    </message>
    <message>
        <source>Select a revision to see its tables</source>
        <translation>Seleccione una revisión para ver sus tablas</translation>
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
        <translation>SQL de la subida</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>SQL de la bajada</translation>
    </message>
    <message>
        <source>SQL up</source>
        <translation>SQL de subida</translation>
    </message>
    <message>
        <source>SQL down</source>
        <translation>SQL de bajada</translation>
    </message>
    <message>
        <source>Edit anyway</source>
        <translation>Editar de todos modos</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar lo mío</translation>
    </message>
    <message>
        <source>%1: missing file</source>
        <translation>%1: falta el archivo</translation>
    </message>
    <message>
        <source>The file %1 is gone.</source>
        <translation>El archivo %1 ya no está.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>El archivo %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text: it is shown here, but can only be changed with another editor.</source>
        <translation>El archivo no es texto UTF-8: se muestra aquí, pero solo se puede cambiar con otro editor.</translation>
    </message>
    <message>
        <source>The file %1 is gone. Your text is still here: save it to write it again.</source>
        <translation>El archivo %1 ya no está. Su texto sigue aquí: guárdelo para escribirlo de nuevo.</translation>
    </message>
    <message>
        <source>The file was changed outside while you were editing it.</source>
        <translation>El archivo se cambió fuera mientras usted lo editaba.</translation>
    </message>
    <message>
        <source>%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.</source>
        <translation>%1 no se guardó: se cambió fuera desde que se leyó. Recárguelo, o conserve su texto y guarde otra vez.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 guardado</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>de aquí en adelante no se sabe: %1</translation>
    </message>
    <message>
        <source>nothing is done</source>
        <translation>no se hace nada</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>Editar una copia…</translation>
    </message>
    <message>
        <source>A new revision with the text of this one</source>
        <translation>Una revisión nueva con el texto de esta</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>No problems in this script.</source>
        <translation>No hay problemas en este script.</translation>
    </message>
    <message>
        <source>%1 on disk and in the editor</source>
        <translation>%1 en el disco y en el editor</translation>
    </message>
    <message>
        <source>Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.</source>
        <translation>Aplicada en %1: lo que hizo allí está hecho, y un cambio aquí no lo cambia. Edite una copia, o desbloquéela.</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>no se puede hacer aquí: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptTabs</name>
    <message>
        <source>Open scripts</source>
        <translation>Scripts abiertos</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Ningún script</translation>
    </message>
    <message>
        <source>Follows the selection; a double click keeps it open.</source>
        <translation>Sigue la selección; un doble clic la mantiene abierta.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Todavía sin guardar</translation>
    </message>
    <message>
        <source>Unsaved script</source>
        <translation>Script sin guardar</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>Cerrar las demás</translation>
    </message>
    <message>
        <source>Reopen the last closed one</source>
        <translation>Volver a abrir la última cerrada</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>Copiar la ruta del archivo</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ShortcutModel</name>
    <message>
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Atajo</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SqlPage</name>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Dialecto</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Bajada</translation>
    </message>
    <message>
        <source>-- nothing</source>
        <translation>-- nada</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message>
        <source>Comparing %1 with what the scripts up to %2 make…</source>
        <translation>Comparando %1 con lo que crean los scripts hasta %2…</translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>Sellar %1 como %2</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <source>SQL that would remove them</source>
        <translation>SQL que las quitaría</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Sellar</translation>
    </message>
    <message>
        <source>The scripts do not tell for certain:</source>
        <translation>Los scripts no lo dicen con certeza:</translation>
    </message>
    <message>
        <source>%1 has what the scripts up to this revision make: the stamp tells the truth.</source>
        <translation>%1 tiene lo que crean los scripts hasta esta revisión: el sello dice la verdad.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 no está como la tendría esta revisión. Antes habría que hacer esto (%n cambio):</numerusform>
            <numerusform>%1 no está como la tendría esta revisión. Antes habría que hacer esto (%n cambios):</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>Sellar %1</translation>
    </message>
    <message>
        <source>Stamp %1 nevertheless</source>
        <translation>Sellar %1 de todos modos</translation>
    </message>
    <message>
        <source>The comparison failed:</source>
        <translation>La comparación falló:</translation>
    </message>
    <message>
        <source>Stamp %1 unseen</source>
        <translation>Sellar %1 sin ver</translation>
    </message>
    <message>
        <source>Revision to stamp with</source>
        <translation>Revisión con la que sellar</translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>La tabla de versión se vacía primero: %1 desaparece.</numerusform>
            <numerusform>La tabla de versión se vacía primero: %1 desaparecen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 &amp;as</source>
        <translation>Sellar %1 &amp;como</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StartPage</name>
    <message>
        <source>Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server.</source>
        <translation>Abra la carpeta de un proyecto que lleva el historial de su base de datos con Alembic. Al abrirla no se ejecuta nada de su código ni se contacta con ningún servidor.</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>Proyectos &amp;recientes</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>Abrir el proyecto de &amp;ejemplo</translation>
    </message>
    <message>
        <source>A copy of a small project on SQLite, to try everything with</source>
        <translation>Una copia de un pequeño proyecto en SQLite, para probarlo todo</translation>
    </message>
    <message>
        <source>Begin with Alembic here…</source>
        <translation>Empezar aquí con Alembic…</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Proyectos recientes</translation>
    </message>
    <message>
        <source>%1 could not be opened.
%2</source>
        <translation>%1 no se pudo abrir.
%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StatusLight</name>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>No hay conexión</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepPanel</name>
    <message>
        <source>Run this step with the project&apos;s &amp;Python…</source>
        <translation>Ejecutar este paso con el &amp;Python del proyecto…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ca&amp;mbiar…</translation>
    </message>
    <message>
        <source>&amp;Not with Python</source>
        <translation>&amp;No con Python</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Conservarlo</translation>
    </message>
    <message>
        <source>Choose another interpreter</source>
        <translation>Elegir otro intérprete</translation>
    </message>
    <message>
        <source>The rebuilt table keeps what Alembic&apos;s rebuild would lose</source>
        <translation>La tabla reconstruida conserva lo que la reconstrucción de Alembic perdería</translation>
    </message>
    <message>
        <source>%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.</source>
        <translation>%1 se ejecuta con %2. Lo que está antes se confirma primero (COMMIT), después Python confirma este paso; un fallo posterior no deshace ninguno de los dos.</translation>
    </message>
    <message>
        <source>Only Python can run %1: %2</source>
        <translation>Solo Python puede ejecutar %1: %2</translation>
    </message>
    <message>
        <source>These losses of Alembic&apos;s rebuild are avoided:</source>
        <translation>Se evitan estas pérdidas de la reconstrucción de Alembic:</translation>
    </message>
    <message>
        <source>This step rebuilds tables as Alembic does, and loses:</source>
        <translation>Este paso reconstruye tablas como lo hace Alembic, y pierde:</translation>
    </message>
    <message>
        <source>%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.</source>
        <translation>%1 puede necesitar Python: %2. Solo la ejecución muestra si llega a ese lugar; sin Python se deshace allí.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepWords</name>
    <message>
        <source>upgrade %1 → %2</source>
        <translation>subir %1 → %2</translation>
    </message>
    <message>
        <source>downgrade %1 → %2</source>
        <translation>bajar %1 → %2</translation>
    </message>
    <message>
        <source>stamp %1 → %2</source>
        <translation>sellar %1 → %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
    <message>
        <source>Add a database</source>
        <translation>Añadir una base de datos</translation>
    </message>
    <message>
        <source>Forget this database (nothing in it is changed)</source>
        <translation>Olvidar esta base de datos (en ella no se cambia nada)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Protection: %1</source>
        <translation>Protección: %1</translation>
    </message>
    <message>
        <source>The project names no database. Add one.</source>
        <translation>El proyecto no nombra ninguna base de datos. Añada una.</translation>
    </message>
    <message>
        <source>Change this database&apos;s settings</source>
        <translation>Cambiar los ajustes de esta base de datos</translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>Desbloquear durante %n minuto…</numerusform>
            <numerusform>Desbloquear durante %n minutos…</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>Bloquear de nuevo</translation>
    </message>
    <message>
        <source>%1, unlocked until %2</source>
        <translation>%1, desbloqueada hasta las %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetCombo</name>
    <message>
        <source>No database</source>
        <translation>Ninguna base de datos</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetDialog</name>
    <message>
        <source>Add a database</source>
        <translation>Añadir una base de datos</translation>
    </message>
    <message>
        <source>as it shall be called here: dev, test …</source>
        <translation>como se llamará aquí: dev, test…</translation>
    </message>
    <message>
        <source>PostgreSQL server</source>
        <translation>Servidor PostgreSQL</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>Archivo SQLite</translation>
    </message>
    <message>
        <source>SQLAlchemy URL</source>
        <translation>URL de SQLAlchemy</translation>
    </message>
    <message>
        <source>your login name</source>
        <translation>su nombre de usuario</translation>
    </message>
    <message>
        <source>relative paths start at the project</source>
        <translation>las rutas relativas parten del proyecto</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Clase</translation>
    </message>
    <message>
        <source>&amp;Host or socket folder</source>
        <translation>&amp;Servidor o carpeta del socket</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;uerto</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Us&amp;uario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>C&amp;ontraseña</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>U&amp;RL</source>
        <translation>U&amp;RL</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>SQLite files (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>Archivos SQLite (*.db *.sqlite *.sqlite3);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <source>There is a database called %1 already: choose another name.</source>
        <translation>Ya hay una base de datos llamada %1: elija otro nombre.</translation>
    </message>
    <message>
        <source>Give it a name first</source>
        <translation>Déle primero un nombre</translation>
    </message>
    <message>
        <source>Say where the database is first</source>
        <translation>Diga primero dónde está la base de datos</translation>
    </message>
    <message>
        <source>The database is kept in your own settings, never in the project; a password only in the system keyring.</source>
        <translation>La base de datos se guarda en sus propios ajustes, nunca en el proyecto; una contraseña, solo en el llavero del sistema.</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>según su nombre</translation>
    </message>
    <message>
        <source>Pass&amp;word comes from</source>
        <translation>La con&amp;traseña viene de</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>Co&amp;lor</translation>
    </message>
    <message>
        <source>Pro&amp;tection</source>
        <translation>Protecc&amp;ión</translation>
    </message>
    <message>
        <source>Settings of a database</source>
        <translation>Ajustes de una base de datos</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>The URL stands in the project&apos;s files and is changed there. Colour, protection and where the password comes from are your own settings.</source>
        <translation>La URL está en los archivos del proyecto y se cambia allí. El color, la protección y de dónde viene la contraseña son ajustes propios de usted.</translation>
    </message>
    <message>
        <source>Name the environment variable first</source>
        <translation>Indique primero la variable de entorno</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetPasswords</name>
    <message>
        <source>The environment variable %1 with the password of %2 is not set.</source>
        <translation>La variable de entorno %1 con la contraseña de %2 no está definida.</translation>
    </message>
    <message>
        <source>The system keyring did not give the password of %1. %2</source>
        <translation>El llavero del sistema no dio la contraseña de %1. %2</translation>
    </message>
    <message>
        <source>The system keyring did not take the password of %1: it is kept in memory until the window closes. %2</source>
        <translation>El llavero del sistema no aceptó la contraseña de %1: se guarda en memoria hasta que se cierre la ventana. %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetStrip</name>
    <message>
        <source>unlocked until %1</source>
        <translation>desbloqueada hasta las %1</translation>
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
        <translation>desconocido</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1, desbloqueada</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>Está en</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protección</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsPanel</name>
    <message>
        <source>Databases</source>
        <translation>Bases de datos</translation>
    </message>
    <message>
        <source>Choose this database</source>
        <translation>Elegir esta base de datos</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Forget it (nothing in it is changed)</source>
        <translation>Olvidarla (en ella no se cambia nada)</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>Añadir base de datos…</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message>
        <source>Both are the same.</source>
        <translation>Ambos son iguales.</translation>
    </message>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− %n línea del archivo tal como está ahora</numerusform>
            <numerusform>− %n líneas del archivo tal como está ahora</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ %n línea de su texto</numerusform>
            <numerusform>+ %n líneas de su texto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopRows</name>
    <message>
        <source>no script</source>
        <translation>sin script</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 está aquí</translation>
    </message>
    <message>
        <source>Compared at %1</source>
        <translation>Comparado a las %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message>
        <source>Make two branches one line</source>
        <translation>Hacer de dos ramas una sola línea</translation>
    </message>
    <message>
        <source>Another parent</source>
        <translation>Otro padre</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>nada: una base</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>Rama de</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>&amp;On top of</source>
        <translation>&amp;Encima de</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>&amp;Sigue a</translation>
    </message>
    <message>
        <source>Make one line</source>
        <translation>Hacer una sola línea</translation>
    </message>
    <message>
        <source>Change the parent</source>
        <translation>Cambiar el padre</translation>
    </message>
    <message>
        <source>There is no other head.</source>
        <translation>No hay ningún otro head.</translation>
    </message>
    <message>
        <source>In the script of %1, down_revision becomes %2.</source>
        <translation>En el script de %1, down_revision pasa a ser %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>%n revisión viene después: %1.</numerusform>
            <numerusform>%n revisiones vienen después: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would skip %2: they would count as run there, and never were.</source>
        <translation>%1 se saltaría %2: allí contarían como ejecutadas sin haberlo sido nunca.</translation>
    </message>
    <message>
        <source>%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.</source>
        <translation>%1 está en dos revisiones, una de las cuales quedaría antes que la otra: ya no se podría subir.</translation>
    </message>
    <message>
        <source>Merge the heads instead.</source>
        <translation>En su lugar, fusione los heads.</translation>
    </message>
    <message>
        <source>No database was read here: whether one would skip a revision is not known.</source>
        <translation>Aquí no se leyó ninguna base de datos: no se sabe si alguna se saltaría una revisión.</translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>La base de datos que se leyó aquí (%n) no se saltaría ninguna revisión. Otras, quizá sí.</numerusform>
            <numerusform>De las bases de datos que se leyeron aquí (%n), ninguna se saltaría una revisión. Otras, quizá sí.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message>
        <source>Looking for it in git…</source>
        <translation>Buscándola en git…</translation>
    </message>
    <message>
        <source>Git could not be asked: %1</source>
        <translation>No se pudo preguntar a git: %1</translation>
    </message>
    <message>
        <source>Git does not know it either.</source>
        <translation>Git tampoco la conoce.</translation>
    </message>
    <message>
        <source>It is committed on this branch; only its file is missing in the folder.</source>
        <translation>Está confirmada (commit) en esta rama; solo falta su archivo en la carpeta.</translation>
    </message>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>Existe en la rama %1.</numerusform>
            <numerusform>Existe en las ramas %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deleted its script on %2; no branch has it any more.</source>
        <translation>%1 eliminó su script el %2; ya no lo tiene ninguna rama.</translation>
    </message>
    <message>
        <source>%1 wrote it on %2, in a commit that no branch has any more.</source>
        <translation>%1 la escribió el %2, en un commit que ya no está en ninguna rama.</translation>
    </message>
    <message>
        <source>Below it, this checkout has %1.</source>
        <translation>Por debajo de ella, esta copia de trabajo tiene %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 está en %2, revisión que ningún script de este proyecto tiene.</numerusform>
            <numerusform>%1 están en %2, revisión que ningún script de este proyecto tiene.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, by %2, %3</source>
        <translation>«%1», de %2, %3</translation>
    </message>
    <message>
        <source>Alembic would stop here with: Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Alembic se detendría aquí con: Can&apos;t locate revision identified by &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes.</source>
        <translation>Consiga el script, y todo queda como siempre. O, si esa revisión se ha perdido para siempre: selle la base de datos con una revisión que esté aquí, tras comparar sus tablas con lo que crea esa revisión.</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message>
        <source>Unlock a protected database</source>
        <translation>Desbloquear una base de datos protegida</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>Durante %n minuto se permiten bajadas y sellos de %1, cada uno tras escribir su nombre. La razón queda en el registro.</numerusform>
            <numerusform>Durante %n minutos se permiten bajadas y sellos de %1, cada uno tras escribir su nombre. La razón queda en el registro.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Razón</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>Desbloquear %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A desktop migration manager for projects that use Alembic.</source>
        <translation>Un gestor de migraciones de escritorio para proyectos que usan Alembic.</translation>
    </message>
    <message>
        <source>Folder of the project to open.</source>
        <translation>Carpeta del proyecto que se abrirá.</translation>
    </message>
    <message>
        <source>Upgrade the project&apos;s database through the window, save a picture of the window as FILE and end.</source>
        <translation>Subir la base de datos del proyecto por la ventana, guardar una imagen de la ventana como ARCHIVO y terminar.</translation>
    </message>
    <message>
        <source>Colours of the window: system, light or dark; for this time only.</source>
        <translation>Colores de la ventana: system, light o dark; solo por esta vez.</translation>
    </message>
    <message>
        <source>--theme takes system, light or dark, not &apos;%1&apos;.</source>
        <translation>--theme admite system, light o dark, no «%1».</translation>
    </message>
</context>
</TS>
