from django.urls import path

from enishi.cycle.looking_back import KIND
from enishi.cycle.views import weights

urlpatterns = [
    path("", weights.weights, name="weights"),
    path("<uuid:public_id>/", weights.looking_back, name=KIND),
]
