/** A fourth way, for training alone: events of a ward, contacts, sign-offs, addresses abroad. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const FURTHER_STAFF = lines(`
[Post-op night|Hospital night|Shift|Round|Clinic day|Chemo day|ICU day|Session|Hour|Trial day] [#|no. |]{n}[:| - |; |, | – ]{dr} [advanced|pulled|flushed|rewired|tapped|titrated|held|resumed|switched|weaned|ordered|cancelled|declined|plans|suggests|added|repacked|splinted] [{drug}|the {w}|the line|the tube|diet|{his} {w}|fluids].
[{time}|{time} -|At {time}|{weekday}|Rounds|Overnight|Later|Then|Today|This morning|Per phone][,|:| -] {anylast} [advanced|pulled|flushed|tapped|titrated|held|resumed|weaned|ordered|cleared|saw|turned|fed|bathed|walked|redressed|suctioned|assisted] [{drug}|the {w}|the line|the patient|{him}|the wound].
{anylast} [advanced|pulled|flushed|held|resumed|ordered|cleared|repacked|tapped|bumped|reviewed|took|picked up|finished|started] [the|{his}|this|our] {w}[ at {time}| again|, {clin}|].
[My|Your|Our|Her|His] [preceptor|nurse tonight|hospitalist|team lead|sitter|aide|midwife|doula|dentist|GP|therapist|case manager|coach|tutor] is [{anylast}|{anyfirst}|{any}|{anyfirst} {init}.].
The [hospitalist|intern|senior|covering doctor|proceduralist|consultant|scribe|sitter|medic], {anylast}, [will|did|wants to|agreed to] {w}.
{anylast} [is on tonight|covers until {weekday}|is on for {service}|has the pager|is off {weekday}|on call|to close|to sign|scrubbed out|took over at {time}].
[Page|Ask for|Find|Text|Route to|Assigned to|Hand over to|Given to|Escalated to|Booked with|Sees|Followed by|Belongs to|Back to] {anylast} [with questions|if {w}|at {time}|for {clin}|again|].
[Present|Crew|Team|Panel|Scrubbed|In the room|On the call|At the meeting|Attendees]: {init}. {anylast}, {init} {anylast}[,| and] {init}. {init}. {anylast}[, {any}|].
{init}. {anylast}[,| and| &] {init}. {anylast} [rounded|were paged|agreed|saw {him}|closed the wound|left early|held the {w}].
[cc|bcc|To|Copy to]: {init}. {anylast}; {anyinv}; {init} {anylast}
{anyinv}; {anyinv}[; {anyinv}|]. {clin}.
{ptinv}. {anyinv}. {W} {w}.
[She|He|Pt|Patient] [sees|saw|follows with|trusts|has seen|was sent by|knows|went to|prefers|likes] {anylast}[ at {hosp}| in {city}| for {clin}| since {part}| every {n} weeks].
{anylast}, [staff nurse|ward clerk|medical student|chief resident|respiratory therapist|the sitter|night nurse|head nurse|unit secretary|nurse manager], [was there|heard|reported {clin}|came by|called|witnessed it|signed].
[Spoke to|Message for|Note from|Text from|Call for|Voicemail from|Letter to|Reply from|Waiting on|Word from] [{anyfirst}|{anylast}|{any}|{rel}] [re |about |regarding |- |: ]{clin}.
[{ptfirst}|{ptlast}] [vomited|fell|ate|slept|walked|cried|cramped|bled|coughed|laughed|signed|left|woke|voided|refused] [{n} times|at {time}|twice|overnight|well|again][, {w}|].
[if|once|until|while|unless|as|though] [{anyfirst}|{ptlast}|{anylast}] [calls|wakes|is seen|agrees|goes home|worsens|signs|returns], [call|hold|start|we] {drug}.
`);

export const FURTHER_SHORT = lines(`
[{time}|({time})|{time} -] [{anyfirst}|{anyfirst} {init}|{anylast}]: [{clin}|{w} {w}|{drug} {dose}|can you {w}|on my way|ok]
[Agent|Rep|Nurse|Caller|Pharmacist|Tech|Operator|Interpreter|Member|Bot] {anyfirst}: [{w} {w}|thanks|one moment|{clin}|how can I {w}]
{time} {anyinv} [{clin}|wt check|f/u {clin}|new pt|{w} {w}|{age}F {clin}]
{n}) {anyinv} / [{id}|{nn}{n}-{nn}{n}] / {age}[F|M] / {clin}
[RN|MD|PA|NP|RT|LPN|CNA] {anylast}, {init}.[ {W} {w}|]
[her|his|the|my|their] [goddaughter|godson|carer|sponsor|tenant|godmother|stepmum|neighbour|tutor|interpreter|partner|fiancé|pastor], {anyfirst}[ {anylast}|][.|;|,] [{w} {w}|{W} {w}]
[Call me|Thanks again|So sorry|Come in|Happy birthday|Well done|Help me], {anyfirst}[, {w} {w}|.|!| - {phone}]
[lives|living|grew up|born|raised|moved|staying|a farm|a cabin] [in|near|out past|outside|just off|up by] {city}[, {w}|.|; {w} {w}| with {anyfirst}]
[{w} {w}|{clin}|Rest and fluids|See attached|Labs are fine|Come back {part}][.|!]{nl}[Be well|Warm wishes|With thanks|Ever yours|Speak soon|Bye for now|Take good care|God bless|Stay safe|With love|In haste|Much love|Your friend|Kindest regards|Best regards|Respectfully submitted],[ |{nl}][{anyfirst}|{any}|{anyfirst} {init}.]
[Be well|Warm wishes|With thanks|Yours ever|Speak soon|Bye for now|God bless|Stay safe|With love|Much love|Kindest regards|Best regards|Many thanks again|Have a good weekend], {anyfirst}
[Sig|Author|Written by|Logged by|Initialed|Verified by|Read back by|Witness|2nd check|Counted by|Time out by][:| -] {anyfirst}[ {init}| {anylast}|]
{anyfirst} ({phone})[, {anyfirst} ({phone})|]
{anyfirst}: {phone}[{nl}{anyfirst}: {phone}|; {anyfirst}: {phone}|]
{phone} [({anyfirst})|- {any}|{anyfirst}|ask for {anyfirst}]
[ring|try|text|phone|call] {anyfirst} [on |at |]{phone}[ or {anyfirst} {phone}|]
{anyfirst}'s [cell|mobile|home|work|number|new number][:| is| -] [{phone}|{phoneabroad}]
[{any}|{anyfirst}|{anylast}], {phone}; [{any}|{anyfirst}|{anylast}], {phone}
[Reach|Reachable|Call back|You can call|They answer|Not answering|Home|Away number] [at|on|:] [{phoneabroad}|{phone}]
[{phoneabroad}|{phone}] [office|fax|mobile|home|work][, {phoneabroad} mobile|]
[The baby's name is|Parents call the baby|Congratulations on little|To be known as|His twin is|Her sister is|They settled on|We will name {him}|She decided to name {him}|The child they call|Mom calls him] {anyfirst}.
[little|baby|big brother|big sister|uncle|auntie|grandpa|nana|stepdad] {anyfirst} [is well|came too|has {clin}|says hi|weighs {dec} kg|sleeps]
{anyfirst}[!|?|...] [{W} {w}|Are you {w}|Where is the {w}|I {w} {w}|Thank you]
[Q|A|Dr|Pt|Nurse|Mum|Speaker {n}]: [Is|Was|Did|Has|Does] {anyfirst} [{w}|home|here|better|eating|with you]?
[I think|She said|We heard|He hopes|They say|I know|Mum says] [{anyfirst}|{anylast}|{any}] [is|was|has|will] {w}.
[with|without|for|near|after|beside|and] {anyfirst}[ and {anyfirst}|] [at home|gone|there|asleep|alone]
{anyfirst}, {anyfirst}[, {anyfirst}|] and {anyfirst} [live at home|are well|were there|moved to {city}|helped]
[the |][{anylast}s|{anylast} family|{anylast} household|{anylast} twins|{anylast} couple] [came|called|moved|are {w}|were {w}].
[the|that|this|an|one] [early|old|new|late|first|other|typical] {anylast} [film|book|song|letter|house|novel|paper|play|case] [was|is] {w}.
[{anylast}|{any}] and {anylast} [were|are|have|had] [{w}|{w} {w}|partners|neighbors|cousins|{w} engineers].
[Our|The|Its|His] [founders|partners|owners|winners|witnesses|godparents|siblings|hosts|judges|friends]: {anylast}, {anylast} and {anylast}.
[says|said|asks|asked|adds|writes|wrote|replied|whispered] {anyfirst}[ {anylast}|][, {w} the {w}|.]
`);

export const FURTHER_PLACE = lines(`
[Cath'd|Stented|Dialyzed|Delivered|Screened|Scoped|Held|Boarded|Immunized|Trained|Volunteers|Works nights|Had labs|Got films] at {hospshort}[ {part}| in {year}|, then {hosp}|].
[{hospshort}|The {hospshort} team|{hospshort} records|{hospshort} lab] [called|accepted {him}|faxed {clin}|has no bed|show {clin}|repeated {drug}].
[Transferred out of|Sent back to|Declined by|Bed at|Records from|Direct admit from|Airlifted from|Bounced from] {hospshort}[ {part}| with {clin}| on {drug}|].
{city} [is|was] [{n} miles from|an hour from|north of|south of|next to|bigger than|warmer than] {city}.
[near|by|past|beyond|below|above|off|across] {city}[, {region}|] [there is|lies|we saw|he found] {w}.
[{city}|{region}], [here|there] [we|I|they] [come|go|{w}]!
[Is|Was|Isn't|Will] [{city}|{region}] [{w}|safe|far|hot|cold] [in|this|next] {month}?
[Who|Anyone|Nobody|Everybody] [is|was] [going|coming|back|flying|moving] [to|from] {place}[ with {him}|].
{place} [was|is|seems|looks] [super|very|quite|so|too] {w} [to {w}|this year|].
[The|This|Our] [economy|coast|king|team|weather|army|embassy|minister|flag|people] of {place} [{w}|is {w}|was {w}].
[home city|hometown|capital|birthplace|home town|next stop|last stop|port of call] {city}[: {w}|, {w} {w}|.]
[Celebrating|Spent|After|For] [{n} years|a week|the summer|a decade] in {city}, [{org}|{any}|he|we] [is|are|was] {w}.
[Dinner|Meeting|Training|Conference|A talk|Surgery|The wedding] in {city} [on {part}|at {time}|tomorrow|went well].
{street}{nl}[Apt|Apt.|Suite|Unit|Flat|Floor|Ste|Room] {nn}{nl}{city}{nl}{region} {zip}
{any}{nl}{europe}{nl}{codecity}[{nl}{region}|]
{any}[{nl}|, ]{europe}[{nl}|, ][Apt. {nn}[{nl}|, ]|Suite {nn}[{nl}|, ]|]{city}[{nl}|, |][{region}|{region} {zip}|]
[lives at|moved to|ship to|send to|address is|home is|office is at|stays at|found at|billing address:|return to] {europe}[, | ]{codecity}[, {region}|].
[lives at|moved to|ship to|send to|address is|home is|office is at|stays at|found at|billing address:|return to] {europe}[ Apt. {n}| Suite {nn}|][, | |{nl}]{city}[, {region}|].
[Address|Adresse|Indirizzo|Adres|Adress|Home|Street]: {europe}, {codecity}
{europe}, {city}
[{any}|{org}] | {europe} | {codecity} | {phoneabroad}
[the corner of|between|along|off|on|down|up] [{streetname}|{europename}][ and {streetname}|] [in {city}|there was {w}|he {w}].
[The title|The song|The fire|The story|The name] [refers to|was on|began on|comes from] [{streetname}|{europename}] in {city}.
`);

export const FURTHER_NEGATIVE = lines(`
[MS|Mental status|Neuro|MSE|Psych]: [Alert|Awake|Drowsy|Lethargic|Confused|Oriented|Dysarthric|Somnolent|Obtunded|Cooperative|Pleasant|Agitated] [and oriented|but confused|to voice|to person and place|, {w}|and {w}].
[CC|C/C|HX|PMHX|PE|ROS|DX|RX|TX|FU]: [{Clin} {clin}|{Clin}|{W} {clin}|{Clin} and {clin}|{n} days of {clin}].
[EYES|EYE EXAM|ENT|SKIN|GENERAL|JOINTS]: {W} [is|are] [clear|{w}|normal]. {Clin} [is|are] [clear|pink|moist|{w}]. {W} [flat|clear|reactive].
[OD|OS|OU|VA]: {frac} [OS|OD|OU]: {frac}[ OU: {frac}|]. [{dec} {abbr}: +{dec}|{abbr} {frac}].
{abbr}/{abbr}: {dec} ({dec}-{dec})
[{abbr}|{acro}] to [{abbr}|{acro}] [anastomosis|graft|bypass|ratio] [was|is] {w}.
[a|the] [size|number] [#|]{n} {maker} [dilator|needle|blade|dilators|catheter|sound] [was|and] [{w}|advanced].
[{Drug} {W}|{Drug} {Drug}|{brand} {W}|{maker} {W}|{brand}-{brand}] [dose|cream|tablets|foam|device|dressing|patch] {dose} [daily|was {w}|applied].
[continue|started|stop|refill|on|taking] {Drug} {W} [{dose}|daily|at bedtime].
{W} [placed|removed|advanced|flushed|started|stopped|held|ordered|adjusted|resumed|cleared|changed].
{maker} [drain|tube|catheter|line|pack|splint] [removed|placed|pulled|flushed|advanced] [{part_of_body}|without {w}|by the team].
{Drug} [held|stopped|started|resumed|changed|given|ordered] [for {clin}|{n} days ago|at {time}].
[Call|Page|Ask|Tell|Find|See|Thank] [Pharmacy|Radiology|Poison Control|Dietary|Bed Control|Security|Transport|Admitting|Medical Records|Infection Control|{service}] [for|about|if] {clin}.
[transferred|moved|admitted|returned|sent] to [ICU|PACU|CCU|General Medical Floor|Stepdown|Telemetry|the OR|Labor and Delivery|Pre-op Holding] [in stable condition|for {clin}|].
- {W}
-{W} {w}
{n}. {W}
[{W}|{Clin}], {w} nurse's note: {clin}, {w}.
[Best|Kind|Warm|Good] [practice|choice|evidence|response|compress|saline|hygiene]: {W} {w}.
[With|By|After|Under|Per] [Lasix|insulin|heparin|protocol|{drug}|anesthesia|local|sedation], {clin} {w}.
{W} {w} the {w} {w}[, and|;] {w} [was|is] {w}.
[high|low|{n} year] {studytown} [risk score|Heart Study risk|risk][ of {n}| and {clin}| with {clin}|].
[early onset|late onset|familial|possible|mild|suspected] [{eponymlone}|{eponymlone}'s][ {clin}|].
[Patient|He|She] [currently has|is covered by|uses|is on|applied for|has no] [{W}|{W} {W}|Medicaid|Medicare|{brand}][.| coverage.| for now.]
`);

/** For research abstracts and what reads like them. */
export const FURTHER_ABSTRACT = lines(`
[Hb|Gd|G6PD|AT|Fibrinogen|Factor V|Antithrombin|Hemoglobin|PK|Kell] {studytown}[, [Hb|Gd|G6PD] {studytown}|] and [Hb|Gd|G6PD|AT] {studytown}[-{studytown}|] [were|are] [{w}|identified|new variants|the most common variants].
[patients|men|carriers|subjects] with [Hb|G6PD|AT|Factor V] {studytown} [had|were|showed] {w} {w}.
{acro}, {gene} and {brand}{acro} [remained|was|became] [low|normal|{w}], but {brand}{acro} [was|remained] {w} ({acro} less than {acro}).
{W} anomaly, {eponymlone} anomaly and {clin} [were|are] {w}. {locus} (n = {nn}) and {acro} [probe|kit|array] ({W}, {studytown}).
[reference|control|unrelated] {w} (Centre d'{W} de {W}, {studytown}) [was|were] {w}.
[The|A] [center|department|institute|division] of {w} {w} [in|at] {studytown} [collected|provided|sent] {nn} [samples|cells|sera].
[originated|came|drawn|sampled|recruited] from {land}, {studytown} and {land}.
`);

export const FURTHER_SPANISH = lines(`
[Buenas tardes|Buenas noches|Buenos días|Disculpe|Perdone|Doctora|Doctor|Señorita|Oiga|Aló|Bueno], [soy|me llamo|mi nombre es|le habla|le escribe|habla|aquí] [{anyfirst}|{anyfirst} {anylast}|{pt}][,|.|;| y] [quiero pedir hora|quería saber si {esclin}|pregunto por {rel}|tengo {esclin}|le llamo de {eshosp}|vivo en {escity}|vengo por {esclin}].
[Soy|Me llamo|Se llama|Mi nombre es|Se llamaba|La niña se llama|El padre se llama|Mi hijo se llama|Todos me llaman|Le dicen] [{anyfirst}|{anyfirst} {anylast}|{pt}][, tengo {age} años|, de {escity}|, y {esclin}|.]
[Mi|Su|Nuestra|Nuestro] [marido|abuela|abuelo|suegra|tía|cuñado|vecino|hermano|nieta|sobrino|jefe] [es|se llama|,] {anyfirst}[ {anylast}|] [y vive en {escity}|y tiene {esclin}|está ingresado|].
{ptgiven} [come bien|duerme mal|no mejora|llora mucho|pregunta por {esclin}|quiere el alta|camina solo|sangra poco|vomita] [desde ayer|por la noche|hoy|].
[De parte de|En nombre de|Con|Sin|Para|Según|Por] {anyfirst}[ {anylast}|], [la paciente|el paciente|se solicita|nada nuevo|{esclin}].
[Nos vemos|Cuídese|Atte.|Besos|Un beso|Abrazos|Quedo a la espera|Mil gracias|Hasta pronto],[ |{nl}]{anyfirst}[ {anylast}|]
[Nació|Creció|Vivió|Veranea|Trabajó|Se crió|Fue vacunado|Hizo la mili|Estuvo] en {escity}[, {country}|][ hasta {esyear}| de niño| el {esdate}|].
[Vino|Salió|Huyó|Partió|Procede|Es|Llamó|Vuela|Natural] de {escity}[, {country}|][ en {esyear}| con su familia|].
[Cirujano|Ayudante|Anestesia|Firma|Turno|Guardia|Médico de cabecera|Tutora]: {anylast}[ {init}.|, {anyfirst}|]
[Visto|Valorado|Atendido|Operado|Revisado] el {esdate}[ a las {time}| por {anylast}| en {eshosp}|].
[Control|Próxima visita|Curas|Retirada de puntos|Analítica|Ecografía] [para el|el día|el] {esdate}[ a las {time}|].
[Llámeme|Llame a {anyfirst}|Avise|Contacto|Su móvil|Tel. casa|Avisar a {anyfirst}] [al|:|en el|es] {esphone}[ o {esphone}|].
`);
