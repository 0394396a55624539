import type { Box } from './fields-of.ts'
import type { PagePicture } from './page-query.ts'

export interface FieldCropProps {
  readonly picture: PagePicture
  readonly box: Box
}

const HEIGHT_PX = 26
const WIDTH_PX_MAX = 190

/** The print itself, beside what was read of it. */
export function FieldCrop({ picture, box }: FieldCropProps) {
  const [left, top, right, bottom] = widened(box, picture)
  const [width, height] = [Math.max(right - left, 0.001), Math.max(bottom - top, 0.001)]
  const wide = HEIGHT_PX * ((width * picture.width) / (height * picture.height))
  const shown = Math.min(wide, WIDTH_PX_MAX)
  return (
    <div
      aria-hidden
      style={{
        width: shown,
        height: (HEIGHT_PX * shown) / wide,
        flex: 'none',
        borderRadius: 3,
        backgroundImage: `url(${picture.url})`,
        backgroundSize: `${100 / width}% ${100 / height}%`,
        backgroundPosition: `${percent(left, width)}% ${percent(top, height)}%`,
      }}
    />
  )
}

function percent(start: number, size: number): number {
  return size >= 1 ? 0 : (start / (1 - size)) * 100
}

/** Boxes end where the letters do; a third of a line around them lets one see that nothing is cut off. */
function widened([left, top, right, bottom]: Box, { width, height }: PagePicture): Box {
  const down = (bottom - top) * 0.15
  const across = ((bottom - top) * 0.33 * height) / width
  return [Math.max(0, left - across), Math.max(0, top - down), Math.min(1, right + across), Math.min(1, bottom + down)]
}
