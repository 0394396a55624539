import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, isConnectionFault, OWN_FAULTS } from './faults.ts'
import type { FiledPayment } from './payments.ts'
import {
  type Answer,
  type Asked,
  type BankRequest,
  html,
  json,
  type Payment,
  type SimulatedLookup,
} from './simulated-bank.ts'

export interface Desk {
  readonly lookup: SimulatedLookup
  readonly filed: readonly FiledPayment[]
  /** How long the fault `slow` waits. */
  readonly slowMs: number
  /** Aborted when the simulator closes: nobody waits any more. */
  readonly closing: AbortSignal
  readonly fault: () => Fault | null
}

/** What to send; or what to do with the connection in its place. */
type Outcome = Answer | 'hang' | 'reset' | 'truncate' | 'flood' | 'redirect'

const UNWELL = html(
  '<!DOCTYPE html><html><head><title>Service Error</title></head><body><h1>Service temporarily unavailable</h1></body></html>',
)
const FIREWALL = html(
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 4216880417205512093<br><br><a href="javascript:history.back();">[Go Back]</a></body></html>',
)
const BAD_GATEWAY = html(
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>',
  502,
)
const FORBIDDEN = html(
  '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>',
  403,
)

/** Answers the requests to one service of a bank. */
export function answerRequests(desk: Desk): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const known = new Map(
    desk.filed.flatMap((each) => {
      const key = desk.lookup.keyOf(each.payment)
      return key === null ? [] : [[key, each] as const]
    }),
  )
  const askedBefore = new Set<string>()
  const lookup = remembering(desk.lookup)
  return async (request, response) => {
    const asked = lookup.read(readRequest(request))
    const found = 'key' in asked ? find(lookup, known, asked) : undefined
    const fault = desk.fault() ?? found?.fault ?? null
    const other = desk.filed.find(({ payment }) => payment !== found?.payment)?.payment
    const question: Question = { lookup, asked, payment: found?.payment, other }
    if (fault === 'slow') await wait(desk)
    const key = 'key' in asked ? `${asked.key} ${asked.proof}` : ''
    const isRepeated = askedBefore.has(key)
    askedBefore.add(key)
    const isOver = fault === 'fail_first' && isRepeated
    await act(response, await (isOver ? rightAnswer(question) : outcomeOf(fault, question)))
  }
}

/** A PDF takes long to make, and a bank that is asked often must not be slower than what it is asked by. */
function remembering(lookup: SimulatedLookup): SimulatedLookup {
  const made = new Map<Payment, Answer | Promise<Answer>>()
  return {
    ...lookup,
    hit: (payment) => {
      const answer = made.get(payment) ?? lookup.hit(payment)
      made.set(payment, answer)
      return answer
    },
  }
}

interface Question {
  readonly lookup: SimulatedLookup
  readonly asked: Asked | Answer
  readonly payment: Payment | undefined
  /** A payment that was not asked for. */
  readonly other: Payment | undefined
}

function find(lookup: SimulatedLookup, known: ReadonlyMap<string, FiledPayment>, asked: Asked) {
  const filed = known.get(asked.key)
  return filed !== undefined && lookup.opens(filed.payment, asked) ? filed : undefined
}

async function rightAnswer({ lookup, asked, payment }: Question): Promise<Answer> {
  if (!('key' in asked)) return asked
  return payment === undefined ? lookup.miss(asked) : lookup.hit(payment)
}

async function outcomeOf(fault: Fault | null, question: Question): Promise<Outcome> {
  if (fault === null || isConnectionFault(fault)) return rightAnswer(question)
  const own = question.lookup.ownFaults?.[fault]
  if (own !== undefined) return own(question.payment)
  if (OWN_FAULTS.has(fault)) return rightAnswer(question)
  switch (fault) {
    case 'hang':
      return 'hang'
    case 'reset_after_request':
      return 'reset'
    case 'truncated':
      return 'truncate'
    case 'endless':
      return 'flood'
    case 'redirect':
      return 'redirect'
    case 'html_200':
      return UNWELL
    case 'waf':
      return FIREWALL
    case 'fail_first':
      return json({ status: 400, title: 'Bad Request', detail: 'transaction not found' }, 400)
    case 'bad_gateway':
      return BAD_GATEWAY
    case 'forbidden':
      return FORBIDDEN
    case 'wrong_json':
      return json({ result: [], message: 'ok', code: 0 })
    case 'other_receipt':
      return question.other === undefined ? rightAnswer(question) : question.lookup.hit(question.other)
    default:
      return rightAnswer(question)
  }
}

async function act(response: ServerResponse, outcome: Outcome): Promise<void> {
  switch (outcome) {
    case 'hang':
      return
    case 'reset':
      response.socket?.destroy()
      return
    case 'truncate':
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 5000 })
      response.write('<html><body>', () => response.socket?.destroy())
      return
    case 'flood':
      response.writeHead(200, { 'content-type': 'text/html' })
      flood(response)
      return
    case 'redirect':
      response.writeHead(302, { location: 'https://receipts.example.com/elsewhere' }).end()
      return
    default:
      response.writeHead(outcome.status, {
        'content-type': outcome.type,
        'content-length': Buffer.byteLength(outcome.body),
      })
      response.end(outcome.body)
  }
}

const FLOOD = Buffer.alloc(65_536, 'ሀ receipt '.repeat(10))

function flood(response: ServerResponse): void {
  while (!response.destroyed && response.write(FLOOD));
  if (!response.destroyed) response.once('drain', () => flood(response))
}

/** Ends early, without an error, when the simulator closes. */
async function wait({ slowMs, closing }: Desk): Promise<void> {
  await sleep(slowMs, undefined, { signal: closing }).catch(() => undefined)
}

function readRequest(request: IncomingMessage): BankRequest {
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?')
  return { path: unescapePath(path), query: new URLSearchParams(query), headers: request.headers }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function unescapePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
