import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { applyRatchet, RATCHET_FILE, type Ratchet, shrink } from './tidy/ratchet.ts'
import type { Finding } from './tidy/rule.ts'
import { rules } from './tidy/rules.ts'
import { readTree } from './tidy/source-tree.ts'

/** What the repository at `root` breaks of the rules, after the ratchet, in reading order. */
export function tidy(root: string): readonly Finding[] {
  return inReadingOrder(applyRatchet(judge(root), readRatchet(root)))
}

/** Lowers the ratchet file of the repository at `root` to today's sizes. */
export function shrinkRatchet(root: string): void {
  const smaller = shrink(judge(root), readRatchet(root))
  writeFileSync(path.join(root, RATCHET_FILE), `${JSON.stringify(smaller, null, 2)}\n`)
}

function judge(root: string): readonly Finding[] {
  const tree = readTree(root)
  return rules.flatMap((rule) => rule.find(tree))
}

function readRatchet(root: string): Ratchet {
  try {
    return JSON.parse(readFileSync(path.join(root, RATCHET_FILE), 'utf8')) as Ratchet
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new Error(`${RATCHET_FILE} cannot be read: make it a JSON object again.`, { cause: error })
  }
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule))
}

function main(): void {
  const { values } = parseArgs({ options: { root: { type: 'string' }, shrink: { type: 'boolean' } } })
  const root = values.root ?? path.join(import.meta.dirname, '..')
  if (values.shrink) shrinkRatchet(root)
  const findings = tidy(root)
  for (const { file, line, rule, message } of findings) process.stdout.write(`${file}:${line} ${rule}: ${message}\n`)
  process.stdout.write(findings.length === 0 ? 'tidy: nothing to change\n' : `tidy: ${findings.length} to change\n`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

if (import.meta.main) main()
