"""Rows of other times, put beside those of an evening without anyone writing them."""

from typing import Any

from benchmarks.hall.accounts import Accountant

CONTRIBUTIONS = """
    INSERT INTO dialogue_contribution (organiser_id, dialogue_id, round_id, question, table_id,
        reference, key, raw_text, fingerprint, sent_fingerprint, language, kind,
        association_said, channel, given_at, is_late, needs_reading, erased_basis)
    SELECT d.organiser_id, d.id, r.id, 1, t.id,
        'R1-B' || t.number || '-' || lpad(next.number, greatest(3, length(next.number)), '0'),
        gen_random_uuid(), 'Det er for få voksne som tar på seg verv, og de som gjør det, blir sittende'
        || ' lenge. Hva om laget fikk hjelp til det første året? ' || n,
        encode(sha256((d.id || '-' || t.id || '-' || n)::bytea), 'hex'), '', 'nb', 'wish',
        '', 'file', now(), false, false, ''
    FROM dialogue_dialogue d
    JOIN dialogue_round r ON r.dialogue_id = d.id AND r.number = 1
    JOIN dialogue_table t ON t.dialogue_id = d.id
    CROSS JOIN LATERAL (SELECT count(*) AS many FROM dialogue_contribution c
        WHERE c.round_id = r.id AND c.table_id = t.id) had
    CROSS JOIN generate_series(1, %(each)s) n
    CROSS JOIN LATERAL (SELECT (had.many + n)::text AS number) next
    WHERE d.code = ANY(%(codes)s)
"""
EVENTS = """
    INSERT INTO live_liveevent (channel_id, number, kind, payload, at)
    SELECT c.id, c.event_number + n, 'contribution', '{"table": 1, "round": 1}', now()
    FROM live_livechannel c JOIN dialogue_dialogue d ON d.channel_id = c.id
    CROSS JOIN generate_series(1, %(all)s) n WHERE d.code = ANY(%(codes)s)
"""
RAISED = """
    UPDATE live_livechannel c SET event_number = event_number + %(all)s
    FROM dialogue_dialogue d WHERE d.channel_id = c.id AND d.code = ANY(%(codes)s)
"""
HISTORY = """
    INSERT INTO history_entry (organiser_number, action, subject_kind, subject_id, details, at)
    SELECT d.organiser_id, 'dialogue.contributions_given', 'dialogue.dialogue', d.id::text,
        '{"count": 1, "channel": "phone"}', now()
    FROM dialogue_dialogue d CROSS JOIN generate_series(1, %(all)s) n WHERE d.code = ANY(%(codes)s)
"""


def add(accountant: Accountant, codes: list[str], *, each: int, tables: int) -> int:
    """`each` contributions at each of the `tables` tables of these dialogues, with their live events
    and history; how many contributions that is."""
    given: dict[str, Any] = {"codes": codes, "each": each, "all": each * tables}
    with accountant.connection.transaction():
        for sql in (CONTRIBUTIONS, EVENTS, RAISED, HISTORY):
            accountant.connection.execute(sql, given)
    accountant.connection.execute("ANALYZE")
    return each * tables * len(codes)
