export interface ServerEvent {
  readonly kind: string
  readonly data: string
  readonly id: string | null
}

/** Takes the text of a stream in pieces, however it is cut, and tells each event once it is whole (HTML Living Standard, 9.2.6). */
export function createEventReader(tell: (event: ServerEvent) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    rest += piece
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event !== null) tell(event)
    }
  }
}

/** Null for a heartbeat and other comments. */
function eventOf(block: string): ServerEvent | null {
  const lines = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line))
  const partOf = (name: string) => lines.find((line) => line?.[1] === name)?.[2]
  const data = partOf('data')
  if (data === undefined) return null
  return { kind: partOf('event') ?? 'message', data, id: partOf('id') ?? null }
}
