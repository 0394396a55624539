import type { Absah } from './create-absah.ts';
import type { paths } from './schema.ts';
import type { Verification } from './verification.ts';
export type NewVerification = paths['/verifications']['post']['requestBody']['content']['application/json'];
/** Creates a verification for real; a dry run is asked for with `absah.POST` itself. */
export declare function createVerification(absah: Absah, body: NewVerification): Promise<Verification>;
