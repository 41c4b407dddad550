"""What the case says of the masses on which the network and the radiologist disagree."""

from collections.abc import Mapping
from typing import Any

from core.messages import N_, Message
from core.scenarios.cancer_detection.costs import SURE, same_biopsies
from core.scenarios.clinic.screening import Share, share
from core.scenarios.clinic.sentences import interval

Arrays = Mapping[str, Any]


def disagreements(arrays: Arrays, threshold: float) -> list[tuple[str, int, Share]]:
    """Return (who says biopsy, masses, share of cancer) for the four ways in which the doctor's 5 and the network can fall."""
    doctor, model = arrays["doctor"] >= SURE, arrays["chance"] >= threshold
    kinds = (
        (N_("Both: cancer"), doctor & model),
        (N_("Only the radiologist"), doctor & ~model),
        (N_("Only the network"), ~doctor & model),
        (N_("Neither"), ~doctor & ~model),
    )
    truth = arrays["truth"] == 1
    return [(label, int(who.sum()), share(int((truth & who).sum()), int(who.sum()))) for label, who in kinds]


def disagreement_finding(arrays: Arrays, threshold: float) -> Message:
    """Say what the network would biopsy beyond the radiologist's 5, and the other way round."""
    rows = disagreements(arrays, threshold)
    doctor, model = rows[1][2], rows[2][2]
    if not doctor.n + model.n:
        return Message(N_("At this threshold the network and the radiologist's 5 never differ"))
    text = (
        N_("From {threshold:.0%} on the network would biopsy {more} masses that the radiologist's 5 leaves out: {found} cancers found, {needless} benign ones biopsied. It leaves out {fewer} that are a 5: {lost} cancers lost, {spared} benign ones spared")
        if doctor.n
        else N_("From {threshold:.0%} on the network would biopsy {more} masses that the radiologist's 5 leaves out: {found} cancers found, {needless} benign ones biopsied")
    )  # fmt: skip
    return Message.of(
        text,
        threshold=threshold,
        more=model.n,
        found=model.hits,
        needless=model.n - model.hits,
        fewer=doctor.n,
        lost=doctor.hits,
        spared=doctor.n - doctor.hits,
    )


def equal_words(arrays: Arrays) -> Message:
    """Say what the network finds with as many biopsies as the radiologist's 5 takes: a threshold of its own is no fair match."""
    truth = arrays["truth"]
    ill, biopsies = int((truth == 1).sum()), int((arrays["doctor"] >= SURE).sum())
    five, net = (share(round(part * ill), ill) for part in same_biopsies(truth, arrays["chance"], arrays["doctor"]))
    apart = net.low > five.value and five.high < net.value
    text = (
        N_("The two don't take the same number of biopsies, so this says nothing of who reads better. With as many ({biopsies}), the network finds {model} of the cancers, the radiologist's 5 {doctor}.")
        if apart
        else N_("The two don't take the same number of biopsies, so this says nothing of who reads better. With as many ({biopsies}), the network finds {model} of the cancers, the radiologist's 5 {doctor}: not told apart.")
    )  # fmt: skip
    return Message.of(text, biopsies=biopsies, model=interval(net), doctor=interval(five))
