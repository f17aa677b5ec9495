import re
m = re.match(r"(\w+)-(\d+)", "abc-123 rest")
print(m.group(), m.group(1), m.groups(), m.group(1, 2), m.start(2), m.end(), m.span(1), m[2], bool(m), m)
print(re.search("x", "abc"), re.search(r"\d+", "a12b").group(), re.findall(r"\d", "a1b2"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"(?:a)(b)?", "aab"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split(",", "a,b,c", 1))
print(re.sub(r"\d+", "N", "a1b22"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub(r"(?P<x>\w)", r"<\g<x>>", "ab"), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("a", "b", "aaa", count=2), re.sub("a", "b", "aaa", 1), re.subn("a", "", "banana"), re.sub("", "-", "ab"), re.sub("x*", "-", "abxd"))
p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)", re.I)
print(p.search("on 2024-05").groupdict(), p.pattern, p.groups, dict(p.groupindex), p.fullmatch("2024-05x"), p.fullmatch("2024-05").group("year"), [x.group("month") for x in p.finditer("2024-05 2023-01")], p.sub("X", "2024-05"))
print(re.findall("^a", "a\nab", re.M), re.findall("a.b", "a\nb", re.S), re.search("A", "a", re.IGNORECASE) is not None, re.findall(r"\bw\w+", "what a word"), re.escape("a.b*c[d]-e f"), re.match(r"a{,2}b", "aab").group(), re.search(r"é+", "caféé").span(), re.findall(r"\w+", "naïve café"), re.match("a", "ba"), re.findall(r"a|b*", "abbc"))
print(re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi'").group(), re.sub(r"(?<=a)b", "X", "abcb"), re.sub(r"\s+", " ", " a \n b "), re.findall(r"[^\W\d_]+", "ab1_c"), re.match(r"(a)|(b)", "b").groups(), re.match(r"(a)|(b)", "b").groups("-"), re.search(r"end\Z", "the end").group(), re.findall(rb"\d", b"a1"), re.sub(r"[\]\[]", "", "[x]"))
try:
    re.compile("(")
except re.error:
    print("re.error")
camel = "someHTTPName"
print(re.sub(r"(?<!^)(?=[A-Z])", "_", camel).lower(), re.sub("(.)([A-Z][a-z]+)", r"\1_\2", camel), re.sub(r"[^a-z0-9]+", "-", "Hello World!".lower()).strip("-"))
