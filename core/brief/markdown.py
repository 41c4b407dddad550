"""Kept findings as Markdown."""

from datetime import UTC, date, datetime

from core.brief.brief import Brief
from core.brief.finding import Finding
from core.brief.pages import PAGES
from core.markdown import as_written
from core.messages import N_, Translate


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
