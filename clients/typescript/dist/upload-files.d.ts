import type { Absah } from './create-absah.ts';
import type { components } from './schema.ts';
/** Uploads pictures or PDFs for verifications. The paths of the answer go into `configuration.files`. */
export declare function uploadFiles(absah: Absah, files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
}[]): Promise<components['schemas']['Upload']>;
