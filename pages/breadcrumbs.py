"""Where a page stands in the house, from the front page down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step; the page itself has no address."""

    label: Label
    url: str = ""


def trail(*steps: Crumb) -> Sequence[Crumb]:
    """Return the steps with the front page before them."""
    return (Crumb(_("Home"), reverse("home")), *steps)
