"""Print the environment that points the tests at a PostgreSQL and a Redis server, or say why not.

TEST_POSTGRES_URL and TEST_REDIS_URL name them; a server on this machine is tried otherwise. Nothing is
printed when one does not answer, which is a failure where CI is set.
"""

import os
import sys

import psycopg
import redis

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://root@127.0.0.1:5432/postgres")
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/1")


def problems() -> list[str]:
    """Return one sentence for each server that does not answer within three seconds."""
    found = []
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.Error as error:
        found.append(f"PostgreSQL does not answer at {POSTGRES} ({error}); set TEST_POSTGRES_URL.")
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=3).ping()
    except redis.RedisError as error:
        found.append(f"Redis does not answer at {REDIS} ({error}); set TEST_REDIS_URL.")
    return found


def main() -> int:
    """Print `NAME=value` pairs for `env`; return the exit status."""
    if found := problems():
        print("SKIPPED: the tests on PostgreSQL and Redis.", *found, sep="\n  ", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    print(f"DATABASE_URL={POSTGRES} CACHE_URL={REDIS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
