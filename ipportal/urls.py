"""Root addresses: English at the root, Chinese under /zh-hans/, the admin included."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from ipportal import gallery
from ipportal.sitemaps import SITEMAPS
from ipportal.views import errors, home, plain, probes, robots

handler404 = errors.not_found

urlpatterns = [
    path("livez", probes.livez, name="livez"),
    path("readyz", probes.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    *i18n_patterns(
        path("", home.Home.as_view(), name="home"),
        path("", include("reports.urls")),
        path("", include("indicators.urls")),
        path("", include("cases.urls")),
        path("", include("awards.urls")),
        path("", include("directory.urls")),
        path("", include("search.urls")),
        path("about/", plain.About.as_view(), name="about"),
        path("about/data/", plain.Data.as_view(), name="about-data"),
        path("about/accessibility/", plain.Accessibility.as_view(), name="about-accessibility"),
        path("about/privacy/", plain.Privacy.as_view(), name="about-privacy"),
        path("about/components/", gallery.show, name="components"),
        path("glossary/", plain.Glossary.as_view(), name="glossary"),
        path("corrections/", plain.Corrections.as_view(), name="corrections"),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]
