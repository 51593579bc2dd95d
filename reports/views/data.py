"""The book for machines: texts with their references as written, notes, exhibits, what is named."""

from __future__ import annotations

from typing import Any

from pages.bilingual import both
from pages.twins import identity
from reports.models import Report
from reports.views.book import Book, Leaf, Plate


def chapter_data(book: Book, top: Leaf) -> dict[str, Any]:
    """Return a foreword or chapter with its sections."""
    return section_data(book, top) | {
        "edition": book.report.year,
        "sections": [section_data(book, leaf) for leaf in book.inside(top)],
    }


def section_data(book: Book, leaf: Leaf) -> dict[str, Any]:
    """Return one section; figure references stand as `[[code:period]]`, to be looked up under statistics."""
    record = leaf.record
    return {
        "slug": record.slug,
        "kind": record.kind,
        "number": record.number,
        "title": both(record, "title"),
        "lead": both(record, "lead"),
        "body": both(record, "body"),
        "notes": [{"mark": note.mark, "text": both(note, "text")} for note in leaf.notes],
        "exhibits": [exhibit_data(book, plate) for plate in leaf.plates],
    }


def exhibit_data(book: Book, plate: Plate) -> dict[str, Any]:
    """Return an exhibit with its number; the rows are those of its series under statistics."""
    record, number = plate.record, book.numbers[plate.record.slug]
    return {
        "slug": record.slug,
        "number": f"{number.word} {number.digits}",
        "kind": record.kind,
        "title": both(record, "title"),
        "scope": both(record, "scope"),
        "alternative": both(record, "alt"),
        "note": both(record, "note"),
        "periods": record.periods,
    }


def edition_data(book: Book) -> dict[str, Any]:
    """Return an edition with its contents."""
    report = book.report
    return {
        "year": report.year,
        "lead": both(report, "lead"),
        "unofficial": report.unofficial,
        "contents": [
            {
                "slug": top.record.slug,
                "number": top.record.number,
                "title": both(top.record, "title"),
                "sections": [
                    {
                        "slug": leaf.record.slug,
                        "number": leaf.record.number,
                        "title": both(leaf.record, "title"),
                    }
                    for leaf in book.inside(top)
                ],
            }
            for top in book.tops
        ],
    }


def source_of(report: Report) -> dict[str, Any] | None:
    """Return the edition as a source of numbers, if that source is public."""
    source = report.source
    if source is None or not source.is_published:
        return None
    return identity(source) | {"address": source.url}
