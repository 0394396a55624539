import type { Metric } from './faces.ts'

type Point = readonly [x: number, y: number]

/** What a net that describes faces must be given, and how its answers are compared. */
export interface DescribingNet {
  /** Kept with every descriptor: those of another net are not comparable. */
  readonly name: string
  /** Side of the square that it looks at. */
  readonly side: number
  readonly channels: 'rgb' | 'bgr'
  /** Taken off each of the three colours, in the order of `channels`, before it is divided. */
  readonly means: readonly [number, number, number]
  readonly divisor: number
  /** Where both eyes, the tip of the nose and the corners of the mouth come to lie, in pixels of the square. */
  readonly places: readonly Point[]
  readonly metric: Metric
}

/** The net that Absah brings: MobileFaceNet of sirius-ai, aligned and scaled as it was trained. */
export const OWN_NET: DescribingNet = {
  name: 'mobile-face-net-192',
  side: 112,
  channels: 'rgb',
  means: [127.5, 127.5, 127.5],
  divisor: 128,
  places: [
    [38.2946, 51.6963],
    [73.5318, 51.5014],
    [56.0252, 71.7366],
    [41.5493, 92.3655],
    [70.7299, 92.2041],
  ],
  metric: 'cosine',
}
