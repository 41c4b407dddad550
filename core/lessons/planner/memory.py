"""How much memory answers and trainings take, and how many GPUs have it."""

import math
from dataclasses import dataclass

from core.lessons.planner.hardware import GB
from core.lessons.planner.plan import Plan
from core.lessons.planner.spans import Span

CACHE_BYTES = 2  # of a number in the cache, 16 bits
BESIDES = Span(0.05, 0.2)  # of weights and cache: buffers, and holes that can't be used
USABLE = 0.92  # of a GPU's memory; the rest belongs to its driver and to the framework
STATE_BYTES = 16  # a weight in training with Adam in mixed precision: Rajbhandari et al. 2020 (ZeRO), section 3.1
ADAPTER_SHARE = Span(0.001, 0.01)  # of the weights that LoRA trains: Hu et al. 2021, table 2 and section 7.2


@dataclass(frozen=True)
class Needed:
    """Hold what must be in memory at once, in GB, and the fewest GPUs that have room for it."""

    weights: float
    cache: float
    besides: Span
    gpus: int

    @property
    def total(self) -> Span:
        """All of it, in GB."""
        return self.besides + (self.weights + self.cache)


def weights_gb(parameters: float, weight_bytes: float) -> float:
    """Return the memory of the weights alone, in GB."""
    return parameters * weight_bytes / GB


def cache_bytes_a_token(plan: Plan) -> float:
    """Return what a token leaves in memory, in bytes: a key and a value in every layer (Pope et al. 2022, section 2)."""
    shape = plan.shape
    return 2.0 * shape.layers * shape.kv_heads * shape.head * CACHE_BYTES


def to_answer(plan: Plan) -> Needed:
    """Return the memory for answers, with so many questions under way at once."""
    weights = weights_gb(plan.shape.parameters, plan.weight_bytes)
    cache = cache_bytes_a_token(plan) * (plan.prompt + plan.answer) * plan.together / GB
    besides = BESIDES * (weights + cache)
    return Needed(weights, cache, besides, gpus_for(weights + cache + besides.high, plan))


def gpus_for(gigabytes: float, plan: Plan) -> int:
    """Return the fewest GPUs that have room."""
    return max(1, math.ceil(gigabytes / (plan.hardware.memory * USABLE)))


def to_train(plan: Plan) -> float:
    """Return the memory for training all weights, in GB, without what the layers hold for the way back."""
    return plan.shape.parameters * STATE_BYTES / GB


def to_adapt(plan: Plan) -> Span:
    """Return the memory for training small additions to fixed weights (LoRA), in GB."""
    fixed = weights_gb(plan.shape.parameters, plan.weight_bytes)
    return ADAPTER_SHARE * (plan.shape.parameters * STATE_BYTES / GB) + fixed
