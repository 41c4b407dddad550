"""What people do in ready agendas: experiments, and pages that they work on."""

from core.messages import N_
from core.rooms.steps.making import shows, trains

EXPERIMENTS = (
    trains(
        "train",
        "german_credit",
        (),
        (
            N_("Train the model"),
            N_(
                "Press Train and watch it learn: all settings are the same for everybody. Read the score with its range, then press “Keep "
                "this finding”."
            ),
            N_(
                "It is trained once for the whole room, and everybody sees it learn. It begins from another random start than the run that "
                "the questions are about, so its score may differ a little: that is luck, not skill."
            ),
        ),
        5,
    ),
    trains(
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
    trains(
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

PAGES = (
    shows(
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
                "this page: open a step, wait until most have answered, press “Reveal” where the notes say so, then “Next”."
            ),
        ),
        3,
    ),
    shows(
        "page",
        "price",
        "metrics",
        (
            N_("Price the mistakes"),
            N_(
                "Say what a refused bad loan saves and a refused good one costs, then move the threshold to where you earn most. Press “Keep "
                "this finding” there."
            ),
            N_(
                "With 500 and 100 the best threshold lies near 0.2, far from one half. Show on the board how thresholds differ with "
                "people's prices: the price is the decision, not the model."
            ),
        ),
        6,
    ),
    shows(
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
    shows(
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
    shows(
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
    shows(
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
    shows(
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
    shows(
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
    shows(
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
