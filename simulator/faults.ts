/** Everything that can be wrong with a bank here, and what it looks like from outside. */
export const FAULTS = {
  hang_handshake: 'takes the connection and never answers the TLS greeting',
  hang_half_handshakes: 'does so on every other connection, beginning with the first',
  reset: 'resets every connection at once',
  bad_certificate: 'shows a certificate that it has signed itself',
  hang: 'takes the request and never answers',
  reset_after_request: 'takes the request and resets the connection',
  slow: 'answers rightly, after 25 seconds',
  html_200: 'answers status 200 with an HTML page of an error',
  waf: 'answers with the page of a firewall, status 200',
  fail_first: 'answers 400 to the first question about a payment and rightly to the next',
  bad_gateway: 'answers 502',
  forbidden: 'answers 403',
  wrong_json: 'answers status 200 with JSON that means nothing',
  truncated: 'announces more bytes than it sends, then closes',
  endless: 'sends an answer that never ends',
  redirect: 'sends the client to another host',
  other_receipt: "answers with somebody else's payment",
  missing_headers: 'cbe token: no longer takes the headers of the app',
  empty_body: 'boa: success with an empty list',
  old_pdf: 'dashen html: the PDF of last year in place of the page',
  cannot_get: 'ebirr and siinqee: 404, as if the address had never been there',
} as const

export type Fault = keyof typeof FAULTS

/** Faults that come before a request can be read. */
export type ConnectionFault = 'hang_handshake' | 'hang_half_handshakes' | 'reset' | 'bad_certificate'

const CONNECTION_FAULTS: ReadonlySet<Fault> = new Set<ConnectionFault>([
  'hang_handshake',
  'hang_half_handshakes',
  'reset',
  'bad_certificate',
])
/** Only the services that describe them have these. */
export const OWN_FAULTS: ReadonlySet<Fault> = new Set(['missing_headers', 'empty_body', 'old_pdf', 'cannot_get'])

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name)
}

export function isConnectionFault(fault: Fault | null): fault is ConnectionFault {
  return fault !== null && CONNECTION_FAULTS.has(fault)
}

/**
 * Each bank has one payment on file for each of these; asking for it calls up the fault. Its reference (or the token,
 * where the reference has only digits) ends in these four characters, and no other's begins its ending with Q.
 */
export const MAGIC_ENDINGS = {
  QHNG: 'hang',
  QRST: 'reset_after_request',
  QSLO: 'slow',
  QHTM: 'html_200',
  QWAF: 'waf',
  QONE: 'fail_first',
  Q502: 'bad_gateway',
  Q403: 'forbidden',
  QJSN: 'wrong_json',
  QCUT: 'truncated',
  QBIG: 'endless',
  QRED: 'redirect',
  QOTH: 'other_receipt',
} as const satisfies Readonly<Record<string, Fault>>
