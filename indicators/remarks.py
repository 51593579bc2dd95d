"""What an import says beside a changed number: by how much it differs, and where its indicator is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_noop

from exchange.models import Op, StagedRow
from exchange.remarks import Remark, remarks_on
from indicators.models import Indicator
from publishing.models import Link

_NAMED = 3
_DIFFERS = gettext_noop("%(percent)s%% against what is on record")
_TOUCHES = gettext_noop("its indicator is quoted in %(places)s")
_TOUCHES_MORE = gettext_noop("its indicator is quoted in %(places)s and %(count)s more")


@remarks_on("observations")
def differences(rows: Sequence[StagedRow]) -> Iterator[Remark]:
    """Yield by how many per cent each changed value differs."""
    for row in rows:
        percent = difference(row.before.get("value", ""), row.after.get("value", ""))
        if percent:
            yield Remark(row, _DIFFERS, {"percent": percent})


def difference(before: str, after: str) -> str:
    """Return the change between two values in per cent, with its sign; empty where there is none."""
    try:
        old, new = Decimal(before), Decimal(after)
    except InvalidOperation:
        return ""
    if not old or old == new:
        return ""
    percent = (new - old) / abs(old) * 100
    digits = f"{percent:+.2f}" if abs(percent) >= Decimal("0.01") else f"{percent:+.2g}"
    return digits.replace("-", "−")


@remarks_on("observations")
def places(rows: Sequence[StagedRow]) -> Iterator[Remark]:
    """Yield in which public texts, tables and pages the indicator of each changed number stands."""
    changed = [row for row in rows if row.op == Op.CHANGED]
    codes = {row.key.partition(" | ")[0] for row in changed}
    ids = dict(Indicator.objects.filter(slug__in=codes).values_list("pk", "slug"))
    kind = ContentType.objects.get_for_model(Indicator)
    used: dict[str, dict[str, str]] = defaultdict(dict)
    for link in Link.objects.filter(to_type=kind, to_id__in=ids).order_by("noun", "path"):
        used[ids[link.to_id]].setdefault(link.label_en or link.label_zh_hans, link.label_zh_hans)
    for row in changed:
        found = used[row.key.partition(" | ")[0]]
        if found:
            yield Remark(row, *_told(found))


def _told(found: dict[str, str]) -> tuple[str, dict[str, object]]:
    names = {
        "en": ", ".join(list(found)[:_NAMED]),
        "zh-hans": "、".join(chinese or english for english, chinese in list(found.items())[:_NAMED]),
    }
    more = len(found) - _NAMED
    if more > 0:
        return _TOUCHES_MORE, {"places": names, "count": more}
    return _TOUCHES, {"places": names}
