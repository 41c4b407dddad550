"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="transcription",
    domain="speech",
    title=N_("Transcription"),
    question=N_("What was said, word for word?"),
    icon=":material/speech_to_text:",
    job=Job(
        who=N_(
            "A call centre or a meeting tool turns speech into text, and decides which transcripts go on by themselves and which a person listens to."
        ),
        false_alarm=N_(
            "**A wrong transcript that is believed:** an order, a dose or a promise that nobody made is on file, and the next step builds on it."
        ),
        miss=N_("**A right transcript that is doubted:** a person listens again, which takes longer than the call did."),
        nothing=N_("No transcript at all: every word is missing."),
    ),
    source=Source(
        what=N_(
            "60 real recordings of one speaker, 2 minutes 39 seconds in all, 398 words in 53 different wordings: the announcements of a telephone system, with what is said in each."
        ),
        origin=N_(
            "Debian's package asterisk-core-sounds-en-wav 1.6.1 (spoken by Allison Smith, funded by Digium); the recogniser is CMU PocketSphinx with the English model in its package"
        ),
        licence=N_("CC BY-SA 3.0 for the recordings, BSD for PocketSphinx"),
        missing=N_(
            "Other speakers, accents, children, two people at once, background noise, spontaneous speech with its false starts, and Chinese: PocketSphinx comes with an English model only. A studio voice is the best case there is; but PocketSphinx was made for 16,000 samples a second and gets telephone sound of 8,000 here, so the errors of the open vocabulary are not the vocabulary's alone."
        ),
        held_out=N_(
            "The recogniser's sounds were learnt by others from other recordings. The grammar and the pairs of words are written from the very phrases that are said, as for a fixed menu: this is no test on unseen phrases. What they do with a phrase that they lack is measured apart, by leaving out a fifth of the phrases at a time; then the grammar is the worse of the two."
        ),
    ),
    traits=Traits(data="sound", task="generate", labels="few", error="money", why="no"),
    advice=Advice(
        model=N_("A recogniser that others trained; your part is its vocabulary: names of products, places, commands."),
        metric=N_("Word error rate on your own calls, and apart from it the errors in the words that matter: numbers, names, not."),
        first_experiment=N_(
            "Write down 50 of your own calls by hand, and compare two bought recognisers on them, with and without your list of words."
        ),
    ),
    risk="minimal",
    laws=("pipl_sensitive", "cn_data", "gdpr"),
    needs=("pocketsphinx",),
)  # fmt: skip
