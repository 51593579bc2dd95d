"""The words of an edition as pages print them: figures, note marks and exhibit numbers in their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from indicators.figures import language
from indicators.quoting import Quoter
from pages.bilingual import shown
from pages.texts import Text
from reports.models import Report, SectionNote
from reports.rules import Mark, Numbered, replace_marks
from reports.views.book import Book, Leaf


def exhibit_number(number: Numbered) -> str:
    """Return the number of an exhibit in words: `Figure 3-2`."""
    told = _("Figure %(digits)s") if number.word == "figure" else _("Table %(digits)s")
    return told % {"digits": number.digits}


def quoter_of(report: Report, seen_at: datetime | None = None) -> Quoter:
    """Return what resolves the edition's references, now or for a page as it stood at a moment."""
    return Quoter(
        edition_source=report.source,
        default_area=report.area,
        seen_at=seen_at,
        language=language(),
    )


class Prose:
    """Prints texts of one book; `load` what will be printed first, so that figures are fetched at once.

    Each text prints the numbers of other sources that were public when it became public itself: a section
    that goes out again refreshes its own, never its neighbours' (ADR 4).
    """

    def __init__(self, book: Book, quoter: Quoter, *, whole: bool = False) -> None:
        """Prepare for a page of the book, or for the page that is the `whole` book."""
        self.book = book
        self._quoter = quoter
        self._since: dict[datetime | None, Quoter] = {}
        self.addresses = {slug: f"#{slug}" for slug in book.addresses} if whole else book.addresses

    def load(self, texts: Iterable[str]) -> None:
        """Fetch the figures that the texts name."""
        self._quoter.load([text for text in texts if text])

    def _quoter_of(self, record: Any) -> Quoter:
        """Return what resolves the references of a record's text."""
        moment = record.published_at
        if moment not in self._since:
            self._since[moment] = self._quoter.at(moment)
        return self._since[moment]

    def body(self, leaf: Leaf, field: str = "body") -> dict[str, Any] | None:
        """Return rich text of a section, and its language where it is not the page's; None when empty."""
        text = shown(leaf.record, field)
        if not text:
            return None
        marked = replace_marks(text, lambda mark: self._mark(mark, leaf))
        return {"html": self._quoter_of(leaf.record).html(marked, lang=text.lang), "lang": text.lang}

    def line(self, record: Any, field: str) -> dict[str, Any] | None:
        """Return a plain text with its figures linked; None when empty."""
        text = shown(record, field)
        if not text:
            return None
        marked = replace_marks(text, self._number)
        return {"html": self._quoter_of(record).text(marked, lang=text.lang), "lang": text.lang}

    def plain(self, record: Any, field: str) -> Text:
        """Return a text without links, for headings, captions and what is read aloud."""
        return self._plain(shown(record, field), record)

    def note(self, note: SectionNote, leaf: Leaf) -> Text:
        """Return a note in the margin of a section."""
        return self._plain(shown(note, "text"), leaf.record)

    def _plain(self, text: Text, record: Any) -> Text:
        marked = replace_marks(text, self._number)
        return Text(self._quoter_of(record).plain(marked, lang=text.lang), text.lang)

    def _number(self, mark: Mark) -> str:
        number = self.book.numbers.get(mark.name)
        return exhibit_number(number) if mark.kind == "exhibit" and number else ""

    def _mark(self, mark: Mark, leaf: Leaf) -> str:
        if mark.kind == "exhibit":
            address = self.addresses.get(mark.name)
            return format_html('<a href="{}">{}</a>', address, self._number(mark)) if address else ""
        note = next((note for note in leaf.notes if note.mark == mark.name), None)
        if note is None:
            return ""
        label = _("Note %(mark)s") % {"mark": note.mark}
        link = '<sup><a href="#{}" aria-label="{}">{}</a></sup>'
        return format_html(link, note_anchor(leaf, note), label, note.mark)


def note_anchor(leaf: Leaf, note: SectionNote) -> str:
    """Return the place of a note on its page."""
    return f"{leaf.record.slug}-note-{note.mark or note.position}"


def texts_of(leaves: Sequence[Leaf]) -> list[str]:
    """Return every text of the leaves in the language it will be shown in."""
    found: list[str] = []
    for leaf in leaves:
        found += [shown(leaf.record, name) for name in ("title", "lead", "body")]
        found += [shown(note, "text") for note in leaf.notes]
        for plate in leaf.plates:
            found += [shown(plate.record, name) for name in ("title", "scope", "alt", "note")]
    return found
