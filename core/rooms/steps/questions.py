"""Questions of ready agendas: each is asked before, and once more after, and then its truth is shown."""

from core.messages import N_, Message
from core.rooms.exercise import Exercise, Question
from core.rooms.steps.making import again, asks

QUESTIONS = (
    asks(
        "bad_share",
        N_("How many loans go bad?"),
        N_("Of 100 loans in this data, how many went bad?"),
        N_("Give a range of which you are 80 % sure: wide when you know little, narrow when you know much."),
        N_(
            "Say that a good range is one that holds the truth four times in five, no matter how wide. Reveal, then ask: what "
            "would a model score that always says “will pay”? (Right 70 times in 100, and worth nothing.)"
        ),
    ),
    asks(
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
    asks(
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
    asks(
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
    asks(
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
    asks(
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

AGAIN = (
    again(
        "pairs",
        N_("Guess again: how well can it tell?"),
        N_(
            "When most have answered, reveal. Ask somebody whose range missed what surprised them. Say that the interval of the score "
            "matters as much as the score: with 200 loans it is about 6 pairs wide on either side."
        ),
    ),
    again(
        "refused",
        N_("Guess again: who is refused wrongly?"),
        N_(
            "Reveal. Four in ten of the people refused would have paid: this is what “75 % accuracy” hides. Ask: would you say so to a "
            "customer?"
        ),
    ),
    again(
        "money",
        N_("Guess again: what is it worth?"),
        N_(
            "Reveal. Then point at the simple rule on the page: one column alone brings nearly as much, so the model's own share is "
            "far smaller than the total."
        ),
    ),
    again(
        "leak",
        N_("Guess again: one more column"),
        N_(
            "Reveal: nearly perfect. The calls were written down after the loan had gone bad, so on the day of the decision the column "
            "does not exist yet. Ask where the room's own data could have such a column."
        ),
    ),
    again(
        "gap",
        N_("Guess again: who is treated worse?"),
        N_(
            "Reveal. The interval is wide, since each group has about 50 people: the gap is real enough to look into, not enough to "
            "name its size. Ask what the law says where you are."
        ),
    ),
)

WORD = Exercise(
    "word",
    "question",
    Message(N_("One word")),
    2,
    Message(N_("A word or two, no more. It appears on the board.")),
    question=Question(Message(N_("What do you take away?")), "word"),
    notes=Message(
        N_(
            "Press “Reveal”: everybody sees the room's words. Read some aloud. Then save summary and briefs under “After the workshop”: the room is deleted when its time is over."
        )
    ),
)
