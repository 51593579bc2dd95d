"""Whatever is posted to the user's form is answered by the form."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["full", "-1", "999999999999999999999", "\x00"])
def test_impossible_department_is_an_error_beside_its_field(client: Client, key: str) -> None:
    client.force_login(User.objects.create_superuser("head", password="test-password-1"))
    answer = client.post("/admin/accounts/user/add/", {"username": "new", "department": key})
    assert answer.status_code == 200
    assert "department" in answer.context["adminform"].form.errors
    assert not User.objects.filter(username="new").exists()
