def f():
    x = 1
    return eval("x")


try:
    f()
except Exception:
    print("never")
