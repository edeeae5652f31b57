from django.http import HttpRequest

from enishi.people.models import User
from enishi.people.standing import Standing


class SignedInRequest(HttpRequest):
    """A request from one of our own: `user` is a User, `standing` says what he may do."""

    user: User
    standing: Standing
