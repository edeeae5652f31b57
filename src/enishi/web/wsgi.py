"""What the web server runs. It is loaded once, before the server's processes part."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.web.settings")
application = get_wsgi_application()

from enishi.matchmaking.index import warm_up  # noqa: E402 -- needs Django to be ready
from enishi.web.tables import refuse_to_pass_the_walls  # noqa: E402

refuse_to_pass_the_walls()
warm_up()
