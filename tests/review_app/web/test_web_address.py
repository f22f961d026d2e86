"""The address of the page says where the reviewer is, and only means what it can mean."""

import pytest

from review_app.review.views import Filter, UnitStatus
from review_app.web.handlers import Where
from review_app.web.where import read_project, read_where, write_where
from segments.findings import Severity

PLACES = [
    Where(),
    Where(7),
    Where(7, Filter(text="tram & bus"), 3),
    Where(1, Filter(statuses=frozenset({UnitStatus.APPROVED}), severities=frozenset({Severity.MAJOR, Severity.MINOR}))),
    Where(None, Filter(only_open=True)),
]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_comes_back_from_its_address(place):
    address = write_where(4, place)
    assert (read_project(address), read_where(address)) == (4, place)


@pytest.mark.parametrize("value", ["", "-1", "x", "1e3", "٣", "9" * 40])
def test_numbers_that_are_none_are_left_out(value):
    assert read_project({"project": value}) is None
    assert read_where({"seg": value, "page": value}) == Where()


def test_unknown_words_of_a_filter_are_left_out():
    assert read_where({"status": "approved,eaten", "severity": "huge"}).filter == Filter(
        statuses=frozenset({UnitStatus.APPROVED})
    )
