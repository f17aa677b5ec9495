class Base:
    def __init_subclass__(cls):
        print(cls.names())

    @classmethod
    def names(cls):
        return ["base"]


class First(Base):
    @classmethod
    def names(cls):
        return super().names() + ["first"]


class Second(First):
    @classmethod
    def names(cls):
        return super().names() + [__class__.__name__]
