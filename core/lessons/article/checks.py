"""What comes out when the article's claims are computed: each check gives one sentence with its numbers."""

import numpy as np
from numpy.typing import NDArray

from core.anatomy.archive import vectors
from core.evaluation.baselines.beside import written
from core.lessons.article.claim import Evidence
from core.lessons.article.iris import CLAIMED, below_zero, outcome
from core.lessons.article.sums import (
    CHANCES,
    LABELS,
    cross_entropy,
    half_cross_entropy,
    hidden_slopes,
    neuron,
    possible,
    sigmoid,
    slope_of_loss,
)
from core.messages import N_, Message

TEST_ROWS = 30  # a fifth of iris


def as_written(evidence: Evidence) -> Message | None:
    """Run the code of section 5.2."""
    return None if evidence.flowers is None else outcome(evidence.flowers)


def loss_as_written(evidence: Evidence) -> Message | None:
    """Read the loss of that run."""
    return None if evidence.flowers is None else below_zero(evidence.flowers)


def ninety_two(evidence: Evidence) -> Message:
    """Look whether the claimed accuracy is a share of the test rows at all."""
    rows = TEST_ROWS if evidence.flowers is None else evidence.flowers.rows
    below, above, _ = possible(CLAIMED, rows)
    return Message.of(
        N_(
            "{claimed:.0%} of {rows} rows are {right:.1f} rows. The nearest that can be are {below:.4f} and {above:.4f}."
        ),
        claimed=CLAIMED,
        rows=rows,
        right=CLAIMED * rows,
        below=below,
        above=above,
    )


def columns(evidence: Evidence) -> Message:
    """Count the columns of iris."""
    from core.datasets import load

    data = load("iris")
    return Message.of(N_("The data has {n} columns and a label."), n=len(data.feature_names))


def missing_half(evidence: Evidence) -> Message:
    """Give both formulas a model that is sure, and wrong about a negative case."""
    y, p = np.array([0.0]), np.array([0.99])
    return Message.of(
        N_("A negative case, and a model that is 99 % sure it is positive: by this formula the loss is {half:.2f}, as if "
           "all were well; with both terms it is {whole:.2f}."),
        half=abs(half_cross_entropy(y, p)),
        whole=cross_entropy(y, p),
    )  # fmt: skip


def worked_example(evidence: Evidence) -> Message:
    """Add up the example of section 4.1.3."""
    whole = cross_entropy(LABELS, CHANCES)
    return Message.of(
        N_(
            "By its own formula it is {half:.4f}. With the missing term it is {whole:.4f} in sum and {mean:.4f} on average."
        ),
        half=half_cross_entropy(LABELS, CHANCES),
        whole=whole,
        mean=whole / len(LABELS),
    )


def slope(evidence: Evidence) -> Message:
    """Hold the article's slope against differences of the loss, for both labels."""
    z = 1.0
    p = float(sigmoid(z))
    measured = [slope_of_loss(label, z) for label in (1.0, 0.0)]
    return Message.of(
        N_("At z = 1 the loss really changes by {one} (label 1) and {zero} (label 0) for each unit of z. ŷ − y "
           "gives {one_right} and {zero_right}; the article's formula {one_said} and {zero_said}: the "
           "wrong direction for one, and nothing at all for the other."),
        one=written(measured[0], 4),
        zero=written(measured[1], 4),
        one_right=written(p - 1, 4),
        zero_right=written(p, 4),
        one_said=written(1 - p, 4),
        zero_said=written(0.0, 4),
    )  # fmt: skip


def answer(evidence: Evidence) -> Message:
    """Compute the neuron of section 4.2.2."""
    z, said = neuron()
    return Message.of(
        N_("1·2 + 2·3 + 1 = {z:.0f}, so the neuron answers {said:.5f}. One neuron gives one number, not two."),
        z=z,
        said=said,
    )


def hidden(evidence: Evidence) -> Message:
    """Hold the article's hidden gradients against differences of the loss."""
    measured, said, right = hidden_slopes()
    ratio = np.abs(said / measured)
    return Message.of(
        N_("In a network with drawn weights the three gradients are {measured}; with the factor a(1 − a) the formula gives "
           "{right}, without it {said}: {low:.0f} to {high:.0f} times too large."),
        measured=_list(measured),
        right=_list(right),
        said=_list(said),
        low=float(ratio.min()),
        high=float(ratio.max()),
    )  # fmt: skip


def indices(evidence: Evidence) -> Message:
    """Count what the index of the article's weight gradient would need."""
    return Message.of(
        N_("Read as it stands, the third hidden neuron would need the input x₃, and there are {n} inputs."), n=2
    )


def adam(evidence: Evidence) -> Message:
    """Count the numbers that an optimiser keeps for the network in hand."""
    n = vectors(evidence.run.network.archive)[0].size
    return Message.of(
        N_("The network of the run in hand has {n:,} weights. Its gradient is the same for every optimiser; plain SGD keeps "
           "nothing besides, RMSprop {n:,} numbers and Adam {twice:,}, and updates them at every step. They save steps, "
           "not time for each."),
        n=n,
        twice=2 * n,
    )  # fmt: skip


def one_row(evidence: Evidence) -> Message:
    """Count the rows that a step looks at."""
    n = len(evidence.run.split.train)
    return Message.of(
        N_("On the data in hand one step from a single row looks at 1 row, one from all of them at {n:,}: {n:,} times the "
           "work. What a single row costs is noise, not computation."),
        n=n,
    )  # fmt: skip


def roc(evidence: Evidence) -> Message | None:
    """Read the run in hand at two thresholds."""
    run = evidence.run
    if len(run.data.class_names) != 2:
        return None
    y, p = run.y_test == 1, run.y_prob[:, -1]
    marks = [(float((p[y] >= t).mean()), float((p[~y] >= t).mean()), float(((p >= t) == y).mean())) for t in (0.5, 0.2)]
    (tpr, fpr, accuracy), (tpr2, fpr2, accuracy2) = marks
    return Message.of(
        N_("The run in hand at 0.5: finds {tpr:.0%} of the positive cases with {fpr:.0%} false alarms, a point of the curve; "
           "its accuracy, {accuracy:.0%}, is nowhere on it. At 0.2: {tpr2:.0%}, {fpr2:.0%}, and {accuracy2:.0%}."),
        tpr=tpr, fpr=fpr, accuracy=accuracy, tpr2=tpr2, fpr2=fpr2, accuracy2=accuracy2,
    )  # fmt: skip


def kappa(evidence: Evidence) -> Message | None:
    """Draw small samples of the run's test rows and look how far kappa moves."""
    from sklearn.metrics import cohen_kappa_score

    run, rows, draws = evidence.run, 30, 200
    if len(run.data.class_names) < 2:
        return None
    draw, said = np.random.default_rng(0), _answers(evidence)
    parts = [draw.choice(len(said), min(rows, len(said)), replace=False) for _ in range(draws)]
    values = [
        cohen_kappa_score(run.y_test[part], said[part], labels=range(len(run.data.class_names))) for part in parts
    ]
    low, high = np.nanpercentile(values, (5, 95))
    return Message.of(
        N_("{draws} samples of {rows} test rows of the run in hand give a kappa anywhere from {low:.2f} to {high:.2f} (nine in "
           "ten): a small sample is as hard for kappa as for any score."),
        draws=draws, rows=rows, low=float(low), high=float(high),
    )  # fmt: skip


def backends(evidence: Evidence) -> Message:
    """Say which Keras is installed here."""
    from importlib.metadata import version

    return Message.of(N_("Installed here: Keras {version}, on TensorFlow."), version=version("keras"))


def _answers(evidence: Evidence) -> NDArray[np.int64]:
    p = evidence.run.y_prob
    return np.asarray(p.argmax(1), np.int64)


def _list(values: NDArray[np.float64]) -> str:
    return ", ".join(written(value, 3) for value in values)
