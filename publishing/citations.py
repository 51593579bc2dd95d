"""How a page is cited: one line for readers, BibTeX and RIS for their programs. No Django here."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile(r"([\\{}&%$#_~^])")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says. `year` is when the thing cited came out.

    `detail` stands in brackets after the title (a court, a date, a docket number); `container` is what the
    thing is part of; `key` names it in BibTeX.
    """

    key: str
    title: str
    url: str
    portal: str
    author: str = ""
    container: str = ""
    detail: str = ""
    year: str = ""

    def text(self, *, chinese: bool = False) -> str:
        """Return the citation as one line; it ends on the address, without a full stop after it."""
        title = self.title
        if self.detail:
            title += f"（{self.detail}）" if chinese else f" ({self.detail})"
        inside = ("载：" if chinese else "In: ") + self.container if self.container else ""
        parts = [self.author, title, inside, self.year, f"{self.portal}, {self.url}"]
        return ". ".join(part.rstrip(".") for part in parts if part)

    def bibtex(self) -> str:
        """Return an entry of type misc; braces keep the names of bodies in one piece."""
        fields = {
            "author": _escaped(self.author),
            "title": _escaped(self.title),
            "howpublished": _escaped(self.portal),
            "year": self.year,
            "note": _escaped("; ".join(part for part in (self.container, self.detail) if part)),
            "url": self.url,
        }
        lines = [f'  {name} = "{{{value}}}"' for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{self.key},", ",\n".join(lines), "}"])

    def ris(self) -> str:
        """Return an entry of type electronic source."""
        tags = [
            ("TY", "ELEC"),
            ("AU", self.author),
            ("TI", self.title),
            ("T2", self.container),
            ("PY", self.year),
            ("N1", self.detail),
            ("PB", self.portal),
            ("UR", self.url),
        ]
        return "\n".join([*(f"{tag}  - {value}" for tag, value in tags if value), "ER  - "])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
