# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=None, **options):
    _dialects[name] = _made(dialect or excel, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=131072):
    return 131072


def _made(dialect, options):
    result = Dialect()
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"):
        setattr(result, name, options.pop(name) if name in options else getattr(base, name))
    if options:
        raise TypeError(f"this function got an unexpected keyword argument '{next(iter(options))}'")
    if not isinstance(result.delimiter, str) or len(result.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return result


class reader:
    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _made(dialect, options)
        self.line_num = 0
        self._lines = iter(csvfile)

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields = []
        text = ""
        quoted = False  # inside quotes
        was_quoted = False
        start = True  # nothing of the field read yet
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if quoted and (text or fields):
                    if d.strict:
                        raise Error("unexpected end of data")
                    fields.append(text)
                    return fields
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if not quoted and not fields and start and line.strip("\r\n") == "":
                return []
            i = 0
            ended = False
            while i < len(line):
                c = line[i]
                if quoted:
                    if c == d.escapechar and i + 1 < len(line):
                        i += 1
                        text += line[i]
                    elif c == d.quotechar:
                        if d.doublequote and i + 1 < len(line) and line[i + 1] == d.quotechar:
                            i += 1
                            text += c
                        else:
                            quoted = False
                    else:
                        text += c
                elif c in "\r\n":
                    ended = True
                    break
                elif c == d.delimiter:
                    fields.append(self._value(text, was_quoted))
                    text, start, was_quoted = "", True, False
                    i += 1
                    continue
                elif start and c == " " and d.skipinitialspace:
                    i += 1
                    continue
                elif start and c == d.quotechar and d.quoting != QUOTE_NONE:
                    quoted = was_quoted = True
                elif c == d.escapechar and i + 1 < len(line):
                    i += 1
                    text += line[i]
                else:
                    text += c
                start = False
                i += 1
            if not quoted:
                fields.append(self._value(text, was_quoted))
                return fields

    def _value(self, text, was_quoted):
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted else text


class writer:
    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _made(dialect, options)
        self._file = csvfile

    def writerow(self, row):
        d = self.dialect
        values = list(row)
        parts = []
        for value in values:
            number = isinstance(value, (int, float))
            text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
            special = any(c in text for c in (d.delimiter, d.quotechar or "", "\r", "\n") if c) or any(c in text for c in d.lineterminator)
            quote = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number
            if d.quoting == QUOTE_MINIMAL:
                quote = special or (text == "" and len(values) == 1) or (text.startswith(" ") and d.skipinitialspace)
            if quote:
                if d.quotechar in text:
                    text = text.replace(d.quotechar, d.quotechar * 2 if d.doublequote else (d.escapechar or "") + d.quotechar)
                text = d.quotechar + text + d.quotechar
            elif special and d.quoting == QUOTE_NONE:
                if not d.escapechar:
                    raise Error("need to escape, but no escapechar set")
                text = "".join(d.escapechar + c if c in (d.delimiter, d.quotechar, d.escapechar, "\r", "\n") else c for c in text)
            parts.append(text)
        return self._file.write(d.delimiter.join(parts) + d.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, **options)
        self.line_num = 0

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, row):
        extra = [name for name in row if name not in self.fieldnames]
        if extra and self.extrasaction == "raise":
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(name) for name in extra))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, row):
        return self.writer.writerow(self._row(row))

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)
