#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Prüfung"""
from alembic import op
revision = "34"
down_revision = "33"
größe = "Größe"
def upgrade():
    op.execute(f"COMMENT ON COLUMN t.a IS '{größe} – 語'")
def downgrade():
    pass
if __name__ == "__main__":
    import sys
    sys.exit(upgrade() or downgrade())
