/** Sentences of clinical narrative that hold identifiers. Every one is invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const HISTORY = lines(`
[Mr.|Mrs.|Ms.|Miss] {ptlast} is a {age}-year-old [right-handed|left-handed|Caucasian|African-American|Hispanic|Asian|] {sex} who [presents|presented|comes] [today|to the clinic|to the emergency department|] with {clin}.
{pt} is a {age} y/o {sex} with a [history|hx] of {clin} and {clin}[.|, admitted {date}.]
{pt} is a {age}-year-old {woman} [seen|referred] at the request of Dr. {dr} for [evaluation of|] {clin}.
This is a {age}-year-old {sex}[, {pt},|] who was [transferred|referred|sent] from {hosp} [on {date}|in {part}|for further management|].
The patient was [admitted to|seen at|discharged from|evaluated at|treated at|followed at] {hosp} [on|from|in] [{date}|{part}|{range}] [for|with] {clin}.
{He} [was seen|was evaluated|follows] by Dr. {dr} [at {hosp}|in {city}|of {service}|] [on {date}|in {part}|last year|].
Dr. {dr} [saw|examined|evaluated|consented|called] [the patient|{him}|{ptfirst}|{Mr} {ptlast}] [on {date}|in clinic|at bedside|].
[Symptoms|The pain|{clin}|Her symptoms|His cough] [began|started|first appeared] [in {part}|on {date}|around {part}|since {month}|in {month} of this year|in {month} of last year|back in {month}].
{He} underwent {clin} [on {date}|in {part}|in {year}|in the year {year}] [by Dr. {dr}|at {hosp}|under the care of Drs. {dr} and {dr}|].
[Status post|S/p] {clin} {part} [with Dr. {dr}|at {hosp}|].
Last [visit|seen|colonoscopy|mammogram|Pap|echo|CT|MRI|stress test|EGD] [was|:|on] {date}[.| at {hosp}.| by Dr. {dr}.| and was normal.]
{He} had a {clin} in {part}, [which was negative|repeated in {part}|followed by {clin} in {part}].
{ptfirst} [reports|denies|states|says that {he} has|complains of|endorses] {clin}[.| since {part}.| for {n} days.]
{ptlast} [reports|denies|states|was given|tolerated|has] {clin}[.| today.]
History obtained from [the patient's|his|her] [wife|husband|mother|father|daughter|son|sister|brother|friend|neighbor|aunt|partner], {rel}[.|, who is reliable.|, at ({phone}).]
[His|Her] [wife|husband|mother|daughter|son|sister|brother|partner|caregiver|roommate] {rel} [is at bedside|states that|reports|called|brought {him} in|accompanies {him}|was present].
[Daughter|Son|Mother|Father|Wife|Husband|Mom|Dad|Grandmother|Sister] {rel} [at bedside|reports {clin}|is the HCPOA|is next of kin|can be reached at {phone}].
{he} was brought in by {his} [mom|dad|friend|son|daughter] {rel} [from {city}|].
Patient [moved here from|is originally from|was born in|grew up in|lives in|resides in|recently traveled to|is visiting from] [{city}|{citystate}|{city}, {state}|{county}][.| in {part}.| with {his} family.]
The patient is [transferred|known to us] from [{hospshort}|{hosp}|the {hosp} emergency room], where [a CT scan|an MRI|{clin}] [was performed|showed {clin}].
I [spoke|discussed|reviewed] [with|the case with|this with|the plan with] [Dr. {dr}|{drfull}, {cred}|{drfull}, {cred}, at {hosp}|{rel}, the patient's daughter].
This was discussed with {drfull}, {cred}, [at {hosp}|at {hospshort}|of {hosp}|on {date}].
[Case discussed with|Attending|Staffed with|D/w] [Dr. {dr}|{drfull} {cred}|{dr}] [at {time}|who agrees|].
{drfull}, {cred}, [was present|scrubbed|assisted|dictated this note|will follow|has been notified].
[Referred by|Seen by|Evaluated by|Followed by|Sent by|Per] [Dr. {dr}|{drfull}|{drfull}, {cred}|{dr}, {cred}] [from {hosp}|for {clin}|in {service}|].
We thank Dr. {dr} for [referring|the referral of|allowing us to see] [{pt}|this pleasant {woman}|{Mr} {ptlast}].
{He} is [followed|managed] [locally|elsewhere|] by {drfull} of {hosp}[ in {city}|].
[Follow up|Follow-up|F/u|Return] with Dr. {dr} [in {n} weeks|on {date}|on {part} at {time}|at {hosp}|at the {cityclinic}|in {hosp} office].
{He} will [follow up|be seen|return] [at|to] [{hosp}|the {cityclinic}|our {cityclinic}] [on {date}|on {part}|in {n} weeks].
Appointment [scheduled|made] with [Dr. {dr}|{drfull}|{service}] for {date} at {time}.
[Transferred|Discharged|Admitted] to [{hosp}|{hospshort}] [in stable condition|on {date}|by ambulance].
[EMS|The ambulance|Police] brought {him} from [{street}|{hosp}|{city}].
The patient has been living at {hosp} since {part}.
[Records|Films|Outside images|Labs] from {hosp} [dated {date}|were reviewed|were requested on {date}|are pending].
{he} presented to the [ER|ED|emergency room|urgent care] at [{hosp}|{hospshort}] [yesterday|on {part}|] [but left|because of {clin}|with {clin}].
[Previously|Formerly|Initially] [seen|treated] in {city} by [Dr. {dr}|a cardiologist there] [until {part}|].
Was [hospitalized|intubated|cathed] {part} [at {hosp}|] for {clin}.
{pt} ([MRN|MR#|DOB|Acct]: [{id}|{dob}]) [was seen today|presents for follow-up|returns].
{Mr} {pt} [is|was] seen in [consultation|follow-up] [today|on {date}].
Pt {ptlast} c/o {clin} x {n} days[.|, seen by {dr} {part}.]
{ptinit} is a {age} y.o. {sex} with {clin}.
[Consultants|Consulting physicians]: {drfull}, {cred}; {drfull}, {cred}; {drfull}.
The [surgery|procedure|biopsy|transplant] took place [on {date}|in {part}|at {hosp} on {date}].
[Between|From] {part} and {part} {he} [had|received] {n} [cycles|doses|episodes].
Approximately {n} days ago, on {part}, {he} [noted|developed] {clin}.
{clin}, {part}; {clin}, {part}; {clin}, {year}.
`);

export const SOCIAL = lines(`
{He} lives [in {city}|in {citystate}|at {street}|at {street}, {cityzip}] [with {his} wife {rel}|with {rel}|alone|] and [works|worked] as a {prof}[.| at {org}.| for {org}.]
[Works|Worked|Employed] [at|for|by] {org} [as a {prof}|for {n} years|until {part}|].
[Retired|Former] {prof}[, worked at {org}|]. Lives in {city}.
Works at [{org}|{hospshort}|{hosp}]. [Social alcohol.|Denies tobacco.]
[Married|Divorced|Widowed|Single]. [Two|Three|Four] children: {anyfirst}, {anyfirst} and {anyfirst}.
[Lives with|Cares for] {his} [son|daughter|mother|partner] {rel}, a {prof}.
Smoked {n} cigarettes a day until {part}. [No alcohol.|Drinks {n} beers a week.]
{He} is a student at {org}.
Born in {city}, moved to {citystate} in {part}.
The patient and {his} [husband|wife] live in [{city}|{hospshort}] but [they have family|their children are] in {city}.
Emergency contact: {relfull} ([wife|husband|daughter|son|mother|friend]) {phone}.
Health care proxy: {relfull}, [daughter|son|spouse], {phone}.
[Home|Cell|Work] phone [is|:] {phone}. [E-mail|Email]: {email}.
[Case worker|Social worker|Probation officer|Home health nurse|Interpreter] {any} [is involved|can be reached at {phone}|visits weekly].
Attends [services|church|school|daycare] in {city} [with {anyfirst}|].
[Brother|Sister|Cousin|Uncle|Aunt] {anyfirst} [died|passed away|was diagnosed] in {part} [of|with] {clin}.
`);

export const COURSE = lines(`
[Seen|Admitted|Called|Discharged|Fell|Was well until|Symptoms began] [on|last|this past] {weekday}[, {part}|] [with {clin}|by Dr. {dr}|at {hosp}|].
[She|He] [will|is to] [return|follow up|be seen] [on|next|this] {weekday}[ with Dr. {dr}| at {time}|].
[Since|In|Early in|Late in|Around the end of|By mid] {month}[ of this year|], {he} has had {clin}.
{Clin}, {clin} {n}/{n} [w/|with] {drug}; [stopped|held] [in|] {month} [because of {clin}|].

On {part} [the patient|{he}|{Mr} {ptlast}] [was taken to the operating room|was extubated|spiked a fever|underwent {clin}|was transferred to the floor] [by Dr. {dr}|].
[On hospital day {n}|POD {n}|HD#{n}], [Dr. {dr}|{dr}] [was consulted|removed the drain|recommended {drug}].
{service} ([Dr. {dr}|{dr}|{drfull}]) was consulted [on {date}|{part}|] and recommended {drug} {dose}.
[Blood|Urine|Sputum|Wound] cultures from {part} [grew|were negative for|showed] {clin}.
[CT|MRI|Echo|Chest x-ray|Ultrasound|PET] [of the {w} |]([{date}|{part}]): {clin}.
{date}: {clin}, [WBC|Hgb|Cr|INR] {dec}.
{part} - [seen by|d/w] {dr}, [plan|dose] changed.
[Started|Stopped|Resumed|Held] {drug} [on {part}|{date}|{part}].
[Last dose|Dose #{n}] of {Drug} [given|was] {date} [at {time}|].
[Discharge|Admission|Admit|D/C] date[:| was] {date}.
[Seen|Examined] and discussed with Dr. {dr} on {date}.
[{ptfirst}|{ptlast}|{Mr} {ptlast}] [tolerated the procedure well|was discharged home|remained afebrile|will call us|did well|agrees with the plan].
[{ptfirst}|{Mr} {ptlast}]'s [mother|wife|husband|daughter|exam|labs|pain|wound] [was|is|were|has been] [stable|updated|improving|normal|informed].
[The family|{rel}|{his} son {rel}] [was|were] [called|updated|notified] at {phone} [by {drfull}|by Dr. {dr}|].
[Nurse|RN|NP|PA] {any} [notified|paged Dr. {dr}|at bedside|documented].
Per {dr}['s|] [note|notes|recommendation|request] [of {date}|from {part}|], [continue|hold|stop] {drug}.
[Device|Implant|Pacemaker|Stent|Graft]: {device}, [serial number|serial no.|S/N|lot] {serial}.
[Specimen|Accession] [number|no.|#|] {acc} [was sent to pathology|showed {clin}|].
[Prescription|Rx] [called in|sent] to {org} [in {city}|, {phone}].
[Insurance|Authorization|Claim|Policy|Member ID] [number|no.|#] {id} [was obtained|verified with {anyfirst}|].
[She|He] missed {his} appointments of {part}, {part} and {part}.
[Transcribed|Signed|Reviewed|Dictated] {date} {time}.
`);

export const PLAN = lines(`
Follow up with [Dr. {dr}|{drfull}|me|{service}] in {n} [weeks|days|months].
[Call|Page|Contact] [Dr. {dr}|{drfull}|the office] at {phone} [with questions|if symptoms worsen|].
Next [visit|appointment|scan] {date} [at {time}|] [at {hosp}|with Dr. {dr}|].
Refer to {drfull}, {cred}, [at {hosp}|{service}].
[Send|Fax|Forward] [a copy|records|results] to [Dr. {dr}|{drfull}, {cred}|{hosp}] [at fax {phone}|({phone})|by {date}|].
[cc|CC|Cc]: [Dr. {dr}|{drfull}, {cred}|{drfull}, {drfull}|{drinv}]
Repeat [CT|MRI|labs|colonoscopy] in {month} [of next year|].
Due [again|next] in {month}.
Discharge to [{hosp}|home with {rel}|{city} rehab].
Interpreter {any} used, ID {id}.
`);
