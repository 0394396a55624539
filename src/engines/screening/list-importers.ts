import { euXml } from './import/eu-xml.ts'
import { ofacAdvancedXml } from './import/ofac-advanced-xml.ts'
import { ofacCsv } from './import/ofac-csv.ts'
import { ofacXml } from './import/ofac-xml.ts'
import { openSanctionsCsv, openSanctionsPepsCsv } from './import/opensanctions-csv.ts'
import { openSanctionsFtm } from './import/opensanctions-ftm.ts'
import { plainCsv, plainPepsCsv } from './import/plain-csv.ts'
import { dttot, ppatkWmd } from './import/ppatk.ts'
import { ukCsv } from './import/uk-csv.ts'
import { unXml } from './import/un-xml.ts'
import { worldBank } from './import/world-bank.ts'
import type { ListImporter } from './list-importer.ts'

/** Every format of list that can be imported. */
export const LIST_IMPORTERS: readonly ListImporter[] = [
  ofacCsv,
  ofacXml,
  ofacAdvancedXml,
  unXml,
  euXml,
  ukCsv,
  dttot,
  ppatkWmd,
  worldBank,
  openSanctionsCsv,
  openSanctionsPepsCsv,
  openSanctionsFtm,
  plainCsv,
  plainPepsCsv,
]
