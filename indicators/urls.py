"""Addresses of numbers."""

from indicators import views
from pages.routes import twinned

app_name = "indicators"
urlpatterns = [
    *twinned("statistics/", views.Indicators, "indicators"),
    *twinned("statistics/<slug:code>/", views.IndicatorPage, "indicator"),
]
