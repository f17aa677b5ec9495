# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


def _number4(text):
    parts = text.split(".")
    if len(parts) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for part in parts:
        if not part:
            raise AddressValueError(f"Empty octet not permitted in {text!r}")
        if not (part.isascii() and part.isdigit()):
            raise AddressValueError(f"Only decimal digits permitted in {part!r} in {text!r}")
        if len(part) > 3:
            raise AddressValueError(f"At most 3 characters permitted in {part!r} in {text!r}")
        if part != "0" and part[0] == "0":
            raise AddressValueError(f"Leading zeros are not permitted in {part!r} in {text!r}")
        if int(part) > 255:
            raise AddressValueError(f"Octet {int(part)} (> 255) not permitted in {text!r}")
        number = number << 8 | int(part)
    return number


def _number6(text):
    text = text.partition("%")[0]
    if not text:
        raise AddressValueError("Address cannot be empty")
    groups = text.split(":")
    if len(groups) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in groups[-1]:
        last = _number4(groups.pop())
        groups += [f"{last >> 16:x}", f"{last & 0xFFFF:x}"]
    if text.count("::") > 1 or ":::" in text:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if "::" in text:
        head, _, tail = ":".join(groups).partition("::")
        first = head.split(":") if head else []
        rest = tail.split(":") if tail else []
        groups = first + ["0"] * (8 - len(first) - len(rest)) + rest
    if len(groups) != 8:
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}" if "::" not in text else f"Expected at most 7 other parts with '::' in {text!r}")
    number = 0
    for group in groups:
        if not group or len(group) > 4 or any(letter not in "0123456789abcdefABCDEF" for letter in group):
            raise AddressValueError(f"Only hex digits permitted in {group!r} in {text!r}")
        number = number << 16 | int(group, 16)
    return number


def _text6(number):
    groups = [f"{number >> 16 * (7 - i) & 0xFFFF:x}" for i in range(8)]
    best, at, start = (0, 0), 0, 0
    while at < 8:
        start = at
        while at < 8 and groups[at] == "0":
            at += 1
        if at - start > best[1]:
            best = (start, at - start)
        at += at == start
    if best[1] < 2:
        return ":".join(groups)
    return ":".join(groups[: best[0]]) + "::" + ":".join(groups[best[0] + best[1] :])


class _Address:
    def __init__(self, address):
        if isinstance(address, int):
            if not 0 <= address < 1 << self.max_prefixlen:
                raise AddressValueError(f"{address} (> {self.max_prefixlen} bits) is not permitted as an IPv{self.version} address" if address > 0 else f"{address} (< 0) is not permitted as an IPv{self.version} address")
            self._ip = address
        elif isinstance(address, bytes):
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {text!r}")
            self._ip = _number4(text) if self.version == 4 else _number6(text)

    def __int__(self):
        return self._ip

    def __str__(self):
        if self.version == 6:
            return _text6(self._ip)
        return ".".join(str(self._ip >> shift & 255) for shift in (24, 16, 8, 0))

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash((self.version, self._ip))

    def __eq__(self, other):
        return isinstance(other, _Address) and (self.version, self._ip) == (other.version, other._ip)

    def __lt__(self, other):
        return self._compared(other) and self._ip < other._ip

    def __le__(self, other):
        return self._compared(other) and self._ip <= other._ip

    def __gt__(self, other):
        return self._compared(other) and self._ip > other._ip

    def __ge__(self, other):
        return self._compared(other) and self._ip >= other._ip

    def _compared(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return True

    def __add__(self, other):
        return type(self)(self._ip + other)

    def __sub__(self, other):
        return type(self)(self._ip - other)

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8, "big")

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return str(self) if self.version == 4 else ":".join(f"{self._ip >> 16 * (7 - i) & 0xFFFF:04x}" for i in range(8))

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _within(self, networks):
        return any(self in ip_network(network) for network in networks)

    @property
    def is_private(self):
        if self.version == 4:
            return self._within(("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29", "192.0.0.170/31", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "255.255.255.255/32"))
        return self._within(("::1/128", "::/128", "::ffff:0:0/96", "100::/64", "2001::/23", "2001:2::/48", "2001:db8::/32", "2001:10::/28", "fc00::/7", "fe80::/10"))

    @property
    def is_global(self):
        return not self.is_private and not (self.version == 4 and self._within(("100.64.0.0/10",)))

    @property
    def is_loopback(self):
        return self._within(("127.0.0.0/8",)) if self.version == 4 else self._ip == 1

    @property
    def is_multicast(self):
        return self._within(("224.0.0.0/4",)) if self.version == 4 else self._within(("ff00::/8",))

    @property
    def is_link_local(self):
        return self._within(("169.254.0.0/16",)) if self.version == 4 else self._within(("fe80::/10",))

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_reserved(self):
        return self._within(("240.0.0.0/4",)) if self.version == 4 else self._within(("::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "A000::/3", "C000::/3", "E000::/4", "F000::/5", "F800::/6", "FE00::/9"))


class IPv4Address(_Address):
    version = 4
    max_prefixlen = 32


class IPv6Address(_Address):
    version = 6
    max_prefixlen = 128

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None


class _Network:
    def __init__(self, address, strict=True):
        prefix = None
        if isinstance(address, tuple):
            address, prefix = address
        elif isinstance(address, str) and "/" in address:
            address, _, prefix = address.partition("/")
        given = self._address(address)
        self.prefixlen = given.max_prefixlen if prefix is None else self._length(prefix)
        self._mask = (1 << given.max_prefixlen) - (1 << given.max_prefixlen - self.prefixlen)
        if strict and int(given) & ~self._mask:
            raise ValueError(f"{given}/{self.prefixlen} has host bits set")
        self.network_address = self._address(int(given) & self._mask)
        self.version = given.version
        self.max_prefixlen = given.max_prefixlen

    def _length(self, prefix):
        text = str(prefix)
        most = self._address.max_prefixlen
        if text.isdigit() and int(text) <= most:
            return int(text)
        if "." in text:
            try:
                mask = _number4(text)
            except AddressValueError:
                raise NetmaskValueError(f"{text!r} is not a valid netmask") from None
            bits = f"{mask:032b}"
            if "01" not in bits:
                return bits.count("1")
            if "10" not in bits:
                return bits.count("0")
        raise NetmaskValueError(f"{text!r} is not a valid netmask")

    @property
    def netmask(self):
        return self._address(self._mask)

    @property
    def hostmask(self):
        return self._address((1 << self.max_prefixlen) - 1 ^ self._mask)

    @property
    def broadcast_address(self):
        return self._address(int(self.network_address) | int(self.hostmask))

    @property
    def num_addresses(self):
        return int(self.broadcast_address) - int(self.network_address) + 1

    @property
    def is_private(self):
        return self.network_address.is_private and self.broadcast_address.is_private

    @property
    def with_prefixlen(self):
        return str(self)

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    compressed = with_prefixlen

    def __str__(self):
        return f"{self.network_address}/{self.prefixlen}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def _key(self):
        return (self.version, int(self.network_address), self._mask)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return isinstance(other, _Network) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __contains__(self, other):
        return other.version == self.version and not isinstance(other, _Network) and int(other) & self._mask == int(self.network_address)

    def __iter__(self):
        for number in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address(number)

    def __getitem__(self, n):
        number = int(self.network_address if n >= 0 else self.broadcast_address) + (n if n >= 0 else n + 1)
        if not int(self.network_address) <= number <= int(self.broadcast_address):
            raise IndexError("address out of range")
        return self._address(number)

    def hosts(self):
        every = list(self)
        if self.prefixlen >= self.max_prefixlen - 1:
            return iter(every)
        return iter(every[1:-1] if self.version == 4 else every[1:])

    def overlaps(self, other):
        return self.network_address in other or self.broadcast_address in other or other.network_address in self or other.broadcast_address in self

    def subnet_of(self, other):
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        length = self.prefixlen + prefixlen_diff if new_prefix is None else new_prefix
        for number in range(int(self.network_address), int(self.broadcast_address) + 1, 1 << self.max_prefixlen - length):
            yield type(self)((number, length))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        length = self.prefixlen - prefixlen_diff if new_prefix is None else new_prefix
        return type(self)((int(self.network_address), length), strict=False)


class IPv4Network(_Network):
    _address = IPv4Address


class IPv6Network(_Network):
    _address = IPv6Address


class _Interface:
    def __init__(self, address):
        text = str(address)
        self._number = int(self._address(text.partition("/")[0]))
        self.network = self._network(text, strict=False)
        self.version = self._address.version

    @property
    def ip(self):
        return self._address(self._number)

    @property
    def netmask(self):
        return self.network.netmask

    @property
    def with_prefixlen(self):
        return f"{self.ip}/{self.network.prefixlen}"

    def __str__(self):
        return self.with_prefixlen

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other):
        return isinstance(other, _Interface) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))


class IPv4Interface(_Interface):
    _address, _network = IPv4Address, IPv4Network


class IPv6Interface(_Interface):
    _address, _network = IPv6Address, IPv6Network


def _either(value, classes, what, **options):
    if isinstance(value, int) and not isinstance(value, bool):
        return classes[0 if value < 1 << 32 else 1](value, **options)
    for cls in classes:
        try:
            return cls(value, **options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{value!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _either(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    return _either(address, (IPv4Network, IPv6Network), "network", strict=strict)


def ip_interface(address):
    return _either(address, (IPv4Interface, IPv6Interface), "interface")
