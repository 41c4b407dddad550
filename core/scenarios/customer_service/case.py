"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="customer_service",
    domain="finance",
    title=N_("Customer service"),
    question=N_("Which questions may a machine answer alone?"),
    icon=":material/support_agent:",
    job=Job(
        who=N_("A service desk lets a machine answer what it surely knows, and sends everything else to the right team."),
        false_alarm=N_("Handed over though it knew: minutes of an agent."),
        miss=N_("Answered wrongly: a second contact, goodwill, at worst a customer who leaves, or advice that the bank answers for."),
        nothing=N_("Every question goes to the team of the largest topic."),
    ),
    source=Source(
        what=N_("The questions of a chatbot stand in for those of customers: 645 English ones in ten topics, 272 Chinese ones in seven. Topics with fewer than 20 questions are left out of the router and stay in the index."),
        origin=N_("chatterbot-corpus, the same as in the case of question answering; no free service logs of a bank were found."),
        licence=N_("BSD 3-clause, which allows use and change with the notice kept."),
        missing=N_("Accounts, orders, dialogues of several turns, customers' own words, and what their time and anger cost: all of it is what a bank's desk is about."),
        held_out=N_("Each question was judged by a model that had not seen it: five parts, questions that share an answer are in one, and what had to be chosen was chosen inside the other four."),
    ),
    traits=Traits(data="text", task="find", labels="few", error="money", why="useful"),
    advice=Advice(
        model=N_("TF-IDF with logistic regression as the router, retrieval with a threshold for the answers, and rules that a person can read for what no machine should answer."),
        metric=N_("Share answered alone beside share answered wrongly; then money at your own costs."),
        first_experiment=N_("Let it run beside your agents for two weeks without answering, and count how often both agree."),
    ),
    risk="limited",
    laws=("cn_generative", "cn_labelling", "cn_algorithms", "pipl", "eu_transparency", "eu_distance", "gdpr_automated"),
)  # fmt: skip
