/**
 * Sizes, and where in the kernel's memory lies what it shares with JavaScript (`../kernel.ts`), in bytes. A
 * place is that of a token in the window that is read, plus `MARGIN`.
 */

export const LABELS: i32 = 12;
/** Rows of a table of weights; a row has one byte a label, in order. */
export const ROWS_LOG2: i32 = 19;
/** Rows that one token can name. */
export const FEATURES_MAX: i32 = 64;
/** Longer runs of tokens are cut, so that work space has a bound. */
export const RUN_MAX: i32 = 256;
/** Tokens of a window. */
export const WINDOW: i32 = 2048;
/** Places before the first token and after the last one. */
export const MARGIN: i32 = 3;
const PLACES: i32 = WINDOW + 2 * MARGIN;

/** Letters kept of a word: the first ones, then its last ones backwards. */
export const HEAD: i32 = 10;
export const TAIL: i32 = 4;
export const LETTERS: i32 = 16;

/** Differences of scores that are told apart. */
export const FALLS: i32 = 520;
/** English, Spanish, and the one that is being trained, which has no table. */
const LANGUAGES: i32 = 2;

/** What `look` made of each token (`../features.ts`), … */
export const WORD: usize = 1024;
export const FORM: usize = WORD + 4 * PLACES;
export const ROLE: usize = FORM + 4 * PLACES;
export const LABEL: usize = ROLE + 4 * PLACES;
/** The word that begins its line, and … */
export const LINE: usize = LABEL + 4 * PLACES;
export const RULE: usize = LINE + 4 * PLACES;
export const ECHO: usize = RULE + PLACES;
/** … and what the token is: `Tokens`. */
/** … how far it is from both ends of the line. */
export const COLUMN: usize = ECHO + PLACES;
export const GAP: usize = COLUMN + PLACES;
export const SHAPE: usize = GAP + PLACES;
export const LENGTH: usize = SHAPE + PLACES;
export const IS_UNKNOWN: usize = LENGTH + PLACES;
export const MARK: usize = (IS_UNKNOWN + PLACES + 7) & ~7;
export const LETTER: usize = MARK + 2 * PLACES;

/** Rows of one token. */
export const ROWS: usize = (LETTER + 2 * LETTERS * PLACES + 15) & ~15;
/** Sums of the rows of one token, 16 bits a label. */
export const SUMS: usize = ROWS + 4 * FEATURES_MAX;
/** `exp` of a score by how far it is below the highest. */
export const FALL: usize = SUMS + 32;
/** Of the tokens of a run: `exp` of each label's score, then its probability. */
export const LOCAL: usize = FALL + 8 * FALLS;
/** Of the tokens of a run: what is likeliest of all but `O`, and the probability of all but `O`. */
export const CHANCE: usize = LOCAL + 8 * LABELS * RUN_MAX;
/** … and the probability of an age. */
export const AGED: usize = CHANCE + 8 * RUN_MAX;
export const BEST: usize = AGED + 8 * RUN_MAX;

/** Work space of the chain. */
export const FORWARD: usize = BEST + RUN_MAX;
export const BACKWARD: usize = FORWARD + 8 * LABELS * RUN_MAX;
export const HELD: usize = BACKWARD + 8 * LABELS;
export const KEPT: usize = HELD + 8 * LABELS;
export const COUNTS: usize = KEPT + LABELS * RUN_MAX;

/** By language: `exp` of the score of a label after another. */
export const CHANGE: usize = (COUNTS + RUN_MAX + 63) & ~63;
export const CHANGE_BYTES: i32 = 8 * LABELS * LABELS;
/** By language: the weights of its rows, signed. */
export const TABLE: usize = CHANGE + <usize>((LANGUAGES + 1) * CHANGE_BYTES);
/** A row is read with 16 bytes, of which the last four are the next one's. */
export const TABLE_BYTES: i32 = (1 << ROWS_LOG2) * LABELS + 64;
/** In all. */
export const BYTES: usize = TABLE + <usize>(LANGUAGES * TABLE_BYTES);
