"""The desk that requests come to: it knows the deployments, finds their runs, answers, and writes down."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.anatomy.layers import DENSE, Layer
from core.anatomy.run import predicted, run_layers
from core.messages import N_
from core.serving.answer import Answer, answer_of
from core.serving.deployments import Deployment, Deployments
from core.serving.errors import RequestError
from core.serving.log import ROUTE, Entry, Logs
from core.serving.reading import read_rows
from core.serving.schema import columns_of
from core.serving.warning import warnings_of

if TYPE_CHECKING:
    from core.jobs.engine import Engine
    from core.training.run import Run

MOST_A_SECOND = 50  # requests to one address


class Desk:
    """Answer requests for deployed runs.

    Parameters
    ----------
    engine : callable
        `engine()`: has the store; its workers answer for networks that are not dense.
    """

    def __init__(self, engine: "Callable[[], Engine]") -> None:
        self._engine = engine
        self.deployments, self.logs = Deployments(self._store), Logs()

    def opened(self, address: str) -> Deployment:
        """Return what an address serves.

        Raises
        ------
        RequestError
            404 when there is no such address, 410 when it was taken down.
        """
        found = self.deployments.find(address)
        if found is None:
            raise RequestError(404, "unknown_run", N_("There is no deployed run at this address."))
        if found.retired:
            raise RequestError(410, "retired", N_("This run was retired: the address answers no more."))
        return found

    def run_of(self, key: str) -> "Run":
        """Return a run by its key, bundled or from the store.

        Raises
        ------
        RequestError
            410 when it is no longer kept.
        """
        from core.bundles import BUNDLES, bundle

        known = {bundle(name).key: bundle(name) for name in BUNDLES}
        store = self._store()
        found = known.get(key) or (store.get(key) if store is not None else None)
        if found is None:
            raise RequestError(410, "run_gone", N_("The run behind this address is no longer kept on this server."))
        return found

    def answer(self, address: str, body: bytes) -> Answer:
        """Return what the live version says of the rows of a request, and write it down; `RequestError` when it can't."""
        began = time.perf_counter()
        try:
            made = self._answer(address, body)
        except RequestError as problem:
            if problem.status != 404:  # an address that nobody was given has no log
                self.logs.note(address, Entry(ROUTE, problem.status, problem.code, 0, _milliseconds(began), 0))
            raise
        summary = made.rows, _milliseconds(began), made.version, made.score, made.flagged
        self.logs.note(address, Entry(ROUTE, 200, "", *summary))
        return made

    def _answer(self, address: str, body: bytes) -> Answer:
        found = self.opened(address)
        lately = time.time() - 1
        if sum(entry.at > lately for entry in self.logs.entries(address, ROUTE)[-MOST_A_SECOND:]) >= MOST_A_SECOND:
            raise RequestError(
                429, "too_many_requests", N_("Expected at most {most} requests a second, received more."),
                most=MOST_A_SECOND,
            )  # fmt: skip
        run = self.run_of(found.live.key)
        columns = columns_of(run)
        X = read_rows(body, columns)
        return answer_of(found, run, self.predict(run, X), warnings_of(X, columns))

    def predict(self, run: "Run", X: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return chances (n, classes), or numbers (n, 1): by NumPy for dense networks, else from a worker."""
        if run.experiment.model in DENSE:
            return np.asarray(predicted(_layers(run), run, X), np.float64)
        from core.jobs.explaining import predicted_rows

        return predicted_rows(self._engine(), run, X)

    def _store(self) -> Any:
        return self._engine().store


@lru_cache(maxsize=16)
def _layers(run: "Run") -> tuple[Layer, ...]:
    return run_layers(run)


def _milliseconds(began: float) -> float:
    return 1000 * (time.perf_counter() - began)
