"""The national host's newsletter: some who have said yes to it, one who has not, and one issue sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.letters import actions
from samspill.letters.models import Topic
from samspill.letters.newsletter.receivers import receiver_list
from samspill.organiser.models import Organiser
from samspill.overview.demo.story import on, participants
from samspill.people.models import User

FIRST_PERSON = 388  # of the invented people
READERS = 9
ISSUE = {
    "topic": Topic.GUIDE.value,
    "title_nb": "Første råd i veilederen",
    "text_nb": (
        "Lagene i Luster sa det samme ved mange bord: Det verste er ikke et nei, men ingen svar.\n\n"
        "Derfor står det et råd om å svare i veilederen nå, med innspillene det bygger på."
        " Har dere gjort noe som virket? Fortell om det."
    ),
    "title_nn": "Fyrste råd i rettleiaren",
    "text_nn": (
        "Laga i Luster sa det same ved mange bord: Det verste er ikkje eit nei, men ikkje noko svar.\n\n"
        "Difor står det eit råd om å svare i rettleiaren no, med innspela det byggjer på."
        " Har de gjort noko som verka? Fortel om det."
    ),
}


def write(host: Organiser, adviser: User, built_at: datetime) -> None:
    """Every third reads nynorsk and every fourth has asked for one topic; the last has not confirmed."""
    with on(built_at - timedelta(days=12)):
        for index in range(READERS):
            _name, email = participants()[FIRST_PERSON + index]
            topics = [Topic.GUIDE] if index % 4 == 3 else Topic.values
            language = "nn" if index % 3 == 2 else "nb"
            actions.ask_for_newsletter(host, email=email, language=language, topics=topics)
            if index < READERS - 1:
                actions.confirm_subscriber(host.subscribers.get(email=email))
    with on(built_at - timedelta(days=3)):
        sent = actions.write_newsletter(
            actions.begin_newsletter(host, by=adviser), values=ISSUE, by=adviser
        )
        actions.send_newsletter(sent, seal=receiver_list(sent).seal, by=adviser)
