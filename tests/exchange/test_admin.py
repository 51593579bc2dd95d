from io import BytesIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from accounts.models import User
from directory.models import Organisation
from exchange.models import ImportBatch, StagedRow, State
from tests.exchange.books import book, bring_in, sheets_of
from tests.exchange.desk import EDITOR, EXPORT, IMPORT, ORGANISATIONS, SignIn, post, step, upload

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.exchange.admin_urls")]


@pytest.mark.parametrize("address", [IMPORT, EXPORT])
def test_staff_without_the_permission_are_refused(address: str, sign_in: SignIn) -> None:
    client = sign_in("clerk", "view", "change")
    assert client.get(address).status_code == 403
    assert client.post(address, {"format": "0"}).status_code == 403


def test_importing_needs_the_right_to_add_and_change_too(sign_in: SignIn) -> None:
    assert post(sign_in("editor", "import", "view")).status_code == 403
    assert not ImportBatch.objects.exists()


def test_confirming_needs_the_permission_too(sign_in: SignIn) -> None:
    address = upload(sign_in("editor", *EDITOR))
    for name in ("confirm", "undo", "again"):
        assert sign_in(f"clerk-{name}", *EDITOR).post(step(address, name)).status_code == 403
    assert sign_in("clerk", "view").get(address).status_code == 403


def test_a_right_that_is_lost_meanwhile_refuses_the_confirmation(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    client.get(address)
    User.objects.get(username="editor").user_permissions.clear()
    assert client.post(step(address, "confirm")).status_code == 403
    assert not Organisation.objects.exists()


def test_a_preview_writes_nothing_and_the_confirmation_does(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    text = client.get(address).content.decode()
    assert "Write 2 rows" in text
    assert not Organisation.objects.filter(slug="new-body").exists()
    response = client.post(step(address, "confirm"), follow=True)
    assert "Written: 1 new rows, 1 changed." in response.content.decode()
    assert Organisation.objects.get(slug="court").name_en == "Renamed Court"
    assert Organisation.objects.filter(slug="new-body").exists()
    assert ImportBatch.objects.latest("at").by.username == "editor"


def test_the_preview_shows_old_and_new_of_every_cell(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", *EDITOR)
    address = upload(client, b"slug,name_en,name_zh_hans\ncourt,Renamed Court,\n")
    text = client.get(address).content.decode()
    assert "<del>Example Court</del>" in text
    assert "<ins>Renamed Court</ins>" in text
    assert "<em>cleared</em>" in text
    row = client.get(f"{address}?row=1").content.decode()
    assert "Example Court" in row
    assert client.get(f"{address}?row=99").status_code == 404


@pytest.mark.parametrize(
    ("show", "found"),
    [
        ("new", {"new-body"}),
        ("changed", {"court"}),
        ("", {"court", "new-body"}),
        ("nonsense", {"court", "new-body"}),
    ],
)
def test_rows_are_filtered(show: str, found: set[str], sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", *EDITOR)
    lines = client.get(upload(client), {"show": show, "sheet": "organisations"}).context["preview"].lines
    assert {line.row.key for line in lines} == found


def test_unchanged_rows_and_warnings_are_counted(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", *EDITOR)
    address = upload(client, b"slug,name_en\ncourt,Example Court\ncompany,Company\n")
    page = client.get(address, {"show": "unchanged"})
    assert page.context["preview"].counted == 1
    assert client.get(address, {"show": "warning"}).context["preview"].lines == []


def test_the_page_stays_small_whatever_the_file(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    text = "示例" * 150
    rows = "".join(f"body-{n},{text},Body {n},agency,{text},https://example.org/{n}\n" for n in range(120))
    address = upload(client, f"slug,name_zh_hans,name_en,kind,note_zh_hans,url\n{rows}".encode())
    for page in ("1", "2", "9"):
        response = client.get(address, {"page": page})
        assert len(response.content) <= 80 * 1024
    remark = [{"text": "%(message)s", "params": {"message": text}}] * 6
    StagedRow.objects.update(remarks=remark, warned=True)
    assert len(client.get(address).content) <= 80 * 1024
    assert len(client.get(address).context["preview"].lines) == 100


def test_every_error_is_shown_with_its_cell_and_nothing_can_be_confirmed(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client, b"slug,name_en,kind\nA B,<b>x</b>,cort\ngood,Good,court\n")
    text = client.get(address).content.decode()
    assert "organisations!A2" in text
    assert "organisations!C2" in text
    assert "confirm/" not in text
    told = client.post(step(address, "confirm"), follow=True).content.decode()
    assert "That cannot be done" in told
    assert not Organisation.objects.exists()


def test_the_failing_rows_come_back_as_a_workbook(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client, b"slug,name_en,kind\ngood,Good,court\nA B,=cmd(),cort\n")
    client.get(address)
    for language, reason in (("", "did you mean"), ("/zh-hans", "是否应为")):
        response = client.get(language + address.replace("/change/", "/errors.xlsx"))
        page = load_workbook(BytesIO(response.content))["organisations"]
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        assert rows[0][2:] == ["slug", "name_en", "kind"]
        assert len(rows) == 2
        assert rows[1][0] == 3
        assert rows[1][2:] == ["A B", "=cmd()", "cort"]
        assert reason in rows[1][1]
        assert page["D2"].data_type == "s"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04rubbish", b"\xff\xfe\x00"])
def test_a_hostile_upload_is_a_message_not_an_error(data: bytes, sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client, data)
    response = client.get(address)
    assert response.context["batch"].state == State.INVALID
    assert client.get(address.replace("/change/", "/errors.xlsx")).status_code == 302


def test_an_empty_or_missing_file_is_asked_for_again(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    for given in ({}, {"workbook": SimpleUploadedFile("x.csv", b"")}):
        response = client.post(IMPORT, given)
        assert response.status_code == 200
        assert response.context["form"].errors


def test_a_file_is_confirmed_once(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    client.get(address)
    client.post(step(address, "confirm"))
    told = client.post(step(address, "confirm"), follow=True).content.decode()
    assert "written already" in told
    again = client.get(upload(client)).content.decode()
    assert "This very file was written on" in again
    assert "This file changes nothing" in again


def test_conflicts_are_listed_and_compared_again(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    client.get(address)
    Organisation.objects.filter(slug="court").update(name_en="Edited")
    bring_in(sheets_of(organisations="slug,name_en\ncourt,Edited twice\n"))
    text = client.post(step(address, "confirm"), follow=True).content.decode()
    assert "edited since the preview" in text
    assert "Edited twice" in text
    text = client.post(step(address, "again"), follow=True).content.decode()
    assert "Edited twice" in text
    assert "edited since the preview" not in text


def test_an_import_is_taken_back_after_a_question(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    client.get(address)
    client.post(step(address, "confirm"))
    assert "Take the import back" in client.get(step(address, "undo")).content.decode()
    assert Organisation.objects.exists()
    text = client.post(step(address, "undo"), follow=True).content.decode()
    assert "everything is as it was" in text
    assert not Organisation.objects.exists()
    assert client.get(step(address, "undo")).status_code == 302


def test_a_record_knows_from_which_cells_it_came(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client)
    client.get(address)
    client.post(step(address, "confirm"))
    made = Organisation.objects.get(slug="new-body")
    text = client.get(f"/admin/directory/organisation/{made.pk}/history/").content.decode()
    assert "imported from organisations.csv, organisations!3" in text


def test_unknown_imports_and_lost_files_are_helpful_pages(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    User.objects.get(username="editor").user_permissions.add(
        Permission.objects.get(codename="view_importbatch")
    )
    for key in (uuid4(), "nonsense", "0"):
        response = client.get(f"/admin/exchange/importbatch/{key}/change/", follow=True)
        assert "There is no such import" in response.content.decode()
    assert client.post(f"/admin/exchange/importbatch/{uuid4()}/confirm/").status_code == 404
    address = upload(client)
    batch = ImportBatch.objects.get()
    batch.file.storage.delete(str(batch.file.name))
    assert "gone or damaged" in client.get(address).content.decode()
    address = upload(client)
    client.get(address)
    batch = ImportBatch.objects.latest("at")
    batch.file.storage.delete(str(batch.file.name))
    assert "gone or damaged" in client.post(step(address, "confirm"), follow=True).content.decode()


def test_an_import_in_reading_shows_its_progress_without_a_script(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(batch: ImportBatch, _budget: float) -> bool:
        ImportBatch.objects.filter(pk=batch.pk).update(state=State.STAGING, progress=20)
        batch.refresh_from_db()
        return False

    client = sign_in("editor", *EDITOR)
    address = upload(client)
    with monkeypatch.context() as patched:
        patched.setattr("exchange.actions.stage", half)
        text = client.get(address).content.decode()
    assert f'<progress id="progress" max="{len(ORGANISATIONS)}" value="20">' in text
    assert '<meta http-equiv="refresh" content="1">' in text
    assert "Write 2 rows" in client.get(address).content.decode()


def test_a_whole_workbook_is_taken_in_on_its_own_page(sign_in: SignIn) -> None:
    page = "/admin/exchange/importbatch/upload/"
    assert sign_in("clerk", "view", "add", "change").get(page).status_code == 403
    client = sign_in("editor", *EDITOR)
    assert "organisation-names" in client.get(page).content.decode()
    assert client.post(page, {"workbook": SimpleUploadedFile("book.zip", book())}).status_code == 403
    data = sheets_of(organisations=ORGANISATIONS.decode())
    response = client.post(page, {"workbook": SimpleUploadedFile("book.zip", data)})
    assert response.status_code == 302
    assert "Write 2 rows" in client.get(response["Location"]).content.decode()


def test_a_file_for_another_noun_is_refused(sign_in: SignIn) -> None:
    client = sign_in("editor", *EDITOR)
    address = upload(client, b"code,singular_en,plural_en\na,a,as\n", "units.csv")
    response = client.get(address)
    assert response.context["batch"].totals == {"other-sheet": 1}
