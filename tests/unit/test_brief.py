"""The decision brief: what is kept, once each, and what it says."""

import json
import math
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from sklearn.metrics import roc_auc_score

from core.brief import PAGES, Brief, Finding, finding_of_run
from core.experiment import Experiment
from core.messages import Message


def finding(page="playground", number=1, link="playground?dataset=iris", template="Right on {number} of 100 rows"):
    return Finding(page, Message.of(template, number=number), link)


def test_adding_replaces_the_same_finding_in_its_place():
    brief = Brief().add(finding()).add(finding("metrics", link="metrics")).add(finding(number=2))
    assert [kept.sentence.text() for kept in brief.findings] == ["Right on 2 of 100 rows", "Right on 1 of 100 rows"]
    assert len(brief.add(finding(link="playground?dataset=wine")).findings) == 3
    assert brief.remove(finding()).findings == (finding("metrics", link="metrics"),)
    assert Brief().findings == ()


def test_when_it_was_kept_does_not_make_another_finding():
    early = Finding("metrics", Message("A"), "metrics", datetime(2026, 1, 1, tzinfo=UTC))
    assert early == Finding("metrics", Message("A"), "metrics")


def test_plain_form_survives_json():
    nested = Message.of("{data}: {n}", data=Message.of("Iris {x}", x=1), n=2.5)
    brief = Brief((Finding("metrics", nested, "metrics?a=1"), finding()))
    again = Brief.from_plain(json.loads(json.dumps(brief.to_plain())))
    assert again == brief
    assert [f.kept_at for f in again.findings] == [f.kept_at for f in brief.findings]
    assert again.findings[0].sentence.text() == "Iris 1: 2.5"


@pytest.mark.parametrize("plain", [{}, {"findings": [{}]}, {"findings": [{"page": "x", "kept_at": "yesterday"}]}])
def test_other_plain_forms_are_refused(plain):
    with pytest.raises((KeyError, ValueError)):
        Brief.from_plain(plain)


def test_finding_of_two_classes_counts_pairs(make_run):
    run = make_run(Experiment(dataset="breast_cancer"))
    kept = finding_of_run(run)
    auc = roc_auc_score(run.y_test, run.y_prob[:, 1])
    sentence = kept.sentence.text()
    assert f"in {100 * auc:.0f} of 100 pairs (AUC {auc:.2f}, " in sentence
    assert sentence.endswith(f"on {len(run.y_test)} rows it had not seen.")
    path, _, query = kept.link.partition("?")
    assert path == kept.page == "playground" and kept.page in PAGES
    assert Experiment.from_params(dict(parse_qsl(query))) == run.experiment
    assert Brief().add(kept).add(finding_of_run(run)).findings == (kept,)


def test_finding_of_more_classes_counts_rows_beside_the_commonest(make_run):
    run = make_run(Experiment(dataset="iris"))
    right = (run.y_prob.argmax(axis=1) == run.y_test).mean()
    sentence = finding_of_run(run).sentence.text()
    assert f"right on {100 * right:.0f} of 100 rows" in sentence and "always saying" in sentence


def test_finding_of_numbers_says_how_far_off(make_run):
    run = make_run(Experiment(dataset="diabetes"))
    error = abs(run.y_test - run.y_prob[:, 0]).mean()
    mean = run.data.y[run.split.train].mean()
    sentence = finding_of_run(run).sentence.text()
    assert f"off by {error:.3g} on average" in sentence
    assert f"off by {abs(run.y_test - mean).mean():.3g} (R²" in sentence


def test_finding_of_an_undefined_score_says_so(make_run):
    run = make_run(Experiment(dataset="breast_cancer"), scores={"roc_auc": math.nan})
    assert "AUC can't be computed" in finding_of_run(run).sentence.text()


def test_finding_survives_json(make_run):
    kept = finding_of_run(make_run(Experiment(dataset="breast_cancer")))
    again = Finding.from_plain(json.loads(json.dumps(kept.to_plain())))
    assert again == kept and again.sentence.text() == kept.sentence.text()


def test_two_sentences_about_the_same_thing_are_two_findings():
    def about(template, **values):
        sentence = Message.of(template, **values)
        return Finding("metrics", Message.of("{data}: {sentence}", data="Loans", sentence=sentence), "metrics?x=1")

    brief = Brief().add(about("AUC {value}", value=0.7)).add(about("It is worth {money}", money=5))
    assert len(brief.findings) == 2
    brief = brief.add(about("AUC {value}", value=0.8))
    assert [finding.sentence.text() for finding in brief.findings] == ["Loans: AUC 0.8", "Loans: It is worth 5"]
