import { z } from 'zod'

/** The query of every list: how many items to skip and how many to answer. */
export const PageQuery = z.strictObject({
  page_offset: z.coerce.number().int().min(0).max(10_000_000).default(0).describe('Number of items to skip'),
  page_size: z.coerce.number().int().min(1).max(100).default(10).describe('Number of items per page'),
})

export interface Page {
  readonly offset: number
  readonly size: number
}

export function pageOf(query: z.infer<typeof PageQuery>): Page {
  return { offset: query.page_offset, size: query.page_size }
}
