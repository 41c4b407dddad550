"""The sections of the brief: every kind of data, what is known and what is missing, nothing invented."""

import time
from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
import pytest

from core.brief import Brief, Finding
from core.brief.advices import ADVICES
from core.brief.document import document, once, open_points
from core.brief.facts import Facts, Worked, facts_of
from core.brief.questions import QUESTIONS
from core.brief.sections import SECTIONS
from core.brief.sections.reasons import case_of
from core.brief.suggestions import suggested_milestones, suggested_risks
from core.bundles import bundle
from core.card.pieces import Link, Numbers, Points, Table, Text
from core.card.writing import to_markdown
from core.datasets import DATASETS
from core.decision import Decision
from core.evaluation.money.worth import worth
from core.experiment import Experiment
from core.links import to_link
from core.messages import Message, translator
from tests.unit.deciding import RUN, credit, everything, saying, texts
from tests.unit.judging import judged
from tests.unit.test_report import numbers, three

BROUGHT = {
    "three classes": three,
    "numbers": numbers,
    "no columns": lambda rng: judged(rng.integers(0, 2, 80), rng.random(80), has_model=False),
    "two rows": lambda rng: judged([0, 1], [0.2, 0.9]),
    "one class": lambda rng: judged([1, 1, 1], [0.2, 0.9, 0.4], {"age": [1, 2, 3]}),
    "constant": lambda rng: judged([0, 1, 1], [0.5] * 3),
}


def written(facts: Facts, lang: str = "en") -> str:
    return to_markdown(document(facts), translator(lang), lang)


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_has_a_brief(name, make_run):
    facts = facts_of(make_run(Experiment(dataset=name), network=bundle(RUN).network))
    text = written(facts)
    for number, section in enumerate(SECTIONS.values(), 1):
        assert f"## {number}. {section.title}" in text
    assert "nan" not in text.lower().split()
    assert ("drawn by a formula" in text) == facts.run.data.drawn
    suggested_risks(facts), suggested_milestones(facts)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", BROUGHT)
def test_predictions_brought_along_have_a_brief(kind, lang):
    facts = Facts(BROUGHT[kind](np.random.default_rng(0)), Decision(threshold=0.4))
    assert written(facts, lang)
    assert any("did not" in words or "brought along" in words for words in texts(SECTIONS["reasons"].make(facts)))
    suggested_risks(facts), suggested_milestones(facts)


def test_an_upload_lacks_the_right_to_use_it_until_somebody_says(make_run, upload):
    run = make_run(Experiment(dataset=upload.name), upload, network=bundle(RUN).network)
    facts = facts_of(run)
    assert [one.question for one in SECTIONS["data"].make(facts).missing].count("ground") == 1
    assert any("licence" in words for words in texts(SECTIONS["data"].make(facts)))
    said = SECTIONS["data"].make(saying(facts, ground="By contract."))
    assert "ground" not in [one.question for one in said.missing]
    assert written(facts)


def test_every_question_is_asked_until_it_is_answered():
    facts = credit()
    asked = {one.question for section in SECTIONS.values() for one in section.make(facts).missing} - {""}
    assert asked == set(QUESTIONS)
    answered = replace(facts, brief=everything())
    left = {one.question for section in SECTIONS.values() for one in section.make(answered).missing} - {""}
    assert left == set()


def test_an_answer_that_the_question_does_not_allow_is_none():
    facts = saying(credit(), about="nothing like that", own_rows="many", where="mars", builders="-3", budget="nan")
    asked = {one.question for section in SECTIONS.values() for one in section.make(facts).missing}
    assert {"about", "own_rows", "where", "builders", "budget"} <= asked


def test_answers_are_in_the_users_own_words():
    text = written(saying(credit(), who="A *loan officer* {decides} <b>"))
    assert "loan officer" in text and "<b>" not in text.replace("\\<b\\>", "")


def test_nothing_is_invented_about_the_law():
    part = SECTIONS["law"].make(credit())
    assert not any(isinstance(piece, Table) for piece in part.known)
    assert {"about", "where", "personal"} <= {one.question for one in part.missing}


def test_what_nobody_worked_out_is_missing():
    facts = facts_of(credit().run)
    assert any("explained" in words for words in texts(SECTIONS["reasons"].make(facts)))
    assert any("Simple models" in words for words in texts(SECTIONS["model"].make(facts)))
    assert any("seed" in words for words in texts(SECTIONS["model"].make(facts)))
    assert any("Milliseconds" in words for words in texts(SECTIONS["costs"].make(facts)))


def test_the_numbers_of_the_model_are_those_of_its_rows():
    """Accuracy, AUC and money anew from the predictions alone."""
    facts = credit()
    y, chance = facts.run.y_test, facts.run.y_prob[:, 1].astype(float)
    pairs = chance[y == 1][:, None] - chance[y == 0][None, :]
    auc = float(np.mean((pairs > 0) + 0.5 * (pairs == 0)))
    (shown,) = (piece for piece in SECTIONS["model"].make(facts).known if isinstance(piece, Numbers))
    assert shown.numbers[0].value == pytest.approx(auc, abs=1e-9)
    assert shown.numbers[0].low < auc < shown.numbers[0].high
    assert shown.numbers[-1].value == 0.5
    scale = facts.decision.volume / len(y)
    values = [
        scale * (500 * np.sum((chance >= t) & (y == 1)) - 100 * np.sum((chance >= t) & (y == 0)))
        for t in (*np.unique(chance), np.inf)
    ]
    (money,) = (piece for piece in SECTIONS["money"].make(facts).known if isinstance(piece, Numbers))
    luck = worth(facts.it, facts.decision).luck
    assert luck > 0
    assert money.numbers[0].value == pytest.approx(max(values) - luck)
    everybody = scale * (500 * np.sum(y == 1) - 100 * np.sum(y == 0))
    assert everybody in [pytest.approx(number.value) for number in money.numbers]


def test_the_columns_that_count_are_the_means_of_their_shares():
    facts = credit()
    whole = facts.worked.whole
    sizes = np.sort(np.abs(whole.told.values[:, :, 1]).mean(axis=0))[::-1]
    (shown,) = (piece for piece in SECTIONS["reasons"].make(facts).known if isinstance(piece, Numbers))
    assert [number.value for number in shown.numbers] == pytest.approx(list(sizes[:5]))
    assert all(number.unit == "points" for number in shown.numbers)


def test_links_open_the_run_and_the_decision_in_hand():
    from urllib.parse import parse_qsl, urlsplit

    from core.links import decision_from_link, from_link

    facts = replace(credit(), decision=Decision(threshold=0.2))
    links = [piece for section in SECTIONS.values() for piece in section.make(facts).known if isinstance(piece, Link)]
    assert len(links) >= 8
    for link in links:
        params = dict(parse_qsl(urlsplit(link.address).query))
        assert from_link(params) == (facts.run.experiment, ())
        assert decision_from_link(params) == (facts.decision, ())


def test_it_appears_within_two_seconds():
    credit_facts = credit()
    document(credit_facts)  # libraries are imported once in a process; others may keep the machine busy
    began = time.thread_time()
    document(replace(credit_facts, decision=Decision(threshold=0.31, volume=777)))
    assert time.thread_time() - began < 2


def test_the_document_begins_with_the_verdict_and_ends_with_what_makes_it_again():
    card = document(credit())
    titles = [section.title.text() for section in card.sections]
    assert titles[0] == "What do we decide?"
    assert titles.index("Seven pieces of advice") < titles.index("All that is open")
    assert titles[-1].startswith("Model card")
    assert any(isinstance(piece, Text | Points) for piece in card.sections[0].pieces)


def test_a_kept_reason_or_one_explained_row_is_no_nothing():
    """Page, checklist and exports go by the same: a finding kept of this run, or the row that the page shows first."""
    bare = replace(credit(), worked=Worked())
    none = SECTIONS["reasons"].make(bare)
    assert not none.known and "nobody has had this run explained" in texts(none)[0]
    link = f"explain?{urlencode(to_link(bare.run.experiment))}"
    said = Finding("explain", Message("German credit, row 3: it was the duration."), link)
    kept = replace(bare, brief=bare.brief.add(said))
    part = SECTIONS["reasons"].make(kept)
    assert Points((said.sentence,)) in part.known and not any("nobody" in text for text in texts(part))
    assert ADVICES["reasons"].tick(kept).done
    other = replace(bare, brief=Brief((replace(said, link="explain?dataset=iris&model=mlp"),)))
    assert not SECTIONS["reasons"].make(other).known and not ADVICES["reasons"].tick(other).done
    whole = credit().worked.whole
    row = Worked(case=case_of(credit(), whole))
    part = SECTIONS["reasons"].make(replace(bare, worked=row))
    assert any("row that was explained" in piece.words.text() for piece in part.known if isinstance(piece, Text))


def test_what_two_sections_need_is_counted_once():
    facts = credit()
    parts = [section.make(facts) for section in SECTIONS.values()]
    assert once(parts) == open_points(facts)
    assert len(once(parts)) < sum(len(part.missing) for part in parts)
    assert len({one.question or one.words.text() for one in once([*parts, None])}) == len(once(parts))
