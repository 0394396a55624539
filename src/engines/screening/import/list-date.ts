const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date as lists write it ("02 Aug 1964", "circa 1958", "01/08/1964" day first, "1964-08-02T00:00:00") as YYYY[-MM[-DD]]; null for none. */
export function listDate(text: string): string | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(circa|approximately|c\.|between)\s+/, '')
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|t|z|\+)/.exec(plain)
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3])
  const written = /^(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{4})/.exec(plain)
  if (written !== null) {
    const month = MONTHS.indexOf(written[2] ?? '') + 1
    return dateOf(written[3], month === 0 ? undefined : String(month), written[1])
  }
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain)
  if (slashed !== null) return dateOf(slashed[3], slashed[2], slashed[1])
  const year = /^(\d{4})\b/.exec(plain)
  return year === null ? null : dateOf(year[1], undefined, undefined)
}

/** Month and day 00 are how some lists say that they do not know. */
function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined || !/^(1[89]|20)\d\d$/.test(year)) return null
  const [m, d] = [Number(month ?? 0), Number(day ?? 0)]
  if (m < 1 || m > 12) return year
  const withMonth = `${year}-${String(m).padStart(2, '0')}`
  return d < 1 || d > 31 ? withMonth : `${withMonth}-${String(d).padStart(2, '0')}`
}
