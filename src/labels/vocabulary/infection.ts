/**
 * HIV and other sexually transmitted infections. HIV test results are guarded whether positive or negative, and so is
 * having been tested (Cal. Health & Safety Code §120980; N.Y. Pub. Health Law §2780(7); 38 U.S.C. 7332(a)(1)): a
 * denied mention counts. Medicines after the HHS adult antiretroviral guidelines and CDC's PrEP and STI treatment
 * guidelines. Written for this project; as of 2026-09, review 2027-09.
 */
import { fair, near, STRONG, strong, type Topic, weak } from '../topic.ts';

export const INFECTION: readonly Topic[] = [
  {
    id: 'hiv',
    code: 'HIV',
    laws: ['CA-HSC-120980', 'NY-PHL-27F', 'Title38Section7332'],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      strong('icd-10', `b20; z21`),
      strong(
        'course',
        `undetectable means/equals; untransmittable; u u; ^PJP; ^CMV retinitis; ^HIVAN; hiv aids; hiv prep; infected mother; perinatal exposure to; opportunistic infection; t cell count; ^PMTCT`,
      ),
      strong(
        'named',
        `hiv; hiv1; hiv2; ^AIDS; human immunodeficiency virus; acquired immunodeficiency/immune; acquired immune deficiency; ^PLWH; ^PLWHA; ^PLHIV; seroconversion; seroconverted; seropositive; undetectable equals; kaposi sarcoma; people living with; ryan white; ^ADAP; infectious disease clinic for undetectable; htlv 3`,
      ),
      strong(
        'antiretroviral',
        `antiretroviral; ^HAART; ^ART regimen; ^cART; on/her/his/taking/started/their ^ART; zidovudine; azt; retrovir; abacavir; ziagen; epzicom; triumeq; trizivir; emtricitabine; truvada; descovy; biktarvy; bictegravir; dolutegravir; tivicay; juluca; dovato; raltegravir; isentress; elvitegravir; stribild; genvoya; atripla; efavirenz; sustiva; rilpivirine; edurant; complera; odefsey; etravirine; intelence; doravirine; delstrigo; pifeltro; nevirapine; viramune; darunavir; prezista; prezcobix; symtuza; atazanavir; reyataz; lopinavir; kaletra; nelfinavir; viracept; saquinavir; indinavir; crixivan; fosamprenavir; maraviroc; selzentry; enfuvirtide; fuzeon; cabotegravir; cabenuva; vocabria; lenacapavir; sunlenca; yeztugo; apretude; cobicistat; stavudine; didanosine; fostemsavir; rukobia; ibalizumab; combivir; tenofovir emtricitabine`,
      ),
      strong(
        'prophylaxis',
        'on/start/started/starting/taking/takes/offered/wants/discussed/requests/for ^PrEP; ^PrEP for/with/using/adherence/clinic/follow; pre exposure prophylaxis; preexposure prophylaxis; ^nPEP; nonoccupational post exposure',
      ),
      strong(
        'measure',
        'cd4; cd4 count; t4 count; cd4 nadir; cd4/cd8 ratio; p24 antigen; western blot for hiv; fourth generation antigen; 4th generation antigen; genotype resistance testing',
      ),
      fair(
        'shared-drug',
        'perinatally infected; lamivudine; tenofovir; ritonavir; viread; epivir; norvir; viral load; post exposure prophylaxis; ^PEP; pneumocystis prophylaxis',
      ),
      weak(
        'opportunistic',
        '^PrEP; undetectable; pneumocystis; pcp pneumonia; thrush; toxoplasmosis; cryptococcal meningitis; mycobacterium avium; cmv retinitis; oral hairy leukoplakia; wasting syndrome; ^MSM; ^OI prophylaxis',
      ),
    ],
  },
  {
    id: 'std',
    code: 'STD',
    laws: [],
    denied: 'counts',
    relatives: 'counts',
    rules: [
      fair(
        'course',
        `^GC; ^CT ng; condomless; checked for stis; std check; imiquimod; podophyllin; bicillin; lgv; mpox;
        expedited; dysuria and discharge`,
      ),
      strong(
        'named',
        `syphilis; gonorrhea; gonorrhoea; gonococcal; gonococcus; chlamydia; genital herpes; ^HSV2; hsv 2; herpes simplex type 2; genital wart/warts; condyloma; condylomata; trichomonas; trichomoniasis; trich; chancroid; chancre; lymphogranuloma; ^STD; ^STDs; ^STI; ^STIs; std; stds; sti; stis; sexually transmitted; venereal; neurosyphilis; mycoplasma genitalium; disseminated gonococcal; granuloma inguinale; genital lesion; pubic lice; expedited partner; herpes genitalis`,
      ),
      strong(
        'test',
        '^RPR; ^VDRL; rapid plasma reagin; gc chlamydia; gc ct; ^FTA; fta abs; treponemal; treponema; ^TPPA; neisseria gonorrhoeae; urine naat; chlamydia trachomatis',
      ),
      fair(
        'sign',
        'pelvic inflammatory disease; ^PID; hpv; human papillomavirus; mucopurulent cervicitis; urethritis; penile discharge; urethral discharge; genital ulcer; genital sores; partner notification; partner treatment; partner needs/was treatment/treated; health department notified; partners notified; penile lesion; benzathine penicillin; unprotected sex/intercourse; doxypep; doxy/doxycycline pep; doxycycline post exposure',
      ),
      weak(
        'sexual-history',
        'condom; sexual partners; new partner; multiple partners; valacyclovir; acyclovir; vaginal discharge; cervicitis',
      ),
    ],
    near: [near('near-genital', STRONG, 'herpes', 'genital', 5)],
  },
];

export const INFECTION_SETS: Readonly<Record<string, string>> = {
  herpes: 'herpes hsv wart ulcer blister vesicle sore',
  genital: 'genital penile vulvar labial vaginal penis vulva labia scrotal perianal',
};

export const INFECTION_NOT =
  'hearing ^AIDS; mobility aids; hepatitis c viral load; hcv viral load; hepatitis b viral load; hbv viral load; sti inhibitor';
