"""Find the Chromium that the browser tests drive; install Debian's when that is possible; say so when there is none.

Run by ``make test``. With CI set a missing browser is a failure: a skipped test there is a test nobody runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OWN = (
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
)


def find_chromium() -> str | None:
    """The path of a Chromium: $CHROMIUM, one on the PATH, or one that Playwright downloaded; None without any."""
    given = os.environ.get("CHROMIUM")
    if given:
        return shutil.which(given)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    folders = sorted(_playwright_folder().glob("chromium-*"), reverse=True)
    return next((str(folder / path) for folder in folders for path in OWN if (folder / path).is_file()), None)


def _playwright_folder() -> Path:
    given = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if given and given != "0":
        return Path(given)
    home = {"darwin": "Library/Caches", "win32": "AppData/Local"}.get(sys.platform, ".cache")
    return Path.home() / home / "ms-playwright"


def install() -> str | None:
    """Install Debian's chromium; why that is impossible or failed, None when it is there."""
    if not Path("/etc/debian_version").is_file() or shutil.which("apt-get") is None:
        return "no chromium, chromium-browser or google-chrome was found, and this is no Debian to install one on"
    if os.geteuid() != 0:
        return "no chromium, chromium-browser or google-chrome was found (as root: apt-get install chromium)"
    print("Installing chromium for the browser tests (once) ...", flush=True)  # noqa: T201
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            ["apt-get", "-qq", *command], capture_output=True, text=True, env=environment, check=False
        )
        if done.returncode:
            return f"apt-get {command[0]} failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}"
    return None if find_chromium() else "apt-get installed chromium, and it is still not on the PATH"


def main() -> int:
    """0 when there is a browser or the tests may go without, 1 in CI without one."""
    if find_chromium():
        return 0
    problem = install()
    if problem is None:
        return 0
    print(f"Browser tests are skipped: {problem}.", flush=True)  # noqa: T201
    return 1 if os.environ.get("CI", "").lower() in ("1", "true") else 0


if __name__ == "__main__":
    sys.exit(main())
