/**
 * Common English short forms of given names, each line one name with its short forms. No maintained npm package carries
 * such a table, so it is kept here; only pairs that name the same person beyond doubt when the family name agrees.
 */
const TABLE = `
abigail abby gail|abraham abe|albert al bert|alexander alex al lex sandy xander|alexandra alex sandra lexi|alfred al fred
amanda mandy|andrew andy drew|angela angie|anthony tony|antonio tony|arthur art|barbara barb|benjamin ben benji|bernard bernie
bradley brad|calvin cal|catherine cathy kate kat cat|charles charlie chuck chas|charlotte charlie lottie|christina chris tina
christine chris|christopher chris kit topher|clifford cliff|curtis curt|cynthia cindy|daniel dan danny|david dave davey|deborah deb debbie
dennis denny|dominic dom nick|donald don donny|dorothy dot dottie|douglas doug|dwight ike|edward ed eddie ted ned|edwin ed
eleanor ellie nell nora|elizabeth liz beth betty lizzie eliza lisa|emily em|eugene gene|evelyn evie|ezekiel zeke|florence flo
frances fran frankie|francis frank fran|frederick fred freddie|gabriel gabe|geoffrey geoff jeff|george georgie|gerald gerry jerry|gilbert gil
gregory greg|gwendolyn gwen|harold hal harry|harrison harry|henry hank harry hal|howard howie|isabella bella izzy|isaac ike zac
jacob jake|jacqueline jackie|james jim jimmy jamie|janet jan|jason jay|jeffrey jeff|jennifer jen jenny|jeremiah jerry jeremy|jeremy jez
jerome jerry|jessica jess jessie|jillian jill|john jack johnny jon|jonathan jon johnny nathan|joseph joe joey|joshua josh|judith judy
julian jules|katherine kate kathy katie kat kit|kathleen kathy kate|kenneth ken kenny|kimberly kim|lawrence larry laurie|leonard leo len lenny
leonardo leo|leopold leo|lewis lew|lillian lil lily|louis lou|louise lou|lucas luke|madeline maddie|margaret maggie meg peggy marge
martin marty|matthew matt|maxwell max|maximilian max|melissa mel missy|michael mike mick mickey|michelle shelly|miguel mike|mitchell mitch
mohammad mo|mohammed mo|muhammad mo|nathan nate|nathaniel nate nat nathan|nicholas nick nico|nicole nicky|norman norm|oliver ollie|olivia liv
pamela pam|patricia pat patty trish|patrick pat paddy|penelope penny|peter pete|philip phil|phillip phil|priscilla cilla|rachel rach|randall randy
raymond ray|rebecca becky becca|reginald reggie|richard rich rick dick ricky|robert rob bob bobby robbie bert|rodney rod|roger rog|roland rollie
ronald ron ronnie|rosemary rosie|russell russ|samantha sam|samuel sam sammy|sandra sandy|sarah sally|sebastian seb bas|sharon shari
sidney sid|solomon sol|stanley stan|stephanie steph|stephen steve|steven steve|stuart stu|susan sue susie|sylvester sly|tabitha tabby
terrence terry|teresa terry tess|theodore ted theo teddy|theresa terry tess|thomas tom tommy|timothy tim timmy|tobias toby|valerie val
vanessa nessa|veronica ronnie|victor vic|victoria vicky tori|vincent vince vinny|virginia ginny|vladimir vlad|walter walt wally
wesley wes|wilfred wilf fred|william will bill billy liam|winston win|yevgeny eugene|zachary zach zack`;

const EMPTY: ReadonlySet<string> = new Set();
let table: Map<string, Set<string>> | null = null;

/** The short forms of a given name (lower case); empty when none is known. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  table ??= new Map(
    TABLE.trim().split(/[|\n]/).map((line) => {
      const [full = '', ...short] = line.trim().split(' ');
      return [full, new Set(short)] as const;
    }),
  );
  return table.get(name) ?? EMPTY;
}
