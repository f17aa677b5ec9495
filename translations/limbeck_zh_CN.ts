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
            <source>Upgrades when the name was typed, no downgrades and no stamps.</source>
            <translation>升级在输入名称后执行，不允许降级和标记。</translation>
        </message>
        <message>
            <source>Nothing is changed.</source>
            <translation>不做任何更改。</translation>
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
            <source>Moving a file to the trash</source>
            <translation>正在将文件移到回收站</translation>
        </message>
        <message>
            <source>Reading a file</source>
            <translation>正在读取文件</translation>
        </message>
        <message>
            <source>Writing a file</source>
            <translation>正在写入文件</translation>
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
            <source>The file of this revision is missing</source>
            <translation>此修订的文件缺失</translation>
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
            <source>Words of the message, the id or the file's name.
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
            <source>Written are alembic.ini (or a section of pyproject.toml) and the folder with env.py, script.py.mako and an empty history. Then put the database's URL into alembic.ini and the models' metadata into env.py.</source>
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
            <source>Open a project's folder</source>
            <translation>打开项目文件夹</translation>
        </message>
        <message>
            <source>The sample project is not installed.</source>
            <translation>未安装示例项目。</translation>
        </message>
        <message>
            <source>%1 is %2: %3 Change its protection beside its name first.</source>
            <translation>%1 为%2：%3 请先在其名称旁更改保护级别。</translation>
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
        <message>
            <source>The database stands at revision %1, which no script of this project has. It may be on another branch of the code.</source>
            <translation>数据库位于修订 %1，而此项目没有该修订的脚本。它可能在代码的另一个分支上。</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… 以及另外 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Unsaved script</source>
            <translation>未保存的脚本</translation>
        </message>
        <message>
            <source>The script in the editor has unsaved changes.</source>
            <translation>编辑器中的脚本有未保存的更改。</translation>
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
            <source>The file of %1 goes to the trash.</source>
            <translation>%1 的文件将移到回收站。</translation>
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
            <source>Go to a revision</source>
            <translation>转到修订</translation>
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
            <source>"%1" is no revision of this project.</source>
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
            <source>&amp;Merge heads…</source>
            <translation>合并 head(&amp;M)…</translation>
        </message>
        <message>
            <source>Write a script that joins several heads</source>
            <translation>写一个连接多个 head 的脚本</translation>
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
            <source>Find a revision by a part of its id or message</source>
            <translation>按标识或消息的一部分查找修订</translation>
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
            <source>It is kept in memory until the window closes, and never stored.</source>
            <translation>密码保留在内存中直到窗口关闭，从不存储。</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连接</translation>
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
        <message>
            <source>cannot be run natively</source>
            <translation>无法原生执行</translation>
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
            <source>All in one transaction: when a step fails, nothing stays.</source>
            <translation>全部在一个事务中：某一步失败时，什么都不保留。</translation>
        </message>
        <message>
            <source>When a step fails, nothing of it stays, and the steps before it stay.</source>
            <translation>某一步失败时，该步不保留任何内容，之前的步骤会保留。</translation>
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
            <source>A step needs a real Python, so nothing can be run from here. See its note for the place and the reason.</source>
            <translation>有一步需要真正的 Python，因此无法从这里执行。位置和原因见其备注。</translation>
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
            <source>Desktop's font</source>
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
    </context>
    <context>
        <name>limbeck::ui::SchemaDiagram</name>
        <message>
            <source>Diagram</source>
            <translation>图表</translation>
        </message>
        <message>
            <source>Export the diagram</source>
            <translation>导出图表</translation>
        </message>
        <message>
            <source>SVG drawing (*.svg)</source>
            <translation>SVG 图形 (*.svg)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>适应窗口</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>所有表</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
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
            <source>Applied on %1: what it did there is done, and a change here will not change it.</source>
            <translation>已应用于 %1：它在那里做的已经完成，在此修改不会改变它。</translation>
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
            <source>The database is kept in your own settings, never in the project. The password is not stored: it is used until the window closes.</source>
            <translation>数据库保存在您自己的设置中，绝不在项目里。密码不会存储：使用到窗口关闭为止。</translation>
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
            <source>Upgrade the project's database through the window, save a picture of the window as FILE and end.</source>
            <translation>通过窗口升级项目的数据库，将窗口图片保存为 FILE 并结束。</translation>
        </message>
        <message>
            <source>Colours of the window: system, light or dark; for this time only.</source>
            <translation>窗口的颜色：system、light 或 dark；仅此一次。</translation>
        </message>
        <message>
            <source>--theme takes system, light or dark, not '%1'.</source>
            <translation>--theme 接受 system、light 或 dark，而不是“%1”。</translation>
        </message>
    </context>
</TS>
