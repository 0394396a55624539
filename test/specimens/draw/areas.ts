import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import type { Random } from './random.ts'

/** One village with everything above it, names in capitals as a card prints them. */
export interface Area {
  readonly province: string
  /** With KABUPATEN or KOTA (and ADMINISTRASI in Jakarta). */
  readonly regency: string
  readonly district: string
  readonly village: string
  /** Six digits, the first six of a NIK issued there. */
  readonly districtCode: string
}

export interface AreaTable {
  pickArea(random: Random): Area
  /** A regency or city name without its kind, as printed for a birth place. */
  pickPlace(random: Random): string
  /** Two digits each. */
  provinceCodes(): readonly string[]
  /** Six digits each, those that start with `prefix`. */
  districtCodes(prefix: string): readonly string[]
}

/** Reads the area table of the `idn-area-data` package (ODbL data). */
export async function loadAreas(): Promise<AreaTable> {
  const [provinces, regencies, districts, villages] = await Promise.all([
    getProvinces(),
    getRegencies(),
    getDistricts(),
    getVillages(),
  ])
  const provinceNames = new Map(provinces.map((each) => [each.code, printed(each.name)]))
  const regencyNames = new Map(regencies.map((each) => [each.code, printed(each.name)]))
  const districtNames = new Map(districts.map((each) => [each.code, printed(each.name)]))
  const usable = villages.filter((each) => isPlain(each.name) && isPlain(districtNames.get(each.district_code) ?? '"'))
  // By province first, or half of all cards would come from Java and Sumatra's many villages.
  const byProvince = groupBy(usable, (each) => each.code.slice(0, 2))
  const codes = [...byProvince.keys()].sort()
  const allDistricts = districts.map((each) => each.code.replaceAll('.', ''))
  const places = [...regencyNames.values()].map(placeOf)
  return {
    pickArea(random) {
      const province = random.chance(0.12) ? '31' : random.pick(codes)
      const village = random.pick(byProvince.get(province) ?? usable)
      return {
        province: shortProvince(provinceNames.get(province) ?? ''),
        regency: regencyNames.get(village.district_code.slice(0, 5)) ?? '',
        district: districtNames.get(village.district_code) ?? '',
        village: printed(village.name),
        districtCode: village.district_code.replaceAll('.', ''),
      }
    },
    pickPlace: (random) => random.pick(places),
    provinceCodes: () => codes,
    districtCodes: (prefix) => allDistricts.filter((each) => each.startsWith(prefix)),
  }
}

/** A regency's name without KABUPATEN, KOTA or ADMINISTRASI. */
export function placeOf(regency: string): string {
  return regency.replace(/^(KABUPATEN|KOTA)\s+(ADMINISTRASI\s+)?/, '')
}

function printed(name: string): string {
  return name.toUpperCase().replaceAll(/\s+/g, ' ').trim()
}

function shortProvince(name: string): string {
  return name === 'DAERAH KHUSUS IBUKOTA JAKARTA' ? 'DKI JAKARTA' : name
}

function isPlain(name: string): boolean {
  return /^[A-Za-z][A-Za-z .'/-]{2,26}$/.test(name)
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return groups
}
