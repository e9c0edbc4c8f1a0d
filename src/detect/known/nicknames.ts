/** Common short forms of English and Spanish given names, both ways. Written for this project. */
const GROUPS = `
william bill billy will willie liam; robert bob bobby rob robbie bert; richard rick ricky rich dick richie;
james jim jimmy jamie; john johnny jack jon; joseph joe joey; thomas tom tommy; charles charlie chuck chas;
edward ed eddie ted teddy ned; michael mike mikey mick; david dave davey; daniel dan danny;
matthew matt; anthony tony; andrew andy drew; christopher chris kit topher; nicholas nick nicky;
benjamin ben benny benji; samuel sam sammy; alexander alex al sandy xander; timothy tim timmy;
kenneth ken kenny; steven steve stevie; stephen steve stevie; gregory greg; jeffrey jeff; geoffrey geoff;
lawrence larry; laurence larry; ronald ron ronnie; donald don donnie; gerald gerry jerry; jerome jerry;
raymond ray; peter pete; philip phil; phillip phil; patrick pat paddy; frederick fred freddie;
francis frank frankie fran; henry hank harry hal; harold harry hal; arthur art artie; albert al bert;
alfred al fred alf; walter walt wally; theodore ted theo teddy; leonard len lenny leo; eugene gene;
vincent vince vinny; zachary zach zack; jonathan jon jonny nathan; nathaniel nate nathan nat; joshua josh;
jacob jake; abraham abe; isaac ike zac; louis lou; lewis lew lou; martin marty; russell russ;
stanley stan; stuart stu; terrence terry; terence terry; wesley wes; bradley brad; clifford cliff;
douglas doug; calvin cal; curtis curt; dennis denny; elijah eli; gabriel gabe; gilbert gil; herbert herb;
maxwell max; maximilian max; mitchell mitch; norman norm; oliver ollie; randall randy; randolph randy;
reginald reg reggie; rodney rod; roland rollie; sidney sid; solomon sol; sylvester sly; victor vic;
elizabeth liz lizzie beth betty eliza betsy libby lisa ellie; margaret maggie meg peggy marge margie greta rita daisy;
katherine kate kathy katie kat kit; catherine cathy cate cat kate; kathleen kathy kath; mary molly polly mae;
patricia pat patty tricia trish; jennifer jen jenny; barbara barb barbie babs; susan sue susie suzy;
susanna sue susie; deborah deb debbie; debra deb debbie; dorothy dot dottie dolly; rebecca becky becca;
victoria vicky tori; jessica jess jessie; jacqueline jackie; josephine jo josie; judith judy judi;
christine chris chrissy tina; christina chris chrissy tina; cynthia cindy; pamela pam; sandra sandy;
samantha sam sammie; stephanie steph; teresa terry tess tessa; theresa terry tess tessa; virginia ginny ginger;
alexandra alex sandra sandy lexi; amanda mandy; angela angie; ann annie nan; anna annie; anne annie nan;
abigail abby gail; adelaide addie; agnes aggie; alice allie; allison allie ali; antoinette toni; beatrice bea trixie;
bernadette bernie; beverly bev; bridget bridie; caroline carrie caro; carolyn carrie lyn; cassandra cass cassie;
charlotte lottie charlie char; constance connie; cordelia delia; danielle dani; eleanor ellie nell nora ella;
emily em emmy millie; emma em emmy; esther essie; eunice eunie; evelyn evie eve; florence flo florrie;
frances fran franny frankie; gabrielle gabby; genevieve gen genny; georgina georgie gina; geraldine gerry;
gertrude trudy gertie; gloria glo; gwendolyn gwen; harriet hattie; helen nell nellie; henrietta hettie etta;
isabel izzy bella belle; isabella izzy bella; jane janie; janet jan; jean jeannie; joan joanie; joanna jo;
joyce joy; julia julie jules; kimberly kim; laura laurie; lillian lily lil; linda lindy; lorraine lori;
lucille lucy; lucinda lucy cindy; lydia liddy; madeline maddie; marcia marcy; marilyn lyn; marjorie margie marge;
martha marty mattie; matilda tilly mattie; maureen mo; melanie mel; melissa mel missy lissa; mildred millie;
miranda mandy randi; miriam mimi; nancy nan; natalie nat; nicole nicki nikki; olivia liv livvy; pauline polly;
penelope penny; philippa pippa pip; prudence prue; rachel rae; regina gina; roberta bobbie; rosemary rose rosie;
ruth ruthie; sally sal; sarah sadie sally; sophia sophie; suzanne sue suzy; sylvia syl; tabitha tabby; tamara tammy;
ursula ursie; valerie val; vanessa nessa; veronica ronnie vera; vivian viv; wilhelmina mina billie; winifred winnie;
francisco paco pancho frank; jose pepe; ignacio nacho; guadalupe lupe; jesus chuy chucho; manuel manny manolo;
enrique kike quique; roberto beto; alberto beto; guillermo memo; eduardo lalo eddie; rafael rafa; alejandro alex ale;
fernando nando; concepcion concha; dolores lola; mercedes meche; isabel chabela; graciela chela; rosario charo;
maria mari; antonio tono tony; luis lucho; josefina fina; consuelo chelo`;

const table = new Map<string, Set<string>>();
for (const group of GROUPS.split(';')) {
  const [formal, ...short] = group.trim().split(/\s+/);
  for (const nickname of short) {
    const all = table.get(formal!) ?? new Set();
    table.set(formal!, all.add(nickname));
    const back = table.get(nickname) ?? new Set();
    table.set(nickname, back.add(formal!));
  }
}

/** Other names the bearer of this folded given name is called by: `bill` for `william` and back. */
export const nicknamesOf = (given: string): ReadonlySet<string> => table.get(given) ?? new Set();
