"""What the gallery shows: records of the 2022 edition, and each component drawn with them."""

from typing import Any

from ipportal.examples.lists import LISTS
from ipportal.examples.pages import PAGES

# Each component with its examples: a caption and the attributes.
SHOWN: dict[str, list[tuple[str, dict[str, Any]]]] = {**PAGES, **LISTS}

__all__ = ["SHOWN"]
