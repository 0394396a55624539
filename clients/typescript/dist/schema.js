// Written by "npm run generate" from openapi.json: do not edit.
export {};
