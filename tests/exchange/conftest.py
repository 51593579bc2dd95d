"""Who signs in to bring files in."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from tests.exchange.desk import SignIn


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
