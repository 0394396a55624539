import { Parser } from 'htmlparser2'

interface Cut {
  readonly from: number
  readonly to: number
  readonly by: string
}

/** Elements that run, load or send something. What they hold goes with them. */
const RUNNING: ReadonlySet<string> = new Set(['script', 'iframe', 'object', 'embed', 'applet', 'frame', 'frameset'])
/** Of these the tag alone does it. */
const LEADING: ReadonlySet<string> = new Set(['base', 'link'])
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster'])
/** What a browser obeys where something was cut that the parser may have seen otherwise than it would. */
const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">'

/** A page with nothing in it that runs, and every other letter of it as it was. */
export function withoutScripts(html: string): string {
  const cuts = cutsOf(html)
  if (cuts.length === 0) return html
  let [at, kept] = [0, POLICY]
  for (const { from, to, by } of cuts) {
    if (from < at) continue
    kept += html.slice(at, from) + by
    at = to
  }
  return kept + html.slice(at)
}

function cutsOf(html: string): readonly Cut[] {
  const cuts: Cut[] = []
  let [depth, start] = [0, 0]
  const parser = new Parser({
    onopentag(name, attributes) {
      const from = parser.startIndex
      if (RUNNING.has(name)) {
        if (depth === 0) start = from
        depth += 1
        return
      }
      if (depth > 0) return
      const to = parser.endIndex + 1
      const isRefresh = name === 'meta' && attributes['http-equiv'] !== undefined
      if (LEADING.has(name) || isRefresh) return void cuts.push({ from, to, by: '' })
      const harmless = Object.entries(attributes).filter(([key, value]) => !isRunning(key, value))
      if (harmless.length < Object.keys(attributes).length) cuts.push({ from, to, by: tagOf(name, harmless) })
    },
    onclosetag(name) {
      if (!RUNNING.has(name) || depth === 0) return
      depth -= 1
      if (depth === 0) cuts.push({ from: start, to: parser.endIndex + 1, by: '' })
    },
  })
  parser.write(html)
  parser.end()
  return cuts
}

function isRunning(key: string, value: string): boolean {
  if (key.startsWith('on') || key === 'srcdoc') return true
  // Browsers pass over blanks and control characters in a scheme.
  const bare = value.replace(/[\s\p{Cc}]/gu, '')
  return ADDRESSES.has(key) && /^(?:javascript|vbscript|data:text)/i.test(bare)
}

function tagOf(name: string, attributes: readonly (readonly [string, string])[]): string {
  const written = attributes.map(
    ([key, value]) => ` ${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  )
  return `<${name}${written.join('')}>`
}
