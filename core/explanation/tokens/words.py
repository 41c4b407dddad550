"""What the shares of tokens say, in words."""

import numpy as np

from core.explanation.parts.picture_words import is_seen, unsigned
from core.explanation.tokens.told import TokenExplanation
from core.messages import N_, Message

Word = Message | str

ALIKE = 1e-9  # pulls that are smaller are what rounding leaves


def output_name(told: TokenExplanation, output: int) -> Word:
    """Return what a user reads for an output: its class, its number, or the predicted number."""
    if told.task == "regression":
        return Message(N_("the predicted number"))
    return told.names[output] if told.names else Message.of(N_("class {number}"), number=output + 1)


def token_finding(told: TokenExplanation, output: int) -> Message:
    """Say which token pulls most towards an output, and which away from it."""
    values = told.values[:, output]
    best, worst = int(values.argmax()), int(values.argmin())
    return Message.of(
        _FINDINGS[bool(values[best] > ALIKE), bool(values[worst] < -ALIKE)],
        name=output_name(told, output),
        best=told.tokens[best].strip(),
        share=told.amounts.share(float(values[best])),
        worst=told.tokens[worst].strip(),
        less=told.amounts.share(float(values[worst])),
    )


_FINDINGS = {
    (True, True): N_("“{best}” pulls most towards {name} ({share}), “{worst}” most away from it ({less})"),
    (True, False): N_("“{best}” pulls most towards {name} ({share}); nothing in the text pulls away from it"),
    (False, True): N_("“{worst}” pulls most away from {name} ({less}); nothing in the text pulls towards it"),
    (False, False): N_("No word of the text makes a difference to {name}"),
}


def token_sentences(told: TokenExplanation, output: int) -> list[Message]:
    """Say from where to where the text moves the answer, how hidden words were treated, and how closely pulls are known."""
    amounts = told.amounts
    said = Message.of(
        N_("With every word hidden, the model says {base} for {name}; with the text as it is, {said}."),
        base=amounts.output(float(told.base[output])),
        said=amounts.output(float(told.outputs[output])),
        name=output_name(told, output),
    )
    way = Message.of(N_("A hidden word is replaced by {mask}."), mask=told.mask)
    if not told.mask:
        way = Message(N_("A hidden word is left out."))
    parts = [said, way, _closeness(told, output)]
    return [*parts, told.reason] if told.reason is not None else parts


def _closeness(told: TokenExplanation, output: int) -> Message:
    if told.exact:
        return Message(N_("All orders of the words were tried: the pulls are exact."))
    error = unsigned(told.amounts, 1.96 * float(np.max(told.error[:, output], initial=0.0)))
    text = N_("Some orders of the words were tried at random: each pull is known to the last digit shown.")
    if is_seen(error):
        text = N_("Some orders of the words were tried at random: each pull is known to ±{error} or better.")
    return Message.of(text, error=error)
