import { OWN_NET } from './describing-net.ts'
import { type FaceModel, loadFaceNets } from './face-nets.ts'

/** Numbers of a descriptor that there is room for. */
const LENGTH = { min: 16, max: 2_048 } as const

/**
 * Runs a net on two squares of noise.
 *
 * @throws Error where it does not take them, or answers something else than one vector of finite numbers for each.
 */
export async function tryFaceModel(model: FaceModel): Promise<void> {
  if (model.net.name === OWN_NET.name) throw new Error(`${OWN_NET.name} is the name of the net that Absah brings.`)
  const nets = await loadFaceNets(model)
  const square = (step: number) => Float32Array.from({ length: model.net.side ** 2 * 3 }, (_, at) => (at * step) % 256)
  const [one, other] = [await nets.describe(square(7)), await nets.describe(square(13))]
  if (one.length < LENGTH.min || one.length > LENGTH.max || other.length !== one.length) {
    throw new Error(`A descriptor of ${one.length} numbers: it takes ${LENGTH.min} to ${LENGTH.max}.`)
  }
  if (![...one, ...other].every(Number.isFinite)) throw new Error('The net answers something else than numbers.')
  if (one.every((value, at) => value === other[at])) throw new Error('The net describes different pictures alike.')
}
