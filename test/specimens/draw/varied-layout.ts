import type { Face } from './fonts.ts'
import { CARD_WIDTH, type LabelTexts, type Layout, type Style, USUAL_LABELS } from './layout.ts'
import type { Random } from './random.ts'

/** Faces that go together: text, its bold, and how wide it runs against Arial. */
const FAMILIES: readonly { readonly plain: Face; readonly bold: Face; readonly width: number }[] = [
  { plain: 'arial', bold: 'arial-bold', width: 1 },
  { plain: 'helvetica', bold: 'helvetica-bold', width: 1 },
  { plain: 'free-sans', bold: 'free-sans-bold', width: 1 },
  { plain: 'dejavu', bold: 'dejavu-bold', width: 1.16 },
  { plain: 'roboto', bold: 'roboto-bold', width: 1 },
  { plain: 'open-sans', bold: 'open-sans-bold', width: 1.06 },
  { plain: 'lato', bold: 'lato-bold', width: 1 },
  { plain: 'carlito', bold: 'carlito-bold', width: 0.92 },
  { plain: 'narrow', bold: 'narrow-bold', width: 0.82 },
  { plain: 'roboto-condensed', bold: 'roboto-condensed-bold', width: 0.87 },
  { plain: 'times', bold: 'times-bold', width: 0.95 },
  { plain: 'schoolbook', bold: 'times-bold', width: 1.05 },
]

const NUMBER_FACES: readonly Face[] = ['ocr-a', 'ocr-a', 'arial-bold', 'courier-bold', 'roboto-medium', 'lato-bold']

/** A card by a hand nobody knows: faces, sizes, columns, wording and paper by chance, the order of the rows as always. */
export function inventLayout(random: Random, id: string): Layout {
  const family = random.pick(FAMILIES)
  const isPortraitLeft = random.chance(0.2)
  const left = isPortraitLeft ? 296 : random.whole(26, 50)
  const right = isPortraitLeft ? 1004 : random.whole(715, 748)
  const size = Math.round(random.between(21.5, 26) / Math.max(0.92, family.width))
  const labels = inventLabels(random)
  const valueX = left + Math.round(random.between(205, 250) * (size / 24) * family.width)
  const label: Style = { face: random.chance(0.25) ? family.bold : family.plain, size }
  const value: Style = { face: random.chance(0.5) ? family.bold : family.plain, size: size + random.whole(-1, 1) }
  const portraitX = isPortraitLeft ? random.whole(34, 50) : random.whole(756, 776)
  const portraitY = random.whole(112, 190)
  const number = random.pick(NUMBER_FACES)
  const isLeftHeader = random.chance(0.2)
  return {
    id,
    jakarta: random.pick(['bare', 'full']),
    header: {
      style: { face: family.bold, size: random.whole(28, 35) },
      align: isLeftHeader ? 'left' : 'center',
      x: isLeftHeader ? left : random.whole(500, 560),
      y: random.whole(46, 54),
      step: random.whole(35, 39),
    },
    nik: {
      label: { face: random.chance(0.5) ? family.bold : family.plain, size: random.whole(size + 2, 38) },
      value: { face: number, size: random.whole(33, 43) },
      font: number === 'ocr-a' ? 'ocr-a' : 'sans',
      y: random.whole(134, 150),
      valueX: left + random.whole(110, 230),
      spacing: random.whole(0, 4),
    },
    rows: { y: random.whole(184, 198), step: random.between(32.5, 34), label, value },
    columns: {
      labelX: left,
      valueX,
      rightX: right,
      indent: random.pick([0, 14, 22, 30]),
      colon: random.pick(['column', 'column', 'glued', 'none']),
    },
    blood: { place: random.chance(0.85) ? 'inline' : 'row', x: isPortraitLeft ? 800 : random.whole(535, 575) },
    labels,
    portrait: { x: portraitX, y: portraitY, width: random.whole(200, 225), height: random.whole(262, 300) },
    issue: {
      x: portraitX + 108,
      y: portraitY + 300 + random.whole(14, 34),
      size: random.whole(18, 22),
      isLabelled: random.chance(0.2),
    },
    specimen: { x: CARD_WIDTH / 2 + random.whole(60, 330), y: 638, size: 17, angle: 0 },
    paper: {
      from: random.pick(['#c5e6f3', '#d9eef7', '#bfe3ea', '#d2e9f2', '#e3e9f4', '#c9e4dc']),
      to: random.pick(['#8fc6e4', '#a4d2ea', '#b6dcef', '#8cc9dc', '#b9cfe6', '#a3d3c9']),
      line: random.pick(['#4f93bd', '#3c7fae', '#5aa0c4', '#4a6fb0', '#2f7fa6']),
      pattern: random.pick(['waves', 'guilloche', 'rays', 'mesh']),
      ink: random.pick(['#111418', '#1a1a22', '#0d1b2a', '#2a2a30', '#3a3a40']),
    },
  }
}

function inventLabels(random: Random): LabelTexts {
  const labels: LabelTexts = {
    ...USUAL_LABELS,
    name: random.pick(['Nama', 'Nama', 'Nama Lengkap']),
    birth: random.pick(['Tempat/Tgl Lahir', 'Tempat/Tgl. Lahir', 'Tempat, Tgl Lahir', 'Tempat/Tanggal Lahir', 'TTL']),
    gender: random.pick(['Jenis Kelamin', 'Jenis Kelamin', 'Jns Kelamin']),
    rtRw: random.pick(['RT/RW', 'RT/RW', 'RT / RW', 'Rt/Rw']),
    village: random.pick(['Kel/Desa', 'Kel/Desa', 'Kel./Desa', 'Kelurahan/Desa', 'Desa/Kel']),
    district: random.pick(['Kecamatan', 'Kecamatan', 'Kec.']),
    maritalStatus: random.pick(['Status Perkawinan', 'Status Perkawinan', 'Status Kawin', 'Status Nikah', 'Status']),
    occupation: random.pick(['Pekerjaan', 'Pekerjaan', 'Pekerjaan/Profesi']),
    nationality: random.pick(['Kewarganegaraan', 'Kewarganegaraan', 'Warga Negara', 'Warganegara']),
    validUntil: random.pick([
      'Berlaku Hingga',
      'Berlaku Hingga',
      'Berlaku s/d',
      'Berlaku Sampai',
      'Berlaku sampai tgl',
      'Masa Berlaku',
    ]),
    blood: random.pick(['Gol. Darah', 'Gol. Darah', 'Gol.Darah', 'Gol Darah']),
  }
  if (!random.chance(0.2)) return labels
  const capitals = Object.entries(labels).map(([name, text]) => [name, text.toUpperCase()])
  return { ...labels, ...Object.fromEntries(capitals) }
}
