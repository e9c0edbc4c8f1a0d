/**
 * Consents in the shapes of HL7's own R4 examples, written anew: basic, opt-out, not this author,
 * organisation, person, time, thing, by security label, a SMART grantee, a grantor, emergency only.
 */
import { expect, test } from 'vitest';
import {
  type Ask,
  action,
  actor,
  concept,
  consent,
  deny,
  except,
  ICD,
  instance,
  label,
  optIn,
  optOut,
  permit,
  purpose,
  told,
  types,
  VENDOR,
} from '../../../test/support/consents.ts';
import type { JsonObject } from '../../core/json.ts';

type Row = [string, JsonObject, Ask, string];
const check = (...[, given, ask, expected]: Row) => expect(told(given, ask)).toBe(expected);

test.each<Row>([
  ['opt-in', consent('OPTIN'), {}, 'permit base_rule'],
  ['for a time', consent('OPTIN', { period: { end: '2026-12' } }), {}, 'permit base_rule'],
  ['that is over', consent('OPTIN', { period: { end: '2026-01' } }), {}, 'none no_consent'],
  ['opt-out', consent('OPTOUT'), {}, 'deny base_rule'],
  ['that is over', consent('OPTOUT', { period: { end: '2026-05' } }), {}, 'none no_consent'],
  ['as the provisions say', consent('OPTINR'), {}, 'none no_consent'],
  ['in an emergency', consent('EMRGONLY'), { purpose: 'ETREAT' }, 'permit base_rule'],
  ['which the glass is broken for', consent('EMRGONLY'), { purpose: 'BTG' }, 'permit base_rule'],
  ['and else not', consent('EMRGONLY'), {}, 'deny base_rule'],
])('basic: %s', check);

const NOT_TO_VENDOR = optIn(deny(actor('PRCP', VENDOR)));
const ROOT_NOT_TO = (to: string) =>
  consent('OPTIN', deny(actor('PRCP', to), action('access', 'correct')));
test.each<Row>([
  ['this one', NOT_TO_VENDOR, {}, 'deny provision [0]'],
  ['another', NOT_TO_VENDOR, { recipient: ['Organization/x'] }, 'permit base_rule'],
  ['this one, access', ROOT_NOT_TO(VENDOR), {}, 'deny provision_unclear root'],
  ['another, access', ROOT_NOT_TO('Organization/else'), {}, 'permit base_rule'],
])('not this organisation: %s', check);

const NOT_FROM_F1 = optIn(deny(actor('CST', 'Organization/f1')));
const NOT_BY_F4 = optIn(deny(actor('AUT', 'Practitioner/f4')));
const UNTYPED = consent('OPTIN', actor('CST', 'Organization/f1'));
const F1 = { custodian: ['Organization/f1'] };
test.each<Row>([
  ['what they keep', NOT_FROM_F1, F1, 'deny provision [0]'],
  ['what we keep', NOT_FROM_F1, {}, 'permit base_rule'],
  ['authors unknown', NOT_BY_F4, {}, 'deny provision_unclear [0]'],
  ['another wrote it', NOT_BY_F4, { author: ['Practitioner/9'] }, 'permit base_rule'],
  // HL7 leaves out the type at the root: the limits of the base, or an exception to it?
  ['untyped root, what they keep', UNTYPED, F1, 'deny root_ambiguous root'],
  ['untyped root, what we keep', UNTYPED, {}, 'none no_consent'],
])('not this author: %s', check);

const NOT_TO_F204 = optIn(deny(actor('PRCP', 'Practitioner/f204'), action('access', 'correct')));
test.each<Row>([
  ['they ask', NOT_TO_F204, { user: ['Practitioner/f204'] }, 'deny provision_unclear [0]'],
  ['another asks', NOT_TO_F204, {}, 'permit base_rule'],
  ['nobody knows who asks', NOT_TO_F204, { user: [] }, 'deny provision_unclear [0]'],
])('not this person: %s', check);

const during = (start: string, end: string) => ({ period: { start, end } });
const OF_2015 = optIn(deny({ dataPeriod: { start: '2015-01-01', end: '2015-02-01' } }));
const wrote = (start: string, end: string): Ask => ({ data: { period: { start, end } } });
test.each<Row>([
  ['it is over', optIn(deny(during('2015-01-01', '2015-02-01'))), {}, 'permit base_rule'],
  ['it is now', optIn(deny(during('2026-06-01', '2026-06-30'))), {}, 'deny provision [0]'],
  ['perhaps', optIn(deny(during('2026-06-16', '2026-06-30'))), {}, 'deny provision_unclear [0]'],
  [
    'it ends first',
    optIn(deny(during('2026-12-31', '2026-01-01'))),
    {},
    'deny provision_unclear [0]',
  ],
  ['data of then', OF_2015, wrote('2015-01-05', '2015-01-20'), 'deny provision [0]'],
  ['data of then, too', OF_2015, wrote('2014-01', '2016-01'), 'deny provision_unclear [0]'],
  ['data of later', OF_2015, wrote('2020-01', '2021-01'), 'permit base_rule'],
  ['data of some time', OF_2015, {}, 'deny provision_unclear [0]'],
])('not this time: %s', check);

const NOT_TASK_3 = optIn(deny(instance('instance', 'Task/3')));
const NOT_RELATED = optIn(deny(instance('related', 'Task/3')));
const NO_TASKS = optIn(deny({ class: types('Task') }));
const NO_OPIOIDS = optIn(deny({ code: [{ coding: [{ system: ICD, code: 'F11' }] }] }));
const sent = (reference: string): Ask => ({ data: { references: [reference] } });
const icd = (code: string): Ask => ({ data: { codes: [{ system: ICD, code }] } });
test.each<Row>([
  ['this', NOT_TASK_3, sent('Task/3'), 'deny provision [0]'],
  ['another', NOT_TASK_3, sent('Task/4'), 'permit base_rule'],
  ['related, perhaps', NOT_RELATED, sent('Task/4'), 'deny provision_unclear [0]'],
  ['free text', NO_TASKS, {}, 'deny provision_unclear [0]'],
  ['of the class', NO_TASKS, { data: { classes: types('Task') } }, 'deny provision [0]'],
  ['of another', NO_TASKS, { data: { classes: types('Goal') } }, 'permit base_rule'],
  ['a code below', NO_OPIOIDS, icd('F11.20'), 'deny provision [0]'],
  ['a code above', NO_OPIOIDS, icd('F1'), 'deny provision_unclear [0]'],
  ['another code', NO_OPIOIDS, icd('I10'), 'permit base_rule'],
])('not this thing: %s', check);

const NO_MH = optIn(deny(label('MH')));
const NO_PSY = optIn(deny(label('PSY')));
const NO_SICKLE = optIn(deny(label('SICKLE')));
const NO_TITLE_38 = optIn(deny(label('Title38Section7332')));
const NO_DRUGS = optIn(deny(label('DRGIS')));
const ONLY_HIV = optOut(permit(label('HIV')));
const NORMAL = optOut(permit(label('N')));
/** As the gateway asks: the laws on a class beside it. */
const HIV = { labels: ['CA-HSC-120980', 'HIV', 'NY-PHL-27F', 'Title38Section7332', 'R'] };
test.each<Row>([
  ['a class below', NO_MH, { labels: ['PSY'] }, 'deny provision [0]'],
  ['a class above, perhaps', NO_PSY, { labels: ['BH'] }, 'deny provision_unclear [0]'],
  ['another', NO_PSY, { labels: ['HIV'] }, 'permit base_rule'],
  ['both', NO_PSY, { labels: ['HIV', 'PSY'] }, 'deny provision [0]'],
  ['none', NO_PSY, {}, 'permit base_rule'],
  ['laws on another are no content', NO_PSY, HIV, 'permit base_rule'],
  ['nor on the one that is permitted', ONLY_HIV, HIV, 'permit provision [0]'],
  ['by a law that may bind', NO_TITLE_38, HIV, 'deny provision_unclear [0]'],
  ['a law of another class', NO_TITLE_38, { labels: ['PSY'] }, 'permit base_rule'],
  ['its other name', NO_SICKLE, { labels: ['GINA', 'SCA'] }, 'deny provision [0]'],
  ['what nobody looks for', NO_DRUGS, { labels: ['HIV'] }, 'deny provision_unclear [0]'],
  ['in what has no label, either', NO_DRUGS, {}, 'deny provision_unclear [0]'],
  ['and what somebody labelled', NO_DRUGS, { labels: ['DRGIS'] }, 'deny provision [0]'],
  ['up to normal', NORMAL, { labels: ['M'] }, 'permit provision [0]'],
  ['unlabelled is normal', NORMAL, {}, 'permit provision [0]'],
  ['restricted is more', NORMAL, { labels: ['R'] }, 'deny base_rule'],
  ['without a type', optIn(label('SEX')), { labels: ['SEX'] }, 'deny provision_without_type [0]'],
])('by security label: %s', check);

const MEDS = { class: types('MedicationRequest') };
const of = (...codes: string[]): Ask => ({ data: { classes: types(...codes) } });
const READS_MEDS = optOut(permit(MEDS, action('access')));
const SENDS_MEDS = optOut(permit(MEDS, action('disclose')));
test.each<Row>([
  ['access is no disclosure', READS_MEDS, of('MedicationRequest'), 'deny base_rule'],
  ['disclosure is', SENDS_MEDS, of('MedicationRequest'), 'permit provision [0]'],
  ['more than the class', SENDS_MEDS, of('MedicationRequest', 'Goal'), 'deny base_rule'],
])('a SMART grantee: %s', check);

const both = {
  actor: [...actor('CST', 'Organization/house').actor, ...actor('PRCP', VENDOR).actor],
};
test.each<Row>([
  ['from here to there', optOut(permit(both)), {}, 'permit provision [0]'],
  ['from elsewhere to there', optOut(permit(both)), F1, 'deny base_rule'],
  [
    'from here to elsewhere',
    optOut(permit(both)),
    { recipient: ['Organization/x'] },
    'deny base_rule',
  ],
])('a grantor: %s', check);

const TREAT = optOut(permit(purpose('TREAT')));
const PSY_IN_EMERGENCY = optIn(deny(label('PSY'), except(permit(purpose('ETREAT')))));
test.each<Row>([
  ['emergency treatment is treatment', TREAT, { purpose: 'ETREAT' }, 'permit provision [0]'],
  ['payment is not', TREAT, { purpose: 'HPAYMT' }, 'deny base_rule'],
  ['nor the other way round', optOut(permit(purpose('ETREAT'))), {}, 'deny base_rule'],
  [
    'but in an emergency',
    PSY_IN_EMERGENCY,
    { labels: ['PSY'], purpose: 'ETREAT' },
    'permit provision [0][0]',
  ],
  ['and only there', PSY_IN_EMERGENCY, { labels: ['PSY'] }, 'deny provision [0]'],
  [
    'side by side',
    optIn(permit(purpose('TREAT')), deny(action('disclose'))),
    {},
    'deny provision [1]',
  ],
])('purposes and exceptions in exceptions: %s', check);

test.each<Row>([
  [
    'research, asked for treatment',
    consent('OPTIN', undefined, { scope: concept('consentscope', 'research') }),
    {},
    'none no_consent',
  ],
  [
    'research',
    consent('OPTIN', undefined, { scope: concept('consentscope', 'research') }),
    { purpose: 'CLINTRCH' },
    'permit base_rule',
  ],
  [
    'treatment',
    consent('OPTOUT', undefined, { scope: concept('consentscope', 'treatment') }),
    {},
    'none no_consent',
  ],
  [
    'end of life',
    consent('OPTOUT', undefined, { scope: concept('consentscope', 'adr') }),
    {},
    'none no_consent',
  ],
])('scope: %s', check);
