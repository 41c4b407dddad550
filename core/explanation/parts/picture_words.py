"""What the shares of a picture's parts say, in words."""

import numpy as np
from numpy.typing import NDArray

from core.explanation.amounts import Amounts
from core.explanation.case import Case
from core.explanation.parts.maps import Maps, zone_name, zone_sums
from core.explanation.parts.occlusion import Occlusion
from core.messages import N_, Message

Word = Message | str
Values = NDArray[np.float64]

CLOSE, LOOSE = 0.7, 0.3  # correlations from which on two ways of looking agree, and agree in part
ALIKE = 1e-9  # pulls that are smaller are what rounding leaves
FEW = 3  # places of a patch: with fewer, a correlation says nothing


def main_finding(case: Case, maps: Maps) -> Message:
    """Say which zone of the picture speaks most for what is shown, and which against it."""
    sums = zone_sums(maps.pixels[case.output])
    best, worst = int(sums.argmax()), int(sums.argmin())
    facts = {
        "name": case.output_name,
        "zone": zone_name(best),
        "share": case.amounts.share(float(sums[best])),
        "other": zone_name(worst),
        "less": case.amounts.share(float(sums[worst])),
    }
    return Message.of(_MAIN[bool(sums[best] > ALIKE), bool(sums[worst] < -ALIKE)], **facts)


_MAIN = {
    (True, True): N_("What speaks most for {name} is {zone} ({share}), most against it {other} ({less})"),
    (True, False): N_(
        "What speaks most for {name} is {zone} ({share}); no side of the picture speaks against it as a whole"
    ),
    (False, True): N_(
        "What speaks most against {name} is {other} ({less}); no side of the picture speaks for it as a whole"
    ),
    (False, False): N_("No part of the picture makes a difference to {name}"),
}


def rival_sentence(case: Case, maps: Maps) -> Message | None:
    """Say where the picture tells the shown class from the likeliest other one; None without another."""
    said = case.told.outputs[0]
    if len(said) < 3:
        return None
    rival = int(np.where(np.arange(len(said)) == case.output, -np.inf, said).argmax())
    sums = zone_sums(maps.pixels[case.output] - maps.pixels[rival])
    if sums.max() <= ALIKE:
        return None
    text = N_(
        "The likeliest other answer is {other} ({chance}). What tells {name} from {other} most is {zone}: its pull is {share} "
        "more for {name} than for {other}."
    )
    return Message.of(
        text,
        name=case.output_name,
        other=case.it.class_names[rival],
        chance=case.amounts.output(float(said[rival])),
        zone=zone_name(int(sums.argmax())),
        share=unsigned(case.amounts, float(sums.max())),
    )


def blank_sentence(case: Case, maps: Maps, background: NDArray[np.float32]) -> Message | None:
    """Say how much of what speaks for it comes from blank pixels; None where parts are larger, or nothing speaks for it."""
    pull = np.clip(maps.pixels[case.output].ravel(), 0, None)
    if maps.parted or pull.sum() <= ALIKE:
        return None
    share = round(100 * float(pull[case.x <= np.nanmin(background)].sum() / pull.sum()))
    if not share:
        return None
    text = N_(
        "Of 100 parts of what speaks for {name}, {share} come from pixels that are blank: what is missing counts as well as "
        "what is there."
    )
    return Message.of(text, name=case.output_name, share=share)


def error_sentence(case: Case, maps: Maps) -> Message | None:
    """Say how closely the pull of a part is known; None where it is exact."""
    error = 1.96 * float(maps.errors[case.output].max())
    if not error:
        return None
    written = unsigned(case.amounts, error)
    return Message.of(_KNOWN[is_seen(written)], error=written, rounds=case.how.rounds)


_KNOWN = {
    True: N_(
        "Every part's pull is known to ±{error} or better, from trying {rounds} rounds of random orders of the parts."
    ),
    False: N_(
        "Every part's pull is known to the last digit shown, from trying {rounds} rounds of random orders of the parts."
    ),
}


def hidden_finding(case: Case, hidden: Occlusion) -> Message:
    """Say where a hidden patch costs the output most, or that it costs nothing anywhere."""
    drops = hidden.drops[:, case.output]
    at = int(drops.argmax())
    middle = hidden.places[at] + np.array(hidden.size) / 2
    zone = int(np.asarray(3 * middle / np.array(hidden.shape), np.int64) @ (3, 1))
    text = N_("Hiding a patch of {zone} costs {name} most: from {said} to {without}")
    if drops[at] <= ALIKE:
        text = N_("No hidden patch lowers {name}: it stays at {said} or rises")
    return Message.of(
        text,
        zone=zone_name(zone),
        name=case.output_name,
        said=case.amounts.output(case.said),
        without=case.amounts.output(case.said - float(drops[at])),
    )


def agreement(hidden: Occlusion, pixels: Values, output: int) -> float:
    """Return the correlation, over the patches, of their drop with the sum of their pixels' shares (h, w); nan if undefined."""
    drops, sums = hidden.drops[:, output], hidden.sums(pixels)
    if len(drops) < FEW or not np.ptp(drops) or not np.ptp(sums):
        return float("nan")
    return float(np.corrcoef(drops, sums)[0, 1])


def agreement_sentence(hidden: Occlusion, correlation: float) -> Message:
    """Say how far both ways of looking agree."""
    if np.isnan(correlation):
        return Message(N_("Whether both ways agree can't be said: one of them is the same everywhere."))
    degree = next(text for least, text in _DEGREES if correlation >= least)
    return Message.of(degree, correlation=f"{correlation:.2f}".replace("-", "−"), places=len(hidden.places))


_DEGREES = (
    (CLOSE, N_("Both ways agree closely: their correlation over {places} places of the patch is {correlation}.")),
    (
        LOOSE,
        N_(
            "Both ways agree in part: their correlation over {places} places of the patch is {correlation}. Where they differ, "
            "the model looks at several places together."
        ),
    ),
    (
        -np.inf,
        N_(
            "Both ways hardly agree: their correlation over {places} places of the patch is {correlation}. Trust neither picture "
            "alone: the answer hangs on several places together, or on how a patch is hidden."
        ),
    ),
)


def unsigned(amounts: Amounts, amount: float) -> Word:
    """Return how an amount without a direction is written."""
    written = amounts.share(abs(amount))
    if isinstance(written, str):
        return written.removeprefix("+")
    return Message(written.template, {name: str(value).removeprefix("+") for name, value in written.values.items()})


def is_seen(written: Word) -> bool:
    """Tell whether any digit of a written amount is not 0."""
    return any(digit in "123456789" for digit in (written if isinstance(written, str) else written.text()))
