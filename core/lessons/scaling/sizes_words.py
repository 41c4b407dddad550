"""The sentences and the table of real models."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.lessons.scaling.compute import TOKENS_PER_PARAMETER, Budget
from core.lessons.scaling.sizes import Model
from core.messages import N_, Message

COLUMNS: Mapping[str, str] = {
    "name": N_("Model"),
    "year": N_("Year"),
    "parameters": N_("Parameters"),
    "tokens": N_("Tokens"),
    "ratio": N_("Tokens a parameter"),
    "paper": N_("Reported by"),
    "source": N_("Source"),
}
SINCE = 2023
BILLION = 1e9


def table(models: Sequence[Model]) -> list[dict[str, Any]]:
    """Return a row for each model; what its report doesn't say is empty."""
    return [
        {
            "name": model.name,
            "year": str(model.year),
            "parameters": _large(model.parameters) + (f" ({_large(model.active)})" if model.active else ""),
            "tokens": "" if model.tokens is None else _large(model.tokens),
            "ratio": ""
            if model.ratio is None
            else f"{model.ratio:,.1f}"
            if model.ratio < 10
            else f"{model.ratio:,.0f}",
            "paper": model.paper,
            "source": model.source,
        }
        for model in models
    ]


def headline(models: Sequence[Model]) -> Message:
    """Say how many of the newer models read more than the rule of 20 asks for."""
    newer = [model.ratio for model in models if model.ratio is not None and model.year >= SINCE]
    text = N_("{more} of {all} models since {since} read more than 20 tokens a parameter; GPT-3 read {ratio:.1f}")
    ratio = next(model.ratio for model in models if model.name == "GPT-3")
    return Message.of(
        text, more=sum(r > TOKENS_PER_PARAMETER for r in newer), all=len(newer), since=str(SINCE), ratio=ratio
    )


def plan_sentence(it: Budget) -> Message:
    """Say what the rule asks for."""
    text = N_(
        "{parameters} parameters want about {tokens} tokens by the rule of 20, and 6 · {parameters} · {tokens} = {flops:.1e} "
        "floating-point operations of training."
    )
    return Message.of(text, parameters=_large(it.parameters), tokens=_large(it.tokens), flops=it.flops)


def _large(number: float) -> str:
    """Write a number with the letter of its thousands: 1.4T; the letters are those of the models' own names."""
    size, letter = next((s, n) for s, n in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1.0, "")) if number >= s or s == 1.0)
    return f"{number / size:.3g}{letter}"
