import { getVillages } from 'idn-area-data'
import { areaKey, cardSpellings } from './area-names.ts'
import table from './area-table.json' with { type: 'json' }
import { EARLIER_REGENCY_CODES } from './old-area-codes.ts'

/** An area by its code without dots: 2 digits a province, 4 a regency, 6 a district. */
export interface Area {
  readonly code: string
  /** In capitals, newest first: what the tables called it, then other spellings that cards print. */
  readonly names: readonly string[]
}

/**
 * The administrative areas of Indonesia since 2016. A code may have named several areas one after the other, and an area
 * may have had several codes: what belongs together is told by names.
 */
export interface AreaTable {
  readonly provinces: readonly Area[]
  readonly regencies: readonly Area[]
  /** By code. */
  readonly districts: ReadonlyMap<string, readonly string[]>
  districtsIn(regencyCode: string): readonly Area[]
  /** Names in capitals, of the villages that the district has today. */
  villagesIn(districtCode: string): readonly string[]
  /** Whether an area had this code of 2, 4 or 6 digits in one of the tables, or is known to have had it before them. */
  isKnown(code: string): boolean
  /** All codes that the area of this code has had, itself first: a province was divided, and its parts renumbered. */
  codesOf(code: string): readonly string[]
  /** Whether a name, spelled in any way, is one that the area of this code has had. */
  isNamed(code: string, name: string): boolean
}

let loading: Promise<AreaTable> | undefined

/** Reads the tables once per process; later calls share them. */
export function loadAreas(): Promise<AreaTable> {
  loading ??= readTables()
  return loading
}

async function readTables(): Promise<AreaTable> {
  const villages = await getVillages()
  const byDistrict = Map.groupBy(villages.filter(isFilled), (village) => village.district_code.replaceAll('.', ''))
  return new Areas(AREA_ROWS, byDistrict)
}

export interface AreaRow {
  readonly code: string
  readonly name: string
  /** First and last year; null: all of them. */
  readonly years: readonly [first: number, last: number] | null
}

/** One for each name that a code has had. */
export const AREA_ROWS: readonly AreaRow[] = table.rows.map((row) => {
  const [, code = '', name = '', first, last] = /^(\d+) ([^|]+)(?:\|(\d+)-(\d+))?$/.exec(row) ?? []
  return { code, name, years: first === undefined ? null : [Number(first), Number(last)] }
})

class Areas implements AreaTable {
  readonly provinces: readonly Area[]
  readonly regencies: readonly Area[]
  readonly districts: ReadonlyMap<string, readonly string[]>
  readonly #names = new Map<string, readonly string[]>()
  readonly #keys = new Map<string, ReadonlySet<string>>()
  readonly #districtsIn: ReadonlyMap<string, readonly Area[]>
  /** Regencies by what their names have in common. */
  readonly #regencyCodes = new Map<string, readonly string[]>()
  readonly #villages: ReadonlyMap<string, readonly string[]>

  constructor(rows: readonly AreaRow[], villages: ReadonlyMap<string, readonly { readonly name: string }[]>) {
    for (const [code, own] of Map.groupBy(rows, (row) => row.code)) {
      const newestFirst = own.toSorted((a, b) => (b.years?.[1] ?? Infinity) - (a.years?.[1] ?? Infinity))
      this.#add(
        code,
        newestFirst.map(({ name }) => name),
      )
    }
    this.provinces = this.#ofLength(2)
    this.regencies = this.#ofLength(4)
    const districts = this.#ofLength(6)
    this.districts = new Map(districts.map(({ code, names }) => [code, names]))
    this.#districtsIn = Map.groupBy(districts, ({ code }) => code.slice(0, 4))
    for (const { code } of this.regencies) {
      for (const key of this.#keys.get(code) ?? []) {
        this.#regencyCodes.set(key, [...(this.#regencyCodes.get(key) ?? []), code])
      }
    }
    this.#villages = new Map([...villages].map(([code, list]) => [code, list.map(({ name }) => tidy(name))]))
  }

  districtsIn(regencyCode: string): readonly Area[] {
    return this.#districtsIn.get(regencyCode) ?? []
  }

  villagesIn(districtCode: string): readonly string[] {
    return [...new Set(this.codesOf(districtCode).flatMap((code) => this.#villages.get(code) ?? []))]
  }

  isKnown(code: string): boolean {
    return this.#names.has(code) || this.#names.has(afterDivision(code))
  }

  codesOf(code: string): readonly string[] {
    const own = this.#names.has(code) ? code : afterDivision(code)
    const keys = [...(this.#keys.get(own) ?? [])]
    if (own.length === 2) return [...new Set([code, own])]
    const regency = own.slice(0, 4)
    const regencies = new Set([...(this.#keys.get(regency) ?? [])].flatMap((key) => this.#regencyCodes.get(key) ?? []))
    if (own.length === 4) return [...new Set([code, own, ...regencies])]
    const namesakes = [...regencies]
      .filter((each) => each !== regency)
      .flatMap((each) => this.districtsIn(each))
      .filter((each) => keys.some((key) => this.#keys.get(each.code)?.has(key)))
    return [...new Set([code, own, ...namesakes.map((each) => each.code)])]
  }

  isNamed(code: string, name: string): boolean {
    const key = areaKey(name)
    return this.codesOf(code).some((each) => this.#keys.get(each)?.has(key))
  }

  #add(code: string, names: readonly string[]): void {
    const all = cardSpellings(code, names)
    this.#names.set(code, all)
    this.#keys.set(code, new Set(all.map(areaKey)))
  }

  #ofLength(length: number): readonly Area[] {
    return [...this.#names].filter(([code]) => code.length === length).map(([code, names]) => ({ code, names }))
  }
}

/** The code that an area has had in all tables, where it is known to have had this one before them. */
function afterDivision(code: string): string {
  const regency = EARLIER_REGENCY_CODES.get(code.slice(0, 4))
  return regency === undefined ? code : regency + code.slice(4)
}

function tidy(name: string): string {
  return name.toUpperCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
}

// The package's reader answers one empty row for the newline that ends a file.
function isFilled(row: { readonly code: string; readonly name?: string }): boolean {
  return row.code !== '' && row.name !== undefined
}
