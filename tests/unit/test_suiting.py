"""Settings that don't go with the data are put back, and said."""

from dataclasses import replace

import pytest

from core.datasets import load
from core.experiment import Experiment
from core.suiting import suited

WRONG = [
    ("iris", {"model": "cnn"}, "learns from pictures"),
    ("diabetes", {"loss": "focal"}, "is for classes"),
    ("iris", {"features": ("x",)}, "columns"),
    ("diabetes", {"class_weight": "balanced"}, "Class weights is for classes"),
    ("plane", {"resample": "smote"}, "Resampling is for classes"),
    ("digits", {"scaling": "minmax"}, "scaling of their own"),
]


@pytest.mark.parametrize("name, settings, words", WRONG, ids=lambda value: str(value)[:30])
def test_what_does_not_go_is_put_back_and_said(name, settings, words):
    usual = Experiment(dataset=name)
    found, (message,) = suited(replace(usual, **settings), load(name))
    assert found == usual
    assert words in message.text()


@pytest.mark.parametrize("name", ["german_credit", "digits", "spiral"])
def test_what_goes_stays(name):
    e = Experiment(dataset=name, class_weight="balanced", resample="over", label_noise=0.1, train_share=0.3)
    assert suited(e, load(name)) == (e, ())
