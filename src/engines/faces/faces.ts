import type { Picture } from '../documents/documents.ts'

/** Left, top, right, bottom in 0–1 of the picture handed in. */
export type FaceBox = readonly [left: number, top: number, right: number, bottom: number]

/** How a face was found to be. Thresholds belong to the caller. */
export interface FaceQuality {
  /** Width of the face in pixels of the picture handed in. */
  readonly widthPixels: number
  /** 1 = crisp at the size the net looks at, 0 = no edges at all. Not calibrated. */
  readonly sharpness: number
  /** Mean brightness in 0–1. */
  readonly brightness: number
  /** Spread of brightness in 0–1: next to nothing in fog, deep shadow and burnt-out light. */
  readonly contrast: number
  /** How far the nose lies off the middle between the eyes, in distances between the eyes: 0 = looks into the camera. */
  readonly turn: number
}

/** What hides a face or makes it none, as far as one picture shows it. Hints, not calibrated; thresholds belong to the caller. */
export interface FaceAppearance {
  /** How much darker the eyes are than the cheeks below them, 0–1: dark glasses. */
  readonly eyesDark: number
  /** How plain the mouth is beside the whole face, up to 1: a mask. A bare mouth has lips, folds and shadows. */
  readonly mouthPlain: number
  /** Share of the face in flat patches of one colour: drawings have much, photographs next to none. */
  readonly flat: number
}

export interface Face {
  readonly box: FaceBox
  /** How sure the detector is, 0–1. */
  readonly score: number
  readonly quality: FaceQuality
  readonly appearance: FaceAppearance
  /** Near to those of other pictures of the same person: see `faceDistance`. Biometric data. */
  readonly descriptor: readonly number[]
}

export interface FindOptions {
  readonly signal?: AbortSignal | undefined
  /** Corners, in 0–1 of the picture, of the upright part to look at: top left, top right, bottom right, bottom left. */
  readonly quad?: readonly (readonly [x: number, y: number])[] | undefined
  /** The faces are printed, on a card: their noise is softened before they are described. */
  readonly isPrint?: boolean | undefined
}

/** Faces: where they are in a picture, how good they are, and whether two are of one person. */
export interface Faces {
  /** The faces of a picture, largest first, at most five. None is no error. */
  find(picture: Picture, options?: FindOptions): Promise<readonly Face[]>
  close(): Promise<void>
}

/** How descriptors of a net are compared. */
export type Metric = 'cosine' | 'euclidean'

/** Distance of two descriptors of one net: 0 = the same picture. Strangers are about 1 apart by the cosine. */
export function faceDistance(a: readonly number[], b: readonly number[], metric: Metric = 'cosine'): number {
  const squares = a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0)
  // Descriptors of the cosine have the length 1: half of their squared distance is 1 − cosine.
  return metric === 'cosine' ? squares / 2 : Math.sqrt(squares)
}
