"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="face_recognition",
    domain="images",
    title=N_("Face recognition"),
    question=N_("Is it the same person, and may we ask?"),
    icon=":material/familiar_face_and_zone:",
    job=Job(
        who=N_("A gate, a phone or an office door finds a face in a camera picture and decides whether it is that of an enrolled person, or a guard looks again."),
        false_alarm=N_("A false accept: a stranger is let in as somebody else. The more people are enrolled, the more often it happens."),
        miss=N_("A false reject: somebody enrolled is turned away, and needs another way in that is as good."),
        nothing=N_("Toss a coin: half of the strangers get in, and half of the enrolled people are turned away."),
    ),
    source=Source(
        what=N_("200 grey cut-outs of 25 by 25 pixels: 100 faces, one for each of 100 people, and 100 others. Photographs of the same package for detection; your own pictures for recognition."),
        origin=N_("scikit-image, lfw_subset: cut from Labeled Faces in the Wild (Huang et al. 2007), press pictures of public figures. Detection: the cascade that ships with OpenCV (Viola and Jones 2001)."),
        licence=N_("scikit-image ships the cut-outs with its own licence (BSD-3); the rights in the press pictures are not cleared for a product."),
        missing=N_("Two photographs of one person, so recognition is tested on changed copies of one picture, which is easier than life. Names, ages, skin colours and consent of those shown, so whether one group is treated worse can't be measured here: measure it before you ship."),
        held_out=N_("Their pictures were in no training; each has one picture, changed in six ways, and all pairs of these copies are compared: real second photographs are harder."),
    ),
    traits=Traits(data="pictures", task="find", labels="few", error="harm", why="must"),
    advice=Advice(
        model=N_("A large pre-trained face model under a licence for your use; train nothing of your own but the threshold."),
        metric=N_("False accepts and false rejects at your threshold, for each group of people, at the number of enrolled people that you will have."),
        first_experiment=N_("Twenty volunteers who agree in writing, ten pictures each on different days; draw the curve of both errors, and offer a way in without a face from the first day."),
    ),
    risk="depends",
    laws=("pipl_sensitive", "cn_faces", "eu_prohibited", "eu_high", "gdpr"),
    needs=("cv2", "skimage"),
)  # fmt: skip
