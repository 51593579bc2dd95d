from io import BytesIO

import pytest
from openpyxl import load_workbook

from exchange.readers import read_bytes
from tests.exchange.books import book, bring_in
from tests.exchange.desk import EXPORT, IMPORT, SignIn, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.exchange.admin_urls")]


@pytest.mark.parametrize(("number", "suffix"), [("0", "xlsx"), ("1", "zip")])
def test_an_export_holds_the_noun_and_its_parts_and_comes_back(
    number: str, suffix: str, sign_in: SignIn
) -> None:
    bring_in(book())
    client = sign_in("editor", "view", "import", "export", "add", "change")
    response = client.post(EXPORT, {"format": number, "resource": "0"})
    assert response["Content-Disposition"].endswith(f'.{suffix}"')
    names = {table.name for table in read_bytes(response.content, "x").tables}
    assert names == {"organisations", "organisation-names"}
    address = upload(client, response.content, f"x.{suffix}")
    preview = client.get(address)
    assert preview.context["changes"] == 0
    assert "confirm/" not in preview.content.decode()


def test_an_export_keeps_to_what_the_list_shows(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", "view", "export")
    response = client.post(f"{EXPORT}?kind__exact=company", {"format": "0", "resource": "0"})
    page = load_workbook(BytesIO(response.content))["organisations"]
    assert [row[0].value for row in page.iter_rows(min_row=2)] == ["company"]


def test_the_pages_have_no_inline_script_or_style(sign_in: SignIn) -> None:
    client = sign_in("editor", "import", "export", "view")
    for address in (IMPORT, EXPORT):
        text = client.get(address).content.decode()
        assert "onchange=" not in text
        assert "style=" not in text
