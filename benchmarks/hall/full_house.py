"""A national conference with a programme, few seats and one from each municipality.

    python -m benchmarks.hall.full_house SEATS

prints its address. It is a program of its own, so that the one who measures has no Django.
"""

import sys
from datetime import timedelta


def main(seats: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.utils import timezone

    from samspill.conference import actions
    from samspill.conference.actions import ProgrammeDraft, SpeakerDraft
    from samspill.organiser.actions import open_organiser

    host = open_organiser(kind="national", name="Landsforbundet", slug="landsforbundet")
    start = timezone.now() + timedelta(days=30)
    conference = actions.plan_conference(
        host,
        title="Hva kjennetegner en god frivillighetspolitikk?",
        lead_text="To dager rundt bordene.\n\nEn fra hver kommune.",
        starts_at=start,
        ends_at=start + timedelta(hours=28),
        venue="Fyrsalen",
        sign_up_deadline=start - timedelta(days=7),
        capacity=seats,
        one_per="municipality",
        price=500,
        contact_name="Ola Eksempel",
        contact_email="ola.eksempel@example.no",
    )
    items = [
        ProgrammeDraft(
            starts_at=start + timedelta(minutes=45 * number),
            ends_at=start + timedelta(minutes=45 * number + 40),
            title=f"Innlegg {number}",
            speakers=[SpeakerDraft(f"Kari Eksempel {number}", "leder", "Landsforbundet")],
        )
        for number in range(16)
    ]
    actions.set_programme(conference, items=items)
    actions.publish(conference)
    sys.stdout.write(f"/{host.slug}/conferences/{conference.pk}/")


if __name__ == "__main__":
    main(int(sys.argv[1]))
