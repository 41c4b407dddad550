"""What plans of thresholds for groups say in words."""

import math
from collections.abc import Sequence

from core.decision import Decision
from core.evaluation.groups.gaps import ALIKE
from core.evaluation.groups.plans import Plan
from core.evaluation.groups.policies import POLICIES
from core.evaluation.groups.words import written_gap
from core.evaluation.money.words import amount, money_range
from core.messages import N_, Message


def plans_title(plans: Sequence[Plan], decision: Decision) -> Message:
    """Say in few words whether treating groups alike is shown to cost anything."""
    alike = [plan for plan in plans if plan.name in ALIKE and plan.thresholds is not None]
    dear = max((plan for plan in alike if plan.cost.low > 0), key=lambda plan: plan.cost.value, default=None)
    if not alike:
        return Message(N_("No thresholds treat these groups alike"))
    if dear is None:
        text = N_("No cost of treating groups alike is proven; it could be up to {amount} a month")
        return Message.of(text, amount=amount(max(0.0, *(plan.cost.high for plan in alike)), decision))
    text = N_("“{policy}” costs {amount} a month, by more than luck")
    return Message.of(text, policy=Message(POLICIES[dear.name].label), amount=amount(dear.cost.value, decision))


def plan_sentence(plan: Plan, plans: Sequence[Plan], decision: Decision) -> Message:
    """Say what one plan brings, what it costs beside the best, and how far its gap holds on other rows."""
    policy = Message(POLICIES[plan.name].label)
    if plan.thresholds is None:
        return Message.of(
            N_(
                "“{policy}”: there are no thresholds that bring the groups so near each other and flag enough rows to judge."
            ),
            policy=policy,
        )
    best = most(plans)
    money, cost = money_range(plan.money, decision), money_range(plan.cost, decision)
    if plan.name == best.name:
        return Message.of(N_("“{policy}” should bring most: {money} a month."), policy=policy, money=money)
    text = N_("“{policy}” should bring {money} a month, {cost} less than “{best}”.")
    return Message.of(text, policy=policy, money=money, cost=cost, best=Message(POLICIES[best.name].label))


def holds_sentence(plan: Plan) -> Message | None:
    """Say how far the gap that a plan was made to close stays closed on other rows; None of plans made for none."""
    if plan.name not in ALIKE or plan.thresholds is None or not math.isfinite(plan.beyond[plan.name]):
        return None
    text = N_("Its gap is {here} of 100 on these rows, for which it was chosen; on other rows expect about {beyond}.")
    return Message.of(text, here=written_gap(plan.gaps[plan.name]), beyond=written_gap(plan.beyond[plan.name]))


def most(plans: Sequence[Plan]) -> Plan:
    """Return the plan that should bring most."""
    return max((plan for plan in plans if plan.thresholds is not None), key=lambda plan: plan.money.value)
