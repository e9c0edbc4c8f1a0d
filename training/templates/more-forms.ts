/** A second way of saying what `forms.ts`, `messages.ts` and `narrative.ts` say. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const MORE_HEADER = lines(`
[Hometown|City of residence|Place of residence|Birthplace|Place of birth|Town/City|Municipality|Lives in|Locality|Residing in]: [{city}|{citystate}]
[City|Town|Home city|Suburb] [-|is|=] {city}
[State/City|City and State|From|Origin]: {citystate}
[CITY|TOWN|City]: {city} [STATE|State|ST]: [{state}|CA|NY|TX|FL|OH] [ZIP|Zip]: {zip}
[Street address|Home|Billing address|Permanent address|Patient address|Delivery address|Lives at]: {street}[, {cityzip}|, {city}|]
[Names|Legal name|Preferred name|Patient's name|Name of patient|Name (last, first)|Known as|Alias|Maiden name|Goes by|Patient/Client|Candidate|Decedent|Infant|Baby|Newborn]: [{pt}|{ptinv}|{ptlast}|{ptfirst}]
[cc|CC|Copy|Copies|c: |Carbon copy|Distribution|Send to|Recipients] [to|]: [{drfull}|{drinv}|Dr. {dr}|{drfull}; {drfull}|{drfull}, {drfull} and {drfull}|{dr}, {dr}]
[cc|Cc|CC] {drfull}[, {cred}|][; {drinv}|]
[Performed by|Interpreted by|Reported by|Approved by|Witnessed by|Recorded by|Entered by|Checked by|Administered by|Assisted by|Supervised by|Attested by|Examined by|Prepared by|Transcribed by|Released by|Authorized by|Consulted]: [{drfull}|{drfull}, {cred}|Dr. {dr}|{drinv}|{anyfirst} {init}.|{dr}]
[Attending|Resident|Fellow|Intern|Student|PA|NP|Charge nurse|Midwife|Dietitian|Chaplain|Pharmacist|Respiratory therapist|Counselor|Coordinator|Hospitalist|Intensivist|Proceduralist|Operator|Endoscopist|Cardiologist|Oncologist|Dentist|Optometrist]: [{drfull}|{drfull}, {cred}|Dr. {dr}|{drinv}|{dr}]
[Birth|DOB (mm/dd/yyyy)|Birthday|Born on|Date born|Geboortedatum|Age/DOB {age}|Sex/DOB F]: {dob}
[When|Dated|Time of visit|Encounter date|Service date|Admit|Adm|Disch|D/C|Date admitted|Date seen|Date taken|Start date|End date|Next appointment|Follow-up date|Date of onset|Date resulted|Sample date|Procedure date|Op date|Exam performed|Report date|Review date|Date/Time|Entered|Updated|Last updated|Created]: {date}[ {time}|]
[Chart|Record|Pt|Patient|Hospital|Clinic|Client|Subject|Member|Customer|Medical|Folder|File] [number|no|no.|ID|identifier|#|ID#]: {id}
[Visit|Encounter|Billing|Financial|Invoice|Claim|Referral|Authorization|Confirmation|Tracking|Job|Dictation|Document|Voucher|Report|Transaction] [number|no|no.|ID|#]: {id}
[Best contact|Callback|Reach at|Daytime phone|Evening phone|Phone (home)|Phone (cell)|Office|Office phone|Clinic phone|Pager|Beeper|Toll free|WhatsApp|Text to|Call back number]: {phone}
[Where|Place of service|Treating facility|Referring facility|Ordering site|Campus|Imaging center|Sending facility|Receiving facility|Rehab|SNF|Home clinic|Hospital name|Birth hospital|Outside hospital|Primary clinic]: {hosp}
[Company|Works for|Place of work|Employed by|Business|Organization|University|Sponsor]: {org}
[Wife|Husband|Partner|Daughter|Son|Sister|Brother|Parent|Caregiver|Caretaker|Power of attorney|POA|Surrogate|Legal guardian|Interpreter|Ride home|Driver|Visitor|Child|Twin]: [{relfull}|{rel}|{relfull} {phone}|{rel}, {phone}]
[Subscriber|Insured|Policy holder|Policyholder|Payer ID|Plan member]: [{any}|{anyinv}|{id}]
[To|From|Attn|ATTN|Attention|Via|Through|For]: [Dr. {dr}|{drfull}|{drfull}, {cred}|{pt}|{hosp}|{any}]
[Subject|Re|Topic|Title|Concerning]: [{pt}|{ptinv}|{ptlast}, DOB {dob}|follow up for {pt}|labs of {ptlast}|{pt} - {clin}]
`);

export const MORE_PROSE = lines(`
[Due|Scheduled|Repeat due|Will return|Next {clin}|Expires|Surgery] [again in|in|for|by] {month}.
[Present|Worse|Better|Off {drug}|On {drug}|Stable|Retired|Unwell|Out of work] since {month}[ of {year}| of last year| of this year|].
[Noticed|First seen|Had {clin}|Found a lump|Fell|Quit smoking] [back in|early in|late in|in early|in late|around|during] {month} [of this year|of last year|and again in {month}|].
[Gallbladder|Hernia|Hip|{Clin}|{clin}|Stent|C-section|Appy] {part}[, {clin} {part}|. {Clin} {part}|].
{n}) {clin} {part}, {n}) {clin} ({part}), {n}) {clin}, {year}.
[Stopped|Started|Increased|Given|Off|On] {drug} [{part}|in {part}|after the {part} event|until {part}].

{ptlast} [was|is] [given|started on|continued on|weaned off|placed on] {drug} [today|overnight|this morning|{part}].
{ptlast} [had|has] [a good night|{clin} overnight|no complaints|{clin} today|been stable|a fever of 101].
{ptfirst} [was|is] [feeling better|tearful|very pleasant|not sleeping|eating well|at {his} baseline|doing well on {drug}].
[Today|This morning|Overnight|Yesterday], {ptlast} [was|had|felt] {w} [and|with] {clin}.
[POD|HD|Day] [#|]{n}[:|,] {dr} [recommended|started|stopped|suggested|agrees with|ordered|adjusted] {drug}.
[Neuro|Cards|Renal|GI|ID|Ortho|Psych|{service}] ([{dr}|Dr. {dr}|{drfull}]) [following|on board|saw pt|recommends {drug}|signed off|will see] [{part}|].
[{service}|Surgery|Medicine] was consulted ([{dr}|{drfull}|Dr. {dr}]) [and|who] [recommended|suggested] {drug}.
[RN|PA|NP|MD|PT|RT|LPN|CNA] {anylast} [at bedside|paged|assessed|charted|notified|aware|to follow].
{date} {time} [RN|PT|SW|OT] {any}: [pt {clin}|resting|seen for {clin}|{w}].
[It was|What] a pleasure [seeing|meeting|to see|caring for] [{ptfirst}|{Mr} {ptlast}|{pt}] [in clinic|today|on {date}|at {hosp}].
[Thank you|Thanks] for [asking|allowing] [me|us] to [see|evaluate|participate in the care of] [{pt}|{Mr} {ptlast}|{ptfirst}][, born {dob}|, DOB {dob}|].
[I had the pleasure of|We are] [seeing|evaluating|following] {pt} [on {date}|at {hosp}|for {clin}].
[The parents|The couple|They] named the [baby|infant|girl|boy|newborn] {anyfirst}.
[Baby|Infant|Newborn] [boy|girl] {anylast} [was born|was delivered] [on {date}|at {time}|by Dr. {dr}] at {hosp}.
{He} [lives|stays|resides|was raised|works|went to school|vacations] [in|near|outside|outside of] {city}[ with {rel}|].
[Family|Wife|Son] [lives|is|moved] [in|to|from] {city}. [Commutes|Travels|Drives] [to|from] {city} [daily|for work].
[Prescription|Refill|Script] [of|for] {drug} [sent|faxed|called] to [the pharmacy|{org}] [at|on] {street}[ in {city}|].
[Pharmacy|Grocery|School] [on|at] {street} in {city}.
{any} ([attending|resident|intern|MS3|MS4|fellow|RN|daughter|POA|wife]) [present|was there|agrees|aware].
Present at [meeting|bedside|conference|delivery|family meeting]: {any} ([MD|wife|son|RN]), {any} ({service}), {any}.
Surgeons: {drfull} and {drfull}. [Assistants|Anesthesia]: {drfull}[, {drfull}|].
[Scrubbed|In room|Also present]: {any}, {any}, {any}.
{pt} ([{id}|{dob}|{age}[M|F]|MRN {id}]) [is admitted|was discharged|seen|transferred to {hosp}] [{date}|on {date}].
At {hosp} ({phone}), {he} had {clin} [on {date}|in {part}]. At {hosp} ({id}) {he} [had|got] {drug}.
[From|In] {part} to {part}, {he} was [at|in] [{hosp}|{city}] [for {clin}|].
{Clin} [found|noted|diagnosed|treated] [on {date}|in {part}|{part}] [at {hosp}|by {dr}|in {city}].
{clin} ({part}); {clin} ({year}); {clin} ({part}, {hosp}).
[Hx|History]: {clin}, {part}; {clin} {part}; {clin}, {year}; {clin} {part}.
[Seen|Dx'd|Tx'd|Treated|Admitted|Followed] [at|@|in] [{hosp}|{hospshort}] [{part}|on {date}|last year|] [by {dr}|by Dr. {dr}|].
[Sent|Transferred|Referred] [over|] from [{hosp}|{city}|{hospshort}] [by Dr. {dr}|by ambulance|for {clin}].
[Her|His] [cardiologist|surgeon|PCP|therapist|psychiatrist|oncologist|neurologist|nephrologist] [is|was], [Dr. {dr}|{drfull}|{dr}][, at {hosp}|, in {city}|].
{He} sees [{drfull}|Dr. {dr}|{dr}] [for {clin}|at {hosp}|in {city}|every {n} months].
[Message from|Note from|Discussed w/|D/W|Paged|Called|Texted|Emailed] [{any}|{anyfirst}|Dr. {dr}|{drfull}] [at {time}|re: {clin}|, {phone}|].
[Hi|Hello|Good morning|Dear] [{anyfirst}|Dr. {dr}|Ms. {anylast}], [this is|I am|it's] {any}[ from {hosp}|, {cred}|, {ptfirst}'s [mother|son]].
[Tell|Ask|Remind] {ptfirst} [to|about|that] [the {w}|{drug}|{his} appointment on {date}].
[Yes|No|Thanks], {anyfirst}. [See you|Talk] [{part}|soon|at {time}].
[Best|Cheers|Warmly|Take care|Love], {anyfirst}
{anyfirst} [and|&] {anyfirst} {anylast} [were|are] [here|present|at home|married {part}].
[Siblings|Children|Sons|Daughters|Kids]: {anyfirst} ({age}), {anyfirst} ({age})[, {anyfirst}|].
The [son|daughter|aunt|uncle|grandson], {rel}, [called|flew in from {city}|can be reached at {phone}|will decide].
[Named|Called|Introduced as] {anyfirst}[ {anylast}|], {he} [said|is] {w}.
[Is|Was|Does|Did|Will|Can|Has|Should] {ptfirst} [allergic to {drug}|seen by {dr}|able to {w}|the patient from {city}]?
[What|When|Where|Why|Who] [did|was|is|does] [{ptlast}|{ptfirst}|{dr}] [say|want|see|admitted|need|have {clin}|follow up]?
[Ship|Mail|Send|Deliver] [supplies|meds|the letter|records] to {street}, {city}[, {state}|] [attn {any}|].
{street}, {city}{nl}[Attn|c/o]: {any}
The accident [was|happened] [on|at|near] {street} in {city} on {date}; [plate|tag|vehicle] {plate}.
`);
