"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="speech_translation",
    domain="speech",
    title=N_("Speech translation"),
    question=N_("Can two people talk through it?"),
    icon=":material/record_voice_over:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="sound", task="generate", labels="few", error="money", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="limited",
    laws=("pipl_sensitive", "cn_deep_synthesis", "cn_labelling", "eu_transparency"),
    needs=("pocketsphinx", "sacrebleu"),
)
