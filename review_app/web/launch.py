"""Start the desk: the one thing the command line asks of the web rooms."""

from __future__ import annotations

import errno
import socket
import sys

from review_app.store import Store, default_database_url
from review_app.web.server import build_app, server_options
from review_app.web.service import Service, configure
from segments.errors import InputError

__all__ = ["free_port", "launch", "shown_database"]

FIRST_PORT = 8501
PORTS_TRIED = 50


def launch(
    project_id: int | None,
    *,
    database_url: str | None = None,
    port: int | None = None,
    reviewer: str | None = None,
    address: str = "127.0.0.1",
) -> None:
    """Serve the desk until it is stopped, after saying where it is and where its database is.

    ``project_id`` None opens the list of projects. InputError when ``port`` is taken; without one the next free one
    is used.
    """
    chosen = free_port(address, port)
    store = Store.open(database_url)
    configure(Service(store, reviewer, database_url))
    place = "" if project_id is None else f"?project={project_id}"
    host = f"[{address}]" if ":" in address else address
    print(f"sverka: the desk is at http://{host}:{chosen}/{place}", file=sys.stderr)  # noqa: T201
    print(f"sverka: decisions, edits and drafts are kept in {shown_database(database_url)}", file=sys.stderr)  # noqa: T201
    print("sverka: press Ctrl+C to stop", file=sys.stderr, flush=True)  # noqa: T201
    try:
        build_app().run(config=server_options(address, chosen))
    finally:
        store.close()


def free_port(address: str, wanted: int | None) -> int:
    """``wanted`` if nobody listens there (else InputError); without one, the first free port from FIRST_PORT on."""
    tried = range(FIRST_PORT, FIRST_PORT + PORTS_TRIED) if wanted is None else (wanted,)
    for port in tried:
        problem = _problem(address, port)
        if problem is None:
            return port
        if wanted is not None or problem.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise InputError(
                "", f"port {port} on {address} cannot be used ({problem.strerror}): choose another with --port"
            )
    raise InputError("", f"no port from {FIRST_PORT} to {tried[-1]} is free on {address}: choose another with --port")


def _problem(address: str, port: int) -> OSError | None:
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OverflowError:
        return OSError(errno.EINVAL, "not a port number")
    except OSError as error:
        return error
    return None


def shown_database(database_url: str | None) -> str:
    url = database_url or default_database_url()
    return url.removeprefix("sqlite:///") if url.startswith("sqlite:///") else _without_password(url)


def _without_password(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.rpartition("@")
    return f"{scheme}{separator}{user.partition(':')[0]}{at}{place}"
