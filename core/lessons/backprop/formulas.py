"""Every number of a step as a formula, in KaTeX: what it is, its numbers, its value."""

from collections.abc import Callable, Mapping

from core.lessons.backprop.bench import Bench
from core.lessons.backprop.network import FIRST_BIAS, FIRST_OUT, HIDDEN, INPUTS, NAMES
from core.lessons.backprop.neuron import Neuron


def shown(value: float) -> str:
    """Write a number with four digits, in brackets where it is negative, so that it can stand after a sign."""
    text = plain(value)
    return f"({text})" if text.startswith("-") else text


def plain(value: float) -> str:
    """Write a number with four digits; very small and very large ones with a power of ten."""
    if value != 0 and not 1e-4 <= abs(value) < 1e5:
        head, _e, power = f"{value:.2e}".partition("e")
        return rf"{head}\cdot10^{{{int(power)}}}"
    return f"{value:.4f}".rstrip("0").rstrip(".") if value else "0"


def aligned(lines: list[str]) -> str:
    """Return lines, each with one & where they are aligned, as one formula."""
    return r"\begin{aligned}" + r"\\[2pt]".join(lines) + r"\end{aligned}"


def derivative(name: str) -> str:
    """Return how a derivative of the loss is written."""
    return rf"\tfrac{{\partial L}}{{\partial {name}}}"


def stage_formulas(bench: Bench, stage: str) -> tuple[str, ...]:
    """Return the formulas of a stage, a block each; the start has none."""
    return _STAGES[stage](bench) if stage in _STAGES else ()


def neuron_formulas(it: Neuron) -> tuple[str, ...]:
    """Return the formulas of a single neuron: forward and loss, and its gradients."""
    w, x = it.w, it.x
    ways = [
        rf"z &= w_1x_1+w_2x_2+b = {shown(w[0])}\cdot{shown(x[0])}+{shown(w[1])}\cdot{shown(x[1])}+{shown(it.b)} = {plain(it.z)}",
        rf"\hat y &= \sigma(z)=\tfrac1{{1+e^{{-z}}}} = {_close(it.said)}",
        rf"L &= {it.how.formula} = {plain(it.cost)}",
    ]
    slope = plain(it.slope)
    back = [rf"{derivative('z')} &= {it.how.slope_formula} = {slope}"]
    back += [
        rf"{derivative(f'w_{j + 1}')} &= {derivative('z')}\cdot x_{j + 1} = {shown(it.slope)}\cdot{shown(x[j])} = {plain(it.gradient[j])}"
        for j in range(INPUTS)
    ]
    back.append(rf"{derivative('b')} &= {derivative('z')} = {slope}")
    return aligned(ways), aligned(back)


def _close(value: float) -> str:
    """Write a chance so that one near 1 isn't rounded to it."""
    return (
        f"{value:.5f}" if 1e-4 < value < 1 - 1e-5 else rf"{plain(value)}" if value < 0.5 else rf"1-{plain(1 - value)}"
    )


def _forward(bench: Bench) -> tuple[str, ...]:
    seen, (hidden, out), lines = bench.seen(), _named(bench), []
    for j in range(HIDDEN):
        sums = "+".join(rf"{shown(hidden[j][i])}\cdot{shown(bench.x[i])}" for i in range(INPUTS))
        lines += [
            rf"z_{j + 1} &= {sums}+{shown(bench.w[FIRST_BIAS + j])}",
            rf"&= {plain(float(seen.z[0, j]))},\quad a_{j + 1} = \sigma(z_{j + 1}) = {plain(float(seen.a[0, j]))}",
        ]
    terms = [rf"{shown(out[j])}\cdot{shown(float(seen.a[0, j]))}" for j in range(HIDDEN)]
    last = [
        rf"z &= {terms[0]}+{terms[1]}",
        rf"&\quad+{terms[2]}+{shown(bench.w[-1])}",
        rf"&= {plain(float(seen.z_out[0]))}",
        rf"\hat y &= \sigma(z) = {_close(float(seen.said[0]))}",
    ]
    return aligned(lines), aligned(last)


def _loss(bench: Bench) -> tuple[str, ...]:
    said = _close(float(bench.seen().said[0]))
    return (
        aligned(
            [
                rf"y &= {plain(bench.y)},\quad \hat y = {said}",
                rf"L &= {bench.how.formula}",
                rf"&= {plain(bench.cost())}",
            ]
        ),
    )


def _backward(bench: Bench) -> tuple[str, ...]:
    seen, back, (_hidden, out) = bench.seen(), bench.back(), _named(bench)
    top, a, blame = float(back.out[0]), seen.a[0], list(map(float, back.hidden[0]))
    gradient = dict(zip(NAMES, map(float, back.weights), strict=True))
    first = [rf"{derivative('z')} &= {bench.how.slope_formula} = {plain(top)}"]
    second, third = list[str](), list[str]()
    for j in range(HIDDEN):
        n = j + 1
        product = rf"{shown(top)}\cdot{shown(float(a[j]))}"
        first += _two_lines(f"v_{n}", rf"{derivative('z')}\,a_{n}", product, gradient[f"v_{n}"])
        product = rf"{shown(top)}\cdot{shown(out[j])}\cdot{shown(float(a[j] * (1 - a[j])))}"
        second += _two_lines(f"z_{n}", rf"{derivative('z')}\,v_{n}\,a_{n}(1-a_{n})", product, blame[j])
        for i in range(INPUTS):
            name, product = f"w_{{{n}{i + 1}}}", rf"{shown(blame[j])}\cdot{shown(bench.x[i])}"
            third += [rf"{derivative(name)} &= {derivative(f'z_{n}')}\,x_{i + 1} = {product} = {plain(gradient[name])}"]
    first.append(rf"{derivative('b_v')} &= {derivative('z')}")
    second.append(rf"{derivative('b_j')} &= {derivative('z_j')}")
    return aligned(first), aligned(second), aligned(third)


def _two_lines(name: str, formula: str, product: str, value: float) -> list[str]:
    """Return a derivative as its formula and, below it, its numbers: a phone is narrow."""
    return [rf"{derivative(name)} &= {formula}", rf"&= {product} = {plain(value)}"]


def _update(bench: Bench) -> tuple[str, ...]:
    rows = zip(NAMES, bench.w, map(float, bench.back().weights), map(float, bench.after()), strict=True)
    lines = [
        rf"{name} &\leftarrow {plain(old)}-{plain(bench.rate)}\cdot{shown(slope)} = {plain(new)}"
        for name, old, slope, new in rows
    ]
    return aligned([r"w &\leftarrow w-\alpha\," + derivative("w"), *lines[:FIRST_OUT]]), aligned(lines[FIRST_OUT:])


def _named(bench: Bench) -> tuple[list[list[float]], list[float]]:
    """Return the hidden weights by neuron, and the output's."""
    hidden = [list(bench.w[INPUTS * j : INPUTS * (j + 1)]) for j in range(HIDDEN)]
    return hidden, list(bench.w[FIRST_OUT:-1])


_STAGES: Mapping[str, Callable[[Bench], tuple[str, ...]]] = {
    "forward": _forward,
    "loss": _loss,
    "backward": _backward,
    "update": _update,
}
