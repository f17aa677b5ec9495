# csv, calendar, heapq, bisect, statistics, html, shlex, binascii, hmac, urllib.parse
import binascii
import bisect
import calendar
import csv
import hashlib
import heapq
import hmac
import html
import io
import shlex
import statistics
import urllib.parse
from decimal import Decimal

text = 'name,note,n\n"Ann, B.","says ""hi""",1\nBob,"two\nlines",\n\n'
print(list(csv.reader(io.StringIO(text))))
print([dict(row) for row in csv.DictReader(io.StringIO(text), restval="?")])
print(list(csv.reader(["a;b", "c; 'd;e'"], delimiter=";", quotechar="'", skipinitialspace=True)))
print(list(csv.DictReader(["x,y", "1,2,3", "4"], restkey="more", restval=0)))
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["plain", "with, comma", 'quo"te', None, 1.5, True, "line\n"])
writer.writerows([[1], [""], []])
table = csv.DictWriter(out, ["a", "b"], lineterminator="\n", quoting=csv.QUOTE_ALL)
table.writeheader()
table.writerow({"b": 2})
print(repr(out.getvalue()))
try:
    table.writerow({"zz": 1})
except ValueError as error:
    print(error)

print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.month_name[3], calendar.day_abbr[0], calendar.timegm((2024, 1, 1, 0, 0, 0)), calendar.monthcalendar(2024, 2)[0])
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)

heap = []
for item in [5, 1, 4, 2]:
    heapq.heappush(heap, item)
print(heap, heapq.heappop(heap), heap, heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(1, "abc"))
places = [1, 3, 5]
bisect.insort(places, 4)
print(places, bisect.bisect_left(places, 3), bisect.bisect(places, 3))

print(statistics.mean([1, 2, 3]), statistics.mean([1, 2]), statistics.median([1, 3, 2, 4]), statistics.mode("aab"), statistics.stdev([1.5, 2.5, 2.5, 2.75]), statistics.pvariance([1, 2, 3, 4]))
print(statistics.mean([Decimal("1.5"), Decimal("2")]), statistics.variance([0.1, 0.7, 1e10]))
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)

print(html.escape("<a href='x'>&"), html.unescape("&lt;&#8364;&#x41;&nope;"))
print(shlex.split("a 'b c' \"d\\\" e\" f\\ g"), shlex.quote("it's"), shlex.join(["a b", "c"]))
print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("0aff"), binascii.crc32(b"abc"))
print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.new(b"k" * 100, b"m", "md5").hexdigest())
url = urllib.parse.urlparse("postgresql://us%40er:p@Host:5432/db?a=1&b=x+y#f")
print(url.scheme, url.username, url.hostname, url.port, url.path, urllib.parse.parse_qs(url.query), url.geturl())
print(urllib.parse.quote("a b/ü"), urllib.parse.quote_plus("a b&"), urllib.parse.unquote("%C3%BC+"), urllib.parse.urlencode({"a": [1, 2], "b": "x y"}, doseq=True), urllib.parse.urljoin("http://h/a/b", "../c"))
