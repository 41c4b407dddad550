"""The outside of a network: what goes in and what comes out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """Give a network's input width, output width, task, and the picture that an input row is, if it is one."""

    inputs: int
    outputs: int
    task: str = "classification"
    image: tuple[int, int] | None = None
