/**
 * Places of FHIR: for each path (`Patient.name.family`) what stands there, worked out once from the
 * tables and kept, so that walking a resource is one look-up a key.
 */
import { RESOURCE_TYPES } from '../../core/fhir-path/resource-types.ts';
import { LIMITS } from '../../core/limits.ts';
import {
  DATATYPES,
  type Datatype,
  type DatatypeName,
  RESOURCES,
  STRINGS,
  type Treatment,
} from './datatypes.ts';
import { CODES, DATES, NUMBERS, OTHERS } from './elements.ts';
import { OBJECTS } from './names.ts';
import { isRequired } from './required.ts';

export class FhirPlace {
  /** Type and names, without the keys that FHIR does not know: `Patient.name.family`. */
  readonly path: string;
  /** The name of the element; undefined for a resource. */
  readonly label: string | undefined;
  /** Of an object here. */
  readonly type: DatatypeName | 'Resource';
  /** Of a string here. */
  readonly treatment: Treatment;
  /** Of a number here; undefined where it is a number as FHIR has them. */
  readonly number: Treatment | undefined;
  /** Nobody's element: its key is searched too. */
  readonly isUnknown: boolean;
  /** Reference to the patient whom a resource is about. */
  readonly isSubject: boolean;
  /** What holds it must have it. */
  readonly isRequired: boolean;
  /** A resource, or a part of one, that has a value of its own. */
  readonly isObserved: boolean;
  readonly #own: Datatype;
  /** What strings in extensions below this place are. */
  readonly #inherited: Treatment | undefined;
  readonly #children = new Map<string, FhirPlace>();

  private constructor(what: What) {
    this.path = what.path;
    this.label = what.label;
    this.type = what.type;
    this.treatment = what.treatment;
    this.number = what.number;
    this.isUnknown = what.isUnknown;
    this.isSubject = what.isSubject;
    this.isRequired = what.isRequired;
    this.isObserved =
      what.label === undefined || what.type === 'Observed' || what.type === 'Answer';
    this.#own = what.own;
    this.#inherited = what.inherited;
  }

  static resource(type: string): FhirPlace {
    const known = RESOURCE_TYPES.has(type) ? type : 'Resource';
    const there = roots.get(known);
    if (there !== undefined) return there;
    const own = RESOURCES[known] ?? {};
    const root = new FhirPlace({ ...ROOT, path: known, own });
    roots.set(known, root);
    return root;
  }

  child(key: string): FhirPlace {
    return this.#children.get(key) ?? this.#newChild(key);
  }

  #newChild(key: string): FhirPlace {
    const isSibling = key.startsWith('_'); // `_birthDate`: extensions of a primitive
    const name = isSibling ? key.slice(1) : key;
    const isUnknown = !isElement(name);
    const type = this.#typeOf(name);
    const own: Datatype = type === 'Resource' ? {} : DATATYPES[type];
    const treatment = this.#treatmentOf(name);
    const child = new FhirPlace({
      path: isUnknown ? `${this.path}.{}` : `${this.path}.${key}`,
      label: name,
      type: isSibling ? 'Element' : type,
      own: isSibling ? {} : own,
      treatment,
      number: this.#numberOf(name),
      inherited: isSibling
        ? heritable(treatment)
        : (own.inherited ?? (type === 'Extension' ? this.#inherited : undefined)),
      isUnknown,
      isRequired: !isSibling && (isRequired(this.path, name) || isRequired(this.type, name)),
      isSubject: name === 'subject' || name === 'patient' || name === 'beneficiary',
    });
    // Keys that nobody knows are as many as somebody likes.
    if (!isUnknown && remembered < LIMITS.fhirPlacesMax) {
      remembered += 1;
      this.#children.set(key, child);
    }
    return child;
  }

  #typeOf(name: string): DatatypeName | 'Resource' {
    if (name === 'resource' || name === 'contained' || name === 'outcome') return 'Resource';
    const { objects } = this.#own;
    if (objects !== undefined && Object.hasOwn(objects, name)) return objects[name]!;
    if (Object.hasOwn(OBJECTS, name)) return OBJECTS[name]!;
    // An item has items, a parameter has parts.
    if (name === 'part' && this.type === 'Parameter') return 'Parameter';
    if (name === 'item' && this.type === 'Item') return 'Item';
    return 'Element';
  }

  #treatmentOf(name: string): Treatment {
    const { strings } = this.#own;
    if (strings !== undefined && Object.hasOwn(strings, name)) return strings[name]!;
    const inherited = this.type === 'Extension' ? this.#inherited : undefined;
    if (inherited !== undefined && /^value(?:String|Markdown)$/.test(name)) return inherited;
    // The URL of a definition is what others refer to it by.
    if (name === 'url' && this.label === undefined) return 'code';
    if (Object.hasOwn(STRINGS, name)) return STRINGS[name]!;
    if (DATES.has(name)) return 'date';
    return CODES.has(name) ? 'code' : 'text';
  }

  #numberOf(name: string): Treatment | undefined {
    const { numbers } = this.#own;
    const inherited = this.type === 'Extension' ? this.#inherited : undefined;
    if (inherited !== undefined && /^value(?:Decimal|Integer)$/.test(name)) return inherited;
    if (numbers !== undefined && Object.hasOwn(numbers, name)) return numbers[name]!;
    if (NUMBERS.has(name)) return undefined;
    return DATES.has(name) ? 'date' : 'text';
  }
}

interface What {
  readonly path: string;
  readonly label: string | undefined;
  readonly type: DatatypeName | 'Resource';
  readonly own: Datatype;
  readonly treatment: Treatment;
  readonly number: Treatment | undefined;
  readonly inherited: Treatment | undefined;
  readonly isUnknown: boolean;
  readonly isSubject: boolean;
  readonly isRequired: boolean;
}

const ROOT: What = {
  path: 'Resource',
  label: undefined,
  type: 'Element',
  own: {},
  treatment: 'text',
  number: 'text',
  inherited: undefined,
  isUnknown: false,
  isSubject: false,
  isRequired: false,
};

const roots = new Map<string, FhirPlace>();
let remembered = 0;

function isElement(name: string): boolean {
  return (
    OTHERS.has(name) ||
    CODES.has(name) ||
    DATES.has(name) ||
    NUMBERS.has(name) ||
    name === 'resourceType'
  );
}

/** An extension of a date or of prose says something else than the date or the prose. */
function heritable(treatment: Treatment): Treatment | undefined {
  if (treatment === 'name') return 'name';
  return PLACES.has(treatment) ? 'location' : undefined;
}

const PLACES: ReadonlySet<Treatment> = new Set<Treatment>([
  'location',
  'street',
  'city',
  'county',
  'state',
  'country',
  'postal-code',
]);
