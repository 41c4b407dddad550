"""What small writers say, write and can't do, in words with their numbers."""

import numpy as np

from core.lessons.pretraining.corpus import material
from core.lessons.pretraining.gaps import Guesses, Trial
from core.lessons.pretraining.judging import Judged, Surprise
from core.lessons.pretraining.sampling import Shares
from core.lessons.pretraining.transformer import parameters
from core.luck import in_a_row
from core.messages import N_, Message

VISIBLE = {"\n": "⏎", " ": "␣"}  # signs that one can't see
MOST_OF = 0.9
APART = 1.1  # times as unsure on new text: less is no overfitting worth the word
RECITES = 2.0  # times as long a piece as new text shares by itself


def visible(sign: str) -> str:
    """Return how a sign is shown."""
    return VISIBLE.get(sign, sign)


def gap_title(it: Guesses) -> Message:
    """Say what each network puts first in the gap."""
    masked, causal = int(it.masked.argmax()), int(it.causal.argmax())
    values = {"sign": visible(it.signs[masked]), "share": it.masked[masked]}
    if masked == causal:
        text = N_(
            "Both say “{sign}”: with {share:.0%} by both sides, with {other_share:.0%} by what comes before alone"
        )
        return Message.of(text, **values, other_share=it.causal[causal])
    text = N_(
        "Seeing both sides says “{sign}” ({share:.0%}), seeing only what comes before says “{other}” ({other_share:.0%})"
    )
    return Message.of(text, **values, other=visible(it.signs[causal]), other_share=it.causal[causal])


def unknown_sentence(it: Guesses) -> Message | None:
    """Say how much of a text the networks can't read; nothing where they know all of it."""
    text = N_(
        "{unknown:.0%} of the other signs are unknown to both networks: where they can't read, what they put in means little."
    )
    return Message.of(text, unknown=it.unknown) if it.unknown > 0 else None


def trial_sentence(it: Trial) -> Message:
    """Say how often each network is right."""
    ahead = N_(
        "On {count} gaps in text that neither has learnt, seeing both sides is right {masked:.0%} of the time and seeing only what "
        "comes before {causal:.0%}: the right side helps (95 % interval of the difference {low:+.0f} to {high:+.0f} points)."
    )
    alike = N_(
        "On {count} gaps in text that neither has learnt, seeing both sides is right {masked:.0%} of the time and seeing only what "
        "comes before {causal:.0%}: too near to call (95 % interval of the difference {low:+.0f} to {high:+.0f} points)."
    )
    behind = N_(
        "On {count} gaps in text that neither has learnt, seeing both sides is right {masked:.0%} of the time and seeing only what "
        "comes before {causal:.0%}: here the right side even loses (95 % interval of the difference {low:+.0f} to {high:+.0f} points)."
    )
    text = ahead if it.low > 0 else behind if it.high < 0 else alike
    return Message.of(text, count=it.count, masked=it.masked, causal=it.causal, low=100 * it.low, high=100 * it.high)


def temperature_title(signs: tuple[str, ...], at: Shares, plain: Shares, temperature: float) -> Message:
    """Say what a temperature makes of the next sign's shares."""
    text = N_(
        "At temperature {temperature:.1f} “{sign}” comes next with {share:.0%}, at 1 with {plain:.0%}; {count} signs hold nine tenths"
    )
    count = int((np.cumsum(at) < MOST_OF).sum()) + 1
    return Message.of(text, temperature=temperature, sign=visible(signs[0]), share=at[0], plain=plain[0], count=count)


FORM = {
    "poems": N_(
        "{own:.0%} of its verses have five or seven characters, against {pairs:.0%} when only pairs of characters were counted; the "
        "poets' own: {real:.0%}"
    ),
    "plays": N_(
        "{own:.0%} of its words occur in the plays it learnt, against {pairs:.0%} when only pairs of characters were counted; in new "
        "scenes of the same plays: {real:.0%}"
    ),
}


def form_title(corpus: str, it: dict[str, Judged]) -> Message:
    """Say how well the form is kept."""
    return Message.of(FORM[corpus], own=it["network"].form, pairs=it["pairs"].form, real=it["held_out"].form)


def copied_sentence(it: dict[str, Judged]) -> Message:
    """Say how much of what it writes is copied."""
    text = N_(
        "The longest piece that it copied from what it learnt, sign by sign, has {own} signs; text that it never saw shares up to "
        "{real} with it by itself."
    )
    recites = it["network"].copied > RECITES * it["held_out"].copied
    rest = N_("So it recites.") if recites else N_("Far more would mean that it recites.")
    first = Message.of(text, own=it["network"].copied, real=it["held_out"].copied)
    return in_a_row([first, Message(rest)])


def surprise_title(it: Surprise) -> Message:
    """Say how unsure the network is."""
    better = N_(
        "On new text it wavers as if between {network:.0f} signs, counting pairs between {pairs:.0f}; shuffle the text, and it is {shuffled:,.0f}"
    )
    worse = N_(
        "On new text it wavers as if between {network:.0f} signs, no better than counting pairs ({pairs:.0f}); shuffle the text, and it "
        "is {shuffled:,.0f}"
    )
    text = better if it.network < it.pairs else worse
    return Message.of(text, network=it.network, pairs=it.pairs, shuffled=it.shuffled)


def learnt_sentence(it: Surprise) -> Message:
    """Say how much better it knows what it learnt from."""
    fits = N_(
        "On what it learnt from it wavers between {learnt:.1f}, on new text between {network:.1f}: the difference is overfitting."
    )
    even = N_(
        "On what it learnt from it wavers between {learnt:.1f}, on new text between {network:.1f}: it has learnt nothing by heart."
    )
    return Message.of(fits if it.network > APART * it.learnt else even, learnt=it.learnt, network=it.network)


def own_sentence(found: float, unknown: float, usual: float) -> Message:
    """Say how a user's text compares with new text of the corpus."""
    text = N_(
        "Your text: as if between {found:,.0f} signs, {times:.1f} times as unsure as on new text of its kind; {unknown:.0%} of the signs are unknown to it."
    )
    return Message.of(text, found=found, times=found / usual, unknown=unknown)


def step_title(losses: Shares) -> Message:
    """Say how far a training has come."""
    text = N_("After {steps:,} steps the loss is {loss:.2f}: as unsure as among {signs:.0f} signs")
    recent = float(losses[-AVERAGED:].mean())
    return Message.of(text, steps=len(losses), loss=recent, signs=float(np.exp(recent)))


AVERAGED = 20  # steps


def levels(it: Surprise) -> dict[str, float]:
    """Return label -> loss (nats a sign) of what can be had without a network; labels are marked with `N_`."""
    return {
        N_("only how frequent each sign is"): float(np.log(it.alone)),
        N_("pairs of signs counted"): float(np.log(it.pairs)),
    }


def rows_of(it: Surprise, own: float) -> dict[str, tuple[float, str]]:
    """Return label -> perplexity and the name of a colour, for the picture; labels are marked with `N_`."""
    return {
        N_("the network, on what it learnt"): (it.learnt, "own"),
        N_("the network, on new text"): (it.network, "own"),
        N_("pairs of signs counted, on new text"): (it.pairs, "pixels"),
        N_("only how frequent each sign is, on new text"): (it.alone, "pixels"),
        N_("the network, on new text shuffled"): (it.shuffled, "causal"),
        N_("the network, on your text"): (own, "causal"),
    }


def sizes_sentence(corpus: str) -> Message:
    """Say what is trained on what."""
    known = material(corpus)
    text = N_(
        "A Transformer with {parameters:,} weights, which start at random, learns to say the next sign of {signs:,} signs ({kinds:,} "
        "different ones). GPT-3 has 175 billion weights and learnt from 300 billion tokens (pieces of words)."
    )
    kinds = len(known.vocabulary.signs)
    return Message.of(text, parameters=parameters(kinds), signs=len(known.train), kinds=kinds)
