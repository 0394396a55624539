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

export interface Face {
  readonly box: FaceBox
  /** How sure the detector is, 0–1. */
  readonly score: number
  readonly quality: FaceQuality
  /** 128 numbers, near to those of other pictures of the same person: see `faceDistance`. Biometric data. */
  readonly descriptor: readonly number[]
}

export interface FindOptions {
  readonly signal?: AbortSignal | undefined
  /** Corners, in 0–1 of the picture, of the upright part to look at: top left, top right, bottom right, bottom left. */
  readonly quad?: readonly (readonly [x: number, y: number])[] | undefined
}

/** Faces: where they are in a picture, how good they are, and whether two are of one person. */
export interface Faces {
  /** The faces of a picture, largest first, at most five. None is no error. */
  find(picture: Picture, options?: FindOptions): Promise<readonly Face[]>
  close(): Promise<void>
}

/** Euclidean distance of two descriptors: 0 = the same picture; strangers rarely come below 0.6. */
export function faceDistance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0))
}
