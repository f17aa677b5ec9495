from datetime import datetime, timezone, timedelta
from zoneinfo import ZoneInfo
z = ZoneInfo("Europe/Berlin")
a = datetime(2024, 7, 1, 12, tzinfo=z)
print(a, a.utcoffset(), a.tzname(), z, repr(z), z.key, datetime(2024, 1, 1, 12, tzinfo=timezone.utc).astimezone(z), a.astimezone(timezone.utc), datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC")).isoformat(), a == datetime(2024, 7, 1, 10, tzinfo=timezone.utc))
try:
    ZoneInfo("No/Where")
except KeyError as e:
    print(e)
