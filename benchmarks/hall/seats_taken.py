"""What stands in the database after the rush: python -m benchmarks.hall.seats_taken prints JSON."""

import json
import sys


def main() -> None:
    import django

    django.setup()
    from samspill.conference.models import SignUp
    from samspill.outbox.models import Delivery

    rows = SignUp.objects.order_by("created_at", "pk")
    told = [(one.pk, one.state, one.municipality_id) for one in rows]
    json.dump({"rows": told, "mails": Delivery.objects.count()}, sys.stdout)


if __name__ == "__main__":
    main()
