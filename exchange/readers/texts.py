"""The shared texts of an .xlsx, read as far as the sheets ask for them and held in few large pieces."""

import zipfile
from array import array
from collections.abc import Iterator
from itertools import accumulate
from xml.parsers import expat

from exchange.readers.package import DEPTH_LIMIT, feeding
from exchange.readers.tables import check_text
from exchange.readers.tags import Attributes, local_name, unescaped

_BLOCK = 1024  # texts


class Texts:
    """Texts by their number. A million short ones take some five megabytes instead of fifty."""

    def __init__(self, package: zipfile.ZipFile, part: str, name: str) -> None:
        self._blocks: list[tuple[str, array[int]]] = []
        self._open: list[str] = []
        self._pieces: list[str] = []
        self._take = self._pieces.append
        self._length = self._depth = self._phonetic = 0
        self._name = name
        self._parser = expat.ParserCreate()
        self._steps = self._walk(package, part)
        # A part that is no XML at all is refused whether or not a cell asks for one of its texts.
        next(self._steps, None)

    def get(self, number: int) -> str | None:
        """Return a text, None when there is none of this number. Raises FileRefusedError."""
        place, within = divmod(number, _BLOCK)
        while place >= len(self._blocks):
            if place == len(self._blocks) and within < len(self._open):
                return unescaped(self._open[within])
            try:
                next(self._steps)
            except StopIteration:
                return None
        text, ends = self._blocks[place]
        return text[ends[within] : ends[within + 1]]

    def _walk(self, package: zipfile.ZipFile, part: str) -> Iterator[None]:
        """Read the part, a chunk between two yields."""
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        for _step in feeding(self._parser, package, part, self._name):
            self._close_blocks(sum(map(len, self._pieces)))
            yield

    def _start(self, tag: str, _attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            raise ValueError(tag)
        if tag == "t":
            # Readings for pronunciation (rPh) are no part of the text.
            self._parser.CharacterDataHandler = None if self._phonetic else self._take
        elif tag != "si":
            name = local_name(tag)
            if name == "rPh":
                self._phonetic += 1
            elif name != tag:
                self._depth -= 1
                self._start(name, _attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if tag == "t":
            self._parser.CharacterDataHandler = None
        elif tag == "si":
            self._open.append("".join(self._pieces))
            self._pieces.clear()
        else:
            name = local_name(tag)
            if name == "rPh":
                self._phonetic -= 1
            elif name != tag:
                self._depth += 1
                self._end(name)

    def _close_blocks(self, unfinished: int) -> None:
        while len(self._open) >= _BLOCK:
            texts = [unescaped(text) for text in self._open[:_BLOCK]]
            del self._open[:_BLOCK]
            self._blocks.append(("".join(texts), array("I", accumulate(map(len, texts), initial=0))))
            self._length += len(self._blocks[-1][0])
        check_text(self._name, self._length + sum(map(len, self._open)) + unfinished)
