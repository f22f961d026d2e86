"""Serve the desk for the browser tests: ``serve_desk.py DATABASE_URL PORT``."""

import sys

from review_app.web.launch import launch

launch(None, database_url=sys.argv[1], port=int(sys.argv[2]), reviewer="anna")
