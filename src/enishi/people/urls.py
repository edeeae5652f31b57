from django.urls import path

from enishi.people import views

urlpatterns = [path("", views.draft, name="draft")]
