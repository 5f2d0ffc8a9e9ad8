/**
 * Stems that most newsletters use, whatever they are about, in three tiers, the most common first. They tell little
 * about a note. Made by scripts/train-insights.mjs: do not edit by hand.
 */
const TIERS: readonly (readonly string[])[] = [
  (
    'agent build need new start system tim tool use work'
  ).split(' '),
  (
    'acros actual add alread ask bas becom best bett between built call chang com context creat data day develop ' +
    'different end enough everyth exact fast fil find first found full giv good happen help human job keep learn liv ' +
    'long look matt mean model month mov next open pattern peopl point problem project prompt question read real ' +
    'reason research right run set shar show simpl singl skill someth specific task test think try two understand ' +
    'used user using week writ year'
  ).split(' '),
  (
    'abilit abl acces against ago almost alway anoth answ anyth app approach architectur around automatical awa bad ' +
    'big both break brows busi capabilit car cas chat check clear clos command compan complet complete complex ' +
    'comput connect content control convers cop correct cost current custom decid decision deep default defin ' +
    'describ design detail differenc direct easi eith els email engine engineer entir etc everyon exampl execut ' +
    'exist expect experienc explain explicit fail featur feel figur fix flow focu follow form framework fre ful ' +
    'futur gam gap gener generat great grow handl hard head high histor hit hour idea immediate implement important ' +
    'improv includ inform input insight instead instruction interest issu itself key kind know knowledg larg last ' +
    'lat lay lead les level lif limit lin list local loop los low machin manag manual market match memor messag ' +
    'minut mistak mod moment multi multipl nev non not noth numb often old one operat optimiz ord oth output part ' +
    'past path pay perfect person personal pick plac plan platform possibl post pow probab proces process produc ' +
    'product provid pull push qualit quick rath recent repeat report requir result review risk rul runn sav scal ' +
    'search second seem self send separat serv servic session setup shift small smart softwar solv someon sourc spac ' +
    'spend spent standard stat step stop stor structur stuff sur tak talk team technical tell text thought thre toda ' +
    'togeth token top track train tru turn typ updat useful valu version want watch web went whatev wheth whol ' +
    'window within word workflow world worth wrong'
  ).split(' '),
];

const COMMONNESS = new Map(TIERS.flatMap((tier, index) => tier.map((stem) => [stem, 1 - index / TIERS.length] as const)));

/** How common a stem is in newsletters at large: 1 very common … 0 rare. */
export function commonness(stem: string): number {
  return COMMONNESS.get(stem) ?? 0;
}
