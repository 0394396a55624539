import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import spectralCore from '@stoplight/spectral-core'
import spectralRulesets from '@stoplight/spectral-rulesets'

/** What a linter says of one place of a document. */
export interface Complaint {
  readonly tool: 'redocly' | 'spectral'
  readonly rule: string
  /** JSON pointer of the place. */
  readonly where: string
  readonly message: string
}

/** A complaint that is known, and why it stays. */
export interface Exception extends Pick<Complaint, 'tool' | 'rule' | 'where'> {
  readonly reason: string
}

const DRAFTS = 'the published API has the path of a draft beside those of a verification, and no id is "drafts"'

export const EXCEPTIONS: readonly Exception[] = [
  ...[
    '{id}~1cancel',
    '{id}~1continue',
    '{id}~1decision',
    '{id}~1events',
    '{id}~1same-person',
    '{id}~1retry',
    'drafts~1{id}',
  ].map((end) => ({
    ...{ tool: 'redocly' as const, rule: 'no-ambiguous-paths', where: `/paths/~1verifications~1${end}` },
    reason: DRAFTS,
  })),
  {
    ...{ tool: 'spectral', rule: 'oas3-valid-schema-example' },
    where: '/paths/~1services~1{id}~1form-fields/get/responses/200/content/application~1json/example/items/0/default',
    reason: 'the example is a form field: the rule takes what has a type and a default for a schema',
  },
]

/**
 * All complaints of both linters by their recommended rules, whatever their severity, without those excepted; and the
 * exceptions that nothing needs any more. Nothing is asked over the network: the document refers to itself alone.
 */
export async function lintOpenApi(text: string, exceptions: readonly Exception[]): Promise<readonly string[]> {
  const complaints = [...(await askRedocly(text)), ...(await askSpectral(text))]
  const left = complaints.filter((complaint) => !exceptions.some((each) => isAbout(each, complaint)))
  const idle = exceptions.filter((each) => !complaints.some((complaint) => isAbout(each, complaint)))
  return [
    ...left.map(({ tool, rule, where, message }) => `${tool} ${rule} ${where}: ${message}`),
    ...idle.map(({ tool, rule, where }) => `${tool} ${rule} ${where}: is excepted and no longer there, take it out`),
  ]
}

function isAbout(exception: Exception, { tool, rule, where }: Complaint): boolean {
  return exception.tool === tool && exception.rule === rule && exception.where === where
}

async function askRedocly(text: string): Promise<Complaint[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: text, absoluteRef: 'openapi.json', config })
  return problems.map(({ ruleId, message, location }) => ({
    ...{ tool: 'redocly', rule: ruleId, message },
    where: (location[0]?.pointer ?? '').replace(/^#/, ''),
  }))
}

async function askSpectral(text: string): Promise<Complaint[]> {
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({ extends: [[{ ...spectralRulesets.oas, extends: [] }, 'recommended']] })
  const document: Record<string, unknown> = JSON.parse(text)
  const results = await spectral.run(document)
  return results.map(({ code, message, path: parts }) => ({
    ...{ tool: 'spectral', rule: String(code), message },
    where: parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  }))
}

async function main(): Promise<void> {
  const text = readFileSync(path.join(import.meta.dirname, '..', 'openapi.json'), 'utf8')
  const found = await lintOpenApi(text, EXCEPTIONS)
  for (const line of found) process.stdout.write(`${line}\n`)
  process.stdout.write(`openapi.json: ${found.length} complaints, ${EXCEPTIONS.length} excepted with a reason\n`)
  process.exitCode = found.length === 0 ? 0 : 1
}

if (import.meta.main) await main()
