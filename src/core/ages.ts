/**
 * Words before `age` that make it no number of years which somebody has lived: ages of pregnancies, of
 * organs, and those that a formula or a test gives.
 */
export const NOT_LIVED = `gest gestation gestational postmenstrual menstrual postconceptional conceptional fetal foetal embryonic
   bone skeletal dental heart cardiac vascular arterial lung brain ovarian biological metabolic
   epigenetic phenotypic mental developmental cognitive corrected adjusted`;

/** Ages from here on identify, 45 CFR §164.514(b)(2)(i)(C) "over 89", … */
export const AGE_MIN = 90;
/** … and nobody is older. */
export const AGE_MAX = 125;
