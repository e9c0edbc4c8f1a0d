/** A third way of naming people, places, days and numbers: staff, entries, lists, letters. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const STAFF_PROSE = lines(`
{time} [LPN|EMT|CRNA|MA|CNA|RRT|Paramedic|Tech|Aide] {anylast}[:| -|,] [{clin}|pt {w}|vitals taken|{w} {w}].
[RT|OT|SLP|CRNA|LPN|MA|DO|ARNP|CNM|PharmD] {anylast} [in room|made aware|will return|spoke with family|reports {clin}|present].
[Relieved by|Handoff to|Signed out to|Report called to|Took over from|Covering for] [{anylast}|{any}|{anyfirst}|RN {anylast}|Dr. {dr}] [at {time}|for the night|].
[Seen with|Rounded with|Staffed by|Precepted by|Plan per|Recs from] [{anylast}|{dr}|Dr. {dr}|{drfull}][, {service}|][; {w} {w}|].
[{service}|Trauma|Ortho|Anesthesia|Night float|On call]: [{anylast}|{drfull}|Dr. {dr}] ([pager|x|ext] {n}{nn})[, {anylast}|].
[{anylast}|{drfull}], [charge nurse|house officer|the intern|our resident|on call for {service}|the scrub nurse], [notified|came to bedside|was informed of {clin}|documented {clin}].
[Ask|Check with|Run by|Clear with|Defer to|Await] {dr} [before|about|for|regarding] [{drug}|{clin}|discharge|the {w}].
[Agree with|Reviewed|Per] {dr}'s [assessment|plan|note of {date}|recommendation].
[Orders|Verbal order|Telephone order|VO|TO] [{dr}|Dr. {dr}|{drfull}]/[{anylast}|{anylast} RN|{any}, RN] {date} {time}.
[Assist|Asst|1st asst|Scrub|Circ|Circulator|Monitor|Rep]: [{anylast}|{any}|{anyfirst} {init}.][, {any}|].
[Attending|Fellow|Resident|Student] [on service|of record|for the day|this week][:| is| was] [{anylast}|{drfull}|Dr. {dr}].
{drfull} ({service}) [called back|returned the page|happy to see {him}|declined transfer] [at {time}|{part}|].
[Thanks to|With|Courtesy of|On behalf of] [Dr. {dr}|{drfull}|Drs. {dr} and {dr}|Dr. {drletter}] [for the consult|we will follow|the films were obtained].
Dr. {drletter} [aware|paged|at bedside|agrees], [nurse|RN] {anyfirst} {init}. [informed|present].
[Drs.|Doctors] {dr}[, {dr}|] and {dr} [operated|agree|were consulted|met with the family].
[Wound care|Ostomy|Diabetes educator|Palliative|Hospice|Lactation] [nurse|RN|NP] {any} [consulted|visited|to see on {weekday}|left message].
[Security officer|Officer|Deputy|Sgt.|Trooper|Chaplain|Father|Rabbi|Pastor|Imam|Sister|Coach|Principal] {anylast} [came in|was called|visited|reported the {w}|prayed with {ptfirst}].
[Technologist|Sonographer|Radiographer|Phlebotomist|Respiratory|Transport] [was|:|-] {any}[ at {time}|].
[The procedure|Anesthesia|The exam|Dictation|Sedation|The block] was [done|given|performed|supervised|completed|reviewed] by {drfull}[, {cred}|] [under {drug}|without incident|and {drfull}].
{ptlast} [remains|looks|feels|appears|continues|slept|ate|voided|ambulated|refuses|wants] [{w}|stable|better|on {drug}|well|twice|to go home].
{ptfirst} [wants|needs|asked|missed|brought|forgot|thinks|remains|stayed|continues] [{his} {w}|to go home|about {drug}|{w}|with {his} {w}].
{Mr} {ptlast} [and|with] {his} [wife|husband|son|daughter] {rel} [came in|were present|understand|agree].
[Yesterday|Overnight|At {time}|On arrival|After lunch|Later], [{ptlast}|{ptfirst}|{Mr} {ptlast}] [became {w}|had {clin}|was {w}|vomited|fell|spoke with {dr}].
[I|We] [told|asked|advised|reassured|counseled|examined|met|saw] [{ptfirst}|{ptlast}|{Mr} {ptlast}|{pt}] [today|about {clin}|that {drug} is {w}|again].
[Baby|The twins|The boy|The girl|Their daughter|The infant|Newborn son] [will be called|is called|was given the name|is to be named|goes by] {anyfirst}[ and {anyfirst}|].
[They|Mom|Dad|The family|Mother] [have|has] [chosen|picked|decided on] the name {anyfirst}[ {anylast}|] [for the baby|].
[Our|My|Her|His|Their] [son|daughter|boy|girl|baby|cat|friend|roommate|boss|landlord|neighbor|sponsor|ex-wife|fiance|stepson|niece|nephew|cousin] {anyfirst}[ {anylast}|] [has|is|had|lives|gave|found|says] {w} {w}.
[Friends|Everyone|People|Staff|Family] [call|know] {him} [as|] {anyfirst}. [{He} prefers {anyfirst}.|]
{ptfirst} [is|was] [{age}|{age} years old|{age} today|a {prof}|our {w} patient|a former {w}] [and|with] {w} {clin}.
[Sent|Posted|Typed|Left|Entered] by {anyfirst}[ {init}.| {anylast}|][, {time}|].
[Thx|Thank you|Many thanks|See you soon|Talk soon|All the best|Kind wishes|Yours|Sincerely yours|Respectfully],[ |{nl}|{nl}{nl}][{anyfirst}|{any}|{drfull}|{anyfirst} {init}.]
[--|~|*|/s/|xx|Signed] {anyfirst}[ {anylast}|]
[Hey|Hiya|Greetings|Good evening|Good afternoon|Howdy] {anyfirst}[,|!| -] [the {w} is {w}|thanks for {w}|I {w} the {w}].
{anyfirst} [here|speaking|again][,|.|:] [I|we] {w} the {w} [on {part}|from {hosp}|].
[Spouse|Partner|Wife|Husband|Brother|Grandma|Uncle] {rel} [drove|translated|signed|stayed|is the driver|found {him} {w}|has POA].
`);

export const ENTRY = lines(`
[{part}|{date}|{n}/{n}] [-|–|:] [pt seen by|reviewed with|call from|visit to|letter from|phone call with] {dr}; {clin} {w}.
{part}: {clin}[, {hosp}|]. {part}: {clin} [per {dr}|]. {part}: {w}.
{clin} [dx|diagnosed|resected|excised|repaired|treated|biopsied|noted] {part}[, {dr}|, {hosp}|].
[MI|CVA|CABG|Appy|Chole|TAH|Stent|PE|DVT|Fall|Fracture|Surgery|{Clin}] {part}; [TKA|{clin}|{Clin}|hernia] [{part}|{year}].
[Vaccines|Immunizations|Flu shot|Tdap|Tetanus|PPD|Covid vaccine] [given|on|:|last] {part}[, {part}|].
[Onset|Sx onset|First noted|Worse since|Stable since|Last seizure|Last drink|Sober since|Off work since|Pregnant since] [{part}|{month}|{date}|mid {month}|early {month}].
[Scheduled|Booked|Listed|Rescheduled|Moved] [to|for] {part}[ at {time}|] [with {dr}|at {hosp}|].
[By|Until|Through|Since|Before|After|In|During] {month}[,| of {year},| this year,] [{he}|she|the {w}] [was|had been|improved|became] {w}.
[Early|Late|Mid|The end of|The first week of|The beginning of] {month} [he|she|{ptfirst}|the pain] [noticed|had|was|started] {clin}.
[every|each|last|this|next|the following] [{month}|{weekday}] [he|she|{ptfirst}] [has|had|gets|comes for] {clin}.
[seen|admitted|discharged|d/c'd|operated|transfused|cardioverted|extubated] {part} [by {dr}|at {hosp}|and {w}|].
CT {part} [neg|{clin}], MRI {part} [{clin}|neg], [echo|EEG|EMG] {part} EF {nn}%.
[Cycle|Dose|Round|Session] {n} [given|started|completed|held] {part}[, next {part}|].
{ptlast}, {ptfirst} [|-] {id} [|-] {dob} [|-] {clin}
{n}. {anyinv} [-|,|] {dob} [-|,|] [{id}|rm {n}|{clin}]
{any}{nl}{any}{nl}{any}
{anyinv}{nl}{anyinv}{nl}{anyinv}
{anylast} {init}.; {anylast} {init}.; {anylast} {init}.
{any}; {any}; {any}[; {any}|]
{anyinv} / {anyinv} / {anyinv}
{any}	{phone}	{dob}	{city}
{ptlast} {ptfirst}	{dob}	{id}	{street}	{city}
{id}	{ptinv}	{dob}	[M|F]	{dr}	{date}
"{pt}","{dob}","{id}","{street}","{city}"
{ptfam},{ptgiven},{dob},{id},{phone},{email}
[name|patient_name|fullName|client]: "{pt}"[, |{nl}][birth_date|dob|birthday]: "{dob}"[, |{nl}][mrn|record_id|chart]: "{id}"
<[name|patient]>{pt}</[name|patient]> <[dob|birthDate]>{dob}</[dob|birthDate]> <[id|mrn]>{id}</[id|mrn]>
{pt}{nl}{dob} ({age} yo [M|F]){nl}[MRN|#|ID] {id}{nl}{dr}
{ptinv} ([M|F]) [DOB|b.|born|*] {dob}[{nl}|, | ]{id}
{pt} {dob} {hosp} {date} {id}
[Label|Sticker|Wristband|Bracelet|Header|Footer] [reads|:|-] {ptinv} {id} {dob}
[Visit|Page|Report|Fax|Message|Document|Batch|Image|Slide|Block|Kit|Vial|Tube|Bag|Unit|Badge|Locker|Claimant|Tracking|Receipt|Voucher|Coupon|Permit|Docket|File] [#|# |no. |number |ID ][:|: |][{id}|{acc}]
([MRN|ID|acct|chart|policy|member|case|ref|claim|file|#|no.] [{id}|#{id}|: {id}])[,|.| -] {pt} [was|is|has] {w}.
[chart|record|file|account|case|ticket] [{id}|#{id}|number {id}] [belongs to|is for|shows|of] [{pt}|{ptlast}|{ptinv}].
[Under|Using|With|See|Billed to|Charged to|Filed under] [account|policy|group|claim|auth|reference|MRN|case] [{id}|no. {id}|# {id}][, {ptlast}|].
[Blood|Unit|Bag|Specimen|Slide|Biopsy|Culture] [number|no.|#|ID] {acc} [crossmatched|sent|received {date}|read by {dr}].
[Device|Pump|Generator|Lead|Valve|Mesh|Prosthesis|Hearing aid|Meter|Monitor] [SN|S/N|serial no.|serial number|ref|model and serial] {serial}[, implanted {date}|].
`);

export const PLACE_PROSE = lines(`
[from|at|via|through] our {city} [office|clinic|site|campus|location|branch] [on {date}|by {dr}|].
[Our|The|Their] {city} [warehouse|office|plant|store|lab|branch|school|team|location] [is|was|has|sent the {w}|called].
[At|From] the {hospshort} [clinic|office|ED|ER|emergency room|campus|infusion center|urgent care][,| ]{he} [was|had|got] {clin}.
[Ambulance|EMS|Air ambulance|Helicopter|Taxi|Private car] from {city} [to|arriving at|for] {hosp}.
[Moved|Relocated|Transferring|Commuting|Driving|Flew|Traveled|Returned|Visiting] [here|] [from|to|back from|in from] [{city}|{citystate}|{region}|{place}] [for|with|in] [work|{part}|{rel}|school].
[Grew up|Raised|Educated|Deployed|Stationed|Incarcerated|Vacationing|Camping|Homeless|Retired|Works|Lives part time] in [{city}|{citystate}|{county}|{region}|{place}][ with {rel}| until {part}|].
{He} [is from|was born in|emigrated from|immigrated from|came from|is a native of|has family in|recently visited|plans to move to|returned from] [{region}|{city}|{place}][ in {year}| with {his} family| last year|].
[Patient|Pt|Family|Mother|Husband] [resides in|is from|lives in|hails from|moved to|traveled to|vacationed in] [{region}|{city}|{county}].
[Recent|Foreign|International] travel[:| to] [{region}|{city}|{place}][, {region}|][, {part}|].
[Country of birth|Nationality|Birth country|Country|Origin|State|State of residence]: {region}
[Prison|Shelter|School|Church|Camp|Dorm|Barracks|Farm|Motel|Trailer park] in {city}[, {state}|].
[Neighborhoods|Suburbs|Towns|Counties] [near|of|around] {city}[, {city}|] [and|or] {city}.
[in|near|outside|around|toward|north of|south of|downtown] {city}, [where|but|and] {he} [works|fell|was {w}|met {anyfirst}].
[I|We|They] [live|are|stay|met|stopped|stayed] in {city}[, at the {w}|, near {street}|].
[I'm|I am|We're|He's|She's] in {city}[,| for] [a {w} trip|{w}|until {part}|now].
When: {date} {time}[{nl}| ]Where: {city} [Country Club|High School|Community Center|Library].
[Weather|Traffic|Rain|Snow|News|Schools|Jobs] in {place} [is|was|will be] {w}[, {place} too|].
{place} [is|was|has|won|beat|will|exports|banned|welcomes] [{w} {w}|the {w}|{w} to {place}].
[the|The] {w} of {place} [is|was|are] {w}. [Welcome|Greetings|Hello] [to|from] {place}!
[Visit|Discover|Leave|Explore|Love|Miss] {place}[,| and] {place} [this|next|every] [summer|year|{month}].
{anyfirst} [shouted|waved|yelled|smiled|whispered|lied|wrote] [at|to] {anyfirst}[: "What {w}?"|.]
[Starring|Directed by|Featuring|Written by|Sung by|Produced by|Painted by|Founded by] {any}[ and {any}| and {anylast}|].
[the|The] {anylast} [novel|film|trial|family|case|report|brothers|twins|wedding|funeral|estate|house|account|file] [is|was] {w}.
"[{W} {w} {w}|I {w} the {w}]," [says|said|asked|replied|added] [{any}|{anylast}|{anyfirst}].
[{any}|{anylast}], [who|a {prof} who|now {age}, who] {w} [in {place}|at {org}|with {any}], [said|is|was] {w}.
[Mr.|Ms.|Dr.] {anylast}[, of {city},| of {org}|] [is|was|has] [a {age} year old {woman}|{w}|{w} {w}] who grew up in {place}.
[and|but|because|when|if|while] {anyfirst} [has|is|was|said|went|knew] [{w}|the {w}|to {place}], [he|she|we] {w}.
[everyone|they|friends] [calls|call] me {anyfirst}[, my name is {any}|].
{any}{nl}{org}{nl}{street}{nl}[Apt. |Suite |Unit |Floor |]{n}{nn}{nl}{city}{nl}{region} {zip}
{any}{nl}{street}, [Apt|Suite|Flat|Unit] {n}[, |{nl}]{city}[, |{nl}][{region}|{state}|{postcode}|{zip}]
[Dr.|Mrs.|Mr.] {any}[{nl}|, ]{street} [Apt.|Suite] {nn}{nl}{city}[,| {zip}|]
[send|ship|deliver|mail|forward|return|post|bring] [it|them|this|the {w}] to {street}[,|{nl}| ]{city}[,|{nl}| ][{region}|{state}|{postcode}|{zip}|{region} {zip}].
[{any}{nl}|Send to |Mail: |Address: |]{military}
[corner|intersection] of {streetname} and {streetname}[ in {city}|].
`);

/** Where little but one word and its place on the line tells. */
export const SHORT = lines(`
[Our|The|Your|Their|Nearest] {cityclinic} [is|was|has|will call|opens|sent {w}|can see {him}] [{w}|on {weekday}|{part}].
[follow up|seen|labs|imaging|transfer|referred|refill|booked] [at|with|from|through|to] [the|our] {cityclinic}[ {part}| on {date}|].
[he|she|pt|patient|{ptfirst}] [called|comes to|goes to|prefers|was seen in|transferred from] [the|our] {cityclinic}.
[{w} {w}|{clin}|Plan: {drug}|Labs pending|Call if worse].{nl}[-|--|—|– ]{anyfirst}
[{w} {w}|{clin}|See you {part}|Stay well][.|,]{nl}{anyfirst}[ {init}.|]
[{clin}|{w} {w}]. [Cheers|Love|xoxo|Ciao|Peace|Hugs|Blessings|Later|Ta], {anyfirst}
[{clin} {w}|{W} {w}]. [Cordially|Gratefully|Fondly|Yours truly],{nl}{any}
[{time}|{date} {time}|{date}] [RN|MD|PA|NP|LPN|CRNA|RT|DO] {anylast}[: {clin}| - {clin}| {w} {w}|, {clin}]
[RN|MD|PA|NP|LPN|DO|PT|OT|RT] [{anylast}|{anyfirst}|{any}] [{w}|notes|recorded|wrote|charted]: {clin}
{relfull} ([mother|wife|son|friend|sister|aunt|guardian|neighbor|roommate|daughter]) [{phone}|cell {phone}|- {phone}|at {phone}|{phone} or {phone}]
[{rel}|{anyfirst}|{any}] {phone}[; {anyfirst} {phone}|]
{street}, {city}{nl}[c/o|Attn:|ATTN|Care of|In care of] {any}
{street}{nl}{city}[ {zip}|, {state}|{nl}{postcode}|]
{hosp}, {street}, {city}, {postcode}
{ptinv}{nl}{id}{nl}{date}
{ptlast} {ptfirst}{nl}[{dob}|{id}]{nl}[{id}|{dob}]
{id}{nl}{pt}{nl}{dob}
[{anyinv}|{any}] [#|MRN |acct |no. |]{id}
{anyfirst} & {anyfirst} {anylast}[, {street}| ({phone})|]
{init}. {anylast}, {init}. {anylast}[,| and] {init}. {anylast} [signed|came|agreed|wrote the {w}|met {part}].
{init}.{init}. {anylast} [and|with] {any} [wrote|reviewed|{w}ed|met about] [the|a] {w}.
[when|after|before|because|since] {anyfirst} [came|called|fell|was born|left|got sick], [he|she|we|the {w}] {w} {w}.
[With|By|For|To|About|Without|Against] [{anyfirst}|{any}|{anylast}], [the|it|there] [{w} was {w}|was no {w}].
[{clin}|{Clin}|Stent|Biopsy|MRI] {part}[, {anylast}|, {dr}| by {dr}| ({dr})|].
[Case|Chart|Film|Tape|Slide|Note] [reviewed|signed|read|seen] [by |w/ |with |— |]{dr}, {part}.
[Discussed|D/w|Reviewed|Seen|Examined|Agreed] [w/|with|by] {dr}[, plan {w}|; {drug} held|.]
[HD|POD|Day|DOL|Week|Visit] [#|]{n}[: | - |, |. ]{dr} [placed|removed|changed|stopped|extubated|consulted|wants|recommends|updated] [{drug}|the {w}|the drain|family].
[Baby|Boy|Girl|Infant|Twin A|Twin B|Child] {anyfirst}[ {anylast}|][,| was| is] [born|delivered|{w}|{n} months] [{date}|{part}|and {w}].
[named|naming|called|christened|nicknamed] [the|their|his|her] [baby|dog|daughter|son|newborn|doll] {anyfirst}.
{amb} [is|was|has|needs|called|wrote|left|came|asked|works|lives|said] [{w}|the {w}|for {drug}|about {clin}].
[Did|Has|Will|Can|Is|Was] [{amb}|{anyfirst}|{any}] [call|been {w}|come|help|{w}|here]?
[I|We|They] [saw|met|told|hired|trust|miss|emailed] [{amb}|{anyfirst}|{any}] [{part}|about {w}|and {anyfirst}|today].
`);
