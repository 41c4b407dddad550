"""The session's own ledger and brief: found again by the token in its address, written whenever they change."""

from typing import TYPE_CHECKING, NamedTuple

from core.brief import Brief
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


class Kept(NamedTuple):
    """Hold what is kept under a token; without anything there is no token."""

    ledger: Ledger = Ledger()
    brief: Brief = Brief()
    token: str = ""


def opened(token: str, owner: Owner) -> Kept:
    """Return what is kept under a link's token, and the session's own token; a copy where another session writes in it."""
    store = engine().store
    kept = Kept(store.ledger(token), store.brief(token), token) if is_token(token) else Kept()
    if not kept.ledger.entries and kept.brief.is_empty:
        return Kept()
    held = _HOLDERS.hold(token, owner)
    if held != token:
        _write(kept._replace(token=held))
    return kept._replace(token=held)


def keep(mind: "Memory", ledger: Ledger) -> None:
    """Have a session go on with another ledger, and write it."""
    mind.ledger = ledger
    _hold(mind)
    engine().store.keep_ledger(mind.token, ledger)


def keep_brief(mind: "Memory", brief: Brief) -> None:
    """Have a session go on with another brief, and write it."""
    mind.brief = brief
    _hold(mind)
    engine().store.keep_brief(mind.token, brief)


def stay(mind: "Memory") -> None:
    """Go on under another token where a session took this one while the page was away."""
    if mind.token:
        _hold(mind)


def _hold(mind: "Memory") -> None:
    """Hold the session's token; under another one, write all that is the session's own."""
    before, mind.token = mind.token, _HOLDERS.hold(mind.token, mind.owner)
    if before and before != mind.token:
        _write(Kept(mind.ledger, mind.brief, mind.token))


def _write(kept: Kept) -> None:
    if kept.ledger.entries:
        engine().store.keep_ledger(kept.token, kept.ledger)
    if not kept.brief.is_empty:
        engine().store.keep_brief(kept.token, kept.brief)


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


def forget_brief(mind: "Memory") -> None:
    """Delete the brief, here and from the store; raise `OSError` where that can't be done, and then it is still here."""
    if mind.token:
        engine().store.forget_brief(mind.token)
    mind.brief = Brief()
    if not mind.ledger.entries:
        mind.token = ""


def forget_all(mind: "Memory") -> None:
    """Delete the brief, the ledger, and every run that is nobody else's."""
    forget_brief(mind)
    own = {entry.key for entry in mind.ledger.entries} | set(mind.trained)
    for key in own - {bundle(name).key for name in BUNDLES}:
        if not engine().store.is_listed(key, mind.token):
            engine().forget(key)
    if mind.token:
        engine().store.forget_ledger(mind.token)
    mind.ledger, mind.token = Ledger(), ""
    mind.trained.clear()
