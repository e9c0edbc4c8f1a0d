/**
 * Mental health, psychotherapy notes, cognition and development. Names after the chapters of DSM-5-TR and ICD-10-CM F;
 * the form of a psychotherapy note after 45 CFR 164.501 (the contents of conversation, kept apart from the record).
 * Written for this project; as of 2026-09, review 2027-09.
 */
import type { PrivacyLaw } from '../../core/sensitivity.ts';
import { FAIR, fair, hint, near, STRONG, strong, type Topic, weak } from '../topic.ts';

const LAWS: readonly PrivacyLaw[] = ['CA-WIC-5328', 'NY-MHL-33.13', 'IL-MHDDCA'];
const both = { denied: 'discounted', relatives: 'discounted' } as const;

export const MENTAL: readonly Topic[] = [
  {
    id: 'psychiatric-disorder',
    code: 'PSY',
    laws: LAWS,
    ...both,
    rules: [
      strong(
        'icd-10',
        `f20; f25; f29; f31; f32; f33; f34; f40; f41; f42; f43; f44; f50; f60; x71; x78`,
      ),
      fair(
        'sign',
        `delusion; compulsive; obsessive; ptsd symptoms; manic symptoms; mood disorder; psych diagnosis/history;
        purge; access to firearms; means restriction; nightmare; panic; hopelessness; poisoning the food;
        being watched; people are after; talking to himself/herself; flat affect`,
      ),
      strong(
        'presentation',
        `schizophrenic; agoraphobic; dissociates; dissociated; dissociating; hears/hearing/heard things;
        voices tell/telling/told/say/saying/command; hallucinates; hallucination; persecutory; grandiose;
        grandiosity; pressured speech; flight of ideas; decreased need for sleep; loose associations;
        tangential thought; thought disorder; thought blocking; thought insertion; ideas of reference;
        referential; intrusive thoughts; compulsions; obsessions; obsessional; handwashing; checking rituals;
        intentional ingestion; ingested in an attempt; took an overdose; overdosed on her/his pills;
        took pills to; attempt to end; tried to kill/end/hang/harm; suicide note; goodbye note;
        passive/active ^SI; ^SI with/without; positive ^SI; endorses ^SI; ^SIB;
        thoughts of death/suicide/harming/self/killing/ending; wants/wish to be dead; contracts for safety;
        contract for safety; 1 1 sitter; one to one sitter; suicide precautions/watch/risk/screen/assessment;
        safety sitter; cutting scars; self inflicted; scars from cutting; burns herself/himself;
        court committed; civil commitment; committed to the; medication over objection; involuntary;
        voluntary psychiatric; certified for; ita hold; ^ITA; body image; fear of fatness;
        fear of gaining weight; restrictive eating; binges and purges; bingeing; ^ARFID; anorexic;
        counting calories; flashbacks; hypervigilant; startle; reexperiencing; meets criteria for;
        depressive disorder; dmdd; seasonal affective; ^MDE; melancholic; psychotic features;
        treatment resistant depression; catatonic; selective mutism; phobia; claustrophobia; hoarding;
        kleptomania; pyromania; gambling disorder; pathological gambling; delirious mania;
        neuroleptic malignant; assertive community; ^ACT team; clozaril clinic; long acting injectable;
        depot injection; capgras; depersonalization; derealization; psychogenic; pseudoseizure;
        functional neurologic; nonepileptic; alogia; avolition`,
      ),
      strong(
        'psychosis',
        `schizophrenia; schizoaffective; schizophreniform; psychosis; psychotic; paranoid delusions; delusional disorder; command hallucinations; auditory hallucinations; visual and auditory hallucinations; hearing voices; hears voices;
        first episode psychosis; catatonia; tardive dyskinesia; paranoia; paranoid; delusional; delusions; hallucinating; hallucinations; responding to internal stimuli; delusions of`,
      ),
      strong(
        'mood',
        `bipolar disorder/affective/mood/illness/depression/mania/type/i/ii/1/2/patient/spectrum/diagnosis/meds; has bipolar; history of bipolar; manic depression; manic depressive; manic episode; hypomania; hypomanic; mania; manic; cyclothymia; major depressive; major depression; ^MDD; dysthymia; dysthymic; persistent depressive; postpartum depression; ^PMDD; premenstrual dysphoric; disruptive mood`,
      ),
      strong(
        'anxiety-trauma',
        `ptsd; post traumatic stress; posttraumatic stress; panic disorder; generalized anxiety; ^GAD; obsessive compulsive; ^OCD; social anxiety; social phobia; agoraphobia; acute stress disorder; adjustment disorder; dissociative; conversion disorder; somatization; somatoform; body dysmorphic; trichotillomania; factitious disorder; munchausen`,
      ),
      strong(
        'personality',
        'borderline personality; antisocial personality; narcissistic personality; personality disorder',
      ),
      strong(
        'eating',
        'anorexia nervosa; bulimia; bulimic; purges; purging; restricts food/intake; laxative abuse; self induced vomiting; binge eating disorder; eating disorder; purging behavior',
      ),
      strong(
        'suicide',
        `suicidal ideation; suicide attempt; attempted suicide; suicidal; suicidality; suicide; self harm; self injurious; self injury; ^NSSI; overdose in a suicide attempt; intentional overdose; cutting/cuts/cut herself/himself/themselves/wrists; cuts/cutting her/his/their thighs/wrists/arms/forearms/legs; plan/plans/planned to hang/jump/overdose/shoot; homicidal ideation;
        wanted/wants to die; wish to die; end her/his/their life; kill herself/himself/themselves/myself; safety plan for suicide; columbia suicide; ^CSSRS; passive death wish; better off dead; life is not worth; plan to hang; jump off a bridge`,
      ),
      strong(
        'involuntary',
        `involuntary commitment; involuntary hold; involuntarily committed; 5150; 5250; 51 50 hold; baker act; baker acted; 5585; pink slip/slipped; 302 petition/commitment/hold; sectioned under; mental health act; ^LPS; psychiatric hold; section 12; petitioned for mental; 72 hour hold; conservatorship for grave; gravely disabled; danger to self`,
      ),
    ],
    near: [near('near-disorder', STRONG, 'psychiatric', 'condition', 4)],
  },
  {
    id: 'mental-health',
    code: 'MH',
    laws: LAWS,
    ...both,
    rules: [
      strong(
        'care-seeking',
        `see/sees/seen by psych; admitted to psych; to psych; psych follow; psychologist; psychology;
        emotional support; counsellor; school counselor; mental health; grief counseling/group/support;
        bereavement;
        in/started/starting/begin/began/attends/weekly/individual/ongoing therapy with/at/for/since;
        started counselling/counseling; starting counselling/counseling; in counselling/counseling;
        marriage counseling; anger management; support group for;
        depressed since/mood/and/about/after/because/for; lamotrigine for mood; mood stabilizers;
        antidepressants; antipsychotics; anxiolytic/anxiolytics for; anxious and; anxiety and;
        behavioral therapy; mindfulness based; inpatient unit for mood; emotional distress; postpartum blues;
        baby blues; burnout; nervous about everything; phq; madrs; ham d; edinburgh; columbia scale; c ssrs;
        epds; pcl 5; ybocs; y bocs; psychotropic; psychotropics; psych med; ^SSRIs; duloxetine for depression;
        lost interest in; no interest in; interest in everything; burden to/on; like a burden; cries easily;
        worries about everything; worried all; excessive worry; get out of bed; unable to enjoy; tearful;
        mood swings`,
      ),
      strong(
        'care',
        `psychiatrist; psychiatric/psych hospitalization/admission/unit/ward/facility/hospital/consult/consultation/evaluation/history/medications/treatment/care/inpatient/illness; psychiatry; inpatient psych/psychiatric; psychotherapy; psychotherapist; cognitive behavioral therapy; ^CBT; ^DBT; dialectical behavior; ^EMDR; electroconvulsive; ^ECT; transcranial magnetic; ^TMS; exposure therapy; group therapy; couples therapy; family therapy;
        behavioral health; community mental health; mental health clinic/provider/services/counselor/treatment/history/crisis/unit/counseling/team/court; behavioral health unit/clinic/provider/consult/services/team; mental illness; talk therapy; ketamine for depression; esketamine; supportive therapy; interpersonal therapy; motivational interviewing; play therapy; therapy for anxiety/depression; therapist; lcsw; crisis line; mobile crisis; psych meds`,
      ),
      strong(
        'antipsychotic',
        `risperidone; risperdal; olanzapine; zyprexa; quetiapine; seroquel; aripiprazole; abilify; ziprasidone; geodon; haloperidol; haldol; clozapine; clozaril; lurasidone; latuda; paliperidone; invega; fluphenazine; perphenazine; chlorpromazine; brexpiprazole; cariprazine; vraylar; iloperidone; asenapine; lithium; lithobid; thiothixene; lumateperone; caplyta; rexulti`,
      ),
      fair(
        'antidepressant',
        `sertraline; zoloft; fluoxetine; prozac; escitalopram; lexapro; citalopram; celexa; paroxetine; paxil; fluvoxamine; luvox; venlafaxine; effexor; desvenlafaxine; pristiq; bupropion; wellbutrin; mirtazapine; remeron; vilazodone; vortioxetine; trintellix; phenelzine; tranylcypromine; clomipramine; buspirone; buspar; antidepressant; antipsychotic; mood stabilizer; ssri; snri; nefazodone; doxepin; imipramine; viibryd; hydroxyzine for anxiety`,
      ),
      fair(
        'symptom',
        `depression; depressed mood; depressive; anxiety; anxious mood; anxiety disorder; panic attack; anhedonia; hopelessness; hopeless; worthlessness; low mood; racing thoughts; mental health; feeling/feels/felt down/worthless/hopeless/numb/empty; worthless; crying daily/spells/constantly/frequently; breakdown; tearful since/about/when; flashback; nightmares of; hypervigilance; mood disorder; mood swing; emotional breakdown; nervous breakdown; insight and judgment; psychosocial stressors; affect flat/blunted/constricted/labile/tearful; flat/blunted/constricted/labile affect; crying spell; mentally ill; panic; anxious and depressed`,
      ),
      fair(
        'screen',
        'phq 9/2; phq9; phq2; gad 7; gad7; beck depression; hamilton depression; edinburgh postnatal; ^EPDS; mood disorder questionnaire; madrs; geriatric depression',
      ),
      weak(
        'sedative',
        'lorazepam; ativan; clonazepam; klonopin; alprazolam; xanax; trazodone; diazepam; valium; amitriptyline; hydroxyzine; nortriptyline; prazosin for nightmares',
      ),
      weak(
        'exam',
        '^BPD; bipolar; mental status exam; thought process/content; counseling; counselling; mood is/was; stressors; tearful; coping; ^SI; ^HI; insight',
      ),
    ],
    near: [near('near-talk', FAIR, 'therapist', 'session', 4)],
  },
  {
    id: 'psychotherapy-note',
    code: 'PSYTHPN',
    laws: ['HIPAAPsyNotes'],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      strong(
        'hour',
        `sat in silence; silence for several; working through the; we looked at what; what leaving;
        termination of therapy; therapy ending; quit therapy; leave therapy; end therapy; stop therapy;
        our work together; our sessions; the therapeutic relationship; felt seen; not for the chart;
        not part of the chart; personal notes of the therapist; shadow chart; analysand; free associate;
        freely associate; oedipal; false self; good enough mother; internalized; superego; inner world;
        repressed memory; abreaction; corrective emotional; relational pattern; parallel process;
        boundary violation; exposure hierarchy discussed; chair work; empty chair; emdr target;
        trauma narrative; schema mode`,
      ),
      fair(
        'moment',
        `long silence; client described; client recalled; client wondered; client spoke; she wondered;
        he wondered; just like my mother; just like my father; in detail for the first; told no one;
        told nobody; never told anyone; the affair; shame about; inner critic; parts work; i wondered;
        reflected back; grief work; transferential`,
      ),
      strong(
        'process',
        `brought a dream; brought in a dream; dream in which; in the dream; i noticed my;
        my own irritation/sadness/boredom/anger/feelings; my countertransference; needed me to feel;
        therapist s notes; therapist private; private notes; bring to supervision; reenactment; re enactment;
        the rupture; rupture and repair; idealizing; devaluing; projective identification; early loss;
        attachment figure; unconsciously; about my vacation; the therapist; termination phase;
        boundary crossing; psychoanalytic; psychodynamic formulation; not part of the designated;
        psychotherapy notes; write it down; not to write; ambivalence about; talked about the affair;
        for the first time in session; self disclosure; therapeutic frame`,
      ),
      strong(
        'title',
        `psychotherapy note; psychotherapy process note; process note; psychotherapy progress note; private therapy note; session process; end of the hour; end of our session; end of session; counseling note; therapist note; therapist private note; separate from the medical record; kept separate from the; sud counseling note; counselor session note`,
      ),
      strong(
        'analysis',
        `transference; countertransference; free association; therapeutic rupture; object relations; defense mechanism; reaction formation; introject; unconscious conflict/wish/material/fantasy; dream material; inner child; attachment wound; interpretation was offered; resistance in session; enactment`,
      ),
      fair(
        'session',
        `in session; this session; today session; session content; session focused; session began; during session; in today session; client explored; explored feelings; processed feelings; client processed; client disclosed; client shared; client stated that; patient explored; patient processed; therapeutic alliance; wondered aloud; i reflected; we processed; i interpreted; i noticed that; between sessions; next session; last session; opened the session; ended the session; silence in the room; client reports`,
      ),
      weak('words', 'client; fell silent; homework from session; shame; grief'),
      hint('talk', 'session; we explored; explored; disclosed; processed; reflected'),
    ],
    near: [
      near('near-client', FAIR, 'client', 'tells', 6),
      near('near-session', FAIR, 'therapist', 'content', 8),
      near('near-process', FAIR, 'analytic', 'process', 8),
    ],
  },
  {
    id: 'cognition',
    code: 'COGN',
    laws: ['IL-MHDDCA'],
    ...both,
    rules: [
      strong(
        'finding',
        `^FTD; ^MCI; ^LBD; ^DLB; pseudodementia; clock drawing; clock draw;
        memory problem/problems/issues/complaints/difficulty/concerns/clinic/care/impairment/deficit;
        short term memory; amyloid pet; tau pet; lacks capacity; sundowns; apraxia; aphasia progressive;
        primary progressive; executive dysfunction; normal pressure hydrocephalus; memory unit;
        leaves/left the stove on; manage/managing finances; wanders; wandered off; disoriented at night;
        mental decline; brain fog since;
        cognitive concerns/complaints/testing/evaluation/screen/changes/dysfunction/disorder`,
      ),
      strong(
        'disorder',
        `dementia; alzheimer; lewy body; frontotemporal dementia/degeneration/lobar; neurocognitive; mild cognitive impairment; cognitive impairment; cognitive decline; cognitively impaired; vascular dementia; amnestic mild/mci; memory loss; memory clinic; chronic traumatic encephalopathy; cognitive deficit; pick disease`,
      ),
      strong(
        'drug',
        'donepezil; aricept; memantine; namenda; rivastigmine; galantamine; lecanemab; donanemab; aducanumab; leqembi; exelon; razadyne',
      ),
      fair(
        'screen',
        'mini mental; ^MMSE; ^MOCA; montreal cognitive; mini cog; slums exam; cognitive screening; neuropsychological testing',
      ),
      fair(
        'daily',
        'forgetful; forgetfulness; got/gets/getting lost; misplaces/misplacing/loses things/items/belongings; repeats questions/himself/herself/stories; cannot remember',
      ),
      weak('sign', 'confusion; memory problems; memory difficulties; wandering; sundowning'),
    ],
  },
  {
    id: 'development',
    code: 'DVD',
    laws: ['IL-MHDDCA'],
    ...both,
    rules: [
      strong('icd-10', `f70; f71; f72; f73; f79; f84; f90`),
      strong(
        'finding',
        `^ABA; m chat; mchat; inattention; hyperactivity; 504 plan; ^IEP; individualized education;
        speech delay/delays; motor delay/delays; language delay/delays; profound intellectual;
        global developmental; low iq; developmental center/services/pediatrics; nonverbal adult; stimming;
        echolalia; sensory sensitivities/processing; dyslexia; ^IDD; fetal alcohol spectrum;
        early childhood intervention; resource class; delayed speech/walking/language`,
      ),
      strong(
        'disorder',
        `autism; autistic; asperger; intellectual disability; intellectually disabled; mental retardation; mentally retarded; developmental delay; developmentally delayed; developmental disability; developmentally disabled; down syndrome; trisomy 21; cerebral palsy; adhd; attention deficit; learning disability; learning disorder; fragile x; ^ADD; pervasive developmental; global delay; tourette; special education; individualized education; group home for; static encephalopathy; rett syndrome; spectrum disorder; speech delay; applied behavior analysis`,
      ),
      fair(
        'drug',
        'methylphenidate; ritalin; concerta; adderall; vyvanse; lisdexamfetamine; atomoxetine; strattera; focalin; guanfacine for',
      ),
      fair('delay', 'delayed milestones; early intervention; not yet walking/talking/speaking'),
      weak('sign', '^ASD; regional center; iep; language delay; nonverbal'),
    ],
  },
  {
    id: 'emotional-disturbance',
    code: 'EMOTDIS',
    laws: ['IL-MHDDCA'],
    ...both,
    rules: [
      strong(
        'disorder',
        'emotional disturbance; emotionally disturbed; conduct disorder; oppositional defiant; ^ODD; reactive attachment; severe emotional disturbance; disruptive behavior disorder; intermittent explosive',
      ),
    ],
  },
];

export const MENTAL_SETS: Readonly<Record<string, string>> = {
  psychiatric: 'psychiatric psych mental behavioral emotional mood',
  condition:
    'disorder illness disease breakdown diagnosis diagnoses commitment hospitalized hospitalization',
  client: 'client',
  tells:
    'wept cried recalled recalling explored disclosed shared feelings silence ashamed angry grieving memory fantasy shame childhood mother father dream betrayed abandoned',
  analytic: 'resistance defenses defences dream fantasy envy longing grief anger fear associated',
  process: 'softened named interpreted wondered offered silent silence returned speak yearned',
  therapist: 'therapist psychologist psychotherapy counselor counsellor client therapy',
  session: 'session weekly sees seeing saw appointment',
  content:
    'childhood abandonment feelings fantasy dream anger marriage divorce affair shame guilt intimacy ambivalence',
};

export const MENTAL_NOT = `room/bed/unit/suite/ext/extension/pager/locker/box/lot 5150/5250/5585; 5150/5250/5585 ml/mg/mcg/ng/g/gm/grams/units/steps/cells/copies/kcal/street/st/avenue/ave/road/rd/drive/dr/blvd/lane/ln; found unconscious; was unconscious; is unconscious; unconscious patient; became unconscious; unconscious at; unconscious on; unconscious and; unconscious for; psychoanalyst none; st depression; depression of the; st segment depression; respiratory depression; depressed skull; depressed fracture; depressed gag; bone marrow depression; depressed ejection; depressed left; cns depression; depressed consciousness; myocardial depression;
  mental status; depressed st; depressed level; depressed sternum; physical therapist; occupational therapist; respiratory therapist; massage therapist; speech therapist; radiation therapist; physical therapy; occupational therapy; speech therapy; wound counseling; depressed fontanelle; mood normal; anxiolysis; nerve conduction;
  procedural anxiety; alert and oriented; manic face; personality changes none; dual lead icd; cbt catheter; counseled; nutritional counseling; dietary counseling; genetic counseling; smoking cessation counseling; bipolar cautery/electrocautery/forceps/coagulation/hemiarthroplasty/lead/leads/prosthesis/pacing/radiofrequency/sealing/diathermy/device/hip/sensing/head;
  cerebral depression; confusion assessment; attention deficits none; st t depression; session of dialysis; dialysis session; hemodialysis session; therapy session with physical; chemotherapy session; temporal depression; nightmares none; dissociative anesthesia; free association study`;
