import { type Layout, USUAL_LABELS } from './layout.ts'

/** Bold Arial throughout, as most cards in circulation; OCR-A number. */
const one: Layout = {
  id: 'arial-bold',
  jakarta: 'bare',
  header: { style: { face: 'arial-bold', size: 33 }, align: 'center', x: 515, y: 50, step: 37 },
  nik: {
    label: { face: 'arial-bold', size: 38 },
    value: { face: 'ocr-a', size: 43 },
    font: 'ocr-a',
    y: 148,
    valueX: 240,
    spacing: 0,
  },
  rows: { y: 195, step: 33.5, label: { face: 'arial', size: 25 }, value: { face: 'arial-bold', size: 25 } },
  columns: { labelX: 30, valueX: 272, rightX: 730, indent: 26, colon: 'column' },
  blood: { place: 'inline', x: 545 },
  labels: USUAL_LABELS,
  portrait: { x: 755, y: 135, width: 225, height: 300 },
  issue: { x: 868, y: 468, size: 22, isLabelled: false },
  specimen: { x: 905, y: 632, size: 18, angle: 0 },
  paper: { from: '#c5e6f3', to: '#8fc6e4', line: '#4f93bd', pattern: 'waves', ink: '#111418' },
}

/** Condensed DejaVu, header at the left, colon right behind the label, number in sans. */
const two: Layout = {
  id: 'dejavu-left',
  jakarta: 'full',
  header: { style: { face: 'dejavu-condensed-bold', size: 29 }, align: 'left', x: 44, y: 52, step: 36 },
  nik: {
    label: { face: 'dejavu-condensed-bold', size: 30 },
    value: { face: 'dejavu-bold', size: 33 },
    font: 'sans',
    y: 146,
    valueX: 140,
    spacing: 2,
  },
  rows: {
    y: 196,
    step: 33,
    label: { face: 'dejavu-condensed', size: 22 },
    value: { face: 'dejavu-condensed', size: 22 },
  },
  columns: { labelX: 44, valueX: 262, rightX: 715, indent: 14, colon: 'glued' },
  blood: { place: 'inline', x: 520 },
  labels: { ...USUAL_LABELS, birth: 'Tempat Tgl. Lahir', blood: 'Gol Darah', maritalStatus: 'Status Kawin' },
  portrait: { x: 770, y: 190, width: 210, height: 270 },
  issue: { x: 875, y: 490, size: 19, isLabelled: false },
  specimen: { x: 890, y: 60, size: 20, angle: 0 },
  paper: { from: '#d5edf7', to: '#a4d2ea', line: '#3c7fae', pattern: 'guilloche', ink: '#0d1b2a' },
}

/** Portrait at the left, narrow bold text, Kelurahan spelt out. */
const three: Layout = {
  id: 'narrow-portrait-left',
  jakarta: 'bare',
  header: { style: { face: 'narrow-bold', size: 36 }, align: 'center', x: 640, y: 48, step: 38 },
  nik: {
    label: { face: 'narrow-bold', size: 34 },
    value: { face: 'ocr-a', size: 41 },
    font: 'ocr-a',
    y: 142,
    valueX: 400,
    spacing: 1,
  },
  rows: { y: 188, step: 33.5, label: { face: 'narrow', size: 26 }, value: { face: 'narrow-bold', size: 26 } },
  columns: { labelX: 300, valueX: 498, rightX: 1000, indent: 18, colon: 'column' },
  blood: { place: 'inline', x: 800 },
  labels: { ...USUAL_LABELS, village: 'Kelurahan/Desa', validUntil: 'Berlaku s/d' },
  portrait: { x: 40, y: 120, width: 220, height: 290 },
  issue: { x: 150, y: 448, size: 21, isLabelled: false },
  specimen: { x: 150, y: 625, size: 19, angle: 0 },
  paper: { from: '#b9dff0', to: '#d9eef7', line: '#5aa0c4', pattern: 'rays', ink: '#15181c' },
}

/** Serif text, no colons at all. */
const four: Layout = {
  id: 'serif-no-colon',
  jakarta: 'full',
  header: { style: { face: 'times-bold', size: 33 }, align: 'center', x: 480, y: 50, step: 37 },
  nik: {
    label: { face: 'times-bold', size: 34 },
    value: { face: 'ocr-a', size: 46 },
    font: 'ocr-a',
    y: 150,
    valueX: 170,
    spacing: 0,
  },
  rows: { y: 200, step: 33, label: { face: 'times', size: 25 }, value: { face: 'times-bold', size: 25 } },
  columns: { labelX: 40, valueX: 300, rightX: 740, indent: 0, colon: 'none' },
  blood: { place: 'inline', x: 570 },
  labels: { ...USUAL_LABELS, validUntil: 'Berlaku s/d', blood: 'Gol. Darah' },
  portrait: { x: 770, y: 110, width: 215, height: 285 },
  issue: { x: 877, y: 430, size: 21, isLabelled: true },
  specimen: { x: 560, y: 634, size: 17, angle: 0 },
  paper: { from: '#cfe7ee', to: '#a9d3df', line: '#3f8a9b', pattern: 'mesh', ink: '#16191c' },
}

/** Small condensed type with much air, blood type on its own row. */
const five: Layout = {
  id: 'condensed-blood-row',
  jakarta: 'full',
  header: { style: { face: 'roboto-condensed-bold', size: 31 }, align: 'center', x: 515, y: 46, step: 35 },
  nik: {
    label: { face: 'roboto-condensed', size: 25 },
    value: { face: 'roboto-medium', size: 31 },
    font: 'sans',
    y: 132,
    valueX: 260,
    spacing: 3,
  },
  rows: {
    y: 172,
    step: 32,
    label: { face: 'roboto-condensed', size: 23 },
    value: { face: 'roboto-condensed-bold', size: 24 },
  },
  columns: { labelX: 55, valueX: 260, rightX: 735, indent: 0, colon: 'column' },
  blood: { place: 'row', x: 0 },
  labels: {
    ...USUAL_LABELS,
    birth: 'Tempat, Tgl Lahir',
    village: 'Kel./Desa',
    maritalStatus: 'Status Perkawinan',
    blood: 'Golongan Darah',
  },
  portrait: { x: 765, y: 150, width: 205, height: 260 },
  issue: { x: 867, y: 445, size: 20, isLabelled: false },
  specimen: { x: 620, y: 634, size: 18, angle: 0 },
  paper: { from: '#cbe3f5', to: '#9cc4e6', line: '#4a6fb0', pattern: 'guilloche', ink: '#1a1a22' },
}

/** Carlito, blood type far at the right edge under the header, portrait low, date of issue at the bottom. */
const six: Layout = {
  id: 'carlito-far-blood',
  jakarta: 'bare',
  header: { style: { face: 'carlito-bold', size: 36 }, align: 'left', x: 250, y: 54, step: 38 },
  nik: {
    label: { face: 'carlito-bold', size: 40 },
    value: { face: 'ocr-a', size: 39 },
    font: 'ocr-a',
    y: 152,
    valueX: 190,
    spacing: 4,
  },
  rows: { y: 200, step: 33, label: { face: 'carlito', size: 27 }, value: { face: 'carlito-bold', size: 28 } },
  columns: { labelX: 36, valueX: 250, rightX: 720, indent: 32, colon: 'glued' },
  blood: { place: 'inline', x: 590 },
  labels: { ...USUAL_LABELS, birth: 'Tempat/Tgl. Lahir', village: 'Kel / Desa', rtRw: 'RT / RW' },
  portrait: { x: 760, y: 165, width: 218, height: 280 },
  issue: { x: 868, y: 478, size: 22, isLabelled: false },
  specimen: { x: 950, y: 120, size: 20, angle: 12 },
  paper: { from: '#bfe3ea', to: '#8cc9dc', line: '#2f7fa6', pattern: 'waves', ink: '#10151a' },
}

/** Open Sans, labels in capitals-like weight, wide label column. */
const seven: Layout = {
  id: 'open-sans-wide',
  jakarta: 'full',
  header: { style: { face: 'open-sans-bold', size: 29 }, align: 'center', x: 560, y: 50, step: 38 },
  nik: {
    label: { face: 'open-sans-bold', size: 33 },
    value: { face: 'ocr-a', size: 40 },
    font: 'ocr-a',
    y: 146,
    valueX: 300,
    spacing: 2,
  },
  rows: { y: 193, step: 33.5, label: { face: 'open-sans', size: 22 }, value: { face: 'open-sans-semibold', size: 22 } },
  columns: { labelX: 38, valueX: 300, rightX: 750, indent: 20, colon: 'column' },
  blood: { place: 'inline', x: 575 },
  labels: { ...USUAL_LABELS, birth: 'Tempat / Tgl Lahir', validUntil: 'Berlaku Sampai', village: 'Kel/Desa' },
  portrait: { x: 772, y: 172, width: 215, height: 270 },
  issue: { x: 880, y: 478, size: 20, isLabelled: true },
  specimen: { x: 640, y: 638, size: 17, angle: 0 },
  paper: { from: '#d2e9f2', to: '#93c7e0', line: '#3d86b2', pattern: 'rays', ink: '#14171a' },
}

/** Helvetica with the portrait at the left and a typewriter-like number. */
const eight: Layout = {
  id: 'helvetica-portrait-left',
  jakarta: 'bare',
  header: { style: { face: 'helvetica-bold', size: 32 }, align: 'left', x: 300, y: 50, step: 37 },
  nik: {
    label: { face: 'helvetica-bold', size: 30 },
    value: { face: 'courier-bold', size: 39 },
    font: 'sans',
    y: 140,
    valueX: 400,
    spacing: 0,
  },
  rows: { y: 186, step: 33.5, label: { face: 'helvetica', size: 23 }, value: { face: 'helvetica', size: 23 } },
  columns: { labelX: 300, valueX: 514, rightX: 1000, indent: 22, colon: 'column' },
  blood: { place: 'inline', x: 800 },
  labels: { ...USUAL_LABELS, birth: 'Tempat/Tanggal Lahir', maritalStatus: 'Status Perkawinan', blood: 'Gol.Darah' },
  portrait: { x: 36, y: 150, width: 226, height: 296 },
  issue: { x: 149, y: 482, size: 20, isLabelled: false },
  specimen: { x: 900, y: 634, size: 18, angle: 0 },
  paper: { from: '#b6dcef', to: '#cfe9f5', line: '#4a86b8', pattern: 'mesh', ink: '#101418' },
}

/** In the order sets name them: 1 to 3 for dev-a, 4 to 6 for dev-b, 7 and 8 kept for holdout sets. */
export const LAYOUTS: readonly Layout[] = [one, two, three, four, five, six, seven, eight]
