/**
 * What `npm run eval -- labels` measured on the generated test set: written by it, not by hand. The upper end of the 95 %
 * Wilson interval of each class's miss rate, valid for one version of the rules: others count as not measured.
 */
import type { SensitivityCode } from '../core/sensitivity.ts';

export const MEASURED: {
  readonly rulesVersion: string;
  readonly missRateHigh: Partial<Record<SensitivityCode, number>>;
} = {
  rulesVersion: 'labels-5',
  missRateHigh: {
    ADOL: 0.5615,
    BH: 0.2658,
    COGN: 0.3543,
    DVD: 0.5131,
    ETHUD: 0.4758,
    GDIS: 0.2281,
    HIV: 0.2991,
    MH: 0.4193,
    MST: 0.5615,
    OPIOIDUD: 0.2024,
    PREGNANT: 0.3244,
    PRS: 0.4899,
    PSY: 0.3788,
    PSYTHPN: 0.8732,
    SCA: 0.4345,
    SDV: 0.2588,
    SEX: 0.2132,
    STD: 0.2775,
    SUD: 0.2691,
    VIO: 0.3903,
  },
};
