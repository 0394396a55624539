import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformSettings, questionOf } from '../simulator/platform-settings.ts'
import { startSimulator } from '../simulator/start-simulator.ts'
import { withTemporaryPlatform } from '../src/cli/temporary-platform.ts'
import { renderTable } from '../src/cli/terminal.ts'

/** One payment of each bank, verified against the simulator, and one that no bank knows. */

const startedAt = performance.now()

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function step(text: string): void {
  say(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${text}`)
}

interface Asked {
  readonly url: string
  readonly key: string
}

async function verify({ url, key }: Asked, question: Readonly<Record<string, unknown>>) {
  const sentAt = performance.now()
  const response = await fetch(`${url}/api/v1/verify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(question),
  })
  const body: ReturnType<JSON['parse']> = await response.json()
  return { status: response.status, body, tookMs: Math.round(performance.now() - sentAt) }
}

async function demo(folder: string): Promise<boolean> {
  step('Starting a simulator of every bank, with fictional payments, on this machine…')
  const simulator = await startSimulator({ seed: 'demo', receiptsPerBank: 2 })
  try {
    step('Starting the platform in a temporary folder (database included)…')
    const settings = await platformSettings(simulator, join(folder, 'ca.pem'))
    return await withTemporaryPlatform(settings, async ({ url, first }) => {
      const asked = { url, key: first.liveKey }
      const codes = [...new Set(simulator.receipts.map(({ bank }) => bank))]
      const rows: string[][] = []
      let isGood = true
      for (const code of codes) {
        const payment = simulator.receipts.find(
          (each) => each.bank === code && each.fault === null && each.status === 'completed',
        )
        if (payment === undefined) continue
        const { status, body, tookMs } = await verify(asked, questionOf(payment))
        const isRight = body.success === true && Math.round(body.data.receipt.amount * 100) === payment.amountMinor
        isGood &&= isRight
        const amount = body.data?.receipt.amount ?? '-'
        rows.push([
          code,
          payment.reference,
          String(status),
          String(amount),
          body.data?.receipt.receiver_name ?? '-',
          `${tookMs} ms`,
        ])
      }
      const unknown = simulator.unknownReceipts.find((each) => each.bank === 'telebirr')
      const miss = unknown === undefined ? null : await verify(asked, questionOf(unknown))
      rows.push([
        'telebirr',
        `${unknown?.reference ?? ''} (made up)`,
        String(miss?.status),
        '-',
        miss?.body.message ?? '',
        `${miss?.tookMs} ms`,
      ])
      say(`\n${renderTable(['bank', 'number', 'status', 'ETB', 'receiver', 'took'], rows)}\n`)
      return isGood && miss?.status === 404
    })
  } finally {
    await simulator.close()
  }
}

/** Exit code: 0 when every payment was confirmed and the made-up one was not. */
export async function demoReceipts(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'absah-demo-'))
  try {
    const isGood = await demo(folder)
    step(
      isGood
        ? 'Done: a payment of each bank was confirmed, the made-up one was not.'
        : 'The demo did not end as it should.',
    )
    say(
      '\nNext: docs/guides/receipts.md says what each answer means for a cashier. Play with the banks: bin/absah simulate --help',
    )
    return isGood ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
