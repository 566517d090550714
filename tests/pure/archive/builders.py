"""Journal entries as values, as small as the tests need them."""

from datetime import date, datetime, timedelta, timezone

from samspill.pure.archive.entry import ArchiveDocument, Correspondent, Entry

MOMENT = datetime(2026, 3, 12, 10, 30, 15, tzinfo=timezone(timedelta(hours=1)))


def document(name="brev.pdf", content=b"%PDF-1.7 brev", **more):
    whole = {"title": "Invitasjon", "written_at": MOMENT, "content": lambda: content, **more}
    return ArchiveDocument(name=name, **whole)


def entry(*documents, **more):
    whole = {
        "key": "letters.letter:7",
        "place": "lillevik",
        "kind": "U",
        "name": "invitasjon",
        "title": "Invitasjon til dialogkonferanse",
        "public_title": "Invitasjon til dialogkonferanse",
        "written_on": date(2026, 3, 12),
        "created_at": MOMENT,
        "created_by": "Lillevik kommune",
        "correspondents": [Correspondent("EM", "Lillevik IL", "313000000", "email")],
        **more,
    }
    return Entry(documents=documents or (document(),), **whole)
