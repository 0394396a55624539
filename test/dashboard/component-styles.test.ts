import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const STYLES = join(ROOT, 'node_modules/@mantine/core/styles')

it('the styles of every component that the dashboard uses are loaded', () => {
  const loaded = readFileSync(join(ROOT, 'dashboard/src/app/component-styles.ts'), 'utf8')
  const used = globSync('dashboard/src/**/*.tsx', { cwd: ROOT }).flatMap((file) => {
    const names = /import \{([^}]+)\} from '@mantine\/core'/.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1] ?? ''
    return names.split(',').map((name) => name.replace(/^\s*type\s/, '').trim())
  })
  const styled = [...new Set(used)].filter((name) => existsSync(join(STYLES, `${name}.css`)))

  expect(styled.length).toBeGreaterThan(20)
  expect(styled.filter((name) => !loaded.includes(`/${name}.css'`))).toEqual([])
})
