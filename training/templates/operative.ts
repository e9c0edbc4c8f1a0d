/** Operations, devices, brands, vessels and tests: words that no list knows, and nobody's identifiers. All invented. */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const OPERATIVE = lines(`
[A|The|An|Two|Another] {maker} [{tool}|{tool}s] [was|were] [used|placed|introduced|inserted|advanced|passed|deployed] [to|into|through|over] the {part_of_body}.
[Using|With|Via|Over] [a|an|the] [{n}-French|#{n}|curved|straight|long|{size}|] {maker} {tool}, the {part_of_body} was [dilated|incised|grasped|entered|exposed|cleared|removed].
[This|The catheter|The sheath|It] was [exchanged|upsized] for a {maker} [right|left] {n} [catheter|sheath|guide].
[Dilated|Irrigated|Cleaned|Retracted|Grasped] with [{maker}|{maker} and {maker}] [dilators to #{n}|{tool}s|evacuator|] [and {w}|].
[{brand}|{maker}] was [placed|applied|introduced|threaded|inflated|removed|set|run] [over|into|through|across|on] the {part_of_body}[ and {w}|].
The {part_of_body} was [closed|treated|dressed|covered|packed|sealed|wrapped|irrigated|reinforced] with [{brand}|{brand} and {brand}|#{n}-0 {brand}|{n}-0 {brand}|{brand}, {brand}, and {w}].
[interrupted|running|multiple sutures of] {n}-0 {brand}[ and {n}-0 {brand}|], [{brand}|4 x 4s], [{brand}|tape] and [{w}|a sling].
[a|an|#] {n} {maker} [tube|trocar|tracheostomy tube|dilator|blade|cage|nail|rod].
[Allergic|Intolerant|Sensitive] to {brand}[ and {brand}|, {brand}|]. [Discharge medications|Home meds|Takes|On|Started]: {brand}[, {brand}|].
[Prescription|A script|Samples|Refill] [for|of] {brand}. [Stop|Hold|Try|Use|Give|Avoid|Continue] {brand}[ and {brand}| with {w}| for {n} days|].
[Drinks|Likes|Wears|Eats|Tried|Prefers] [{brand}|{brand}, {brand}|{W}] [and|or] {w}[ daily|].
[By our|On his|Her|The] {brand}[-{W}| meter| monitor| pump|], [sugar|the reading|it] was {nn}.
[scanned|imaged|performed] in a {dec} [Tesla|T] [magnet|scanner]. [{n} mCi of|] [Tc-{n}{n}m|I-131|F-18] {brand} [stress|rest] [study|images|scan].
[{acro}|{abbr}|{acro}-{n}] is [a large|a small|measured|dominant|patent|angiographically free|occluded|normal] [vessel|{nn} mmHg|of disease|artery][, gives rise to {n} {acro}|].
[The|Left|Right|Proximal|Mid|Distal] {acro} [to|and|,] {acro} [is|was|has] [{nn}% stenosed|normal|grafted|sutured to the {acro}|accommodated in the {w}].
[Sensory|Coord|Gait|Vib|Prop|Cranial|Tone|Bulk|Station|Cerebellar|Reflexes|DTR]/[Coord|Gait|Vib|Prop|Station|LT|PP|Temp][/{W}|]: [normal|{w}|not tested|intact|no deficit].
[Coord|Sens|Refl|Abd|Ext|Resp|CV|Genit|Endo|Heme|Musc|Integ|Derm|Ophth|Psychol]: [{Clin}|Nonfocal|Noncontributory|Nonsignificant|Unremarkable|Nontender|Benign|WNL|NABS].
{latin} {latin}[, {latin} {latin}|] [was|were|is] [closed|divided|released|exposed|elevated|intact|normal|thinned].
The {latin} [of the {part_of_body}|and {latin}|{latin}] [was|were|is] {w}. [Fossa|Torus|Fascia|Ligamentum|Musculus|Arteria|Nervus|Vena] {latin} [normal|divided|seen].
[Fossa|Fascia|Ligament|Triangle|Canal|Angle|Node|Line|Valve|Membrane|Layer|Space|Pouch] of {maker} [appears normal|was {w}|identified].
{maker}['s|] [solution|line|test|sign|maneuver|point|view|criteria|exercises|technique|approach|stain|disease|grading|angle|bodies] [was|were|is|are] [negative|applied|drawn|normal|used|positive|{w}].
[No|Positive|Negative|Equivocal] {maker}['s|]. [Speed's|{maker}'s], [{maker}'s|Neer] and {maker}'s [tests|testing] [negative|positive|deferred].
[seen|shown|noted|measured|assessed|viewed] by {maker}[ examination| study| imaging| criteria|]. [{maker}|Goldmann] [visual field|tonometry|perimetry|prism] {w}.
[Mobitz|Fitzpatrick|Salter|Schatzker|Garden|Weber|Rai|Duke|Forrest|{maker}] [type|class|stage|grade] [{n}|II|IIb|A|C] {clin}.
[Complains of|Reports|Sudden|No|Persistent|Some] {latin}[, {clin}|][ and {latin}|] [right-sided|for {n} weeks|at night].
[{n}-{n} sets|{W} {w}s|The {w}] of {w} {w} [surfaces|cases|edges|tissue|junction|layer|border] [circumferentially|was seen|{w}].
[GE|SI|AC|PIP|MCP|UPJ|SFJ|AV|VA|LM] junction {clin}. [mm|cm]/[Hg|H2O]. tourniquet [to|at] {nn} mm/Hg[, deflated|].
[treated|managed|resected|repaired|approached] with [{brand}|the {brand} system|{brand} therapy|a {maker} approach].
[no indication|candidate|approved|consented|scheduled] for [{brand}|{maker} procedure|{brand} implantation].
[ANESTHESIA|PREP|IMPLANTS|SUTURE|DRESSING|CC|CONDITION|EBL]: [{acro}|{brand}|{W} {w}|GETA|LMA|TIVA|{maker} cage, size {n}|{W} d/o].
[type of|size {n}|pair of|brand of|use of a|use of the|model] {brand}[ {w}| shoes| splint| brace|] [was {w}|for {n} weeks|].
[Emergency Department|Pain Clinic|Sleep Lab|Coumadin Clinic|Infusion Center|Wound Clinic|Stroke Unit|Cast Room|Endoscopy Suite|Diabetes Clinic|Travel Clinic|Flu Clinic|Heart Failure Clinic|Memory Clinic], [Pain Clinic|Infusion Center|Dialysis Unit|Sleep Center|Burn Unit|Eye Clinic][, Sleep Lab|, Infusion Center|].
[Referred to|Seen in|Per|Follow up in|Call|Goes to|Scheduled in] [the |our |]{W} [Clinic|Center|Unit|Lab|Service] [for {w}|{w}|on discharge].
[robotic|the|a|using the] [da Vinci|{brand}|da Vinci Xi] [robot|system|Xi|platform|console] [was docked|{w}|and {brand} {brand}|, {brand}].
[on a scale of|scale|scores of|counts of] {n} {n} {n} {n} {n} {n} [{n}|]; one, two, [three|four].
the [wound|patient|line|plan] may {w} on; may {n} times [daily|a day]; will march [in place|on]; {w} may.
[HEK{nn}|T{n}{n}D|MCF-{n}|{acro}{nn}|{acro}-{nn}|HeLa|anti-{W}-{n}], [T{n}{n}D|MCF-{n}|{acro}{nn}|c-ANCA|{acro}] [cells|antibodies|were {w}|negative].
[Pupils|Strength|Reflexes|Pulses] {n}/{n} [BUE|BLE|RUE|LLE|EHL|FHL|throughout], {n}/{n} [BLE|{acro}|decreasing to {n}/{n}], [Fundi|EOMI|Face|Tongue] [flat|full|symmetric|midline].
[clinical trial|study|protocol|registry] [of|] {acro}/[{acro}|C{nn}|S{nn}|E{nn}] [was {w}|enrolled {nn}|randomized].
[{acro}|{abbr}] [BY|PER|ON] [{acro}|PREVIOUS {W}|{abbr}]: [{W} {w}|{n}w{n}d|{nn}].
[FHX|PMH|PSH|SHX|ROS]: [Mother|Father|Sister] [with|had] [breast|colon|lung] [CA|{clin}], {acro}, {w} {clin}.
{W} {w} [reveals|revealed|showed|demonstrates] {brand} [lead|filter|clip|coil|mesh|valve] in [good|unchanged] position.
`);
