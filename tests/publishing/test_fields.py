import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Value

from cases.models import TypicalCase
from publishing.fields import ProseField, sanitise_prose
from tests.publishing.records import case

HOSTILE = (
    '<p onclick="x()">Sum<script>alert(1)</script> <a href="javascript:x()">a</a><img src=x onerror=y></p>'
)
CLEAN = "<p>Sum <a>a</a></p>"


@pytest.mark.django_db
class TestEveryWayIn:
    def stored(self) -> str:
        return TypicalCase.objects.values_list("facts_en", flat=True).get()

    def test_create(self) -> None:
        made = case(facts_en=HOSTILE)
        assert self.stored() == made.facts_en == CLEAN

    def test_bulk_create(self) -> None:
        TypicalCase.objects.bulk_create([TypicalCase(slug="a", kind="dispute", facts_en=HOSTILE)])
        assert self.stored() == CLEAN

    def test_update(self) -> None:
        case()
        TypicalCase.objects.update(facts_en=HOSTILE)
        assert self.stored() == CLEAN
        TypicalCase.objects.update(facts_en=Value(HOSTILE, ProseField()))
        assert self.stored() == CLEAN

    def test_bulk_update(self) -> None:
        made = case()
        made.facts_en = HOSTILE
        TypicalCase.objects.bulk_update([made], ["facts_en"])
        assert self.stored() == CLEAN

    def test_fixture(self, tmp_path: Path) -> None:
        fields = {"slug": "a", "kind": "dispute", "facts_en": HOSTILE}
        file = tmp_path / "cases.json"
        file.write_text(json.dumps([{"model": "cases.typicalcase", "pk": 1, "fields": fields}]))
        call_command("loaddata", file, verbosity=0)
        assert self.stored() == CLEAN

    def test_form(self) -> None:
        field = TypicalCase._meta.get_field("facts_en")
        assert field.clean(HOSTILE, None) == CLEAN


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p></p>", ""),
        ("<p>[[code:2022|words]] 1 &lt; 2</p>", "<p>[[code:2022|words]] 1 &lt; 2</p>"),
        ('<p style="color:red" class="x">a</p>', "<p>a</p>"),
        ("<h1>a</h1><h3>b</h3>", "a<h3>b</h3>"),
        ('<a href="/cases/x/" target="_blank">x</a>', '<a href="/cases/x/">x</a>'),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ("<svg><style>x</style></svg><iframe src=x></iframe>", ""),
    ],
)  # fmt: skip
def test_prose_keeps_what_the_editor_can_make_and_nothing_else(html: str, wanted: str) -> None:
    assert sanitise_prose(html) == wanted
    assert sanitise_prose(wanted) == wanted
