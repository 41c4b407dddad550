"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="speech_translation",
    domain="speech",
    title=N_("Speech translation"),
    question=N_("Can two people talk through it?"),
    icon=":material/record_voice_over:",
    job=Job(
        who=N_("Two people without a common language decide by it what the other has just said: at a counter, in a taxi, on a telephone line."),
        false_alarm=N_("A translation of something that was not said: somebody acts on it."),
        miss=N_("“Please say that again”: the conversation stalls, and after the third time it ends."),
        nothing=N_("Read the English as it is, or silence."),
    ),
    source=Source(
        what=N_("60 real recordings of telephone announcements (8,000 samples a second, one professional voice) with their transcripts, and our own Chinese of each."),
        origin=N_("Asterisk's English prompts as Debian packages them, spoken by Allison Smith; the Chinese was written for this project by one person and not checked by a second."),
        licence=N_("CC BY-SA 3.0 (recordings and transcripts, and so our Chinese of them)."),
        missing=N_("Conversation: hesitation, dialects, noise, several voices, names and numbers; a second reference; the way back from Chinese to English; and a voice that speaks the translation: there is no text-to-speech here."),
        held_out=N_("Neither the recogniser nor the translator learnt from any of them; the phrase book never holds the phrase that it is tested on. The score is the mean of the recordings' chrF."),
    ),
    traits=Traits(data="sound", task="generate", labels="few", error="money", why="no"),
    advice=Advice(
        model=N_("A phrase book with recognition among its phrases where the sentences are known; a bought recogniser and translator where they are not."),
        metric=N_("chrF of the whole chain and word error rate of its first step, so that each step's loss is seen; then the share of conversations that reach their end."),
        first_experiment=N_("Record 50 real sentences at the real counter, with its noise, and count in how many the Chinese would have led to the right act."),
    ),
    risk="limited",
    laws=("pipl_sensitive", "cn_deep_synthesis", "cn_labelling", "eu_transparency"),
    needs=("pocketsphinx", "sacrebleu"),
    pays=True,
)  # fmt: skip
