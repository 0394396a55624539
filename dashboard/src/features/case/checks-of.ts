import type { Verification } from './verification-query.ts'

type Output = NonNullable<Verification['output']>
export type Check = NonNullable<Output['checks']>[number]

export function checksOf({ output }: Pick<Verification, 'output'>): readonly Check[] {
  return output?.checks ?? []
}
