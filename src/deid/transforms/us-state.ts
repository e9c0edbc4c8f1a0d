/**
 * States and territories of the United States, which Safe Harbor lets stand (45 CFR
 * §164.514(b)(2)(i)(B) removes what is smaller). An allow-list: fields for a state hold cities, too.
 */
const STATES = new Set(
  `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
  DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa
  KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota
  MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey
  NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon
  PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee
  TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`
    .split(/\||\n/)
    .flatMap((entry) => {
      const [code, ...name] = entry.trim().split(' ');
      return [code!.toLowerCase(), name.join(' ').toLowerCase()];
    }),
);

export const isUsState = (text: string): boolean =>
  STATES.has(text.trim().replace(/^US-/i, '').toLowerCase());

const UNITED_STATES = new Set([
  'us',
  'usa',
  'u.s.',
  'u.s.a.',
  'united states',
  '840',
  'united states of america',
]);

export const isUnitedStates = (text: string): boolean =>
  UNITED_STATES.has(text.trim().toLowerCase());
