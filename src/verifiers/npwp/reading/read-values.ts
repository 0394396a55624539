import { type FieldReading, fieldReading, NOTHING } from '../../../engines/forms/field-reading.ts'
import type { FormValues } from '../../../engines/forms/fill-gaps.ts'
import { cellsOf, type RawValue } from '../../../engines/forms/raw-value.ts'
import { snap } from '../../../engines/forms/snap.ts'
import type { Cell } from '../../../engines/forms/text-run.ts'
import { tidyAddress, tidyName, tidyPlace } from '../../../engines/forms/tidy-text.ts'
import { digitOf } from '../../../lib/look-alikes.ts'
import type { AreaTable } from '../../../lib/nik/areas.ts'
import type { NpwpField, NpwpRow } from './npwp-layout.ts'
import { registeredDay } from './registered-day.ts'

export type TextField = Exclude<NpwpField, 'npwp' | 'npwp_15' | 'nik'>

/** Every printed value but the numbers. */
export interface NpwpValues {
  readonly fields: Readonly<Record<TextField, FieldReading>>
}

/** Makes values of the rows of a tax card. */
export function readValues(rows: FormValues<NpwpRow>, areas: AreaTable): NpwpValues {
  return {
    fields: {
      name: freeText(rows.name, tidyName),
      address: freeText(rows.address, tidyWholeAddress),
      tax_office: taxOffice(rows.tax_office, areas),
      registered_at: registeredAt(rows.registered_at),
    },
  }
}

function freeText(raw: RawValue | undefined, tidy: (cells: readonly Cell[]) => string): FieldReading {
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  return fieldReading({ value: tidy(cells), raw, cells })
}

/** Digits behind RT and RW, and what stands for a number in the names of villages behind them. */
function tidyWholeAddress(cells: readonly Cell[]): string {
  const text = tidyAddress(cells).replaceAll(/\b(RT|RW)[ .:]{0,2}[0-9OQDILSBZ]{1,3}(?= |$)/g, (found) =>
    found.replace(/[0-9OQDILSBZ]+$/, (number) => [...number].map(digitFor).join('')),
  )
  const end = / RW[ .:]{0,2}[0-9]{1,3} /.exec(text)
  if (end === null) return text
  const cut = end.index + end[0].length
  return text.slice(0, cut) + text.slice(cut).replaceAll(/(?<= )[1|](?= |$)/g, 'I')
}

function digitFor(char: string): string {
  return digitOf(char) ?? char
}

/** Kinds of tax offices; nearly all bear the name of a regency behind. */
const OFFICE_KINDS = ['PRATAMA', 'MADYA', 'WAJIB PAJAK BESAR', 'PENANAMAN MODAL ASING', 'PERUSAHAAN MASUK BURSA']

/** Cost per character up to which a reading becomes the name of a tax office. */
const OFFICE_COST_MAX = 0.12

/** `KPP PRATAMA SLEMAN`: the printed letters, or the office that they are nearest to. */
function taxOffice(raw: RawValue | undefined, areas: AreaTable): FieldReading {
  if (raw === undefined) return NOTHING
  const cells = cellsOf(raw)
  const asRead = tidyPlace(cells)
  const snapped = snap({ cells, asRead }, officeNames(areas), { costMax: OFFICE_COST_MAX })
  const value = snapped.value === '' ? '' : `KPP ${snapped.value}`
  // Offices are called after quarters and islands, too: a name that is none of the list is as good.
  return fieldReading({ value, raw, cells, snapped: { ...snapped, isTerm: true }, source: 'areas' })
}

const offices = new WeakMap<AreaTable, readonly string[]>()

function officeNames(areas: AreaTable): readonly string[] {
  const known = offices.get(areas)
  if (known !== undefined) return known
  const places = areas.regencies.flatMap(({ names }) => names.map((name) => name.replace(/^(KABUPATEN|KOTA) /, '')))
  const names = [...new Set(places)].flatMap((place) => OFFICE_KINDS.slice(0, 2).map((kind) => `${kind} ${place}`))
  offices.set(areas, names)
  return names
}

function registeredAt(raw: RawValue | undefined): FieldReading {
  if (raw === undefined) return NOTHING
  const day = registeredDay(cellsOf(raw))
  if (day === null) return { ...NOTHING, runs: raw.runs }
  const snapped = { value: day.date, isTerm: true, cost: 0, margin: 1 }
  return fieldReading({ value: day.date, raw, cells: day.cells, snapped })
}
