"""When two runs are the same."""

import numpy as np
import pytest

TOLERANCE = 1e-6  # where the same code was compiled there is no difference at all


def check_same(run, other):
    """Check that two runs of one experiment have the same numbers."""
    assert run.key == other.key
    assert run.best_epoch == other.best_epoch
    assert list(run.history) == list(other.history)
    for name, curve in run.history.items():
        np.testing.assert_allclose(curve, other.history[name], rtol=TOLERANCE, atol=TOLERANCE, err_msg=name)
    assert dict(run.scores) == pytest.approx(dict(other.scores), rel=TOLERANCE, abs=TOLERANCE, nan_ok=True)
    np.testing.assert_array_equal(run.split.test, other.split.test)
    np.testing.assert_allclose(run.y_prob, other.y_prob, rtol=TOLERANCE, atol=TOLERANCE)
    if other.surface is not None:
        np.testing.assert_allclose(run.surface, other.surface, rtol=TOLERANCE, atol=TOLERANCE)


def check_usable(run, tolerance=1e-5):
    """Check that a run's model, loaded from its file, predicts what the run says."""
    np.testing.assert_allclose(run.predict(run.X_test), run.y_prob, rtol=tolerance, atol=tolerance)
