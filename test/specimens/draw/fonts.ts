import { existsSync } from 'node:fs'
import { GlobalFonts } from '@napi-rs/canvas'

const ROOT = '/usr/share/fonts'

/** Family name to file, from Debian's fonts-* packages named in README.md. Every face is its own family. */
const FACES = {
  'ocr-a': 'truetype/ocr-a/OCRA.ttf',
  arial: 'truetype/liberation/LiberationSans-Regular.ttf',
  'arial-bold': 'truetype/liberation/LiberationSans-Bold.ttf',
  narrow: 'truetype/liberation/LiberationSansNarrow-Regular.ttf',
  'narrow-bold': 'truetype/liberation/LiberationSansNarrow-Bold.ttf',
  times: 'truetype/liberation/LiberationSerif-Regular.ttf',
  'times-bold': 'truetype/liberation/LiberationSerif-Bold.ttf',
  'courier-bold': 'truetype/liberation/LiberationMono-Bold.ttf',
  dejavu: 'truetype/dejavu/DejaVuSans.ttf',
  'dejavu-bold': 'truetype/dejavu/DejaVuSans-Bold.ttf',
  'dejavu-condensed': 'truetype/dejavu/DejaVuSansCondensed.ttf',
  'dejavu-condensed-bold': 'truetype/dejavu/DejaVuSansCondensed-Bold.ttf',
  carlito: 'truetype/crosextra/Carlito-Regular.ttf',
  'carlito-bold': 'truetype/crosextra/Carlito-Bold.ttf',
  roboto: 'truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf',
  'roboto-medium': 'truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf',
  'roboto-bold': 'truetype/roboto/unhinted/RobotoTTF/Roboto-Bold.ttf',
  'roboto-condensed': 'truetype/roboto/unhinted/RobotoCondensed-Regular.ttf',
  'roboto-condensed-bold': 'truetype/roboto/unhinted/RobotoCondensed-Bold.ttf',
  'open-sans': 'truetype/open-sans/OpenSans-Regular.ttf',
  'open-sans-semibold': 'truetype/open-sans/OpenSans-Semibold.ttf',
  'open-sans-bold': 'truetype/open-sans/OpenSans-Bold.ttf',
  lato: 'truetype/lato/Lato-Medium.ttf',
  'lato-bold': 'truetype/lato/Lato-Bold.ttf',
  helvetica: 'opentype/urw-base35/NimbusSans-Regular.otf',
  'helvetica-bold': 'opentype/urw-base35/NimbusSans-Bold.otf',
  'helvetica-narrow-bold': 'opentype/urw-base35/NimbusSansNarrow-Bold.otf',
  schoolbook: 'opentype/urw-base35/C059-Roman.otf',
  'free-sans': 'truetype/freefont/FreeSans.ttf',
  'free-sans-bold': 'truetype/freefont/FreeSansBold.ttf',
} as const

export type Face = keyof typeof FACES

/** Registers every face. Throws with the packages to install when a file is missing. */
export function registerFonts(): void {
  const missing = Object.values(FACES).filter((file) => !existsSync(`${ROOT}/${file}`))
  if (missing.length > 0)
    throw new Error(
      `Missing fonts ${missing.join(', ')}: install the Debian packages listed in test/specimens/README.md`,
    )
  for (const [family, file] of Object.entries(FACES)) GlobalFonts.registerFromPath(`${ROOT}/${file}`, family)
}
