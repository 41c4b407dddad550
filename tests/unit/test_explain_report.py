"""A case's report and its files; the oracle is the explanation itself, read back from what was written."""

import html
import io
import re

import numpy as np
import pandas as pd
import pytest

from core.bundles import bundle
from core.card import to_html
from core.decision import Decision
from core.experiment import Experiment
from core.explanation.case import Case
from core.explanation.columns import column_name
from core.explanation.how import How
from core.explanation.overall.correlation import associations
from core.explanation.overall.importance import importance
from core.explanation.overall.words import importance_finding, interval_sentence
from core.explanation.reasons import reasons_csv
from core.explanation.report import Findings, all_rows_csv, case_csv, case_report
from core.explanation.trust.badge import badge_of
from core.explanation.whole import bundled
from core.messages import Message, translator
from tests.unit.test_neighbours import case_of

OUTSIDE = re.compile(r"""(?:src|href)\s*=\s*["']?(?!data:|#)[^"'\s>]+|@import|url\((?!["']?data:)""")


@pytest.fixture(scope="module")
def case():
    run = bundle("german_credit")
    whole = bundled(run, How())
    place = int(whole.places[0])
    return Case(run, run.X_test[place], whole.of(place), 1, How(), place)


def text(word):
    return word.text() if isinstance(word, Message) else word


def read(content):
    return pd.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""])  # “None” is a category


def test_the_values_of_a_case_add_up_and_are_in_own_units(case):
    table = read(case_csv(case, str))
    pulls = table["Pull, percentage points"]
    assert pulls.iloc[:-1].sum() == pytest.approx(pulls.iloc[-1], abs=1e-3)
    assert pulls.iloc[0] == pytest.approx(100 * case.base, rel=1e-5)
    frame = case.run.data.frame.iloc[case.run.split.test[case.place]]
    known = {text(column_name(case.run.data, j)): j for j in range(len(case.x))}
    for name, value, pull, error in table.iloc[1:-1].itertuples(index=False):
        j = known[name]
        own = frame.iloc[j]
        if case.run.data.feature_names[j] in case.run.data.categories:
            assert value == text(case.run.data.card.shown(own))
        else:
            assert float(value) == pytest.approx(own)
        assert pull == pytest.approx(100 * case.told.values[0, j, 1], rel=1e-5)
        assert error == pytest.approx(100 * case.told.error[0, j, 1], rel=1e-5)


def test_files_have_six_digits_and_the_same_pulls_under_the_same_head(case):
    values, reasons = read(case_csv(case, str)).iloc[1:-1], read(reasons_csv(case, str))
    head = "Pull, percentage points"
    assert values["Column"].tolist() == reasons["Column"].tolist() and values[head].tolist() == reasons[head].tolist()
    assert "± (19 in 20), percentage points" in reasons.columns
    for content in (case_csv(case, str), reasons_csv(case, str), all_rows_csv(case, bundled(case.run, How()), str)):
        digits = [
            re.sub(r"e.*", "", cell).replace(".", "").lstrip("-0")
            for cell in re.findall(r"(?<=,)-?[0-9.]+(?:e-?[0-9]+)?(?=[,\r])", content.decode())
        ]
        assert digits and max(map(len, digits)) <= 6


@pytest.mark.parametrize("unit", ["chance", "log_odds"])
def test_heads_name_the_unit(case, unit, make_run):
    from dataclasses import replace

    heads = {"chance": "Pull, percentage points", "log_odds": "Pull, log-odds"}
    assert heads[unit] in read(case_csv(replace(case, how=How(unit=unit)), str)).columns
    number = case_of(make_run(Experiment(dataset="diabetes")), 0)
    assert any(head.startswith("Pull, in the unit of") for head in read(case_csv(number, str)).columns)


def test_all_rows_have_their_values_and_pulls(case):
    whole = bundled(case.run, How())
    table = read(all_rows_csv(case, whole, str))
    d = len(case.x)
    assert len(table) == len(whole.places) and len(table.columns) == 2 + 2 + 1 + 2 * d
    assert table["Row"].tolist() == [int(case.run.split.test[place]) + 1 for place in whole.places]
    assert np.allclose(table.iloc[:, -d:], 100 * whole.told.values[:, :, 1], rtol=1e-5)
    assert np.allclose(table.iloc[:, 4] + table.iloc[:, -d:].sum(axis=1), table.iloc[:, 3], atol=1e-3)
    duration = text(column_name(case.run.data, case.run.data.feature_names.index("duration in month")))
    assert table[duration].tolist() == case.run.data.frame["duration in month"].iloc[table["Row"] - 1].tolist()
    names = [text(name) for name in case.it.class_names]
    assert table["Truth"].tolist() == [names[y] for y in case.run.data.y[table["Row"] - 1]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_opens_anywhere_and_says_all_that_is_known(case, lang):
    known = Findings(badge_of(case, None, associations(case.run)), None, bundled(case.run, How()))
    card = case_report(case, Decision(), known)
    page = to_html(card, translator(lang), lang)
    outside_of_code = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not OUTSIDE.findall(outside_of_code)
    assert "<script src" not in page and "cdn.plot.ly" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert page.count("<figure") == 2 and page.startswith("<!doctype html>") and page.rstrip().endswith("</html>")
    assert case.run.key in page and f'lang="{lang}"' in page
    for reason in case.reasons:
        assert reason.name.text(translator(lang)).split("(")[0].strip() in page
    assert len(card.sections) == 5


@pytest.mark.parametrize("draws", [0, 8])
def test_the_report_reads_what_counts_overall_as_the_page_does(case, draws):
    whole = bundled(case.run, How())
    again = np.random.default_rng(0).normal(1, 0.3, (8, 1, 1, 1)) * whole.told.values[:24] if draws else None
    it = importance(whole.told, np.array([1]), again)
    page = to_html(case_report(case, Decision(), Findings(whole=whole, again=again)), translator("en"), "en")
    told = importance_finding(it, case), interval_sentence(it, case)
    assert it.draws == draws and all(html.escape(one.text()) in page for one in told)
    assert ("8 draws tried" in page) == bool(draws) and ("not in it yet" in page) == (not draws)


def test_what_nobody_asked_for_is_left_out(case):
    titles = [section.title.text() for section in case_report(case, Decision(), Findings()).sections]
    assert titles == ["The decision", "All reasons", "How it was made"]


@pytest.mark.parametrize(
    ("name", "figures"), [("iris", 1), ("diabetes", 1), ("digits", 2), ("penguins", 1), ("spiral", 1)]
)
def test_every_kind_of_prediction_has_a_report(name, figures, make_run):
    made = case_of(make_run(Experiment(dataset=name)), 0)
    page = to_html(case_report(made, Decision(), Findings(badge_of(made))), translator("zh"), "zh")
    assert page.count("<figure") == figures
    assert len(read(case_csv(made, str))) == len(made.x) + 2


def test_a_case_that_somebody_made_up_has_no_row(case):
    from dataclasses import replace

    made_up = replace(case, place=None)
    assert "made up" in case_report(made_up, Decision(), Findings()).title.text()


def test_markup_in_the_data_stays_text(make_run):
    from dataclasses import replace

    run = make_run(Experiment(dataset="iris"))
    odd = replace(
        run.data, frame=run.data.frame.rename(columns={run.data.feature_names[0]: "<script>alert(1)</script>|*a*"})
    )
    made = case_of(replace(run, data=odd), 0)
    page = to_html(case_report(made, Decision(), Findings()), translator("en"), "en")
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_missing_values_are_empty_cells(make_run):
    run = make_run(Experiment(dataset="penguins"))
    gap = int(np.flatnonzero(np.isnan(run.data.X[run.split.test]).any(axis=1))[0])
    made = case_of(run, gap)
    empty = read(case_csv(made, str)).iloc[1:-1]["Value"].isna().sum()
    assert empty == np.isnan(made.x).sum()
