from __future__ import annotations
import typing as t
from alembic import op
revision: t.Final[str] = "54"
down_revision: str | None = "53"
cache: dict[str, list[tuple[int, ...]]] = {}
pair: "tuple[int, str]"
class Row(t.TypedDict, total=False):
    id: t.Required[int]
    name: t.Annotated[str, {"max": 10}, lambda: 0]
def find(rows: t.Iterable[Row], /, key: t.Callable[[Row], bool] = lambda r: True, *args: t.Any, **kw: t.Unpack[Row]) -> Row | None:
    result: Row | None = None
    for result in filter(key, rows): break
    return result
def upgrade() -> None: op.execute(str(find([])))
def downgrade() -> None: ...
