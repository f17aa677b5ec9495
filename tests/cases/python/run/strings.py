s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hello world".capitalize(), "HELLO".casefold(), "it's a test".title())
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[:100], s[5:2], len(s), "é"[0], "äöü"[1:], "äöü"[::-1], len("äöü😀"))
print(s.find("o"), s.rfind("o"), s.find("x"), s.index("W"), s.count("l"), s.count(""), "aaa".count("aa"), s.find("o", 5), s.find("o", 5, 7))
print(s.startswith("He"), s.startswith(("x", "He")), s.endswith("ld"), s.startswith("l", 2), "abc".endswith(("c", "d")))
print("a,b,,c".split(","), "  a b  c ".split(), "a,b,c".split(",", 1), "a b c".split(None, 1), "a,b,c".rsplit(",", 1), " a b c ".rsplit(None, 1), "".split(), "".split(","), "abc".split("abc"))
print("k=v=w".partition("="), "kv".partition("="), "k=v=w".rpartition("="), "a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), "".splitlines())
print(repr("  x ".strip()), repr("xxaxx".strip("x")), repr("  x ".lstrip()), repr("  x ".rstrip()), "abcba".strip("ab"), repr("\t\n x\n".strip()))
print("a-b".replace("-", "+"), "aaaa".replace("a", "b", 2), "abc".replace("", "-"), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"))
print("7".zfill(3), "-7".zfill(4), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "ab".center(7, "*"), "abc".center(6, "-"), "a\tb".expandtabs(4), "abc".center(2))
print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "ab1".isalnum(), " ".isspace(), "".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "a_1".isidentifier(), "1a".isidentifier(), "²".isdigit(), "½".isnumeric(), "abc".isascii(), "é".isascii(), "a b".isprintable())
print("-".join(["a", "b"]), "".join(c for c in "abc"), ",".join({"k": 1}))
print("abc" < "abd", "a" * 3, 3 * "ab", "b" in "abc", "x" not in "abc", "" in "abc", "a" "b" 'c')
print("ÄÖÜß".lower(), "äöüß".upper(), "ΑΒΓ".lower(), "Привет".upper(), "straße".casefold(), "ǆ".title(), "İ".lower())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("h"): None, ord("e"): "EE"}), "abc".translate(str.maketrans("a", "b", "c")))
print("é".encode(), "é".encode("latin-1"), "abc".encode("ascii"), b"\xc3\xa9".decode(), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"))
print(repr("a'b"), repr('a"b'), repr("a'\"b"), repr("\n\t\\\x00\x7fé\u200b😀"), ascii("é😀"))
print(ord("a"), chr(97), chr(8364), ord("€"))
print("%s and %d" % ("x", 5), "%5.2f|%-5s|%05d|%x|%X|%o|%e" % (3.14159, "ab", 42, 255, 255, 8, 12345.678), "%(a)s-%(b)r" % {"a": 1, "b": "z"}, "%%", "%d%%" % 50, "%s" % (1,), "%s" % None, "%r" % "q", "%c%c" % ("a", 98), "%+d % d" % (5, 5), "%*d" % (5, 42), "%.3s" % "abcdef", "%s" % [1, 2], "%g %g" % (0.00001, 1e10), "%i" % 3.9)
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{0[0]} {1.real}".format([9], 5), "{{}}".format(), "{:>5}|{:<5}|{:^5}|".format("a", "b", "c"), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{a[key]}".format(a={"key": "v"}))
for f in (lambda: "abc"[5], lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: "{x}".format(), lambda: "a" in 5, lambda: 5 in "a", lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: "x".foo, lambda: "a" - "b", lambda: "{:d}".format("x"), lambda: "a".split(""), lambda: "abc"["a"], lambda: "{".format(), lambda: "}".format()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
text = """first
  second \
joined
"""
print(repr(text), r"raw\n", "tab\there", "\N{EURO SIGN}", "\x41\u0042\103")
print(str.upper("x"), list(map(str.strip, [" a ", "b "])), sorted("banana"), list("abc"), tuple("ab"), set("a"), str(b"x"), str(b"x", "utf-8"), str(1.0), str(None), str(True))
it = iter("ab")
print(next(it), next(it), next(it, "end"))
