"""Reports: findings as people and programs read them."""

from scorer.reports.jsonl import jsonl_report
from scorer.reports.places import Place, Reported, place_of
from scorer.reports.text import printable, summary, text_report

__all__ = ["Place", "Reported", "jsonl_report", "place_of", "printable", "summary", "text_report"]
