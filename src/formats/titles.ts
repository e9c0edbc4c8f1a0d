/**
 * Forms of address, and what stands behind a name, in the fields for them: lists, because such fields hold names
 * as well. Detection has too few words around them to judge by.
 */
const TITLES = new Set(
  `mr mrs ms miss mx dr drs doctor mister nurse prof professor rev reverend fr sr sir madam dame lord lady hon judge rabbi imam
  capt captain col colonel gen lt maj sgt sra dra don doña mme mlle m herr frau md do phd rn np pa dds
  dmd dvm pharmd`.split(/\s+/),
);

export function isTitle(text: string): boolean {
  const words = text.toLowerCase().replaceAll('.', ' ').trim().split(/\s+/);
  return words.length <= 3 && words.every((word) => TITLES.has(word));
}

/** The type of what stands behind a name, where it is a generation, a degree or a licence: `Jr.`, `M.D., FACP`. */
export function suffixOf(text: string): 'suffix' | undefined {
  const words = text
    .replaceAll('.', '')
    .trim()
    .split(/[\s,]+/);
  const isSuffix = words.length <= 4 && words.every(isKnownSuffix);
  return isSuffix ? 'suffix' : undefined;
}

/** `Do` and `Ma` are names. */
const isKnownSuffix = (word: string): boolean =>
  SUFFIXES.has(word.toLowerCase()) && !/^(?:Do|Ma)$/.test(word);

const SUFFIXES = new Set(
  `jr jnr sr snr i ii iii iv v vi esq esquire ret
   md do rn np pa phd mph ms msn ma mba mha bs ba bsn bsc msc dsc edd jd lpn lvn cna aprn arnp crna cnm dnp fnp cns
   pa-c fnp-c fnp-bc pac rpa-c dds dmd dpm dvm od pharmd rph psyd lcsw lmsw msw licsw lpc lmft lmhc bcba pt dpt ot otr
   ota cota pta slp ccc-slp rd rdn ldn cde cdces facs facp facc faap facog faan facep fccp fasn frcp frcs mrcp mrcs
   mbbs mbchb bmbs mbbch bchir frcpc cma rma rrt crt emt emt-p emt-b paramedic rnc ccrn cen cnor cnp agnp pmhnp
   rt lmt dc nd lac bds ibclc`.split(/\s+/),
);
