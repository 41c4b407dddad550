"""What is kept on each page comes back whole from the brief's own JSON: nothing of ours is refused as a stranger's."""

from urllib.parse import urlencode

import numpy as np
import pytest

from core.brief import Brief, Finding, finding_of_run
from core.brief.exports import EXPORTS
from core.brief.facts import facts_of
from core.brief.reading import read_whole
from core.bundles import bundle
from core.decision import Decision
from core.evaluation.groups.columns import columns
from core.evaluation.groups.gaps import gaps
from core.evaluation.groups.kept import group_numbers
from core.evaluation.groups.parts import parts_of
from core.evaluation.groups.scores import compare, scores_of
from core.evaluation.groups.words import asked_sentence, gaps_title, score_title
from core.evaluation.kept import spread_numbers
from core.evaluation.money import words
from core.evaluation.money.kept import worth_numbers
from core.evaluation.money.worth import worth
from core.evaluation.predictions import predictions_of
from core.evaluation.spread import summary
from core.explanation.case import Case
from core.explanation.how import How
from core.explanation.kept import case_numbers, importance_numbers
from core.explanation.overall.importance import importance
from core.explanation.overall.words import importance_finding, kept
from core.explanation.trust.badge import badge_of, trust_sentence
from core.explanation.whole import bundled
from core.explanation.words import decision_sentence
from core.lessons.planner.plan import Plan
from core.lessons.planner.words import money_title
from core.links import decision_link, to_link
from core.luck import kept_spread
from core.messages import LANGUAGES, Message, translator
from core.scenarios import SCENARIOS
from core.scenarios.kept import kept_result, result_numbers
from core.scenarios.known import known
from tests.unit.spreads import spread

RUN, DECISION = bundle("german_credit"), Decision()
IT = predictions_of(RUN).against(DECISION.positive)
LINK = urlencode(to_link(RUN.experiment) | decision_link(DECISION))


def run():
    yield finding_of_run(RUN)


def money():
    it = worth(IT, DECISION)
    said = words.kept_verdict(it, DECISION, IT.title)
    yield Finding("metrics", said, f"metrics?{LINK}", numbers=worth_numbers(it, DECISION))


def groups():
    for column in columns(IT):
        parts = parts_of(IT, column)
        name = next(iter(scores_of(parts)))
        it, found = compare(parts, name, 0.5), gaps(parts, 0.5)
        numbers = group_numbers(parts, name, it)
        for sentence in (score_title(parts, name, it), gaps_title(parts, found)):
            yield Finding("metrics", sentence, f"metrics?{LINK}", numbers=numbers)
        for gap in found.values():
            yield Finding("metrics", asked_sentence(parts, gap, 0.5), f"metrics?{LINK}")


def reasons():
    whole = bundled(RUN, How())
    found = importance(whole.told, np.array([1]))
    for place in map(int, whole.places[:25]):
        case = Case(RUN, RUN.X_test[place], whole.of(place), 1, How(), place)
        for sentence in (decision_sentence(case, DECISION), trust_sentence(badge_of(case))):
            said = Message.of("{data}, row {row:,}: {sentence}", data=IT.title, sentence=sentence, row=place)
            yield Finding("explain", said, f"explain?{LINK}", numbers=case_numbers(case))
    said = kept(case, importance_finding(found, case))
    yield Finding("explain", said, f"explain?{LINK}", numbers=importance_numbers(found, case))


def luck():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 80)
    it = summary(spread(y, rng.random((8, 80))), "roc_auc")
    yield Finding("playground", kept_spread(it, "German credit"), f"playground?{LINK}", numbers=spread_numbers(it, 0.5))


def scenarios():
    for name, case in SCENARIOS.items():
        found = known(name)
        if found is not None:
            said = kept_result(case, found.result)
            yield Finding("scenarios", said, f"scenarios?case={name}", numbers=result_numbers(found.result))


def lesson():
    yield Finding("concepts", money_title(Plan()), "concepts?topic=planner")


@pytest.mark.parametrize("make", [run, money, groups, reasons, luck, scenarios, lesson])
def test_what_a_page_keeps_comes_back_from_json(make):
    brief = Brief()
    for finding in make():
        brief = brief.add(finding)
    assert brief.findings
    data = EXPORTS["json"].write(facts_of(RUN, brief=brief), str, "en", "")
    read = read_whole(data)
    assert read.left_out == ()
    for old, new in zip(brief.findings, read.brief.findings, strict=True):
        assert old.to_plain() == new.to_plain()
        assert all(old.sentence.text(translator(one)) == new.sentence.text(translator(one)) for one in LANGUAGES)
