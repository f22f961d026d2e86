"""The list of projects."""

from review_app.web.components import page_styles, projects_component
from review_app.web.service import service

page_styles()
projects_component(service().projects())
