"""The evening that is measured: the example folder, its first round open, with as many tables as asked.

    python -m benchmarks.hall.evening TABLES

prints the dialogue's code. It is a program of its own, so that the one who measures has no Django.
"""

import sys


def main(tables: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from samspill.dialogue import actions
    from samspill.overview.road import EXAMPLE
    from samspill.overview.road.carrying import carry
    from samspill.overview.road.reading import read_folder

    dialogue = carry(read_folder(EXAMPLE), on_progress=lambda text: None).dialogue
    if tables > dialogue.tables.count():
        actions.set_tables(dialogue, count=tables, capacity=8)
    actions.open_round(dialogue.rounds.get(number=1), minutes=None)
    sys.stdout.write(dialogue.code)


if __name__ == "__main__":
    main(int(sys.argv[1]))
