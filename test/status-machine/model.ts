import type { RunEnd } from '../../src/verifiers/verifier.ts'

/** What a verification should be, by the published table of moves and nothing of the product's code. */
export interface Model {
  readonly status: string
  /** Runs so far; the last one is the current. */
  readonly run: number
  readonly lease: number
  readonly lost: number
  readonly isHeld: boolean
  readonly isUsers: boolean
  readonly isRedacted: boolean
  /** Every turn a worker was ever given. */
  readonly turns: readonly Turn[]
  /** Statuses and edits as the events should tell them. */
  readonly trail: readonly string[]
  readonly settled: number
  readonly released: number
}

export interface Turn {
  readonly run: number
  readonly lease: number
}

/** What a caller asks of it. */
type Move =
  | { readonly kind: 'submit' | 'cancel' | 'continue' }
  | { readonly kind: 'retry'; readonly force: boolean }
  | { readonly kind: 'review'; readonly to: 'NEED_REVIEW' | 'COMPLETED' | null }

export type Command =
  | Move
  | { readonly kind: 'redact' }
  | { readonly kind: 'take'; readonly run: number }
  | { readonly kind: 'finish'; readonly turn: Turn; readonly end: RunEnd | 'FAILED' }
  | { readonly kind: 'handBack'; readonly turn: Turn }

export interface Step {
  readonly model: Model
  /** An HTTP status, or what the worker is told. */
  readonly answer: number | string
}

const SETTLED = ['COMPLETED', 'NEED_REVIEW', 'FAILED', 'PARTIALLY_COMPLETED', 'PARTIALLY_FAILED', 'CANCELLED']
const CANCELLABLE = ['IN_QUEUE', 'IN_PROGRESS', 'FRAUD_DETECTED']
const LEASES_LOST_MAX = 3

/** What a command should do. */
export function step(model: Model, command: Command): Step {
  switch (command.kind) {
    case 'take':
      return take(model, command.run)
    case 'finish':
      return finish(model, command.turn, command.end)
    case 'handBack':
      return { model: isCurrent(model, command.turn) ? { ...model, isHeld: false } : model, answer: 'done' }
    case 'redact':
      return redact(model)
    default:
      return model.isRedacted ? refused(model) : move(model, command)
  }
}

function move(model: Model, command: Move): Step {
  const { status } = model
  switch (command.kind) {
    case 'submit':
      return status === 'DRAFT' ? newRun(model) : refused(model)
    case 'cancel':
      if (!CANCELLABLE.includes(status)) return refused(model)
      return moved({ ...model, isHeld: false, released: model.released + 1 }, 'CANCELLED')
    case 'continue':
      return status === 'FRAUD_DETECTED' ? moved(model, 'IN_QUEUE') : refused(model)
    case 'retry':
      return status === 'FAILED' || (command.force && SETTLED.includes(status)) ? newRun(model) : refused(model)
    case 'review':
      if (status !== 'COMPLETED' && status !== 'NEED_REVIEW') return refused(model)
      if (command.to !== null && command.to !== status) return moved(model, command.to)
      return { model: { ...model, trail: [...model.trail, 'EDITED'] }, answer: 200 }
  }
}

function newRun(model: Model): Step {
  return moved({ ...model, run: model.run + 1, lost: 0, isHeld: false }, 'IN_QUEUE')
}

function take(model: Model, run: number): Step {
  if (run !== model.run) return { model, answer: 'NOT_THIS_RUN' }
  if (model.status === 'IN_QUEUE') return { ...moved(given(model, model.lost), 'IN_PROGRESS'), answer: 'taken' }
  if (model.status !== 'IN_PROGRESS') return { model, answer: 'SETTLED' }
  const lost = model.lost + (model.isHeld ? 1 : 0)
  if (lost < LEASES_LOST_MAX) return { model: given(model, lost), answer: 'taken' }
  return {
    ...moved({ ...model, isHeld: false, released: model.released + 1 }, 'FAILED'),
    answer: 'WORKER_LOST',
  }
}

function given(model: Model, lost: number): Model {
  const turn = { run: model.run, lease: model.lease + 1 }
  return { ...model, lease: turn.lease, lost, isHeld: true, turns: [...model.turns, turn] }
}

function finish(model: Model, turn: Turn, end: RunEnd | 'FAILED'): Step {
  if (!isCurrent(model, turn)) return { model, answer: 'late' }
  const ended = { ...model, isHeld: false }
  if (end === 'FAILED') return { ...moved({ ...ended, released: model.released + 1 }, end), answer: 'written' }
  if (end === 'FRAUD_DETECTED') return { ...moved(ended, end), answer: 'written' }
  // What a key started has nobody to review it.
  const to = end === 'NEED_REVIEW' && !model.isUsers ? 'COMPLETED' : end
  return { ...moved({ ...ended, settled: model.settled + 1 }, to), answer: 'written' }
}

function redact(model: Model): Step {
  if (!SETTLED.includes(model.status)) return refused(model)
  if (model.isRedacted) return { model, answer: 204 }
  return { model: { ...model, isRedacted: true, trail: [...model.trail, 'REDACTED'] }, answer: 204 }
}

function isCurrent(model: Model, turn: Turn): boolean {
  return model.status === 'IN_PROGRESS' && turn.run === model.run && turn.lease === model.lease
}

function moved(model: Model, status: string): Step {
  return { model: { ...model, status, trail: [...model.trail, status] }, answer: 200 }
}

function refused(model: Model): Step {
  return { model, answer: 409 }
}
