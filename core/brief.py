"""Findings that a user keeps, and the decision brief they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from core.markdown import as_written
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    from core.training.run import Run


@dataclass(frozen=True)
class Finding:
    """Hold one thing found out.

    Parameters
    ----------
    page : str
        In `PAGES`: where it was found.
    sentence : Message
        With its numbers.
    link : str
        Leads back to it, relative to the dashboard's address, e.g. "playground?dataset=iris".
    kept_at : datetime
        Findings that differ in nothing else are equal.
    """

    page: str
    sentence: Message
    link: str
    kept_at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)

    def to_plain(self) -> dict[str, Any]:
        """Return the finding as what JSON can hold."""
        return {
            "page": self.page,
            "sentence": self.sentence.plain(),
            "link": self.link,
            "kept_at": self.kept_at.isoformat(),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a finding from what `to_plain` gave; raise `ValueError` or `KeyError` from anything else."""
        kept_at = datetime.fromisoformat(plain["kept_at"])
        return cls(str(plain["page"]), Message.from_plain(plain["sentence"]), str(plain["link"]), kept_at)


@dataclass(frozen=True)
class Page:
    """Say what a page's findings are called in a brief, and what to ask once there are some: marked with `N_`."""

    title: str
    next: str


PAGES: Mapping[str, Page] = {
    "concepts": Page(
        N_("How it works"), N_("Can a model learn this from our own data? Train one on a table of past cases.")
    ),
    "playground": Page(
        N_("What a model can learn"),
        N_("Is it good enough to be worth money? Put a price on one false alarm and on one missed case."),
    ),
    "metrics": Page(
        N_("What it is worth"),
        N_("Why does it decide as it does, and who is treated worse? Go through single cases with experts."),
    ),
    "explain": Page(
        N_("Why it decides so"),
        N_("Where else would this pay? Compare with a case from your own field."),
    ),
    "scenarios": Page(
        N_("What others do with it"),
        N_("What do we decide? Name who acts on the answers, and what would make you stop."),
    ),
}
"""Pages that findings come from, in the order of the way through them."""


@dataclass(frozen=True)
class Brief:
    """Hold kept findings in the order in which they were first kept."""

    findings: tuple[Finding, ...] = ()

    def add(self, finding: Finding) -> "Brief":
        """Return the brief with a finding; one from the same place that says the same of it is replaced."""
        if not any(_same(finding, kept) for kept in self.findings):
            return replace(self, findings=(*self.findings, finding))
        return replace(self, findings=tuple(finding if _same(finding, kept) else kept for kept in self.findings))

    def remove(self, finding: Finding) -> "Brief":
        """Return the brief without a finding."""
        return replace(self, findings=tuple(kept for kept in self.findings if not _same(finding, kept)))

    def to_plain(self) -> dict[str, Any]:
        """Return the brief as what JSON can hold."""
        return {"findings": [finding.to_plain() for finding in self.findings]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a brief from what `to_plain` gave; raise `ValueError` or `KeyError` from anything else."""
        return cls(tuple(map(Finding.from_plain, plain["findings"])))


INNER = ("sentence", "first")  # values of a finding's template that say what it is about


def _same(one: Finding, other: Finding) -> bool:
    return (one.page, one.link, _kind(one.sentence)) == (other.page, other.link, _kind(other.sentence))


def _kind(sentence: Message) -> tuple[str, ...]:
    """Return what a finding says, without its numbers: its template, and those of what it is put around."""
    inner = next((sentence.values[name] for name in INNER if isinstance(sentence.values.get(name), Message)), None)
    return (sentence.template,) if inner is None else (sentence.template, *_kind(inner))


def finding_of_run(run: "Run") -> Finding:
    """Return what a run has shown, as a finding of the playground."""
    from core.evaluation.run_sentences import run_sentence
    from core.links import to_link

    return Finding("playground", run_sentence(run), f"playground?{urlencode(to_link(run.experiment))}")


def to_markdown(
    brief: Brief, translate: Translate, language: str, base_url: str = "", today: date | None = None
) -> str:
    """Write a brief as Markdown: title, date, the findings of each page with their links, and what to ask next.

    Parameters
    ----------
    translate : callable
        Of `language`; see `core.messages.translator`.
    language : str
        Decides how the date is written.
    base_url : str
        The dashboard's address; without it links are relative.
    """
    from babel.dates import format_date

    day = format_date(today or datetime.now(UTC).date(), format="long", locale=language)
    sections = [_section(name, brief, translate, base_url) for name in _pages(brief)]
    title = translate(N_("Decision brief"))
    parts = [f"# {title}", day, *sections, _closing(brief, translate)]
    return "\n\n".join(parts) + "\n"


def _pages(brief: Brief) -> list[str]:
    found = {finding.page for finding in brief.findings}
    return [name for name in PAGES if name in found] + sorted(found - set(PAGES))


def _section(name: str, brief: Brief, translate: Translate, base_url: str) -> str:
    title = translate(PAGES[name].title) if name in PAGES else name
    lines = [_line(finding, translate, base_url) for finding in brief.findings if finding.page == name]
    return "\n".join([f"## {title}", "", *lines])


def _line(finding: Finding, translate: Translate, base_url: str) -> str:
    address = f"{base_url.rstrip('/')}/{finding.link}" if base_url else finding.link
    see = translate(N_("See it"))
    return f"- {as_written(finding.sentence.text(translate))} [{see}](<{address}>)"


def _closing(brief: Brief, translate: Translate) -> str:
    visited = [name for name in PAGES if name in _pages(brief)]
    question = PAGES[visited[-1]].next if visited else N_("Nothing kept yet: press “Keep this finding” on any page.")
    title = translate(N_("What comes next"))
    return f"## {title}\n\n{translate(question)}"
