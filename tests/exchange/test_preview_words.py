"""A preview says the words of a closed set, in the reader's language, where a file may hold codes."""

import pytest
from django.utils.translation import override

from exchange.display import whole
from exchange.models import ImportBatch, Op, StagedRow


@pytest.mark.parametrize(
    ("language", "said"), [("en", ("government agency", "court")), ("zh-hans", ("行政机关", "法院"))]
)
def test_codes_are_shown_as_people_say_them(language: str, said: tuple[str, str]) -> None:
    kinds = {"kind": "agency", "name_en": "agency"}, {"kind": "court", "name_en": "court"}
    row = StagedRow(
        batch=ImportBatch(), sheet="organisations", op=Op.CHANGED, before=kinds[0], after=kinds[1]
    )
    with override(language):
        cells = [(cell.before, cell.after) for cell in whole(row).cells]
    assert cells == [said, ("agency", "court")]


def test_what_is_no_code_of_a_set_is_shown_as_it_is() -> None:
    row = StagedRow(batch=ImportBatch(), sheet="organisations", op=Op.NEW, before={}, after={"kind": "guild"})
    assert [cell.after for cell in whole(row).cells] == ["guild"]
