"""How much each setting mattered, by Optuna's functional ANOVA.

Share of the variance of the score over all settings tried that a setting explains by itself, from a random forest fitted to the
trials (Hutter, Hoos and Leyton-Brown, An Efficient Approach for Assessing Hyperparameter Importance, ICML 2014).
"""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from core.messages import N_, Message
from core.search.library import library
from core.search.results import Results

LEAST_TRIALS = 8


def importances(results: Results) -> Mapping[str, float]:
    """Return setting -> share of the differences that it explains (they sum to 1), the largest first.

    Empty with fewer than eight trials that went through, with a single setting, or where no score differs.
    """
    if results not in _KNOWN:
        _KNOWN[results] = _measured(results)
    return _KNOWN[results]


# Pages ask at every rerun.
_KNOWN: WeakKeyDictionary[Results, Mapping[str, float]] = WeakKeyDictionary()


def _measured(results: Results) -> Mapping[str, float]:
    done = results.done
    if len(done) < LEAST_TRIALS or len({trial.score for trial in done}) == 1:
        return {}
    optuna, space = library(), results.plan.space
    study = optuna.create_study(direction="maximize")
    distributions = {each.name: each.distribution() for each in space}
    for trial in done:
        params = {each.name: each.encode(trial.values[each.name]) for each in space}
        study.add_trial(optuna.trial.create_trial(params=params, distributions=distributions, value=trial.score))
    evaluator = optuna.importance.FanovaImportanceEvaluator(seed=0)
    found = optuna.importance.get_param_importances(study, evaluator=evaluator)
    return {name: float(share) for name, share in found.items()}


def importance_finding(shares: Mapping[str, float], label: Message) -> Message:
    """Say in one sentence which setting mattered most; `label` is its name."""
    return Message.of(
        N_("{setting} mattered most: it explains {share:.0f} of 100 parts of the differences between scores"),
        setting=label,
        share=100 * next(iter(shares.values())),
    )
