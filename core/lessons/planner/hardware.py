"""Models by their published shape, processors by their data sheets, and ways of keeping a number."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.lessons.planner.spans import Span
from core.messages import N_

GB = 1e9  # bytes, as makers of memory count


@dataclass(frozen=True)
class Shape:
    """Describe a language model as its authors published it.

    Parameters
    ----------
    parameters : float
    active : float
        Parameters that one token passes through; fewer than all in a mixture of experts.
    layers, kv_heads, head : int
        What a token leaves in memory: two vectors of kv_heads × head numbers in every layer.
    source : str
    """

    label: str
    parameters: float
    active: float
    layers: int
    kv_heads: int
    head: int
    source: str


def _dense(label: str, billions: float, layers: int, kv_heads: int, head: int, source: str) -> Shape:
    return Shape(label, billions * 1e9, billions * 1e9, layers, kv_heads, head, source)


SHAPES: Mapping[str, Shape] = {
    "qwen2.5-0.5b": _dense("Qwen2.5 0.5B", 0.49, 24, 2, 64, "arXiv 2412.15115"),
    "qwen2.5-7b": _dense("Qwen2.5 7B", 7.61, 28, 4, 128, "arXiv 2412.15115"),
    "llama-2-7b": _dense("Llama 2 7B", 6.74, 32, 32, 128, "arXiv 2307.09288"),
    "llama-3.1-8b": _dense("Llama 3.1 8B", 8.03, 32, 8, 128, "arXiv 2407.21783"),
    "llama-2-70b": _dense("Llama 2 70B", 69.0, 80, 8, 128, "arXiv 2307.09288"),
    "qwen2.5-72b": _dense("Qwen2.5 72B", 72.7, 80, 8, 128, "arXiv 2412.15115"),
    "mixtral-8x7b": Shape("Mixtral 8x7B", 46.7e9, 12.9e9, 32, 8, 128, "arXiv 2401.04088"),
    "gpt-3": _dense("GPT-3", 175.0, 96, 96, 128, "arXiv 2005.14165"),
    "llama-3.1-405b": _dense("Llama 3.1 405B", 405.0, 126, 8, 128, "arXiv 2407.21783"),
}
"""Name -> shape, from small to large."""


@dataclass(frozen=True)
class Chip:
    """Describe a processor by its maker's data sheet.

    Parameters
    ----------
    memory : float
        GB.
    compute : float
        10¹² operations a second in 16 bits, dense.
    bandwidth : float
        GB a second between memory and processor.
    rent : Span
        US dollars an hour: our assumption, to be replaced by an offer.
    """

    label: str
    memory: float
    compute: float
    bandwidth: float
    rent: Span


CHIPS: Mapping[str, Chip] = {
    "l4": Chip("NVIDIA L4", 24, 121, 300, Span(0.4, 1.0)),
    "l40s": Chip("NVIDIA L40S", 48, 362, 864, Span(0.8, 2.0)),
    "a100": Chip("NVIDIA A100 80GB SXM", 80, 312, 2039, Span(1.2, 3.0)),
    "h100": Chip("NVIDIA H100 SXM", 80, 989, 3350, Span(2.0, 5.0)),
    "h200": Chip("NVIDIA H200 SXM", 141, 989, 4800, Span(2.5, 6.0)),
}
"""Name -> chip."""


@dataclass(frozen=True)
class Format:
    """Say in how many bytes a weight is kept; the label is marked with `N_`."""

    label: str
    bytes: float


FORMATS: Mapping[str, Format] = {
    "fp32": Format(N_("32 bits"), 4),
    "bf16": Format(N_("16 bits"), 2),
    "int8": Format(N_("8 bits"), 1),
    "int4": Format(N_("4 bits"), 0.5),
}
"""Name -> format. Below 16 bits answers get a little worse: measure it on your own task."""
