import type { Absah } from './create-absah.ts';
import type { Verification } from './verification.ts';
export interface WaitOptions {
    /** Between two looks. Milliseconds, default 1 000. */
    readonly intervalMs?: number;
    readonly signal?: AbortSignal;
}
/** Looks until the worker is done with it. A webhook tells sooner and costs less; this is for scripts. */
export declare function waitForVerification(absah: Absah, id: string, options?: WaitOptions): Promise<Verification>;
