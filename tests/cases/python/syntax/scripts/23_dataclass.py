import dataclasses
from typing import NamedTuple
from alembic import op
revision = '23'
down_revision = '22'
class Pair(NamedTuple):
    old: str
    new: str = ""
@dataclasses.dataclass(frozen=True)
class Rename:
    table: str
    pairs: tuple[Pair, ...] = ()
    def run(self, *, reverse: bool = False):
        for old, new in self.pairs:
            source, target = (new, old) if reverse else (old, new)
            op.alter_column(self.table, source, new_column_name=target)
RENAMES = [Rename("users", (Pair("nick", "nickname"), Pair("pw", "password_hash")))]
def upgrade():
    [r.run() for r in RENAMES]
def downgrade():
    for r in RENAMES[::-1]:
        r.run(reverse=True)
