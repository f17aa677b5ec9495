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
            <source>Upgrades when the name was typed, no downgrades and no stamps.</source>
            <translation>Mises à niveau une fois le nom saisi, ni retours en arrière ni marquages.</translation>
        </message>
        <message>
            <source>Nothing is changed.</source>
            <translation>Rien n’est modifié.</translation>
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
            <source>Moving a file to the trash</source>
            <translation>Mise d’un fichier à la corbeille</translation>
        </message>
        <message>
            <source>Reading a file</source>
            <translation>Lecture d’un fichier</translation>
        </message>
        <message>
            <source>Writing a file</source>
            <translation>Écriture d’un fichier</translation>
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
            <source>The file of this revision is missing</source>
            <translation>Le fichier de cette révision manque</translation>
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
            <source>Words of the message, the id or the file's name.
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
            <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini and the models' metadata into env.py.</source>
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
            <source>Open a project's folder</source>
            <translation>Ouvrir le dossier d’un projet</translation>
        </message>
        <message>
            <source>The sample project is not installed.</source>
            <translation>Le projet d’exemple n’est pas installé.</translation>
        </message>
        <message>
            <source>%1 is %2: %3 Change its protection beside its name first.</source>
            <translation>%1 est %2 : %3 Modifiez d’abord sa protection, à côté de son nom.</translation>
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
        <message>
            <source>The database stands at revision %1, which no script of this project has. It may be on another branch of the code.</source>
            <translation>La base se trouve à la révision %1, qu’aucun script de ce projet ne possède. Elle est peut-être sur une autre branche du code.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… et %n autre</numerusform>
                <numerusform>… et %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved script</source>
            <translation>Script non enregistré</translation>
        </message>
        <message>
            <source>The script in the editor has unsaved changes.</source>
            <translation>Le script de l’éditeur a des modifications non enregistrées.</translation>
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
            <source>The file of %1 goes to the trash.</source>
            <translation>Le fichier de %1 va à la corbeille.</translation>
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
            <source>Go to a revision</source>
            <translation>Aller à une révision</translation>
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
            <source>"%1" is no revision of this project.</source>
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
            <source>&amp;Merge heads…</source>
            <translation>Fusionner les &amp;heads…</translation>
        </message>
        <message>
            <source>Write a script that joins several heads</source>
            <translation>Écrire un script qui réunit plusieurs heads</translation>
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
            <source>Find a revision by a part of its id or message</source>
            <translation>Trouver une révision par une partie de son identifiant ou de son message</translation>
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
            <source>It is kept in memory until the window closes, and never stored.</source>
            <translation>Il reste en mémoire jusqu’à la fermeture de la fenêtre et n’est jamais conservé.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connecter</translation>
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
        <message>
            <source>cannot be run natively</source>
            <translation>non exécutable nativement</translation>
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
            <source>All in one transaction: when a step fails, nothing stays.</source>
            <translation>Tout en une transaction : si une étape échoue, rien ne reste.</translation>
        </message>
        <message>
            <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
            <translation>Si une étape échoue, rien n’en reste, et les étapes précédentes restent.</translation>
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
            <source>A step needs a real Python, so nothing can be run from here. See its note for the place and the reason.</source>
            <translation>Une étape a besoin d’un vrai Python : rien ne peut être exécuté d’ici. Sa remarque donne le lieu et la raison.</translation>
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
            <source>Desktop's font</source>
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
    </context>
    <context>
        <name>limbeck::ui::SchemaDiagram</name>
        <message>
            <source>Diagram</source>
            <translation>Diagramme</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>Exporter le diagramme</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>Dessin SVG (*.svg)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Ajuster</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>Toutes les tables</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
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
            <source>Applied on %1: what it did there is done, and a change here will not change it.</source>
            <translation>Appliquée sur %1 : ce qu’elle y a fait est fait, une modification ici n’y changera rien.</translation>
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
            <source>The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes.</source>
            <translation>La base est gardée dans vos propres réglages, jamais dans le projet. Le mot de passe n’est pas conservé : il sert jusqu’à la fermeture de la fenêtre.</translation>
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
            <source>Upgrade the project's database through the window, save a picture of the window as FILE and end.</source>
            <translation>Mettre la base du projet à niveau par la fenêtre, enregistrer une image de la fenêtre dans FICHIER et terminer.</translation>
        </message>
        <message>
            <source>Colours of the window: system, light or dark; for this time only.</source>
            <translation>Couleurs de la fenêtre : system, light ou dark ; pour cette fois seulement.</translation>
        </message>
        <message>
            <source>--theme takes system, light or dark, not '%1'.</source>
            <translation>--theme accepte system, light ou dark, pas « %1 ».</translation>
        </message>
    </context>
</TS>
