"""The page's pure functions, in the browser that runs them."""

import pytest

from review_app.web.server import asset_version


@pytest.fixture
def call(server, page):
    """Call an exported function of a module."""
    page.goto(f"http://127.0.0.1:{server.port}/_stcore/health")

    def run(module: str, name: str, *arguments: object) -> object:
        address = f"/desk-assets/{asset_version()}/{module}.js"
        return page.evaluate(
            "async ([address, name, given]) => (await import(address))[name](...given)",
            [address, name, list(arguments)],
        )

    return run


def test_offsets_are_converted_at_the_border(call):
    text = "a🚋b"
    assert [call("points", "toUnits", text, point) for point in range(4)] == [0, 1, 3, 4]
    assert [call("points", "toPoints", text, unit) for unit in (0, 1, 2, 3, 4)] == [0, 1, 1, 2, 3]


def test_overlapping_marks_cut_a_text_into_pieces(call):
    pieces = call("points", "cut", "ab🚋cd", [{"start": 1, "end": 3}, {"start": 2, "end": 4}])
    assert [(piece["text"], len(piece["marks"])) for piece in pieces] == [
        ("a", 0),
        ("b", 1),
        ("🚋", 2),
        ("c", 1),
        ("d", 0),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The line is closed.", "The line was closed.", "The line -is-+was+ closed."),
        ("Trams stop.", "Trams stop.", "Trams stop."),
        ("", "New words.", "+New words.+"),
        ("One. Two.", "One.", "One.- Two.-"),
        ("Body\n\nHead\n\nHead", "Body\n\nHead", "Body\n\n-Head\n\n-Head"),
        ("Rails were ordered.", "The city ordered.", "-Rails were-+The city+ ordered."),
        ("a 🚋 b", "a 🚌 b", "a -🚋-+🚌+ b"),
    ],
)
def test_a_change_is_shown_by_words(call, before, after, expected):
    signs = {"same": "", "gone": "-", "new": "+"}
    parts = call("diff", "diffWords", before, after)
    assert "".join(signs[part["kind"]] + part["text"] + signs[part["kind"]] for part in parts) == expected


@pytest.mark.parametrize(
    ("event", "tag", "expected"),
    [
        ({"key": "j", "code": "KeyJ"}, "DIV", "next"),
        ({"key": "о", "code": "KeyJ"}, "DIV", "next"),  # the same key on a Russian keyboard
        ({"key": "j", "code": "KeyJ"}, "TEXTAREA", None),
        ({"key": "2", "code": "Digit2"}, "DIV", "fix 2"),
        ({"key": "2", "code": "Digit2"}, "SELECT", None),
        ({"key": "Enter", "code": "Enter", "ctrlKey": True}, "TEXTAREA", "save-next"),
        ({"key": "z", "code": "KeyZ", "ctrlKey": True}, "TEXTAREA", None),
        ({"key": "z", "code": "KeyZ", "ctrlKey": True}, "DIV", "undo"),
        ({"key": "D", "code": "KeyD", "altKey": True, "shiftKey": True}, "TEXTAREA", "delete-block"),
        ({"key": "Enter", "code": "Enter"}, "BUTTON", None),
    ],
)
def test_keys_mean_what_the_map_says(call, page, event, tag, expected):
    call("keys", "meaning", event, None)
    script = "async ([address, event, tag]) => (await import(address)).meaning(event, document.createElement(tag))"
    assert page.evaluate(script, [f"/desk-assets/{asset_version()}/keys.js", event, tag]) == expected
