<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
    <context>
        <name>DotWriter</name>
        <message numerus="yes">
            <source>⋯ %n more column(s)</source>
            <translation>
                <numerusform>⋯ ほか %n 列</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OperationWords</name>
        <message numerus="yes">
            <source>Creates the table %1 with %n column(s)</source>
            <translation>
                <numerusform>テーブル %1 を %n 列で作成</numerusform>
            </translation>
        </message>
        <message>
            <source>Drops the table %1</source>
            <translation>テーブル %1 を削除</translation>
        </message>
        <message>
            <source>Renames the table %1 to %2</source>
            <translation>テーブル %1 の名前を %2 に変更</translation>
        </message>
        <message>
            <source>Adds the column %1 to %2</source>
            <translation>列 %1 を %2 に追加</translation>
        </message>
        <message>
            <source>Drops the column %1 of %2</source>
            <translation>%2 の列 %1 を削除</translation>
        </message>
        <message>
            <source>Creates the unique index %1 on %2</source>
            <translation>%2 に一意インデックス %1 を作成</translation>
        </message>
        <message>
            <source>Creates the index %1 on %2</source>
            <translation>%2 にインデックス %1 を作成</translation>
        </message>
        <message>
            <source>Drops the index %1</source>
            <translation>インデックス %1 を削除</translation>
        </message>
        <message>
            <source>Drops the constraint %1 of %2</source>
            <translation>%2 の制約 %1 を削除</translation>
        </message>
        <message>
            <source>Sets the comment of the table %1</source>
            <translation>テーブル %1 のコメントを設定</translation>
        </message>
        <message>
            <source>Removes the comment of the table %1</source>
            <translation>テーブル %1 のコメントを削除</translation>
        </message>
        <message>
            <source>Runs SQL</source>
            <translation>SQL を実行</translation>
        </message>
        <message numerus="yes">
            <source>Inserts %n row(s)</source>
            <translation>
                <numerusform>%n 行を挿入</numerusform>
            </translation>
        </message>
        <message>
            <source>Creates the type %1</source>
            <translation>型 %1 を作成</translation>
        </message>
        <message>
            <source>Drops the type %1</source>
            <translation>型 %1 を削除</translation>
        </message>
        <message numerus="yes">
            <source>Changes the table %1 in %n way(s)</source>
            <translation>
                <numerusform>テーブル %1 を %n か所変更</numerusform>
            </translation>
        </message>
        <message>
            <source>Adds the primary key (%1) to %2</source>
            <translation>主キー (%1) を %2 に追加</translation>
        </message>
        <message>
            <source>Adds a unique constraint on (%1) to %2</source>
            <translation>(%1) の一意制約を %2 に追加</translation>
        </message>
        <message>
            <source>Adds a foreign key from %1 (%2) to %3</source>
            <translation>%1 (%2) から %3 への外部キーを追加</translation>
        </message>
        <message>
            <source>Adds a check to %1</source>
            <translation>%1 にチェックを追加</translation>
        </message>
        <message>
            <source>Adds an exclusion constraint to %1</source>
            <translation>%1 に排他制約を追加</translation>
        </message>
        <message>
            <source>another type</source>
            <translation>別の型</translation>
        </message>
        <message>
            <source>type %1</source>
            <translation>型 %1</translation>
        </message>
        <message>
            <source>may be null</source>
            <translation>NULL を許可</translation>
        </message>
        <message>
            <source>not null</source>
            <translation>NULL 不可</translation>
        </message>
        <message>
            <source>no default</source>
            <translation>既定値なし</translation>
        </message>
        <message>
            <source>another default</source>
            <translation>別の既定値</translation>
        </message>
        <message>
            <source>another comment</source>
            <translation>別のコメント</translation>
        </message>
        <message>
            <source>called %1</source>
            <translation>新しい名前 %1</translation>
        </message>
        <message>
            <source>Changes the column %1 of %2: %3</source>
            <translation>%2 の列 %1 を変更: %3</translation>
        </message>
        <message>
            <source>Runs %1</source>
            <translation>%1 を実行</translation>
        </message>
        <message>
            <source>(unnamed)</source>
            <translation>(名前なし)</translation>
        </message>
        <message>
            <source>with a default</source>
            <translation>既定値あり</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show the password</source>
            <translation>パスワードを表示</translation>
        </message>
    </context>
    <context>
        <name>PreviewText</name>
        <message>
            <source>decided by the schema as it is now</source>
            <translation>現在のスキーマによって決まる</translation>
        </message>
        <message>
            <source>only if the data say so: %1</source>
            <translation>データがそう示す場合のみ: %1</translation>
        </message>
        <message>
            <source>repeated for each of: %1</source>
            <translation>次のそれぞれに繰り返す: %1</translation>
        </message>
        <message>
            <source>with values that are not known before</source>
            <translation>事前にはわからない値を含む</translation>
        </message>
        <message>
            <source>the script commits here</source>
            <translation>スクリプトはここでコミットする</translation>
        </message>
        <message>
            <source>cannot be done here: %1</source>
            <translation>ここではできない: %1</translation>
        </message>
        <message>
            <source>nothing to do on this database</source>
            <translation>このデータベースではすることがない</translation>
        </message>
    </context>
    <context>
        <name>Protection</name>
        <message>
            <source>free</source>
            <translation>自由</translation>
        </message>
        <message>
            <source>guarded</source>
            <translation>注意</translation>
        </message>
        <message>
            <source>protected</source>
            <translation>保護</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>読み取り専用</translation>
        </message>
        <message>
            <source>Upgrades run at once, downgrades and stamps after a question.</source>
            <translation>アップグレードはすぐに、ダウングレードとスタンプは確認の後に実行します。</translation>
        </message>
        <message>
            <source>Upgrades after a question, downgrades and stamps when the name was typed.</source>
            <translation>アップグレードは確認の後に、ダウングレードとスタンプは名前の入力後に実行します。</translation>
        </message>
        <message>
            <source>Upgrades when the name was typed, no downgrades and no stamps.</source>
            <translation>アップグレードは名前の入力後に実行し、ダウングレードとスタンプはできません。</translation>
        </message>
        <message>
            <source>Nothing is changed.</source>
            <translation>何も変更しません。</translation>
        </message>
    </context>
    <context>
        <name>SchemaHtml</name>
        <message>
            <source>The schema stays as it is: no table, column, constraint or index changes.</source>
            <translation>スキーマはそのままです。テーブル、列、制約、インデックスの変更はありません。</translation>
        </message>
        <message>
            <source>Not read to its end: %1</source>
            <translation>最後まで読めませんでした: %1</translation>
        </message>
        <message>
            <source>New type %1</source>
            <translation>新しい型 %1</translation>
        </message>
        <message>
            <source>New table %1</source>
            <translation>新しいテーブル %1</translation>
        </message>
        <message>
            <source>Removed type %1</source>
            <translation>削除された型 %1</translation>
        </message>
        <message>
            <source>Removed table %1</source>
            <translation>削除されたテーブル %1</translation>
        </message>
        <message>
            <source>Changed type %1</source>
            <translation>変更された型 %1</translation>
        </message>
        <message>
            <source>Changed table %1</source>
            <translation>変更されたテーブル %1</translation>
        </message>
        <message numerus="yes">
            <source>⋯ %n line(s) as before</source>
            <translation>
                <numerusform>⋯ %n 行は変更なし</numerusform>
            </translation>
        </message>
        <message>
            <source>Decided by data: %1</source>
            <translation>データによって決まる: %1</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>development</source>
            <translation>開発</translation>
        </message>
        <message>
            <source>staging</source>
            <translation>ステージング</translation>
        </message>
        <message>
            <source>production</source>
            <translation>本番</translation>
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
                <numerusform>%1 で %n 個のリビジョンを %2 まで実行します。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) of %1 will be taken back, down to %2.</source>
            <translation>
                <numerusform>%1 の %n 個のリビジョンを %2 まで取り消します。</numerusform>
            </translation>
        </message>
        <message>
            <source>The version table of %1 will say %2. No script is run.</source>
            <translation>%1 のバージョン表は %2 になります。スクリプトは実行しません。</translation>
        </message>
        <message>
            <source>Upgrade %1 to %2</source>
            <translation>%1 を %2 へアップグレード</translation>
        </message>
        <message>
            <source>Downgrade %1 to %2</source>
            <translation>%1 を %2 へダウングレード</translation>
        </message>
        <message>
            <source>Stamp %1</source>
            <translation>%1 をスタンプ</translation>
        </message>
        <message>
            <source>What the scripts drop is gone with its data:</source>
            <translation>スクリプトが削除するものは、データとともに失われます:</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… ほか %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>This database is guarded. Type its &amp;name to go on: %1</source>
            <translation>このデータベースは注意対象です。続けるには名前を入力してください(&amp;N): %1</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::EngineService</name>
        <message>
            <source>Opening the project</source>
            <translation>プロジェクトを開いています</translation>
        </message>
        <message>
            <source>Reading where the database stands</source>
            <translation>データベースの状態を読んでいます</translation>
        </message>
        <message>
            <source>Making the plan</source>
            <translation>計画を作っています</translation>
        </message>
        <message>
            <source>Computing a schema</source>
            <translation>スキーマを計算しています</translation>
        </message>
        <message>
            <source>Drawing the diagram</source>
            <translation>図を描いています</translation>
        </message>
        <message>
            <source>Writing a merge</source>
            <translation>マージを書いています</translation>
        </message>
        <message>
            <source>Writing a revision</source>
            <translation>リビジョンを書いています</translation>
        </message>
        <message>
            <source>Writing the environment</source>
            <translation>環境を書いています</translation>
        </message>
        <message>
            <source>Moving a file to the trash</source>
            <translation>ファイルをごみ箱に移しています</translation>
        </message>
        <message>
            <source>Reading a file</source>
            <translation>ファイルを読んでいます</translation>
        </message>
        <message>
            <source>Writing a file</source>
            <translation>ファイルを書いています</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::FindBar</name>
        <message>
            <source>Find</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Find in the script</source>
            <translation>スクリプト内を検索</translation>
        </message>
        <message>
            <source>Replace with</source>
            <translation>置換後の文字列</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>前の一致</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>次の一致</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>置換</translation>
        </message>
        <message>
            <source>Replace all</source>
            <translation>すべて置換</translation>
        </message>
        <message>
            <source>Close the search</source>
            <translation>検索を閉じる</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>見つかりません</translation>
        </message>
        <message numerus="yes">
            <source>%n replaced</source>
            <translation>
                <numerusform>%n 件を置換</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryDelegate</name>
        <message>
            <source>problem</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>needs Python</source>
            <translation>Python が必要</translation>
        </message>
        <message numerus="yes">
            <source>⋯ %n more below</source>
            <translation>
                <numerusform>⋯ この下に %n 個</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryModel</name>
        <message>
            <source>missing file</source>
            <translation>ファイルなし</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>不明</translation>
        </message>
        <message>
            <source>applied</source>
            <translation>適用済み</translation>
        </message>
        <message>
            <source>pending</source>
            <translation>未適用</translation>
        </message>
        <message>
            <source>current</source>
            <translation>現在</translation>
        </message>
        <message>
            <source>merge of %1</source>
            <translation>%1 のマージ</translation>
        </message>
        <message>
            <source>branch point</source>
            <translation>分岐点</translation>
        </message>
        <message>
            <source>head</source>
            <translation>head</translation>
        </message>
        <message>
            <source>%1 stands here</source>
            <translation>%1 はここ</translation>
        </message>
        <message>
            <source>The file of this revision is missing</source>
            <translation>このリビジョンのファイルがありません</translation>
        </message>
        <message>
            <source>effective head</source>
            <translation>実効 head</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>グラフ</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>リビジョン</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>メッセージ</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日付</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状態</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistorySearchBar</name>
        <message>
            <source>Show only what matches</source>
            <translation>一致するものだけを表示</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>前の一致</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>次の一致</translation>
        </message>
        <message>
            <source>Find in history</source>
            <translation>履歴を検索</translation>
        </message>
        <message>
            <source>Words of the message, the id or the file's name.
id: msg: file: label: date: is: look in one place only, quotes keep words together.</source>
            <translation>メッセージの語、ID、ファイル名。
id: msg: file: label: date: is: は一か所だけを探し、引用符は語をまとめます。</translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>見つかりません</translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n 件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::HistoryView</name>
        <message>
            <source>Revision history</source>
            <translation>リビジョンの履歴</translation>
        </message>
        <message>
            <source>No revisions yet</source>
            <translation>リビジョンはまだありません</translation>
        </message>
        <message>
            <source>History</source>
            <translation>履歴</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>グラフ</translation>
        </message>
        <message>
            <source>missing file</source>
            <translation>ファイルなし</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::InitDialog</name>
        <message>
            <source>Begin with Alembic</source>
            <translation>Alembic を始める</translation>
        </message>
        <message>
            <source>Folder of the project</source>
            <translation>プロジェクトのフォルダー</translation>
        </message>
        <message>
            <source>&amp;Template</source>
            <translation>テンプレート(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Scripts go to</source>
            <translation>スクリプトの場所(&amp;S)</translation>
        </message>
        <message>
            <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini and the models' metadata into env.py.</source>
            <translation>alembic.ini (または pyproject.toml の節) と、env.py、script.py.mako、空の履歴を含むフォルダーが書かれます。その後、データベースの URL を alembic.ini に、モデルのメタデータを env.py に書いてください。</translation>
        </message>
        <message>
            <source>Write the files</source>
            <translation>ファイルを書く</translation>
        </message>
        <message>
            <source>%1 is there already and is not empty.</source>
            <translation>%1 はすでにあり、空ではありません。</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::LogPanel</name>
        <message>
            <source>Copy what is shown</source>
            <translation>表示中の内容をコピー</translation>
        </message>
        <message>
            <source>Clear the log</source>
            <translation>ログを消去</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>すべて</translation>
        </message>
        <message>
            <source>SQL</source>
            <translation>SQL</translation>
        </message>
        <message>
            <source>Warnings and errors</source>
            <translation>警告とエラー</translation>
        </message>
        <message>
            <source>Kinds of entries</source>
            <translation>記録の種類</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>絞り込み</translation>
        </message>
        <message>
            <source>Filter the log</source>
            <translation>ログを絞り込む</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>ログ</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::MainWindow</name>
        <message>
            <source>Show in the script</source>
            <translation>スクリプトで表示</translation>
        </message>
        <message>
            <source>Written: %1</source>
            <translation>書き込みました: %1</translation>
        </message>
        <message>
            <source>No script was written</source>
            <translation>スクリプトは書かれませんでした</translation>
        </message>
        <message>
            <source>Opening %1</source>
            <translation>%1 を開いています</translation>
        </message>
        <message>
            <source>Open a project's folder</source>
            <translation>プロジェクトのフォルダーを開く</translation>
        </message>
        <message>
            <source>The sample project is not installed.</source>
            <translation>サンプルプロジェクトがインストールされていません。</translation>
        </message>
        <message>
            <source>%1 is %2: %3 Change its protection beside its name first.</source>
            <translation>%1 は%2です: %3 先に名前の横で保護を変更してください。</translation>
        </message>
        <message>
            <source>Not connected. Nothing is contacted by itself: press Connect.</source>
            <translation>接続していません。自動では何にも接続しません。「接続」を押してください。</translation>
        </message>
        <message>
            <source>%1: not connected</source>
            <translation>%1: 未接続</translation>
        </message>
        <message>
            <source>%1: connecting…</source>
            <translation>%1: 接続中…</translation>
        </message>
        <message>
            <source>base</source>
            <translation>base</translation>
        </message>
        <message>
            <source>◉ %1 on %2</source>
            <translation>◉ %1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>未適用 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n head(s)</source>
            <translation>
                <numerusform>head %n 個</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>問題 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>The database stands at revision %1, which no script of this project has. It may be on another branch of the code.</source>
            <translation>データベースはリビジョン %1 にありますが、このプロジェクトのスクリプトにはありません。コードの別のブランチにあるのかもしれません。</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… ほか %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved script</source>
            <translation>未保存のスクリプト</translation>
        </message>
        <message>
            <source>The script in the editor has unsaved changes.</source>
            <translation>エディターのスクリプトに未保存の変更があります。</translation>
        </message>
        <message>
            <source>A migration is running</source>
            <translation>マイグレーションの実行中です</translation>
        </message>
        <message>
            <source>%1 is being migrated.</source>
            <translation>%1 をマイグレーションしています。</translation>
        </message>
        <message>
            <source>Stopping rolls back the step under way; the report says what stays.</source>
            <translation>停止すると実行中のステップが取り消されます。残るものは報告に示されます。</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>停止して閉じる</translation>
        </message>
        <message>
            <source>Close when it is done</source>
            <translation>完了したら閉じる</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>続ける</translation>
        </message>
        <message>
            <source>Making the plan for %1</source>
            <translation>%1 の計画を作っています</translation>
        </message>
        <message>
            <source>Delete a revision</source>
            <translation>リビジョンを削除</translation>
        </message>
        <message>
            <source>The file of %1 goes to the trash.</source>
            <translation>%1 のファイルはごみ箱に移ります。</translation>
        </message>
        <message>
            <source>Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless.</source>
            <translation>後に続くものはなく、ここで読んだデータベースにはありません。読んでいないデータベースにはあるかもしれません。</translation>
        </message>
        <message>
            <source>Delete %1</source>
            <translation>%1 を削除</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>コマンド</translation>
        </message>
        <message>
            <source>Go to a revision</source>
            <translation>リビジョンへ移動</translation>
        </message>
        <message>
            <source>Go to line</source>
            <translation>行へ移動</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>行</translation>
        </message>
        <message>
            <source>"%1" is no revision of this project.</source>
            <translation>「%1」はこのプロジェクトのリビジョンではありません。</translation>
        </message>
        <message>
            <source>The language changes when the window is opened again.</source>
            <translation>言語はウィンドウを次に開いたときに変わります。</translation>
        </message>
        <message>
            <source>Export the history</source>
            <translation>履歴をエクスポート</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
            <translation>SVG 図 (*.svg);;PNG 画像 (*.png)</translation>
        </message>
        <message>
            <source>%1 cannot be written, or the history is too long for a picture: try SVG.</source>
            <translation>%1 に書き込めないか、履歴が画像には長すぎます。SVG を試してください。</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>プロジェクト</translation>
        </message>
        <message>
            <source>&amp;Open folder…</source>
            <translation>フォルダーを開く(&amp;O)…</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>再読み込み(&amp;R)</translation>
        </message>
        <message>
            <source>Read the files and the database again</source>
            <translation>ファイルとデータベースをもう一度読む</translation>
        </message>
        <message>
            <source>&amp;Close project</source>
            <translation>プロジェクトを閉じる(&amp;C)</translation>
        </message>
        <message>
            <source>Close the project</source>
            <translation>プロジェクトを閉じる</translation>
        </message>
        <message>
            <source>&amp;Save script</source>
            <translation>スクリプトを保存(&amp;S)</translation>
        </message>
        <message>
            <source>Save the script in the editor</source>
            <translation>エディターのスクリプトを保存</translation>
        </message>
        <message>
            <source>Command &amp;palette…</source>
            <translation>コマンドパレット(&amp;P)…</translation>
        </message>
        <message>
            <source>Choose any command by typing a part of its name</source>
            <translation>名前の一部を入力してコマンドを選ぶ</translation>
        </message>
        <message>
            <source>Pr&amp;eferences…</source>
            <translation>設定(&amp;E)…</translation>
        </message>
        <message>
            <source>Colours, language, fonts, shortcuts</source>
            <translation>色、言語、フォント、ショートカット</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>終了(&amp;Q)</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>ウィンドウを閉じる</translation>
        </message>
        <message>
            <source>Migration</source>
            <translation>マイグレーション</translation>
        </message>
        <message>
            <source>&amp;New revision…</source>
            <translation>新しいリビジョン(&amp;N)…</translation>
        </message>
        <message>
            <source>Write a new script</source>
            <translation>新しいスクリプトを書く</translation>
        </message>
        <message>
            <source>&amp;Merge heads…</source>
            <translation>head をマージ(&amp;M)…</translation>
        </message>
        <message>
            <source>Write a script that joins several heads</source>
            <translation>複数の head を結ぶスクリプトを書く</translation>
        </message>
        <message>
            <source>De&amp;lete revision…</source>
            <translation>リビジョンを削除(&amp;L)…</translation>
        </message>
        <message>
            <source>Move the script of a revision that nothing follows and no database has to the trash</source>
            <translation>後に続くものがなく、どのデータベースにもないリビジョンのスクリプトをごみ箱に移す</translation>
        </message>
        <message>
            <source>&amp;Connect</source>
            <translation>接続(&amp;C)</translation>
        </message>
        <message>
            <source>Connect to the database and read where it stands</source>
            <translation>データベースに接続して状態を読む</translation>
        </message>
        <message>
            <source>&amp;Add database…</source>
            <translation>データベースを追加(&amp;A)…</translation>
        </message>
        <message>
            <source>Add a database by hand</source>
            <translation>データベースを手動で追加</translation>
        </message>
        <message>
            <source>&amp;Upgrade to head</source>
            <translation>head までアップグレード(&amp;U)</translation>
        </message>
        <message>
            <source>Bring the database to the newest revision</source>
            <translation>データベースを最新のリビジョンにする</translation>
        </message>
        <message>
            <source>Upgrade to s&amp;elected</source>
            <translation>選択までアップグレード(&amp;E)</translation>
        </message>
        <message>
            <source>Bring the database up to the selected revision</source>
            <translation>選択したリビジョンまでデータベースを上げる</translation>
        </message>
        <message>
            <source>Upgrade &amp;one step</source>
            <translation>一段階アップグレード(&amp;O)</translation>
        </message>
        <message>
            <source>Run the next revision</source>
            <translation>次のリビジョンを実行</translation>
        </message>
        <message>
            <source>&amp;Downgrade to selected</source>
            <translation>選択までダウングレード(&amp;D)</translation>
        </message>
        <message>
            <source>Bring the database down to the selected revision</source>
            <translation>選択したリビジョンまでデータベースを下げる</translation>
        </message>
        <message>
            <source>Downgrade o&amp;ne step</source>
            <translation>一段階ダウングレード(&amp;N)</translation>
        </message>
        <message>
            <source>Take the last revision back</source>
            <translation>最後のリビジョンを取り消す</translation>
        </message>
        <message>
            <source>Downgrade to &amp;base</source>
            <translation>base までダウングレード(&amp;B)</translation>
        </message>
        <message>
            <source>Take all revisions back</source>
            <translation>すべてのリビジョンを取り消す</translation>
        </message>
        <message>
            <source>S&amp;tamp selected</source>
            <translation>選択をスタンプ(&amp;T)</translation>
        </message>
        <message>
            <source>Write the selected revision into the version table without running anything</source>
            <translation>何も実行せずに、選択したリビジョンをバージョン表に書く</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>停止(&amp;O)</translation>
        </message>
        <message>
            <source>Stop what is running</source>
            <translation>実行中のものを停止</translation>
        </message>
        <message>
            <source>View</source>
            <translation>表示</translation>
        </message>
        <message>
            <source>&amp;Find in history</source>
            <translation>履歴を検索(&amp;F)</translation>
        </message>
        <message>
            <source>Highlight revisions by id, message or file</source>
            <translation>ID、メッセージ、ファイルでリビジョンを強調</translation>
        </message>
        <message>
            <source>Find and &amp;replace in the script</source>
            <translation>スクリプト内の検索と置換(&amp;R)</translation>
        </message>
        <message>
            <source>Find and replace in the script</source>
            <translation>スクリプト内の検索と置換</translation>
        </message>
        <message>
            <source>Go to &amp;line…</source>
            <translation>行へ移動(&amp;L)…</translation>
        </message>
        <message>
            <source>Go to a line of the script</source>
            <translation>スクリプトの行へ移動</translation>
        </message>
        <message>
            <source>Go to the revision under the &amp;caret</source>
            <translation>カーソル位置のリビジョンへ(&amp;C)</translation>
        </message>
        <message>
            <source>Select the revision whose id stands at the caret</source>
            <translation>カーソル位置に ID があるリビジョンを選択</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>次を検索(&amp;N)</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>次の一致</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>前を検索(&amp;P)</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>前の一致</translation>
        </message>
        <message>
            <source>Show only &amp;matches</source>
            <translation>一致だけを表示(&amp;M)</translation>
        </message>
        <message>
            <source>Hide the revisions that do not match</source>
            <translation>一致しないリビジョンを隠す</translation>
        </message>
        <message>
            <source>&amp;Go to revision…</source>
            <translation>リビジョンへ移動(&amp;G)…</translation>
        </message>
        <message>
            <source>Find a revision by a part of its id or message</source>
            <translation>ID やメッセージの一部でリビジョンを探す</translation>
        </message>
        <message>
            <source>E&amp;xport the history…</source>
            <translation>履歴をエクスポート(&amp;X)…</translation>
        </message>
        <message>
            <source>Save the history as SVG or PNG</source>
            <translation>履歴を SVG または PNG で保存</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>配置を元に戻す(&amp;R)</translation>
        </message>
        <message>
            <source>Everything back in its place</source>
            <translation>すべてを元の場所に戻す</translation>
        </message>
        <message>
            <source>Highlight &amp;ancestry</source>
            <translation>系統を強調(&amp;A)</translation>
        </message>
        <message>
            <source>Show faintly what is neither above nor below the selected revision</source>
            <translation>選択したリビジョンの上でも下でもないものを薄く表示</translation>
        </message>
        <message>
            <source>&amp;Denser rows</source>
            <translation>行を狭く(&amp;D)</translation>
        </message>
        <message>
            <source>Less height for each revision</source>
            <translation>各リビジョンの高さを減らす</translation>
        </message>
        <message>
            <source>&amp;Roomier rows</source>
            <translation>行を広く(&amp;R)</translation>
        </message>
        <message>
            <source>More height for each revision</source>
            <translation>各リビジョンの高さを増やす</translation>
        </message>
        <message>
            <source>&amp;Browse</source>
            <translation>閲覧(&amp;B)</translation>
        </message>
        <message>
            <source>History and details</source>
            <translation>履歴と詳細</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>作成(&amp;A)</translation>
        </message>
        <message>
            <source>A large editor with its SQL</source>
            <translation>大きなエディターとその SQL</translation>
        </message>
        <message>
            <source>&amp;Deploy</source>
            <translation>配備(&amp;D)</translation>
        </message>
        <message>
            <source>History, plan and log</source>
            <translation>履歴、計画、ログ</translation>
        </message>
        <message>
            <source>Go to &amp;current</source>
            <translation>現在位置へ(&amp;C)</translation>
        </message>
        <message>
            <source>Select the revision at which the database stands</source>
            <translation>データベースがあるリビジョンを選択</translation>
        </message>
        <message>
            <source>Copy revision &amp;id</source>
            <translation>リビジョン ID をコピー(&amp;I)</translation>
        </message>
        <message>
            <source>Copy the id of the selected revision</source>
            <translation>選択したリビジョンの ID をコピー</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>ログ</translation>
        </message>
        <message>
            <source>&amp;Log</source>
            <translation>ログ(&amp;L)</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>メイン</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>プロジェクト(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Migration</source>
            <translation>マイグレーション(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>表示(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Fold long runs</source>
            <translation>長い連続を畳む(&amp;F)</translation>
        </message>
        <message>
            <source>Show long runs in which nothing branches by their first and last revisions</source>
            <translation>分岐のない長い連続を最初と最後のリビジョンだけで表示</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::OperationsModel</name>
        <message>
            <source>Operation</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>行</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PasswordPrompt</name>
        <message>
            <source>Password needed</source>
            <translation>パスワードが必要です</translation>
        </message>
        <message>
            <source>The database wants a password:</source>
            <translation>データベースがパスワードを求めています:</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>パスワード(&amp;P)</translation>
        </message>
        <message>
            <source>It is kept in memory until the window closes, and never stored.</source>
            <translation>ウィンドウを閉じるまでメモリーに置かれ、保存されません。</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>接続</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PlanModel</name>
        <message>
            <source>running…</source>
            <translation>実行中…</translation>
        </message>
        <message>
            <source>✓ done</source>
            <translation>✓ 完了</translation>
        </message>
        <message>
            <source>✗ failed</source>
            <translation>✗ 失敗</translation>
        </message>
        <message>
            <source>↩ rolled back</source>
            <translation>↩ 取り消し済み</translation>
        </message>
        <message>
            <source>cannot be done</source>
            <translation>できません</translation>
        </message>
        <message>
            <source>version table</source>
            <translation>バージョン表</translation>
        </message>
        <message>
            <source>finding</source>
            <translation>指摘</translation>
        </message>
        <message>
            <source>cannot be run natively</source>
            <translation>ネイティブには実行できません</translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>指摘 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>Step and SQL</source>
            <translation>ステップと SQL</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>備考</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状態</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PlanSheet</name>
        <message>
            <source>base (no revision)</source>
            <translation>base (リビジョンなし)</translation>
        </message>
        <message>
            <source>Commit after &amp;each step</source>
            <translation>ステップごとにコミット(&amp;E)</translation>
        </message>
        <message>
            <source>Cop&amp;y SQL</source>
            <translation>SQL をコピー(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>Steps of the plan</source>
            <translation>計画のステップ</translation>
        </message>
        <message>
            <source>SQL of the selected step</source>
            <translation>選択したステップの SQL</translation>
        </message>
        <message>
            <source>What is done stays when a later step fails</source>
            <translation>後のステップが失敗しても、済んだものは残ります</translation>
        </message>
        <message>
            <source>Steps done</source>
            <translation>済んだステップ</translation>
        </message>
        <message>
            <source>Reading the database and the scripts…</source>
            <translation>データベースとスクリプトを読んでいます…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>キャンセル</translation>
        </message>
        <message>
            <source>Upgrade %1</source>
            <translation>%1 をアップグレード</translation>
        </message>
        <message>
            <source>Downgrade %1</source>
            <translation>%1 をダウングレード</translation>
        </message>
        <message>
            <source>Stamp %1</source>
            <translation>%1 をスタンプ</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s): from %1 to %2.</source>
            <translation>
                <numerusform>%n ステップ: %1 から %2 へ。</numerusform>
            </translation>
        </message>
        <message>
            <source>Only the version table changes; no script is run.</source>
            <translation>バージョン表だけが変わります。スクリプトは実行しません。</translation>
        </message>
        <message>
            <source>All in one transaction: when a step fails, nothing stays.</source>
            <translation>すべてを一つのトランザクションで: ステップが失敗すると何も残りません。</translation>
        </message>
        <message>
            <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
            <translation>ステップが失敗すると、そのステップは何も残らず、前のステップは残ります。</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>することはありません</translation>
        </message>
        <message>
            <source>%1 already stands at %2.</source>
            <translation>%1 はすでに %2 にあります。</translation>
        </message>
        <message>
            <source>A step needs a real Python, so nothing can be run from here. See its note for the place and the reason.</source>
            <translation>本物の Python が必要なステップがあるため、ここからは何も実行できません。場所と理由は備考を見てください。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
        <message>
            <source>Another upgrader is at work: %1. Waiting for it to end.</source>
            <translation>ほかのアップグレードが作業中です: %1。終わるのを待っています。</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>%1 now stands at %2.</source>
            <translation>%1 は今 %2 にあります。</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>停止しました</translation>
        </message>
        <message>
            <source>It did not work</source>
            <translation>うまくいきませんでした</translation>
        </message>
        <message>
            <source>Everything was rolled back: the database is as it was.</source>
            <translation>すべて取り消されました。データベースは元のままです。</translation>
        </message>
        <message>
            <source>The failed step was rolled back; the steps before it stay.</source>
            <translation>失敗したステップは取り消されました。前のステップは残ります。</translation>
        </message>
        <message>
            <source>Nothing was done.</source>
            <translation>何も行われませんでした。</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>外観</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>ショートカット</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>デスクトップに合わせる</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>明るい</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>暗い</translation>
        </message>
        <message>
            <source>Desktop's font</source>
            <translation>デスクトップのフォント</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>色(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>言語(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Font of scripts and SQL</source>
            <translation>スクリプトと SQL のフォント(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>サイズ(&amp;S)</translation>
        </message>
        <message>
            <source>Double-click a shortcut and press the new keys. Keys that another command has are taken from it.</source>
            <translation>ショートカットをダブルクリックして新しいキーを押してください。ほかのコマンドのキーは、そのコマンドから外されます。</translation>
        </message>
        <message>
            <source>Remove shortcut</source>
            <translation>ショートカットを削除</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>すべて元に戻す</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ProjectSession</name>
        <message>
            <source>It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it.</source>
            <translation>alembic.ini も、[tool.alembic] のある pyproject.toml も、alembic.ini のあるフォルダーもありません。</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>接続中…</translation>
        </message>
        <message>
            <source>Upgrading %1</source>
            <translation>%1 をアップグレード中</translation>
        </message>
        <message>
            <source>Downgrading %1</source>
            <translation>%1 をダウングレード中</translation>
        </message>
        <message>
            <source>Stamping %1</source>
            <translation>%1 をスタンプ中</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::RevisionDialog</name>
        <message>
            <source>Merge heads</source>
            <translation>head をマージ</translation>
        </message>
        <message>
            <source>New revision</source>
            <translation>新しいリビジョン</translation>
        </message>
        <message>
            <source>what the merge is called</source>
            <translation>マージの名前</translation>
        </message>
        <message>
            <source>what this revision does, in a few words</source>
            <translation>このリビジョンがすることを短い言葉で</translation>
        </message>
        <message>
            <source>none</source>
            <translation>なし</translation>
        </message>
        <message>
            <source>ids or labels, separated by blanks</source>
            <translation>ID またはラベル (空白区切り)</translation>
        </message>
        <message>
            <source>nothing: a new base</source>
            <translation>なし: 新しい base</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>メッセージ(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Heads</source>
            <translation>head(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Follows</source>
            <translation>親(&amp;F)</translation>
        </message>
        <message>
            <source>Branch &amp;label</source>
            <translation>ブランチラベル(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Depends on</source>
            <translation>依存先(&amp;D)</translation>
        </message>
        <message>
            <source>F&amp;older</source>
            <translation>フォルダー(&amp;O)</translation>
        </message>
        <message>
            <source>Write the merge</source>
            <translation>マージを書く</translation>
        </message>
        <message>
            <source>Write the script</source>
            <translation>スクリプトを書く</translation>
        </message>
        <message>
            <source>A merge needs two heads.</source>
            <translation>マージには二つの head が必要です。</translation>
        </message>
        <message>
            <source>This revision has others behind it: the new one begins a second branch there.</source>
            <translation>このリビジョンの後にはすでに別のものがあります。新しいものはそこで二つ目のブランチを始めます。</translation>
        </message>
        <message>
            <source>A second base: the history will have one more root.</source>
            <translation>二つ目の base: 履歴の根が一つ増えます。</translation>
        </message>
        <message>
            <source>Say what it does first</source>
            <translation>先に何をするかを書いてください</translation>
        </message>
        <message>
            <source>&amp;Compare the models with the database, and write what differs (autogenerate)</source>
            <translation>モデルとデータベースを比較し、違いを書く (autogenerate)(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::RevisionInspector</name>
        <message>
            <source>Overview</source>
            <translation>概要</translation>
        </message>
        <message>
            <source>Schema changes</source>
            <translation>スキーマの変更</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Schema</source>
            <translation>スキーマ</translation>
        </message>
        <message>
            <source>Diagram</source>
            <translation>図</translation>
        </message>
        <message>
            <source>not known: not connected</source>
            <translation>不明: 未接続</translation>
        </message>
        <message>
            <source>%1 stands here</source>
            <translation>%1 はここ</translation>
        </message>
        <message>
            <source>applied on %1</source>
            <translation>%1 に適用済み</translation>
        </message>
        <message>
            <source>pending on %1</source>
            <translation>%1 では未適用</translation>
        </message>
        <message>
            <source>reading…</source>
            <translation>読み込み中…</translation>
        </message>
        <message>
            <source>does nothing</source>
            <translation>何もしません</translation>
        </message>
        <message>
            <source>No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:</source>
            <translation>このリビジョンのファイルはプロジェクトにありませんが、ほかから参照されています。ファイルを復元するか、次の down_revision を直してください:</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>リビジョン</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日付</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状態</translation>
        </message>
        <message>
            <source>Merges</source>
            <translation>統合元</translation>
        </message>
        <message>
            <source>Follows</source>
            <translation>親</translation>
        </message>
        <message>
            <source>nothing: a base</source>
            <translation>なし: base</translation>
        </message>
        <message>
            <source>Followed by</source>
            <translation>子</translation>
        </message>
        <message>
            <source>nothing: a head</source>
            <translation>なし: head</translation>
        </message>
        <message>
            <source>Depends on</source>
            <translation>依存先</translation>
        </message>
        <message>
            <source>Branch labels</source>
            <translation>ブランチラベル</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ファイル</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>アップグレード</translation>
        </message>
        <message>
            <source>Downgrade</source>
            <translation>ダウングレード</translation>
        </message>
        <message>
            <source>Two revisions compared</source>
            <translation>二つのリビジョンの比較</translation>
        </message>
        <message>
            <source>From</source>
            <translation>から</translation>
        </message>
        <message>
            <source>To</source>
            <translation>まで</translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) between them</source>
            <translation>
                <numerusform>間に %n 個のリビジョン</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n revision(s) of another branch, not in the second one</source>
            <translation>
                <numerusform>二つ目にはない、別のブランチの %n 個のリビジョン</numerusform>
            </translation>
        </message>
        <message>
            <source>The Schema tab shows what differs in tables and columns.</source>
            <translation>「スキーマ」タブは、テーブルと列の違いを示します。</translation>
        </message>
        <message>
            <source>Select a revision to see what it does. Select a second one with Ctrl to compare the two.</source>
            <translation>リビジョンを選ぶと、することが表示されます。Ctrl で二つ目を選ぶと比較します。</translation>
        </message>
        <message>
            <source>Computing the schema from the scripts…</source>
            <translation>スクリプトからスキーマを計算しています…</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::SchemaDiagram</name>
        <message>
            <source>Diagram</source>
            <translation>図</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>図をエクスポート</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>SVG 図 (*.svg)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>全体を表示</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>すべてのテーブル</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>エクスポート…</translation>
        </message>
        <message>
            <source>Drawing…</source>
            <translation>描画中…</translation>
        </message>
        <message>
            <source>Select a revision to see its tables</source>
            <translation>リビジョンを選ぶとテーブルが表示されます</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ScriptPanel</name>
        <message>
            <source>Script</source>
            <translation>スクリプト</translation>
        </message>
        <message>
            <source>SQL of the upgrade</source>
            <translation>アップグレードの SQL</translation>
        </message>
        <message>
            <source>SQL of the downgrade</source>
            <translation>ダウングレードの SQL</translation>
        </message>
        <message>
            <source>SQL up</source>
            <translation>SQL (上)</translation>
        </message>
        <message>
            <source>SQL down</source>
            <translation>SQL (下)</translation>
        </message>
        <message>
            <source>Edit anyway</source>
            <translation>それでも編集</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>再読み込み</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>自分の版を残す</translation>
        </message>
        <message>
            <source>%1: missing file</source>
            <translation>%1: ファイルなし</translation>
        </message>
        <message>
            <source>The file %1 is gone.</source>
            <translation>ファイル %1 がなくなりました。</translation>
        </message>
        <message>
            <source>The file %1 cannot be read: %2.</source>
            <translation>ファイル %1 を読めません: %2。</translation>
        </message>
        <message>
            <source>The file is not UTF-8 text: it is shown here, but can only be changed with another editor.</source>
            <translation>このファイルは UTF-8 のテキストではありません。ここに表示しますが、変更は別のエディターでしかできません。</translation>
        </message>
        <message>
            <source>The file %1 is gone. Your text is still here: save it to write it again.</source>
            <translation>ファイル %1 がなくなりました。あなたのテキストはまだここにあります。保存すると書き直されます。</translation>
        </message>
        <message>
            <source>The file was changed outside while you were editing it.</source>
            <translation>編集中にファイルが外部で変更されました。</translation>
        </message>
        <message>
            <source>Applied on %1: what it did there is done, and a change here will not change it.</source>
            <translation>%1 に適用済み: そこで行われたことは済んでおり、ここで変更しても変わりません。</translation>
        </message>
        <message>
            <source>%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.</source>
            <translation>%1 は保存されませんでした。読んだ後に外部で変更されています。再読み込みするか、自分のテキストを残してもう一度保存してください。</translation>
        </message>
        <message>
            <source>Saved %1</source>
            <translation>%1 を保存しました</translation>
        </message>
        <message>
            <source>from here on it is not known: %1</source>
            <translation>ここから先は不明です: %1</translation>
        </message>
        <message>
            <source>nothing is done</source>
            <translation>何も行われません</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::ShortcutModel</name>
        <message>
            <source>Command</source>
            <translation>コマンド</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>メニュー</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>ショートカット</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::StartPage</name>
        <message>
            <source>Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server.</source>
            <translation>データベースの履歴を Alembic で管理しているプロジェクトのフォルダーを開いてください。開くときにコードは実行されず、サーバーにも接続しません。</translation>
        </message>
        <message>
            <source>&amp;Recent projects</source>
            <translation>最近のプロジェクト(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Open folder…</source>
            <translation>フォルダーを開く(&amp;O)…</translation>
        </message>
        <message>
            <source>Open the &amp;sample project</source>
            <translation>サンプルプロジェクトを開く(&amp;S)</translation>
        </message>
        <message>
            <source>A copy of a small project on SQLite, to try everything with</source>
            <translation>すべてを試せる、SQLite の小さなプロジェクトの複製</translation>
        </message>
        <message>
            <source>Begin with Alembic here…</source>
            <translation>ここで Alembic を始める…</translation>
        </message>
        <message>
            <source>Recent projects</source>
            <translation>最近のプロジェクト</translation>
        </message>
        <message>
            <source>%1 could not be opened.
%2</source>
            <translation>%1 を開けませんでした。
%2</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>開く</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>一覧から削除</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::StatusLight</name>
        <message>
            <source>Not connected</source>
            <translation>未接続</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>接続中</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>接続済み</translation>
        </message>
        <message>
            <source>No connection</source>
            <translation>接続なし</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetBar</name>
        <message>
            <source>Protection</source>
            <translation>保護</translation>
        </message>
        <message>
            <source>Add a database</source>
            <translation>データベースを追加</translation>
        </message>
        <message>
            <source>Forget this database (nothing in it is changed)</source>
            <translation>このデータベースを忘れる (中身は変更しません)</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>データベース</translation>
        </message>
        <message>
            <source>Protection: %1</source>
            <translation>保護: %1</translation>
        </message>
        <message>
            <source>The project names no database. Add one.</source>
            <translation>プロジェクトにデータベースの指定がありません。追加してください。</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetCombo</name>
        <message>
            <source>No database</source>
            <translation>データベースなし</translation>
        </message>
    </context>
    <context>
        <name>limbeck::ui::TargetDialog</name>
        <message>
            <source>Add a database</source>
            <translation>データベースを追加</translation>
        </message>
        <message>
            <source>as it shall be called here: dev, test …</source>
            <translation>ここでの呼び名: dev、test…</translation>
        </message>
        <message>
            <source>PostgreSQL server</source>
            <translation>PostgreSQL サーバー</translation>
        </message>
        <message>
            <source>SQLite file</source>
            <translation>SQLite ファイル</translation>
        </message>
        <message>
            <source>SQLAlchemy URL</source>
            <translation>SQLAlchemy の URL</translation>
        </message>
        <message>
            <source>your login name</source>
            <translation>あなたのログイン名</translation>
        </message>
        <message>
            <source>relative paths start at the project</source>
            <translation>相対パスはプロジェクトから始まります</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名前(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>種類(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Host or socket folder</source>
            <translation>ホストまたはソケットのフォルダー(&amp;H)</translation>
        </message>
        <message>
            <source>P&amp;ort</source>
            <translation>ポート(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Database</source>
            <translation>データベース(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>ユーザー(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>パスワード(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>ファイル(&amp;F)</translation>
        </message>
        <message>
            <source>U&amp;RL</source>
            <translation>URL(&amp;R)</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes.</source>
            <translation>データベースはあなた自身の設定に保存され、プロジェクトには入りません。パスワードは保存されず、ウィンドウを閉じるまで使われます。</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>参照…</translation>
        </message>
        <message>
            <source>SQLite files (*.db *.sqlite *.sqlite3);;All files (*)</source>
            <translation>SQLite ファイル (*.db *.sqlite *.sqlite3);;すべてのファイル (*)</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>選択</translation>
        </message>
        <message>
            <source>There is a database called %1 already: choose another name.</source>
            <translation>%1 という名前のデータベースはすでにあります。別の名前を選んでください。</translation>
        </message>
        <message>
            <source>Give it a name first</source>
            <translation>先に名前を付けてください</translation>
        </message>
        <message>
            <source>Say where the database is first</source>
            <translation>先にデータベースの場所を指定してください</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>A desktop migration manager for projects that use Alembic.</source>
            <translation>Alembic を使うプロジェクトのためのデスクトップのマイグレーション管理ツール。</translation>
        </message>
        <message>
            <source>Folder of the project to open.</source>
            <translation>開くプロジェクトのフォルダー。</translation>
        </message>
        <message>
            <source>Upgrade the project's database through the window, save a picture of the window as FILE and end.</source>
            <translation>ウィンドウを通してプロジェクトのデータベースをアップグレードし、ウィンドウの画像を FILE に保存して終了する。</translation>
        </message>
        <message>
            <source>Colours of the window: system, light or dark; for this time only.</source>
            <translation>ウィンドウの色: system、light、dark。今回のみ。</translation>
        </message>
        <message>
            <source>--theme takes system, light or dark, not '%1'.</source>
            <translation>--theme に指定できるのは system、light、dark です。「%1」は使えません。</translation>
        </message>
    </context>
</TS>
