"""Writing sign by sign: the shares of the next sign at a temperature, and what is drawn from them."""

import numpy as np
from numpy.typing import NDArray

from core.lessons.pretraining.corpus import CORPORA, Tokens, material
from core.lessons.pretraining.transformer import CONTEXT, Values, Weights, logits
from core.lessons.pretraining.writers import writer
from core.messages import N_, UserError
from core.settings import Real

SPECIAL = 2  # the unknown sign and the gap are never written
LONGEST = 200  # signs that a user may begin with
BEFORE = "\n\n"  # a passage begins
TEMPERATURE = Real(
    0.7, N_("Temperature (how bold it is)"),
    N_("0.1 nearly always takes the likeliest sign; 1 draws as often as the network expects; 2 evens the odds out."),
    "writing", low=0.1, high=2.0,
)  # fmt: skip

Shares = NDArray[np.float64]


def shares_at(scores: Values, temperature: float) -> Shares:
    """Return the shares (..., signs) of the next sign: the softmax of scores / temperature, special signs left out.

    Ackley, Hinton & Sejnowski (1985), "A Learning Algorithm for Boltzmann Machines", section 2.
    """
    raised = scores.astype(np.float64) / temperature
    raised[..., :SPECIAL] = -np.inf
    raised = np.exp(raised - raised.max(-1, keepdims=True))
    found: Shares = raised / raised.sum(-1, keepdims=True)
    return found


def checked_start(corpus: str, text: str) -> Tokens:
    """Return the numbers of what a text begins with.

    Raises
    ------
    UserError
        If it is too long.
    """
    if len(text) > LONGEST:
        raise UserError(
            N_("The beginning: expected at most {most} signs, received {count}."), most=LONGEST, count=len(text)
        )
    return material(corpus).vocabulary.encode(BEFORE + text)


def next_shares(corpus: str, start: str, temperature: float) -> tuple[tuple[str, ...], Shares, Shares]:
    """Return the signs that may come next with their shares at a temperature and at 1, the likeliest first."""
    tokens = checked_start(corpus, start)[None, -CONTEXT:]
    scores = logits(writer(corpus, "causal"), tokens, causal=True, last=True)[0, 0]
    at, plain = shares_at(scores, TEMPERATURE.check(temperature)), shares_at(scores, 1.0)
    order = np.argsort(-at, kind="stable")[:-SPECIAL]
    signs = material(corpus).vocabulary.signs
    return tuple(signs[place] for place in order), at[order], plain[order]


def write(corpus: str, start: str, temperature: float, seed: int) -> str:
    """Return a text that begins with `start`, by the network that was made beforehand."""
    tokens = checked_start(corpus, start)
    weights, length = writer(corpus, "causal"), CORPORA[corpus].length
    found = drawn_from(weights, tokens[None], length, TEMPERATURE.check(temperature), seed)
    return start + material(corpus).vocabulary.decode(found[0, len(tokens) :])


def drawn_from(weights: Weights, start: Tokens, length: int, temperature: float, seed: int) -> Tokens:
    """Return texts (batch, n + length) that begin with start (batch, n), each next sign drawn by its share."""
    from threadpoolctl import threadpool_limits

    rng, tokens = np.random.default_rng(seed), start
    with threadpool_limits(1):  # for products as small as these, several threads mostly wait for each other
        for _ in range(length):
            shares = shares_at(logits(weights, tokens[:, -CONTEXT:], causal=True, last=True)[:, 0], temperature)
            points = rng.random((len(tokens), 1))
            following = (shares.cumsum(-1) < points).sum(-1).clip(SPECIAL, shares.shape[-1] - 1)
            tokens = np.concatenate([tokens, following[:, None].astype(np.int32)], 1)
    return tokens
