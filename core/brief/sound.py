"""What may come in from a stranger's file: texts of a bearable length, templates that can't be made to blow up, links of ours."""

import math
import re
from dataclasses import replace
from datetime import UTC, datetime
from string import Formatter
from typing import Any

from core.brief.finding import Finding
from core.brief.pages import PAGES
from core.brief.plan import Rule
from core.card.pieces import Number
from core.messages import LANGUAGES, N_, Message, UserError, translator

LONGEST_CELL, LONGEST_TEXT = 500, 4000  # characters of a cell, and of an answer or a sentence
MOST_NUMBERS = 40
DEEPEST = 30  # messages in messages: a row's reasons go ten deep
LINK = re.compile(r"[a-z_]{1,40}(\?[!-~]{0,4000})?")  # a page of ours, with its parameters
WIDTH = re.compile(r"\d{3}|\{")  # in a format: letters by the thousand, or a width from elsewhere
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def cleaned(plain: Any) -> Any:
    """Return what JSON gave without control characters and halves of characters, which no file can hold."""
    if isinstance(plain, str):
        return NOT_TEXT.sub("", plain)
    if isinstance(plain, list):
        return [cleaned(item) for item in plain]
    if isinstance(plain, dict):
        return {cleaned(name): cleaned(item) for name, item in plain.items()}
    if isinstance(plain, float) and not math.isfinite(plain):
        raise ValueError("a number that is finite")
    return plain


def text_of(text: Any, most: int = LONGEST_CELL) -> str:
    """Return a text without spaces around it; raise `UserError` when it is none or too long."""
    if not isinstance(text, str):
        raise UserError(N_("expected a text, received something else."))
    if len(text) > most:
        raise UserError(N_("expected at most {most:,} characters, received {n:,}."), most=most, n=len(text))
    return text.strip()


def link_of(link: Any) -> str:
    """Return a link when it leads to a page of ours, else nothing."""
    return link if isinstance(link, str) and LINK.fullmatch(link) else ""


def sound_finding(finding: Finding) -> Finding:
    """Return a finding of a file; raise `ValueError` or `UserError` when it is none of ours."""
    if finding.page not in PAGES:
        raise UserError(
            N_("expected a finding from one of {pages}, received “{page}”."),
            pages=", ".join(PAGES),
            page=finding.page[:40],
        )
    if not link_of(finding.link):
        raise UserError(N_("expected a link to a page of this product, received “{link}”."), link=finding.link[:60])
    if len(finding.numbers) > MOST_NUMBERS:
        raise UserError(
            N_("expected at most {most} numbers, received {n:,}."), most=MOST_NUMBERS, n=len(finding.numbers)
        )
    _sound(finding.sentence)
    for number in finding.numbers:
        _number(number)
    return replace(finding, kept_at=_aware(finding.kept_at)).noted(finding.note)


def sound_rule(rule: Rule) -> Rule:
    """Return a rule of a file; raise `ValueError` when it asks for what is no number."""
    if not math.isfinite(rule.at_least):
        raise ValueError("a number that is finite")
    return replace(rule, set_at=_aware(rule.set_at))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(number: Number) -> None:
    if isinstance(number.label, Message):
        _sound(number.label)
    else:
        text_of(number.label)
    text_of(number.unit, 20)
    if any(map(math.isinf, (number.value, number.low, number.high))):
        raise ValueError("numbers that are finite")
    if number.low > number.high:
        raise UserError(N_("an interval ends below its start."))


def _sound(message: Message, depth: int = 0) -> None:
    """Check a message from the inside out, so that nothing long is ever built."""
    if depth > DEEPEST:
        raise ValueError("messages in messages")
    for value in message.values.values():
        if isinstance(value, Message):
            _sound(value, depth + 1)
        elif isinstance(value, str):
            text_of(value, LONGEST_TEXT)
        elif not isinstance(value, int | float | None):
            raise ValueError("a value that JSON has no word for")
    _check(text_of(message.template, LONGEST_TEXT))
    for language in LANGUAGES:
        text_of(message.text(translator(language)), LONGEST_TEXT)


def _check(template: str) -> None:
    for _, name, form, _ in Formatter().parse(template):
        if name is not None and (not name.isidentifier() or WIDTH.search(form or "")):
            raise ValueError("a template with names only")
