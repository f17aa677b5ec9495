# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        self.a = a
        self._blocks = None

    def set_seq2(self, b):
        self.b = b
        self._blocks = None
        places = {}
        for index, item in enumerate(b):
            places.setdefault(item, []).append(index)
        self._junk = {item for item in places if self.isjunk and self.isjunk(item)}
        most = len(b) // 100 + 1
        frequent = {item for item, where in places.items() if self.autojunk and len(b) >= 200 and len(where) > most}
        self._places = {item: where for item, where in places.items() if item not in self._junk and item not in frequent}

    def _longest(self, alo, ahi, blo, bhi):
        a, b = self.a, self.b
        best, lengths = (alo, blo, 0), {}
        for i in range(alo, ahi):
            now = {}
            for j in self._places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                now[j] = size = lengths.get(j - 1, 0) + 1
                if size > best[2]:
                    best = (i - size + 1, j - size + 1, size)
            lengths = now
        i, j, size = best
        for junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in self._junk) == junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in self._junk) == junk and a[i + size] == b[j + size]:
                size += 1
        return i, j, size

    def get_matching_blocks(self):
        if self._blocks is None:
            left, found = [(0, len(self.a), 0, len(self.b))], []
            while left:
                alo, ahi, blo, bhi = left.pop()
                i, j, size = self._longest(alo, ahi, blo, bhi)
                if size:
                    found.append((i, j, size))
                    left += [(alo, i, blo, j), (i + size, ahi, j + size, bhi)]
            self._blocks = []
            for i, j, size in sorted(found):
                if self._blocks and self._blocks[-1][0] + self._blocks[-1][2] == i and self._blocks[-1][1] + self._blocks[-1][2] == j:
                    first = self._blocks.pop()
                    i, j, size = first[0], first[1], first[2] + size
                self._blocks.append((i, j, size))
            self._blocks.append((len(self.a), len(self.b), 0))
        return self._blocks

    def get_opcodes(self):
        i = j = 0
        codes = []
        for ai, bj, size in self.get_matching_blocks():
            tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else ""
            if tag:
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = (tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2)
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        length = len(self.a) + len(self.b)
        return 2.0 * sum(block[2] for block in self.get_matching_blocks()) / length if length else 1.0

    quick_ratio = real_quick_ratio = ratio


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    scored = []
    for one in possibilities:
        score = SequenceMatcher(None, one, word).ratio()
        if score >= cutoff:
            scored.append((score, one))
    return [one for _, one in sorted(scored, reverse=True)[:n]]


def _range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}" + (f"\t{fromfiledate}" if fromfiledate else "") + lineterm
            yield f"+++ {tofile}" + (f"\t{tofiledate}" if tofiledate else "") + lineterm
        yield f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (" " + line for line in a[i1:i2])
            else:
                yield from ("-" + line for line in a[i1:i2])
                yield from ("+" + line for line in b[j1:j2])
