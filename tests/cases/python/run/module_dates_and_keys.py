import hashlib
from datetime import date, datetime

print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2, 30).hex())
print(date.fromisocalendar(2024, 1, 1), datetime.fromisocalendar(2020, 53, 7), date.fromisocalendar(2021, 1, 4))
for wrong in ((2021, 53, 1), (2021, 0, 1), (2021, 1, 8)):
    try:
        date.fromisocalendar(*wrong)
    except ValueError as error:
        print(error)
