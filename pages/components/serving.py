"""The one desk of the server, which the pages and the route beside them share."""

from functools import lru_cache

from core.serving.desk import Desk
from pages.components.engine import engine


@lru_cache(maxsize=1)
def desk() -> Desk:
    """Return the desk."""
    return Desk(engine)
