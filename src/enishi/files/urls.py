from django.urls import path

from enishi.files import views

urlpatterns = [path("<uuid:public_id>/", views.stored_file, name="stored_file")]
