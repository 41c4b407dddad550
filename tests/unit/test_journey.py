"""What a person has done, what came of it, and what is next."""

from dataclasses import replace

import pytest

from core.brief import Brief, Finding, Rule, finding_of_run
from core.brief.facts import facts_of
from core.bundles import bundle
from core.decision import Decision
from core.evaluation.money.month import month_of
from core.evaluation.money.words import amount
from core.experiment import Experiment
from core.guessing import Guess, revealed
from core.journey import ASIDES, STEPS, Journey, minutes_left, next_step
from core.ledger import Ledger, entry_of
from core.lessons import Progress
from core.messages import Message, translator

RUN, OTHER = bundle("german_credit"), bundle("german_credit_calls")


def journey(run=RUN, **known):
    about = {name: known.pop(name) for name in ("trained", "guess", "guesses", "row", "room") if name in known}
    return Journey(facts_of(run, **known), **about)


def said(name, done):
    found = (STEPS | ASIDES)[name].came(done)
    return None if found is None else found.text()


def kept(*pages):
    return Brief(tuple(Finding(page, Message("It is so"), f"{page}?row={n}") for n, page in enumerate(pages)))


def test_nothing_is_done_at_first_and_the_guess_is_next():
    fresh = journey()
    assert [step.came(fresh) for step in (STEPS | ASIDES).values()] == [None] * len(STEPS | ASIDES)
    assert next_step(fresh) == "guess"
    assert minutes_left(fresh) == sum(step.minutes for step in STEPS.values()) == 10


def test_a_guess_waits_for_its_training_and_then_says_what_came_of_it():
    guess = Guess(RUN.key, 0.6, 0.7)
    assert said("guess", journey(guess=guess)) == "You guessed 0.60 to 0.70; train to see"
    assert next_step(journey(guess=guess)) == "train"
    done = journey(guesses=(revealed(guess, RUN),))
    assert said("guess", done) == f"You guessed 0.60 to 0.70, it became {RUN.scores['roc_auc']:.2f}"


def test_a_guess_is_not_asked_for_after_the_training():
    assert next_step(journey(trained=(entry_of(RUN),))) == "keep"


def test_runs_are_counted_and_the_best_on_the_newest_data_is_named():
    one = entry_of(RUN)
    better = replace(one, key="better", about=replace(one.about, value=0.9))
    assert said("train", journey(trained=(one,))) == f"1 run, AUC {one.about.value:.2f} on German credit"
    assert said("train", journey(trained=(one, better))) == "2 runs, best AUC 0.90 on German credit"
    assert said("compare", journey(trained=(one, better))) == "2 runs on German credit"
    assert said("compare", journey(trained=(one, entry_of(OTHER)))) is None  # other data: no comparison


def test_a_price_is_that_of_the_threshold_in_hand():
    decision = Decision(threshold=0.31, currency="EUR")
    done = journey(decision=decision)
    money = month_of(done.facts.it.curve, decision).money.value
    assert said("price", done) == f"threshold 0.31, {amount(money, decision).text()} a month"
    assert said("price", journey(visited=frozenset({"metrics"}))).startswith("threshold 0.50, $")


def test_a_page_seen_on_an_earlier_visit_is_known_by_what_was_kept_there():
    done = journey(brief=kept("explain", "scenarios", "scenarios"), row=512)
    assert said("explain", done) == "row 512; 1 kept"
    assert said("apply", done) == "2 kept"
    assert said("keep", done) == "3 kept"
    assert said("price", done) is None


def test_a_page_that_was_only_looked_at_says_that_nothing_is_kept():
    done = journey(visited=frozenset({"explain", "scenarios"}))
    assert said("explain", done) == "looked at, nothing kept yet"
    assert said("apply", done) == "looked at 15 cases, nothing kept yet"
    assert "Credit risk" in said("apply", journey(visited=frozenset({"scenarios"}), case="credit_risk"))


def test_a_decision_is_what_the_person_says_and_not_a_visit():
    assert said("decide", journey(visited=frozenset({"brief"}), brief=kept("metrics"))) is None
    answered = said("decide", journey(brief=Brief().answer("who", "A loan officer")))
    assert answered.startswith("1 of ") and answered.endswith(" questions answered")
    assert said("decide", journey(brief=Brief(rule=Rule("score", 0.7)))).startswith("0 of ")


def test_what_may_be_done_at_any_time():
    done = journey(progress=Progress.read("planner.0.1,losses.s"), room="AB12")
    assert said("learn", done) == "2 of 14 lessons taken; 0 of 1 guesses right."
    assert said("meet", done) == "in room AB12"


def test_the_whole_way_leaves_no_next_step():
    brief = kept("playground", "metrics", "explain", "scenarios").answer("who", "A loan officer")
    seen = frozenset({"metrics", "explain", "scenarios"})
    guesses = (revealed(Guess(RUN.key, 0, 1), RUN),)
    done = journey(brief=brief, visited=seen, trained=(entry_of(RUN),), guesses=guesses)
    assert next_step(done) is None
    assert minutes_left(done) == 0


def test_predicted_numbers_have_no_threshold_to_price(make_run):
    done = journey(make_run(Experiment(dataset="diabetes")), visited=frozenset({"metrics"}))
    assert said("price", done) == "Looked at how far off it is"


@pytest.mark.parametrize("name", [*STEPS, *ASIDES])
def test_every_step_is_told_in_both_languages(name):
    title = (STEPS | ASIDES)[name].title
    assert translator("zh")(title) != title


def test_a_finding_of_a_run_tells_what_was_guessed():
    outcome = revealed(Guess(RUN.key, 0.6, 0.75), RUN)
    plain, guessed = finding_of_run(RUN), finding_of_run(RUN, outcome)
    assert guessed.sentence.text().endswith("Guessed before: 0.60 to 0.75.")
    assert plain.sentence.text() in guessed.sentence.text()
    assert (guessed.numbers[-1].low, guessed.numbers[-1].high) == (0.6, 0.75)
    assert guessed.numbers[:2] == plain.numbers
    assert Finding.from_plain(guessed.to_plain()).sentence.text() == guessed.sentence.text()


def test_a_ledger_of_nothing_is_no_run():
    assert said("train", journey(ledger=Ledger())) is None
