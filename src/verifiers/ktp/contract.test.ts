import { FACE, watcher } from '../../../test/ktp-rig.ts'
import { fictionalScreening } from '../../engines/screening/screening.ts'
import { describeVerifier } from '../verifier.contract.ts'
import { ktp } from './index.ts'

const screener = { screening: fictionalScreening({}), staleAfterDays: 1 }

describeVerifier({
  open: (engines) => ktp({ ...engines, faces: watcher([FACE]), acceptSpecimens: true, screener }),
  configuration: { verification_type: 'KTP_OCR', files: { ktp_file: ['a'], selfie_file: ['b'] } },
  fileField: 'ktp_file',
  personal: ['nik', 'name', 'address', 'birth_date'],
})
