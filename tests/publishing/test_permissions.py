import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from directory.models import Organisation
from publishing import permissions
from tests.factories.publishing import department, draft, published, user
from tests.publishing.records import organisation

pytestmark = pytest.mark.django_db

ROLES = ("", "contributor", "editor", "publisher", "administrator")
# action -> what each role may do with a draft of another department, and with one of its own.
ALLOWED: dict[str, tuple[str, str]] = {
    "change": ("..EPA", ".CEPA"),
    "delete": ("..EPA", "..EPA"),
    "publish": ("...PA", "...PA"),
    "withdraw": ("...PA", "...PA"),
    "view_drafts": (".CEPA", ".CEPA"),
}


def letters(allowed: list[bool]) -> str:
    return "".join(letter if yes else "." for letter, yes in zip(".CEPA", allowed, strict=True))


@pytest.mark.parametrize("action", ALLOWED)
def test_what_each_role_may_do_to_a_record(action: str) -> None:
    own = department("own")
    others, mine = draft(organisation()), draft(organisation(owner=own))
    can = getattr(permissions, f"can_{action}")
    for record, wanted in zip((others, mine), ALLOWED[action], strict=True):
        allowed = [can(user(role, department=own), record) for role in ROLES]
        assert letters(allowed) == wanted


@pytest.mark.parametrize(("action", "wanted"), [("add", ".CEPA"), ("import", "..EPA"), ("export", ".CEPA")])
def test_what_each_role_may_do_to_a_noun(action: str, wanted: str) -> None:
    can = getattr(permissions, f"can_{action}")
    assert letters([can(user(role), Organisation) for role in ROLES]) == wanted


def test_nobody_deletes_what_has_been_public() -> None:
    assert not permissions.can_delete(user("administrator"), published(organisation()))


def test_the_system_user_may_act_and_cannot_sign_in() -> None:
    system = User.objects.system()
    assert permissions.can_publish(system, draft(organisation()))
    assert not system.has_usable_password()
    assert not system.is_active


def test_strangers_may_do_nothing() -> None:
    record = draft(organisation())
    pretender = User.objects.system()
    pretender.is_active = True
    for stranger in (AnonymousUser(), user(), pretender):
        assert not any(getattr(permissions, f"can_{action}")(stranger, record) for action in ALLOWED)


def test_a_user_without_department_is_in_charge_of_nothing() -> None:
    record = draft(organisation(owner=None))
    assert not permissions.can_change(user("contributor", department=None), record)
