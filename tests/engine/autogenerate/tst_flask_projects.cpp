// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/process.h"
#include "support/temp_dir.h"

#include <QTest>

using namespace limbeck::test;

namespace {

/// env.py as Flask-Migrate 2 and 3 wrote it.
const char *const kOlderEnvironment = R"py(from logging.config import fileConfig
from sqlalchemy import engine_from_config, pool
from alembic import context
config = context.config
fileConfig(config.config_file_name)
from flask import current_app
config.set_main_option("sqlalchemy.url", str(current_app.extensions["migrate"].db.engine.url).replace("%", "%%"))
target_metadata = current_app.extensions["migrate"].db.metadata

def run_migrations_online():
    connectable = engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.", poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, **current_app.extensions["migrate"].configure_args)
        with context.begin_transaction():
            context.run_migrations()

run_migrations_online()
)py";

/// And as version 4 does.
const char *const kNewerEnvironment = R"py(from logging.config import fileConfig
from flask import current_app
from alembic import context
config = context.config
fileConfig(config.config_file_name)

def get_engine():
    try:
        return current_app.extensions["migrate"].db.get_engine()
    except (TypeError, AttributeError):
        return current_app.extensions["migrate"].db.engine

def get_engine_url():
    try:
        return get_engine().url.render_as_string(hide_password=False).replace("%", "%%")
    except AttributeError:
        return str(get_engine().url).replace("%", "%%")

config.set_main_option("sqlalchemy.url", get_engine_url())
target_db = current_app.extensions["migrate"].db

def get_metadata():
    if hasattr(target_db, "metadatas"):
        return target_db.metadatas[None]
    return target_db.metadata

def run_migrations_online():
    def process_revision_directives(context, revision, directives):
        if getattr(config.cmd_opts, "autogenerate", False):
            if directives[0].upgrade_ops.is_empty():
                directives[:] = []
    conf_args = current_app.extensions["migrate"].configure_args
    if conf_args.get("process_revision_directives") is None:
        conf_args["process_revision_directives"] = process_revision_directives
    connectable = get_engine()
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
        with context.begin_transaction():
            context.run_migrations()

run_migrations_online()
)py";

const char *const kTemplate = R"mako("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
)mako";

const char *const kModels = R"py(from app.extensions import db
class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(64), index=True)
class BlogPost(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"))
)py";

/// A factory that also does what cannot be done without running foreign code.
const char *const kFactory = R"py(import os
from flask import Flask
from .extensions import db, migrate, mail

def create_app(name="development"):
    app = Flask(__name__)
    app.config.from_object("config.Config")
    app.config.from_mapping(CELERY={"broker": open("/etc/no/such").read()})
    register_extensions(app)
    register_blueprints(app)
    return app

def register_extensions(app):
    mail.init_app(app)
    os.makedirs(app.instance_path)
    db.init_app(app)
    migrate.init_app(app, db)

def register_blueprints(app):
    from . import models, views
    app.register_blueprint(views.blog)
)py";

class Project {
public:
    Project(const char *environment, const std::map<std::string, std::string> &files)
    {
        for (const auto &[name, text] : files) {
            std::filesystem::create_directories((m_folder / name).parent_path());
            writeFile(m_folder / name, text);
        }
        std::filesystem::create_directories(m_folder / "migrations/versions");
        writeFile(m_folder / "migrations/env.py", environment);
        writeFile(m_folder / "migrations/script.py.mako", kTemplate);
        writeFile(m_folder / "migrations/alembic.ini", "[alembic]\n");
    }
    ProcessResult run(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"-c", "migrations/alembic.ini"});
        ProcessOptions options;
        options.workingDirectory = m_folder.path();
        return runCli(arguments, options);
    }
    std::filesystem::path path(const char *name) const { return m_folder / name; }

private:
    TempDir m_folder;
};

std::map<std::string, std::string> factoryProject()
{
    return {{"app/__init__.py", kFactory},
            {"app/extensions.py", "from flask_sqlalchemy import SQLAlchemy\nfrom flask_migrate import Migrate\nfrom flask_mail import Mail\ndb = SQLAlchemy()\nmigrate = Migrate()\nmail = Mail()\n"},
            {"app/models.py", kModels},
            {"app/views.py", "from flask import Blueprint, current_app, render_template\nblog = Blueprint('blog', __name__)\n@blog.route('/')\ndef index(): return render_template('x')\n"},
            {"config.py", "import os\nclass Config:\n    SQLALCHEMY_DATABASE_URI = os.environ.get('BLOG_DATABASE', 'sqlite:///' + os.path.join(os.path.dirname(os.path.abspath(__file__)), 'blog.db'))\n"},
            {".flaskenv", "FLASK_APP=blog.py\n"},
            {"blog.py", "from app import create_app\napplication = create_app()\n"}};
}

}  // namespace

/// Projects of Flask-Migrate: env.py asks the running application for its metadata and its engine, both are found without running it.
class TestFlaskProjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheModelsBehindTheFactory_data()
    {
        QTest::addColumn<bool>("isOlder");
        QTest::newRow("env.py of version 2") << true;
        QTest::newRow("env.py of version 4") << false;
    }

    void readsTheModelsBehindTheFactory()
    {
        QFETCH(bool, isOlder);
        Project project(isOlder ? kOlderEnvironment : kNewerEnvironment, factoryProject());
        const ProcessResult made = project.run({"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        QVERIFY2(made.status == 0, made.toText().c_str());
        const std::string script = readFile(project.path("migrations/versions/abc_x.py"));
        QVERIFY2(script.find("op.create_table('user',") != std::string::npos, script.c_str());
        QVERIFY2(script.find("op.create_table('blog_post',") != std::string::npos, script.c_str());
        QVERIFY2(script.find("batch_op.create_index(batch_op.f('ix_user_name'), ['name'], unique=False)") != std::string::npos, script.c_str());
        QCOMPARE(project.run({"upgrade", "head"}).status, 0);
        QVERIFY(std::filesystem::exists(project.path("blog.db")));
        const ProcessResult check = project.run({"check"});
        QCOMPARE(check.output, std::string("No new upgrade operations detected.\n"));
    }

    void followsFactoryNamesOfFlaskApp()
    {
        std::map<std::string, std::string> files = factoryProject();
        files[".flaskenv"] = "export FLASK_APP=\"app:create_app('testing')\"\n";
        files.erase("blog.py");
        Project project(kNewerEnvironment, files);
        const ProcessResult result = project.run({"check"});
        QCOMPARE(result.status, 255);
        QVERIFY2(result.output.find("('add_table', 'user')") != std::string::npos || result.output.find("add_table") != std::string::npos, result.toText().c_str());
    }

    void findsTheApplicationByItsMigrateObject()
    {
        Project project(kNewerEnvironment,
                        {{"server/main.py", "from flask import Flask\nfrom flask_sqlalchemy import SQLAlchemy\nfrom flask_migrate import Migrate\napp = Flask(__name__)\n"
                                            "app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///notes.db'\ndb = SQLAlchemy(app)\nmigrate = Migrate(app, db, render_as_batch=False)\n"
                                            "class Note(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    text = db.Column(db.Text, index=True)\n"}});
        std::filesystem::create_directories(project.path("server/instance"));
        const ProcessResult made = project.run({"revision", "--autogenerate", "-m", "x", "--rev-id", "abc"});
        QVERIFY2(made.status == 0, made.toText().c_str());
        const std::string script = readFile(project.path("migrations/versions/abc_x.py"));
        QVERIFY2(script.find("op.create_index(op.f('ix_note_text'), 'note', ['text'], unique=False)") != std::string::npos, script.c_str());
        QCOMPARE(project.run({"upgrade", "head"}).status, 0);
        QVERIFY(std::filesystem::exists(project.path("server/instance/notes.db")));
    }

    void tellsWhenThereIsNoApplication()
    {
        Project project(kNewerEnvironment, {{"lib.py", "x = 1\n"}});
        const ProcessResult result = project.run({"check"});
        QVERIFY(result.status != 0);
        QVERIFY2(result.toText().find("FLASK_APP") != std::string::npos, result.toText().c_str());
    }
};

QTEST_APPLESS_MAIN(TestFlaskProjects)
#include "tst_flask_projects.moc"
