"""`load_sample` brings everything in at once, only once, and leaves editors' work alone."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from directory.models import Organisation, Source
from indicators.models import Observation
from ipportal.actions import IN_ORDER
from publishing.models import AuditEntry, Revision
from tests.sample.conftest import Site

pytestmark = pytest.mark.django_db
SAMPLE: Path = settings.BASE_DIR / "sample"
# Surnames with a given name in two of the sources; the portal knows these people by surname and initial.
NAMED_IN_FULL = re.compile(
    r"\b(?:Li|Liang|Yan) (?!X\b)[A-Z][a-z]+(?:peng|ping|hao)\b|General Secretary [A-Z][a-z]+ [A-Z]"
)


def _said(*arguments: str) -> str:
    out = StringIO()
    call_command("load_sample", *arguments, stdout=out)
    return out.getvalue()


def _sheet(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_load_sample_publishes_every_record(site: Site) -> None:
    waiting = {model.__name__: model._default_manager.exclude(status="live").count() for model in IN_ORDER}
    assert waiting == dict.fromkeys(waiting, 0)
    assert not Observation.objects.filter(released_at__isnull=True).exists()
    assert Organisation.objects.count() == len(_sheet("organisations"))
    assert "records published" in site.said


def test_load_sample_twice_changes_nothing(site: Site) -> None:
    before = (Revision.objects.count(), AuditEntry.objects.count(), Observation.objects.count())
    assert "nothing was changed" in _said()
    assert (Revision.objects.count(), AuditEntry.objects.count(), Observation.objects.count()) == before


def test_load_sample_if_empty_leaves_other_records_alone(site: Site) -> None:
    assert "records already" in _said("--if-empty")


def test_load_sample_by_nobody_is_refused(site: Site) -> None:
    with pytest.raises(CommandError, match="no user nobody"):
        _said("--by", "nobody")


def test_sample_rebuilt_links_change_nothing(site: Site) -> None:
    out = StringIO()
    call_command("rebuild_links", stdout=out)
    assert "0 added, 0 removed" in out.getvalue()


def test_sample_names_a_source_for_each_number(site: Site) -> None:
    named = {row["source"] for row in _sheet("observations")}
    assert named <= set(Source.objects.published().values_list("slug", flat=True))


@pytest.mark.parametrize("path", sorted(SAMPLE.rglob("*.*")), ids=lambda path: path.name)
def test_sample_names_no_private_person_in_full(path: Path) -> None:
    assert NAMED_IN_FULL.search(path.read_text(encoding="utf-8")) is None
