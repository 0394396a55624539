import { awash } from './awash/index.ts'
import type { Bank } from './bank.ts'
import { boa } from './boa/index.ts'
import { cbe } from './cbe/index.ts'
import { dashen } from './dashen/index.ts'
import { telebirr } from './telebirr/index.ts'

/** Every bank that can be asked, in the order in which they are offered. */
export const banks: readonly Bank[] = [cbe, telebirr, boa, dashen, awash]
