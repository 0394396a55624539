import { readFile } from 'node:fs/promises'
import type { MeasuredPicture } from '../../src/engines/tamper/pictures/measure-picture.ts'
import type { TamperEntry } from './tamper-truth.ts'

/** A picture of a set and what was measured in it. */
export interface MeasuredSample {
  readonly entry: TamperEntry
  readonly measured: MeasuredPicture
}

/** JSON knows no NaN. */
export function toJson(samples: readonly MeasuredSample[]): string {
  return JSON.stringify(samples, (_, value) => (Number.isNaN(value) ? 'NaN' : value))
}

export async function readMeasured(file: string): Promise<readonly MeasuredSample[]> {
  return JSON.parse(await readFile(file, 'utf8'), (_, value) => (value === 'NaN' ? Number.NaN : value))
}
