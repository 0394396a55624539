import { readFileSync } from 'node:fs'
import path from 'node:path'
import { drawPdf } from '../../simulator/draw-pdf.ts'
import { type LocalBank, openLocalBank } from './local-bank.ts'

/** Payments that leave one bank or wallet for account 1000000006171 at the Commercial Bank of Ethiopia. */

export const CREDITED = '1000000006171'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, '../../src/banks', name), 'utf8')

export interface Crossing {
  readonly name: string
  /** What asks about it. */
  readonly question: Readonly<Record<string, unknown>>
  readonly payingBank: string
  /** An account at the paying bank. */
  readonly wallet: string
}

export const CROSSINGS: readonly Crossing[] = [
  {
    name: 'Awash to CBE',
    payingBank: 'awash',
    wallet: '01425000008888',
    question: { receipt_url: 'https://awashpay.awashbank.com:8225/-2KDL95Z0NR-4U61O4' },
  },
  {
    name: 'telebirr to CBE',
    payingBank: 'telebirr',
    wallet: '251911223344',
    question: { bank: 'telebirr', transaction_number: 'DF70KX7Q2M' },
  },
  {
    name: 'M-PESA to CBE',
    payingBank: 'mpesa',
    wallet: '251700112233',
    question: { bank: 'mpesa', transaction_number: 'UGO0KX7Q2M' },
  },
]

/** The three services under one address, by the paths that each is asked at. */
export async function openCrossings(): Promise<LocalBank> {
  const mpesa = await mpesaToBank()
  return openLocalBank(({ url = '' }, response) => {
    if (url.startsWith('/-')) return void response.end(fixture('awash/fixtures/ips-transfer.html'))
    if (url.startsWith('/receipt/')) return void response.end(fixture('telebirr/fixtures/to-bank.html'))
    response.writeHead(200, { 'content-type': 'application/json' }).end(mpesa)
  })
}

export function crossingSettings({ origin }: LocalBank): Readonly<Record<string, string>> {
  return {
    ABSAH_BANK_AWASH_RECEIPT_ORIGIN: origin,
    ABSAH_BANK_TELEBIRR_RECEIPT_ORIGIN: origin,
    ABSAH_BANK_MPESA_RECEIPT_ORIGIN: origin,
  }
}

async function mpesaToBank(): Promise<string> {
  const text = fixture('mpesa/fixtures/receipt.txt')
    .replace('251700***171', CREDITED)
    .replace('RECEIVER NAME - - -', 'RECEIVER NAME SABA COFFEE PLC')
    .replace('BANK NAME - - -', 'BANK NAME Commercial Bank of Ethiopia')
    .replace(/.*RECEIVER BUSINESS.*\n/g, '')
  const blocks = text.split('\n').map((line) => ({ kind: 'line', text: line }) as const)
  const pdf = await drawPdf(blocks, { title: 'SPECIMEN', at: new Date('2026-07-24T18:37:39Z') })
  return JSON.stringify({
    responseCode: '0',
    responseDescription: 'Success',
    base64Data: Buffer.from(pdf).toString('base64'),
  })
}
