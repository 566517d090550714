"""What a receiver does by a link in the letter, without an account: no more letters; we cannot come.

A look at the page does nothing: programs that follow every link in a mail must not answer for people.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samspill.letters import actions
from samspill.letters.post.links import recipient_of
from samspill.letters.rules import can_answer
from samspill.organiser.models import Organiser
from samspill.outbox.opting_out import NEWSLETTER, opted_out, subscription_of
from samspill.ui.middleware import use_language_of_place

ONE_CLICK = "One-Click"


@csrf_exempt  # RFC 8058: the mail program posts by itself; the signed address is the proof
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the button; POST unsubscribes, and `again` takes it back.

    Who ended the newsletter is erased, and asks for it anew.
    """
    subscription = subscription_of(token)
    found = Organiser.objects.filter(pk=subscription.organiser_number) if subscription else None
    organiser = found.select_related("municipality").first() if found is not None else None
    if organiser is None or subscription is None:
        raise Http404
    use_language_of_place(request, organiser.language)
    is_newsletter = subscription.list_name == NEWSLETTER
    if request.method == "POST":
        if request.POST.get("again") and not is_newsletter:
            actions.opt_in(organiser, subscription=subscription)
        else:
            actions.opt_out(organiser, subscription=subscription)
        if request.POST.get("List-Unsubscribe") == ONE_CLICK:
            return HttpResponse(status=200)
        return redirect("letters:unsubscribe", token)
    gone = opted_out(organiser.pk, subscription.list_name)
    context = {
        "organiser": organiser,
        "is_newsletter": is_newsletter,
        "is_gone": subscription.address_fingerprint in gone,
    }
    return render(request, "letters/unsubscribe.html", context)


@csrf_exempt  # nobody is signed in here; the signed address is the proof
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation's own page: sign up, or say that nobody can come; it can be changed."""
    recipient = recipient_of(token)
    if recipient is None:
        raise Http404
    letter = recipient.letter
    use_language_of_place(request, letter.language)
    is_open = can_answer(letter)
    if request.method == "POST" and is_open:
        actions.say_no(recipient, is_no=not request.POST.get("again"))
        return redirect("letters:answer", token)
    context = {
        "organiser": letter.organiser,
        "letter": letter,
        "recipient": recipient,
        "has_said_no": "said_no_at" in recipient.facts,
        "sign_up_url": recipient.facts.get("sign_up_url", ""),
        "is_open": is_open,
    }
    return render(request, "letters/answer.html", context)


for _view in (unsubscribe, answer):
    _view.access = "public"  # type: ignore[attr-defined]
