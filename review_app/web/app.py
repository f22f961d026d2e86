"""The script Streamlit runs for every act: it only picks the page."""

from pathlib import Path

import streamlit as st

from review_app.web.i18n import t
from review_app.web.where import read_project

PAGES = Path(__file__).parent / "app_pages"

st.set_page_config(page_title=t("app.name"), page_icon="🔎", layout="wide", initial_sidebar_state="collapsed")
# Both pages live at the root: below a folder the browser would first look for the server in the wrong place.
page = "projects" if read_project(st.query_params) is None else "desk"
st.navigation([st.Page(PAGES / f"{page}.py", title=t(f"{page}.title"))], position="hidden").run()
