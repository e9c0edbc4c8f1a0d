/**
 * Genetics, sickle cell, what the patient asked to hold back, and services that a minor may have in confidence.
 * Genetic information includes family history (29 CFR 1635.3(c)), so relatives and negative tests count. Sickle cell:
 * 38 U.S.C. 7332(a)(1). Restrictions: 45 CFR 164.522(a)(1). As of 2026-09, review 2027-09.
 */
import { fair, strong, type Topic, weak } from '../topic.ts';

export const OTHERS: readonly Topic[] = [
  {
    id: 'genetic',
    code: 'GDIS',
    laws: ['GINA', 'IL-GIPA'],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      fair(
        'finding',
        `genetics; homozygote; homozygous; heterozygote; c282y; cag repeat; cag repeats;
        direct to consumer testing; 23andme; ancestry test; mosaicism; deletion syndrome;
        translocation carrier; inherited; autosomal dominant/recessive; x linked; exome; pedigree`,
      ),
      strong(
        'test',
        `genetic test/testing/counseling/counselor/panel/results/mutation/disorder/syndrome/predisposition/screening/condition/variant; germline; pathogenic variant; variant of uncertain significance; ^VUS; brca; brca1; brca2; whole exome; whole genome; exome sequencing; genome sequencing; karyotype; chromosomal microarray; carrier screening; carrier status; carrier for; carrier of; gene mutation; hereditary cancer; cell free fetal dna; ^NIPT; pharmacogenomic; pharmacogenetic; cascade testing; predictive testing; genetic; genotype; heterozygous; homozygous; mutation carrier; gene positive; familial mutation; obligate carrier; genetically confirmed; genetics clinic/consult/referral; polygenic; gene panel`,
      ),
      strong(
        'disease',
        `huntington; lynch syndrome; cystic fibrosis; li fraumeni; familial adenomatous; hereditary nonpolyposis; hereditary breast; duchenne; becker muscular; muscular dystrophy; tay sachs; marfan; hemochromatosis; factor v leiden; neurofibromatosis; tuberous sclerosis; phenylketonuria; turner syndrome; klinefelter; gaucher; fabry; wilson disease; ehlers danlos; familial hypercholesterolemia; von hippel; polycystic kidney; trisomy; down syndrome; fragile x; spinal muscular atrophy; charcot marie; hemophilia; thalassemia; cadasil; apoe4; apoe e4; apoe; alpha 1 antitrypsin; noonan; prader willi; digeorge; osteogenesis imperfecta; retinitis pigmentosa; familial mediterranean; g6pd; g6pd deficiency; prothrombin gene; hereditary; mthfr; inborn error; mitochondrial disease; long qt syndrome; hypertrophic cardiomyopathy gene; fanconi`,
      ),
      weak(
        'family',
        'runs in the family; strong family history; familial; consanguinity; congenital',
      ),
    ],
  },
  {
    id: 'sickle-cell',
    code: 'SCA',
    laws: ['Title38Section7332', 'GINA', 'IL-GIPA'],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      strong('icd-10', `d57`),
      strong(
        'short-form',
        `^VOC; ^ACS and sickle; sickler; sicklers; ss disease; sc disease; s trait;
        electrophoresis s/fas/fs/as/sc; ^FAS on newborn; hb s; hgb s; hemoglobinopathy; hbss; hbsc; beta thal`,
      ),
      strong(
        'named',
        `sickle; sickle cell; sickling; ^HbSS; ^HbSC; hemoglobin ss/sc/s; hgb ss/sc/s; hb ss/sc; ^HbS; ^HbAS; vaso occlusive; vasoocclusive; voxelotor; oxbryta; crizanlizumab; adakveo; drepanocytosis; ^VOC crisis; sickledex; drepanocytes; sicklecell; l glutamine oral; trait counseling; screen ^FAS; endari; casgevy; lyfgenia; exagamglogene`,
      ),
      weak(
        'shared',
        'hydroxyurea; exchange transfusion; acute chest syndrome; pain crisis; autosplenectomy',
      ),
    ],
  },
  {
    id: 'restriction',
    code: 'PRS',
    laws: ['HIPAASelfPay'],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      strong(
        'billing',
        `cash visit; cash only; cash patient; cash price; paid at the desk; paid privately; private pay;
        insurer not be told; exclude from claims; not file a claim; not file with insurance; do not file;
        do not send the/any bill/bills/statement/statements/eob/claim; send the bill to; not send the bill;
        not send a bill; restriction on disclosure;
        restrict/restriction to/on/from health/disclosure/plan/insurer; disclosure to health plan;
        withhold from; not go to insurance; off insurance; not use her/his/their/my insurance;
        outside of insurance; paid herself; paid himself; find out about this/the/her/his;
        not share this/it with my/her/his/their; does not want her/his/their/the husband/wife/partner/parents/mother/father/family/employer/spouse/insurance/insurer;
        keep it between us; not tell my; no calls at home; no voicemail; no messages at home; no mail to;
        not mail to; use alternate; do not call home; do not contact family/home; asked that nobody; 164 522`,
      ),
      strong(
        'self-pay',
        `self pay; selfpay; paid out of pocket; paying out of pocket; pay out of pocket; paid cash; paying cash; paid in full; do not bill insurance; not bill insurance/her/his/their; not to bill; do not bill; not be billed to insurance; not submit to insurance; not send to insurance; pays cash; cash pay; not go through insurance; not use insurance; bypass insurance; without billing insurance; keep this off; not to share with her/his/their insurance; not disclose to insurance/insurer/health; not want insurance; off her/his/my insurance; withhold from insurer/insurance; not run insurance; restriction of disclosure; restriction request; requests restriction; restrict disclosure; ^EOB suppressed; suppress ^EOB`,
      ),
      fair(
        'request',
        'does not want her/his family/parents/husband/wife/employer to know; do not disclose to; not be disclosed to; not to be shared; keep confidential; keep this/it confidential/private; keep this from; kept confidential/private from; confidential information; confidential communication; confidentiality requested; does not want this in; break the glass; sensitive note; not share with; do not tell; not tell her/his/my; private and confidential; marked as sensitive; restricted chart; alternate address; out of pocket',
      ),
    ],
  },
  {
    id: 'adolescent',
    code: 'ADOL',
    laws: [],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      strong(
        'visit',
        `out of room; parent out; mother out; mom out; asked to step out; consents to own care;
        consent to own care; own consent; state minor consent; minor consent; do not release to parent/parents;
        not released to parent/parents; parent portal; parent proxy; confidential history/note/teen/adolescent;
        headss; heads exam; in confidence; not tell mom/dad/parents; mom not to know; without mom;
        without mother; alone with provider; time alone with`,
      ),
      strong(
        'confidential',
        'confidential adolescent; adolescent confidential; minor consent; minor consented; mature minor; emancipated minor; heeadsss; headss; heads assessment; confidential teen; teen confidential; title x; confidential visit; without parental consent; without parents knowledge; parents not aware; parent not aware; mother not aware; mom does not know; parents do not know; seen alone without; interviewed alone; parent out of the room; mother out of the room; mom out of the room; confidential portion; proxy access off; school based health; confidential interview; consented as a minor; parents/parent/mother/father/family are/is/were not aware; parents/parent/mother/father unaware; seen alone',
      ),
      weak('setting', 'teen clinic; adolescent medicine; adolescent; teenager'),
    ],
  },
];

export const OTHERS_NOT =
  'carrier protein/oil/of mrsa; gene xpert/therapy vector; chronic carrier; carrier for/of hepatitis/mrsa/hep/strep/staph; huntington hospital/beach/memorial/park/health; genetic psychiatric; adolescent idiopathic; genetic none; confidential fax; mutation negative tumor; confidential information contained; hemoglobin s p; hgb s p; gene xpert; hepatitis c genotype; hcv genotype; hpv genotype; viral genotype';
