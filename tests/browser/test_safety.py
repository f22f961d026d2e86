"""Nothing typed is lost: not by a reload, a killed server or a second reviewer; and no text is ever more than text."""

import time

from playwright.sync_api import expect

TEXT = "The tram line is closed.\n\nBuses replace it.\n\nThe depot is open.\n"
TYPED = "The tram line is closed until spring 🚋."


def test_a_draft_survives_a_reload(server, screen, document):
    project = server.project(document(TEXT, "reload.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill(TYPED)
    screen.page.reload()
    expect(screen.editor).to_have_value(TYPED)
    expect(screen.status).to_contain_text("Restored")


def test_a_draft_in_the_database_survives_the_loss_of_the_browser(server, screen, document):
    project = server.project(document(TEXT, "elsewhere.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill(TYPED)
    expect(screen.status).to_contain_text("Draft kept")
    screen.page.evaluate("localStorage.clear()")
    screen.page.reload()
    expect(screen.editor).to_have_value(TYPED)


def test_a_draft_waits_while_other_segments_are_looked_at(server, screen, document):
    project = server.project(document(TEXT, "waits.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill(TYPED)
    screen.press("Alt+ArrowDown")
    expect(screen.target).to_have_text("Buses replace it.")
    expect(screen.editor).to_have_value("Buses replace it.")
    screen.press("Alt+ArrowUp")
    expect(screen.editor).to_have_value(TYPED)


def test_what_was_typed_in_a_segment_comes_back_with_it(server, screen, document):
    project = server.project(document(TEXT, "deleted.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill(TYPED)
    screen.press("Alt+d")
    expect(screen.rows).to_have_count(2)
    screen.press("Escape", "u")
    expect(screen.rows).to_have_count(3)
    expect(screen.target).to_have_text("The tram line is closed.")
    expect(screen.editor).to_have_value(TYPED)


def test_typing_goes_on_while_a_save_is_on_its_way(server, screen, document):
    project = server.project(document(TEXT, "on.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill("The tram line is closed")
    more = ", until the bridge is mended" * 6
    screen.press("Control+s")
    screen.page.keyboard.type(more, delay=15)
    expect(screen.editor).to_have_value(f"The tram line is closed{more}")
    screen.press("Control+s")
    expect(screen.status).to_contain_text("Saved at")
    expect(screen.editor).to_have_value(f"The tram line is closed{more}")
    assert server.desk(project).corrected_text() == TEXT.replace(
        "The tram line is closed.", f"The tram line is closed{more}"
    )


def test_a_server_killed_while_typing_loses_nothing(mortal, screen, document):
    project = mortal.project(document(TEXT))
    screen.go(mortal.address(project))
    screen.editor.fill("The tram line")
    expect(screen.status).to_contain_text("Draft kept")
    mortal.kill()
    screen.editor.fill(TYPED)  # typed while nobody listens
    mortal.start()
    screen.page.reload()
    expect(screen.editor).to_have_value(TYPED)
    screen.press("Control+Enter")
    screen.editor.press("Control+Enter")
    expect(screen.status).to_contain_text("Saved at")
    assert mortal.desk(project).corrected_text() == TEXT.replace("The tram line is closed.", TYPED)


def test_what_was_acknowledged_is_there_after_a_kill(mortal, screen, document):
    project = mortal.project(document(TEXT))
    screen.go(mortal.address(project))
    screen.save(TYPED)
    mortal.kill()
    assert mortal.desk(project).corrected_text() == TEXT.replace("The tram line is closed.", TYPED)


def test_a_server_killed_in_the_middle_of_a_save_leaves_the_edit_or_the_draft(mortal, screen, document):
    project = mortal.project(document(TEXT))
    first = mortal.desk(project).first()
    screen.go(mortal.address(project))
    screen.editor.fill(TYPED)
    screen.editor.press("Control+Enter")
    time.sleep(0.01)
    mortal.kill()
    mortal.start()
    screen.go(mortal.address(project, first))
    expect(screen.editor).to_have_value(TYPED)


def test_a_save_that_nobody_answers_is_said_not_to_be_saved(mortal, screen, document):
    project = mortal.project(document(TEXT))
    screen.go(mortal.address(project))
    mortal.kill()
    screen.editor.fill(TYPED)
    screen.editor.press("Control+Enter")
    expect(screen.status).to_contain_text("Not saved")
    expect(screen.editor).to_be_editable()
    expect(screen.editor).to_have_value(TYPED)

    mortal.start()  # the page finds the server again by itself; the reviewer only saves once more
    for _ in range(4):
        screen.editor.press("Control+Enter")
        expect(screen.editor).to_be_editable()
        if "Saved at" in screen.status.inner_text():
            break
    assert mortal.desk(project).corrected_text() == TEXT.replace("The tram line is closed.", TYPED)


def test_two_reviewers_on_one_segment_both_keep_their_words(server, screen, document):
    project = server.project(document(TEXT, "two.en.txt"))
    other = server.desk(project, "boris")
    unit = other.first()
    screen.go(server.address(project, unit))
    screen.editor.fill(TYPED)
    other.rewrite("other-1", unit, "The tram line was closed.", other.segment(unit).version)
    screen.editor.press("Control+Enter")

    box = screen.page.get_by_role("alert").filter(has_text="meanwhile")
    expect(box).to_contain_text("The tram line was closed.")
    expect(screen.editor).to_have_value(TYPED)
    screen.page.reload()  # the choice can wait
    expect(box).to_contain_text("The tram line was closed.")

    box.get_by_role("button", name="Keep mine").click()
    expect(screen.target).to_contain_text("until spring")
    assert other.segment(unit).text == TYPED


def test_their_words_can_be_taken(server, screen, document):
    project = server.project(document(TEXT, "theirs.en.txt"))
    other = server.desk(project, "boris")
    unit = other.first()
    screen.go(server.address(project, unit))
    screen.editor.fill(TYPED)
    other.rewrite("other-2", unit, "The tram line was closed.", other.segment(unit).version)
    screen.page.get_by_role("button", name="Take theirs").click()  # the page noticed by itself
    expect(screen.editor).to_have_value("The tram line was closed.")
    screen.page.reload()
    expect(screen.editor).to_have_value("The tram line was closed.")


def test_markup_in_a_text_is_only_text(server, screen, document):
    hostile = "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 2'> said the city , again."
    project = server.project(document(hostile + "\n", "<b>name.en.txt"))
    screen.go(server.address(project))
    expect(screen.target).to_contain_text("<script>window.hurt = 1</script>")
    expect(screen.rows.first).to_contain_text("<script>")
    expect(screen.page.get_by_role("heading", name="<b>name.en.txt")).to_be_visible()
    screen.editor.fill(hostile + "<svg onload='window.hurt = 3'>")
    expect(screen.page.get_by_test_id("diff")).to_contain_text("<svg onload")
    assert screen.page.evaluate("window.hurt") is None


def test_marks_stand_on_their_words_after_an_emoji(server, screen, document):
    project = server.project(document("Tram 🚋🚋 line closed , the city said.\n", "emoji.en.txt"))
    screen.go(server.address(project))
    mark = screen.target.locator("mark")
    expect(mark).to_have_count(1)
    desk = server.desk(project)
    segment = desk.segment(desk.first())
    assert mark.inner_text() == segment.text[segment.marks[0].start : segment.marks[0].end]


def test_a_split_after_an_emoji_falls_where_the_cursor_is(server, screen, document):
    project = server.project(document("Trams 🚋🚋 stop today. Buses run.\n", "cursor.en.txt"))
    screen.go(server.address(project))
    screen.press("e", "Home", *["ArrowRight"] * 8, "Alt+s")
    expect(screen.rows).to_have_count(3)
    assert screen.texts()[:2] == ["Trams 🚋🚋", "stop today."]
