from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.migrations.loader import MigrationLoader

from tests.architecture.project import APPS, HEIGHT, may_use

Key = tuple[str, str]


def branches(migrations: Mapping[Key, Iterable[Key]]) -> list[str]:
    """Return where an app's migrations are not one line: two that follow the same one, or one that merges."""
    found = []
    for app in sorted({app for app, _ in migrations}):
        own = {
            name: [other for label, other in needs if label == app]
            for (label, name), needs in migrations.items()
            if label == app
        }
        followed = Counter(other for needs in own.values() for other in needs)
        starts = [name for name, needs in own.items() if not needs]
        found += [f"{app}.{name} merges" for name, needs in own.items() if len(needs) > 1]
        found += [f"{app}.{name} is followed twice" for name, count in followed.items() if count > 1]
        found += [f"{app} begins twice" for _ in starts[1:]]
    return found


def needs_upwards(migrations: Mapping[Key, Iterable[Key]]) -> list[str]:
    """Return migrations that need one of an app they may not know."""
    return [
        f"{app}.{name} needs {other}"
        for (app, name), needs in migrations.items()
        for other, _ in needs
        if {app, other} <= HEIGHT.keys() and not may_use(app, other)
    ]


def project_migrations() -> dict[Key, list[Key]]:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    assert loader.disk_migrations is not None
    return {
        key: [need for need in migration.dependencies if need[1] != "__first__"]
        for key, migration in loader.disk_migrations.items()
        if key[0] in APPS
    }


def test_each_app_has_one_line_of_migrations() -> None:
    assert branches(project_migrations()) == []


def test_migrations_need_lower_apps_only() -> None:
    assert needs_upwards(project_migrations()) == []


def test_two_migrations_after_the_same_one_are_seen() -> None:
    first = ("cases", "0001")
    assert branches({first: [], ("cases", "0002_a"): [first], ("cases", "0002_b"): [first]})
    assert branches({first: [], ("cases", "0001_again"): []})
    assert not branches({first: [], ("cases", "0002_a"): [first]})


def test_merge_is_seen() -> None:
    a, b = ("cases", "0002_a"), ("cases", "0002_b")
    assert "cases.0003 merges" in branches({a: [], b: [a], ("cases", "0003"): [a, b]})


def test_upward_need_is_seen() -> None:
    assert needs_upwards({("directory", "0001"): [("reports", "0001")]})
    assert not needs_upwards({("reports", "0001"): [("directory", "0001")]})
