"""Words in one form for both written languages: bokmål and nynorsk twins, inflected or not, meet.

First a list of words that are written quite otherwise, then rules for the sounds in which the languages
part. The rules are laid on both languages alike, so that it does not matter which one a text is in.
"""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

from samspill.pure.themes.words import fold

_TWINS = """
ikkje=ikke berre=bare frå=fra no=nå då=da òg=også au=også kva=hva kven=hvem kvar=hvor
korleis=hvordan kvifor=hvorfor kvart=hvert kvarandre=hverandre ein=en eit=et ei=en eg=jeg me=vi
dei=de deira=deres dykk=dere dykkar=deres ho=hun noko=noe nokon=noen nokre=noen mykje=mye meir=mer
fleire=flere saman=sammen same=samme sjølv=selv sjølve=selve vera=være vere=være vert=blir
verte=bli vart=ble gjera=gjøre gjere=gjøre gjer=gjør gje=gi gjev=gir tek=tar kjem=kommer
koma=komme seie=si seier=sier veit=vet vita=vite skriv=skriver les=leser treng=trenger
trengst=trengs manglar=mangler held=holder halde=holde dreg=drar tilskot=tilskudd
tilskotet=tilskuddet tilskota=tilskuddene stønad=støtte løyve=tillatelse løyver=tillatelser
straum=strøm skule=skole skular=skoler skulen=skolen leige=leie leiga=leia leiger=leier
leigde=leide pengar=penger pengane=pengene eldsjel=ildsjel eldsjeler=ildsjeler
eldsjelene=ildsjelene oversyn=oversikt skyss=transport innbyggjar=innbygger
innbyggjarar=innbyggere heim=hjem heime=hjemme heimeside=hjemmeside nettstad=nettside samkome=møte
møtestad=møteplass møtestader=møteplasser stad=sted stader=steder staden=stedet veke=uke
veker=uker veka=uka månad=måned månader=måneder brukar=bruker leiar=leder leiarar=ledere
styreleiar=styreleder kasserar=kasserer medlemar=medlemmer ungdomar=ungdommer born=barn
borna=barna ungar=unger gamal=gammel høyre=høre høyrt=hørt høyrd=hørt høyring=høring
høyringa=høringen høyringar=høringer søkje=søke søkjer=søker svara=svare svarar=svarer
kringom=omkring utanfor=utenfor utan=uten innan=innen saksbehandlar=saksbehandler
saksbehandlarar=saksbehandlere sakshandsaming=saksbehandling tilsett=ansatt tilsette=ansatte
einskild=enkelt einskilde=enkelte lettare=lettere vanskeleg=vanskelig mogleg=mulig
mogelegheit=mulighet røyst=stemme tryggleik=sikkerhet reiskap=utstyr øving=øvelse trenar=trener
trenarar=trenere framand=fremmed tidleg=tidlig seint=sent kyrkje=kirke kyrkja=kirka
sjukeheim=sykehjem sjuk=syk verdsetje=verdsette verdset=verdsetter årleg=årlig jamleg=jevnlig
jamt=jevnt jamn=jevn saknar=savner sakn=savn naudsynt=nødvendig trong=behov køyre=kjøre
køyrer=kjører køyretøy=kjøretøy opne=åpne open=åpen ope=åpent opna=åpnet stengd=stengt
stengde=stengte avgjerd=avgjørelse avgjerder=avgjørelser røyndom=virkelighet verksemd=virksomhet
verkstad=verksted
"""
SMALL_WORDS = frozenset(
    """
    alle alt at av blir bli ble da de dei deg dem den denne der dere det dette du dykk då ein eit ei
    eller en enn er et etter for fordi fra frå får har her hos hva hvis i igjen ikke ikkje ingen jeg eg
    ja kan kva kven kvar kom kommer kjem man med meg men mer meir mot må mye mykje mange når nå no noe
    noen noko nokon nokre og også òg om opp oss over på sa seg ser si sier seier sin sitt skal skulle
    slik som så til treng trenger un under uten utan var vart ved vi me vil ville være vere vera vært vore
    å år bare berre burde bør få gå går gjør gjer hver kvar
    """.split()
)  # they tell little of what a text is about
_LIST = dict(pair.split("=") for pair in _TWINS.split())
_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("skul", "skol"),
        ("verk", "virk"),
        ("tilskot", "tilskud"),
        ("straum", "strøm"),
        ("eldsjel", "ildsjel"),
        ("^kv", "hv"),
        ("heit", "het"),
        ("leg(?=$|e|a)", "lig"),
        ("leik", "lek"),
        ("øy", "ø"),
        ("au", "ø"),
        ("ei", "e"),
        ("[jgks]j(?=[aeiouyæøå])", lambda found: found[0][0]),
        ("aa", "å"),
        ("arar$", "ere"),
        ("ane$", "ene"),
        ("ande$", "ende"),
        ("(?<=[^aeiouyæøå])ar$", "er"),
        (r"([bdfgklmnprst])\1", r"\1"),
    )
)
_STEMMER = snowballstemmer.stemmer("norwegian")


@lru_cache(maxsize=100_000)
def common_form(form: str) -> str:
    """A folded word as both written languages would have it; not for reading."""
    word = _LIST.get(form, form)
    for pattern, instead in _RULES:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """The stem of a folded word, alike in both written languages."""
    word = fold(_LIST.get(form, form))
    return common_form(_STEMMER.stemWord(_untwinned(word)))


def _untwinned(word: str) -> str:
    """Nynorsk endings as bokmål has them, so that one stemmer serves both."""
    for nynorsk, bokmal in (("heit", "het"), ("leg", "lig"), ("lege", "lige"), ("arar", "ere")):
        if word.endswith(nynorsk) and len(word) > len(nynorsk) + 2:
            return word[: -len(nynorsk)] + bokmal
    return word
