export { AbsahError } from "./absah-error.js";
export { createAbsah } from "./create-absah.js";
export { createVerification } from "./create-verification.js";
export { uploadFiles } from "./upload-files.js";
export { verifyWebhook, WebhookError, } from "./verify-webhook.js";
export { waitForVerification } from "./wait-for-verification.js";
