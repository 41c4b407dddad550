"""Lifecycle: what happens to a model after the demo?"""

from functools import partial

from core.lessons.lesson import Lesson
from core.lessons.lifecycle.flows import DEPLOY, MONITOR, PACKAGE, UPDATE
from core.messages import N_
from pages.components.concepts.guess_first import guess_first
from pages.components.concepts.lifecycle_deploy import deploy_view
from pages.components.concepts.lifecycle_flows import flows_view
from pages.components.concepts.lifecycle_hand import VIEWS
from pages.components.concepts.lifecycle_monitor import monitor_view
from pages.components.concepts.lifecycle_package import package_view
from pages.components.concepts.lifecycle_update import update_view
from pages.components.tabs import views


def lifecycle_view(lesson: Lesson) -> None:
    """Draw the lesson's question and experiments; only the stream would give the answer away, and waits for the guess."""
    guess_first("lifecycle", lesson)
    views(
        VIEWS,
        {
            N_("The three flows"): flows_view,
            PACKAGE: package_view,
            DEPLOY: deploy_view,
            MONITOR: partial(monitor_view, lesson),
            UPDATE: update_view,
        },
    )
