/** Labels that announce a number, by what the number is. */
import { list } from './vocabulary.ts';

/** What kind of identifier a label announces (`Tokens.aux` of a word with `ID_LABEL`). */
export const LABEL = {
  mrn: 1,
  account: 2,
  plan: 3,
  ssn: 4,
  license: 5,
  vehicle: 6,
  device: 7,
  phone: 8,
  fax: 9,
  date: 10,
  nhs: 11,
  id: 12,
  card: 13,
  other: 14,
  zip: 15,
  npi: 16,
  dea: 17,
} as const;

/**
 * Label words by kind. A word marked `?` is also an ordinary word: a value after it must look more
 * like an identifier.
 */
export const ID_LABELS: Readonly<Record<keyof typeof LABEL, readonly string[]>> = {
  mrn: list(
    'mrn medrec rec? ur? record? chart? urn hospital? pid nhc mpi emrn hrn crn patient-id unit? cipa nuhsa sip uhid historia? expediente? exp? folio? registro? ficha?',
  ),
  account: list(`acct account? accession case? visit? encounter? claim? order? specimen? csn fin har
    invoice? requisition? sample? confirmation? authorization? iban job? document? transcript? dictation?
    registration? episode? episodio? cuenta? caso? referral? ticket? prescription? rx? cad? incident? batch? file? donor? unos donornet key? case-file?
    tracking? parcel? shipment? deviation? cycle? log? outbreak? complaint? grievance? contract?`),
  plan: list(`member? policy? subscriber insurance? medicare? medicaid? hicn beneficiary mbi plan? group? grp? enrollee?
    payer? insured? policyholder? hicno nass poliza tarjeta? afiliacion cip
    омс utente?`),
  ssn: list('ssn social? soc sin? bsn nir niss ahv ppsn pps? insee burgerservicenummer'),
  license: list(
    'nºcol ncol colegiado colegiada col? nºcolegiado license? licence? certificate? upin gmc nmc gdc hcpc mcrn gcrb apmc regd? regn? lic driver? drivers? licensed? dl?',
  ),
  vehicle: list('vin plate? vehicle? registration-plate reg? tag? placard?'),
  device:
    list(`serial? device? udi sn imei implant? pacemaker? equipment? lot? machine? robot? cart? cabinet? monitor?
    chip? asset?`),
  phone: list(`phone telephone tel cell? mobile? pager beeper contact? call? called? ph cellphone
    dial? marque? llame? llamar? llamada? tfno tlf tlfno telefono movil? celular telefax? voicemail callback? reached? hotline ext extension`),
  fax: list('fax facsimile faxed?'),
  date: list(`dob birthdate birthday? date? dos dod doa born? admitted? discharged? dated? d/c dictated?
    transcribed? visit-date edd lmp birth? nacimiento? ingreso? alta?`),
  nhs: list('nhs chi hcn phn nhi'),
  id: list('id identifier? identification? ref reference? no? number? mrnid uid uuid guid'),
  card: list('card? visa mastercard amex credit? debit?'),
  other:
    list(`passport national? nino ni employee? badge subject? subj? study? participant? ein tin itin
    taxpayer? dni nie nif pasaporte curp rut cpf cedula documento? identificacion? carnet? barcode? bates fingerprint? tattoo?
    kit? band? armband? wristband? bottle? lockbox? locker? permit? снилс инн rodne? taj? emp? passcode? alien? inmate? booking? docket? site?`),
  zip: list('cp zip zipcode postcode postal?'),
  npi: list('npi'),
  dea: list('dea'),
};
