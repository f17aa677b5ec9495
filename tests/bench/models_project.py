# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes projects with any number of model classes, fifty a module: ten columns each, keys to other tables, indexes and defaults among them. They read the same with SQLAlchemy 1.4 and 2.0."""

from project import ENV, INI

SCRIPT_ID = "more"

MODULE_SIZE = 50

BASE = """\
from sqlalchemy.orm import declarative_base

Base = declarative_base()
"""

HEAD = """\
from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Numeric, String, Text, UniqueConstraint, func, text

from .base import Base
"""

CLASS = """

class Item{number:04d}(Base):
    __tablename__ = 'item_{number:04d}'
    __table_args__ = (UniqueConstraint('code', name='uq_item_{number:04d}_code'),)

    id = Column(Integer, primary_key=True)
    code = Column(String({length}), nullable=False)
    name = Column(String(100), nullable=False, index=True)
    note = Column(Text)
    amount = Column(Numeric(10, 2), nullable=False, server_default=text('0'))
    count = Column(Integer)
    active = Column(Boolean, nullable=False, server_default=text('true'))
    created_at = Column(DateTime, nullable=False, server_default=func.now())
    changed_at = Column(DateTime)
    {reference}
"""

MORE = """

class More(Base):
    __tablename__ = 'more'

    id = Column(Integer, primary_key=True)
    name = Column(String(40), nullable=False)


Item0000.extra = Column('extra', String(40))
"""

TEMPLATE = """\
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
"""


def write_models_project(folder, tables):
    """Makes the project in `folder` and returns the folder."""
    (folder / "migrations" / "versions").mkdir(parents=True)
    (folder / "alembic.ini").write_text(INI, encoding="utf-8")
    environment = ENV.replace("from alembic import context\n", "import sys\n\nfrom alembic import context\n", 1)
    environment = environment.replace("target_metadata=None", "target_metadata=models.Base.metadata")
    environment = environment.replace("\nfileConfig(", "\nsys.path.insert(0, os.getcwd())\nimport models  # noqa: E402\n\nfileConfig(", 1)
    (folder / "migrations" / "env.py").write_text(environment, encoding="utf-8")
    (folder / "migrations" / "script.py.mako").write_text(TEMPLATE, encoding="utf-8")
    models = folder / "models"
    models.mkdir()
    (models / "base.py").write_text(BASE, encoding="utf-8")
    modules = []
    for first in range(0, tables, MODULE_SIZE):
        text = HEAD
        for number in range(first, min(first + MODULE_SIZE, tables)):
            reference = f"parent_id = Column(ForeignKey('item_{number // 2:04d}.id'))" if number else "parent_id = Column(Integer)"
            text += CLASS.format(number=number, length=20 + number % 200, reference=reference)
        modules.append(f"part_{first // MODULE_SIZE:03d}")
        (models / f"{modules[-1]}.py").write_text(text, encoding="utf-8")
    (models / "__init__.py").write_text("from .base import Base\n" + "".join(f"from . import {name}\n" for name in modules), encoding="utf-8")
    return folder


def change_models(folder):
    first = folder / "models" / "part_000.py"
    first.write_text(first.read_text(encoding="utf-8") + MORE, encoding="utf-8")


def new_script(folder):
    """What the program wrote; the file is taken away for the next one."""
    found = [path for path in (folder / "migrations" / "versions").glob("*.py") if path.name.startswith(SCRIPT_ID)]
    text = "".join(path.read_text(encoding="utf-8") for path in found)
    for path in found:
        path.unlink()
    return text
