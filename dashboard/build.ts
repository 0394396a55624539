import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** `node dashboard/build.ts [FOLDER]`: writes what browsers load into FOLDER, by default `dashboard/dist`. */
const root = fileURLToPath(new URL('.', import.meta.url))
await build({ root, logLevel: 'warn', build: { outDir: process.argv[2] ?? 'dist', emptyOutDir: true } })
