import { amhara } from './amhara/index.ts'
import { awash } from './awash/index.ts'
import type { Bank } from './bank.ts'
import { boa } from './boa/index.ts'
import { cbe } from './cbe/index.ts'
import { cbebirr } from './cbebirr/index.ts'
import { coopay } from './coopay/index.ts'
import { dashen } from './dashen/index.ts'
import { ebirr } from './ebirr/index.ts'
import { mpesa } from './mpesa/index.ts'
import { sinqee } from './sinqee/index.ts'
import { telebirr } from './telebirr/index.ts'
import { wegagen } from './wegagen/index.ts'
import { zemen } from './zemen/index.ts'

/** Every bank that can be asked, in the order in which they are offered. */
export const banks: readonly Bank[] = [
  cbe,
  telebirr,
  boa,
  dashen,
  awash,
  zemen,
  cbebirr,
  mpesa,
  ebirr,
  coopay,
  sinqee,
  wegagen,
  amhara,
]
