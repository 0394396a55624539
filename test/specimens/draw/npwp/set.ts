import { writeFile } from 'node:fs/promises'
import type { AreaTable } from '../areas.ts'
import { CONDITIONS } from '../conditions.ts'
import { encodeJpeg } from '../encode.ts'
import { createRandom } from '../random.ts'
import { OTHER_WORDS, USUAL_WORDS } from '../vocabulary.ts'
import { drawNpwpCard, inventNpwpLayout } from './card.ts'
import { inventHolder, NPWP_KINDS, type NpwpFields, type NpwpKind } from './holder.ts'

/** One picture of a set of tax cards. */
export interface NpwpTruth {
  readonly file: string
  readonly card: number
  readonly kind: NpwpKind
  readonly condition: string
  readonly layout: string
  /** In no set that anybody tunes on: layouts, names and streets of their own. */
  readonly isHeldOut: boolean
  readonly fields: NpwpFields
}

/** Draws tax cards of three kinds under the conditions of the identity cards: 224 to tune on, 112 held out. */
export async function drawNpwpSet(directory: string, areas: AreaTable): Promise<NpwpTruth[]> {
  const conditions = Object.entries(CONDITIONS)
  const entries: NpwpTruth[] = []
  for (let index = 0; index < 21 * conditions.length; index++) {
    const [condition, take] = conditions[index % conditions.length] ?? []
    if (condition === undefined || take === undefined) continue
    const round = Math.floor(index / conditions.length)
    const isHeldOut = round % 3 === 2
    const kind = NPWP_KINDS[(index + Math.floor(round / 3)) % NPWP_KINDS.length] ?? 'old'
    const random = createRandom(`tax-card/${index}`)
    const words = isHeldOut ? OTHER_WORDS : USUAL_WORDS
    const fields = inventHolder(kind, random, { areas, words })
    const layout = inventNpwpLayout(isHeldOut ? 'b' : 'a', kind, random)
    const canvas = drawNpwpCard(kind, fields, { layout, random, scale: 1.6 })
    const file = `npwp-${String(index + 1).padStart(3, '0')}-${kind}-${condition}.jpg`
    await writeFile(`${directory}/${file}`, await encodeJpeg(await take(canvas, random)))
    entries.push({ file, card: index + 1, kind, condition, layout: layout.id, isHeldOut, fields })
  }
  return entries
}
