"""How gunicorn serves the portal; each value may be set in the environment where a second one makes sense."""

import os
from pathlib import Path

workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = int(os.environ.get("WEB_TIMEOUT", "60"))
graceful_timeout = 30
# A worker starts afresh now and then, so that nothing can grow for ever.
max_requests = 10_000
max_requests_jitter = 1_000

# Proxies whose X-Forwarded-Proto is believed: none, unless named.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "")

# No control socket in the home directory: signals and the service manager do.
control_socket_disable = True
# Heartbeats in memory where there is such a place, so that a slow disk does not look like a hanging worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - the place is the point

# One line a request when asked for ("-" is standard output); the reader's address is not in it.
accesslog = os.environ.get("ACCESS_LOG")
access_log_format = (
    '{"time": "%(t)s", "request": "%({x-request-id}o)s", "method": "%(m)s", "path": "%(U)s", '
    '"status": "%(s)s", "bytes": "%(B)s", "seconds": "%(L)s"}'
)
loglevel = os.environ.get("LOG_LEVEL", "info" if os.environ.get("ACCESS_LOG") else "warning").lower()
