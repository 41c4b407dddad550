"""What this case is about, in words."""

from core.messages import N_
from core.scenarios.scenario import Advice, Job, Scenario, Source, Traits

CASE = Scenario(
    name="market_forecast",
    domain="finance",
    title=N_("Market forecasting"),
    question=N_("Can we know next week's price?"),
    icon=":material/candlestick_chart:",
    job=Job(
        who=N_(
            "Somebody who buys oil, or holds it, decides every week: buy, wait or hedge. The forecast gives the price in a week, with an interval. Not investment advice."
        ),
        false_alarm=N_("**Wrongly “up”:** bought before a fall: the loss, and the cost of two trades."),
        miss=N_("**Wrongly “down”:** stayed out of a rise, or paid for a hedge that was not needed."),
        nothing=N_("The naive forecast: next week's price is today's."),
    ),
    source=Source(
        what=N_(
            "The price of a barrel of oil (WTI, Cushing) on 8,321 trading days from 1986 to 2019, and six technology shares over 105 weeks. The price is drawn below."
        ),
        origin=N_("US Energy Information Administration through FRED (package arch); shares: `plotly.data.stocks()`"),
        licence=N_("Oil: public domain, a work of the US government. Shares: with Plotly, MIT"),
        missing=N_(
            "News, inventories, futures and their curve, intraday prices, the spread and the market's reaction to one's own trades. It ends in January 2019: neither the negative price of April 2020 nor 2022 is in it."
        ),
        held_out=N_(
            "Walking forward: the network of each of six periods has seen the years before only, and one day in five is scored, so that no two weeks overlap."
        ),
    ),
    traits=Traits(data="series", task="number", labels="thousands", error="money", why="useful"),
    advice=Advice(
        model=N_("The naive forecast first; for how rough it gets, a regression on past swings. A network last."),
        metric=N_("Error against the naive forecast, walking forward, and whether the interval holds what it promises."),
        first_experiment=N_(
            "Write down a forecast every week for three months before the outcome is known, with costs, beside “as today”."
        ),
    ),
    risk="minimal",
    laws=("cn_futures", "cn_programme_trading", "eu_markets", "us_markets"),
    pays=False,
)  # fmt: skip
