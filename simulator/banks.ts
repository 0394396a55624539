import { amhara } from './banks/amhara.ts'
import { awash } from './banks/awash/index.ts'
import { boa } from './banks/boa.ts'
import { cbe } from './banks/cbe/index.ts'
import { cbebirr } from './banks/cbebirr.ts'
import { dashen } from './banks/dashen.ts'
import { coopay, ebirr, sinqee } from './banks/ebirr.ts'
import { mpesa } from './banks/mpesa.ts'
import { telebirr } from './banks/telebirr/index.ts'
import { wegagen } from './banks/wegagen.ts'
import { zemen } from './banks/zemen.ts'
import type { SimulatedBank } from './simulated-bank.ts'

/** In the order in which `--first-port` counts their lookups. */
export const BANKS: readonly SimulatedBank[] = [
  cbe,
  telebirr,
  boa,
  dashen,
  awash,
  zemen,
  cbebirr,
  mpesa,
  ebirr,
  sinqee,
  wegagen,
  amhara,
  coopay,
]
