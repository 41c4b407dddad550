"""Sentences for users: written once in English, carried with their numbers, put into a language when shown."""

import gettext
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "中文"}
DEFAULT_LANGUAGE = "en"
LOCALES = Path(__file__).parent.parent / "content" / "locale"

Translate = Callable[[str], str]


def N_(text: str) -> str:  # noqa: N802  gettext's own name for "translate me later"
    """Mark `text` for extraction and return it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """Carry a sentence and its values until a language is known.

    Parameters
    ----------
    template : str
        English `str.format` template, marked with `N_`; the key of its translations.
    values : mapping
        What fills the template. A nested `Message` is translated too.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, template: str, **values: Any) -> Self:
        """Make a message from its template and values."""
        return cls(template, values)

    def text(self, translate: Translate = str) -> str:
        """Return the sentence in the language of `translate`; in English without one."""
        values = {
            name: value.text(translate) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        return translate(self.template).format(**values)

    def plain(self) -> dict[str, Any]:
        """Return the message as what JSON can hold; `from_plain` reads it back."""
        return {"template": self.template, "values": {name: _plain(value) for name, value in self.values.items()}}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make a message from what `plain` gave."""
        values = {
            name: cls.from_plain(value) if isinstance(value, Mapping) else value
            for name, value in plain["values"].items()
        }
        return cls(str(plain["template"]), values)


def worded(word: Message | str, translate: Translate) -> str:
    """Return what a user reads: a message in the language of `translate`, a name that somebody gave as it is."""
    return word.text(translate) if isinstance(word, Message) else word


def _plain(value: Any) -> Any:
    if isinstance(value, Message):
        return value.plain()
    if isinstance(value, str | int | float | None):
        return value
    return value.item() if hasattr(value, "item") else str(value)


class UserError(ValueError):
    """Report something that a user can put right; `message` says what was expected and what was received."""

    def __init__(self, template: str, **values: Any) -> None:
        self.message = Message(template, values)
        super().__init__(self.message.text())

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.message)


def _restored(kind: type[UserError], message: Message) -> UserError:
    return kind(message.template, **message.values)


@lru_cache
def translator(language: str) -> Translate:
    """Return the function that puts a template into `language`; templates without a translation stay English.

    Catalogues are read from their `.po` files, so that a translation is one edit and no build step.
    """
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations().gettext
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled).gettext
