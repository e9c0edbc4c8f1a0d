/** Letters, questions to a model, portal messages, telephone notes, dialogues: all invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const QUERY = lines(`
[What are|Summarize|List|Compare] the [treatment options|guidelines|risks|side effects|next steps|recommendations] for [a|this] {age}[-year-old|yo|y/o| yr old] {sex} with {clin}, {pt}, [seen|treated|admitted|evaluated|last seen|diagnosed] [at|in] [{hosp}|{city}|{citystate}|{hosp} in {city}|our {cityclinic}|the {cityclinic}|{hosp}, {citystate}] on {date} ([MRN|MRN #|Phone|SSN|DOB|ID]: [{id}|{id}|{phone}|{dob}])?
Pt {pt}, {age}[F|M], [hx of|w/|with] {clin}, [seen by|f/b|under] Dr. {dr} at {hosp} {part}[.|, MRN {id}.] [Should I|Can we|Do we need to] [start|stop|adjust] {drug}?
pt {pt} (mrn {id}) [seen|admitted] {date} at {hosp}, [dr {dr}|dr. {dr}] wants to know [dose of {drug}|if {drug} is ok with {clin}]
[Draft|Write|Compose|Generate] a [discharge summary|referral letter|prior auth letter|note|SOAP note|letter of medical necessity|handoff] for [my patient|patient|pt|] {pt}, [DOB|born] {dob}, [MRN|member ID|policy] {id}, [who lives at {street} in {city}|of {citystate}|phone {phone}|email {email}], with {clin}.
[Is|Are there|Any] [it safe to give|interactions between|evidence for|updates on] {drug} [and|with|for] {drug} [in|for] {pt}[, a {age} year old {prof}|] [from|living in|residing in|based in|who lives in] [{city}|{citystate}|{street}, {citystate}]?
My patient {ptfirst} [from {city}|] [called|emailed|messaged] [on|last] {part} about {clin}; [his|her] [number is|cell is|email is] [{phone}|{email}]. What should I say?
[Need|Looking for] [advice|recs|help] on {drug} for {pt}, [ref|referenced|reference] [{acc}|case {id}|chart {id}], [last seen|seen] {date}[ at {hosp}|].
{age} yo {sex} with {clin}, named {pt}, [treated|followed|seen] by Dr. {dr} [in|at] [{city}|{hosp}]. [Next steps?|Recommend {drug} dosing.|DDx?]
Can you check {ptfirst}'s [labs|notes|results] from {part} [at {hosp}|]? [His|Her] [SSN|insurance|policy|account] [is|number is|#] {id}.
[Please|] summarize the visit notes for {ptlast}, {ptfirst} [DOB {dob}|(DOB {dob})] at {hosp} dated {date}.
Patient {pt}['s|] [insurance ID|member number|health plan ID|MRN] {id} [needs|requires] prior authorization for {drug}. [Contact|Call] {phone}.
Using [his|her] [chart|record] ({id}), explain {clin} to {pt} and [his|her] [wife|mother|son] {rel} in [plain language|Spanish].
[Translate|Rewrite] for patient {pt}: take {drug} {dose} [daily|twice a day], follow up {date} with Dr. {dr} at {hosp}.
In {part}, {pt} had {clin} at {hosp} ([{phone}|{email}|{id}]); is {drug} [indicated|contraindicated]?
[Question|Q]: {age}yo [w/|with] {clin}, [sees|saw] [Dr.|dr] {dr} [@|at] {hosp}. [thx|Thanks]. - {anyfirst}
who is {pt}'s [attending|cardiologist|surgeon]? i think it is {dr} at {hosp}
case reviewed at {hospshort} on {date}, {pt} [concerns about|hx of] {clin}
what dose of {drug} did {dr} give {ptfirst} on {part}
patient identified as {pt} from our {cityclinic}, seen on {date}, [on|taking] {drug}
my mom {anyfirst} {anylast} lives at {street} in {city} and takes {drug}, what should she avoid
`);

export const LETTER = lines(`
Dear [Dr.|Dr|Doctor|Professor|Prof.] {dr}[,|:]
Dear [Mr|Mrs|Ms|Miss|Mr.|Mrs.] {ptlast}[,|:]
Dear {ptfirst}[,|:]
Dear {anyfirst}[,|:]
Dear Colleague,
Thank you for [referring|asking me to see] [this|your patient,] [pleasant|delightful|] {pt}[, date of birth {dob}|, DOB {dob}|], [who|whom I] [I saw|attended clinic|was reviewed] on {date}.
I [reviewed|saw|met] [Mr|Mrs|Ms|Miss] {ptlast} [in clinic|in the outpatient department|at {hosp}|today|via video] on {date}.
Reviewed in clinic on {date} by [Dr|Mr|Miss|Consultant|Registrar|Doctor|Sister|Professor] {dr}.
[Their|His|Her] [son|daughter|mother|carer|husband|wife|partner] {rel} attended[| and gave the history].
[He|She] [lives|resides] at {street}, {city}, {postcode}[ with his wife {rel}|].
[GP|Registered GP|General practitioner]: Dr {dr}, {hosp}, {street}, {city}, {postcode}.
I would be grateful if [you|Dr {dr}|Mr {dr}] could [see|review|arrange] [{ptfirst}|this {woman}] [before {part}|].
[Contact number|Telephone|Mobile] {phone}. Email {email}.
NHS Number {nhs}. [Hospital number|MRN]: {id}. [Born on|D.O.B.] {dob}.
[He|She] was [listed for|booked for|offered] surgery at {hosp} on {date} under [Mr|Miss|Ms] {dr}.
Please [contact|ring|bleep] my secretary, {anyfirst} {anylast}, on {phone}.
[Copy to|Copies to|cc]: {drfull}; {pt}, {street}, {city} {postcode}
To whom it may concern: {pt} [has been under my care since {part}|was unable to work from {date} to {date}].
I am writing [on behalf of|regarding|about] [my patient|] {pt} ([member ID|policy|claim] {id}) to [request|appeal] coverage of {Drug}.
`);

export const DIALOG = lines(`
[Doctor|Dr. {dr}|Clinician|Provider]: Good morning, {ptfirst}. [How are you|What brings you in]?
[Patient|{ptfirst}|Pt]: [Hi|Hello], [doctor|Dr. {dr}]. My {clin} [started|got worse] [in {part}|on {part}|a week ago].
[Agent|Support|Nurse]: Hello {ptfirst}, [thank you for calling|I'm sorry to hear that|this is {anyfirst}].
[Thank you|Thanks|Okay|I see|Sure|Sorry|Well|Yes|Hi|Hello], {ptfirst}[.|,] [let me check|can you confirm your date of birth|is {phone} still correct|I will call Dr. {dr}].
**[Customer|Patient|User|Nurse|Caller]:** {pt}
**[Agent|Provider|Staff]:** {anyfirst} {init}.
My name is {pt}[ and I live in {city}|, born {dob}|, I was born on {dob}|].
[I'm|I am|This is|It's] {ptfirst}[ {ptfam}|]. [I'd like|I need] to [reschedule|cancel] my appointment on {part} [with Dr. {dr}|].
[Caller|Pt|Mother|Spouse] {rel} [called|left a voicemail|reports] at {time} re {ptfirst}; callback {phone}.
Can you [please|] [ask|tell|call|remind] {anyfirst} [to|that] [bring the forms|call me|the refill is ready]?
[They had|There were] {n} [children|siblings]: {anyfirst}, {anyfirst}, {anyfirst}, {anyfirst} and {anyfirst}.
{anyfirst} and {anyfirst} [went|are going|came] to {place} with {any}.
why is {anyfirst} so [tired|worried|late|angry]?
she named [him|her] {anyfirst}
{anyfirst}: "[Who are you|What happened]?" {anyfirst}: "I'm {anyfirst}'s [daughter|son]."
You can tell {anyfirst} [was|is] [worried|a huge fan of {any}].
Don't [go|wait], {anyfirst}!
[Founders|Authors|Presenters|Team members|Attendees]: {anylast}, {anylast} and {anylast}.
please send it to {street} {city} {state}
How do I change my address to {street}, {cityzip}?
As promised, here's {anyfirst}'s address: {street}, {city}
[Message|Subject|From|To|Sent by]: {any}[, {date} {time}| <{email}>|]
{anyfirst}, [can you|please] [review|sign] the chart of {ptinv} [by {part}|]?
I'm originally from {place} but my [wife|husband], {anyfirst}, is from {place}.
{any} ([{cred}|{prof}]) [is|was] born in {city} in {year}.
The letter arrived at {street} {city} on {part}.
I work at {org} in {city}.
`);

export const NURSING = lines(`
{time} [Pt|Patient|{ptfirst}|{ptlast}|Mr. {ptlast}|Mrs. {ptlast}] [resting comfortably|c/o pain {frac}|ambulated in hall|refused {drug}|given {drug} {dose}]. [{anyfirst}, RN|{init}. {anylast} RN|{any}, RN]
[Dr. {dr}|Dr {dr}|{dr} MD] [notified|paged|aware|at bedside] [{time}|of {clin}].
Report [given to|received from] {any}, RN [at {time}|].
[Wife|Daughter|Son|Husband|Sister] {rel} [at bedside|called|updated|visited] [at {time}|].
[SW|Social worker|CM|Case manager] {any} met with [pt|patient|{ptfirst}] and {rel} re [placement at {hosp}|discharge on {part}].
Telephone encounter {date} {time}: {relfull} ([mother|wife|son]) called re {ptfirst}, [asks|wants] refill of {Drug} to {org}, {street}.
[Returned call to|Spoke with|Left message for|LVM for] [{relfull}|{rel}|{pt}] at {phone}[ on {part}|].
[Message routed to|Forwarded to|Sent to] [Dr. {dr}|{drfull}|{drinv}] [for review|].
[Home visit|Visit] {date} [by {any}|]: {ptfirst} [doing well|found on floor|not home] at {street}.
APS report filed {date}, [worker|intake] {any}, [case|report] # {id}.
[Consent|Witness] signed by {relfull} [and {any}, RN|] on {date}.
`);
