import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../core/limits.ts';
import { valueRole } from './columns.ts';
import { fieldsOf, RecordSplitter, sniffDialect } from './dialect.ts';
import { openTable } from './table.ts';

test.each([
  ['a,b,c\n1,2,3\n', ',', '"'],
  ['a;b;c\r\n1,5;2;3\r\n', ';', '"'],
  ['a\tb\n1, 2\t3\n', '\t', '"'],
  ['a|b\n1|2\n', '|', '"'],
  ['"a;b","c"\n"d","e;f"\n', ',', '"'],
  ["'a,b';'c'\n'd';'e,f'\n", ';', "'"],
  ["name,note\nO'Neil,it's\n", ',', '"'],
  ['\ufeffa,b\n', ',', '"'],
  ['one\ntwo\n', ',', '"'],
  ['path,b\n"C:\\dir\\",2\n"D:\\",3\n', ',', '"'],
  ['', ',', '"'],
])('%j has delimiter %j and quote %j', (head, delimiter, quote) => {
  expect(sniffDialect(head)).toEqual({ delimiter, quote });
});

const CSV = { delimiter: ',', quote: '"' } as const;

test.each([
  ['a,b', ['a', 'b']],
  ['a,b\r\n', ['a', 'b']],
  ['"a,b",c\n', ['a,b', 'c']],
  ['"a ""b""",c', ['a "b"', 'c']],
  ['"a\nb",c\n', ['a\nb', 'c']],
  [',', ['', '']],
  ['', ['']],
  ['a "b",c', ['a "b"', 'c']],
  ['"a"b,c', ['"a"b', 'c']],
  ['\ufeff"a",b', ['a', 'b']],
])('the fields of %j', (record, expected) => {
  expect(fieldsOf(record, CSV).map(({ text }) => text)).toEqual(expected);
});

test('quotes are escaped where a backslash before them makes fields of all records', () => {
  const head = 'mrn,note,dob\n1,"said \\"hi\\", left",1957-03-12\n2,"a \\\\",1960-01-01\n';
  const dialect = sniffDialect(head);
  expect(dialect).toEqual({ delimiter: ',', quote: '"', escapeSign: '\\' });
  const texts = head
    .trim()
    .split('\n')
    .map((record) => fieldsOf(record, dialect).map(({ text }) => text));
  expect(texts[1]).toEqual(['1', 'said "hi", left', '1957-03-12']);
  expect(texts[2]).toEqual(['2', 'a \\', '1960-01-01']);
  const { format } = openTable(head);
  const row = format.walk('1,"said \\"hi\\", left",1957-03-12\n');
  const changed = row.apply(
    row.loci.map(({ text }) => (text.startsWith('said') ? 'a "b\\' : text)),
  );
  expect(changed).toBe('1,"a \\"b\\\\",1957-03-12\n');
});

test.each([
  ['84412907,Orlop, Ada,1957-03-12\n', 'field 4: the header names 3'],
  ['84412907,"5\'6"",Orlop\n84412908,"5\'9"",Bo\n', 'field 2: a quote in it is not doubled'],
])('%j, in which values left their columns, is refused', (row, at) => {
  const { format } = openTable('mrn,name,dob\n1,Bo,1960-01-01\n');
  expect(() => format.walk(row)).toThrow(
    expect.objectContaining({ facts: expect.objectContaining({ at }) }),
  );
});

test.each([
  ['84412907,Orlop,1957-03-12,,\n', 'delimiters at the end'],
  ['84412907\n', 'nothing at the end'],
  ['84412907,"Or"lop,1957-03-12\n', 'text behind a quote'],
])('%j has its values in their columns: %s', (row) => {
  const { format } = openTable('mrn,name,dob\n1,Bo,1960-01-01\n');
  expect(format.walk(row).subject).toBe('Patient/84412907');
});

test.each([
  ['mrn,name\n1,84412907,Orlop\n2,84412908,Bo\n', 'Patient/84412907', 'rows that R counts'],
  ['mrn,name\n1,84412907,\n5,84412908,\n', 'Patient/1', 'delimiters at the end'],
])('columns of %j are called as they are', (head, subject) => {
  expect(openTable(head).format.walk(head.split('\n')[1]!).subject).toBe(subject);
});

test.each([
  ['a,b\nc,d\n', ['a,b\n', 'c,d\n']],
  ['a\r\nb\rc', ['a\r\n', 'b\r', 'c']],
  ['"a\r\nb",c\nd\n', ['"a\r\nb",c\n', 'd\n']],
  ['"a""\n",b\nc', ['"a""\n",b\n', 'c']],
  ['a "\nb"\n', ['a "\n', 'b"\n']],
  ['\n\n', ['\n', '\n']],
])('the records of %j', (text, expected) => {
  const splitter = new RecordSplitter(CSV);
  expect([...splitter.push(text), ...splitter.end()]).toEqual(expected);
});

test('a record that is too long is told as one that may be', () => {
  const splitter = new RecordSplitter({ delimiter: ',', quote: '"' });
  const push = () => splitter.push(`a,"${'x'.repeat(LIMITS.tableRowLengthMax)}`);
  expect(push).toThrow(
    expect.objectContaining({
      facts: expect.objectContaining({
        at: 'a quote that nobody closes, or a record of more than 16 MiB',
      }),
    }),
  );
});

test('a quote that nobody closes is refused', () => {
  const splitter = new RecordSplitter(CSV);
  splitter.push('a,"b\nc\n');
  expect(() => splitter.end()).toThrow('not what its format says');
  expect(() => fieldsOf('a,"b', CSV)).toThrow('not what its format says');
});

test('how a file is cut never changes its records', () => {
  const pieces = fc.array(fc.constantFrom('a', ',', '"', '\r', '\n', '""', '\ufeff', 'b c'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(pieces, (cut) => {
      const records = (parts: readonly string[]) => {
        const splitter = new RecordSplitter(CSV);
        const all = parts.flatMap((part) => splitter.push(part));
        try {
          return [...all, ...splitter.end()];
        } catch {
          return 'refused';
        }
      };
      const whole = records([cut.join('')]);
      expect(records(cut)).toEqual(whole);
      expect(records([...cut.join('')])).toEqual(whole);
      if (Array.isArray(whole)) {
        expect(whole.join('')).toBe(cut.join(''));
        for (const record of whole) fieldsOf(record, CSV);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['FirstName', 'name'],
  ['patient_last_name', 'name'],
  ['Provider', 'name'],
  ['DOB', 'date'],
  ['admission_date', 'date'],
  ['created_at', 'date'],
  ['MRN', 'medical_record_number'],
  ['PATIENT_ID', 'medical_record_number'],
  ['pid', 'medical_record_number'],
  ['SSN', 'ssn'],
  ['home phone', 'phone'],
  ['EmailAddress', 'email'],
  ['zip', 'postal-code'],
  ['Zip Code', 'postal-code'],
  ['state', 'state'],
  ['Address2', 'street'],
  ['ADD_LINE_2', 'street'],
  ['home_city', 'city'],
  ['county', 'county'],
  ['birthplace', 'location'],
  ['hospital', 'location'],
  ['age', 'age'],
  ['encounter_id', 'other_unique_id'],
  ['NPI', 'certificate_or_license_number'],
  ['subscriberId', 'health_plan_beneficiary_number'],
  ['yob', 'date'],
  ['admit_ts', 'date'],
  ['doc', 'name'],
  ['lname', 'name'],
  ['husband', 'name'],
  ['gps', 'location'],
  ['lon', 'location'],
  ['census_tract', 'location'],
  ['visit_no', 'other_unique_id'],
  ['age_months', 'age'],
  ['gest_age', 'text'],
  ['BoneAge', 'text'],
  ['white_cell_count', 'text'],
  ['injection_site', 'text'],
  ['visit_type', 'text'],
  ['discharge_note', 'text'],
  ['creatinine', 'text'],
  ['sodium', 'text'],
  ['dosage', 'text'],
  ['package', 'text'],
  ['platelets', 'text'],
  ['systolic_bp_end', 'text'],
  ['birth_city', 'city'],
  ['city_of_birth', 'city'],
  ['birth_county', 'county'],
  ['place_of_birth', 'location'],
  ['birth_place', 'location'],
  ['birth_hospital', 'location'],
  ['discharge_facility', 'location'],
  ['discharge_facility_name', 'location'],
  ['onset_location', 'location'],
  ['start_address', 'street'],
  ['admission_provider', 'name'],
  ['admission_id', 'other_unique_id'],
  ['birth', 'date'],
  ['hospital_admission', 'date'],
  ['month_of_birth', 'date'],
  ['admit_discharge_dt', 'date'],
  ['birth_weight', 'text'],
  ['discharge_dx', 'text'],
  ['admission_type', 'text'],
  ['medication_name', 'text'],
  ['TestName', 'text'],
  ['redcap_event_name', 'text'],
  ['concept_name', 'text'],
  ['DX_NAME', 'text'],
  ['drug_nm', 'text'],
  ['mother_name', 'name'],
  ['first_nm', 'name'],
  ['PAT_NM', 'name'],
  ['full_nm', 'name'],
  ['wavelength_nm', 'text'],
  ['file_name', 'name'],
  ['cnty_nm', 'county'],
  ['yrs_old', 'age'],
  ['note_id', 'other_unique_id'],
  ['plan_id', 'health_plan_beneficiary_number'],
  ['patient_num', 'medical_record_number'],
  ['PAT_MRN_ID', 'medical_record_number'],
  ['FIN_NBR', 'other_unique_id'],
  ['nval_num', 'text'],
  ['ENCOUNTERID', 'other_unique_id'],
  ['PATID', 'medical_record_number'],
  ['USUBJID', 'medical_record_number'],
  ['BRTHDTC', 'date'],
  ['FACILITYID', 'location'],
  ['PATIENTHOMEPHONE', 'phone'],
  ['RENDERINGPROVIDER', 'name'],
  ['dateofbirth', 'date'],
  ['lineage', 'text'],
  ['linkage', 'text'],
  ['person_source_value', 'other_unique_id'],
  ['room_type', 'text'],
  ['hospital_los', 'text'],
  ['in_hospital_death', 'text'],
  ['facility_type', 'text'],
  ['image_type', 'text'],
  ['room_number', 'location'],
  ['clinic_code', 'location'],
  ['mental_state', 'text'],
  ['home_state', 'state'],
  ['apellidos', 'name'],
  ['prénom', 'name'],
  ['date_naissance', 'date'],
  ['Geburtsdatum', 'date'],
  ['PLZ', 'postal-code'],
  ['via', 'text'],
])('a column %s holds %s', (name, role) => {
  expect(openTable(`${name},zz\n`).columns[0]?.role).toBe(role);
});

test.each([
  ['race', 'White', []],
  ['RaceName', 'Black or African American', []],
  ['primary_language', 'Navajo', []],
  ['race', 'White, per Ada Orlop', ['text']],
  ['site', 'Left breast', []],
  ['lesion_location', 'Colon, sigmoid', []],
  ['site', 'Riverside', ['value']],
  ['study_site', 'Riverside', ['value']],
  ['site_name', 'Riverside', ['value']],
  ['clinic site', 'Riverside', ['value']],
  ['drug_concept_id', '19080128', []],
  ['value_as_concept_id', 'P-1', ['value']],
  ['NDC', '00093-7424-56', []],
  ['ndc_code', '00093742456', []],
  ['ndc', '802-555-0147', ['text']],
])('in a column %s, %s is left alone or is %j', (name, value, expected) => {
  const { format } = openTable(`${name},zz\n`, { propose: () => 'name' });
  expect(
    format
      .walk(`"${value}",x`)
      .loci.slice(0, -1)
      .map(({ role }) => role),
  ).toEqual(expected);
});

test.each([
  ['ENCOUNTERID,PATID,AETERM,VSSTRESN,RFSTDTC', 0],
  ['PATID,ENCOUNTERID,ANDY,HARDY', 2],
  ['fecha_nacimiento,apellidos,ciudad', 0],
])('of the header %s %i names are searched', (header, searched) => {
  expect(openTable(`${header}\n`).format.walk(header).loci).toHaveLength(searched);
});

test.each(['NA', '', 'NULL', '\\N', '.', 'n/a', 'nan', 'Unknown'])(
  'a record number of %j is nobody’s, and stays',
  (missing) => {
    const { loci, subject } = openTable('mrn,name\n').format.walk(`${missing},Orlop`);
    expect(subject).toBeUndefined();
    expect(loci.map(({ text }) => text)).toEqual(['Orlop']);
  },
);

test.each(['Null', 'Na', 'Nan'])('somebody may be called %j, and that goes', (name) => {
  const { loci } = openTable('mrn,aval\n').format.walk(`${name},1`);
  expect(loci[0]).toMatchObject({ text: name, category: 'medical_record_number' });
});

test.each([
  ['VISIT', 'WEEK 4', 'text'],
  ['AVISIT', 'Cycle 1 Day 8', 'text'],
  ['VISIT', 'UNSCHEDULED 1.1', 'text'],
  ['VISITNUM', '4', 'text'],
  ['VISITNUM', '8841290', 'other_unique_id'],
  ['visit', 'V-8841290', 'other_unique_id'],
  ['note_source_value', 'EPIC 889123', 'other_unique_id'],
  ['visit_source_value', '889123', 'other_unique_id'],
  ['note_source_value', 'Progress note', 'text'],
  ['condition_source_value', '889123', 'text'],
])('a number or no number by its value: %s %s is %s', (name, value, expected) => {
  const { loci } = openTable(`${name},aval\n`).format.walk(`${value},1`);
  expect(loci[0]!.category ?? loci[0]!.role).toBe(expected);
});

test('what a caller says of a column of races is final', () => {
  const { format } = openTable('race,zz\n', { roles: { race: 'name' } });
  expect(format.walk('White,').loci.map(({ category }) => category)).toEqual(['name']);
});

const HEAD = 'mrn,name,dob,creatinine\n84412907,"Orlop, Ada",1957-03-12,1.1\n';

test('a row is a document', () => {
  const { format } = openTable(HEAD);
  const { loci, subject } = format.walk('84412907,"Orlop, Ada",3/12/57,1.1,');
  expect(subject).toBe('Patient/84412907');
  expect(loci.map(({ role, category, text, label }) => [role, category, text, label])).toEqual([
    ['value', 'medical_record_number', '84412907', 'mrn'],
    ['value', 'name', 'Orlop, Ada', 'name'],
    ['text', 'date', '3/12/57', 'dob'],
    ['text', undefined, '1.1', 'creatinine'],
  ]);
});

test('the caller says last, detection proposes where the name says nothing', () => {
  const { columns } = openTable('a,b,name\nx,Orlop,y\n', {
    roles: { name: 'keep' },
    propose: (values) => (values.includes('Orlop') ? 'name' : undefined),
  });
  expect(columns.map(({ role, because }) => `${role} ${because}`)).toEqual([
    'text unknown',
    'name values',
    'keep caller',
  ]);
});

test('without a header the columns have numbers, and the first record is a row', () => {
  const { columns } = openTable('Ada,1957-03-12\n', { roles: { 1: 'date' } });
  expect(columns.map(({ name, role }) => [name, role])).toEqual([
    [undefined, 'text'],
    [undefined, 'date'],
  ]);
});

test('the names of columns are text', () => {
  const { format } = openTable('id,Ada Orlop\n1,2\n');
  const { loci, apply } = format.walk('id,Ada Orlop\n');
  expect(loci.map(({ text }) => text)).toEqual(['Ada Orlop']);
  expect(apply(['patient 1'])).toBe('id,patient 1\n');
  expect(apply([null])).toBe('id,column_2\n');
});

test.each([
  ['lon', []],
  ['patient_name', []],
  ['AddressLine2', []],
  ['dbp', []],
  ['hr_max', []],
  ['Total Bili', []],
  ['morse', []],
  ['Morse', ['Morse']],
  ['mrn_84412907', ['mrn_84412907']],
  ['visit 3/12', ['visit 3/12']],
  ['orlop_name', ['orlop_name']],
  ['lon orlop', ['lon orlop']],
])('a name of words that columns are called by is not searched: %s', (name, expected) => {
  const { loci } = openTable(`${name}\n`, { hasHeader: true }).format.walk(`${name}\n`);
  expect(loci.map(({ text }) => text)).toEqual(expected);
});

test.each([
  ['a,b\r\n', 'x,y', '"x,y",b\r\n'],
  ['"a",b', 'x', '"x",b'],
  ['a,b', 'x"y', '"x""y",b'],
  ['a,b', 'x\ny', '"x\ny",b'],
  ['a,b', null, ',b'],
  ['"a",b', null, ',b'],
  ['\ufeffa,b', 'x', '\ufeffx,b'],
])('%j with %j is %j', (record, to, expected) => {
  expect(openTable('p,q\n').format.walk(record).apply([to])).toBe(expected);
});

test('what is written is read again, and what does not change stays', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', ',', '"', ' ', '\n', '\r', 'é', ';'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1, maxLength: 5 }), field, (fields, replacement) => {
      const record = fields.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
      const document = openTable('a,b,c,d,e\n').format.walk(record);
      expect(document.apply([])).toBe(record);
      const after = document.apply(document.loci.map(() => replacement));
      expect(fieldsOf(after, CSV).map(({ text }) => text)).toEqual(
        fields.map((one) => (one === '' ? '' : replacement)),
      );
    }),
  );
});

test.each([
  ['quotes', '"'.repeat(1_000_000)],
  ['delimiters', ','.repeat(1_000_000)],
  ['lines', '\n'.repeat(1_000_000)],
  ['letters', 'a'.repeat(1_000_000)],
])('a megabyte of %s takes no two seconds', (_, text) => {
  const start = process.cpuUsage();
  const table = openTable(text, { hasHeader: false });
  const document = table.format.walk(text);
  document.apply(document.loci.map(() => 'x'));
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});

test.each<[string, string, ReturnType<typeof valueRole>]>([
  ['dob', '1957-03-12', { role: 'date' }],
  ['dob', '3/12/57', { role: 'text', category: 'date' }],
  ['dob', '19570312.0', { role: 'text', category: 'date' }],
  ['dob', '1430', { role: 'text', category: 'date' }],
  ['dob', 'born 3 12 57 in the old house', { role: 'text', category: 'date' }],
  ['admit_date', 'came on 3 12 57 from the old house', { role: 'text' }],
  ['admit_date', '74', { role: 'text', category: 'date' }],
  ['start', '74', { role: 'text' }],
  ['start', '45365', { role: 'text', category: 'date' }],
  ['creatinine', '2024-03-12 10:00', { role: 'date' }],
  ['creatinine', '2024', { role: 'text' }],
  ['creatinine', '2024-1', { role: 'text' }],
  ['dob', '-1181520000000', { role: 'value', category: 'date' }],
  ['age', '97', { role: 'age', type: 'age.years' }],
  ['age_months', '1140', { role: 'age', type: 'age.months' }],
  ['AgeInDays', '95', { role: 'age', type: 'age.days' }],
  ['age', '97 years', { role: 'age' }],
  ['age', '1110 mo', { role: 'age' }],
  ['PatientAge', '1117M', { role: 'age' }],
  ['PatientAge', '4850W', { role: 'age' }],
  ['age', '1,117 months', { role: 'age' }],
  ['age', 'P1117M', { role: 'age' }],
  ['age', 'in 1931', { role: 'text' }],
  ['age', 'see note', { role: 'text' }],
  ['doc', 'oyelaran', { role: 'value', category: 'name' }],
  ['doc', 'He was seen. '.repeat(20), { role: 'text' }],
])('in a column %s %s is %j', (name, value, expected) => {
  expect(valueRole(openTable(`${name},zz\n`).columns[0], value)).toEqual(expected);
});

test.each<[string, string, string, string[]]>([
  ['field_name,value', 'ssn,123456789', 'zip,05701', ['ssn']],
  ['Field,Value', 'LastName,Hollowell', 'Zip,05701', ['name']],
  ['variable,result_num', 'age,93', 'hba1c,7.2', ['age']],
  ['name,value', 'Maria Garcia,7', 'Rosa Lind,8', ['name', 'text']],
  ['site,value', 'zip,05701', 'age,93', ['location', 'text']],
  ['concept_cd,nval_num', 'DEM|AGE:92,92', 'LOINC:2345-7,92', ['text', 'age']],
  ['concept_cd,nval_num', 'LOINC:2345-7,92', 'DEM|AGE:92,92', ['text', 'text']],
  ['concept_cd,tval_char', 'DEM|ZIP:05701,05701', 'x,y', ['text', 'postal-code']],
])('the header %s, the row %s', (header, row, other, expected) => {
  const { format } = openTable(`${header}\n${row}\n${other}\n`);
  expect(format.walk(row).loci.map(({ role, category }) => category ?? role)).toEqual(expected);
});

test.each([
  ['mrn,pt,inr', '1,12.5,1.1', 'medical_record_number text text'],
  ['mrn,time_to_event,start_dose', '1,120,5', 'medical_record_number text text'],
  ['mrn,start_month,last_visit', '1,3,2024-01-01', 'medical_record_number date date'],
  ['mrn,AKA,Apt,PO Box', '1,Marge,4B,55', 'medical_record_number name location location'],
])('what columns %s may hold', (header, row, expected) => {
  const { loci } = openTable(`${header}\n${row}\n${row}\n`).format.walk(row);
  expect(loci.map(({ role, category }) => category ?? role).join(' ')).toBe(expected);
});

test.each([
  ['a,b', ['04/03/1957,13/02/2024', '05/03/2024,06/02/2024'], 'day-first'],
  ['a,b', ['02/13/2024,', '05/03/2024,'], 'month-first'],
  ['a,b', ['05/03/2024,06/03/2024'], undefined],
  ['a,b', ['02/13/2024,13/02/2024'], 'contradictory'],
  ['a,b', ['02/13/2024,', '13/02/2024,'], 'contradictory'],
  ['a,b', ['02/13/2024,24-03-14', '05/03/2024,14/3'], 'month-first'],
  ['a,b', ['02/13/2024,seen 13/02/2024'], 'month-first'],
])('a table %s of %j shows the order %s of month and day to each row', (header, rows, order) => {
  const { format } = openTable(`${header}\n${rows.join('\n')}\n`);
  for (const row of rows) expect(format.walk(row).dateOrder).toBe(order);
});

test('an id that pandas writes with a fraction is the id', () => {
  const { format } = openTable('mrn,value\n8441290.0,8441290.0\n');
  const { subject, loci } = format.walk('8441290.0,8441290.0');
  expect(subject).toBe('Patient/8441290');
  expect(loci.map(({ text }) => text)).toEqual(['8441290', '8441290.0']);
});
