"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="face_recognition",
    domain="images",
    title=N_("Face recognition"),
    question=N_("Is it the same person, and may we ask?"),
    icon=":material/familiar_face_and_zone:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="pictures", task="find", labels="few", error="harm", why="must"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="depends",
    laws=("pipl_sensitive", "cn_faces", "eu_prohibited", "eu_high", "gdpr"),
    needs=("cv2", "skimage"),
)
