import { randomUUID } from 'node:crypto'
import { creation, requestsPerSecond, type Sent } from '../load.ts'
import { describeMachine, median, round } from '../numbers.ts'
import { startServerProcess } from '../server-process.ts'
import type { LimitServers } from './server.ts'

const PASS_MS = 1_500
const CONNECTIONS = 32
const ROUNDS = 6

export interface LimitFigures {
  readonly seed: null
  readonly get_per_second: Figures
  readonly post_per_second: Figures & { readonly with_idempotency_key: number; readonly idempotency_ratio: number }
  readonly refused_per_second: number
  /** Over the GET that is allowed. */
  readonly refused_ratio: number
}

interface Figures {
  readonly unlimited: number
  readonly limited: number
  /** Limited over unlimited: the median of the rounds' own ratios. */
  readonly ratio: number
}

/** What the rate limit and Idempotency-Key cost each request, and how fast what is above the limit is refused. */
export async function benchLimits(print: (line: string) => void): Promise<LimitFigures> {
  print(`${describeMachine()}; no seed: nothing is random`)
  const server = await startServerProcess<LimitServers>(new URL('./server.ts', import.meta.url))
  try {
    const { rateLimit } = server.ready
    print(
      `${ROUNDS} rounds of ${PASS_MS / 1000} s each, ${CONNECTIONS} connections, one server process; limit ${rateLimit} a minute, never reached`,
    )
    const rounds = await measure(passesOf(server.ready), print)
    return summarize(rounds, print)
  } finally {
    await server.stop()
  }
}

interface Pass {
  readonly url: string
  readonly sent: Sent
}

function passesOf({ limited, unlimited, key, exceededKey, folderPath, body }: LimitServers) {
  const get = (ofKey: string, status: number): Sent => {
    const headers = { 'x-api-key': ofKey }
    return { method: 'GET', path: folderPath, headers: () => headers, status }
  }
  const post = creation(key, body)
  return {
    getUnlimited: { url: unlimited, sent: get(key, 200) },
    getLimited: { url: limited, sent: get(key, 200) },
    postUnlimited: { url: unlimited, sent: post },
    postLimited: { url: limited, sent: post },
    postWithKey: { url: limited, sent: creation(key, body, () => ({ 'idempotency-key': randomUUID() })) },
    // A folder of another organization is none, for the one request of each minute that is allowed.
    refused: { url: limited, sent: { ...get(exceededKey, 429), alsoStatus: 404 } },
  }
}

type Name = keyof ReturnType<typeof passesOf>
type Round = Readonly<Record<Name, number>>

/** Every other round goes backwards, so that what drifts with time is in both sides of each ratio alike. */
async function measure(passes: Readonly<Record<Name, Pass>>, print: (line: string) => void): Promise<readonly Round[]> {
  const names = Object.keys(passes) as Name[]
  const rounds: Round[] = []
  for (let index = 0; index < ROUNDS; index += 1) {
    const round: Partial<Record<Name, number>> = {}
    for (const name of index % 2 === 0 ? names : names.toReversed()) {
      const { url, sent } = passes[name]
      round[name] = await requestsPerSecond(url, sent, { connections: CONNECTIONS, forMs: PASS_MS })
    }
    rounds.push(round as Round)
    print(names.map((name) => `${name} ${round[name]}`).join('  '))
  }
  return rounds
}

function summarize(rounds: readonly Round[], print: (line: string) => void): LimitFigures {
  const perSecond = (name: Name) => median(rounds.map((each) => each[name]))
  const ratio = (name: Name, to: Name) => round(median(rounds.map((each) => each[name] / each[to])))
  const figures: LimitFigures = {
    seed: null,
    get_per_second: {
      unlimited: perSecond('getUnlimited'),
      limited: perSecond('getLimited'),
      ratio: ratio('getLimited', 'getUnlimited'),
    },
    post_per_second: {
      unlimited: perSecond('postUnlimited'),
      limited: perSecond('postLimited'),
      ratio: ratio('postLimited', 'postUnlimited'),
      with_idempotency_key: perSecond('postWithKey'),
      idempotency_ratio: ratio('postWithKey', 'postLimited'),
    },
    refused_per_second: perSecond('refused'),
    refused_ratio: ratio('refused', 'getLimited'),
  }
  const { get_per_second: get, post_per_second: post } = figures
  print(`medians per second; ratios are medians of the rounds’ own`)
  print(`GET /folders/{id}: ${get.unlimited} without a limit, ${get.limited} with one: ratio ${get.ratio}`)
  print(`POST /verifications: ${post.unlimited} without a limit, ${post.limited} with one: ratio ${post.ratio}`)
  print(`  with an Idempotency-Key: ${post.with_idempotency_key}: ratio ${post.idempotency_ratio}`)
  print(`refused with 429: ${figures.refused_per_second}: ratio ${figures.refused_ratio} to the GET that is allowed`)
  return figures
}
