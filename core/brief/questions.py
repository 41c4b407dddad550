"""The interview: what no run can know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.messages import N_

Form = Literal["text", "choice", "several", "amount"]

YES_NO: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No")}


@dataclass(frozen=True)
class Question:
    """Describe a question of the interview; texts are marked with `N_`.

    Parameters
    ----------
    label, help : str
        The question, and an example of an answer.
    section : str
        Name in `SECTIONS` of the section that needs the answer.
    form : str
        "text"; "choice": the name of one option; "several": names of options with commas between; "amount": a number.
    options : mapping
        Name -> label, of a choice.
    unit : str
        Of an amount: "rows", "people", "weeks", or "money" of the decision's currency a month.
    """

    label: str
    help: str
    section: str
    form: Form = "text"
    options: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""


QUESTIONS: Mapping[str, Question] = {
    "who": Question(N_("Who decides what with its answers, and what happens then?"), N_("e.g. A loan officer sees the chance of default and refuses, asks for security, or agrees."), "job"),
    "about": Question(N_("What does it decide about, or make?"), N_("The law asks this first; e.g. whether somebody gets a loan is “Credit”."), "job", "choice", {
        "credit": N_("Credit or insurance of a person"),
        "health": N_("Somebody's health"),
        "hiring": N_("Hiring, work or school"),
        "identity": N_("Who somebody is, by face or voice"),
        "public": N_("Public services or benefits"),
        "safety": N_("Safety of a machine, a vehicle or the grid"),
        "content": N_("Texts, pictures or sound that people see"),
        "choice": N_("What people are shown or offered"),
        "other": N_("Something else"),
    }),
    "today": Question(N_("How is it done today, and what does that cost?"), N_("e.g. Two officers read 1,000 applications a month, 20 minutes each."), "job"),
    "better": Question(N_("What gets better for whom, and how would you notice?"), N_("e.g. Fewer bad loans: losses a month below 40,000."), "job"),
    "personal": Question(N_("Are the rows, or the cases it will see, about persons?"), N_("Names are not needed for that: an age with a job and a town can be enough to find somebody."), "data", "choice", YES_NO),
    "ground": Question(N_("By what right may you use your rows for this?"), N_("e.g. Consent in the loan contract, section 7, asked again in May 2026."), "data"),
    "own_rows": Question(N_("How many labelled cases of your own do you have?"), N_("Cases whose outcome is known, e.g. 5,000 loans that ended."), "data", "amount", unit="rows"),
    "gaps": Question(N_("In what will your cases differ from these rows?"), N_("e.g. Younger customers, loans in yuan, applications by phone."), "data"),
    "amounts": Question(N_("Where do the four amounts come from?"), N_("e.g. Mean loss of 312 defaults in 2025, from accounting; interest lost, from the price list."), "money"),
    "asked": Question(N_("What will those it treats worse be told, and who checks?"), N_("e.g. Every refusal under 25 years is read by a second officer."), "groups"),
    "noticed": Question(N_("Who notices a mistake, how soon, and what then?"), N_("e.g. A missed default shows after 4 months; complaints go to Ms Li, who can overrule it."), "mistakes"),
    "builders": Question(N_("How many people can work on it?"), N_("That you have, not that you would like: e.g. 1.5 with a data engineer half of the time."), "ways", "amount", unit="people"),
    "weeks": Question(N_("How many weeks until it has to be there?"), N_("e.g. 12, because the season begins in March."), "ways", "amount", unit="weeks"),
    "budget": Question(N_("How much money may it cost a month?"), N_("In the currency of the decision, e.g. 20,000, people not counted."), "ways", "amount", unit="money"),
    "offer": Question(N_("What does a ready product for this cost a month?"), N_("From an offer that you have, for your number of cases; in the currency of the decision."), "ways", "amount", unit="money"),
    "leave": Question(N_("May the cases leave your house?"), N_("To an API or a vendor's servers, by contract and by law."), "ways", "choice", {"yes": N_("Yes"), "masked": N_("Only without what identifies somebody"), "no": N_("No")}),
    "where": Question(N_("Where are the people that it is used on?"), N_("The law of their place counts, wherever your servers are."), "law", "several", {"cn": N_("China"), "eu": N_("European Union"), "us": N_("United States"), "else": N_("Elsewhere")}),
    "alone": Question(N_("Does it decide alone?"), N_("Alone is also when a person could overrule it but never does."), "law", "choice", {"person": N_("A person decides, with its answer beside"), "alone": N_("It decides alone"), "object": N_("It decides alone; a person looks at objections")}),
    "public": Question(N_("Can the public use it?"), N_("A service to the public in China that makes content or moves opinion is filed before launch."), "law", "choice", YES_NO),
    "owner": Question(N_("Who answers for it after launch, by name?"), N_("e.g. Wang Fang, head of consumer loans."), "plan"),
    "team": Question(N_("Who is needed beside those who build it, and has agreed?"), N_("e.g. Legal (yes, 3 November), call centre (asked), data protection (open)."), "plan"),
    "stop": Question(N_("What would make you switch it off?"), N_("e.g. Default rate among those it agreed to above 12 % in two months running."), "plan"),
    "learning": Question(N_("Who looks again at technology and rules, and when?"), N_("e.g. Zhao Lei, first Monday of every quarter."), "plan"),
}  # fmt: skip
"""Name -> question, in the order of the interview."""
