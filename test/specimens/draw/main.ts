import { parseArgs } from 'node:util'
import { loadAreas } from './areas.ts'
import { registerFonts } from './fonts.ts'
import { drawConsistentSet } from './sets.ts'

const CONSISTENT = {
  'dev-a': { layouts: [1, 2, 3], cards: 40 },
  'dev-b': { layouts: [4, 5, 6], cards: 40 },
  holdout: { layouts: [7, 8], cards: 34 },
}

const { positionals } = parseArgs({ allowPositionals: true })
const [name = '', directory = ''] = positionals
if (directory === '') throw new Error('Usage: node test/specimens/draw/main.ts <set> <directory>')
registerFonts()
const areas = await loadAreas()
const plan = name in CONSISTENT ? CONSISTENT[name as keyof typeof CONSISTENT] : undefined
if (plan) await drawConsistentSet({ name, directory, shotsPerCard: 3, ...plan }, areas)
