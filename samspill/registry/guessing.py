"""A category where the Register of Non-Profit Organisations has not told one.

More than half of all associations stand under one general industry code, so the name is read too;
it goes first, being the more exact. Where neither says anything the answer is "", not "other".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from samspill.pure.folding import fold

# The first that fits wins, so the narrow ones stand above the wide. Between commas: a part of a
# word, or " il " the whole word, or "kor " the end of one.
_NAMES: tuple[tuple[str, str], ...] = (
    ("8200", "frivilligsentral,frivillighetssentral,frivilligheitssentral"),
    ("4200", "krisesenter,natteravn,natteramn,redningsselskap,redningshund,folkehjelp,røde kors,"
             "raude kross,sjelesorg,mental helse ungdom"),
    ("13100", "speid, 4h,barnegospel,barnelag,ungdomslag,ungdomsklubb,ungdomsråd, fau ,foreldrearb,"
              "foreldreråd,elevråd,ungdomshus,juniorkorps,natur og ungdom"),
    ("14100", "innvandr,innvandrar,flerkultur,fleirkultur,mangfold,mangfald,integrering,flyktning,"
              "somali,eritre,polsk,ukrain,tamil,syrisk,kurdisk,interkultur,inkluder"),
    ("7300", "arbeiderparti,arbeidarparti, høyre , høgre ,senterparti, sv , venstre ,"
             "fremskrittsparti,framstegsparti,folkeparti,miljøpartiet,bygdeliste"),
    ("10100", "menighet,meinigheit,kyrkjelyd, kirke,kyrkje,misjon,bedehus,kristen,kristne,kristel,"
              "moské,moske ,muslim,islam, kfuk, kfum,pinse,adventist,baptist,frelsesarm,"
              "humanetisk,human-etisk,trossamfunn,trussamfunn"),
    ("5200", "dyrevern,dyrebeskytt,dyrevelferd,omplassering"),
    ("5100", "naturvern,miljøvern,fuglevern,ornitolog,biologisk,birøkt,hagelag,hageselskap,klima"),
    ("3400", "sanitet,revmatik,diabetes,kreft,hjerte,hjarte,lunge, lhl ,hørsel,hørsl,blinde,demens,"
             "psoriasis,astma,epilepsi,helselag,helseforen,mental helse, nhf ,handikap,"
             "nevromusk,autisme,parkinson"),
    ("4100", "pensjonist,seniornett,besøksven,omsorg,edru, iogt ,blå kors,blåkors,avhald,avhold,"
             " nfu ,utviklingshem,utviklingsham,matsentral"),
    ("1200", "idrett,fotball,ballklubb, il , fk , bk , tk , sk , rk , uil , bil ,turnfor,turnlag,"
             "skilag,skiklubb,skiskyt,handball,håndball,friidrett,orienter,svøm,symje,sykkel,"
             "rideklubb,ridelag,hestesport,skyttarlag,skytterlag, golf,tennis,badminton,padle,"
             "kajakk,klatre,seilfor,danseklubb,motorsport,judo,karate,taekwondo,volleyball,"
             "basket,ishockey,bueskyt,bowling, padel, trim ,dykkar,dykker,skateklubb"),
    ("1100", "kor ,koret ,songlag,sanglag,korps,musikk,orkester,spelemann,spellmann,spillemann,"
             "trekkspel,trekkspill,teater,revy, kunst,kulturlag,kulturhus,kulturminne,historielag,"
             "sogelag,husflid,leikarring,bunad,filmklubb,litteratur,slekt,museum,mållag,festival,"
             "fotoklubb,storband, band ,jazz,kystlag,bygdekino"),
    ("6200", "velforen,velforein,vellag, vel ,borettslag,huseier,hytteforen,hytteforein,grendehus,"
             "grendahus,samfunnshus,forsamlingshus"),
    ("6100", "grendelag,grendalag,bygdelag,bygdeutvik,bydelslag,utviklingslag,byforen,nærmiljø"),
    ("8100", "legat,minnefond,gavefond"),
    ("11100", "næringsforen,næringslag,bondelag,småbrukarlag,småbrukerlag,handelsstand,"
              "sau og geit,sauealslag,skogeigar,skogeier,beitelag"),
    ("11300", "fagforbund,fagforen,fagforein,utdanningsforbund,sykepleierforb,sjukepleiarforb"),
    ("9100", "amnesty,unicef,redd barna,fn-samband,vennskapsfor,venskapsfor"),
    ("7100", "interessefor,pårørende,pårørande,forbruker,forbrukar,leieboer,leigebuar"),
    ("1300", "jeger,jegar,jakt, fiske, jff , njff ,turlag,turistfor,turistlag,lions ,rotary,losje,"
             "loge ,bygdekvinne,kvinnelag,bridge,sjakk,hobby,modellfly,veteran,båtfor,båtlag,"
             "hundeklubb,bobil,camping,radioamatør,brettspill,brettspel, mc ,filatelist"),
    ("2300", "studieforbund,folkeakademi,folkeuniversitet"),
)  # fmt: skip
_INDUSTRY: tuple[tuple[str, str], ...] = (
    ("93.1", "1200"),
    ("90.", "1100"),
    ("91.", "1100"),
    ("93.2", "1300"),
    ("94.91", "10100"),
    ("94.92", "7300"),
    ("94.11", "11100"),
    ("94.12", "11200"),
    ("94.2", "11300"),
    ("85.1", "2100"),
    ("85.2", "2100"),
    ("85.3", "2100"),
    ("85.4", "2200"),
    ("85.5", "2300"),
    ("72.", "2400"),
    ("86.1", "3100"),
    ("86.", "3400"),
    ("87.1", "3200"),
    ("87.", "4100"),
    ("88.", "4100"),
    ("68.", "6200"),
    ("64.", "8100"),
)


def guess_category(*, name: str, industry_codes: Iterable[str] = ()) -> str:
    """The ICNPO code that the name, else the industry codes, point to; "" when nothing does.

    industry_codes   "93.120" as the register writes them, or "93120"; the main one first
    """
    by_name = _by_name(name)
    if by_name:
        return by_name
    for code in map(dotted_code, industry_codes):
        for beginning, category in _INDUSTRY:
            if code.startswith(beginning):
                return category
    return ""


def dotted_code(code: str) -> str:
    """ "94992" -> "94.992": the register refuses an industry code without its point."""
    bare = code.strip()
    return f"{bare[:2]}.{bare[2:]}" if bare.isdecimal() and len(bare) > 2 else bare


def _by_name(name: str) -> str:
    words = " " + " ".join(re.findall(r"[\w-]+", fold(name))) + " "
    for category, pattern in _PATTERNS:
        if pattern.search(words):
            return category
    return ""


def _pattern(line: str) -> re.Pattern[str]:
    """The parts of a line as one expression; the spaces in them count."""
    return re.compile("|".join(re.escape(part) for part in line.casefold().split(",")))


_PATTERNS = tuple((category, _pattern(line)) for category, line in _NAMES)
