/**
 * Given names of Spain and Latin America that no list of ours has: short forms, names of the calendar of saints as the
 * old bear them, and those of Basque, Catalan, Galician, Mapuche and Nahuatl. Written for this project.
 *
 * None of them is a word of Spanish or English, a town or a drug; what is one besides stands in `WORDS` and counts
 * where a name is expected alone (`la Chelo`, `oye nacho`, `don Curro`).
 */
import * as d from '../detector.ts';
import type { Tokens } from '../tokens.ts';

const SHORT = `
  agustincito alejandrita angelin angelines angelito antoñita antoñito asun bauti bautista beatricita bego begoñita
  belencita belita betito beto cachito carmencita ceci cecilita celi celita chabela chabelita chago chari charito
  charo chavela chela chelito chelo chema chenta chente cheo chepe chepito chon chus chuy chuyita conchi consoli
  consuelito cuquita currito danielita danielito diegui dorita doro edu eduardito encarna encarni encarnita ernestito
  eze facu facundo fali fernandita fernandito gabo gabrielito gaby geli gelines goyito goyo gregorita guille guillo
  inma inmita isabelita iñaki iñigo jandro javito joaco joseba josefita joseito josele joselito joseluis josema
  josemari juancho juanfran juani juanito juanjo juanma juanmi juanqui juanra kepa kiko koldo lalito lalo laly lautaro
  lauti loli lolin lolo lorenita lucecita lucesita luchin luchita luchito luisin luisito lupillo luzdivina luzma
  luzmila macu maika maitechu mamen manoli manolito manolo marianito mariate maribeli marichu marilo maripili
  mariquita maritere maritoñi marivi martincito martita maruchi marujita matu mayca meche mechita melchora meli memito
  mencha menchu merche mercheditas micaelita migue migueli miguelito milagritos mili monchito moncho nachin nachito
  nahuel nandito nati naty nelita nelo netito nicolasito nievitas pacorro paki panchito pancho paqui paquita paquito
  patxi patxo peio pepa pepelu pepi pepito pepote pilarin piluca piluchi quico quini quino quique rafa rafita
  ramirito ramoncito reme remeditos rodri rodriguito rosi sandrita santi santiaguito seba sebastiancito sunta susanita
  susi tachita tanito tere tincho tomasito toñeta toñin toñito trini txema txus vanesita verito vicen vicentico
  vivianita xabi xavito ximo yiyo yoli
  paco pepe lupe lupita rafi nando javi xavi dani gabi sebas agus vero vivi mariloli`;
const OLD = `
  afrodisio agapita ailin ainhoa aitor amaia ander aniceta antia apolonio aquilina arantxa arantza arnau asier atilano
  avelino ayelen aylen balbina balbino baltasara begoña bernabe bernat blai blasa bonifacia brais braulia brayhan
  breixo calixta calixto cayetana cayetano ceferina ceferino celedonia celedonio cenobia ciriaca cirila cirilo citlali
  claudina conrada crescencia crescencio crisanta crisanto crispin crispula cristeta dayron deisy deogracias desideria
  diodora domiciana edelmiro edinson edurne efigenia egoitz ekaitz eleuteria elpidia emerenciana emeteria emeterio
  endika eneko engracia epifanio erundina esneider estanislada estanislao estibaliz estiven etelvina eufrasio eulogia
  eulogio eustaquia eustaquio eutimio evarista evelio fabriciana feliciana feliu fidencia fidencio filiberta fulgencia
  fulgencio gabina galvarino garazi garbiñe gaudencia gaudencio genara gervasia gines ginesa gorka gotzon gualberta
  guillem gumersinda gumersindo haizea heliodora heliodoro hermenegilda hermogenes higinia higinio hipolita idoia
  ifigenia igone ildefonsa imanol indalecia indalecio intza iraia irati itsaso itziar izaskun jaione jaume jeison
  jenara jeronima jhon jhonatan jhordan jocunda jokin josu josune julen juvencia karmele laureana laureano leidy leire
  leocadia leocadio leoncio leovigilda leovigildo licarayen lisarda lluc llucia lluis lorea lucinio macrina maddi
  madrona magin maialen maicol maikol mairena marceliana marciala maurilia maximino meliton melitona melquiades
  meritxell metodia metztli millaray mireia miren montse montserrat nahia naiara nazaria nehuen nekane nemesio neus
  nicanora nicasia nicasio nicefora nicomedes nohora obdulio oier oihana oihane olatz olegaria olegario onesimo onofre
  orencio oriol osmunda pancracia pancracio pascual pascuala pedronila pelayo petrona policarpa policarpo pompeyo
  ponciana ponciano potenciana praxedes queralt quim quintina raimunda ramira remigia rigoberta rogelia romualda
  ruperta rutilio sabela saturia secundina secundino segismunda senen serapia serapio severiana sigfrida silveria
  sinforiana sinforiano sinforosa sixto sotera sotero stiven suyai tarsicia telesfora telesforo teodomira teodorico
  teofilo teotista tiburcia tiburcio timotea tonantzin torcuata torcuato toribia toribio trifon ubalda ugaitz unai
  unax urko ursicina uxia uxue valentiniana venancia venancio veremunda veremundo victorino vitaliana wenceslada
  wenceslao xabier xiana xoan xose xurxo yaneth yanire yatziri yefferson yeimy yeison yenny yerson yesica yolima
  yolotzin yorman yudy yulieth yurani yuridia zacarias zigor zuriñe`;
const WORDS = `kike nacho lucho pili puri vane yola fina curro cacho caro mago chucho cuca cuqui pocho pocha tano
  toto tito tita tato tete neto tacho maxi mati chicha chicho coco pau pere mica lore yeyo fer ale alejo chita
  maruja choni goya yayo chepa visitacion encarnacion patrocinio prudencia prudencio facunda honorio fructuoso
  fructuosa romana urbano urbana perfecta perfecto`;

const isListed = d.wordSet(`${SHORT} ${OLD}`);
const isTone = d.wordSet('toño toñi');

/** Somebody's name and nothing else. */
export const isSpanishGiven = (t: Tokens, at: number): boolean =>
  isListed(t, at) || (isTone(t, at) && t.text[t.start[at]! + 2] === 'ñ');

/** A word of the language that people are called by. */
export const isCalledWord = d.wordSet(WORDS);
