/**
 * What looks like a name, a place, a date or a number of somebody and is none: measures, ratios,
 * sizes, levels, codes, genes, citations, units of a hospital, eponyms, headings. All invented.
 */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const LOOK_ALIKE = lines(`
[WBC|Hgb|Hct|Plt|platelets|Na|K|Cl|CO2|BUN|Cr|Glu|Ca|Mg|Phos|Alb|AST|ALT|Lactate] {dec}[ x 10⁹/L|], [Na|K|Cl|platelets|Mg|Cr|Plt] {nn}[,000|], [Na|K|Cl|Bicarb|Glucose] {nn}[.|, {clin}.]
[in|from|of] {state} [and|or] {state}[.|, {w} {w}|]
[{eponymlone}|{clin}|{W}]-[related|based|like|induced|associated|guided|derived] {w} [was|is|{clin}].

[ASSISTANT|Assistant|SURGEON|ANESTHESIA|Consultant|Referring physician|PCP|Next of kin|Emergency contact|Interpreter|Guardian|Attending|Allergies|Employer|Patient|Name|Spouse]: [None|none|N/A|NA|Unknown|Deferred|Same|See above|Not applicable|Pending|TBD|Self|No|Yes|Declined|string|Not listed|Unassigned|As above|Staff|On call].
[Will|May|Can|Should] [follow up|repeat|return|resume|shower|advance diet|need refills|bear weight|drive|call|wean] [as tolerated|in the morning|prn|if stable|x1|tomorrow|.] [Mark|Grant|Chase|Bill|Drain|Cap|Rob] the [site|request|dose|insurer|line|skin].
[Grade|Stage|Class|Level|Version|Step|Phase|Type] {n}/{n}[, grade {n}-{n}|], version {n}.{n}.{n}[ ({year} guideline)|].
[The|A|His|Her|Work|School] [van|la|de|del|der|mac|st|ben|al] [driver|fare|ride|novo|{w}] [is|was|has] {w}. [van|Van] [driver|crash|ride|rental], {w}.
[{w}|{clin}|van|{w} {w}], [de novo|{w}|{clin}], [la grippe|{w}|{clin} {w}]
[van driver|de novo|la grippe|a la carte|in la raza|del 5q|von Willebrand|la belle indifference|de facto|de Quervain|cafe au lait|El Nino|ad lib|van ride], [{w}|{clin}] [noted|{w}|arranged].
[The|Those|Some|All] [{w}s|patients|others|people] of this [world|unit|type] [are|were] {w}.
[{w}|{clin}|{Clin}|{W}]
[1.|2.|3.|a.|b.|-|*|•] [{Clin}|{Drug}|{W} {w}|{w}]
{Drug} [succinate|tartrate|hydrochloride|sodium|acetate|citrate|ER|XL] {dose}[ daily|].
["[medication|drug|diagnosis|status|note|type|unit]": "{w}"|[medication|drug|diagnosis] name: {drug} [succinate|sodium|]]

[Biochemistry|J. Biol. Chem.|Proc Natl Acad Sci USA|J Clin Invest|Am J Pathol|Genomics|EMBO J.|Oncogene] [{nn}|{nn}({n})], {nn}{n}-{nn}{n} ({year}). [PMID: {nn}{nn}.|]
[Reviewed in|Cited in|As shown by|Following] {author} and {author} [(|in ]{year}[)|,] {w} {w}; {authorfirst} et al., [Blood|Cell|Brain|Gut|Chest] {nn}:{nn}{n}, {year}.
[Caucasians|Blacks|Hispanics|Asians|Europeans|Scandinavians|Northern Europeans] [and|or] [Japanese|Africans|Chinese|Turks|Arabs|Indians] [have|had|carry|show] {w} {w} [in|from] {land}.
[North|South|Northern|Southern|Eastern|Western|Central] [America|Europe|Africa|Italy|England|Finland|Ireland|India|Algeria|China|France] [has|and|or] {w} {w}.
[NYHA|AHA|CCS|ACC|Killip] [class|Class|stage] [I|II|III|IV] [symptoms|heart failure|angina], [stable|improved] on {drug}.

{Clin} {clin} ({acro}) is a {w} {w} of {clin}. [Patients|Families|Mice|Cells] with {acro} [were|had|showed] {w} {w}.
[Diagnosis|Clinical features|Expression|Manifestations|Overexpression|Stimulation] of {acro} and {acro}[-like|] [features|gene expression|in {w} cells|] [was|were|is] {w}.
({acro}), {acro}/{acro}, {acro}-{n} and [isoform|type] [I|II|III] [versus|or] [isoform|type] [II|IV|B].
{acro}: {w} {w}. {acro} {dec}, {acro} {nn} ([normal|ref] {n}-{nn}).
[Hx of|H/o|s/p|r/o|c/w|2/2] {acro}, {acro} and {clin}; [on|cont|start] {acro} [protocol|per pharmacy|therapy].
[The {w} was|Wound|It was] [dressed|covered|wrapped|secured] with {W} {n} x {n}s and {W}. [Healthy|Normal] Tanner [II|III|IV] [male|female].
[Midas Rex|Ochsner|Webril|Osborne's fascia|Xeroform|Surgicel|Gelfoam|Vicryl|{eponymlone}] [drill|clamp|padding|was released|was placed|and {w}] [was used|to the {w}|removed].
[Using|With|By] [sharp and blunt|sharp and dull|careful] dissection, [all|the] {w} [was|were] {w}. [Medial|Dorsal|Posterior|Anterior] [rami|branch|primary rami] [branch|at S{n} and S{n}] [stimulated|divided].
[Image|Series|Slice|Cut] #{n}-{n}, [series|axial T2 series] #{n}, [no|mild] {clin}. {n}/10 for worst pain, {n}/10 for least pain.
[Has been|Was] [referred|sent] to us from [Family Practice|Internal Medicine|the ED|an outside hospital]. [Goes|Returns|Discharged] [to|from] [her|the|his] [nursing home|hospital|Hospital|facility] [tomorrow|in {n} days].

[Dialysis|HD|Warfarin|Dose|Takes {drug}|Clinic hours|Therapy] [on|every|each|:] {eachday}, {eachday} and {eachday}s. [Mondays|Weekdays|Weekends] only.
[Lack|Absence|Loss|Basis] of {locus} in [their|the] {w} [roots|cells|muscle].
[Seen in|Followed at|Return to|Arrived at|Call|See] [the|our] [FMF|pain|wound|diabetes|INR|stroke|memory|sleep|GI|eye|heart failure] clinic for [regular|routine] follow-up [visits|].
In [cis|trans|vitro|vivo|situ|utero] [with|to] the {w} {w}, {locus} [was|is] {w}.
A {n}{n}-year-old [man|woman|boy|girl] with {nn} repeats [is|was] [presented|described|seen].
[Amish|Mennonite|Irish|English|British|Christian Arabs|Iraqi Jews|Utah Mormon|Japanese|African American|Czech|Dutch|Danish] [backgrounds|families|migrants|ancestry|patients] [also|] [have|had|carry] {w} {w}.
In {authorfirst} and {authorfirst} (eds.), The [Genetic Basis|Handbook|Biology|Textbook] of {clin}.
[J. Biol. Chem.|Proc. Natl . Acad. Sci. U S A|Hum. Mutat.|Medicine (Baltimore)|Genomics] {nn}, {nn}{n}-{nn}{n}; {author}, {author}, {nn} ({year}).

[The|A|Its] {locus} [gene|locus|mutation|allele|variant|region|marker|product|protein|haplotype] [was|is|has been|lies] [mapped to|linked to|distal to|found in|located on|deleted in] [chromosome|band|region|] {locus}.
[Deletion|Linkage|Physical|Haplotype] [mapping|analysis|map] [places|gave|suggests] the order {locus}-{locus}-{locus}[-({locus}/{locus})|-{locus}].
[Mutations|Variants] {locus}, {locus} and {locus} [were|are] [found|detected] in {n} of {nn} [families|patients|alleles|individuals] ({n}/{nn}; {dec}%).
The {locus}/{locus} [complex|cluster|interval|interaction] and {locus} [are|were] [required|tightly linked|expressed] in [{w} cells|mice|vivo].
[We|They] [identified|report|describe] {locus} in [exon|intron|codon] {n} [and {locus}|at {nn}-{nn}|of {locus}].
([case|patient|family|cell line|clone|proband] {n}[, {locus}|]) [LOD|lod] score {dec} at [recombination|theta] 0.{n}.
{author}, {author}, {author}, and {author} ([{year}|19{n}{n}]). {W} {w} {w}.
({author}, {author} & {author}, {year}; {authorfirst} et al., {year})
{authorfirst}, {authorfirst}, {authorfirst} and {authorfirst}, [Nature|Science|Cell|Cancer Res.|N. Engl. J. Med.|Am. J. Hum. Genet.|J. Med. Genet.|Hum. Mol. Genet.|Medicine] [(London)|(Baltimore)|] {nn}, {nn}-{nn}, {year}.
[Findings|Results|Data] [by|of|from] {cited} et al. [({year})|] [showed|suggest|contrast with] {w} {w}.
[The|As in] {cited} [and {cited}|] [model|criteria|hypothesis|study|trial|equation|formula] [of {year}|].
[Families|Patients|Individuals|Carriers|Cases|Women|Mice] [from|in|of] {land} [and {land}|] [were|have|had] {w} {w}.
[Prevalence|Frequency|Incidence|Carriers] [in|among] [the people of|the population of|populations of|] {land} [is|was|are] {dec}% [compared with {land}|].
[In|From|Across|Throughout|Outside] {land}, {clin} [is|was|has been] [common|endemic|reported|rare] [in|among] [Caucasians|Japanese|Ashkenazi Jews|African Americans|Asians|Xhosa|French Canadians|Hispanics|migrants].
[Recent|No|Prior] travel to {land}[ or {land}|]. [Patient|He|She] [speaks|is of] [Spanish|Irish|Italian|Polish|Korean] [descent|only|heritage].
Variants named {locus} {W}, {W} and {locus} {W}-{W} [were|are] [characterized|found in {land}].
[Alpha|Beta|Gamma|N|C|T|X|A|B|D|O|P|L]-[cardiac actin|terminal {w}|catenin|thalassemia|linked {w}|PLL|cell {w}|dimer|globin|tubulin|peptide|antigen] [is|was] a {w} [gene|protein].

[However|In short|Also|Then|Next|Therefore|Otherwise|Additionally|Afterwards|At this point|In addition|Of note|Overall|Finally|Subsequently|Thus|Again|Here|There|Once|If|When|While|Although|Since|After|Because|Given|Due to], [if|the|she|he|a|this|her|his|no] {w} [is|was|has] {w} {w}.
[However|Otherwise|See|Even|Again|More|Further|Some|Most|All|Both|Each|Such|Other|Another|No|Any|This|That|These|Those|It|They|We|I|You|Her|His|Their|Our|My] {w} {w} [is|was|are|were|may|has] {w}.
[Hepatomegaly|Cardiomegaly|Splenomegaly|Hydronephrosis|Calcification|Fluoroscopy|Hemostasis|Irrigation|Closure|Dissection|Traction|Suction|Exposure|Shaver|Probe|Scope] [is|was|were] [observed|seen|achieved|introduced|obtained|noted] [in the {w}|with {w}|again|].
See "[TRACE EVIDENCE|ADDENDUM|PROCEDURE|Comments|Plan|Labs]" [section|above|below|at end of report].
The [LIMA|RIMA|SVG|LAD|PDA|RCA|OM|LCX|PDA branch|diagonal branch|AVF] was [tacked down|anastomosed|harvested|accommodated|patent] [to|in] the {w} [using|with] [running|interrupted] {n}-0 [Prolene|silk].
[The|We] [family|patient] [agreed|decided|elected] [to|for|with] [terminal wean|comfort care measures|hospice care|critical care services|supportive care] [at home|today|].
[Seen|Viewed|Located|Measured|Placed] at {nn} cm from the [incisors|anal verge|{w}]. [ENDOSCOPE USED|Scope]: {abbr}{nn}{init}{init}.

[Reflexes|DTRs|Deep tendon reflexes|Patellar reflexes]: {n}/{n} [BUE|in the uppers|throughout|and symmetric], {n}/{n} [BLE|in the lowers]. [Plantars|Toes] [down|flexor|withdrawal].
[Strength|Power|Motor|Muscle strength] {n}/5 [in the left {w}|throughout|proximally], {n}-/5 [distally|on the right], {n}+/5 {w}.
[A|Grade] [2|1|3]-[3|4]/6 [systolic|diastolic|holosystolic] murmur [at the {w}|that radiates to the {w}|heard best at the {w}].
[Pain|Pain score|Pain scale|Discomfort] [is|was|rated at|of|at a] {n}-{n}/10 [today|and {w} {n}/10|with {w}].
[Vision|VA|Acuity|Visual acuity]: 20/{nn} OD, 20/{nn} OS[, J{n}|]. Pupils {n}/{n} [decreasing|to] {n}/{n}.
[Closed|Approximated|Sutured|Reapproximated] with [#|]{n}-0 [Vicryl|PDS|Monocryl|nylon|Prolene|silk|chromic] [in a running fashion|interrupted|followed by #{n}-0 {W}].
[Followed by|Then|Next], [a|the] [#|]{n}-0 [PDS|Vicryl|nylon] [and|was|with] [#|]{n}-0 {W} [suture|stitch|tie].
[A|The|One|Two] {n}-French [sheath|catheter|Foley|Omni|{W}] [was|were] [placed|advanced|exchanged] [over a {n}-mm wire|].
[Every|Takes|Lasts|About|Up to] {n} to {n}-1/2 [hours|inches|cm|tablets|days]. [Took|Lost] {n}-1/{n} [inch|pounds|tabs].
[The|Anterior|Distal|Upper] {n}/3rd of the {w}. [The|Her] {n}rd, {n}th and {n}th [compartments|ribs|toes|digits|metacarpals].
[She|He] is in [{n}th|first|second|9th|10th] grade. [The|A] {n}th [percentile|nerve|digit|rib|cranial nerve|metatarsal] [was|is] {w}.
[Gravida|G] {n}, [para|P] {n}-{n}-{n}-{n}, [who|at] {n} and {n}/7 weeks. G{n} P{n}[, AB {n}|].
IUP at {n} and {n}/7th weeks' gestation. EGA {n} {n}/7.
[At|Of|By|In|During] [his|her] [early|late|mid] [20s|30s|40s|50s|60s|teens|twenties|thirties]. In the [early|late|mid] [1990s|1980s|70s|2000s].
[Migraine|Asthma|{Clin}] since [childhood|age {n}|the {year}s|her {n}0s|high school].
[Score|Total score|MMSE|GCS|NIHSS|MoCA|PHQ-9|GAD-7|Mallampati|ASA|ECOG|Braden] [of|is|was|] {n}-{n}/{nn} [for a total score of|,] {n}-{n}/{nn}.
[CHA2DS2-VASc|CHADS2|HAS-BLED|MELD-Na|APACHE II|SOFA|Wells|HEART|TIMI|Gleason|Child-Pugh|qSOFA|CURB-65|Framingham] [score|risk] [of|is|was] {n}[+{n}|].
[D-dimer|B12|T4|HbA1c|FEV1|FEV1/FVC|PaO2|pCO2|HCO3|O2|CO2|H2O|cmH2O|P24|IgG|IgM|C3|C4|CK-MB|NT-proBNP|25-OH vitamin D|LDL-C|T3] [was|of|is|level|] {dec}[, {W} {nn}|].
ABG:{dec}/{nn}/{nn} on [admission|room air|{n}L]. WBC{dec}k, Plt {nn}K, Hct {nn}%, HR{nn}, BP{nn}/{nn}, RR{n}.
BP {nn}/{nn} HR {nn} (supine); BP {nn}/{nn} HR {nn} ([standing|sitting|light headed]).
[Protein|Albumin|Glucose|IgG|CSF]: {nn}mg/dl (normal {n}-{nn}), {nn} (normal {n}-{nn}), {W} {nn} ({n}-{nn}).
[BPD|HC|AC|FL|FL/BPD|FL/HC|HC/AC|EFW|AFI]: {nn}.{n} ({nn}.{n}-{nn}.{n}) {abbr}/{abbr}: {nn} ({nn}-{nn}).
[Diagnosis|Dx|Neck pain|Headache|Radiculopathy|{Clin}] ([7|3|4|5|8]{n}{n}.{n}) [with|without] {w}, [progressive|chronic] ({nn}.{n}/{nn}.{n}).
[ICD-9|ICD-10|ICD|Codes]: {nn}.{n}, {nn}.{nn}, [E|M|I|J|F|K|R|Z]{n}{n}.{n}. CPT {code}.
Model [#|number|no.|name]: [{W}|{abbr}{nn}|{nn}{abbr}|{abbr} {nn}]. [Manufacturer|Vendor|Brand|Type]: {W}.
[A|The] [model|type|size|style|series] [MA|AC|SN|TX|CR|ZZ]{nn}[{abbr}|] [lens|implant|stem|cup|screw|stent|intraocular lens], [power|diameter] {dec} [diopters|mm].
[INSTRUMENT|SCOPE|ENDOSCOPE|EQUIPMENT]: [PCF|GIF|CF|TJF]-{nn}[L|].
[Stage|Level|Grade|Class|Type|Factor|Zone|Lead|Phase|Part|Cranial nerves] [II|III|IV|V|VI|I|II-XII|IIA|IIIB|Ia|VIII|IX|X] [{w}|nodes|, Level III and left Level IV|deficiency|lesion].
[Tooth|Teeth|Ligature|Lead|Specimen|Area|Wound|Lesion|Hepatitis|Vitamin|Group|Panel|Part|Type|Influenza] [A|B|C|D|E] [{w}|was {w}|and B|, C and D were {w}].
[MS|Mental status|Neuro]: [A&O|AAO|Alert and oriented] x{n} to person, place and time. [Clear to A&P|Lungs CTA|P&A clear].
[Alert|Awake|Oriented|Sedated|Intubated] and [oriented|responsive|in no acute distress|following commands] [x|times] {n}.
[Admitted|Transferred|Taken|Sent|Returned|Moved] to [the|] [Recovery|Recovery Room|PACU|Post Anesthesia Care Unit|Intensive Care Unit|Newborn Nursery|ICU|NICU|Operating Room|Cath Lab|Emergency Department|Floor|Telemetry|Labor and Delivery|Holding Area|Surgical Suite|Step-Down Unit|Medical Floor|Endoscopy Suite] [in stable condition|in good condition|for further management|].
[Referral|Consult|Note|Transfer] [to|from|by] [the|] [Pediatric|Vascular|General|Thoracic|Plastic|Trauma|Orthopedic|Gyn|Medical] [Surgery|Oncology|Cardiology|Neurology|Medicine|ICU] [Service|Team|Department|Clinic|] [for {w} placement|].
[As per|Per|According to|Following] [Medical Center|hospital|institutional|Department|Clinic|ICU|unit] [protocol|policy|guidelines|routine], [a time-out|{w} precautions] [was|were] performed.
[The|This] [hospital|clinic|Medical Center|emergency room|nursing home|rehabilitation center|Health Department|outpatient clinic] [was|will be] [called|notified|contacted].
[Inpatient|Outpatient|Acute|Skilled|Home|Long-term] [Rehabilitation|Rehab|Care|Nursing|Health] [Center|Unit|Facility|Services|] [was|is] [recommended|arranged|discussed].
[Department of|Division of|Section of] [Anesthesia|Surgery|Medicine|Radiology|Pathology|Neurology] [consulted|notified|protocol|].
[Per|By|On|With|Via|And|The] [CT|MRI|EKG|US|CXR|EMS|PT|OT|PCP|RN|SLP|GI|ENT|OB|ID|CM|SW], [the {w} was {w}|no {clin}|plan for {w}].
[Pt|Patient|pt|She|He] dx'd [w/|with] {clin}[ & {clin}|], [post|s/p|status post]-[MI|op|CABG|PCI|stroke], [on|takes] {drug}.
[Esmarch|Bier block|Ace wrap|Kerlix|Ace bandage|Bovie|Mayo stand|Steri-Strips|Angio-Seal|Ray-Tec|TED hose|Hank dilator|Sims position|Fowler position|Iris scissors|Allis clamps|Kelly clamp|Freer elevator|Army-Navy retractor|Penrose drain|Jackson-Pratt drain|Foley bulb|Swan line|Dobhoff tube|Bair Hugger|Mayfield pins|Wilson frame|Jackson table|Andrews table] [was|were] [applied|used|placed|then removed|inflated|inserted].
[Exsanguinated|Wrapped|Dilated|Covered|Grasped|Incised|Retracted|Clamped] with [an|a|] [Esmarch|Ace wrap|Kerlix|Hank|Hegar|Kocher|Allis|Adson|Kelly|Heaney|Richardson|Army-Navy|Weitlaner|Cobb|Freer|Penfield|Kerrison|Leksell|Woodson|Midas Rex|{eponymlone}] [and {w}|bandage|clamp|elevator|drill|rongeur|retractor|].
[Straight|Curved|Large|Small|Right-angle] [and|] [J-shaped|{eponymlone}|S-shaped|C-arm|T-tube|Y-connector|{eponymlone}] [stylettes|clamps|scissors|was|were] [used|placed|passed].
[Circle of|Sphincter of|Ligament of|Foramen of|Loop of|Ampulla of|Islets of|Pouch of|Canal of|Bundle of|Triangle of|Line of|Crypt of] [Willis|Oddi|Treitz|Monro|Henle|Vater|Langerhans|Douglas|Schlemm|His|Calot|Zinn|{eponymlone}] [was|is] [identified|normal|patent].
[Left|Right] [bundle-branch|bundle branch|circumflex|coronary artery|main] [block|disease]. Factor V [Leiden|deficiency]. [Micro-T wave alternans|T-wave inversion|ST-T changes|Q waves] [noted|absent].
{Drug}-[S|XR|ER|SR|D|DS|LA|HCT] {n} [tabs|mg|cc] [three|two] times a day. [Tylenol No. 3|Senna-S|Bactrim DS|Coumadin|Lopressor|Tums|Colace] [p.r.n.|daily|held].
[The|A|This] {nn}-bp [deletion|insertion] in exon {n} of [the|] {gene} [gene|] [results in|causes|predicts] [a|] [frameshift|truncation|stop codon] at codon {nn}.
[Chromosome|Locus|Band|Region|Interval] {n}[q|p]{n}[{n}|]-[q|p|]{n}[{n}|] [was|is|contains|maps] [mapped|deleted|linked|the {gene} gene].
[Mutations|Variants|Substitutions] [R|C|A|G|N|D|P|K|Q|V|S]{nn}[Q|W|G|D|H|L|X|fs], [R|C|A|G]{nn}[S|W|G] and [H|L|N|V]{nn}[R|Q|D] in {gene} [were|are] [novel|found|reported].
[Markers|Loci|Microsatellites] D{n}S{nn}, D{n}S{nn} and DXS{nn} [flank|are linked to|define] the [{gene}|{eponym}] [locus|region] ([LOD|lod] score {dec}).
({W} et al., {year}; {W} and {W}, {year}). [See|In|From|cf.] {W} et al. [{year}|({year})].
[Am J Hum Genet|J Med Genet|N Engl J Med|Nature|Science|Cell|Nat Genet|Hum Mol Genet|Lancet|JAMA|Am. J. Hum. Genet.|Proc. Natl. Acad. Sci.|Ann Intern Med|Blood|Cancer Res] {nn}[:|  |, ]{nn}-{nn}[, {year}|; {year}|({year})|].
[The|A] [American|Italian|Finnish|Ashkenazi|Japanese|French Canadian|Sardinian|Black American|Dutch|German|Mediterranean|Caucasian|Hispanic|Asian] [families|patients|population|kindred|women] [included|showed|carried|had] {nn} [{w}|carriers|mutations].
[In|Among] [{n}|{nn}] [patients|families|cases|tumors] ({nn}/{nn}, {nn}%) [the|a] {gene} [mutation|allele|haplotype] [was|were] [found|detected|absent] (n = {nn}[, P = .0{n}|]).
[Variants|Alleles|Types] [Boston|Kilgore|Mediterranean|Panama|Seattle|Canton|Poznan|Chicago|Denver|Kansas City|Los Angeles|Philadelphia] [and|,] {W} [phenotype|variant|allele|{n}].
[HLA|Hb|Gd|GM|CD]-?[A|B|D|DR]{n}[, {n}|] [was|antigen|allele|typing] {w}.
The {gene}-{gene} [fusion|complex|interaction] [binds|regulates|phosphorylates] [Rad51|Chk2|ATM|NBS1|Mre11|hCds1|E-cadherin|beta-catenin|APC] in [{w} cells|vivo|response to {w}].
[Framingham|Nurses' Health|Women's Health|Physicians' Health|Seven Countries|Whitehall|Rotterdam|Bogalusa] [Heart Study|Study|Initiative|cohort] [data|findings|showed {clin}].
[From|Since|Per|Following|According to] the [ACC/AHA|NICE|KDIGO|ADA|GOLD|ESC|WHO|CDC|USPSTF|AASLD|NCCN] [guidelines|recommendations|criteria] [from|of|published in|updated in] {year}.
[The|A|Her] [girlfriend|boyfriend|wife|roommate|neighbor|father|mother|friend|partner] [heard|noticed|called|found|will|may|lost|said|saw|stated|states|denies] {w} {w}.
[BLOOD LOSS|ANESTHESIA|DRAINS|COMPLICATIONS|TOURNIQUET TIME|IMPLANTS|CONDITION|PREP|DIFFICULTY|FLUIDS|SEDATION|SPECIMEN|CONSENT]: [Minimal|Bier block|MAC|General endotracheal|Spinal|None|{n}/{n}|{nn} minutes|Stable|{nn} cc|Local|Versed {n} mg|{Clin}].
[SKIN|HAIR|NAILS|HEAD|EYES|EARS|NOSE|THROAT|NECK|CHEST|HEART|LUNGS|ABDOMEN|BACK|EXTREMITIES|NEURO|PSYCH]: [Normal|Warm and dry|Supple|Clear|Soft|No {clin}|Within normal limits|Regular rate and rhythm|Iris normal]. 
[SKIN, HAIR AND NAILS|EARS, NOSE, MOUTH AND THROAT|HEAD, EYES, EARS, NOSE AND THROAT|HISTORY AND HOSPITAL COURSE|SUMMARY AND RECOMMENDATIONS|VITAL SIGNS AND GENERAL]: {W} {w}, {clin}, {w}.
[Allergen|Panel|Antibody|Level|Test|Lab|Study|Result]	[Result|Value|Ref]	{dec}	{dec}-{dec}	[H|L|N]
{W} | {W} | {W}{nl}{w} | {nn} | {dec}
[The clothing|Clothing|The body|The scene|Evidence] [consists of|includes] [a|] [blue|white|black|green|brown]-and-[white|gray|red] [shirt|jacket|striped {w}], [size {n}|brand {W}].
[Hair is|Eyes are|Skin is] [short|long|brown|gray|black|white], [brown|straight|curly|green|hazel] and [straight|{w}|clear].
[Even|Still|Also|Thus|Rarely|Often|Usually] with [treatment|surgery|therapy|{drug}], {w} may {w}. [Talk|Speak] with your [doctor|nurse|pharmacist] and {w}.
[Take|Apply|Use|Inject] {n} [tablet|cap|puff|drop]s [in the morning|with food|at {n} a.m.|q{n}h], max {n}/day, #{nn}, [RF|refills] x{n}.
[Start|End|Scan|Injection|Onset|Call|Arrival|Discharge|Door|Balloon] time[:| was| at] {time}. [On arrival|In the field], [RR|HR|sats] {nn} at {nn} [breaths|beats] per minute.
[Room|Bed|Ward|Unit|Floor|OR|Bay|Station] [#|]{n}[A|B|], [time out|lights off|call bell] {w}.
[Visit|Session|Day|Week|Month|Year|Cycle|Dose|Round|Trial|Week|Shift] {n}/{n}[, {n}-{n} {w}|].
[Width|Length|Depth|Size|Measures|Measuring|Diameter] {dec} x {dec} x {dec} cm, [{nn} mL|{dec} cc], [{n}-{n} mm|{n}cm].
[Ratio|Dilution|Titer|Concentration|Epinephrine|Lidocaine] 1:{nn}[,000|], [{dec}%|{n}% solution|{nn}/{nn}].
[Approximately|About|Over|Under|Roughly] {nn}-{nn} [white blood cells|red cells|colonies|mL|cc|minutes|mg/day], [{n}-{n} per high power field|{nn}%].
[NPO|Diet|Calories|Feeds|IVF] [after|at|since|from] [midnight|{time}|breakfast], {nn} [kcal|mL/hr|cc/h], D5 1/2 NS [+|with] {n} KCl.
[The|A] [Roman Catholic Church|Great Plains|Supreme Court|Middle East|Red Cross|Super Bowl|Internet|World War II|Civil War|Medicare|Medicaid|White House] [is|was|has been] {w}.
[New|The latest|An open] [software|vehicle|policy|contract|budget|product|report] [was|is] {w} by the [board|committee|team] [with|for] {nn} {w}.
{W} {w} the {w}, {w} a {w} {w}, and {w} it {w}.
[Employee|Product|Part|Item|Version|Order type|Model|Catalog] [codes|numbers|names] [are|were] {w}.
`);

/** General prose about people and places whose names are words, places or institutions. */
export const GENERAL = lines(`
{amb} [reviewed|signed|completed|approved|read|ordered|dictated] the [MRI results|discharge summary|chart|patient assessment|contract terms|consent form|lab report] [yesterday|this morning|and left|for {w}|].
{amb} [told|asked|informed|called] the [nurse|doctor|clinic|staff|patient|pharmacist] [about the {w}|to reschedule [his|her] appointment|that {he} was {w}].
{amb} [designed|wrote|presented|built|led|missed|started] the new [onboarding flow|policy|{w} program|schedule|protocol].
{amb} [called|came|phoned|wrote|emailed] [to reschedule|about|to cancel|regarding] [his|her] [dental|follow-up|{w}] [appointment|visit|cleaning].
{amb} [scores|scored|won|lost|played|finished] [again|twice|well], [less than {n} minutes left|{n}-{n}|in the end].
{amb}, can you [recommend|send|bring|check] [a|the] {w} [for {w}|please|]?
[According to|Thanks to|Ask|Dear|Hi|Love,|Regards,|-] {amb}[, the {w} [was|is] {w}|].
[Just|all] of {amb} 's friends . [mhm|uh-huh|yeah] . [uh|um] the reporting on the {amb} story , that uh {amb} is after {amb} .
[We|They] drove through {town}, a small town in rural {place}[, on our way to the coast|].
[Records|Samples|Goods|Boxes] were [shipped|moved|sent] from {place} to {place}.
[Our|The] {place} [branch|office|marketing firm|team|law firm|plant] [handles|won|closed|serves] [the southern region|the international {w}|{w} {w}|].
[Lawyers|People|Farmers|Banks|Cities] in {place} [are|were] trying to {w} their {w} , and {place} [resumed|ended|voted for] {w} {w} .
[The|A] {place} government [must|will] give {nn} days ' [notice|{w}] [before {place} {w}|] .
{any} , a [partner|lawyer|{prof}] in the {place} office of {anylast} & {anylast} , a {place} law firm , [said|is] {w} .
[Located|Situated] [at|in|on|near] [the|] {town} [Industrial Park|complex|Plain|River|precinct|Road|campus] , the {town} [precinct|district|station] [covers|serves] {w} {w} .
{town} [Rural Township|Township|District|Village|Parish|Borough] is in {county} , [located on|near] the {town} [Plain|River] .
[Hi|Hello]! [I’m|I'm|I am|This is] {anyfirst} from {place}. I am a {prof}.
44 yrs old {anyfirst} reported residence @ {street}, {city}. Provided by {anylast}-{anylast}.
Patient: {anyfirst} OTP: {nn}.{n} Organisation: {org}
[Chicago-style|{place}] , cloudy , {n} to {nn} degrees . {place} , sunny , {n} degrees .
[teams|experts|aid] [dispatched|sent] to {place} to [investigate|help] the {w} in {place} and {place} .
[cities|towns] including {city} , {city} , {city} and {city} .

{anylast} [testified|testified at the hearing|graduated from {w} school|submitted [his|her] application [to|for] {w}|signed the contract [yesterday|]|resigned|was elected to the board|joined the team|won the case|said {he} would {w}|asserted that {w} {w}|called the meeting to order].
{anyfirst} [testified|graduated|submitted [his|her] application|signed a new three-year contract|wrote the report|plays the {w}|is away|left early|said it was {w}|and I went home|has a new job|works as a {prof}].
[Nevertheless|However|Meanwhile|Later|In fact|Yesterday], {anylast} [asserted|argued|wrote|admitted|was told] that {w} {w}.
[The office|The store|The clinic|Our house|The airport|The meeting] is [near|in|outside|close to|across from] {place}.
[The ancient|New|Old|Most] [trade routes|roads|trains|buses] [through|from|to] {place} [connect|connected|reach] the {w} {w}.
[Back|Just back|Flew] from {place} [:)|!|last night|and looking forward to {w}].
{place} [is known for|has a population of {nn},000|was founded in|generally has|borders|hosts] {w} {w}.
[Meet me|See you|Working|Party|Dinner] [at the|at|in] {place} [tonight|tomorrow|on {part}] ...
[He|She|{any}] [spoke to|met|thanked] supporters in [{place}|his home town of {place}|{citystate}].
[The|A] [story|article|book|report|film] about {any} and {anylast} [was|is] {w}.
[The neighborhoods of|Between|Around] {place}, {place} and {place} [are|were] {w}.
{any} and {any} [wrote|founded|married in {place}|signed the lease].
{init}. {init}. {anylast} and {init}. {anylast} [wrote|published] {w} {w}.
RT @{w}: {anyfirst} [is|was] at {place} [now|again] !
[Mr.|Mrs.|Ms.|Sir|Lady|President|Senator|Judge|Mayor|Coach|Officer] {anylast} [said|says|arrived|was there|will speak] [in {place}|on {part}|].
[The|Our] [{place}|{anylast}] [Bank|Theater|Bridge|Park|School|Airport|Hotel|Station] [is|was] [closed|open|on fire].
I'm [originally|] from {place} but [live|work] in {place}.
The [princess|president|team|parcel|flight] arrived [at|in] {place} this morning from {place}.
[Address|Ship to|Deliver to]: {street}[,|{nl}] {city}[,|{nl}] {place} [{zip}|]
[Ask|Tell|Call|Text|Email|Thank|Remind|Meet] {anyfirst} [about|before|when|if] {w}.
{anyfirst}'s [car|report|results|mother|address|birthday] [is|was|are] {w}.
[Table|Seat|Shift|Award] [goes to|for|assigned to]: {any}
[From|Attn|Attention|Signed|Approved by|Name on card|Passenger|Tenant|Borrower|Student|Employee|Author]: {any}
[The|This] {w} belongs to {any}, {prof} [at {org}|from {place}|].
`);

/** The part of it that research abstracts are made of. */
export const ABSTRACT = LOOK_ALIKE.filter((line) =>
  /\{(?:locus|gene|author|authorfirst|cited|land|acro)\}|et al/.test(line),
);
