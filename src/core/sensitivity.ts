/**
 * Sensitivity: which health data the law or the patient guards more than the rest, in the words of HL7's
 * Healthcare Privacy and Security Classification System. Codes of HL7 v3 ActCode
 * (http://terminology.hl7.org/CodeSystem/v3-ActCode, `_ActInformationSensitivityPolicy`; `ADOL` and `PRS` are of its
 * role and entity branches) and of v3 Confidentiality. A label says "this may be guarded", never "the patient has this".
 */

/**
 * v3 Confidentiality, from least to most guarded. `N` is what any health record is. `U`, `L` and `M` belong to
 * de-identified or public copies: nothing here assigns them, and only de-identification may.
 */
export const CONFIDENTIALITIES = ['U', 'L', 'M', 'N', 'R', 'V'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

interface Sensitivity {
  /** As HL7 displays it. */
  readonly display: string;
  /** The code above it in ActCode: a rule for `SUD` binds `OPIOIDUD` as well. */
  readonly parent?: string;
  readonly confidentiality: 'R' | 'V';
  /**
   * Whether it stays inside unless a rule in force says otherwise. Yes where federal law wants the patient's consent
   * or authorisation (42 CFR 2.31; 45 CFR 164.508(a)(2); 164.522(a)(1)(vi)) and where disclosure out of state can be
   * used against the patient or who cared for them (Cal. Civ. Code §56.108, §56.110: AB 352 and its kin).
   */
  readonly isDeniedOutward: boolean;
}

/**
 * `V` is for psychotherapy notes, victims of abuse and what the patient asked to hold back; `R` for the rest, as the
 * definitions of v3 Confidentiality give their examples.
 */
export const SENSITIVITIES = {
  BH: { display: 'behavioral health', confidentiality: 'R', isDeniedOutward: false },
  MH: { display: 'mental health', parent: 'BH', confidentiality: 'R', isDeniedOutward: false },
  PSY: {
    display: 'psychiatry disorder',
    parent: 'MH',
    confidentiality: 'R',
    isDeniedOutward: false,
  },
  PSYTHPN: {
    display: 'psychotherapy note',
    parent: 'MH',
    confidentiality: 'V',
    isDeniedOutward: true,
  },
  COGN: {
    display: 'cognitive disability',
    parent: 'BH',
    confidentiality: 'R',
    isDeniedOutward: false,
  },
  DVD: {
    display: 'developmental disability',
    parent: 'BH',
    confidentiality: 'R',
    isDeniedOutward: false,
  },
  EMOTDIS: {
    display: 'emotional disturbance',
    parent: 'BH',
    confidentiality: 'R',
    isDeniedOutward: false,
  },
  ETH: { display: 'substance abuse', confidentiality: 'R', isDeniedOutward: true },
  SUD: {
    display: 'substance use disorder',
    parent: 'BH',
    confidentiality: 'R',
    isDeniedOutward: true,
  },
  ETHUD: {
    display: 'alcohol use disorder',
    parent: 'SUD',
    confidentiality: 'R',
    isDeniedOutward: true,
  },
  OPIOIDUD: {
    display: 'opioid use disorder',
    parent: 'SUD',
    confidentiality: 'R',
    isDeniedOutward: true,
  },
  HIV: { display: 'HIV/AIDS', confidentiality: 'R', isDeniedOutward: false },
  STD: { display: 'sexually transmitted disease', confidentiality: 'R', isDeniedOutward: false },
  SEX: {
    display: 'sexuality and reproductive health',
    confidentiality: 'R',
    isDeniedOutward: true,
  },
  PREGNANT: { display: 'pregnancy', confidentiality: 'R', isDeniedOutward: false },
  SDV: {
    display: 'sexual assault, abuse, or domestic violence',
    confidentiality: 'V',
    isDeniedOutward: false,
  },
  MST: { display: 'military sexual trauma', confidentiality: 'V', isDeniedOutward: false },
  VIO: { display: 'violence', confidentiality: 'R', isDeniedOutward: false },
  GDIS: { display: 'genetic disease', confidentiality: 'R', isDeniedOutward: false },
  SCA: {
    display: 'sickle cell anemia',
    parent: 'GDIS',
    confidentiality: 'R',
    isDeniedOutward: false,
  },
  SICKLE: { display: 'sickle cell', parent: 'GDIS', confidentiality: 'R', isDeniedOutward: false },
  SPI: { display: 'specially protected', confidentiality: 'R', isDeniedOutward: false },
  TBOO: { display: 'taboo', confidentiality: 'V', isDeniedOutward: false },
  ADOL: { display: 'adolescent', confidentiality: 'R', isDeniedOutward: false },
  PRS: { display: 'patient requested', confidentiality: 'V', isDeniedOutward: true },
} as const satisfies Readonly<Record<string, Sensitivity>>;

/**
 * Other codes by which a sender guards a record (ActCode): whose record it is and what of it, and that it must not be passed on. No
 * reader finds them, and no rule has them; where one is set, the record is specially protected.
 */
export const SENDERS_MARKS: ReadonlySet<string> = new Set(
  `B CEL COMPT CONF DEMO DIA DOB DRGIS EMP EMPL GENDER IDS LIVARG LOCIS MARST PDS PHY RACE REL SSP
   NOAUTH NOCOLLECT NODSCLCD NODSCLCDS NOINTEGRATE NOLIST NOMOU NOORGPOL NOPAT NOPERSISTP NORDSCLCD NORDSCLCDS
   NORDSCLW NORELINK NOREUSE NOVIP ORCON`.split(/\s+/),
);

/** Of those, what binds whoever receives the record and can be agreed with them (`takesOn` of a provider). */
export const RECEIVER_REFRAINS = [
  'NORDSCLCD',
  'NORDSCLW',
  'NORELINK',
  'NOREUSE',
  'NOPERSISTP',
  'NOINTEGRATE',
] as const;
export const REFRAINS_OF_RECEIVER: ReadonlySet<string> = new Set(RECEIVER_REFRAINS);

export type SensitivityCode = keyof typeof SENSITIVITIES;

export const isSensitivityCode = (code: string): code is SensitivityCode =>
  Object.hasOwn(SENSITIVITIES, code);

/** The code itself and every code above it: `OPIOIDUD`, `SUD`, `BH`. */
export function withParents(code: SensitivityCode): SensitivityCode[] {
  const { parent }: Sensitivity = SENSITIVITIES[code];
  return parent === undefined ? [code] : [code, ...withParents(parent as SensitivityCode)];
}

/**
 * Laws that may be the reason. The first five are v3 ActCode (`_ActUSPrivacyLaw`); HL7 has none for the others, so
 * those are ours. A label carries candidates only: whether one binds depends on who made the record, where and for
 * whom, which no text says. Texts of the laws as of 2026-09; the next review is due 2027-03.
 */
export const PRIVACY_LAWS = {
  '42CFRPart2': '42 CFR Part 2, records of a federally assisted substance use disorder program',
  HIPAAPsyNotes: '45 CFR 164.501, 164.508(a)(2), psychotherapy notes',
  HIPAASelfPay: '45 CFR 164.522(a)(1)(vi), paid out of pocket in full',
  Title38Section7332:
    '38 U.S.C. 7332, drug or alcohol abuse, HIV and sickle cell anemia in VA records',
  CommonRule: '45 CFR 46 subpart A, research subjects',
  GINA: '29 CFR 1635.3(c), 45 CFR 160.103, genetic information, family history included',
  'CA-CMIA-AB352':
    'Cal. Civ. Code §§56.101(c), 56.108, 56.110: abortion, contraception and gender-affirming care',
  'MD-HG-4-302.5': 'Md. Code, Health-Gen. §4-302.5, legally protected health information',
  'CA-HSC-120980': 'Cal. Health & Safety Code §120980, HIV test results',
  'NY-PHL-27F':
    'N.Y. Pub. Health Law art. 27-F, §2780(7): HIV related information, a test taken included',
  'CA-WIC-5328': 'Cal. Welf. & Inst. Code §5328, mental health services (LPS)',
  'NY-MHL-33.13': 'N.Y. Mental Hyg. Law §33.13, clinical records of mental hygiene services',
  'IL-MHDDCA': '740 ILCS 110, mental health and developmental disabilities confidentiality',
  'IL-GIPA': '410 ILCS 513, genetic information privacy',
  VAWA: '34 U.S.C. 12291(b)(2), records of victim services',
} as const;

export type PrivacyLaw = keyof typeof PRIVACY_LAWS;

export const isPrivacyLaw = (code: string): code is PrivacyLaw => Object.hasOwn(PRIVACY_LAWS, code);

/** One label with its reasons. Value-free: rules name the kind of evidence, never a word of the record. */
export interface SensitivityLabel {
  readonly code: SensitivityCode;
  readonly confidentiality: Confidentiality;
  /** Candidates, see `PRIVACY_LAWS`. */
  readonly laws: readonly PrivacyLaw[];
  /** 0 to 1. A code scores 1. */
  readonly score: number;
  /** `alcohol/withdrawal`, `icd10cm/alcohol`. */
  readonly rules: readonly string[];
  readonly source: 'code' | 'narrative';
}

/** The high-water mark of what stands together, `N` for nothing: HL7 HCS, "as guarded as its most guarded part". */
export function highWaterMark(
  labels: readonly Pick<SensitivityLabel, 'confidentiality'>[],
): Confidentiality {
  const marks = labels.map((label) => CONFIDENTIALITIES.indexOf(label.confidentiality));
  return CONFIDENTIALITIES[Math.max(CONFIDENTIALITIES.indexOf('N'), ...marks)]!;
}
