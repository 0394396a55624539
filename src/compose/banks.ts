import type { Bank } from '../banks/bank.ts'
import { banks } from '../banks/index.ts'

/** The banks that receipts are asked of. */
export function listBanks(): readonly Bank[] {
  return banks
}
