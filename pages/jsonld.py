"""Structured data of a page as JSON-LD: a data block, which no browser runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString

from pages.addresses import absolute
from publishing.models import Publishable

# As Django's json_script does it: nothing in the block can end it or open another.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def of_record(record: Publishable, schema_type: str) -> dict[str, Any]:
    """Return what every record says of itself: kind, names in both languages, address, dates."""
    english, chinese = record.label("en"), record.label("zh-hans")
    return {
        "@type": schema_type,
        "name": english or chinese,
        "alternateName": chinese if english else "",
        "url": absolute(record.get_absolute_url()),
        "datePublished": record.first_published_at,
        "dateModified": record.published_at,
    }


def block(content: Mapping[str, Any]) -> SafeString:
    """Return the script element with `content`, its empty values left out. The one audited place for it."""
    kept = {name: value for name, value in content.items() if value not in (None, "", [], {})}
    text = json.dumps(
        {"@context": "https://schema.org", **kept}, cls=DjangoJSONEncoder, ensure_ascii=False
    ).translate(ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
