"""What races, rates and batches say, in sentences."""

from collections.abc import Mapping

import numpy as np

from core.lessons.optimisers.noise import BATCHES, PASSES
from core.lessons.optimisers.race import STEPS, Course, ranking
from core.lessons.optimisers.rates import ENOUGH, Window, best, window
from core.lessons.optimisers.surfaces import OPTIMISERS, Array, Surface
from core.lessons.optimisers.tiny import COMPARED, SCALES
from core.messages import N_, Message

STILL = 1e-12  # of a slope: less is flat
CLOSE = 0.02  # of a rate: closer than that, measurement and theory agree


def walk_title(surface: Surface, path: Array) -> Message:
    """Say how far the user has walked down (steps + 1, 2)."""
    heights = surface.value(path) - surface.floor
    slope = float(np.linalg.norm(surface.gradient(path[-1])))
    values = {
        "steps": counted(len(path) - 1),
        "height": f"{heights[-1]:.3g}",
        "slope": f"{slope:.2g}",
        "first": f"{heights[0]:.3g}",
    }
    if len(path) == 1:
        return Message.of(
            N_("You stand {height} above the lowest point; the ground here climbs {slope} for each 1 you go"), **values
        )
    if heights[-1] <= 1e-3 * heights[0]:
        return Message.of(N_("After {steps} you have arrived at the lowest point"), **values)
    if slope < 0.05:
        return Message.of(
            N_("After {steps} it is flat around you, {height} above the lowest point: you are in the wrong hollow"),
            **values,
        )
    return Message.of(
        N_("After {steps} you are down from {first} to {height} above the lowest point; the slope here is {slope}"),
        **values,
    )


def race_title(courses: Mapping[str, Course]) -> Message:
    """Say who arrived first, and who flew off."""
    order, flown = ranking(courses), [name for name, it in courses.items() if it.diverged]
    if order and flown:
        return Message.of(
            N_("{first} arrives first, at step {step}; {who} flies off at step {left}"),
            **_first(courses, order),
            **_flown(courses, flown),
        )
    if len(order) == len(courses):
        return Message.of(N_("All four arrive; {first} is first, at step {step}, {last} last, at step {late}"), **_first(courses, order), last=_name(order[-1]), late=courses[order[-1]].arrived)  # fmt: skip
    if order:
        return Message.of(N_("{first} arrives first, at step {step}; {count} of 4 arrive within {steps}"), **_first(courses, order), count=len(order), steps=STEPS)  # fmt: skip
    if flown:
        return Message.of(
            N_("Nobody arrives within {steps} steps, and {who} flies off at step {left}"),
            steps=STEPS,
            **_flown(courses, flown),
        )
    return Message.of(N_("Nobody arrives within {steps} steps"), steps=STEPS)


def verdict(name: str, it: Course) -> Message:
    """Say what became of one optimiser."""
    values = {"name": _name(name), "height": f"{it.heights[-1]:.2g}", "share": f"{it.heights[-1] / it.heights[0]:.1%}"}
    if it.diverged:
        return Message.of(N_("{name} flew off: outside the picture from step {left}."), **values, left=it.left)
    if it.arrived is not None:
        return Message.of(N_("{name} arrived at step {step}."), **values, step=it.arrived)
    if it.stopped:
        return Message.of(N_("{name} came to rest elsewhere, {height} too high."), **values)
    return Message.of(N_("{name} is still on its way, with {share} of the height left."), **values)


def limit_sentence(surface: Surface, measured: float | None, rate: float) -> Message:
    """Say from which rate on plain gradient descent diverges, by theory and by trying."""
    if surface.limit is None or measured is None:
        return Message.of(N_("How steep it is differs from place to place here, so no single number says which rate is too large: one that is fine on flat ground flies off where it is steep."))  # fmt: skip
    values = {
        "limit": f"{surface.limit:.4g}",
        "measured": f"{measured:.4g}",
        "steepest": f"{surface.steepest:.4g}",
        "rate": f"{rate:g}",
    }
    if abs(measured - surface.limit) <= CLOSE * surface.limit:
        return Message.of(N_("The largest rate at which plain SGD still came down was {measured}; theory says 2/λmax = 2/{steepest} = {limit}, where λmax is how strongly the ground bends in its steepest direction."), **values)  # fmt: skip
    return Message.of(N_("The largest rate at which plain SGD still came down was {measured}, where theory says 2/λmax = 2/{steepest} = {limit}: from this start they differ."), **values)  # fmt: skip


def revealed(slow: Course, fast: Course, rates: tuple[float, float]) -> Message:
    """Say what ten times the learning rate did."""
    values = {"slow": rates[0], "fast": rates[1], "left": fast.left, "arrived": slow.arrived, "soon": fast.arrived}
    if fast.diverged:
        return Message.of(N_("With {slow:g} it arrives at step {arrived}. With {fast:g} each step lands higher on the other side than it began; it is out of the picture at step {left}."), **values)  # fmt: skip
    if fast.arrived is not None and slow.arrived is not None:
        return Message.of(N_("With {slow:g} it arrives at step {arrived}, with {fast:g} at step {soon}."), **values)
    return Message.of(
        N_("With {slow:g} it arrives at step {arrived}; with {fast:g} it neither arrives nor flies off."), **values
    )


def rates_title(shares: Mapping[str, Array]) -> Message:
    """Say who forgives most in the choice of a rate."""
    found = {name: window(values) for name, values in shares.items()}
    widths = {name: it for name, it in found.items() if it is not None}
    if not widths:
        at = min(shares, key=lambda name: best(shares[name])[1])
        return Message.of(N_("No rate arrives within {steps} steps; {name} comes nearest, with {rate:.2g}"), steps=STEPS, name=_name(at), rate=best(shares[at])[0])  # fmt: skip
    at = max(widths, key=lambda name: widths[name].factor)
    values = {"name": _name(at), "width": _factor(widths[at]), "rate": widths[at].low}
    if len(widths) == 1 and widths[at].low == widths[at].high:
        return Message.of(N_("Only {name} arrives at all, and only with single rates, such as {rate:.2g}"), **values)
    if len(widths) == 1:
        return Message.of(N_("Only {name} arrives at all, and its rate may vary by a factor of {width}"), **values)
    thin = min(widths, key=lambda name: widths[name].factor)
    rivals = [name for name, it in widths.items() if it.cut and name != at]
    if rivals:  # how far theirs go is not known
        return Message.of(N_("{name} and {rival} forgive most: their rates may vary by factors of {width} and {also}"), **values, rival=_name(rivals[0]), also=_factor(widths[rivals[0]]))  # fmt: skip
    return Message.of(N_("{name} forgives most: its rate may vary by a factor of {width}, that of {other} by {thin}"), **values, other=_name(thin), thin=_factor(widths[thin]))  # fmt: skip


def _factor(it: Window) -> Message | str:
    factor = f"{float(f'{it.factor:.2g}'):,g}"
    return Message.of(N_("at least {factor}"), factor=factor) if it.cut else factor


def arrived_sentence() -> Message:
    """Say what counts as arrived where rates are compared."""
    return Message.of(
        N_(
            "To arrive means here: after {steps} steps, {share:.1%} of the height at the start or less is left. A factor counts from "
            "the smallest to the largest rate of a range in which all rates tried arrive."
        ),
        steps=STEPS, share=ENOUGH,
    )  # fmt: skip


def noise_title(found: Mapping[str, Array]) -> Message:
    """Say where one row a step and all rows a step are after each row was seen once, and in the end."""
    one, full = _shares(found, BATCHES[0]), _shares(found, BATCHES[-1])
    if not np.isfinite(one[1]):
        return Message.of(N_("At this rate one row a step flies off; all rows a step has {full:.1%} of the avoidable error left after {passes} passes"), full=full[1], passes=PASSES)  # fmt: skip
    return Message.of(N_("After one pass, one row a step has {one:.0%} of the avoidable error left, all rows a step {full:.0%}; after {passes} passes {late:.1%} and {last:.1%}"), one=one[0], full=full[0], late=one[1], last=full[1], passes=PASSES)  # fmt: skip


def cost_sentence(found: Mapping[str, Array]) -> Message:
    """Say what a step costs, and how noisy it is."""
    (start, near), (wrong, lost) = found["noise"][0], found["wrong"][0]
    return Message.of(
        N_(
            "A step with one row reads 1 row, a step with all reads {rows}: the single-row step is the cheap one. Its price is noise. "
            "At the start its gradient is off by {start:.1f} times the true one's length and {wrong:.0%} of the steps lead uphill; near the end "
            "it is off by {near:.0f} times, and {lost:.0%} lead uphill. That is why it never settles, and why batches of some dozens are usual."
        ),
        rows=BATCHES[-1], start=start, wrong=wrong, near=near, lost=lost,
    )  # fmt: skip


def tiny_title(covered: Mapping[str, Array]) -> Message:
    """Say who still moves where all gradients are much smaller."""
    shares = {
        name: f"{values[COMPARED]:.0%}" if values[COMPARED] >= 0.01 else f"{values[COMPARED]:.1%}"
        for name, values in covered.items()
    }
    return Message.of(
        N_("With gradients {scale:,.0f} times smaller, SGD covers {sgd} of the way, momentum {momentum}, RMSprop {rmsprop}, Adam {adam}"),
        scale=1 / SCALES[COMPARED], **shares,
    )  # fmt: skip


def tiny_sentence(covered: Mapping[str, Array]) -> Message:
    """Say from where on even the rescaling ones stand still."""
    ends = {
        name: 1 / SCALES[int(np.argmax(values < 0.5))] if (values < 0.5).any() else np.inf
        for name, values in covered.items()
    }
    return Message.of(
        N_(
            "RMSprop and Adam divide each weight's gradient by its own recent size, so the size cancels. Up to a point: a small number ε in the "
            "divisor keeps it from being 0, and where gradients are {rmsprop:,.0f} (RMSprop) or {adam:,.0f} (Adam) times smaller, they cover less than half "
            "of the way too."
        ),
        rmsprop=ends["rmsprop"], adam=ends["adam"],
    )  # fmt: skip


def counted(steps: int) -> Message:
    """Say so many steps."""
    return Message(N_("1 step")) if steps == 1 else Message.of(N_("{steps} steps"), steps=steps)


def _shares(found: Mapping[str, Array], size: int) -> tuple[float, float]:
    rows, loss = found[f"rows_{size}"], found[f"loss_{size}"]
    once = int(np.argmin(np.abs(rows - BATCHES[-1])))
    return float(np.median(loss[once])), float(np.median(loss[-1]))


def _name(name: str) -> Message:
    return Message(OPTIMISERS[name])


def _first(courses: Mapping[str, Course], order: list[str]) -> dict[str, object]:
    return {"first": _name(order[0]), "step": courses[order[0]].arrived}


def _flown(courses: Mapping[str, Course], flown: list[str]) -> dict[str, object]:
    soonest = min(flown, key=lambda name: courses[name].left or 0)
    return {"who": _name(soonest), "left": courses[soonest].left}
