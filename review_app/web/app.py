"""The script Streamlit runs for every act: it only picks the page."""

from pathlib import Path

import streamlit as st

from review_app.web.i18n import t

PAGES = Path(__file__).parent / "app_pages"

st.set_page_config(page_title=t("app.name"), page_icon="🔎", layout="wide", initial_sidebar_state="collapsed")
st.navigation(
    [
        st.Page(PAGES / "projects.py", title=t("projects.title"), url_path="projects", default=True),
        st.Page(PAGES / "desk.py", title=t("desk.title"), url_path="desk"),
    ],
    position="hidden",
).run()
