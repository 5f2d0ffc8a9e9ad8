/**
 * Stems that most newsletters use, whatever they are about, in three tiers, the most common first. They tell little
 * about a note. Made by scripts/train-insights.mjs: do not edit by hand.
 */
const TIERS: readonly (readonly string[])[] = [
  (
    'agent build need start system tim tool use work'
  ).split(' '),
  (
    'actual add alread ask bas becom best bett between built call chang com context creat data day different everyth ' +
    'exact fast fil find first found giv good happen human keep learn liv long look matt mean model month mov new ' +
    'next open pattern peopl point problem prompt question read real reason research right run set show singl skill ' +
    'someth specific task tell think try two understand using writ year'
  ).split(' '),
  (
    'abilit abl acces acros ago almost alway anoth answ anyth app approach architectur around automatical awa bad ' +
    'big both break brows busi capabilit cas check clear clos compan complet complete complex comput connect content ' +
    'control convers cop correct cost current custom decid decision deep defin design detail develop differenc ' +
    'direct easi eith els email end engine engineer enough entir etc everyon exampl execut exist expect experienc ' +
    'explain explicit fail featur feel figur fix flow focu follow form framework fre full futur generat great grow ' +
    'handl hard head help high histor hit hour idea immediate implement important improv includ inform input instead ' +
    'instruction interest issu itself job key kind know knowledg larg last lat lay lead les level lif limit lin list ' +
    'local loop los low machin manag manual market match memor messag minut mistak mod multi multipl nev non not ' +
    'noth numb often old one operat ord oth output part past path pay perfect person personal pick plac plan ' +
    'platform post pow probab proces produc product project provid pull push qualit quick rath recent rememb requir ' +
    'result review risk rul runn sav scal search second seem self send separat serv servic session shar shift simpl ' +
    'small smart softwar solv someon sourc spac spend standard stat step stop stor structur stuff sur tak talk team ' +
    'technical test text thought thre toda togeth token top track train tru turn typ updat used useful user valu ' +
    'version want watch web week whatev wheth whol window workflow world worth wrong'
  ).split(' '),
];

const COMMONNESS = new Map(TIERS.flatMap((tier, index) => tier.map((stem) => [stem, 1 - index / TIERS.length] as const)));

/** How common a stem is in newsletters at large: 1 very common … 0 rare. */
export function commonness(stem: string): number {
  return COMMONNESS.get(stem) ?? 0;
}
