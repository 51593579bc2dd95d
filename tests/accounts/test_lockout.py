"""What somebody finds who has tried too many passwords."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("prefix", "said"), [("", "Wait 15 minutes"), ("/zh-hans", "请等待15分钟")], ids=["en", "zh-hans"]
)
def test_locked_out_are_told_when_to_try_again(client: Client, prefix: str, said: str) -> None:
    tried = {"username": "somebody", "password": "guess"}
    for _try in range(settings.AXES_FAILURE_LIMIT - 1):
        assert client.post(f"{prefix}/admin/login/", tried).status_code == 200
    answer = client.post(f"{prefix}/admin/login/", tried)
    text = answer.content.decode()
    assert answer.status_code == 429
    assert said in text
    assert "site" in answer.context
    assert "somebody" not in text
