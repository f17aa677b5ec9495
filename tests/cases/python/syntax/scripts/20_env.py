from logging.config import fileConfig
import os, sys
from alembic import context
from sqlalchemy import engine_from_config, pool
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from app.models import Base  # noqa
config = context.config
fileConfig(config.config_file_name)
target_metadata = Base.metadata
def include_object(object, name, type_, reflected, compare_to):
    return not (type_ == "table" and name.startswith("tmp_"))
def run_migrations_offline():
    url = os.environ.get("DATABASE_URL") or config.get_main_option("sqlalchemy.url")
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True, dialect_opts={"paramstyle": "named"})
    with context.begin_transaction():
        context.run_migrations()
def run_migrations_online():
    connectable = engine_from_config(config.get_section(config.config_ini_section), prefix='sqlalchemy.', poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, include_object=include_object)
        with context.begin_transaction():
            context.run_migrations()
if context.is_offline_mode(): run_migrations_offline()
else: run_migrations_online()
