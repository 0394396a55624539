import type { Face } from './fonts.ts'
import type { JakartaStyle } from './person.ts'

/** Where things stand on a card, in card units: the card is 1030 wide and 650 high, whatever its pixels. */
export const CARD_WIDTH = 1030
export const CARD_HEIGHT = 650

export type PaperPattern = 'waves' | 'guilloche' | 'rays' | 'mesh'

export interface Style {
  readonly face: Face
  readonly size: number
}

export interface LabelTexts {
  readonly name: string
  readonly gender: string
  readonly address: string
  readonly religion: string
  readonly occupation: string
  readonly birth: string
  readonly rtRw: string
  readonly village: string
  readonly district: string
  readonly maritalStatus: string
  readonly nationality: string
  readonly validUntil: string
  readonly blood: string
}

export interface Layout {
  readonly id: string
  readonly jakarta: JakartaStyle
  readonly header: {
    readonly style: Style
    readonly align: 'center' | 'left'
    readonly x: number
    readonly y: number
    readonly step: number
  }
  readonly nik: {
    readonly label: Style
    readonly value: Style
    readonly font: 'ocr-a' | 'sans'
    readonly y: number
    readonly valueX: number
    /** Extra card units between digits. */
    readonly spacing: number
  }
  readonly rows: { readonly y: number; readonly step: number; readonly label: Style; readonly value: Style }
  readonly columns: {
    readonly labelX: number
    readonly valueX: number
    /** Values wrap before this. */
    readonly rightX: number
    readonly indent: number
    readonly colon: 'column' | 'glued' | 'none'
  }
  readonly blood: { readonly place: 'inline' | 'row'; readonly x: number }
  readonly labels: LabelTexts
  readonly portrait: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Place and date of issue and the signature; `x` is the centre. */
  readonly issue: { readonly x: number; readonly y: number; readonly size: number; readonly isLabelled: boolean }
  readonly specimen: { readonly x: number; readonly y: number; readonly size: number; readonly angle: number }
  readonly paper: {
    readonly from: string
    readonly to: string
    readonly line: string
    readonly pattern: PaperPattern
    readonly ink: string
  }
}

export const USUAL_LABELS: LabelTexts = {
  name: 'Nama',
  gender: 'Jenis Kelamin',
  address: 'Alamat',
  religion: 'Agama',
  occupation: 'Pekerjaan',
  birth: 'Tempat/Tgl Lahir',
  rtRw: 'RT/RW',
  village: 'Kel/Desa',
  district: 'Kecamatan',
  maritalStatus: 'Status Perkawinan',
  nationality: 'Kewarganegaraan',
  validUntil: 'Berlaku Hingga',
  blood: 'Gol. Darah',
}
