"""Two briefs made one, so that nothing is lost."""

from dataclasses import replace

from core.brief.brief import Brief


def merged(mine: Brief, theirs: Brief) -> Brief:
    """Return a brief with all of another one's that it lacks; where both say something, its own stays.

    Examples
    --------
    >>> merged(Brief(answers={"stop": "mine"}), Brief(answers={"stop": "theirs", "team": "theirs"})).answers
    {'stop': 'mine', 'team': 'theirs'}
    """
    findings = [new for new in theirs.findings if not any(new.same(old) for old in mine.findings)]
    milestones = {item.name for item in mine.milestones}
    risks = {item.name for item in mine.risks}
    return replace(
        mine,
        findings=(*mine.findings, *findings),
        title=mine.title or theirs.title,
        answers={**theirs.answers, **mine.answers},
        milestones=(*mine.milestones, *(item for item in theirs.milestones if item.name not in milestones)),
        risks=(*mine.risks, *(item for item in theirs.risks if item.name not in risks)),
        rule=mine.rule or theirs.rule,
    )


def in_both(mine: Brief, theirs: Brief) -> int:
    """Return how many answers differ, of which the own one stays."""
    return sum(said != mine.answers.get(name, said) for name, said in theirs.answers.items())
