from django.urls import path

from enishi.search import views

urlpatterns = [path("", views.search, name="search")]
