"""A policy that has been decided."""

from datetime import date

from samspill.policy import actions


def adopt(policy, **facts):
    given = {
        "body": "Lillevik kommunestyre",
        "decided_on": date(2027, 3, 11),
        "case_number": "12/27",
        "vote": "25 mot 2 stemmer",
        "text": "Politikken vedtas.",
        "word": "Resten blir besvart før sommeren.",
    }
    return actions.adopt(policy, **given | facts)
