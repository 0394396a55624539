import { boa } from './banks/boa.ts'
import { cbe } from './banks/cbe/index.ts'
import { dashen } from './banks/dashen.ts'
import { telebirr } from './banks/telebirr/index.ts'
import type { SimulatedBank } from './simulated-bank.ts'

export const BANKS: readonly SimulatedBank[] = [cbe, telebirr, boa, dashen]
