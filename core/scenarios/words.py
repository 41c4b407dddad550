"""What a result says, in sentences."""

from collections import Counter
from collections.abc import Mapping

from core.messages import N_, Message
from core.scenarios.money import short
from core.scenarios.result import Result, Rival
from core.scenarios.scenario import Scenario

LEVEL = 0.5  # points of the way to perfect: no more is none


def verdict(result: Result) -> Message:
    """Say whether the model is worth more than doing nothing, and more than a simple model."""
    model, nothing, simple = result.best("model"), result.best("nothing"), result.best("simple")
    return Message.of(
        _VERDICTS[told_apart(result, model, nothing), told_apart(result, model, simple)],
        metric=result.metric_label,
        score=result.written(model.score),
        nothing=result.written(nothing.score),
        simple=result.written(simple.score),
    )


_VERDICTS = {
    (1, 1): N_("{metric} {score}: far from doing nothing ({nothing}), and better than a simple model ({simple})"),
    (1, 0): N_("{metric} {score}: better than doing nothing ({nothing}), but not told apart from a simple model ({simple})"),
    (1, -1): N_("{metric} {score}: better than doing nothing ({nothing}), but a simple model is better still ({simple})"),
    (0, 1): N_("{metric} {score}: not told apart from doing nothing ({nothing}); the simple model is worse ({simple})"),
    (0, 0): N_("{metric} {score}: not told apart from doing nothing ({nothing}), and the simple model isn't either ({simple})"),
    (0, -1): N_("{metric} {score}: not told apart from doing nothing ({nothing}); a simple model is better ({simple})"),
    (-1, 1): N_("{metric} {score}: worse than doing nothing ({nothing}), and the simple model is worse still ({simple})"),
    (-1, 0): N_("{metric} {score}: worse than doing nothing ({nothing}), like the simple model ({simple})"),
    (-1, -1): N_("{metric} {score}: worse than doing nothing ({nothing}) and than a simple model ({simple})"),
}  # fmt: skip


STANDINGS: Mapping[str, str] = {
    "model": N_("The trained model pays"),
    "simple": N_("A simple model is enough"),
    "nothing": N_("Doesn't pay here"),
}
"""What a result says about building this: name -> label."""


def told_apart(result: Result, one: Rival, other: Rival) -> int:
    """Return 1 where one is better than the other, −1 where it is worse, 0 where one's score lies in the other's interval."""
    inside = one.low <= other.score <= one.high and other.low <= one.score <= other.high
    same = inside or one.score == other.score
    return 0 if same else 1 if result.beats(one, other) else -1


def held_out(case: Scenario, result: Result) -> Message:
    """Say on how many rows it was tested, and how these were kept apart."""
    return Message.of(
        N_("Tested on {n:,} {unit}. {how}"),
        n=result.n_test,
        unit=Message(result.unit),
        how=Message(case.source.held_out),
    )


def way(result: Result) -> Message:
    """Say how far the model gets from doing nothing towards perfect."""
    if told_apart(result, result.best("model"), result.best("nothing")) == 0:
        return Message(N_("Not told apart from doing nothing"))
    if result.skill < 0:
        return Message.of(N_("{skill:.0%} worse than doing nothing"), skill=-result.skill)
    return Message.of(N_("{skill:.0%} of the way from doing nothing to perfect"), skill=result.skill)


def standing(result: Result) -> str:
    """Return in one name of `STANDINGS` what a result says about building this."""
    model = result.best("model")
    if told_apart(result, model, result.best("nothing")) <= 0:
        return "nothing"
    return "model" if told_apart(result, model, result.best("simple")) > 0 else "simple"


def lead_and_time(result: Result) -> Message:
    """Say how far the model is ahead of the simple one on the way to perfect, and how long an answer takes."""
    return Message.of(
        N_("{lead} · {milliseconds} ms an answer"),
        lead=_lead(result),
        milliseconds=short(1000 * result.seconds_per_answer),
    )


def _lead(result: Result) -> Message:
    model, simple = result.best("model"), result.best("simple")
    lead = 100 * (result.skill - result.skill_of(simple))
    if abs(lead) <= LEVEL:
        return Message(N_("Level with the simple model"))
    apart = told_apart(result, model, simple) != 0
    return Message.of(_LEADS[apart], points=f"{lead:+.0f}".replace("-", "−"))


_LEADS = {
    True: N_("{points} points of the way from doing nothing to perfect, against the simple model"),
    False: N_("{points} points of the way from doing nothing to perfect, against the simple model: within the error"),
}


def way_sentence(result: Result) -> Message:
    """Say the same as a sentence of its own."""
    return Message.of(N_("{way}."), way=way(result))


def origin(result: Result) -> Message:
    """Say whether the weights were trained here or came with the product."""
    text = N_("Its weights came with the product: training them takes longer than a visit. They are scored here.")
    return Message(text if result.shipped else N_("Trained and tested by this server."))


def overall(results: list[Result]) -> Message:
    """Say in how many cases the network pays, in how many a simple model is enough, and in how many neither helps."""
    counts = Counter(map(standing, results))
    return Message.of(
        N_("Of {all} cases: training pays in {model}, a simple model is enough in {simple}, and in {nothing} a model is no better than none"),
        all=len(results),
        **{name: counts[name] for name in STANDINGS},
    )  # fmt: skip
