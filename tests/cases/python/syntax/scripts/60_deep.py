from alembic import op
revision = "60"
down_revision = "59"
TREE = {"a": {"b": {"c": [{"d": ({"e": [[[1, (2, 3)], {4: 5}]]},)}]}}}
def walk(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            for found in walk(value, path + (key,)):
                if found:
                    if len(found[0]) > 1:
                        if found[1]:
                            yield found
                        else:
                            yield ((), None)
    elif isinstance(node, (list, tuple)):
        for index, value in enumerate(node): yield from walk(value, (*path, index))
    else: yield path, node
def upgrade():
    op.execute(str(dict((".".join(map(str, p)), v) for p, v in walk(TREE))))
def downgrade():
    op.execute(((("x"))))
