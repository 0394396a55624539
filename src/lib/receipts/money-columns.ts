import { type Labels, labelTokens } from './label-values.ts'
import { readMoney } from './money.ts'

/**
 * Amounts beside their labels, where the text of a PDF has all amounts first, all labels first, or one by one in either
 * order: the first amount belongs to the first label. Hundredths by name; nothing where there are not as many amounts as
 * labels or a label stands twice, since then it is not known what belongs to what.
 */
export function moneyColumns<Name extends string>(
  text: string,
  labels: Labels<Name>,
): Readonly<Partial<Record<Name, number>>> {
  const names: Name[] = []
  const amounts: (number | null)[] = []
  for (const token of labelTokens(text, labels)) {
    if ('name' in token) names.push(token.name)
    for (const found of ('between' in token ? token.between : '').matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
      amounts.push(readMoney(found[0]))
    }
  }
  const values: Partial<Record<Name, number>> = {}
  if (names.length !== amounts.length || new Set(names).size !== names.length) return values
  for (const [index, name] of names.entries()) {
    const amount = amounts[index]
    if (amount !== null && amount !== undefined) values[name] = amount
  }
  return values
}
