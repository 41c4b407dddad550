"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="translation",
    domain="language",
    title=N_("Translation"),
    question=N_("Can a model of our own translate our product?"),
    icon=":material/translate:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="text", task="generate", labels="thousands", error="little", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("cn_generative", "cn_labelling", "cn_data", "eu_transparency"),
    needs=("sacrebleu",),
)
