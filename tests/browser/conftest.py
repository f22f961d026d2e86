"""A real Chromium and a real server: what the browser tests stand on."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from review_app.review.desk import Desk
from review_app.review.projects import open_project
from review_app.store import Store

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from find_chromium import find_chromium  # noqa: E402

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL = re.compile(r"^(https?|wss?)://127\.0\.0\.1:\d+/|^(data|blob):")
PATIENCE = 20  # seconds for a server to start on a busy machine

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is here; skip it without a browser, except in CI, where that must fail."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
        if find_chromium() is None and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="no Chromium was found"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    assert path, "no Chromium was found: run `python tests/find_chromium.py`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when it asks anything of another machine, or when a script of ours breaks."""
    context = chromium.new_context(viewport={"width": 1600, "height": 900}, locale="en-GB", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    outside: list[str] = []
    broken: list[str] = []
    opened.on("request", lambda request: None if LOCAL.match(request.url) else outside.append(request.url))
    opened.on("websocket", lambda socket: None if LOCAL.match(socket.url) else outside.append(socket.url))
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    context.close()
    assert outside == []
    assert broken == []


@dataclass
class Server:
    """The desk in a process of its own, on a database of its own."""

    database: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    stores: list[Store] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.database}"

    def start(self) -> None:
        command = [sys.executable, str(HERE / "serve_desk.py"), self.url, str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=1):
                    return
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, "the server did not start"
                time.sleep(0.05)
        raise AssertionError("the server did not answer")

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def project(self, target: Path, **evidence: object) -> int:
        """Import a document as `sverka review` does, beside the running server."""
        store = Store.open(self.url)
        try:
            return open_project(store, target, **evidence)  # type: ignore[arg-type]
        finally:
            store.close()

    def desk(self, project: int, reviewer: str = "anna") -> Desk:
        """The same project in this process: to look at, or as a second reviewer."""
        store = Store.open(self.url)
        self.stores.append(store)
        return Desk(store, project, reviewer)

    def address(self, project: int, unit: int | None = None) -> str:
        return f"http://127.0.0.1:{self.port}/?project={project}" + ("" if unit is None else f"&seg={unit}")

    def close(self) -> None:
        for store in self.stores:
            store.close()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def _server(folder: Path) -> Server:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Server(folder / "desk.db", port)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that leave it alive."""
    made = _server(tmp_path_factory.mktemp("desk"))
    made.start()
    yield made
    made.close()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Server]:
    """A server to kill."""
    made = _server(tmp_path)
    made.start()
    yield made
    made.close()


class Screen:
    """The desk as a reviewer sees and works it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.editor: Locator = page.get_by_test_id("editor")
        self.target: Locator = page.get_by_test_id("target")
        self.status: Locator = page.locator(".saved")
        self.rows: Locator = page.locator("[role=option]")
        self.open_cards: Locator = page.locator("article.card")

    def go(self, address: str) -> Screen:
        self.page.goto(address)
        expect(self.target).to_be_visible()
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def texts(self) -> list[str]:
        return self.page.locator("[role=option] .words").all_inner_texts()

    def save(self, text: str) -> None:
        """Write a text in the current segment and go on to the next, as a reviewer would."""
        self.editor.fill(text)
        self.editor.press("Control+Enter")
        expect(self.status).to_contain_text("Saved at")


@pytest.fixture
def screen(page: Page) -> Screen:
    return Screen(page)


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Path]:
    """Write a text as a file, byte for byte."""

    def write(text: str, name: str = "tram.en.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write
