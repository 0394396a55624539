/**
 * The day that references of these families carry in themselves, found by comparing printed references with printed
 * dates: Temenos `FT` YY DDD, FLEXCUBE branch(3) product(4) YY DDD, and the wallets' year letter, month letter and day
 * in base 36. `YYYY-MM-DD`, or undefined where it is no day.
 */
export function dayOfTemenos(reference: string): string | undefined {
  const [, year, day] = /^FT(\d{2})(\d{3})[0-9A-Z]{5}$/.exec(reference) ?? []
  return dayOfYear(year, day)
}

export function dayOfFlexcube(reference: string): string | undefined {
  const [, year, day] = /^[0-9A-Z]{3}[A-Z]{4}(\d{2})(\d{3})[0-9A-Z]{4}$/.exec(reference) ?? []
  return dayOfYear(year, day)
}

/** `firstYear` is the year of the letter `A`: 2023 for telebirr (C = 2025), 2006 for M-Pesa (U = 2026). */
export function dayOfWallet(reference: string, firstYear: number): string | undefined {
  const [, year, month, day] = /^([A-Z])([A-L])([1-9A-V])[0-9A-Z]{7}$/.exec(reference) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  return realDay(firstYear + letter(year), letter(month) + 1, Number.parseInt(day, 36))
}

function letter(text: string): number {
  return text.charCodeAt(0) - 'A'.charCodeAt(0)
}

function dayOfYear(year: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(2000 + Number(year), 0, Number(day)))
  const isReal = Number(day) >= 1 && date.getUTCFullYear() === 2000 + Number(year)
  return isReal ? date.toISOString().slice(0, 10) : undefined
}

function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}
