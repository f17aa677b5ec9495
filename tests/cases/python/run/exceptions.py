class MyError(Exception): pass
class Sub(MyError):
    def __init__(self, code, msg="m"):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try:
    raise Sub(5)
except MyError as e:
    print(e, e.code, e.args, repr(e), type(e).__name__, isinstance(e, Exception))
try:
    raise MyError
except MyError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise ValueError("a", 2)
except (KeyError, ValueError) as e:
    print(e, e.args, repr(e))
try:
    {}["missing"]
except KeyError as e:
    print(e, repr(e), e.args, str(e))
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(e, "cause:", repr(e.__cause__))
try:
    try:
        int("x")
    except ValueError:
        raise
except ValueError as e:
    print("reraised", e)
try:
    try:
        raise KeyError("k")
    except KeyError:
        raise TypeError("t")
except TypeError as e:
    print(e, repr(e.__context__))
def f():
    try:
        print("try")
        raise ValueError
    except TypeError:
        print("wrong")
    except:
        print("bare")
        return "ret"
    else:
        print("else")
    finally:
        print("fin")
print(f())
try:
    pass
except Exception: print("no")
else: print("else ran")
finally: print("finally ran")
def nested():
    try:
        try:
            raise IndexError("i")
        finally:
            print("inner finally")
    except LookupError as e:
        print("lookup", e)
nested()
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
for cls in (ModuleNotFoundError, ImportError, FileNotFoundError, NotImplementedError, RecursionError, UnicodeDecodeError, StopIteration, OverflowError, KeyboardInterrupt, SystemExit):
    print(cls.__name__, [c.__name__ for c in cls.__mro__])
print(IOError is OSError, issubclass(KeyError, LookupError), Exception("a") == Exception("a"))
e = ValueError("x"); e.extra = 1; print(e.extra, e.args)
try:
    raise NotImplementedError("downgrade")
except RuntimeError as err:
    print(type(err), err)
print("err" in dir())
def gen():
    try:
        yield 1
    except ValueError as e:
        yield f"caught {e}"
g = gen(); next(g); print(g.throw(ValueError("in")))
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is ValueError
with Ctx() as c: print("body")
with Ctx(): raise ValueError("swallowed")
try:
    with Ctx(), Ctx(): raise KeyError("not")
except KeyError as e: print("out", e)
def ret():
    with Ctx(): return 5
print(ret())
try:
    raise OSError(2, "No such file")
except OSError as e: print(e)
try:
    None.foo
except AttributeError as e: print(e)
try:
    object().x = 1
except AttributeError as e: print("attr")
try:
    import StringIO
except ImportError as e: print(type(e).__name__, e)
class A(Exception):
    def __init__(self, x): self.x = x
print(repr(A(3)), str(A(3)), A(3).args)
ex = ExceptionGroup if False else Exception
print(BaseException.__subclasses__ is not None if hasattr(BaseException, "__subclasses__") else True)
