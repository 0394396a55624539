import { z } from 'zod'
import { renderSchema } from '../schema.ts'
import { clientTypes } from './client-types.ts'
import { facesPage } from './face-limits-tables.ts'
import type { FreshServer } from './fresh-server.ts'
import type { GeneratedFile } from './generated-file.ts'
import { phpClient, pythonClient } from './one-file-clients.ts'
import { openApiText } from './openapi-text.ts'
import { reasonsPage } from './reasons-page.ts'
import { settingsPage } from './settings-page.ts'
import { type ServiceWithValues, testModePage } from './test-mode-page.ts'

/** Every committed file that is written by a program. `npm run generate` writes them, `npm run check` compares them. */
export const generatedFiles: readonly GeneratedFile<FreshServer>[] = [
  { path: 'docs/settings.md', make: async () => settingsPage() },
  { path: 'docs/reasons.md', make: async (server) => reasonsPage(await server.get('/services?page_size=100')) },
  { path: 'docs/guides/test-mode.md', make: async (server) => testModePage(await testValuesOf(server)) },
  { path: 'docs/faces.md', make: facesPage },
  { path: 'migrations/schema.sql', make: renderSchema },
  {
    path: 'openapi.json',
    make: async (server) => openApiText(await server.get('/openapi.json')),
  },
  {
    path: 'clients/typescript/src/schema.ts',
    make: async (server) => clientTypes(await server.get('/openapi.json')),
  },
  { path: 'clients/python/absah.py', make: async (server) => pythonClient(await server.get('/openapi.json')) },
  { path: 'clients/php/Absah.php', make: async (server) => phpClient(await server.get('/openapi.json')) },
]

const Services = z.object({ items: z.array(z.object({ id: z.guid(), code: z.string(), name: z.string() })) })

async function testValuesOf(server: FreshServer): Promise<readonly ServiceWithValues[]> {
  const { items } = Services.parse(await server.get('/services?page_size=100'))
  return await Promise.all(
    items.map(async ({ id, code, name }) => ({ code, name, answer: await server.get(`/services/${id}/test-values`) })),
  )
}
