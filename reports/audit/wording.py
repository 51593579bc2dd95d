"""What the audit found in sentences: what is wrong, why it is thought so, what to do."""

from __future__ import annotations

from decimal import Decimal

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from indicators.formatting import Language, Style
from indicators.numbers import Interval
from publishing.models import for_reader
from reports.audit.binding import printed
from reports.audit.classify import Why
from reports.audit.facts import Fact
from reports.audit.findings import Finding


def message(finding: Finding) -> str:
    """Return what is wrong, with the number and the record."""
    return _messages()[finding.kind] % _words(finding)


def remedy(finding: Finding) -> str:
    """Return what to do about it."""
    return _remedies()[finding.kind] % _words(finding)


def reasons(finding: Finding) -> list[str]:
    """Return why the number is taken for that record, one line each."""
    return [_reason(why) for why in finding.why]


def record_of(fact: Fact) -> str:
    """Return the record's name and reference, and its source where it is not the edition's own."""
    named = f"{for_reader(fact.name_en, fact.name_zh_hans) or fact.code} {fact.reference}"
    return named if fact.own else _("%(record)s of %(source)s") % {"record": named, "source": fact.source}


def interval(found: Interval | None) -> str:
    """Return an interval in words: "32,818 to 32,908", "more than 380,000"."""
    if found is None or (found.low is None and found.high is None):
        return _("any value")
    if found.low == found.high and found.low is not None:
        return _digits(found.low)
    if found.high is None and found.low is not None:
        told = _("more than %(low)s") if found.low_open else _("%(low)s or more")
        return told % {"low": _digits(found.low)}
    if found.low is None and found.high is not None:
        return _("%(high)s or less") % {"high": _digits(found.high)}
    return _("%(low)s to %(high)s") % {"low": _digits(found.low), "high": _digits(found.high)}


def place(finding: Finding) -> str:
    """Return where it stands: record, field, paragraph, character; for a finding about a record, nothing."""
    spot = finding.spot
    if spot is None:
        return ""
    return _("%(label)s, %(column)s, paragraph %(paragraph)s, character %(offset)s") % {
        "label": spot.where.label,
        "column": f"{spot.where.part} {spot.where.column}".strip(),
        "paragraph": spot.paragraph,
        "offset": spot.offset + 1,
    }


def address(finding: Finding) -> str:
    """Return the form in which it is put right: that of the text, or that of the number."""
    spot = finding.spot
    if spot is None:
        return finding.fact.address if finding.fact else ""
    try:
        form = reverse(f"admin:reports_{spot.where.noun}_change", args=[spot.where.pk])
    except NoReverseMatch:
        return ""
    return form if spot.where.part else f"{form}#id_{spot.where.column}"


def _digits(value: Decimal | None) -> str:
    if value is None:
        return ""
    rounded = value if value == value.to_integral_value() else round(value, 2)
    return format(rounded.normalize() if rounded % 1 else rounded.quantize(Decimal(1)), ",f")


def _words(finding: Finding) -> dict[str, str]:
    fact = finding.fact
    language: Language = finding.spot.where.language if finding.spot else "en"
    return {
        "number": finding.spot.text if finding.spot else finding.said,
        "said": finding.said,
        "record": record_of(fact) if fact else _("no record"),
        "value": printed(fact, language, Style(unit=True)) if fact else "",
        "reference": finding.suggestion or (fact.reference if fact else ""),
        "computed": interval(finding.computed),
        "stated": interval(finding.stated),
        "others": ", ".join(record_of(other) for other in finding.others),
    }


def _messages() -> dict[str, str]:
    return {
        "contradiction": _(
            "“%(number)s” (%(stated)s) contradicts %(record)s, which says %(value)s (%(computed)s)."
        ),
        "direction": _("The text says “%(said)s” before “%(number)s”, but %(record)s moved the other way."),
        "exhibit-year": _("“%(number)s” is not among the years shown here (%(said)s)."),
        "printed": _("%(record)s is %(computed)s, but its printed words “%(said)s” say %(stated)s."),
        "step": _("%(record)s is %(stated)s, which its rounding step does not allow (%(computed)s)."),
        "change": _("%(record)s says %(stated)s; from %(others)s follows %(computed)s."),
        "part": _("%(record)s is %(stated)s, more than its whole %(others)s allows (%(computed)s)."),
        "sum": _("%(record)s is %(stated)s, but its parts %(others)s make %(computed)s."),
        "ratio": _("%(record)s is %(stated)s, but %(others)s make %(computed)s."),
        "backlog": _("%(record)s is %(stated)s, more than %(others)s (%(computed)s): odd but possible."),
        "qualifier": _("%(record)s hedges otherwise than its printed words “%(said)s”."),
        "match": _("“%(number)s” is typed, but %(record)s says it."),
        "unbound": _("No record stands behind “%(number)s”."),
        "reference": _("“%(number)s” prints no number."),
    }


def _remedies() -> dict[str, str]:
    return {
        "contradiction": _("Write %(reference)s in its place, or correct the record."),
        "direction": _("Correct the word, or the sign of the record's change."),
        "exhibit-year": _("Correct the year, or the periods of the exhibit."),
        "printed": _("Correct the value, or the words as printed."),
        "step": _("Correct the value, or its rounding step."),
        "change": _("Correct the change, the value, or the earlier value; or say in a note why they differ."),
        "part": _("Correct the part or the whole."),
        "sum": _("Correct the whole or its parts."),
        "ratio": _("Correct the ratio, its numerator or its denominator."),
        "backlog": _("Check both numbers; accept the note when cases of earlier years explain it."),
        "qualifier": _("Choose the qualifier that the printed words say."),
        "match": _("Write %(reference)s in its place."),
        "unbound": _("Enter the number as an observation and quote it, or accept it as it is."),
        "reference": _("Correct the reference, or enter the number it names."),
    }


def _reason(why: Why) -> str:
    told = {
        "value": _("the value is equal"),
        "rounded": _("the value is equal when rounded as printed"),
        "paired": _("the other language quotes the record here"),
        "previous": _("the public text quotes the record here"),
        "words": _("the words fit: %(detail)s"),
        "unit": _("the unit fits: %(detail)s"),
        "digits": _("the digits differ by one slip"),
        "change": _("the change stands behind its number"),
        "nowhere": _("the edition quotes the record nowhere else"),
    }
    return told[why.reason] % {"detail": why.detail}
