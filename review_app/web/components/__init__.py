"""The page's own components: JavaScript modules served by our server, styles inside a shadow root."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files

import streamlit as st

from review_app.review.views import ProjectInfo
from review_app.web.server import asset_version

__all__ = ["desk_component", "message_component", "page_styles", "projects_component"]

# Streamlit's own page around a component that fills the window: no header, no margins, nothing fades.
PAGE_STYLES = """
<style>
  header[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stSidebar"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
  [data-testid="stVerticalBlock"] { gap: 0; }
  [data-testid="stSpinner"] { position: fixed; inset: 40vh 0 auto 0; justify-content: center; display: flex; }
  [data-stale="true"] { opacity: 1 !important; }
</style>
"""

# The modules come from our own server, named by their content: a browser keeps them, versions never mix.
# An inline module is a blob:, which relative addresses cannot start from.
LOADER = """
const address = new URL("/desk-assets/{version}/{name}.js", window.location.origin);
const {{ mount }} = await import(address.href);
export default mount;
"""


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _html(name: str) -> str:
    return f'<div class="{name}"></div>\n'


@cache
def _styles(*names: str) -> str:
    return "\n".join(_text(f"{name}.css") for name in names)


def _mount(name: str, css: str, data: object, key: str, **callbacks: Callable[[], None]) -> None:
    # Registered in every run: components belong to the runtime, and a test starts one for every page.
    loader = LOADER.format(version=asset_version(), name=name)
    st.components.v2.component(f"sverka_{name}", html=_html(name), css=css, js=loader)(data=data, key=key, **callbacks)


def page_styles() -> None:
    """Give the window to the component."""
    st.html(PAGE_STYLES)


def desk_component(
    payload: dict[str, object], *, key: str, on_act: Callable[[], None], on_draft: Callable[[], None]
) -> None:
    """The desk; what the reviewer does arrives in ``st.session_state[key].act``, what they type in ``.draft``."""
    styles = _styles("theme", "layout", "list", "segment", "cards")
    _mount("desk", styles, payload, key, on_act_change=on_act, on_draft_change=on_draft)


def projects_component(projects: Sequence[ProjectInfo]) -> None:
    """The list of projects."""
    data = {"projects": [asdict(project) for project in projects], "message": ""}
    _mount("projects", _styles("theme", "projects"), data, "projects")


def message_component(message: str) -> None:
    """One line in place of a page that cannot be shown, with the way back."""
    _mount("projects", _styles("theme", "projects"), {"projects": [], "message": message}, "message")
