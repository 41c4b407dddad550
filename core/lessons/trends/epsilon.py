"""How much a private training can give away about one person at most: ε, counted by Google's library."""

DELTA = 1e-5  # chance with which the promise may fail; far below one over the number of people

STEP = 1e-3  # of the privacy loss; the library rounds up, so that ε is never told too small


def epsilon(noise: float, share: float, steps: int, delta: float = DELTA) -> float:
    """Return ε of a training with noise.

    Parameters
    ----------
    noise : float
        Standard deviation of the Gaussian noise over the clipping norm; 0 gives infinity.
    share : float
        Chance of each row to be in a step's sample, independently (Poisson sampling).
    steps : int
    delta : float
        The promise may fail with this chance.

    Notes
    -----
    Two data sets are neighbours when one has one row more. The accountant composes privacy loss distributions.

    References
    ----------
    Koskela, Jälkö and Honkela, 2020, "Computing Tight Differential Privacy Guarantees Using FFT"; the library is
    dp-accounting.
    """
    if noise <= 0:
        return float("inf")
    import dp_accounting as dp  # type: ignore[import-untyped]
    from dp_accounting import pld

    accountant = pld.PLDAccountant(value_discretization_interval=STEP)
    accountant.compose(dp.SelfComposedDpEvent(dp.PoissonSampledDpEvent(share, dp.GaussianDpEvent(noise)), steps))
    return float(accountant.get_epsilon(delta))


def epsilons(noises: tuple[float, ...], share: float, steps: int) -> list[float]:
    """Return ε for each noise, see `epsilon`."""
    return [epsilon(noise, share, steps) for noise in noises]
