import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Something that is the same for everybody: caches may keep it. */
export interface PublishedFile {
  /** As in `Content-Type`. */
  readonly type: string
  readonly bytes: Buffer
  /** Of the bytes; with another encoding it gets a suffix. */
  readonly hash: string
  readonly compressed: Map<Encoding, Promise<Buffer>>
}

const ENCODINGS = ['br', 'gzip'] as const
type Encoding = (typeof ENCODINGS)[number]

/** Above 6 a megabyte costs seconds, and saves hundredths. */
const BROTLI_QUALITY = 6

const COMPRESS: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: promisify(gzip),
}

export function publishFile(type: string, content: string | Buffer): PublishedFile {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  return { type, bytes, hash, compressed: new Map() }
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** How long it may be kept. Default: an hour. */
  readonly cacheControl?: string
}

/** Answers with the file as the client can read it best, or that it has it already. Compressed once for all. */
export async function sendPublished(
  file: PublishedFile,
  { request, reply, cacheControl = 'public, max-age=3600' }: Exchange,
): Promise<FastifyReply> {
  const encoding = preferredEncoding(request.headers['accept-encoding'] ?? '')
  const tag = encoding === null ? `"${file.hash}"` : `"${file.hash}-${encoding}"`
  reply.headers({ etag: tag, vary: 'accept-encoding', 'cache-control': cacheControl })
  if (hasAlready(request.headers['if-none-match'] ?? '', file.hash)) return reply.code(304).send()
  reply.type(file.type)
  if (encoding === null) return reply.send(file.bytes)
  const bytes = file.compressed.get(encoding) ?? COMPRESS[encoding](file.bytes)
  file.compressed.set(encoding, bytes)
  return reply.header('content-encoding', encoding).send(await bytes)
}

function preferredEncoding(accepted: string): Encoding | null {
  const offers = accepted.split(',').map((each) => {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase())
    const quality = parameters.find((part) => part.startsWith('q='))?.slice('q='.length) ?? '1'
    return { name, isWanted: Number(quality) > 0 }
  })
  return ENCODINGS.find((encoding) => offers.some(({ name, isWanted }) => name === encoding && isWanted)) ?? null
}

/** Another encoding of the same content is the same to whoever has it. */
function hasAlready(tags: string, hash: string): boolean {
  return tags.split(',').some((tag) => {
    const value = tag.trim().replace(/^W\//, '')
    return value === '*' || value.replaceAll('"', '').replace(/-(br|gzip)$/, '') === hash
  })
}
