"""Log lines as JSON, one object a line, each with the request's id."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from ipportal.requests import request_id


class JsonFormatter(logging.Formatter):
    """Turns a log record into one line of JSON: time (UTC), level, logger, request, message, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without a line break even when the message has one."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_settings(level: str) -> dict[str, Any]:
    """Return Django's LOGGING: all lines to standard error as JSON, from `level` (a name like INFO) up."""
    through = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": through,
            "django.server": through,
            # It complains at each HEAD that Django wrote a body, which it drops as it should.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }
