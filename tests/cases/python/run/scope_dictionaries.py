# locals() of a class body and of a module is the scope itself, globals() always.
class Made:
    first = 1
    locals().update({"second": 2, "third": 3})
    for _i in range(2):
        locals()[f"slot_{_i}"] = _i
    locals().setdefault("fourth", 4)
    vars()["fifth"] = 5
    del locals()["first"]
    seen = sorted(name for name in locals() if not name.startswith("__"))


print(sorted(name for name in vars(Made) if not name.startswith("_")), Made.second, Made.slot_1, Made.fourth, Made.fifth, hasattr(Made, "first"), Made.seen)
globals().update(one=1, two=2)
globals().update([("three", 3)])
globals().setdefault("four", 4)
locals()["five"] = 5
print(one, two, three, four, five)
globals().pop("one")
try:
    print(one)
except NameError as e:
    print(e)
del globals()["two"]
print("two" in globals())


def function():
    inner = 1
    locals()["inner"] = 2
    return inner, sorted(locals())


print(function())
