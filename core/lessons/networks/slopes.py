"""What the slope of an activation does to an error on its way back."""

import numpy as np

from core.lessons.networks.fading_words import part
from core.lessons.networks.shapes import SHAPES, Values
from core.messages import N_, Message

SUM = (-6.0, 6.0, 0.1)  # lowest, highest, step of the slider
POINTS, REACH = 481, 1.6  # of the curves; half the length of a tangent


def line() -> Values:
    """Return the sums at which activations are drawn."""
    return np.linspace(SUM[0], SUM[1], POINTS)


def at(name: str, z: float) -> tuple[float, float]:
    """Return value and slope of an activation at a sum."""
    shape, where = SHAPES[name], np.array([z])
    return float(shape.value(where)[0]), float(shape.slope(where)[0])


def tangent(name: str, z: float) -> tuple[Values, Values]:
    """Return the ends x (2,) and y (2,) of the straight line that touches an activation at a sum."""
    value, slope = at(name, z)
    x = np.array([z - REACH, z + REACH])
    return x, value + slope * (x - z)


def steepest(name: str) -> float:
    """Return the largest slope anywhere in the picture."""
    return float(SHAPES[name].slope(line()).max())


def slope_finding(name: str, z: float) -> Message:
    """Say how much of an error gets back through at a sum."""
    value, slope = at(name, z)
    facts = {"shape": Message(SHAPES[name].label), "z": z, "value": value, "slope": slope, "share": 100 * slope}
    if abs(slope) < 0.005:
        return Message.of(N_("At {z:.1f}, {shape} is flat: next to nothing of an error gets back through"), **facts)
    if slope < 0:
        return Message.of(N_("At {z:.1f}, {shape} even falls: an error comes back with its sign turned"), **facts)
    return Message.of(N_("At {z:.1f}, {shape} has a slope of {slope:.2f}: {share:.0f} % of an error gets back through"), **facts)  # fmt: skip


def ten_sentence(name: str) -> Message:
    """Say what ten layers of the steepest slope leave; weights may make up for it."""
    most = steepest(name)
    text = N_(
        "The slope of {shape} is at most {most:.2f}. Back through ten layers the slopes alone multiply to {ten} at most "
        "(the weights come on top)."
    )
    return Message.of(text, shape=Message(SHAPES[name].label), most=most, ten=part(most**10))
