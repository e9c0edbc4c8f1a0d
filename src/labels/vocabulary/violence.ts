/**
 * Abuse and violence: victims of sexual assault, intimate partner and family violence (v3 ActCode `SDV`), military sexual
 * trauma (38 U.S.C. 1720D), and other violence (`VIO`). Records of victim services: 34 U.S.C. 12291(b)(2). A relative is
 * part of what happened. Terms after ICD-10-CM T74, T76, Y07, Z69 and the HITS, HARK and AAS questionnaires. As of
 * 2026-09, review 2027-09.
 */
import { FAIR, fair, hint, near, STRONG, strong, type Topic, weak } from '../topic.ts';

export const VIOLENCE: readonly Topic[] = [
  {
    id: 'abuse',
    code: 'SDV',
    laws: ['VAWA'],
    denied: 'discounted',
    relatives: 'counts',
    rules: [
      strong('icd-10', `t74; t76; y07`),
      strong(
        'account',
        `hits score; hark score; wast; survivor of; sexual contact; touched her/him/them when;
        inappropriately touched; fondled; slammed her/him/them; hands around her/his neck; around her neck;
        grabbed by the; pinned down; pinned her; locked her/him in; threw her/him/things at;
        not let her/him see/leave/have/work; will not let her/him/them; took her phone;
        reads/checks/monitors her phone/messages; controls/controlling her/his/the money/behavior;
        threatened her/him/them with; afraid/scared/fearful of her/his/him/partner/returning/going;
        afraid to return/leave/go; fled; fleeing; safe shelter; advocate; victim advocate; hotline; ^SART;
        ^DFSA; woke up without; drugged at; drink was spiked; forced into; forced to have; coercion;
        prostitution; sold for sex; bruise/bruises on the toddler/infant/child/baby; patterned bruise/bruises;
        pattern of bruising; injuries inconsistent; inconsistent with the story; history inconsistent;
        caregiver evasive; unexplained fractures/injuries/bruises/bruising; social work for abuse;
        suspected neglect; failure to protect; report to adult/child/cps; state hotline; physical discipline;
        whipped with; belt marks; cigarette burns; groomed by; nonfatal strangulation; marital rape; female genital mutilation/cutting; ^FGM;
        sexual exploitation; violent relationship/home/partner/husband; toxic relationship;
        controlling partner/husband/boyfriend; perpetrator; assailant known; no contact order;
        custody dispute with abuse`,
      ),
      strong(
        'partner',
        `domestic violence/abuse; intimate partner violence/abuse; partner violence/abuse; spousal abuse; spouse abuse; ^DV; ^IPV screen/screening/victim/history/survivor/hotline/advocate; battered; battering; abusive relationship/partner/husband/boyfriend/spouse/marriage/home/ex; physically/emotionally/verbally/sexually abused/abusive; emotional/verbal/physical/sexual/financial abuse; coercive control; strangled; strangulation by; choked by/her/him; restraining order; protective order; order of protection; domestic violence shelter; safe house; women shelter; womens shelter; danger assessment; victim of abuse; abuser; afraid of her/his husband/partner/boyfriend/wife/spouse/girlfriend; stalking; stalked by; elder abuse; elder neglect; adult protective services; ^APS; human trafficking; trafficked; sex trafficking; financial exploitation; afraid to go home; feels unsafe at home; does not feel safe; domestic dispute/assault; physical altercation with her/his; beaten by; honor violence`,
      ),
      strong(
        'sexual',
        `sexual assault; sexually assaulted; rape; raped; sexual abuse; sexually abused; sexual violence; molested; molestation; incest; ^SANE; forensic exam; rape kit; sexual assault kit; sexual coercion; date rape; drugged and assaulted; nonconsensual; non consensual; unwanted sexual; forced sex; forced intercourse; rape crisis; sexual trauma; female genital mutilation`,
      ),
      strong(
        'child',
        `child abuse; child neglect; child maltreatment; nonaccidental trauma; non accidental trauma; ^NAT; shaken baby; abusive head trauma; inflicted injury; child protective services; ^CPS; ^DCFS; ^DCF; ^CYS; suspected abuse; suspicion of abuse; child advocacy center; removed from the home; foster care for neglect; munchausen by proxy; medical neglect; mandated report; mandated reporter; mandatory report`,
      ),
      fair(
        'sign',
        'hits her/him; hit her/him; punched by; kicked by; slapped by; beats her/him; beat her/him up; threatened by her/his; threatened to kill; threw her; pushed her; shoved her; controls her money; patterned bruising; bruises in various stages; history of trauma; childhood trauma; adverse childhood; ^ACE score; abuse history; history of abuse; abuse; abused; neglect; safety planning; shelter; victim; pattern injury; burn inflicted',
      ),
      weak('shared', '^IPV'),
      hint('screen', 'safe at home; feels safe; hits screen'),
    ],
    near: [
      near('near-partner', STRONG, 'partner', 'hurts', 6),
      near('near-family', FAIR, 'family', 'hurts', 5),
    ],
  },
  {
    id: 'military-sexual-trauma',
    code: 'MST',
    laws: ['VAWA'],
    denied: 'discounted',
    relatives: 'counts',
    rules: [
      strong(
        'account',
        `groped; commanding officer; mst related; sexually assaulted by another; harassed by her/his superior; ^MST`,
      ),
      strong(
        'named',
        'military sexual trauma; ^MST; mst coordinator; sexual assault while on active duty; sexual harassment in the service; assaulted during military',
      ),
      weak('setting', 'sexual harassment'),
    ],
    near: [near('near-service', STRONG, 'service', 'assault', 8)],
  },
  {
    id: 'violence',
    code: 'VIO',
    laws: [],
    denied: 'discounted',
    relatives: 'discounted',
    rules: [
      strong(
        'assault',
        `machete; slashed; attacked with; attacked; beaten up; beat up; box cutter; knife wound; knife attack; weapon; gun violence; rubber bullet; hit with a; struck with a; pistol; robbed; robbery; hate crime; brawl; riot; terror attack; bitten by another; in custody; police custody; handcuffs; tased; taser; held hostage; kidnapped; murdered; homicide; mass shooting; witnessed shooting/murder`,
      ),
      strong(
        'named',
        `gunshot; ^GSW; stab wound; stabbed; assaulted; alleged assault; victim of assault; physical assault; gang; homicide; homicidal; shot in the; shot by; was shot; shot twice/once/multiple; drive by; assault with; assault by; mugged; pistol whipped; attacked by; jumped by; violent behavior; drive by shooting; torture; tortured; war trauma; violence intervention; aggravated assault; physically assaulted; bullet`,
      ),
      fair(
        'sign',
        'assault; altercation; fist fight; fight; punched; beaten; violent; violence; assaultive; threatened; threats; physically aggressive; kicked in; baseball bat; weapon; firearm; recently/previously/formerly/currently incarcerated; incarcerated for/at; jail; prison; fistfight; struck with; bullying; bullied',
      ),
    ],
  },
];

export const VIOLENCE_SETS: Readonly<Record<string, string>> = {
  partner:
    'husband boyfriend girlfriend wife partner spouse fiance fiancee exboyfriend exhusband ex',
  family: 'father stepfather mother stepmother uncle son grandson caregiver brother',
  hurts: `hit hits hitting punched punches punch slapped slaps choked chokes choking strangled beat beats beating beaten kicked
    kicks shoved pushed pushes threatened threatens threatening assaulted assaults abused abuses abusing abusive violent hurt
    hurts hurting attacked grabbed burned raped rapes threw molested controls isolates stalking strangles`,
  service:
    'military army navy marines deployment deployed service sergeant boot veteran airman soldier sailor',
  assault: 'raped rape molested assault assaulted harassment harassed sexual sexually groped',
};

export const VIOLENCE_NOT = `tobacco/nicotine/laxative/steroid/caffeine abuse; abuse potential; abuse deterrent; left/right/hemispatial/visual/spatial neglect;
  heat shelter; heart/panic/asthma/ischemic attack; fight or flight; flu shot; cortisone shot; shot in the arm; shot of; gunshot like; allergy shot; ace inhibitor/wrap/bandage/inhibitors; beats per minute; domestic partner; kicked by a horse/cow/animal/mule; struck with a ball; attacked by a dog/bee; attacked by bees; panic attacked; separate/small stab wound/incision; stab incision/incisions; stab wound incision; punched lumen/out/hole; incarcerated hernia/fat/umbilical/inguinal/ventral/bowel; alcohol and abuse`;
