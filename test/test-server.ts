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

/** Begins each entry of the server's log. */
export const STATEMENT_MARK = '>>> '

/** In the run's folder: the texts of all statements of the run, a JSON array. */
export const STATEMENTS = 'statements.json'

/**
 * How a test run's server is started: nothing has to outlive a power cut, and each statement stands in its log as it was
 * sent, without values, behind a mark that no statement holds.
 */
export const TEST_SERVER_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Copies of the template are then made without the log, and nothing else works beside the tests.
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  log_statement: 'all',
  log_parameter_max_length: '0',
  log_line_prefix: STATEMENT_MARK,
}
