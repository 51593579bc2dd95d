from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from accounts.models import User
from directory.models import Organisation
from exchange.models import ImportBatch
from exchange.readers import read_bytes
from tests.exchange.books import book, bring_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.exchange.admin_urls")]

ORGANISATIONS = b"slug,name_en,kind\ncourt,Renamed Court,court\nnew-body,New body,agency\n"
IMPORT, CONFIRM, EXPORT = (
    "/admin/directory/organisation/import/",
    "/admin/directory/organisation/process_import/",
    "/admin/directory/organisation/export/",
)
SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _own_storage(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    # The library makes a new storage for each step, so memory would forget the file in between.
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    location = {"OPTIONS": {"location": str(tmp_path_factory.mktemp("uploads"))}}
    settings.STORAGES = {**settings.STORAGES, "import_export": {**files, **location}}


@pytest.fixture
def sign_in() -> SignIn:
    def signed_in(name: str, *verbs: str) -> Client:
        user = User.objects.create_user(name, is_staff=True)
        for verb in verbs:
            user.user_permissions.add(Permission.objects.get(codename=f"{verb}_organisation"))
        user.user_permissions.add(Permission.objects.get(codename="edit_every_department"))
        client = Client()
        client.force_login(user)
        return client

    return signed_in


def upload(client: Client, data: bytes = ORGANISATIONS, name: str = "organisations.csv") -> dict[str, str]:
    """Upload a file and return what the confirmation would post; {} when the file is refused."""
    response = client.post(
        IMPORT, {"resource": "0", "format": "0", "import_file": SimpleUploadedFile(name, data)}
    )
    assert response.status_code == 200
    form = response.context.get("confirm_form")
    return {} if form is None else {name: str(form[name].value()) for name in form.fields}


@pytest.mark.parametrize("address", [IMPORT, EXPORT])
def test_staff_without_the_permission_are_refused(address: str, sign_in: SignIn) -> None:
    client = sign_in("clerk", "view", "change")
    assert client.get(address).status_code == 403
    assert client.post(address, {"format": "0"}).status_code == 403


def test_confirming_needs_the_permission_too(sign_in: SignIn) -> None:
    posted = upload(sign_in("editor", "import", "add", "change"))
    assert sign_in("clerk", "view").post(CONFIRM, posted).status_code == 403


def test_a_preview_writes_nothing_and_the_confirmation_does(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", "view", "import", "add", "change")
    posted = upload(client)
    assert not Organisation.objects.filter(slug="new-body").exists()
    response = client.post(CONFIRM, posted)
    assert response.status_code == 302
    assert Organisation.objects.get(slug="court").name_en == "Renamed Court"
    assert Organisation.objects.filter(slug="new-body").exists()
    assert ImportBatch.objects.latest("at").by.username == "editor"


def test_the_preview_names_what_is_new_and_what_changes(sign_in: SignIn) -> None:
    bring_in(book())
    client = sign_in("editor", "import", "add", "change")
    response = client.post(
        IMPORT, {"format": "0", "import_file": SimpleUploadedFile("organisations.csv", ORGANISATIONS)}
    )
    text = response.content.decode()
    assert "name_en" in text
    assert "new-body" in text
    assert [row.import_type for row in response.context["result"].rows] == ["update", "new"]


def test_every_error_is_shown_with_its_cell_and_nothing_can_be_confirmed(sign_in: SignIn) -> None:
    client = sign_in("editor", "import", "add", "change")
    data = b"slug,name_en,kind\nA B,<b>x</b>,cort\n"
    response = client.post(
        IMPORT, {"format": "0", "import_file": SimpleUploadedFile("organisations.csv", data)}
    )
    text = response.content.decode()
    assert "organisations!A2" in text
    assert "organisations!C2" in text
    assert "Traceback" not in text
    assert "confirm_form" not in response.context or response.context["confirm_form"] is None


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04rubbish", b"", b"\xff\xfe\x00"])
def test_a_hostile_upload_is_a_message_not_an_error(data: bytes, sign_in: SignIn) -> None:
    assert upload(sign_in("editor", "import"), data) == {}


def test_only_the_uploader_confirms_and_only_what_was_signed(sign_in: SignIn) -> None:
    posted = upload(sign_in("one", "import", "add", "change"))
    other = sign_in("two", "import", "add", "change")
    assert other.post(CONFIRM, posted).status_code == 200
    assert other.post(CONFIRM, {**posted, "import_file_name": "../../etc/passwd"}).status_code == 200
    assert Organisation.objects.count() == 0


def test_a_file_is_confirmed_once(sign_in: SignIn) -> None:
    client = sign_in("editor", "view", "import", "add", "change")
    posted = upload(client)
    assert client.post(CONFIRM, posted)["Location"] == "/admin/directory/organisation/"
    assert client.post(CONFIRM, posted)["Location"] == IMPORT


def test_a_file_for_another_noun_is_refused(sign_in: SignIn) -> None:
    assert upload(sign_in("editor", "import"), b"code,singular_en,plural_en\na,a,as\n", "units.csv") == {}


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
    posted = upload(client, response.content, f"x.{suffix}")
    before = ImportBatch.objects.count()
    client.post(CONFIRM, posted)
    assert ImportBatch.objects.count() == before


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
