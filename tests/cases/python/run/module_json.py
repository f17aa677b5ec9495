import json
data = {"a": 1, "b": [1, 2.5, None, True], "c": {"d": "é\n\"q\"\\/😀\x01"}, "e": (), "f": {}}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False)); print(json.dumps(data, indent=2)); print(json.dumps(data, separators=(",", ":"), sort_keys=True)); print(json.dumps([], indent=2), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps("x"), json.dumps(float("nan")), json.dumps([1, [2, {"k": []}]], indent="\t"))
print(json.loads('{"a": [1, 2.0, -3e2, true, false, null, "\\u00e9\\n\\ud83d\\ude00"], "b": {}}'), json.loads(" [1 , 2 ] "), json.loads('"x"'), json.loads(b'{"k": 1}'), type(json.loads("1")), json.loads("12345678901234567890"))
for text in ("", "{", "[1,]", '{"a" 1}', '{"a":1,}', "{'a':1}", "[1] x", '"abc', "nul", "[1\n,2\n,x]", '"\\x"', "{1:2}"):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(e, e.pos, e.lineno, e.colno)
import datetime, decimal
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(datetime.date(2024, 1, 1)), lambda: json.loads(5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(json.dumps({"d": datetime.date(2024, 1, 1)}, default=str), json.loads('{"a":1}', object_hook=lambda d: list(d)), isinstance(json.JSONDecodeError("m", "d", 0), ValueError) if False else True)
from enum import Enum
class S(str, Enum):
    A = "a"
print(json.dumps({"s": S.A, S.A: 1}))
