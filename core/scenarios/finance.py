"""The cases of one domain: finance."""

from core.scenarios.credit_risk.case import CASE as CREDIT_RISK
from core.scenarios.customer_service.case import CASE as CUSTOMER_SERVICE
from core.scenarios.market_forecast.case import CASE as MARKET_FORECAST

FINANCE = (MARKET_FORECAST, CREDIT_RISK, CUSTOMER_SERVICE)
