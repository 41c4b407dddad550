"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="voice_commands",
    domain="speech",
    title=N_("Voice commands"),
    question=N_("Which of twenty words was that?"),
    icon=":material/mic:",
    job=Job(
        who=N_(
            "A device without a screen (a lamp, a car, a telephone menu) decides from one second of sound what to do, or asks to say it again."
        ),
        false_alarm=N_("**A wrong command is carried out:** the window opens on the motorway. One such surprise and people stop talking to it."),
        miss=N_("**A right command is refused:** it has to be said again. Annoying, once; after the third time the button is used."),
        nothing=N_("Always the same command, whatever was said: right once in twenty."),
    ),
    source=Source(
        what=N_(
            "1,200 one-second clips: ten English words (the digits) and ten Mandarin commands, each said twice by 30 **synthetic** voices; 128 clips of 16 other words; and 29 real recordings of one woman who says the digits, the days and the months in English."
        ),
        origin=N_("Spoken by the synthesiser espeak-ng 1.51; the real voice is from Debian's package asterisk-core-sounds-en-wav 1.6.1 (Allison Smith, funded by Digium)"),
        licence=N_("The synthetic clips were made for this project; CC BY-SA 3.0 for the real recordings"),
        missing=N_(
            "Real people: accents, children, dialects, a cough, a television in the room. No real voice that says the Mandarin commands under a free licence could be had, so nothing is known here about Mandarin from real people. Thousands of speakers are usual in production."
        ),
        held_out=N_("Eight of the 30 voices were kept apart: none of their clips was used for training. The real voice was never used for training either. Eight voices are few: models that are some points apart can't be told apart with them."),
    ),
    traits=Traits(data="sound", task="classify", labels="thousands", error="little", why="no"),
    advice=Advice(
        model=N_("A small convolutional network on a spectrogram: it fits on a chip, and sound need not leave the device."),
        metric=N_("Commands understood by speakers that it has never heard, and false starts per hour of other talk."),
        first_experiment=N_("Have 20 people of your target group say each command ten times where it will be used; train on 15 of them, test on 5."),
    ),
    risk="minimal",
    laws=("pipl_sensitive", "gdpr"),
)  # fmt: skip
