"""A hundred and fifty architectures through one engine: the worker stays small, and every result is right."""

import threading

import psutil

from core.experiment import Experiment
from core.jobs import Engine
from core.training import train
from tests.engine.same import check_same
from tests.unit.jobs.helpers import closing, ended

GB = 10**9
ACTIVATIONS = ("relu", "tanh", "sigmoid")
NUMBER = 150  # a worker is replaced after some eighty


def architecture(number):
    """Return an experiment that no other number shares a program with, of 2 to 101 units; a dense one is traced quickest."""
    units, activation = 2 + 99 * (number // 3) // (NUMBER // 3 - 1), ACTIVATIONS[number % 3]
    model = "mlp" if number % 8 else "rnn"
    return Experiment(
        dataset="iris", model=model, hidden=(units,), activation=activation, epochs=1, batch_size=64, optimizer="sgd"
    )


class Scales:
    """Weigh the processes that this one started, again and again, and remember the heaviest."""

    def __init__(self):
        self.highest = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._weigh)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()

    def _weigh(self):
        while not self._over.wait(0.2):
            for process in psutil.Process().children(recursive=True):
                try:
                    self.highest = max(self.highest, process.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue


def test_a_hundred_and_fifty_architectures():
    experiments = [architecture(number) for number in range(NUMBER)]
    assert len({e.key for e in experiments}) == NUMBER
    alone = {number: train(experiments[number]) for number in range(0, NUMBER, 14)}
    with closing(Engine()) as made, Scales() as scales:
        views = [ended(job) for job in [made.submit(e) for e in experiments]]
        replaced = made.status.replaced
    assert {view.status for view in views} == {"done"}
    assert 0 < scales.highest < GB
    assert replaced >= 1
    for e, view in zip(experiments, views, strict=True):
        assert view.run.key == e.key
        assert 0 <= view.run.scores["accuracy"] <= 1
        assert view.run.y_prob.shape == (30, 3)
    for number, run in alone.items():
        check_same(views[number].run, run)
