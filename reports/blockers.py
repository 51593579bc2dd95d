"""What keeps an edition, a section or an exhibit from being published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from directory.models import Source
from indicators.periods import PeriodError, parse
from indicators.quoting import Quoter
from publishing.blockers import Blocker, blocker
from publishing.models import Publishable
from reports.audit import wording
from reports.audit.findings import Finding
from reports.audit.standing import about, blocking
from reports.models import Exhibit, Report, Section
from reports.rules import broken_marks, marks, periods

LANGUAGES = ("en", "zh_hans")
SECTION_LINES = ("title", "short_title", "lead")
EXHIBIT_LINES = ("title", "scope", "alt", "note")


@blocker(Section)
def figures_of_section(section: Section) -> Iterable[Blocker]:
    """Find references in the section's texts and notes that would print no number, in either language."""
    quoter = quoter_of(section.report, section)
    yield from _unprintable(quoter, section, SECTION_LINES)
    yield from _unprintable(quoter, section, ("body",), markup=True)
    for note in section.notes.all():
        for one in _unprintable(quoter, note, ("text",)):
            yield Blocker(one.message, field="notes")


@blocker(Section)
def marks_of_section(section: Section) -> Iterable[Blocker]:
    """Find marks that point at no note or exhibit, and notes that no mark points at."""
    noted = {note.mark for note in section.notes.all() if note.mark}
    exhibits = set(Exhibit.objects.filter(report=section.report).values_list("slug", flat=True))
    for field in _columns(("lead", "body")):
        text = getattr(section, field)
        for raw in broken_marks(text):
            yield Blocker(
                _("“%(raw)s” is no mark: write {{note:1}} or {{exhibit:address}}.") % {"raw": raw},
                field=field,
            )
        for mark in marks(text):
            if mark.kind == "note" and mark.name not in noted:
                told = _("“%(raw)s”: the section has no note with the mark %(name)s.")
            elif mark.kind == "exhibit" and mark.name not in exhibits:
                told = _("“%(raw)s”: the edition has no exhibit at the address %(name)s.")
            else:
                continue
            yield Blocker(told % {"raw": mark.raw, "name": mark.name}, field=field)
    yield from _unused(section, noted)


@blocker(Section)
def something_said(section: Section) -> Iterable[Blocker]:
    """Find a section that says nothing: no text, no exhibit, no section inside."""
    written = any(getattr(section, field) for field in _columns(("lead", "body")))
    if written or section.exhibits.exists() or section.children.exists():
        return
    yield Blocker(_("The section is empty: write its text, or give it an exhibit."), field="body_en")


@blocker(Section)
def anchors(section: Section) -> Iterable[Blocker]:
    """Find a section at the address of an exhibit: both would be the same place of a page."""
    if Exhibit.objects.filter(report=section.report, slug=section.slug).exists():
        yield Blocker(
            _("An exhibit of the edition has the address %(slug)s: choose another.") % {"slug": section.slug},
            field="slug",
        )


@blocker(Exhibit)
def figures_of_exhibit(exhibit: Exhibit) -> Iterable[Blocker]:
    """Find references in an exhibit's words that would print no number, in either language."""
    yield from _unprintable(quoter_of(exhibit.report, exhibit), exhibit, EXHIBIT_LINES)


@blocker(Exhibit)
def rows_of_exhibit(exhibit: Exhibit) -> Iterable[Blocker]:
    """Find an exhibit that would show no rows, periods that are none, and a chart of no kind."""
    if exhibit.kind == Exhibit.Kind.MISSING:
        return
    if not exhibit.series.all():
        yield Blocker(_("The exhibit shows nothing: add an indicator to it."), field="series")
    yield from _bad_periods(exhibit)
    if exhibit.kind == Exhibit.Kind.CHART and not exhibit.chart_type:
        yield Blocker(_("Choose how the chart is drawn."), field="chart_type")


@blocker(Exhibit)
def alternative(exhibit: Exhibit) -> Iterable[Blocker]:
    """Find a title without its text alternative in the same language."""
    for language in LANGUAGES:
        if getattr(exhibit, f"title_{language}") and not getattr(exhibit, f"alt_{language}"):
            yield Blocker(
                _("The text alternative is missing: say in words what the exhibit shows."),
                field=f"alt_{language}",
            )


@blocker(Report)
def audited_edition(report: Report) -> Iterable[Blocker]:
    """Find what the audit calls an error in the edition's numbers, and in all texts that go out with it."""
    found = _errors(report)
    own = list(about(found, report))
    together = {
        (model.noun, pk)
        for model in (Section, Exhibit)
        for pk in model.objects.filter(report=report, published_at=F("report__published_at")).values_list(
            "pk", flat=True
        )
    }
    for one in found:
        if one in own or (one.spot and (one.spot.where.noun, one.spot.where.pk) in together):
            yield _audit_blocker(one)


@blocker(Section)
def audited_section(section: Section) -> Iterable[Blocker]:
    """Find what the audit calls an error in a section's texts and notes."""
    yield from _audited_alone(section, section.report)


@blocker(Exhibit)
def audited_exhibit(exhibit: Exhibit) -> Iterable[Blocker]:
    """Find what the audit calls an error in the words of an exhibit."""
    yield from _audited_alone(exhibit, exhibit.report)


@blocker(Report)
def figures_of_report(report: Report) -> Iterable[Blocker]:
    """Find references in the edition's own words that would print no number, and key figures without one."""
    quoter = quoter_of(report, report)
    yield from _unprintable(quoter, report, ("title", "lead"))
    for figure in report.key_figures.all():
        area = f"@{figure.area.code}" if figure.area else ""
        for problem in quoter.problems(f"[[{figure.indicator.slug}{area}:{figure.period}]]", markup=False):
            yield Blocker(problem.message, field="key_figures")


@blocker(Report)
def places_of_choices(report: Report) -> Iterable[Blocker]:
    """Find cases and awards chosen to stand beside a section the edition does not have (any more)."""
    known = set(Section.objects.filter(report=report).values_list("slug", flat=True))
    for rows in ("case_picks", "award_picks"):
        for pick in getattr(report, rows).all():
            if pick.section_slug and pick.section_slug not in known:
                told = _("“%(chosen)s” is to stand beside “%(slug)s”, which is no section: choose another.")
                yield Blocker(told % {"chosen": pick, "slug": pick.section_slug}, field=rows)


def _audited_alone(record: Section | Exhibit, report: Report) -> Iterator[Blocker]:
    """Audit what goes out without its edition; with it, the edition tells all, once."""
    if not type(record).objects.filter(pk=record.pk, published_at=F("report__published_at")).exists():
        yield from map(_audit_blocker, about(_errors(report), record))


def _errors(report: Report) -> list[Finding]:
    """Return the audit's errors, but for references that print nothing, which have their own blocker."""
    return [one for one in blocking(report) if one.kind != "reference"]


def _audit_blocker(one: Finding) -> Blocker:
    spot = one.spot
    return Blocker(
        f"{wording.message(one)} {wording.remedy(one)}",
        field=spot.where.column if spot and not spot.where.part else "",
        url=wording.address(one),
        label=spot.where.label if spot else "",
    )


def quoter_of(report: Report, record: Publishable) -> Quoter:
    """Return what resolves an edition's references for a check of one of its records.

    Numbers that wait for the edition's source count where that goes out at the same moment as the record.
    """
    source = report.source
    together = (
        source is not None and Source.objects.filter(pk=source.pk, published_at=record.published_at).exists()
    )
    return Quoter(edition_source=source, default_area=report.area, pending=together)


def _unprintable(
    quoter: Quoter, record: Any, fields: Iterable[str], *, markup: bool = False
) -> Iterator[Blocker]:
    for field in _columns(fields):
        for problem in quoter.problems(getattr(record, field), markup=markup):
            yield Blocker(problem.message, field=field)


def _columns(fields: Iterable[str]) -> Iterator[str]:
    return (f"{field}_{language}" for field in fields for language in LANGUAGES)


def _unused(section: Section, noted: set[str]) -> Iterator[Blocker]:
    for language in LANGUAGES:
        text = f"{getattr(section, f'lead_{language}')}{getattr(section, f'body_{language}')}"
        used = {mark.name for mark in marks(text) if mark.kind == "note"}
        for name in sorted(noted - used) if text else ():
            yield Blocker(
                _("No mark of the text points at note %(name)s: write {{note:%(name)s}} where it belongs.")
                % {"name": name},
                field=f"body_{language}",
            )


def _bad_periods(exhibit: Exhibit) -> Iterator[Blocker]:
    try:
        codes = periods(exhibit.periods)
    except ValueError:
        codes = []
    if not codes:
        yield Blocker(_("Name the periods, such as 2022, or 2017..2024."), field="periods")
    for code in codes:
        try:
            parse(code, {code})
        except PeriodError:
            yield Blocker(
                _("“%(code)s” is not a period: write 2022, or 2017..2024.") % {"code": code}, field="periods"
            )
