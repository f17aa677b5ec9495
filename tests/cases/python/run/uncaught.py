class Stop(Exception):
    pass


def upgrade():
    raise Stop("cannot be undone") from ValueError("why")


upgrade()
