"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="question_answering",
    domain="language",
    title=N_("Question answering"),
    question=N_("Can it answer from what we have written down?"),
    icon=":material/quiz:",
    job=Job(
        who=N_("Somebody asks, and gets the answer that was written for the most similar question, or a person, when none is similar enough."),
        false_alarm=N_("Silent though it knew: a person answers what the machine could have answered, some minutes lost."),
        miss=N_("Answered though it didn't know: somebody acts on a wrong answer, and asks no more."),
        nothing=N_("Always the answer that is right most often."),
    ),
    source=Source(
        what=N_("747 English and 367 Chinese questions with the answers that people wrote for them: a chatbot's small talk and general knowledge. Some Chinese ones are clumsy translations, and some are rude."),
        origin=N_("chatterbot-corpus, written by Gunther Cox and many volunteers."),
        licence=N_("BSD 3-clause, which allows use and change with the notice kept."),
        missing=N_("Questions that real people asked. The test asks damaged copies of known questions, 35 % of the words or characters left out: that is easier than the same question in other words, see “How it fails”."),
        held_out=N_("It is new damage to questions that it knows: copies equal to one of the training, or to one that set the threshold, are left out, which leaves the longer and easier ones. 30 % of the questions were taken out of the index, so that there is something to be asked that it has no answer to. Half of those set the threshold, the other half test it."),
    ),
    traits=Traits(data="text", task="find", labels="few", error="little", why="useful"),
    advice=Advice(
        model=N_("Begin with TF-IDF over the questions that you have; then a bought sentence encoder, if people ask in other words."),
        metric=N_("Right at first, beside the share of wrong answers among those given at your threshold."),
        first_experiment=N_("Take 200 questions of last month, let two people mark the right answer or “none”, and draw the curve."),
    ),
    risk="limited",
    laws=("cn_generative", "pipl", "eu_transparency", "gdpr"),
)  # fmt: skip
