import { catalogueText, dashboardMedian } from './dashboard-rules.ts'
import { deadFile } from './dead-files.ts'
import { reservedGlobal } from './global-rules.ts'
import { noInputOutput, onnxruntimeDoor, reservedImport } from './import-rules.ts'
import { lockedPackages } from './lock-rule.ts'
import { emptyName, kebabName, migrationName, ownedWord } from './name-rules.ts'
import { pureGlobal, pureNoun } from './pure-rules.ts'
import type { Rule } from './rule.ts'
import { fileLength, functionLength, parameterCount } from './size-rules.ts'
import { emptyTest, fixtureOwner, switchedTest, testSleep } from './test-rules.ts'
import { doubleAssertion, localData, suppression, todoOwner } from './text-rules.ts'

/** Every rule of the house that no ready-made tool checks. Each has a planted violation in test/gates/tidy.test.ts. */
export const rules: readonly Rule[] = [
  fileLength,
  functionLength,
  parameterCount,
  reservedImport,
  onnxruntimeDoor,
  reservedGlobal,
  noInputOutput,
  pureNoun,
  pureGlobal,
  deadFile,
  emptyName,
  kebabName,
  migrationName,
  ownedWord,
  todoOwner,
  suppression,
  doubleAssertion,
  localData,
  switchedTest,
  emptyTest,
  testSleep,
  fixtureOwner,
  lockedPackages,
  catalogueText,
  dashboardMedian,
]
