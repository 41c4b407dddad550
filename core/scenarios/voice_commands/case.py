"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="voice_commands",
    domain="speech",
    title=N_("Voice commands"),
    question=N_("Which of ten words was that?"),
    icon=":material/mic:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="sound", task="classify", labels="thousands", error="little", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("pipl_sensitive", "gdpr"),
)
