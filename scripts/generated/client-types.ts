import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'

/** The types of the TypeScript client, from the server's document. */
export async function clientTypes(document: unknown): Promise<string> {
  // What the server answers at /openapi.json is such a document; the tests of the API hold it to that.
  const nodes = await openapiTS(document as OpenAPI3)
  return `// Written by "npm run generate" from openapi.json: do not edit.\n\n${astToString(nodes)}`
}
