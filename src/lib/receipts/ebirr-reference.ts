/** The reference in the text of a receipt of eBirr, also where copying left no gaps around it; undefined where it is none. */
export function eBirrReference(text: string): string | undefined {
  if (!/e-?birr\s*receipt/i.test(text)) return undefined
  return /[Rr](?:eference|EFERENCE)[\s:.]*(?:[Nn](?:o|O|umber)\b[\s:.]*)?([0-9A-Z]{6,24}?)(?=[A-Z][a-z]|[^0-9A-Za-z]|$)/.exec(
    text,
  )?.[1]
}
