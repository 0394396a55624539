import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type LocalBank, openLocalBank } from './local-bank.ts'

const page = readFileSync(path.join(import.meta.dirname, '../../src/banks/telebirr/fixtures/receipt.html'), 'utf8')
const NUMBER_OF_PAGE = 'DF70KX7Q2M'

/** What the wallet answers: it knows every number of 7 June 2026. */
export function telebirrPage(url: string): string {
  const reference = /^\/receipt\/(DF7[0-9A-Z]{7})$/.exec(url)?.[1]
  if (reference === undefined) return '<html>This request is not correct</html>'
  return page.replaceAll(NUMBER_OF_PAGE, reference)
}

/** The wallet's server, always well. `forgets` are numbers that it does not know. */
export function openTelebirr(forgets: RegExp = /^$/): Promise<LocalBank> {
  return openLocalBank((request, response) => {
    const url = request.url ?? ''
    response.end(telebirrPage(forgets.test(url) ? '' : url))
  })
}

export function telebirrSettings(bank: LocalBank): Readonly<Record<string, string>> {
  return { ABSAH_BANK_TELEBIRR_RECEIPT_ORIGIN: bank.origin }
}
