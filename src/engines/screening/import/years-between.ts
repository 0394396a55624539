/** "Between 1960 and 1964" as single years, where the span is short enough to mean something. */
export function yearsBetween(from: string | undefined, to: string | undefined): readonly string[] {
  const [first, last] = [Number(from ?? Number.NaN), Number(to ?? from ?? Number.NaN)]
  if (!(first > 1800 && last >= first && last - first <= 15)) return []
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}
