"""Every kind of run in every kind of file: numbers, classes, pictures, drawn points, uploads, and what was brought along."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from pptx import Presentation
from pypdf import PdfReader

from core.brief import Rule
from core.brief.exports import EXPORTS
from core.brief.facts import Facts, Worked, facts_of
from core.brief.sections import SECTIONS
from core.bundles import bundle
from core.decision import Decision
from core.evaluation.baselines import BASELINES
from core.evaluation.baselines.beside import beside
from core.evaluation.baselines.problem import problem_of
from core.experiment import Experiment
from core.messages import translator
from tests.unit.briefs import FULL
from tests.unit.deciding import RUN
from tests.unit.test_brief_sections import BROUGHT

DAY, BASE = date(2026, 11, 26), "https://touchstone.example.org/"
DATA = ("diabetes", "iris", "digits", "german_credit_calls", "spiral", "plane", "multi_gaussian")
READ = {
    "markdown": bytes.decode,
    "html": bytes.decode,
    "pdf": lambda data: "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages),
    "pptx": lambda data: "".join(shape.text_frame.text for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes if shape.has_text_frame),
    "roadmap_md": bytes.decode,
    "roadmap_csv": lambda data: str(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))),
    "risks_csv": lambda data: str(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))),
    "json": lambda data: str(json.loads(data)),
}  # fmt: skip
RULES = (None, Rule("score", 0.6, datetime(2026, 11, 1, tzinfo=UTC)), Rule("money", 1.0, datetime(2026, 11, 1, tzinfo=UTC)))  # fmt: skip


def check(facts: Facts) -> None:
    """Write every kind of file in both languages and read it."""
    for language in ("en", "zh"):
        for name, export in EXPORTS.items():
            text = READ[name](export.write(facts, translator(language), language, BASE))
            assert text, name
            assert not {"nan", "None", "inf"} & set(text.replace("(", " ").replace(")", " ").split()), (name, language)


def with_plan(facts: Facts) -> Facts:
    return replace(facts, brief=FULL)


@pytest.mark.parametrize("name", DATA)
def test_every_kind_of_data_is_written(name, make_run):
    run = make_run(Experiment(dataset=name), network=bundle(RUN).network)
    check(with_plan(facts_of(run, today=DAY)))


def test_an_upload_is_written(make_run, upload):
    run = make_run(Experiment(dataset=upload.name), upload, network=bundle(RUN).network)
    check(with_plan(facts_of(run, today=DAY)))


@pytest.mark.parametrize("kind", BROUGHT)
def test_what_was_brought_along_is_written(kind):
    check(with_plan(Facts(BROUGHT[kind](np.random.default_rng(0)), Decision(threshold=0.4), today=DAY)))


def test_simple_models_are_in_it():
    """The real ones, fitted on the run's rows."""
    run = bundle(RUN)
    problem = problem_of(run.experiment, None)
    facts = facts_of(run, today=DAY, worked=Worked(besides=tuple(beside(name, problem) for name in BASELINES)))
    part = SECTIONS["model"].make(facts)
    assert not any("Simple models" in one.words.text() for one in part.missing)
    check(facts)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", ["diabetes", "iris", "spiral"])
def test_any_rule_of_any_kind_has_a_verdict(name, rule, make_run):
    facts = facts_of(
        make_run(Experiment(dataset=name), network=bundle(RUN).network), brief=replace(FULL, rule=rule), today=DAY
    )
    assert SECTIONS["verdict"].make(facts).known
    check_text = EXPORTS["markdown"].write(facts, translator("en"), "en", BASE).decode()
    assert "decide" in check_text
