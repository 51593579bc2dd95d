"""Sections as components: heading, prose around figures, notes in the margin, exhibits, what is connected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards.models import AwardRound
from cases.models import TypicalCase
from directory.models import Instrument, Organisation, Source
from indicators.models import Indicator
from indicators.references import find
from pages.bilingual import linked, named, pair, shown
from pages.named import Key, public_records
from pages.texts import is_chinese
from publishing.snapshots import parts_in
from reports.models import AwardPick, CasePick, Exhibit, Section
from reports.views.book import Book, Leaf
from reports.views.exhibits import Exhibits
from reports.views.frame import place_of
from reports.views.prose import Prose, note_anchor

Found = Mapping[Key, Any]


def section(leaf: Leaf, prose: Prose, exhibits: Exhibits, found: Found) -> dict[str, Any]:
    """Return one run-in section as section.html takes it."""
    body = prose.body(leaf)
    return {
        "id": leaf.record.slug,
        "title": prose.plain(leaf.record, "title"),
        "number": place_of(leaf.record) if leaf.record.number else "",
        "body": body["html"] if body else "",
        "lang": body["lang"] if body else "",
        "notes": notes(leaf, prose, found),
        "label": _("Notes to “%(title)s”") % {"title": prose.plain(leaf.record, "title")},
        "exhibits": [exhibits.shown(plate) for plate in leaf.plates],
        "withdrawn": shown(leaf.record, "withdrawn_reason") if leaf.withdrawn else None,
    }


def notes(leaf: Leaf, prose: Prose, found: Found) -> list[dict[str, Any]]:
    """Return the notes of a section; a source that is public leads to its place in the list of sources."""
    made = []
    for note in leaf.notes:
        source = found.get((Source, note.source_id))
        written = prose.note(note, leaf)
        text = written or (named(source) if source else None)
        if text:
            made.append(
                {
                    "source": named(source) if source and written else "",
                    "id": note_anchor(leaf, note),
                    "number": note.mark,
                    "text": text,
                    "url": source.get_absolute_url() if source else "",
                }
            )
    return made


def facts(leaves: Sequence[Leaf]) -> list[str]:
    """Return what a chapter holds, counted: figures in its text, documents named, exhibits, lost ones."""
    figures = figures_in(leaves)
    documents = len({key for leaf in leaves for key in leaf.instruments})
    plates = [plate.record.kind for leaf in leaves for plate in leaf.plates]
    lost = plates.count(Exhibit.Kind.MISSING)
    shown = len(plates) - lost
    counted = [
        (figures, ngettext("%(n)s figure", "%(n)s figures", figures)),
        (documents, ngettext("%(n)s document", "%(n)s documents", documents)),
        (shown, ngettext("%(n)s exhibit", "%(n)s exhibits", shown)),
        (lost, ngettext("%(n)s printed chart lost", "%(n)s printed charts lost", lost)),
    ]
    return [told % {"n": count} for count, told in counted if count]


def figures_in(leaves: Sequence[Leaf]) -> int:
    """Return how many bound figures the texts of a page hold, in the language that is shown."""
    return figures_quoted(leaf.record for leaf in leaves)


def figures_quoted(sections: Iterable[Section]) -> int:
    """Return how many bound figures the texts hold, in the language that is shown."""
    return sum(len(find(shown(section, name))) for section in sections for name in ("lead", "body"))


def untranslated(leaves: Sequence[Leaf]) -> bool:
    """Say whether some prose stands in the other language only."""
    mine, theirs = (1, 0) if is_chinese() else (0, 1)
    texts = [pair(leaf.record, "body") for leaf in leaves]
    return any(text[theirs] and not text[mine] for text in texts)


def named_by(book: Book, leaves: Sequence[Leaf]) -> dict[Key, Any]:
    """Return the public records that these leaves name, cite and stand beside. One query."""
    cases, rounds = picks(book, leaves)
    return public_records(
        {
            TypicalCase: cases,
            AwardRound: rounds,
            Instrument: [key for leaf in leaves for key in leaf.instruments],
            Organisation: [key for leaf in leaves for key in leaf.organisations],
            Indicator: [
                each.indicator_id for leaf in leaves for plate in leaf.plates for each in plate.series
            ],
            Source: [
                *(note.source_id for leaf in leaves for note in leaf.notes),
                *(plate.record.source_id for leaf in leaves for plate in leaf.plates),
            ],
        },
        parents={AwardRound: "programme"},
    )


def picks(book: Book, leaves: Sequence[Leaf]) -> tuple[list[int], list[int]]:
    """Return the keys of the cases and of the rounds chosen to stand beside one of these leaves."""
    slugs = {leaf.record.slug for leaf in leaves}
    cases = [pick.case_id for pick in parts_in(book.content, CasePick) if pick.section_slug in slugs]
    rounds = [pick.award_round_id for pick in parts_in(book.content, AwardPick) if pick.section_slug in slugs]
    return cases, rounds


def connected(book: Book, leaves: Sequence[Leaf], found: Found) -> list[dict[str, Any]]:
    """Return what stands beside a chapter, as pairs.html takes it: cases, awards, documents, bodies."""
    cases, rounds = picks(book, leaves)
    kinds: list[tuple[Any, Sequence[int], str]] = [
        (TypicalCase, cases, _("Typical cases")),
        (AwardRound, rounds, _("Awards and honours")),
        (Instrument, [key for leaf in leaves for key in leaf.instruments], _("Documents")),
        (Organisation, [key for leaf in leaves for key in leaf.organisations], _("Organisations")),
    ]
    pairs = [
        {
            "term": term,
            # The name in the other language stands on the record's own page.
            "links": [
                link | {"other": ""}
                for key in dict.fromkeys(keys)
                if (link := linked(found.get((model, key))))
            ],
            "runin": model is Organisation,
        }
        for model, keys, term in kinds
    ]
    return [pair for pair in pairs if pair["links"]]
