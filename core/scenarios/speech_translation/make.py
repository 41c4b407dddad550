"""Recognises the sixty recordings with the open vocabulary: `python -m core.scenarios.speech_translation.make`, two minutes.

That takes longer than a visit (about half the length of a recording, each), so its transcripts come with the product.
"""

from statistics import mean

from core.scenarios.speech_translation.transcripts import FILE
from core.scenarios.transcription.clips import clips
from core.scenarios.transcription.recognise import heard


def main() -> None:
    """Write file, transcript, and how sure the recogniser was of a word on average, a line each."""
    lines = ["file\theard\tsure"]
    for clip in clips():
        found = heard(clip.samples(), "open")
        lines.append(f"{clip.file}\t{found.text}\t{mean(found.surely or [0.0]):.3f}")
        print(lines[-1], flush=True)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
