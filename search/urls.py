"""Address of the search."""

from pages.routes import twinned
from search import views

app_name = "search"
urlpatterns = twinned("search/", views.Search, "search")
