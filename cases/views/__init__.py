"""The public pages of cases and of the lists authorities made of them."""

from cases.views.case import CaseDetail
from cases.views.collection import CollectionDetail
from cases.views.lists import CaseList, CollectionList

__all__ = ["CaseDetail", "CaseList", "CollectionDetail", "CollectionList"]
