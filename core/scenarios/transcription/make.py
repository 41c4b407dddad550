"""How the kept transcripts were made: `python -m core.scenarios.transcription.make`, about two minutes of one core."""

import json
from typing import Any

from core.scenarios.transcription.clips import Clip, clips
from core.scenarios.transcription.kept import FILE, KEPT, fold_of, without
from core.scenarios.transcription.recognise import heard

DIGITS = 6


def row(way: str, clip: Clip) -> list[Any]:
    """Return the words, how sure each is, and the score of a recording."""
    how, _, out = way.partition("_")
    it = heard(clip.samples(), how, without(fold_of(clip)) if out else None)
    return [list(it.words), [round(s, DIGITS) for s in it.surely], round(it.score, DIGITS) if it.words else None]


def main() -> None:
    """Decode all recordings in all ways that are kept."""
    ordered = sorted(clips(), key=fold_of)  # a decoder for each fold is made once
    found = {way: {clip.file: row(way, clip) for clip in ordered} for way in KEPT}
    lines = [f'"{way}": ' + json.dumps([rows[clip.file] for clip in clips()]) for way, rows in found.items()]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
