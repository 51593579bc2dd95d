"""Log lines as JSON, one object a line, each with the request's id."""

import json
import logging
from datetime import UTC, datetime

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
