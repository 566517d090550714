"""A plain Django view that stores one contribution a request: what the live lane is measured against.

No session, no sign-in, no middleware: the least that Django's WSGI handler can do.
"""

import json
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from samspill.dialogue.actions.fingerprints import fingerprint
from samspill.dialogue.models import Contribution, Round, Table


@csrf_exempt
def give(request: HttpRequest, code: str) -> JsonResponse:
    given = json.loads(request.body)
    round = Round.objects.select_related("dialogue").get(dialogue__code=code, number=given["round"])
    table = Table.objects.get(dialogue=round.dialogue_id, number=given["table"])
    stored = Contribution.objects.create(
        organiser_id=round.dialogue.organiser_id,
        dialogue=round.dialogue,
        round=round,
        table=table,
        reference=given["key"],
        key=UUID(given["key"]),
        raw_text=given["text"],
        fingerprint=fingerprint(given["text"]),
        kind=given["kind"],
        channel="phone",
    )
    return JsonResponse({"key": given["key"], "reference": stored.reference}, status=201)


urlpatterns = [path("plain/<code>/contributions", give)]
