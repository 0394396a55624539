import type { GeneratedFile } from './generated-file.ts'
import { settingsPage } from './settings-page.ts'

/** Every committed file that is written by a program. `npm run generate` writes them, `npm run check` compares them. */
export const generatedFiles: readonly GeneratedFile[] = [{ path: 'docs/settings.md', make: async () => settingsPage() }]
