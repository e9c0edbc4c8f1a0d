/**
 * A fifth way, for training alone: logs and lists in which little but its place says what a word is,
 * days without a year, questions and messages, and what bears a name and is nobody. All invented.
 */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Events of a shift, handovers, rotas: mostly a surname and a word or two. */
export const WIDER_LOG = lines(`
{time} {anylast}
{time} {anylast}[ x{n}|?|...|, {anylast}|/{anylast}|;]
{time} {anylast} [{w}|{w} {w}|{clin}|ok|in|out|back|here|away|off|gone|late|scrubbed|bedside|busy|free|home]
{time} [{w}|{clin}|{drug}] [by|to|from|with|w/|via|per|for|-|–|/|→|->|@] {anylast}
{time} [{w} {w}|{clin}], {anylast}[, {anylast}| and {anylast}|]
{time} [{W} {w}|{Clin}|{Drug} {dose}] ({anylast})
[{time}-{time}|{time} – {time}|{time} to {time}] {anylast}[, {w}| ({w})| rm {n}|]
{anylast} {time}[, {anylast} {time}|; {anylast} {time}|-{time}|]
{anylast} [->|→|>|to|=>] {anylast}[ {time}|, {clin}|: {w} {w}|]
{anylast}/{anylast}[/{anylast}|] [{w}|rounding|scrubbed|on|at {time}|to see|{clin}]
{anylast} [+|&|and|w/|with] {anylast} [{w}|in {w}|at {time}|on {w}|for {clin}|took {w}]
{anylast}: {w}[ {w}|, {clin}|; {anylast}: {w}| {time}|].
{anylast} ([{w}|{age}|{service}|x{nn}|rm {n}|{time}|{phone}|on call|float|agency|orient.])[: {w}|, {w} {w}|]
[Bed|Rm|Room|Bay|Chair|Pod|Cot|Slot|OR|Table|Bay] {n}[A|B|][:| -|,|] {anylast}[, {age}[M|F| y]|, {clin}| {clin}|]
[{n}|{nn}|{n}A|{n}B] {anylast} {age}[M|F|yo|y|] {clin}[, {w}|; {w}|]
{anylast}, {age}[M|F| yo|], {clin}[; {drug}|, {w}|, d/c {part}|]
{anylast} [{age}M|{age}F|{age}] [{clin}|{w} {w}] [to {w}|d/c {w}|NPO|home {w}|pending {w}|{drug}]
- {anylast}[: {w}| {w}| ({w})|, {anyfirst}|, {clin}]
* {anylast}, {anyfirst}[ {init}|][ - {clin}|]
{n}) {anylast} {anyfirst}[ {init}.|][ {clin}|]
{n}. {anylast}[: {clin}| - {w}|, {w}| {init}.|]
{anylast}{nl}{anylast}{nl}{anylast}
{anylast}, {anylast}, {anylast}[, {anylast}| & {anylast}| and {anylast}|]
{anylast} | {n} | {clin} | {anylast}
{anylast}	{n}	{clin}	{anylast}
{anylast};{age};[M|F];{clin};{anylast}
[{weekday}|{weekday} AM|{weekday} night|{part}|AM|PM|Days|Nights|Eve|Weekend|1st call|2nd call|Backup|Float|Late|Early] [-|:|–|=|] {anylast}[ / {anylast}|, {anylast}|]
{weekday}: {anylast}{nl}{weekday}: {anylast}
[Off|Sick|Leave|Swap|Covers|Covering|Late shift|Night|Short call|Long call|Triage|Code team|Airway|Runner|Lead]: {anylast}[ for {anylast}|, {anylast}|]
[seen|staffed|rounded|checked|covered|cosigned|verified|witnessed|countersigned|relieved|precepted|done|read] [by|w/|w|with|/] {anylast}[ {time}| {part}|, {anylast}|].
[per|ask|d/w|cc|attn|via|from|thru|see|with|ok by|ok per|rec by|s/o|f/u w/|appt w/|msg] {anylast}[, {w}| re {clin}| {part}|: {w}].
{service} [consult|recs|input|note|signed off|follows|aware|saw] ({anylast})[, {w}|: {clin}|].
[{service}|Consult|Recs|Plan|Staff|Primary|On|Team|Doc|Op|Anes|Scrub] - {anylast}[, {w}|. {clin}|]
[attending|fellow|resident|intern|student|tech|sitter|aide|runner|medic|scribe|pharmacist|dietitian|chaplain|porter|translator|operator|clerk|therapist] {anylast} [{w}|says {w}|arrived|signed|wrote {clin}|left|was {w}|phoned|stayed|to {w}|will {w}|agreed|noted {clin}].
[RN|MD|PA|LPN|RRT|EMT|DO|NP|MA|CNM|PCT|SRNA] {anylast} [{w}|relieved|arrived|signed|phoned|left|present|rounds|spoke|to {w}|off|to call|documented {clin}][, {w}| {time}|].
{anylast}, [RN|MD|PA|LPN|RRT|EMT|DO|NP|MA|PCT], [{w}|relieved|arrived|phoned|left|on {w}|out {w}][ {time}|].
{anylast} [RN|MD|PA-C|LPN|DO|NP|PT|OT] [{w}|relieved|at {time}|{clin}|to {w}|took {w}|gave {drug}].
{anylast} [signed|wrote|noted|asked|phoned|left|arrived|returned|declined|agreed|slept|woke|fell|ate|vomited|improved|worsened|cried|spoke|stayed|wants {w}|needs {w}|says {w}|has {clin}|is {w}|was {w}|will {w}|did {w}].
[{w}|then|later|now|meanwhile|again|also|so] {anylast} [{w}|was {w}|had {clin}|went {w}|took {w}|asked {w}].
{anylast}'s [{w}|{clin}|chart|note|shift|room|list|page|labs|exam] [{w}|was {w}|is {w}|{time}|done].
[the|our|their] {anylast} [note|plan|list|patient|case|consult|room|family] [{w}|was {w}|is {w}].
[Room|Bed] {n} [is|was|=] {anylast}['s|]. [Swap|Move|Put|Take|Send] {anylast} [to|into|out of|from|with] [{w}|bed {n}|{anylast}].
[told|asked|paged|called|texted|thanked|relieved|helped|met|saw|updated|reminded|answered] {anylast} [{w}|again|{time}|twice|re {clin}|about {w}|and {anylast}].
{short}[, {short}|; {short}|/{short}|] [{w}|{w} {w}|at {time}|signed|to {w}|agrees|aware|present|{clin}].
[seen|staffed|rounded|checked|booked|sent|done|read|set up|talked|lunch|call] [by|w/|with|for|to] {short}[, {cred}|, {w}| {time}| {part}|, {hosp}|].
[tutor|porter|driver|clerk|worker|aide|medic|sitter|guard|agent|officer|partner|carer|coach|vendor] {short} [{w}|was {w}|{time}|phoned|visits|on {weekday}|will {w}].
{short} ([{w}|{id}|{dob}|{service}|{age}[M|F]|rm {n}|{phone}]) [{w}|came|was {w}|returns|needs {w}|called {time}].
[the|this|a|our|my|your|his|her] [{w}|kind|brave|quiet|new|old|late|young|good] {short}[, {dob}|, {age}|, born {dob}|], [{w}|who {w}|whom we {w}|was {w}].
{anyinv}; {anyinv}; {anyinv}[; {anyinv}|]
{anyinv}[{nl}|; | / | - | • ]{anyinv}
[{w}|{clin}|Cc|List|Rota|Present|Copies|Seen|Absent|Late|Groups]: {anyinv}; {anyinv}[; {anyinv}|]
{anylast}, {init}.; {anylast}, {init}.[; {anylast}, {anyfirst}|]
[name|pt|patient|client|who|full name|last, first]:{anyinv}[ age:{age}| dob:{dob}| sex:{sex}| id:{id}|, {w}]
[Bloods|Lines|Meds|Drain|Foley|Dressing|ABG|CXR|Labs|Transfer|Consent|Family talk|Code|Rapid] [{time}|done|{w}|{w}] {anylast}
`);

/** Somebody beside what they are to somebody or do there, often a name that is a word besides. */
export const WIDER_KIN = lines(`
[{his}|{w}|the|older|only|late|first] [son|daughter|wife|husband|partner|sister|brother|mom|dad|aunt|uncle|cousin|niece|nephew|boss|landlord|neighbor|roommate|cellmate|coworker|friend|sponsor|godmother|stepdad|grandma] {amb}[.|,|;| {w}| {w}s {w}| has {clin}| at bedside| aware| called {time}| to {w}| ({age})| ({phone})|, {prof},]
[Son|Daughter|Wife|Husband|Partner|Sister|Brother|Mom|Dad|Aunt|Uncle|Cousin|Niece|Boss|Landlord|Neighbor|Roommate|Cellmate|Friend|Brother-in-law|Sister-in-law] {amb} [{w}|{w}s|at bedside|aware|called|to {w}|has {clin}|lives in {city}|({phone})|incarcerated|updated {time}].
[Kids|Children|Sons|Daughters|Siblings|Grandkids|Boys|Girls|Twins|Parents]:? {amb}[ {n}| ({age})|], {anyfirst}[ {n}| ({age})|][ and {amb}| & {amb}| {n}, {amb} {n}|][.|;| {w}| w/ mom| at home]
[both|two|three|the|{his}] [kids|sons|daughters|sisters|brothers|boys|girls|cousins|neighbors] ({anyfirst}[ {n}|, {age}|][,| and|;] {amb}[ {n}|, {age}|])[ {w}|, {w}|.]
[RN|CMA|CNA|LPN|MSW|PCT|RT|CRNA|LCSW|RRT|HCA|SRNA|EMT|PA|MA] {amb}[.|,|;| aware| informed| to bedside| {w}| at {time}| took {w}| present]
[{w}|day|night|unit|charge|float|breast|ward|peer|court|bus|home|on-call] [coordinator|coord|navigator|advocate|aide|driver|clerk|technician|chaplain|interpreter|secretary|porter|volunteer|counselor|doula|tutor|coach] {amb}[.|,|;| {w}|: {w}| {anylast}| aware| {phone}]
[Coord|Unit clerk|Chaplain|Technician|Advocate|Keyworker|Interp|Driver|Volunteer|Aide|Navigator|Embryologist|Secretary|Porter|Scrub|Runner|Crew|Boss|Lead|Apologies|Absent|Present]:? {amb}[.|,|;| {w}| aware|/{anylast}|, {anylast}]
[goes by|prefers|known as|aka|called|nicknamed|preferred name:|likes to be called|answers to|calls her|calls him|use] ["{amb}"|{amb}|“{amb}”][.|,|;| at home| {w}|)]
[a|the|some|one] [man|woman|lady|guy|boy|girl|nurse|neighbor|friend|visitor] [named|called] {amb}[.|,|;| {w}| from {city}| who {w}]
{anyfirst} {init}: [{w} {w}|ok|yes|no {w}|will {w}|ty|on it|{clin}?|who {w}?]
[from|to|cc|To|From]: {amb}{nl}[to|re|cc|Re]: {w} {w}
[spoke with|spoke to|texted|emailed|phoned|looking for|waiting for|covering for|reminded|met|saw|staffed with|d/w|per] {amb}[.|,|;|:| {w}| re {clin}| in {w}| {time}]
[Bed|Chair|Rm|Bay|Wd|] {n}[A|)|.|:|] {amb}[, {age}[M|F| F| M]| {age}[M|F]| —| -|:| ({w})] [{clin}|{w} {w}|stable|{drug}]
[transferred|transfer|admitted|seen|referred|sent|discharged|flown|back] [from|to|at|via] {hospshort}[ {part}| with {clin}|, {w}|.| by EMS| {date}]
[works|worked|nights|job|employed|retired|cook|driver|cashier|guard|foreman|welder] [at|for|from|with] {org}[.|,| since {year}| {w}|; {clin}]
[Facility|Site|Clinic|Location|Sender|Practice|Transferring facility]: {hosp}[ {phone}|, {city}|{nl}Ref: {id}]
`);

/** Days without a year, beside an event, and what looks like one and is a share or a score. */
export const WIDER_DAY = lines(`
[{clin}|{drug}|{w}] {md}[,|;|.| and|:] [{clin}|{drug}|{w}] {md}[.|; {clin} {year}.|]
{md}[:| -|–|,|] [{clin}|{w} {w}|{drug} {dose}|{dr}|{W} {w}].
{md} {time}[:| -|,|] [{clin}|{w} {w}|{anylast}|{drug}]
{md}, {md}[, {md}|] [and|&] {md}[: {clin}|, {w}|]
[{clin}|{w}] ({md})[, {clin} ({md})|; {w} {md}|]
[{drug}|{Drug}|{clin}] ({md}-{md})[, {w}|]
[{drug}|{w}] [{md}-{md}|{md} – {md}|{md} to {md}|{md}-present|{md} thru {md}]
[started|stopped|given|held|taken|placed|pulled|changed|repeated|refilled|sent|drawn|done|seen|called|signed|faxed|moved|ended|broke|gone|home|back|worse|better] {md}[, {w}|; {clin}|.| by {anylast}|]
[last|next|first|final|prior|repeat|new|late|missed] [{w}|dose|visit|BM|shift|scan|labs|set|film|culture|drain|period] {md}[, {w}|.|]
[{abbr}|{acro}|labs|cx|bcx|ucx|echo|film|scan|swab|path|note|EEG|cath|scope] [{md}|of {md}|from {md}|on {md}|({md})|- {md}|{md}:] {clin}[.|, {w}]
[as of|by|eff|effective|exp|due|ETA|EDD|LMP|f/u|appt|RTC|d/c|adm|surg|tx|rx|fill|DOS|DOI|re-eval|home] [{md}|: {md}|- {md}|{md} {time}]
[the|a|this|that|his|her] {md} [note|film|visit|dose|scan|biopsy|fall|admission|report|letter|result|sample|clinic|incident]
[pt|she|he|mom|family|wife] [{w}|called|came|fell|left|moved|seen|stayed|back] {md}[ {w}|, {clin}|.]
[{weekday}|{weekday},] {md}[ {time}| at {time}|: {w}| - {clin}]
[week|wk] of {md}, [{w} {w}|{clin}|off {w}].
{n}/{n} [{part_of_body}s|{w}s|lesions|quadrants|patients|limbs|criteria|signs|tubes|bottles|strands] [{w}|positive|were {w}|involved].
[{clin}|{w}|{part_of_body}] {n}/{n}[, {clin} {n}/{n}|] [{w}|bilat|throughout|today|at rest|R, {n}/{n} L].
[{n}/{n}|{nn}/{nn}] [{w}|of {w}|on {w}], [ratio|share|half|score|grade|dose|tab] {n}/{n}.
[score|scored|rates|grade|strength|power|recall|orientation|MMSE|pain|DTR|{eponymlone}|{acro}] [{n}/{n}|is {n}/{n}|{n}/{nn}|= {n}/{n}|of {n}/{n}|now {n}/{n}][, was {n}/{n}|].
[rates|rated|rating|grades|puts|scores|describes|gives] [{his} {w}|the {w}|pain|it|this|{clin}|{his} pain] [as|at|a|about|as a|up to a|currently|to be|near] {n}/10[ {w}| at worst|, {w} {w}|, {n}/10 at {w}|, down from {n}/10].
[pain|headache|itch|fatigue|mood|dyspnea|{clin}] [is|was|now|of|at|about|level|score|up to a|level of] {n}/10[ {w}|, {w}|.| at rest].
[a|grade|soft|harsh|loud|{w}] {n}/6 [systolic|diastolic|holosystolic|ejection|{w}|flow] [murmur|{w}|{w} murmur].
[strength|power|motor|EHL|grip|deltoid|quads|{part_of_body}|{w}] [is|was|of|about|-|+|to|:|=|] [-|+|][{n}/5|4/5|5/5|3/5][-|+|][ {w}| bilaterally|, {w} [{n}/5|4/5|5/5]|].
[titer|titers|phase|dilution|{clin}|{acro}] [1/{nn}|1/{n}/{n}|1:{nn}], [{w}|1/{nn} {w}].
[{Clin}|{clin}|{W} {clin}|Diabetes], [Type II|{w}|{clin}] ([{nn}{n}.{n}{n}|{nn}{n}.{n}|{nn}{n}.00|V{nn}.{n}]).
[K1|K2|{acro}|OD|OS|Keratometry] {nn}.{nn}{n}[ K2 {nn}.{nn}{n}|, {nn}.{nn}|] [{w}|{acro}].
[take|give|use|add|cut|run] {n}/{n} [tab|cap|strength|NS|saline|dose|cup|bag][, {w}|].
`);

/** Questions to a model, portal and text messages, records as code. */
export const WIDER_MESSAGE = lines(`
[hey|hi|hello|morning|yo|ok|so|um|pls|please|quick q] [can u|could you|can we|did u|do you|will you] [check on|look up|call|see|ask|message|find|discharge|round on] {ptfirst}[ {ptfam}|][ (dob {dob})| in {n}| today| re {clin}|]?
[u|you|we|they|i] [saw|seen|met|told|asked|heard from|emailed|missed] {ptfirst}[ {ptfam}|] [today|yet|{part}|again|re {clin}|this am]?
[fyi|btw|heads up|update|reminder|note|nb|asap|urgent] [-|:|,] {ptfirst}[ {ptfam}|] [{w}|is {w}|was {w}|has {clin}|needs {drug}|called {w}].
[Rephrase|Shorten|Proofread|Translate|Summarise|Tidy up|Turn into a letter|Check the tone of|Extract the diagnoses from|Code]: [{pt}|{ptlast}|{Mr} {ptlast}] [is|was|has|came|attended|presented] [{w}|with {clin}|{w} {w}][, {dob}|, seen by {dr}|].
[Context|Background|Case|Input|Text|Note|Vignette|Scenario|Question]: [{pt}|{ptlast}], {age}[M|F|yo|], [{clin}|on {drug}][, PCP {drfull}|, {hosp}|, {city}|][, MRN {id}|].
[You are|Act as|Pretend you are|Answer as] [a {prof}|a clinician|{drfull}]. [The patient is|Your patient is|Talk to] {pt}[ from {city}|, born {dob}|].
[Patient|Client|Name|Member|Subject|Person|Contact]=[{pt}|{ptinv}][; |, | ]DOB={dob}[; |, | ][id|mrn|no]={id}
[patient|member|caller|user|subject|resident]_[name|full_name]: {pt}{nl}[birth_date|dob]: {dob}{nl}[city|town]: {city}
[name|who|patient|pt|client] - {pt}{nl}[where|place|site] - {hosp}{nl}[when|date|seen] - {date}
[1|2|3|4|5]. Who is {pt}['s|] [{w}|doctor|mother|nurse|next of kin]? [It is|Ans:|A:|->] [{any}|{anylast}|{drfull}].
[Q|A|User|Assistant|Human|AI|Me|Them|Bot|Chat]: [{ptfirst}|{pt}|{ptlast}] [{w}|is {w}|has {clin}|was in {city}|takes {drug}|lives in {city}].
[Remember|Assume|Suppose|Imagine|Note that|Given that|Consider that] {pt} [lives in {city}|has {clin}|saw {dr}|was born {dob}|takes {drug}|called {part}].
[Compare|Merge|Match|Sort|List|Group|Count] [these|the] [patients|clients|names|records]: {any}, {any}[, {any}|] [and|&] {any}.
[Thanks|Thank you|Ta|Cheers|Sorry|No worries|Great|Perfect|Ok|Done|Noted|Understood|Right|Yep|Sure thing][,|!|.] {anyfirst}[.|!| - {w} {w}|]
[Morning|Evening|Afternoon|Night|Bye|Later|Welcome|Congrats|Happy birthday|Get well|Well done|Good luck|Sorry][,|!|] {anyfirst}[.|!|, {w} {w}|]
{anyfirst}[,|:|;| -] [{w} {w} {w}|please {w} the {w}|did you {w}|your {w} is {w}|we {w} {w}|any {w}]?
[tell|ask|let|help|send|give|show|remind|invite|wake|feed|bring] {anyfirst}[ {anylast}|][ {w}| the {w}| know| back| home| to {w}|].
[My|Our|Your|Her|His|Their] [{w} |][friend|husband|wife|sister|brother|dad|mom|boss|nurse|carer|tenant|roommate|client|patient|pal|mate|ex|twin|niece|kid|son|daughter|grandma|grandpa|aunt|uncle],? {anyfirst}[ {anylast}|],? [{w}|is {w}|has {clin}|who {w}|said {w}|came {w}|takes {drug}].
[the|this|a|his|her] [{w} |][wife|husband|nephew|cousin|stepson|in-law|landlord|sponsor|fiancée|girlfriend|boyfriend|godson|widow|guardian|minister] [({anyfirst})|- {anyfirst} -|{anyfirst}|named {anyfirst}|called {anyfirst}|, {anyfirst} {anylast},] [{w}|was {w}|drove|paid|agreed].
[by|for|from|to|with|without|about|against|near|like|than|and|or|but|not|is|was] {anyfirst}[ {anylast}|][.|,|;|!|?]
{anyfirst} [{w}|{w}s|{w}ed] [the|a|his|her|my|{w}] {w}[ {w}|, {anyfirst} {w}ed|].
{anyfirst} [&|and|+|or|with] {anyfirst} [{w}|are {w}|were {w}|have {clin}|live in {city}|{w} {w}].
[there is|there was|here comes|it was|that is|this is|i am|i'm|meet|enter|exit] {anyfirst}[ {anylast}|][, {w}|.| again]
[photo|picture|painting|letter|book|poem|copy|gift|drawing|note] [of|by|from|for] {any}[, {w}|, {part}|.]
[{w} {w}|{w}], [says|thinks|writes|hopes|adds|notes|claims] {any}[, {prof}|, {age}|].
{any} [({year}–{year})|({age})|, {age},|, {prof},|of {city}] [{w}|was {w}|wrote {w}|died|won {w}].
[{W}|{w}ed|{W}ed|{w}] by {any}[, {any}|] [and|&] [{anylast}|{any}|{anyfirst}][.|, {w}|; {w} {w}].
[with|from|for|of|about|between|to|versus|beside] {any} [and|&|or] [{anylast}|{any}][.|, {w} {w}|; {w}].
{any}, {any} [and|&] [{anylast}|{any}] [{w}|are {w}|were {w}|have {w}|{w}ed].
[{w} {w}|{W} {w}|{clin}|{w} {clin} {w}][.|!|...|,] [{W}|{W} {w}|{w}],[ |{nl}][{anyfirst}|{anyfirst} {init}.|{any}]
[{w} {w}|{W} {w}|{clin}][.|!|...] {anyfirst}[{nl}| {nl}|.]
[{Clin}|{W}|{W} {w}|{w}] - {anyfirst}[ {anylast}|][ {w} {w}|: {w}|, {clin}|]
{anyfirst} [takes|wants|asked for|called for|stopped|refused|uses|hates|tried] [the |a |]{w}[ {w}|, {clin}|].
[I|We|They|She|He] [{w}|{w}ed|will {w}] [{anyfirst}|{any}|{anylast}][.|,|;| and| {w}| {w} {w}]
[because|although|whenever|wherever|until|unless|whether|that|how|why|what] {anyfirst} [{w}|{w}ed|is {w}|was {w}|has {clin}|will {w}], [{w} {w}|{clin}|we {w}|{anyfirst} {w}ed].
[{any}|{anylast}|{anyfirst}] [wrote|says|said|met|told|sent|bought|sold|called|won|lost|left|joined|likes|knows|visited|lives in|grew up in|moved to|died in|flew to] [{any}|{anyfirst}|{city}|{place}|the {w}|a {w}|{w}][ in {city}| on {part}| and {anyfirst}| with {any}|, {w}|].
[In|From|At|Near|After|Before|Since|By] {city}[, {region}|], [{any}|{anyfirst}|{anylast}|we|they] [{w}|met {any}|was {w}|found a {w}|sold the {w}|works for {org}].
[Is|Are|Was|Were|Does|Did|Can|Could|Should|Has|Have] {any} [{w}|in {city}|from {city}|married to {any}|a {prof}|working for {org}|at {org}]?
[The|A|Our|Their|Its|New] {w} [{w}|of|by|from|in|for] [{anylast}|{city}|{any}|{org}] [{w}|is {w}|was {w}|will {w}|has {w}][, says {anylast}| in {city}|, {w} {w}|].
[please|Please|Kindly|Could you|Would you|Let's|I want to|I need to|We have to] [{w}|call|pay|meet|bill|find|update|change|move|cancel|email|charge] [{any}|{anyfirst}|{street}, {city}|{email}|{phone}|the {w} of {any}|the address to {street}, {city}|{city}][ by {part}|, {w}| for the {w}|].
[Born|Baptised|Married|Buried|Enrolled|Hired|Elected|Arrested|Licensed] {any}, {part}[, {city}|].
`);

/** Places of care and of life where little announces them. */
export const WIDER_PLACE = lines(`
[{clin}|{drug}|{Clin}|Biopsy|Stay|Visit|Rehab|Follow-up|Labs|Films|Appt] [at|@|via|in|-|from|c/o|per] {hosp}[ {part}|, {part}|; {clin}|.]
{hosp}[ {part}|: {clin}|, {date}| - {clin}| ({part})| {id}| {phone}]
{hosp} [in|at|of|,|-] {city}[, {region}|] [({phone})|({id})|({part})|{w}|{clin}|{part}|{phone}].
[{part}|{date}] {hosp}[, {clin}| - {dr}| for {clin}|: {w}]
[worked|lives|stayed|walked|bused|ran|flew|waited|shops|studied|volunteered|camped|fished|served] [in|at|near|by|around|outside] [{city}|{hosp}|{citystate}][, {w}| {part}| for {n} {w}|].
{city}[, {region}|] [{w}|clinic {w}|{part}|- {clin}|: {w} {w}].
[{w}|to|from|via|near|in|of] {city}[.|,|;| {w}| and {city}| or {city}]
[Places|Stops|Sites|Branches|Trips|Lived|Cities|Exposures|Contacts|Travel|Tour|Route|Offices|Campuses|Stores][:| -|,] {city}[, {city}|; {city}| → {city}|][ and {city}|, {region}|].
[such as|like|e.g.|including|between|among|around] {city}[, {city}|][ and|,| or] {city}[ and elsewhere|, {w}|.]
{city} [and|&|or|/] {city} [{w}|are {w}|have {w}|clinics {w}|teams {w}].
[{org}|{anylast} & {anylast}|The firm|The team|The plant|The tour|The course] [of|in|from|,|-] {city}[, {region}|] [{w}|is {w}|was {w}].
[a|an|one|the] {city} [{prof}|family|man|woman|firm|school|street|hotel|native|clinic|paper|address|judge|church] [{w}|was {w}|said {w}|is {w}].
{street}[ |, |{nl}]{city}[ {zip}|, {state} {zip}|, {postcode}|] [-|–|:|,|(] [{w}|home|work|{anyfirst}|{phone}]
[by|off|on|near|past|opposite|behind|down] {streetname}[, {city}|, {w}|.| to {streetname}]
{streetname}[ {n}|] [clinic|office|bus|stop|site|shelter|house|practice|pharmacy] [{w}|is {w}|was {w}|{part}].
[{europe}|{street}], [{codecity}|{city}|{postcode}][ - {w}|, {region}|]
[home|house|flat|farm|lot|cabin|trailer|site|shop|office][:| -| at|=|,] [{street}|{europe}][, {city}|; {city}|{nl}{city}|]
{county}[ jail| EMS| health dept| coroner| court| schools|] [{w}|called {part}|{time}|was {w}].
[{city}|{anylast}|{county}] [General|Memorial|Community|Regional|Central|North|East] [{w}|called {part}|was full|sent {him}|says {w}].
`);

/** What bears a name, or is written like one, and is nobody. */
export const WIDER_NEGATIVE = lines(`
[Signs|Tests|Sign|Test] of {eponymlone}, {eponymlone} and {eponymlone} [{w}|absent|equivocal|present|not done].
{eponymlone}[/| or | and |, ]{eponymlone} [{w}|absent|scores {n}|not elicited|grade {n}|deferred].
[MR|MS|ST|CO|PT|AM|OR|CT] [{clin}|{Clin}|{clin} {clin}|{W}] [is|was|of the {part_of_body}|showed {w}|{w}|{dec}][.|, {w} {w}.]
[underwent|had|needs|s/p|after|repeat|for|ordered] {Clin} {Clin}[ on {date}| {part}|, {w}|; {w}]. [This|It] [{w}|was {w}|showed {clin}].
[Standard|Moist|Dry|Modified|Routine|Reverse|Wet|Blunt] [{eponymlone}|{brand}-{brand}|{eponymlone}-{brand}|{brand}][, {w} {part_of_body}| {tool}| {w}|.].
[{brand}|{brand}|{maker}] [{tool}|{brand}|{W}|{w}] [{w} therapy|holder|strips|pad|boot|brace|splint|gauze|foam|wrap|tube|line|frame|board] [{w}|was {w}|in place|to {part_of_body}].
[{brand}|{Drug}|{eponymlone}] [{n}|{nn}|{dec}][ mg| mcg| mL| G| Fr| mm|] [{w}|BID|applied|given|x{n}|PRN].
[on|off|with|using|via|w/|and|or|plus|after|no] {brand}[ {n}| {W}|], [{w} {w}|{clin}|{Drug} {dose}].
[{brand}|{brand} {brand}|{brand} {acro}] ([{drug}|{w} {w}])[ {dose}|, {w}|] [daily|PRN|{w}].
[{eponymlone}|{maker}] [{tool}|{tool}s|{n}|{n} {tool}] [{w}|x{n}|passed|seated|exchanged|withdrawn].
[{eponymlone}|{eponymlone}'s] [{w}|index|scale|grade|stage|line|angle|triad|law|rule|space|tube|frame] [{n}|{w}|of {n}|was {w}|{dec}].
[Dr|Doctor|Nurse|Mr|Sister|Professor|Coach|Pastor|Judge|Officer] [{w}|is {w}|was {w}|on {w}|not {w}|and {w}|will {w}|says {w}].
[Doctor|Nurse|Mother|Father|Patient|Parent|Spouse|Teacher|Driver|Visitor|Student|Staff|Family|Neighbor|Sitter] [{w}|{w} {w}|reports {clin}|at {w}|said {w}|agrees|aware|present|informed|called {time}].
[{service}|Pharmacy|Dietary|Transport|Billing|Housekeeping|Triage|Records|Scheduling|Front desk|Lab] [{w}|{w} {w}|called {time}|aware|at {w}|says {w}|notified|closed].
{time} [{w}|{w} {w}|{clin}|{drug} {dose}|{Drug}|{W} {w}|{abbr} {w}|{W}]
{time} [{Clin}|{W}|{Drug}|{abbr}|{acro}|{brand}|{eponymlone}] [{w}|{n}|given|done|{w} {w}|{time}|placed|removed|negative|started].
- {time} [{W} {w}|{Clin} {w}|{Drug} {dose}|{abbr} {w}|{W}, {w}]
{n}) {W} {w}[ {w}|, {clin}|][; {w}|]
[{W}|{Clin}]: {w}{nl}[{W}|{Clin}]: {w}
[Bed|Room|Bay|Chair|OR|Pod] {n}[A|B|][:| -|,] [{w}|{Clin}|{W} {w}|empty|clean|{Drug} {dose}]
[Then|Later|Next|Also|Now|Plan|Still|Again|Meanwhile] {w} {w}, {W} {w}[ {w}|].
[{W}|{Clin}], {w}, [{w}|{clin}] [and|or] {w}.
"[{W} {w}|{W}|{Clin} {w} {w}]" [{w}|was {w}|means {w}|- {w} {w}].
[The|A|This|Each|Any] {W} {W} [{w}|was {w}|is {w}|of {w}].
{acro} [{w}|for {clin}|{n}|{dec}], {acro} [{w}|given|{n}|neg], [EBL|ASA|CC|MAC|GA|LMA|GETA|EUA]: [{w}|GETA|MAC|{n}|{acro}|{w} {w}].
[{abbr}|{acro}]: [{abbr}|{acro}|{W}|{Clin} {clin}|GETA|TIVA|LMA][.|, {w}.]
[RUE|LUE|BUE|RLE|LLE|BLE|BLX|EHL|FHL] {n}/{n}[, [RUE|LUE|BUE|RLE|LLE|BLE|EHL] {n}/{n}|] [{w}|intact|throughout|bilat].
[{studytown}|{maker}|{cited}] [trial|criteria|score|cohort|registry|regimen|protocol|formula|nomogram|consensus|grid|diet] [{n}|{w}|was {w}|of {n}|suggests {w}|met].
{cited} [et al.|and colleagues|and co-workers|{year}|({year})] [{w}|found {w}|report {clin}|describe {w} {w}].
[{land}|{land} and {land}] [{w}|guidelines|data|cohorts|patients] [{w}|show {w}|were {w}|suggest {clin}].
[Monday|Tuesday|Friday|Sunday]s[, [Wednesday|Thursday]s|] [and|or] [Saturday|Sunday]s[ only| off|] [{w}|{drug}|clinic {w}].
[Spring|Summer|Fall|Autumn|Winter|Christmas|Easter|Weekend|Weekday] [{w}|{w} {w}|clinic {w}|allergies {w}].
`);

export const WIDER_SPANISH = lines(`
{time} {anylast}[ {esclin}|, {anylast}|: {esclin}|/{anylast}|]
{time} [{esclin}|avisado|visto|curas|extracción|traslado|relevo] [por|con|a|de|-|:|/] {anylast}[, {anylast}|]
[Cama|Hab.|Box|Sala|Puesto|Sillón] {n}[:| -|,|] {anylast}[, {age} años|, {esclin}|]
{anylast} [avisa|sale|entra|firma|llama|acude|mejora|empeora|duerme|come|vomita|consulta|pregunta|se queda|vuelve|revisa la vía|pasa visita|cubre la noche][ a las {time}|, {esclin}|].
{anylast}, {anyfirst}[ {init}.|][ - {esclin}|; {anylast}, {anyfirst}|, {age} años]
- {anylast}[: {esclin}|, {anyfirst}|]
[según|con|por|para|avisar a|preguntar a|comentado con|visto con|relevo de|firmado por|informa|ver con] {anylast}[, {esclin}|. {esclin}|]
[la enfermera|el residente|la auxiliar|el celador|la matrona|el adjunto|la intérprete|el técnico|la supervisora] {anylast} [avisa|llega|firma|refiere {esclin}|se va|comenta {esclin}|lo acompaña].
[mi|su|la|el] [madre|padre|hijo|hija|hermana|marido|mujer|tío|prima|vecina|cuidadora|amigo|novia|nieto] [({anyfirst})|, {anyfirst},|{anyfirst}|- {anyfirst} -] [avisa|vino|llamó|vive en {escity}|tiene {esclin}|firma|lo trae].
[hola|buenas|oye|perdona|gracias|vale|perfecto|saludos|ánimo][,|!|] {anyfirst}[.|!|, {esclin}|]
{anyfirst} [y|e|o|con] {anyfirst} [vinieron|llamaron|viven en {escity}|están bien|preguntan por {esclin}].
[Resume|Traduce|Corrige|Explica|Redacta un informe para|Busca la cita de|Prepara el alta de] [el caso de |la nota de |]{pt}[, {age} años|, {escity}| ({esdate})|, {esclin}|].
[en|cerca de|desde|hacia|por|a las afueras de] {escity}[, {esclin}|, {country}|.| y {escity}]
[{esdate}|{esclin}] [en|-|,|:] {eshosp}[, {anylast}|; {esclin}|]
[visitó|recorrió|trabaja en|veranea en|estudió en|pasó por] {escity}[, {escity}|][ y {escity}|].
[mañana|hoy|ayer|luego|entonces|además] {anylast} [pide|trae|revisa|firma|vuelve|avisa][ {esclin}|].
[el médico|la enfermera|la madre|el paciente|la familia|el cuidador|la vecina] [avisa|llama|refiere {esclin}|acude|firma|se va|pregunta por {esclin}|está bien].
{time} [{esclin}|curas|comida|ronda|sedación|traslado a planta|extracción][, {esclin}|].
`);
