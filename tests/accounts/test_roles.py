"""Every role against every action of every table: the groups hold exactly what accounts/roles.py says."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from accounts.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, PUBLISHER, ROLES, granted
from accounts.signals import apply_roles
from publishing import snapshots
from tests.factories.publishing import user

pytestmark = pytest.mark.django_db

VERBS = ("view", "add", "change", "delete", "import", "export", "publish", "withdraw")
ALLOWED = {
    CONTRIBUTOR: {"view", "add", "change", "export"},
    EDITOR: {"view", "add", "change", "delete", "import", "export"},
    PUBLISHER: set(VERBS),
    ADMINISTRATOR: set(VERBS),
}


@pytest.mark.parametrize("role", ALLOWED)
def test_what_each_role_may_do_to_each_noun(role: str) -> None:
    person = user(role)
    for model in snapshots.nouns():
        label, name = model._meta.app_label, model._meta.model_name
        allowed = {verb for verb in VERBS if person.has_perm(f"{label}.{verb}_{name}")}
        assert allowed == ALLOWED[role], f"{role} on {model._meta.label}"


@pytest.mark.parametrize("role", ALLOWED)
def test_roles_give_nothing_on_the_machinery(role: str) -> None:
    person = user(role)
    machinery = {"admin", "auth", "axes", "contenttypes", "sessions", "search"}
    assert machinery & {config.label for config in apps.get_app_configs()}
    assert not [one for one in person.get_all_permissions() if one.split(".")[0] in machinery]


@pytest.mark.parametrize("role", ALLOWED)
def test_people_are_kept_by_administrators_and_the_trail_is_read_by_those_who_answer_for_it(
    role: str,
) -> None:
    person = user(role)
    assert person.has_perm("accounts.change_user") == (role == ADMINISTRATOR)
    assert person.has_perm("accounts.view_department")
    assert not person.has_perm("accounts.view_user") or role == ADMINISTRATOR
    assert person.has_perm("publishing.view_auditentry") == (role != CONTRIBUTOR)
    assert person.has_perm("accounts.edit_every_department") == (role != CONTRIBUTOR)
    assert not [
        one for one in person.get_all_permissions() if one.startswith("publishing.") and ".view" not in one
    ]


def test_every_content_table_is_covered_by_some_role() -> None:
    granted_by_any = set(Group.objects.get(name=ADMINISTRATOR).permissions.values_list("codename", flat=True))
    for model in snapshots.nouns():
        assert f"publish_{model._meta.model_name}" in granted_by_any


def test_applying_the_roles_again_changes_nothing_and_undoes_what_was_added_by_hand() -> None:
    before = {group.name: set(group.permissions.all()) for group in Group.objects.all()}
    assert set(before) == {role.name for role in ROLES}
    Group.objects.get(name=CONTRIBUTOR).permissions.add(Permission.objects.get(codename="delete_user"))
    apply_roles()
    assert {group.name: set(group.permissions.all()) for group in Group.objects.all()} == before


def test_the_roles_are_applied_by_migrate() -> None:
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert Group.objects.count() == len(ROLES)


def test_a_new_noun_is_covered_without_naming_it() -> None:
    for role in ROLES:
        verbs = {
            codename.split("_")[0]
            for _app, codename in granted(role, [("treaties", f"{v}_treaty") for v in VERBS])
        }
        assert verbs == ALLOWED[role.name]
