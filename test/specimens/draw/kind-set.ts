import { writeFile } from 'node:fs/promises'
import type { AreaTable } from './areas.ts'
import { CARD_KINDS, drawKind } from './card-kinds.ts'
import { encodeJpeg } from './encode.ts'
import { createRandom } from './random.ts'
import { SCENES } from './scenes.ts'
import type { TruthEntry } from './sets.ts'

export interface KindSetPlan {
  readonly name: string
  readonly directory: string
  readonly cardsPerKind: number
}

/** Draws every kind of card equally often, each card in a layout of its own. */
export async function drawKindSet(plan: KindSetPlan, areas: AreaTable): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  const names = Object.keys(CARD_KINDS)
  for (let index = 0; index < names.length * plan.cardsPerKind; index++) {
    const kind = names[index % names.length] ?? 'plain'
    const random = createRandom(`${plan.name}/${index}/${kind}`)
    const { shot, fields, condition } = await drawKind({ kind, random, areas })
    const file = `${plan.name}-${String(index + 1).padStart(3, '0')}-${kind}.jpg`
    await writeFile(`${plan.directory}/${file}`, await encodeJpeg(shot))
    const rest = { kind: 'consistent', fault: null, nik_font: null, layout: 'varied' } as const
    entries.push({ file, card: index + 1, subject: kind, condition, fields, ...rest })
  }
  return entries
}

/** Draws every scene equally often. Those that must not be taken count as faulty. */
export async function drawSceneSet(plan: KindSetPlan, areas: AreaTable): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  const names = Object.keys(SCENES)
  for (let index = 0; index < names.length * plan.cardsPerKind; index++) {
    const subject = names[index % names.length] ?? 'two_cards'
    const random = createRandom(`${plan.name}/${index}/${subject}`)
    const scene = await SCENES[subject]?.({ random, areas })
    if (scene === undefined) throw new Error(`No scene ${subject}: see SCENES`)
    const file = `${plan.name}-${String(index + 1).padStart(3, '0')}-${subject}.jpg`
    await writeFile(`${plan.directory}/${file}`, await encodeJpeg(scene.shot))
    const kind = scene.isTaken ? 'consistent' : 'adversarial'
    const rest = {
      fault: scene.isTaken ? null : subject,
      nik_font: null,
      layout: 'varied',
      condition: subject,
    } as const
    entries.push({ file, card: index + 1, kind, subject, fields: scene.fields, ...rest })
  }
  return entries
}
