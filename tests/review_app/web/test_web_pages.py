"""Each page draws, and gives its component what it needs (AppTest runs the script, not the browser's part)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import review_app.web
from review_app.review.projects import open_project
from review_app.store import Store
from review_app.web.service import Service, configure

APP = Path(review_app.web.__file__).parent / "app.py"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    store = Store.open(url)
    made = Service(store, "anna", url)
    configure(made)
    yield made
    store.close()


@pytest.fixture
def project(service: Service, tmp_path: Path) -> int:
    target = tmp_path / "ferry.en.txt"
    target.write_text("Ferries stop.\n\nThe pier is closed , the port said.\n", encoding="utf-8")
    return open_project(service.store, target)


def drawn(**query: str) -> dict[str, object]:
    app = AppTest.from_file(str(APP), default_timeout=20)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return json.loads(app.get("bidi_component")[0].proto.json)


def test_the_list_of_projects(project):
    assert [item["shown"] for item in drawn()["projects"]] == ["ferry.en.txt"]


def test_without_any_project_the_sample_is_there(service):
    assert len(drawn()["projects"]) == 1


def test_the_desk_opens_on_the_first_segment(project):
    data = drawn(project=str(project))
    assert data["segment"]["text"] == "Ferries stop."
    assert [row["open_findings"] for row in data["list"]["rows"]] == [0, 1]
    assert data["evidence"]["meaning_checked"] is False


def test_the_desk_opens_where_the_address_says(project):
    second = drawn(project=str(project))["list"]["rows"][1]["id"]
    data = drawn(project=str(project), seg=str(second), open="1")
    assert data["segment"]["id"] == second
    assert data["list"]["total"] == 1


def test_a_segment_that_is_gone_opens_the_first(project):
    assert drawn(project=str(project), seg="999")["segment"]["text"] == "Ferries stop."


def test_a_project_that_is_not_there_is_one_line(service):
    assert "99" in drawn(project="99")["message"]


def test_the_desk_adds_no_second_main_landmark_and_names_only_what_has_a_role():
    components = APP.parent / "components"
    assert 'h("main' not in "".join(path.read_text(encoding="utf-8") for path in components.glob("*.js"))
    assert 'h("div.diff", { role: "group"' in (components / "editor.js").read_text(encoding="utf-8")
