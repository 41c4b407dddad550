"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="question_answering",
    domain="language",
    title=N_("Question answering"),
    question=N_("Can it answer from what we have written down?"),
    icon=":material/quiz:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="text", task="find", labels="few", error="little", why="useful"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="limited",
    laws=("cn_generative", "pipl", "eu_transparency", "gdpr"),
)
