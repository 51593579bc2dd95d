"""Root addresses: English at the root, Chinese under /zh-hans/, the admin included."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path

from ipportal import gallery, views

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("about/components/", gallery.show, name="components"),
        prefix_default_language=False,
    ),
]
