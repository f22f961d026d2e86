"""Starting the desk: the port, and what is said about the database."""

import socket

import pytest
import streamlit.config as streamlit_config

from review_app.web.launch import FIRST_PORT, free_port, shown_database
from review_app.web.server import server_options
from segments.errors import InputError


def test_a_port_in_use_is_one_clear_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} .*--port"):
            free_port("127.0.0.1", port)


def test_without_a_port_the_next_free_one_is_used():
    first = free_port("127.0.0.1", None)
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the probe: a port just left may be bound
        taken.bind(("127.0.0.1", first))
        taken.listen()
        second = free_port("127.0.0.1", None)
    assert FIRST_PORT <= first < second


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_number_that_is_no_port_is_one_clear_line(port):
    with pytest.raises(InputError, match="--port"):
        free_port("127.0.0.1", port)


def test_the_database_is_named_without_its_password():
    assert shown_database("sqlite:////srv/anna/desk.db") == "/srv/anna/desk.db"
    assert shown_database("postgresql://anna:secret@db/desk") == "postgresql://anna@db/desk"


def test_every_option_is_known_to_this_streamlit():
    known = streamlit_config._config_options_template
    assert [name for name in server_options("127.0.0.1", 8501) if name not in known] == []
