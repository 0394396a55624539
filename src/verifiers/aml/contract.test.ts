import { fictionalScreening } from '../../engines/screening/screening.ts'
import { describeVerifier } from '../verifier.contract.ts'
import { aml } from './index.ts'

describeVerifier({
  open: () => aml({ screening: fictionalScreening({}), staleAfterDays: 1 }),
  configuration: { name: 'DEDI KUSUMA HIDAYAT' },
  personal: [],
})
