import configparser
import io

text = """[DEFAULT]
host = localhost
; a comment
[database]
user: me
password = a%%b
url = postgresql://%(user)s@%(host)s/x
lines = one
    two

    three
# another
Port = 5432
ratio=0.5
debug = Yes
empty =
[other section]
key = value = more
"""
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), c.options("database"), c.get("database", "url"), c["database"]["password"], repr(c["database"]["lines"]))
print(c.getint("database", "port"), c.getfloat("database", "ratio"), c.getboolean("database", "debug"), repr(c.get("database", "empty")), c["other section"]["KEY"])
print(c.get("database", "nothing", fallback="x"), c.get("nowhere", "nothing", fallback=None), c.getint("database", "nothing", fallback=3), c["database"].get("nothing"), c["database"].get("nothing", "y"))
print("database" in c, "host" in c["database"], c.has_option("database", "host"), c.has_section("DEFAULT"), list(c), dict(c["other section"]), len(c))
for wrong in (lambda: c.get("nowhere", "x"), lambda: c.get("database", "x"), lambda: c["nowhere"], lambda: c["database"]["x"], lambda: c.read_string("x = 1"), lambda: c.getboolean("database", "user"),
              lambda: c.read_string("[a]\n[a]\n"), lambda: c.read_string("[a]\nb=1\nb=2\n"), lambda: c.add_section("database"), lambda: c.set("database", "x", 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
c.set("database", "new", "5")
c["made"] = {"a": "1", "b": "2"}
print(c.items("made"), c.get("database", "new"), c.remove_option("made", "a"), c.items("made"), c.remove_section("made"), c.sections())
raw = configparser.RawConfigParser({"base": "/srv"}, allow_no_value=True)
raw.optionxform = str
raw.read_file(io.StringIO("[A]\nFlag\nPath = %(base)s/x\n"))
print(raw.items("A"), raw.get("A", "Path"), raw.get("A", "Flag"), raw.read("/nowhere/at/all.ini"))
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), inline_comment_prefixes=("#",))
extended.read_dict({"a": {"x": "1", "y": "${x}2"}, "b": {"z": "${a:y}3"}})
extended.read_string("[c]\nk = v # not this\n")
print(extended["b"]["z"], extended["c"]["k"], [(name, dict(section)) for name, section in extended.items() if name != "DEFAULT"])
