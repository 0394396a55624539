import { mapPoint, type PixelPoint, type PixelQuad, squareTo } from './homography.ts'

/** A point in parts of a picture: x and y in 0–1 from its top left corner. */
type Point = PixelPoint

/** Corners in parts of a picture: top left, top right, bottom right, bottom left. */
type Quad = PixelQuad

/** An upright box in parts of a picture. */
export type PictureBox = readonly [left: number, top: number, right: number, bottom: number]

/**
 * Smallest upright box in the picture around a quad that is given in parts of an area of that picture.
 *
 * @param area corners of the area in parts of the picture: where the card lies, tilted, turned or in perspective.
 */
export function boxInPicture(quad: Quad, area: Quad): PictureBox {
  const corners = quad.map((point) => pointInPicture(point, area))
  const xs = corners.map(([x]) => clamp(x))
  const ys = corners.map(([, y]) => clamp(y))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** A point of an area in the picture. */
export function pointInPicture(point: Point, area: Quad): Point {
  return mapPoint(squareTo(area), point)
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part))
}

/** A box that is given in parts of a part of the picture, in parts of the picture. */
export function boxWithin([left, top, right, bottom]: PictureBox, box: PictureBox): PictureBox {
  const [width, height] = [right - left, bottom - top]
  return [left + box[0] * width, top + box[1] * height, left + box[2] * width, top + box[3] * height]
}
