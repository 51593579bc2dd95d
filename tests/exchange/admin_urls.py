"""An admin of three nouns that can be brought in and taken out."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.urls import path

from cases.models import TypicalCase
from directory.models import Organisation
from exchange.admin import ImportBatchAdmin, WorkbookAdmin
from exchange.models import ImportBatch
from indicators.models import Unit
from ipportal.urls import urlpatterns as portal

if TYPE_CHECKING:
    AnyModelAdmin = admin.ModelAdmin[Any]
else:
    AnyModelAdmin = admin.ModelAdmin


class SomeAdmin(WorkbookAdmin, AnyModelAdmin):
    pass


site = admin.AdminSite(name="admin")
site.register([Organisation, TypicalCase, Unit], SomeAdmin)
site.register(ImportBatch, ImportBatchAdmin)

urlpatterns = [path("admin/", site.urls), *portal]
