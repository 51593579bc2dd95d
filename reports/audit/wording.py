"""What the audit found in sentences: what is wrong, why it is thought so, what to do."""

from __future__ import annotations

from decimal import Decimal

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.formatting import Language, Style
from indicators.models import Qualifier
from indicators.numbers import Interval
from publishing.models import for_reader
from reports.audit.binding import printed
from reports.audit.classify import Why
from reports.audit.facts import Fact
from reports.audit.findings import Finding, Where


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
        "column": field(spot.where),
        "paragraph": spot.paragraph,
        "offset": spot.offset + 1,
    }


def field(where: Where) -> str:
    """Return the name of the field on its form: "Body (Chinese)", "Note: text (English)" for a part."""
    model = apps.get_model("reports", where.part or where.noun)
    name = str(model._meta.get_field(where.column).verbose_name)
    return capfirst(f"{model._meta.verbose_name}: {name}" if where.part else name)


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
        "about": finding.about,
        "hedge": str(Qualifier(finding.said).label) if finding.kind == "hedge" else "",
        "unit": fact.unit.plural_en if fact else "",
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
        "swapped": _(
            "“%(number)s” and “%(said)s” stand in each other’s place: "
            "the words here speak of %(record)s (%(computed)s)."
        ),
        "record": _("“%(number)s” is %(others)s, but the words speak of %(record)s (%(computed)s)."),
        "year": _("“%(number)s” dates numbers of %(said)s, first of all %(record)s."),
        "hedge": _("“%(number)s” is hedged as “%(hedge)s” (%(stated)s), but %(record)s is %(computed)s."),
        "fraction": _("“%(number)s” (%(stated)s) is not what %(record)s makes: %(computed)s."),
        "base": _("“%(number)s” is another base than that of %(record)s, which counts %(unit)s."),
        "ordinal": _("“%(about)s” has no such round as “%(number)s”; known rounds: %(said)s."),
        "language": _("“%(number)s” here, “%(said)s” in the other language."),
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
        "swapped": _("Exchange the two numbers, or say more plainly what each counts."),
        "record": _("Write %(reference)s in its place, or say more plainly what the number counts."),
        "year": _("Correct the year, or quote the records of that year."),
        "hedge": _("Hedge the number as its record does, or correct the record’s qualifier."),
        "fraction": _("Correct the words, or the records they follow from."),
        "base": _("Write the base of the record’s unit."),
        "ordinal": _("Correct the ordinal, or enter the round of the award."),
        "language": _("Correct the language that is wrong; accept the note where both are right."),
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
