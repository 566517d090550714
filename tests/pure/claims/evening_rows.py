"""Small evenings as the rows of a report, for the tests of its figures."""

from samspill.pure.claims.rows import read_rows

THEMES = ("REK", "LOK", "OKO", "KOO", "SAM", "INK", "FOR", "ANN")


def said(reference, theme="", *, round=1, table=1, association=None, category="", **more):
    """One contribution. theme: codes with spaces between; a second one is a person's second."""
    codes = theme.split()
    row = {
        "id": reference,
        "round": round,
        "question": 1,
        "table": table,
        "association": f"Lag {association}" if association else "",
        "association_id": association,
        "category": category,
        "language": "nb",
        "kind": "wish",
        "channel": "phone",
        "late": False,
        "text": f"Innspill {reference}",
        "state": "given",
        "merge": None,
        "codings": [coding(*codes)] if codes else [],
    }
    return row | more


def coding(theme, secondary="", *, by="person", unclear=False):
    return {
        "theme": theme,
        "detail": "",
        "secondary": secondary,
        "by": by,
        "unclear": unclear,
        "part": None,
    }


def evening(*contributions, language="nb", **raw):
    """The rows of a report of these. What of `raw` is not given is what the contributions tell."""
    rounds = sorted({1, *(one["round"] for one in contributions)})
    known = {
        one["association_id"]: one["category"] for one in contributions if one["association_id"]
    }
    told = {
        "rounds": [
            {"number": n, "theme": "", "questions": [{"number": 1, "text": f"Spørsmål {n}?"}]}
            for n in rounds
        ],
        "tables": sorted({one["table"] for one in contributions} - {None}),
        "themes": [
            {"code": code, "parent": None, "name": code.title(), "finding": ""} for code in THEMES
        ],
        "categories": [
            {"code": code, "name": f"Type {code}"} for code in sorted({*known.values()} - {""})
        ],
        "associations": [
            {"id": one, "name": f"Lag {one}", "category": known[one]} for one in sorted(known)
        ],
        "register": {},
        "signed_up": {},
        "ballots": [],
        "tops": [],
        "findings": [],
    }
    report = {
        "title": "Dialogkonferansen",
        "organiser": "Eksempel kommune",
        "language": language,
        "conference": {"date": "2027-03-11", "venue": ""},
        "contributions": list(contributions),
        "raw": told | raw,
    }
    return read_rows(report)
