"""Tags for what records carry in pairs: bilingual texts, dates with precision, stored addresses."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pages.addresses import local
from pages.bilingual import shown
from pages.phrases import phrases
from pages.texts import Dated, Text, dated

register = template.Library()


@register.simple_tag
def text(record: Any, field: str) -> str | SafeString:
    """Print a pair of columns in the reader's language, or in the other one with its `lang`."""
    found = shown(record, field)
    return marked(found)


@register.filter
def marked(value: Text | str) -> str | SafeString:
    """Print a text; where it is not in the page's language, wrap it in its `lang`."""
    lang = getattr(value, "lang", "")
    return format_html('<span lang="{}">{}</span>', lang, value) if lang else value


@register.filter
def breakable(heading: str) -> SafeString:
    """Print a heading with marks where a line may break; its style sheet breaks Chinese nowhere else."""
    *before, last = phrases(heading) or [""]
    return format_html("{}{}", format_html_join("", "{}<wbr>", ((piece,) for piece in before)), last)


@register.simple_tag
def day(record: Any, field: str) -> Dated:
    """Give a date and its precision as the component `date.html` takes it."""
    return dated(getattr(record, field), getattr(record, f"{field}_precision"))


@register.filter
def localpath(path: str) -> str:
    """Print a stored English address in the active language."""
    return local(path)
