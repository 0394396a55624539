import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'

/** The types of the TypeScript client, from the server's document. */
export async function clientTypes(document: unknown): Promise<string> {
  const lean: unknown = JSON.parse(JSON.stringify(document, withoutExamples))
  // What the server answers at /openapi.json is such a document; the tests of the API hold it to that.
  const nodes = await openapiTS(lean as OpenAPI3, { defaultNonNullable: false })
  return `// Written by "npm run generate" from openapi.json: do not edit.\n\n${astToString(nodes)}`
}

/** Examples are for readers of the reference: in the types they would only be in the way. */
function withoutExamples(key: string, value: unknown): unknown {
  return key === 'example' || key === 'examples' ? undefined : value
}
