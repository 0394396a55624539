import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../../../api/api-error.ts'
import { sessionFetch } from '../../../api/session-fetch.ts'

/** Pixels: enough to read small print twice as large as it is. */
const LONGEST_SIDE = 2_000

export interface PagePicture {
  readonly url: string
  readonly width: number
  readonly height: number
}

export interface PagePlace {
  readonly fileId: string
  /** From 1. */
  readonly page: number
}

/** One page of a file as a picture; the server notes it as a reading. */
export const pageQuery = ({ fileId, page }: PagePlace) =>
  queryOptions({
    queryKey: ['page', fileId, page],
    queryFn: async (): Promise<PagePicture> => {
      const address = new URL(
        `/files/${fileId}/pages/${page}?longest_side=${LONGEST_SIDE}&format=webp`,
        location.origin,
      )
      const response = await sessionFetch(address.href)
      if (!response.ok) throw ApiError.of(response.status, await response.json().catch(() => null))
      const blob = await response.blob()
      const { width, height } = await createImageBitmap(blob)
      return { url: URL.createObjectURL(blob), width, height }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
