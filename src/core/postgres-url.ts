/** What names a PostgreSQL database, and what to write where something else was given. */
export const isPostgresUrl = (written: string): boolean => /^postgres(?:ql)?:\/\//.test(written);

export const POSTGRES_URL_REMEDY =
  'write postgres://USER@HOST/DATABASE, or leave it out for SQLite in the data folder';
