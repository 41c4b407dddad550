"""What a case is: a job that a model does somewhere, on real data, measured against doing nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from core.messages import N_, UserError
from core.scenarios.here import Here
from core.scenarios.result import Result

DOMAINS: Mapping[str, str] = {
    "language": N_("Language"),
    "images": N_("Images"),
    "speech": N_("Speech"),
    "medicine": N_("Medicine"),
    "finance": N_("Finance"),
}
"""Name -> title, in the order of the page."""

Arrays = Mapping[str, Any]


@dataclass(frozen=True)
class Job:
    """Say what the answers are for; every text is marked with `N_`.

    Parameters
    ----------
    who : str
        Who decides what with it, in one sentence.
    false_alarm, miss : str
        What a wrong answer costs in each direction, e.g. "A false alarm: …" and "A miss: …", one sentence each.
    nothing : str
        What doing nothing is here: the trivial baseline, in words.
    """

    who: str
    false_alarm: str
    miss: str
    nothing: str


@dataclass(frozen=True)
class Source:
    """Say where the rows come from; every text is marked with `N_`.

    Parameters
    ----------
    what : str
        What the data is, with counts.
    origin, licence : str
    missing : str
        What is missing from it compared with production.
    held_out : str
        How the test rows were kept apart: at random, by speaker, by time, without duplicates.
    """

    what: str
    origin: str
    licence: str
    missing: str
    held_out: str


@dataclass(frozen=True)
class Traits:
    """Say what kind of problem it is, for the case finder; each value is an option of the question of that name.

    Parameters
    ----------
    data : str
        text, pictures, sound, table or series.
    task : str
        classify, rank, number, generate, find or choose.
    labels : str
        few (hundreds), thousands, or many.
    error : str
        What a wrong answer costs: little, money, or harm.
    why : str
        Whether somebody must be told why: no, useful, or must.
    """

    data: str
    task: str
    labels: str
    error: str
    why: str


@dataclass(frozen=True)
class Advice:
    """Say how to begin with a similar idea; every text is marked with `N_`, one sentence each."""

    model: str
    metric: str
    first_experiment: str


@dataclass(frozen=True)
class Scenario:
    """Describe a case; every text is marked with `N_`.

    Its code is the package `core/scenarios/<name>`; `measure.py` in it holds `async measure(hands) -> arrays`, which trains
    and tests, and `result(arrays) -> Result`, which reads the scores. What large models change, and what it takes to ship
    it, is in `content/scenarios/<language>/<name>.md`.

    Parameters
    ----------
    name : str
    domain : str
        In `DOMAINS`.
    title, question : str
        Two or three words, and the question of a product manager that it answers.
    icon : str
        Streamlit's name of one.
    job, source, traits, advice
        See there.
    risk : str
        In `RISKS`: its class under the EU AI Act.
    laws : tuple of str
        In `LAWS`: those that this case meets first.
    needs : tuple of str
        Modules that only this case imports.
    pays : bool
        False where the lesson is that the model does not beat doing nothing.
    """

    name: str
    domain: str
    title: str
    question: str
    icon: str
    job: Job
    source: Source
    traits: Traits
    advice: Advice
    risk: str
    laws: tuple[str, ...]
    needs: tuple[str, ...] = ()
    pays: bool = True

    @property
    def lacking(self) -> tuple[str, ...]:
        """Modules that it needs and that are not installed."""
        return tuple(module for module in self.needs if find_spec(module) is None)

    def check(self) -> None:
        """Raise `UserError` when a library is not installed."""
        if self.lacking:
            raise UserError(
                N_("This case needs {modules}: install it with `pip install -r requirements.txt`. Everything else works without."),
                modules=", ".join(self.lacking),
            )  # fmt: skip

    @property
    def measure(self) -> Callable[[Any], Awaitable[Arrays]]:
        """What trains and tests it by an errand's hands."""
        found: Callable[[Any], Awaitable[Arrays]] = self._module.measure
        return found

    def result(self, arrays: Arrays) -> Result:
        """Return the scores that are in the arrays of a measurement."""
        found: Result = self._module.result(arrays)
        return found

    def run(self) -> Result:
        """Train and test it in this process.

        Raises
        ------
        UserError
            When a library is not installed.
        """
        return self.result(asyncio.run(self.measured()))

    async def measured(self) -> Arrays:
        """Return the arrays of a measurement in this process."""
        self.check()
        return await self.measure(Here())

    @property
    def _module(self) -> Any:
        return import_module(f"core.scenarios.{self.name}.measure")
