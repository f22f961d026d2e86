"""The web application around the pages: assets, security headers, what happens at start."""

from __future__ import annotations

import base64
import gc
import hashlib
import re
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["asset_version", "build_app", "server_options"]


@cache
def _policy() -> str:
    """Nothing is asked of another host. Inline components are blob: modules; the page's own script goes by its hash."""
    page = Path(st.__file__).with_name("static") / "index.html"
    inline = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in inline]
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(["script-src 'self' blob:", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        )
    )


HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
KINDS = {".js": "text/javascript", ".json": "application/json", ".css": "text/css"}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Any]
Send = Callable[[MutableMapping[str, Any]], Any]


class SecurityHeaders:
    """ASGI middleware that adds the policy and HEADERS to every answer."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Any]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    (b"content-security-policy", _policy().encode()),
                    *HEADERS,
                ]
            await send(message)

        await self.app(scope, receive, with_headers)


@cache
def _assets() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for folder in ("components", "i18n"):
        for item in files("review_app.web").joinpath(folder).iterdir():
            if Path(item.name).suffix in KINDS:
                found[item.name] = item.read_bytes()
    return found


@cache
def asset_version() -> str:
    """Changes with every change of an asset, so that a browser can keep what it has for ever."""
    return hashlib.sha256(b"".join(name.encode() + data for name, data in sorted(_assets().items()))).hexdigest()[:12]


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    data = _assets().get(name)
    if data is None:
        return Response("not found", 404)
    caching = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(data, media_type=KINDS[Path(name).suffix], headers=caching)


@asynccontextmanager
async def _lifespan(app: st.App) -> AsyncIterator[None]:
    gc.collect()
    gc.freeze()  # with runner.postScriptGC off: what is loaded by now is never looked through again
    yield


def build_app() -> st.App:
    """The application; :func:`review_app.web.service.configure` comes first."""
    from starlette.middleware import Middleware

    return st.App(
        Path(__file__).with_name("app.py"),
        lifespan=_lifespan,
        routes=[Route("/desk-assets/{version}/{name}", _asset)],
        middleware=[Middleware(SecurityHeaders)],
    )


def server_options(address: str, port: int) -> dict[str, Any]:
    """Streamlit's options: nothing leaves the machine, no file watching, no garbage collection after every click."""
    return {
        "server.address": address,
        "server.port": port,
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.showEmailPrompt": False,
        "server.maxUploadSize": 100,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "viewer",
        "client.showErrorDetails": "type",
        "runner.postScriptGC": False,
        "logger.hideWelcomeMessage": True,
        "logger.level": "warning",
        "theme.baseRadius": "small",
        "theme.light.primaryColor": "#0b5cad",
        "theme.light.backgroundColor": "#fbfbfa",
        "theme.light.secondaryBackgroundColor": "#f1f0ed",
        "theme.light.textColor": "#1d1f23",
        "theme.dark.primaryColor": "#6cb2ff",
        "theme.dark.backgroundColor": "#15171b",
        "theme.dark.secondaryBackgroundColor": "#1f2228",
        "theme.dark.textColor": "#e6e7ea",
    }
