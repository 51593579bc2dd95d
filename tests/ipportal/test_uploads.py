from io import BytesIO

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django import Settings


@pytest.fixture(autouse=True)
def bound(settings: Settings) -> None:
    settings.PORTAL_UPLOAD_MAX_BYTES = 2_000


def test_upload_within_the_bound_is_read(rf: RequestFactory) -> None:
    request = rf.post("/", {"file": SimpleUploadedFile("a.csv", b"x" * 1_000)})
    uploaded = request.FILES["file"]
    assert not isinstance(uploaded, list)
    assert uploaded.read() == b"x" * 1_000


def test_upload_beyond_the_bound_is_refused_with_both_sizes(rf: RequestFactory) -> None:
    request = rf.post("/", {"file": SimpleUploadedFile("a.csv", b"x" * 3_000)})
    with pytest.raises(RequestDataTooBig, match=r"has 3\.1\sKB; at most 2\.0\sKB"):
        request.POST  # noqa: B018 - reading the form is what is refused


def test_upload_beyond_the_bound_is_not_read(rf: RequestFactory) -> None:
    request = rf.post("/", {"file": SimpleUploadedFile("a.csv", b"x" * 3_000)})
    stream = BytesIO(b"never touched")
    request._stream = stream  # to see what was read
    with pytest.raises(RequestDataTooBig):
        request.POST  # noqa: B018 - reading the form is what is refused
    assert stream.tell() == 0


@pytest.mark.django_db
def test_upload_beyond_the_bound_answers_400() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/admin/login/")  # for the cookie
    response = client.post("/admin/login/", {"file": SimpleUploadedFile("a.csv", b"x" * 3_000)})
    assert response.status_code == 400
