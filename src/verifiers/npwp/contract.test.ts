import { describeVerifier } from '../verifier.contract.ts'
import { npwp } from './index.ts'

describeVerifier({
  open: (engines) => npwp({ ...engines, acceptSpecimens: true }),
  configuration: { files: { npwp_file: ['a'] } },
  fileField: 'npwp_file',
  personal: ['npwp', 'nik', 'name', 'address', 'number', 'npwp_16', 'npwp_15'],
})
