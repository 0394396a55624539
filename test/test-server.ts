/** The database server of one test run, as told to every test file. */
export type TestServer =
  | { readonly kind: 'embedded'; readonly dataDir: string; readonly runDir: string }
  /** A superuser's address of the database `postgres` on another server. */
  | { readonly kind: 'other'; readonly adminUrl: string; readonly runDir: string }

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** In the run's folder: one file per test file that asked for a database, empty, named after it (encoded as a URL). */
export const DATABASE_FILES = 'database-files'
