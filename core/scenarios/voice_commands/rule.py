"""When a command is carried out: the one rule of every view, for one recording or for many."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def near(far: Any, usual: float) -> NDArray[np.bool_]:
    """Tell which sounds are like those that were learnt from; the others are refused whatever the network says.

    Parameters
    ----------
    far : float or array (n,)
        Distance to the nearest training clip.
    usual : float
        Distance within which 19 of 20 training clips have a clip of another voice.
    """
    return np.asarray(np.asarray(far) <= usual)


def carried_out(sure: Any, far: Any, usual: float, threshold: float) -> NDArray[np.bool_]:
    """Tell which answers are carried out: sure enough, and like what was learnt from.

    Parameters
    ----------
    sure : float or array (n,)
        Probability of the likeliest command.
    """
    return np.asarray((np.asarray(sure) >= threshold) & near(far, usual))
