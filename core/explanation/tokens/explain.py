"""From a model of texts and a cut text to the share of each token.

References
----------
Lundberg and Lee 2017, "A unified approach to interpreting model predictions", section 2.4, with hidden words left out or masked.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.dataset import Task
from core.explanation.how import How
from core.explanation.shapley import BLOCKS, is_exact, shapley
from core.explanation.tokens.told import TokenExplanation
from core.explanation.units import unit_of
from core.messages import N_, Message, UserError

Word = Message | str
Predict = Callable[[list[str]], NDArray[Any]]


def explain_tokens(
    predict: Predict,
    tokens: Sequence[str],
    mask: str = "",
    how: How | None = None,
    task: Task = "classification",
    names: Sequence[Word] = (),
    reason: Message | None = None,
) -> TokenExplanation:
    """Explain what a model says of a text, token by token: exactly up to 10 tokens, else from random orders.

    Parameters
    ----------
    predict : callable
        Texts -> chances (n, k), or numbers (n,) or (n, 1).
    tokens : sequence of str
        Put together, they are the text, as `cut` makes them.
    mask : str
        What stands for a hidden token, e.g. "[MASK]"; without it the token is left out.
    how : How, optional
        Its unit, rounds and seed count.
    names : sequence of Message or str
        What a user reads for the classes.
    reason : Message, optional
        Why several words are one token.

    Raises
    ------
    UserError
        When there are no tokens, or the model doesn't answer each text.
    """
    how, pieces = how or How(), tuple(tokens)
    if not pieces:
        raise UserError(N_("The text is empty: there is nothing to explain."))
    unit, parts, answers = unit_of(task, how.unit), np.arange(len(pieces)), _answers(predict)

    def say(shown: NDArray[Any]) -> NDArray[np.float64]:
        return unit.of(answers([hidden(pieces, line.astype(bool), mask) for line in shown]))

    # Nothing to compare with but the text without its tokens, once for each block of orders.
    whole, nothing = np.ones((1, len(pieces))), np.zeros((BLOCKS, len(pieces)))
    values, error = (part[0] for part in shapley(say, nothing, parts, whole, how))
    (base, outputs), exact = say(np.concatenate([nothing[:1], whole])), is_exact(parts)
    return TokenExplanation(pieces, values, base, outputs, error, exact, mask, task, how.unit, tuple(names), reason)


def hidden(tokens: Sequence[str], shown: NDArray[np.bool_], mask: str) -> str:
    """Return the text with the tokens that are not shown left out, or masked; a mask keeps the blanks after it."""
    return "".join(token if is_shown else _masked(token, mask) for token, is_shown in zip(tokens, shown, strict=True))


def _masked(token: str, mask: str) -> str:
    return mask + token[len(token.rstrip()) :] if mask else ""


def _answers(predict: Predict) -> Callable[[list[str]], NDArray[np.float64]]:
    """Return what asks about each text once: asked again in another batch, a network differs in its last digits."""
    known: dict[str, NDArray[np.float64]] = {}

    def answers(texts: list[str]) -> NDArray[np.float64]:
        if new := [text for text in dict.fromkeys(texts) if text not in known]:
            known.update(zip(new, _asked(predict, new), strict=True))
        return np.stack([known[text] for text in texts])

    return answers


def _asked(predict: Predict, texts: list[str]) -> NDArray[np.float64]:
    said = np.asarray(predict(texts), np.float64)
    if said.shape[0] != len(texts):
        text = N_("The model answered {received} of {expected} texts.")
        raise UserError(text, received=said.shape[0], expected=len(texts))
    return said[:, np.newaxis] if said.ndim == 1 else said
