/** Clinical and general prose without identifiers: what looks like one and is none. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const NEGATIVE = lines(`
{W} {w} {w} {w} {clin}.
The {w} {w} was {w} and {w}.
{Clin} [of the|with|without|and] {clin} {w}.
[No|Mild|Severe|Chronic|Acute|Moderate|Bilateral|Left|Right] {clin} [is|was] [noted|seen|present|appreciated|identified].
{W}: {W} {w} {w}.
{W} {W}: {w} {w} {w}, {clin}.
{W} {W} {W}
{Clin} {Clin}
[PAST MEDICAL HISTORY|Past Medical History|PMH|Medical History]: {Clin}, {clin}, [diabetes|hypertension|asthma], {eponym}.
[PAST SURGICAL HISTORY|Past Surgical History|PSH]: {Clin}, {eponym} in {year}, [appendectomy|cholecystectomy].
[ALLERGIES|Allergies|Allergy]: {Drug}, {Drug} ([rash|hives|nausea]). [NKDA|No known drug allergies.|]
[MEDICATIONS|Medications|Meds|Current medications]: {Drug} {dose} [p.o.|PO|IV|] [daily|b.i.d.|BID|q.h.s.|t.i.d.|q6h|PRN], {drug} {dose} [daily|BID], {Drug} {dose}.
{n}. {Drug} {dose} [by mouth|orally|p.o.|PO] [once daily|twice a day|every {n} hours|at bedtime|as needed for pain].
[She|He|The patient] takes {Drug} {dose} and {drug} {dose} [for {clin}|daily].
[VITAL SIGNS|Vitals|VS]: [BP|Blood pressure] {frac}, [pulse|HR] {nn}, [resp|RR] {n}, [temp|T] 98.{n}, [O2 sat|SpO2] {nn}% on room air.
[HEENT|Neck|NECK|LUNGS|Heart|HEART|ABDOMEN|Abdomen|EXTREMITIES|Neuro|NEUROLOGIC|SKIN|General|GENERAL|Psych|BACK|GU|RECTAL]: {W} {w}, {clin}. No {clin}, {clin} or {clin}.
[Strength|Motor|Reflexes|DTRs|Pulses] [are|is] {frac} [throughout|bilaterally|in the {w} extremities].
[Positive|Negative|Equivocal] {eponym}.
{eponymlone} [was|were] [negative|positive|down-going|placed|removed].
A {device} was [placed|inserted|used|removed|deployed] [without difficulty|in the usual fashion|].
The {w} was [closed|sutured|approximated] with {size} [Vicryl|Prolene|nylon|Monocryl|silk].
[Using|With] a {size} {device}, the {w} was [dissected|retracted|incised].
[Straight|Curved|Long|Two|A] {eponymlone} [clamp|retractor|scissors|was|were] [used|placed|applied] to the {w}.
[MRI|CT|X-ray|Ultrasound] of the {w} [showed|demonstrated|revealed] {clin} at {level} [with|and] {level} {clin}.
{level} [disc|disk] {clin}, [grade|stage|type] {n}.
[Hemoglobin|WBC|Platelets|Sodium|Potassium|Creatinine|BUN|Glucose|Calcium|Troponin|INR|A1c|TSH|AST|ALT] [was|is|of|] {dec}[, {w} {nn}|].
{abbr} {dec}, {abbr} {nn}, {abbr} {dec}, {abbr} {nn}.
{gene} [mutation|positive|negative|expression|antigen] [was|is] [detected|absent|low].
[The|A] {eponym} [is|was] [associated with|caused by|due to|characterized by] {clin}.
Mutations in the {gene} gene [cause|are associated with] {eponym} [in|among] {nn} families.
[Diagnosis|Code|CPT|ICD-10|Billing]: {code}, {code}.
[Trial|Study|Protocol] {code} [enrolled|randomized] {nn} patients [from|in] [Europe|Asia|North America|Japan|the United States].
[According to|Per|Based on] the {year} [AHA|ACC|ADA|NCCN|USPSTF|IDSA|KDIGO|GOLD|ESC|WHO] guidelines, {drug} is [recommended|preferred|first-line].
[Time out|Procedure start|Start time|Anesthesia time|Tourniquet time|Incision]: {time}.
[Estimated blood loss|EBL|Fluids|Urine output|IV fluids]: {nn} mL.
The patient [was|is] [seen|examined|prepped and draped|placed supine|taken to the operating room|extubated] [in the usual sterile fashion|in stable condition|today].
[He|She] [will|may|can|should] [grant|mark|bill|hope|rich|wade] {w} {w}.
[I|We] [will|may|hope to|can|would] [continue|start|stop|hold|consider] {drug} [in|for] {n} [days|weeks|months].
[She|He] [denies|reports|complains of] {clin}, {clin}, [chest pain|shortness of breath|nausea|fever] or {clin}.
[She|He] has a [strong|long|young|short|rich] [history|course] of {clin}, [may|will] need [a|the] {w}.
[Patient|Pt|Mother|Father|The wife|The daughter|The mother|Family] [was|were] [counseled|instructed|told|informed] [about|on|regarding] {clin} and {w}.
[The doctor|The nurse|Her physician|The surgeon|His cardiologist|The resident|Attending] [was|has been] [called|notified|informed|consulted].
[Assessment|ASSESSMENT|IMPRESSION|Impression|DIAGNOSES|Plan|PLAN|Diagnosis]: {n}. {Clin}. {n}. {Clin} {w}. {n}. [Rule out|Possible|Probable] {clin}.
{n}. {W} {w} {w}, {clin}.
- {W} {w} {w}
* {Clin} {w}, {n} [days|weeks|times]
[CONDITION|DISPOSITION|COMPLICATIONS|SPECIMENS|DRAINS|COUNTS|DIET|ACTIVITY|FINDINGS]: [Stable|None|Home|Correct|Regular|As tolerated|Good].
Patient is [an|a] [African-American|Caucasian|Hispanic|Asian|French|English|Spanish-speaking|Irish|Korean|Jewish|American] {sex} with {clin}.
[German|French|Dutch|American|Japanese|Italian|British] [measles|studies|guidelines|patients|families] [were|are] [reported|included].
[The|A] [Boston|Denver|Lyme|Ebola|Norwalk|Mayo|Vancouver|Toronto|London|Chicago|Hopkins|Cincinnati|Minnesota|Memphis|Tampa] [criteria|classification|score|scale|brace|virus|developmental screening|protocol|shunt|stand] [was|were] [used|applied|positive].
[New York Heart Association|NYHA] [class|Class] [II|III|IV|I] [heart failure|symptoms].
[Hospital|Clinic|ER|ICU|Emergency Department|Rehabilitation|Nursing home|Operating room] [course|visit|stay|follow-up|admission|policy] [was|is] [unremarkable|uncomplicated|pending].
[Social work|Physical therapy|Cardiology|Neurology|The Department of {service}|{service}] [consult|evaluation|follow-up] [requested|pending|recommended|appreciated].
[Please|Kindly] [call|contact|see|follow up with] [your doctor|the clinic|our office|your primary care physician] [if|when] {w} {w} [worse|occurs].
[The patient|She|He] was [born|delivered] at {n} weeks via [cesarean|vaginal delivery|C-section], [weight|birth weight] {n} pounds {n} ounces.
[Explain|What is|Describe|List|Summarize|Compare] [the|] [mechanism of|dosing for|risk factors for|treatment of|contraindications to] {drug} [in|for] {clin}?
[What|How|When|Why] [is|are|should|does] {drug} [used|dosed|effective|indicated] in [adults|children|pregnancy|elderly patients] with {clin} and {clin}?
[For|In] a {age}-year-old {woman} with {clin} [and|on] {drug}, what [is the next step|are the options|would you recommend]?
{age} y/o [M|F] w/ {clin}, {clin}, on {drug} {dose} [BID|daily]. [Plan?|DDx?|Next step?]
[Chest|Abdomen|Pelvis|Spine|Brain] [CT|MRI] [with|without] contrast: {w} {w} {clin}.
{W} {w} {eponym}, {w} {clin} {frac}.
[Apgars|Apgar scores] were {n} and {n} at 1 and 5 minutes.
[Follow up|Return] in {n} [days|weeks|months] [or|for] {w} {w}.
[q|every] {n} [h|hours|days], {nn} [units|tablets|mL], [refills|#]: {n}.
[Page|Note|Section|Table|Figure|Step|Item|Room|Bed|Chapter|Version|Form|Day|Visit|Cycle|Dose|Grade|Class|Type] {n}[ of {n}|].
Over the [past|last] {n} [days|weeks|months|years], [she|he] has had {n} [episodes|admissions|falls].
{n} [years|months|weeks|days] ago [she|he] [had|noticed|developed] {clin}.
[Today|Yesterday|Last night|This morning|Currently|Overnight|Recently], [she|he|the patient] [is|was] {w} [and|but] {w}.
[Daily|Monthly|Weekly|Annual] {w} [screening|monitoring|labs] [may|will|should] be {w}.
{Drug}-{Drug} [interaction|therapy|combination] [may|can] [cause|increase] {clin}.
{W} {w}, {W}'s {w}, {w} {nn}/{nn}.
{W} {clin} {W} {w} {w} {w} {w}.
[St|St.] [John's wort|Jude valve|Vitus dance].
[Data|Results|Samples] were [analyzed|collected] by [the|our] {w} {w}, and {nn}% of {w} [had|showed] {clin} ([P|p] < 0.0{n}).
We [report|describe|studied|identified] [a|the] {w} [mutation|deletion|polymorphism] ([{nn}del{n}|{nn}C>T]) in [the|] {gene} [gene|locus] [in|of] [an Italian|a Japanese|a Finnish|an Ashkenazi] [family|patient] with {eponym}.
Order number of {w}, type {level}, {nn} [of|in] {nn}.
[Ref range|Normal|Reference] {dec}-{dec} {w}.
[Weight|Height|BMI|BSA|Temp] {dec} [kg|cm|F|C], [up|down] from {dec}.
[Heart|Lung|Liver|Kidney|Cancer|Pain|Sleep|Stroke|Eye] [Center|Clinic|Institute|Unit|Service] [referral|appointment|evaluation] [pending|recommended].
[Patient|Pt] [to|will] [follow with|see] [PCP|cardiology|GI|the wound clinic|her oncologist] [next week|in {n} weeks|as scheduled].
[Next|Last] [week|month|year|visit] [she|he] [will|may] {w}.
`);
