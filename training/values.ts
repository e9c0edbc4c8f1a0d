/** Invented values in the forms that notes use. */
export * from './dates.ts';
export * from './institutions.ts';
export * from './numbers.ts';
export * from './places.ts';
