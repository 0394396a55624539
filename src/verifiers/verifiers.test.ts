import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const FOLDERS = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())

it.each(FOLDERS.map(({ name }) => name))('%s runs the suite of all verifiers', (name) => {
  expect(existsSync(path.join(import.meta.dirname, name, 'contract.test.ts'))).toBe(true)
})
