import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { slowPdf } from './pdf.ts'

// A program whose decoder process hangs: started by limits.test.ts, which kills it and looks what becomes of the decoder.

const documents = createDocuments({ timeoutMs: 120_000, workMs: 120_000, processesMax: 1 })
void documents.render(slowPdf(), { page: 0, longestSideMax: 500 })
