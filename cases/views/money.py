"""Sums of money as pages print them: through the one formatter, never as zero when nobody stated them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.models import Amount
from cases.terms import AmountKind, Proceeding
from indicators.figures import language
from indicators.formatting import PLAIN, Qualifier, Style, Text, UnitText, render
from pages.bilingual import shown

AWARDED = (AmountKind.DAMAGES_AND_EXPENSES, AmountKind.DAMAGES)
# The sum that stands for a case in a list: the first kind of these it has.
LEADING = (
    *AWARDED,
    AmountKind.CRIMINAL_FINE,
    AmountKind.ADMINISTRATIVE_FINE,
    AmountKind.LOAN,
    AmountKind.INSURED,
    AmountKind.CONFISCATION,
    AmountKind.EXPENSES,
    AmountKind.TURNOVER,
    AmountKind.GOODS,
)
CURRENCY = {
    "CNY": UnitText("CNY", "RMB", "RMB", "元", family="currency"),
    "USD": UnitText("USD", "US dollars", "US dollars", "美元", family="currency"),
    "EUR": UnitText("EUR", "euros", "euros", "欧元", family="currency"),
}
PERCENT = UnitText("percent", "%", "%", "%", family="percent")


def written(amount: Amount, style: Style = PLAIN) -> Text:
    """Return a sum with its unit and qualifier."""
    code = amount.currency
    unit = CURRENCY.get(code, UnitText(code, code, code, code, family="currency"))
    qualifier = cast(Qualifier, amount.qualifier)  # the column's choices are the formatter's words
    return render(amount.value, unit=unit, language=language(), qualifier=qualifier, style=style)


def leading(amounts: Sequence[Amount]) -> Amount | None:
    """Return the sum that stands for the case in a list; None when nothing but a claim is stated."""
    by_kind = {amount.kind: amount for amount in reversed(amounts)}
    return next((by_kind[kind] for kind in LEADING if kind in by_kind), None)


def ledger(amounts: Sequence[Amount], proceeding: str) -> list[dict[str, Any]]:
    """Return the rows of the money ledger; a civil case whose claim nobody prints says so."""
    rows = [_row(amount) for amount in amounts]
    stated = {amount.kind: amount for amount in amounts}
    claimed = stated.get(AmountKind.CLAIMED)
    awarded = next((stated[kind] for kind in AWARDED if kind in stated), None)
    if awarded is None:
        return rows
    if claimed is None and proceeding == Proceeding.CIVIL:
        rows.insert(0, {"entry": capfirst(AmountKind.CLAIMED.label)})
    share = _share(claimed, awarded)
    return (
        [*rows, {"entry": _("Awarded as a share of the claim, computed"), "amount": share}] if share else rows
    )


def _row(amount: Amount) -> dict[str, Any]:
    printed = written(amount, Style(scale="one"))
    number = f"{printed.qualifier} {printed.number}".strip()
    return {
        "entry": capfirst(amount.get_kind_display()),
        "amount": number if amount.currency == "CNY" else f"{number} {printed.unit}",
        "against": shown(amount, "against"),
        "total": amount.kind in AWARDED,
    }


def _share(claimed: Amount | None, awarded: Amount) -> str:
    comparable = claimed is not None and claimed.value and claimed.currency == awarded.currency
    if claimed is None or not comparable or {claimed.qualifier, awarded.qualifier} != {"exact"}:
        return ""
    share = (awarded.value / claimed.value * 100).quantize(Decimal("0.1"))
    return str(render(share, unit=PERCENT, language=language(), decimals=1))
