<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DotWriter</name>
    <message numerus="yes">
        <source>⋯ %n more column(s)</source>
        <translation>
            <numerusform>⋯ 还有 %n 列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>已按要求停止。</translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation>详细信息：%1</translation>
    </message>
    <message>
        <source>The host of the database, %1, is not known.</source>
        <translation>找不到数据库的主机 %1。</translation>
    </message>
    <message>
        <source>Check the host name in the URL and the network.</source>
        <translation>请检查 URL 中的主机名和网络。</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>%1 处没有 PostgreSQL 服务器响应。</translation>
    </message>
    <message>
        <source>Check that the server runs, that host and port are right and that no firewall is between.</source>
        <translation>请确认服务器正在运行、主机和端口正确，且中间没有防火墙。</translation>
    </message>
    <message>
        <source>What answers at %1 is no PostgreSQL server.</source>
        <translation>在 %1 响应的不是 PostgreSQL 服务器。</translation>
    </message>
    <message>
        <source>Check host and port; PostgreSQL listens on port 5432 unless it was told otherwise.</source>
        <translation>请检查主机和端口；除非另有设置，PostgreSQL 监听 5432 端口。</translation>
    </message>
    <message>
        <source>The server at %1 did not accept the password of user &quot;%2&quot;.</source>
        <translation>%1 处的服务器不接受用户“%2”的密码。</translation>
    </message>
    <message>
        <source>Check user and password; in a URL, special characters of a password are percent-encoded.</source>
        <translation>请检查用户和密码；URL 中密码的特殊字符需用百分号编码。</translation>
    </message>
    <message>
        <source>The server at %1 asks user &quot;%2&quot; for a password, and none was given.</source>
        <translation>%1 处的服务器要求用户“%2”提供密码，但没有给出。</translation>
    </message>
    <message>
        <source>Give a password with the connection.</source>
        <translation>请为连接提供密码。</translation>
    </message>
    <message>
        <source>The server at %1 has no user &quot;%2&quot;.</source>
        <translation>%1 处的服务器没有用户“%2”。</translation>
    </message>
    <message>
        <source>Check the user name, or create the role.</source>
        <translation>请检查用户名，或创建该角色。</translation>
    </message>
    <message>
        <source>The server at %1 has no database &quot;%2&quot;.</source>
        <translation>%1 处的服务器没有数据库“%2”。</translation>
    </message>
    <message>
        <source>Check the name at the end of the URL, or create the database.</source>
        <translation>请检查 URL 末尾的名称，或创建该数据库。</translation>
    </message>
    <message>
        <source>The server at %1 does not admit user &quot;%2&quot; to database &quot;%3&quot; from this computer.</source>
        <translation>%1 处的服务器不允许用户“%2”从这台计算机访问数据库“%3”。</translation>
    </message>
    <message>
        <source>An entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>需要在服务器的 pg_hba.conf 中添加一项。</translation>
    </message>
    <message>
        <source>The server at %1 admits user &quot;%2&quot; only over an encrypted connection, or not from here at all.</source>
        <translation>%1 处的服务器只允许用户“%2”通过加密连接访问，或者根本不允许从这里访问。</translation>
    </message>
    <message>
        <source>Try sslmode=require in the URL; otherwise an entry in the server&apos;s pg_hba.conf is needed.</source>
        <translation>请在 URL 中尝试 sslmode=require；否则需要在服务器的 pg_hba.conf 中添加一项。</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made as the URL demands.</source>
        <translation>无法按 URL 的要求建立到 %1 的加密连接。</translation>
    </message>
    <message>
        <source>Check sslmode and the certificates.</source>
        <translation>请检查 sslmode 和证书。</translation>
    </message>
    <message>
        <source>The server at %1 takes no connection now.</source>
        <translation>%1 处的服务器目前不接受连接。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>An option in the database URL was not accepted for %1.</source>
        <translation>数据库 URL 中的一个选项不被 %1 接受。</translation>
    </message>
    <message>
        <source>Check the part of the URL after the &quot;?&quot;.</source>
        <translation>请检查 URL 中“?”之后的部分。</translation>
    </message>
    <message>
        <source>User &quot;%1&quot; has no permission to connect to database &quot;%2&quot; at %3.</source>
        <translation>用户“%1”没有连接 %3 处数据库“%2”的权限。</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator for the right to connect.</source>
        <translation>请向服务器管理员申请连接权限。</translation>
    </message>
    <message>
        <source>The database at %1 could not be opened.</source>
        <translation>无法打开 %1 处的数据库。</translation>
    </message>
    <message>
        <source>The server&apos;s own words are below.</source>
        <translation>服务器的原文如下。</translation>
    </message>
    <message>
        <source>The file %1 is not a SQLite database.</source>
        <translation>文件 %1 不是 SQLite 数据库。</translation>
    </message>
    <message>
        <source>Check the path; an encrypted database cannot be opened.</source>
        <translation>请检查路径；无法打开加密的数据库。</translation>
    </message>
    <message>
        <source>The database %1 is locked by another program.</source>
        <translation>数据库 %1 被另一个程序锁定。</translation>
    </message>
    <message>
        <source>Close the other program or wait.</source>
        <translation>请关闭另一个程序或等待。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database.</source>
        <translation>%1 是文件夹，不是 SQLite 数据库。</translation>
    </message>
    <message>
        <source>Give the path of a file.</source>
        <translation>请给出文件的路径。</translation>
    </message>
    <message>
        <source>The folder %1 may not be entered.</source>
        <translation>没有进入文件夹 %1 的权限。</translation>
    </message>
    <message>
        <source>Change the folder&apos;s permissions.</source>
        <translation>请更改文件夹的权限。</translation>
    </message>
    <message>
        <source>There is no folder %1 for the database %2.</source>
        <translation>没有数据库 %2 所需的文件夹 %1。</translation>
    </message>
    <message>
        <source>Check the path: sqlite:///x.db is relative, sqlite:////x.db is absolute.</source>
        <translation>请检查路径：sqlite:///x.db 是相对路径，sqlite:////x.db 是绝对路径。</translation>
    </message>
    <message>
        <source>No file may be created in %1.</source>
        <translation>没有在 %1 中创建文件的权限。</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>没有数据库文件 %1。</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or open it for reading only.</source>
        <translation>请更改文件的权限，或以只读方式打开。</translation>
    </message>
    <message>
        <source>The SQLite database %1 could not be opened.</source>
        <translation>无法打开 SQLite 数据库 %1。</translation>
    </message>
    <message>
        <source>The database&apos;s own words are below.</source>
        <translation>数据库的原文如下。</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for %1 is not installed.</source>
        <translation>未安装用于 %1 的 Qt 驱动程序。</translation>
    </message>
    <message>
        <source>Install the package %1.</source>
        <translation>请安装软件包 %1。</translation>
    </message>
    <message>
        <source>There is a file %1 already.</source>
        <translation>已经有文件 %1。</translation>
    </message>
    <message>
        <source>Use it as it is, or choose another name.</source>
        <translation>请直接使用它，或选择其他名称。</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>URL 没有指明数据库。</translation>
    </message>
    <message>
        <source>Write its name at the end of the URL.</source>
        <translation>请在 URL 末尾写上它的名称。</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is longer than the %2 bytes that PostgreSQL keeps.</source>
        <translation>名称“%1”超过了 PostgreSQL 保留的 %2 字节。</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>请选择更短的名称。</translation>
    </message>
    <message>
        <source>Another upgrade of this database is running.</source>
        <translation>此数据库正在进行另一个升级。</translation>
    </message>
    <message>
        <source>Wait until it has ended. If its program has died, end its session on the server.</source>
        <translation>请等待它结束。如果其程序已崩溃，请在服务器上结束它的会话。</translation>
    </message>
    <message>
        <source>The lock is held by %1</source>
        <translation>锁的持有者：%1</translation>
    </message>
    <message>
        <source>Another program is writing to the SQLite database, so the run cannot begin.</source>
        <translation>另一个程序正在写入 SQLite 数据库，因此无法开始执行。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close the program that uses the file. Nothing was changed.</source>
        <translation>请等待它结束，或关闭使用该文件的程序。没有任何更改。</translation>
    </message>
    <message>
        <source>The migration lock was lost: the session that held it is gone.</source>
        <translation>迁移锁已丢失：持有它的会话已不存在。</translation>
    </message>
    <message>
        <source>Nothing more is committed. Check the server and its connection pooler, then start again.</source>
        <translation>不会再提交任何内容。请检查服务器及其连接池，然后重新开始。</translation>
    </message>
    <message>
        <source>The database rolled the whole transaction back with the stopped statement.</source>
        <translation>数据库随被停止的语句回滚了整个事务。</translation>
    </message>
    <message>
        <source>The connection to the database was lost: %1</source>
        <translation>与数据库的连接已断开：%1</translation>
    </message>
    <message>
        <source>The statement contains a NUL character; PostgreSQL cannot store or read it.</source>
        <translation>语句包含 NUL 字符；PostgreSQL 无法存储或读取它。</translation>
    </message>
    <message>
        <source>COPY with STDIN or STDOUT cannot run here: there is no client to send or take the data</source>
        <translation>带 STDIN 或 STDOUT 的 COPY 无法在此执行：没有客户端发送或接收数据</translation>
    </message>
    <message>
        <source>Write the data as INSERT statements or with op.bulk_insert.</source>
        <translation>请将数据写成 INSERT 语句，或使用 op.bulk_insert。</translation>
    </message>
    <message>
        <source>Nothing can be committed: a statement of the transaction has failed.</source>
        <translation>无法提交：事务中的一条语句失败了。</translation>
    </message>
    <message>
        <source>Roll the transaction back.</source>
        <translation>请回滚事务。</translation>
    </message>
    <message>
        <source>The database sent &quot;%1&quot;, which cannot be read as %2.</source>
        <translation>数据库发送了“%1”，无法将其读作 %2。</translation>
    </message>
    <message>
        <source>The session needs DateStyle ISO and IntervalStyle postgres.</source>
        <translation>会话需要 DateStyle ISO 和 IntervalStyle postgres。</translation>
    </message>
    <message>
        <source>%1 is out of range: years from 1 to 9999 can be read.</source>
        <translation>%1 超出范围：可读取的年份为 1 到 9999。</translation>
    </message>
    <message>
        <source>The interval %1 is too long to be read.</source>
        <translation>间隔 %1 过长，无法读取。</translation>
    </message>
    <message>
        <source>The database URL mixes two ways to name several hosts.</source>
        <translation>数据库 URL 混用了两种写多个主机的方式。</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=1,2 or host=a:1&amp;host=b:2.</source>
        <translation>请写 host=a,b&amp;port=1,2 或 host=a:1&amp;host=b:2。</translation>
    </message>
    <message>
        <source>A port in the query of the database URL is not a number.</source>
        <translation>数据库 URL 查询部分中的端口不是数字。</translation>
    </message>
    <message>
        <source>Write host=a,b&amp;port=5432,5433.</source>
        <translation>请写 host=a,b&amp;port=5432,5433。</translation>
    </message>
    <message>
        <source>The database URL names a different number of hosts and ports.</source>
        <translation>数据库 URL 中主机和端口的数量不同。</translation>
    </message>
    <message>
        <source>Give one port for each host.</source>
        <translation>请为每个主机指定一个端口。</translation>
    </message>
    <message>
        <source>The &quot;options&quot; of the database URL contain &quot;;&quot; and something that is not a setting.</source>
        <translation>数据库 URL 的“options”包含“;”以及不是设置的内容。</translation>
    </message>
    <message>
        <source>Write options as -c name=value.</source>
        <translation>请将选项写成 -c name=value。</translation>
    </message>
    <message>
        <source>The database URL has an option &quot;%1&quot; that PostgreSQL&apos;s client library does not know.</source>
        <translation>数据库 URL 中有 PostgreSQL 客户端库不认识的选项“%1”。</translation>
    </message>
    <message>
        <source>Alembic would fail with it too; remove it from the URL.</source>
        <translation>Alembic 也会因此失败；请从 URL 中移除它。</translation>
    </message>
    <message>
        <source>The option &quot;%1&quot; of the driver %2 has no meaning here and is not used.</source>
        <translation>驱动程序 %2 的选项“%1”在这里没有意义，不会使用。</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; in the database URL contains &quot;;&quot;, which Qt&apos;s driver cannot pass on.</source>
        <translation>数据库 URL 中“%1”的值包含“;”，Qt 的驱动程序无法传递它。</translation>
    </message>
    <message>
        <source>Use another file name or value.</source>
        <translation>请使用其他文件名或值。</translation>
    </message>
    <message>
        <source>The database URL contains a NUL character.</source>
        <translation>数据库 URL 包含 NUL 字符。</translation>
    </message>
    <message>
        <source>Remove %00 from the URL.</source>
        <translation>请从 URL 中移除 %00。</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened for the copy: %2.</source>
        <translation>无法打开数据库文件 %1 以进行复制：%2。</translation>
    </message>
    <message>
        <source>The copy cannot be begun: %1.</source>
        <translation>无法开始复制：%1。</translation>
    </message>
    <message>
        <source>The database could not be copied: %1.</source>
        <translation>无法复制数据库：%1。</translation>
    </message>
    <message>
        <source>No folder can be made for the copy of the database: %1.</source>
        <translation>无法为数据库副本创建文件夹：%1。</translation>
    </message>
    <message>
        <source>A database in memory lives in its own connection only: there is nothing to copy.</source>
        <translation>内存数据库只存在于自己的连接中：没有可复制的内容。</translation>
    </message>
    <message>
        <source>%1 has %2 MB: too much to copy for a rehearsal</source>
        <translation>%1 有 %2 MB：太大，无法为演练复制</translation>
    </message>
    <message>
        <source>Incorrect number of bindings supplied. The current statement uses %1, and there are %2 supplied.</source>
        <translation>绑定值的数量不正确。语句使用 %1 个，却提供了 %2 个。</translation>
    </message>
    <message>
        <source>You can only execute one statement at a time.</source>
        <translation>一次只能执行一条语句。</translation>
    </message>
    <message>
        <source>The SQLite URL says timeout=%1, which is not a number of seconds.</source>
        <translation>SQLite URL 写的 timeout=%1 不是秒数。</translation>
    </message>
    <message>
        <source>Write a number from 0 to 86400, for instance timeout=30.</source>
        <translation>请写 0 到 86400 之间的数字，例如 timeout=30。</translation>
    </message>
    <message>
        <source>The SQLite URL says uri=true, but its file part does not begin with &quot;file:&quot;.</source>
        <translation>SQLite URL 写了 uri=true，但其文件部分不以“file:”开头。</translation>
    </message>
    <message>
        <source>Write sqlite:///file:path/to/file.db?mode=ro&amp;uri=true.</source>
        <translation>请写 sqlite:///file:path/to/file.db?mode=ro&amp;uri=true。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a database URL.</source>
        <translation>“%1”不是数据库 URL。</translation>
    </message>
    <message>
        <source>A database URL looks like postgresql://user:password@host/database or sqlite:///path/to/file.db.</source>
        <translation>数据库 URL 形如 postgresql://user:password@host/database 或 sqlite:///path/to/file.db。</translation>
    </message>
    <message>
        <source>The database URL has text between &quot;]&quot; and the port or the &quot;/&quot;.</source>
        <translation>数据库 URL 在“]”与端口或“/”之间有文本。</translation>
    </message>
    <message>
        <source>Write [address]:port/database.</source>
        <translation>请写 [address]:port/database。</translation>
    </message>
    <message>
        <source>The port in the database URL is not a number from 0 to 65535.</source>
        <translation>数据库 URL 中的端口不是 0 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Write host:port/database. An &quot;@&quot; inside the user name or the password must be written as %40.</source>
        <translation>请写 host:port/database。用户名或密码中的“@”必须写成 %40。</translation>
    </message>
    <message>
        <source>The database URL names an encrypted SQLite database (sqlite+pysqlcipher).</source>
        <translation>数据库 URL 指的是加密的 SQLite 数据库 (sqlite+pysqlcipher)。</translation>
    </message>
    <message>
        <source>Limbeck opens plain SQLite files only; decrypt a copy to work on it.</source>
        <translation>Limbeck 只能打开未加密的 SQLite 文件；请解密一个副本后再处理。</translation>
    </message>
    <message>
        <source>SQLAlchemy refuses &quot;postgres://&quot; since 1.4; Alembic needs &quot;postgresql://&quot; in this place.</source>
        <translation>SQLAlchemy 自 1.4 起拒绝“postgres://”；Alembic 在此处需要“postgresql://”。</translation>
    </message>
    <message>
        <source>The database URL is still the placeholder that init writes (driver://…).</source>
        <translation>数据库 URL 仍是 init 写入的占位文本 (driver://…)。</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url to the address of your database, for instance postgresql://user:password@host/database.</source>
        <translation>请将 sqlalchemy.url 设为您的数据库地址，例如 postgresql://user:password@host/database。</translation>
    </message>
    <message>
        <source>The database URL names a &quot;%1&quot; database, which Limbeck cannot use.</source>
        <translation>数据库 URL 指的是“%1”数据库，Limbeck 无法使用。</translation>
    </message>
    <message>
        <source>Supported are PostgreSQL (postgresql://…) and SQLite (sqlite:///…).</source>
        <translation>支持 PostgreSQL (postgresql://…) 和 SQLite (sqlite:///…)。</translation>
    </message>
    <message>
        <source>The SQLite URL has a host, port, user or password; a SQLite database is a file.</source>
        <translation>SQLite URL 含有主机、端口、用户或密码；SQLite 数据库是一个文件。</translation>
    </message>
    <message>
        <source>Write sqlite:///relative/path.db (three slashes), sqlite:////absolute/path.db (four), or sqlite:// for a database in memory.</source>
        <translation>请写 sqlite:///relative/path.db（三个斜杠）、sqlite:////absolute/path.db（四个），内存数据库写 sqlite://。</translation>
    </message>
    <message>
        <source>The database URL says %1=%2, which is neither true nor false.</source>
        <translation>数据库 URL 写的 %1=%2 既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>Write true or false.</source>
        <translation>请写 true 或 false。</translation>
    </message>
    <message>
        <source>The table %1 has a row whose version_num is not text.</source>
        <translation>表 %1 中有一行的 version_num 不是文本。</translation>
    </message>
    <message>
        <source>Every row must name a revision; correct or delete the row.</source>
        <translation>每一行都必须是一个修订；请更正或删除该行。</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>没有读取文件 %1 的权限。</translation>
    </message>
    <message>
        <source>The file %1 may not be written.</source>
        <translation>没有写入文件 %1 的权限。</translation>
    </message>
    <message>
        <source>the local server</source>
        <translation>localhost</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1 端口 %2</translation>
    </message>
    <message>
        <source>the server gave no reason</source>
        <translation>服务器没有给出原因</translation>
    </message>
    <message>
        <source>No config file &apos;%1&apos; found, or file has no &apos;[%2]&apos; section</source>
        <translation>没有配置文件“%1”，或该文件没有节“[%2]”</translation>
    </message>
    <message>
        <source>must be text here, found %1</source>
        <translation>此处必须是文本，却是 %1</translation>
    </message>
    <message>
        <source>must be true or false here, found %1</source>
        <translation>此处必须是 true 或 false，却是 %1</translation>
    </message>
    <message>
        <source>context.configure(%1=…) %2.</source>
        <translation>context.configure(%1=…)：%2。</translation>
    </message>
    <message>
        <source>the driver call &apos;%1&apos; in a connection listener</source>
        <translation>连接监听器中的驱动调用“%1”</translation>
    </message>
    <message>
        <source>a driver call with parameters in a connection listener</source>
        <translation>连接监听器中带参数的驱动调用</translation>
    </message>
    <message>
        <source>Run this project&apos;s migrations with its own Python.</source>
        <translation>请用项目自己的 Python 执行此项目的迁移。</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed without running the project&apos;s code.</source>
        <translation>不执行项目的代码就无法算出数据库的 URL。</translation>
    </message>
    <message>
        <source>The URL of the database could not be computed: it needs %1.</source>
        <translation>无法算出数据库的 URL：它需要 %1。</translation>
    </message>
    <message>
        <source>a value that is not known: %1</source>
        <translation>未知的值：%1</translation>
    </message>
    <message>
        <source>There is no env.py in %1.</source>
        <translation>%1 中没有 env.py。</translation>
    </message>
    <message>
        <source>Create an environment with: init DIRECTORY</source>
        <translation>请用以下命令创建环境：init DIRECTORY</translation>
    </message>
    <message>
        <source>No answer to context.%1() in this command.</source>
        <translation>此命令无法回答 context.%1()。</translation>
    </message>
    <message>
        <source>&apos;connection&apos; argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got an Engine</source>
        <translation>configure() 的参数 &apos;connection&apos; 应为 sqlalchemy.engine.Connection 实例，却是 Engine</translation>
    </message>
    <message>
        <source>a connection that is %1</source>
        <translation>一个连接，它是 %1</translation>
    </message>
    <message>
        <source>a value that could not be computed</source>
        <translation>无法算出的值</translation>
    </message>
    <message>
        <source>Name the database by its URL, or run this command with the project&apos;s own Python.</source>
        <translation>请用 URL 指定数据库，或用项目自己的 Python 执行此命令。</translation>
    </message>
    <message>
        <source>The script writes the file %1.</source>
        <translation>脚本写入文件 %1。</translation>
    </message>
    <message>
        <source>The script makes the folder %1.</source>
        <translation>脚本创建文件夹 %1。</translation>
    </message>
    <message>
        <source>The script removes the file %1.</source>
        <translation>脚本删除文件 %1。</translation>
    </message>
    <message>
        <source>The script removes the folder %1.</source>
        <translation>脚本删除文件夹 %1。</translation>
    </message>
    <message>
        <source>The script renames %1 to %2.</source>
        <translation>脚本将 %1 重命名为 %2。</translation>
    </message>
    <message>
        <source>The script copies %1 to %2.</source>
        <translation>脚本将 %1 复制到 %2。</translation>
    </message>
    <message>
        <source>changing %1, which lies outside the project</source>
        <translation>更改位于项目之外的 %1</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python.</source>
        <translation>请用项目自己的 Python 执行此修订。</translation>
    </message>
    <message>
        <source>reading the file %1, which lies outside the project</source>
        <translation>读取位于项目之外的文件 %1</translation>
    </message>
    <message>
        <source>Only files of the project are read without running its code.</source>
        <translation>在不执行代码的情况下，只读取项目的文件。</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic]: only %(here)s and %% may stand after a percent sign.</source>
        <translation>[tool.alembic] 的键“%1”：百分号之后只能是 %(here)s 和 %%。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a valid value for %2; expected &apos;space&apos;, &apos;newline&apos;, &apos;os&apos;, &apos;:&apos;, &apos;;&apos;</source>
        <translation>“%1”不是 %2 的有效值；应为 &apos;space&apos;、&apos;newline&apos;、&apos;os&apos;、&apos;:&apos; 或 &apos;;&apos;</translation>
    </message>
    <message>
        <source>pyproject.toml indicated more than once</source>
        <translation>多次指定了 pyproject.toml</translation>
    </message>
    <message>
        <source>only one ini file may be indicated</source>
        <translation>只能指定一个 ini 文件</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>这不是有效的 TOML：%1</translation>
    </message>
    <message>
        <source>Incorrect TOML format</source>
        <translation>TOML 格式不正确</translation>
    </message>
    <message>
        <source>unsupported TOML value type for key: &apos;%1&apos;</source>
        <translation>键“%1”的 TOML 值类型不受支持</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a single value.</source>
        <translation>[tool.alembic] 的键“%1”必须是单个值。</translation>
    </message>
    <message>
        <source>boolean value expected for TOML parameter &apos;%1&apos;</source>
        <translation>TOML 参数“%1”应为布尔值</translation>
    </message>
    <message>
        <source>Key &apos;%1&apos; of [tool.alembic] must be a list of strings.</source>
        <translation>[tool.alembic] 的键“%1”必须是字符串列表。</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces and commas for version_locations.</source>
        <translation>配置中没有 path_separator；version_locations 按旧方式以空格和逗号分隔。</translation>
    </message>
    <message>
        <source>No path_separator found in configuration; falling back to legacy splitting on spaces, commas and colons for %1.</source>
        <translation>配置中没有 path_separator；%1 按旧方式以空格、逗号和冒号分隔。</translation>
    </message>
    <message>
        <source>version_path_separator is deprecated; use path_separator.</source>
        <translation>version_path_separator 已弃用；请使用 path_separator。</translation>
    </message>
    <message>
        <source>A post-write hook of [tool.alembic] has no name.</source>
        <translation>[tool.alembic] 的一个 post-write 钩子没有名称。</translation>
    </message>
    <message>
        <source>Directory %1 already exists and is not empty</source>
        <translation>文件夹 %1 已存在且不为空</translation>
    </message>
    <message>
        <source>No such template &apos;%1&apos;</source>
        <translation>没有模板“%1”</translation>
    </message>
    <message>
        <source>See the command list_templates.</source>
        <translation>请参阅命令 list_templates。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>Section [%1] stands in the file twice; join the two.</source>
        <translation>节 [%1] 在文件中出现了两次；请合并它们。</translation>
    </message>
    <message>
        <source>A line before the first [section] was found; an ini file begins with a section.</source>
        <translation>第一个 [节] 之前有一行；ini 文件应以节开头。</translation>
    </message>
    <message>
        <source>Expected &quot;key = value&quot;, found &quot;%1&quot;.</source>
        <translation>应为“key = value”，却是“%1”。</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; stands twice in section [%2].</source>
        <translation>选项“%1”在节 [%2] 中出现了两次。</translation>
    </message>
    <message>
        <source>Option &apos;%1&apos; of section [%2]: %3</source>
        <translation>节 [%2] 的选项“%1”：%3</translation>
    </message>
    <message>
        <source>its %(…)s references go deeper than 10 levels.</source>
        <translation>其 %(…)s 引用超过 10 层。</translation>
    </message>
    <message>
        <source>a &apos;%&apos; must be followed by &apos;%&apos; or by &apos;(name)s&apos;; write %% for a percent sign.</source>
        <translation>“%”之后必须是“%”或“(name)s”；百分号请写成 %%。</translation>
    </message>
    <message>
        <source>it refers to &apos;%1&apos;, which is not there.</source>
        <translation>它引用了不存在的“%1”。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>无法读取文件 %1：%2。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>无法写入文件 %1：%2。</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions and the free space, then try again.</source>
        <translation>请检查文件夹权限和可用空间，然后重试。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no truth value for %2; write true or false.</source>
        <translation>“%1”不是 %2 的真假值；请写 true 或 false。</translation>
    </message>
    <message>
        <source>No &apos;script_location&apos; key found in configuration.</source>
        <translation>配置中没有键 &apos;script_location&apos;。</translation>
    </message>
    <message>
        <source>Name the configuration file with -c, or create an environment with: init DIRECTORY</source>
        <translation>请用 -c 指定配置文件，或用以下命令创建环境：init DIRECTORY</translation>
    </message>
    <message>
        <source>The package &apos;%1&apos; of the location &apos;%2&apos; was not found.</source>
        <translation>找不到位置“%2”的包“%1”。</translation>
    </message>
    <message>
        <source>Name its folder in prepend_sys_path, or give a plain path.</source>
        <translation>请在 prepend_sys_path 中写上其文件夹，或给出普通路径。</translation>
    </message>
    <message>
        <source>Path doesn&apos;t exist: %1.  Please use the &apos;init&apos; command to create a new scripts folder.</source>
        <translation>路径不存在：%1。请使用命令 &apos;init&apos; 创建新的脚本文件夹。</translation>
    </message>
    <message>
        <source>truncate_slug_length must be a number, found &apos;%1&apos;.</source>
        <translation>truncate_slug_length 必须是数字，却是“%1”。</translation>
    </message>
    <message>
        <source>Revision %1 referenced from %2 is not present</source>
        <translation>%2 引用的修订 %1 不存在</translation>
    </message>
    <message>
        <source>Self-loop is detected in revisions (%1)</source>
        <translation>检测到引用自身的修订 (%1)</translation>
    </message>
    <message>
        <source>Dependency self-loop is detected in revisions (%1)</source>
        <translation>检测到依赖自身的修订 (%1)</translation>
    </message>
    <message>
        <source>Cycle is detected in revisions (%1)</source>
        <translation>检测到修订循环 (%1)</translation>
    </message>
    <message>
        <source>Dependency cycle is detected in revisions (%1)</source>
        <translation>检测到修订的依赖循环 (%1)</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once</source>
        <translation>修订 %1 存在多份</translation>
    </message>
    <message>
        <source>Revision %1 is present more than once: in %2 and in %3</source>
        <translation>修订 %1 存在多份：在 %2 和 %3 中</translation>
    </message>
    <message>
        <source>Branch name &apos;%1&apos; in revision %2 already used by revision %3</source>
        <translation>修订 %2 的分支名“%1”已被修订 %3 使用</translation>
    </message>
    <message>
        <source>Revision %1 depends on &apos;%2&apos;, which is neither a revision nor a branch label</source>
        <translation>修订 %1 依赖“%2”，但它既不是修订也不是分支标签</translation>
    </message>
    <message>
        <source>Character(s) &apos;%1&apos; not allowed in revision identifier &apos;%2&apos;</source>
        <translation>修订标识“%2”中不允许字符“%1”</translation>
    </message>
    <message>
        <source>Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>找不到修订“%1”</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;</source>
        <translation>没有修订或分支“%1”</translation>
    </message>
    <message>
        <source>No such revision or branch &apos;%1&apos;; a part of an identifier should have at least four characters</source>
        <translation>没有修订或分支“%1”；标识的一部分至少应有四个字符</translation>
    </message>
    <message>
        <source>No such branch: &apos;%1&apos;</source>
        <translation>没有分支“%1”</translation>
    </message>
    <message>
        <source>Multiple revisions start with &apos;%1&apos;: %2...</source>
        <translation>多个修订以“%1”开头：%2…</translation>
    </message>
    <message>
        <source>Revision %1 is not a member of branch &apos;%2&apos;</source>
        <translation>修订 %1 不属于分支“%2”</translation>
    </message>
    <message>
        <source>An empty text is no revision identifier.</source>
        <translation>空文本不是修订标识。</translation>
    </message>
    <message>
        <source>Name a revision, a branch label, head, heads or base.</source>
        <translation>请指定修订、分支标签、head、heads 或 base。</translation>
    </message>
    <message>
        <source>The current revision lies beyond the end of its branch.</source>
        <translation>当前修订超出了其分支的末端。</translation>
    </message>
    <message>
        <source>The start of the range lies beyond the end of its branch.</source>
        <translation>范围的起点超出了其分支的末端。</translation>
    </message>
    <message>
        <source>The end of the range lies beyond the end of its branch.</source>
        <translation>范围的终点超出了其分支的末端。</translation>
    </message>
    <message>
        <source>Multiple head revisions are present for given argument &apos;%1&apos;; name one revision, narrow it down with &apos;&lt;branchname&gt;@%2&apos;, or say &apos;heads&apos; for all of them</source>
        <translation>“%1”对应多个 head；请指定一个修订，用 &apos;&lt;branchname&gt;@%2&apos; 限定，或用 &apos;heads&apos; 表示全部</translation>
    </message>
    <message>
        <source>Relative revision %1 didn&apos;t produce %2 migrations</source>
        <translation>相对修订 %1 没有产生 %2 个迁移</translation>
    </message>
    <message>
        <source>Ambiguous walk</source>
        <translation>路径不明确</translation>
    </message>
    <message>
        <source>Walked too far</source>
        <translation>走得太远</translation>
    </message>
    <message>
        <source>Ambiguous upgrade from multiple current revisions</source>
        <translation>从多个当前修订升级，含义不明确</translation>
    </message>
    <message>
        <source>%1 of the current revisions belong to the branch &apos;%2&apos;; stepping down needs exactly one.</source>
        <translation>当前修订中有 %1 个属于分支“%2”；降级需要恰好一个。</translation>
    </message>
    <message>
        <source>Name the revision to go down to.</source>
        <translation>请指定要降到的修订。</translation>
    </message>
    <message>
        <source>Requested revision %1 overlaps with other requested revisions %2</source>
        <translation>请求的修订 %1 与其他请求的修订 %2 重叠</translation>
    </message>
    <message>
        <source>Not a valid downgrade target from current heads</source>
        <translation>不是从当前 head 降级的有效目标</translation>
    </message>
    <message>
        <source>Destination %1 is not a valid downgrade target from current head(s)</source>
        <translation>%1 不是从当前 head 降级的有效目标</translation>
    </message>
    <message>
        <source>downgrade -1 from multiple heads is ambiguous; name the revision or the branch to go down</source>
        <translation>从多个 head 执行 downgrade -1 含义不明确；请指定修订或分支</translation>
    </message>
    <message>
        <source>file_template &apos;%1&apos;: %2.</source>
        <translation>file_template“%1”：%2。</translation>
    </message>
    <message>
        <source>Known tokens are rev, slug, epoch, year, month, day, hour, minute and second, as in %(rev)s or %(month).2d.</source>
        <translation>可用的名称为 rev、slug、epoch、year、month、day、hour、minute 和 second，例如 %(rev)s 或 %(month).2d。</translation>
    </message>
    <message>
        <source>a % must be followed by a name in parentheses, or by another %</source>
        <translation>% 之后必须是括号中的名称或另一个 %</translation>
    </message>
    <message>
        <source>a name is not closed with )</source>
        <translation>名称没有用 ) 结束</translation>
    </message>
    <message>
        <source>unknown token &apos;%1&apos;</source>
        <translation>未知名称“%1”</translation>
    </message>
    <message>
        <source>a token lacks its conversion letter</source>
        <translation>缺少转换字母</translation>
    </message>
    <message>
        <source>conversion &apos;%1&apos; does not suit the token</source>
        <translation>转换“%1”不适用于该名称</translation>
    </message>
    <message>
        <source>a backslash that does not end its line</source>
        <translation>不在行尾的反斜杠</translation>
    </message>
    <message>
        <source>a closing bracket without an opening one</source>
        <translation>没有左括号的右括号</translation>
    </message>
    <message>
        <source>brackets that are not closed</source>
        <translation>未闭合的括号</translation>
    </message>
    <message>
        <source>a string that is not closed</source>
        <translation>未闭合的字符串</translation>
    </message>
    <message>
        <source>an escape sequence in a string</source>
        <translation>字符串中的转义序列</translation>
    </message>
    <message>
        <source>`from … import *` may bind the identifiers</source>
        <translation>`from … import *` 可能定义了这些标识</translation>
    </message>
    <message>
        <source>`from … import *` may rebind the identifiers</source>
        <translation>`from … import *` 可能重新定义了这些标识</translation>
    </message>
    <message>
        <source>`%1` may bind the identifiers</source>
        <translation>`%1` 可能定义了这些标识</translation>
    </message>
    <message>
        <source>the module raises an exception</source>
        <translation>模块引发了异常</translation>
    </message>
    <message>
        <source>an identifier may be bound after the first function</source>
        <translation>标识可能在第一个函数之后定义</translation>
    </message>
    <message>
        <source>the value of `%1`</source>
        <translation>`%1` 的值</translation>
    </message>
    <message>
        <source>source code cannot contain null bytes</source>
        <translation>源代码不能包含空字节</translation>
    </message>
    <message>
        <source>the file is encoded in %1</source>
        <translation>文件的编码为 %1</translation>
    </message>
    <message>
        <source>the file is not valid UTF-8 and declares no other encoding</source>
        <translation>文件不是有效的 UTF-8，也没有声明其他编码</translation>
    </message>
    <message>
        <source>Revision %1 carries %2 branch labels; a range needs exactly one to follow.</source>
        <translation>修订 %1 带有 %2 个分支标签；范围只能跟随其中一个。</translation>
    </message>
    <message>
        <source>Write the label itself before the @.</source>
        <translation>请在 @ 之前写上标签本身。</translation>
    </message>
    <message>
        <source>Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch</source>
        <translation>请求的范围 %1:%2 不是同一分支上的祖先与后代修订</translation>
    </message>
    <message>
        <source>History range requires [start]:[end], [start]:, or :[end]</source>
        <translation>历史范围需写成 [start]:[end]、[start]: 或 :[end]</translation>
    </message>
    <message>
        <source>The range &apos;%1&apos; has more than one colon.</source>
        <translation>范围“%1”含有多个冒号。</translation>
    </message>
    <message>
        <source>Write it as start:end.</source>
        <translation>请写成 start:end。</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.</source>
        <translation>存在多个 head；请指定新修订所基于的 head，或进行合并。</translation>
    </message>
    <message>
        <source>Duplicate head revisions specified</source>
        <translation>重复指定了 head 修订</translation>
    </message>
    <message>
        <source>Revision %1 is not a head revision; please specify --splice to create a new branch from this revision</source>
        <translation>修订 %1 不是 head；要从它新建分支，请指定 --splice</translation>
    </message>
    <message>
        <source>Revision %1 defines no function %2().</source>
        <translation>修订 %1 没有定义函数 %2()。</translation>
    </message>
    <message>
        <source>Add `def %1():` to the script, with `pass` if there is nothing to do.</source>
        <translation>请在脚本中加入 `def %1():`，若无事可做则写 `pass`。</translation>
    </message>
    <message>
        <source>Some revisions of this range cannot be put in order: they are needed only through revisions outside it. Choose a lower start of the range.</source>
        <translation>此范围中的某些修订无法排序：它们只被范围之外的修订需要。请选择更早的起点。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot read the directory %1: %2.</source>
        <translation>无法读取文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>Cannot read the head of %1: %2.</source>
        <translation>无法读取 %1 的头部：%2。</translation>
    </message>
    <message>
        <source>%1 is compiled and its source is missing.</source>
        <translation>%1 已编译，其源文件缺失。</translation>
    </message>
    <message>
        <source>Put the .py file back, or let the project&apos;s own Python read it: limbeck-cli COMMAND --delegate</source>
        <translation>请放回 .py 文件，或让项目自己的 Python 读取它：limbeck-cli COMMAND --delegate</translation>
    </message>
    <message>
        <source>The head of %1 cannot be changed by itself: %2.</source>
        <translation>无法自动更改 %1 的头部：%2。</translation>
    </message>
    <message>
        <source>Change it in the editor.</source>
        <translation>请在编辑器中更改。</translation>
    </message>
    <message>
        <source>it declares no identifiers</source>
        <translation>它没有声明标识</translation>
    </message>
    <message>
        <source>its docstring has room for one line only</source>
        <translation>其文档字符串只容得下一行</translation>
    </message>
    <message>
        <source>a message is one paragraph, without an empty line in it</source>
        <translation>消息是一个段落，其中没有空行</translation>
    </message>
    <message>
        <source>its docstring is a raw string, in which the message cannot be written</source>
        <translation>其文档字符串是原始字符串，无法写入该消息</translation>
    </message>
    <message>
        <source>%1 would not say what it shall</source>
        <translation>%1 的内容将与预期不符</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: it can only be changed with another editor.</source>
        <translation>%1 不是 UTF-8 文本：只能用其他编辑器更改。</translation>
    </message>
    <message>
        <source>The function in line %1 cannot be changed by itself: its head is not one line.</source>
        <translation>无法自动更改第 %1 行的函数：其头部不是一行。</translation>
    </message>
    <message>
        <source>The script defines no %1() that could be changed.</source>
        <translation>脚本没有定义可更改的 %1()。</translation>
    </message>
    <message>
        <source>File %1 loaded twice! ignoring.</source>
        <translation>文件 %1 被加载了两次，已忽略。</translation>
    </message>
    <message>
        <source>Can&apos;t locate timezone: %1</source>
        <translation>找不到时区：%1</translation>
    </message>
    <message>
        <source>Write an IANA name such as Europe/Vienna or UTC in the timezone setting.</source>
        <translation>请在 timezone 设置中写 IANA 名称，例如 Europe/Vienna 或 UTC。</translation>
    </message>
    <message>
        <source>Could not determine revision id from filename %1.</source>
        <translation>无法从文件名 %1 确定修订标识。</translation>
    </message>
    <message>
        <source>Declare it in the script: revision = &quot;…&quot; with the id, and down_revision with the one before it.</source>
        <translation>请在脚本中声明：revision = &quot;…&quot; 写标识，down_revision 写前一个修订。</translation>
    </message>
    <message>
        <source>Write revision, down_revision, branch_labels and depends_on as plain strings.</source>
        <translation>请将 revision、down_revision、branch_labels 和 depends_on 写成普通字符串。</translation>
    </message>
    <message>
        <source>%1 declares no down_revision.</source>
        <translation>%1 没有声明 down_revision。</translation>
    </message>
    <message>
        <source>Write down_revision = None for a first revision, else the id of the one before it.</source>
        <translation>首个修订写 down_revision = None，否则写前一个修订的标识。</translation>
    </message>
    <message>
        <source>Rows of the version table lie both above and below %1.</source>
        <translation>版本表中既有高于 %1 的行，也有低于它的行。</translation>
    </message>
    <message>
        <source>Use --purge to empty the version table first.</source>
        <translation>请先用 --purge 清空版本表。</translation>
    </message>
    <message>
        <source>Multiple heads are present; please specify a single target revision</source>
        <translation>存在多个 head；请指定单个目标修订</translation>
    </message>
    <message>
        <source>%1 and %2 are not two heads.</source>
        <translation>%1 和 %2 不是两个 head。</translation>
    </message>
    <message>
        <source>The branch of %1 holds %2, whose file is missing.</source>
        <translation>%1 的分支含有 %2，其文件缺失。</translation>
    </message>
    <message>
        <source>The branch of %1 begins at %2 and at %3: only a branch with one beginning can be moved.</source>
        <translation>%1 的分支始于 %2 和 %3：只能移动单一起点的分支。</translation>
    </message>
    <message>
        <source>%1 merges the branch with what both heads have: it is no straight line.</source>
        <translation>%1 将该分支与两个 head 共有的内容合并：它不是直线。</translation>
    </message>
    <message>
        <source>%1 has nothing that %2 has not.</source>
        <translation>%1 没有 %2 所缺的内容。</translation>
    </message>
    <message>
        <source>The branch of %1 stands on %2, which %3 only depends on: %4 would be left as a head of its own.</source>
        <translation>%1 的分支建立在 %2 之上，而 %3 只是依赖它：%4 会成为单独的 head。</translation>
    </message>
    <message>
        <source>Online migration expected to match one row when %1 in &apos;%2&apos;; %3 found</source>
        <translation>在“%2”中%1时应匹配一行；找到 %3 行</translation>
    </message>
    <message>
        <source>inserting &apos;%1&apos;</source>
        <translation>插入“%1”</translation>
    </message>
    <message>
        <source>deleting &apos;%1&apos;</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>updating &apos;%1&apos; to &apos;%2&apos;</source>
        <translation>将“%1”更新为“%2”</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces.</source>
        <translation>版本表中没有此步骤要替换的行“%1”。</translation>
    </message>
    <message>
        <source>Stamp the database with the revision that it really is at.</source>
        <translation>请用数据库实际所处的修订标记它。</translation>
    </message>
    <message>
        <source>The version table already has the row &apos;%1&apos;.</source>
        <translation>版本表中已有行“%1”。</translation>
    </message>
    <message>
        <source>All parents of %1 are implied by other rows of the version table.</source>
        <translation>%1 的所有父修订都已被版本表的其他行包含。</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step replaces: it is an ancestor of another parent or dependency of %2.</source>
        <translation>版本表中没有此步骤要替换的行“%1”：它是 %2 的另一个父修订或依赖的祖先。</translation>
    </message>
    <message>
        <source>Take it out of depends_on or down_revision of that script.</source>
        <translation>请将它从该脚本的 depends_on 或 down_revision 中移除。</translation>
    </message>
    <message>
        <source>The version table has no row &apos;%1&apos;, which this step takes back.</source>
        <translation>版本表中没有此步骤要撤回的行“%1”。</translation>
    </message>
    <message>
        <source>This stamp neither replaces, adds nor removes a row.</source>
        <translation>此标记既不替换、也不添加或移除任何行。</translation>
    </message>
    <message>
        <source>Name each revision only once.</source>
        <translation>每个修订只指定一次。</translation>
    </message>
    <message>
        <source>Revision %1 does what only Python can: %2</source>
        <translation>修订 %1 做了只有 Python 才能做的事：%2</translation>
    </message>
    <message>
        <source>Revision %1 too: %2</source>
        <translation>修订 %1 也是：%2</translation>
    </message>
    <message>
        <source>Nothing was done. This step can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>未执行任何操作。此步骤可以用项目自己的 Python 执行，这会执行其代码：limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Nothing was done. These steps can run with the project&apos;s own Python, which runs its code: limbeck-cli %1 --delegate</source>
        <translation>未执行任何操作。这些步骤可以用项目自己的 Python 执行，这会执行其代码：limbeck-cli %1 --delegate</translation>
    </message>
    <message>
        <source>Only Python can do what this script does: %1. With your consent the step runs with the project&apos;s own Python and Alembic; what stands before it is committed first, so that a later failure does not undo it.</source>
        <translation>此脚本所做的只有 Python 能做：%1。经您同意，该步骤将用项目自己的 Python 和 Alembic 执行；之前的内容会先提交，因此之后的失败不会撤销它们。</translation>
    </message>
    <message>
        <source>The script commits here: what was done before stays even when a later statement fails.</source>
        <translation>脚本在此提交：即使之后的语句失败，之前所做的也会保留。</translation>
    </message>
    <message>
        <source>The step of %1 needs the project&apos;s own Python, which does not find a script of another branch.</source>
        <translation>%1 的步骤需要项目自己的 Python，而它找不到另一分支的脚本。</translation>
    </message>
    <message>
        <source>Get %1 into this checkout, or check that branch out.</source>
        <translation>请将 %1 取到此工作副本，或检出该分支。</translation>
    </message>
    <message>
        <source>Set the variable that env.py reads, or name the database with sqlalchemy.url.</source>
        <translation>请设置 env.py 读取的变量，或用 sqlalchemy.url 指定数据库。</translation>
    </message>
    <message>
        <source>env.py names no database that could be read.</source>
        <translation>env.py 没有指明可读取的数据库。</translation>
    </message>
    <message>
        <source>env.py names no database: context.configure() got neither connection, url nor dialect_name.</source>
        <translation>env.py 没有指明数据库：context.configure() 没有得到 connection、url 或 dialect_name。</translation>
    </message>
    <message>
        <source>Set sqlalchemy.url in the ini file, or the variable that env.py reads.</source>
        <translation>请在 ini 文件中设置 sqlalchemy.url，或设置 env.py 读取的变量。</translation>
    </message>
    <message>
        <source>context.configure() got no connection to run on.</source>
        <translation>context.configure() 没有得到用于执行的连接。</translation>
    </message>
    <message>
        <source>The script directory has multiple heads; get_head_revision() wants one.</source>
        <translation>脚本目录有多个 head；get_head_revision() 只要一个。</translation>
    </message>
    <message>
        <source>No context has been configured yet: call context.configure() before.</source>
        <translation>尚未配置上下文：请先调用 context.configure()。</translation>
    </message>
    <message>
        <source>env.py goes through several databases: there is no one database to copy for a rehearsal.</source>
        <translation>env.py 处理多个数据库：没有可为演练复制的单一数据库。</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2.</source>
        <translation>修订 %1 的脚本没有函数 %2。</translation>
    </message>
    <message>
        <source>The script of revision %1 has no function %2().</source>
        <translation>修订 %1 的脚本没有函数 %2()。</translation>
    </message>
    <message>
        <source>Nothing was done. Add the function to the script.</source>
        <translation>未执行任何操作。请在脚本中加入该函数。</translation>
    </message>
    <message>
        <source>A database in memory cannot be reached by another program: this step cannot be delegated.</source>
        <translation>其他程序无法访问内存数据库：此步骤无法委托。</translation>
    </message>
    <message>
        <source>This step cannot be delegated: env.py had opened a transaction before context.configure() and nobody says when it ends. Commit in env.py first.</source>
        <translation>此步骤无法委托：env.py 在 context.configure() 之前打开了事务，且不知何时结束。请先在 env.py 中提交。</translation>
    </message>
    <message>
        <source>env.py had opened a transaction before context.configure(): nothing is committed unless env.py commits.</source>
        <translation>env.py 在 context.configure() 之前打开了事务：除非 env.py 提交，否则不会提交任何内容。</translation>
    </message>
    <message>
        <source>A script called commit() or rollback() on the connection of the run. As under Alembic, what came after that call was undone, the row of the version table too. Take the call out of the script: the run commits by itself.</source>
        <translation>脚本在执行所用的连接上调用了 commit() 或 rollback()。与 Alembic 一样，该调用之后的内容已被撤销，包括版本表的行。请从脚本中移除该调用：执行会自行提交。</translation>
    </message>
    <message>
        <source>The step would run a statement that the plan did not show, so it was stopped before it was sent.</source>
        <translation>该步骤将执行计划中没有显示的语句，因此在发送之前被停止。</translation>
    </message>
    <message>
        <source>Refresh the plan and look at the step again.</source>
        <translation>请刷新计划并再次查看该步骤。</translation>
    </message>
    <message>
        <source>shown:   %1</source>
        <translation>已显示：%1</translation>
    </message>
    <message>
        <source>instead: %1</source>
        <translation>实际：%1</translation>
    </message>
    <message>
        <source>The rebuilt table %1 would hold %2 of %3 rows.</source>
        <translation>重建后的表 %1 将只含 %2 行（共 %3 行）。</translation>
    </message>
    <message>
        <source>Nothing of this step was kept.</source>
        <translation>此步骤的内容均未保留。</translation>
    </message>
    <message>
        <source>Nothing of this step was kept. Correct the rows first.</source>
        <translation>此步骤的内容均未保留。请先更正这些行。</translation>
    </message>
    <message>
        <source>After rebuilding %1, %2.</source>
        <translation>重建 %1 之后：%2。</translation>
    </message>
    <message>
        <source>the foreign keys of %1 do not fit any more: %2</source>
        <translation>%1 的外键不再匹配：%2</translation>
    </message>
    <message>
        <source>The database cannot be inspected in offline mode (--sql).</source>
        <translation>离线模式 (--sql) 下无法检查数据库。</translation>
    </message>
    <message>
        <source>Guard this part of the script with context.is_offline_mode().</source>
        <translation>请用 context.is_offline_mode() 保护脚本的这一部分。</translation>
    </message>
    <message>
        <source>The parameters given to execute() are not in the SQL that --sql prints (%1). Write the values into the statement, for example with bindparams() or op.inline_literal().</source>
        <translation>传给 execute() 的参数不在 --sql 输出的 SQL 中 (%1)。请将值写入语句，例如用 bindparams() 或 op.inline_literal()。</translation>
    </message>
    <message>
        <source>Let this step run with the project&apos;s own Python.</source>
        <translation>请让此步骤用项目自己的 Python 执行。</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run, or let this step run with the project&apos;s own Python.</source>
        <translation>请用 op.get_bind() 取得执行所用的连接，或让此步骤用项目自己的 Python 执行。</translation>
    </message>
    <message>
        <source>create_engine() with a URL that could not be computed</source>
        <translation>使用无法算出的 URL 的 create_engine()</translation>
    </message>
    <message>
        <source>create_engine() of another database than the one that is migrated (%1)</source>
        <translation>对并非所迁移的另一数据库使用 create_engine() (%1)</translation>
    </message>
    <message>
        <source>%1 in a migration script</source>
        <translation>迁移脚本中的 %1</translation>
    </message>
    <message>
        <source>a compiled script whose source is missing</source>
        <translation>缺少源文件的已编译脚本</translation>
    </message>
    <message>
        <source>Put the .py file back, or let this step run with the project&apos;s own Python.</source>
        <translation>请放回 .py 文件，或让此步骤用项目自己的 Python 执行。</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>无法启动 %1：%2</translation>
    </message>
    <message>
        <source>No Python was found that can import Alembic.</source>
        <translation>没有找到能导入 Alembic 的 Python。</translation>
    </message>
    <message>
        <source>The chosen Python cannot run the project&apos;s migrations.</source>
        <translation>所选的 Python 无法执行项目的迁移。</translation>
    </message>
    <message>
        <source>Create the project&apos;s virtual environment and install its requirements, or name its interpreter.</source>
        <translation>请创建项目的虚拟环境并安装其依赖，或指定其解释器。</translation>
    </message>
    <message>
        <source>Looked for VIRTUAL_ENV, .venv, venv and env in %1 and above it, Poetry&apos;s and Pipenv&apos;s environments, python3.</source>
        <translation>已查找 %1 及其上级中的 VIRTUAL_ENV、.venv、venv 和 env，Poetry 和 Pipenv 的环境，以及 python3。</translation>
    </message>
    <message>
        <source>Revision %1 failed in the project&apos;s Python: %2: %3</source>
        <translation>修订 %1 在项目的 Python 中失败：%2：%3</translation>
    </message>
    <message>
        <source>The step had been committed: the version table holds %1.</source>
        <translation>该步骤已提交：版本表含有 %1。</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step.</source>
        <translation>版本表与此步骤之前一样含有 %1。</translation>
    </message>
    <message>
        <source>The version table holds %1 as before this step. On SQLite the project&apos;s driver commits most statements one by one: look what this step has left.</source>
        <translation>版本表与此步骤之前一样含有 %1。在 SQLite 上，项目的驱动程序会逐条提交大多数语句：请查看此步骤留下了什么。</translation>
    </message>
    <message>
        <source>The project&apos;s Python waits for a lock that this run holds itself: env.py takes a lock for its session, so revision %1 cannot run in a second one.</source>
        <translation>项目的 Python 在等待本次执行自己持有的锁：env.py 为其会话取得锁，因此修订 %1 无法在第二个会话中执行。</translation>
    </message>
    <message>
        <source>Run this step with Alembic itself, then go on.</source>
        <translation>请用 Alembic 本身执行此步骤，然后继续。</translation>
    </message>
    <message>
        <source>Revision %1 was not given to the project&apos;s Python: %2</source>
        <translation>修订 %1 没有交给项目的 Python：%2</translation>
    </message>
    <message>
        <source>Nothing of this step was done.</source>
        <translation>此步骤没有执行任何内容。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 in revision %2.</source>
        <translation>项目的 Python 在修订 %2 中以状态 %1 结束。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ran revision %1 without an error, but the version table holds %2 instead of %3.</source>
        <translation>项目的 Python 无错误地执行了修订 %1，但版本表含有 %2 而不是 %3。</translation>
    </message>
    <message>
        <source>env.py did not commit: it may have opened a transaction before context.configure().</source>
        <translation>env.py 没有提交：它可能在 context.configure() 之前打开了事务。</translation>
    </message>
    <message>
        <source>Look who else changes the version table.</source>
        <translation>请查看还有谁在更改版本表。</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told the models.</source>
        <translation>项目的 Python 在给出模型之前以状态 %1 结束。</translation>
    </message>
    <message>
        <source>The models cannot be imported with the project&apos;s Python: %1: %2</source>
        <translation>无法用项目的 Python 导入模型：%1：%2</translation>
    </message>
    <message>
        <source>The compiled script %1 could not be loaded with the project&apos;s Python: %2: %3</source>
        <translation>无法用项目的 Python 加载已编译的脚本 %1：%2：%3</translation>
    </message>
    <message>
        <source>The project&apos;s Python ended with status %1 before it told what %2 declares.</source>
        <translation>项目的 Python 在说明 %2 声明的内容之前以状态 %1 结束。</translation>
    </message>
    <message>
        <source>it ended with status %1</source>
        <translation>它以状态 %1 结束</translation>
    </message>
    <message>
        <source>No temporary folder for the scripts of the other branch: %1</source>
        <translation>没有用于另一分支脚本的临时文件夹：%1</translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The table is not compared.</source>
        <translation>不比较该表。</translation>
    </message>
    <message>
        <source>%1 must be text, found %2.</source>
        <translation>%1 必须是文本，却是 %2。</translation>
    </message>
    <message>
        <source>a value that is not known</source>
        <translation>未知的值</translation>
    </message>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>由当前的模式决定</translation>
    </message>
    <message>
        <source>made of a query: its columns are not known</source>
        <translation>由查询生成：其列未知</translation>
    </message>
    <message>
        <source>revision %1 could not be followed to its end</source>
        <translation>无法将修订 %1 跟踪到末尾</translation>
    </message>
    <message>
        <source>Target database is not up to date.</source>
        <translation>目标数据库不是最新的。</translation>
    </message>
    <message>
        <source>env.py names no models: its target_metadata is None.</source>
        <translation>env.py 没有指明模型：其 target_metadata 为 None。</translation>
    </message>
    <message>
        <source>Set target_metadata to the MetaData of the project&apos;s models.</source>
        <translation>请将 target_metadata 设为项目模型的 MetaData。</translation>
    </message>
    <message>
        <source>Can&apos;t proceed with --autogenerate option; environment script %1 does not provide a MetaData object or sequence of objects to the context.</source>
        <translation>无法继续 --autogenerate：环境脚本 %1 没有向上下文提供 MetaData 对象或其序列。</translation>
    </message>
    <message>
        <source>The models cannot be compared: %1.</source>
        <translation>无法比较模型：%1。</translation>
    </message>
    <message>
        <source>The models cannot be compared: none of their tables could be read. %1</source>
        <translation>无法比较模型：其表均无法读取。%1</translation>
    </message>
    <message>
        <source>target_metadata is not known</source>
        <translation>target_metadata 未知</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models in env.py.</source>
        <translation>请在 env.py 中指定项目自己模型的 MetaData。</translation>
    </message>
    <message>
        <source>%1= of context.configure() is %2, which is not part of the project: it is not asked.</source>
        <translation>context.configure() 的 %1= 是 %2，它不属于项目：不会调用。</translation>
    </message>
    <message>
        <source>Write this change into the script by hand.</source>
        <translation>请手动将此更改写入脚本。</translation>
    </message>
    <message>
        <source>Write this option into the script by hand.</source>
        <translation>请手动将此选项写入脚本。</translation>
    </message>
    <message>
        <source>Write it into the script by hand.</source>
        <translation>请手动将其写入脚本。</translation>
    </message>
    <message>
        <source>Write this directive into the script by hand.</source>
        <translation>请手动将此指令写入脚本。</translation>
    </message>
    <message>
        <source>process_revision_directives: %1 must be text or a list of texts, found %2.</source>
        <translation>process_revision_directives：%1 必须是文本或文本列表，却是 %2。</translation>
    </message>
    <message>
        <source>Multiple version locations present, please specify --version-path</source>
        <translation>存在多个版本位置，请指定 --version-path</translation>
    </message>
    <message>
        <source>Path %1 is not represented in current version locations</source>
        <translation>路径 %1 不在当前的版本位置中</translation>
    </message>
    <message>
        <source>Version %1 specified branch_labels %2, however the migration file %3 does not have them; does script.py.mako have the branch_labels line?</source>
        <translation>版本 %1 指定了 branch_labels %2，但迁移文件 %3 没有；script.py.mako 中有 branch_labels 行吗？</translation>
    </message>
    <message>
        <source>output_encoding: unknown encoding: %1</source>
        <translation>output_encoding：未知编码：%1</translation>
    </message>
    <message>
        <source>output_encoding: the script holds a character that %1 does not have (line %2 of the script).</source>
        <translation>output_encoding：脚本含有 %1 没有的字符（脚本第 %2 行）。</translation>
    </message>
    <message>
        <source>A CHECK of %1 has no name and differs from the models: it cannot be dropped by name.</source>
        <translation>%1 的一个 CHECK 没有名称且与模型不同：无法按名称删除。</translation>
    </message>
    <message>
        <source>The database has no table and no column %1 that could be renamed to %2.</source>
        <translation>数据库中没有可重命名为 %2 的表或列 %1。</translation>
    </message>
    <message>
        <source>The rename %1 is not possible: %2.</source>
        <translation>无法进行重命名 %1：%2。</translation>
    </message>
    <message>
        <source>Give the value for the rows that have none (--fill %1.%2=…), or a server default in the model.</source>
        <translation>请为没有值的行给出值 (--fill %1.%2=…)，或在模型中设置服务器默认值。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be read.</source>
        <translation>无法读取已忽略差异的列表 %1。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be removed: %2.</source>
        <translation>无法移除已忽略差异的列表 %1：%2。</translation>
    </message>
    <message>
        <source>The list of ignored differences %1 cannot be written.</source>
        <translation>无法写入已忽略差异的列表 %1。</translation>
    </message>
    <message>
        <source>The primary key of %1 differs from the models: SQLite cannot change it; the table has to be made anew.</source>
        <translation>%1 的主键与模型不同：SQLite 无法更改它；必须重建该表。</translation>
    </message>
    <message>
        <source>Expressions are compared by their text: the database does not let this user create temporary tables.</source>
        <translation>表达式按文本比较：数据库不允许此用户创建临时表。</translation>
    </message>
    <message>
        <source>The program %1 cannot be started: %2.</source>
        <translation>无法启动程序 %1：%2。</translation>
    </message>
    <message>
        <source>Could not find module %1</source>
        <translation>找不到模块 %1</translation>
    </message>
    <message>
        <source>Could not find entrypoint console_scripts.%1</source>
        <translation>找不到入口点 console_scripts.%1</translation>
    </message>
    <message>
        <source>Key %1.%2 is required for post write hook &apos;%3&apos;</source>
        <translation>post-write 钩子“%3”需要键 %1.%2</translation>
    </message>
    <message>
        <source>Using --sql with --autogenerate does not make any sense</source>
        <translation>--sql 与 --autogenerate 一起使用没有意义</translation>
    </message>
    <message>
        <source>The template %1 cannot be read: %2.</source>
        <translation>无法读取模板 %1：%2。</translation>
    </message>
    <message>
        <source>Script templates may use expressions, control lines, comments, &lt;% %&gt;, &lt;%! %&gt;, &lt;%def&gt;, &lt;%doc&gt; and &lt;%text&gt;.</source>
        <translation>脚本模板可以使用表达式、控制行、注释、&lt;% %&gt;、&lt;%! %&gt;、&lt;%def&gt;、&lt;%doc&gt; 和 &lt;%text&gt;。</translation>
    </message>
    <message>
        <source>Name a MetaData of the project&apos;s own models, or read the models with the project&apos;s Python.</source>
        <translation>请指定项目自己模型的 MetaData，或用项目的 Python 读取模型。</translation>
    </message>
    <message>
        <source>Nothing is dropped.</source>
        <translation>不会删除任何内容。</translation>
    </message>
    <message>
        <source>Write the name as a text.</source>
        <translation>请将名称写成文本。</translation>
    </message>
    <message>
        <source>Its type is not compared.</source>
        <translation>不比较其类型。</translation>
    </message>
    <message>
        <source>It is not compared.</source>
        <translation>不进行比较。</translation>
    </message>
    <message>
        <source>Nothing of the table is dropped.</source>
        <translation>不会删除该表的任何内容。</translation>
    </message>
    <message>
        <source>What else it has is compared; nothing of the table is dropped.</source>
        <translation>其余内容会比较；不会删除该表的任何内容。</translation>
    </message>
    <message>
        <source>Table %1 has no column &apos;%2&apos;, which a constraint or index of it names.</source>
        <translation>表 %1 没有其约束或索引所引用的列“%2”。</translation>
    </message>
    <message>
        <source>The naming convention &quot;%1&quot; cannot be read: after % it needs (token)s.</source>
        <translation>无法读取命名约定“%1”：% 之后需要 (token)s。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, which is not one of SQLAlchemy&apos;s tokens.</source>
        <translation>“%1”的命名约定使用了 %(%2)s，它不是 SQLAlchemy 的标记。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but a constraint of table &apos;%2&apos; has no name.</source>
        <translation>“%1”的命名约定含有 %(constraint_name)s，但表“%2”的一个约束没有名称。</translation>
    </message>
    <message>
        <source>The wishes for the order of columns contradict each other (around %1).</source>
        <translation>对列顺序的要求相互矛盾（在 %1 附近）。</translation>
    </message>
    <message>
        <source>Check insert_before, insert_after and partial_reordering of the batch.</source>
        <translation>请检查 batch 的 insert_before、insert_after 和 partial_reordering。</translation>
    </message>
    <message>
        <source>%1: the history so far has no table %2.</source>
        <translation>%1：到此为止的历史中没有表 %2。</translation>
    </message>
    <message>
        <source>No support for ALTER of constraints in %1 dialect. Please refer to the batch mode feature which allows for %2 migrations using a copy-and-move strategy.</source>
        <translation>%1 方言不支持对约束执行 ALTER。请使用 batch 模式，它通过复制并移动的方式进行 %2 迁移。</translation>
    </message>
    <message>
        <source>The CHECK that comes with a Boolean or Enum column of table &apos;%1&apos; is left out: %2 cannot add one to an existing table. Use op.batch_alter_table(&quot;%3&quot;).</source>
        <translation>表“%1”的 Boolean 或 Enum 列的 CHECK 被省略：%2 无法将其加到已有的表。请使用 op.batch_alter_table(&quot;%3&quot;)。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; cannot become or cease to be a computed column.</source>
        <translation>表“%2”的列“%1”不能变为计算列，也不能不再是计算列。</translation>
    </message>
    <message>
        <source>Drop the column and add it again.</source>
        <translation>请删除该列并重新添加。</translation>
    </message>
    <message>
        <source>The comment on column &apos;%1&apos; of table &apos;%2&apos; is left out: %3 has no comments.</source>
        <translation>表“%2”的列“%1”的注释被省略：%3 没有注释。</translation>
    </message>
    <message>
        <source>The comment on table &apos;%1&apos; is left out: %2 has no comments.</source>
        <translation>表“%1”的注释被省略：%2 没有注释。</translation>
    </message>
    <message>
        <source>A constraint of table &apos;%1&apos; is to be dropped, but it has no name.</source>
        <translation>要删除表“%1”的一个约束，但它没有名称。</translation>
    </message>
    <message>
        <source>Name it: op.drop_constraint(&quot;…&quot;, …), or give type_= and a naming convention.</source>
        <translation>请写出名称：op.drop_constraint(&quot;…&quot;, …)，或给出 type_= 和命名约定。</translation>
    </message>
    <message>
        <source>postgresql_using must be used with the type_ parameter</source>
        <translation>postgresql_using 必须与参数 type_ 一起使用</translation>
    </message>
    <message>
        <source>Give type_= as well, or leave postgresql_using out.</source>
        <translation>请同时给出 type_=，或去掉 postgresql_using。</translation>
    </message>
    <message>
        <source>Trigger %1 of %2 is created again as it was, but it names %3, which the batch changes: look whether it still works.</source>
        <translation>%2 的触发器 %1 按原样重建，但它引用了 batch 所更改的 %3：请查看它是否仍然有效。</translation>
    </message>
    <message>
        <source>Rebuilding table %1 on PostgreSQL drops its grants, triggers, policies, storage options and what depends on it; foreign keys of other tables and views make it fail.</source>
        <translation>在 PostgreSQL 上重建表 %1 会删除其权限、触发器、策略、存储选项以及依赖它的内容；其他表的外键和视图会导致失败。</translation>
    </message>
    <message>
        <source>Column %1 of %2 gets a new sequence that starts at 1: the next values collide with the rows that are there. Set it with setval().</source>
        <translation>%2 的列 %1 得到从 1 开始的新序列：后续的值会与现有行冲突。请用 setval() 设置它。</translation>
    </message>
    <message>
        <source>Rebuilding table %1 loses %2.</source>
        <translation>重建表 %1 会丢失 %2。</translation>
    </message>
    <message>
        <source>The renamed column %1 is renamed in %2 of %3 too; Alembic would leave the old name there and fail.</source>
        <translation>重命名的列 %1 在 %3 的 %2 中也会重命名；Alembic 会保留旧名称并失败。</translation>
    </message>
    <message>
        <source>The batch drops column %1 of %2, but %3 still names it: %4</source>
        <translation>batch 删除 %2 的列 %1，但 %3 仍引用它：%4</translation>
    </message>
    <message>
        <source>Drop %1 in the same batch, before the column.</source>
        <translation>请在同一 batch 中先删除 %1，再删除该列。</translation>
    </message>
    <message>
        <source>Constraint must have a name: in a batch, one that is added to or dropped from table %1 has none.</source>
        <translation>约束必须有名称：在 batch 中加到表 %1 或从中删除的约束没有名称。</translation>
    </message>
    <message>
        <source>Give it a name, or a naming convention to the metadata (naming_convention= of the batch for constraints that the table has already).</source>
        <translation>请为它命名，或为元数据设置命名约定（表中已有的约束用 batch 的 naming_convention=）。</translation>
    </message>
    <message>
        <source>Column %1 of %2 exists already: the batch puts a new, empty one in its place, and its values are lost.</source>
        <translation>%2 的列 %1 已存在：batch 会用新的空列替换它，其值会丢失。</translation>
    </message>
    <message>
        <source>No such constraint: &apos;%1&apos; (table %2).</source>
        <translation>没有约束“%1”（表 %2）。</translation>
    </message>
    <message>
        <source>SQLite keeps constraints without a name: naming_convention= of batch_alter_table gives them one.</source>
        <translation>SQLite 保存没有名称的约束：batch_alter_table 的 naming_convention= 会为其命名。</translation>
    </message>
    <message>
        <source>No such index: &apos;%1&apos; (table %2).</source>
        <translation>没有索引“%1”（表 %2）。</translation>
    </message>
    <message>
        <source>Table %1 is left over from a batch that failed, and the batch needs this name.</source>
        <translation>表 %1 是失败的 batch 遗留的，而 batch 需要这个名称。</translation>
    </message>
    <message>
        <source>Look whether it holds rows that are nowhere else, then drop it.</source>
        <translation>请查看其中是否有别处没有的行，然后删除它。</translation>
    </message>
    <message>
        <source>Index %1 is to be created on column %2, which table %3 does not have.</source>
        <translation>要在列 %2 上创建索引 %1，但表 %3 没有该列。</translation>
    </message>
    <message>
        <source>No column of table %1 is left to copy: its rows would be lost.</source>
        <translation>表 %1 没有剩余的列可复制：其行会丢失。</translation>
    </message>
    <message>
        <source>Drop and create the table instead.</source>
        <translation>请改为删除并创建该表。</translation>
    </message>
    <message>
        <source>The batch of table %1 rebuilds it and needs its present definition, which cannot be read in --sql mode.</source>
        <translation>表 %1 的 batch 会重建它并需要其当前定义，而 --sql 模式下无法读取。</translation>
    </message>
    <message>
        <source>Pass the complete table to batch_alter_table as copy_from=Table(…).</source>
        <translation>请将完整的表以 copy_from=Table(…) 传给 batch_alter_table。</translation>
    </message>
    <message>
        <source>The batch is about table %1, but the database has no such table.</source>
        <translation>batch 针对表 %1，但数据库没有该表。</translation>
    </message>
    <message>
        <source>Table %1 has no column %2.</source>
        <translation>表 %1 没有列 %2。</translation>
    </message>
    <message>
        <source>op.%1 is not supported in batch mode (table %2).</source>
        <translation>batch 模式不支持 op.%1（表 %2）。</translation>
    </message>
    <message>
        <source>Call it on op, outside the batch.</source>
        <translation>请在 batch 之外对 op 调用它。</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;</source>
        <translation>参数“%1”需要值</translation>
    </message>
    <message>
        <source>A value is required for bind parameter &apos;%1&apos;, in parameter group %2</source>
        <translation>参数“%1”需要值，在参数组 %2 中</translation>
    </message>
    <message>
        <source>Give it a value. If :%1 is no parameter but part of the text, write \:%2 instead.</source>
        <translation>请给出值。如果 :%1 不是参数而是文本的一部分，请写 \:%2。</translation>
    </message>
    <message>
        <source>The first row of op.bulk_insert() decides which columns there are: give every row the same keys, or use multiinsert=False.</source>
        <translation>op.bulk_insert() 的第一行决定有哪些列：请让每一行的键相同，或使用 multiinsert=False。</translation>
    </message>
    <message>
        <source>The %1 of table &apos;%2&apos; names column &apos;%3&apos;, which the table does not have.</source>
        <translation>表“%2”的 %1 引用了该表没有的列“%3”。</translation>
    </message>
    <message>
        <source>The database &apos;%1&apos; is not supported.</source>
        <translation>不支持数据库“%1”。</translation>
    </message>
    <message>
        <source>Limbeck migrates PostgreSQL (postgresql) and SQLite (sqlite) databases.</source>
        <translation>Limbeck 迁移 PostgreSQL (postgresql) 和 SQLite (sqlite) 数据库。</translation>
    </message>
    <message>
        <source>Unconsumed column names: %1</source>
        <translation>未使用的列名：%1</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; has no such columns as the script declares it.</source>
        <translation>按脚本的声明，表“%1”没有这些列。</translation>
    </message>
    <message>
        <source>%1 has no identity columns: column &apos;%2&apos; of table &apos;%3&apos; cannot get or lose one.</source>
        <translation>%1 没有标识列：表“%3”的列“%2”无法成为或不再是标识列。</translation>
    </message>
    <message>
        <source>Name it in the script, or wrap the final name in op.f().</source>
        <translation>请在脚本中命名，或将最终名称放入 op.f()。</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; has %2 characters; the database takes %3.</source>
        <translation>名称“%1”有 %2 个字符；数据库只接受 %3 个。</translation>
    </message>
    <message>
        <source>Shorten it, or wrap it in op.f(): then it is cut in a stable way.</source>
        <translation>请缩短它，或放入 op.f()：这样会以稳定的方式截断。</translation>
    </message>
    <message>
        <source>An index of table &apos;%1&apos; has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>表“%1”的一个索引没有名称，且命名约定没有“ix”。</translation>
    </message>
    <message>
        <source>Argument &apos;%1&apos; is not accepted by dialect &apos;%2&apos; for %3.</source>
        <translation>方言“%2”不接受 %3 的参数“%1”。</translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>可接受：%1。</translation>
    </message>
    <message>
        <source>An enum without a name cannot be a PostgreSQL type.</source>
        <translation>没有名称的枚举不能成为 PostgreSQL 类型。</translation>
    </message>
    <message>
        <source>Name it: sa.Enum(…, name=&quot;…&quot;), or use native_enum=False.</source>
        <translation>请命名：sa.Enum(…, name=&quot;…&quot;)，或使用 native_enum=False。</translation>
    </message>
    <message>
        <source>A column has no type, and its definition needs one.</source>
        <translation>有一列没有类型，而其定义需要类型。</translation>
    </message>
    <message>
        <source>Give it a type, for example sa.Integer().</source>
        <translation>请指定类型，例如 sa.Integer()。</translation>
    </message>
    <message>
        <source>The type %1 comes from outside the project and is not known.</source>
        <translation>类型 %1 来自项目之外，未知。</translation>
    </message>
    <message>
        <source>Map it to a type for each database in the project&apos;s settings.</source>
        <translation>请在项目设置中为每种数据库将其映射到一个类型。</translation>
    </message>
    <message>
        <source>%1 has no form on %2.</source>
        <translation>%1 在 %2 上没有对应形式。</translation>
    </message>
    <message>
        <source>Use a type that this database has, or add one with with_variant().</source>
        <translation>请使用此数据库具有的类型，或用 with_variant() 添加一个。</translation>
    </message>
    <message>
        <source>SQLite does not support autoincrement for composite primary keys: column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>SQLite 不支持复合主键的 autoincrement：表“%2”的列“%1”。</translation>
    </message>
    <message>
        <source>Leave autoincrement=True out.</source>
        <translation>请去掉 autoincrement=True。</translation>
    </message>
    <message>
        <source>A column with name &apos;%1&apos; is already present in table &apos;%2&apos;.</source>
        <translation>表“%2”中已有名为“%1”的列。</translation>
    </message>
    <message>
        <source>Limbeck cannot run code of &apos;%1&apos; (imported at %2): %3 is not supported.</source>
        <translation>Limbeck 无法执行“%1”的代码（导入于 %2）：不支持 %3。</translation>
    </message>
    <message>
        <source>%1 is not supported: it would change something outside the database.</source>
        <translation>不支持 %1：它会更改数据库之外的内容。</translation>
    </message>
    <message>
        <source>%1 is not part of the project, and what the project has instead of it was read</source>
        <translation>%1 不属于项目，读取的是项目中替代它的内容</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>The arguments of %1 are not known here (%2).</source>
        <translation>%1 的参数在此未知 (%2)。</translation>
    </message>
    <message>
        <source>A statement of an imported module that takes very many steps</source>
        <translation>所导入模块中需要非常多步的语句</translation>
    </message>
    <message>
        <source>The script took more than %1 steps.</source>
        <translation>脚本超过了 %1 步。</translation>
    </message>
    <message>
        <source>A list would become too long.</source>
        <translation>列表会变得过长。</translation>
    </message>
    <message>
        <source>What is asked for here is not supported, and what it is about is not known.</source>
        <translation>此处所要求的不受支持，且不知其所指。</translation>
    </message>
    <message>
        <source>A regular expression took too much time or memory.</source>
        <translation>正则表达式耗费了过多时间或内存。</translation>
    </message>
    <message>
        <source>This needs a value that is not known here: %1.</source>
        <translation>这需要一个此处未知的值：%1。</translation>
    </message>
    <message>
        <source>A preview cannot know it; the step shows its statements only when it runs.</source>
        <translation>预览无法得知它；该步骤只有在执行时才显示其语句。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; of module &apos;%2&apos; is not supported.</source>
        <translation>不支持模块“%2”的“%1”。</translation>
    </message>
    <message>
        <source>Raising &apos;%1&apos;, which Limbeck does not know, is not supported.</source>
        <translation>不支持引发 Limbeck 不认识的“%1”。</translation>
    </message>
    <message>
        <source>except* (exception groups) is not supported.</source>
        <translation>不支持 except*（异常组）。</translation>
    </message>
    <message>
        <source>yield is not supported here.</source>
        <translation>此处不支持 yield。</translation>
    </message>
    <message>
        <source>Complex numbers are not supported.</source>
        <translation>不支持复数。</translation>
    </message>
    <message>
        <source>Indent the whole file with spaces.</source>
        <translation>请用空格缩进整个文件。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 text.</source>
        <translation>请将文件保存为 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and remove its coding line.</source>
        <translation>请将文件保存为 UTF-8，并删除其 coding 行。</translation>
    </message>
    <message>
        <source>Connect to a database to see what this script does.</source>
        <translation>请连接数据库以查看此脚本的作用。</translation>
    </message>
    <message>
        <source>Register what it does with @Operations.implementation_for(…).</source>
        <translation>请用 @Operations.implementation_for(…) 注册其作用。</translation>
    </message>
    <message>
        <source>%1: no migration context is active here, the &apos;op&apos; and connection functions work only while a migration runs</source>
        <translation>%1：此处没有活动的迁移上下文，“op”和连接函数只在迁移执行时可用</translation>
    </message>
    <message>
        <source>Move the call into upgrade() or downgrade().</source>
        <translation>请将该调用移入 upgrade() 或 downgrade()。</translation>
    </message>
    <message>
        <source>Give mapped_column() the type, or add it to the type_annotation_map.</source>
        <translation>请为 mapped_column() 指定类型，或将其加入 type_annotation_map。</translation>
    </message>
    <message>
        <source>Name the columns in mapped_column().</source>
        <translation>请在 mapped_column() 中命名这些列。</translation>
    </message>
    <message>
        <source>What it gives is not compared.</source>
        <translation>不比较它产生的内容。</translation>
    </message>
    <message>
        <source>What the class says is compared; nothing of the table is dropped.</source>
        <translation>会比较该类所声明的内容；不会删除该表的任何内容。</translation>
    </message>
    <message>
        <source>What else the class has is compared; nothing of the table is dropped. Reading the models with the project&apos;s Python knows the base.</source>
        <translation>会比较该类的其余内容；不会删除该表的任何内容。用项目的 Python 读取模型即可得知基类。</translation>
    </message>
    <message>
        <source>The table is not compared. Reading the models with the project&apos;s Python knows it.</source>
        <translation>不比较该表。用项目的 Python 读取模型即可得知。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; on class %2 conflicts with an existing column of table %3.</source>
        <translation>类 %2 的列“%1”与表 %3 的现有列冲突。</translation>
    </message>
    <message>
        <source>Query the other class by its columns, or run this step with the project&apos;s own Python.</source>
        <translation>请按列查询另一个类，或用项目自己的 Python 执行此步骤。</translation>
    </message>
    <message>
        <source>Give the field sa_type or sa_column.</source>
        <translation>请为该字段指定 sa_type 或 sa_column。</translation>
    </message>
    <message>
        <source>The statement was passed over.</source>
        <translation>该语句已被跳过。</translation>
    </message>
    <message>
        <source>Write the schema into the directive.</source>
        <translation>请将模式写入指令。</translation>
    </message>
    <message>
        <source>raw_connection(): the driver&apos;s own connection</source>
        <translation>raw_connection()：驱动程序自己的连接</translation>
    </message>
    <message>
        <source>Use op.get_bind() for the connection of the run.</source>
        <translation>请用 op.get_bind() 取得执行所用的连接。</translation>
    </message>
    <message>
        <source>Use op.get_bind().</source>
        <translation>请使用 op.get_bind()。</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Column</source>
        <translation>设置 Column 的属性“%1”</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a Table</source>
        <translation>设置 Table 的属性“%1”</translation>
    </message>
    <message>
        <source>Write the labels into the script: sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;).</source>
        <translation>请将标签写入脚本：sa.Enum(&apos;a&apos;, &apos;b&apos;, name=&apos;…&apos;)。</translation>
    </message>
    <message>
        <source>Expression #%1 %2 in index %3 detected to include an operator clause. Expression compare cannot proceed. Please move the operator clause to the ``postgresql_ops`` dict to enable proper compare of the index expressions.</source>
        <translation>索引 %3 的第 %1 个表达式 %2 含有操作符子句，无法比较表达式。请将操作符子句移到字典 ``postgresql_ops`` 中，以便正确比较。</translation>
    </message>
    <message>
        <source>Did not locate plugins: %1</source>
        <translation>未找到插件：%1</translation>
    </message>
    <message>
        <source>setting %1 of a %2 in process_revision_directives</source>
        <translation>在 process_revision_directives 中设置 %2 的 %1</translation>
    </message>
    <message>
        <source>kw[%1] = %2 of a %3 in process_revision_directives</source>
        <translation>process_revision_directives 中 %3 的 kw[%1] = %2</translation>
    </message>
    <message>
        <source>a %1 among the columns of a CreateTableOp</source>
        <translation>CreateTableOp 的列中的 %1</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives put among the directives</source>
        <translation>process_revision_directives 放入指令中的 %1</translation>
    </message>
    <message>
        <source>process_revision_directives left something that is no MigrationScript: %1 has no %2.</source>
        <translation>process_revision_directives 留下了不是 MigrationScript 的内容：%1 没有 %2。</translation>
    </message>
    <message>
        <source>render_item= with several MetaData</source>
        <translation>多个 MetaData 下的 render_item=</translation>
    </message>
    <message>
        <source>a %1 without type_ that process_revision_directives made</source>
        <translation>process_revision_directives 生成的没有 type_ 的 %1</translation>
    </message>
    <message>
        <source>Say which kind it is: type_=&quot;unique&quot;, &quot;foreignkey&quot;, &quot;check&quot; or &quot;primary&quot;.</source>
        <translation>请指明种类：type_=&quot;unique&quot;、&quot;foreignkey&quot;、&quot;check&quot; 或 &quot;primary&quot;。</translation>
    </message>
    <message>
        <source>a %1 that process_revision_directives made</source>
        <translation>process_revision_directives 生成的 %1</translation>
    </message>
    <message>
        <source>A rename is given as old:new for a table and as table.column:new for a column.</source>
        <translation>重命名的写法：表为 旧名:新名，列为 表.列:新名。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no rename.</source>
        <translation>“%1”不是重命名。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no fill value.</source>
        <translation>“%1”不是填充值。</translation>
    </message>
    <message>
        <source>It is given as table.column=value, or table.column=sql:expression.</source>
        <translation>写法为 表.列=值，或 表.列=sql:表达式。</translation>
    </message>
    <message>
        <source>A quotation is not closed in the options: %1</source>
        <translation>选项中的引号未闭合：%1</translation>
    </message>
    <message>
        <source>Nothing follows the last backslash of the options: %1</source>
        <translation>选项的最后一个反斜杠之后没有内容：%1</translation>
    </message>
    <message>
        <source>Key &apos;%1.type&apos; (or &apos;type&apos; in toml) is required for post write hook &apos;%2&apos;</source>
        <translation>post-write 钩子“%2”需要键 &apos;%1.type&apos;（在 toml 中为 &apos;type&apos;）</translation>
    </message>
    <message>
        <source>No formatter with name &apos;%1&apos; registered</source>
        <translation>没有注册名为“%1”的格式化程序</translation>
    </message>
    <message>
        <source>The types are exec, module and console_scripts; those that env.py registers with Python code are not known here.</source>
        <translation>类型有 exec、module 和 console_scripts；env.py 用 Python 代码注册的类型在此未知。</translation>
    </message>
    <message>
        <source>Using --sql with the revision command when revision_environment is not configured does not make any sense</source>
        <translation>未配置 revision_environment 时在 revision 命令中使用 --sql 没有意义</translation>
    </message>
    <message>
        <source>context.configure(template_args=…) must be a dictionary, found %1.</source>
        <translation>context.configure(template_args=…) 必须是字典，却是 %1。</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; of line %2 is not closed</source>
        <translation>第 %2 行的块 &apos;%1&apos; 未闭合</translation>
    </message>
    <message>
        <source>&lt;%def&gt; of line %1 is not closed</source>
        <translation>第 %1 行的 &lt;%def&gt; 未闭合</translation>
    </message>
    <message>
        <source>&apos;%1&apos; closes no block that is open here</source>
        <translation>&apos;%1&apos; 没有关闭此处打开的任何块</translation>
    </message>
    <message>
        <source>&apos;%1&apos; stands in no block that it could go on</source>
        <translation>&apos;%1&apos; 不在它可以延续的块中</translation>
    </message>
    <message>
        <source>a control line starts with if, for, while, try or with, found &apos;%1&apos;</source>
        <translation>控制行以 if、for、while、try 或 with 开头，却是 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>a control line ends with a colon, found &apos;%1&apos;</source>
        <translation>控制行以冒号结尾，却是 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;${&apos; is not closed with &apos;}&apos;</source>
        <translation>&apos;${&apos; 未以 &apos;}&apos; 闭合</translation>
    </message>
    <message>
        <source>an empty expression</source>
        <translation>空表达式</translation>
    </message>
    <message>
        <source>the filter &apos;%1&apos; of a template</source>
        <translation>模板的过滤器 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Write the text without it.</source>
        <translation>请不用它来写该文本。</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&apos; is not closed with &apos;&gt;&apos;</source>
        <translation>&apos;&lt;%%1&apos; 未以 &apos;&gt;&apos; 闭合</translation>
    </message>
    <message>
        <source>&apos;&lt;%%1&gt;&apos; is not closed</source>
        <translation>&apos;&lt;%%1&gt;&apos; 未闭合</translation>
    </message>
    <message>
        <source>&lt;%%1&gt; in a template</source>
        <translation>模板中的 &lt;%%1&gt;</translation>
    </message>
    <message>
        <source>a &lt;%def&gt; inside a &lt;%def&gt;</source>
        <translation>&lt;%def&gt; 中的 &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Define it beside the other.</source>
        <translation>请在另一个之外定义它。</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;</source>
        <translation>&lt;%def&gt; 需要 name=&quot;f(参数)&quot;</translation>
    </message>
    <message>
        <source>&lt;%def&gt; with other attributes than name</source>
        <translation>带有 name 以外属性的 &lt;%def&gt;</translation>
    </message>
    <message>
        <source>Leave them out.</source>
        <translation>请去掉它们。</translation>
    </message>
    <message>
        <source>&lt;%def&gt; needs name=&quot;f(arguments)&quot;, found &quot;%1&quot;</source>
        <translation>&lt;%def&gt; 需要 name=&quot;f(参数)&quot;，却是 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a closing tag that nothing opened</source>
        <translation>没有对应开始标签的结束标签</translation>
    </message>
    <message>
        <source>&apos;&lt;%&apos; is not closed with &apos;%&gt;&apos;</source>
        <translation>&apos;&lt;%&apos; 未以 &apos;%&gt;&apos; 闭合</translation>
    </message>
    <message>
        <source>Can&apos;t find the foreign key between the two sides of a join: give the condition as the second argument.</source>
        <translation>找不到连接两侧之间的外键：请将条件作为第二个参数给出。</translation>
    </message>
    <message>
        <source>sqlalchemy: calling %1</source>
        <translation>sqlalchemy：调用 %1</translation>
    </message>
    <message>
        <source>Can&apos;t validate argument &apos;%1&apos; of %2(); there is no dialect named &apos;%3&apos;. It is ignored.</source>
        <translation>无法验证 %2() 的参数“%1”；没有名为“%3”的方言。将忽略该参数。</translation>
    </message>
    <message>
        <source>Table &apos;%1&apos; is already defined for this MetaData instance.  Specify &apos;extend_existing=True&apos; to redefine options and columns on an existing Table object.</source>
        <translation>表“%1”在此 MetaData 中已定义。要重新定义现有 Table 对象的选项和列，请指定 &apos;extend_existing=True&apos;。</translation>
    </message>
    <message>
        <source>op.invoke() of %1</source>
        <translation>对 %1 的 op.invoke()</translation>
    </message>
    <message>
        <source>reverse() of %1</source>
        <translation>%1 的 reverse()</translation>
    </message>
    <message>
        <source>__autoload__: the columns come from a database</source>
        <translation>__autoload__：列来自数据库</translation>
    </message>
    <message>
        <source>%1.%2: a %3() of the ORM</source>
        <translation>%1.%2：ORM 的 %3()</translation>
    </message>
    <message>
        <source>This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can&apos;t call begin() here unless rollback() or commit() is called first.</source>
        <translation>此连接已通过 begin() 或 autobegin 建立了 SQLAlchemy 的 Transaction() 对象；须先调用 rollback() 或 commit() 才能在此调用 begin()。</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a connection</source>
        <translation>设置连接的属性“%1”</translation>
    </message>
    <message>
        <source>%1: there is no migration environment here</source>
        <translation>%1：此处没有迁移环境</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a dialect</source>
        <translation>设置方言的属性“%1”</translation>
    </message>
    <message>
        <source>create_engine(): scripts work on the connection of the migration</source>
        <translation>create_engine()：脚本使用迁移的连接</translation>
    </message>
    <message>
        <source>sqlalchemy.inspect() of %1</source>
        <translation>对 %1 的 sqlalchemy.inspect()</translation>
    </message>
    <message>
        <source>This result object is closed.</source>
        <translation>此结果对象已关闭。</translation>
    </message>
    <message>
        <source>This result object does not return rows. It has been closed automatically.</source>
        <translation>此结果对象不返回行。它已自动关闭。</translation>
    </message>
    <message>
        <source>Don&apos;t know how to join: give the left side with select_from() or join_from(), and the condition.</source>
        <translation>不知如何连接：请用 select_from() 或 join_from() 给出左侧，并给出条件。</translation>
    </message>
    <message>
        <source>Can&apos;t determine which FROM clause to join from, there are several that can be joined: give the left side with select_from() or join_from().</source>
        <translation>无法确定从哪个 FROM 子句连接，有多个可以连接：请用 select_from() 或 join_from() 给出左侧。</translation>
    </message>
    <message>
        <source>type %1: a TypeDecorator without `impl`</source>
        <translation>类型 %1：没有 `impl` 的 TypeDecorator</translation>
    </message>
    <message>
        <source>Enum of %1: the class is not defined in the project, its members are not known</source>
        <translation>%1 的 Enum：该类未在项目中定义，其成员未知</translation>
    </message>
    <message>
        <source>python_type of %1</source>
        <translation>%1 的 python_type</translation>
    </message>
    <message>
        <source>setting attribute &apos;%1&apos; of a %2 type</source>
        <translation>设置 %2 类型的属性“%1”</translation>
    </message>
    <message>
        <source>The CHECK of column &apos;%1&apos; of table &apos;%2&apos; cannot be dropped: its type in existing_type has no name.</source>
        <translation>无法删除列“%1”的 CHECK（表“%2”）：existing_type 中的类型没有名称。</translation>
    </message>
    <message>
        <source>Name the type in existing_type as the constraint is named.</source>
        <translation>请让 existing_type 中的类型与约束同名。</translation>
    </message>
    <message>
        <source>Table %1: %2 names column %3 by its new name; Alembic would lose it or fail.</source>
        <translation>表 %1：%2 以新名称引用列 %3；Alembic 会丢失它或失败。</translation>
    </message>
    <message>
        <source>The batch of table %1 renames column %2 to %3 and adds a new column %4: Alembic would lose the renamed one.</source>
        <translation>表 %1 的 batch 将列 %2 重命名为 %3 并添加新列 %4：Alembic 会丢失重命名的列。</translation>
    </message>
    <message>
        <source>Rename in one batch and add in another.</source>
        <translation>请在一个 batch 中重命名，在另一个中添加。</translation>
    </message>
    <message>
        <source>A batch that rebuilds table %1 cannot turn column %2 into an identity column.</source>
        <translation>重建表 %1 的 batch 无法将列 %2 变为标识列。</translation>
    </message>
    <message>
        <source>Column %1 of %2 cannot be altered into a computed column.</source>
        <translation>%2 的列 %1 无法更改为计算列。</translation>
    </message>
    <message>
        <source>The values of %1.%2 are copied with CAST to %3, which SQLite does numerically: texts such as &apos;2020-01-02&apos; become 2020, &apos;true&apos; becomes 0.</source>
        <translation>%1.%2 的值以 CAST 复制为 %3，SQLite 按数值处理：&apos;2020-01-02&apos; 这样的文本变为 2020，&apos;true&apos; 变为 0。</translation>
    </message>
    <message>
        <source>An index that a batch adds to table %1 has no name, and the naming convention has no &quot;ix&quot;.</source>
        <translation>batch 加到表 %1 的一个索引没有名称，且命名约定没有“ix”。</translation>
    </message>
    <message>
        <source>Index %1 of %2 is over column %3, which the batch drops: the index goes with it. Alembic would fail after the table was replaced.</source>
        <translation>%2 的索引 %1 建在 batch 要删除的列 %3 上：索引会随之删除。Alembic 会在替换表之后失败。</translation>
    </message>
    <message>
        <source>Table %1: %2 is over a column that the batch drops, and goes with it.</source>
        <translation>表 %1：%2 涉及 batch 要删除的列，会随之删除。</translation>
    </message>
    <message>
        <source>Can&apos;t specify insert_before or insert_after when using ALTER: column %1 of %2 would be added in place.</source>
        <translation>使用 ALTER 时不能指定 insert_before 或 insert_after：列 %1（%2）会直接添加而不重建。</translation>
    </message>
    <message>
        <source>Give batch_alter_table the argument recreate=&quot;always&quot;.</source>
        <translation>请为 batch_alter_table 指定参数 recreate=&quot;always&quot;。</translation>
    </message>
    <message>
        <source>No literal value renderer is available for literal value &quot;%1&quot; with datatype NULL</source>
        <translation>数据类型为 NULL 的值“%1”无法写成字面量</translation>
    </message>
    <message>
        <source>An SQL script needs the type of the column: sa.column(&quot;%1&quot;, sa.…).</source>
        <translation>SQL 脚本需要列的类型：sa.column(&quot;%1&quot;, sa.…)。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; has autoincrement=True, but %3 is no type of numbers.</source>
        <translation>列“%1”（表“%2”）设有 autoincrement=True，但 %3 不是数值类型。</translation>
    </message>
    <message>
        <source>Only one column may have autoincrement=True; table &apos;%1&apos; has &apos;%2&apos; and &apos;%3&apos;.</source>
        <translation>只有一列可以设 autoincrement=True；表“%1”有“%2”和“%3”。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos;.</source>
        <translation>列“%1”，表“%2”。</translation>
    </message>
    <message>
        <source>%1 cannot be &apos;%2&apos;.</source>
        <translation>%1 不能是“%2”。</translation>
    </message>
    <message>
        <source>It must be one of %1.</source>
        <translation>它必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>primary key</source>
        <translation>主键</translation>
    </message>
    <message>
        <source>unique constraint</source>
        <translation>唯一约束</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>外键</translation>
    </message>
    <message>
        <source>%1 has no EXCLUDE constraints.</source>
        <translation>%1 没有 EXCLUDE 约束。</translation>
    </message>
    <message>
        <source>Guard the directive by the dialect: if op.get_bind().dialect.name == &quot;postgresql&quot;.</source>
        <translation>请按方言保护该指令：if op.get_bind().dialect.name == &quot;postgresql&quot;。</translation>
    </message>
    <message>
        <source>postgresql_include names column &apos;%1&apos;, which is not known here.</source>
        <translation>postgresql_include 引用的列“%1”在此未知。</translation>
    </message>
    <message>
        <source>Alembic knows only the constraint&apos;s own columns: write the constraint with op.execute().</source>
        <translation>Alembic 只知道约束自身的列：请用 op.execute() 编写该约束。</translation>
    </message>
    <message>
        <source>Rows can be inserted, changed and deleted in tables only, not in subqueries or joins.</source>
        <translation>只能在表中插入、更改和删除行，不能在子查询或连接中进行。</translation>
    </message>
    <message>
        <source>An UPDATE of table &apos;%1&apos; sets no column.</source>
        <translation>表“%1”的 UPDATE 没有设置任何列。</translation>
    </message>
    <message>
        <source>Give it .values(…).</source>
        <translation>请为其给出 .values(…)。</translation>
    </message>
    <message>
        <source>%1 cannot delete by the rows of another table.</source>
        <translation>%1 无法按另一个表的行来删除。</translation>
    </message>
    <message>
        <source>Use a subquery: .where(t.c.id.in_(select(…))).</source>
        <translation>请使用子查询：.where(t.c.id.in_(select(…)))。</translation>
    </message>
    <message>
        <source>The first set of parameters decides which there are: give every set the same keys.</source>
        <translation>第一组参数决定有哪些参数：请让每一组的键相同。</translation>
    </message>
    <message>
        <source>SQL parameters not allowed with as_sql</source>
        <translation>使用 as_sql 时不允许 SQL 参数</translation>
    </message>
    <message>
        <source>An SQL script has no parameters: write the values into the statement, for example with op.inline_literal().</source>
        <translation>SQL 脚本没有参数：请将值写入语句，例如用 op.inline_literal()。</translation>
    </message>
    <message>
        <source>%1 has no arrays: an array constructor cannot be written.</source>
        <translation>%1 没有数组：无法写出数组构造器。</translation>
    </message>
    <message>
        <source>%1 has no arrays: an element of one cannot be addressed.</source>
        <translation>%1 没有数组：无法引用数组元素。</translation>
    </message>
    <message>
        <source>A join has no condition, and none follows from the foreign keys of its tables.</source>
        <translation>一个连接没有条件，其表的外键也推不出条件。</translation>
    </message>
    <message>
        <source>Give the condition: a.join(b, a.c.id == b.c.a_id).</source>
        <translation>请给出条件：a.join(b, a.c.id == b.c.a_id)。</translation>
    </message>
    <message>
        <source>Column &apos;%1&apos; of table &apos;%2&apos; is an identity column: it cannot get a default at the same time.</source>
        <translation>列“%1”（表“%2”）是标识列：不能同时有默认值。</translation>
    </message>
    <message>
        <source>Remove the identity first: server_default=None, then set the default in a second op.alter_column().</source>
        <translation>请先用 server_default=None 移除标识，再在第二个 op.alter_column() 中设置默认值。</translation>
    </message>
    <message>
        <source>Identity() of column &apos;%1&apos; of table &apos;%2&apos; changes nothing.</source>
        <translation>列“%1”（表“%2”）的 Identity() 没有更改任何内容。</translation>
    </message>
    <message>
        <source>To make the column an identity column, say that it is none yet: existing_server_default=None.</source>
        <translation>要使该列成为标识列，请说明它目前还不是：existing_server_default=None。</translation>
    </message>
    <message>
        <source>%1 must be a dictionary.</source>
        <translation>%1 必须是字典。</translation>
    </message>
    <message>
        <source>Name the index, or add &quot;ix&quot; to the naming convention of the metadata.</source>
        <translation>请为索引命名，或在元数据的命名约定中加入“ix”。</translation>
    </message>
    <message>
        <source>postgresql_using cannot be &apos;%1&apos;: the name of an index method is expected.</source>
        <translation>postgresql_using 不能是“%1”：应为索引方法的名称。</translation>
    </message>
    <message>
        <source>For example btree, hash, gist, gin, brin.</source>
        <translation>例如 btree、hash、gist、gin、brin。</translation>
    </message>
    <message>
        <source>sqlite_where must be an SQL expression, not a plain string.</source>
        <translation>sqlite_where 必须是 SQL 表达式，而不是普通字符串。</translation>
    </message>
    <message>
        <source>Write sqlite_where=sa.text(&quot;…&quot;).</source>
        <translation>请写 sqlite_where=sa.text(&quot;…&quot;)。</translation>
    </message>
    <message>
        <source>The first row decides which columns the INSERT has: give every row the same keys.</source>
        <translation>第一行决定 INSERT 有哪些列：请让每一行的键相同。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; contains %(constraint_name)s, but the constraint on table &apos;%2&apos; has no name.</source>
        <translation>“%1”的命名约定含有 %(constraint_name)s，但表“%2”的该约束没有名称。</translation>
    </message>
    <message>
        <source>The naming convention for &quot;%1&quot; uses %(%2)s, but the referred table is not known here.</source>
        <translation>“%1”的命名约定使用了 %(%2)s，但所引用的表在此未知。</translation>
    </message>
    <message>
        <source>Write the constraint&apos;s name in the script.</source>
        <translation>请在脚本中写出约束的名称。</translation>
    </message>
    <message>
        <source>Tokens that are Python functions cannot be evaluated here: name the constraint in the script with op.f().</source>
        <translation>命名约定中的 Python 函数在此无法求值：请在脚本中用 op.f() 为约束命名。</translation>
    </message>
    <message>
        <source>Additional arguments should be named &lt;dialectname&gt;_&lt;argument&gt;, got &apos;%1&apos;</source>
        <translation>附加参数应命名为 &lt;dialectname&gt;_&lt;argument&gt;，却是“%1”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no argument of %2.</source>
        <translation>“%1”不是 %2 的参数。</translation>
    </message>
    <message>
        <source>%1 must be a string.</source>
        <translation>%1 必须是字符串。</translation>
    </message>
    <message>
        <source>%1 must be True or False.</source>
        <translation>%1 必须是 True 或 False。</translation>
    </message>
    <message>
        <source>%1 must be a list of names.</source>
        <translation>%1 必须是名称列表。</translation>
    </message>
    <message>
        <source>%1 must be an SQL expression.</source>
        <translation>%1 必须是 SQL 表达式。</translation>
    </message>
    <message>
        <source>PostgreSQL has no virtual computed columns: &apos;%1&apos; is declared with persisted=False.</source>
        <translation>PostgreSQL 没有虚拟计算列：“%1”声明为 persisted=False。</translation>
    </message>
    <message>
        <source>Leave persisted out, or use persisted=True.</source>
        <translation>请去掉 persisted，或使用 persisted=True。</translation>
    </message>
    <message>
        <source>%1 is no value of %2: only True, False, None, 1 and 0 are.</source>
        <translation>%1 不是 %2 的值：只能是 True、False、None、1 和 0。</translation>
    </message>
    <message>
        <source>A name is empty: tables, columns, constraints and indexes need at least one character.</source>
        <translation>有一个名称为空：表、列、约束和索引至少需要一个字符。</translation>
    </message>
    <message>
        <source>A % in a raw SQL string with parameters must be written %%.</source>
        <translation>带参数的原始 SQL 字符串中的 % 必须写成 %%。</translation>
    </message>
    <message>
        <source>A raw SQL string has more placeholders than the %1 values given.</source>
        <translation>原始 SQL 字符串的占位符多于所给的 %1 个值。</translation>
    </message>
    <message>
        <source>A value is required for parameter &apos;%1&apos; of a raw SQL string.</source>
        <translation>原始 SQL 字符串的参数“%1”需要值。</translation>
    </message>
    <message>
        <source>A subquery has no table of its own left: all its tables belong to the enclosing statement.</source>
        <translation>子查询没有自己的表：其所有的表都属于外层语句。</translation>
    </message>
    <message>
        <source>Use .correlate(…) to say which tables come from outside.</source>
        <translation>请用 .correlate(…) 指明哪些表来自外层。</translation>
    </message>
    <message>
        <source>SQLite cannot extract &apos;%1&apos; from a date.</source>
        <translation>SQLite 无法从日期中提取“%1”。</translation>
    </message>
    <message>
        <source>It has year, month, day, hour, minute, second, doy, dow, week and epoch.</source>
        <translation>可用的有 year、month、day、hour、minute、second、doy、dow、week 和 epoch。</translation>
    </message>
    <message>
        <source>SQLite has no sequences: the next value of &apos;%1&apos; cannot be taken.</source>
        <translation>SQLite 没有序列：无法取得“%1”的下一个值。</translation>
    </message>
    <message>
        <source>An integer was expected, not &apos;%1&apos;.</source>
        <translation>应为整数，而不是“%1”。</translation>
    </message>
    <message>
        <source>A %1 cannot stand in a JSON column: JSON has no such value.</source>
        <translation>%1 不能放入 JSON 列：JSON 没有这样的值。</translation>
    </message>
    <message>
        <source>Convert it in the script, for example with str().</source>
        <translation>请在脚本中转换它，例如用 str()。</translation>
    </message>
    <message>
        <source>A %1 cannot be written as a value of %2 on %3.</source>
        <translation>无法将 %1 写成 %2 的值（%3）。</translation>
    </message>
    <message>
        <source>Give the column or the parameter a type that takes this value, or convert the value in the script.</source>
        <translation>请为列或参数指定能接受此值的类型，或在脚本中转换该值。</translation>
    </message>
    <message>
        <source>ALTER TABLE: the history so far has no table %1.</source>
        <translation>ALTER TABLE：到此为止的历史中没有表 %1。</translation>
    </message>
    <message>
        <source>calling it</source>
        <translation>调用它</translation>
    </message>
    <message>
        <source>indexing it</source>
        <translation>按下标访问它</translation>
    </message>
    <message>
        <source>setting an attribute of it</source>
        <translation>设置其属性</translation>
    </message>
    <message>
        <source>setting an item of it</source>
        <translation>设置其元素</translation>
    </message>
    <message>
        <source>deleting an item of it</source>
        <translation>删除其元素</translation>
    </message>
    <message>
        <source>iterating over it</source>
        <translation>遍历它</translation>
    </message>
    <message>
        <source>an operator on it</source>
        <translation>对其使用运算符</translation>
    </message>
    <message>
        <source>testing whether it is true</source>
        <translation>判断其真假</translation>
    </message>
    <message>
        <source>asking for its length</source>
        <translation>求其长度</translation>
    </message>
    <message>
        <source>looking for something in it</source>
        <translation>在其中查找</translation>
    </message>
    <message>
        <source>using it as text</source>
        <translation>将其用作文本</translation>
    </message>
    <message>
        <source>using it in a with statement</source>
        <translation>在 with 语句中使用它</translation>
    </message>
    <message>
        <source>an unknown place</source>
        <translation>未知位置</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write what it does with op directives or SQL.</source>
        <translation>请用项目自己的 Python 执行此修订，或用 op 指令或 SQL 写出它所做的事。</translation>
    </message>
    <message>
        <source>Run this revision with the project&apos;s own Python, or write it another way.</source>
        <translation>请用项目自己的 Python 执行此修订，或换一种写法。</translation>
    </message>
    <message>
        <source>Write the code out, or run this revision with the project&apos;s own Python.</source>
        <translation>请直接写出代码，或用项目自己的 Python 执行此修订。</translation>
    </message>
    <message>
        <source>Nobody can answer while a migration runs; read an environment variable or an -x argument instead.</source>
        <translation>迁移执行期间无人能够应答；请改为读取环境变量或 -x 参数。</translation>
    </message>
    <message>
        <source>Use importlib.import_module().</source>
        <translation>请使用 importlib.import_module()。</translation>
    </message>
    <message>
        <source>__import__() relative to a package</source>
        <translation>相对于包的 __import__()</translation>
    </message>
    <message>
        <source>%1() is not supported.</source>
        <translation>不支持 %1()。</translation>
    </message>
    <message>
        <source>Pass the arguments one by one instead of with * or **.</source>
        <translation>请逐个传递参数，而不要用 * 或 **。</translation>
    </message>
    <message>
        <source>A condition that is not known without running the code (%1): its first branch was read.</source>
        <translation>不执行代码就无法得知的条件 (%1)：已读取其第一个分支。</translation>
    </message>
    <message>
        <source>A loop over what is not known without running the code (%1): it was read once.</source>
        <translation>对不执行代码就无法得知的内容的循环 (%1)：已读取一次。</translation>
    </message>
    <message>
        <source>Raise one of Python&apos;s own exceptions.</source>
        <translation>请引发 Python 自己的异常。</translation>
    </message>
    <message>
        <source>A text would become too long.</source>
        <translation>字符串会变得过长。</translation>
    </message>
    <message>
        <source>A text grew beyond %1 bytes.</source>
        <translation>字符串超过了 %1 字节。</translation>
    </message>
    <message>
        <source>The result of ** would be too large.</source>
        <translation>** 的结果会过大。</translation>
    </message>
    <message>
        <source>The result of &lt;&lt; would be too large.</source>
        <translation>&lt;&lt; 的结果会过大。</translation>
    </message>
    <message>
        <source>Use except.</source>
        <translation>请使用 except。</translation>
    </message>
    <message>
        <source>Use it in the body of a function.</source>
        <translation>请在函数体内使用它。</translation>
    </message>
    <message>
        <source>Simplify the expression.</source>
        <translation>请简化该表达式。</translation>
    </message>
    <message>
        <source>Indent the lines that belong to it, or write `pass`.</source>
        <translation>请缩进属于它的行，或写 `pass`。</translation>
    </message>
    <message>
        <source>Align the line with the one before it.</source>
        <translation>请将该行与上一行对齐。</translation>
    </message>
    <message>
        <source>Align the line with the block that it belongs to.</source>
        <translation>请将该行与其所属的块对齐。</translation>
    </message>
    <message>
        <source>This is Python 2.</source>
        <translation>这是 Python 2。</translation>
    </message>
    <message>
        <source>Delete the invisible character here.</source>
        <translation>请删除此处的不可见字符。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8, or declare its encoding in the first line.</source>
        <translation>请将文件保存为 UTF-8，或在第一行声明其编码。</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>运算符 %1</translation>
    </message>
    <message>
        <source>comparing it with %1</source>
        <translation>用 %1 比较它</translation>
    </message>
    <message>
        <source>listeners other than column_reflect</source>
        <translation>column_reflect 以外的监听器</translation>
    </message>
    <message>
        <source>The models give table %1 two indexes of the name %2: only the last one is compared. Give one of them another name.</source>
        <translation>模型为表 %1 定义了两个名为 %2 的索引：只比较最后一个。请为其中一个另取名称。</translation>
    </message>
    <message>
        <source>A negative number raised to a fraction gives a complex number, which is not supported.</source>
        <translation>负数的分数次幂是复数，不受支持。</translation>
    </message>
    <message>
        <source>Use two floats.</source>
        <translation>请使用两个浮点数。</translation>
    </message>
    <message>
        <source>This power of a Decimal is not supported.</source>
        <translation>不支持 Decimal 的这种幂运算。</translation>
    </message>
    <message>
        <source>Use a whole exponent.</source>
        <translation>请使用整数指数。</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported with this digest size.</source>
        <translation>不支持这种长度的哈希“%1”。</translation>
    </message>
    <message>
        <source>Use sha256, md5 or another hash of fixed size.</source>
        <translation>请使用 sha256、md5 或其他固定长度的哈希。</translation>
    </message>
    <message>
        <source>The hash &apos;%1&apos; is not supported here.</source>
        <translation>此处不支持哈希“%1”。</translation>
    </message>
    <message>
        <source>Use sha256 or sha512.</source>
        <translation>请使用 sha256 或 sha512。</translation>
    </message>
    <message>
        <source>A function or class must follow its decorator.</source>
        <translation>装饰器之后必须是函数或类。</translation>
    </message>
    <message>
        <source>An expression is expected here.</source>
        <translation>此处应为表达式。</translation>
    </message>
    <message>
        <source>Put parentheses around the items after `in`.</source>
        <translation>请用括号括起 `in` 之后的各项。</translation>
    </message>
    <message>
        <source>Python 3 has no tuples among parameters.</source>
        <translation>Python 3 的参数中不能有元组。</translation>
    </message>
    <message>
        <source>The pattern **rest must be the last.</source>
        <translation>模式 **rest 必须放在最后。</translation>
    </message>
    <message>
        <source>raise E, &quot;text&quot; is Python 2; write raise E(&quot;text&quot;).</source>
        <translation>raise E, &quot;text&quot; 是 Python 2 的写法；请写成 raise E(&quot;text&quot;)。</translation>
    </message>
    <message>
        <source>Write huge integers in hexadecimal.</source>
        <translation>请用十六进制书写特别大的整数。</translation>
    </message>
    <message>
        <source>Remove the backslash at the end of the file.</source>
        <translation>请删除文件末尾的反斜杠。</translation>
    </message>
    <message>
        <source>Nothing, not even a blank, may follow a backslash that continues a line.</source>
        <translation>续行的反斜杠之后不能有任何内容，空格也不行。</translation>
    </message>
    <message>
        <source>Backticks are Python 2; write repr(…).</source>
        <translation>反引号是 Python 2 的写法；请写成 repr(…)。</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2</source>
        <translation>%1 未能完整读取：%2</translation>
    </message>
    <message>
        <source>changes the values of type %1</source>
        <translation>更改类型 %1 的值</translation>
    </message>
    <message>
        <source>drops type %1, which no column uses any more</source>
        <translation>删除不再被任何列使用的类型 %1</translation>
    </message>
    <message>
        <source>the table has 1 row</source>
        <translation>该表有 1 行</translation>
    </message>
    <message>
        <source>the table has %1 rows</source>
        <translation>该表有 %1 行</translation>
    </message>
    <message>
        <source>no rows would be lost</source>
        <translation>不会丢失任何行</translation>
    </message>
    <message>
        <source>1 row would be lost</source>
        <translation>会丢失 1 行</translation>
    </message>
    <message>
        <source>%1 rows would be lost</source>
        <translation>会丢失 %1 行</translation>
    </message>
    <message>
        <source>no values would be lost</source>
        <translation>不会丢失任何值</translation>
    </message>
    <message>
        <source>1 value would be lost</source>
        <translation>会丢失 1 个值</translation>
    </message>
    <message>
        <source>%1 values would be lost</source>
        <translation>会丢失 %1 个值</translation>
    </message>
    <message>
        <source>its rows could not be counted</source>
        <translation>无法统计其行数</translation>
    </message>
    <message>
        <source>there are rows without a value</source>
        <translation>有些行没有值</translation>
    </message>
    <message>
        <source>rows without a value get %1</source>
        <translation>没有值的行将得到 %1</translation>
    </message>
    <message>
        <source>there is no automatic conversion: USING %1</source>
        <translation>没有自动转换：USING %1</translation>
    </message>
    <message>
        <source>no revision mentions it: something else made it</source>
        <translation>没有任何修订提到它：是别的东西创建的</translation>
    </message>
    <message>
        <source>same type</source>
        <translation>类型相同</translation>
    </message>
    <message>
        <source>type of the same kind</source>
        <translation>类型同类</translation>
    </message>
    <message>
        <source>same place</source>
        <translation>位置相同</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>名称相似</translation>
    </message>
    <message>
        <source>%1 of %2 columns are the same</source>
        <translation>%2 列中有 %1 列相同</translation>
    </message>
    <message>
        <source>%1, process %2 of the server</source>
        <translation>%1，服务器进程 %2</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server</source>
        <translation>用户 %2 的 %1，服务器进程 %3</translation>
    </message>
    <message>
        <source>%1 of user %2, process %3 of the server, connected since %4</source>
        <translation>用户 %2 的 %1，服务器进程 %3，连接始于 %4</translation>
    </message>
    <message>
        <source>a session</source>
        <translation>一个会话</translation>
    </message>
    <message>
        <source>its file is missing</source>
        <translation>其文件缺失</translation>
    </message>
    <message>
        <source>runs SQL text</source>
        <translation>执行 SQL 文本</translation>
    </message>
    <message>
        <source>the folder %1 of %2</source>
        <translation>%2 的文件夹 %1</translation>
    </message>
    <message>
        <source>what .pdm-python names in %1</source>
        <translation>%1 中 .pdm-python 所指</translation>
    </message>
    <message>
        <source>Poetry&apos;s environment of %1</source>
        <translation>%1 的 Poetry 环境</translation>
    </message>
    <message>
        <source>Pipenv&apos;s environment of %1</source>
        <translation>%1 的 Pipenv 环境</translation>
    </message>
    <message>
        <source>%1 on PATH</source>
        <translation>PATH 中的 %1</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver.</source>
        <translation>一个使用异步驱动的数据库。</translation>
    </message>
    <message>
        <source>One database with a synchronous driver.</source>
        <translation>一个使用同步驱动的数据库。</translation>
    </message>
    <message>
        <source>Several databases that move together.</source>
        <translation>多个一同迁移的数据库。</translation>
    </message>
    <message>
        <source>One database with a synchronous driver; settings in pyproject.toml.</source>
        <translation>一个使用同步驱动的数据库；设置在 pyproject.toml 中。</translation>
    </message>
    <message>
        <source>One database with an asynchronous driver; settings in pyproject.toml.</source>
        <translation>一个使用异步驱动的数据库；设置在 pyproject.toml 中。</translation>
    </message>
    <message>
        <source>it belongs to extension %1</source>
        <translation>属于扩展 %1</translation>
    </message>
    <message>
        <source>SQL whose effect is not read: %1</source>
        <translation>效果未被读取的 SQL：%1</translation>
    </message>
    <message>
        <source>made like %1, which the history so far does not have</source>
        <translation>仿照 %1 创建，而此前的历史中没有它</translation>
    </message>
    <message>
        <source>a DO block decides when it runs</source>
        <translation>DO 块在运行时决定</translation>
    </message>
    <message>
        <source>the index over an expression %1</source>
        <translation>基于表达式的索引 %1</translation>
    </message>
    <message>
        <source>the trigger %1</source>
        <translation>触发器 %1</translation>
    </message>
    <message>
        <source>the index %1, which names the changed column %2</source>
        <translation>引用了被更改的列 %2 的索引 %1</translation>
    </message>
    <message>
        <source>the comment of the table</source>
        <translation>表的注释</translation>
    </message>
    <message>
        <source>the sequence of column %1, which is not the primary key and becomes a plain number</source>
        <translation>列 %1 的序列，该列不是主键，将变为普通数字</translation>
    </message>
    <message>
        <source>AUTOINCREMENT (table_kwargs={&quot;sqlite_autoincrement&quot;: True} keeps it)</source>
        <translation>AUTOINCREMENT（table_kwargs={&quot;sqlite_autoincrement&quot;: True} 可保留）</translation>
    </message>
    <message>
        <source>WITHOUT ROWID (table_kwargs={&quot;sqlite_with_rowid&quot;: False} keeps it)</source>
        <translation>WITHOUT ROWID（table_kwargs={&quot;sqlite_with_rowid&quot;: False} 可保留）</translation>
    </message>
    <message>
        <source>STRICT (table_kwargs={&quot;sqlite_strict&quot;: True} keeps it)</source>
        <translation>STRICT（table_kwargs={&quot;sqlite_strict&quot;: True} 可保留）</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of the primary key</source>
        <translation>主键的 ON CONFLICT %1</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of column %2</source>
        <translation>列 %2 的 ON CONFLICT %1</translation>
    </message>
    <message>
        <source>COLLATE %1 of column %2</source>
        <translation>列 %2 的 COLLATE %1</translation>
    </message>
    <message>
        <source>the declared type %1 of column %2, which becomes %3</source>
        <translation>列 %2 声明的类型 %1，将变为 %3</translation>
    </message>
    <message>
        <source>the CHECK without a name: %1</source>
        <translation>没有名称的 CHECK：%1</translation>
    </message>
    <message>
        <source>UNIQUE %1, which stands in a form that reflection does not see</source>
        <translation>以反射无法识别的形式书写的 UNIQUE %1</translation>
    </message>
    <message>
        <source>the name %1 of UNIQUE %2</source>
        <translation>UNIQUE %2 的名称 %1</translation>
    </message>
    <message>
        <source>ON CONFLICT %1 of UNIQUE %2</source>
        <translation>UNIQUE %2 的 ON CONFLICT %1</translation>
    </message>
    <message>
        <source>the %1 of %2 in %3 %4</source>
        <translation>%3 %4 中 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 of the foreign key (%2) to %3</source>
        <translation>指向 %3 的外键 (%2) 的 %1</translation>
    </message>
    <message>
        <source>DESC of %1 in index %2</source>
        <translation>索引 %2 中 %1 的 DESC</translation>
    </message>
    <message>
        <source>COLLATE %1 of %2 in index %3</source>
        <translation>索引 %3 中 %2 的 COLLATE %1</translation>
    </message>
    <message>
        <source>a statement that could not be read: %1</source>
        <translation>无法读取的语句：%1</translation>
    </message>
    <message>
        <source>rows of a statement that was not run</source>
        <translation>未执行语句的行</translation>
    </message>
    <message>
        <source>%1= of %2 in env.py</source>
        <translation>env.py 中 %2 的 %1=</translation>
    </message>
    <message>
        <source>context.%1() while reading</source>
        <translation>读取期间的 context.%1()</translation>
    </message>
    <message>
        <source>a value that is not known: %1 is not part of the project</source>
        <translation>一个未知的值：%1 不属于该项目</translation>
    </message>
    <message>
        <source>rows of %1 (line %2)</source>
        <translation>%1 的行（第 %2 行）</translation>
    </message>
    <message>
        <source>rows of %1</source>
        <translation>%1 的行</translation>
    </message>
    <message>
        <source>Raw SQL: %1</source>
        <translation>原始 SQL：%1</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3)</source>
        <translation>%1 未被完整读取：%2 (%3)</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2. %3</source>
        <translation>%1 未被完整读取：%2。%3</translation>
    </message>
    <message>
        <source>%1 is not read wholly: %2 (%3). %4</source>
        <translation>%1 未被完整读取：%2 (%3)。%4</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>表 %1</translation>
    </message>
    <message>
        <source>column %1.%2</source>
        <translation>列 %1.%2</translation>
    </message>
    <message>
        <source>a listener</source>
        <translation>一个监听器</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>一个表</translation>
    </message>
    <message>
        <source>its type is that of the column it refers to, which is not known</source>
        <translation>其类型取自所引用的列，而该类型未知</translation>
    </message>
    <message>
        <source>type %1 is not known: its source is not part of the project</source>
        <translation>类型 %1 未知：其源代码不属于该项目</translation>
    </message>
    <message>
        <source>its server default could not be computed</source>
        <translation>无法计算其服务器默认值</translation>
    </message>
    <message>
        <source>its comment could not be computed</source>
        <translation>无法计算其注释</translation>
    </message>
    <message>
        <source>an argument of it could not be computed: it may be a foreign key or another constraint</source>
        <translation>无法计算它的一个参数：可能是外键或其他约束</translation>
    </message>
    <message>
        <source>a constraint or index of it could not be computed</source>
        <translation>无法计算它的某个约束或索引</translation>
    </message>
    <message>
        <source>its name could not be computed</source>
        <translation>无法计算其名称</translation>
    </message>
    <message>
        <source>it is called for every %1 and may change tables; it was not run</source>
        <translation>它在每次 %1 时被调用，可能更改表；未执行</translation>
    </message>
    <message>
        <source>it is %1, which is not part of the project</source>
        <translation>它是 %1，不属于该项目</translation>
    </message>
    <message>
        <source>it is not known before it runs: %1</source>
        <translation>运行之前未知：%1</translation>
    </message>
    <message>
        <source>it is a %1, not a MetaData</source>
        <translation>它是 %1，而不是 MetaData</translation>
    </message>
    <message>
        <source>create_table: the history so far has a table %1 already.</source>
        <translation>create_table：此前的历史中已有表 %1。</translation>
    </message>
    <message>
        <source>drop_table: the history so far has no table %1.</source>
        <translation>drop_table：此前的历史中没有表 %1。</translation>
    </message>
    <message>
        <source>add_column: table %1 has a column %2 already.</source>
        <translation>add_column：表 %1 已有列 %2。</translation>
    </message>
    <message>
        <source>drop_column: table %1 has no column %2.</source>
        <translation>drop_column：表 %1 没有列 %2。</translation>
    </message>
    <message>
        <source>alter_column: table %1 has no column %2.</source>
        <translation>alter_column：表 %1 没有列 %2。</translation>
    </message>
    <message>
        <source>drop_constraint: table %1 has no constraint %2.</source>
        <translation>drop_constraint：表 %1 没有约束 %2。</translation>
    </message>
    <message>
        <source>drop_index: the history so far has no index %1.</source>
        <translation>drop_index：此前的历史中没有索引 %1。</translation>
    </message>
    <message>
        <source>script_location is not set in %1; the folder of that file is used, since it holds env.py.</source>
        <translation>%1 中未设置 script_location；由于该文件所在文件夹包含 env.py，因此使用该文件夹。</translation>
    </message>
    <message>
        <source>&apos;%1&apos;, which is not part of the project</source>
        <translation>不属于该项目的“%1”</translation>
    </message>
    <message>
        <source>the decorator %1</source>
        <translation>装饰器 %1</translation>
    </message>
    <message>
        <source>the metaclass %1 of class %2</source>
        <translation>类 %2 的元类 %1</translation>
    </message>
    <message>
        <source>an argument that could not be read: %1</source>
        <translation>无法读取的参数：%1</translation>
    </message>
    <message>
        <source>what %1() gives, which calls itself over values that are not known</source>
        <translation>%1() 的结果，它对未知的值递归调用自身</translation>
    </message>
    <message>
        <source>an unknown value</source>
        <translation>一个未知的值</translation>
    </message>
    <message>
        <source>the truth of a %1</source>
        <translation>%1 的真值</translation>
    </message>
    <message>
        <source>the truth of an item</source>
        <translation>某个元素的真值</translation>
    </message>
    <message>
        <source>the truth of an object</source>
        <translation>某个对象的真值</translation>
    </message>
    <message>
        <source>the type of an opaque value</source>
        <translation>不透明值的类型</translation>
    </message>
    <message>
        <source>the condition of filter()</source>
        <translation>filter() 的条件</translation>
    </message>
    <message>
        <source>the result of __exit__</source>
        <translation>__exit__ 的结果</translation>
    </message>
    <message>
        <source>whether an item of a list is the one looked for</source>
        <translation>列表中的某个元素是否为所查找的</translation>
    </message>
    <message>
        <source>the order of a list</source>
        <translation>列表的顺序</translation>
    </message>
    <message>
        <source>what is left of a generator that one side of a branch advanced</source>
        <translation>被分支一侧推进过的生成器的剩余部分</translation>
    </message>
    <message>
        <source>what is left of a %1 that one side of a branch advanced</source>
        <translation>被分支一侧推进过的 %1 的剩余部分</translation>
    </message>
    <message>
        <source>class %1.%2</source>
        <translation>类 %1.%2</translation>
    </message>
    <message>
        <source>no column type is known for the Python type %1 of %2</source>
        <translation>%2 的 Python 类型 %1 没有已知的列类型</translation>
    </message>
    <message>
        <source>composite attribute %1: a column without a name takes it from the composite class</source>
        <translation>复合属性 %1：没有名称的列从复合类取得名称</translation>
    </message>
    <message>
        <source>composite attribute %1: the type of column %2 comes from the composite class</source>
        <translation>复合属性 %1：列 %2 的类型来自复合类</translation>
    </message>
    <message>
        <source>%1 is %2, which was not run: it may be a column</source>
        <translation>%1 是 %2，未执行：它可能是一列</translation>
    </message>
    <message>
        <source>its __tablename__ could not be computed</source>
        <translation>无法计算其 __tablename__</translation>
    </message>
    <message>
        <source>its metaclass %1 could not be run: it may change what the class has</source>
        <translation>无法运行其元类 %1：它可能更改该类的内容</translation>
    </message>
    <message>
        <source>the listener of %1 failed: %2</source>
        <translation>%1 的监听器失败：%2</translation>
    </message>
    <message>
        <source>the listener of %1 cannot be run: %2</source>
        <translation>无法运行 %1 的监听器：%2</translation>
    </message>
    <message>
        <source>a listener of after_parent_attach failed: %1</source>
        <translation>after_parent_attach 的一个监听器失败：%1</translation>
    </message>
    <message>
        <source>what is assigned to it is not known: %1</source>
        <translation>赋给它的内容未知：%1</translation>
    </message>
    <message>
        <source>the annotation of %1 names something that is not known</source>
        <translation>%1 的注解引用了未知的内容</translation>
    </message>
    <message>
        <source>sa_column of %1 is %2, which was not run</source>
        <translation>%1 的 sa_column 是 %2，未执行</translation>
    </message>
    <message>
        <source>%1: %2 has no matching column type</source>
        <translation>%1：%2 没有对应的列类型</translation>
    </message>
    <message>
        <source>its base %1 is not part of the project: it may have columns</source>
        <translation>其基类 %1 不属于该项目：它可能有列</translation>
    </message>
    <message>
        <source>%1 is not part of the project</source>
        <translation>%1 不属于该项目</translation>
    </message>
    <message>
        <source>the names of the tables</source>
        <translation>表的名称</translation>
    </message>
    <message>
        <source>the URL of the connection</source>
        <translation>连接的 URL</translation>
    </message>
    <message>
        <source>context.config, which only a run has</source>
        <translation>仅在运行时才有的 context.config</translation>
    </message>
    <message>
        <source>the version of the database server</source>
        <translation>数据库服务器的版本</translation>
    </message>
    <message>
        <source>the default schema of the connection</source>
        <translation>连接的默认模式</translation>
    </message>
    <message>
        <source>%1 of the database</source>
        <translation>数据库的 %1</translation>
    </message>
    <message>
        <source>whether a table exists</source>
        <translation>某个表是否存在</translation>
    </message>
    <message>
        <source>whether %1 exists</source>
        <translation>%1 是否存在</translation>
    </message>
    <message>
        <source>whether table %1 exists</source>
        <translation>表 %1 是否存在</translation>
    </message>
    <message>
        <source>the enums of the database</source>
        <translation>数据库的枚举</translation>
    </message>
    <message>
        <source>the sequences of the database</source>
        <translation>数据库的序列</translation>
    </message>
    <message>
        <source>the materialized views of the database</source>
        <translation>数据库的物化视图</translation>
    </message>
    <message>
        <source>the definition of a view</source>
        <translation>视图的定义</translation>
    </message>
    <message>
        <source>a list whose content is not known</source>
        <translation>内容未知的列表</translation>
    </message>
    <message>
        <source>The step did not run a statement that the plan showed, so it was undone.</source>
        <translation>该步骤没有执行计划中显示的一条语句，因此已被撤销。</translation>
    </message>
    <message>
        <source>shown:   nothing more</source>
        <translation>显示：再无其他</translation>
    </message>
    <message>
        <source>written from the table as the database has it then</source>
        <translation>根据届时数据库中的表写出</translation>
    </message>
    <message>
        <source>an earlier step, %1, cannot be seen to its end</source>
        <translation>之前的步骤 %1 无法看到结尾</translation>
    </message>
    <message>
        <source>Table %1 is made of a query: its columns are not known.</source>
        <translation>表 %1 由查询生成：其列未知。</translation>
    </message>
    <message>
        <source>a statement before it has a text that is not known yet</source>
        <translation>前面有一条语句的文本尚不可知</translation>
    </message>
    <message>
        <source>%1 does not have what the project imports. Choose the interpreter of the project&apos;s virtual environment, or install its requirements there.</source>
        <translation>%1 没有项目所导入的内容。请选择项目虚拟环境的解释器，或在其中安装项目的依赖。</translation>
    </message>
    <message>
        <source>MigrationContext.configure() without a connection</source>
        <translation>没有连接的 MigrationContext.configure()</translation>
    </message>
    <message>
        <source>changing %1 of sqlalchemy&apos;s %2</source>
        <translation>更改 sqlalchemy 的 %2 的 %1</translation>
    </message>
    <message>
        <source>a connection of env.py that could not be read</source>
        <translation>env.py 的一个无法读取的连接</translation>
    </message>
    <message>
        <source>When a statement fails, the script catches that and does something else, which is not shown (%1).</source>
        <translation>如果语句失败，脚本会捕获它并做别的事，这里不显示（%1）。</translation>
    </message>
    <message>
        <source>env.py writes to the database. Comparing opens a SQLite file for reading only, so that looking at a project changes nothing: let env.py write only where it migrates.</source>
        <translation>env.py 会写入数据库。为了查看项目时不改变任何内容，比较只以只读方式打开 SQLite 文件：请让 env.py 只在迁移时写入。</translation>
    </message>
    <message>
        <source>json.loads() of what is not part of the project</source>
        <translation>对不属于项目的内容使用 json.loads()</translation>
    </message>
</context>
<context>
    <name>FileChanges</name>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>无法移除 %1：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 is there meanwhile: nothing was changed.</source>
        <translation>%1 此间已出现：未做任何更改。</translation>
    </message>
    <message>
        <source>%1 is gone: nothing was changed.</source>
        <translation>%1 已不存在：未做任何更改。</translation>
    </message>
    <message>
        <source>%1 was changed since: nothing was changed here.</source>
        <translation>%1 此后已被修改：此处未做任何更改。</translation>
    </message>
</context>
<context>
    <name>FileJobs</name>
    <message>
        <source>it is compiled, its source is missing</source>
        <translation>它已编译，源代码缺失</translation>
    </message>
</context>
<context>
    <name>LineDifference</name>
    <message numerus="yes">
        <source>%n equal line(s)</source>
        <translation>
            <numerusform>%n 行相同</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationWords</name>
    <message numerus="yes">
        <source>Creates the table %1 with %n column(s)</source>
        <translation>
            <numerusform>创建表 %1，共 %n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Drops the table %1</source>
        <translation>删除表 %1</translation>
    </message>
    <message>
        <source>Renames the table %1 to %2</source>
        <translation>将表 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Adds the column %1 to %2</source>
        <translation>向 %2 添加列 %1</translation>
    </message>
    <message>
        <source>Drops the column %1 of %2</source>
        <translation>删除 %2 的列 %1</translation>
    </message>
    <message>
        <source>Creates the unique index %1 on %2</source>
        <translation>在 %2 上创建唯一索引 %1</translation>
    </message>
    <message>
        <source>Creates the index %1 on %2</source>
        <translation>在 %2 上创建索引 %1</translation>
    </message>
    <message>
        <source>Drops the index %1</source>
        <translation>删除索引 %1</translation>
    </message>
    <message>
        <source>Drops the constraint %1 of %2</source>
        <translation>删除 %2 的约束 %1</translation>
    </message>
    <message>
        <source>Sets the comment of the table %1</source>
        <translation>设置表 %1 的注释</translation>
    </message>
    <message>
        <source>Removes the comment of the table %1</source>
        <translation>移除表 %1 的注释</translation>
    </message>
    <message>
        <source>Runs SQL</source>
        <translation>执行 SQL</translation>
    </message>
    <message numerus="yes">
        <source>Inserts %n row(s)</source>
        <translation>
            <numerusform>插入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Creates the type %1</source>
        <translation>创建类型 %1</translation>
    </message>
    <message>
        <source>Drops the type %1</source>
        <translation>删除类型 %1</translation>
    </message>
    <message numerus="yes">
        <source>Changes the table %1 in %n way(s)</source>
        <translation>
            <numerusform>以 %n 处更改修改表 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Adds the primary key (%1) to %2</source>
        <translation>向 %2 添加主键 (%1)</translation>
    </message>
    <message>
        <source>Adds a unique constraint on (%1) to %2</source>
        <translation>向 %2 添加 (%1) 的唯一约束</translation>
    </message>
    <message>
        <source>Adds a foreign key from %1 (%2) to %3</source>
        <translation>添加从 %1 (%2) 到 %3 的外键</translation>
    </message>
    <message>
        <source>Adds a check to %1</source>
        <translation>向 %1 添加检查约束</translation>
    </message>
    <message>
        <source>Adds an exclusion constraint to %1</source>
        <translation>向 %1 添加排他约束</translation>
    </message>
    <message>
        <source>another type</source>
        <translation>其他类型</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>类型 %1</translation>
    </message>
    <message>
        <source>may be null</source>
        <translation>可为空</translation>
    </message>
    <message>
        <source>not null</source>
        <translation>不可为空</translation>
    </message>
    <message>
        <source>no default</source>
        <translation>无默认值</translation>
    </message>
    <message>
        <source>another default</source>
        <translation>其他默认值</translation>
    </message>
    <message>
        <source>another comment</source>
        <translation>其他注释</translation>
    </message>
    <message>
        <source>called %1</source>
        <translation>改名为 %1</translation>
    </message>
    <message>
        <source>Changes the column %1 of %2: %3</source>
        <translation>修改 %2 的列 %1：%3</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>执行 %1</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>with a default</source>
        <translation>有默认值</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>PasswordSource</name>
    <message>
        <source>ask each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>system keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>environment variable</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>pgpass or service file</source>
        <translation>pgpass 或服务文件</translation>
    </message>
</context>
<context>
    <name>PreviewText</name>
    <message>
        <source>decided by the schema as it is now</source>
        <translation>取决于当前的模式</translation>
    </message>
    <message>
        <source>only if the data say so: %1</source>
        <translation>仅当数据如此时：%1</translation>
    </message>
    <message>
        <source>repeated for each of: %1</source>
        <translation>对以下每一项重复：%1</translation>
    </message>
    <message>
        <source>with values that are not known before</source>
        <translation>包含事先未知的值</translation>
    </message>
    <message>
        <source>the script commits here</source>
        <translation>脚本在此提交</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>此处无法执行：%1</translation>
    </message>
    <message>
        <source>nothing to do on this database</source>
        <translation>在此数据库上无事可做</translation>
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
        <translation>留意</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>受保护</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Upgrades run at once, downgrades and stamps after a question.</source>
        <translation>升级立即执行，降级和标记在询问后执行。</translation>
    </message>
    <message>
        <source>Upgrades after a question, downgrades and stamps when the name was typed.</source>
        <translation>升级在询问后执行，降级和标记在输入名称后执行。</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>不做任何更改。</translation>
    </message>
    <message>
        <source>Upgrades after a rehearsal and when the name was typed; downgrades and stamps only after unlocking it for ten minutes.</source>
        <translation>升级在演练并输入名称后执行；降级和标记仅在解锁后的十分钟内执行。</translation>
    </message>
</context>
<context>
    <name>SchemaHtml</name>
    <message>
        <source>The schema stays as it is: no table, column, constraint or index changes.</source>
        <translation>模式保持不变：没有表、列、约束或索引发生变化。</translation>
    </message>
    <message>
        <source>Not read to its end: %1</source>
        <translation>未能读到末尾：%1</translation>
    </message>
    <message>
        <source>New type %1</source>
        <translation>新类型 %1</translation>
    </message>
    <message>
        <source>New table %1</source>
        <translation>新表 %1</translation>
    </message>
    <message>
        <source>Removed type %1</source>
        <translation>已删除的类型 %1</translation>
    </message>
    <message>
        <source>Removed table %1</source>
        <translation>已删除的表 %1</translation>
    </message>
    <message>
        <source>Changed type %1</source>
        <translation>已更改的类型 %1</translation>
    </message>
    <message>
        <source>Changed table %1</source>
        <translation>已更改的表 %1</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n line(s) as before</source>
        <translation>
            <numerusform>⋯ %n 行未变</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided by data: %1</source>
        <translation>由数据决定：%1</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>development</source>
        <translation>开发</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>预发布</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
</context>
<context>
    <name>TargetColour</name>
    <message>
        <source>by its name</source>
        <translation>按其名称</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>紫色</translation>
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
        <translation>各分支的共同之处</translation>
    </message>
    <message>
        <source>Reading what the branches change…</source>
        <translation>正在读取各分支的更改…</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n revision(s))</source>
        <translation>
            <numerusform>%1（%n 个修订）</numerusform>
        </translation>
    </message>
    <message>
        <source>They touch no table in common.</source>
        <translation>它们没有涉及共同的表。</translation>
    </message>
    <message>
        <source>column %1 of %2</source>
        <translation>%2 的列 %1</translation>
    </message>
    <message>
        <source>table %1, no column in common</source>
        <translation>表 %1，没有共同的列</translation>
    </message>
    <message>
        <source>Not known of %1: %2</source>
        <translation>%1 未知之处：%2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CommandPalette</name>
    <message>
        <source>There is nothing to choose from.</source>
        <translation>没有可选择的内容。</translation>
    </message>
    <message>
        <source>Nothing fits &quot;%1&quot;.</source>
        <translation>没有与“%1”匹配的内容。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ComparisonDialog</name>
    <message>
        <source>Compare revisions</source>
        <translation>比较修订</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反过来</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Reading the scripts…</source>
        <translation>正在读取脚本…</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>从此处起未知：%1</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n downgrade(s)</source>
        <translation>
            <numerusform>%n 次降级</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n upgrade(s)</source>
        <translation>
            <numerusform>%n 次升级</numerusform>
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
            <numerusform>将在 %1 上执行 %n 个修订，直到 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of %1 will be taken back, down to %2.</source>
        <translation>
            <numerusform>将撤回 %1 的 %n 个修订，直到 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>The version table of %1 will say %2. No script is run.</source>
        <translation>%1 的版本表将变为 %2。不执行任何脚本。</translation>
    </message>
    <message>
        <source>Upgrade %1 to %2</source>
        <translation>将 %1 升级到 %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>将 %1 降级到 %2</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>标记 %1</translation>
    </message>
    <message>
        <source>What the scripts drop is gone with its data:</source>
        <translation>脚本删除的内容将连同数据一起消失：</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>This database is guarded. Type its &amp;name to go on: %1</source>
        <translation>此数据库需要留意。请输入其名称以继续(&amp;N)：%1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ConnectionProbe</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Create it</source>
        <translation>创建它(&amp;C)</translation>
    </message>
    <message>
        <source>Use an &amp;encrypted connection</source>
        <translation>使用加密连接(&amp;E)</translation>
    </message>
    <message>
        <source>Make this database, empty</source>
        <translation>创建此数据库（空的）</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Creating the database…</source>
        <translation>正在创建数据库…</translation>
    </message>
    <message>
        <source>It works: PostgreSQL %1, answered after %2 ms.</source>
        <translation>可用：PostgreSQL %1，%2 毫秒后应答。</translation>
    </message>
    <message>
        <source>It works: SQLite %1.</source>
        <translation>可用：SQLite %1。</translation>
    </message>
    <message>
        <source>User %1, database %2, %3.</source>
        <translation>用户 %1，数据库 %2，%3。</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message numerus="yes">
        <source>It has %n table(s).</source>
        <translation>
            <numerusform>它有 %n 个表。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is read-only: it can be looked at, but not changed.</source>
        <translation>它是只读的：可以查看，但不能更改。</translation>
    </message>
    <message>
        <source>This user may not create tables in it: migrations will fail.</source>
        <translation>此用户不能在其中创建表：迁移将会失败。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::CoverageNote</name>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n 个视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n materialized view(s)</source>
        <translation>
            <numerusform>%n 个物化视图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s)</source>
        <translation>
            <numerusform>%n 个函数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s)</source>
        <translation>
            <numerusform>%n 个触发器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n policy(s)</source>
        <translation>
            <numerusform>%n 个策略</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s)</source>
        <translation>
            <numerusform>%n 个域</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s)</source>
        <translation>
            <numerusform>%n 个序列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n foreign table(s)</source>
        <translation>
            <numerusform>%n 个外部表</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What is not compared, one by one</source>
        <translation>逐项列出未比较的内容</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比较</translation>
    </message>
    <message>
        <source>Compared: tables, columns, types, defaults, comments, indexes, constraints, values of enums.</source>
        <translation>已比较：表、列、类型、默认值、注释、索引、约束、枚举的值。</translation>
    </message>
    <message>
        <source>Not compared: %1.</source>
        <translation>未比较：%1。</translation>
    </message>
    <message>
        <source>Nothing else is in the database.</source>
        <translation>数据库中没有其他内容。</translation>
    </message>
    <message numerus="yes">
        <source>Not read: %n place(s) of the models.</source>
        <translation>
            <numerusform>未读取：模型中的 %n 处。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uncertain: %n place(s) of the history.</source>
        <translation>
            <numerusform>不确定：历史中的 %n 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter or double click: show the place</source>
        <translation>回车或双击：显示该位置</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>未读取：%1</translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>不确定：%1</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>未比较：%1</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>未比较：%1（%2）</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>视图 %1</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>物化视图 %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>函数 %1</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>触发器 %1</translation>
    </message>
    <message>
        <source>policy %1</source>
        <translation>策略 %1</translation>
    </message>
    <message>
        <source>domain %1</source>
        <translation>域 %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>序列 %1</translation>
    </message>
    <message>
        <source>foreign table %1</source>
        <translation>外部表 %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DatabaseStrip</name>
    <message>
        <source>Where %1 stands is unknown</source>
        <translation>%1 的状态未知</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Nothing is contacted by itself. The history can be read without it.</source>
        <translation>不会自动联系任何服务器。不连接也可以阅读历史。</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>无法连接到 %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Change how it is reached, and test it there.</source>
        <translation>更改连接方式，并在那里测试。</translation>
    </message>
    <message>
        <source>Upgrade it</source>
        <translation>升级它</translation>
    </message>
    <message>
        <source>Only right when the scripts do not make the tables that are there already.</source>
        <translation>仅当脚本不会创建已有的表时才正确。</translation>
    </message>
    <message>
        <source>All revisions are run, from the first on. The plan is shown before anything is done.</source>
        <translation>将从第一个修订起执行所有修订。执行任何操作之前会先显示计划。</translation>
    </message>
    <message>
        <source>Stamp it…</source>
        <translation>标记它…</translation>
    </message>
    <message>
        <source>Its tables are what the scripts would make: write down the revision at which it stands, and run nothing.</source>
        <translation>它的表与脚本将创建的一致：写下它所在的修订，不执行任何操作。</translation>
    </message>
    <message>
        <source>Only for a database whose tables are already as the scripts would make them.</source>
        <translation>仅适用于表已与脚本将创建的一致的数据库。</translation>
    </message>
    <message>
        <source>Another database…</source>
        <translation>其他数据库…</translation>
    </message>
    <message>
        <source>This is the wrong one: choose or add the right one.</source>
        <translation>这个不对：请选择或添加正确的数据库。</translation>
    </message>
    <message>
        <source>%1 has tables, but no version table</source>
        <translation>%1 有表，但没有版本表</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空的</translation>
    </message>
    <message>
        <source>Alembic has never written into this database, or writes its versions elsewhere.</source>
        <translation>Alembic 从未写入此数据库，或者将版本写在别处。</translation>
    </message>
    <message>
        <source>Get its script…</source>
        <translation>获取其脚本…</translation>
    </message>
    <message>
        <source>Write the file as git has it into this checkout; it can be undone.</source>
        <translation>按 git 中的内容将文件写入此检出；可以撤销。</translation>
    </message>
    <message>
        <source>Put a revision of this project in its place, after a comparison with the tables that are there.</source>
        <translation>与现有的表比较之后，用此项目的一个修订取代它。</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has</source>
        <translation>
            <numerusform>%1 位于 %2，而此项目没有该修订的脚本</numerusform>
        </translation>
    </message>
    <message>
        <source>This project has no revisions yet</source>
        <translation>此项目还没有修订</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>新建修订…</translation>
    </message>
    <message>
        <source>A script with nothing in it yet.</source>
        <translation>一个尚无内容的脚本。</translation>
    </message>
    <message>
        <source>From the models…</source>
        <translation>从模型新建…</translation>
    </message>
    <message>
        <source>A script that makes what the models have and the database lacks.</source>
        <translation>一个脚本，用于创建模型中有而数据库缺少的内容。</translation>
    </message>
    <message>
        <source>Switch it to this branch…</source>
        <translation>切换到此分支…</translation>
    </message>
    <message>
        <source>Go down with the scripts of the other branch, as git has them, to what both have; then up to the head of this one. Both plans are shown first.</source>
        <translation>用 git 中另一分支的脚本降到两者共有的位置，再升到此分支的 head。两个计划都会先显示。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DesktopNotifier</name>
    <message>
        <source>%1: done</source>
        <translation>%1：完成</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message>
        <source>%1: failed</source>
        <translation>%1：失败</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1：已停止</translation>
    </message>
    <message>
        <source>It ran for %1.</source>
        <translation>运行了 %1。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiagramPanel</name>
    <message>
        <source>All tables</source>
        <translation>所有表</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>Find a table</source>
        <translation>查找表</translation>
    </message>
    <message>
        <source>Before or after the revision</source>
        <translation>修订之前或之后</translation>
    </message>
    <message>
        <source>The schema before the revision, what it changes, the schema after it</source>
        <translation>修订之前的模式、修订所做的更改、修订之后的模式</translation>
    </message>
    <message>
        <source>Place in the history</source>
        <translation>历史中的位置</translation>
    </message>
    <message>
        <source>Walk through the history: the schema at each revision</source>
        <translation>浏览历史：每个修订处的模式</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>SVG 图形 (*.svg);;PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffDetail</name>
    <message>
        <source>&amp;Ignore…</source>
        <translation>忽略(&amp;I)…</translation>
    </message>
    <message>
        <source>Do not &amp;ignore</source>
        <translation>不忽略(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Not a rename</source>
        <translation>不是重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>之前和之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>SQL of the change</source>
        <translation>更改的 SQL</translation>
    </message>
    <message>
        <source>Python of the change</source>
        <translation>更改的 Python</translation>
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
        <translation>一个值，或 sql:表达式</translation>
    </message>
    <message>
        <source>Rows without a &amp;value get</source>
        <translation>没有值的行将得到(&amp;V)</translation>
    </message>
    <message>
        <source>Revision %1 should have made it</source>
        <translation>本应由修订 %1 完成</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>已忽略：%1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffItemModel</name>
    <message>
        <source>Type %1</source>
        <translation>类型 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 个更改</numerusform>
        </translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>ignored: %1</source>
        <translation>已忽略：%1</translation>
    </message>
    <message>
        <source>cannot be written for this database</source>
        <translation>无法为此数据库写入</translation>
    </message>
    <message>
        <source>of revision %1</source>
        <translation>属于修订 %1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
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
        <translation>未知</translation>
    </message>
    <message>
        <source>Models and database could not be compared</source>
        <translation>无法比较模型和数据库</translation>
    </message>
    <message>
        <source>Comparing the models with %1…</source>
        <translation>正在将模型与 %1 比较…</translation>
    </message>
    <message>
        <source>Comparing the models with the history…</source>
        <translation>正在将模型与历史比较…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>模型与 %1 一致</translation>
    </message>
    <message>
        <source>The models and the history agree (not connected)</source>
        <translation>模型与历史一致（未连接）</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 个更改</numerusform>
        </translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>未比较：%1</translation>
    </message>
    <message>
        <source>Pending against %1: %2</source>
        <translation>相对于 %1 待处理：%2</translation>
    </message>
    <message>
        <source>Pending against the history&apos;s head: %1</source>
        <translation>相对于 head 待处理：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and %1 agree</source>
        <translation>
            <numerusform>有 %n 处无法读取；其余部分模型与 %1 一致</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) could not be read; the rest of the models and the history agree</source>
        <translation>
            <numerusform>有 %n 处无法读取；其余部分模型与历史一致</numerusform>
        </translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n place(s) could not be read</source>
        <translation>
            <numerusform>%1；有 %n 处无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffView</name>
    <message>
        <source>Was the table %1 renamed to %2? (%3)</source>
        <translation>表 %1 是否被重命名为 %2？（%3）</translation>
    </message>
    <message>
        <source>Was the column %1 of %2 renamed to %3? (%4)</source>
        <translation>%2 的列 %1 是否被重命名为 %3？（%4）</translation>
    </message>
    <message>
        <source>C&amp;ompare again</source>
        <translation>重新比较(&amp;O)</translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>连接(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Write revision</source>
        <translation>写入修订(&amp;W)</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比较的内容</translation>
    </message>
    <message>
        <source>Database → models (pending)</source>
        <translation>数据库 → 模型（待处理）</translation>
    </message>
    <message>
        <source>Database → its revision (drift)</source>
        <translation>数据库 → 其修订（偏离）</translation>
    </message>
    <message>
        <source>History&apos;s head → models</source>
        <translation>历史的 head → 模型</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>What the new revision does</source>
        <translation>新修订做什么</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>The models and %1 agree</source>
        <translation>模型与 %1 一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 to the models</source>
        <translation>
            <numerusform>%n 个更改可使 %1 与模型一致</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is as its revision makes it</source>
        <translation>%1 与其修订所创建的一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring %1 back to its revision</source>
        <translation>
            <numerusform>%n 个更改可使 %1 恢复到其修订</numerusform>
        </translation>
    </message>
    <message>
        <source>The history&apos;s head and the models agree</source>
        <translation>历史的 head 与模型一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) bring the history&apos;s head to the models</source>
        <translation>
            <numerusform>%n 个更改可使历史的 head 与模型一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>尚未比较任何内容。</translation>
    </message>
    <message>
        <source>%1 is not connected. Without it only the history&apos;s head can be compared with the models.</source>
        <translation>%1 未连接。没有连接时，只能将历史的 head 与模型比较。</translation>
    </message>
    <message>
        <source>%1 does not stand at the head: a revision can be written when it does. Upgrade it first.</source>
        <translation>%1 不在 head 处：到达 head 后才能写入修订。请先升级它。</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Two changes</source>
        <translation>两个更改(&amp;T)</translation>
    </message>
    <message>
        <source>The contents stay under the new name</source>
        <translation>内容保留在新名称下</translation>
    </message>
    <message>
        <source>What was there is dropped, and something new is made</source>
        <translation>删除原有的内容，并创建新的内容</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s)</source>
        <translation>
            <numerusform>%n 个更改中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The database must stand at the head first</source>
        <translation>数据库必须先位于 head</translation>
    </message>
    <message>
        <source>Write a script of the changes that are ticked</source>
        <translation>将勾选的更改写成脚本</translation>
    </message>
    <message>
        <source>Ignore a change</source>
        <translation>忽略更改</translation>
    </message>
    <message>
        <source>Why is it left as it is? The reason is kept in limbeck-ignore.txt, beside the project&apos;s configuration, where others can review it.</source>
        <translation>为什么保持原样？原因保存在项目配置旁的 limbeck-ignore.txt 中，其他人可以在那里审阅。</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>精确(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Read with Python…</source>
        <translation>用 Python 读取(&amp;R)…</translation>
    </message>
    <message>
        <source>Models as read → as Python has them</source>
        <translation>读取的模型 → Python 中的模型</translation>
    </message>
    <message>
        <source>Compare the models as the project&apos;s own Python imports them, which runs its code</source>
        <translation>按项目自己的 Python 所导入的模型进行比较，这会执行项目的代码</translation>
    </message>
    <message>
        <source>Python has the models as they are read here</source>
        <translation>Python 中的模型与此处读取的一致</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) between the models as they are read here and as Python has them</source>
        <translation>
            <numerusform>此处读取的模型与 Python 中的模型之间有 %n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>Limbeck reads the models without running them. To see where that misses something, the project&apos;s own Python has to import them: its code runs then, with your rights.</source>
        <translation>Limbeck 读取模型而不执行它们。要查看这样会遗漏什么，须由项目自己的 Python 导入模型：此时会以您的权限执行项目的代码。</translation>
    </message>
    <message numerus="yes">
        <source>No difference, but %n place(s) could not be read</source>
        <translation>
            <numerusform>没有差异，但有 %n 处无法读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::DiffWords</name>
    <message>
        <source>comment: %1</source>
        <translation>注释：%1</translation>
    </message>
    <message>
        <source>no comment</source>
        <translation>无注释</translation>
    </message>
    <message>
        <source>the table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>an index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>index %1</source>
        <translation>索引 %1</translation>
    </message>
    <message>
        <source>a constraint</source>
        <translation>约束</translation>
    </message>
    <message>
        <source>constraint %1</source>
        <translation>约束 %1</translation>
    </message>
    <message>
        <source>the comment</source>
        <translation>注释</translation>
    </message>
    <message>
        <source>comment of %1</source>
        <translation>%1 的注释</translation>
    </message>
    <message>
        <source>the type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>needs care</source>
        <translation>需要小心</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>会丢失数据</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>将会失败</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::EngineService</name>
    <message>
        <source>Opening the project</source>
        <translation>正在打开项目</translation>
    </message>
    <message>
        <source>Reading where the database stands</source>
        <translation>正在读取数据库的状态</translation>
    </message>
    <message>
        <source>Making the plan</source>
        <translation>正在制定计划</translation>
    </message>
    <message>
        <source>Computing a schema</source>
        <translation>正在计算模式</translation>
    </message>
    <message>
        <source>Drawing the diagram</source>
        <translation>正在绘制图表</translation>
    </message>
    <message>
        <source>Writing a merge</source>
        <translation>正在写入合并</translation>
    </message>
    <message>
        <source>Writing a revision</source>
        <translation>正在写入修订</translation>
    </message>
    <message>
        <source>Writing the environment</source>
        <translation>正在写入环境</translation>
    </message>
    <message>
        <source>Reading a file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Writing a file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>Looking for the models&apos; files</source>
        <translation>正在查找模型的文件</translation>
    </message>
    <message>
        <source>Looking for the project&apos;s Python</source>
        <translation>正在查找项目的 Python</translation>
    </message>
    <message>
        <source>Asking Python for its Alembic</source>
        <translation>正在向 Python 查询其 Alembic</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>正在查找模型</translation>
    </message>
    <message>
        <source>Testing a connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>Creating a database</source>
        <translation>正在创建数据库</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation>在脚本中查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryDelegate</name>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>needs Python</source>
        <translation>需要 Python</translation>
    </message>
    <message numerus="yes">
        <source>⋯ %n more below</source>
        <translation>
            <numerusform>⋯ 下面还有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryModel</name>
    <message>
        <source>missing file</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待执行</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>merge of %1</source>
        <translation>%1 的合并</translation>
    </message>
    <message>
        <source>branch point</source>
        <translation>分支点</translation>
    </message>
    <message>
        <source>head</source>
        <translation>head</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 在此处</translation>
    </message>
    <message>
        <source>effective head</source>
        <translation>有效 head</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>? Whether downgrade takes everything back cannot be told from the scripts</source>
        <translation>? 从脚本无法判断降级是否会全部撤回</translation>
    </message>
    <message>
        <source>⇄ downgrade makes the schema that was there before</source>
        <translation>⇄ 降级会恢复之前的模式</translation>
    </message>
    <message>
        <source>⇢ upgrade drops data that downgrade does not bring back</source>
        <translation>⇢ 升级会删除降级无法恢复的数据</translation>
    </message>
    <message>
        <source>≠ downgrade leaves another schema than the one before</source>
        <translation>≠ 降级留下的模式与之前的不同</translation>
    </message>
    <message>
        <source>⊘ there is no way back</source>
        <translation>⊘ 没有退路</translation>
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
        <translation>✎ 脚本在应用之后被编辑过</translation>
    </message>
    <message numerus="yes">
        <source>The file of this revision is missing; %n revision(s) follow it. Look for it in git with its context menu.</source>
        <translation>
            <numerusform>此修订的文件缺失；有 %n 个修订跟随它。请通过其上下文菜单在 git 中查找。</numerusform>
        </translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>由 %1 添加，%2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistorySearchBar</name>
    <message>
        <source>Show only what matches</source>
        <translation>只显示匹配项</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Find in history</source>
        <translation>在历史中查找</translation>
    </message>
    <message>
        <source>Words of the message, the id or the file&apos;s name.
id: msg: file: label: date: is: look in one place only, quotes keep words together.</source>
        <translation>消息中的词、标识或文件名。
id: msg: file: label: date: is: 只在一处查找，引号使词语保持在一起。</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::HistoryView</name>
    <message>
        <source>Revision history</source>
        <translation>修订历史</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>还没有修订</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>missing file</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::InitDialog</name>
    <message>
        <source>Begin with Alembic</source>
        <translation>开始使用 Alembic</translation>
    </message>
    <message>
        <source>Folder of the project</source>
        <translation>项目文件夹</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>模板(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Scripts go to</source>
        <translation>脚本放在(&amp;S)</translation>
    </message>
    <message>
        <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database&apos;s URL into alembic.ini and the models&apos; metadata into env.py.</source>
        <translation>将写入 alembic.ini（或 pyproject.toml 的一节）以及包含 env.py、script.py.mako 和空历史的文件夹。然后请将数据库的 URL 写入 alembic.ini，将模型的元数据写入 env.py。</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>%1 is there already and is not empty.</source>
        <translation>%1 已存在且不为空。</translation>
    </message>
    <message>
        <source>SQLModel</source>
        <translation>SQLModel</translation>
    </message>
    <message>
        <source>Ready for SQLModel: env.py imports the models, new scripts know SQLModel&apos;s types, SQLite is changed in batches, the URL comes from the environment.</source>
        <translation>适用于 SQLModel：env.py 导入模型，新脚本认识 SQLModel 的类型，SQLite 以批处理方式修改，URL 来自环境变量。</translation>
    </message>
    <message>
        <source>looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Modules with tables, separated by commas</source>
        <translation>含有表的模块，以逗号分隔</translation>
    </message>
    <message>
        <source>&amp;Models are in</source>
        <translation>模型位于(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Variable with the URL</source>
        <translation>含有 URL 的变量(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;URL without it</source>
        <translation>没有变量时的 URL(&amp;U)</translation>
    </message>
    <message>
        <source>none found: app.models</source>
        <translation>未找到：app.models</translation>
    </message>
    <message>
        <source>Written are alembic.ini and the folder with env.py, script.py.mako and an empty history. They work with Alembic&apos;s own commands, too.</source>
        <translation>将写入 alembic.ini 和一个文件夹，其中有 env.py、script.py.mako 和空的历史。它们也可用于 Alembic 自己的命令。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a module.</source>
        <translation>&quot;%1&quot;不是模块名称。</translation>
    </message>
    <message>
        <source>Name an environment variable.</source>
        <translation>请指定一个环境变量。</translation>
    </message>
    <message>
        <source>A password does not belong into the project&apos;s files: leave it out, and give it in the variable.</source>
        <translation>密码不应放在项目的文件中：请去掉它，并在变量中提供。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobStatus</name>
    <message>
        <source>Stop this job</source>
        <translation>停止此任务</translation>
    </message>
    <message>
        <source>Progress of the job</source>
        <translation>任务的进度</translation>
    </message>
    <message>
        <source>%1: stopping…</source>
        <translation>%1：正在停止…</translation>
    </message>
    <message>
        <source>%1: %2, about %3 left</source>
        <translation>%1：%2，大约还剩 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsModel</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 / %2：%3</translation>
    </message>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1，大约还剩 %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::JobsPanel</name>
    <message>
        <source>Stop the chosen job</source>
        <translation>停止所选任务</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::LogPanel</name>
    <message>
        <source>Copy what is shown</source>
        <translation>复制所显示的内容</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Kinds of entries</source>
        <translation>条目种类</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::MainWindow</name>
    <message>
        <source>Show in the script</source>
        <translation>在脚本中显示</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>No script was written</source>
        <translation>没有写入脚本</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Open a project&apos;s folder</source>
        <translation>打开项目文件夹</translation>
    </message>
    <message>
        <source>The sample project is not installed.</source>
        <translation>未安装示例项目。</translation>
    </message>
    <message>
        <source>Not connected. Nothing is contacted by itself: press Connect.</source>
        <translation>未连接。不会自动联系任何服务器：请点击“连接”。</translation>
    </message>
    <message>
        <source>%1: not connected</source>
        <translation>%1：未连接</translation>
    </message>
    <message>
        <source>%1: connecting…</source>
        <translation>%1：正在连接…</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>◉ %1 on %2</source>
        <translation>◉ %1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n 个待执行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 个 head</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>A migration is running</source>
        <translation>迁移正在运行</translation>
    </message>
    <message>
        <source>%1 is being migrated.</source>
        <translation>正在迁移 %1。</translation>
    </message>
    <message>
        <source>Stopping rolls back the step under way; the report says what stays.</source>
        <translation>停止会撤回进行中的步骤；报告会说明保留了什么。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Close when it is done</source>
        <translation>完成后关闭</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Making the plan for %1</source>
        <translation>正在为 %1 制定计划</translation>
    </message>
    <message>
        <source>Delete a revision</source>
        <translation>删除修订</translation>
    </message>
    <message>
        <source>Nothing follows it, and no database that was read here has it. A database that was not read may have it nevertheless.</source>
        <translation>没有修订跟随它，此处读取过的数据库也都没有它。但未读取的数据库可能仍有它。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Go to line</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no revision of this project.</source>
        <translation>“%1”不是此项目的修订。</translation>
    </message>
    <message>
        <source>The language changes when the window is opened again.</source>
        <translation>语言将在下次打开窗口时更改。</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>导出历史</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg);;PNG picture (*.png)</source>
        <translation>SVG 图形 (*.svg);;PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>%1 cannot be written, or the history is too long for a picture: try SVG.</source>
        <translation>无法写入 %1，或历史太长无法存为图片：请尝试 SVG。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Read the files and the database again</source>
        <translation>重新读取文件和数据库</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <source>&amp;Save script</source>
        <translation>保存脚本(&amp;S)</translation>
    </message>
    <message>
        <source>Save the script in the editor</source>
        <translation>保存编辑器中的脚本</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>命令面板(&amp;P)…</translation>
    </message>
    <message>
        <source>Choose any command by typing a part of its name</source>
        <translation>输入名称的一部分来选择命令</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>首选项(&amp;E)…</translation>
    </message>
    <message>
        <source>Colours, language, fonts, shortcuts</source>
        <translation>颜色、语言、字体、快捷键</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>&amp;New revision…</source>
        <translation>新建修订(&amp;N)…</translation>
    </message>
    <message>
        <source>Write a new script</source>
        <translation>写一个新脚本</translation>
    </message>
    <message>
        <source>De&amp;lete revision…</source>
        <translation>删除修订(&amp;L)…</translation>
    </message>
    <message>
        <source>Move the script of a revision that nothing follows and no database has to the trash</source>
        <translation>将没有后继且没有数据库拥有的修订的脚本移到回收站</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Connect to the database and read where it stands</source>
        <translation>连接到数据库并读取其状态</translation>
    </message>
    <message>
        <source>&amp;Add database…</source>
        <translation>添加数据库(&amp;A)…</translation>
    </message>
    <message>
        <source>Add a database by hand</source>
        <translation>手动添加数据库</translation>
    </message>
    <message>
        <source>&amp;Upgrade to head</source>
        <translation>升级到 head(&amp;U)</translation>
    </message>
    <message>
        <source>Bring the database to the newest revision</source>
        <translation>将数据库升级到最新修订</translation>
    </message>
    <message>
        <source>Upgrade to s&amp;elected</source>
        <translation>升级到所选(&amp;E)</translation>
    </message>
    <message>
        <source>Bring the database up to the selected revision</source>
        <translation>将数据库升级到所选修订</translation>
    </message>
    <message>
        <source>Upgrade &amp;one step</source>
        <translation>升级一步(&amp;O)</translation>
    </message>
    <message>
        <source>Run the next revision</source>
        <translation>执行下一个修订</translation>
    </message>
    <message>
        <source>&amp;Downgrade to selected</source>
        <translation>降级到所选(&amp;D)</translation>
    </message>
    <message>
        <source>Bring the database down to the selected revision</source>
        <translation>将数据库降级到所选修订</translation>
    </message>
    <message>
        <source>Downgrade o&amp;ne step</source>
        <translation>降级一步(&amp;N)</translation>
    </message>
    <message>
        <source>Take the last revision back</source>
        <translation>撤回最后一个修订</translation>
    </message>
    <message>
        <source>Downgrade to &amp;base</source>
        <translation>降级到 base(&amp;B)</translation>
    </message>
    <message>
        <source>Take all revisions back</source>
        <translation>撤回所有修订</translation>
    </message>
    <message>
        <source>S&amp;tamp selected</source>
        <translation>标记所选(&amp;T)</translation>
    </message>
    <message>
        <source>Write the selected revision into the version table without running anything</source>
        <translation>将所选修订写入版本表而不执行任何操作</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>停止(&amp;O)</translation>
    </message>
    <message>
        <source>Stop what is running</source>
        <translation>停止正在运行的操作</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>&amp;Find in history</source>
        <translation>在历史中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Highlight revisions by id, message or file</source>
        <translation>按标识、消息或文件突出显示修订</translation>
    </message>
    <message>
        <source>Find and &amp;replace in the script</source>
        <translation>在脚本中查找和替换(&amp;R)</translation>
    </message>
    <message>
        <source>Find and replace in the script</source>
        <translation>在脚本中查找和替换</translation>
    </message>
    <message>
        <source>Go to &amp;line…</source>
        <translation>转到行(&amp;L)…</translation>
    </message>
    <message>
        <source>Go to a line of the script</source>
        <translation>转到脚本的某一行</translation>
    </message>
    <message>
        <source>Go to the revision under the &amp;caret</source>
        <translation>转到光标处的修订(&amp;C)</translation>
    </message>
    <message>
        <source>Select the revision whose id stands at the caret</source>
        <translation>选择光标处标识所指的修订</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Show only &amp;matches</source>
        <translation>只显示匹配项(&amp;M)</translation>
    </message>
    <message>
        <source>Hide the revisions that do not match</source>
        <translation>隐藏不匹配的修订</translation>
    </message>
    <message>
        <source>&amp;Go to revision…</source>
        <translation>转到修订(&amp;G)…</translation>
    </message>
    <message>
        <source>E&amp;xport the history…</source>
        <translation>导出历史(&amp;X)…</translation>
    </message>
    <message>
        <source>Save the history as SVG or PNG</source>
        <translation>将历史保存为 SVG 或 PNG</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Everything back in its place</source>
        <translation>一切恢复原位</translation>
    </message>
    <message>
        <source>Highlight &amp;ancestry</source>
        <translation>突出显示谱系(&amp;A)</translation>
    </message>
    <message>
        <source>Show faintly what is neither above nor below the selected revision</source>
        <translation>淡化显示既不在所选修订之上也不在其下的内容</translation>
    </message>
    <message>
        <source>&amp;Denser rows</source>
        <translation>行更紧凑(&amp;D)</translation>
    </message>
    <message>
        <source>Less height for each revision</source>
        <translation>减小每个修订的高度</translation>
    </message>
    <message>
        <source>&amp;Roomier rows</source>
        <translation>行更宽松(&amp;R)</translation>
    </message>
    <message>
        <source>More height for each revision</source>
        <translation>增大每个修订的高度</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>浏览(&amp;B)</translation>
    </message>
    <message>
        <source>History and details</source>
        <translation>历史和详情</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>编写(&amp;A)</translation>
    </message>
    <message>
        <source>A large editor with its SQL</source>
        <translation>大编辑器及其 SQL</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>部署(&amp;D)</translation>
    </message>
    <message>
        <source>History, plan and log</source>
        <translation>历史、计划和日志</translation>
    </message>
    <message>
        <source>Go to &amp;current</source>
        <translation>转到当前(&amp;C)</translation>
    </message>
    <message>
        <source>Select the revision at which the database stands</source>
        <translation>选择数据库所在的修订</translation>
    </message>
    <message>
        <source>Copy revision &amp;id</source>
        <translation>复制修订标识(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the id of the selected revision</source>
        <translation>复制所选修订的标识</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>项目(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Migration</source>
        <translation>迁移(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Fold long runs</source>
        <translation>折叠长段(&amp;F)</translation>
    </message>
    <message>
        <source>Show long runs in which nothing branches by their first and last revisions</source>
        <translation>以首尾修订显示没有分支的长段</translation>
    </message>
    <message>
        <source>Unsaved scripts</source>
        <translation>未保存的脚本</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) have unsaved changes.</source>
        <translation>
            <numerusform>%n 个脚本有未保存的更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file of %1 goes to the trash. It can be undone.</source>
        <translation>%1 的文件将移到回收站。可以撤销。</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>问题(&amp;P)</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>&amp;Databases</source>
        <translation>数据库(&amp;D)</translation>
    </message>
    <message>
        <source>List the problems of the project</source>
        <translation>列出项目的问题</translation>
    </message>
    <message>
        <source>New revision from &amp;diff</source>
        <translation>从差异新建修订(&amp;D)</translation>
    </message>
    <message>
        <source>Write a script of what differs between the models and the database</source>
        <translation>将模型与数据库之间的差异写成脚本</translation>
    </message>
    <message>
        <source>&amp;Pending diff</source>
        <translation>待处理的差异(&amp;P)</translation>
    </message>
    <message>
        <source>Show what differs between models, database and history</source>
        <translation>显示模型、数据库和历史之间的差异</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Next p&amp;roblem</source>
        <translation>下一个问题(&amp;R)</translation>
    </message>
    <message>
        <source>Show the place of the next problem</source>
        <translation>显示下一个问题的位置</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>上一个问题(&amp;B)</translation>
    </message>
    <message>
        <source>Show the place of the previous problem</source>
        <translation>显示上一个问题的位置</translation>
    </message>
    <message numerus="yes">
        <source>Printed %n page(s)</source>
        <translation>
            <numerusform>已打印 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be printed</source>
        <translation>无法打印任何内容</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>&amp;Print the history…</source>
        <translation>打印历史(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the revisions that are shown</source>
        <translation>打印所显示的修订</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>关闭标签页(&amp;C)</translation>
    </message>
    <message>
        <source>Close the script in front</source>
        <translation>关闭最前面的脚本</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>重新打开已关闭的标签页(&amp;R)</translation>
    </message>
    <message>
        <source>Open the script again that was closed last</source>
        <translation>重新打开最后关闭的脚本</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>保持打开(&amp;K)</translation>
    </message>
    <message>
        <source>The next selection opens another tab</source>
        <translation>下一次选择将打开另一个标签页</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>下一个标签页(&amp;N)</translation>
    </message>
    <message>
        <source>The next open script</source>
        <translation>下一个打开的脚本</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>上一个标签页(&amp;P)</translation>
    </message>
    <message>
        <source>The previous open script</source>
        <translation>上一个打开的脚本</translation>
    </message>
    <message>
        <source>Ne&amp;xt problem</source>
        <translation>下一个问题(&amp;X)</translation>
    </message>
    <message>
        <source>Go to the next problem in the script</source>
        <translation>转到脚本中的下一个问题</translation>
    </message>
    <message>
        <source>Previo&amp;us problem</source>
        <translation>上一个问题(&amp;U)</translation>
    </message>
    <message>
        <source>Go to the previous problem in the script</source>
        <translation>转到脚本中的上一个问题</translation>
    </message>
    <message>
        <source>Co&amp;mplete</source>
        <translation>补全(&amp;M)</translation>
    </message>
    <message>
        <source>Offer what fits at the caret</source>
        <translation>提供光标处适用的内容</translation>
    </message>
    <message>
        <source>&amp;Fold here</source>
        <translation>在此折叠(&amp;F)</translation>
    </message>
    <message>
        <source>Fold or unfold the function at the caret</source>
        <translation>折叠或展开光标处的函数</translation>
    </message>
    <message>
        <source>Fold &amp;all</source>
        <translation>全部折叠(&amp;A)</translation>
    </message>
    <message>
        <source>Fold all functions</source>
        <translation>折叠所有函数</translation>
    </message>
    <message>
        <source>Un&amp;fold all</source>
        <translation>全部展开(&amp;F)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部内容</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>修订(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Script</source>
        <translation>脚本(&amp;S)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Database &amp;settings…</source>
        <translation>数据库设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Colour, protection, password and URL of the chosen database</source>
        <translation>所选数据库的颜色、保护、密码和 URL</translation>
    </message>
    <message>
        <source>Un&amp;lock protected database…</source>
        <translation>解锁受保护的数据库(&amp;L)…</translation>
    </message>
    <message>
        <source>Make downgrades and stamps of a protected database possible for ten minutes</source>
        <translation>允许对受保护的数据库进行降级和标记，持续十分钟</translation>
    </message>
    <message>
        <source>Unlock it with the lock beside its name.</source>
        <translation>请用其名称旁的锁解锁。</translation>
    </message>
    <message>
        <source>Change its protection beside its name first.</source>
        <translation>请先在其名称旁更改保护级别。</translation>
    </message>
    <message>
        <source>%1 is %2: %3 %4</source>
        <translation>%1 为%2：%3 %4</translation>
    </message>
    <message>
        <source>&amp;Stamp the database…</source>
        <translation>标记数据库(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Get its script…</source>
        <translation>获取其脚本(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Copy its id</source>
        <translation>复制其标识(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing can be planned from there: Alembic says &quot;Can&apos;t locate revision identified by &apos;%1&apos;&quot;.</source>
        <translation>无法从那里制定计划：Alembic 报告“Can&apos;t locate revision identified by &apos;%1&apos;”。</translation>
    </message>
    <message>
        <source>%1 is protected: this plan has to be rehearsed in the last 24 hours before it is run. Or unlock it with the lock beside its name.</source>
        <translation>%1 受保护：此计划须在最近 24 小时内演练过才能执行。或者用其名称旁的锁将其解锁。</translation>
    </message>
    <message>
        <source>%1 went down to what both branches have; this is the way up to the head of this one.</source>
        <translation>%1 已降到两个分支共有的位置；这是升到此分支的 head的计划。</translation>
    </message>
    <message>
        <source>S&amp;witch the database to this branch…</source>
        <translation>将数据库切换到此分支(&amp;W)…</translation>
    </message>
    <message>
        <source>Read with Python…</source>
        <translation>用 Python 读取…</translation>
    </message>
    <message>
        <source>table, changed last by %1</source>
        <translation>表，最后由 %1 更改</translation>
    </message>
    <message>
        <source>Go to a revision, a script or a table</source>
        <translation>转到修订、脚本或表</translation>
    </message>
    <message>
        <source>Find a revision, a script or a table by a part of its name</source>
        <translation>按名称的一部分查找修订、脚本或表</translation>
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
        <translation>需要密码</translation>
    </message>
    <message>
        <source>The database wants a password:</source>
        <translation>数据库要求密码：</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Keep it in the system &amp;keyring</source>
        <translation>保存在系统密钥环中(&amp;K)</translation>
    </message>
    <message>
        <source>Otherwise it is kept in memory until the window closes. It never goes into a file of this program.</source>
        <translation>否则密码保留在内存中直到窗口关闭。它绝不会进入此程序的任何文件。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanModel</name>
    <message>
        <source>running…</source>
        <translation>运行中…</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ 完成</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>↩ rolled back</source>
        <translation>↩ 已回滚</translation>
    </message>
    <message>
        <source>cannot be done</source>
        <translation>无法执行</translation>
    </message>
    <message>
        <source>version table</source>
        <translation>版本表</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>发现</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 个发现</numerusform>
        </translation>
    </message>
    <message>
        <source>Step and SQL</source>
        <translation>步骤和 SQL</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>keeps what the rebuild would lose</source>
        <translation>保留重建会丢失的内容</translation>
    </message>
    <message>
        <source>not seen further</source>
        <translation>之后未能看到</translation>
    </message>
    <message>
        <source>only Python can do it</source>
        <translation>只有 Python 能做到</translation>
    </message>
    <message>
        <source>-- The project&apos;s Python runs this step. Below is what could be read of it without running it.</source>
        <translation>-- 此步骤由项目的 Python 执行。以下是不执行它就能读出的内容。</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fails in the rehearsal</source>
        <translation>演练中失败</translation>
    </message>
    <message>
        <source>✗ needs Python</source>
        <translation>✗ 需要 Python</translation>
    </message>
    <message>
        <source>may need Python</source>
        <translation>可能需要 Python</translation>
    </message>
    <message>
        <source>not seen to its end</source>
        <translation>未看到结尾</translation>
    </message>
    <message>
        <source>⇢ with the project&apos;s Python</source>
        <translation>⇢ 用项目的 Python</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PlanSheet</name>
    <message>
        <source>base (no revision)</source>
        <translation>base（无修订）</translation>
    </message>
    <message>
        <source>Commit after &amp;each step</source>
        <translation>每一步后提交(&amp;E)</translation>
    </message>
    <message>
        <source>Cop&amp;y SQL</source>
        <translation>复制 SQL(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>计划的步骤</translation>
    </message>
    <message>
        <source>SQL of the selected step</source>
        <translation>所选步骤的 SQL</translation>
    </message>
    <message>
        <source>What is done stays when a later step fails</source>
        <translation>后面的步骤失败时，已完成的会保留</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>已完成的步骤</translation>
    </message>
    <message>
        <source>Reading the database and the scripts…</source>
        <translation>正在读取数据库和脚本…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>升级 %1</translation>
    </message>
    <message>
        <source>Downgrade %1</source>
        <translation>降级 %1</translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>标记 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s): from %1 to %2.</source>
        <translation>
            <numerusform>%n 个步骤：从 %1 到 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes; no script is run.</source>
        <translation>只有版本表会改变；不执行任何脚本。</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无事可做</translation>
    </message>
    <message>
        <source>%1 already stands at %2.</source>
        <translation>%1 已位于 %2。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Another upgrader is at work: %1. Waiting for it to end.</source>
        <translation>另一个升级正在进行：%1。正在等待其结束。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1 now stands at %2.</source>
        <translation>%1 现在位于 %2。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>没有成功</translation>
    </message>
    <message>
        <source>Everything was rolled back: the database is as it was.</source>
        <translation>全部已回滚：数据库与之前相同。</translation>
    </message>
    <message>
        <source>The failed step was rolled back; the steps before it stay.</source>
        <translation>失败的步骤已回滚；之前的步骤保留。</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>未做任何操作。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) can be run by Python only. Nothing is run before you allow the project&apos;s own Python for each of them.</source>
        <translation>
            <numerusform>%n 个步骤只能由 Python 执行。在您允许每个步骤使用项目自己的 Python 之前，不会执行任何操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>⇢ in %1</source>
        <translation>⇢ 在 %1 中</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; no step stands before it.</source>
        <translation>该步骤在项目的 Python 中失败；它之前没有步骤。</translation>
    </message>
    <message>
        <source>The step failed in the project&apos;s Python; the steps before it stay.</source>
        <translation>该步骤在项目的 Python 中失败；之前的步骤保留。</translation>
    </message>
    <message numerus="yes">
        <source>Rolled back up to the last commit: the first %n step(s) stay.</source>
        <translation>
            <numerusform>已回滚到最后一次提交：前 %n 个步骤保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the version table changes, which is emptied first; no script is run.</source>
        <translation>只有版本表会改变，并且会先被清空；不执行任何脚本。</translation>
    </message>
    <message numerus="yes">
        <source>%n script(s) of it are read from git, where another branch has them; the files here stay as they are.</source>
        <translation>
            <numerusform>其中 %n 个脚本从 git 中的另一分支读取；此处的文件保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show the next one</source>
        <translation>显示下一个(&amp;S)</translation>
    </message>
    <message>
        <source>Chooses the next step that Python is to be allowed for</source>
        <translation>选择下一个需要允许 Python 的步骤</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) may need Python. Without the project&apos;s own Python the run ends there, should it come to what only Python can do.</source>
        <translation>
            <numerusform>%n 个步骤可能需要 Python。没有项目自己的 Python，运行到只有 Python 才能做的地方时就会结束。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Desktop&apos;s font</source>
        <translation>桌面字体</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Font of scripts and SQL</source>
        <translation>脚本和 SQL 的字体(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>大小(&amp;S)</translation>
    </message>
    <message>
        <source>Double-click a shortcut and press the new keys. Keys that another command has are taken from it.</source>
        <translation>双击快捷键并按下新的按键。其他命令已有的按键会从该命令移除。</translation>
    </message>
    <message>
        <source>Remove shortcut</source>
        <translation>移除快捷键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>How databases are protected until you say otherwise beside their name. Those whose name says production are protected in any case.</source>
        <translation>在您于数据库名称旁另行指定之前，数据库如何受到保护。名称表明是生产环境的数据库始终受保护。</translation>
    </message>
    <message>
        <source>&amp;Local databases for development</source>
        <translation>用于开发的本地数据库(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;All others</source>
        <translation>所有其他数据库(&amp;A)</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Font of the &amp;window</source>
        <translation>窗口的字体(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>大小(&amp;I)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsModel</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProjectSession</name>
    <message>
        <source>It holds no alembic.ini, no pyproject.toml with a [tool.alembic] section, and no folder with an alembic.ini in it.</source>
        <translation>其中没有 alembic.ini，没有带 [tool.alembic] 节的 pyproject.toml，也没有含 alembic.ini 的文件夹。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Upgrading %1</source>
        <translation>正在升级 %1</translation>
    </message>
    <message>
        <source>Downgrading %1</source>
        <translation>正在降级 %1</translation>
    </message>
    <message>
        <source>Stamping %1</source>
        <translation>正在标记 %1</translation>
    </message>
    <message>
        <source>Rehearsing on a copy of %1</source>
        <translation>正在 %1 的副本上演练</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProofWords</name>
    <message>
        <source>env.py&apos;s hooks left nothing to write: no script was made.</source>
        <translation>env.py 的钩子没有留下可写入的内容：未创建脚本。</translation>
    </message>
    <message>
        <source>%1 was written, but it could not be proved: %2</source>
        <translation>已写入 %1，但无法验证：%2</translation>
    </message>
    <message>
        <source>%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2</source>
        <translation>已写入 %1，但其升级在模式的临时副本上无法执行到末尾：%2</translation>
    </message>
    <message>
        <source>Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.</source>
        <translation>已验证：将 %1 应用于模式的临时副本后，与模型没有差异。</translation>
    </message>
    <message numerus="yes">
        <source>%1, applied to a scratch copy of the schema, leaves %n difference(s):</source>
        <translation>
            <numerusform>将 %1 应用于模式的临时副本后，留下 %n 处差异：</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncertain: %1</source>
        <translation>不确定：%1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ProtectionUnlocks</name>
    <message>
        <source>%1 is unlocked until %2. Reason: %3</source>
        <translation>%1 已解锁至 %2。原因：%3</translation>
    </message>
    <message>
        <source>%1 is locked again.</source>
        <translation>%1 已重新锁定。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonDialog</name>
    <message>
        <source>&amp;Trust this project from now on: do not ask this question for it again</source>
        <translation>从现在起信任此项目：不再就它询问此问题(&amp;T)</translation>
    </message>
    <message>
        <source>Run code of this project?</source>
        <translation>执行此项目的代码？</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>解释器</translation>
    </message>
    <message>
        <source>Only Python can run revision %1</source>
        <translation>只有 Python 能执行修订 %1</translation>
    </message>
    <message>
        <source>The step would run with the interpreter below and the project&apos;s own Alembic. That executes env.py, the script and everything they import, with your rights, and lets them change %1. Limbeck runs nothing of a project otherwise.</source>
        <translation>该步骤将使用下面的解释器和项目自己的 Alembic 执行。这会以您的权限执行 env.py、脚本以及它们导入的一切，并允许它们更改 %1。除此之外，Limbeck 不执行项目的任何内容。</translation>
    </message>
    <message>
        <source>What stands before the step is committed first. A failure after that does not undo it.</source>
        <translation>该步骤之前的内容会先提交。此后的失败不会撤销它。</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>解释器(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>Also for the %n &amp;other step(s) of this plan that need Python</source>
        <translation>
            <numerusform>也用于此计划中需要 Python 的其他 %n 个步骤(&amp;O)</numerusform>
        </translation>
    </message>
    <message>
        <source>Use this interpreter</source>
        <translation>使用此解释器</translation>
    </message>
    <message>
        <source>Run %1 with Python</source>
        <translation>用 Python 执行 %1</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>项目：%1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>选择 Python 解释器</translation>
    </message>
    <message>
        <source>Read the models with Python</source>
        <translation>用 Python 读取模型</translation>
    </message>
    <message>
        <source>The interpreter below would import env.py, the models and everything they import, with your rights. No migration runs, and Limbeck connects to nothing for it. Limbeck runs nothing of a project otherwise.</source>
        <translation>下面的解释器将以您的权限导入 env.py、模型以及它们导入的一切。不会执行任何迁移，Limbeck 也不会为此建立任何连接。除此之外，Limbeck 不执行项目的任何内容。</translation>
    </message>
    <message>
        <source>Read with Python</source>
        <translation>用 Python 读取</translation>
    </message>
    <message>
        <source>Read the compiled scripts with Python</source>
        <translation>用 Python 读取已编译的脚本</translation>
    </message>
    <message>
        <source>The interpreter below would load the scripts whose source is missing and everything they import, with your rights, to learn where they stand in the history. No migration runs. Limbeck runs nothing of a project otherwise.</source>
        <translation>下面的解释器将以您的权限加载缺少源代码的脚本及其导入的所有内容，以了解它们在历史中的位置。不会运行任何迁移。除此之外，Limbeck 不会运行项目的任何代码。</translation>
    </message>
    <message>
        <source>The first of these that can import Alembic</source>
        <translation>其中第一个能导入 Alembic 的</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::PythonPage</name>
    <message>
        <source>This project is &amp;trusted: its Python may run when a plan or a comparison needs it</source>
        <translation>此项目受信任：计划或比较需要时可以执行其 Python(&amp;T)</translation>
    </message>
    <message>
        <source>Open a project to choose its interpreter.</source>
        <translation>打开一个项目以选择其解释器。</translation>
    </message>
    <message>
        <source>For the steps of %1 that only Python can run, and for reading its models exactly.</source>
        <translation>用于 %1 中只有 Python 能执行的步骤，以及精确读取其模型。</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>解释器(&amp;I)</translation>
    </message>
    <message>
        <source>The first one that can import Alembic</source>
        <translation>第一个能导入 Alembic 的解释器</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>选择 Python 解释器</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RehearsalBar</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>演练(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;top rehearsing</source>
        <translation>停止演练(&amp;T)</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>演练的进度</translation>
    </message>
    <message>
        <source>Run the plan on a copy of the database first, and throw the copy away</source>
        <translation>先在数据库的副本上执行计划，然后丢弃该副本</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>未演练。</translation>
    </message>
    <message>
        <source>Rehearsing: copying the database…</source>
        <translation>正在演练：正在复制数据库…</translation>
    </message>
    <message>
        <source>Rehearsing: %1</source>
        <translation>正在演练：%1</translation>
    </message>
    <message>
        <source>&amp;Rehearse again</source>
        <translation>重新演练(&amp;R)</translation>
    </message>
    <message>
        <source>on a copy with its data</source>
        <translation>在带有其数据的副本上</translation>
    </message>
    <message>
        <source>on an empty database with the schema that the scripts make</source>
        <translation>在具有脚本所创建模式的空数据库上</translation>
    </message>
    <message numerus="yes">
        <source>Rehearsed %1: %n step(s) in %2.</source>
        <translation>
            <numerusform>已%1演练：%n 个步骤，用时 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal %1 failed: %2</source>
        <translation>%1的演练失败：%2</translation>
    </message>
    <message>
        <source>The rehearsal %1 failed in %2: %3</source>
        <translation>%1的演练在 %2 处失败：%3</translation>
    </message>
    <message>
        <source>What the data could break was not seen: %1.</source>
        <translation>未能看到数据可能引起的问题：%1。</translation>
    </message>
    <message>
        <source>The rehearsal was stopped; its copy is gone.</source>
        <translation>演练已停止；其副本已删除。</translation>
    </message>
    <message>
        <source>It cannot be rehearsed: %1</source>
        <translation>无法演练：%1</translation>
    </message>
    <message>
        <source>The way back was tried, too, and works.</source>
        <translation>回退也已试过，可以正常执行。</translation>
    </message>
    <message>
        <source>The way back fails: %1</source>
        <translation>回退失败：%1</translation>
    </message>
    <message>
        <source>The way back fails in %1: %2</source>
        <translation>回退在 %1 处失败：%2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionActions</name>
    <message>
        <source>%1: not done</source>
        <translation>%1：未执行</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>合并 head(&amp;M)…</translation>
    </message>
    <message>
        <source>Write a script that joins several heads, after a look at what their branches both change</source>
        <translation>查看各分支共同更改的内容后，写一个连接多个 head 的脚本</translation>
    </message>
    <message>
        <source>Edit m&amp;essage…</source>
        <translation>编辑消息(&amp;E)…</translation>
    </message>
    <message>
        <source>Change the message in the selected revision&apos;s script</source>
        <translation>更改所选修订的脚本中的消息</translation>
    </message>
    <message>
        <source>Set branch la&amp;bel…</source>
        <translation>设置分支标签(&amp;B)…</translation>
    </message>
    <message>
        <source>Give the selected revision a branch label, or take it away</source>
        <translation>为所选修订添加分支标签，或将其移除</translation>
    </message>
    <message>
        <source>S&amp;plice a revision on the selected one…</source>
        <translation>在所选修订上接入修订(&amp;P)…</translation>
    </message>
    <message>
        <source>Write a new revision on one that has others behind it: a second branch begins there</source>
        <translation>在已有后继的修订上写入新修订：第二个分支从那里开始</translation>
    </message>
    <message>
        <source>New &amp;data migration…</source>
        <translation>新建数据迁移(&amp;D)…</translation>
    </message>
    <message>
        <source>Write a script that changes rows, with a table of its own to begin with</source>
        <translation>写一个修改行的脚本，以其自己的表作为起点</translation>
    </message>
    <message>
        <source>Edit a c&amp;opy…</source>
        <translation>编辑副本(&amp;O)…</translation>
    </message>
    <message>
        <source>A new revision on the head with the text of the selected one</source>
        <translation>在 head 上新建修订，内容取自所选修订</translation>
    </message>
    <message>
        <source>Make bra&amp;nches one line…</source>
        <translation>将分支并为一条线(&amp;N)…</translation>
    </message>
    <message>
        <source>Put the branch of the selected head on top of another head, if no known database would skip a revision</source>
        <translation>若没有已知数据库会因此跳过修订，则将所选 head 的分支放到另一个 head 之上</translation>
    </message>
    <message>
        <source>Edit &amp;topology</source>
        <translation>编辑拓扑(&amp;T)</translation>
    </message>
    <message>
        <source>Lets revisions be dragged onto others in the graph, and given other parents</source>
        <translation>允许在图中将修订拖到其他修订上，并为其指定其他父修订</translation>
    </message>
    <message>
        <source>Change &amp;parent…</source>
        <translation>更改父修订(&amp;P)…</translation>
    </message>
    <message>
        <source>Give the selected revision another parent; with Edit topology only</source>
        <translation>为所选修订指定另一个父修订；仅在编辑拓扑时可用</translation>
    </message>
    <message>
        <source>Stamp selected, &amp;verified…</source>
        <translation>验证后标记所选(&amp;V)…</translation>
    </message>
    <message>
        <source>Compare the database with what the selected revision would have made, then stamp</source>
        <translation>将数据库与所选修订应创建的内容比较，然后标记</translation>
    </message>
    <message>
        <source>Look for the &amp;missing file…</source>
        <translation>查找缺少的文件(&amp;M)…</translation>
    </message>
    <message>
        <source>Look through the project&apos;s git repository for the script of a revision whose file is missing</source>
        <translation>在项目的 git 仓库中查找文件缺失的修订的脚本</translation>
    </message>
    <message>
        <source>&amp;Compare revisions…</source>
        <translation>比较修订(&amp;C)…</translation>
    </message>
    <message>
        <source>What differs between two revisions, and the SQL between them</source>
        <translation>两个修订之间的差异，以及它们之间的 SQL</translation>
    </message>
    <message>
        <source>&amp;Undo file operation</source>
        <translation>撤销文件操作(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last file operation of this window back</source>
        <translation>撤回此窗口的最后一次文件操作</translation>
    </message>
    <message>
        <source>Re&amp;do file operation</source>
        <translation>重做文件操作(&amp;D)</translation>
    </message>
    <message>
        <source>Do the file operation again that was undone</source>
        <translation>重新执行已撤销的文件操作</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>重做：%1(&amp;D)</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done: %1. Undo with Ctrl+Alt+Z.</source>
        <translation>已完成：%1。按 Ctrl+Alt+Z 撤销。</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Message of %1 (the file keeps its name)</source>
        <translation>%1 的消息（文件名保持不变）</translation>
    </message>
    <message>
        <source>Edit the message of %1</source>
        <translation>编辑 %1 的消息</translation>
    </message>
    <message>
        <source>Branch label</source>
        <translation>分支标签</translation>
    </message>
    <message>
        <source>Branch labels of %1, separated by blanks; empty: none</source>
        <translation>%1 的分支标签，以空格分隔；留空：无</translation>
    </message>
    <message>
        <source>No label was set</source>
        <translation>未设置标签</translation>
    </message>
    <message>
        <source>%1 is taken: %2 has it.</source>
        <translation>%1 已被占用：%2 正在使用它。</translation>
    </message>
    <message>
        <source>Set the label of %1</source>
        <translation>设置 %1 的标签</translation>
    </message>
    <message>
        <source>What the branches both change</source>
        <translation>各分支共同更改的内容</translation>
    </message>
    <message>
        <source>New revision %1</source>
        <translation>新建修订 %1</translation>
    </message>
    <message>
        <source>New revisions %1</source>
        <translation>新建修订 %1</translation>
    </message>
    <message>
        <source>Data migration&apos;s text</source>
        <translation>数据迁移的文本</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>编辑副本</translation>
    </message>
    <message>
        <source>Message of the copy of %1, which will follow %2</source>
        <translation>%1 的副本的消息，该副本将跟随 %2</translation>
    </message>
    <message>
        <source>Copy %1 to %2</source>
        <translation>将 %1 复制为 %2</translation>
    </message>
    <message>
        <source>Put %1 on top of %2</source>
        <translation>将 %1 放到 %2 之上</translation>
    </message>
    <message>
        <source>Change the parent of %1</source>
        <translation>更改 %1 的父修订</translation>
    </message>
    <message>
        <source>Looking for %1 in git…</source>
        <translation>正在 git 中查找 %1…</translation>
    </message>
    <message>
        <source>Missing file</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>Git knows no script of %1.</source>
        <translation>Git 中没有 %1 的脚本。</translation>
    </message>
    <message>
        <source>It is named by %1. Get the file from where that was written, or change down_revision there.</source>
        <translation>它被 %1 引用。请从编写该修订的地方获取文件，或更改那里的 down_revision。</translation>
    </message>
    <message>
        <source>%1 deleted it on %2.</source>
        <translation>%1 于 %2 删除了它。</translation>
    </message>
    <message>
        <source>It is on another branch: %1 wrote it on %2.</source>
        <translation>它在另一个分支上：%1 于 %2 写入了它。</translation>
    </message>
    <message>
        <source>Write the file again</source>
        <translation>重新写入文件</translation>
    </message>
    <message>
        <source>Bring %1 back</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Git could not be asked</source>
        <translation>无法查询 git</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionDialog</name>
    <message>
        <source>Merge heads</source>
        <translation>合并 head</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>新建修订</translation>
    </message>
    <message>
        <source>what the merge is called</source>
        <translation>合并的名称</translation>
    </message>
    <message>
        <source>what this revision does, in a few words</source>
        <translation>用几个词说明此修订做什么</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>ids or labels, separated by blanks</source>
        <translation>标识或标签，以空格分隔</translation>
    </message>
    <message>
        <source>nothing: a new base</source>
        <translation>无：新的 base</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>head(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Branch &amp;label</source>
        <translation>分支标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Depends on</source>
        <translation>依赖于(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Write the merge</source>
        <translation>写入合并</translation>
    </message>
    <message>
        <source>Write the script</source>
        <translation>写入脚本</translation>
    </message>
    <message>
        <source>A merge needs two heads.</source>
        <translation>合并需要两个 head。</translation>
    </message>
    <message>
        <source>This revision has others behind it: the new one begins a second branch there.</source>
        <translation>此修订之后已有其他修订：新的修订会在那里开始第二个分支。</translation>
    </message>
    <message>
        <source>A second base: the history will have one more root.</source>
        <translation>第二个 base：历史将多一个根。</translation>
    </message>
    <message>
        <source>Say what it does first</source>
        <translation>请先说明它做什么</translation>
    </message>
    <message>
        <source>&amp;Compare the models with the database, and write what differs (autogenerate)</source>
        <translation>将模型与数据库比较并写入差异 (autogenerate)(&amp;C)</translation>
    </message>
    <message>
        <source>New data migration</source>
        <translation>新建数据迁移</translation>
    </message>
    <message>
        <source>Heads to merge</source>
        <translation>要合并的 head</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RevisionInspector</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Schema changes</source>
        <translation>模式更改</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>not known: not connected</source>
        <translation>未知：未连接</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 在此处</translation>
    </message>
    <message>
        <source>applied on %1</source>
        <translation>已应用于 %1</translation>
    </message>
    <message>
        <source>pending on %1</source>
        <translation>在 %1 上待执行</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation>什么也不做</translation>
    </message>
    <message>
        <source>No file of this project has this revision, but others name it. Restore its file, or correct the down_revision of:</source>
        <translation>此项目没有该修订的文件，但其他修订引用了它。请恢复其文件，或更正以下修订的 down_revision：</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>合并自</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>无：base</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>后继</translation>
    </message>
    <message>
        <source>nothing: a head</source>
        <translation>无：head</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>依赖于</translation>
    </message>
    <message>
        <source>Branch labels</source>
        <translation>分支标签</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Two revisions compared</source>
        <translation>比较两个修订</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) between them</source>
        <translation>
            <numerusform>之间有 %n 个修订</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) of another branch, not in the second one</source>
        <translation>
            <numerusform>另一分支的 %n 个修订，不在第二个之中</numerusform>
        </translation>
    </message>
    <message>
        <source>The Schema tab shows what differs in tables and columns.</source>
        <translation>“模式”选项卡显示表和列的差异。</translation>
    </message>
    <message>
        <source>Select a revision to see what it does. Select a second one with Ctrl to compare the two.</source>
        <translation>选择一个修订以查看它做什么。按住 Ctrl 选择第二个以比较两者。</translation>
    </message>
    <message>
        <source>Computing the schema from the scripts…</source>
        <translation>正在从脚本计算模式…</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>已应用于</translation>
    </message>
    <message>
        <source>not known: %1 stands at a revision without a script</source>
        <translation>未知：%1 处于没有脚本的修订</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>添加者</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Touches</source>
        <translation>涉及</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunClock</name>
    <message>
        <source>%1, about %2 left</source>
        <translation>%1，大约还剩 %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::RunSeams</name>
    <message>
        <source>step %1 with Python</source>
        <translation>使用 Python 的步骤 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>步骤 %1</translation>
    </message>
    <message>
        <source>steps %1 to %2</source>
        <translation>步骤 %1 到 %2</translation>
    </message>
    <message>
        <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
        <translation>某一步失败时，该步不保留任何内容，之前的步骤会保留。</translation>
    </message>
    <message>
        <source>All in one transaction: when a step fails, nothing stays.</source>
        <translation>全部在一个事务中：某一步失败时，什么都不保留。</translation>
    </message>
    <message>
        <source>When a step fails, the steps before it stay; what Python did before it failed is undone as far as its own Alembic undoes it.</source>
        <translation>某一步失败时，之前的步骤会保留；Python 在失败前所做的，只在其自己的 Alembic 能撤销的范围内撤销。</translation>
    </message>
    <message>
        <source>The run is split where Python takes over: %1. When a step fails, its own part is rolled back, and the parts before it stay.</source>
        <translation>执行在 Python 接手处分开：%1。某一步失败时，它所在的部分会回滚，之前的部分会保留。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::SchemaDiagram</name>
    <message>
        <source>Diagram</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Select a revision to see its tables</source>
        <translation>选择一个修订以查看其表</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptPanel</name>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>SQL of the upgrade</source>
        <translation>升级的 SQL</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>降级的 SQL</translation>
    </message>
    <message>
        <source>SQL up</source>
        <translation>升级 SQL</translation>
    </message>
    <message>
        <source>SQL down</source>
        <translation>降级 SQL</translation>
    </message>
    <message>
        <source>Edit anyway</source>
        <translation>仍要编辑</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>%1: missing file</source>
        <translation>%1：缺少文件</translation>
    </message>
    <message>
        <source>The file %1 is gone.</source>
        <translation>文件 %1 已不存在。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>无法读取文件 %1：%2。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text: it is shown here, but can only be changed with another editor.</source>
        <translation>该文件不是 UTF-8 文本：可在此显示，但只能用其他编辑器修改。</translation>
    </message>
    <message>
        <source>The file %1 is gone. Your text is still here: save it to write it again.</source>
        <translation>文件 %1 已不存在。您的文本仍在这里：保存即可重新写入。</translation>
    </message>
    <message>
        <source>The file was changed outside while you were editing it.</source>
        <translation>您编辑时，文件在外部被修改。</translation>
    </message>
    <message>
        <source>%1 was not saved: it was changed outside since it was read. Reload it, or keep your text and save again.</source>
        <translation>%1 未保存：读取之后它在外部被修改。请重新加载，或保留您的文本并再次保存。</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>from here on it is not known: %1</source>
        <translation>从此处起未知：%1</translation>
    </message>
    <message>
        <source>nothing is done</source>
        <translation>什么也不做</translation>
    </message>
    <message>
        <source>Edit a copy…</source>
        <translation>编辑副本…</translation>
    </message>
    <message>
        <source>A new revision with the text of this one</source>
        <translation>以此修订的文本新建修订</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>No problems in this script.</source>
        <translation>此脚本没有问题。</translation>
    </message>
    <message>
        <source>%1 on disk and in the editor</source>
        <translation>磁盘上和编辑器中的 %1</translation>
    </message>
    <message>
        <source>Applied on %1: what it did there is done, and a change here will not change it. Edit a copy, or unlock it.</source>
        <translation>已应用于 %1：它在那里做的已经完成，在此修改不会改变它。请编辑副本，或将其解锁。</translation>
    </message>
    <message>
        <source>cannot be done here: %1</source>
        <translation>此处无法执行：%1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ScriptTabs</name>
    <message>
        <source>Open scripts</source>
        <translation>打开的脚本</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>没有脚本</translation>
    </message>
    <message>
        <source>Follows the selection; a double click keeps it open.</source>
        <translation>跟随选择；双击可保持打开。</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Unsaved script</source>
        <translation>未保存的脚本</translation>
    </message>
    <message>
        <source>%1 has unsaved changes.</source>
        <translation>%1 有未保存的更改。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
    </message>
    <message>
        <source>Reopen the last closed one</source>
        <translation>重新打开最后关闭的脚本</translation>
    </message>
    <message>
        <source>Copy the file&apos;s path</source>
        <translation>复制文件路径</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::ShortcutModel</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
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
        <translation>升级</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>-- nothing</source>
        <translation>-- 无</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StampDialog</name>
    <message>
        <source>Comparing %1 with what the scripts up to %2 make…</source>
        <translation>正在将 %1 与直到 %2 的脚本所创建的内容比较…</translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>将 %1 标记为 %2</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>SQL that would remove them</source>
        <translation>可消除差异的 SQL</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>The scripts do not tell for certain:</source>
        <translation>脚本无法确定：</translation>
    </message>
    <message>
        <source>%1 has what the scripts up to this revision make: the stamp tells the truth.</source>
        <translation>%1 具有直到此修订的脚本所创建的内容：标记属实。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not as this revision would have it. This would have to be done first (%n change(s)):</source>
        <translation>
            <numerusform>%1 与此修订应有的状态不一致。须先完成以下内容（%n 个更改）：</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1</source>
        <translation>标记 %1</translation>
    </message>
    <message>
        <source>Stamp %1 nevertheless</source>
        <translation>仍然标记 %1</translation>
    </message>
    <message>
        <source>The comparison failed:</source>
        <translation>比较失败：</translation>
    </message>
    <message>
        <source>Stamp %1 unseen</source>
        <translation>不经检查标记 %1</translation>
    </message>
    <message>
        <source>Revision to stamp with</source>
        <translation>用于标记的修订</translation>
    </message>
    <message numerus="yes">
        <source>The version table is emptied first: %1 goes.</source>
        <translation>
            <numerusform>版本表会先被清空：%1 将消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 &amp;as</source>
        <translation>将 %1 标记为(&amp;A)</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StartPage</name>
    <message>
        <source>Open the folder of a project that keeps its database history with Alembic. Opening runs none of its code and connects to no server.</source>
        <translation>打开一个用 Alembic 管理数据库历史的项目文件夹。打开时不会执行其代码，也不会连接服务器。</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>最近的项目(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>打开示例项目(&amp;S)</translation>
    </message>
    <message>
        <source>A copy of a small project on SQLite, to try everything with</source>
        <translation>SQLite 上的小项目副本，可用来尝试一切</translation>
    </message>
    <message>
        <source>Begin with Alembic here…</source>
        <translation>在此开始使用 Alembic…</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>%1 could not be opened.
%2</source>
        <translation>无法打开 %1。
%2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StatusLight</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>无连接</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepPanel</name>
    <message>
        <source>Run this step with the project&apos;s &amp;Python…</source>
        <translation>用项目的 Python 执行此步骤(&amp;P)…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>更改(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Not with Python</source>
        <translation>不使用 Python(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>Choose another interpreter</source>
        <translation>选择另一个解释器</translation>
    </message>
    <message>
        <source>The rebuilt table keeps what Alembic&apos;s rebuild would lose</source>
        <translation>重建的表会保留 Alembic 的重建会丢失的内容</translation>
    </message>
    <message>
        <source>%1 runs with %2. What stands before it is committed first, then Python commits this step; a failure after it undoes neither.</source>
        <translation>%1 使用 %2 执行。它之前的内容先提交，然后 Python 提交此步骤；此后的失败不会撤销这两者。</translation>
    </message>
    <message>
        <source>Only Python can run %1: %2</source>
        <translation>只有 Python 能执行 %1：%2</translation>
    </message>
    <message>
        <source>These losses of Alembic&apos;s rebuild are avoided:</source>
        <translation>避免了 Alembic 的重建造成的以下丢失：</translation>
    </message>
    <message>
        <source>This step rebuilds tables as Alembic does, and loses:</source>
        <translation>此步骤像 Alembic 一样重建表，并会丢失：</translation>
    </message>
    <message>
        <source>%1 may need Python: %2. Only the run shows whether it comes to that place; without Python it is rolled back there.</source>
        <translation>%1 可能需要 Python：%2。只有运行时才知道是否会到达该处；没有 Python 则在该处回滚。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::StepWords</name>
    <message>
        <source>upgrade %1 → %2</source>
        <translation>升级 %1 → %2</translation>
    </message>
    <message>
        <source>downgrade %1 → %2</source>
        <translation>降级 %1 → %2</translation>
    </message>
    <message>
        <source>stamp %1 → %2</source>
        <translation>标记 %1 → %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetBar</name>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Add a database</source>
        <translation>添加数据库</translation>
    </message>
    <message>
        <source>Forget this database (nothing in it is changed)</source>
        <translation>忘记此数据库（不更改其中内容）</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Protection: %1</source>
        <translation>保护：%1</translation>
    </message>
    <message>
        <source>The project names no database. Add one.</source>
        <translation>项目没有指定数据库。请添加一个。</translation>
    </message>
    <message>
        <source>Change this database&apos;s settings</source>
        <translation>更改此数据库的设置</translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)…</source>
        <translation>
            <numerusform>解锁 %n 分钟…</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock again</source>
        <translation>重新锁定</translation>
    </message>
    <message>
        <source>%1, unlocked until %2</source>
        <translation>%1，已解锁至 %2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetCombo</name>
    <message>
        <source>No database</source>
        <translation>无数据库</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetDialog</name>
    <message>
        <source>Add a database</source>
        <translation>添加数据库</translation>
    </message>
    <message>
        <source>as it shall be called here: dev, test …</source>
        <translation>在此处的称呼：dev、test…</translation>
    </message>
    <message>
        <source>PostgreSQL server</source>
        <translation>PostgreSQL 服务器</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>SQLite 文件</translation>
    </message>
    <message>
        <source>SQLAlchemy URL</source>
        <translation>SQLAlchemy URL</translation>
    </message>
    <message>
        <source>your login name</source>
        <translation>您的登录名</translation>
    </message>
    <message>
        <source>relative paths start at the project</source>
        <translation>相对路径从项目开始</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>种类(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Host or socket folder</source>
        <translation>主机或套接字文件夹(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>数据库(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>U&amp;RL</source>
        <translation>URL(&amp;R)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>SQLite files (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>SQLite 文件 (*.db *.sqlite *.sqlite3);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>There is a database called %1 already: choose another name.</source>
        <translation>已有名为 %1 的数据库：请另选名称。</translation>
    </message>
    <message>
        <source>Give it a name first</source>
        <translation>请先为它命名</translation>
    </message>
    <message>
        <source>Say where the database is first</source>
        <translation>请先说明数据库在哪里</translation>
    </message>
    <message>
        <source>The database is kept in your own settings, never in the project; a password only in the system keyring.</source>
        <translation>数据库保存在您自己的设置中，绝不在项目里；密码只保存在系统密钥环中。</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>按其名称</translation>
    </message>
    <message>
        <source>Pass&amp;word comes from</source>
        <translation>密码来自(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>变量(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Pro&amp;tection</source>
        <translation>保护(&amp;T)</translation>
    </message>
    <message>
        <source>Settings of a database</source>
        <translation>数据库的设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The URL stands in the project&apos;s files and is changed there. Colour, protection and where the password comes from are your own settings.</source>
        <translation>URL 位于项目的文件中，请在那里更改。颜色、保护以及密码的来源是您自己的设置。</translation>
    </message>
    <message>
        <source>Name the environment variable first</source>
        <translation>请先指定环境变量</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetPasswords</name>
    <message>
        <source>The environment variable %1 with the password of %2 is not set.</source>
        <translation>未设置含有 %2 的密码的环境变量 %1。</translation>
    </message>
    <message>
        <source>The system keyring did not give the password of %1. %2</source>
        <translation>系统密钥环没有提供 %1 的密码。%2</translation>
    </message>
    <message>
        <source>The system keyring did not take the password of %1: it is kept in memory until the window closes. %2</source>
        <translation>系统密钥环没有接受 %1 的密码：它保留在内存中直到窗口关闭。%2</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetStrip</name>
    <message>
        <source>unlocked until %1</source>
        <translation>已解锁至 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>database, protection</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>%1, unlocked</source>
        <translation>%1，已解锁</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TargetsPanel</name>
    <message>
        <source>Databases</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Choose this database</source>
        <translation>选择此数据库</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Forget it (nothing in it is changed)</source>
        <translation>忘记它（不更改其中内容）</translation>
    </message>
    <message>
        <source>Add database…</source>
        <translation>添加数据库…</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TextComparison</name>
    <message>
        <source>Both are the same.</source>
        <translation>两者相同。</translation>
    </message>
    <message numerus="yes">
        <source>− %n line(s) of the file as it is now</source>
        <translation>
            <numerusform>− 文件当前内容的 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+ %n line(s) of your text</source>
        <translation>
            <numerusform>+ 您的文本的 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopRows</name>
    <message>
        <source>no script</source>
        <translation>没有脚本</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 在此处</translation>
    </message>
    <message>
        <source>Compared at %1</source>
        <translation>比较于 %1</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::TopologyDialog</name>
    <message>
        <source>Make two branches one line</source>
        <translation>将两个分支并为一条线</translation>
    </message>
    <message>
        <source>Another parent</source>
        <translation>另一个父修订</translation>
    </message>
    <message>
        <source>nothing: a base</source>
        <translation>无：base</translation>
    </message>
    <message>
        <source>Branch of</source>
        <translation>分支属于</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>&amp;On top of</source>
        <translation>放在其上(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Follows</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Make one line</source>
        <translation>并为一条线</translation>
    </message>
    <message>
        <source>Change the parent</source>
        <translation>更改父修订</translation>
    </message>
    <message>
        <source>There is no other head.</source>
        <translation>没有其他 head。</translation>
    </message>
    <message>
        <source>In the script of %1, down_revision becomes %2.</source>
        <translation>在 %1 的脚本中，down_revision 变为 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) come after it: %1.</source>
        <translation>
            <numerusform>其后有 %n 个修订：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 would skip %2: they would count as run there, and never were.</source>
        <translation>%1 会跳过 %2：它们在那里会被视为已执行，而实际上从未执行。</translation>
    </message>
    <message>
        <source>%1 stands at two revisions of which one would come before the other: it could not be upgraded any more.</source>
        <translation>%1 位于两个修订，其中一个将在另一个之前：它将无法再升级。</translation>
    </message>
    <message>
        <source>Merge the heads instead.</source>
        <translation>请改为合并 head。</translation>
    </message>
    <message>
        <source>No database was read here: whether one would skip a revision is not known.</source>
        <translation>此处未读取任何数据库：是否有数据库会跳过修订尚不清楚。</translation>
    </message>
    <message numerus="yes">
        <source>Of the databases that were read here (%n), none would skip a revision. Others may.</source>
        <translation>
            <numerusform>在此处读取过的 %n 个数据库中，没有一个会跳过修订。其他数据库可能会。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnknownRevisions</name>
    <message>
        <source>Looking for it in git…</source>
        <translation>正在 git 中查找它…</translation>
    </message>
    <message>
        <source>Git could not be asked: %1</source>
        <translation>无法查询 git：%1</translation>
    </message>
    <message>
        <source>Git does not know it either.</source>
        <translation>Git 中也没有它。</translation>
    </message>
    <message>
        <source>It is committed on this branch; only its file is missing in the folder.</source>
        <translation>它已提交到此分支；只是文件夹中缺少其文件。</translation>
    </message>
    <message numerus="yes">
        <source>It exists on branch %1.</source>
        <translation>
            <numerusform>它存在于分支 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deleted its script on %2; no branch has it any more.</source>
        <translation>%1 于 %2 删除了它的脚本；已没有任何分支包含它。</translation>
    </message>
    <message>
        <source>%1 wrote it on %2, in a commit that no branch has any more.</source>
        <translation>%1 于 %2 写入了它，所在的提交已不属于任何分支。</translation>
    </message>
    <message>
        <source>Below it, this checkout has %1.</source>
        <translation>在它之下，此检出中有 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%1 stands at %2, which no script of this project has.</source>
        <translation>
            <numerusform>%1 位于 %2，而此项目没有该修订的脚本。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”, by %2, %3</source>
        <translation>“%1”，由 %2 编写，%3</translation>
    </message>
    <message>
        <source>Alembic would stop here with: Can&apos;t locate revision identified by &apos;%1&apos;</source>
        <translation>Alembic 会在此停止并报告：Can&apos;t locate revision identified by &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Get the script, and everything is as usual. Or, when that revision is gone for good: stamp the database with a revision that is here, after a comparison of its tables with what that revision makes.</source>
        <translation>获取该脚本后，一切照常。或者，如果该修订已永久消失：请将数据库的表与现有的某个修订所创建的内容比较，然后用该修订标记数据库。</translation>
    </message>
</context>
<context>
    <name>limbeck::ui::UnlockDialog</name>
    <message>
        <source>Unlock a protected database</source>
        <translation>解锁受保护的数据库</translation>
    </message>
    <message numerus="yes">
        <source>For %n minute(s), downgrades and stamps of %1 become possible, each after its name was typed. The reason goes into the log.</source>
        <translation>
            <numerusform>在 %n 分钟内可对 %1 进行降级和标记，每次都须先输入其名称。原因会写入日志。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>解锁 %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A desktop migration manager for projects that use Alembic.</source>
        <translation>为使用 Alembic 的项目提供的桌面迁移管理器。</translation>
    </message>
    <message>
        <source>Folder of the project to open.</source>
        <translation>要打开的项目文件夹。</translation>
    </message>
    <message>
        <source>Upgrade the project&apos;s database through the window, save a picture of the window as FILE and end.</source>
        <translation>通过窗口升级项目的数据库，将窗口图片保存为 FILE 并结束。</translation>
    </message>
    <message>
        <source>Colours of the window: system, light or dark; for this time only.</source>
        <translation>窗口的颜色：system、light 或 dark；仅此一次。</translation>
    </message>
    <message>
        <source>--theme takes system, light or dark, not &apos;%1&apos;.</source>
        <translation>--theme 接受 system、light 或 dark，而不是“%1”。</translation>
    </message>
</context>
</TS>
