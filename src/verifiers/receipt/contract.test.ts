import { describeVerifier } from '../verifier.contract.ts'
import { receipt } from './index.ts'

describeVerifier({
  open: () => receipt(() => Promise.reject(new Error('A magic value asked a bank.'))),
  configuration: { bank: 'telebirr', transaction_number: 'DF70KX7Q2M' },
  personal: ['transaction_number'],
})
