"""The id of the request being answered, for whoever writes about it."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")
