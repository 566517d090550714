"""Which differences keep two alike texts apart, and which do not."""

import pytest

from samspill.pure.themes.duplicates import propose_duplicates
from samspill.pure.themes.guard import Guard, guard, is_turned, sense


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Vi har kontaktperson", "Vi mangler kontaktperson", Guard.NEGATION),
        ("Me må betale for straumen", "Me slepp å betale for straumen", Guard.NEGATION),
        ("Vi har råd til å reise", "Vi har knapt råd til å reise", Guard.NEGATION),
        ("Vi er for å flytte sentralen", "Vi er mot å flytte sentralen", Guard.NEGATION),
        ("Auk tilskotet til laga", "Reduser tilskotet til laga", Guard.OPPOSITE),
        ("Behold frivilligsentralen", "Legg ned frivilligsentralen", Guard.OPPOSITE),
        ("Møtene bør være på dagtid", "Møtene bør være på kveldstid", Guard.OPPOSITE),
        ("Vi har mange frivillige", "Vi har få frivillige", Guard.OPPOSITE),
        ("Møta er nyttige", "Møta er unyttige", Guard.OPPOSITE),
        ("Vi er fornøyd med salen", "Vi er misfornøyd med salen", Guard.OPPOSITE),
        ("vi har nok folk, det er penger vi mangler", "Manglar folk som kan data", Guard.OPPOSITE),
        ("Vi har nok penger, ingen folk", "Pengar manglar", Guard.OPPOSITE),
        ("Vi har trenere nok", "Vi treng trenarar", Guard.OPPOSITE),
        ("Vi har nok halltid", "Vi har for lite halltid", Guard.OPPOSITE),
        ("For lite bassengtid", "Vi trenger ikke bassengtid", Guard.NEGATION),
        ("Det er nok å si takk", "Det er ikke nok å si takk", Guard.NEGATION),
    ],
)
def test_what_turns_the_meaning_keeps_two_texts_apart(a, b, why):
    assert guard(a, b) is guard(b, a) is why
    assert propose_duplicates([a, b]) == []


@pytest.mark.parametrize(
    ("bokmal", "nynorsk"),
    [
        ("Vi mangler lager", "Me manglar lager"),
        ("Vi savner et råd", "Me saknar eit råd"),
        ("Ingen svarer", "Ingen svarar"),
        ("Lag uten hus", "Lag utan hus"),
        ("Ordninga er urettferdig", "Ordninga er urettferdig for små lag"),
        ("Vi tar imot besøk", "Vi tek imot besøk"),
        ("Ungdommen mangler et sted", "Ungdomen manglar ein stad"),
        ("For lite bassengtid", "Ikke nok bassengtid"),
        ("For få timer i hallen", "Det manglar timar i hallen"),
        ("Vi får ikke alltid nok trenere", "Me får for få trenarar"),
        ("Det er lite penger", "Det er for lite pengar"),
        ("Vi har nok folk, men mangler penger", "Me manglar pengar, folk har me nok av"),
    ],
)
def test_twins_in_both_written_languages_are_not_kept_apart(bokmal, nynorsk):
    assert guard(bokmal, nynorsk) is None


def test_the_quick_way_finds_what_the_list_holds():
    texts = [
        *("Støtten må økes", "Støtten må kuttes", "Ingen støtte", "Rettferdig", "Urettferdig"),
        *("Tilbudet er synlig", "Tilbudet er usynlig", "Hallen er ubrukbar", "Hallen er brukbar"),
        *("Nok bassengtid", "For lite bassengtid", "Ikke nok bassengtid", "Mangler bassengtid"),
    ]

    turned = {
        (a, b) for a in texts for b in texts if guard(a, b) in (Guard.NEGATION, Guard.OPPOSITE)
    }

    assert ("Tilbudet er synlig", "Tilbudet er usynlig") in turned
    assert turned == {(a, b) for a in texts for b in texts if is_turned(sense(a), sense(b))}
