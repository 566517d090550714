"""Key and text of everything that phones have given, as JSON: `python -m benchmarks.hall.stored`."""

import json
import sys


def main() -> list[tuple[str, str]]:
    import django

    django.setup()
    from samspill.dialogue.models import Contribution

    rows = Contribution.objects.filter(channel="phone").values_list("key", "raw_text")
    return [(str(key), text) for key, text in rows]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
