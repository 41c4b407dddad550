"""The session's own ledger: found again by the token in its address, written whenever it changes."""

from typing import TYPE_CHECKING

from core.bundles import BUNDLES, bundle
from core.datasets import UPLOAD_PREFIX
from core.jobs import Owner
from core.ledger import Ledger
from core.ledger.holders import Holders, is_token
from core.training.run import Run
from pages.components.engine import engine

if TYPE_CHECKING:
    from pages.components.memory import Memory

PARAM = "ledger"  # of the session's own address; never part of a link that is meant for others
_HOLDERS = Holders()


def opened(token: str, owner: Owner) -> tuple[Ledger, str]:
    """Return the ledger of a link's token, and the session's own token; a copy where another session writes in it."""
    ledger = engine().store.ledger(token) if is_token(token) else Ledger()
    if not ledger.entries:
        return ledger, ""
    held = _HOLDERS.hold(token, owner)
    if held != token:
        engine().store.keep_ledger(held, ledger)
    return ledger, held


def keep(mind: "Memory", ledger: Ledger) -> None:
    """Have a session go on with another ledger, and write it."""
    mind.ledger, mind.token = ledger, _HOLDERS.hold(mind.token, mind.owner)
    engine().store.keep_ledger(mind.token, ledger)


def stay(mind: "Memory") -> None:
    """Go on under another token where a session took this one while the page was away."""
    if mind.token and (held := _HOLDERS.hold(mind.token, mind.owner)) != mind.token:
        mind.token = held
        engine().store.keep_ledger(held, mind.ledger)


def note(mind: "Memory", run: Run) -> None:
    """Put a run on top of the ledger."""
    keep(mind, mind.ledger.add(run))


def shown(mind: "Memory") -> Ledger:
    """Return the session's ledger; instead of an empty one, one of the bundled runs, side by side."""
    if mind.ledger.entries:
        return mind.ledger
    ledger = Ledger()
    for run in reversed([*map(bundle, BUNDLES)]):
        ledger = ledger.add(run).pin(run.key)
    return ledger


def run_of(mind: "Memory", key: str) -> Run | None:
    """Return a run: this session's, a bundled one, or that of the store; None when nobody has it any more."""
    near = {run.key: run for run in (*map(bundle, BUNDLES), mind.run)} | mind.trained
    if key in near:
        return near[key]
    job = engine().find(key, mind.owner)
    return None if job is None else job.view().run


def remember(mind: "Memory", run: Run) -> None:
    """Count a run that was opened from the ledger among this session's own, with the table that it is about."""
    mind.opened, mind.trained[run.key] = run.key, run
    if run.data.name.startswith(UPLOAD_PREFIX):
        mind.uploads[run.data.name] = run.data


def delete(mind: "Memory", key: str) -> None:
    """Delete a run from the ledger, and for good where it is neither bundled nor in somebody else's ledger."""
    keep(mind, shown(mind).delete(key))
    mind.trained.pop(key, None)
    if key not in {bundle(name).key for name in BUNDLES} and not engine().store.is_listed(key, mind.token):
        engine().forget(key)
