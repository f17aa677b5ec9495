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
            <source>Upgrades when the name was typed, no downgrades and no stamps.</source>
            <translation>Subidas cuando se haya escrito el nombre; ni bajadas ni sellos.</translation>
        </message>
        <message>
            <source>Nothing is changed.</source>
            <translation>No se cambia nada.</translation>
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
            <source>Moving a file to the trash</source>
            <translation>Moviendo un archivo a la papelera</translation>
        </message>
        <message>
            <source>Reading a file</source>
            <translation>Leyendo un archivo</translation>
        </message>
        <message>
            <source>Writing a file</source>
            <translation>Escribiendo un archivo</translation>
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
            <source>The file of this revision is missing</source>
            <translation>Falta el archivo de esta revisión</translation>
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
            <source>Words of the message, the id or the file's name.
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
            <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini and the models' metadata into env.py.</source>
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
            <source>Open a project's folder</source>
            <translation>Abrir la carpeta de un proyecto</translation>
        </message>
        <message>
            <source>The sample project is not installed.</source>
            <translation>El proyecto de ejemplo no está instalado.</translation>
        </message>
        <message>
            <source>%1 is %2: %3 Change its protection beside its name first.</source>
            <translation>%1 está %2: %3 Cambie antes su protección, junto a su nombre.</translation>
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
        <message>
            <source>The database stands at revision %1, which no script of this project has. It may be on another branch of the code.</source>
            <translation>La base de datos está en la revisión %1, que ningún script de este proyecto tiene. Quizá esté en otra rama del código.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… y %n más</numerusform>
                <numerusform>… y %n más</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved script</source>
            <translation>Script sin guardar</translation>
        </message>
        <message>
            <source>The script in the editor has unsaved changes.</source>
            <translation>El script del editor tiene cambios sin guardar.</translation>
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
            <source>The file of %1 goes to the trash.</source>
            <translation>El archivo de %1 va a la papelera.</translation>
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
            <source>Go to a revision</source>
            <translation>Ir a una revisión</translation>
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
            <source>"%1" is no revision of this project.</source>
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
            <source>&amp;Merge heads…</source>
            <translation>&amp;Fusionar heads…</translation>
        </message>
        <message>
            <source>Write a script that joins several heads</source>
            <translation>Escribir un script que une varios heads</translation>
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
            <source>Find a revision by a part of its id or message</source>
            <translation>Encontrar una revisión por parte de su identificador o mensaje</translation>
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
            <source>It is kept in memory until the window closes, and never stored.</source>
            <translation>Se guarda en memoria hasta que se cierre la ventana y nunca se almacena.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
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
        <message>
            <source>cannot be run natively</source>
            <translation>no se puede ejecutar de forma nativa</translation>
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
            <source>All in one transaction: when a step fails, nothing stays.</source>
            <translation>Todo en una transacción: si falla un paso, no queda nada.</translation>
        </message>
        <message>
            <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
            <translation>Si falla un paso, no queda nada de él, y los pasos anteriores quedan.</translation>
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
            <source>A step needs a real Python, so nothing can be run from here. See its note for the place and the reason.</source>
            <translation>Un paso necesita un Python de verdad, así que desde aquí no se puede ejecutar nada. Su nota dice el lugar y la razón.</translation>
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
            <source>Desktop's font</source>
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
    </context>
    <context>
        <name>limbeck::ui::SchemaDiagram</name>
        <message>
            <source>Diagram</source>
            <translation>Diagrama</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>Exportar el diagrama</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>Dibujo SVG (*.svg)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Ajustar</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>Todas las tablas</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
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
            <source>Applied on %1: what it did there is done, and a change here will not change it.</source>
            <translation>Aplicada en %1: lo que hizo allí está hecho, y un cambio aquí no lo cambia.</translation>
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
            <source>The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes.</source>
            <translation>La base de datos se guarda en sus propios ajustes, nunca en el proyecto. La contraseña no se almacena: vale hasta que se cierre la ventana.</translation>
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
            <source>Upgrade the project's database through the window, save a picture of the window as FILE and end.</source>
            <translation>Subir la base de datos del proyecto por la ventana, guardar una imagen de la ventana como ARCHIVO y terminar.</translation>
        </message>
        <message>
            <source>Colours of the window: system, light or dark; for this time only.</source>
            <translation>Colores de la ventana: system, light o dark; solo por esta vez.</translation>
        </message>
        <message>
            <source>--theme takes system, light or dark, not '%1'.</source>
            <translation>--theme admite system, light o dark, no «%1».</translation>
        </message>
    </context>
</TS>
