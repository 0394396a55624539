import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { drawPicture } from '../../simulator/artefacts/draw-picture.ts'
import { addOcrNoise } from '../../simulator/artefacts/ocr-noise.ts'
import type { Fault } from '../../simulator/faults.ts'
import { platformSettings, questionOf } from '../../simulator/platform-settings.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { withTemporaryPlatform } from '../../src/cli/temporary-platform.ts'
import { describeMachine } from '../numbers.ts'
import { benchForging, type ForgeFigures } from './forge.ts'
import { createDirect, createShop, type Shop } from './shop.ts'

const SEED = 'bench'
const ADDED_ROUNDS = 150
const CHECKS = 1_000
const CONNECTIONS = 32
const BATCH = 50
const PER_FAULT = 12
const REST_MS = 2_000
const REST_ROUNDS = 30
const TEXTS_PER_BANK = 25
const PICTURES_PER_BANK = 3
const RECEIPTS_PER_BANK = ADDED_ROUNDS + CHECKS + BATCH + 400
/** Asked one by one through a bank that answers JSON at once, so that the bank itself is as little of it as can be. */
const FAST_BANK = 'boa'
const FAULTS: readonly Fault[] = [
  'hang_half_handshakes',
  'reset',
  'hang',
  'html_200',
  'fail_first',
  'bad_gateway',
  'wrong_json',
]

export interface ReceiptFigures extends ForgeFigures {
  readonly added_ms: { readonly p50: number; readonly p99: number }
  readonly checks_per_second: number
  readonly batch_of_50_ms: number
  readonly found_rate_by_fault: Readonly<Record<string, number>>
  readonly text_parse_rate: number
  readonly picture_parse_rate: number
}

/** What the receipt API adds to a bank's own answer, how much it takes, and what it finds with banks unwell. */
export async function benchReceipts(print: (line: string) => void): Promise<ReceiptFigures> {
  print(`${describeMachine()}; seed ${SEED}`)
  print('data: the simulator’s fictional payments; simulator, platform and client share the machine and this process')
  const forging = benchForging(print)
  const folder = await mkdtemp(join(tmpdir(), 'absah-bench-'))
  const simulator = await startSimulator({ seed: SEED, receiptsPerBank: RECEIPTS_PER_BANK })
  try {
    const settings = { ...(await platformSettings(simulator, join(folder, 'ca.pem'))), ABSAH_RATE_LIMIT: '1000000' }
    return await withTemporaryPlatform(settings, async ({ url, first }) => ({
      ...forging,
      ...(await measure(simulator, createShop(url, first.liveKey), print)),
    }))
  } finally {
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  simulator: Simulator,
  shop: Shop,
  print: (line: string) => void,
): Promise<Omit<ReceiptFigures, keyof ForgeFigures>> {
  const payments = paymentsOf(simulator, FAST_BANK)
  const added_ms = await measureAdded(simulator, shop, payments)
  print(
    `added to the bank’s own answer (${ADDED_ROUNDS} in turn with asking the bank itself): p50 ${added_ms.p50} ms, p99 ${added_ms.p99} ms`,
  )
  const checks_per_second = await measureRate(shop, payments)
  print(`checks per second, ${CHECKS} of ${CONNECTIONS} at once: ${checks_per_second}`)
  const batch = await shop.verify({ verifications: take(payments, BATCH).map(questionOf) }, '/api/v1/verify/batch')
  const batch_of_50_ms = Math.round(batch.tookMs)
  print(`batch of ${BATCH}: ${batch_of_50_ms} ms`)
  const found_rate_by_fault = await measureFaults(simulator, shop, print)
  const text_parse_rate = await measureTexts(simulator, shop, print)
  print(`texts with noise whose number was read, ${TEXTS_PER_BANK} a bank: ${percent(text_parse_rate)}`)
  const picture_parse_rate = await measurePictures(simulator, shop, print)
  print(`pictures (photographed) whose number was read, ${PICTURES_PER_BANK} a bank: ${percent(picture_parse_rate)}`)
  return { added_ms, checks_per_second, batch_of_50_ms, found_rate_by_fault, text_parse_rate, picture_parse_rate }
}

type Payment = Simulator['receipts'][number]

function paymentsOf({ receipts }: Simulator, bank: string): Payment[] {
  return receipts.filter((each) => each.bank === bank && each.fault === null && each.status === 'completed')
}

/** No payment is asked twice: what was found is remembered for a while. */
function take(payments: Payment[], count: number): readonly Payment[] {
  return payments.splice(0, count)
}

async function measureAdded(simulator: Simulator, shop: Shop, payments: Payment[]) {
  const direct = createDirect(simulator.ca)
  const added: number[] = []
  for (const payment of take(payments, ADDED_ROUNDS)) {
    const { tookMs, body } = await shop.verify(questionOf(payment))
    if (body.success !== true) throw new Error(`a payment was not confirmed: ${JSON.stringify(body)}`)
    const { origin, pathname, search } = new URL(body.data.source_url)
    const own = Object.values(simulator.origins[payment.bank] ?? {})[0] ?? origin
    added.push(tookMs - (await direct.get(`${own}${pathname}${search}`)))
  }
  await direct.close()
  const sorted = added.slice(10).sort((a, b) => a - b)
  return { p50: round(sorted[Math.floor(sorted.length * 0.5)]), p99: round(sorted[Math.floor(sorted.length * 0.99)]) }
}

async function measureRate(shop: Shop, payments: Payment[]): Promise<number> {
  const waiting = [...take(payments, CHECKS)]
  const startedAt = performance.now()
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await shop.verify(questionOf(next))
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  return round(CHECKS / ((performance.now() - startedAt) / 1000))
}

/** Telebirr, for which side-by-side connections are made, with each fault switched on; an outage must not be a miss. */
async function measureFaults(simulator: Simulator, shop: Shop, print: (line: string) => void) {
  const payments = paymentsOf(simulator, 'telebirr')
  const rates: Record<string, number> = {}
  for (const fault of FAULTS) {
    simulator.setFault('telebirr', fault)
    const answers = []
    for (const payment of take(payments, PER_FAULT)) answers.push(await shop.verify(questionOf(payment)))
    simulator.setFault('telebirr', null)
    await untilAsked(shop, payments)
    const found = answers.filter(({ body }) => body.success === true).length
    const missed = answers.filter(({ status }) => status === 404).length
    rates[fault] = round(found / answers.length)
    print(`telebirr with ${fault}: found ${percent(found / answers.length)}, told "not found" ${missed}`)
  }
  return rates
}

/** A lookup that failed often rests: it is asked again before the next fault is measured. */
async function untilAsked(shop: Shop, payments: Payment[]): Promise<void> {
  for (const payment of take(payments, REST_ROUNDS)) {
    const { body } = await shop.verify(questionOf(payment))
    if (body.success === true) return
    await pause(REST_MS)
  }
  throw new Error('telebirr is still not asked')
}

async function measureTexts(simulator: Simulator, shop: Shop, print: Print): Promise<number> {
  const sample = sampleOf(simulator, TEXTS_PER_BANK)
  const missed: string[] = []
  for (const [index, payment] of sample.entries()) {
    const named = [payment.reference, payment.shareUrl ?? '', payment.token ?? ''].filter((each) => each !== '')
    const receipt_text = addOcrNoise(payment.text, { seed: `${SEED} ${index}`, spare: named })
    const { body } = await shop.verify({ receipt_text, bank: payment.bank }, '/api/v1/verify/parse-receipt')
    if (body.transaction_number !== payment.reference) missed.push(payment.bank)
  }
  return shareRead(sample, missed, print)
}

async function measurePictures(simulator: Simulator, shop: Shop, print: Print): Promise<number> {
  const sample = sampleOf(simulator, PICTURES_PER_BANK)
  const missed: string[] = []
  for (const payment of sample) {
    const { status, body } = await parseAsked(shop, payment)
    const isNamed =
      body.transaction_number === payment.reference ||
      (status === 200 && payment.token !== null && body.bank === payment.bank)
    if (!isNamed) missed.push(payment.bank)
  }
  return shareRead(sample, missed, print)
}

/** A receipt that may be one of several banks' is answered with the question which, and the shop says it. */
async function parseAsked(shop: Shop, payment: Payment) {
  const picture = drawPicture(payment, { quality: 'photo', seed: SEED })
  const answer = await shop.parse(picture)
  const isAsked = answer.status === 422 && answer.body.errors?.bank !== undefined
  return isAsked ? shop.parse(picture, payment.bank) : answer
}

type Print = (line: string) => void

function shareRead(sample: readonly Payment[], missed: readonly string[], print: Print): number {
  const counts = Object.entries(Object.groupBy(missed, (bank) => bank)).map(([bank, of]) => `${bank} ${of?.length}`)
  print(`not read, of ${sample.length}: ${counts.join(', ') || 'none'}`)
  return round(1 - missed.length / sample.length)
}

function sampleOf(simulator: Simulator, perBank: number): readonly Payment[] {
  const codes = [...new Set(simulator.receipts.map(({ bank }) => bank))]
  return codes.flatMap((bank) => paymentsOf(simulator, bank).slice(-perBank))
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 1000) / 1000
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
