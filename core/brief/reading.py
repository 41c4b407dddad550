"""An earlier brief read back, from its JSON or from its page: nothing in a stranger's file is trusted."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from core.brief.brief import FORMAT, Brief
from core.brief.finding import Finding
from core.brief.plan import Milestone, Risk, Rule
from core.brief.questions import QUESTIONS
from core.brief.sound import LONGEST_TEXT, cleaned, link_of, sound_finding, sound_rule, text_of
from core.messages import N_, Message, UserError

MOST_BYTES = 1_000_000
MOST_ITEMS = 200  # findings, milestones, or risks
WRONG = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError)
MARK = b'id="touchstone">'  # of the block in a page, see `core.card.html`
END = b"</script>"
T = TypeVar("T")
Item = TypeVar("Item", Milestone, Risk)

NAMES: Mapping[str, str] = {
    "findings": N_("Finding {n}"),
    "milestones": N_("Milestone {n}"),
    "risks": N_("Risk {n}"),
    "answers": N_("Answer {n}"),
    "rule": N_("The rule"),
}
LEFT_OUT = N_("{what} is left out: {why}")


@dataclass(frozen=True)
class Read:
    """Hold what a file had.

    Parameters
    ----------
    brief : Brief
        All that could be read.
    link : str
        Brings the run and the decision back that were in hand; empty without.
    left_out : tuple of Message
        What couldn't be read, one by one.
    """

    brief: Brief
    link: str = ""
    left_out: tuple[Message, ...] = ()


def read_brief(data: bytes) -> Brief:
    """Return the brief of a file; raise `UserError` when it is none, or when any of it would be left out."""
    read = read_whole(data)
    if read.left_out:
        raise UserError(read.left_out[0].template, **read.left_out[0].values)
    return read.brief


def read_whole(data: bytes) -> Read:
    """Return what can be read of a file and what is left out; raise `UserError` when it is no brief at all."""
    plain = _opened(data)
    problems: list[Message] = []
    brief = Brief(
        findings=_items(plain, "findings", lambda it: sound_finding(Finding.from_plain(it)), problems),
        title=_title(plain),
        answers=dict(_items(plain, "answers", _answer, problems)),
        milestones=_items(plain, "milestones", lambda it: _named(Milestone.from_plain(it)), problems),
        risks=_items(plain, "risks", lambda it: _named(Risk.from_plain(it)), problems),
        rule=next(iter(_items(plain, "rule", lambda it: sound_rule(Rule.from_plain(it)), problems)), None),
    )
    once = Brief()
    for finding in brief.findings:
        once = once.add(finding)
    return Read(replace(brief, findings=once.findings), link_of(plain.get("link", "")), tuple(problems))


def _opened(data: bytes) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise UserError(
            N_("A brief's file: expected at most {most:,} bytes, received {n:,}."), most=MOST_BYTES, n=len(data)
        )
    try:
        plain = cleaned(json.loads(_block(data).decode("utf-8-sig"), parse_constant=_refused))
    except WRONG:
        raise UserError(
            N_("Expected a brief that was saved here as .json or .html, received a file of another kind.")
        ) from None
    if not isinstance(plain, dict) or not isinstance(plain.get("findings"), list):
        raise UserError(N_("Expected a brief that was saved here, received a file without findings."))
    if not isinstance(plain.get("format"), int) or not 1 <= plain["format"] <= FORMAT:
        raise UserError(
            N_("Expected a brief of format 1 to {most}, received format {format}: it was saved by another version."),
            most=FORMAT,
            format=str(plain.get("format"))[:20],
        )
    return plain


def _block(data: bytes) -> bytes:
    """Return the JSON of a page, or what was given where it is no page: our JSON has no "<" in a page."""
    start = data.rfind(MARK)
    if start < 0 or not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return data
    return data[start + len(MARK) : data.index(END, start)]


def _refused(word: str) -> Any:
    raise ValueError(f"a number, received {word}")


def _items(plain: Mapping[str, Any], kind: str, make: Callable[[Any], T], problems: list[Message]) -> tuple[T, ...]:
    """Return the items of a kind; what can't be made is told."""
    made = []
    for number, item in enumerate(_listed(plain.get(kind), kind), 1):
        what = Message.of(NAMES[kind], n=number)
        try:
            if number > MOST_ITEMS:
                raise UserError(N_("expected at most {most} of its kind."), most=MOST_ITEMS)
            made.append(make(item))
        except UserError as problem:
            problems.append(Message.of(LEFT_OUT, what=what, why=problem.message))
        except WRONG:
            problems.append(Message.of(LEFT_OUT, what=what, why=Message(N_("it is incomplete or damaged."))))
    return tuple(made)


def _listed(items: Any, kind: str) -> Iterator[Any]:
    """Yield the items of what should be a list or, of answers, a mapping; what is neither is one damaged item."""
    if items is None:
        return
    if kind == "answers" and isinstance(items, dict):
        yield from items.items()
    elif kind != "answers" and isinstance(items, list):
        yield from items
    else:
        yield items


def _title(plain: Mapping[str, Any]) -> str:
    title = plain.get("title", "")
    return " ".join(title.split())[:200] if isinstance(title, str) else ""


def _answer(item: Any) -> tuple[str, str]:
    name, text = item
    if name not in QUESTIONS:
        raise UserError(N_("expected an answer to a question of the interview, received “{name}”."), name=name[:40])
    return name, text_of(text, LONGEST_TEXT)


def _named(item: Item) -> Item:
    """Return a milestone or a risk with a name, whose texts are no longer than a table's cells."""
    texts = {name: text_of(value) for name, value in vars(item).items() if isinstance(value, str)}
    if not texts["name"]:
        raise UserError(N_("it has no name."))
    return replace(item, **texts)  # type: ignore[arg-type]
