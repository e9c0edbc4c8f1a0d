/**
 * Names of columns in Spanish, French, German, Italian and Portuguese, without their accents: only those that say
 * one thing. `cp` (a ZIP code, or chest pain), `via` and `ort` say too little.
 */
import type { PhiCategory } from '../../core/phi.ts';

type Role = PhiCategory | 'date' | 'postal-code' | 'street' | 'city';

export const NAMES_ABROAD: readonly [pattern: RegExp, role: Role][] = [
  [/\b(?:correo(?: electronico)?|courriel)$/, 'email'],
  [
    /\b(?:telefono|telefon|telefone|telephone|movil|celular|cellulare|handy(?:nummer)?|portable)$/,
    'phone',
  ],
  [
    /^(?:nhc|ipp|expediente|prontuario|historia clinica|patienten ?nummer|fall ?nummer|(?:numero|num|id) (?:de )?(?:paciente|patient|paziente|dossier|expediente))$/,
    'medical_record_number',
  ],
  [/^(?:dni|nie|curp|rut|cpf|cns|cip|nir|codice fiscale)$/, 'other_unique_id'],
  [/^(?:nss|naf)$/, 'ssn'],
  [
    /\b(?:fecha|datum|nacimiento|naissance|nascita|nascimento|geburts ?datum|geboren|aufnahme ?datum|entlass(?:ungs)? ?datum)\b|^date (?:de|d) \p{L}+$/u,
    'date',
  ],
  [/^(?:plz|postleitzahl|code postal|codigo postal|cep)$/, 'postal-code'],
  [
    /^(?:ciudad|municipio|localidad|poblacion|ville|commune|wohnort|stadt|citta|comune|cidade)$/,
    'city',
  ],
  [/^(?:direccion|domicilio|calle|adresse|anschrift|strasse|indirizzo|endereco)\b/, 'street'],
  [
    /\b(?:nombres?|apellidos?|nom|prenoms?|vorname|nachname|familienname|cognome|nome|sobrenome|medico|medecin|arzt)$/,
    'name',
  ],
];
