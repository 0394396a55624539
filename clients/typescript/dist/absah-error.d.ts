export interface FieldError {
    readonly field: string;
    readonly message: string;
}
/** The server refused a request, or could not tell. Both APIs are read: their errors have forms of their own. */
export declare class AbsahError extends Error {
    readonly status: number;
    /** The published code: `error_code` of the Verification API, `code` of the Receipt API. */
    readonly code: string;
    /** The fields at fault, one entry for each message. */
    readonly errors: readonly FieldError[];
    /** Of a payment: whether its bank knows it. null: nobody knows. undefined where no bank was asked. */
    readonly exists: boolean | null | undefined;
    /** Of a payment: whether asking again may help. undefined where the server does not say. */
    readonly retryable: boolean | undefined;
    /** What the server answered, parsed; null when it was no JSON. */
    readonly body: unknown;
    constructor(status: number, body: unknown);
}
