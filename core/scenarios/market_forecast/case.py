"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="market_forecast",
    domain="finance",
    title=N_("Market forecasting"),
    question=N_("Can we know tomorrow's price?"),
    icon=":material/candlestick_chart:",
    job=Job(who="…", false_alarm="…", miss="…", nothing="…"),
    source=Source(what="…", origin="…", licence="…", missing="…", held_out="…"),
    traits=Traits(data="series", task="number", labels="thousands", error="money", why="useful"),
    advice=Advice(model="…", metric="…", first_experiment="…"),
    risk="minimal",
    laws=("cn_programme_trading", "eu_markets"),
    pays=False,
)
