/**
 * Three and four letters that medicine writes in capitals and means no person by: a known patient whose initials spell
 * one is not found by them. Written by hand; what the lexicons know besides is asked there.
 */
const TEXT = `aaa abc abd abg abi abo abx ace acl acs ada adh adl aed afb afp aha aids aki ald all alp als alt ama amd ami aml
  amp ana anc aox apc apd arb ards arf aro asa asd ast atn avf avm avn avp avr axr bal bap bbb bcc bcg bee bid bka bkv blt bls
  bmd bmi bmp bms bmt bnp bpd bph bpm bppv bso bsa bun bzd cabg cad cah cap car cbc cbd cbg cbi cbt cca ccb ccf cci ccu cdc
  cdi cea cff cfu chb chd chf chi cho cih cin ckd cld cll cmc cml cmp cms cmv cnm cns coa cop copd cpap cpc cpk cpp cpr cps crc
  crf crp crt csa csf csi csu cta ctd cte cth ctl ctr ctx cva cvc cvd cvi cvl cvp cvs cxr dba dbp dbs dcd dcis ddd ddx des dex
  dfa dgi dhe dhs dic dip dka dlb dlco dmd dme dna dnr doa dob doc doe dpl dre drg drs dsm dsd dss dts dtr dub dvt dwi dxa ebl
  ebv ecg ech ecmo ect edd edh edta eeg eent ees efm egd ega ehr eia ekg els emb emg emr ems eng ent eom epi epo eps era ercp
  erv esbl esr ess est etoh ett eua eus evd evar faa fap fas fbg fbs fdg fev ffp fhr fhx fim fmd fna fob foc fpg frc fsh fss ftt
  fuo fvc gad gas gbm gbs gca gcs gcsf gdm gel gerd gfr ggt gib gist glp gnr gpc gpa gsw gtt gvhd gyn hap hav hba hbv hcc hcg hcm
  hct hcv hcw hdl hdv heent hfpef hgb hhs hhv hida hit hiv hld hlh hob hpf hpi hpv hrt hsp hsv htn hus hvac iaa ibd ibs icd ice
  ich icp icu ida idu ied iga ige igg igm ihd ihs imc imp inr ios ipf ipv iss itp iud ivc ivf ivh ivp jia jra jvd jvp kcl kub kvo
  lad lae lah lar las lbb lbbb lbp lcx ldh ldl lft lih lima lle llq lma lmp lmwh loc los lpn lsd ltc ltf lue luq lvad lvef lvh lvn
  map mac mag mca mch mci mcl mcp mcv mdd mdi mds mds med meld men mgus mgs mha mic mmr mmt moa moh mom mpv mra mrcp mrg mri mrsa
  msk msm mso mtb mtp mtx mva mvc mvp mvr nad nbt ncv nec nff ngt nhl nicu nih nka nkda nms npc nph npo nph nrb nsr nst nsaid
  nstemi ntg ntnd nvd oab obs ocd ocp oct odd oma omg omt ons ooh opd orif osa osh otc oud pac pad pah pas pbc pca pcl pcn pcos pcp
  pcr pct pcwp pda pde pdr pea peg pep pet pfo pft pge phn phq pht picc pid pih pip pka pku plt pmd pmh pml pmn pmr pms pnd pnh poc
  pod pop ppd ppe ppi pph ppn prbc prn pro psa psc psg psh psv pta pth ptsd ptt ptx pud puj pus pvc pvd pvr qid qns qod qol qrs qtc
  raa rad rai ras rbc rca rdi rds rdw rfa rhd ric rij rls rle rll rlq rml rmsf rna rop ros rpr rsi rst rsv rta rue rul ruq rvh rvr
  rvu sah sad sbe sbo sbp sca scc scd sci scm sdh sga sgot sgpt shx sicu sida sids sig sirs sjs slr sle slp sma snf sob sod soc spf
  spo ssi ssri sss std stemi sti stsg sui svc svd svr svt swi syr tah tar tat tavr tbi tbg tbsa tca tcd tee ten tft tga tgn thr tia
  tib tibc tid tips tka tki tkr tlc tle tls tmj tmp tmr tms tnf tnm toa tof tol top tpa tpn tpo trh trm tsh tss ttc tte ttn ttp tuip
  turp tvh txa uap uds udi uga ugi uop upj uri usg uti uvb uvj vac vad vap vas vbac vbg vcd vcug vdrl vep vfd vkh vlbw vma vns voc
  vre vrt vsd vsr vss vtach vte vur vwd vzv wap wbc wdl wfl wnl woc wpw wnv xrt yag yob zes zig cta`;

const ABBREVIATIONS: ReadonlySet<string> = new Set(TEXT.split(/\s+/));

/** @param letters folded */
export const isAbbreviation = (letters: string): boolean => ABBREVIATIONS.has(letters);
