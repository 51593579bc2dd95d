"""Parts of addresses that Django has no converter for; registered when the app is ready."""

from __future__ import annotations

from django.urls import register_converter


class YearConverter:
    """A calendar year of four digits, handed on as a number."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int | str) -> str:
        """Return the digits."""
        return str(value)


class CodeConverter:
    """A code as records carry it: lower-case letters, digits and hyphens, at most 80 characters."""

    regex = "[a-z0-9][a-z0-9-]{0,79}"

    def to_python(self, value: str) -> str:
        """Return the code."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code."""
        return value


def register() -> None:
    """Make `<year:…>` and `<code:…>` known to `path()`."""
    register_converter(YearConverter, "year")
    register_converter(CodeConverter, "code")
