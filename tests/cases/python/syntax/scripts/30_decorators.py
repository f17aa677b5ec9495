import functools
from alembic import op
revision = "30"
down_revision = "29"
def once(function):
    done = []
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        if done:
            return
        done.append(True)
        return function(*args, **kwargs)
    return wrapper
@once
@functools.lru_cache(maxsize=None)
def prepare(name: str = "t", /, kind="x", *, flag: bool = False) -> None:
    op.execute(f"PREPARE {name}")
class Tools:
    @staticmethod
    def a(): return 1
    @classmethod
    def b(cls, x=1): return cls.a() + x
def upgrade():
    prepare("q", flag=True)
    Tools.b(x=2)
def downgrade():
    prepare()
