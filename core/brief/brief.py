"""The decision brief as its owner makes it: findings, answers, plans. What else it says is computed, see `sections`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from core.brief.finding import Finding
from core.brief.plan import Milestone, Risk, Rule

FORMAT = 1


@dataclass(frozen=True)
class Brief:
    """Hold what a user keeps and says; every method returns another brief.

    Parameters
    ----------
    findings : tuple of Finding
        In the user's order.
    title : str
        What it is about, in the user's words; empty without.
    answers : mapping
        Name of a question of `QUESTIONS` -> what the user answers; what is empty stays open.
    milestones, risks : tuple
    rule : Rule, optional
        Decided before the result.
    """

    findings: tuple[Finding, ...] = ()
    title: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    rule: Rule | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth keeping."""
        return self == Brief()

    def add(self, finding: Finding) -> "Brief":
        """Return the brief with a finding; one from the same place that says the same of it is replaced."""
        old = next((kept for kept in self.findings if finding.same(kept)), None)
        if old is None:
            return replace(self, findings=(*self.findings, finding))
        new = replace(finding, note=finding.note or old.note)
        return replace(self, findings=tuple(new if kept is old else kept for kept in self.findings))

    def remove(self, finding: Finding) -> "Brief":
        """Return the brief without a finding."""
        return replace(self, findings=tuple(kept for kept in self.findings if not finding.same(kept)))

    def move(self, finding: Finding, steps: int) -> "Brief":
        """Return the brief with a finding moved up (below 0) or down by some places."""
        rest = [kept for kept in self.findings if not finding.same(kept)]
        place = next((number for number, kept in enumerate(self.findings) if finding.same(kept)), None)
        if place is None:
            return self
        rest.insert(min(len(rest), max(0, place + steps)), self.findings[place])
        return replace(self, findings=tuple(rest))

    def note(self, finding: Finding, note: str) -> "Brief":
        """Return the brief with a note on a finding; raise `UserError` when it is too long."""
        return replace(self, findings=tuple(kept.noted(note) if finding.same(kept) else kept for kept in self.findings))

    def answer(self, name: str, text: str) -> "Brief":
        """Return the brief with an answer; an empty one takes it away."""
        kept = {**self.answers, name: text.strip()}
        return replace(self, answers={question: said for question, said in kept.items() if said})

    def to_plain(self) -> dict[str, Any]:
        """Return the brief as what JSON can hold."""
        return {
            "format": FORMAT,
            "title": self.title,
            "findings": [finding.to_plain() for finding in self.findings],
            "answers": dict(self.answers),
            "milestones": [milestone.to_plain() for milestone in self.milestones],
            "risks": [risk.to_plain() for risk in self.risks],
            "rule": None if self.rule is None else self.rule.to_plain(),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a brief from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        rule = plain.get("rule")
        return cls(
            findings=tuple(map(Finding.from_plain, plain["findings"])),
            title=str(plain.get("title", "")),
            answers={str(name): str(text) for name, text in plain.get("answers", {}).items()},
            milestones=tuple(map(Milestone.from_plain, plain.get("milestones", ()))),
            risks=tuple(map(Risk.from_plain, plain.get("risks", ()))),
            rule=None if rule is None else Rule.from_plain(rule),
        )
