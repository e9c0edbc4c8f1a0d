import { expect, test } from 'vitest';
import { detect } from '../detect.ts';
import { mark, markBy, unmark } from '../testing/marks.ts';
import { dicom } from './dicom.ts';

test.each([
  ['(0010,0010) PN [‹HAM›^‹EARLY›]   # 12, 1 PatientName', 'a person, as dcmdump prints it'],
  ["(0010,0010) Patient's Name                      PN: '‹HAM›^‹EARLY›'", 'as pydicom prints it'],
  ["0010,0010  Patient's Name: ‹HAM›^‹EARLY›", 'without a VR'],
  ['(0010,0030) DA [‹19471205›]', 'a day'],
  ['(0010,1010) AS [‹092Y›]', 'an age over 89'],
  ['(0010,1010) AS [071Y]', 'an age'],
  ['(0020,000d) UI [‹1.2.840.113619.2.55.3.604688119.971›]  # 54, 1', 'a study'],
  ['(0008,0016) UI [1.2.840.10008.5.1.4.1.1.2]', 'a class of the standard'],
  ['(0008,0080) LO [‹Mercy Regional Hospital›]', 'an institution'],
  ['(0018,1000) LO [‹0000312DX4›]', 'a device'],
  ['(0010,0020) LO [‹MR4490122› ]', 'an id, padded'],
  ['(0018,0050) DS [2.5]\n(0018,0060) DS [120]\n(0008,0030) TM [101512.123]', 'values of a scan'],
  ['(0008,1030) LO [CT CHEST W CONTRAST]', 'what was done'],
  ['"00100010": {"vr": "PN", "Value": [{"Alphabetic": "‹HAM›^‹EARLY›"}]}', 'JSON'],
  ['"00080050":{"vr":"SH","Value":["‹A10023455›"]}', 'JSON without blanks'],
  ['(0008,0090) PN [‹WELBY›^‹MARCUS›^^DR]', 'a title'],
  ['(0010,0010) PN [‹Yamada›^‹Tarou›=‹山田›^‹太郎›]', 'a name in two scripts'],
  ['StudyInstanceUID: ‹1.2.840.113619.2.55.3.604688119.971.1552558512.467›', 'a unique id'],
  ['root 2.16.840.1.113883.3.933.99.1234567, 1.2.840.10008.5.1.4.1.1.2, §1.2.3.4.5.6.7', 'others'],
  ['OtherPatientIDs: ‹99-120›\nStationName: ‹CT04ROOM2›', 'keywords'],
  ["ds.PatientID = '‹MR4490122›'", 'an assignment'],
  ['"PatientID": "‹MR4490122›", "StudyID": "‹71›"', 'keys of JSON'],
  ['PatientID: string; StationName: Array<2>; patientId', 'a schema'],
  ['(0010,0010)', 'nothing behind it'],
  ['2019, 2020 and 2021: fine', 'years'],
])('%s (%s)', (marked) => {
  expect(markBy(dicom, marked)).toBe(marked);
});

test('tags and representations are nobody', () => {
  const marked =
    '(0008,0020) DA [‹20190314›]\n(0008,0030) TM [101512.123]\n(0010,0010) PN [‹HAM›^‹EARLY›]\n' +
    '(0018,1000) LO [‹0000312DX4›]\n(0019,1002) LO [‹Rosalind Achterberg›]\n(0020,000d) UI [‹1.2.840.113619.2.55.3.604688119.971›]\n' +
    '{"00100010": {"vr": "PN", "Value": [{"Alphabetic": "‹HAM›^‹EARLY›"}]}, "00100030": {"vr": "DA", "Value": ["‹19471205›"]}, "00080050": {"vr": "SH", "Value": ["‹A10023455›"]}}';
  const text = unmark(marked);
  expect(mark(text, detect(text))).toBe(marked);
});
