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
    <name>Engine</name>
    <message>
        <source>at %1</source>
        <translation>場所: %1</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>要求により停止しました。</translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation>詳細: %1</translation>
    </message>
    <message>
        <source>The host of the database, %1, is not known.</source>
        <translation>データベースのホスト %1 が見つかりません。</translation>
    </message>
    <message>
        <source>Check the host name in the URL and the network.</source>
        <translation>URL のホスト名とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>%1 で PostgreSQL サーバーが応答しません。</translation>
    </message>
    <message>
        <source>Check that the server runs, that host and port are right and that no firewall is between.</source>
        <translation>サーバーが動いているか、ホストとポートが正しいか、途中にファイアウォールがないかを確認してください。</translation>
    </message>
    <message>
        <source>What answers at %1 is no PostgreSQL server.</source>
        <translation>%1 で応答しているのは PostgreSQL サーバーではありません。</translation>
    </message>
    <message>
        <source>Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise.</source>
        <translation>ホストとポートを確認してください。指定がなければ PostgreSQL はポート 5432 で待ち受けます。</translation>
    </message>
    <message>
        <source>The server at %1 did not accept the password of user &quot;%2&quot;.</source>
        <translation>%1 のサーバーはユーザー「%2」のパスワードを受け入れませんでした。</translation>
    </message>
    <message>
        <source>Check user and password; in a URL, special characters of a password are percent-encoded.</source>
        <translation>ユーザーとパスワードを確認してください。URL ではパスワードの特殊文字をパーセントエンコードします。</translation>
    </message>
    <message>
        <source>The server at %1 asks user &quot;%2&quot; for a password, and none was given.</source>
        <translation>%1 のサーバーはユーザー「%2」にパスワードを求めていますが、指定されていません。</translation>
    </message>
    <message>
        <source>Give a password with the connection.</source>
        <translation>接続にパスワードを指定してください。</translation>
    </message>
    <message>
        <source>The server at %1 has no user &quot;%2&quot;.</source>
        <translation>%1 のサーバーにユーザー「%2」はいません。</translation>
    </message>
    <message>
        <source>Check the user name, or create the role.</source>
        <translation>ユーザー名を確認するか、ロールを作成してください。</translation>
    </message>
    <message>
        <source>The server at %1 has no database &quot;%2&quot;.</source>
        <translation>%1 のサーバーにデータベース「%2」はありません。</translation>
    </message>
    <message>
        <source>Check the name at the end of the URL, or create the database.</source>
        <translation>URL の末尾の名前を確認するか、データベースを作成してください。</translation>
    </message>
    <message>
        <source>The server at %1 does not admit user &quot;%2&quot; to database &quot;%3&quot; from this computer.</source>
        <translation>%1 のサーバーは、このコンピューターからのユーザー「%2」のデータベース「%3」への接続を許可していません。</translation>
    </message>
    <message>
        <source>An entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>サーバーの pg_hba.conf に項目が必要です。</translation>
    </message>
    <message>
        <source>The server at %1 admits user &quot;%2&quot; only over an encrypted connection, or not from here at all.</source>
        <translation>%1 のサーバーはユーザー「%2」を暗号化接続でのみ許可しているか、ここからの接続をまったく許可していません。</translation>
    </message>
    <message>
        <source>Try sslmode=require in the URL; otherwise an entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>URL に sslmode=require を付けてみてください。だめなら、サーバーの pg_hba.conf に項目が必要です。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made as the URL demands.</source>
        <translation>URL が求める %1 への暗号化接続を確立できませんでした。</translation>
    </message>
    <message>
        <source>Check sslmode and the certificates.</source>
        <translation>sslmode と証明書を確認してください。</translation>
    </message>
    <message>
        <source>The server at %1 takes no connection now.</source>
        <translation>%1 のサーバーは現在接続を受け付けていません。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>少し待ってからもう一度試してください。</translation>
    </message>
    <message>
        <source>An option in the database URL was not accepted for %1.</source>
        <translation>データベース URL のオプションが %1 で受け入れられませんでした。</translation>
    </message>
    <message>
        <source>Check the part of the URL after the &quot;?&quot;.</source>
        <translation>URL の「?」より後ろを確認してください。</translation>
    </message>
    <message>
        <source>User &quot;%1&quot; has no permission to connect to database &quot;%2&quot; at %3.</source>
        <translation>ユーザー「%1」には %3 のデータベース「%2」に接続する権限がありません。</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the right to connect.</source>
        <translation>サーバーの管理者に接続の権限を依頼してください。</translation>
    </message>
    <message>
        <source>The database at %1 could not be opened.</source>
        <translation>%1 のデータベースを開けませんでした。</translation>
    </message>
    <message>
        <source>The server&apos;s own words are below.</source>
        <translation>サーバー自身のメッセージは以下のとおりです。</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database.</source>
        <translation>ファイル %1 は SQLite データベースではありません。</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened.</source>
        <translation>パスを確認してください。暗号化されたデータベースは開けません。</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program.</source>
        <translation>データベース %1 は別のプログラムにロックされています。</translation>
    </message>
    <message>
        <source>Close the other program or wait.</source>
        <translation>別のプログラムを閉じるか、待ってください。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database.</source>
        <translation>%1 はフォルダーで、SQLite データベースではありません。</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>ファイルのパスを指定してください。</translation>
    </message>
    <message>
        <source>The folder %1 may not be entered.</source>
        <translation>フォルダー %1 に入る権限がありません。</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions.</source>
        <translation>フォルダーの権限を変更してください。</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database %2.</source>
        <translation>データベース %2 のフォルダー %1 がありません。</translation>
    </message>
    <message>
        <source>Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute.</source>
        <translation>パスを確認してください。sqlite:///x.db は相対、sqlite:////x.db は絶対です。</translation>
    </message>
    <message>
        <source>No file may be created in %1.</source>
        <translation>%1 にファイルを作成する権限がありません。</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>データベースファイル %1 がありません。</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or open it for reading only.</source>
        <translation>ファイルの権限を変更するか、読み取り専用で開いてください。</translation>
    </message>
    <message>
        <source>The SQLite database %1 could not be opened.</source>
        <translation>SQLite データベース %1 を開けませんでした。</translation>
    </message>
    <message>
        <source>The database&apos;s own words are below.</source>
        <translation>データベース自身のメッセージは以下のとおりです。</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for %1 is not installed.</source>
        <translation>%1 用の Qt ドライバーがインストールされていません。</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>パッケージ %1 をインストールしてください。</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>ファイル %1 は既にあります。</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another name.</source>
        <translation>そのまま使うか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>URL にデータベース名がありません。</translation>
    </message>
    <message>
        <source>Write its name at the end of the URL.</source>
        <translation>URL の末尾に名前を書いてください。</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is longer than the %2 bytes that PostgreSQL keeps.</source>
        <translation>名前「%1」は PostgreSQL が保持する %2 バイトを超えています。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>もっと短い名前を選んでください。</translation>
    </message>
    <message>
        <source>Another upgrade of this database is running.</source>
        <translation>このデータベースでは別のアップグレードが実行中です。</translation>
    </message>
    <message>
        <source>Wait until it has ended. If its program has died, end its session on the server.</source>
        <translation>終わるまで待ってください。プログラムが落ちている場合は、サーバー上のセッションを終了してください。</translation>
    </message>
    <message>
        <source>The lock is held by %1</source>
        <translation>ロックの保持者: %1</translation>
    </message>
    <message>
        <source>Another program is writing to the SQLite database, so the run cannot begin.</source>
        <translation>別のプログラムが SQLite データベースに書き込んでいるため、実行を始められません。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close the program that uses the file. Nothing was changed.</source>
        <translation>終わるまで待つか、ファイルを使っているプログラムを閉じてください。何も変更していません。</translation>
    </message>
    <message>
        <source>The migration lock was lost: the session that held it is gone.</source>
        <translation>マイグレーションのロックが失われました。保持していたセッションがなくなっています。</translation>
    </message>
    <message>
        <source>Nothing more is committed. Check the server and its connection pooler, then start again.</source>
        <translation>これ以上コミットしません。サーバーと接続プーラーを確認してから、やり直してください。</translation>
    </message>
    <message>
        <source>The database rolled the whole transaction back with the stopped statement.</source>
        <translation>データベースは停止した文とともにトランザクション全体をロールバックしました。</translation>
    </message>
    <message>
        <source>The connection to the database was lost: %1</source>
        <translation>データベースへの接続が失われました: %1</translation>
    </message>
    <message>
        <source>The statement contains a NUL character; PostgreSQL cannot store or read it.</source>
        <translation>文に NUL 文字が含まれています。PostgreSQL はそれを保存も読み取りもできません。</translation>
    </message>
    <message>
        <source>COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data</source>
        <translation>STDIN や STDOUT を使う COPY はここでは実行できません。データを送受信するクライアントがありません</translation>
    </message>
    <message>
        <source>Write the data as INSERT statements or with op.bulk_insert.</source>
        <translation>データを INSERT 文か op.bulk_insert で書いてください。</translation>
    </message>
    <message>
        <source>Nothing can be committed: a statement of the transaction has failed.</source>
        <translation>コミットできません。トランザクションの文が失敗しています。</translation>
    </message>
    <message>
        <source>Roll the transaction back.</source>
        <translation>トランザクションをロールバックしてください。</translation>
    </message>
    <message>
        <source>The database sent &quot;%1&quot;, which cannot be read as %2.</source>
        <translation>データベースが送った「%1」は %2 として読めません。</translation>
    </message>
    <message>
        <source>The session needs DateStyle ISO and IntervalStyle postgres.</source>
        <translation>セッションには DateStyle ISO と IntervalStyle postgres が必要です。</translation>
    </message>
    <message>
        <source>%1 is out of range: years from 1 to 9999 can be read.</source>
        <translation>%1 は範囲外です。読めるのは 1 年から 9999 年までです。</translation>
    </message>
    <message>
        <source>The interval %1 is too long to be read.</source>
        <translation>間隔 %1 は長すぎて読めません。</translation>
    </message>
    <message>
        <source>The database URL mixes two ways to name several hosts.</source>
        <translation>データベース URL で、複数ホストの二つの書き方が混ざっています。</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=1,2 or host=a:1&amp;host=b:2.</source>
        <translation>host=a,b&amp;port=1,2 または host=a:1&amp;host=b:2 と書いてください。</translation>
    </message>
    <message>
        <source>A port in the query of the database URL is not a number.</source>
        <translation>データベース URL のクエリ部分のポートが数値ではありません。</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=5432,5433.</source>
        <translation>host=a,b&amp;port=5432,5433 と書いてください。</translation>
    </message>
    <message>
        <source>The database URL names a different number of hosts and ports.</source>
        <translation>データベース URL のホストとポートの数が違います。</translation>
    </message>
    <message>
        <source>Give one port for each host.</source>
        <translation>ホストごとにポートを一つ指定してください。</translation>
    </message>
    <message>
        <source>The &quot;options&quot; of the database URL contain &quot;;&quot; and something that is not a setting.</source>
        <translation>データベース URL の「options」に「;」と、設定ではないものが含まれています。</translation>
    </message>
    <message>
        <source>Write options as -c name=value.</source>
        <translation>オプションは -c name=value の形で書いてください。</translation>
    </message>
    <message>
        <source>The database URL has an option &quot;%1&quot; that PostgreSQL&apos;s client library does not know.</source>
        <translation>データベース URL のオプション「%1」は PostgreSQL のクライアントライブラリに知られていません。</translation>
    </message>
    <message>
        <source>Alembic would fail with it too; remove it from the URL.</source>
        <translation>Alembic でも失敗します。URL から取り除いてください。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; of the driver %2 has no meaning here and is not used.</source>
        <translation>ドライバー %2 のオプション「%1」はここでは意味がなく、使われません。</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; in the database URL contains &quot;;&quot;, which Qt&apos;s driver cannot pass on.</source>
        <translation>データベース URL の「%1」の値に「;」が含まれていますが、Qt のドライバーはそれを渡せません。</translation>
    </message>
    <message>
        <source>Use another file name or value.</source>
        <translation>別のファイル名か値を使ってください。</translation>
    </message>
    <message>
        <source>The database URL contains a NUL character.</source>
        <translation>データベース URL に NUL 文字が含まれています。</translation>
    </message>
    <message>
        <source>Remove %00 from the URL.</source>
        <translation>URL から %00 を取り除いてください。</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened for the copy: %2.</source>
        <translation>コピーのためにデータベースファイル %1 を開けません: %2。</translation>
    </message>
    <message>
        <source>The copy cannot be begun: %1.</source>
        <translation>コピーを始められません: %1。</translation>
    </message>
    <message>
        <source>The database could not be copied: %1.</source>
        <translation>データベースをコピーできませんでした: %1。</translation>
    </message>
    <message>
        <source>No folder can be made for the copy of the database: %1.</source>
        <translation>データベースのコピー用のフォルダーを作成できません: %1。</translation>
    </message>
    <message>
        <source>A database in memory lives in its own connection only: there is nothing to copy.</source>
        <translation>メモリ上のデータベースは自身の接続の中にしかないため、コピーするものがありません。</translation>
    </message>
    <message>
        <source>%1 has %2 MB: too much to copy for a rehearsal</source>
        <translation>%1 は %2 MB あり、リハーサルのためにコピーするには大きすぎます</translation>
    </message>
    <message>
        <source>Incorrect number of bindings supplied. The current statement uses %1, and there are %2 supplied.</source>
        <translation>バインド値の数が違います。文は %1 個を使いますが、%2 個が渡されました。</translation>
    </message>
    <message>
        <source>You can only execute one statement at a time.</source>
        <translation>一度に実行できる文は一つだけです。</translation>
    </message>
    <message>
        <source>The SQLite URL says timeout=%1, which is not a number of seconds.</source>
        <translation>SQLite の URL の timeout=%1 は秒数ではありません。</translation>
    </message>
    <message>
        <source>Write a number from 0 to 86400, for instance timeout=30.</source>
        <translation>0 から 86400 までの数を書いてください (例: timeout=30)。</translation>
    </message>
    <message>
        <source>The SQLite URL says uri=true, but its file part does not begin with &quot;file:&quot;.</source>
        <translation>SQLite の URL は uri=true ですが、ファイル部分が「file:」で始まっていません。</translation>
    </message>
    <message>
        <source>Write sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</source>
        <translation>sqlite:///file:path/to/file.db?mode=ro&amp;uri=true と書いてください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a database URL.</source>
        <translation>「%1」はデータベース URL ではありません。</translation>
    </message>
    <message>
        <source>A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.</source>
        <translation>データベース URL は postgresql://user:password@host/database や sqlite:///path/to/file.db のような形です。</translation>
    </message>
    <message>
        <source>The database URL has text between &quot;]&quot; and the port or the &quot;/&quot;.</source>
        <translation>データベース URL の「]」とポートまたは「/」の間に文字があります。</translation>
    </message>
    <message>
        <source>Write [address]:port/database.</source>
        <translation>[address]:port/database と書いてください。</translation>
    </message>
    <message>
        <source>The port in the database URL is not a number from 0 to 65535.</source>
        <translation>データベース URL のポートが 0 から 65535 までの数ではありません。</translation>
    </message>
    <message>
        <source>Write host:port/database. An &quot;@&quot; inside the user name or the password must be written as %40.</source>
        <translation>host:port/database と書いてください。ユーザー名やパスワードの中の「@」は %40 と書く必要があります。</translation>
    </message>
    <message>
        <source>The database URL names an encrypted SQLite database (sqlite+pysqlcipher).</source>
        <translation>データベース URL は暗号化された SQLite データベースを指しています (sqlite+pysqlcipher)。</translation>
    </message>
    <message>
        <source>Limbeck opens plain SQLite files only; decrypt a copy to work on it.</source>
        <translation>Limbeck が開けるのは暗号化されていない SQLite ファイルだけです。作業するにはコピーを復号してください。</translation>
    </message>
    <message>
        <source>SQLAlchemy refuses &quot;postgres://&quot; since 1.4; Alembic needs &quot;postgresql://&quot; in this place.</source>
        <translation>SQLAlchemy は 1.4 以降「postgres://」を拒否します。Alembic にはここで「postgresql://」が必要です。</translation>
    </message>
    <message>
        <source>The database URL is still the placeholder that init writes (driver://…).</source>
        <translation>データベース URL が、init が書く仮の値 (driver://…) のままです。</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.</source>
        <translation>sqlalchemy.url にデータベースのアドレスを設定してください (例: postgresql://user:password@host/database)。</translation>
    </message>
    <message>
        <source>The database URL names a &quot;%1&quot; database, which Limbeck cannot use.</source>
        <translation>データベース URL は「%1」データベースを指していますが、Limbeck では使えません。</translation>
    </message>
    <message>
        <source>Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).</source>
        <translation>対応しているのは PostgreSQL (postgresql://…) と SQLite (sqlite:///…) です。</translation>
    </message>
    <message>
        <source>The SQLite URL has a host, port, user or password; a SQLite database is a file.</source>
        <translation>SQLite の URL にホスト、ポート、ユーザー、またはパスワードがあります。SQLite データベースはファイルです。</translation>
    </message>
    <message>
        <source>Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.</source>
        <translation>sqlite:///relative/path.db (スラッシュ三つ)、sqlite:////absolute/path.db (四つ)、メモリ上なら sqlite:// と書いてください。</translation>
    </message>
    <message>
        <source>The database URL says %1=%2, which is neither true nor false.</source>
        <translation>データベース URL の %1=%2 は true でも false でもありません。</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>true か false を書いてください。</translation>
    </message>
    <message>
        <source>The table %1 has a row whose version_num is not text.</source>
        <translation>テーブル %1 に version_num がテキストでない行があります。</translation>
    </message>
    <message>
        <source>Every row must name a revision; correct or delete the row.</source>
        <translation>各行はリビジョンを示す必要があります。その行を直すか削除してください。</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>ファイル %1 を読み取る権限がありません。</translation>
    </message>
    <message>
        <source>The file %1 may not be written.</source>
        <translation>ファイル %1 に書き込む権限がありません。</translation>
    </message>
    <message>
        <source>the local server</source>
        <translation>localhost</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 ポート %2</translation>
    </message>
    <message>
        <source>the server gave no reason</source>
        <translation>サーバーは理由を示しませんでした</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section</source>
        <translation>設定ファイル「%1」がないか、セクション「[%2]」がありません</translation>
    </message>
    <message>
        <source>must be text here, found %1</source>
        <translation>ここではテキストでなければなりませんが、%1 がありました</translation>
    </message>
    <message>
        <source>must be true or false here, found %1</source>
        <translation>ここでは true か false でなければなりませんが、%1 がありました</translation>
    </message>
    <message>
        <source>context.configure(%1=…) %2.</source>
        <translation>context.configure(%1=…): %2。</translation>
    </message>
    <message>
        <source>the driver call &apos;%1&apos; in a connection listener</source>
        <translation>接続リスナー内のドライバー呼び出し「%1」</translation>
    </message>
    <message>
        <source>a driver call with parameters in a connection listener</source>
        <translation>接続リスナー内の引数付きドライバー呼び出し</translation>
    </message>
    <message>
        <source>Run this project&apos;s migrations with its own Python.</source>
        <translation>このプロジェクトのマイグレーションはプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed without running the project&apos;s code.</source>
        <translation>プロジェクトのコードを実行せずにデータベースの URL を求めることができませんでした。</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed: it needs %1.</source>
        <translation>データベースの URL を求められませんでした。%1 が必要です。</translation>
    </message>
    <message>
        <source>a value that is not known: %1</source>
        <translation>わからない値: %1</translation>
    </message>
    <message>
        <source>There is no env.py in %1.</source>
        <translation>%1 に env.py がありません。</translation>
    </message>
    <message>
        <source>Create an environment with: init DIRECTORY</source>
        <translation>次で環境を作成してください: init DIRECTORY</translation>
    </message>
    <message>
        <source>No answer to context.%1() in this command.</source>
        <translation>このコマンドでは context.%1() に答えられません。</translation>
    </message>
    <message>
        <source>&apos;connection&apos; argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine</source>
        <translation>configure() の引数 &apos;connection&apos; は sqlalchemy.engine.Connection でなければなりませんが、Engine です</translation>
    </message>
    <message>
        <source>a connection that is %1</source>
        <translation>%1 である接続</translation>
    </message>
    <message>
        <source>a value that could not be computed</source>
        <translation>求められなかった値</translation>
    </message>
    <message>
        <source>Name the database by its URL, or run this command with the project&apos;s own Python.</source>
        <translation>データベースを URL で指定するか、このコマンドをプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>The script writes the file %1.</source>
        <translation>スクリプトはファイル %1 を書きます。</translation>
    </message>
    <message>
        <source>The script makes the folder %1.</source>
        <translation>スクリプトはフォルダー %1 を作ります。</translation>
    </message>
    <message>
        <source>The script removes the file %1.</source>
        <translation>スクリプトはファイル %1 を削除します。</translation>
    </message>
    <message>
        <source>The script removes the folder %1.</source>
        <translation>スクリプトはフォルダー %1 を削除します。</translation>
    </message>
    <message>
        <source>The script renames %1 to %2.</source>
        <translation>スクリプトは %1 の名前を %2 に変えます。</translation>
    </message>
    <message>
        <source>The script copies %1 to %2.</source>
        <translation>スクリプトは %1 を %2 へコピーします。</translation>
    </message>
    <message>
        <source>changing %1, which lies outside the project</source>
        <translation>プロジェクトの外にある %1 の変更</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python.</source>
        <translation>このリビジョンはプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>reading the file %1, which lies outside the project</source>
        <translation>プロジェクトの外にあるファイル %1 の読み取り</translation>
    </message>
    <message>
        <source>Only files of the project are read without running its code.</source>
        <translation>コードを実行せずに読むのはプロジェクトのファイルだけです。</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic]: only %(here)s and %% may stand after a percent sign.</source>
        <translation>[tool.alembic] のキー「%1」: パーセント記号の後に書けるのは %(here)s と %% だけです。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;</source>
        <translation>「%1」は %2 の値として正しくありません。&apos;space&apos;、&apos;newline&apos;、&apos;os&apos;、&apos;:&apos;、&apos;;&apos; のどれかを書きます</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>pyproject.toml が二回以上指定されています</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>ini ファイルは一つだけ指定できます</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>正しい TOML ではありません: %1</translation>
    </message>
    <message>
        <source>Incorrect TOML format</source>
        <translation>TOML の形式が正しくありません</translation>
    </message>
    <message>
        <source>unsupported TOML value type for key: &apos;%1&apos;</source>
        <translation>キー「%1」の TOML の値の型には対応していません</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a single value.</source>
        <translation>[tool.alembic] のキー「%1」は単一の値でなければなりません。</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;</source>
        <translation>TOML のパラメーター「%1」には真偽値が必要です</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a list of strings.</source>
        <translation>[tool.alembic] のキー「%1」は文字列のリストでなければなりません。</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.</source>
        <translation>設定に path_separator がありません。version_locations は従来どおり空白とコンマで区切ります。</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1.</source>
        <translation>設定に path_separator がありません。%1 は従来どおり空白、コンマ、コロンで区切ります。</translation>
    </message>
    <message>
        <source>version_path_separator is deprecated; use path_separator.</source>
        <translation>version_path_separator は非推奨です。path_separator を使ってください。</translation>
    </message>
    <message>
        <source>A post-write hook of [tool.alembic] has no name.</source>
        <translation>[tool.alembic] の post-write フックに名前がありません。</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>フォルダー %1 は既にあり、空ではありません</translation>
    </message>
    <message>
        <source>No such template &apos;%1&apos;</source>
        <translation>テンプレート「%1」はありません</translation>
    </message>
    <message>
        <source>See the command list_templates.</source>
        <translation>コマンド list_templates を参照してください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>フォルダー %1 を作成できません: %2。</translation>
    </message>
    <message>
        <source>Section [%1] stands in the file twice; join the two.</source>
        <translation>セクション [%1] がファイルに二回あります。一つにまとめてください。</translation>
    </message>
    <message>
        <source>A line before the first [section] was found; an ini file begins with a section.</source>
        <translation>最初の [セクション] の前に行があります。ini ファイルはセクションで始まります。</translation>
    </message>
    <message>
        <source>Expected &quot;key = value&quot;, found &quot;%1&quot;.</source>
        <translation>「key = value」が必要ですが、「%1」がありました。</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; stands twice in section [%2].</source>
        <translation>オプション「%1」がセクション [%2] に二回あります。</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; of section [%2]: %3</source>
        <translation>セクション [%2] のオプション「%1」: %3</translation>
    </message>
    <message>
        <source>its %(…)s references go deeper than 10 levels.</source>
        <translation>%(…)s の参照が 10 段より深くなっています。</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;; write %% for a percent sign.</source>
        <translation>「%」の後には「%」か「(name)s」が必要です。パーセント記号は %% と書いてください。</translation>
    </message>
    <message>
        <source>it refers to &apos;%1&apos;, which is not there.</source>
        <translation>存在しない「%1」を参照しています。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>ファイル %1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>ファイル %1 に書き込めません: %2。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space, then try again.</source>
        <translation>フォルダーの権限と空き容量を確認してから、もう一度試してください。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no truth value for %2; write true or false.</source>
        <translation>「%1」は %2 の真偽値ではありません。true か false を書いてください。</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.</source>
        <translation>設定にキー &apos;script_location&apos; がありません。</translation>
    </message>
    <message>
        <source>Name the configuration file with -c, or create an environment with: init DIRECTORY</source>
        <translation>-c で設定ファイルを指定するか、次で環境を作成してください: init DIRECTORY</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; of the location &apos;%2&apos; was not found.</source>
        <translation>場所「%2」のパッケージ「%1」が見つかりません。</translation>
    </message>
    <message>
        <source>Name its folder in prepend_sys_path, or give a plain path.</source>
        <translation>prepend_sys_path にそのフォルダーを書くか、普通のパスを指定してください。</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.</source>
        <translation>パスがありません: %1。コマンド &apos;init&apos; で新しいスクリプトフォルダーを作成してください。</translation>
    </message>
    <message>
        <source>truncate_slug_length must be a number, found &apos;%1&apos;.</source>
        <translation>truncate_slug_length は数値でなければなりませんが、「%1」がありました。</translation>
    </message>
    <message>
        <source>Revision %1 referenced from %2 is not present</source>
        <translation>%2 が参照するリビジョン %1 がありません</translation>
    </message>
    <message>
        <source>Self-loop is detected in revisions (%1)</source>
        <translation>自分自身を参照するリビジョンがあります (%1)</translation>
    </message>
    <message>
        <source>Dependency self-loop is detected in revisions (%1)</source>
        <translation>自分自身に依存するリビジョンがあります (%1)</translation>
    </message>
    <message>
        <source>Cycle is detected in revisions (%1)</source>
        <translation>リビジョンが循環しています (%1)</translation>
    </message>
    <message>
        <source>Dependency cycle is detected in revisions (%1)</source>
        <translation>リビジョンの依存関係が循環しています (%1)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once</source>
        <translation>リビジョン %1 が二つ以上あります</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once: in %2 and in %3</source>
        <translation>リビジョン %1 が二つ以上あります: %2 と %3</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>リビジョン %2 のブランチ名「%1」は既にリビジョン %3 が使っています</translation>
    </message>
    <message>
        <source>Revision %1 depends on &apos;%2&apos;, which is neither a revision nor a branch label</source>
        <translation>リビジョン %1 は「%2」に依存していますが、これはリビジョンでもブランチラベルでもありません</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>リビジョン識別子「%2」に文字「%1」は使えません</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>リビジョン「%1」が見つかりません</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;</source>
        <translation>リビジョンまたはブランチ「%1」はありません</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;; a part of an identifier should have at least four characters</source>
        <translation>リビジョンまたはブランチ「%1」はありません。識別子の一部は四文字以上で書きます</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;</source>
        <translation>ブランチ「%1」はありません</translation>
    </message>
    <message>
        <source>Multiple revisions start with &apos;%1&apos;: %2...</source>
        <translation>「%1」で始まるリビジョンが複数あります: %2…</translation>
    </message>
    <message>
        <source>Revision %1 is not a member of branch &apos;%2&apos;</source>
        <translation>リビジョン %1 はブランチ「%2」に属していません</translation>
    </message>
    <message>
        <source>An empty text is no revision identifier.</source>
        <translation>空の文字列はリビジョン識別子ではありません。</translation>
    </message>
    <message>
        <source>Name a revision, a branch label, head, heads or base.</source>
        <translation>リビジョン、ブランチラベル、head、heads、base のどれかを指定してください。</translation>
    </message>
    <message>
        <source>The current revision lies beyond the end of its branch.</source>
        <translation>現在のリビジョンはブランチの端を越えています。</translation>
    </message>
    <message>
        <source>The start of the range lies beyond the end of its branch.</source>
        <translation>範囲の始まりはブランチの端を越えています。</translation>
    </message>
    <message>
        <source>The end of the range lies beyond the end of its branch.</source>
        <translation>範囲の終わりはブランチの端を越えています。</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; name one revision, narrow it down with &apos;&lt;branchname&gt;@%2&apos;, or say &apos;heads&apos; for all of them</source>
        <translation>「%1」に当たる head が複数あります。リビジョンを一つ指定するか、&apos;&lt;branchname&gt;@%2&apos; で絞るか、すべてなら &apos;heads&apos; と書いてください</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations</source>
        <translation>相対リビジョン %1 では %2 個のマイグレーションになりませんでした</translation>
    </message>
    <message>
        <source>Ambiguous walk</source>
        <translation>経路があいまいです</translation>
    </message>
    <message>
        <source>Walked too far</source>
        <translation>行き過ぎました</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions</source>
        <translation>現在のリビジョンが複数あるため、アップグレードがあいまいです</translation>
    </message>
    <message>
        <source>%1 of the current revisions belong to the branch &apos;%2&apos;; stepping down needs exactly one.</source>
        <translation>現在のリビジョンのうち %1 個がブランチ「%2」に属しています。下がるにはちょうど一つでなければなりません。</translation>
    </message>
    <message>
        <source>Name the revision to go down to.</source>
        <translation>どのリビジョンまで下がるかを指定してください。</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2</source>
        <translation>指定したリビジョン %1 は、ほかに指定したリビジョン %2 と重なります</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads</source>
        <translation>現在の head からのダウングレード先として正しくありません</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid downgrade target from current head(s)</source>
        <translation>%1 は現在の head からのダウングレード先として正しくありません</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down</source>
        <translation>複数の head からの downgrade -1 はあいまいです。リビジョンかブランチを指定してください</translation>
    </message>
    <message>
        <source>file_template &apos;%1&apos;: %2.</source>
        <translation>file_template「%1」: %2。</translation>
    </message>
    <message>
        <source>Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.</source>
        <translation>使えるのは rev、slug、epoch、year、month、day、hour、minute、second です (例: %(rev)s、%(month).2d)。</translation>
    </message>
    <message>
        <source>a % must be followed by a name in parentheses, or by another %</source>
        <translation>% の後には括弧に入った名前か、もう一つの % が必要です</translation>
    </message>
    <message>
        <source>a name is not closed with )</source>
        <translation>名前が ) で閉じられていません</translation>
    </message>
    <message>
        <source>unknown token &apos;%1&apos;</source>
        <translation>不明な名前「%1」</translation>
    </message>
    <message>
        <source>a token lacks its conversion letter</source>
        <translation>変換の文字がありません</translation>
    </message>
    <message>
        <source>conversion &apos;%1&apos; does not suit the token</source>
        <translation>変換「%1」は合いません</translation>
    </message>
    <message>
        <source>a backslash that does not end its line</source>
        <translation>行末にないバックスラッシュ</translation>
    </message>
    <message>
        <source>a closing bracket without an opening one</source>
        <translation>開き括弧のない閉じ括弧</translation>
    </message>
    <message>
        <source>brackets that are not closed</source>
        <translation>閉じられていない括弧</translation>
    </message>
    <message>
        <source>a string that is not closed</source>
        <translation>閉じられていない文字列</translation>
    </message>
    <message>
        <source>an escape sequence in a string</source>
        <translation>文字列の中のエスケープシーケンス</translation>
    </message>
    <message>
        <source>`from … import *` may bind the identifiers</source>
        <translation>`from … import *` が識別子を定義している可能性があります</translation>
    </message>
    <message>
        <source>`from … import *` may rebind the identifiers</source>
        <translation>`from … import *` が識別子を定義し直している可能性があります</translation>
    </message>
    <message>
        <source>`%1` may bind the identifiers</source>
        <translation>`%1` が識別子を定義している可能性があります</translation>
    </message>
    <message>
        <source>the module raises an exception</source>
        <translation>モジュールが例外を送出します</translation>
    </message>
    <message>
        <source>an identifier may be bound after the first function</source>
        <translation>最初の関数より後で識別子が定義されている可能性があります</translation>
    </message>
    <message>
        <source>the value of `%1`</source>
        <translation>`%1` の値</translation>
    </message>
    <message>
        <source>source code cannot contain null bytes</source>
        <translation>ソースコードにヌルバイトは含められません</translation>
    </message>
    <message>
        <source>the file is encoded in %1</source>
        <translation>ファイルの文字コードは %1 です</translation>
    </message>
    <message>
        <source>the file is not valid UTF-8 and declares no other encoding</source>
        <translation>ファイルは正しい UTF-8 ではなく、ほかの文字コードの宣言もありません</translation>
    </message>
    <message>
        <source>Revision %1 carries %2 branch labels; a range needs exactly one to follow.</source>
        <translation>リビジョン %1 にはブランチラベルが %2 個あります。範囲がたどるのはちょうど一つでなければなりません。</translation>
    </message>
    <message>
        <source>Write the label itself before the @.</source>
        <translation>@ の前にラベル自体を書いてください。</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch</source>
        <translation>範囲 %1:%2 は同じブランチ上の先祖と子孫のリビジョンではありません</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]</source>
        <translation>履歴の範囲は [start]:[end]、[start]:、:[end] のいずれかで書きます</translation>
    </message>
    <message>
        <source>The range &apos;%1&apos; has more than one colon.</source>
        <translation>範囲「%1」にコロンが二つ以上あります。</translation>
    </message>
    <message>
        <source>Write it as start:end.</source>
        <translation>start:end と書いてください。</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.</source>
        <translation>head が複数あります。新しいリビジョンの元にする head を指定するか、マージしてください。</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>同じ head が重ねて指定されています</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>リビジョン %1 は head ではありません。ここから新しいブランチを作るには --splice を指定してください</translation>
    </message>
    <message>
        <source>Revision %1 defines no function %2().</source>
        <translation>リビジョン %1 は関数 %2() を定義していません。</translation>
    </message>
    <message>
        <source>Add `def %1():` to the script, with `pass` if there is nothing to do.</source>
        <translation>スクリプトに `def %1():` を加えてください。することがなければ `pass` を書きます。</translation>
    </message>
    <message>
        <source>Some revisions of this range cannot be put in order: they are needed only through revisions outside it. Choose a lower start of the range.</source>
        <translation>この範囲には順序を決められないリビジョンがあります。範囲の外のリビジョンを通してのみ必要だからです。もっと前から始めてください。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>Cannot read the directory %1: %2.</source>
        <translation>フォルダー %1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>Cannot read the head of %1: %2.</source>
        <translation>%1 の先頭部分を読み取れません: %2。</translation>
    </message>
    <message>
        <source>%1 is compiled and its source is missing.</source>
        <translation>%1 はコンパイル済みで、ソースがありません。</translation>
    </message>
    <message>
        <source>Put the .py file back, or let the project&apos;s own Python read it: limbeck-cli COMMAND --delegate</source>
        <translation>.py ファイルを戻すか、プロジェクト自身の Python に読ませてください: limbeck-cli COMMAND --delegate</translation>
    </message>
    <message>
        <source>The head of %1 cannot be changed by itself: %2.</source>
        <translation>%1 の先頭部分を自動では変更できません: %2。</translation>
    </message>
    <message>
        <source>Change it in the editor.</source>
        <translation>エディターで変更してください。</translation>
    </message>
    <message>
        <source>it declares no identifiers</source>
        <translation>識別子が宣言されていません</translation>
    </message>
    <message>
        <source>its docstring has room for one line only</source>
        <translation>docstring に一行分の余地しかありません</translation>
    </message>
    <message>
        <source>a message is one paragraph, without an empty line in it</source>
        <translation>メッセージは空行のない一段落です</translation>
    </message>
    <message>
        <source>its docstring is a raw string, in which the message cannot be written</source>
        <translation>docstring が raw 文字列で、メッセージを書けません</translation>
    </message>
    <message>
        <source>%1 would not say what it shall</source>
        <translation>%1 が意図どおりの内容になりません</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: it can only be changed with another editor.</source>
        <translation>%1 は UTF-8 のテキストではありません。別のエディターでしか変更できません。</translation>
    </message>
    <message>
        <source>The function in line %1 cannot be changed by itself: its head is not one line.</source>
        <translation>%1 行目の関数は自動では変更できません。先頭部分が一行ではありません。</translation>
    </message>
    <message>
        <source>The script defines no %1() that could be changed.</source>
        <translation>スクリプトに変更できる %1() がありません。</translation>
    </message>
    <message>
        <source>File %1 loaded twice! ignoring.</source>
        <translation>ファイル %1 が二回読み込まれたため、無視します。</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1</source>
        <translation>タイムゾーンが見つかりません: %1</translation>
    </message>
    <message>
        <source>Write an IANA name such as Europe/Vienna or UTC in the timezone setting.</source>
        <translation>timezone の設定に Europe/Vienna や UTC のような IANA 名を書いてください。</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1.</source>
        <translation>ファイル名 %1 からリビジョン ID を判断できませんでした。</translation>
    </message>
    <message>
        <source>Declare it in the script: revision = &quot;…&quot; with the id, and down_revision with the one before it.</source>
        <translation>スクリプトで宣言してください。revision = &quot;…&quot; に ID を、down_revision に一つ前の ID を書きます。</translation>
    </message>
    <message>
        <source>Write revision, down_revision, branch_labels and depends_on as plain strings.</source>
        <translation>revision、down_revision、branch_labels、depends_on は普通の文字列で書いてください。</translation>
    </message>
    <message>
        <source>%1 declares no down_revision.</source>
        <translation>%1 に down_revision の宣言がありません。</translation>
    </message>
    <message>
        <source>Write down_revision = None for a first revision, else the id of the one before it.</source>
        <translation>最初のリビジョンなら down_revision = None と、それ以外は一つ前の ID を書いてください。</translation>
    </message>
    <message>
        <source>Rows of the version table lie both above and below %1.</source>
        <translation>バージョン表に %1 より上の行と下の行の両方があります。</translation>
    </message>
    <message>
        <source>Use --purge to empty the version table first.</source>
        <translation>先に --purge でバージョン表を空にしてください。</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision</source>
        <translation>head が複数あります。目標のリビジョンを一つだけ指定してください</translation>
    </message>
    <message>
        <source>%1 and %2 are not two heads.</source>
        <translation>%1 と %2 は二つの head ではありません。</translation>
    </message>
    <message>
        <source>The branch of %1 holds %2, whose file is missing.</source>
        <translation>%1 のブランチにある %2 のファイルがありません。</translation>
    </message>
    <message>
        <source>The branch of %1 begins at %2 and at %3: only a branch with one beginning can be moved.</source>
        <translation>%1 のブランチは %2 と %3 から始まっています。移動できるのは始まりが一つのブランチだけです。</translation>
    </message>
    <message>
        <source>%1 merges the branch with what both heads have: it is no straight line.</source>
        <translation>%1 は両方の head が持つものとブランチをマージしています。一本の線ではありません。</translation>
    </message>
    <message>
        <source>%1 has nothing that %2 has not.</source>
        <translation>%1 には %2 にないものがありません。</translation>
    </message>
    <message>
        <source>The branch of %1 stands on %2, which %3 only depends on: %4 would be left as a head of its own.</source>
        <translation>%1 のブランチは %2 の上にありますが、%3 はそれに依存しているだけです。%4 が独立した head として残ります。</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>「%2」で %1 の対象は一行のはずですが、%3 行ありました</translation>
    </message>
    <message>
        <source>inserting &apos;%1&apos;</source>
        <translation>「%1」の挿入</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>「%1」の削除</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>「%1」から「%2」への更新</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces.</source>
        <translation>この手順が置き換える行「%1」がバージョン表にありません。</translation>
    </message>
    <message>
        <source>Stamp the database with the revision that it really is at.</source>
        <translation>データベースを実際のリビジョンでスタンプしてください。</translation>
    </message>
    <message>
        <source>The version table already has the row &apos;%1&apos;.</source>
        <translation>バージョン表には行「%1」が既にあります。</translation>
    </message>
    <message>
        <source>All parents of %1 are implied by other rows of the version table.</source>
        <translation>%1 の親はすべて、バージョン表のほかの行に含まれています。</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces: it is an ancestor of another parent or dependency of %2.</source>
        <translation>この手順が置き換える行「%1」がバージョン表にありません。%2 の別の親または依存先の先祖です。</translation>
    </message>
    <message>
        <source>Take it out of depends_on or down_revision of that script.</source>
        <translation>そのスクリプトの depends_on または down_revision から取り除いてください。</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step takes back.</source>
        <translation>この手順が取り消す行「%1」がバージョン表にありません。</translation>
    </message>
    <message>
        <source>This stamp neither replaces, adds nor removes a row.</source>
        <translation>このスタンプでは行の置き換えも追加も削除もありません。</translation>
    </message>
    <message>
        <source>Name each revision only once.</source>
        <translation>各リビジョンは一度だけ指定してください。</translation>
    </message>
    <message>
        <source>Revision %1 does what only Python can: %2</source>
        <translation>リビジョン %1 は Python にしかできないことをします: %2</translation>
    </message>
    <message>
        <source>Revision %1 too: %2</source>
        <translation>リビジョン %1 も同様です: %2</translation>
    </message>
    <message>
        <source>Nothing was done. This step can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>何も行っていません。この手順はプロジェクト自身の Python で実行できます (コードが実行されます): limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Nothing was done. These steps can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>何も行っていません。これらの手順はプロジェクト自身の Python で実行できます (コードが実行されます): limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Only Python can do what this script does: %1. With your consent the step runs with the project&apos;s own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.</source>
        <translation>このスクリプトの処理は Python にしかできません: %1。同意があれば、この手順をプロジェクト自身の Python と Alembic で実行します。それより前は先にコミットするため、後で失敗しても元に戻りません。</translation>
    </message>
    <message>
        <source>The script commits here: what was done before stays even when a later statement fails.</source>
        <translation>スクリプトはここでコミットします。後の文が失敗しても、それまでの変更は残ります。</translation>
    </message>
    <message>
        <source>The step of %1 needs the project&apos;s own Python, which does not find a script of another branch.</source>
        <translation>%1 の手順にはプロジェクト自身の Python が必要ですが、それは別のブランチのスクリプトを見つけられません。</translation>
    </message>
    <message>
        <source>Get %1 into this checkout, or check that branch out.</source>
        <translation>%1 をこのチェックアウトに取り込むか、そのブランチをチェックアウトしてください。</translation>
    </message>
    <message>
        <source>Set the variable that env.py reads, or name the database with sqlalchemy.url.</source>
        <translation>env.py が読む変数を設定するか、sqlalchemy.url でデータベースを指定してください。</translation>
    </message>
    <message>
        <source>env.py names no database that could be read.</source>
        <translation>env.py から読み取れるデータベースがありません。</translation>
    </message>
    <message>
        <source>env.py names no database: context.configure() got neither connection, url nor dialect_name.</source>
        <translation>env.py がデータベースを指定していません。context.configure() に connection も url も dialect_name も渡されていません。</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url in the ini file, or the variable that env.py reads.</source>
        <translation>ini ファイルの sqlalchemy.url か、env.py が読む変数を設定してください。</translation>
    </message>
    <message>
        <source>context.configure() got no connection to run on.</source>
        <translation>context.configure() に実行用の接続が渡されていません。</translation>
    </message>
    <message>
        <source>The script directory has multiple heads; get_head_revision() wants one.</source>
        <translation>スクリプトのフォルダーに head が複数あります。get_head_revision() には一つだけ必要です。</translation>
    </message>
    <message>
        <source>No context has been configured yet: call context.configure() before.</source>
        <translation>コンテキストがまだ設定されていません。先に context.configure() を呼んでください。</translation>
    </message>
    <message>
        <source>env.py goes through several databases: there is no one database to copy for a rehearsal.</source>
        <translation>env.py は複数のデータベースを扱うため、リハーサル用にコピーする一つのデータベースがありません。</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2.</source>
        <translation>リビジョン %1 のスクリプトに関数 %2 がありません。</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2().</source>
        <translation>リビジョン %1 のスクリプトに関数 %2() がありません。</translation>
    </message>
    <message>
        <source>Nothing was done. Add the function to the script.</source>
        <translation>何も行っていません。スクリプトに関数を加えてください。</translation>
    </message>
    <message>
        <source>A database in memory cannot be reached by another program: this step cannot be delegated.</source>
        <translation>メモリ上のデータベースには別のプログラムから接続できないため、この手順は任せられません。</translation>
    </message>
    <message>
        <source>This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.</source>
        <translation>この手順は任せられません。env.py が context.configure() の前にトランザクションを開いており、いつ終わるかわかりません。先に env.py でコミットしてください。</translation>
    </message>
    <message>
        <source>env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.</source>
        <translation>env.py が context.configure() の前にトランザクションを開いていました。env.py がコミットしない限り、何もコミットされません。</translation>
    </message>
    <message>
        <source>A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. Take the call out of the script: the run commits by itself.</source>
        <translation>スクリプトが実行用の接続で commit() または rollback() を呼びました。Alembic と同じく、その後の変更はバージョン表の行も含めて取り消されました。呼び出しをスクリプトから取り除いてください。コミットは自動で行われます。</translation>
    </message>
    <message>
        <source>The step would run a statement that the plan did not show, so it was stopped before it was sent.</source>
        <translation>計画に示されていない文が実行されようとしたため、送信前に停止しました。</translation>
    </message>
    <message>
        <source>Refresh the plan and look at the step again.</source>
        <translation>計画を更新して、手順をもう一度確認してください。</translation>
    </message>
    <message>
        <source>shown:   %1</source>
        <translation>表示済み: %1</translation>
    </message>
    <message>
        <source>instead: %1</source>
        <translation>実際: %1</translation>
    </message>
    <message>
        <source>The rebuilt table %1 would hold %2 of %3 rows.</source>
        <translation>再構築したテーブル %1 には %3 行のうち %2 行しか残りません。</translation>
    </message>
    <message>
        <source>Nothing of this step was kept.</source>
        <translation>この手順の変更は何も残していません。</translation>
    </message>
    <message>
        <source>Nothing of this step was kept. Correct the rows first.</source>
        <translation>この手順の変更は何も残していません。先に行を直してください。</translation>
    </message>
    <message>
        <source>After rebuilding %1, %2.</source>
        <translation>%1 の再構築後: %2。</translation>
    </message>
    <message>
        <source>the foreign keys of %1 do not fit any more: %2</source>
        <translation>%1 の外部キーが合わなくなりました: %2</translation>
    </message>
    <message>
        <source>The database cannot be inspected in offline mode (--sql).</source>
        <translation>オフラインモード (--sql) ではデータベースを調べられません。</translation>
    </message>
    <message>
        <source>Guard this part of the script with context.is_offline_mode().</source>
        <translation>スクリプトのこの部分を context.is_offline_mode() で分けてください。</translation>
    </message>
    <message>
        <source>The parameters given to execute() are not in the SQL that --sql prints (%1). Write the values into the statement, for example with bindparams() or op.inline_literal().</source>
        <translation>execute() に渡した引数は --sql が出力する SQL に入りません (%1)。bindparams() や op.inline_literal() などで値を文に書いてください。</translation>
    </message>
    <message>
        <source>Let this step run with the project&apos;s own Python.</source>
        <translation>この手順はプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run, or let this step run with the project&apos;s own Python.</source>
        <translation>実行用の接続には op.get_bind() を使うか、この手順をプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>create_engine() with a URL that could not be computed</source>
        <translation>URL を求められない create_engine()</translation>
    </message>
    <message>
        <source>create_engine() of another database than the one that is migrated (%1)</source>
        <translation>マイグレーション対象とは別のデータベースの create_engine() (%1)</translation>
    </message>
    <message>
        <source>%1 in a migration script</source>
        <translation>マイグレーションスクリプト内の %1</translation>
    </message>
    <message>
        <source>a compiled script whose source is missing</source>
        <translation>ソースのないコンパイル済みスクリプト</translation>
    </message>
    <message>
        <source>Put the .py file back, or let this step run with the project&apos;s own Python.</source>
        <translation>.py ファイルを戻すか、この手順をプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 を起動できませんでした: %2</translation>
    </message>
    <message>
        <source>No Python was found that can import Alembic.</source>
        <translation>Alembic をインポートできる Python が見つかりませんでした。</translation>
    </message>
    <message>
        <source>The chosen Python cannot run the project&apos;s migrations.</source>
        <translation>選択した Python ではプロジェクトのマイグレーションを実行できません。</translation>
    </message>
    <message>
        <source>Create the project&apos;s virtual environment and install its requirements, or name its interpreter.</source>
        <translation>プロジェクトの仮想環境を作って必要なパッケージをインストールするか、インタープリターを指定してください。</translation>
    </message>
    <message>
        <source>Looked for VIRTUAL_ENV, .venv, venv and env in %1 and above it, Poetry&apos;s and Pipenv&apos;s environments, python3.</source>
        <translation>%1 とその上位の VIRTUAL_ENV、.venv、venv、env、Poetry と Pipenv の環境、python3 を探しました。</translation>
    </message>
    <message>
        <source>Revision %1 failed in the project&apos;s Python: %2: %3</source>
        <translation>リビジョン %1 はプロジェクトの Python で失敗しました: %2: %3</translation>
    </message>
    <message>
        <source>The step had been committed: the version table holds %1.</source>
        <translation>この手順はコミット済みです。バージョン表の内容は %1 です。</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step.</source>
        <translation>バージョン表の内容はこの手順の前と同じ %1 です。</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step. On SQLite the project&apos;s driver commits most statements one by one: look what this step has left.</source>
        <translation>バージョン表の内容はこの手順の前と同じ %1 です。SQLite では、プロジェクトのドライバーはほとんどの文を一つずつコミットします。この手順が残したものを確認してください。</translation>
    </message>
    <message>
        <source>The project&apos;s Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision %1 cannot run in a second one.</source>
        <translation>プロジェクトの Python は、この実行自身が持つロックを待っています。env.py がセッションでロックを取るため、リビジョン %1 を二つ目のセッションでは実行できません。</translation>
    </message>
    <message>
        <source>Run this step with Alembic itself, then go on.</source>
        <translation>この手順は Alembic 自体で実行してから続けてください。</translation>
    </message>
    <message>
        <source>Revision %1 was not given to the project&apos;s Python: %2</source>
        <translation>リビジョン %1 はプロジェクトの Python に渡しませんでした: %2</translation>
    </message>
    <message>
        <source>Nothing of this step was done.</source>
        <translation>この手順は何も行っていません。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 in revision %2.</source>
        <translation>プロジェクトの Python はリビジョン %2 で状態 %1 で終了しました。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ran revision %1 without an error, but the version table holds %2 instead of %3.</source>
        <translation>プロジェクトの Python はリビジョン %1 をエラーなく実行しましたが、バージョン表の内容は %3 ではなく %2 です。</translation>
    </message>
    <message>
        <source>env.py did not commit: it may have opened a transaction before context.configure().</source>
        <translation>env.py がコミットしませんでした。context.configure() の前にトランザクションを開いた可能性があります。</translation>
    </message>
    <message>
        <source>Look who else changes the version table.</source>
        <translation>ほかに誰がバージョン表を変更しているか確認してください。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told the models.</source>
        <translation>プロジェクトの Python はモデルを伝える前に状態 %1 で終了しました。</translation>
    </message>
    <message>
        <source>The models cannot be imported with the project&apos;s Python: %1: %2</source>
        <translation>プロジェクトの Python でモデルをインポートできません: %1: %2</translation>
    </message>
    <message>
        <source>The compiled script %1 could not be loaded with the project&apos;s Python: %2: %3</source>
        <translation>コンパイル済みスクリプト %1 をプロジェクトの Python で読み込めませんでした: %2: %3</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told what %2 declares.</source>
        <translation>プロジェクトの Python は %2 の宣言内容を伝える前に状態 %1 で終了しました。</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>状態 %1 で終了しました</translation>
    </message>
    <message>
        <source>No temporary folder for the scripts of the other branch: %1</source>
        <translation>別のブランチのスクリプト用の一時フォルダーがありません: %1</translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation>フォルダー %1 を作成できません</translation>
    </message>
    <message>
        <source>The table is not compared.</source>
        <translation>このテーブルは比較しません。</translation>
    </message>
    <message>
        <source>%1 must be text, found %2.</source>
        <translation>%1 はテキストでなければなりませんが、%2 がありました。</translation>
    </message>
    <message>
        <source>a value that is not known</source>
        <translation>わからない値</translation>
    </message>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>現在のスキーマで決まります</translation>
    </message>
    <message>
        <source>made of a query: its columns are not known</source>
        <translation>クエリから作られているため、列がわかりません</translation>
    </message>
    <message>
        <source>revision %1 could not be followed to its end</source>
        <translation>リビジョン %1 を最後までたどれませんでした</translation>
    </message>
    <message>
        <source>Target database is not up to date.</source>
        <translation>対象のデータベースが最新ではありません。</translation>
    </message>
    <message>
        <source>env.py names no models: its target_metadata is None.</source>
        <translation>env.py がモデルを指定していません。target_metadata が None です。</translation>
    </message>
    <message>
        <source>Set target_metadata to the MetaData of the project&apos;s models.</source>
        <translation>target_metadata にプロジェクトのモデルの MetaData を設定してください。</translation>
    </message>
    <message>
        <source>Can&apos;t proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context.</source>
        <translation>--autogenerate を続けられません。環境スクリプト %1 が MetaData オブジェクトまたはその並びをコンテキストに渡していません。</translation>
    </message>
    <message>
        <source>The models cannot be compared: %1.</source>
        <translation>モデルを比較できません: %1。</translation>
    </message>
    <message>
        <source>The models cannot be compared: none of their tables could be read. %1</source>
        <translation>モデルを比較できません。テーブルを一つも読み取れませんでした。%1</translation>
    </message>
    <message>
        <source>target_metadata is not known</source>
        <translation>target_metadata がわかりません</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models in env.py.</source>
        <translation>env.py でプロジェクト自身のモデルの MetaData を指定してください。</translation>
    </message>
    <message>
        <source>%1= of context.configure() is %2, which is not part of the project: it is not asked.</source>
        <translation>context.configure() の %1= は %2 ですが、プロジェクトの一部ではないため、使いません。</translation>
    </message>
    <message>
        <source>Write this change into the script by hand.</source>
        <translation>この変更は手でスクリプトに書いてください。</translation>
    </message>
    <message>
        <source>Write this option into the script by hand.</source>
        <translation>このオプションは手でスクリプトに書いてください。</translation>
    </message>
    <message>
        <source>Write it into the script by hand.</source>
        <translation>手でスクリプトに書いてください。</translation>
    </message>
    <message>
        <source>Write this directive into the script by hand.</source>
        <translation>このディレクティブは手でスクリプトに書いてください。</translation>
    </message>
    <message>
        <source>process_revision_directives: %1 must be text or a list of texts, found %2.</source>
        <translation>process_revision_directives: %1 はテキストかそのリストでなければなりませんが、%2 がありました。</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path</source>
        <translation>バージョンの場所が複数あります。--version-path を指定してください</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations</source>
        <translation>パス %1 は現在のバージョンの場所に含まれていません</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?</source>
        <translation>バージョン %1 は branch_labels %2 を指定していますが、マイグレーションファイル %3 にありません。script.py.mako に branch_labels の行はありますか。</translation>
    </message>
    <message>
        <source>output_encoding: unknown encoding: %1</source>
        <translation>output_encoding: 不明な文字コード: %1</translation>
    </message>
    <message>
        <source>output_encoding: the script holds a character that %1 does not have (line %2 of the script).</source>
        <translation>output_encoding: %1 にない文字がスクリプトにあります (スクリプトの %2 行目)。</translation>
    </message>
    <message>
        <source>A CHECK of %1 has no name and differs from the models: it cannot be dropped by name.</source>
        <translation>%1 の CHECK は名前がなく、モデルと異なります。名前で削除できません。</translation>
    </message>
    <message>
        <source>The database has no table and no column %1 that could be renamed to %2.</source>
        <translation>%2 に名前を変えられるテーブルまたは列 %1 がデータベースにありません。</translation>
    </message>
    <message>
        <source>The rename %1 is not possible: %2.</source>
        <translation>名前の変更 %1 はできません: %2。</translation>
    </message>
    <message>
        <source>Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model.</source>
        <translation>値のない行のための値を指定するか (--fill %1.%2=…)、モデルにサーバー側の既定値を設定してください。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be read.</source>
        <translation>無視する違いの一覧 %1 を読み取れません。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be removed: %2.</source>
        <translation>無視する違いの一覧 %1 を削除できません: %2。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be written.</source>
        <translation>無視する違いの一覧 %1 に書き込めません。</translation>
    </message>
    <message>
        <source>The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew.</source>
        <translation>%1 の主キーがモデルと異なります。SQLite では変更できないため、テーブルを作り直す必要があります。</translation>
    </message>
    <message>
        <source>Expressions are compared by their text: the database does not let this user create temporary tables.</source>
        <translation>このユーザーは一時テーブルを作成できないため、式はテキストで比較します。</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>プログラム %1 を起動できません: %2。</translation>
    </message>
    <message>
        <source>Could not find module %1</source>
        <translation>モジュール %1 が見つかりません</translation>
    </message>
    <message>
        <source>Could not find entrypoint console_scripts.%1</source>
        <translation>エントリーポイント console_scripts.%1 が見つかりません</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%3&apos;</source>
        <translation>post-write フック「%3」にはキー %1.%2 が必要です</translation>
    </message>
    <message>
        <source>Using --sql with --autogenerate does not make any sense</source>
        <translation>--sql と --autogenerate を一緒に使うことはできません</translation>
    </message>
    <message>
        <source>The template %1 cannot be read: %2.</source>
        <translation>テンプレート %1 を読み取れません: %2。</translation>
    </message>
    <message>
        <source>Script templates may use expressions, control lines, comments, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; and &lt;%text&gt;.</source>
        <translation>スクリプトのテンプレートで使えるのは式、制御行、コメント、&lt;% %&gt;、&lt;%! %&gt;、&lt;%def&gt;、&lt;%doc&gt;、&lt;%text&gt; です。</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models, or read the models with the project&apos;s Python.</source>
        <translation>プロジェクト自身のモデルの MetaData を指定するか、プロジェクトの Python でモデルを読んでください。</translation>
    </message>
    <message>
        <source>Nothing is dropped.</source>
        <translation>何も削除しません。</translation>
    </message>
    <message>
        <source>Write the name as a text.</source>
        <translation>名前を文字列で書いてください。</translation>
    </message>
    <message>
        <source>Its type is not compared.</source>
        <translation>型は比較しません。</translation>
    </message>
    <message>
        <source>It is not compared.</source>
        <translation>比較しません。</translation>
    </message>
    <message>
        <source>Nothing of the table is dropped.</source>
        <translation>テーブルからは何も削除しません。</translation>
    </message>
    <message>
        <source>What else it has is compared; nothing of the table is dropped.</source>
        <translation>ほかの部分は比較します。テーブルからは何も削除しません。</translation>
    </message>
    <message>
        <source>Table %1 has no column &apos;%2&apos;, which a constraint or index of it names.</source>
        <translation>テーブル %1 に、制約またはインデックスが参照する列「%2」がありません。</translation>
    </message>
    <message>
        <source>The naming convention &quot;%1&quot; cannot be read: after % it needs (token)s.</source>
        <translation>命名規則「%1」を読み取れません。% の後には (token)s が必要です。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, which is not one of SQLAlchemy&apos;s tokens.</source>
        <translation>「%1」の命名規則は SQLAlchemy にない %(%2)s を使っています。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but a constraint of table &apos;%2&apos; has no name.</source>
        <translation>「%1」の命名規則に %(constraint_name)s がありますが、テーブル「%2」の制約に名前がありません。</translation>
    </message>
    <message>
        <source>The wishes for the order of columns contradict each other (around %1).</source>
        <translation>列の順序の指定が矛盾しています (%1 の付近)。</translation>
    </message>
    <message>
        <source>Check insert_before, insert_after and partial_reordering of the batch.</source>
        <translation>batch の insert_before、insert_after、partial_reordering を確認してください。</translation>
    </message>
    <message>
        <source>%1: the history so far has no table %2.</source>
        <translation>%1: ここまでの履歴にテーブル %2 がありません。</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in %1 dialect. Please refer to the batch mode feature which allows for %2 migrations using a copy-and-move strategy.</source>
        <translation>%1 では制約を ALTER できません。コピーと移動によって %2 のマイグレーションを行う batch モードを使ってください。</translation>
    </message>
    <message>
        <source>The CHECK that comes with a Boolean or Enum column of table &apos;%1&apos; is left out: %2 cannot add one to an existing table. Use op.batch_alter_table(&quot;%3&quot;).</source>
        <translation>テーブル「%1」の Boolean または Enum 列の CHECK は省きます。%2 は既存のテーブルに追加できません。op.batch_alter_table(&quot;%3&quot;) を使ってください。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot become or cease to be a computed column.</source>
        <translation>テーブル「%2」の列「%1」を計算列にしたり、計算列でなくしたりすることはできません。</translation>
    </message>
    <message>
        <source>Drop the column and add it again.</source>
        <translation>列を削除して、もう一度追加してください。</translation>
    </message>
    <message>
        <source>The comment on column &apos;%1&apos; of table &apos;%2&apos; is left out: %3 has no comments.</source>
        <translation>テーブル「%2」の列「%1」のコメントは省きます。%3 にはコメントがありません。</translation>
    </message>
    <message>
        <source>The comment on table &apos;%1&apos; is left out: %2 has no comments.</source>
        <translation>テーブル「%1」のコメントは省きます。%2 にはコメントがありません。</translation>
    </message>
    <message>
        <source>A constraint of table &apos;%1&apos; is to be dropped, but it has no name.</source>
        <translation>テーブル「%1」の制約を削除しようとしていますが、名前がありません。</translation>
    </message>
    <message>
        <source>Name it: op.drop_constraint(&quot;…&quot;, …), or give type_= and a naming convention.</source>
        <translation>op.drop_constraint(&quot;…&quot;, …) で名前を書くか、type_= と命名規則を指定してください。</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using には引数 type_ が必要です</translation>
    </message>
    <message>
        <source>Give type_= as well, or leave postgresql_using out.</source>
        <translation>type_= も指定するか、postgresql_using を外してください。</translation>
    </message>
    <message>
        <source>Trigger %1 of %2 is created again as it was, but it names %3, which the batch changes: look whether it still works.</source>
        <translation>%2 のトリガー %1 は元のまま作り直しますが、batch が変更する %3 を参照しています。まだ動くか確認してください。</translation>
    </message>
    <message>
        <source>Rebuilding table %1 on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.</source>
        <translation>PostgreSQL でテーブル %1 を再構築すると、権限、トリガー、ポリシー、格納オプションと、依存するものが失われます。ほかのテーブルの外部キーやビューがあると失敗します。</translation>
    </message>
    <message>
        <source>Column %1 of %2 gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().</source>
        <translation>%2 の列 %1 には 1 から始まる新しいシーケンスが付き、次の値が既存の行とぶつかります。setval() で設定してください。</translation>
    </message>
    <message>
        <source>Rebuilding table %1 loses %2.</source>
        <translation>テーブル %1 を再構築すると %2 が失われます。</translation>
    </message>
    <message>
        <source>The renamed column %1 is renamed in %2 of %3 too; Alembic would leave the old name there and fail.</source>
        <translation>名前を変えた列 %1 は %3 の %2 でも変更します。Alembic では古い名前が残って失敗します。</translation>
    </message>
    <message>
        <source>The batch drops column %1 of %2, but %3 still names it: %4</source>
        <translation>batch は %2 の列 %1 を削除しますが、%3 がまだ参照しています: %4</translation>
    </message>
    <message>
        <source>Drop %1 in the same batch, before the column.</source>
        <translation>同じ batch の中で、列より先に %1 を削除してください。</translation>
    </message>
    <message>
        <source>Constraint must have a name: in a batch, one that is added to or dropped from table %1 has none.</source>
        <translation>制約には名前が必要です。batch でテーブル %1 に追加または削除する制約に名前がありません。</translation>
    </message>
    <message>
        <source>Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).</source>
        <translation>名前を付けるか、メタデータに命名規則を設定してください (テーブルに既にある制約には batch の naming_convention=)。</translation>
    </message>
    <message>
        <source>Column %1 of %2 exists already: the batch puts a new, empty one in its place, and its values are lost.</source>
        <translation>%2 の列 %1 は既にあります。batch が空の新しい列で置き換えるため、値が失われます。</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos; (table %2).</source>
        <translation>制約「%1」はありません (テーブル %2)。</translation>
    </message>
    <message>
        <source>SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.</source>
        <translation>SQLite は名前のない制約を持てます。batch_alter_table の naming_convention= で名前が付きます。</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos; (table %2).</source>
        <translation>インデックス「%1」はありません (テーブル %2)。</translation>
    </message>
    <message>
        <source>Table %1 is left over from a batch that failed, and the batch needs this name.</source>
        <translation>テーブル %1 は失敗した batch の残りで、batch がこの名前を必要としています。</translation>
    </message>
    <message>
        <source>Look whether it holds rows that are nowhere else, then drop it.</source>
        <translation>ほかにない行が入っていないか確認してから削除してください。</translation>
    </message>
    <message>
        <source>Index %1 is to be created on column %2, which table %3 does not have.</source>
        <translation>インデックス %1 を列 %2 に作ろうとしていますが、テーブル %3 にその列がありません。</translation>
    </message>
    <message>
        <source>No column of table %1 is left to copy: its rows would be lost.</source>
        <translation>テーブル %1 にコピーする列が残っていません。行が失われます。</translation>
    </message>
    <message>
        <source>Drop and create the table instead.</source>
        <translation>代わりにテーブルを削除して作り直してください。</translation>
    </message>
    <message>
        <source>The batch of table %1 rebuilds it and needs its present definition, which cannot be read in --sql mode.</source>
        <translation>テーブル %1 の batch は再構築のために現在の定義を必要としますが、--sql モードでは読み取れません。</translation>
    </message>
    <message>
        <source>Pass the complete table to batch_alter_table as copy_from=Table(…).</source>
        <translation>完全なテーブルを copy_from=Table(…) として batch_alter_table に渡してください。</translation>
    </message>
    <message>
        <source>The batch is about table %1, but the database has no such table.</source>
        <translation>batch の対象はテーブル %1 ですが、データベースにありません。</translation>
    </message>
    <message>
        <source>Table %1 has no column %2.</source>
        <translation>テーブル %1 に列 %2 はありません。</translation>
    </message>
    <message>
        <source>op.%1 is not supported in batch mode (table %2).</source>
        <translation>op.%1 は batch モードで使えません (テーブル %2)。</translation>
    </message>
    <message>
        <source>Call it on op, outside the batch.</source>
        <translation>batch の外で op に対して呼んでください。</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;</source>
        <translation>パラメーター「%1」に値が必要です</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;, in parameter group %2</source>
        <translation>パラメーターグループ %2 でパラメーター「%1」に値が必要です</translation>
    </message>
    <message>
        <source>Give it a value. If :%1 is no parameter but part of the text, write \:%2 instead.</source>
        <translation>値を指定してください。:%1 がパラメーターでなくテキストの一部なら \:%2 と書いてください。</translation>
    </message>
    <message>
        <source>The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.</source>
        <translation>op.bulk_insert() の列は最初の行で決まります。すべての行に同じキーを書くか、multiinsert=False を使ってください。</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names column &apos;%3&apos;, which the table does not have.</source>
        <translation>テーブル「%2」の %1 が、そのテーブルにない列「%3」を参照しています。</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is not supported.</source>
        <translation>データベース「%1」には対応していません。</translation>
    </message>
    <message>
        <source>Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.</source>
        <translation>Limbeck がマイグレーションできるのは PostgreSQL (postgresql) と SQLite (sqlite) のデータベースです。</translation>
    </message>
    <message>
        <source>Unconsumed column names: %1</source>
        <translation>使われない列名: %1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no such columns as the script declares it.</source>
        <translation>スクリプトの宣言ではテーブル「%1」にこれらの列がありません。</translation>
    </message>
    <message>
        <source>%1 has no identity columns: column &apos;%2&apos; of table &apos;%3&apos; cannot get or lose one.</source>
        <translation>%1 に identity 列はありません。テーブル「%3」の列「%2」に付けたり外したりできません。</translation>
    </message>
    <message>
        <source>Name it in the script, or wrap the final name in op.f().</source>
        <translation>スクリプトで名前を付けるか、最終的な名前を op.f() で囲んでください。</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has %2 characters; the database takes %3.</source>
        <translation>名前「%1」は %2 文字ですが、データベースで使えるのは %3 文字までです。</translation>
    </message>
    <message>
        <source>Shorten it, or wrap it in op.f(): then it is cut in a stable way.</source>
        <translation>短くするか op.f() で囲んでください。そうすれば一定の方法で切り詰められます。</translation>
    </message>
    <message>
        <source>An index of table &apos;%1&apos; has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>テーブル「%1」のインデックスに名前がなく、命名規則に「ix」がありません。</translation>
    </message>
    <message>
        <source>Argument &apos;%1&apos; is not accepted by dialect &apos;%2&apos; for %3.</source>
        <translation>「%2」では %3 に引数「%1」を使えません。</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>使えるもの: %1。</translation>
    </message>
    <message>
        <source>An enum without a name cannot be a PostgreSQL type.</source>
        <translation>名前のない列挙型は PostgreSQL の型にできません。</translation>
    </message>
    <message>
        <source>Name it: sa.Enum(…, name=&quot;…&quot;), or use native_enum=False.</source>
        <translation>sa.Enum(…, name=&quot;…&quot;) で名前を付けるか、native_enum=False を使ってください。</translation>
    </message>
    <message>
        <source>A column has no type, and its definition needs one.</source>
        <translation>列に型がありませんが、定義には必要です。</translation>
    </message>
    <message>
        <source>Give it a type, for example sa.Integer().</source>
        <translation>sa.Integer() などの型を指定してください。</translation>
    </message>
    <message>
        <source>The type %1 comes from outside the project and is not known.</source>
        <translation>型 %1 はプロジェクトの外から来ており、わかりません。</translation>
    </message>
    <message>
        <source>Map it to a type for each database in the project&apos;s settings.</source>
        <translation>プロジェクトの設定で、データベースごとに型を割り当ててください。</translation>
    </message>
    <message>
        <source>%1 has no form on %2.</source>
        <translation>%2 には %1 に当たるものがありません。</translation>
    </message>
    <message>
        <source>Use a type that this database has, or add one with with_variant().</source>
        <translation>このデータベースにある型を使うか、with_variant() で追加してください。</translation>
    </message>
    <message>
        <source>SQLite does not support autoincrement for composite primary keys: column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>SQLite は複合主キーの autoincrement に対応していません: テーブル「%2」の列「%1」。</translation>
    </message>
    <message>
        <source>Leave autoincrement=True out.</source>
        <translation>autoincrement=True を外してください。</translation>
    </message>
    <message>
        <source>A column with name &apos;%1&apos; is already present in table &apos;%2&apos;.</source>
        <translation>テーブル「%2」には列「%1」が既にあります。</translation>
    </message>
    <message>
        <source>Limbeck cannot run code of &apos;%1&apos; (imported at %2): %3 is not supported.</source>
        <translation>Limbeck は「%1」のコードを実行できません (インポート場所: %2): %3 には対応していません。</translation>
    </message>
    <message>
        <source>%1 is not supported: it would change something outside the database.</source>
        <translation>%1 には対応していません。データベースの外を変更することになります。</translation>
    </message>
    <message>
        <source>%1 is not part of the project, and what the project has instead of it was read</source>
        <translation>%1 はプロジェクトの一部ではなく、プロジェクトにある代わりのものを読みました</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 を読み取れません。</translation>
    </message>
    <message>
        <source>The arguments of %1 are not known here (%2).</source>
        <translation>%1 の引数はここではわかりません (%2)。</translation>
    </message>
    <message>
        <source>A statement of an imported module that takes very many steps</source>
        <translation>非常に多くのステップがかかる、インポートしたモジュールの文</translation>
    </message>
    <message>
        <source>The script took more than %1 steps.</source>
        <translation>スクリプトのステップ数が %1 を超えました。</translation>
    </message>
    <message>
        <source>A list would become too long.</source>
        <translation>リストが長くなりすぎます。</translation>
    </message>
    <message>
        <source>What is asked for here is not supported, and what it is about is not known.</source>
        <translation>ここで求められていることには対応しておらず、対象もわかりません。</translation>
    </message>
    <message>
        <source>A regular expression took too much time or memory.</source>
        <translation>正規表現に時間またはメモリがかかりすぎました。</translation>
    </message>
    <message>
        <source>This needs a value that is not known here: %1.</source>
        <translation>ここではわからない値が必要です: %1。</translation>
    </message>
    <message>
        <source>A preview cannot know it; the step shows its statements only when it runs.</source>
        <translation>プレビューではわかりません。この手順の文は実行時にだけ表示されます。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of module &apos;%2&apos; is not supported.</source>
        <translation>モジュール「%2」の「%1」には対応していません。</translation>
    </message>
    <message>
        <source>Raising &apos;%1&apos;, which Limbeck does not know, is not supported.</source>
        <translation>Limbeck が知らない「%1」の送出には対応していません。</translation>
    </message>
    <message>
        <source>except* (exception groups) is not supported.</source>
        <translation>except* (例外グループ) には対応していません。</translation>
    </message>
    <message>
        <source>yield is not supported here.</source>
        <translation>ここでは yield に対応していません。</translation>
    </message>
    <message>
        <source>Complex numbers are not supported.</source>
        <translation>複素数には対応していません。</translation>
    </message>
    <message>
        <source>Indent the whole file with spaces.</source>
        <translation>ファイル全体を空白でインデントしてください。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text.</source>
        <translation>ファイルを UTF-8 テキストとして保存してください。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and remove its coding line.</source>
        <translation>ファイルを UTF-8 で保存し、coding の行を取り除いてください。</translation>
    </message>
    <message>
        <source>Connect to a database to see what this script does.</source>
        <translation>このスクリプトの内容を見るにはデータベースに接続してください。</translation>
    </message>
    <message>
        <source>Register what it does with @Operations.implementation_for(…).</source>
        <translation>@Operations.implementation_for(…) で処理を登録してください。</translation>
    </message>
    <message>
        <source>%1: no migration context is active here, the &apos;op&apos; and connection functions work only while a migration runs</source>
        <translation>%1: ここではマイグレーションのコンテキストが有効ではありません。「op」と接続の関数はマイグレーションの実行中だけ使えます</translation>
    </message>
    <message>
        <source>Move the call into upgrade() or downgrade().</source>
        <translation>呼び出しを upgrade() または downgrade() に移してください。</translation>
    </message>
    <message>
        <source>Give mapped_column() the type, or add it to the type_annotation_map.</source>
        <translation>mapped_column() に型を指定するか、type_annotation_map に加えてください。</translation>
    </message>
    <message>
        <source>Name the columns in mapped_column().</source>
        <translation>mapped_column() で列に名前を付けてください。</translation>
    </message>
    <message>
        <source>What it gives is not compared.</source>
        <translation>その結果は比較しません。</translation>
    </message>
    <message>
        <source>What the class says is compared; nothing of the table is dropped.</source>
        <translation>クラスの内容は比較します。テーブルからは何も削除しません。</translation>
    </message>
    <message>
        <source>What else the class has is compared; nothing of the table is dropped. Reading the models with the project&apos;s Python knows the base.</source>
        <translation>クラスのほかの部分は比較します。テーブルからは何も削除しません。プロジェクトの Python でモデルを読めば基底クラスがわかります。</translation>
    </message>
    <message>
        <source>The table is not compared. Reading the models with the project&apos;s Python knows it.</source>
        <translation>このテーブルは比較しません。プロジェクトの Python でモデルを読めばわかります。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; on class %2 conflicts with an existing column of table %3.</source>
        <translation>クラス %2 の列「%1」はテーブル %3 の既存の列と衝突します。</translation>
    </message>
    <message>
        <source>Query the other class by its columns, or run this step with the project&apos;s own Python.</source>
        <translation>別のクラスは列で問い合わせるか、この手順をプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>Give the field sa_type or sa_column.</source>
        <translation>フィールドに sa_type または sa_column を指定してください。</translation>
    </message>
    <message>
        <source>The statement was passed over.</source>
        <translation>この文は飛ばしました。</translation>
    </message>
    <message>
        <source>Write the schema into the directive.</source>
        <translation>スキーマをディレクティブに書いてください。</translation>
    </message>
    <message>
        <source>raw_connection(): the driver&apos;s own connection</source>
        <translation>raw_connection(): ドライバー自身の接続</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run.</source>
        <translation>実行用の接続には op.get_bind() を使ってください。</translation>
    </message>
    <message>
        <source>Use op.get_bind().</source>
        <translation>op.get_bind() を使ってください。</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Column</source>
        <translation>Column の属性「%1」への代入</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Table</source>
        <translation>Table の属性「%1」への代入</translation>
    </message>
    <message>
        <source>Write the labels into the script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</source>
        <translation>値をスクリプトに書いてください: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;)。</translation>
    </message>
    <message>
        <source>Expression #%1 %2 in index %3 detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index expressions.</source>
        <translation>インデックス %3 の %1 番目の式 %2 に演算子の指定が含まれているため、式を比較できません。比較できるように、演算子の指定を辞書 ``postgresql_ops`` に移してください。</translation>
    </message>
    <message>
        <source>Did not locate plugins: %1</source>
        <translation>見つからないプラグイン: %1</translation>
    </message>
    <message>
        <source>setting %1 of a %2 in process_revision_directives</source>
        <translation>process_revision_directives で %2 の %1 を設定すること</translation>
    </message>
    <message>
        <source>kw[%1] = %2 of a %3 in process_revision_directives</source>
        <translation>process_revision_directives での %3 の kw[%1] = %2</translation>
    </message>
    <message>
        <source>a %1 among the columns of a CreateTableOp</source>
        <translation>CreateTableOp の列の中の %1</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives put among the directives</source>
        <translation>process_revision_directives がディレクティブに加えた %1</translation>
    </message>
    <message>
        <source>process_revision_directives left something that is no MigrationScript: %1 has no %2.</source>
        <translation>process_revision_directives が MigrationScript でないものを残しました。%1 に %2 がありません。</translation>
    </message>
    <message>
        <source>render_item= with several MetaData</source>
        <translation>複数の MetaData での render_item=</translation>
    </message>
    <message>
        <source>a %1 without type_ that process_revision_directives made</source>
        <translation>process_revision_directives が作った type_ のない %1</translation>
    </message>
    <message>
        <source>Say which kind it is: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; or &quot;primary&quot;.</source>
        <translation>種類を指定してください: type_=&quot;unique&quot;、&quot;foreignkey&quot;、&quot;check&quot;、&quot;primary&quot;。</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives made</source>
        <translation>process_revision_directives が作った %1</translation>
    </message>
    <message>
        <source>A rename is given as old:new for a table and as table.column:new for a column.</source>
        <translation>名前の変更は、テーブルなら 旧:新、列なら テーブル.列:新 と書きます。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no rename.</source>
        <translation>「%1」は名前の変更ではありません。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no fill value.</source>
        <translation>「%1」は補う値ではありません。</translation>
    </message>
    <message>
        <source>It is given as table.column=value, or table.column=sql:expression.</source>
        <translation>テーブル.列=値 または テーブル.列=sql:式 と書きます。</translation>
    </message>
    <message>
        <source>A quotation is not closed in the options: %1</source>
        <translation>オプションの引用符が閉じられていません: %1</translation>
    </message>
    <message>
        <source>Nothing follows the last backslash of the options: %1</source>
        <translation>オプションの最後のバックスラッシュの後に何もありません: %1</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%2&apos;</source>
        <translation>post-write フック「%2」にはキー &apos;%1.type&apos; (toml では &apos;type&apos;) が必要です</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered</source>
        <translation>「%1」という名前のフォーマッターは登録されていません</translation>
    </message>
    <message>
        <source>The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.</source>
        <translation>使える型は exec、module、console_scripts です。env.py が Python コードで登録するものはここではわかりません。</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>revision_environment が設定されていないときに revision コマンドで --sql を使うことはできません</translation>
    </message>
    <message>
        <source>context.configure(template_args=…) must be a dictionary, found %1.</source>
        <translation>context.configure(template_args=…) は辞書でなければなりませんが、%1 がありました。</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; of line %2 is not closed</source>
        <translation>%2 行目のブロック &apos;%1&apos; が閉じられていません</translation>
    </message>
    <message>
        <source>&lt;%def&gt; of line %1 is not closed</source>
        <translation>%1 行目の &lt;%def&gt; が閉じられていません</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes no block that is open here</source>
        <translation>&apos;%1&apos; に対応する開いたブロックがここにありません</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in no block that it could go on</source>
        <translation>&apos;%1&apos; が続けられるブロックの中にありません</translation>
    </message>
    <message>
        <source>a control line starts with if, for, while, try or with, found &apos;%1&apos;</source>
        <translation>制御行は if、for、while、try、with で始まりますが、&apos;%1&apos; がありました</translation>
    </message>
    <message>
        <source>a control line ends with a colon, found &apos;%1&apos;</source>
        <translation>制御行はコロンで終わりますが、&apos;%1&apos; がありました</translation>
    </message>
    <message>
        <source>&apos;${&apos; is not closed with &apos;}&apos;</source>
        <translation>&apos;${&apos; が &apos;}&apos; で閉じられていません</translation>
    </message>
    <message>
        <source>an empty expression</source>
        <translation>空の式</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; of a template</source>
        <translation>テンプレートのフィルター &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Write the text without it.</source>
        <translation>それを使わずにテキストを書いてください。</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&apos; is not closed with &apos;&gt;&apos;</source>
        <translation>&apos;&lt;%%1&apos; が &apos;&gt;&apos; で閉じられていません</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&gt;&apos; is not closed</source>
        <translation>&apos;&lt;%%1&gt;&apos; が閉じられていません</translation>
    </message>
    <message>
        <source>&lt;%%1&gt; in a template</source>
        <translation>テンプレートの中の &lt;%%1&gt;</translation>
    </message>
    <message>
        <source>a &lt;%def&gt; inside a &lt;%def&gt;</source>
        <translation>&lt;%def&gt; の中の &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Define it beside the other.</source>
        <translation>もう一つの外で定義してください。</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;</source>
        <translation>&lt;%def&gt; には name=&quot;f(引数)&quot; が必要です</translation>
    </message>
    <message>
        <source>&lt;%def&gt; with other attributes than name</source>
        <translation>name 以外の属性を持つ &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>それらを除いてください。</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;, found &quot;%1&quot;</source>
        <translation>&lt;%def&gt; には name=&quot;f(引数)&quot; が必要ですが、&quot;%1&quot; がありました</translation>
    </message>
    <message>
        <source>a closing tag that nothing opened</source>
        <translation>開始タグのない終了タグ</translation>
    </message>
    <message>
        <source>&apos;&lt;%&apos; is not closed with &apos;%&gt;&apos;</source>
        <translation>&apos;&lt;%&apos; が &apos;%&gt;&apos; で閉じられていません</translation>
    </message>
    <message>
        <source>Can&apos;t find the foreign key between the two sides of a join: give the condition as the second argument.</source>
        <translation>結合の両側の間に外部キーが見つかりません。第 2 引数で条件を指定してください。</translation>
    </message>
    <message>
        <source>sqlalchemy: calling %1</source>
        <translation>sqlalchemy: %1 の呼び出し</translation>
    </message>
    <message>
        <source>Can&apos;t validate argument &apos;%1&apos; of %2(); there is no dialect named &apos;%3&apos;. It is ignored.</source>
        <translation>%2() の引数「%1」を検証できません。「%3」という名前の方言はありません。この引数は無視します。</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is already defined for this MetaData instance.  Specify &apos;extend_existing=True&apos; to redefine options and columns on an existing Table object.</source>
        <translation>テーブル「%1」はこの MetaData に既に定義されています。既存の Table オブジェクトのオプションと列を定義し直すには &apos;extend_existing=True&apos; を指定してください。</translation>
    </message>
    <message>
        <source>op.invoke() of %1</source>
        <translation>%1 の op.invoke()</translation>
    </message>
    <message>
        <source>reverse() of %1</source>
        <translation>%1 の reverse()</translation>
    </message>
    <message>
        <source>__autoload__: the columns come from a database</source>
        <translation>__autoload__: 列がデータベースから来ます</translation>
    </message>
    <message>
        <source>%1.%2: a %3() of the ORM</source>
        <translation>%1.%2: ORM の %3()</translation>
    </message>
    <message>
        <source>This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can&apos;t call begin() here unless rollback() or commit() is called first.</source>
        <translation>この接続には begin() または autobegin による SQLAlchemy の Transaction() が既にあります。ここで begin() を呼ぶには、先に rollback() または commit() を呼んでください。</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a connection</source>
        <translation>接続の属性「%1」の設定</translation>
    </message>
    <message>
        <source>%1: there is no migration environment here</source>
        <translation>%1: ここにはマイグレーション環境がありません</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a dialect</source>
        <translation>方言の属性「%1」の設定</translation>
    </message>
    <message>
        <source>create_engine(): scripts work on the connection of the migration</source>
        <translation>create_engine(): スクリプトはマイグレーションの接続を使います</translation>
    </message>
    <message>
        <source>sqlalchemy.inspect() of %1</source>
        <translation>%1 の sqlalchemy.inspect()</translation>
    </message>
    <message>
        <source>This result object is closed.</source>
        <translation>この結果オブジェクトは閉じられています。</translation>
    </message>
    <message>
        <source>This result object does not return rows. It has been closed automatically.</source>
        <translation>この結果オブジェクトは行を返しません。自動的に閉じられました。</translation>
    </message>
    <message>
        <source>Don&apos;t know how to join: give the left side with select_from() or join_from(), and the condition.</source>
        <translation>結合の方法がわかりません。select_from() または join_from() で左側を、あわせて条件も指定してください。</translation>
    </message>
    <message>
        <source>Can&apos;t determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().</source>
        <translation>結合できる FROM が複数あり、どれから結合するか決められません。select_from() または join_from() で左側を指定してください。</translation>
    </message>
    <message>
        <source>type %1: a TypeDecorator without `impl`</source>
        <translation>型 %1: `impl` のない TypeDecorator</translation>
    </message>
    <message>
        <source>Enum of %1: the class is not defined in the project, its members are not known</source>
        <translation>%1 の Enum: クラスがプロジェクトで定義されていないため、メンバーがわかりません</translation>
    </message>
    <message>
        <source>python_type of %1</source>
        <translation>%1 の python_type</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a %2 type</source>
        <translation>型 %2 の属性「%1」の設定</translation>
    </message>
    <message>
        <source>The CHECK of column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: its type in existing_type has no name.</source>
        <translation>テーブル「%2」の列「%1」の CHECK を削除できません。existing_type の型に名前がありません。</translation>
    </message>
    <message>
        <source>Name the type in existing_type as the constraint is named.</source>
        <translation>existing_type の型に制約と同じ名前を付けてください。</translation>
    </message>
    <message>
        <source>Table %1: %2 names column %3 by its new name; Alembic would lose it or fail.</source>
        <translation>テーブル %1: %2 が列 %3 を新しい名前で参照しています。Alembic では失われるか失敗します。</translation>
    </message>
    <message>
        <source>The batch of table %1 renames column %2 to %3 and adds a new column %4: Alembic would lose the renamed one.</source>
        <translation>テーブル %1 の batch は列 %2 の名前を %3 に変え、新しい列 %4 を追加します。Alembic では名前を変えた列が失われます。</translation>
    </message>
    <message>
        <source>Rename in one batch and add in another.</source>
        <translation>名前の変更と追加を別々の batch で行ってください。</translation>
    </message>
    <message>
        <source>A batch that rebuilds table %1 cannot turn column %2 into an identity column.</source>
        <translation>テーブル %1 を再構築する batch では、列 %2 を identity 列にできません。</translation>
    </message>
    <message>
        <source>Column %1 of %2 cannot be altered into a computed column.</source>
        <translation>%2 の列 %1 は計算列に変更できません。</translation>
    </message>
    <message>
        <source>The values of %1.%2 are copied with CAST to %3, which SQLite does numerically: texts such as &apos;2020-01-02&apos; become 2020, &apos;true&apos; becomes 0.</source>
        <translation>%1.%2 の値は %3 への CAST でコピーされ、SQLite はこれを数値として行います。&apos;2020-01-02&apos; のようなテキストは 2020 に、&apos;true&apos; は 0 になります。</translation>
    </message>
    <message>
        <source>An index that a batch adds to table %1 has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>batch がテーブル %1 に追加するインデックスに名前がなく、命名規則に「ix」がありません。</translation>
    </message>
    <message>
        <source>Index %1 of %2 is over column %3, which the batch drops: the index goes with it. Alembic would fail after the table was replaced.</source>
        <translation>%2 のインデックス %1 は batch が削除する列 %3 を使うため、一緒に削除されます。Alembic ではテーブルを置き換えた後で失敗します。</translation>
    </message>
    <message>
        <source>Table %1: %2 is over a column that the batch drops, and goes with it.</source>
        <translation>テーブル %1: %2 は batch が削除する列を使うため、一緒に削除されます。</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER: column %1 of %2 would be added in place.</source>
        <translation>ALTER では insert_before と insert_after を指定できません。%2 の列 %1 は再構築せずに追加されます。</translation>
    </message>
    <message>
        <source>Give batch_alter_table the argument recreate=&quot;always&quot;.</source>
        <translation>batch_alter_table に引数 recreate=&quot;always&quot; を指定してください。</translation>
    </message>
    <message>
        <source>No literal value renderer is available for literal value &quot;%1&quot; with datatype NULL</source>
        <translation>データ型 NULL の値「%1」はリテラルとして書けません</translation>
    </message>
    <message>
        <source>An SQL script needs the type of the column: sa.column(&quot;%1&quot;, sa.…).</source>
        <translation>SQL スクリプトには列の型が必要です: sa.column(&quot;%1&quot;, sa.…)。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; has autoincrement=True, but %3 is no type of numbers.</source>
        <translation>テーブル「%2」の列「%1」は autoincrement=True ですが、%3 は数値の型ではありません。</translation>
    </message>
    <message>
        <source>Only one column may have autoincrement=True; table &apos;%1&apos; has &apos;%2&apos; and &apos;%3&apos;.</source>
        <translation>autoincrement=True にできる列は一つだけですが、テーブル「%1」には「%2」と「%3」があります。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>テーブル「%2」の列「%1」。</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 を「%2」にすることはできません。</translation>
    </message>
    <message>
        <source>It must be one of %1.</source>
        <translation>指定できるのは %1 です。</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>主キー</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>一意制約</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>外部キー</translation>
    </message>
    <message>
        <source>%1 has no EXCLUDE constraints.</source>
        <translation>%1 に EXCLUDE 制約はありません。</translation>
    </message>
    <message>
        <source>Guard the directive by the dialect: if op.get_bind().dialect.name == &quot;postgresql&quot;.</source>
        <translation>ディレクティブを方言で分けてください: if op.get_bind().dialect.name == &quot;postgresql&quot;。</translation>
    </message>
    <message>
        <source>postgresql_include names column &apos;%1&apos;, which is not known here.</source>
        <translation>postgresql_include が参照する列「%1」はここではわかりません。</translation>
    </message>
    <message>
        <source>Alembic knows only the constraint&apos;s own columns: write the constraint with op.execute().</source>
        <translation>Alembic にわかるのは制約自身の列だけです。制約を op.execute() で書いてください。</translation>
    </message>
    <message>
        <source>Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.</source>
        <translation>行の挿入、変更、削除ができるのはテーブルだけです。サブクエリや結合ではできません。</translation>
    </message>
    <message>
        <source>An UPDATE of table &apos;%1&apos; sets no column.</source>
        <translation>テーブル「%1」の UPDATE がどの列も設定していません。</translation>
    </message>
    <message>
        <source>Give it .values(…).</source>
        <translation>.values(…) を指定してください。</translation>
    </message>
    <message>
        <source>%1 cannot delete by the rows of another table.</source>
        <translation>%1 では別のテーブルの行に基づく削除はできません。</translation>
    </message>
    <message>
        <source>Use a subquery: .where(t.c.id.in_(select(…))).</source>
        <translation>サブクエリを使ってください: .where(t.c.id.in_(select(…)))。</translation>
    </message>
    <message>
        <source>The first set of parameters decides which there are: give every set the same keys.</source>
        <translation>パラメーターは最初の組で決まります。すべての組に同じキーを書いてください。</translation>
    </message>
    <message>
        <source>SQL parameters not allowed with as_sql</source>
        <translation>as_sql では SQL パラメーターを使えません</translation>
    </message>
    <message>
        <source>An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().</source>
        <translation>SQL スクリプトにパラメーターはありません。op.inline_literal() などで値を文に書いてください。</translation>
    </message>
    <message>
        <source>%1 has no arrays: an array constructor cannot be written.</source>
        <translation>%1 に配列はありません。配列コンストラクターは書けません。</translation>
    </message>
    <message>
        <source>%1 has no arrays: an element of one cannot be addressed.</source>
        <translation>%1 に配列はありません。配列の要素は参照できません。</translation>
    </message>
    <message>
        <source>A join has no condition, and none follows from the foreign keys of its tables.</source>
        <translation>結合に条件がなく、テーブルの外部キーからも決まりません。</translation>
    </message>
    <message>
        <source>Give the condition: a.join(b, a.c.id == b.c.a_id).</source>
        <translation>条件を指定してください: a.join(b, a.c.id == b.c.a_id)。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; is an identity column: it cannot get a default at the same time.</source>
        <translation>テーブル「%2」の列「%1」は identity 列です。同時に既定値を設定することはできません。</translation>
    </message>
    <message>
        <source>Remove the identity first: server_default=None, then set the default in a second op.alter_column().</source>
        <translation>まず server_default=None で identity を外し、2 回目の op.alter_column() で既定値を設定してください。</translation>
    </message>
    <message>
        <source>Identity() of column &apos;%1&apos; of table &apos;%2&apos; changes nothing.</source>
        <translation>テーブル「%2」の列「%1」の Identity() は何も変更しません。</translation>
    </message>
    <message>
        <source>To make the column an identity column, say that it is none yet: existing_server_default=None.</source>
        <translation>identity 列にするには、まだそうでないことを existing_server_default=None で示してください。</translation>
    </message>
    <message>
        <source>%1 must be a dictionary.</source>
        <translation>%1 は辞書でなければなりません。</translation>
    </message>
    <message>
        <source>Name the index, or add &quot;ix&quot; to the naming convention of the metadata.</source>
        <translation>インデックスに名前を付けるか、メタデータの命名規則に「ix」を加えてください。</translation>
    </message>
    <message>
        <source>postgresql_using cannot be &apos;%1&apos;: the name of an index method is expected.</source>
        <translation>postgresql_using を「%1」にすることはできません。インデックスメソッドの名前が必要です。</translation>
    </message>
    <message>
        <source>For example btree, hash, gist, gin, brin.</source>
        <translation>例: btree、hash、gist、gin、brin。</translation>
    </message>
    <message>
        <source>sqlite_where must be an SQL expression, not a plain string.</source>
        <translation>sqlite_where は文字列ではなく SQL 式でなければなりません。</translation>
    </message>
    <message>
        <source>Write sqlite_where=sa.text(&quot;…&quot;).</source>
        <translation>sqlite_where=sa.text(&quot;…&quot;) と書いてください。</translation>
    </message>
    <message>
        <source>The first row decides which columns the INSERT has: give every row the same keys.</source>
        <translation>INSERT の列は最初の行で決まります。すべての行に同じキーを書いてください。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but the constraint on table &apos;%2&apos; has no name.</source>
        <translation>「%1」の命名規則に %(constraint_name)s がありますが、テーブル「%2」のその制約に名前がありません。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, but the referred table is not known here.</source>
        <translation>「%1」の命名規則は %(%2)s を使っていますが、参照先のテーブルがここではわかりません。</translation>
    </message>
    <message>
        <source>Write the constraint&apos;s name in the script.</source>
        <translation>制約の名前をスクリプトに書いてください。</translation>
    </message>
    <message>
        <source>Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().</source>
        <translation>命名規則の Python 関数はここでは評価できません。スクリプトで op.f() を使って制約に名前を付けてください。</translation>
    </message>
    <message>
        <source>Additional arguments should be named &lt;dialectname&gt;_&lt;argument&gt;, got &apos;%1&apos;</source>
        <translation>追加の引数の名前は &lt;dialectname&gt;_&lt;argument&gt; の形でなければなりませんが、「%1」です</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no argument of %2.</source>
        <translation>「%1」は %2 の引数ではありません。</translation>
    </message>
    <message>
        <source>%1 must be a string.</source>
        <translation>%1 は文字列でなければなりません。</translation>
    </message>
    <message>
        <source>%1 must be True or False.</source>
        <translation>%1 は True か False でなければなりません。</translation>
    </message>
    <message>
        <source>%1 must be a list of names.</source>
        <translation>%1 は名前のリストでなければなりません。</translation>
    </message>
    <message>
        <source>%1 must be an SQL expression.</source>
        <translation>%1 は SQL 式でなければなりません。</translation>
    </message>
    <message>
        <source>PostgreSQL has no virtual computed columns: &apos;%1&apos; is declared with persisted=False.</source>
        <translation>PostgreSQL に仮想計算列はありませんが、「%1」は persisted=False と宣言されています。</translation>
    </message>
    <message>
        <source>Leave persisted out, or use persisted=True.</source>
        <translation>persisted を除くか、persisted=True を使ってください。</translation>
    </message>
    <message>
        <source>%1 is no value of %2: only True, False, None, 1 and 0 are.</source>
        <translation>%1 は %2 の値ではありません。使えるのは True、False、None、1、0 だけです。</translation>
    </message>
    <message>
        <source>A name is empty: tables, columns, constraints and indexes need at least one character.</source>
        <translation>空の名前があります。テーブル、列、制約、インデックスの名前には 1 文字以上必要です。</translation>
    </message>
    <message>
        <source>A % in a raw SQL string with parameters must be written %%.</source>
        <translation>パラメーター付きの SQL 文字列の中の % は %% と書かなければなりません。</translation>
    </message>
    <message>
        <source>A raw SQL string has more placeholders than the %1 values given.</source>
        <translation>SQL 文字列のプレースホルダーが、渡された %1 個の値より多くあります。</translation>
    </message>
    <message>
        <source>A value is required for parameter &apos;%1&apos; of a raw SQL string.</source>
        <translation>SQL 文字列のパラメーター「%1」に値が必要です。</translation>
    </message>
    <message>
        <source>A subquery has no table of its own left: all its tables belong to the enclosing statement.</source>
        <translation>サブクエリ自身のテーブルが残っていません。すべて外側の文のテーブルです。</translation>
    </message>
    <message>
        <source>Use .correlate(…) to say which tables come from outside.</source>
        <translation>外側から来るテーブルを .correlate(…) で指定してください。</translation>
    </message>
    <message>
        <source>SQLite cannot extract &apos;%1&apos; from a date.</source>
        <translation>SQLite は日付から「%1」を取り出せません。</translation>
    </message>
    <message>
        <source>It has year, month, day, hour, minute, second, doy, dow, week and epoch.</source>
        <translation>使えるのは year、month、day、hour、minute、second、doy、dow、week、epoch です。</translation>
    </message>
    <message>
        <source>SQLite has no sequences: the next value of &apos;%1&apos; cannot be taken.</source>
        <translation>SQLite にシーケンスはありません。「%1」の次の値を取得できません。</translation>
    </message>
    <message>
        <source>An integer was expected, not &apos;%1&apos;.</source>
        <translation>整数が必要ですが、「%1」がありました。</translation>
    </message>
    <message>
        <source>A %1 cannot stand in a JSON column: JSON has no such value.</source>
        <translation>%1 は JSON の列に入れられません。JSON にそのような値はありません。</translation>
    </message>
    <message>
        <source>Convert it in the script, for example with str().</source>
        <translation>スクリプトの中で str() などを使って変換してください。</translation>
    </message>
    <message>
        <source>A %1 cannot be written as a value of %2 on %3.</source>
        <translation>%3 では %1 を %2 の値として書けません。</translation>
    </message>
    <message>
        <source>Give the column or the parameter a type that takes this value, or convert the value in the script.</source>
        <translation>この値を受け付ける型を列またはパラメーターに指定するか、スクリプトの中で値を変換してください。</translation>
    </message>
    <message>
        <source>ALTER TABLE: the history so far has no table %1.</source>
        <translation>ALTER TABLE: ここまでの履歴にテーブル %1 がありません。</translation>
    </message>
    <message>
        <source>calling it</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>indexing it</source>
        <translation>添字による参照</translation>
    </message>
    <message>
        <source>setting an attribute of it</source>
        <translation>属性の設定</translation>
    </message>
    <message>
        <source>setting an item of it</source>
        <translation>要素の設定</translation>
    </message>
    <message>
        <source>deleting an item of it</source>
        <translation>要素の削除</translation>
    </message>
    <message>
        <source>iterating over it</source>
        <translation>反復処理</translation>
    </message>
    <message>
        <source>an operator on it</source>
        <translation>演算子の使用</translation>
    </message>
    <message>
        <source>testing whether it is true</source>
        <translation>真偽の判定</translation>
    </message>
    <message>
        <source>asking for its length</source>
        <translation>長さの取得</translation>
    </message>
    <message>
        <source>looking for something in it</source>
        <translation>中身の検索</translation>
    </message>
    <message>
        <source>using it as text</source>
        <translation>テキストとしての使用</translation>
    </message>
    <message>
        <source>using it in a with statement</source>
        <translation>with 文での使用</translation>
    </message>
    <message>
        <source>an unknown place</source>
        <translation>不明な場所</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write what it does with op directives or SQL.</source>
        <translation>このリビジョンをプロジェクト自身の Python で実行するか、処理を op のディレクティブまたは SQL で書いてください。</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write it another way.</source>
        <translation>このリビジョンをプロジェクト自身の Python で実行するか、別の書き方をしてください。</translation>
    </message>
    <message>
        <source>Write the code out, or run this revision with the project&apos;s own Python.</source>
        <translation>コードを直接書くか、このリビジョンをプロジェクト自身の Python で実行してください。</translation>
    </message>
    <message>
        <source>Nobody can answer while a migration runs; read an environment variable or an -x argument instead.</source>
        <translation>マイグレーションの実行中は誰も答えられません。代わりに環境変数または -x 引数を読んでください。</translation>
    </message>
    <message>
        <source>Use importlib.import_module().</source>
        <translation>importlib.import_module() を使ってください。</translation>
    </message>
    <message>
        <source>__import__() relative to a package</source>
        <translation>パッケージからの相対的な __import__()</translation>
    </message>
    <message>
        <source>%1() is not supported.</source>
        <translation>%1() には対応していません。</translation>
    </message>
    <message>
        <source>Pass the arguments one by one instead of with * or **.</source>
        <translation>引数を * や ** でなく一つずつ渡してください。</translation>
    </message>
    <message>
        <source>A condition that is not known without running the code (%1): its first branch was read.</source>
        <translation>コードを実行しないとわからない条件です (%1)。最初の分岐を読みました。</translation>
    </message>
    <message>
        <source>A loop over what is not known without running the code (%1): it was read once.</source>
        <translation>コードを実行しないとわからないものについてのループです (%1)。1 回だけ読みました。</translation>
    </message>
    <message>
        <source>Raise one of Python&apos;s own exceptions.</source>
        <translation>Python 自身の例外を送出してください。</translation>
    </message>
    <message>
        <source>A text would become too long.</source>
        <translation>文字列が長くなりすぎます。</translation>
    </message>
    <message>
        <source>A text grew beyond %1 bytes.</source>
        <translation>文字列が %1 バイトを超えました。</translation>
    </message>
    <message>
        <source>The result of ** would be too large.</source>
        <translation>** の結果が大きくなりすぎます。</translation>
    </message>
    <message>
        <source>The result of &lt;&lt; would be too large.</source>
        <translation>&lt;&lt; の結果が大きくなりすぎます。</translation>
    </message>
    <message>
        <source>Use except.</source>
        <translation>except を使ってください。</translation>
    </message>
    <message>
        <source>Use it in the body of a function.</source>
        <translation>関数の本体の中で使ってください。</translation>
    </message>
    <message>
        <source>Simplify the expression.</source>
        <translation>式を簡単にしてください。</translation>
    </message>
    <message>
        <source>Indent the lines that belong to it, or write `pass`.</source>
        <translation>対象の行をインデントするか、`pass` と書いてください。</translation>
    </message>
    <message>
        <source>Align the line with the one before it.</source>
        <translation>この行を前の行とそろえてください。</translation>
    </message>
    <message>
        <source>Align the line with the block that it belongs to.</source>
        <translation>この行を属するブロックとそろえてください。</translation>
    </message>
    <message>
        <source>This is Python 2.</source>
        <translation>これは Python 2 の書き方です。</translation>
    </message>
    <message>
        <source>Delete the invisible character here.</source>
        <translation>ここにある見えない文字を削除してください。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8, or declare its encoding in the first line.</source>
        <translation>ファイルを UTF-8 で保存するか、1 行目で文字コードを宣言してください。</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>演算子 %1</translation>
    </message>
    <message>
        <source>comparing it with %1</source>
        <translation>%1 による比較</translation>
    </message>
    <message>
        <source>listeners other than column_reflect</source>
        <translation>column_reflect 以外のリスナー</translation>
    </message>
    <message>
        <source>The models give table %1 two indexes of the name %2: only the last one is compared. Give one of them another name.</source>
        <translation>モデルではテーブル %1 に %2 という名前のインデックスが 2 つあります。比較されるのは最後のものだけです。どちらかに別の名前を付けてください。</translation>
    </message>
    <message>
        <source>A negative number raised to a fraction gives a complex number, which is not supported.</source>
        <translation>負の数の分数乗は複素数になり、対応していません。</translation>
    </message>
    <message>
        <source>Use two floats.</source>
        <translation>浮動小数点数を 2 つ使ってください。</translation>
    </message>
    <message>
        <source>This power of a Decimal is not supported.</source>
        <translation>Decimal のこのべき乗には対応していません。</translation>
    </message>
    <message>
        <source>Use a whole exponent.</source>
        <translation>整数の指数を使ってください。</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported with this digest size.</source>
        <translation>ハッシュ「%1」はこの長さでは対応していません。</translation>
    </message>
    <message>
        <source>Use sha256, md5 or another hash of fixed size.</source>
        <translation>sha256、md5 など長さの決まったハッシュを使ってください。</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported here.</source>
        <translation>ここではハッシュ「%1」に対応していません。</translation>
    </message>
    <message>
        <source>Use sha256 or sha512.</source>
        <translation>sha256 または sha512 を使ってください。</translation>
    </message>
    <message>
        <source>A function or class must follow its decorator.</source>
        <translation>デコレーターの後には関数かクラスが必要です。</translation>
    </message>
    <message>
        <source>An expression is expected here.</source>
        <translation>ここには式が必要です。</translation>
    </message>
    <message>
        <source>Put parentheses around the items after `in`.</source>
        <translation>`in` の後の要素を括弧で囲んでください。</translation>
    </message>
    <message>
        <source>Python 3 has no tuples among parameters.</source>
        <translation>Python 3 では引数にタプルを書けません。</translation>
    </message>
    <message>
        <source>The pattern **rest must be the last.</source>
        <translation>パターン **rest は最後に置く必要があります。</translation>
    </message>
    <message>
        <source>raise E, &quot;text&quot; is Python 2; write raise E(&quot;text&quot;).</source>
        <translation>raise E, &quot;text&quot; は Python 2 の書き方です。raise E(&quot;text&quot;) と書いてください。</translation>
    </message>
    <message>
        <source>Write huge integers in hexadecimal.</source>
        <translation>巨大な整数は 16 進数で書いてください。</translation>
    </message>
    <message>
        <source>Remove the backslash at the end of the file.</source>
        <translation>ファイル末尾のバックスラッシュを削除してください。</translation>
    </message>
    <message>
        <source>Nothing, not even a blank, may follow a backslash that continues a line.</source>
        <translation>行を続けるバックスラッシュの後には、空白も含めて何も置けません。</translation>
    </message>
    <message>
        <source>Backticks are Python 2; write repr(…).</source>
        <translation>バッククォートは Python 2 の書き方です。repr(…) と書いてください。</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2</source>
        <translation>%1 は完全には読み取れていません: %2</translation>
    </message>
    <message>
        <source>changes the values of type %1</source>
        <translation>型 %1 の値を変更します</translation>
    </message>
    <message>
        <source>drops type %1, which no column uses any more</source>
        <translation>どの列でも使われなくなった型 %1 を削除します</translation>
    </message>
    <message>
        <source>the table has 1 row</source>
        <translation>テーブルには 1 行あります</translation>
    </message>
    <message>
        <source>the table has %1 rows</source>
        <translation>テーブルには %1 行あります</translation>
    </message>
    <message>
        <source>no rows would be lost</source>
        <translation>失われる行はありません</translation>
    </message>
    <message>
        <source>1 row would be lost</source>
        <translation>1 行が失われます</translation>
    </message>
    <message>
        <source>%1 rows would be lost</source>
        <translation>%1 行が失われます</translation>
    </message>
    <message>
        <source>no values would be lost</source>
        <translation>失われる値はありません</translation>
    </message>
    <message>
        <source>1 value would be lost</source>
        <translation>1 個の値が失われます</translation>
    </message>
    <message>
        <source>%1 values would be lost</source>
        <translation>%1 個の値が失われます</translation>
    </message>
    <message>
        <source>its rows could not be counted</source>
        <translation>行を数えられませんでした</translation>
    </message>
    <message>
        <source>there are rows without a value</source>
        <translation>値のない行があります</translation>
    </message>
    <message>
        <source>rows without a value get %1</source>
        <translation>値のない行は %1 になります</translation>
    </message>
    <message>
        <source>there is no automatic conversion: USING %1</source>
        <translation>自動変換はありません: USING %1</translation>
    </message>
    <message>
        <source>no revision mentions it: something else made it</source>
        <translation>どのリビジョンにも出てきません: ほかの何かが作りました</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>同じ型</translation>
    </message>
    <message>
        <source>type of the same kind</source>
        <translation>同じ種類の型</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>同じ位置</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>似た名前</translation>
    </message>
    <message>
        <source>%1 of %2 columns are the same</source>
        <translation>%2 列のうち %1 列が同じ</translation>
    </message>
    <message>
        <source>%1, process %2 of the server</source>
        <translation>%1、サーバーのプロセス %2</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server</source>
        <translation>ユーザー %2 の %1、サーバーのプロセス %3</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server, connected since %4</source>
        <translation>ユーザー %2 の %1、サーバーのプロセス %3、接続開始 %4</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>セッション</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>ファイルがありません</translation>
    </message>
    <message>
        <source>runs SQL text</source>
        <translation>SQL テキストを実行します</translation>
    </message>
    <message>
        <source>the folder %1 of %2</source>
        <translation>%2 のフォルダー %1</translation>
    </message>
    <message>
        <source>what .pdm-python names in %1</source>
        <translation>%1 の .pdm-python が示すもの</translation>
    </message>
    <message>
        <source>Poetry&apos;s environment of %1</source>
        <translation>%1 の Poetry 環境</translation>
    </message>
    <message>
        <source>Pipenv&apos;s environment of %1</source>
        <translation>%1 の Pipenv 環境</translation>
    </message>
    <message>
        <source>%1 on PATH</source>
        <translation>PATH 上の %1</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>選択されたもの</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver.</source>
        <translation>非同期ドライバーのデータベース 1 つ。</translation>
    </message>
    <message>
        <source>One database with a synchronous driver.</source>
        <translation>同期ドライバーのデータベース 1 つ。</translation>
    </message>
    <message>
        <source>Several databases that move together.</source>
        <translation>一緒に移行する複数のデータベース。</translation>
    </message>
    <message>
        <source>One database with a synchronous driver; settings in pyproject.toml.</source>
        <translation>同期ドライバーのデータベース 1 つ。設定は pyproject.toml にあります。</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver; settings in pyproject.toml.</source>
        <translation>非同期ドライバーのデータベース 1 つ。設定は pyproject.toml にあります。</translation>
    </message>
    <message>
        <source>it belongs to extension %1</source>
        <translation>拡張 %1 のものです</translation>
    </message>
    <message>
        <source>SQL whose effect is not read: %1</source>
        <translation>効果を読み取れない SQL: %1</translation>
    </message>
    <message>
        <source>made like %1, which the history so far does not have</source>
        <translation>ここまでの履歴にない %1 と同じように作られます</translation>
    </message>
    <message>
        <source>a DO block decides when it runs</source>
        <translation>DO ブロックが実行時に決めます</translation>
    </message>
    <message>
        <source>the index over an expression %1</source>
        <translation>式に対するインデックス %1</translation>
    </message>
    <message>
        <source>the trigger %1</source>
        <translation>トリガー %1</translation>
    </message>
    <message>
        <source>the index %1, which names the changed column %2</source>
        <translation>変更された列 %2 を参照するインデックス %1</translation>
    </message>
    <message>
        <source>the comment of the table</source>
        <translation>テーブルのコメント</translation>
    </message>
    <message>
        <source>the sequence of column %1, which is not the primary key and becomes a plain number</source>
        <translation>主キーではなく、ただの数になる列 %1 のシーケンス</translation>
    </message>
    <message>
        <source>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} keeps it)</source>
        <translation>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} で保たれます)</translation>
    </message>
    <message>
        <source>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} keeps it)</source>
        <translation>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} で保たれます)</translation>
    </message>
    <message>
        <source>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} keeps it)</source>
        <translation>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} で保たれます)</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of the primary key</source>
        <translation>主キーの ON CONFLICT %1</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of column %2</source>
        <translation>列 %2 の ON CONFLICT %1</translation>
    </message>
    <message>
        <source>COLLATE %1 of column %2</source>
        <translation>列 %2 の COLLATE %1</translation>
    </message>
    <message>
        <source>the declared type %1 of column %2, which becomes %3</source>
        <translation>列 %2 の宣言された型 %1 (%3 になります)</translation>
    </message>
    <message>
        <source>the CHECK without a name: %1</source>
        <translation>名前のない CHECK: %1</translation>
    </message>
    <message>
        <source>UNIQUE %1, which stands in a form that reflection does not see</source>
        <translation>スキーマの読み取りでは見えない書き方の UNIQUE %1</translation>
    </message>
    <message>
        <source>the name %1 of UNIQUE %2</source>
        <translation>UNIQUE %2 の名前 %1</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of UNIQUE %2</source>
        <translation>UNIQUE %2 の ON CONFLICT %1</translation>
    </message>
    <message>
        <source>the %1 of %2 in %3 %4</source>
        <translation>%3 %4 の %2 の %1</translation>
    </message>
    <message>
        <source>%1 of the foreign key (%2) to %3</source>
        <translation>%3 への外部キー (%2) の %1</translation>
    </message>
    <message>
        <source>DESC of %1 in index %2</source>
        <translation>インデックス %2 の %1 の DESC</translation>
    </message>
    <message>
        <source>COLLATE %1 of %2 in index %3</source>
        <translation>インデックス %3 の %2 の COLLATE %1</translation>
    </message>
    <message>
        <source>a statement that could not be read: %1</source>
        <translation>読み取れなかった文: %1</translation>
    </message>
    <message>
        <source>rows of a statement that was not run</source>
        <translation>実行していない文の行</translation>
    </message>
    <message>
        <source>%1= of %2 in env.py</source>
        <translation>env.py の %2 の %1=</translation>
    </message>
    <message>
        <source>context.%1() while reading</source>
        <translation>読み取り中の context.%1()</translation>
    </message>
    <message>
        <source>a value that is not known: %1 is not part of the project</source>
        <translation>未知の値: %1 はプロジェクトに含まれていません</translation>
    </message>
    <message>
        <source>rows of %1 (line %2)</source>
        <translation>%1 の行 (%2 行目)</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>%1 の行</translation>
    </message>
    <message>
        <source>Raw SQL: %1</source>
        <translation>生の SQL: %1</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3)</source>
        <translation>%1 は完全には読めていません: %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2. %3</source>
        <translation>%1 は完全には読めていません: %2。%3</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3). %4</source>
        <translation>%1 は完全には読めていません: %2 (%3)。%4</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>テーブル %1</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>列 %1.%2</translation>
    </message>
    <message>
        <source>a listener</source>
        <translation>リスナー</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>あるテーブル</translation>
    </message>
    <message>
        <source>its type is that of the column it refers to, which is not known</source>
        <translation>型は参照先の列のものですが、それが分かりません</translation>
    </message>
    <message>
        <source>type %1 is not known: its source is not part of the project</source>
        <translation>型 %1 は不明です: ソースがプロジェクトに含まれていません</translation>
    </message>
    <message>
        <source>its server default could not be computed</source>
        <translation>サーバー側の既定値を計算できませんでした</translation>
    </message>
    <message>
        <source>its comment could not be computed</source>
        <translation>コメントを計算できませんでした</translation>
    </message>
    <message>
        <source>an argument of it could not be computed: it may be a foreign key or another constraint</source>
        <translation>引数を計算できませんでした: 外部キーやほかの制約かもしれません</translation>
    </message>
    <message>
        <source>a constraint or index of it could not be computed</source>
        <translation>制約またはインデックスを計算できませんでした</translation>
    </message>
    <message>
        <source>its name could not be computed</source>
        <translation>名前を計算できませんでした</translation>
    </message>
    <message>
        <source>it is called for every %1 and may change tables; it was not run</source>
        <translation>%1 のたびに呼ばれ、テーブルを変えるかもしれません。実行していません</translation>
    </message>
    <message>
        <source>it is %1, which is not part of the project</source>
        <translation>これは %1 で、プロジェクトに含まれていません</translation>
    </message>
    <message>
        <source>it is not known before it runs: %1</source>
        <translation>実行するまで分かりません: %1</translation>
    </message>
    <message>
        <source>it is a %1, not a MetaData</source>
        <translation>これは MetaData ではなく %1 です</translation>
    </message>
    <message>
        <source>create_table: the history so far has a table %1 already.</source>
        <translation>create_table: ここまでの履歴にテーブル %1 がすでにあります。</translation>
    </message>
    <message>
        <source>drop_table: the history so far has no table %1.</source>
        <translation>drop_table: ここまでの履歴にテーブル %1 はありません。</translation>
    </message>
    <message>
        <source>add_column: table %1 has a column %2 already.</source>
        <translation>add_column: テーブル %1 に列 %2 はすでにあります。</translation>
    </message>
    <message>
        <source>drop_column: table %1 has no column %2.</source>
        <translation>drop_column: テーブル %1 に列 %2 はありません。</translation>
    </message>
    <message>
        <source>alter_column: table %1 has no column %2.</source>
        <translation>alter_column: テーブル %1 に列 %2 はありません。</translation>
    </message>
    <message>
        <source>drop_constraint: table %1 has no constraint %2.</source>
        <translation>drop_constraint: テーブル %1 に制約 %2 はありません。</translation>
    </message>
    <message>
        <source>drop_index: the history so far has no index %1.</source>
        <translation>drop_index: ここまでの履歴にインデックス %1 はありません。</translation>
    </message>
    <message>
        <source>script_location is not set in %1; the folder of that file is used, since it holds env.py.</source>
        <translation>%1 に script_location がありません。env.py があるので、そのファイルのフォルダーを使います。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is not part of the project</source>
        <translation>プロジェクトに含まれていない「%1」</translation>
    </message>
    <message>
        <source>the decorator %1</source>
        <translation>デコレーター %1</translation>
    </message>
    <message>
        <source>the metaclass %1 of class %2</source>
        <translation>クラス %2 のメタクラス %1</translation>
    </message>
    <message>
        <source>an argument that could not be read: %1</source>
        <translation>読み取れなかった引数: %1</translation>
    </message>
    <message>
        <source>what %1() gives, which calls itself over values that are not known</source>
        <translation>未知の値について自分自身を呼び出す %1() の結果</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>未知の値</translation>
    </message>
    <message>
        <source>the truth of a %1</source>
        <translation>%1 の真偽</translation>
    </message>
    <message>
        <source>the truth of an item</source>
        <translation>要素の真偽</translation>
    </message>
    <message>
        <source>the truth of an object</source>
        <translation>オブジェクトの真偽</translation>
    </message>
    <message>
        <source>the type of an opaque value</source>
        <translation>不透明な値の型</translation>
    </message>
    <message>
        <source>the condition of filter()</source>
        <translation>filter() の条件</translation>
    </message>
    <message>
        <source>the result of __exit__</source>
        <translation>__exit__ の結果</translation>
    </message>
    <message>
        <source>whether an item of a list is the one looked for</source>
        <translation>リストの要素が探しているものかどうか</translation>
    </message>
    <message>
        <source>the order of a list</source>
        <translation>リストの順序</translation>
    </message>
    <message>
        <source>what is left of a generator that one side of a branch advanced</source>
        <translation>分岐の片側が進めたジェネレーターの残り</translation>
    </message>
    <message>
        <source>what is left of a %1 that one side of a branch advanced</source>
        <translation>分岐の片側が進めた %1 の残り</translation>
    </message>
    <message>
        <source>class %1.%2</source>
        <translation>クラス %1.%2</translation>
    </message>
    <message>
        <source>no column type is known for the Python type %1 of %2</source>
        <translation>%2 の Python の型 %1 に対応する列の型が分かりません</translation>
    </message>
    <message>
        <source>composite attribute %1: a column without a name takes it from the composite class</source>
        <translation>複合属性 %1: 名前のない列は複合クラスから名前を得ます</translation>
    </message>
    <message>
        <source>composite attribute %1: the type of column %2 comes from the composite class</source>
        <translation>複合属性 %1: 列 %2 の型は複合クラスから来ます</translation>
    </message>
    <message>
        <source>%1 is %2, which was not run: it may be a column</source>
        <translation>%1 は %2 で、実行していません: 列かもしれません</translation>
    </message>
    <message>
        <source>its __tablename__ could not be computed</source>
        <translation>__tablename__ を計算できませんでした</translation>
    </message>
    <message>
        <source>its metaclass %1 could not be run: it may change what the class has</source>
        <translation>メタクラス %1 を実行できませんでした: クラスの内容を変えるかもしれません</translation>
    </message>
    <message>
        <source>the listener of %1 failed: %2</source>
        <translation>%1 のリスナーが失敗しました: %2</translation>
    </message>
    <message>
        <source>the listener of %1 cannot be run: %2</source>
        <translation>%1 のリスナーを実行できません: %2</translation>
    </message>
    <message>
        <source>a listener of after_parent_attach failed: %1</source>
        <translation>after_parent_attach のリスナーが失敗しました: %1</translation>
    </message>
    <message>
        <source>what is assigned to it is not known: %1</source>
        <translation>代入される値が分かりません: %1</translation>
    </message>
    <message>
        <source>the annotation of %1 names something that is not known</source>
        <translation>%1 のアノテーションが未知のものを指しています</translation>
    </message>
    <message>
        <source>sa_column of %1 is %2, which was not run</source>
        <translation>%1 の sa_column は %2 で、実行していません</translation>
    </message>
    <message>
        <source>%1: %2 has no matching column type</source>
        <translation>%1: %2 に対応する列の型がありません</translation>
    </message>
    <message>
        <source>its base %1 is not part of the project: it may have columns</source>
        <translation>基底クラス %1 はプロジェクトに含まれていません: 列を持つかもしれません</translation>
    </message>
    <message>
        <source>%1 is not part of the project</source>
        <translation>%1 はプロジェクトに含まれていません</translation>
    </message>
    <message>
        <source>the names of the tables</source>
        <translation>テーブルの名前</translation>
    </message>
    <message>
        <source>the URL of the connection</source>
        <translation>接続の URL</translation>
    </message>
    <message>
        <source>context.config, which only a run has</source>
        <translation>実行時にだけある context.config</translation>
    </message>
    <message>
        <source>the version of the database server</source>
        <translation>データベースサーバーのバージョン</translation>
    </message>
    <message>
        <source>the default schema of the connection</source>
        <translation>接続の既定のスキーマ</translation>
    </message>
    <message>
        <source>%1 of the database</source>
        <translation>データベースの %1</translation>
    </message>
    <message>
        <source>whether a table exists</source>
        <translation>テーブルがあるかどうか</translation>
    </message>
    <message>
        <source>whether %1 exists</source>
        <translation>%1 があるかどうか</translation>
    </message>
    <message>
        <source>whether table %1 exists</source>
        <translation>テーブル %1 があるかどうか</translation>
    </message>
    <message>
        <source>the enums of the database</source>
        <translation>データベースの enum</translation>
    </message>
    <message>
        <source>the sequences of the database</source>
        <translation>データベースのシーケンス</translation>
    </message>
    <message>
        <source>the materialized views of the database</source>
        <translation>データベースのマテリアライズドビュー</translation>
    </message>
    <message>
        <source>the definition of a view</source>
        <translation>ビューの定義</translation>
    </message>
    <message>
        <source>a list whose content is not known</source>
        <translation>中身の分からないリスト</translation>
    </message>
    <message>
        <source>The step did not run a statement that the plan showed, so it was undone.</source>
        <translation>プランに表示された文がこのステップで実行されなかったため、ステップは取り消されました。</translation>
    </message>
    <message>
        <source>shown:   nothing more</source>
        <translation>表示済み: これ以上なし</translation>
    </message>
    <message>
        <source>written from the table as the database has it then</source>
        <translation>その時点でデータベースにあるテーブルから書かれます</translation>
    </message>
    <message>
        <source>an earlier step, %1, cannot be seen to its end</source>
        <translation>前のステップ %1 を最後まで見通せません</translation>
    </message>
    <message>
        <source>Table %1 is made of a query: its columns are not known.</source>
        <translation>テーブル %1 は問い合わせから作られるため、列がわかりません。</translation>
    </message>
    <message>
        <source>a statement before it has a text that is not known yet</source>
        <translation>前の文のテキストがまだわかりません</translation>
    </message>
    <message>
        <source>%1 does not have what the project imports. Choose the interpreter of the project&apos;s virtual environment, or install its requirements there.</source>
        <translation>%1 にはプロジェクトがインポートするものがありません。プロジェクトの仮想環境のインタープリターを選ぶか、そこに必要なものをインストールしてください。</translation>
    </message>
    <message>
        <source>MigrationContext.configure() without a connection</source>
        <translation>接続なしの MigrationContext.configure()</translation>
    </message>
    <message>
        <source>changing %1 of sqlalchemy&apos;s %2</source>
        <translation>sqlalchemy の %2 の %1 を変更すること</translation>
    </message>
    <message>
        <source>a connection of env.py that could not be read</source>
        <translation>読み取れなかった env.py の接続</translation>
    </message>
    <message>
        <source>When a statement fails, the script catches that and does something else, which is not shown (%1).</source>
        <translation>文が失敗すると、スクリプトはそれを捕捉して別のことを行います。それは表示されません (%1)。</translation>
    </message>
    <message>
        <source>env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.</source>
        <translation>env.py がデータベースに書き込みます。プロジェクトを見るだけで何も変わらないように、比較は SQLite ファイルを読み取り専用で開きます。env.py が書き込むのは移行するときだけにしてください。</translation>
    </message>
    <message>
        <source>json.loads() of what is not part of the project</source>
        <translation>プロジェクトの一部ではないものの json.loads()</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>%1 を削除できません: %2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 を読めません: %2。</translation>
    </message>
    <message>
        <source>%1 is there meanwhile: nothing was changed.</source>
        <translation>%1 がその間に作られています。何も変更しませんでした。</translation>
    </message>
    <message>
        <source>%1 is gone: nothing was changed.</source>
        <translation>%1 はなくなっています。何も変更しませんでした。</translation>
    </message>
    <message>
        <source>%1 was changed since: nothing was changed here.</source>
        <translation>%1 はその後変更されています。ここでは何も変更しませんでした。</translation>
    </message>
</context>
<context>
    <name>FileJobs</name>
    <message>
        <source>it is compiled, its source is missing</source>
        <translation>コンパイル済みで、ソースがありません</translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>同じ行 %n 行</numerusform>
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
    <name>PasswordSource</name>
    <message>
        <source>ask each time</source>
        <translation>毎回たずねる</translation>
    </message>
    <message>
        <source>system keyring</source>
        <translation>システムのキーリング</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>pgpass or service file</source>
        <translation>pgpass またはサービスファイル</translation>
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
        <source>Nothing is changed.</source>
        <translation>何も変更しません。</translation>
    </message>
    <message>
        <source>Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.</source>
        <translation>アップグレードはリハーサルと名前の入力後に実行します。ダウングレードとスタンプは、10 分間のロック解除中にのみ実行します。</translation>
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
    <name>TargetColour</name>
    <message>
        <source>by its name</source>
        <translation>名前による</translation>
    </message>
    <message>
        <source>green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CollisionView</name>
    <message>
        <source>What the branches have in common</source>
        <translation>ブランチに共通するもの</translation>
    </message>
    <message>
        <source>Reading what the branches change…</source>
        <translation>ブランチの変更内容を読んでいます…</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1 (%n 個のリビジョン)</numerusform>
        </translation>
    </message>
    <message>
        <source>They touch no table in common.</source>
        <translation>共通して触れるテーブルはありません。</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>%2 の列 %1</translation>
    </message>
    <message>
        <source>table %1, no column in common</source>
        <translation>テーブル %1 (共通の列なし)</translation>
    </message>
    <message>
        <source>Not known of %1: %2</source>
        <translation>%1 について不明: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CommandPalette</name>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>選べるものがありません。</translation>
    </message>
    <message>
        <source>Nothing fits &quot;%1&quot;.</source>
        <translation>「%1」に合うものはありません。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message>
        <source>Compare revisions</source>
        <translation>リビジョンを比較</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>逆方向にする</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>スキーマ</translation>
    </message>
    <message>
        <source>Reading the scripts…</source>
        <translation>スクリプトを読んでいます…</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>ここから先は不明: %1</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>両方とも同じです。</translation>
    </message>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>ダウングレード %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>アップグレード %n 件</numerusform>
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
    <name>limbeck::ui::ConnectionProbe</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>接続をテスト(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Create it</source>
        <translation>作成(&amp;C)</translation>
    </message>
    <message>
        <source>Use an &amp;encrypted connection</source>
        <translation>暗号化接続を使う(&amp;E)</translation>
    </message>
    <message>
        <source>Make this database, empty</source>
        <translation>このデータベースを空で作成</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>Creating the database…</source>
        <translation>データベースを作成しています…</translation>
    </message>
    <message>
        <source>It works: PostgreSQL %1, answered after %2 ms.</source>
        <translation>接続できました: PostgreSQL %1、応答まで %2 ms。</translation>
    </message>
    <message>
        <source>It works: SQLite %1.</source>
        <translation>接続できました: SQLite %1。</translation>
    </message>
    <message>
        <source>User %1, database %2, %3.</source>
        <translation>ユーザー %1、データベース %2、%3。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>暗号化あり</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>空です。</translation>
    </message>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>テーブルが %n 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is read-only: it can be looked at, but not changed.</source>
        <translation>読み取り専用です。見ることはできますが、変更はできません。</translation>
    </message>
    <message>
        <source>This user may not create tables in it: migrations will fail.</source>
        <translation>このユーザーはテーブルを作成できないため、マイグレーションは失敗します。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>ビュー %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>マテリアライズドビュー %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>関数 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>トリガー %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>ポリシー %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>ドメイン %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>シーケンス %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>外部テーブル %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>What is not compared, one by one</source>
        <translation>比較しないものを一つずつ表示</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>比較対象外</translation>
    </message>
    <message>
        <source>Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.</source>
        <translation>比較対象: テーブル、列、型、既定値、コメント、インデックス、制約、列挙型の値。</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>比較対象外: %1。</translation>
    </message>
    <message>
        <source>Nothing else is in the database.</source>
        <translation>データベースにほかのものはありません。</translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>読めなかった箇所: モデルの %n か所。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>不確かな箇所: 履歴の %n か所。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or double click: show the place</source>
        <translation>Enter またはダブルクリック: その場所を表示</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>読めません: %1</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>不確か: %1</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>比較対象外: %1</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>比較対象外: %1 (%2)</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>ビュー %1</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>マテリアライズドビュー %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>関数 %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>トリガー %1</translation>
    </message>
    <message>
        <source>policy %1</source>
        <translation>ポリシー %1</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>ドメイン %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>シーケンス %1</translation>
    </message>
    <message>
        <source>foreign table %1</source>
        <translation>外部テーブル %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message>
        <source>Where %1 stands is unknown</source>
        <translation>%1 の状態は不明です</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Nothing is contacted by itself. The history can be read without it.</source>
        <translation>自動では何にも接続しません。履歴は接続なしで読めます。</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>%1 に接続できません</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Change how it is reached, and test it there.</source>
        <translation>接続方法を変更し、そこでテストします。</translation>
    </message>
    <message>
        <source>Upgrade it</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Only right when the scripts do not make the tables that are there already.</source>
        <translation>すでにあるテーブルをスクリプトが作らない場合にのみ適切です。</translation>
    </message>
    <message>
        <source>All revisions are run, from the first on. The plan is shown before anything is done.</source>
        <translation>最初からすべてのリビジョンを実行します。何かを行う前に計画を表示します。</translation>
    </message>
    <message>
        <source>Stamp it…</source>
        <translation>スタンプ…</translation>
    </message>
    <message>
        <source>Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.</source>
        <translation>テーブルがスクリプトの作るものと同じ場合: 現在のリビジョンを書き込み、何も実行しません。</translation>
    </message>
    <message>
        <source>Only for a database whose tables are already as the scripts would make them.</source>
        <translation>テーブルがすでにスクリプトの作るとおりのデータベースにのみ使います。</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>別のデータベース…</translation>
    </message>
    <message>
        <source>This is the wrong one: choose or add the right one.</source>
        <translation>これが違う場合は、正しいものを選ぶか追加してください。</translation>
    </message>
    <message>
        <source>%1 has tables, but no version table</source>
        <translation>%1 にはテーブルがありますが、バージョン表がありません</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 は空です</translation>
    </message>
    <message>
        <source>Alembic has never written into this database, or writes its versions elsewhere.</source>
        <translation>Alembic はこのデータベースに書き込んだことがないか、バージョンを別の場所に書いています。</translation>
    </message>
    <message>
        <source>Get its script…</source>
        <translation>スクリプトを入手…</translation>
    </message>
    <message>
        <source>Write the file as git has it into this checkout; it can be undone.</source>
        <translation>git にあるとおりのファイルをこのチェックアウトに書き込みます。元に戻せます。</translation>
    </message>
    <message>
        <source>Put a revision of this project in its place, after a comparison with the tables that are there.</source>
        <translation>すでにあるテーブルと比較してから、代わりにこのプロジェクトのリビジョンを書き込みます。</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 は、このプロジェクトのどのスクリプトにもない %2 にあります</numerusform>
        </translation>
    </message>
    <message>
        <source>This project has no revisions yet</source>
        <translation>このプロジェクトにはまだリビジョンがありません</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>新しいリビジョン…</translation>
    </message>
    <message>
        <source>A script with nothing in it yet.</source>
        <translation>まだ何も書かれていないスクリプトです。</translation>
    </message>
    <message>
        <source>From the models…</source>
        <translation>モデルから…</translation>
    </message>
    <message>
        <source>A script that makes what the models have and the database lacks.</source>
        <translation>モデルにあってデータベースにないものを作るスクリプトです。</translation>
    </message>
    <message>
        <source>Switch it to this branch…</source>
        <translation>このブランチに切り替え…</translation>
    </message>
    <message>
        <source>Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first.</source>
        <translation>git にある別のブランチのスクリプトで両方に共通するところまで下げ、次にこのブランチの head まで上げます。どちらの計画も先に表示されます。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DesktopNotifier</name>
    <message>
        <source>%1: done</source>
        <translation>%1: 完了</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>かかった時間: %1。</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1: 失敗</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: 停止</translation>
    </message>
    <message>
        <source>It ran for %1.</source>
        <translation>実行時間: %1。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPanel</name>
    <message>
        <source>All tables</source>
        <translation>すべてのテーブル</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>図をエクスポート</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>テーブルを検索</translation>
    </message>
    <message>
        <source>Before or after the revision</source>
        <translation>リビジョンの前または後</translation>
    </message>
    <message>
        <source>The schema before the revision, what it changes, the schema after it</source>
        <translation>リビジョン前のスキーマ、その変更、リビジョン後のスキーマ</translation>
    </message>
    <message>
        <source>Place in the history</source>
        <translation>履歴内の位置</translation>
    </message>
    <message>
        <source>Walk through the history: the schema at each revision</source>
        <translation>履歴をたどる: 各リビジョンでのスキーマ</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>after</source>
        <translation>後</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>SVG 図 (*.svg);;PNG 画像 (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 に書き込めません。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffDetail</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>無視(&amp;I)…</translation>
    </message>
    <message>
        <source>Do not &amp;ignore</source>
        <translation>無視しない(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Not a rename</source>
        <translation>名前の変更ではない(&amp;N)</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前と後</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>SQL of the change</source>
        <translation>変更の SQL</translation>
    </message>
    <message>
        <source>Python of the change</source>
        <translation>変更の Python</translation>
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
        <translation>値、または sql:式</translation>
    </message>
    <message>
        <source>Rows without a &amp;value get</source>
        <translation>値のない行に入れる値(&amp;V)</translation>
    </message>
    <message>
        <source>Revision %1 should have made it</source>
        <translation>リビジョン %1 が作るはずでした</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>無視: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message>
        <source>Type %1</source>
        <translation>型 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>変更 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>無視: %1</translation>
    </message>
    <message>
        <source>cannot be written for this database</source>
        <translation>このデータベース用には書けません</translation>
    </message>
    <message>
        <source>of revision %1</source>
        <translation>リビジョン %1 のもの</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
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
        <translation>不明</translation>
    </message>
    <message>
        <source>Models and database could not be compared</source>
        <translation>モデルとデータベースを比較できませんでした</translation>
    </message>
    <message>
        <source>Comparing the models with %1…</source>
        <translation>モデルと %1 を比較しています…</translation>
    </message>
    <message>
        <source>Comparing the models with the history…</source>
        <translation>モデルと履歴を比較しています…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>モデルと %1 は一致しています</translation>
    </message>
    <message>
        <source>The models and the history agree (not connected)</source>
        <translation>モデルと履歴は一致しています (未接続)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>変更 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>比較していません: %1</translation>
    </message>
    <message>
        <source>Pending against %1: %2</source>
        <translation>%1 に対して未適用: %2</translation>
    </message>
    <message>
        <source>Pending against the history&apos;s head: %1</source>
        <translation>head に対して未適用: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>%n か所を読めませんでした。それ以外はモデルと %1 が一致しています</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>%n か所を読めませんでした。それ以外はモデルと履歴が一致しています</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完全</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1（%n か所を読めませんでした）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message>
        <source>Was the table %1 renamed to %2? (%3)</source>
        <translation>テーブル %1 の名前を %2 に変更しましたか? (%3)</translation>
    </message>
    <message>
        <source>Was the column %1 of %2 renamed to %3? (%4)</source>
        <translation>%2 の列 %1 の名前を %3 に変更しましたか? (%4)</translation>
    </message>
    <message>
        <source>C&amp;ompare again</source>
        <translation>もう一度比較(&amp;O)</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>接続(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Write revision</source>
        <translation>リビジョンを書く(&amp;W)</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比較するもの</translation>
    </message>
    <message>
        <source>Database → models (pending)</source>
        <translation>データベース → モデル (未適用)</translation>
    </message>
    <message>
        <source>Database → its revision (drift)</source>
        <translation>データベース → そのリビジョン (ずれ)</translation>
    </message>
    <message>
        <source>History&apos;s head → models</source>
        <translation>履歴の head → モデル</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>比較中</translation>
    </message>
    <message>
        <source>What the new revision does</source>
        <translation>新しいリビジョンの内容</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>メッセージ(&amp;M)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>モデルと %1 は一致しています</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n 件の変更で %1 がモデルと一致します</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is as its revision makes it</source>
        <translation>%1 はリビジョンが作るとおりです</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n 件の変更で %1 がそのリビジョンの状態に戻ります</numerusform>
        </translation>
    </message>
    <message>
        <source>The history&apos;s head and the models agree</source>
        <translation>履歴の head とモデルは一致しています</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n 件の変更で履歴の head がモデルと一致します</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比較しています…</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>まだ何も比較していません。</translation>
    </message>
    <message>
        <source>%1 is not connected. Without it only the history&apos;s head can be compared with the models.</source>
        <translation>%1 は未接続です。接続しないと、モデルと比較できるのは履歴の head だけです。</translation>
    </message>
    <message>
        <source>%1 does not stand at the head: a revision can be written when it does. Upgrade it first.</source>
        <translation>%1 は head にありません。head にあればリビジョンを書けます。先にアップグレードしてください。</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>名前の変更(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Two changes</source>
        <translation>二つの変更(&amp;T)</translation>
    </message>
    <message>
        <source>The contents stay under the new name</source>
        <translation>内容は新しい名前で残ります</translation>
    </message>
    <message>
        <source>What was there is dropped, and something new is made</source>
        <translation>元のものは削除され、新しいものが作られます</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>変更 %n 件中 %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The database must stand at the head first</source>
        <translation>先にデータベースを head にする必要があります</translation>
    </message>
    <message>
        <source>Write a script of the changes that are ticked</source>
        <translation>チェックした変更のスクリプトを書く</translation>
    </message>
    <message>
        <source>Ignore a change</source>
        <translation>変更を無視</translation>
    </message>
    <message>
        <source>Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project&apos;s configuration, where others can review it.</source>
        <translation>そのままにする理由は何ですか? 理由はプロジェクトの設定の横にある limbeck-ignore.txt に保存され、ほかの人が確認できます。</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>無視</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>正確に(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Read with Python…</source>
        <translation>Python で読む(&amp;R)…</translation>
    </message>
    <message>
        <source>Models as read → as Python has them</source>
        <translation>読み取ったモデル → Python でのモデル</translation>
    </message>
    <message>
        <source>Compare the models as the project&apos;s own Python imports them, which runs its code</source>
        <translation>プロジェクト自身の Python がインポートするとおりのモデルを比較 (プロジェクトのコードが実行されます)</translation>
    </message>
    <message>
        <source>Python has the models as they are read here</source>
        <translation>Python でのモデルは、ここで読み取ったモデルと一致しています</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>ここで読み取ったモデルと Python でのモデルの差分 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Limbeck reads the models without running them. To see where that misses something, the project&apos;s own Python has to import them: its code runs then, with your rights.</source>
        <translation>Limbeck はモデルを実行せずに読み取ります。見落としがどこにあるかを確かめるには、プロジェクト自身の Python がモデルをインポートする必要があります。そのとき、プロジェクトのコードがあなたの権限で実行されます。</translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>差分はありませんが、%n か所を読めませんでした</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffWords</name>
    <message>
        <source>comment: %1</source>
        <translation>コメント: %1</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>コメントなし</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>テーブル</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>インデックス %1</translation>
    </message>
    <message>
        <source>a constraint</source>
        <translation>制約</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>制約 %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>comment of %1</source>
        <translation>%1 のコメント</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>注意が必要</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>データが失われる</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>失敗する</translation>
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
        <source>Reading a file</source>
        <translation>ファイルを読んでいます</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>ファイルを書いています</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>比較しています</translation>
    </message>
    <message>
        <source>Looking for the models&apos; files</source>
        <translation>モデルのファイルを探しています</translation>
    </message>
    <message>
        <source>Looking for the project&apos;s Python</source>
        <translation>プロジェクトの Python を探しています</translation>
    </message>
    <message>
        <source>Asking Python for its Alembic</source>
        <translation>Python に Alembic を問い合わせています</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>モデルを探しています</translation>
    </message>
    <message>
        <source>Testing a connection</source>
        <translation>接続をテストしています</translation>
    </message>
    <message>
        <source>Creating a database</source>
        <translation>データベースを作成しています</translation>
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
    <message>
        <source>? Whether downgrade takes everything back cannot be told from the scripts</source>
        <translation>? ダウングレードですべてが元に戻るかどうかは、スクリプトからはわかりません</translation>
    </message>
    <message>
        <source>⇄ downgrade makes the schema that was there before</source>
        <translation>⇄ ダウングレードで以前のスキーマに戻ります</translation>
    </message>
    <message>
        <source>⇢ upgrade drops data that downgrade does not bring back</source>
        <translation>⇢ アップグレードで削除されるデータは、ダウングレードでは戻りません</translation>
    </message>
    <message>
        <source>≠ downgrade leaves another schema than the one before</source>
        <translation>≠ ダウングレード後のスキーマは以前のものと異なります</translation>
    </message>
    <message>
        <source>⊘ there is no way back</source>
        <translation>⊘ 元に戻す方法がありません</translation>
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
        <translation>✎ スクリプトは適用後に編集されています</translation>
    </message>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>このリビジョンのファイルがありません。%n 個のリビジョンが後に続きます。コンテキストメニューから git 内を探してください。</numerusform>
        </translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>追加: %1、%2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>チェック</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作成者</translation>
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
        <source>Words of the message, the id or the file&apos;s name.
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
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2 ページ</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>チェック</translation>
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
        <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database&apos;s URL into alembic.ini and the models&apos; metadata into env.py.</source>
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
    <message>
        <source>SQLModel</source>
        <translation>SQLModel</translation>
    </message>
    <message>
        <source>Ready for SQLModel: env.py imports the models, new scripts know SQLModel&apos;s types, SQLite is changed in batches, the URL comes from the environment.</source>
        <translation>SQLModel に対応済み: env.py はモデルをインポートし、新しいスクリプトは SQLModel の型を認識し、SQLite はバッチで変更し、URL は環境変数から取得します。</translation>
    </message>
    <message>
        <source>looking for models…</source>
        <translation>モデルを探しています…</translation>
    </message>
    <message>
        <source>Modules with tables, separated by commas</source>
        <translation>テーブルのあるモジュール (コンマ区切り)</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>モデルの場所(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Variable with the URL</source>
        <translation>URL の変数(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;URL without it</source>
        <translation>変数がないときの URL(&amp;U)</translation>
    </message>
    <message>
        <source>none found: app.models</source>
        <translation>見つかりません: app.models</translation>
    </message>
    <message>
        <source>Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic&apos;s own commands, too.</source>
        <translation>alembic.ini と、env.py、script.py.mako、空の履歴を含むフォルダーが書かれます。Alembic 自身のコマンドでも使えます。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a module.</source>
        <translation>&quot;%1&quot; はモジュール名ではありません。</translation>
    </message>
    <message>
        <source>Name an environment variable.</source>
        <translation>環境変数の名前を指定してください。</translation>
    </message>
    <message>
        <source>A password does not belong into the project&apos;s files: leave it out, and give it in the variable.</source>
        <translation>パスワードはプロジェクトのファイルに入れるものではありません。省略して、変数で指定してください。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobStatus</name>
    <message>
        <source>Stop this job</source>
        <translation>このジョブを停止</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>ジョブの進捗</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1: 停止中…</translation>
    </message>
    <message>
        <source>%1: %2, about %3 left</source>
        <translation>%1: %2、残り約 %3</translation>
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
        <translation>%1 / %2: %3</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1、残り約 %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsPanel</name>
    <message>
        <source>Stop the chosen job</source>
        <translation>選択したジョブを停止</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
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
        <source>Open a project&apos;s folder</source>
        <translation>プロジェクトのフォルダーを開く</translation>
    </message>
    <message>
        <source>The sample project is not installed.</source>
        <translation>サンプルプロジェクトがインストールされていません。</translation>
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
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… ほか %n 件</numerusform>
        </translation>
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
        <source>Go to line</source>
        <translation>行へ移動</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision of this project.</source>
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
    <message>
        <source>Unsaved scripts</source>
        <translation>未保存のスクリプト</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n 個のスクリプトに未保存の変更があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 goes to the trash. It can be undone.</source>
        <translation>%1 のファイルはごみ箱に移ります。元に戻せます。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>問題(&amp;P)</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>&amp;Databases</source>
        <translation>データベース(&amp;D)</translation>
    </message>
    <message>
        <source>List the problems of the project</source>
        <translation>プロジェクトの問題を一覧表示</translation>
    </message>
    <message>
        <source>New revision from &amp;diff</source>
        <translation>差分から新しいリビジョン(&amp;D)</translation>
    </message>
    <message>
        <source>Write a script of what differs between the models and the database</source>
        <translation>モデルとデータベースの差分のスクリプトを書く</translation>
    </message>
    <message>
        <source>&amp;Pending diff</source>
        <translation>未適用の差分(&amp;P)</translation>
    </message>
    <message>
        <source>Show what differs between models, database and history</source>
        <translation>モデル、データベース、履歴の差分を表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>次の問題(&amp;R)</translation>
    </message>
    <message>
        <source>Show the place of the next problem</source>
        <translation>次の問題の場所を表示</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>前の問題(&amp;B)</translation>
    </message>
    <message>
        <source>Show the place of the previous problem</source>
        <translation>前の問題の場所を表示</translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>%n ページを印刷しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be printed</source>
        <translation>何も印刷できませんでした</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>スクリプト</translation>
    </message>
    <message>
        <source>&amp;Print the history…</source>
        <translation>履歴を印刷(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the revisions that are shown</source>
        <translation>表示中のリビジョンを印刷</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>タブを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Close the script in front</source>
        <translation>手前のスクリプトを閉じる</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>閉じたタブを再び開く(&amp;R)</translation>
    </message>
    <message>
        <source>Open the script again that was closed last</source>
        <translation>最後に閉じたスクリプトを再び開く</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>開いたままにする(&amp;K)</translation>
    </message>
    <message>
        <source>The next selection opens another tab</source>
        <translation>次の選択は別のタブで開きます</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>次のタブ(&amp;N)</translation>
    </message>
    <message>
        <source>The next open script</source>
        <translation>次の開いているスクリプト</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>前のタブ(&amp;P)</translation>
    </message>
    <message>
        <source>The previous open script</source>
        <translation>前の開いているスクリプト</translation>
    </message>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>次の問題(&amp;X)</translation>
    </message>
    <message>
        <source>Go to the next problem in the script</source>
        <translation>スクリプト内の次の問題へ移動</translation>
    </message>
    <message>
        <source>Previo&amp;us problem</source>
        <translation>前の問題(&amp;U)</translation>
    </message>
    <message>
        <source>Go to the previous problem in the script</source>
        <translation>スクリプト内の前の問題へ移動</translation>
    </message>
    <message>
        <source>Co&amp;mplete</source>
        <translation>補完(&amp;M)</translation>
    </message>
    <message>
        <source>Offer what fits at the caret</source>
        <translation>カーソル位置に合う候補を表示</translation>
    </message>
    <message>
        <source>&amp;Fold here</source>
        <translation>ここを畳む(&amp;F)</translation>
    </message>
    <message>
        <source>Fold or unfold the function at the caret</source>
        <translation>カーソル位置の関数を畳む、または開く</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>すべて畳む(&amp;A)</translation>
    </message>
    <message>
        <source>Fold all functions</source>
        <translation>すべての関数を畳む</translation>
    </message>
    <message>
        <source>Un&amp;fold all</source>
        <translation>すべて開く(&amp;F)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>すべてを表示</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>リビジョン(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>スクリプト(&amp;S)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Database &amp;settings…</source>
        <translation>データベースの設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Colour, protection, password and URL of the chosen database</source>
        <translation>選択したデータベースの色、保護、パスワード、URL</translation>
    </message>
    <message>
        <source>Un&amp;lock protected database…</source>
        <translation>保護されたデータベースのロックを解除(&amp;L)…</translation>
    </message>
    <message>
        <source>Make downgrades and stamps of a protected database possible for ten minutes</source>
        <translation>保護されたデータベースのダウングレードとスタンプを 10 分間可能にする</translation>
    </message>
    <message>
        <source>Unlock it with the lock beside its name.</source>
        <translation>名前の横の錠でロックを解除してください。</translation>
    </message>
    <message>
        <source>Change its protection beside its name first.</source>
        <translation>先に名前の横で保護を変更してください。</translation>
    </message>
    <message>
        <source>%1 is %2: %3 %4</source>
        <translation>%1 は%2です: %3 %4</translation>
    </message>
    <message>
        <source>&amp;Stamp the database…</source>
        <translation>データベースをスタンプ(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Get its script…</source>
        <translation>スクリプトを入手(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Copy its id</source>
        <translation>ID をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing can be planned from there: Alembic says &quot;Can&apos;t locate revision identified by &apos;%1&apos;&quot;.</source>
        <translation>そこからは何も計画できません。Alembic は「Can&apos;t locate revision identified by &apos;%1&apos;」と報告します。</translation>
    </message>
    <message>
        <source>%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.</source>
        <translation>%1 は保護されています。この計画は、実行前の 24 時間以内にリハーサルする必要があります。または、名前の横の錠でロックを解除してください。</translation>
    </message>
    <message>
        <source>%1 went down to what both branches have; this is the way up to the head of this one.</source>
        <translation>%1 は両方のブランチに共通するところまで下がりました。これはこのブランチの head までの計画です。</translation>
    </message>
    <message>
        <source>S&amp;witch the database to this branch…</source>
        <translation>データベースをこのブランチに切り替え(&amp;W)…</translation>
    </message>
    <message>
        <source>Read with Python…</source>
        <translation>Python で読む…</translation>
    </message>
    <message>
        <source>table, changed last by %1</source>
        <translation>テーブル、最後の変更は %1</translation>
    </message>
    <message>
        <source>Go to a revision, a script or a table</source>
        <translation>リビジョン、スクリプト、テーブルへ移動</translation>
    </message>
    <message>
        <source>Find a revision, a script or a table by a part of its name</source>
        <translation>リビジョン、スクリプト、テーブルを名前の一部で探す</translation>
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
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Keep it in the system &amp;keyring</source>
        <translation>システムのキーリングに保存(&amp;K)</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the window closes. It never goes into a file of this program.</source>
        <translation>保存しない場合は、ウィンドウを閉じるまでメモリーに置かれます。このプログラムのファイルに書かれることはありません。</translation>
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
    <message>
        <source>keeps what the rebuild would lose</source>
        <translation>再構築で失われるものを保持</translation>
    </message>
    <message>
        <source>not seen further</source>
        <translation>この先は確認できません</translation>
    </message>
    <message>
        <source>only Python can do it</source>
        <translation>Python でのみ可能</translation>
    </message>
    <message>
        <source>-- The project&apos;s Python runs this step. Below is what could be read of it without running it.</source>
        <translation>-- このステップはプロジェクトの Python が実行します。以下は、実行せずに読み取れた内容です。</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fails in the rehearsal</source>
        <translation>リハーサルで失敗</translation>
    </message>
    <message>
        <source>✗ needs Python</source>
        <translation>✗ Python が必要</translation>
    </message>
    <message>
        <source>may need Python</source>
        <translation>Python が必要かもしれません</translation>
    </message>
    <message>
        <source>not seen to its end</source>
        <translation>最後まで読めていません</translation>
    </message>
    <message>
        <source>⇢ with the project&apos;s Python</source>
        <translation>⇢ プロジェクトの Python で</translation>
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
        <source>Nothing to do</source>
        <translation>することはありません</translation>
    </message>
    <message>
        <source>%1 already stands at %2.</source>
        <translation>%1 はすでに %2 にあります。</translation>
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
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n 個のステップは Python でのみ実行できます。それぞれについてプロジェクト自身の Python を許可するまで、何も実行しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>⇢ in %1</source>
        <translation>⇢ %1 内</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; no step stands before it.</source>
        <translation>プロジェクトの Python でステップが失敗しました。その前のステップはありません。</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; the steps before it stay.</source>
        <translation>プロジェクトの Python でステップが失敗しました。前のステップは残ります。</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>最後のコミットまで取り消されました。最初の %n ステップは残ります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes, which is emptied first; no script is run.</source>
        <translation>変わるのはバージョン表だけで、先に空にします。スクリプトは実行しません。</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>このうち %n 個のスクリプトは別のブランチのものを git から読みます。ここのファイルは変わりません。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the next one</source>
        <translation>次を表示(&amp;S)</translation>
    </message>
    <message>
        <source>Chooses the next step that Python is to be allowed for</source>
        <translation>Python を許可するべき次のステップを選びます</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n 個のステップは Python が必要かもしれません。プロジェクト自身の Python がなければ、Python にしかできないことに達した時点で実行は終わります。</numerusform>
        </translation>
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
        <source>Desktop&apos;s font</source>
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
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case.</source>
        <translation>名前の横で別に指定するまでの、データベースの保護方法です。名前が本番を示すものは、いずれの場合も保護されます。</translation>
    </message>
    <message>
        <source>&amp;Local databases for development</source>
        <translation>開発用のローカルデータベース(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;All others</source>
        <translation>その他すべて(&amp;A)</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Font of the &amp;window</source>
        <translation>ウィンドウのフォント(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>サイズ(&amp;I)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
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
    <message>
        <source>Rehearsing on a copy of %1</source>
        <translation>%1 のコピーでリハーサル中</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message>
        <source>env.py&apos;s hooks left nothing to write: no script was made.</source>
        <translation>env.py のフックにより書くものがなくなり、スクリプトは作られませんでした。</translation>
    </message>
    <message>
        <source>%1 was written, but it could not be proved: %2</source>
        <translation>%1 を書き込みましたが、検証できませんでした: %2</translation>
    </message>
    <message>
        <source>%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2</source>
        <translation>%1 を書き込みましたが、スキーマの一時コピーでアップグレードが最後まで実行できません: %2</translation>
    </message>
    <message>
        <source>Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.</source>
        <translation>検証済み: %1 をスキーマの一時コピーに適用すると、モデルとの差分はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>%1 をスキーマの一時コピーに適用すると、%n 件の差分が残ります:</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>不確か: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProtectionUnlocks</name>
    <message>
        <source>%1 is unlocked until %2. Reason: %3</source>
        <translation>%1 は %2 までロック解除されています。理由: %3</translation>
    </message>
    <message>
        <source>%1 is locked again.</source>
        <translation>%1 は再びロックされました。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message>
        <source>&amp;Trust this project from now on: do not ask this question for it again</source>
        <translation>今後このプロジェクトを信頼し、この質問を再び表示しない(&amp;T)</translation>
    </message>
    <message>
        <source>Run code of this project?</source>
        <translation>このプロジェクトのコードを実行しますか?</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>インタープリター</translation>
    </message>
    <message>
        <source>Only Python can run revision %1</source>
        <translation>リビジョン %1 は Python でのみ実行できます</translation>
    </message>
    <message>
        <source>The step would run with the interpreter below and the project&apos;s own Alembic. That executes env.py, the script and everything they import, with your rights, and lets them change %1. Limbeck runs nothing of a project otherwise.</source>
        <translation>ステップは、下のインタープリターとプロジェクト自身の Alembic で実行されます。env.py、スクリプト、それらがインポートするものすべてがあなたの権限で実行され、%1 を変更できるようになります。これ以外では、Limbeck はプロジェクトのものを何も実行しません。</translation>
    </message>
    <message>
        <source>What stands before the step is committed first. A failure after that does not undo it.</source>
        <translation>ステップより前のものは先にコミットされます。その後に失敗しても取り消されません。</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>その他(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>インタープリター(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>この計画で Python が必要なほかの %n ステップにも適用(&amp;O)</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this interpreter</source>
        <translation>このインタープリターを使う</translation>
    </message>
    <message>
        <source>Run %1 with Python</source>
        <translation>%1 を Python で実行</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>プロジェクト: %1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Python インタープリターを選択</translation>
    </message>
    <message>
        <source>Read the models with Python</source>
        <translation>Python でモデルを読む</translation>
    </message>
    <message>
        <source>The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.</source>
        <translation>下のインタープリターが、env.py、モデル、それらがインポートするものすべてをあなたの権限でインポートします。マイグレーションは実行されず、Limbeck がそのためにどこかへ接続することもありません。これ以外では、Limbeck はプロジェクトのものを何も実行しません。</translation>
    </message>
    <message>
        <source>Read with Python</source>
        <translation>Python で読む</translation>
    </message>
    <message>
        <source>Read the compiled scripts with Python</source>
        <translation>コンパイル済みスクリプトを Python で読む</translation>
    </message>
    <message>
        <source>The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.</source>
        <translation>下のインタープリターが、ソースのないスクリプトとそれらが import するすべてをあなたの権限で読み込み、履歴のどこにあるかを調べます。マイグレーションは実行されません。それ以外に Limbeck がプロジェクトのコードを実行することはありません。</translation>
    </message>
    <message>
        <source>The first of these that can import Alembic</source>
        <translation>この中で最初に Alembic を import できるもの</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonPage</name>
    <message>
        <source>This project is &amp;trusted: its Python may run when a plan or a comparison needs it</source>
        <translation>このプロジェクトを信頼し、計画や比較に必要なときに Python の実行を許可する(&amp;T)</translation>
    </message>
    <message>
        <source>Open a project to choose its interpreter.</source>
        <translation>インタープリターを選ぶには、プロジェクトを開いてください。</translation>
    </message>
    <message>
        <source>For the steps of %1 that only Python can run, and for reading its models exactly.</source>
        <translation>%1 の Python でのみ実行できるステップと、モデルの正確な読み取りに使います。</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>その他(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>インタープリター(&amp;I)</translation>
    </message>
    <message>
        <source>The first one that can import Alembic</source>
        <translation>Alembic をインポートできる最初のもの</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Python インタープリターを選択</translation>
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
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>リハーサル(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;top rehearsing</source>
        <translation>リハーサルを停止(&amp;T)</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>リハーサルの進行状況</translation>
    </message>
    <message>
        <source>Run the plan on a copy of the database first, and throw the copy away</source>
        <translation>先にデータベースのコピーで計画を実行し、そのコピーを破棄</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>リハーサルはまだ行っていません。</translation>
    </message>
    <message>
        <source>Rehearsing: copying the database…</source>
        <translation>リハーサル中: データベースをコピーしています…</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>リハーサル中: %1</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>もう一度リハーサル(&amp;R)</translation>
    </message>
    <message>
        <source>on a copy with its data</source>
        <translation>データを含むコピーで</translation>
    </message>
    <message>
        <source>on an empty database with the schema that the scripts make</source>
        <translation>スクリプトが作るスキーマを持つ空のデータベースで</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>%1リハーサルしました: %n ステップ、所要時間 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal %1 failed: %2</source>
        <translation>%1のリハーサルに失敗しました: %2</translation>
    </message>
    <message>
        <source>The rehearsal %1 failed in %2: %3</source>
        <translation>%1のリハーサルは %2 で失敗しました: %3</translation>
    </message>
    <message>
        <source>What the data could break was not seen: %1.</source>
        <translation>データが原因で起こりうる失敗は確認していません: %1。</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; its copy is gone.</source>
        <translation>リハーサルを停止しました。コピーは残っていません。</translation>
    </message>
    <message>
        <source>It cannot be rehearsed: %1</source>
        <translation>リハーサルできません: %1</translation>
    </message>
    <message>
        <source>The way back was tried, too, and works.</source>
        <translation>戻る手順も試し、問題ありませんでした。</translation>
    </message>
    <message>
        <source>The way back fails: %1</source>
        <translation>戻る手順は失敗します: %1</translation>
    </message>
    <message>
        <source>The way back fails in %1: %2</source>
        <translation>戻る手順は %1 で失敗します: %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionActions</name>
    <message>
        <source>%1: not done</source>
        <translation>%1: 実行されませんでした</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>リビジョン</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>head をマージ(&amp;M)…</translation>
    </message>
    <message>
        <source>Write a script that joins several heads, after a look at what their branches both change</source>
        <translation>ブランチ双方の変更を確認してから、複数の head を結ぶスクリプトを書く</translation>
    </message>
    <message>
        <source>Edit m&amp;essage…</source>
        <translation>メッセージを編集(&amp;E)…</translation>
    </message>
    <message>
        <source>Change the message in the selected revision&apos;s script</source>
        <translation>選択したリビジョンのスクリプトのメッセージを変更</translation>
    </message>
    <message>
        <source>Set branch la&amp;bel…</source>
        <translation>ブランチラベルを設定(&amp;B)…</translation>
    </message>
    <message>
        <source>Give the selected revision a branch label, or take it away</source>
        <translation>選択したリビジョンにブランチラベルを付ける、または外す</translation>
    </message>
    <message>
        <source>S&amp;plice a revision on the selected one…</source>
        <translation>選択したリビジョンに分岐を追加(&amp;P)…</translation>
    </message>
    <message>
        <source>Write a new revision on one that has others behind it: a second branch begins there</source>
        <translation>後に続くものがあるリビジョンの上に新しいリビジョンを書く (そこから二つ目のブランチが始まります)</translation>
    </message>
    <message>
        <source>New &amp;data migration…</source>
        <translation>新しいデータマイグレーション(&amp;D)…</translation>
    </message>
    <message>
        <source>Write a script that changes rows, with a table of its own to begin with</source>
        <translation>行を変更するスクリプトを、専用のテーブル定義から書き始める</translation>
    </message>
    <message>
        <source>Edit a c&amp;opy…</source>
        <translation>コピーを編集(&amp;O)…</translation>
    </message>
    <message>
        <source>A new revision on the head with the text of the selected one</source>
        <translation>選択したリビジョンの本文で head の上に新しいリビジョンを作る</translation>
    </message>
    <message>
        <source>Make bra&amp;nches one line…</source>
        <translation>ブランチを一列にする(&amp;N)…</translation>
    </message>
    <message>
        <source>Put the branch of the selected head on top of another head, if no known database would skip a revision</source>
        <translation>既知のどのデータベースもリビジョンを飛ばさない場合に、選択した head のブランチを別の head の上に置く</translation>
    </message>
    <message>
        <source>Edit &amp;topology</source>
        <translation>構造を編集(&amp;T)</translation>
    </message>
    <message>
        <source>Lets revisions be dragged onto others in the graph, and given other parents</source>
        <translation>グラフでリビジョンを別のリビジョンへドラッグして、親を変更できるようにする</translation>
    </message>
    <message>
        <source>Change &amp;parent…</source>
        <translation>親を変更(&amp;P)…</translation>
    </message>
    <message>
        <source>Give the selected revision another parent; with Edit topology only</source>
        <translation>選択したリビジョンに別の親を指定 (「構造を編集」が有効なときのみ)</translation>
    </message>
    <message>
        <source>Stamp selected, &amp;verified…</source>
        <translation>選択を検証してスタンプ(&amp;V)…</translation>
    </message>
    <message>
        <source>Compare the database with what the selected revision would have made, then stamp</source>
        <translation>データベースを選択したリビジョンが作るはずのものと比較してからスタンプ</translation>
    </message>
    <message>
        <source>Look for the &amp;missing file…</source>
        <translation>見つからないファイルを探す(&amp;M)…</translation>
    </message>
    <message>
        <source>Look through the project&apos;s git repository for the script of a revision whose file is missing</source>
        <translation>ファイルのないリビジョンのスクリプトを、プロジェクトの git リポジトリで探す</translation>
    </message>
    <message>
        <source>&amp;Compare revisions…</source>
        <translation>リビジョンを比較(&amp;C)…</translation>
    </message>
    <message>
        <source>What differs between two revisions, and the SQL between them</source>
        <translation>二つのリビジョンの差分と、その間の SQL</translation>
    </message>
    <message>
        <source>&amp;Undo file operation</source>
        <translation>ファイル操作を元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last file operation of this window back</source>
        <translation>このウィンドウの最後のファイル操作を元に戻す</translation>
    </message>
    <message>
        <source>Re&amp;do file operation</source>
        <translation>ファイル操作をやり直す(&amp;D)</translation>
    </message>
    <message>
        <source>Do the file operation again that was undone</source>
        <translation>元に戻したファイル操作をもう一度行う</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>元に戻す: %1(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>やり直す: %1(&amp;D)</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>元に戻しました: %1</translation>
    </message>
    <message>
        <source>Done: %1. Undo with Ctrl+Alt+Z.</source>
        <translation>完了: %1。Ctrl+Alt+Z で元に戻せます。</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>メッセージを編集</translation>
    </message>
    <message>
        <source>Message of %1 (the file keeps its name)</source>
        <translation>%1 のメッセージ (ファイル名は変わりません)</translation>
    </message>
    <message>
        <source>Edit the message of %1</source>
        <translation>%1 のメッセージを編集</translation>
    </message>
    <message>
        <source>Branch label</source>
        <translation>ブランチラベル</translation>
    </message>
    <message>
        <source>Branch labels of %1, separated by blanks; empty: none</source>
        <translation>%1 のブランチラベル (空白区切り、空ならなし)</translation>
    </message>
    <message>
        <source>No label was set</source>
        <translation>ラベルは設定されませんでした</translation>
    </message>
    <message>
        <source>%1 is taken: %2 has it.</source>
        <translation>%1 は使用済みです: %2 にあります。</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>%1 のラベルを設定</translation>
    </message>
    <message>
        <source>What the branches both change</source>
        <translation>ブランチ双方の変更</translation>
    </message>
    <message>
        <source>New revision %1</source>
        <translation>新しいリビジョン %1</translation>
    </message>
    <message>
        <source>New revisions %1</source>
        <translation>新しいリビジョン %1</translation>
    </message>
    <message>
        <source>Data migration&apos;s text</source>
        <translation>データマイグレーションの本文</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 を削除</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>コピーを編集</translation>
    </message>
    <message>
        <source>Message of the copy of %1, which will follow %2</source>
        <translation>%1 のコピーのメッセージ (%2 の後に続きます)</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>%1 を %2 にコピー</translation>
    </message>
    <message>
        <source>Put %1 on top of %2</source>
        <translation>%1 を %2 の上に置く</translation>
    </message>
    <message>
        <source>Change the parent of %1</source>
        <translation>%1 の親を変更</translation>
    </message>
    <message>
        <source>Looking for %1 in git…</source>
        <translation>git で %1 を探しています…</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>Git knows no script of %1.</source>
        <translation>git に %1 のスクリプトはありません。</translation>
    </message>
    <message>
        <source>It is named by %1. Get the file from where that was written, or change down_revision there.</source>
        <translation>%1 で参照されています。それが書かれた場所からファイルを入手するか、そこの down_revision を変更してください。</translation>
    </message>
    <message>
        <source>%1 deleted it on %2.</source>
        <translation>%1 が %2 に削除しました。</translation>
    </message>
    <message>
        <source>It is on another branch: %1 wrote it on %2.</source>
        <translation>別のブランチにあります: %1 が %2 に書きました。</translation>
    </message>
    <message>
        <source>Write the file again</source>
        <translation>ファイルを再び書く</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>%1 を復元</translation>
    </message>
    <message>
        <source>Git could not be asked</source>
        <translation>git に問い合わせできませんでした</translation>
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
    <message>
        <source>New data migration</source>
        <translation>新しいデータマイグレーション</translation>
    </message>
    <message>
        <source>Heads to merge</source>
        <translation>マージする head</translation>
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
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>適用先</translation>
    </message>
    <message>
        <source>not known: %1 stands at a revision without a script</source>
        <translation>不明：%1 はスクリプトのないリビジョンにあります</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>追加した人</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>対象</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunClock</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1、残り約 %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunSeams</name>
    <message>
        <source>step %1 with Python</source>
        <translation>ステップ %1 (Python)</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>ステップ %1</translation>
    </message>
    <message>
        <source>steps %1 to %2</source>
        <translation>ステップ %1 から %2</translation>
    </message>
    <message>
        <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
        <translation>ステップが失敗すると、そのステップは何も残らず、前のステップは残ります。</translation>
    </message>
    <message>
        <source>All in one transaction: when a step fails, nothing stays.</source>
        <translation>すべてを一つのトランザクションで: ステップが失敗すると何も残りません。</translation>
    </message>
    <message>
        <source>When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.</source>
        <translation>ステップが失敗すると、前のステップは残ります。Python が失敗するまでに行ったことは、プロジェクト自身の Alembic が取り消す範囲で取り消されます。</translation>
    </message>
    <message>
        <source>The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.</source>
        <translation>Python が引き継ぐところで実行が分割されます: %1。ステップが失敗すると、その部分は取り消され、前の部分は残ります。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SchemaDiagram</name>
    <message>
        <source>Diagram</source>
        <translation>図</translation>
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
    <message>
        <source>Edit a copy…</source>
        <translation>コピーを編集…</translation>
    </message>
    <message>
        <source>A new revision with the text of this one</source>
        <translation>このリビジョンの本文で新しいリビジョンを作る</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>No problems in this script.</source>
        <translation>このスクリプトに問題はありません。</translation>
    </message>
    <message>
        <source>%1 on disk and in the editor</source>
        <translation>ディスク上とエディター内の %1</translation>
    </message>
    <message>
        <source>Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.</source>
        <translation>%1 に適用済み: そこで行われたことは済んでおり、ここで変更しても変わりません。コピーを編集するか、ロックを解除してください。</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>ここではできない: %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptTabs</name>
    <message>
        <source>Open scripts</source>
        <translation>開いているスクリプト</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>スクリプトなし</translation>
    </message>
    <message>
        <source>Follows the selection; a double click keeps it open.</source>
        <translation>選択に従って切り替わります。ダブルクリックで開いたままになります。</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>まだ保存されていません</translation>
    </message>
    <message>
        <source>Unsaved script</source>
        <translation>未保存のスクリプト</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 に未保存の変更があります。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>ほかを閉じる</translation>
    </message>
    <message>
        <source>Reopen the last closed one</source>
        <translation>最後に閉じたものを再び開く</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>ファイルのパスをコピー</translation>
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
    <name>limbeck::ui::SqlPage</name>
    <message>
        <source>&amp;Dialect</source>
        <translation>方言(&amp;D)</translation>
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
        <source>-- nothing</source>
        <translation>-- なし</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message>
        <source>Comparing %1 with what the scripts up to %2 make…</source>
        <translation>%1 を %2 までのスクリプトが作るものと比較しています…</translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>%1 を %2 としてスタンプ</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差分</translation>
    </message>
    <message>
        <source>SQL that would remove them</source>
        <translation>差分をなくす SQL</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>スタンプ</translation>
    </message>
    <message>
        <source>The scripts do not tell for certain:</source>
        <translation>スクリプトからは確実にはわかりません:</translation>
    </message>
    <message>
        <source>%1 has what the scripts up to this revision make: the stamp tells the truth.</source>
        <translation>%1 はこのリビジョンまでのスクリプトが作るとおりです。スタンプは事実と一致します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 はこのリビジョンのとおりではありません。先に次のことが必要です (変更 %n 件):</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>%1 をスタンプ</translation>
    </message>
    <message>
        <source>Stamp %1 nevertheless</source>
        <translation>それでも %1 をスタンプ</translation>
    </message>
    <message>
        <source>The comparison failed:</source>
        <translation>比較に失敗しました:</translation>
    </message>
    <message>
        <source>Stamp %1 unseen</source>
        <translation>確認せずに %1 をスタンプ</translation>
    </message>
    <message>
        <source>Revision to stamp with</source>
        <translation>スタンプするリビジョン</translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>先にバージョン表を空にします。%1 は消えます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 &amp;as</source>
        <translation>%1 をスタンプするリビジョン(&amp;A)</translation>
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
    <name>limbeck::ui::StepPanel</name>
    <message>
        <source>Run this step with the project&apos;s &amp;Python…</source>
        <translation>このステップをプロジェクトの Python で実行(&amp;P)…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>変更(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Not with Python</source>
        <translation>Python を使わない(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保持する(&amp;K)</translation>
    </message>
    <message>
        <source>Choose another interpreter</source>
        <translation>別のインタープリターを選択</translation>
    </message>
    <message>
        <source>The rebuilt table keeps what Alembic&apos;s rebuild would lose</source>
        <translation>再構築したテーブルは、Alembic の再構築で失われるものを保持します</translation>
    </message>
    <message>
        <source>%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.</source>
        <translation>%1 は %2 で実行されます。その前のものを先にコミットし、次に Python がこのステップをコミットします。その後に失敗しても、どちらも取り消されません。</translation>
    </message>
    <message>
        <source>Only Python can run %1: %2</source>
        <translation>%1 は Python でのみ実行できます: %2</translation>
    </message>
    <message>
        <source>These losses of Alembic&apos;s rebuild are avoided:</source>
        <translation>Alembic の再構築による次の損失を避けます:</translation>
    </message>
    <message>
        <source>This step rebuilds tables as Alembic does, and loses:</source>
        <translation>このステップは Alembic と同じようにテーブルを再構築し、次のものが失われます:</translation>
    </message>
    <message>
        <source>%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.</source>
        <translation>%1 には Python が必要かもしれません: %2。その箇所に達するかどうかは実行して初めてわかります。Python なしでは実行はそこで取り消されます。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepWords</name>
    <message>
        <source>upgrade %1 → %2</source>
        <translation>アップグレード %1 → %2</translation>
    </message>
    <message>
        <source>downgrade %1 → %2</source>
        <translation>ダウングレード %1 → %2</translation>
    </message>
    <message>
        <source>stamp %1 → %2</source>
        <translation>スタンプ %1 → %2</translation>
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
    <message>
        <source>Change this database&apos;s settings</source>
        <translation>このデータベースの設定を変更</translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>%n 分間ロックを解除…</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>再びロック</translation>
    </message>
    <message>
        <source>%1, unlocked until %2</source>
        <translation>%1、%2 までロック解除</translation>
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
    <message>
        <source>The database is kept in your own settings, never in the project; a password only in the system keyring.</source>
        <translation>データベースはあなた自身の設定に保存され、プロジェクトには保存されません。パスワードはシステムのキーリングにのみ保存されます。</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>名前による</translation>
    </message>
    <message>
        <source>Pass&amp;word comes from</source>
        <translation>パスワードの取得元(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>変数(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>色(&amp;C)</translation>
    </message>
    <message>
        <source>Pro&amp;tection</source>
        <translation>保護(&amp;T)</translation>
    </message>
    <message>
        <source>Settings of a database</source>
        <translation>データベースの設定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The URL stands in the project&apos;s files and is changed there. Colour, protection and where the password comes from are your own settings.</source>
        <translation>URL はプロジェクトのファイルにあり、そこで変更します。色、保護、パスワードの取得元はあなた自身の設定です。</translation>
    </message>
    <message>
        <source>Name the environment variable first</source>
        <translation>先に環境変数の名前を指定してください</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetPasswords</name>
    <message>
        <source>The environment variable %1 with the password of %2 is not set.</source>
        <translation>%2 のパスワードの環境変数 %1 が設定されていません。</translation>
    </message>
    <message>
        <source>The system keyring did not give the password of %1. %2</source>
        <translation>システムのキーリングから %1 のパスワードを取得できませんでした。%2</translation>
    </message>
    <message>
        <source>The system keyring did not take the password of %1: it is kept in memory until the window closes. %2</source>
        <translation>システムのキーリングに %1 のパスワードを保存できませんでした。ウィンドウを閉じるまでメモリーに置かれます。%2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetStrip</name>
    <message>
        <source>unlocked until %1</source>
        <translation>%1 までロック解除</translation>
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
        <translation>不明</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1、ロック解除中</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>現在位置</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保護</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsPanel</name>
    <message>
        <source>Databases</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Choose this database</source>
        <translation>このデータベースを選択</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Forget it (nothing in it is changed)</source>
        <translation>一覧から外す (データベースは何も変更しません)</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>データベースを追加…</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message>
        <source>Both are the same.</source>
        <translation>両方とも同じです。</translation>
    </message>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− 現在のファイルの %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ あなたの本文の %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopRows</name>
    <message>
        <source>no script</source>
        <translation>スクリプトなし</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 はここ</translation>
    </message>
    <message>
        <source>Compared at %1</source>
        <translation>%1 に比較</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message>
        <source>Make two branches one line</source>
        <translation>二つのブランチを一列にする</translation>
    </message>
    <message>
        <source>Another parent</source>
        <translation>別の親</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>なし: base</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>ブランチの head</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>リビジョン</translation>
    </message>
    <message>
        <source>&amp;On top of</source>
        <translation>上に置く先(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>前のリビジョン(&amp;F)</translation>
    </message>
    <message>
        <source>Make one line</source>
        <translation>一列にする</translation>
    </message>
    <message>
        <source>Change the parent</source>
        <translation>親を変更</translation>
    </message>
    <message>
        <source>There is no other head.</source>
        <translation>ほかの head はありません。</translation>
    </message>
    <message>
        <source>In the script of %1, down_revision becomes %2.</source>
        <translation>%1 のスクリプトで、down_revision が %2 になります。</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>%n 個のリビジョンが後に続きます: %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would skip %2: they would count as run there, and never were.</source>
        <translation>%1 は %2 を飛ばすことになります。そこでは実行済みと見なされますが、実際には一度も実行されていません。</translation>
    </message>
    <message>
        <source>%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.</source>
        <translation>%1 は二つのリビジョンにあり、一方が他方の前になるため、もうアップグレードできなくなります。</translation>
    </message>
    <message>
        <source>Merge the heads instead.</source>
        <translation>代わりに head をマージしてください。</translation>
    </message>
    <message>
        <source>No database was read here: whether one would skip a revision is not known.</source>
        <translation>ここで読んだデータベースはありません。リビジョンを飛ばすものがあるかどうかは不明です。</translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>ここで読んだデータベース (%n 個) に、リビジョンを飛ばすものはありません。ほかにはあるかもしれません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message>
        <source>Looking for it in git…</source>
        <translation>git で探しています…</translation>
    </message>
    <message>
        <source>Git could not be asked: %1</source>
        <translation>git に問い合わせできませんでした: %1</translation>
    </message>
    <message>
        <source>Git does not know it either.</source>
        <translation>git でも見つかりません。</translation>
    </message>
    <message>
        <source>It is committed on this branch; only its file is missing in the folder.</source>
        <translation>このブランチにコミットされています。フォルダーにファイルがないだけです。</translation>
    </message>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>ブランチ %1 にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deleted its script on %2; no branch has it any more.</source>
        <translation>%1 が %2 にスクリプトを削除しました。もうどのブランチにもありません。</translation>
    </message>
    <message>
        <source>%1 wrote it on %2, in a commit that no branch has any more.</source>
        <translation>%1 が %2 に、もうどのブランチにもないコミットで書きました。</translation>
    </message>
    <message>
        <source>Below it, this checkout has %1.</source>
        <translation>その下では、このチェックアウトに %1 があります。</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 は、このプロジェクトのどのスクリプトにもない %2 にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, by %2, %3</source>
        <translation>「%1」、作成者 %2、%3</translation>
    </message>
    <message>
        <source>Alembic would stop here with: Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Alembic はここで次のように停止します: Can&apos;t locate revision identified by &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes.</source>
        <translation>スクリプトを入手すれば、すべて通常どおりになります。または、そのリビジョンが完全に失われている場合: データベースのテーブルを、ここにあるリビジョンが作るものと比較してから、そのリビジョンでデータベースをスタンプしてください。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message>
        <source>Unlock a protected database</source>
        <translation>保護されたデータベースのロックを解除</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>%n 分間、%1 のダウングレードとスタンプが、そのつど名前を入力した後に可能になります。理由はログに記録されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>理由(&amp;R)</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 のロックを解除</translation>
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
        <source>Upgrade the project&apos;s database through the window, save a picture of the window as FILE and end.</source>
        <translation>ウィンドウを通してプロジェクトのデータベースをアップグレードし、ウィンドウの画像を FILE に保存して終了する。</translation>
    </message>
    <message>
        <source>Colours of the window: system, light or dark; for this time only.</source>
        <translation>ウィンドウの色: system、light、dark。今回のみ。</translation>
    </message>
    <message>
        <source>--theme takes system, light or dark, not &apos;%1&apos;.</source>
        <translation>--theme に指定できるのは system、light、dark です。「%1」は使えません。</translation>
    </message>
</context>
</TS>
