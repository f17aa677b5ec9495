# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings of a program in INI form, as far as scripts read them. Files are those of the project; nothing is written.
import re as _re

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, message=""):
        self.message = message
        super().__init__(message)


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__("No section: %r" % (section,))
        self.section = section


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = "While reading from %r [line %2d]: section" % (source, lineno) if lineno else "Section"
        super().__init__("%s %r already exists" % (place, section))
        self.section = section


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        place = "While reading from %r [line %2d]: option" % (source, lineno) if lineno else "Option"
        super().__init__("%s %r in section %r already exists" % (place, option, section))
        self.section, self.option = section, option


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__("No option %r in section: %r" % (option, section))
        self.option, self.section = option, section


class InterpolationError(Error):
    def __init__(self, option, section, message):
        super().__init__(message)
        self.option, self.section = option, section


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, "Bad value substitution: option %r in section %r contains an interpolation key %r which is not a valid option name. Raw value: %r" % (option, section, reference, rawval))


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, "Recursion limit exceeded in value substitution: option %r in section %r contains an interpolation key which cannot be substituted in %s steps. Raw value: %r" % (option, section, MAX_INTERPOLATION_DEPTH, rawval))


class ParsingError(Error):
    pass


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        super().__init__("File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line))


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._filled(parser, section, option, value, value, defaults, 1)

    def _filled(self, parser, section, option, raw, rest, values, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out = ""
        while rest:
            at = rest.find("%")
            if at < 0:
                return out + rest
            out, rest = out + rest[:at], rest[at:]
            if rest[1:2] == "%":
                out, rest = out + "%", rest[2:]
                continue
            found = _re.match(r"%\(([^)]+)\)s", rest)
            if not found:
                raise InterpolationSyntaxError(option, section, "'%%' must be followed by '%%' or '(', found: %r" % rest)
            name = parser.optionxform(found.group(1))
            rest = rest[found.end() :]
            if name not in values:
                raise InterpolationMissingOptionError(option, section, raw, name)
            out += self._filled(parser, section, option, raw, values[name], values, depth + 1) if "%" in values[name] else values[name]
        return out


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        def filled(found):
            path = found.group(1).split(":")
            if len(path) == 1:
                name = parser.optionxform(path[0])
                if name not in defaults:
                    raise InterpolationMissingOptionError(option, section, value, path[0])
                return self.before_get(parser, section, name, defaults[name], defaults)
            return parser.get(path[0], path[1])

        return _re.sub(r"\$\{([^}]+)\}", filled, value).replace("$$", "$")


class SectionProxy:
    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        self.name, self.parser = name, parser

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def keys(self):
        return self._parser.defaults() if self._name == self._parser.default_section else self._parser.options(self._name)

    def values(self):
        return [self[key] for key in self.keys()]

    def items(self):
        return [(key, self[key]) for key in self.keys()]

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **more):
        return self._parser.getint(self._name, option, fallback=fallback, **more)

    def getfloat(self, option, fallback=None, **more):
        return self._parser.getfloat(self._name, option, fallback=fallback, **more)

    def getboolean(self, option, fallback=None, **more):
        return self._parser.getboolean(self._name, option, fallback=fallback, **more)


class RawConfigParser:
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _interpolation_of_class = Interpolation

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
                 empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET, converters=None, allow_unnamed_section=False):
        self.default_section = default_section
        self._delimiters, self._comments, self._inline = tuple(delimiters), tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._strict, self._no_value, self._empty_lines = strict, allow_no_value, empty_lines_in_values
        self._interpolation = self._interpolation_of_class() if interpolation is _UNSET else (interpolation or Interpolation())
        self._defaults, self._sections = {}, {}
        for key, value in dict(defaults or {}).items():
            self._defaults[self.optionxform(key)] = None if value is None else str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section] or option in self._defaults)

    def read(self, filenames, encoding=None):
        found = []
        for name in [filenames] if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__") else filenames:
            try:
                with open(name, encoding=encoding) as stream:
                    self._take(stream.read(), str(name))
            except OSError:
                continue
            found.append(name)
        return found

    def read_file(self, f, source=None):
        self._take("".join(f), source or getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._take(string, source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, keys in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(str(section))
            for key, value in keys.items():
                self.set(section, str(key), None if value is None else str(value))

    def _without_comment(self, line):
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                return ""
        for prefix in self._inline:
            found = _re.search(r"(^|\s)" + _re.escape(prefix), line)
            if found:
                line = line[: found.start()]
        return line

    def _take(self, text, source):
        held, section, option, indent, seen = None, None, None, 0, set()
        lines = {}
        rows = text.split("\n")
        for number, full in enumerate(rows, 1):
            shown = full + "\n" if number < len(rows) else full
            line = self._without_comment(full)
            value = line.strip()
            if not value:
                if self._empty_lines and held is not None and option and held.get(option) is not None and not full.strip():
                    lines[(section, option)].append("")
                elif not self._empty_lines:
                    indent = 1 << 30
                continue
            depth = len(line) - len(line.lstrip())
            if held is not None and option and depth > indent:
                lines[(section, option)].append(value)
                continue
            indent = depth
            header = _re.match(r"\[(.+)\]", value)
            if header:
                section, option = header.group(1), None
                if section == self.default_section:
                    held = self._defaults
                elif section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    held = self._sections[section]
                else:
                    held = self._sections[section] = {}
                seen.add(section)
                continue
            if held is None:
                raise MissingSectionHeaderError(source, number, shown)
            places = [value.find(sign) for sign in self._delimiters if sign in value]
            if not places and not self._no_value:
                raise ParsingError("Source contains parsing errors: %r\n\t[line %2d]: %r" % (source, number, shown))
            at = min(places) if places else len(value)
            option = self.optionxform(value[:at].rstrip())
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            if not places:
                held[option] = None
                option = None
                continue
            held[option] = ""
            lines[(section, option)] = [value[at + 1 :].strip()]
        for (name, key), parts in lines.items():
            (self._defaults if name == self.default_section else self._sections[name])[key] = "\n".join(parts).rstrip()

    def _values(self, section, vars=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        values = {**self._defaults, **self._sections.get(section, {})}
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = None if value is None else str(value)
        return values

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _converted(self, section, option, convert, fallback, more):
        value = self.get(section, option, fallback=_UNSET if fallback is _UNSET else None, **more)
        if value is None and fallback is not _UNSET and not (self.has_section(section) and self.has_option(section, option)):
            return fallback
        return convert(value)

    def getint(self, section, option, *, fallback=_UNSET, **more):
        return self._converted(section, option, int, fallback, more)

    def getfloat(self, section, option, *, fallback=_UNSET, **more):
        return self._converted(section, option, float, fallback, more)

    def getboolean(self, section, option, *, fallback=_UNSET, **more):
        return self._converted(section, option, self._convert_to_boolean, fallback, more)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError("Not a boolean: %s" % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        return [(option, self.get(section, option, raw=raw, vars=vars)) for option in self._values(section, vars)]

    def set(self, section, option, value=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        (self._defaults if section == self.default_section else self._sections[section])[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        held = self._defaults if section == self.default_section else self._sections[section]
        return held.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key != self.default_section:
            self._sections[key] = {}
        self.read_dict({key: value})

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __iter__(self):
        return iter([self.default_section] + list(self._sections))

    def __len__(self):
        return len(self._sections) + 1

    def keys(self):
        return list(self)

    def values(self):
        return [self[name] for name in self]


class ConfigParser(RawConfigParser):
    _interpolation_of_class = BasicInterpolation

    def set(self, section, option, value=None):
        if value is not None and not isinstance(value, str):
            raise TypeError("option values must be strings")
        super().set(section, option, value)


SafeConfigParser = ConfigParser
