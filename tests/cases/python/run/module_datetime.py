from datetime import date, datetime, time, timedelta, timezone
import datetime as dt
a = datetime(2024, 2, 29, 13, 5, 7, 123456)
print(a, repr(a), a.isoformat(), a.isoformat(" ", "seconds"), a.date(), a.time(), a.year, a.weekday(), a.isoweekday(), a.isocalendar()[:], a.timetuple().tm_yday)
print(a + timedelta(days=1, hours=2), a - timedelta(weeks=1), a - datetime(2024, 1, 1), (a - datetime(2023, 1, 1)).days, a.replace(year=2025, day=1, month=3), a > datetime(2024, 1, 1), a == a.replace())
print(a.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %W %% %w %u %G-%V"), f"{a:%d.%m.%Y}", format(a, ""), date(2024, 1, 5).strftime("%d/%m"))
print(datetime.strptime("2024-03-01 10:20:30", "%Y-%m-%d %H:%M:%S"), datetime.strptime("05 Mar 24 11:30 PM", "%d %b %y %I:%M %p"), datetime.strptime("2024-01-01T00:00:00+0200", "%Y-%m-%dT%H:%M:%S%z"), datetime.strptime("12.5", "%S.%f"))
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
cet = timezone(timedelta(hours=1), "CET")
print(utc, repr(utc), utc.astimezone(cet), utc.astimezone(cet).isoformat(), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), utc == utc.astimezone(cet), cet, repr(cet), timezone(timedelta(hours=-5, minutes=-30)), utc.tzname(), utc.utcoffset(), repr(timezone.utc), dt.UTC)
print(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2024-01-01T10:11:12.5+02:00"), datetime.fromisoformat("2024-01-01T10:11:12Z"), date.fromisoformat("2024-12-31"), time.fromisoformat("10:20"), datetime.fromisoformat("20240101T101112"))
d = timedelta(days=1, hours=25, minutes=3, microseconds=5)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), -d, d * 2, d / 2, d // timedelta(hours=1), d % timedelta(hours=1), d / timedelta(hours=1), abs(-d), timedelta(0), repr(timedelta(0)), timedelta(seconds=-1), timedelta(hours=1.5), bool(timedelta(0)), timedelta(1) < timedelta(2), str(timedelta(days=-1)), timedelta(milliseconds=1500), sum([timedelta(1), timedelta(2)], timedelta()))
x = date(2024, 1, 31)
print(x, repr(x), x + timedelta(days=1), x - date(2023, 1, 31), x.isoformat(), x.weekday(), x < date(2025, 1, 1), x.replace(month=3), x.toordinal(), date.fromordinal(738000), date.min, date.max, datetime.max, isinstance(a, date), isinstance(x, datetime), type(a).__name__, {x: 1}[date(2024, 1, 31)], datetime.combine(x, time(1, 2)), hash(x) == hash(date(2024, 1, 31)))
t = time(10, 20, 30, 400)
print(t, repr(t), t.isoformat(), t.hour, t.strftime("%H:%M"), t < time(11), t.replace(hour=1), repr(time(1, 2)))
for f in (lambda: datetime(2024, 13, 1), lambda: datetime(2023, 2, 29), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 1", "%Y"), lambda: datetime.fromisoformat("nope"), lambda: utc - a, lambda: utc < a, lambda: a + a, lambda: date(2024, 1, 1) - 5, lambda: datetime.max + timedelta(1), lambda: time(25), lambda: timedelta("x"), lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: a.nope, lambda: date(0, 1, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(utc == a, utc != a, sorted([date(2024, 2, 1), date(2024, 1, 1)]), [str(d) for d in (utc, x)])
