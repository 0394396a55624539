import { type FieldReading, NOTHING } from '../../../engines/forms/field-reading.ts'
import { placeField } from '../../../engines/forms/place-field.ts'
import { cellsOf, type RawValue } from '../../../engines/forms/raw-value.ts'
import { type Snapped, snap } from '../../../engines/forms/snap.ts'
import type { Cell } from '../../../engines/forms/text-run.ts'
import { tidyPlace } from '../../../engines/forms/tidy-text.ts'
import { areaKey } from '../../../lib/nik/area-names.ts'
import type { Area, AreaTable } from '../../../lib/nik/areas.ts'
import type { ParsedCard } from './parse-card.ts'

/** The four areas of a card, and what the tables say to them. */
export interface Places {
  readonly province: FieldReading
  readonly regency: FieldReading
  readonly district: FieldReading
  readonly village: FieldReading
  /** As the tables name what is printed; null where that is none of their names. */
  readonly names: AreaNames
  /** Every code that the smallest area of these has had. */
  readonly codes: readonly string[]
}

export interface AreaNames {
  readonly province: string | null
  readonly regency: string | null
  readonly district: string | null
}

/** Cost per character up to which a reading becomes the name of the table. */
const COST_MAX = 0.17

const NOWHERE: Found = { field: NOTHING, code: null, name: null }

/** What a name outside the area printed above it costs more: a card that contradicts itself is read as printed. */
const ELSEWHERE = 0.7

/**
 * Reads province, regency, district and village, each within the one above it. Noise is settled by the table; a name
 * that reads like a real place elsewhere stays what it is, so that contradictions survive.
 */
export function readPlaces(card: ParsedCard, areas: AreaTable): Places {
  const province = headerPlace(card.header.province, areas.provinces)
  const provinceCode = province.code
  const regencies = areas.regencies.map((area) => ({ area, isNear: area.code.slice(0, 2) === provinceCode }))
  const regency = headerPlace(
    card.header.regency,
    areas.regencies,
    new Set(regencies.filter(({ isNear }) => isNear).map(({ area }) => area.code)),
  )
  const district = districtOf(card.rows.district, { areas, regencyCode: regency.code, provinceCode })
  const smallest = district.code ?? regency.code ?? provinceCode
  const village = villageOf(card.rows.village, { areas, regencyCode: regency.code, districtCode: district.code })
  return {
    province: province.field,
    regency: regency.field,
    district: district.field,
    village,
    names: { province: province.name, regency: regency.name, district: district.name },
    codes: smallest === null ? [] : areas.codesOf(smallest),
  }
}

interface Found {
  readonly field: FieldReading
  readonly code: string | null
  /** As the tables have it. */
  readonly name: string | null
}

function headerPlace(
  place: ParsedCard['header']['province'],
  candidates: readonly Area[],
  near?: ReadonlySet<string>,
): Found {
  if (place === null) return NOWHERE
  const raw: RawValue = { runs: place.runs, foundBy: place.isAnnounced ? 'label' : 'place' }
  return among(place.cells, raw, { candidates, near })
}

interface Within {
  readonly areas: AreaTable
  readonly regencyCode: string | null
}

function districtOf(raw: RawValue | undefined, within: Within & { readonly provinceCode: string | null }): Found {
  if (raw === undefined) return NOWHERE
  const { areas, regencyCode, provinceCode } = within
  const cells = cellsOf(raw)
  const inRegency = districtsOf(areas, regencyCode)
  const here = among(cells, raw, { candidates: inRegency })
  if (here.code !== null) return here
  const inProvince = [...areas.districts]
    .filter(([code]) => provinceCode === null || code.startsWith(provinceCode))
    .map(([code, names]) => ({ code, names }))
  const near = new Set(inRegency.map(({ code }) => code))
  const elsewhere = among(cells, raw, { candidates: inProvince, near })
  const isPlainlyElsewhere = elsewhere.code !== null && elsewhere.field.evidence.cost <= ELSEWHERE
  const almostHere = among(cells, raw, { candidates: inRegency, isShortList: true })
  if (!isPlainlyElsewhere && almostHere.code !== null) return almostHere
  // A district of another regency says nothing about which of several namesakes it is.
  if (elsewhere.name !== null) return { ...elsewhere, code: null }
  // Of another province it is one only to the letter: among all names something is always near.
  const asRead = tidyPlace(cells)
  const isFarther = [...areas.districts.values()].some((names) => names.includes(asRead))
  return { ...elsewhere, code: null, name: isFarther ? asRead : null }
}

function villageOf(raw: RawValue | undefined, within: Within & { readonly districtCode: string | null }): FieldReading {
  if (raw === undefined) return NOTHING
  const { areas, regencyCode, districtCode } = within
  const cells = cellsOf(raw)
  const asRead = tidyPlace(cells)
  const inDistrict = districtCode === null ? [] : areas.villagesIn(districtCode)
  const first = snap({ cells, asRead }, inDistrict, { costMax: COST_MAX })
  if (first.isTerm || regencyCode === null) return placeField(raw, cells, { asRead, snapped: first })
  const inRegency = districtsOf(areas, regencyCode).flatMap(({ code }) => areas.villagesIn(code))
  const second = snap({ cells, asRead }, inRegency, {
    costMax: COST_MAX,
    surcharge: (name) => (inDistrict.includes(name) ? 0 : ELSEWHERE),
  })
  if (second.isTerm) return placeField(raw, cells, { asRead, snapped: second })
  const snapped = snap({ cells, asRead }, inDistrict, { costMax: COST_MAX, isShortList: true })
  return placeField(raw, cells, { asRead, snapped })
}

interface Candidates {
  readonly candidates: readonly Area[]
  /** Codes that cost nothing more; all of them when left out. */
  readonly near?: ReadonlySet<string> | undefined
  readonly isShortList?: boolean
}

function among(cells: readonly Cell[], raw: RawValue, { candidates, near, isShortList = false }: Candidates): Found {
  const asRead = tidyPlace(cells)
  const byName = Map.groupBy(
    candidates.flatMap(({ code, names }) => names.map((name) => ({ code, name }))),
    ({ name }) => name,
  )
  const isNear = (name: string) => near === undefined || (byName.get(name) ?? []).some(({ code }) => near.has(code))
  const names = [...byName.keys()]
  const options = { costMax: COST_MAX, isShortList, surcharge: (name: string) => (isNear(name) ? 0 : ELSEWHERE) }
  const snapped = respelled(asRead, names.filter(isNear)) ?? snap({ cells, asRead }, names, options)
  const owners = snapped.isTerm ? (byName.get(snapped.value) ?? []) : []
  const owner = owners.find(({ code }) => near?.has(code) ?? true) ?? owners[0]
  const name = snapped.isTerm ? snapped.value : null
  return { field: placeField(raw, cells, { asRead, snapped }), code: owner?.code ?? null, name }
}

/** Of every time that the regency has had districts of. */
function districtsOf(areas: AreaTable, regencyCode: string | null): readonly Area[] {
  return regencyCode === null ? [] : areas.codesOf(regencyCode).flatMap((code) => areas.districtsIn(code))
}

/** A name that the table spells otherwise: together, or with another kind of numeral. */
function respelled(asRead: string, names: readonly string[]): Snapped | null {
  if (names.includes(asRead)) return null
  const key = areaKey(asRead)
  const value = key === '' ? undefined : names.find((name) => areaKey(name) === key)
  return value === undefined ? null : { value, isTerm: true, cost: 0, margin: 1 }
}
