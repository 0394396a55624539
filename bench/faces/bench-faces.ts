import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadFaceNets } from '../../src/engines/faces/face-nets.ts'
import type { Face } from '../../src/engines/faces/faces.ts'
import { compareCopies, compareSeen, PRINT_SEED, seeFaces } from '../../src/engines/faces/measure/measure-net.ts'
import { PRINTS } from '../../src/engines/faces/measure/print-portrait.ts'
import { hashPixels, type PersonPicture, readPeople } from '../../src/engines/faces/measure/read-people.ts'
import { type FaceLimits, OWN_LIMITS } from '../../src/lib/face-limits/face-limits.ts'
import { stateLimits } from '../../src/lib/face-limits/state-limits.ts'
import { disguiseOf, faultOf } from '../../src/verifiers/ktp/faces/judge-faces.ts'
import { linesOf } from './print-scores.ts'
import { scoreFaces } from './score-faces.ts'
import { scorePlain } from './score-plain.ts'

const LIMITS = fileURLToPath(new URL('../../src/lib/face-limits/face-limits.json', import.meta.url))
const DEFAULT_DIR = fileURLToPath(new URL('../../../shared/data/faces-groups', import.meta.url))

interface Options {
  readonly dir: string | undefined
  /** Writes the limits that the product judges by, in place of the committed ones. */
  readonly writeLimits: boolean
  /** Measures plain face-api on the same pairs too. */
  readonly baseline: boolean
}

const isFit = (face: Face) => faultOf(face.quality) === null

/**
 * Compares every picture with every other of the same group and sex, unprinted and printed onto a card, as KTP_SELFIE
 * would. Fails where a group's strangers match far more often than the nominal rate.
 */
export async function benchFaces(options: Options, print: (line: string) => void): Promise<object> {
  const folder = options.dir ?? DEFAULT_DIR
  if (!existsSync(folder)) {
    print(`Skipped: ${folder} is missing. Give --dir, a folder of pictures as docs/faces.md describes it.`)
    return {}
  }
  const pictures = await readPeople(folder)
  print(`${pictures.length} pictures, ${cpus()[0]?.model ?? 'unknown machine'}, Node ${process.versions.node}`)
  const nets = await loadFaceNets()
  const startedAt = process.cpuUsage()
  const seen = await seeFaces(nets, pictures)
  const used = process.cpuUsage(startedAt)
  const judging = { isFit, metric: nets.describing.metric }
  const comparisons = compareSeen(pictures, seen, judging)
  const copies = compareCopies(seen, judging)
  const limits = options.writeLimits
    ? stateLimits({ comparisons, copies }, await aboutOf(pictures, nets.describing))
    : OWN_LIMITS
  if (options.writeLimits) {
    await writeFile(LIMITS, `${JSON.stringify(limits, null, 2)}\n`)
    print(`Wrote ${path.relative(process.cwd(), LIMITS)}. Now: npm run format && npm run generate`)
  }
  const scored = scoreFaces(comparisons, limits)
  const msPerFace = (used.user + used.system) / 1000 / Math.max(1, pictures.length * (PRINTS.length + 1))
  const disguised = seen.unprinted.filter((face) => face !== null && disguiseOf(face.appearance) !== null).length
  for (const line of linesOf(scored)) print(line)
  print(
    `${disguised} of ${pictures.length} unprinted faces seem to be covered or drawn; ${msPerFace.toFixed(0)} ms a picture`,
  )
  const baseline = options.baseline ? { baseline: await scorePlain(pictures, print) } : {}
  if (scored.refused_groups.length > 0) {
    process.exitCode = 1
    print(`FAILED: strangers match too often in ${scored.refused_groups.join(', ')}.`)
  }
  return {
    ...scored,
    disguised,
    missed: seen.unprinted.filter((face) => face === null).length,
    ms_per_picture: msPerFace,
    ...baseline,
  }
}

async function aboutOf(
  pictures: readonly PersonPicture[],
  { name, metric }: { readonly name: string; readonly metric: FaceLimits['metric'] },
): Promise<Pick<FaceLimits, 'net' | 'metric' | 'measured'>> {
  return {
    net: name,
    metric,
    measured: {
      on: new Date().toISOString().slice(0, 10),
      pictures: pictures.length,
      persons: new Set(pictures.map(({ person }) => person)).size,
      sha256OfPixels: await hashPixels(pictures),
      prints: `${PRINTS.map((each) => each.name).join(', ')}; seed ${PRINT_SEED}`,
    },
  }
}
