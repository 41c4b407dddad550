"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="object_detection",
    domain="images",
    title=N_("Object detection"),
    question=N_("Where in the picture is it, and how many?"),
    icon=":material/select_all:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="pictures", task="find", labels="thousands", error="money", why="no"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="depends",
    laws=("pipl", "cn_faces", "eu_high", "gdpr"),
)
