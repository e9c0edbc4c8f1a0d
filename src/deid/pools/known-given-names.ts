/**
 * Common given names with the gender they usually tell, to choose a surrogate of the same gender and
 * to see that a lone word is a given name. A hint, never a decision about a person: what is not here
 * and has no telling ending gets a neutral surrogate.
 */
import type { Gender } from './given-names.ts';

const FEMALE = `abigail adriana aisha alejandra alice alicia amanda amelia amy ana andrea angela anita ann
anna anne anya ashley barbara beatriz bertha beth betty beverly brenda camila carla carmen carol caroline
catherine charlotte cheryl chloe christina christine cindy claire clara claudia cynthia daniela debra deborah
denise diana diane dolores donna doris dorothy edith eileen elaine elena eleanor elisabeth elizabeth ella ellen
emily emma erica esther eva evelyn fatima fiona florence frances gabriela gloria grace guadalupe hannah harriet heather
helen ida ingrid irene isabel isabella jacqueline jane janet janice jean jennifer jessica joan joanne josephine joyce
juana judith judy julia julie karen katherine kathleen kathryn katie kelly kimberly kristen laura lauren leila
leticia lillian linda lisa lois lorraine louise lucia lucy luisa lydia marcia margaret maria marie marilyn martha
mary maureen mei megan melanie melissa mercedes michelle mildred monica nadia nancy natalia natalie nicole nina nora
norma olga olivia pamela patricia paula pauline peggy phyllis priya rachel ramona rebecca renee rita roberta rosa
rose rosemary ruth samantha sandra sara sarah sharon sheila shirley silvia sofia sonia sophia sophie stephanie susan
sylvia tamara teresa theresa tiffany tina valerie vanessa veronica victoria virginia vivian wendy yolanda yvonne zoe`;

const MALE = `aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alexander alexei alfred alfredo
ali andre andrew andrzej angelo anthony antonio arthur arturo benjamin bernard bill bob bradley brandon brian bruce
carl carlos cesar charles chen christopher clarence craig curtis dale daniel david dennis derek diego dmitri donald douglas
earl eduardo edward edwin enrique eric ernest eugene fernando francis francisco frank fred gabriel gary george gerald
gilbert giovanni glenn gregory hamid harold harry hassan hector henry herbert howard hugo ian ibrahim ivan jack jacob
jaime james jason javier jeffrey jeremy jerome jerry jesse jim jin joe joel john jonathan jorge jose joseph joshua juan julio
justin keith kenneth kevin kwame larry lawrence leo leon leonard leroy lewis louis luca luis manuel marco marcus
mario mark martin marvin matthew maurice max melvin michael miguel mohamed mohammed muhammad nathan nicholas noah norman
oliver omar oscar otto pablo patrick paul pedro peter philip rafael rajesh ralph ramon randy raymond ricardo
richard robert roberto rodney roger roland ronald roy russell samuel sanjay scott sean sergei sergio stanley stephen
steven stuart terry thomas timothy todd tom tony vernon victor vincent vladimir walter warren wayne wei
william xavier yusuf zachary`;

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...FEMALE.split(/\s+/).map((name) => [name, 'female'] as const),
  ...MALE.split(/\s+/).map((name) => [name, 'male'] as const),
]);

/** Whether this lower-case word, its accents removed, is a common given name. */
export function isCommonGivenName(plain: string): boolean {
  return GENDERS.has(plain);
}

/** What a lower-case given name tells about gender, if it tells anything. */
export function genderOfGivenName(plain: string): Gender {
  return (
    GENDERS.get(plain) ?? (/(?:[^aeiou]a|ia|ette|elle|ina)$/.test(plain) ? 'female' : 'neutral')
  );
}
