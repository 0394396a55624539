import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const TEMPLATES = path.join(import.meta.dirname, 'clients')

const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header', 'cookie']) })
const Operation = z.object({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  parameters: z.array(z.unknown()).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
})
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})

interface Call {
  /** As words of small letters, e.g. `['verify', 'payment']`. */
  readonly name: readonly string[]
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly inPath: readonly string[]
  readonly inQuery: readonly string[]
  readonly inHeaders: readonly string[]
  readonly takesBody: boolean
  readonly takesFiles: boolean
}

/** The client for Python in one file, from the server's document. */
export function pythonClient(document: unknown): string {
  const calls = callsOf(document).map(pythonMethod).join('\n')
  return filled('absah.py', '    # OPERATIONS\n', calls)
}

/** The same for PHP. */
export function phpClient(document: unknown): string {
  const calls = callsOf(document).map(phpMethod).join('\n')
  return filled('Absah.php', '    // OPERATIONS\n', calls)
}

function filled(template: string, mark: string, calls: string): string {
  const [before, after] = readFileSync(path.join(TEMPLATES, template), 'utf8').split(mark)
  if (before === undefined || after === undefined) throw new Error(`${template} has lost its mark: ${mark}`)
  return `${before}${calls}${after}`
}

/** Every call, in the order of the document. @throws {Error} where two have one name. */
function callsOf(document: unknown): readonly Call[] {
  const { paths } = Document.parse(document)
  const calls = Object.entries(paths).flatMap(([where, methods]) =>
    METHODS.flatMap((method) => (methods[method] === undefined ? [] : [callOf(where, method, methods[method])])),
  )
  const names = calls.map(({ name }) => name.join('_'))
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined) throw new Error(`Two calls of the API would be called ${twice}: give them an operationId.`)
  return calls
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

function callOf(where: string, method: string, value: unknown): Call {
  const operation = Operation.parse(value)
  const parameters = operation.parameters.flatMap((each) => Parameter.safeParse(each).data ?? [])
  const namesIn = (place: string) => parameters.filter((each) => each.in === place).map(({ name }) => name)
  const content = Object.keys(operation.requestBody?.content ?? {})
  return {
    name: wordsOf(operation.operationId ?? `${method} ${where}`),
    method: method.toUpperCase(),
    path: where,
    summary: operation.summary ?? `${method.toUpperCase()} ${where}`,
    inPath: [...where.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    inQuery: namesIn('query'),
    // What the client itself sends is none of the caller's business.
    inHeaders: namesIn('header').filter((name) => !/^(idempotency-key|authorization|x-api-key)$/i.test(name)),
    takesBody: content.length > 0,
    takesFiles: content.includes('multipart/form-data'),
  }
}

function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ')
  return spaced.trim().toLowerCase().split(' ')
}

const snake = (words: readonly string[]) => words.join('_')
const camel = ([first = '', ...rest]: readonly string[]) =>
  first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
/** Words that Python or PHP keeps for itself get a line behind them. */
const KEPT = new Set(['from', 'in', 'is', 'global', 'class', 'import', 'continue'])
const pythonName = (name: string) => (KEPT.has(name) ? `${name}_` : snake(wordsOf(name)))
const phpName = (name: string) => `$${camel(wordsOf(name))}`

function pythonMethod(call: Call): string {
  const optional = [
    ...(call.takesFiles ? ['files: Optional[Files] = None'] : []),
    ...[...call.inQuery, ...call.inHeaders].map((name) => `${pythonName(name)}: Any = None`),
    ...(call.method === 'POST' ? ['idempotency_key: Optional[str] = None'] : []),
  ]
  const parameters = [
    'self',
    ...call.inPath.map((name) => `${pythonName(name)}: Any`),
    ...(call.takesBody ? ['body: Optional[Mapping[str, Any]] = None'] : []),
    ...(optional.length > 0 ? ['*', ...optional] : []),
  ]
  const where = call.path.replace(/\{(\w+)\}/g, (_, name) => `" + _segment(${pythonName(name)}) + "`)
  const pairs = (names: readonly string[]) => `{${names.map((name) => `"${name}": ${pythonName(name)}`).join(', ')}}`
  const given = [
    `"${call.method}"`,
    `"${where}"`.replace(/ \+ ""$/, ''),
    ...(call.takesBody ? ['body'] : []),
    ...(call.inQuery.length > 0 ? [`query=${pairs(call.inQuery)}`] : []),
    ...(call.inHeaders.length > 0 ? [`headers=${pairs(call.inHeaders)}`] : []),
    ...(call.takesFiles ? ['files=files'] : []),
    ...(call.method === 'POST' ? ['idempotency_key=idempotency_key'] : []),
  ]
  const name = snake(call.name)
  return `    def ${name}(${parameters.join(', ')}) -> Any:
        """${call.summary}."""
        return self.request(${given.join(', ')})
`
}

function phpMethod(call: Call): string {
  const parameters = [
    ...call.inPath.map((name) => `string|int ${phpName(name)}`),
    ...(call.takesBody ? ['?array $body = null'] : []),
    ...(call.takesFiles ? ['array $files = []'] : []),
    ...[...call.inQuery, ...call.inHeaders].map((name) => `mixed ${phpName(name)} = null`),
    ...(call.method === 'POST' ? ['?string $idempotencyKey = null'] : []),
  ]
  const where = call.path.replace(/\{(\w+)\}/g, (_, name) => `' . rawurlencode((string) ${phpName(name)}) . '`)
  const pairs = (names: readonly string[]) => `[${names.map((name) => `'${name}' => ${phpName(name)}`).join(', ')}]`
  const given = [
    `'${call.method}'`,
    `'${where}'`.replace(/ \. ''$/, ''),
    ...(call.takesBody ? ['$body'] : []),
    ...(call.inQuery.length > 0 ? [`query: ${pairs(call.inQuery)}`] : []),
    ...(call.takesFiles ? ['files: $files'] : []),
    ...(call.inHeaders.length > 0 ? [`headers: ${pairs(call.inHeaders)}`] : []),
    ...(call.method === 'POST' ? ['idempotencyKey: $idempotencyKey'] : []),
  ]
  return `    /** ${call.summary}. @throws AbsahError */
    public function ${camel(call.name)}(${parameters.join(', ')}): mixed
    {
        return $this->request(${given.join(', ')});
    }
`
}
