"""What a session remembers of its search: the wishes in the form, the search in hand, and what it found."""

from dataclasses import dataclass, field

from core.datasets import Dataset
from core.experiment import Experiment
from core.jobs import Errand, Owner
from core.messages import Message
from core.search import Plan, Results, load_results, plan_of, searching
from core.store.store import default_folder
from pages.components.engine import engine

PARAM = "search"  # key of the search in hand, so that a page loaded anew finds it


@dataclass
class SearchMemory:
    """Hold a session's search.

    Parameters
    ----------
    key : str
        Of the search in hand; empty without one.
    plan : Plan, optional
        Of the search in hand, once it was looked up.
    wish : Plan, optional
        As the form shows it.
    results : Results, optional
        Of the search in hand, when it is not under way.
    complaints : list of Message
        To be shown once in the form.
    """

    key: str = ""
    plan: Plan | None = None
    wish: Plan | None = None
    results: Results | None = None
    complaints: list[Message] = field(default_factory=list)

    def about(self, dataset: str) -> Plan | None:
        """Return the plan of the search in hand, if that is about some data."""
        if self.key and self.plan is None:
            self.plan = plan_of(self.key, default_folder())
            self.key = "" if self.plan is None else self.key
            self.wish = self.wish or self.plan
        return self.plan if self.plan is not None and self.plan.experiment.dataset == dataset else None

    def wished(self, experiment: Experiment, data: Dataset) -> Plan:
        """Return the form's plan, about the settings in hand."""
        wish = self.wish.about(experiment, data) if self.wish is not None else Plan.usual(experiment, data)
        self.wish = wish
        return wish

    def start(self, plan: Plan, dataset: Dataset | None, owner: Owner) -> Errand:
        """Begin a search or go on with it, and take it in hand; one under way goes on."""
        known = engine().errand(plan.key)
        if known is not None and known.view().status != "running":
            engine().forget_errand(plan.key)
        self.key, self.plan, self.results = plan.key, plan, None
        return engine().run(plan.key, searching(plan, dataset, default_folder()), owner)

    def found(self, plan: Plan) -> Results | None:
        """Return what a search that is not under way has found."""
        if self.results is None or self.results.plan.key != plan.key:
            errand = engine().errand(plan.key)
            view = None if errand is None else errand.view()
            held = None if view is None else view.result or view.partial
            self.results = held if held is not None else load_results(plan, default_folder())
        return self.results
