"""Build, buy or API, the law, the advices, and what is suggested: each by evidence, none by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from core.brief import Brief, Milestone, Risk, finding_of_run
from core.brief.advices import ADVICES, ticks
from core.brief.facts import Facts, facts_of
from core.brief.questions import QUESTIONS
from core.brief.rules import USES, eu_class, filing, in_force, rules_of
from core.brief.sections import SECTIONS
from core.brief.suggestions import suggested_milestones, suggested_risks
from core.brief.weighing import WAYS, recommendation, recommended, weigh
from core.card.pieces import Table
from core.decision import Decision, Values
from core.experiment import Experiment
from core.ledger import Ledger
from core.lessons.planner.plan import Plan
from core.lessons.progress import Progress, Step
from core.messages import translator
from core.scenarios.laws import LAWS
from tests.unit.deciding import credit, everything, saying
from tests.unit.judging import judged

ANSWERED = {"builders": "2", "own_rows": "5000", "leave": "yes", "offer": "900", "budget": "1000"}


def planned(**answers):
    return saying(replace(credit(), plan=Plan(requests=5000)), **{**ANSWERED, **answers})


# Build, buy or API


def test_nothing_is_recommended_while_answers_are_missing():
    found = weigh(credit())
    assert recommended(found) is None
    assert "Not settled: 3 of 3" in recommendation(found).text()
    for name in ANSWERED:
        answers = {key: value for key, value in ANSWERED.items() if key != name}
        assert recommended(weigh(saying(replace(credit(), plan=Plan(requests=5000)), **answers))) is None, name


def test_building_goes_first_when_all_is_known():
    assert recommended(weigh(planned())) == "build"


@pytest.mark.parametrize(
    "answers, best",
    [
        ({"builders": "0"}, "buy"),
        ({"builders": "0", "offer": "1001"}, "api"),
        ({"leave": "no"}, "build"),
        ({"leave": "no", "builders": "0"}, None),
    ],
)
def test_what_can_not_be_is_ruled_out(answers, best):
    assert recommended(weigh(planned(**answers))) == best


def test_the_price_of_the_api_is_the_plans():
    """5,000 questions of 1,000 tokens read at $0.5 and 300 written at $1.5 a million: $4.75."""
    dollars = replace(planned(builders="0", offer="9", budget="4"), decision=Decision(currency="USD"))
    assert recommended(weigh(dollars)) is None
    assert recommended(weigh(saying(dollars, budget="5"))) == "api"
    yuan = replace(dollars, decision=Decision(currency="CNY"))
    assert recommended(weigh(yuan)) == "api"  # amounts in two currencies are not compared


def test_a_model_without_skill_is_not_built(make_run):
    rng = np.random.default_rng(0)
    facts = Facts(judged(rng.integers(0, 2, 60), rng.random(60)), brief=Brief(answers=ANSWERED), plan=Plan(requests=5))
    assert recommended(weigh(facts)) == "buy"


def test_the_table_has_a_column_for_each_way():
    (table,) = (
        piece for piece in SECTIONS["ways"].make(credit()).known if isinstance(piece, Table) and len(piece.head) > 2
    )
    assert len(table.head) == 1 + len(WAYS)
    assert all(len(row) == len(table.head) for row in table.rows)


# Law


def test_every_use_is_answered_by_rules_that_there_are():
    assert set(USES) == set(QUESTIONS["about"].options)
    assert {name for use in USES.values() for name in use.laws} <= set(LAWS)


def test_credit_is_high_risk_by_annex_three():
    found, because = eu_class(saying(credit(), about="credit"))
    assert "High risk" in found.text() and "5(b)" in because.text()
    assert eu_class(credit()) is None


def test_rules_are_those_of_the_places():
    facts = saying(credit(), about="credit", personal="yes", alone="alone")
    everywhere = set(rules_of(facts))
    assert {"pipl", "pipl_automated", "cn_credit", "gdpr", "gdpr_automated", "eu_credit", "us_credit"} <= everywhere
    for place in ("cn", "eu", "us"):
        there = rules_of(saying(facts, where=place))
        assert there and {LAWS[name].where for name in there} == {place}
    assert rules_of(saying(facts, where="else")) == ()
    assert "not used" in eu_class(saying(facts, where="cn"))[0].text()


def test_a_person_who_decides_takes_article_22_away():
    facts = saying(credit(), about="credit", personal="yes")
    assert "gdpr_automated" not in rules_of(saying(facts, alone="person"))
    assert "gdpr" not in rules_of(saying(facts, personal="no"))


def test_the_case_in_hand_brings_its_rules():
    assert "cn_medical" in rules_of(replace(credit(), case="disease_risk"))
    assert "medical device" in eu_class(replace(credit(), case="disease_risk"))[0].text()


def test_filings_depend_on_the_public():
    content = saying(credit(), about="content")
    assert "nobody has said" in filing(content).text()
    assert "Article 17" in filing(saying(content, public="yes")).text()
    assert "Article 24" in filing(saying(credit(), about="choice", public="yes")).text()
    assert filing(saying(content, where="eu,us")) is None
    assert filing(credit()) is None


def test_what_is_not_in_force_yet_is_said_to_be():
    assert in_force("pipl", date(2026, 11, 26))
    assert not in_force("eu_high", date(2026, 11, 26)) and in_force("eu_high", date(2027, 12, 2))
    for name in LAWS:
        in_force(name, date(2026, 1, 1))
    facts = replace(saying(credit(), about="credit"), today=date(2026, 11, 26))
    (table,) = (piece for piece in SECTIONS["law"].make(facts).known if isinstance(piece, Table))
    assert "not yet" in " ".join(row[2].text() for row in table.rows)


# Seven advices


def test_nothing_is_ticked_without_evidence():
    assert len(ADVICES) == 7
    assert [ticked.done for _, ticked in ticks(credit())] == [False] * 7


def test_answers_alone_do_not_tick_what_a_page_shows():
    done = {name: advice.tick(replace(credit(), brief=everything())).done for name, advice in ADVICES.items()}
    assert {name for name, yes in done.items() if yes} == {"data"}


def test_all_are_ticked_by_evidence(make_run):
    facts = credit()
    ledger = Ledger().add(facts.run).add(make_run(Experiment(dataset="german_credit", seed=3)))
    steps = {name: Step(0, 0) for name in ("trends", "networks", "losses")}
    kept = replace(finding_of_run(facts.run), page="explain")
    brief = replace(
        everything(),
        findings=(kept,),
        milestones=(Milestone("Pilot", date(2026, 12, 1), "Li"), Milestone("AUC", watch=True)),
    )
    decision = Decision(values=Values(900, -50, 0, 0))
    full = replace(facts, brief=brief, ledger=ledger, progress=Progress(steps), decision=decision)
    assert [advice.title for advice, ticked in ticks(full) if not ticked.done] == []
    without = replace(full, brief=replace(brief, milestones=()))
    assert not ADVICES["team"].tick(without).done and not ADVICES["learning"].tick(without).done
    assert not ADVICES["business"].tick(replace(full, decision=Decision())).done
    for lang in ("en", "zh"):
        assert all(ticked.evidence.text(translator(lang)) for _, ticked in ticks(full))


# Plan, and what is suggested


def test_the_heaviest_risk_comes_first_and_gaps_are_named():
    brief = Brief(
        milestones=(Milestone("Later", date(2027, 1, 1), "Li"), Milestone("Sooner", date(2026, 12, 1)), Milestone("Open")),
        risks=(Risk("small", 1, 2, "Li", "wait"), Risk("large", 4, 5)),
    )  # fmt: skip
    part = SECTIONS["plan"].make(replace(credit(), brief=brief))
    steps, risks = (piece for piece in part.known if isinstance(piece, Table))
    assert [row[0] for row in steps.rows] == ["Sooner", "Later", "Open"]
    assert [(row[0], row[3]) for row in risks.rows] == [("large", "20"), ("small", "2")]
    missing = [one.words.text() for one in part.missing]
    assert "A date for 1 of the milestones." in missing
    assert "Somebody who looks after 3 of the milestones and risks." in missing
    assert "A response to 1 of the risks." in missing
    assert "What to watch after launch: nothing is set." in missing


def test_risks_are_suggested_by_what_is_measured():
    names = [risk.name.text() for risk in suggested_risks(credit())]
    assert names[0].startswith("By Age, groups are not treated alike")
    assert any("earns no more" in name for name in names)
    assert not any("no better than none" in name for name in names)
    rng = np.random.default_rng(0)
    weak = Facts(judged(rng.integers(0, 2, 40), rng.random(40)))
    told = [risk.name.text() for risk in suggested_risks(weak)]
    assert any("no better than none" in name for name in told)
    assert any("by what right" in name for name in told)
    assert any("rests on" in name for name in told)


def test_what_is_suggested_becomes_the_users_own():
    facts = credit()
    for lang in ("en", "zh"):
        risk = suggested_risks(facts)[0].taken(translator(lang))
        assert isinstance(risk, Risk) and risk.owner == "" and risk.response
        assert all(isinstance(step.taken(translator(lang)), Milestone) for step in suggested_milestones(facts))
    shares = [step.name.text() for step in suggested_milestones(facts) if "of 100" in step.name.text()]
    flagged = 100 * np.mean(facts.it.y_prob[:, 1] >= facts.decision.threshold)
    assert f"{flagged:.0f} of 100" in shares[0]


def test_every_question_belongs_to_a_section():
    assert {question.section for question in QUESTIONS.values()} <= set(SECTIONS)
    for question in QUESTIONS.values():
        assert bool(question.options) == (question.form in ("choice", "several"))


def test_facts_of_a_run_take_more(make_run):
    assert facts_of(make_run(), in_room=True).in_room
