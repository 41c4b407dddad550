"""The sentences and the table of real models."""

from collections.abc import Mapping, Sequence

from core.lessons.amounts import amount, scientific
from core.lessons.scaling.compute import TOKENS_PER_PARAMETER, Budget
from core.lessons.scaling.sizes import Model
from core.messages import N_, Message

COLUMNS: Mapping[str, str] = {
    "name": N_("Model"),
    "year": N_("Year"),
    "parameters": N_("Parameters"),
    "tokens": N_("Tokens"),
    "ratio": N_("Tokens a parameter"),
    "paper": N_("Paper"),
    "source": N_("Link"),
}
SINCE = 2023
UNKNOWN = Message(N_("not published"))


def table(models: Sequence[Model]) -> list[dict[str, str | Message]]:
    """Return a row for each model, with words for what its report doesn't say."""
    return [
        {
            "name": model.name,
            "year": str(model.year),
            "parameters": _parameters(model),
            "tokens": UNKNOWN if model.tokens is None else amount(model.tokens),
            "ratio": UNKNOWN if model.ratio is None else _ratio(model.ratio),
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
        "{parameters} parameters want about {tokens} tokens by the rule of 20, and 6 · {parameters} · {tokens} = {flops} "
        "floating-point operations of training."
    )
    return Message.of(text, parameters=amount(it.parameters), tokens=amount(it.tokens), flops=scientific(it.flops))


def _parameters(model: Model) -> Message:
    if not model.active:
        return amount(model.parameters)
    text = N_("{all} ({active} active)")
    return Message.of(text, all=amount(model.parameters), active=amount(model.active))


def _ratio(ratio: float) -> str:
    return f"{ratio:,.1f}" if ratio < TOKENS_PER_PARAMETER / 2 else f"{ratio:,.0f}"
