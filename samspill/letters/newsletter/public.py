"""The newsletter for all: asked for, read in the archive, and one's own page by the link in an e-mail."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.actions.subscribing import UNCONFIRMED_DAYS
from samspill.letters.models import Newsletter, Subscriber
from samspill.letters.newsletter.forms import SubscribeForm, TopicsForm, chosen_by
from samspill.letters.newsletter.links import is_signed, subscriber_of
from samspill.letters.newsletter.mail import document_of
from samspill.letters.newsletter.receivers import LANGUAGES
from samspill.organiser.access import organiser_public
from samspill.organiser.models import Organiser
from samspill.outbox.opting_out import NEWSLETTER, Subscription
from samspill.pure.documents.html import to_html_fragment
from samspill.ui.middleware import use_language_of_place

GONE = 410
SHOWN = 50  # sent newsletters on the page


@organiser_public
def newsletter(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Ask for it, and read what has been sent. Never tells whether an address is known."""
    beginning = {"language": screen()}
    form = SubscribeForm(request.POST or None, initial=beginning, sender=organiser.name)
    if form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("email", "language", "topics")}
        actions.ask_for_newsletter(organiser, **chosen)
        said = _(
            "We have sent a link to %(email)s. Open it within %(days)d days, or the address is erased."
        )
        messages.success(request, said % {**chosen, "days": UNCONFIRMED_DAYS})
        return redirect("letters:newsletter", organiser.slug)
    context = {"organiser": organiser, "form": form, "sent": titled(sent_of(organiser)[:SHOWN])}
    return render(request, "letters/newsletter/ask.html", context)


@organiser_public
def issue(request: HttpRequest, organiser: Organiser, number: int) -> HttpResponse:
    """A sent newsletter, as it left; in the reader's language where it is written in it."""
    found = get_object_or_404(sent_of(organiser), number=number)
    language = screen() if getattr(found, f"text_{screen()}") else _other(screen())
    context = {"organiser": organiser, "newsletter": found, "text": as_html(found, language, 1)}
    context["title"] = found.title_in(language)
    return render(request, "letters/newsletter/issue.html", context)


@never_cache
@organiser_public
def own(request: HttpRequest, organiser: Organiser, token: str) -> HttpResponse:
    """Confirm, and afterwards choose. A look at the page does nothing: programs follow links."""
    found = subscriber_of(organiser, token)
    if found is None:
        return _closed(request, organiser, token)
    use_language_of_place(request, found.language)
    if found.confirmed_at is None:
        return _confirm(request, found, token)
    form = TopicsForm(request.POST or None, initial=chosen_by(found))
    if form.is_valid():
        actions.choose_topics(found, **form.cleaned_data)
        messages.success(request, _("Saved. The next newsletter follows what you chose."))
        return redirect("letters:newsletter_own", organiser.slug, token)
    return _page(request, found, token, form)


@never_cache
@organiser_public
@require_POST
def stop(request: HttpRequest, organiser: Organiser, token: str) -> HttpResponse:
    """End it; one who never confirmed is erased the same way."""
    found = subscriber_of(organiser, token)
    if found is None:
        return _closed(request, organiser, token)
    subscription = Subscription(organiser.pk, NEWSLETTER, found.address_fingerprint)
    actions.opt_out(organiser, subscription=subscription)
    messages.success(request, _("You get no more newsletters, and your address is erased."))
    return redirect("letters:newsletter", organiser.slug)


def _confirm(request: HttpRequest, found: Subscriber, token: str) -> HttpResponse:
    if request.method == "POST":
        actions.confirm_subscriber(found)
        messages.success(request, _("Thank you. From now on the newsletter comes to you."))
        return redirect("letters:newsletter_own", found.organiser.slug, token)
    return _page(request, found, token, None)


def _page(
    request: HttpRequest, found: Subscriber, token: str, form: TopicsForm | None
) -> HttpResponse:
    """form   None as long as the address is not confirmed"""
    context = {"organiser": found.organiser, "subscriber": found, "token": token, "form": form}
    return render(request, "letters/newsletter/own.html", context)


def _closed(request: HttpRequest, organiser: Organiser, token: str) -> HttpResponse:
    if not is_signed(organiser, token):
        raise Http404
    return render(request, "letters/newsletter/closed.html", {"organiser": organiser}, status=GONE)


def sent_of(organiser: Organiser) -> QuerySet[Newsletter]:
    rows = organiser.newsletters.filter(sent_at__isnull=False)
    return rows.select_related("organiser").order_by("-number")


def titled(rows: QuerySet[Newsletter]) -> list[tuple[Newsletter, str, str]]:
    """(newsletter, title, the language of the title), as the reader's screen is."""
    found = []
    for one in rows:
        language = screen() if getattr(one, f"title_{screen()}") else _other(screen())
        found.append((one, one.title_in(language), language))
    return found


def as_html(newsletter: Newsletter, language: str, first_level: int) -> SafeString:
    """The text as a part of a page; every text of it is escaped by the document's own writer."""
    fragment = to_html_fragment(document_of(newsletter, language), first_level)
    return mark_safe(fragment)  # noqa: S308 -- escaped


def screen() -> str:
    return "nn" if (get_language() or "nb") == "nn" else "nb"


def _other(language: str) -> str:
    return LANGUAGES[language == "nb"]
