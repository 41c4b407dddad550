"""The steps that ready agendas are made of; every text is for people who have never seen the product."""

from collections.abc import Mapping

from core.bundles import BUNDLES
from core.links import to_link
from core.messages import N_, Message
from core.rooms.exercise import Exercise, Question
from core.rooms.truths import TRUTHS

_SECOND_THOUGHTS = Message(
    N_(
        "Guess again, knowing what you know now: a range of which you are 80 % sure. The truth is shown when all have answered."
    )
)


def _asks(name: str, title: str, text: str, about: str, notes: str, minutes: int = 2) -> Exercise:
    """Return a question for a number of `TRUTHS`; all texts are marked with `N_`."""
    it = TRUTHS[name]
    question = Question(Message(text), "number", it.unit, it.low, it.high, truth=name)
    return Exercise(name, "question", Message(title), minutes, Message(about), question=question, notes=Message(notes))


def _again(name: str, title: str, notes: str) -> Exercise:
    """Return a step that asks an earlier question once more, before its truth is shown."""
    return Exercise(f"{name}_again", "question", Message(title), 2, _SECOND_THOUGHTS, target=name, notes=Message(notes))


def _shows(kind: str, name: str, target: str, texts: tuple[str, str, str], minutes: int) -> Exercise:
    """Return a step that opens something; `texts` are title, what participants do, and notes, marked with `N_`."""
    title, about, notes = map(Message, texts)
    return Exercise(name, kind, title, minutes, about, target=target, notes=notes)


def _trains(name: str, data: str, free: tuple[str, ...], texts: tuple[str, str, str], minutes: int) -> Exercise:
    """Return a step that trains the settings of a bundled run, some of them free to change."""
    title, about, notes = map(Message, texts)
    settings = to_link(BUNDLES[data].experiment)
    return Exercise(name, "experiment", title, minutes, about, experiment=settings, free=free, notes=notes)


_QUESTIONS = (
    _asks(
        "bad_share",
        N_("How many loans go bad?"),
        N_("Of 100 loans in this data, how many went bad?"),
        N_("Give a range of which you are 80 % sure: wide when you know little, narrow when you know much."),
        N_(
            "Say that a good range is one that holds the truth four times in five, no matter how wide. Reveal, then ask: what "
            "would a model score that always says “will pay”? (Right 70 times in 100, and worth nothing.)"
        ),
    ),
    _asks(
        "pairs",
        N_("Guess: how well can it tell?"),
        N_(
            "Take one customer who paid back and one who did not. In how many of 100 such pairs will the model give the higher "
            "risk to the right one?"
        ),
        N_("A coin is right in 50 pairs. Give a range of which you are 80 % sure."),
        N_(
            "Everybody commits before anything is trained. Don't reveal yet: the same question comes again after the training. "
            "Most rooms guess too high, and with ranges that are too narrow."
        ),
    ),
    _asks(
        "refused",
        N_("Guess: who is refused wrongly?"),
        N_(
            "The model refuses whoever it gives a risk above one half. Of 100 people refused, how many would have paid back?"
        ),
        N_("These are the customers that you would lose. Give a range of which you are 80 % sure."),
        N_(
            "Don't reveal yet: it comes again after mistakes have been priced. Ask who in the company would hear of these people."
        ),
    ),
    _asks(
        "money",
        N_("Guess: what is it worth?"),
        N_(
            "1,000 applications a month; a bad loan refused saves 500, a good one refused costs 100. What does the model bring a "
            "month at its best threshold, compared with lending to everybody?"
        ),
        N_("Give a range of which you are 80 % sure. Three in ten of the loans go bad."),
        N_(
            "Help with the size: refusing all 300 bad loans and no good one would bring 150,000. Don't reveal yet: it comes again "
            "after the next step."
        ),
    ),
    _asks(
        "leak",
        N_("Guess: one more column"),
        N_(
            "The same loans with one more column: how often customer service called the customer in the last months. In how many of "
            "100 pairs is a model right that sees it?"
        ),
        N_("Give a range of which you are 80 % sure, and keep to yourself why."),
        N_(
            "Don't say yet when the calls were made. Somebody may ask: that is the right question, so let the room wait for it."
        ),
    ),
    _asks(
        "gap",
        N_("Guess: who is treated worse?"),
        N_(
            "Cut the applicants into four age groups. Between the group that is refused most often and the one that is refused least, "
            "how many more of 100 are refused?"
        ),
        N_("Nobody told the model to look at age, but it may. Give a range of which you are 80 % sure."),
        N_("Don't reveal yet. Ask which age group people expect to be refused most often, and why."),
    ),
)

_AGAIN = (
    _again(
        "pairs",
        N_("Guess again: how well can it tell?"),
        N_(
            "When most have answered, reveal. Ask somebody whose range missed what surprised them. Say that the interval of the score "
            "matters as much as the score: with 200 loans it is about 6 pairs wide on either side."
        ),
    ),
    _again(
        "refused",
        N_("Guess again: who is refused wrongly?"),
        N_(
            "Reveal. Four in ten of the people refused would have paid: this is what “75 % accuracy” hides. Ask: would you say so to a "
            "customer?"
        ),
    ),
    _again(
        "money",
        N_("Guess again: what is it worth?"),
        N_(
            "Reveal. Then point at the simple rule on the page: one column alone brings nearly as much, so the model's own share is "
            "far smaller than the total."
        ),
    ),
    _again(
        "leak",
        N_("Guess again: one more column"),
        N_(
            "Reveal: nearly perfect. The calls were written down after the loan had gone bad, so on the day of the decision the column "
            "does not exist yet. Ask where the room's own data could have such a column."
        ),
    ),
    _again(
        "gap",
        N_("Guess again: who is treated worse?"),
        N_(
            "Reveal. The interval is wide, since each group has about 50 people: the gap is real enough to look into, not enough to "
            "name its size. Ask what the law says where you are."
        ),
    ),
)

_LESSONS = (
    _shows(
        "lesson",
        "networks",
        "networks",
        (
            N_("Lesson: what a network computes"),
            N_("Set the weights of one neuron by hand until it separates the points, then add a layer."),
            N_(
                "No formula is needed. What should stay: a network is many small weighted sums, and training finds the weights."
            ),
        ),
        8,
    ),
    _shows(
        "lesson",
        "generalisation",
        "generalisation",
        (
            N_("Lesson: why it fails on new cases"),
            N_("Answer the lesson's guess, then make the model learn its training rows by heart and try one cure."),
            N_(
                "Ask for hands: whose training curve still fell while the other rose? That gap is what a demo on known data does not show."
            ),
        ),
        8,
    ),
    _shows(
        "lesson",
        "losses",
        "losses",
        (
            N_("Lesson: how a model is told that it is wrong"),
            N_("Say how sure you are, be wrong on purpose, and look at what that costs."),
            N_(
                "What should stay: a model is paid for saying how sure it is, not for saying yes or no; the threshold is ours to choose."
            ),
        ),
        7,
    ),
    _shows(
        "lesson",
        "architectures",
        "architectures",
        (
            N_("Lesson: what different networks look at"),
            N_("Pick one of the networks and find out which part of its input decided the answer."),
            N_(
                "Tables, pictures, texts: ask each table of people which kind their own product has, and which network fits it."
            ),
        ),
        9,
    ),
    _shows(
        "lesson",
        "lifecycle",
        "lifecycle",
        (
            N_("Lesson: what happens after the demo"),
            N_("Let the world change under the model, find the moment at which you would have noticed, and roll back."),
            N_("Ask: who in your company would get that alarm, and what may they do on a Sunday?"),
        ),
        8,
    ),
    _shows(
        "lesson",
        "planner",
        "planner",
        (
            N_("Lesson: what a large model costs"),
            N_("Put in your own product's questions a day and find which assumption moves the cost most."),
            N_("Every number there is a range. Ask for the one number that each team would have to measure first."),
        ),
        9,
    ),
)

_EXPERIMENTS = (
    _trains(
        "train",
        "german_credit",
        ("seed",),
        (
            N_("Train the model"),
            N_(
                "Press Train. All settings are the same for everybody; change only the seed if you like, and read the score with its range."
            ),
            N_(
                "Equal settings are trained once for the whole room, so most see their result at once. With other seeds the points on the "
                "board differ: that is luck, not skill."
            ),
        ),
        5,
    ),
    _trains(
        "beat",
        "german_credit",
        ("hidden", "learning_rate", "epochs", "dropout", "activation", "optimizer"),
        (
            N_("Beat the room"),
            N_(
                "Change one thing, train, and look whether the score left the range of the first run. Then change another."
            ),
            N_(
                "Watch the board: most points lie within each other's ranges, so whoever leads was mostly lucky. Ask the leader how many "
                "tries it took: the more tries, the more luck."
            ),
        ),
        8,
    ),
    _trains(
        "too_good",
        "german_credit_calls",
        ("seed", "features"),
        (
            N_("Too good to be true"),
            N_("Train with the new column, then find out on the page Explain what the model looks at."),
            N_(
                "Let the room find it: one column outweighs all others. Ask when it is written down, before or after the loan goes bad."
            ),
        ),
        6,
    ),
)

_PAGES = (
    _shows(
        "page",
        "welcome",
        "home",
        (
            N_("Welcome"),
            N_(
                "Look around for a minute. From now on the facilitator opens each step on your screen; you can always go back by yourself."
            ),
            N_(
                "Say what the room will decide: would you let this model decide on loans? Check that everybody has joined. All you need is "
                "this board: push a step, wait, reveal where there is something to reveal, push the next."
            ),
        ),
        3,
    ),
    _shows(
        "page",
        "price",
        "metrics",
        (
            N_("Price the mistakes"),
            N_(
                "Say what a refused bad loan saves and a refused good one costs, then move the threshold to where you earn most."
            ),
            N_(
                "With 500 and 100 the best threshold lies near 0.2, far from one half. Show on the board how thresholds differ with "
                "people's prices: the price is the decision, not the model."
            ),
        ),
        6,
    ),
    _shows(
        "page",
        "why",
        "explain",
        (
            N_("Why was this applicant refused?"),
            N_(
                "Choose an applicant who is refused, read the reasons, and find the smallest change that would turn the answer."
            ),
            N_("Ask two people to read their reason aloud as a letter to the customer. Would you sign it?"),
        ),
        5,
    ),
    _shows(
        "page",
        "fair",
        "metrics",
        (
            N_("Who is treated worse?"),
            N_("Open the tab “Who is treated worse”, look at age, and find what equal treatment would cost a month."),
            N_(
                "There are several meanings of fair, and they exclude each other. Ask which one this room would defend in public."
            ),
        ),
        4,
    ),
    _shows(
        "case",
        "own_field",
        "",
        (
            N_("A case of your own field"),
            N_("Open the case nearest to your work. Compare it with doing nothing, and find where it fails."),
            N_("Ask three people: which case, how much better than without a model, and what fails first?"),
        ),
        5,
    ),
    _shows(
        "page",
        "own_data",
        "playground",
        (
            N_("Your own data, or your own idea"),
            N_(
                "Upload a table of your own and train on it, or describe your idea on the page Scenarios. Nobody else sees your table."
            ),
            N_(
                "Uploads stay with their owner; the board shows “own data” and the score. Go round and ask what the target column is."
            ),
        ),
        14,
    ),
    _shows(
        "page",
        "decide",
        "brief",
        (
            N_("Go or no-go?"),
            N_(
                "Fill in what is open in your brief, write down the number from which on it is a go, and decide. Then hand the brief in."
            ),
            N_(
                "A brief may say “not yet”, with the experiment that would settle it. Ask for hands: go, no-go, not yet."
            ),
        ),
        5,
    ),
    _shows(
        "page",
        "pitch",
        "brief",
        (
            N_("One minute each: the pitch"),
            N_("Tell the room in one minute: the decision, the one number it rests on, and what would make you stop."),
            N_("Four to six pitches. After each, one question from the room, about a number."),
        ),
        10,
    ),
    _shows(
        "page",
        "rest",
        "home",
        (
            N_("Break"),
            N_("Ten minutes. What you have done is kept: you find it again on the same link."),
            N_("Set the timer, and look meanwhile at who hasn't trained anything yet."),
        ),
        10,
    ),
)

_WORD = Exercise(
    "word",
    "question",
    Message(N_("One word")),
    2,
    Message(N_("A word or two, no more. It appears on the board.")),
    question=Question(Message(N_("What do you take away?")), "word"),
    notes=Message(N_("Read some aloud. Then save the room's summary: the room is deleted when its time is over.")),
)

STEPS: Mapping[str, Exercise] = {
    exercise.name: exercise for exercise in (*_QUESTIONS, *_AGAIN, *_LESSONS, *_EXPERIMENTS, *_PAGES, _WORD)
}
"""Name -> step."""
