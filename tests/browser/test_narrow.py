"""What a reviewer opens on a small screen is on that screen, and every label says what it does."""

import pytest
from playwright.sync_api import expect

TEXT = "The tram stops here , they say.\n\nBuses run all night.\n"


@pytest.mark.parametrize("width", [420, 1024])
def test_an_open_menu_lies_on_the_screen(server, screen, document, width):
    project = server.project(document(TEXT, f"menu{width}.en.txt"))
    screen.page.set_viewport_size({"width": width, "height": 800})
    screen.go(server.address(project))
    for name in ("Export", "Meaning not checked"):
        screen.page.get_by_role("button", name=name).click()
        panel = screen.page.locator(".panel").bounding_box()
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= width
        screen.press("Escape")


def test_the_filters_are_wide_enough_for_their_names(server, screen, document):
    project = server.project(document(TEXT, "filters.en.txt"))
    screen.page.set_viewport_size({"width": 1024, "height": 800})
    screen.go(server.address(project))
    for number in range(2):
        assert screen.page.locator(".filterline select").nth(number).bounding_box()["width"] >= 100


def test_the_latest_act_is_undone_from_the_history(server, screen, document):
    project = server.project(document(TEXT, "history.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill("The tram stops there.")
    screen.press("Control+s")
    expect(screen.status).to_contain_text("Saved at")
    screen.page.locator(".history summary").click()
    screen.page.locator(".history").get_by_role("button", name="Undo this").click()
    expect(screen.target).to_have_text("The tram stops here , they say.")


def test_a_refusal_is_said_in_the_language_of_the_page(server, chromium, document):
    project = server.project(document(TEXT, "refused.en.txt"))
    context = chromium.new_context(locale="ru-RU")
    page = context.new_page()
    page.goto(server.address(project))
    editor = page.get_by_test_id("editor")
    expect(editor).to_be_visible()
    editor.fill(" ")
    editor.press("Control+s")
    expect(page.locator(".saved")).to_have_text("Отрезок не может быть пустым: удалите его.")
    context.close()
