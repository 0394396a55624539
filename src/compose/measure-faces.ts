import { type FaceModel, loadFaceNets } from '../engines/faces/face-nets.ts'
import type { Face } from '../engines/faces/faces.ts'
import { compareCopies, compareSeen, PRINT_SEED, seeFaces } from '../engines/faces/measure/measure-net.ts'
import { PRINTS } from '../engines/faces/measure/print-portrait.ts'
import { hashPixels, readPeople } from '../engines/faces/measure/read-people.ts'
import type { FaceLimits } from '../lib/face-limits/face-limits.ts'
import { stateLimits } from '../lib/face-limits/state-limits.ts'
import { faultOf } from '../verifiers/ktp/faces/judge-faces.ts'

/**
 * The limits of a net on the people of a folder.
 *
 * @throws Error where the folder is none of people, or has too few of them.
 */
export async function measureFaces(
  model: FaceModel,
  folder: string,
  onPicture: (done: number, of: number) => void,
): Promise<FaceLimits> {
  const pictures = await readPeople(folder)
  const seen = await seeFaces(await loadFaceNets(model), pictures, (done) => onPicture(done, pictures.length))
  const { name, metric } = model.net
  const judging = { isFit: (face: Face) => faultOf(face.quality) === null, metric }
  const evidence = { comparisons: compareSeen(pictures, seen, judging), copies: compareCopies(seen, judging) }
  return stateLimits(evidence, {
    net: name,
    metric,
    measured: {
      on: new Date().toISOString().slice(0, 10),
      pictures: pictures.length,
      persons: new Set(pictures.map(({ person }) => person)).size,
      sha256OfPixels: await hashPixels(pictures),
      prints: `${PRINTS.map((print) => print.name).join(', ')}; seed ${PRINT_SEED}`,
    },
  })
}
