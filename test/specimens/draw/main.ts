import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { drawAdversarial } from './adversarial.ts'
import { type AreaTable, loadAreas } from './areas.ts'
import { copyDemoSpecimen, drawCommitted } from './committed.ts'
import { registerFonts } from './fonts.ts'
import { HARD_CONDITIONS } from './hard-conditions.ts'
import { drawKindSet, drawSceneSet } from './kind-set.ts'
import { drawNegatives } from './negatives.ts'
import { drawNoncards } from './noncards.ts'
import { drawNpwpSet } from './npwp/set.ts'
import { drawConsistentSet, type TruthEntry, writeTruth } from './sets.ts'
import { drawTamperSet } from './tamper/tamper-set.ts'
import { inventLayout } from './varied-layout.ts'
import { OTHER_WORDS } from './vocabulary.ts'

// For developers: node test/specimens/draw/main.ts <set> <directory>. Pictures of a set always come out the same.

type Draw = (directory: string, areas: AreaTable) => Promise<object[]>

/** Every card in a layout of its own, under conditions harder than the usual. */
function drawVaried(name: string, directory: string, areas: AreaTable): Promise<TruthEntry[]> {
  const plan = { name, directory, layouts: inventLayout, conditions: HARD_CONDITIONS, words: OTHER_WORDS }
  return drawConsistentSet({ ...plan, cards: 60, shotsPerCard: 2 }, areas)
}

/** 20 honest operations, three presentations, eight edits. */
const TAMPER_SIZES = { perOperation: 8, perEdit: 13, swaps: 32 }

const SETS: Readonly<Record<string, Draw>> = {
  'dev-a': (directory, areas) =>
    drawConsistentSet({ name: 'dev-a', directory, layouts: [1, 2, 3], cards: 40, shotsPerCard: 3 }, areas),
  'dev-b': (directory, areas) =>
    drawConsistentSet({ name: 'dev-b', directory, layouts: [4, 5, 6], cards: 40, shotsPerCard: 3 }, areas),
  'varied-a': (directory, areas) => drawVaried('varied-a', directory, areas),
  'varied-b': (directory, areas) => drawVaried('varied-b', directory, areas),
  negatives: (directory, areas) => drawNegatives({ name: 'negatives', directory, count: 45 }, areas),
  adversarial: (directory, areas) =>
    drawAdversarial({ name: 'adversarial', directory, layouts: [1, 2, 3, 4, 5, 6], count: 60 }, areas),
  'kinds-a': (directory, areas) => drawKindSet({ name: 'kinds-a', directory, cardsPerKind: 6 }, areas),
  'kinds-b': (directory, areas) => drawKindSet({ name: 'kinds-b', directory, cardsPerKind: 10 }, areas),
  'kinds-c': (directory, areas) => drawKindSet({ name: 'kinds-c', directory, cardsPerKind: 10 }, areas),
  'kinds-d': (directory, areas) => drawKindSet({ name: 'kinds-d', directory, cardsPerKind: 10 }, areas),
  'kinds-e': (directory, areas) => drawKindSet({ name: 'kinds-e', directory, cardsPerKind: 10 }, areas),
  'scenes-a': (directory, areas) => drawSceneSet({ name: 'scenes-a', directory, cardsPerKind: 6 }, areas),
  'scenes-b': (directory, areas) => drawSceneSet({ name: 'scenes-b', directory, cardsPerKind: 10 }, areas),
  'noncards-a': (directory, areas) =>
    drawNoncards({ name: 'noncards-a', directory, count: 150, kinds: 'tuned' }, areas),
  'noncards-b': (directory, areas) => drawNoncards({ name: 'noncards-b', directory, count: 320, kinds: 'all' }, areas),
  'noncards-c': (directory, areas) => drawNoncards({ name: 'noncards-c', directory, count: 320, kinds: 'all' }, areas),
  'imitations-a': (directory, areas) =>
    drawNoncards({ name: 'imitations-a', directory, count: 48, kinds: 'imitations' }, areas),
  'imitations-b': (directory, areas) =>
    drawNoncards({ name: 'imitations-b', directory, count: 80, kinds: 'imitations' }, areas),
  'tamper-a': (directory, areas) =>
    drawTamperSet({ name: 'tamper-a', directory, layouts: [1, 2, 3, 4], ...TAMPER_SIZES }, areas),
  'tamper-b': (directory, areas) =>
    drawTamperSet({ name: 'tamper-b', directory, layouts: [5, 6, 7, 8], ...TAMPER_SIZES }, areas),
  'tamper-c': (directory, areas) =>
    drawTamperSet(
      { name: 'tamper-c', directory, layouts: [1, 2, 3, 4], perOperation: 3, perEdit: 8, swaps: 28 },
      areas,
    ),
  npwp: drawNpwpSet,
  committed: drawCommitted,
  holdout: async (directory, areas) => [
    ...(await drawConsistentSet(
      { name: 'holdout', directory, layouts: [7, 8], cards: 34, shotsPerCard: 3, words: OTHER_WORDS },
      areas,
    )),
    ...(await drawNegatives({ name: 'holdout-negative', directory, count: 15 }, areas)),
    ...(await drawAdversarial({ name: 'holdout-adversarial', directory, layouts: [7, 8], count: 30 }, areas)),
  ],
}

const { positionals } = parseArgs({ allowPositionals: true })
const [name = '', directory = ''] = positionals
const draw = SETS[name]
if (!draw || directory === '')
  throw new Error(
    `Usage: node test/specimens/draw/main.ts <set> <directory>, set one of ${Object.keys(SETS).join(', ')}`,
  )
registerFonts()
await mkdir(directory, { recursive: true })
await writeTruth(directory, await draw(directory, await loadAreas()))
if (name === 'committed') await copyDemoSpecimen(directory, 'specimens/ktp.jpg')
