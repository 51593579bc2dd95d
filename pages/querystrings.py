"""The query string of a list as it is understood: what is in use, and the addresses one step away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A list's address and the parameters that shape it; a change always leads to the first page."""

    path: str
    values: Values

    def url(self, **extra: str) -> str:
        """Return the address with these parameters, and `extra` ones after them."""
        pairs = [(name, value) for name, values in self.values.items() for value in values]
        text = urlencode([*pairs, *extra.items()])
        return f"{self.path}?{text}" if text else self.path

    def only(self, name: str, value: str) -> Query:
        """Return the query with `value` as the one value of `name`."""
        return replace(self, values={**self.values, name: (value,)})

    def without(self, name: str, value: str | None = None) -> Query:
        """Return the query without a value of `name`, or without `name` at all."""
        kept = [] if value is None else [one for one in self.values.get(name, ()) if one != value]
        changed = {key: kept if key == name else values for key, values in self.values.items()}
        return replace(self, values={key: values for key, values in changed.items() if values})

    def at(self, path: str) -> Query:
        """Return the same query at another address."""
        return replace(self, path=path)

    def hidden(self, *left_out: str) -> list[dict[str, str]]:
        """Return name and value of each parameter but `left_out`, for the hidden fields of a form."""
        return [
            {"name": name, "value": value}
            for name, values in self.values.items()
            if name not in left_out
            for value in values
        ]
