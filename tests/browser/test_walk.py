"""The walk of a reviewer through an article, key by key, to the corrected file."""

from playwright.sync_api import expect

HEADLINE = "City closes its northern tram line until spring"
BEFORE = (
    f"{HEADLINE}\r\n\r\n{HEADLINE}\r\n\r\n{HEADLINE}\r\n\r\n"
    "The northern tram line will stay closed until the end of March, the city council has decided. \r\n\r\n"
    "About forty thousand passengers use the line every day, and a\r\n\r\n"
    "bus will replace it for the time of the repairs.\r\n\r\n"
    "The depot remains open , its director said.\r\n\r\n"
    "New rails were ordered in the autumn."
)
AFTER = (
    f"{HEADLINE}\r\n\r\n"
    "The northern tram line will stay closed until the end of March, the city council has decided. \r\n\r\n"
    "About forty thousand passengers use the line every day, and a "
    "bus will replace it for the time of the repairs.\r\n\r\n"
    "The depot remains open , its director said.\r\n\r\n"
    "The city ordered the new rails in autumn."
)


def test_from_first_finding_to_corrected_file(server, screen, document, tmp_path):
    project = server.project(document(BEFORE))
    screen.go(server.address(project))
    page = screen.page

    # The extra copies of the headline: next finding, first fix; twice.
    for left in (2, 1):
        screen.press("n")
        expect(screen.target).to_have_text(HEADLINE)
        expect(screen.open_cards).to_have_count(1)
        screen.press("1")
        expect(screen.rows.filter(has_text=HEADLINE)).to_have_count(left)

    # The sentence that a paragraph end cut in two: the next finding, and its fix.
    screen.press("n")
    expect(screen.target).to_contain_text("and a")
    screen.press("1")
    expect(screen.target).to_contain_text("every day, and a bus will replace it")

    # A finding that is none: dismissed with one key, and taken back with one, and dismissed again.
    screen.press("n")
    expect(screen.target).to_contain_text("open ,")
    expect(screen.open_cards).to_have_count(1)
    screen.press("x")
    expect(screen.open_cards).to_have_count(0)
    screen.press("u")
    expect(screen.open_cards).to_have_count(1)
    screen.press("x")
    expect(screen.open_cards).to_have_count(0)

    # A sentence written by hand.
    screen.press("j")
    expect(screen.target).to_have_text("New rails were ordered in the autumn.")
    screen.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("The city ordered the new rails in autumn.")
    expect(page.get_by_test_id("diff")).to_contain_text("The city ordered")
    screen.press("Control+Enter")
    expect(screen.status).to_contain_text("Saved at")

    # The file: what was edited is changed, everything else is as it came.
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Corrected text").first.click()
    saved = tmp_path / "out"
    download.value.save_as(saved)
    assert saved.read_bytes() == AFTER.encode()

    page.get_by_role("button", name="Export").click()
    page.get_by_role("menuitem", name="Copy corrected text").click()
    expect(page.get_by_role("status").filter(has_text="clipboard")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == AFTER.replace("\r\n", "\n")

    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Changes, table").click()
    download.value.save_as(saved)
    record = saved.read_text(encoding="utf-8").splitlines()
    assert record[0].split("\t")[:4] == ["seq", "at", "who", "kind"]
    assert any("The city ordered the new rails in autumn." in line and "\tanna\t" in line for line in record)


def test_structure_is_edited_with_one_key_each(server, screen, document):
    project = server.project(document("One tram runs. Another waits.\n\nA third is broken.\n", "keys.en.txt"))
    screen.go(server.address(project))

    screen.press("Alt+j")
    expect(screen.rows).to_have_count(2)
    expect(screen.target).to_have_text("One tram runs. Another waits.")

    screen.press("e", "Home", *["ArrowRight"] * len("One tram runs."), "Alt+s")
    expect(screen.rows).to_have_count(3)

    screen.press("Escape", "k", "k", "Alt+d")
    expect(screen.rows).to_have_count(2)

    screen.press("u", "u", "u")
    expect(screen.page.get_by_role("button", name="Nothing to undo")).to_be_visible()
    assert server.desk(project).corrected_text() == "One tram runs. Another waits.\n\nA third is broken.\n"

    screen.press("Alt+i")
    screen.page.get_by_role("dialog").get_by_role("textbox").fill("It is being repaired.")
    screen.press("Control+Enter")
    expect(screen.rows).to_have_count(4)


def test_a_key_pressed_twice_in_haste_saves_once(server, screen, document):
    project = server.project(document("Trams stop.\n\nBuses run.\n\nTrains wait.\n", "haste.en.txt"))
    screen.go(server.address(project))
    screen.editor.fill("Trams stop today.")
    screen.press("Control+Enter", "Control+Enter")
    expect(screen.target).to_have_text("Buses run.")
    expect(screen.status).to_contain_text("Saved at")
    expect(screen.page.get_by_role("alert")).to_have_count(0)
    assert server.desk(project).progress().reviewed == 1


def test_keys_that_move_wait_for_a_write(server, screen, document):
    project = server.project(document("Trams stop , all.\n\nBuses run.\n\nTrains wait.\n", "wait.en.txt"))
    screen.go(server.address(project))
    expect(screen.open_cards).to_have_count(1)
    screen.press("1", "j", "j")
    expect(screen.target).to_have_text("Trains wait.")
    assert server.desk(project).corrected_text().startswith("Trams stop, all.")


def test_letters_typed_in_the_editor_are_only_letters(server, screen, document):
    project = server.project(document("The line is closed , for now.\n\nBuses run.\n", "letters.en.txt"))
    screen.go(server.address(project))
    expect(screen.open_cards).to_have_count(1)

    screen.press("e", "End")
    screen.page.keyboard.type(" jknxu1?/e")

    expect(screen.editor).to_have_value("The line is closed , for now. jknxu1?/e")
    expect(screen.status).to_contain_text("Draft kept")
    expect(screen.open_cards).to_have_count(1)
    assert server.desk(project).corrected_text() == "The line is closed , for now.\n\nBuses run.\n"


def test_the_list_is_filtered_and_the_address_says_so(server, screen, document):
    project = server.project(document("Trams stop.\n\nBuses run , said the city.\n\nTrains wait.\n", "filter.en.txt"))
    screen.go(server.address(project))
    expect(screen.rows).to_have_count(3)

    screen.page.get_by_role("checkbox", name="Open only").check()
    expect(screen.rows).to_have_count(1)
    expect(screen.target).to_contain_text("Buses run")

    screen.page.reload()
    expect(screen.rows).to_have_count(1)
    assert "open=1" in screen.page.url

    screen.page.get_by_role("checkbox", name="Open only").uncheck()
    screen.press("Escape", "/")
    screen.page.keyboard.type("TRAINS")
    expect(screen.rows).to_have_count(1)
    expect(screen.target).to_have_text("Trains wait.")


def test_without_source_and_reference_the_desk_says_that_meaning_is_not_checked(server, screen, document):
    project = server.project(document("Trams stop.\n", "alone.en.txt"))
    screen.go(server.address(project))
    screen.page.get_by_role("button", name="Meaning not checked").click()
    expect(screen.page.get_by_text("Checks that did not run")).to_be_visible()


def test_the_list_of_projects_opens_a_project(server, page, document):
    server.project(document("Trams stop.\n", "listed.en.txt"))
    page.goto(f"http://127.0.0.1:{server.port}/")
    page.get_by_role("link", name="listed.en.txt").click()
    expect(page.get_by_test_id("target")).to_have_text("Trams stop.")
