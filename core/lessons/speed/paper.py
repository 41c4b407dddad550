"""What several devices add, on paper: copies of the model, a model cut into stages, and what stays serial."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, Message
from core.settings import Number, Real, Whole

BYTES = 2.0  # of a gradient in 16 bits
MOST_DEVICES = 64
EFFICIENT = 0.5  # of what is paid for

SETTINGS: Mapping[str, Number[float] | Number[int]] = {
    "seconds": Real(
        10.0, N_("Seconds of a step on one device"),
        N_("How long one device computes for one correction of the weights, e.g. 10 s."), "data", low=0.01, high=600.0, log=True,
    ),
    "billions": Real(
        7.0, N_("Parameters, in billions"),
        N_("All their gradients are exchanged at each step, 2 bytes each: 7 billion are 14 GB."), "data", low=0.01, high=1000.0,
        log=True,
    ),
    "bandwidth": Real(
        50.0, N_("Bandwidth, GB a second"),
        N_("Between neighbouring devices: about 450 over NVLink each way, 50 over a fast network, 1 over an office network."),
        "data", low=0.1, high=1000.0, log=True,
    ),
    "microbatches": Whole(
        16, N_("Parts of a batch"), N_("In a pipeline each device works on another part; more parts leave fewer gaps."),
        "data", low=1, high=256,
    ),
    "serial": Real(
        0.02, N_("Share that can't be shared out"),
        N_("Loading, checking, saving: what no second device shortens, e.g. 0.02 for 2 of 100 seconds."), "data", low=0.0, high=1.0,
    ),
}  # fmt: skip

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """Hold the settings; each is checked against `SETTINGS`, and one out of range raises `SettingError`."""

    seconds: float = 10.0
    billions: float = 7.0
    bandwidth: float = 50.0
    microbatches: int = 16
    serial: float = 0.02

    def __post_init__(self) -> None:
        for name, setting in SETTINGS.items():
            object.__setattr__(self, name, setting.check(getattr(self, name)))

    def speedups(self, devices: Floats) -> dict[str, Floats]:
        """Return how many times as fast `devices` (n,) are as one, by each of `WAYS_ON_PAPER`."""
        message = self.billions * 1e9 * BYTES
        return {
            "data": self.seconds / data_parallel(devices, self.seconds, message, self.bandwidth * 1e9),
            "pipeline": pipeline(devices, self.microbatches),
            "amdahl": amdahl(devices, self.serial),
        }


WAYS_ON_PAPER: Mapping[str, str] = {
    "data": N_("copies of the model (data parallel)"),
    "pipeline": N_("model cut into stages (pipeline)"),
    "amdahl": N_("what a serial share allows (Amdahl)"),
}


def data_parallel(devices: Floats, seconds: float, message: float, bandwidth: float) -> Floats:
    """Return the seconds of a step on copies of a model that share a batch and then average their gradients.

    A ring all-reduce sends 2 (n - 1) / n of the message over each link (Patarasuk and Yuan, 2009, section 3); nothing
    of it is hidden behind the computing here.

    Parameters
    ----------
    devices : array (n,)
    seconds : float
        Of the step on one device.
    message, bandwidth : float
        Bytes of all gradients, and bytes a second of a link.
    """
    return np.asarray(seconds / devices + 2 * (devices - 1) / devices * message / bandwidth)


def pipeline(devices: Floats, microbatches: int) -> Floats:
    """Return how many times as fast p stages are: p m / (m + p - 1), the bubble being (p - 1) / (m + p - 1).

    Huang et al., 2019 ("GPipe"), section 2.3; stages of equal length, time to pass results on not counted.
    """
    return np.asarray(devices * microbatches / (microbatches + devices - 1))


def amdahl(devices: Floats, serial: float) -> Floats:
    """Return how many times as fast work is of which a share stays serial: 1 / (s + (1 - s) / n) (Amdahl, 1967)."""
    return np.asarray(1 / (serial + (1 - serial) / devices))


def headline(plan: Plan, devices: int) -> Message:
    """Say what so many devices give by copies of the model, and how much of what is paid for works."""
    speedup = float(plan.speedups(np.array([float(devices)]))["data"][0])
    values = {"devices": devices, "times": speedup, "share": speedup / devices}
    if speedup < 1:
        return Message.of(N_("{devices} copies are slower than one device: they wait for the network"), **values)
    text = (
        N_(
            "{devices} copies are {times:.1f} times as fast as one: {share:.0%} of what you pay for computes, the rest waits"
        )
        if values["share"] < EFFICIENT
        else N_("{devices} copies are {times:.1f} times as fast as one: {share:.0%} of what you pay for computes")
    )
    return Message.of(text, **values)


def numbers_sentence(plan: Plan, devices: int) -> Message:
    """Say the numbers in the formulas."""
    n = np.array([float(devices)])
    message = plan.billions * 1e9 * BYTES
    together = float(data_parallel(n, plan.seconds, message, plan.bandwidth * 1e9)[0])
    bubble = (devices - 1) / (plan.microbatches + devices - 1)
    text = N_(
        "A step: {compute:.3g} s of computing and {talk:.3g} s of exchanging {gigabytes:.3g} GB of gradients. As a pipeline of {devices} "
        "stages, {bubble:.0%} of the time are gaps."
    )
    compute = plan.seconds / devices
    return Message.of(
        text, compute=compute, talk=together - compute, gigabytes=message / 1e9, devices=devices, bubble=bubble
    )
