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
difor=derfor medan=mens åleine=alene eige=eget eigen=egen eigne=egne eigar=eier eigarar=eiere
eig=eier anna=annet annan=annen byrje=begynne byrja=begynne byrjar=begynner vore=vært vorte=blitt
vorten=blitt sjå=se gjekk=gikk fekk=fikk teke=tatt teken=tatt tekne=tatt gjeve=gitt stod=sto
skreiv=skrev skrive=skrevet heile=hele heilt=helt heil=hel fyrste=første fyrst=først sidan=siden
einaste=eneste dessutan=dessuten attende=tilbake att=igjen framfor=foran fram=frem
framover=fremover menneske=mennesker menneska=menneskene gut=gutt gutar=gutter lærar=lærer
lærarar=lærere deltakar=deltaker deltakarar=deltakere politikar=politiker politikarar=politikere
forskar=forsker forskarar=forskere tyding=betydning tyder=betyr auke=øke auka=økt aukar=øker
auking=økning kjensle=følelse kjensler=følelser kjenner=føler meining=mening meiner=mener
meinte=mente spørje=spørre spurde=spurte draum=drøm ljos=lys vatn=vann veg=vei vegen=veien
vegar=veier bustad=bolig bustader=boliger byar=byer gamalt=gammelt betre=bedre dårlegare=dårligere
vanleg=vanlig særleg=særlig farleg=farlig høg=høy høge=høye høgare=høyere høgt=høyt låg=lav
låge=lave lågare=lavere lågt=lavt brei=bred djup=dyp mjuk=myk granne=nabo grannar=naboer ven=venn
vener=venner styresmakter=myndigheter styresmaktene=myndighetene løyving=bevilgning
løyvingar=bevilgninger vedteke=vedtatt avgjere=avgjøre avgjer=avgjør avgjort=bestemt val=valg
valet=valget vala=valgene ordførar=ordfører ordføraren=ordføreren framlegg=forslag innspel=innspill
innspela=innspillene utval=utvalg utvalet=utvalget handsame=behandle handsaming=behandling
omsyn=hensyn tilhøve=forhold høve=anledning omgrep=begrep røynsle=erfaring røynsler=erfaringer
løn=lønn løna=lønna verksemder=virksomheter bilete=bilde bileta=bildene tal=tall talet=tallet
tala=tallene dersom=hvis viss=hvis trass=tross følgje=følge følgjer=følger nytte=bruke
nyttar=bruker nytta=brukt nyttast=brukes fortelje=fortelle fortel=forteller fortalde=fortalte
forteljing=fortelling forteljingar=fortellinger snakkar=snakker møtast=møtes bu=bo bur=bor
budde=bodde budd=bodd vekse=vokse veks=vokser vaksen=voksen vaksne=voksne leike=leke leikar=leker
spele=spille spelar=spiller spelte=spilte spel=spill syngje=synge syng=synger song=sang selje=selge
sel=selger krevje=kreve krev=krever ynskje=ønske ynskjer=ønsker ønskjer=ønsker ønskje=ønske
tenkje=tenke tenkjer=tenker tru=tro trur=tror trudde=trodde skjønar=forstår skjøne=forstå
finst=finnes finnast=finnes fanst=fantes gløyme=glemme gløymer=glemmer gløymt=glemt hugse=huske
hugsar=husker syne=vise syner=viser synast=synes synest=synes blei=ble heite=hete heiter=heter
setje=sette set=setter leggje=legge legg=legger sitje=sitte sit=sitter liggje=ligge ligg=ligger
kome=komme hende=skje hender=skjer freiste=prøve freistar=prøver greie=klare greier=klarer
tore=tørre lyt=må tidt=ofte framleis=fortsatt førre=forrige tinge=bestille tingast=bestilles
tinging=bestilling symje=svømme symjehall=svømmehall symjehallen=svømmehallen skipe=arrangere
skiping=arrangement samstundes=samtidig nyhende=nyheter nyhendebrev=nyhetsbrev heimesida=nettsiden
nettsida=nettsiden heimesider=nettsider fleirtal=flertall fråfall=frafall fråvær=fravær
døme=eksempel dømes=eksempel innbyding=invitasjon innbydingar=invitasjoner
innbydingane=invitasjonene byd=inviterer stifting=stiftelse stiftingar=stiftelser
foreining=forening foreininga=foreningen foreiningar=foreninger foreiningane=foreningene
stoggar=stopper stoppar=stopper gong=gang gonger=ganger haust=høst laurdag=lørdag
laurdagar=lørdager sundag=søndag måndag=mandag tysdag=tirsdag føremiddag=formiddag
føremiddagane=formiddagene arbeid=jobb oppgåve=oppgave oppgåver=oppgaver oppgåvene=oppgavene
sjukeheimen=sykehjemmet sjukeheimar=sykehjem tilbod=tilbud tilboda=tilbudene tilbodet=tilbudet
foreldra=foreldrene slepp=slipper sleppe=slippe bed=ber kallar=kaller nokosinne=noensinne
stundom=iblant einskap=enhet tryggje=trygge sokn=menighet kyrkjelyd=menighet kommunar=kommuner
levande=levende
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
        ("heim", "hjem"),
        ("kyrk", "kirk"),
        ("sjuk", "syk"),
        ("symj", "svøm"),
        ("spel", "spil"),
        ("høg", "høy"),
        ("låg", "lav"),
        ("stad(?=$|en$|er$|ene$|ane$)", "sted"),
        ("foreining", "forening"),
        ("oppgåv", "oppgav"),
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
        ("are$", "ere"),
        ("aste$", "ste"),
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


SAID_BY_ALL = frozenset(
    stem(word)
    for word in """
    kommune kommunen kommunal kommunale frivillig frivillige frivillighet frivilligheita lag laga lagene
    forening foreninga foreningen foreninger organisasjon organisasjoner sektor aktivitet aktiviteter arbeid
    legge leggje rette legges tilrettelegge bør behov
    """.split()
)  # where volunteering is the matter, these part no text from another
