import { expect, test } from 'vitest';
import { markBy } from '../testing/marks.ts';
import { scriptName } from './script-name.ts';

test.each([
  ['病人姓名：‹王秀英›  出生日期：1951年3月14日', 'Chinese'],
  ['主治医师：‹李建国›', 'Chinese, of staff'],
  ['患者氏名：‹佐藤 花子›　生年月日：昭和32年', 'Japanese, a wide blank behind it'],
  ['환자명: ‹김영희› (여/72세)', 'Korean'],
  ['اسم المريض: ‹محمد عبد الرحمن الحسيني›  تاريخ الميلاد', 'Arabic, a label of two words'],
  ['نام بیمار: ‹مریم حسینی›  تاریخ تولد', 'Persian'],
  ['मरीज का नाम: ‹सुनीता शर्मा›, जन्म तिथि', 'Hindi'],
  ['患者：三天前出现胸痛，伴咳嗽', 'a sentence'],
  ['환자: 3일 전부터 흉통', 'a number'],
  ['이름: Kim', 'other letters are left to others'],
  ['환자는 흉통을 호소함. 혈압: 정상', 'no label'],
])('%s (%s)', (marked) => {
  expect(markBy(scriptName, marked)).toBe(marked);
});
