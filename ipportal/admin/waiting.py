"""What waits for somebody: texts ahead of the public ones by state, and numbers not yet released."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from indicators.models import Observation
from publishing import snapshots
from publishing.models import Publishable
from publishing.states import OPEN_STAGES, Stage, State, derive

NEWEST = 8
# The word of the list's filter for each stage: a text given back is still in review.
_STATES = {stage: derive("", stage) for stage in OPEN_STAGES}

Noun = type[Publishable]


@dataclass(frozen=True)
class Some:
    """How many of a noun, and the list that shows them."""

    name: str
    count: int
    url: str


@dataclass(frozen=True)
class Pile:
    """What stands at one place of the road to the public."""

    state: str
    label: str | Promise
    parts: Sequence[Some]

    @property
    def count(self) -> int:
        """Return how many there are of all nouns."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Text:
    """A newest text that is not public yet."""

    name: str
    noun: str
    url: str
    state: str
    label: str | Promise
    saved: datetime


_SEE = ("view", "change")


def nouns_of(user: User | AnonymousUser) -> list[Noun]:
    """Return the nouns whose drafts the user may see."""
    return [
        model
        for model in snapshots.nouns()
        if any(user.has_perm(f"{model._meta.app_label}.{verb}_{model._meta.model_name}") for verb in _SEE)
    ]


def piles(user: User | AnonymousUser) -> list[Pile]:
    """Return what waits, nearest to the public first; two queries however much there is."""
    nouns = nouns_of(user)
    found = list(_piles(nouns, _counted(nouns)))
    if user.has_perm("indicators.view_observation"):
        found.extend(_numbers())
    return found


def newest(user: User | AnonymousUser) -> list[Text]:
    """Return the texts saved last among those that wait; one query."""
    nouns = {model._meta.label: model for model in nouns_of(user)}
    together = _united(
        [
            _open(model)
            .annotate(
                noun_label=Value(label),
                stage=F("head_revision__stage"),
                english=F("head_revision__label_en"),
                chinese=F("head_revision__label_zh_hans"),
                saved=F("head_revision__created_at"),
            )
            .values("noun_label", "pk", "stage", "english", "chinese", "saved")
            for label, model in nouns.items()
        ]
    )
    if together is None:
        return []
    return [_text(nouns[row["noun_label"]], row) for row in together.order_by("-saved")[:NEWEST]]


def _text(model: Noun, row: dict[str, Any]) -> Text:
    english, chinese = row["english"], row["chinese"]
    name = (chinese or english) if (get_language() or "").startswith("zh") else (english or chinese)
    meta, stage = model._meta, Stage(row["stage"])
    return Text(
        name=name or f"{meta.verbose_name} {row['pk']}",
        noun=str(meta.verbose_name),
        url=reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row["pk"]]),
        state=_STATES[stage].value,
        label=stage.label,
        saved=row["saved"],
    )


def _counted(nouns: Iterable[Noun]) -> Counter[tuple[str, State]]:
    together = _united(
        [
            _open(model)
            .annotate(noun_label=Value(model._meta.label))
            .values_list("noun_label", "head_revision__stage")
            .annotate(found=Count("pk"))
            for model in nouns
        ]
    )
    counted: Counter[tuple[str, State]] = Counter()
    for label, stage, found in together or ():
        counted[label, _STATES[Stage(stage)]] += found
    return counted


def _piles(nouns: Sequence[Noun], counted: Counter[tuple[str, State]]) -> Iterable[Pile]:
    for state in (State.APPROVED, State.IN_REVIEW, State.DRAFT):
        parts = [
            Some(
                str(capfirst(str(model._meta.verbose_name_plural))),
                counted[model._meta.label, state],
                f"{_list(model)}?state={state.value}",
            )
            for model in nouns
            if counted[model._meta.label, state]
        ]
        if parts:
            yield Pile(state.value, state.label, parts)


def _numbers() -> Iterable[Pile]:
    count = Observation.objects.filter(released_at__isnull=True).count()
    if count:
        name = str(capfirst(str(Observation._meta.verbose_name_plural)))
        yield Pile("draft", _("Pending"), [Some(name, count, f"{_list(Observation)}?stands=pending")])


def _open(model: Noun) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.draft_ahead().in_stage(*OPEN_STAGES).order_by()
    return rows


def _united(rows: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any] | None:
    if not rows:
        return None
    return rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0]


def _list(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
