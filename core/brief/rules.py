"""Which rules a product meets, from what it decides about and where.

From knowledge of the texts, like `core.scenarios.laws`, whose registry is used: Annex III of regulation (EU) 2024/1689 lists
the uses of high risk by number (1 biometrics, 2 critical infrastructure, 3 education, 4 employment, 5 essential services, with
5(a) public benefits, 5(b) creditworthiness, 5(c) life and health insurance); Article 24 of China's provisions on algorithmic
recommendation (in force since 2022-03-01) asks for the filing (算法备案) within ten working days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.brief.answers import chosen, several
from core.brief.facts import Facts
from core.messages import N_, Message
from core.scenarios import SCENARIOS
from core.scenarios.laws import LAWS, RISKS


@dataclass(frozen=True)
class Use:
    """Say which rules a use meets.

    Parameters
    ----------
    risk : str
        In `RISKS`: its class under the EU AI Act.
    because : str
        By which articles, marked with `N_`.
    laws : tuple of str
        In `LAWS`.
    """

    risk: str
    because: str
    laws: tuple[str, ...]


USES: Mapping[str, Use] = {
    "credit": Use("high", N_("Annex III, points 5(b) and 5(c): whether a person gets credit, and the price of life and health insurance; finding fraud is left out."),
                  ("pipl_automated", "cn_credit", "eu_high", "eu_credit", "us_credit")),
    "health": Use("device", N_("Article 6(1) with the medical devices regulation, as far as it supports a diagnosis or a treatment; else Article 6(2) decides."),
                  ("pipl_sensitive", "cn_medical", "eu_device", "us_device", "us_hipaa")),
    "hiring": Use("high", N_("Annex III, points 3 and 4: admission, exams, hiring, promotion, the watching of workers."),
                  ("pipl_automated", "eu_high")),
    "identity": Use("depends", N_("Annex III, point 1, and Article 5: telling who somebody is at a distance is high risk or prohibited, confirming that somebody is who they say is neither."),
                    ("pipl_sensitive", "cn_faces", "eu_prohibited", "eu_high")),
    "public": Use("high", N_("Annex III, point 5(a): whether a person gets public benefits and services."),
                  ("pipl_automated", "eu_high")),
    "safety": Use("high", N_("Annex III, point 2, and Article 6(1): a safety part of infrastructure, a machine or a vehicle."),
                  ("cn_data", "eu_high")),
    "content": Use("limited", N_("Article 50: generated content is marked, and people are told that they talk to a machine."),
                   ("cn_generative", "cn_labelling", "cn_deep_synthesis", "eu_transparency")),
    "choice": Use("minimal", N_("Annex III doesn't list what people are shown or offered; Article 5 prohibits manipulating them to their harm."),
                  ("cn_algorithms", "pipl_automated", "eu_prohibited")),
    "other": Use("depends", N_("Minimal unless Article 5 or Annex III lists the use: have somebody read both beside the job."), ()),
}  # fmt: skip
"""Option of the question “about” -> rules."""

HEAVY = ("credit", "health", "hiring", "public")  # decisions that weigh on a person
BY_MACHINE = ("alone", "object")
PERSONAL = ("pipl", "gdpr")


def rules_of(facts: Facts) -> tuple[str, ...]:
    """Return the names of the rules in `LAWS` that the product meets, as far as is said, where its people are."""
    found = dict.fromkeys(_met(facts))
    where = set(several(facts, "where")) or {"cn", "eu", "us"}
    return tuple(name for name in LAWS if name in found and LAWS[name].where in where)


def _met(facts: Facts) -> Iterator[str]:
    about = chosen(facts, "about")
    yield from USES[about].laws if about else ()
    if facts.case in SCENARIOS:
        yield from SCENARIOS[facts.case].laws
    if chosen(facts, "personal") == "yes":
        yield from PERSONAL
        if about in HEAVY and chosen(facts, "alone") in BY_MACHINE:
            yield from ("pipl_automated", "gdpr_automated")


def eu_class(facts: Facts) -> tuple[Message, Message | None] | None:
    """Return the class under the EU AI Act and why; from the answer, else from the case in hand, else None."""
    about, where = chosen(facts, "about"), several(facts, "where")
    if not about and facts.case not in SCENARIOS:
        return None
    risk = RISKS[USES[about].risk if about else SCENARIOS[facts.case].risk]
    text = _ABROAD if where and "eu" not in where else _THERE
    return Message.of(text, sentence=Message(risk)), Message(USES[about].because) if about else None


_THERE = N_("European Union: {sentence}")
_ABROAD = N_("European Union, where by what is said here it is not used; there it would be: {sentence}")


def filing(facts: Facts) -> Message | None:
    """Say what China's filings ask for; None where nobody has said what it does, or its people are elsewhere."""
    where = several(facts, "where")
    if not chosen(facts, "about") or (where and "cn" not in where):
        return None
    return Message(_FILING[chosen(facts, "about") == "content", chosen(facts, "public")])


_SMALL = N_("Algorithm filing in China: for services that can move public opinion; by what is said here this is none. A service of generative AI to the public is filed besides.")  # fmt: skip
_UNKNOWN = N_("Algorithm filing in China: it depends on whether the public can use it, and nobody has said.")
_PUBLIC = N_("Algorithm filing in China: if it can move public opinion or mobilise people, file within ten working days of launch, with a self-assessment (Provisions on algorithmic recommendation, Article 24).")  # fmt: skip
_GENERATES = N_("Two filings in China before the public may use it: the algorithm (deep synthesis, Article 19) and the generative service with its security assessment (Interim measures, Article 17), where it can move public opinion.")  # fmt: skip
_INSIDE = N_("Made for use inside a firm only, the interim measures for generative AI don't apply (Article 2); labelling does as soon as its output reaches the public.")  # fmt: skip
_FILING: Mapping[tuple[bool, str], str] = {
    (False, "yes"): _PUBLIC,
    (False, "no"): _SMALL,
    (False, ""): _UNKNOWN,
    (True, "yes"): _GENERATES,
    (True, "no"): _INSIDE,
    (True, ""): _UNKNOWN,
}
"""Whether it makes content, and whether the public can use it -> what the filings ask for."""


def in_force(name: str, today: date) -> bool:
    """Tell whether a rule has taken effect; of a date that names no day, its first."""
    year, month, day = ([*map(int, LAWS[name].since.split("-")), 1, 1])[:3]
    return date(year, month, day) <= today
