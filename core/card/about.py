"""What a model is for, and the data that it was made from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from core.card.pieces import Piece, Points, Section, Table, Text, Word
from core.datasets import DATASETS
from core.evaluation.headlines import headline
from core.evaluation.run_sentences import title
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


def purpose(run: "Run") -> Section:
    """Say what a model is for and what not."""
    pieces = (Text(_predicts(run)), Text(Message(run.data.card.why)), Points(tuple(_not_for(run))))
    return Section(Message(N_("What it is for, and what not")), pieces)


def _predicts(run: "Run") -> Message:
    target, data = asked(run), title(run)
    if run.data.image_shape:
        height, width = run.data.image_shape
        template = N_("It predicts “{target}” from a picture of {height} by {width} pixels, as in “{data}”.")
        return Message.of(template, target=target, height=height, width=width, data=data)
    columns = len(set(run.preprocessor.origin))
    return Message.of(
        N_("It predicts “{target}” from {columns:,} columns of a row, as in “{data}”."),
        target=target,
        columns=columns,
        data=data,
    )


def asked(run: "Run") -> Word:
    """Return what is predicted, as the user calls it: a column of an upload has a name that is nobody's to translate."""
    target = run.data.card.target
    return Message(target) if run.data.name in DATASETS else target


def _not_for(run: "Run") -> Iterator[Message]:
    if not headline(run).beats_baseline:
        yield Message(
            N_("Not for use as it is: on its test rows it is not better, beyond doubt, than no model at all.")
        )
    yield Message(
        N_(
            "Not for deciding about people without a person: it was trained to find out what a model can do on this data."
        )
    )
    yield Message(
        N_(
            "Not for rows from elsewhere, other customers, another year or another way of recording, before it is tried on them."
        )
    )


def about_data(run: "Run") -> Section:
    """Say where the rows come from and how they were used."""
    return Section(Message(N_("Data")), tuple(_data(run)))


def _data(run: "Run") -> Iterator[Piece]:
    card, split = run.data.card, run.split
    facts: tuple[tuple[Word, Word], ...] = (
        (Message(N_("Name")), title(run)),
        (Message(N_("Source")), Message(card.source)),
        (Message(N_("Licence")), Message(card.licence)),
        (Message(N_("To predict")), asked(run)),
        (Message(N_("Rows")), f"{len(run.data.y):,}"),
        (Message(N_("Columns")), f"{len(run.data.feature_names):,}"),
        (Message(N_("Missing cells")), f"{int(np.isnan(run.data.X).sum()):,}"),
        (Message(N_("Rows to learn from")), f"{len(split.train):,}"),
        (Message(N_("Rows to check on while training (validation)")), f"{len(split.val):,}"),
        (Message(N_("Rows to grade on at the end (test)")), f"{len(split.test):,}"),
    )
    yield Table((Message(N_("What")), Message(N_("Value"))), facts)
    if run.data.task == "classification":
        yield _balance(run)
    else:
        yield Text(_range(run))
    if run.data.notes:
        yield Points(run.data.notes)


def _balance(run: "Run") -> Table:
    """Return how many rows each class has, in all and on each side."""
    sides = (np.arange(len(run.data.y)), run.split.train, run.split.val, run.split.test)
    counts = [np.bincount(run.data.y[side].astype(np.int64), minlength=len(run.data.class_names)) for side in sides]
    names = map(run.data.card.shown, run.data.class_names)
    head = N_("Class"), N_("Rows"), N_("Learned from"), N_("Checked on"), N_("Graded on")
    rows = tuple((name, *(f"{n:,}" for n in each)) for name, *each in zip(names, *counts, strict=True))
    return Table(tuple(map(Message, head)), rows)


def _range(run: "Run") -> Message:
    y = run.data.y.astype(float)
    template = N_("“{target}” lies between {low:,.6g} and {high:,.6g}, with a mean of {mean:,.6g}.")
    return Message.of(template, target=asked(run), low=y.min(), high=y.max(), mean=y.mean())
