import type { AreaTable } from '../../../lib/nik/areas.ts'
import type { NikParts } from '../../../lib/nik/nik.ts'
import { PARENT_REGENCY_CODES } from '../../../lib/nik/old-area-codes.ts'
import type { Check } from '../../verifier.ts'
import type { AreaNames } from '../reading/read-places.ts'
import { failed, passed, passedWith, unavailable } from '../reasons/reasons.ts'

export interface AreaRules {
  readonly areas: AreaTable
  /** The organization wants to know who lives elsewhere than he was registered first. Default: it is information. */
  readonly doMovesCount: boolean
}

/**
 * The area of a NIK beside the printed one, each by any name and code that it has had. A NIK keeps the area of first
 * registration when its holder moves, so another one is no sign of anything; one that never existed is.
 */
export function checkArea(parts: NikParts, printed: AreaNames, { areas, doMovesCount }: AreaRules): Check {
  const { regencyCode, districtCode } = parts
  const unknown = [regencyCode, districtCode].find((code) => !areas.isKnown(code))
  if (unknown !== undefined) return failed('NIK_AREA_DIFFERS', `No area has had the code ${unknown} since 2016.`)
  if (printed.regency !== null && isCutOutOf(printed.regency, regencyCode, areas)) {
    return passed('NIK_AREA', `${printed.regency} was cut out of ${regencyCode}.`)
  }
  const elsewhere = placesElsewhere(parts, printed, areas)
  if (elsewhere.length > 0) {
    const note = `NIK: ${districtCode}; printed elsewhere: ${elsewhere.join(', ')}.`
    return doMovesCount ? failed('NIK_AREA_MOVED', note) : passedWith('NIK_AREA_MOVED', note)
  }
  if (Object.values(printed).includes(null)) {
    return unavailable('NIK_AREA_UNREAD', 'Province, regency or district on the card is none of the area table.')
  }
  return passed('NIK_AREA')
}

/** The levels at which the card prints another area than that of the NIK. */
function placesElsewhere(parts: NikParts, printed: AreaNames, areas: AreaTable): readonly string[] {
  const { provinceCode, regencyCode, districtCode } = parts
  const provinces = [provinceCode, ...areas.codesOf(regencyCode).map((code) => code.slice(0, 2))]
  const isHere = {
    province: (name: string) => provinces.some((code) => areas.isNamed(code, name)),
    regency: (name: string) => areas.isNamed(regencyCode, name),
    district: (name: string) => areas.isNamed(districtCode, name),
  }
  const levels = ['province', 'regency', 'district'] as const
  return levels.filter((level) => {
    const name = printed[level]
    return name !== null && !isHere[level](name)
  })
}

function isCutOutOf(regency: string, parentCode: string, areas: AreaTable): boolean {
  return [...PARENT_REGENCY_CODES].some(([child, parent]) => parent === parentCode && areas.isNamed(child, regency))
}
