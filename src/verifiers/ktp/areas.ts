import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { OLD_REGENCY_CODES } from './old-area-codes.ts'

/** An area by its code without dots: 2 digits a province, 4 a regency, 6 a district. */
export interface Area {
  readonly code: string
  /** In capitals; the name of the table first, then other spellings that cards print. */
  readonly names: readonly string[]
}

/** The administrative areas of Indonesia as the package `idn-area-data` has them. */
export interface AreaTable {
  readonly provinces: readonly Area[]
  readonly regencies: readonly Area[]
  /** By district code; the only name of each. */
  readonly districts: ReadonlyMap<string, string>
  districtsIn(regencyCode: string): readonly Area[]
  /** Names in capitals. */
  villagesIn(districtCode: string): readonly string[]
  /** The code itself and the present code of an area that was renumbered. 2, 4 or 6 digits. */
  codesToday(code: string): readonly string[]
  isKnown(code: string): boolean
}

let loading: Promise<AreaTable> | undefined

/** Reads the table once per process (about 0.15 s, 20 MB); later calls share it. */
export function loadAreas(): Promise<AreaTable> {
  loading ??= readTable()
  return loading
}

async function readTable(): Promise<AreaTable> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ])
  return areaTable({
    provinces: provinces.filter(isFilled).map(({ code, name }) => ({ code, names: provinceNames(code, tidy(name)) })),
    regencies: regencies
      .filter(isFilled)
      .map(({ code, name }) => ({ code: bare(code), names: regencyNames(tidy(name)) })),
    districts: new Map(districts.filter(isFilled).map(({ code, name }) => [bare(code), tidy(name)])),
    villages: Map.groupBy(villages.filter(isFilled), (village) => bare(village.district_code)),
  })
}

interface TableParts {
  readonly provinces: readonly Area[]
  readonly regencies: readonly Area[]
  readonly districts: ReadonlyMap<string, string>
  readonly villages: ReadonlyMap<string, readonly { readonly name: string }[]>
}

function areaTable({ provinces, regencies, districts, villages }: TableParts): AreaTable {
  const villageNames = new Map([...villages].map(([code, list]) => [code, list.map(({ name }) => tidy(name))]))
  const districtList = [...districts].map(([code, name]) => ({ code, names: [name] }))
  const byRegency = Map.groupBy(districtList, ({ code }) => code.slice(0, 4))
  const known = new Set([...provinces, ...regencies, ...districtList].map(({ code }) => code))
  const codesToday = (code: string) => {
    const renumbered = OLD_REGENCY_CODES.get(code.slice(0, 4))
    return renumbered === undefined ? [code] : [code, renumbered + code.slice(4)]
  }
  return {
    provinces,
    regencies,
    districts,
    districtsIn: (regencyCode) => byRegency.get(regencyCode) ?? [],
    villagesIn: (districtCode) => villageNames.get(districtCode) ?? [],
    codesToday,
    isKnown: (code) => codesToday(code).some((each) => known.has(each)),
  }
}

/** How cards spell provinces whose table name is another: the capital's short name, names in force earlier. */
function provinceNames(code: string, name: string): readonly string[] {
  const others: Readonly<Record<string, readonly string[]>> = {
    '11': ['NANGGROE ACEH DARUSSALAM', 'DAERAH ISTIMEWA ACEH'],
    '19': ['BANGKA BELITUNG'],
    '31': ['DKI JAKARTA', 'DAERAH KHUSUS JAKARTA'],
    '34': ['DI YOGYAKARTA', 'D.I. YOGYAKARTA', 'D.I YOGYAKARTA'],
  }
  return [name, ...(others[code] ?? [])]
}

/** Cards leave `ADMINISTRASI` out, shorten it, or (Jakarta) print the bare name of the city. */
function regencyNames(name: string): readonly string[] {
  const administrative = /^(KABUPATEN|KOTA) ADMINISTRASI (.+)$/.exec(name)
  if (administrative === null) return [name]
  const [, kind, rest] = administrative
  return [`${kind} ${rest}`, `${rest}`, name, `${kind} ADM. ${rest}`, `${kind} ADM ${rest}`]
}

function tidy(name: string): string {
  return name.toUpperCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim()
}

function bare(code: string): string {
  return code.replaceAll('.', '')
}

// The package's reader answers one empty row for the newline that ends a file.
function isFilled(row: { readonly code: string; readonly name?: string }): boolean {
  return row.code !== '' && row.name !== undefined
}
