"""What a coordinator reads: bokmål, nynorsk and English, in the right number."""

import string
from dataclasses import replace
from itertools import combinations

import pytest

from samspill.pure.seating import reason_phrases
from samspill.pure.seating.broken import BrokenRule, RuleKind
from samspill.pure.seating.problem import Attribute, Person, Problem, Reason, ReasonType
from samspill.pure.seating.reason_sentences import (
    broken_sentence,
    reason_sentence,
    rules_in_words,
)
from samspill.pure.seating.report import report
from samspill.pure.seating.report_phrases import PHRASES
from samspill.pure.seating.sentences import facts, headline, lead, sentence
from samspill.pure.seating.wording import LANGUAGES, Names, listing, number
from tests.pure.seating.plans import people_of, plan_of, rounds_of

SIX = Problem(people_of("abcdef"), rounds_of(2, 2, 2, 2))
BEST = plan_of("ab cd ef", "ac be df")
AGAIN = plan_of("ab cd ef", "ab ce df")


def test_the_best_plan_is_told_in_three_languages():
    found = report(SIX, BEST)

    assert [sentence(found, one) for one in LANGUAGES] == [
        "Alle møter to nye; ingen møtes to ganger; det kan ikke gjøres bedre.",
        "Alle møter to nye; ingen møtest to gonger; det kan ikkje gjerast betre.",
        "Everyone meets two new people; no two meet twice; it cannot be done better.",
    ]
    assert headline(found, "nb") == ["Alle møter to nye.", "Ingen møtes to ganger."]
    assert lead(found, "nb") == (
        "Det kan ikke gjøres bedre: seks personer, tre bord, to runder, 6 møter av høyst 6 mulige."
    )


def test_meetings_that_are_lost_are_told_with_how_many_there_could_be():
    found = report(SIX, AGAIN)

    assert [sentence(found, one) for one in LANGUAGES] == [
        "Alle møter minst én ny; én gang møtes to som har møttes før; det blir 5 av høyst 6 mulige "
        "møter.",
        "Alle møter minst éin ny; éin gong møtest to som har møtst før; det blir 5 av høgst 6 "
        "moglege møte.",
        "Everyone meets at least one new person; once, two meet who have met before; that makes 5 "
        "of at most 6 possible meetings.",
    ]
    assert lead(found, "nb") == "Seks personer, tre bord, to runder, 5 møter av høyst 6 mulige."


def test_repeats_that_the_rules_ask_for_cannot_be_avoided():
    found = report(replace(SIX, together=(("a", "b"),)), AGAIN)

    assert sentence(found, "nb") == (
        "Alle møter minst én ny; én gang møtes to som har møttes før, og det kan ikke unngås; "
        "det kan ikke gjøres bedre."
    )


def test_only_some_of_the_repeats_may_be_unavoidable():
    found = report(replace(SIX, together=(("a", "b"),)), plan_of("ab cd ef", "ab cd ef"))

    assert "tre ganger møtes to som har møttes før, og én av gangene kan ikke unngås" in sentence(
        found, "nb"
    )


def test_whoever_is_away_does_not_count_against_the_others():
    people = (*people_of("abcde"), Person("f", absent_rounds=frozenset({"R1"})))
    problem = Problem(people, rounds_of(2, 3, 3))

    found = report(problem, plan_of("abc de", "abd cef"))

    assert sentence(found, "nb") == (
        "Alle som er med i alle rundene, møter minst tre nye; én gang møtes to som har møttes før, "
        "og det kan ikke unngås; det kan ikke gjøres bedre."
    )


def test_praise_is_kept_back_when_somebody_could_meet_more():
    problem = Problem(people_of("abcdefghi"), rounds_of(3, 3, 2, 2, 2))

    found = report(problem, plan_of("abc de fg hi", "adf be ch gi", "aeg bd ci fh"))

    assert sentence(found, "nb") == (
        "Alle møter minst tre nye; ingen møtes to ganger; flere møter til sammen er ikke mulig."
    )


def test_praise_waits_for_those_who_are_there_throughout_though_a_guest_meets_all_they_can():
    people = (*people_of("abcdefghi"), Person("j", absent_rounds=frozenset({"R2", "R3"})))
    problem = Problem(people, rounds_of(3, 4, 2, 2, 2))

    found = report(problem, plan_of("abcj de fg hi", "adf be ch gi", "aeg bd ci fh"))

    assert found.fewest_met == found.best.fewest_met == 3
    assert "flere møter til sammen er ikke mulig" in sentence(found, "nb")


def test_a_host_at_a_small_table_cannot_be_asked_to_meet_more():
    people = (*people_of("abcdefgh"), Person("i", absent_rounds=frozenset({"R1"})))
    problem = Problem(people, rounds_of(3, 3, 2, 2, 2), hosts={"h": "T4"})

    found = report(problem, plan_of("abc de fg h", "adf be gi ch", "aeg bd ci fh"))

    assert found.fewest_throughout == 2
    assert "det kan ikke gjøres bedre" in sentence(found, "nb")


def test_broken_rules_are_said_before_praise():
    found = report(replace(SIX, apart=(("a", "b"),)), BEST)

    assert sentence(found, "nn").endswith("; éin regel er broten.")


def test_what_only_a_secret_rule_forbids_is_still_counted_as_possible_for_the_public():
    problem = Problem(people_of("abcd"), rounds_of(3, 2, 2), apart=(("a", "d"), ("b", "c")))

    found = report(problem, plan_of("ab cd", "ac bd", "ab cd"))

    assert sentence(found, "nb", for_planner=True).endswith("det kan ikke gjøres bedre.")
    assert sentence(found, "nb").endswith("det blir 4 av høyst 6 mulige møter.")


def test_attributes_and_moves_are_facts_of_their_own():
    values = dict(zip("abcdef", ["red", "red", "blue", "blue", "red", "blue"], strict=True))
    people = tuple(Person(name, {"field": value}) for name, value in values.items())
    base = {"R1": {"T1": ("b",), "T2": ("a",)}}
    problem = replace(SIX, people=people, attributes={"field": Attribute()}, base=base)
    names = Names(attribute={"field": "fagfelt"}.__getitem__)

    found = facts(report(problem, AGAIN), "nb", names)

    assert found == [
        "Fagfelt: åtte personer for mye eller for lite ved bordene, regnet over alle rundene.",
        "Én plass er flyttet.",
    ]


def test_repeats_that_are_more_but_spread_as_evenly_as_can_be_are_told():
    problem = Problem(people_of("abcdef"), rounds_of(2, 3, 3))

    found = report(problem, plan_of("abc def", "abd cef"))

    assert found.meetings.excess == found.best.excess_co_meetings == 2
    assert facts(replace(found, best_seen=replace(found.best_seen, repeats=1)), "nb") == [
        "Ingen plan med disse bordene deler gjensynene jevnere mellom parene."
    ]
    assert facts(found, "nb") == []


def test_a_search_that_was_stopped_and_a_plan_nobody_was_moved_in_say_so():
    found = report(replace(SIX, base={"R1": {"T1": ("a",)}}), replace(BEST, was_cut=True))

    assert facts(found, "nn") == [
        "Ingen er flytta.",
        "Leitinga vart stoppa før ho var ferdig. Ei ny kan gi ein annan plan.",
    ]


def test_numbers_are_in_letters_to_twelve_and_in_figures_above():
    assert [number(n, "nb") for n in (0, 1, 12, 13)] == ["ingen", "én", "tolv", "13"]
    assert number(1, "nn", is_neuter=True) == "eitt"
    assert number(1120, "nb") == "1\N{NO-BREAK SPACE}120"
    assert number(1120, "en") == "1,120"


def test_a_long_list_of_names_ends_in_how_many_there_are_more():
    assert listing([*"ABCDEFGHIJ"], "nb") == "A, B, C, D, E, F, G, H og to til"
    assert listing([*"AB"], "en") == "A and B"


CLIQUE = Reason(
    ReasonType.APART_CLIQUE, tuple("abcde"), "R2", ("1", "2"),
    tuple(("apart", *pair) for pair in combinations("abcde", 2)),
)  # fmt: skip
EVERYWHERE = replace(CLIQUE, tables=(), round=None)
RING = replace(CLIQUE, who=tuple("abc"), rules=(("apart", "a", "b"), ("apart", "b", "c")))
MANY = Reason(
    ReasonType.CAPACITY, (), None, ("1", "2"),
    (("present", "13"), ("capacity", "1", "5"), ("capacity", "2", "7")),
)  # fmt: skip
ACCESS = Reason(
    ReasonType.ACCESS, ("a", "b"), None, ("1",),
    (("step_free", "a"), ("step_free", "b"), ("capacity", "1", "1")),
)  # fmt: skip
MIXED = Reason(
    ReasonType.HOST, ("a", "b"), "R1", ("1",),
    (("host", "a", "1"), ("host", "b", "1"), ("apart", "a", "b"), ("step_free", "b")),
)  # fmt: skip
CHAIN = Reason(
    ReasonType.APART_INSIDE_TOGETHER, tuple("abc"), None, (),
    (("together", "a", "b"), ("together", "b", "c"), ("apart", "a", "c")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (CLIQUE, "Fem som ikke skal sitte sammen i runde R2, men bare to bord de kan sitte ved: a, "
                 "b, c, d og e. Sett ut et bord til, eller la to av dem sitte sammen."),
        (EVERYWHERE, "Fem som ikke skal sitte sammen, er flere enn det er bord: a, b, c, d og e. "
                     "Sett ut et bord til, eller la to av dem sitte sammen."),
        (RING, "Disse reglene kan ikke holdes samtidig i runde R2: a og b skal ikke sitte sammen; "
               "b og c skal ikke sitte sammen. Sett ut et bord til, eller la to av dem sitte "
               "sammen."),
        (MANY, "13 skal sitte, men bordene har bare 12 plasser. Sett ut et bord til, eller flere "
               "stoler."),
        (ACCESS, "To trenger trinnfritt bord, men de trinnfrie bordene har bare én plass: a og b. "
                 "Gjør et bord til trinnfritt, eller sett flere stoler ved et trinnfritt bord."),
        (MIXED, "Disse reglene kan ikke holdes samtidig i runde R1: a og b er vert ved bord 1; "
                "a og b skal ikke sitte sammen; b trenger trinnfritt bord. La en annen være vert, "
                "eller ta bort én av reglene."),
        (CHAIN, "a og c skal ikke sitte sammen, men reglene setter dem ved samme bord: a og b skal "
                "sitte sammen; b og c skal sitte sammen. Ta bort én av reglene."),
    ],
)  # fmt: skip
def test_a_reason_says_what_contradicts_what_and_what_to_loosen(reason, said):
    assert reason_sentence(reason, "nb") == said[0].upper() + said[1:]


def test_people_who_are_all_kept_apart_are_one_rule_and_long_lists_are_counted():
    rules = [("apart", *pair) for pair in combinations("abc", 2)]
    many = [("together", "a", f"b{n}") for n in range(20)]

    assert rules_in_words(rules, "nb") == ["a, b og c skal sitte hver for seg"]
    assert rules_in_words(many, "nn")[11:] == ["a og b11 skal sitje saman", "åtte reglar til"]


def test_names_of_people_tables_and_rounds_are_the_reader_s_own():
    names = Names({"a": "Kari", "b": "Ola"}.get, lambda table: f"{table}0", lambda round: "to")

    found = broken_sentence(BrokenRule(RuleKind.APART, "R2", ("a", "b"), "4"), "nn", names)

    host = broken_sentence(BrokenRule(RuleKind.HOST, "R2", ("a",), "4", "7"), "en", names)

    assert found == "Kari og Ola skal ikkje sitje saman, men sit begge ved bord 40 i runde to."
    assert host == "Kari is host at table 70, but sits at table 40 in round to."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ReasonType))
def test_every_type_of_reason_has_words_even_when_it_tells_little(kind, language):
    bare = Reason(kind)
    strange = Reason(kind, ("a",), "R1", ("1",), (("unheard", "of"), ("minimum", "1", "1")))

    assert reason_sentence(bare, language).endswith(".")
    assert "unheard of" in reason_sentence(strange, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(RuleKind))
def test_every_kind_of_broken_rule_has_words(kind, language):
    rule = BrokenRule(kind, "R1", ("a", "b"), "1", "2")

    assert "{" not in broken_sentence(rule, language)


@pytest.mark.parametrize(
    "phrases",
    [PHRASES, reason_phrases.RULES, reason_phrases.CLASHES, reason_phrases.BROKEN],
)
def test_every_phrase_is_there_in_each_language_with_the_same_fields(phrases):
    for key, texts in phrases.items():
        assert set(texts) == set(LANGUAGES), key
        fields = [{name for _, name, _, _ in string.Formatter().parse(text)} - {None}
                  for text in texts.values()]  # fmt: skip
        assert fields[0] == fields[1] == fields[2], key
