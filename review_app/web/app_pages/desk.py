"""The desk: it reads the address, draws one component, and hands what the component says to the handlers."""

from dataclasses import replace

import streamlit as st

from review_app.web.acts import BadActError, read_act
from review_app.web.components import desk_component, message_component, page_styles
from review_app.web.drafts import keep_draft
from review_app.web.handlers import Answer, handle
from review_app.web.i18n import t
from review_app.web.payload import desk_payload
from review_app.web.service import service
from review_app.web.where import read_project, read_where, write_where
from segments.errors import InputError

KEY = "desk"
POLL = "4s"  # how soon another reviewer's work shows


def on_act() -> None:
    """Do what the page asked for, before the page is drawn again."""
    project = read_project(st.query_params)
    if project is None:
        return
    try:
        act = read_act(st.session_state[KEY].act)
    except BadActError:
        return
    answer = handle(act, service().desk(project), read_where(st.query_params))
    st.session_state["answer"] = answer
    st.query_params.from_dict(write_where(project, answer.where))


def on_draft() -> None:
    """Store what is being typed; the answer says when it was stored."""
    project = read_project(st.query_params)
    if project is not None:
        st.session_state["draft_at"] = keep_draft(st.session_state[KEY].draft, service().desk(project))


@st.fragment(run_every=POLL)
def watch(project: int, seen: int) -> None:
    """Draw the page again when somebody else stored something."""
    if service().desk(project).revision != seen:
        st.rerun()


def draw() -> None:
    """Draw the desk, or one line in its place."""
    page_styles()
    project = read_project(st.query_params)
    try:
        with st.spinner(t("desk.opening")):
            desk = None if project is None else service().desk(project)
            if desk is not None:
                desk.progress()  # a large text is read and checked when it is first asked for
    except InputError as error:
        message_component(str(error))
        return
    if project is None or desk is None:
        message_component("")
        return
    where = read_where(st.query_params)
    if where.unit_id is None or desk.segment(where.unit_id) is None:
        where = replace(where, unit_id=desk.first(where.filter) or desk.first())
    answer: Answer | None = st.session_state.get("answer")
    payload = desk_payload(desk, where, service().storage_key(project), answer, st.session_state.get("draft_at"))
    desk_component(payload, key=KEY, on_act=on_act, on_draft=on_draft)
    watch(project, desk.revision)


draw()
