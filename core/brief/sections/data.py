"""The data: where rows come from, who may use them, what they lack."""

from collections.abc import Iterator

import numpy as np

from core.brief.facts import Facts
from core.brief.sections.section import Found, Missing, Section
from core.card.about import about_data
from core.card.pieces import Link, Piece, Points, Table, Text
from core.datasets import UPLOAD_PREFIX
from core.evaluation.classes.words import listed
from core.evaluation.groups.columns import sensitive
from core.messages import N_, Message
from core.scenarios import SCENARIOS


def _find(facts: Facts) -> Found:
    yield from _run_rows(facts) if facts.run is not None else _brought_rows(facts)
    yield _told_of_persons(facts)
    if facts.case in SCENARIOS:
        source = SCENARIOS[facts.case].source
        yield Points((Message.of(N_("What the case in hand lacks beside production: {missing}"), missing=Message(source.missing)),))  # fmt: skip
    yield from _rights(facts)


def _run_rows(facts: Facts) -> Iterator[Piece | Missing]:
    assert facts.run is not None
    if facts.run.data.drawn:
        yield Text(Message(N_("These points are drawn by a formula: they show how models learn, and nothing can be decided on them.")))  # fmt: skip
        yield Missing(Message(N_("Real rows: choose a table in the playground, or bring your own.")), facts.link("playground"))  # fmt: skip
    else:
        card = facts.run.data.card
        text = N_("{rows:,} rows of “{name}”; licence: {licence}.")
        yield Text(Message.of(text, rows=len(facts.run.data.y), name=facts.predictions.title, licence=Message(card.licence)))  # fmt: skip
    yield from about_data(facts.run).pieces
    yield Link(Message(N_("Look at the rows")), facts.link("playground", at="rows"))


def _brought_rows(facts: Facts) -> Iterator[Piece | Missing]:
    frame = facts.predictions.frame
    yield Table(
        (Message(N_("What")), Message(N_("Value"))),
        (
            (Message(N_("Name")), facts.predictions.title),
            (Message(N_("Rows to grade on at the end (test)")), f"{facts.predictions.n:,}"),
            (Message(N_("Columns")), f"{frame.shape[1]:,}"),
            (Message(N_("Missing cells")), f"{int(np.asarray(frame.isna()).sum()):,}"),
        ),
    )
    yield Missing(Message(N_("The rows that the model learned from: they were not brought along.")), facts.link("metrics"))  # fmt: skip


def _told_of_persons(facts: Facts) -> Piece | None:
    """Name the columns by which people may not be treated differently."""
    names = sensitive(facts.predictions)
    if not names:
        return None
    text = N_("Columns that the law protects or that tell of a person: {names}. Leaving one out doesn't help where others tell the same.")  # fmt: skip
    return Text(Message.of(text, names=listed([facts.predictions.card.shown(name) for name in names])))


def _rights(facts: Facts) -> Iterator[Missing]:
    own = facts.run is None or facts.run.data.name.startswith(UPLOAD_PREFIX)
    if own and not facts.said("ground"):
        yield Missing(Message(N_("The licence of the rows: they are an upload, and nothing here says who may use them for what.")), facts.link("brief"), "ground")  # fmt: skip


DATA = Section("data", N_("The data"), N_("Where do the rows come from, and may we use them?"), _find)
