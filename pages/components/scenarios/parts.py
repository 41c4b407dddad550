"""The five views of a case, each with its own question; the case's own module draws what only it can know."""

from collections.abc import Callable
from functools import partial

from core.messages import N_
from core.scenarios import Scenario
from pages.components.scenarios.data_view import data_view
from pages.components.scenarios.good_view import good_view
from pages.components.scenarios.kept import arrive
from pages.components.scenarios.measuring import measured
from pages.components.scenarios.product_view import product_view
from pages.components.scenarios.views import drawing
from pages.components.tabs import views

TRY, DATA, GOOD, FAILS, PRODUCT = TITLES = (
    N_("Try it"),
    N_("The data"),
    N_("How good is it?"),
    N_("How it fails"),
    N_("From demo to product"),
)


def parts(case: Scenario) -> None:
    """Draw the row of views and the one that is open."""
    own = drawing(case)
    views(
        f"case_{case.name}",
        {
            TRY: partial(_draw, case, TRY, partial(measured, case, own.try_it)),
            DATA: partial(_draw, case, DATA, partial(data_view, case, own.data)),
            GOOD: partial(_draw, case, GOOD, partial(measured, case, partial(good_view, own.good))),
            FAILS: partial(_draw, case, FAILS, partial(measured, case, own.fails)),
            PRODUCT: partial(_draw, case, PRODUCT, partial(product_view, case)),
        },
    )


def _draw(case: Scenario, title: str, view: Callable[[], None]) -> None:
    arrive(f"{case.name} {title}")
    view()
