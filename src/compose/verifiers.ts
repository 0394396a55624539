import { doMovedAreasCount } from '../features/organizations/store.ts'
import { aml } from '../verifiers/aml/index.ts'
import { ktp } from '../verifiers/ktp/index.ts'
import { npwp } from '../verifiers/npwp/index.ts'
import { receipt } from '../verifiers/receipt/index.ts'
import type { SearchReceipt } from '../verifiers/receipt/receipt-search.ts'
import type { Verifier } from '../verifiers/verifier.ts'
import type { Ground } from './ground.ts'
import type { Screener } from './screening.ts'

interface VerifierOptions {
  readonly ground: Ground
  readonly screener: Screener
  readonly search: SearchReceipt
}

/** Every service of the product has its line here. */
export function openVerifiers({ ground, screener, search }: VerifierOptions): readonly Verifier[] {
  const { config, db, engines } = ground
  const { acceptSpecimens, faceFalseMatchRate: falseMatchRate } = config
  const doMovesCount = (organizationId: string) => doMovedAreasCount(db, organizationId)
  return [
    ktp({ ...engines, falseMatchRate, acceptSpecimens, screener, doMovesCount }),
    npwp({ ...engines, acceptSpecimens }),
    aml(screener),
    receipt(search),
  ]
}
