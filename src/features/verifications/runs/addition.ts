import type { Tx } from '../../../platform/database/database.ts'
import type { Check, Findings, Verifier } from '../../../verifiers/verifier.ts'
import type { LifecycleRow } from '../lifecycle/store.ts'

/** What a feature adds to what a verifier found, out of the organization's own data. */
export interface Addition {
  readonly checks: readonly Check[]
  /** Other verifications that this one has to do with, each with the reason code of the check that says so. */
  readonly linked: readonly { readonly id: string; readonly reasonCode: string }[]
  /** Absent: what the verifier found stays as it is. */
  readonly amend?: (findings: Findings) => Findings
}

/** Ends the work in the transaction that finishes the run, where it still is its worker's turn. */
export type AddToRun = (tx: Tx) => Promise<Addition>

export interface FoundRun {
  readonly verification: LifecycleRow
  readonly verifier: Verifier
  readonly findings: Findings
  readonly signal: AbortSignal
}

/**
 * Does the long part of the work before the transaction. Null: there is nothing to add. A feature exports its own and
 * `compose.ts` hands it in.
 */
export type PrepareAddition = (run: FoundRun) => Promise<AddToRun | null>

/** Several features' additions as one, each after the one before. */
export function prepareAll(prepares: readonly PrepareAddition[]): PrepareAddition {
  return async (run) => {
    const adds: AddToRun[] = []
    for (const prepare of prepares) {
      const add = await prepare(run)
      if (add !== null) adds.push(add)
    }
    return adds.length === 0 ? null : (tx) => addAll(tx, adds)
  }
}

async function addAll(tx: Tx, adds: readonly AddToRun[]): Promise<Addition> {
  const additions: Addition[] = []
  for (const add of adds) additions.push(await add(tx))
  return {
    checks: additions.flatMap(({ checks }) => checks),
    linked: additions.flatMap(({ linked }) => linked),
    amend: (findings) => additions.reduce((found, { amend }) => amend?.(found) ?? found, findings),
  }
}
