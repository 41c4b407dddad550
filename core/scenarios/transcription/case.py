"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="transcription",
    domain="speech",
    title=N_("Transcription"),
    question=N_("What was said, word for word?"),
    icon=":material/speech_to_text:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="sound", task="generate", labels="few", error="money", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("pipl_sensitive", "cn_data", "gdpr"),
    needs=("pocketsphinx",),
)
