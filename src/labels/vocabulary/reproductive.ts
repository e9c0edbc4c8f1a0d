/**
 * Sexuality and reproduction. Abortion, contraception and gender-affirming care are what Cal. Civ. Code §56.101(c) (AB
 * 352) and Md. Health-Gen. §4-302.5 single out; infertility, sexual function and orientation are HL7 `SEX` without a
 * statute of their own here. A negative pregnancy test is pregnancy information. As of 2026-09, review 2027-03.
 */
import { fair, hint, near, STRONG, strong, type Topic, weak } from '../topic.ts';

const both = { denied: 'discounted', relatives: 'discounted' } as const;

export const REPRODUCTIVE: readonly Topic[] = [
  {
    id: 'abortion',
    code: 'SEX',
    laws: ['CA-CMIA-AB352', 'MD-HG-4-302.5'],
    ...both,
    rules: [
      strong('icd-10', `o04; z33 2`),
      strong(
        'care',
        `elective/therapeutic/surgical/medical/medication/induced/desired termination; medication ^AB; elective ^AB; therapeutic ^AB; mife; mife and miso; miso; for/desires/requests/undergo/undergoing/s p ^TOP; prior/previous/had/medical/surgical/elective/hx ^TOP; h o ^TOP; history of ^TOP; ^TOP x/x1/x2/x3;
        ^TOP at 4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21/22/23/24; ^TOPFA; end/ending/ended the/this/her pregnancy; does not want to keep/be/continue; not want this/the pregnancy; ambivalent about pregnancy; pregnancy options; ^DE for; ^DX for; abortion; abortions; abortifacient; aspiration abortion; suction curettage for; judicial bypass; fetal demise after termination; ^VTOP; ^ETOP; ab clinic`,
      ),
      strong(
        'named',
        `elective/induced/therapeutic/medication/medical/surgical/voluntary/legal/prior/previous/selective/chemical abortion; termination of pregnancy; terminate the/this/her pregnancy; terminated pregnancy/pregnancies; pregnancy termination; ^TAB; ^EAB; interruption of pregnancy; undergo an abortion; had an abortion; desires abortion; abortion care/clinic/pill; post abortion; self managed abortion; desires/desired/requests/requesting/seeking termination; options counseling; selective reduction; dilation and evacuation; manual vacuum aspiration; planned parenthood; multifetal reduction; ab elective; abortion by`,
      ),
      strong('drug', 'mifepristone; mifeprex; ^RU486; ru 486; mifepristone and misoprostol'),
      fair(
        'shared',
        'continue the/this/her pregnancy; d e performed/procedure/at/for; misoprostol; cytotec; unwanted pregnancy; undesired pregnancy; unplanned pregnancy; unintended pregnancy; abortion; ^MVA for pregnancy; not continue the pregnancy; end the/this/her pregnancy; crisis pregnancy',
      ),
      weak(
        'obstetric',
        '^SAB; spontaneous abortion; missed abortion; incomplete abortion; threatened abortion; inevitable abortion; septic abortion; recurrent abortion; miscarriage; retained products; ^POC',
      ),
    ],
    near: [near('near-end', STRONG, 'pregnancy', 'end', 4)],
  },
  {
    id: 'contraception',
    code: 'SEX',
    laws: ['CA-CMIA-AB352', 'MD-HG-4-302.5'],
    ...both,
    rules: [
      strong('icd-10', `z30`),
      strong(
        'method',
        `for depo; on depo; took ella; ulipristal; ^EC; uses/using the/a ring/patch/pill/diaphragm/cap;
        no missed doses; pill pack; implant removal; implant in arm; cycle control; lo loestrin; ^LARC; ^DMPA;
        ^BCP; ^BCPs; nexplanon/iud/mirena removal/insertion/exchange/check/strings; iud strings; string check;
        fertility awareness; not trying to conceive; natural family planning; mirena`,
      ),
      strong(
        'named',
        `contraception; contraceptive; birth control; ^OCP; ^OCPs; ^COC; oral contraceptives; ^IUD; intrauterine device; mirena; paragard; kyleena; skyla; liletta; nexplanon; implanon; depo provera/shot/injection; nuvaring; plan b; morning after pill; emergency contraception; ella ulipristal; ulipristal; family planning; tubal ligation; ^BTL; vasectomy; tubes tied; sterilization procedure; bilateral tubal; salpingectomy for sterilization; diaphragm for contraception; ortho tri; yaz; yasmin; loestrin; sprintec; norplant; the pill; vaginal ring; opill; slynd; essure; permanent sterilization; xulane; contraceptive patch; hormonal implant; minipill; mini pill; postpartum tubal; levonorgestrel; etonogestrel; drospirenone`,
      ),
      fair(
        'shared',
        'norethindrone; ethinyl estradiol; medroxyprogesterone; condoms; condom use; norgestimate; desogestrel; withdrawal method; rhythm method',
      ),
    ],
  },
  {
    id: 'gender-affirming',
    code: 'SEX',
    laws: ['CA-CMIA-AB352', 'MD-HG-4-302.5'],
    ...both,
    rules: [
      strong('icd-10', `f64`),
      strong(
        'transition',
        `socially transitioned; histrelin; supprelin; legal name change; supportive of transition; weekly t;
        estrogen patches for; gender marker; uses they; they them; he him; deadname; dead name; chosen name;
        affirmed name/gender; cisgender; intersex; voice feminization; hormone therapy for gender;
        ^HRT for gender; electrolysis for; gender variant; trans patient; trans youth; trans teen;
        trans adolescent; transfem; transmasc; breast augmentation for gender; hysterectomy for gender`,
      ),
      strong(
        'named',
        `transgender; transsexual; gender dysphoria; gender identity; gender affirming; gender affirmation; gender incongruence; nonbinary; non binary; genderqueer; gender diverse; gender clinic; transwoman; transman; trans man; trans woman; trans female; trans male; trans masculine; transmasculine; transfeminine; trans feminine; ^MTF; ^FTM; assigned female/male at birth; ^AFAB; ^AMAB; sex reassignment; gender reassignment; vaginoplasty; phalloplasty; metoidioplasty; top surgery; bottom surgery; puberty blocker/blockers; cross sex hormone; feminizing hormone; masculinizing hormone; chest binder; binds chest/his; chest binding; binding chest; facial feminization; social transition; hormone therapy for transition; pronouns; tucking; ^GAHT; orchiectomy for transition; gender nonconforming`,
      ),
      fair(
        'shared',
        'testosterone for masculinization; estradiol and spironolactone; leuprolide for puberty; deadname; preferred name; identifies as male/female/a',
      ),
    ],
  },
  {
    id: 'sexuality',
    code: 'SEX',
    laws: [],
    ...both,
    rules: [
      strong(
        'function',
        `orgasm; ^ED not/responding/with/treated/meds/medication/symptoms/improved; trying to conceive; ^TTC;
        subfertility; fertility clinic/treatment/specialist/preservation; surrogate; surrogacy; sex with men;
        sex with women; same sex; partner is a woman; married to a woman; married to a man; sexual pain;
        painful intercourse; sex drive; sexual desire; vulvodynia; peyronie; penile injection; sperm donor;
        polyamorous; open relationship; prostitution; ^ICSI; ^IVF`,
      ),
      strong(
        'named',
        `infertility; in vitro fertilization; ^IVF; intrauterine insemination; ^IUI; erectile dysfunction; impotence; sexual dysfunction; homosexual; bisexual; gay; lesbian; sexual orientation; ^MSM; men who have sex; same sex partner; sildenafil; viagra; tadalafil; cialis; dyspareunia; anorgasmia; premature ejaculation; low libido; decreased libido; egg retrieval; embryo transfer; clomiphene; clomid; ovulation induction; sperm; semen analysis; azoospermia; vaginismus; hypoactive sexual; sex worker; sex work; transactional sex; queer; ^LGBTQ; ^LGBT; penile prosthesis; penile implant; pornography; oocyte cryopreservation; donor egg; vardenafil; levitra`,
      ),
      fair(
        'history',
        'sexually active; sexual history; sexual activity; sexual intercourse; anal intercourse; receptive anal; libido; sex partners; sexual partners; sexual health; sexual concerns; unprotected intercourse; vaginal intercourse; oral sex; masturbation; ejaculation; sex with',
      ),
      weak('hint', 'erection; coitus; condom; intercourse; menarche'),
    ],
  },
  {
    id: 'pregnancy',
    code: 'PREGNANT',
    laws: [],
    denied: 'counts',
    relatives: 'discounted',
    rules: [
      strong(
        'course',
        `bhcg; b hcg; ^UPT; urine preg; quant hcg; home test; two lines; positive test at home; period is late; period is three;
        weeks late; late period; missed periods; viability scan; dating scan; ob visit; antepartum; ^PPROM;
        ^IUGR; ^IUFD; ^NST; ^BPP; ^EGA; ^GA weeks; delivered a; lochia; lactation; breast feeding;
        epidural for labor; induction of labor; ^IOL; ^VBAC; ^TOLAC; glucola; anti d; rhogam;
        nausea of pregnancy; morning sickness; trying for a baby; conceived`,
      ),
      strong(
        'named',
        `pregnant; pregnancy; gravida; gravid; prenatal; antenatal; antepartum; intrauterine pregnancy; ^IUP; ectopic; hyperemesis gravidarum; gestational diabetes; gestational age; weeks gestation; weeks pregnant; fetus; fetal; obstetric; obstetrical; preeclampsia; cesarean; c section; postpartum; miscarriage; spontaneous abortion; labor and delivery; in labor; ^SROM; ^EDC; estimated due date; due date; ^EDD; ^NSVD; stillbirth; multiparous; nulliparous; primigravida; multigravida; primiparous; para 0/1/2/3/4/5/6/7/8/9/10/11/12/ii/iii/iv; trimester; molar pregnancy; expecting; hcg; beta hcg; quickening; ^LMP; anatomy scan; doula; midwife; eclampsia; placenta previa; placental abruption; prenatal vitamin; g1p0; g2p1; g1p1; g2p2; g3p2; g3p3; g0p0; g2p0; g4p3; g1; g2; g3; g4; g5`,
      ),
      fair(
        'sign',
        'missed period; last menstrual period; amenorrhea; fertility; breastfeeding; nuchal; amniocentesis; tocolysis; pitocin',
      ),
      hint('mention', 'menses; menopause; hysterectomy'),
    ],
  },
];

export const REPRODUCTIVE_SETS: Readonly<Record<string, string>> = {
  pregnancy: 'pregnancy pregnant pregnancies fetus',
  end: 'terminate terminated terminating termination terminations abort aborted aborting abortion',
};

export const REPRODUCTIVE_NOT =
  'depo medrol; family planning none; pronouns none; birth control none of; fetal hemoglobin; para spinal; para aortic; para median; aborted procedure; procedure aborted; attempt aborted; aborted sudden; the pill was/box/bottle; pill box; postpartum depression screen none; expecting to; expecting him; expecting her; gay street; sperm whale; in labored; labor intensive; ectopic beats/beat/atrial/ventricular/rhythm/activity/thyroid; para central; expecting discharge/transfer/results/improvement/recovery/visitors; ectopic focus; ectopic tissue; ectopic bone';
