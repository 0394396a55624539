import { decodePicture, type PersonPicture } from '../../src/engines/faces/measure/read-people.ts'
import { loadPlainFaceApi } from './plain-face-api.ts'

/** Plain face-api (its detectors, one look, a distance of 0.6) over the same unprinted pairs. */
export async function scorePlain(pictures: readonly PersonPicture[], print: (line: string) => void) {
  const { describe, isMatch } = await loadPlainFaceApi()
  const startedAt = process.cpuUsage()
  const described: (Float32Array | null)[] = []
  for (const { file } of pictures) described.push(await describe(await decodePicture(file)))
  const used = process.cpuUsage(startedAt)
  const byGroup: Record<string, ReturnType<typeof countsOf>> = {}
  for (const group of new Set(pictures.map((each) => each.group))) {
    byGroup[group] = countsOf(pictures, { group, described, isMatch })
    const { strangers, false_matches, true_pairs, true_matches } = byGroup[group]
    print(
      `plain face-api, ${group}: false match ${false_matches} of ${strangers}, true match ${true_matches} of ${true_pairs}`,
    )
  }
  return {
    name: 'face-api 1.7.15 on tfjs-wasm: tiny detector, SSD on a miss, distance 0.6',
    ms_per_face: (used.user + used.system) / 1000 / Math.max(1, pictures.length),
    by_group: byGroup,
  }
}

interface Described {
  readonly group: string
  readonly described: readonly (Float32Array | null)[]
  readonly isMatch: (a: Float32Array | null, b: Float32Array | null) => boolean
}

function countsOf(pictures: readonly PersonPicture[], { group, described, isMatch }: Described) {
  const counts = { strangers: 0, false_matches: 0, true_pairs: 0, true_matches: 0 }
  for (const [i, one] of pictures.entries()) {
    for (const [j, other] of pictures.entries()) {
      if (j <= i || one.group !== group || other.group !== group || one.sex !== other.sex) continue
      const isHit = isMatch(described[i] ?? null, described[j] ?? null)
      const isTrue = one.person === other.person
      counts[isTrue ? 'true_pairs' : 'strangers'] += 1
      if (isHit) counts[isTrue ? 'true_matches' : 'false_matches'] += 1
    }
  }
  return counts
}
