// Written by "npm run generate" from openapi.json: do not edit.

export interface paths {
    "/auth/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ways to sign in
         * @description Which of the ways this server offers, and where a browser begins each.
         */
        get: operations["listAuthMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description At most 10 failures per account and 100 per address in 15 minutes.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new tokens
         * @description A refresh token is good once. One that comes back after 10 seconds ends its session.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in at the identity provider
         * @description Answers the address to send the person to, and what to keep until he comes back.
         */
        post: operations["startOidcLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/oidc/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with what the identity provider sent back
         * @description For the user whose e-mail address the provider has verified. Answers as POST /auth/login does.
         */
        post: operations["finishOidcLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the token, or every session of its user: their refresh tokens are good no more.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the signed-in user
         * @description Who the token belongs to, and what they may do: where a page asks this, it need not know the permissions.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Ends every other session of yours.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organizations
         * @description By name, with what is set for each. By a SUPER_ADMIN.
         */
        get: operations["listOrganizations"];
        put?: never;
        /**
         * Create an organization
         * @description With a group `default`, and an owner whose one-time password is told this once.
         */
        post: operations["createOrganization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organization
         * @description What is set for it: prices, limits, retention, features. By a SUPER_ADMIN.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an organization
         * @description What is absent stays as it is.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description The parts of the organization; a group user sees his own alone.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Create a group
         * @description It gets the next number, which `X-Branch-Id` carries.
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Disabled ones too.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description The answer has a one-time password, shown once; it must be changed at the first sign-in.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a user
         * @description What is absent stays as it is. A user who is disabled is signed out at once.
         */
        put: operations["updateUser"];
        post?: never;
        /**
         * Disable a user
         * @description The user is signed out at once. What he did stays on record, so he stays in the list.
         */
        delete: operations["disableUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a password
         * @description Answers a one-time password and ends the sessions of the user.
         */
        post: operations["resetUserPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of a group
         * @description Those of the whole organization too. X-Absah-Mode picks live or test keys.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description X-Absah-Mode says whether it is a live or a test key.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description From the next request on it is refused. This cannot be undone.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description A new key with the same rights; the old one goes on for the overlap.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Every administrative act and every reading of personal data by a user, newest first.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit log
         * @description The same entries as a file, oldest first. That it was taken is an entry too.
         */
        get: operations["exportAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the balances
         * @description Of the organization, and of each group that has an account of its own.
         */
        get: operations["getCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/credits/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the entries of the ledger
         * @description Newest first. The sum of an account’s entries is its balance; none is ever changed.
         */
        get: operations["listCreditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add credits to a group
         * @description An entry of the ledger that nobody can change or delete. By a SUPER_ADMIN.
         */
        post: operations["addCredits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what was used
         * @description Passes, credits and receipt checks per day, service, key and user, over 92 days at most. What you may not see is not counted.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a payment
         * @description By number, by share link, by file or by text; one of them. `success` is true only when the bank itself
         *     confirmed the payment: what a file, a QR code or a text says only names it. An outage is 503 and never 404. With
         *     `webhook_url` it is answered with 202 at once, and the bank is asked in the background.
         */
        post: operations["verifyPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify up to 50 payments
         * @description As a list, or as links that were pasted one a line (`receipt_urls`). Each is answered as POST /verify
         *     would: its status, and the body beside it, in the order sent. Each with a
         *     `webhook_url` runs in the background and is told by a webhook of its own. Sent again with the same Idempotency-Key, also
         *     after a crash, only those are asked again that have no answer of the bank yet.
         */
        post: operations["verifyPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify/parse-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a share link
         * @description The link is not opened.
         */
        post: operations["parseReceiptUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verify/parse-receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a receipt
         * @description What the file or text says. Nothing of it is confirmed: anybody can make such a file.
         */
        post: operations["parseReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the saved accounts
         * @description All of them, or those at one bank.
         */
        get: operations["listReceiptAccounts"];
        put?: never;
        /**
         * Save a receiving account
         * @description An own account, so that a check can tell whether the money came to you. The primary one of a bank is used where none is named.
         */
        post: operations["createReceiptAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a saved account
         * @description One of your own accounts, by its number in the list.
         */
        get: operations["getReceiptAccount"];
        put?: never;
        post?: never;
        /**
         * Forget a saved account
         * @description Its number is erased; checks that were made with it stay.
         */
        delete: operations["deleteReceiptAccount"];
        options?: never;
        head?: never;
        /**
         * Rename a saved account, or make it the primary one
         * @description What is absent stays as it is. Another primary account of the bank is one no more.
         */
        patch: operations["updateReceiptAccount"];
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List verified payments, newest first
         * @description A page ends with a `next_cursor` while there are more.
         */
        get: operations["listReceiptVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one verified payment
         * @description As the bank told it when it was asked. The bank is not asked again.
         */
        get: operations["getReceiptVerification"];
        put?: never;
        post?: never;
        /**
         * Redact one verified payment
         * @description What is personal is gone for good; a later verification of the payment is still a duplicate. What runs in the
         *     background ends with it, CANCELLED, and is not told.
         */
        delete: operations["redactReceiptVerification"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the banks that can be asked
         * @description Their codes, what each needs to be asked, and how each was when it was last asked.
         */
        get: operations["listBanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks of this month
         * @description How many of the plan are used. Outages, duplicates and replays do not count.
         */
        get: operations["getReceiptUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the branches
         * @description The groups of the organization, by the numbers that `X-Branch-Id` carries.
         */
        get: operations["listBranches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what is switched on
         * @description Whether a payment seen in another branch is told of, and whether answers of banks are kept.
         */
        get: operations["getReceiptSettings"];
        /**
         * Switch duplicates elsewhere and evidence on or off
         * @description Evidence that is kept already goes when its days are over, or at redaction. The audit log keeps the change.
         */
        put: operations["updateReceiptSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download what the bank answered
         * @description The bank's answer as it was, where an owner lets answers be kept: an attachment, and scripts in a page are cut out.
         *     It shows more of the payer than the API does. The audit log keeps who looked.
         */
        get: operations["getReceiptEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List folders
         * @description Of the caller’s group, or of all groups for a key or user of the whole organization.
         */
        get: operations["listFolders"];
        put?: never;
        /**
         * Create a folder
         * @description In the caller’s group, where its name must be a new one.
         */
        post: operations["createFolder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/folders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a folder
         * @description With its group and the number of verifications in it.
         */
        get: operations["getFolder"];
        /**
         * Rename a folder, or give it a star
         * @description What is absent stays as it is.
         */
        put: operations["updateFolder"];
        post?: never;
        /**
         * Delete a folder
         * @description Refused with 409 while verifications in it are open. Settled ones stay where they can be read.
         */
        delete: operations["deleteFolder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{group_id}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the folders of a group
         * @description As `GET /folders`, for one group of the organization.
         */
        get: operations["listGroupFolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}/pages/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a page of a file
         * @description As a picture that a browser shows, upright. Boxes of `fields` are 0–1 of exactly this picture, whatever its size.
         */
        get: operations["getFilePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload files
         * @description Up to 20 files of 20 MB. Put the `path` of each into `configuration.files` of a verification within 24 hours; later it is deleted.
         */
        post: operations["uploadFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description With a credential, or with the signed link that an upload or a verification answered.
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sanctions and PEP lists that names are screened against, and the organization’s own
         * @description Each with its version, the number of its entries and when it was imported.
         */
        get: operations["listScreeningLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/matches/{match_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Decide whether a match is the person
         * @description By a user, of one that is NEED_REVIEW or COMPLETED. The verdict follows a decision that is final; the status stays. UNSURE never is, nor, where `PUT /screenings/settings` asks for a second decision, one that no other user has made too. It is remembered for the person and not asked for again until the list changes what counts of the entry.
         */
        put: operations["decideMatch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Watch the person a verification screened
         * @description From now on they are screened against every change of a list. A new match is added to the output, and a COMPLETED verification becomes NEED_REVIEW. Once more changes nothing.
         */
        post: operations["watchVerification"];
        /**
         * Stop watching the person a verification screened
         * @description Nothing is screened against later lists any more. What was found stays.
         */
        delete: operations["unwatchVerification"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screenings/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Screen many names
         * @description All or none of up to 1000 entries become verifications of AML_SCREENING, each paid by itself. They are worked on in the background, in turns with those of other organizations. Look at them by page, or be told of each by `webhook_url`.
         */
        post: operations["createScreeningBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screenings/batch/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the results of a batch
         * @description How far it is, and one page of its verifications in the order in which they were sent.
         */
        get: operations["getScreeningBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is watched
         * @description Verifications whose person is screened against every change of a list. Those watched last come first.
         */
        get: operations["listWatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screenings/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether decisions need a second user
         * @description Of the organization, in the mode of the session.
         */
        get: operations["getScreeningSettings"];
        /**
         * Ask for a second user’s decision, or no longer
         * @description For decisions from now on. The audit log keeps the change.
         */
        put: operations["updateScreeningSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports
         * @description The newest first.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Export a folder or a result group
         * @description A worker makes the file: ask `GET /exports/{id}` until it is COMPLETED. A workbook has a sheet for each service and for each of its tables. The file is deleted after 24 hours, and when one of its verifications is redacted.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export
         * @description Its status, and a signed link to the file once it is made.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an export
         * @description With a credential, or with the signed link that the export answers.
         */
        get: operations["downloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a verification
         * @description All of it as a file, with a credential or with the signed link that the verification answers. A sheet has dates as dates and numbers as numbers; text is never a formula.
         */
        get: operations["exportVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what waits and how it goes
         * @description For a signed-in user: what waits for a person, the oldest first, figures of the day, and the health of webhooks and banks. `GET /credits` and `GET /lists` tell the rest.
         */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what waits for a person
         * @description What is due first comes first, then what waits longest. A page costs the same however deep.
         */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open a case
         * @description Plain, with notes and what was done: one entry in the audit log a case, user and day. `ETag` is the verification’s.
         */
        get: operations["openCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Assign, snooze, tag or escalate a case
         * @description What is absent stays. The verification keeps its version: a decision under way is not disturbed.
         */
        patch: operations["updateCase"];
        trace?: never;
    };
    "/cases/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the next case
         * @description One’s own first, then what is due first of what is nobody’s. It is dealt to nobody else until the lease ends (`leased_until`), is given back, or the case is closed. Asking again deals another one: fetch ahead.
         */
        post: operations["dealCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Take a case, or keep it for longer
         * @description Until `leased_until`. 409 where it is another’s turn.
         */
        put: operations["leaseCase"];
        post?: never;
        /**
         * Give a case back
         * @description It is dealt again at once. Another’s turn is left alone.
         */
        delete: operations["returnCase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/reviewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who may be given cases
         * @description Users with the duty for a level, those with least to do first.
         */
        get: operations["listReviewers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do the same with many cases
         * @description With 100 at most, each for itself: assign, snooze, tag, decide.
         */
        post: operations["updateCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note on a case
         * @description With up to 10 uploaded files; a case has 200 notes at most. Stored encrypted, and gone with a redaction.
         */
        post: operations["createNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a note
         * @description With its files: by whoever wrote it, or an owner.
         */
        delete: operations["deleteNote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that one is looking, and hear who else is
         * @description Holds for 30 seconds: say it again in time. Kept nowhere else.
         */
        put: operations["announcePresence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved views
         * @description One’s own first, then those that are shared.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save a view
         * @description A filter under a name, once a list and user. Put nothing of a person into it.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a saved view
         * @description By whoever saved it, or an owner.
         */
        put: operations["updateView"];
        post?: never;
        /**
         * Delete a saved view
         * @description By whoever saved it, or an owner.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what is asked of reviewers
         * @description The reasons that decisions may have, whether two persons decide, and the terms of each group.
         */
        get: operations["getDeskSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say what is asked of reviewers
         * @description By an owner, for decisions and cases from now on; what is absent stays.
         */
        patch: operations["updateDeskSettings"];
        trace?: never;
    };
    "/desk/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how the desk does
         * @description For compliance and owners: what waits, time to decision, false alarms by what stopped it.
         */
        get: operations["getDeskFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries
         * @description Newest first, each with its tries: what was answered, and when.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook delivery
         * @description With each of its tries: when, what was answered, and when the next one is due.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook again
         * @description Under the same webhook-id. What waits for its next try is sent at once.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send webhooks again
         * @description By ids (100 at most), by the time they were made, or all that failed: the oldest first, 1000 in one call at most. What is being sent and what was redacted is passed over.
         */
        post: operations["replayWebhookDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description One per scheme, host and port that webhooks went to, by name.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description Whether it is paused, since when it fails, and how much waits for it.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose the events of a webhook endpoint
         * @description Every endpoint is told of changes of status. These events are told beside them, to those that ask for them.
         */
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/webhook-endpoints/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused webhook endpoint
         * @description What waits is sent. One that is not paused is answered as it is.
         */
        post: operations["resumeWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook endpoint a new secret
         * @description Every webhook to it is signed with the new secret at once, and with the old one for the overlap.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description The event webhook.test, once, also to an endpoint that is paused.
         */
        post: operations["sendTestWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the default webhook of a group
         * @description Where its verifications tell that name no `webhook_url`. The secret is never answered.
         */
        get: operations["getGroupWebhook"];
        /**
         * Set the default webhook of a group
         * @description Its verifications that name no webhook_url tell there. The secret of the endpoint signs.
         */
        put: operations["setGroupWebhook"];
        post?: never;
        /**
         * Remove the default webhook of a group
         * @description Verifications of the group that name no `webhook_url` tell nobody from then on.
         */
        delete: operations["deleteGroupWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicate-faces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether duplicate faces are looked for
         * @description Off until an owner has recorded a legal basis and a retention.
         */
        get: operations["getDuplicateFaces"];
        /**
         * Turn duplicate faces on
         * @description By recording the legal basis and the retention. From then on the faces that verifications see are enrolled, encrypted, and compared with those of other persons in the organization and mode. The audit log keeps what was recorded. Once more changes the terms.
         */
        put: operations["enableDuplicateFaces"];
        post?: never;
        /**
         * Turn duplicate faces off
         * @description Erases every enrolled face of the organization in this mode. Once more is no error.
         */
        delete: operations["disableDuplicateFaces"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tables of a verification
         * @description Records that are too many for `output`, such as the lines of a statement. `GET /services/{id}` says what its rows are.
         */
        get: operations["listVerificationTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/tables/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows of a table
         * @description In the order in which they stand in the document. A new run replaces them.
         */
        get: operations["listTableRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List services
         * @description What can be verified here, with the price that your organization pays.
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a service
         * @description Its price, its deciding checks and every reason it may give.
         */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}/form-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the inputs of a service
         * @description What `configuration` takes, from the schema that it is checked with.
         */
        get: operations["listServiceFormFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}/test-values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the magic values of test mode
         * @description With a test key, a file of such a name chooses what comes out. With a live key it is read.
         */
        get: operations["listServiceTestValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Be told what changes
         * @description Server-sent events for a page: `changed` with a verification’s id, `reset` where everything has to be read anew, a heartbeat between them. Some may come twice. Ends with the session; come back with `Last-Event-ID`.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List verifications by result ID
         * @description Those that share a `result_id`, the oldest first, with the status of them all.
         */
        get: operations["listVerifications"];
        put?: never;
        /**
         * Create a verification
         * @description Reserves its credits and answers at once; a worker carries it out. Be told by `webhook_url`, or look again. `POST /uploads` gives the paths that `configuration.files` takes, `GET /services/{id}/form-fields` says what else a service takes.
         */
        post: operations["createVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a verification
         * @description Its status and, once it is settled, its verdict, its output and the checks behind them.
         */
        get: operations["getVerification"];
        /**
         * Update a verification review
         * @description By a user, of one that is NEED_REVIEW or COMPLETED. What it replaces is kept in the history.
         */
        put: operations["reviewVerification"];
        post?: never;
        /**
         * Redact a verification
         * @description Files, input, output and every copy are gone; its dates and the ledger stay. Settled ones only.
         */
        delete: operations["redactVerification"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search verifications
         * @description Newest first, drafts included. A page costs the same however deep it lies.
         */
        get: operations["searchVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a draft
         * @description By a user. Its configuration may be unfinished; nothing is charged before it is submitted.
         */
        post: operations["createVerificationDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a draft
         * @description What is absent stays as it is.
         */
        put: operations["updateVerificationDraft"];
        post?: never;
        /**
         * Delete a draft
         * @description It was never charged, and nothing of it stays.
         */
        delete: operations["deleteVerificationDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/drafts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a draft
         * @description It must be complete now, and its credits are reserved.
         */
        post: operations["submitVerificationDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a verification
         * @description A new run, paid anew: of a FAILED one, or with `force=true` of any settled one.
         */
        post: operations["retryVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a verification
         * @description One that is queued, running or stopped for fraud. Its credits go back.
         */
        post: operations["cancelVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/continue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continue a verification
         * @description One that was stopped for fraud. It goes on as the same run and costs nothing more.
         */
        post: operations["continueVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened to a verification
         * @description Every status change, review edit and webhook attempt, the oldest first.
         */
        get: operations["listVerificationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/same-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List earlier verifications of the same person
         * @description Told by NIK, number of a document or `customer_reference`, by keyed hashes that a redaction removes; the newest first. Names are not searched.
         */
        get: operations["listEarlierVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the decision on a verification
         * @description The last one, undone ones too.
         */
        get: operations["getDecision"];
        put?: never;
        /**
         * Decide on a verification
         * @description By a user, of one that is NEED_REVIEW. Taken at once; the check `REVIEW`, the status COMPLETED and the webhook follow at `takes_effect_at`. The machine’s reading stays. Needs `If-Match`; whoever was slower is told who was faster. Where the organization asks for two persons, the first one’s is AWAITING_SECOND.
         */
        post: operations["decideVerification"];
        /**
         * Undo a decision
         * @description Before it takes effect: by whoever made it, or an owner. The verification waits again.
         */
        delete: operations["undoDecision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "verification.status_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A verification has another status
         * @description Sent to the `webhook_url` of the verification, or that of its group. It holds no personal data but where `webhook_metadata.include_output` asks for `output`.
         */
        post: operations["onVerificationStatusChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "verification.match_found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A watched person came onto a list
         * @description Sent beside `verification.status_changed`, where `PATCH /webhook-endpoints/{id}` asked for it. It holds no personal data.
         */
        post: operations["onMatchFound"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "verification.match_removed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A watched person left a list
         * @description Sent where `PATCH /webhook-endpoints/{id}` asked for it. The match is gone from the output, the status stays.
         */
        post: operations["onMatchRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "receipt.checked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A payment was checked in the background
         * @description Sent to the `webhook_url` of the check once its bank has answered, or nobody could be asked.
         */
        post: operations["onReceiptChecked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test event
         * @description Sent once by `POST /webhooks/test`. It tells nothing.
         */
        post: operations["onWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A group */
        Group: {
            /** Format: uuid */
            id: string;
            /** @description What X-Branch-Id carries */
            number: number;
            name: string;
            /** @description Whether new things go here where nobody said otherwise */
            is_default: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /** @description An API key, without the key itself */
        ApiKey: {
            /** Format: uuid */
            id: string;
            /** @description null = the whole organization */
            group_id: string | null;
            /** @enum {string} */
            mode: "live" | "test";
            name: string;
            last_four: string;
            /** @description null = everything a key may do */
            scopes: string[] | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            revoked_at: string | null;
            /** @description To the minute */
            last_used_at: string | null;
        };
        /** @description The new API key, shown once */
        NewApiKey: {
            /** Format: uuid */
            id: string;
            /** @description null = the whole organization */
            group_id: string | null;
            /** @enum {string} */
            mode: "live" | "test";
            name: string;
            last_four: string;
            /** @description null = everything a key may do */
            scopes: string[] | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            revoked_at: string | null;
            /** @description To the minute */
            last_used_at: string | null;
            /** @description The key itself: shown this once, it is not stored */
            key: string;
        };
        /** @description Tokens of a session */
        Tokens: {
            /** @description For Authorization: Bearer */
            access_token: string;
            /** @description For POST /auth/refresh, once, within 30 days */
            refresh_token: string;
            /** @description Seconds that the access token is good for */
            expires_in: number;
        };
        /** @description The access token of a session whose refresh token is in a cookie */
        CookieTokens: {
            /** @description For Authorization: Bearer */
            access_token: string;
            /** @description Seconds that the access token is good for */
            expires_in: number;
        };
        /** @description The ways to sign in */
        AuthMethods: {
            PASSWORD: {
                enabled: boolean;
            };
            /** @description POST /auth/oidc/start; `details` is the provider */
            OIDC: {
                details: string | null;
                enabled: boolean;
                healthy: boolean;
            };
            ENTRA: {
                details: string | null;
                enabled: boolean;
                healthy: boolean;
            };
            LDAP: {
                details: string | null;
                enabled: boolean;
                healthy: boolean;
            };
        };
        /** @description The signed-in user */
        Profile: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "SUPER_ADMIN" | "ORGANIZATION_OWNER" | "GROUP_USER";
            /** @description null for a SUPER_ADMIN */
            organization: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description Of a GROUP_USER */
            group: {
                /** Format: uuid */
                id: string;
                name: string;
                number: number;
            } | null;
            must_change_password: boolean;
            /** @description Of a GROUP_USER: what they are there for */
            duties: ("REVIEWER" | "COMPLIANCE" | "CASHIER" | "DEVELOPER")[];
            /** @description What the user may do in the organization, as each call checks it */
            permissions: ("profile" | "organizations:read" | "organizations:write" | "groups:read" | "groups:write" | "users:read" | "users:write" | "api-keys:read" | "api-keys:write" | "audit-log:read" | "duplicate-faces:read" | "duplicate-faces:write" | "credits:read" | "credits:write" | "services:read" | "folders:read" | "folders:write" | "uploads:write" | "files:read" | "verifications:read" | "home:read" | "events:read" | "verifications:reveal" | "verifications:review" | "cases:read" | "cases:write" | "desk-settings:write" | "desk-figures:read" | "views" | "verifications:redact" | "webhook-deliveries:read" | "webhook-endpoints:read" | "webhook-endpoints:write" | "webhook-deliveries:write" | "drafts:write" | "exports:read" | "exports:write" | "watches:write" | "receipts:verify" | "receipts" | "receipt-accounts:write" | "receipts:redact" | "receipts:evidence" | "receipt-settings:read" | "receipt-settings:write" | "screening-settings:read" | "screening-settings:write" | "verifications:write")[];
            /** @description What is switched on for the organization */
            features: ("receipts" | "continuous_screening" | "exports")[];
            /** @description What X-Absah-Mode may be */
            modes: ("live" | "test")[];
            /** @description Groups that X-Branch-Id may name, by number: the first 1,000 */
            branches: {
                /** Format: uuid */
                id: string;
                name: string;
                number: number;
            }[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description Where to send the person, and what to keep */
        OidcStart: {
            /**
             * Format: uri
             * @description Where to send the person
             */
            authorization_url: string;
            /** @description What the person must come back with */
            state: string;
            /** @description Keep it in the browser that was sent there, for POST /auth/oidc/login */
            login_token: string;
            /** @description Seconds that signing in may take */
            expires_in: number;
        };
        /** @description A user */
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "SUPER_ADMIN" | "ORGANIZATION_OWNER" | "GROUP_USER";
            /** @description Of a GROUP_USER: what he is there for */
            duties: ("REVIEWER" | "COMPLIANCE" | "CASHIER" | "DEVELOPER")[];
            /** @description Of a GROUP_USER */
            group: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            must_change_password: boolean;
            /** @description Passes he may begin in a calendar month (UTC); null: unlimited */
            monthly_quota: number | null;
            is_disabled: boolean;
            disabled_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description The new user, with a one-time password */
        NewUser: {
            /** Format: uuid */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "SUPER_ADMIN" | "ORGANIZATION_OWNER" | "GROUP_USER";
            /** @description Of a GROUP_USER: what he is there for */
            duties: ("REVIEWER" | "COMPLIANCE" | "CASHIER" | "DEVELOPER")[];
            /** @description Of a GROUP_USER */
            group: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            must_change_password: boolean;
            /** @description Passes he may begin in a calendar month (UTC); null: unlimited */
            monthly_quota: number | null;
            is_disabled: boolean;
            disabled_at: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Shown this once; must be changed after signing in. null when the request is repeated */
            one_time_password: string | null;
        };
        /** @description The one-time password, shown once */
        OneTimePassword: {
            /** @description Shown this once; must be changed after signing in. null when the request is repeated */
            one_time_password: string | null;
        };
        /** @description An act of somebody */
        AuditEntry: {
            /** Format: uuid */
            id: string;
            actor: {
                /** @enum {string} */
                kind: "USER" | "API_KEY" | "SYSTEM";
                /** @description null for the system, and for one who could not sign in */
                id: string | null;
                /** @description E-mail address of the user or name of the key */
                name: string | null;
            };
            action: string;
            target: {
                kind: string;
                id: string | null;
            } | null;
            details: {
                [key: string]: unknown;
            };
            group_id: string | null;
            /** @description null for what is of no mode, such as signing in */
            mode: ("live" | "test") | null;
            /** @description Network address it came from */
            address: string | null;
            /** @description X-Request-Id of the call */
            request_id: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description An entry of the ledger */
        CreditEntry: {
            id: string;
            /** @description Whose account it is; null: the organization’s */
            group_id: string | null;
            /** @enum {string} */
            kind: "TOP_UP" | "RESERVE" | "SETTLE" | "RELEASE";
            /** @description Change of the balance. A settle moves nothing: the reserve already took the credits */
            amount: number;
            verification_id: string | null;
            /** @description One paid pass: it has one reserve, and one settle or release */
            run_id: string | null;
            note: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description What was used */
        Usage: {
            day: string | null;
            /** @description null for receipt checks */
            service_id: string | null;
            /** @description null for what a user began */
            api_key_id: string | null;
            /** @description null for what a key began */
            user_id: string | null;
            /** @description Begun on these days, retries among them */
            passes: number;
            /** @description Those that have been settled so far */
            paid_passes: number;
            credits_used: number;
            /** @description Of the receipt API: those that count against the plan */
            receipt_checks: number;
        };
        /** @description An organization */
        Organization: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Requests; null: what the server is set to */
            rate_limit_per_minute: number | null;
            /** @description null: as many as it likes */
            receipt_checks_per_month: number | null;
            /** @description Days after which what was verified is redacted; null: never by itself */
            retention_days: number | null;
            /** @description Credits that a run costs, by service id, where it is not the default price */
            service_prices: {
                [key: string]: number;
            };
            /** @description Whether it is on. What is watched when continuous screening is switched off stays watched */
            features: {
                receipts: boolean;
                continuous_screening: boolean;
                exports: boolean;
            };
            /** @description A NIK of another area than the printed one (`NIK_AREA_MOVED`) is a FAIL; false: a PASS with that reason */
            moved_area_counts: boolean;
            /** Format: date-time */
            created_at: string;
        };
        /** @description The new organization, with its owner’s one-time password */
        NewOrganization: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Requests; null: what the server is set to */
            rate_limit_per_minute: number | null;
            /** @description null: as many as it likes */
            receipt_checks_per_month: number | null;
            /** @description Days after which what was verified is redacted; null: never by itself */
            retention_days: number | null;
            /** @description Credits that a run costs, by service id, where it is not the default price */
            service_prices: {
                [key: string]: number;
            };
            /** @description Whether it is on. What is watched when continuous screening is switched off stays watched */
            features: {
                receipts: boolean;
                continuous_screening: boolean;
                exports: boolean;
            };
            /** @description A NIK of another area than the printed one (`NIK_AREA_MOVED`) is a FAIL; false: a PASS with that reason */
            moved_area_counts: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            default_group_id: string;
            /** Format: uuid */
            owner_id: string;
            /** @description Of the owner. Shown this once; must be changed after signing in. null when the request is repeated */
            one_time_password: string | null;
        };
        /** @description Whether duplicate faces are looked for, and on which ground */
        DuplicateFaces: {
            is_on: boolean;
            /** @description As recorded; null while it is off */
            legal_basis: string | null;
            retention_days: number | null;
            /** @description User who recorded the terms */
            set_by: string | null;
            set_at: string | null;
            /** @description Faces that are kept now */
            enrolled_faces: number;
        };
        /** @description How a person is watched */
        Watch: {
            /** Format: date-time */
            since: string;
            /** @description When it was last screened against a list; null before the first time, and while it has no result */
            checked_at: string | null;
            /** @description The person has been screened against every change up to these versions */
            lists: {
                list: string;
                version: string;
            }[];
        };
        /** @description A verification */
        Verification: {
            /**
             * Format: uuid
             * @description Unique verification identifier
             */
            id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description User who created the verification; null for an API key */
            user_id: string | null;
            /** @description Name and last four characters of the key used; null for a user */
            api_key: string | null;
            /** Format: uuid */
            folder_id: string;
            /**
             * Format: uuid
             * @description Result group identifier
             */
            result_id: string;
            /** @description Processing time in seconds */
            execution_time: number;
            /** @enum {string} */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            start_date: string | null;
            end_date: string | null;
            /** @description The configuration as submitted */
            input_config: {
                [key: string]: unknown;
            };
            /** @description Links to the input files, good for 15 minutes; masked, they ask for a credential */
            input_file_url: {
                [key: string]: string[];
            };
            /** @description Results: the fields of the service, and with them `checks` and `fields` */
            output: components["schemas"]["KtpVerificationOutput"] | components["schemas"]["NpwpVerificationOutput"] | components["schemas"]["AmlScreeningOutput"] | components["schemas"]["PaymentReceiptVerificationOutput"];
            /** @description Link to all of it as JSON, good for 15 minutes; null without output */
            output_file_url: string | null;
            /** @description The verdict; null while unsettled */
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            external_job_id: {
                [key: string]: string[];
            };
            webhook_url: string | null;
            /** @description As submitted, without the secret */
            webhook_metadata: {
                [key: string]: unknown;
            };
            /** @description Link to all of it as XLSX, good for 15 minutes; null without output */
            export_file_url: string | null;
            credit_used: number;
            total_files: number;
            total_pages: number;
            /** @description Whether the person is screened against lists that change; null: they are not */
            watch: components["schemas"]["Watch"] | null;
            /** @description Others that a check found it to have to do with: those that the caller may open */
            linked_verifications: {
                /** Format: uuid */
                id: string;
                /** @description Of the check that found it */
                reason_code: string;
            }[];
            /** @description Why it is FAILED */
            error: {
                code: string;
                message: string;
            } | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description An export */
        Export: {
            /** Format: uuid */
            id: string;
            /**
             * @description EXPIRED after 24 hours; REDACTED once a verification of the folder or result group was redacted
             * @enum {string}
             */
            status: "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "EXPIRED" | "REDACTED";
            /** @enum {string} */
            format: "xlsx" | "json";
            folder_id: string | null;
            result_id: string | null;
            total_verifications: number | null;
            size_bytes: number | null;
            /** @description Opens the file for 15 minutes; ask again for a fresh one */
            file_url: string | null;
            /** @description Why it is FAILED */
            error: {
                code: string;
                message: string;
            } | null;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            /** @description When the file is deleted */
            expires_at: string | null;
        };
        /** @description A folder */
        Folder: {
            /** Format: uuid */
            id: string;
            group: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            name: string;
            description: string | null;
            is_starred: boolean;
            /** @description Different services used in it */
            total_service: number | null;
            /** @description Result groups in it */
            total_result: number | null;
            /** Format: date-time */
            created_at: string;
            /** @description User who made it; null for an API key */
            created_by: string | null;
            /** Format: date-time */
            updated_at: string;
            updated_by: string | null;
        };
        /** @description The uploaded files */
        Upload: {
            /** Format: uuid */
            object_id: string;
            /** @enum {string} */
            file_category: "VERIFICATION_INPUT_FILE" | "PROFILE_PICTURE";
            files: {
                /** @description Goes into configuration.files of a verification */
                path: string;
                /**
                 * Format: uri
                 * @description Opens the file for 15 minutes
                 */
                url: string;
                page_count: number;
            }[];
        };
        /** @description What a bank says of a payment */
        Receipt: {
            /** @description completed, pending, failed, reversed or unknown */
            status: string;
            transaction_type: string | null;
            amount: number | null;
            currency: string;
            /** @description ISO 8601 at +03:00 */
            transaction_date: string | null;
            payer_name: string | null;
            payer_account: string | null;
            receiver_name: string | null;
            receiver_account: string | null;
            receiver_bank: string | null;
            description: string | null;
            /** @description null: the receipt does not say */
            fees: {
                charge: number | null;
                vat: number | null;
                disaster_fund: number | null;
                total: number | null;
            };
        };
        /** @description The bank knows the payment */
        ReceiptVerified: {
            /** @description The transaction is confirmed */
            success: boolean;
            /** @description The bank knows the transaction */
            exists: boolean;
            /** @description The receiving account was compared with yours. false: success says nothing about whose money it is */
            receiver_checked: boolean;
            /**
             * @description Why success is false
             * @enum {string}
             */
            code?: "OTHER_REFERENCE" | "NO_AMOUNT" | "NOT_COMPLETED" | "OTHER_RECEIVER" | "RECEIVER_UNKNOWN" | "RECEIVER_NOT_CHECKED" | "NOT_AS_EXPECTED";
            /** @description It was verified in this branch before */
            duplicate: boolean;
            /** @description The id of the first verification of it; only with duplicate */
            duplicate_of?: number;
            /** Format: date-time */
            first_verified_at?: string;
            /** @description A hint: the id of a verification of the same amount, receiver and time at another bank */
            possible_duplicate_of?: number;
            /** @description Another branch has confirmed it, where an owner lets that be told */
            duplicate_elsewhere?: {
                /** Format: date-time */
                first_verified_at: string;
            };
            message: string | null;
            data: {
                /** @description For GET /verifications/{id} */
                id: number;
                bank: string;
                bank_name: string;
                verification_id: string | null;
                transaction_number: string | null;
                /** @description The number, where the picture’s print was misread by letters that look alike */
                corrected_transaction_number?: string;
                source_url: string | null;
                verification_method: ("official" | "relay" | "receipt_only" | "qr_unverified") | null;
                receipt: components["schemas"]["Receipt"];
            };
            /** @description One for each expected_* that was asked, and one where too little is shown of the receiving account */
            checks?: {
                /** @enum {string} */
                code: "AMOUNT" | "RECEIVER_NAME" | "RECEIVER_ACCOUNT" | "AGE";
                /** @enum {string} */
                result: "PASS" | "FAIL" | "UNAVAILABLE";
                message: string;
            }[];
        };
        /** @description The bank is asked in the background */
        ReceiptAccepted: {
            /** @description For GET /verifications/{id} */
            id: number;
            /**
             * Format: uuid
             * @description What GET /webhook-deliveries calls the subject’s id
             */
            check_id: string;
            /**
             * @description PENDING: it runs in the background; CANCELLED: redacted before its bank had answered
             * @enum {string}
             */
            outcome: "CONFIRMED" | "NOT_FOUND" | "LINK_NEEDED" | "NOT_SETTLED" | "MISMATCH" | "UNREACHABLE" | "UNREADABLE" | "CANCELLED" | "PENDING";
        };
        /** @description A payment that was checked */
        ReceiptVerification: {
            id: number;
            bank: string;
            bank_name: string;
            transaction_number: string | null;
            account_number: string | null;
            success: boolean;
            /** @description null: the bank could not be asked, or was not yet */
            exists: boolean | null;
            status: string | null;
            transaction_type: string | null;
            amount: number | null;
            currency: string;
            payer_name: string | null;
            transaction_date: string | null;
            duplicate: boolean;
            /**
             * @description PENDING: it runs in the background; CANCELLED: redacted before its bank had answered
             * @enum {string}
             */
            outcome: "CONFIRMED" | "NOT_FOUND" | "LINK_NEEDED" | "NOT_SETTLED" | "MISMATCH" | "UNREACHABLE" | "UNREADABLE" | "CANCELLED" | "PENDING";
            verification_method: ("official" | "relay" | "receipt_only" | "qr_unverified") | null;
            /** @description Until when the bank’s answer is kept; null: it is not */
            evidence_until: string | null;
            /** Format: date-time */
            created_at: string;
            source: {
                /** @enum {string} */
                type: "api" | "dashboard";
                label: string;
            };
        };
        /** @description A payment was checked in the background */
        ReceiptChecked: {
            /** @constant */
            event: "receipt.checked";
            /** Format: date-time */
            timestamp: string;
            /** @description For GET /api/v1/verifications/{id} */
            id: number;
            /**
             * Format: uuid
             * @description What GET /webhook-deliveries calls the subject’s id
             */
            check_id: string;
            bank: string;
            bank_name: string;
            outcome: ("CONFIRMED" | "NOT_FOUND" | "LINK_NEEDED" | "NOT_SETTLED" | "MISMATCH" | "UNREACHABLE" | "UNREADABLE" | "CANCELLED") | null;
            /** @description The transaction is confirmed */
            success?: boolean;
            /** @description null: nobody knows */
            exists?: boolean | null;
            retryable?: boolean;
            /** @description Where it was no success */
            code?: string;
            message: string | null;
            checks?: {
                /** @enum {string} */
                code: "AMOUNT" | "RECEIVER_NAME" | "RECEIVER_ACCOUNT" | "AGE";
                /** @enum {string} */
                result: "PASS" | "FAIL" | "UNAVAILABLE";
                message: string;
            }[];
            /** @description Only where `webhook_metadata.include_output` is true */
            data?: {
                /** @description For GET /verifications/{id} */
                id: number;
                bank: string;
                bank_name: string;
                verification_id: string | null;
                transaction_number: string | null;
                /** @description The number, where the picture’s print was misread by letters that look alike */
                corrected_transaction_number?: string;
                source_url: string | null;
                verification_method: ("official" | "relay" | "receipt_only" | "qr_unverified") | null;
                receipt: components["schemas"]["Receipt"];
            };
            /** @description The `webhook_metadata`, without the secret */
            metadata: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description Why it was refused, or could not be told */
        ReceiptError: {
            message: string;
            /** @description By field */
            errors?: {
                [key: string]: string[];
            };
            code: string;
            /**
             * @description Only where a bank was asked, or could not be
             * @constant
             */
            success?: false;
            /** @description null: nobody knows */
            exists?: boolean | null;
            retryable?: boolean;
            /** @description The bank’s own page, for people: where the bank could not be asked */
            source_url?: string;
            /**
             * @description Only a code that anybody can make names the payment; the bank has not confirmed it
             * @constant
             */
            verification_method?: "qr_unverified";
        };
        /** @description An own account */
        ReceiptAccount: {
            id: number;
            bank: string;
            bank_name: string;
            account_number: string;
            account_last_four: string;
            label: string | null;
            is_primary: boolean;
        };
        /** @description A bank that can be asked */
        Bank: {
            code: string;
            aliases: string[];
            name: string;
            required: ("transaction_number" | "receipt_url" | "account_number")[];
            /**
             * @description What account_number has to be
             * @enum {string}
             */
            account: "none" | "own" | "payer_phone";
            account_digits: number | null;
            supports_url: boolean;
            /** @description false: no answer to a real payment was ever seen in public */
            proven: boolean;
            /**
             * @description resting: every service of the bank failed and is left alone for a while
             * @enum {string}
             */
            status: "ok" | "resting" | "not_configured";
            /** @description The services of the bank that are asked, in their order, as this server has met them */
            lookups: {
                name: string;
                /**
                 * @description open: it failed five times in a row and is left alone; half_open: one question may try it again
                 * @enum {string}
                 */
                breaker: "closed" | "open" | "half_open";
                /**
                 * Format: date-time
                 * @description Of that state, as far as this server knows
                 */
                since: string;
            }[];
        };
        /** @description What the link says */
        ParsedReceiptUrl: {
            bank: string;
            bank_name: string;
            transaction_number: string | null;
            account_number: string | null;
            source_url: string | null;
            /** @description What a link carries that has no readable number */
            receipt_token: string | null;
            requires_account_number: boolean;
            /** @description The link does not prove which account received the money */
            requires_explicit_settlement_account: boolean;
        };
        /** @description What the receipt says, confirmed by nobody */
        ParsedReceipt: {
            bank: string;
            bank_name: string;
            transaction_number: string | null;
            account_number: string | null;
            requires_account_number: boolean;
            /** @description The link does not prove which account received the money */
            requires_explicit_settlement_account: boolean;
            account_digits: number | null;
            /** @enum {string} */
            verification_method: "receipt_only" | "qr_unverified";
            receipt: {
                status: string | null;
                amount: number | null;
                currency: string;
                /** @description ISO 8601 at +03:00 */
                transaction_date: string | null;
                payer_name: string | null;
                receiver_name: string | null;
            };
        };
        /** @description What is switched on */
        ReceiptSettings: {
            /** @description Tell a branch when another branch has confirmed the same payment, and never which */
            duplicate_elsewhere: boolean;
            /** @description Keep the bank’s answers, encrypted, for disputes */
            evidence: boolean;
            /** @description Days for which they are kept; null while they are not */
            evidence_days: number | null;
        };
        /** @description What a reviewer decided */
        ReviewDecision: {
            /** Format: uuid */
            verification_id: string;
            /** @enum {string} */
            outcome: "APPROVED" | "REJECTED";
            reason_code: string;
            /** @description null without one, and after a redaction */
            note: string | null;
            /**
             * @description WAITING: it may be undone; AWAITING_SECOND: another person has to decide the same (then it is SECONDED, or CONTRADICTED); LAPSED: the verification was moved or edited before it took effect
             * @enum {string}
             */
            state: "WAITING" | "UNDONE" | "DONE" | "LAPSED" | "AWAITING_SECOND" | "SECONDED" | "CONTRADICTED";
            decided_by: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            decided_at: string;
            /** @description Until then it may be undone; null: a second person has to decide first */
            takes_effect_at: string | null;
        };
        /** @description A user */
        NamedUser: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A verification that waits for a person, or did */
        Case: {
            /**
             * Format: uuid
             * @description Of the verification
             */
            id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            group_id: string;
            /** Format: uuid */
            folder_id: string;
            /** Format: uuid */
            result_id: string;
            /** @enum {string} */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            undecided_matches: number;
            /** @description What the `ETag` of the verification says */
            version: number;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Since when it waits
             */
            opened_at: string;
            closed_at: string | null;
            due_at: string | null;
            is_overdue: boolean;
            /**
             * @description Who may work on it; all but REVIEWER is escalated
             * @enum {string}
             */
            level: "REVIEWER" | "COMPLIANCE" | "OWNER";
            escalated_by: components["schemas"]["NamedUser"] | null;
            escalated_at: string | null;
            assignee: components["schemas"]["NamedUser"] | null;
            /** @description Whose turn it is */
            leased_by: components["schemas"]["NamedUser"] | null;
            leased_until: string | null;
            snoozed_until: string | null;
            tags: string[];
            note_count: number;
            /** @description One that has not taken effect yet */
            decision: {
                state: string;
                outcome: string;
                /** Format: uuid */
                user_id: string;
            } | null;
        };
        /** @description What somebody wrote on a case */
        CaseNote: {
            /** Format: uuid */
            id: string;
            text: string;
            by: components["schemas"]["NamedUser"];
            /** @description For `GET /files/{id}` */
            files: string[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description A case as its reviewer sees it */
        OpenedCase: {
            case: components["schemas"]["Case"];
            /** @description Plain */
            verification: components["schemas"]["Verification"];
            /** @description The oldest first */
            notes: components["schemas"]["CaseNote"][];
            /** @description Who else is looking now */
            viewers: components["schemas"]["NamedUser"][];
            /** @description What people did with it, the oldest first; the last 200 */
            events: {
                /** @enum {string} */
                kind: "ASSIGNED" | "SNOOZED" | "DUE_SET" | "ESCALATED" | "TAGGED" | "NOTED" | "NOTE_DELETED";
                /** @description null: done by itself */
                by: components["schemas"]["NamedUser"] | null;
                details: {
                    [key: string]: unknown;
                };
                /** Format: date-time */
                at: string;
            }[];
        };
        /** @description How the desk does */
        DeskFigures: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            groups: {
                /** Format: uuid */
                group_id: string;
                /** @description That wait now */
                open: number;
                overdue: number;
                escalated: number;
                median_age_seconds: number | null;
                oldest_seconds: number | null;
                /** @description That took effect, or are about to */
                decisions: number;
                approved: number;
                rejected: number;
                false_alarms: number;
                /** @description From when it began to wait to the decision */
                median_seconds: number | null;
                p90_seconds: number | null;
            }[];
            periods: {
                /** Format: date-time */
                since: string;
                /** @description That took effect, or are about to */
                decisions: number;
                approved: number;
                rejected: number;
                false_alarms: number;
                /** @description From when it began to wait to the decision */
                median_seconds: number | null;
                p90_seconds: number | null;
            }[];
            /** @description What had stopped those that were decided on, the most false alarms first */
            reasons: {
                reason_code: string;
                decisions: number;
                approved: number;
                false_alarms: number;
            }[];
        };
        /** @description What waits, and how it goes */
        Home: {
            /**
             * Format: date-time
             * @description Since when the figures count
             */
            since: string;
            waiting: {
                /** @description At most 10,000 */
                total: number;
                /** @description Whether more wait than were counted */
                is_more: boolean;
                /** @description The 20 oldest, the oldest first; those decided on a moment ago are left out */
                items: {
                    /** Format: uuid */
                    id: string;
                    service: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    };
                    /** Format: uuid */
                    folder_id: string;
                    /** Format: uuid */
                    group_id: string;
                    /** @enum {string} */
                    status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
                    /** @description Matches on which somebody has to decide first */
                    undecided_matches: number;
                    /** Format: date-time */
                    created_at: string;
                }[];
            };
            /** @description How the verifications that were created since then stand now */
            figures: {
                verified: number;
                not_verified: number;
                partially_not_verified: number;
                in_review: number;
                failed: number;
                /** @description Queued or running */
                open: number;
            };
            /** @description Decisions since then that stand */
            decisions: {
                count: number;
                /** @description From the end of the run to the decision; null without one */
                median_seconds: number | null;
            };
            webhooks: {
                paused_endpoints: number;
                /** @description Given up, of those created since then; at most 10,000 */
                failed_deliveries: number;
            };
            /** @description How each bank was when it was last asked */
            banks: {
                code: string;
                /** @enum {string} */
                status: "ok" | "resting" | "not_configured";
            }[];
        };
        /** @description Why a reviewer decides */
        DecisionReason: {
            code: string;
            /** @enum {string} */
            outcome: "APPROVED" | "REJECTED";
            meaning: string;
            /** @description A decision for it has to have a note */
            needs_note: boolean;
            /** @description Counts as one in the figures */
            is_false_alarm: boolean;
        };
        /** @description What is asked of reviewers */
        DeskSettings: {
            /** @description A decision takes effect once a second person has decided the same */
            four_eyes: boolean;
            /** @description false: the built-in ones */
            has_own_reasons: boolean;
            reasons: components["schemas"]["DecisionReason"][];
            groups: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @description After which a case is overdue; null: never */
                review_hours: number | null;
                /** @description Cases are given to whoever has least to do as they come */
                auto_assign: boolean;
            }[];
        };
        /** @description A filter under a name */
        SavedView: {
            name: string;
            /**
             * @description The list that it is of
             * @enum {string}
             */
            page: "CASES" | "VERIFICATIONS";
            /** @description The query of the list */
            filter: {
                [key: string]: string;
            };
            /**
             * @description With the group; an owner’s with the organization
             * @default false
             */
            is_shared: boolean;
            /** Format: uuid */
            id: string;
            by: components["schemas"]["NamedUser"];
            /** Format: date-time */
            created_at: string;
        };
        /** @description Many names that are screened together */
        ScreeningBatch: {
            /**
             * Format: uuid
             * @description Of the batch; the `result_id` of its verifications too
             */
            id: string;
            /** Format: uuid */
            folder_id: string;
            /** @description Entries, each a verification of its own */
            total: number;
            /**
             * @description Of all of them
             * @enum {string}
             */
            overall_status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
        };
        /** @description A batch and one page of its verifications */
        ScreeningBatchPage: {
            /**
             * Format: uuid
             * @description Of the batch; the `result_id` of its verifications too
             */
            id: string;
            /** Format: uuid */
            folder_id: string;
            /** @description Entries, each a verification of its own */
            total: number;
            /**
             * @description Of all of them
             * @enum {string}
             */
            overall_status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @description How many entries stand where */
            counts: {
                /** @enum {string} */
                status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
                count: number;
            }[];
            /** @description In the order in which they were sent */
            items: components["schemas"]["Verification"][];
        };
        /** @description A watched person came onto a list, or what counts of his entry changed */
        VerificationMatchFound: {
            /** @constant */
            event: "verification.match_found";
            /**
             * Format: date-time
             * @description When it was noticed
             */
            timestamp: string;
            /** Format: uuid */
            verification_id: string;
            /** Format: uuid */
            result_id: string;
            /** Format: uuid */
            folder_id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * @description What it has come to
             * @enum {string}
             */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @description The verdict it has come to */
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            /** @description The `webhook_metadata`, without the secret */
            metadata: {
                [key: string]: unknown;
            };
            matches: {
                /** @description As in `matches` of the output */
                match_id: string;
                topics: string[];
            }[];
        };
        /** @description An entry that a watched person was matched with is not listed any more */
        VerificationMatchRemoved: {
            /** @constant */
            event: "verification.match_removed";
            /**
             * Format: date-time
             * @description When it was noticed
             */
            timestamp: string;
            /** Format: uuid */
            verification_id: string;
            /** Format: uuid */
            result_id: string;
            /** Format: uuid */
            folder_id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /**
             * @description What it has come to
             * @enum {string}
             */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @description The verdict it has come to */
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            /** @description The `webhook_metadata`, without the secret */
            metadata: {
                [key: string]: unknown;
            };
            matches: {
                /** @description As in `matches` of the output */
                match_id: string;
                topics: string[];
            }[];
        };
        /** @description A verification has another status */
        VerificationStatusChanged: {
            /** @constant */
            event: "verification.status_changed";
            /**
             * Format: date-time
             * @description When the status changed: events may come in another order
             */
            timestamp: string;
            /** Format: uuid */
            verification_id: string;
            /** Format: uuid */
            result_id: string;
            /** Format: uuid */
            folder_id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @enum {string} */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @enum {string} */
            previous_status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @description The verdict; null while unsettled */
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            /** @description The `webhook_metadata`, without the secret */
            metadata: {
                [key: string]: unknown;
            };
            credit_used: number;
            /** @description Seconds */
            execution_time: number;
            /** @description Why it is FAILED; only then */
            error?: {
                code: string;
                message: string;
            };
            /** @description Only where `webhook_metadata.include_output` is true */
            output?: {
                [key: string]: unknown;
            };
        };
        /** @description The person is watched from now on */
        StartedWatch: {
            /** Format: uuid */
            verification_id: string;
            /**
             * Format: date-time
             * @description Since when it is watched
             */
            started_at: string;
            watch: components["schemas"]["Watch"];
        };
        /** @description A list that names are screened against */
        ScreeningList: {
            list: string;
            /** @description Why its entries are listed */
            topics: ("sanction" | "sanction.linked" | "sanction.counter" | "debarment" | "crime" | "wanted" | "poi" | "regulatory" | "pep" | "rca" | "blocklist")[];
            /** @description First 12 digits of the SHA-256 of the files it was read from */
            version: string;
            entry_count: number;
            /** Format: date-time */
            imported_at: string;
            /**
             * Format: date-time
             * @description When its source was last asked, with or without news
             */
            checked_at: string;
            /** @description A stale list clears nobody */
            is_stale: boolean;
            /** @description What its publisher allows; null for a list of your own */
            licence: string | null;
        };
        /** @description What is asked for where matches are decided */
        ScreeningSettings: {
            /** @description A decision on a match counts once another user has decided the same. One that counts already stays */
            second_decision: boolean;
        };
        /** @description A verification whose person is watched */
        WatchedVerification: {
            /** Format: uuid */
            verification_id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            folder_id: string;
            /** Format: uuid */
            result_id: string;
            /** @enum {string} */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            /** @description The verdict; null while unsettled */
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            /** @description Matches that somebody still has to decide on */
            undecided_matches: number;
            watch: components["schemas"]["Watch"];
        };
        /** @description Something that happened to a verification */
        VerificationEvent: {
            /** @enum {string} */
            kind: "STATUS_CHANGED" | "EDITED" | "REDACTED" | "DECIDED" | "DECISION_LAPSED" | "WEBHOOK_ATTEMPT";
            /** Format: date-time */
            at: string;
            /** @description Orders moves and edits; null for a webhook attempt */
            sequence: number | null;
            from_status: ("DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED") | null;
            to_status: ("DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED") | null;
            run_id: string | null;
            /** @description Why it is FAILED */
            reason_code: string | null;
            /** @description Who did it; null for a key and for the worker */
            user_id: string | null;
            api_key: string | null;
            /** @description What was replaced, and why; gone after a redaction */
            details: {
                reason: string | null;
                earlier_output?: {
                    [key: string]: unknown;
                };
                earlier_output_status?: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
                earlier_configuration?: {
                    [key: string]: unknown;
                };
            } | null;
            attempt: {
                /** Format: uuid */
                delivery_id: string;
                /** @description Of the event it tells of */
                sequence: number;
                /** @description From 1 */
                number: number;
                outcome: string;
                response_status: number | null;
                failure_code: string | null;
                duration_ms: number;
            } | null;
        };
        /** @description It would be created; nothing was */
        DryRun: {
            /** @constant */
            dry_run: true;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Credits that would be reserved */
            credit_cost: number;
            total_files: number;
            total_pages: number;
        };
        /** @description An earlier verification of the same person */
        EarlierVerification: {
            /** Format: uuid */
            id: string;
            service: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            folder_id: string;
            /** @enum {string} */
            status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
            output_status: ("VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED") | null;
            /** @description What it has in common with the verification */
            told_by: ("NIK" | "DOCUMENT_NUMBER" | "CUSTOMER_REFERENCE")[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description One input of a service */
        FormField: {
            /** @description Path within `configuration`, e.g. `files.ktp_file` */
            key: string;
            label: string;
            /** @enum {string} */
            type: "string" | "number" | "integer" | "boolean" | "select" | "file" | "list" | "object";
            required: boolean;
            description: string | null;
            /** @description Values of a `select` */
            options: string[] | null;
            /** @description What a `file` may be; text is TXT, CSV, JSON and the like */
            file_kinds: ("PDF" | "PICTURE" | "XLSX" | "TEXT")[] | null;
            /** @description What is taken when it is absent; null when there is none */
            default: unknown;
            validation: {
                length_min: number | null;
                length_max: number | null;
                /** @description Files, of a `file` */
                items_min: number | null;
                items_max: number | null;
                pattern: string | null;
                minimum: number | null;
                maximum: number | null;
            };
        };
        /** @description A value that chooses an outcome in test mode */
        TestValue: {
            /** @description Name of a file, with any ending; for AML_SCREENING the `name`, for NPWP_VERIFICATION the `npwp`, for a receipt the `transaction_number` */
            value: string;
            /**
             * @description What it chooses: `failed` is the error of a run, `error` that of the request
             * @enum {string}
             */
            kind: "verdict" | "status" | "reason" | "failed" | "error";
            /** @description The verdict, status, reason code, run error code or `error_code` that comes out */
            code: string;
            /** @description What the configuration must say */
            configuration: {
                [key: string]: unknown;
            };
            meaning: string;
        };
        /** @description A service */
        Service: {
            /** Format: uuid */
            id: string;
            category: {
                /** Format: uuid */
                id: string;
                name: string;
                type: string;
            };
            code: string;
            name: string;
            description: string | null;
            icon_file_url: string | null;
            credit_cost_default: number;
            /** @description What a run costs you: the price of your organization where it has one; 0 in test mode */
            credit_cost: number;
            /**
             * @description What `credit_cost` is for: a run, or each page of its files
             * @enum {string}
             */
            priced_by: "run" | "page";
            /** @enum {string} */
            action_type: "URL" | "WEBVIEW" | "SCREEN" | "SCREEN_PREFIX";
            action_param: {
                [key: string]: unknown;
            };
            is_enabled: boolean;
            /** @description Checks whose failure makes the verdict NOT_VERIFIED */
            deciding_checks: string[];
            /** @description Every reason code that its checks may carry */
            reasons: {
                code: string;
                check: string;
                meaning: string;
            }[];
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            /** Format: date-time */
            updated_at: string;
            updated_by: string | null;
        };
        /** @description A service, with what it takes and answers */
        ServiceWithSchemas: {
            /** Format: uuid */
            id: string;
            category: {
                /** Format: uuid */
                id: string;
                name: string;
                type: string;
            };
            code: string;
            name: string;
            description: string | null;
            icon_file_url: string | null;
            credit_cost_default: number;
            /** @description What a run costs you: the price of your organization where it has one; 0 in test mode */
            credit_cost: number;
            /**
             * @description What `credit_cost` is for: a run, or each page of its files
             * @enum {string}
             */
            priced_by: "run" | "page";
            /** @enum {string} */
            action_type: "URL" | "WEBVIEW" | "SCREEN" | "SCREEN_PREFIX";
            action_param: {
                [key: string]: unknown;
            };
            is_enabled: boolean;
            /** @description Checks whose failure makes the verdict NOT_VERIFIED */
            deciding_checks: string[];
            /** @description Every reason code that its checks may carry */
            reasons: {
                code: string;
                check: string;
                meaning: string;
            }[];
            /** Format: date-time */
            created_at: string;
            created_by: string | null;
            /** Format: date-time */
            updated_at: string;
            updated_by: string | null;
            /** @description JSON Schema of `configuration` */
            configuration_schema: {
                [key: string]: unknown;
            };
            /** @description JSON Schema of `output`, beside its `checks` and `fields` */
            output_schema: {
                [key: string]: unknown;
            } | null;
            /** @description What it may find beside `output`; `GET /verifications/{id}/tables` lists those that a verification has */
            tables: {
                name: string;
                description: string;
                /** @description JSON Schema of a row */
                row_schema: {
                    [key: string]: unknown;
                };
            }[];
        };
        /** @description A table of a verification */
        VerificationTable: {
            /** @description As `tables` of `GET /services/{id}` names it */
            name: string;
            description: string | null;
            row_count: number;
        };
        /** @description One page of rows */
        TableRows: {
            /** @description Of the whole table */
            row_count: number;
            /** @description Rows as the service publishes them */
            items: {
                [key: string]: unknown;
            }[];
            /** @description For the next page; null on the last one */
            next_cursor: string | null;
        };
        /** @description A webhook and its tries */
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description What webhook-id carries, at every try
             */
            id: string;
            event: string;
            /** @description null for an event about something else */
            verification_id: string | null;
            subject: {
                /** @enum {string} */
                kind: "verification" | "receipt_check" | "test";
                /** Format: uuid */
                id: string;
            };
            group_id: string | null;
            endpoint_id: string | null;
            /** @description Without its query once redacted, and masked */
            url: string;
            /** @enum {string} */
            status: "PENDING" | "DELIVERED" | "FAILED";
            /** @description Waits until its paused endpoint is resumed */
            is_held: boolean;
            is_redacted: boolean;
            next_attempt_at: string | null;
            /** Format: date-time */
            created_at: string;
            finished_at: string | null;
            attempt_count: number;
            /** @description In order; the last 30 */
            attempts: {
                /** @description From 1 */
                number: number;
                /** Format: date-time */
                started_at: string;
                duration_ms: number;
                /** @enum {string} */
                outcome: "DELIVERED" | "REFUSED" | "UNREACHABLE" | "BLOCKED" | "GONE";
                /** @description HTTP status that was answered */
                response_status: number | null;
                /** @description The first 1,024 bytes of the answer, as UTF-8; masked for users */
                response_body: string | null;
                /** @description Why no answer came */
                failure_code: string | null;
            }[];
        };
        /** @description A receiver of webhooks */
        WebhookEndpoint: {
            /** Format: uuid */
            id: string;
            /** @description Scheme, host and port of the addresses it stands for */
            origin: string;
            is_paused: boolean;
            paused_at: string | null;
            /** @description The first failure since the last success */
            failing_since: string | null;
            /** @description Deliveries that wait for it to be resumed, counted up to 10000 */
            held_count: number;
            /** @description Whether it signs with a secret of its own, beside that of a verification */
            has_secret: boolean;
            /** @description Until then the secret before this one signs too */
            previous_secret_until: string | null;
            /** @description What it is told beside changes of status */
            events: ("verification.match_found" | "verification.match_removed")[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description A test */
        WebhookTest: {
            /** @constant */
            event: "webhook.test";
            /** Format: date-time */
            timestamp: string;
            /**
             * Format: uuid
             * @description Of this test
             */
            test_id: string;
        };
        /** @description Why it was refused */
        Error: {
            error_code: string;
            message: string;
            errors?: {
                field: string;
                message: string;
            }[];
        };
        /** @description One thing looked at */
        Check: {
            code: string;
            /** @enum {string} */
            result: "PASS" | "FAIL" | "UNAVAILABLE";
            /** @description One of the published `reasons` of the service */
            reason_code: string | null;
            /** @description May be shown to the person verified */
            message: string;
            /** @description For you alone */
            internal_message: string;
        };
        /** @description A value that was read */
        Field: {
            value: string | null;
            /** @description 0–1: of those at 0.95 or more at most 2 in 100 are wrong */
            confidence: number;
            /** @description From 1 */
            page: number;
            /** @description Left, top, right, bottom in 0–1 of `GET /files/{id}/pages/{page}` */
            box: number[] | null;
            source: string;
        };
        /** @description `configuration` of KTP_VERIFICATION */
        KtpVerificationConfiguration: {
            /**
             * @description KTP_OCR reads and checks the card, KTP_PEP also screens the name, KTP_SELFIE also compares the face
             * @enum {string}
             */
            verification_type: "KTP_PEP" | "KTP_SELFIE" | "KTP_OCR";
            /**
             * @description Asks for the check AUTHENTICITY as well
             * @default false
             */
            fraud_detection?: boolean;
            /** @description What you call the customer: decisions on matches are recalled by it. Kept as a keyed hash beside the input */
            customer_reference?: string;
            files: {
                /** @description Path of one upload: the card */
                ktp_file: string[];
                /** @description Path of one upload: the selfie. KTP_SELFIE needs it */
                selfie_file?: string[];
            };
        };
        /** @description `configuration` of NPWP_VERIFICATION */
        NpwpVerificationConfiguration: {
            /** @description Number of a taxpayer, 15, 16 or 22 digits; dots, dashes and spaces may stand in it */
            npwp?: string;
            /** @description The NIK of a resident, which is the tax number as well */
            nik?: string;
            /** @description The name that the number should belong to */
            name?: string;
            /** @description Why it is asked; kept with the verification */
            purpose?: string;
            /**
             * @description Whether the person agreed. With false the output says the status alone
             * @default true
             */
            user_consent?: boolean;
            /** @default {} */
            files?: {
                /** @description Path of one upload: the front of the tax card, or the electronic one */
                npwp_file?: string[];
            };
        };
        /** @description `configuration` of AML_SCREENING */
        AmlScreeningConfiguration: {
            /** @description The full name, in any script */
            name: string;
            /** @description YYYY, YYYY-MM or YYYY-MM-DD */
            birth_date?: string;
            /** @description A code of two letters or an English name */
            country?: string;
            /**
             * @description As listed persons are told apart by
             * @enum {string}
             */
            gender?: "MALE" | "FEMALE";
            /** @description Numbers of the party (NIK, passport, tax number): who is listed with one is found whatever the name */
            identifiers?: string[];
            /** @description What you call the customer: decisions on matches are recalled by it. Kept as a keyed hash beside the input */
            customer_reference?: string;
            /** @default {} */
            files?: Record<string, never>;
        };
        /** @description `configuration` of PAYMENT_RECEIPT_VERIFICATION */
        PaymentReceiptVerificationConfiguration: {
            /** @description A code of GET /api/v1/banks; needed unless a link, file or text says it */
            bank?: string;
            /** @description The number that the bank gave the payment */
            transaction_number?: string;
            /** @description The own account that received the money */
            account_number?: string;
            /** @description A share link; it is taken apart and never opened */
            receipt_url?: string;
            /** @description Copied text of a receipt */
            receipt_text?: string;
            /** @description What should have been paid */
            expected_amount?: number;
            /** @description How far the amount may be off. Default: 0 */
            amount_tolerance?: number;
            /** @description What expected_amount is meant in. Default: ETB */
            expected_currency?: string;
            /** @description Who should have received it */
            expected_receiver_name?: string;
            /** @description And on which account */
            expected_receiver_account?: string;
            /** @description How long ago it may have happened */
            max_age_minutes?: number;
            /** @default {} */
            files?: {
                /** @description Path of one upload: a PDF or a picture */
                receipt_file?: string[];
            };
        };
        /** @description `output` of KTP_VERIFICATION */
        KtpVerificationOutput: {
            /** @description Null: it was not read */
            nik?: string | null;
            /** @description Null: it was not read */
            name?: string | null;
            /** @description Null: it was not read */
            birth_place?: string | null;
            /** @description Null: it was not read */
            birth_date?: string | null;
            /** @description Null: it was not read */
            gender?: string | null;
            /** @description Null: it was not read */
            blood_type?: string | null;
            /** @description Null: it was not read */
            address?: string | null;
            /** @description Null: it was not read */
            rt_rw?: string | null;
            /** @description Null: it was not read */
            village?: string | null;
            /** @description Null: it was not read */
            district?: string | null;
            /** @description Null: it was not read */
            religion?: string | null;
            /** @description Null: it was not read */
            marital_status?: string | null;
            /** @description Null: it was not read */
            occupation?: string | null;
            /** @description Null: it was not read */
            nationality?: string | null;
            /** @description Null: it was not read */
            valid_until?: string | null;
            /** @description Null: it was not read */
            province?: string | null;
            /** @description Null: it was not read */
            regency?: string | null;
            /** @description What the verdict says nothing of */
            not_looked_at?: string[];
            /** @description Where the reason is `SEVERAL_CARDS`: the card that was read, and another */
            several_cards?: {
                page: number;
                /** @description Left, top, right, bottom in 0–1 */
                box: number[] | null;
                /** @description Whether the values are those of this card */
                is_read: boolean;
            }[];
            /** @description Where `fraud_detection` was asked for */
            fraud?: {
                /**
                 * @description TRUSTED: nothing was detected, which proves nothing. UNAVAILABLE: it could not be looked for
                 * @enum {string}
                 */
                risk_level: "TRUSTED" | "WARNING" | "HIGH_RISK" | "UNAVAILABLE";
                issues_detected: {
                    /** @enum {string} */
                    code: "EDITED_TEXT" | "EDITED_PORTRAIT" | "SCREEN_CAPTURE" | "PRINTED_COPY" | "SCREENSHOT" | "EDITING_SOFTWARE" | "SEEN_BEFORE";
                    /**
                     * @description HIGH: it decides by itself
                     * @enum {string}
                     */
                    severity: "LOW" | "MEDIUM" | "HIGH";
                    /** @description Null: it is in no value */
                    field: string | null;
                    page: number;
                    /** @description Left, top, right, bottom in 0–1 */
                    box: number[] | null;
                    /** @description Kinds of measures that saw it, the strongest first */
                    evidence: string[];
                }[];
                /** @description What no picture can show */
                not_detectable: string[];
            };
            /**
             * @description LOW: no match
             * @enum {string}
             */
            face_match_confidence_level?: "LOW" | "MEDIUM" | "HIGH";
            /** @description 0–100; no probability */
            face_match_confidence_score?: number;
            /** @description Null: the faces were not compared */
            face_match_false_match_rate?: number | null;
            is_match_face?: boolean;
            /** @description Null: it could not be told */
            is_pep?: boolean | null;
            /** @description Null: it could not be told */
            is_sanctioned?: boolean | null;
            /** @description Somebody sanctioned has the name and another birth date */
            is_sanction_possible?: boolean;
            /** @description Absent: the organization has no list of its own */
            is_blocklisted?: boolean | null;
            /** @description Absent: no list of other reasons is loaded */
            is_listed_otherwise?: boolean | null;
            scripts_not_covered?: string[];
            matches?: {
                /** @description The same for the same entry in every answer */
                match_id: string;
                /** @description Another one when the list changes what counts of the entry */
                entry_version: string;
                name: string;
                /** @description 0–1 */
                score: number;
                list: string;
                topics: ("sanction" | "sanction.linked" | "sanction.counter" | "debarment" | "crime" | "wanted" | "poi" | "regulatory" | "pep" | "rca" | "blocklist")[];
                program: string | null;
                position: string | null;
                country: string | null;
                birth_date: string | null;
                identifiers: {
                    kind: string;
                    number: string;
                    country: string | null;
                }[];
                aliases: string[];
                reasons: {
                    code: string;
                    effect: number;
                }[];
                /** @description Null: nobody decided while the entry was the same */
                decision: {
                    /** @enum {string} */
                    decision: "TRUE_POSITIVE" | "FALSE_POSITIVE" | "UNSURE";
                    /** Format: uuid */
                    user_id: string;
                    /** Format: date-time */
                    decided_at: string;
                    /** @description The verdict follows it */
                    is_final: boolean;
                    confirmed_by: string | null;
                    confirmed_at: string | null;
                } | null;
            }[];
            screened_lists?: {
                list: string;
                version: string;
                topics: ("sanction" | "sanction.linked" | "sanction.counter" | "debarment" | "crime" | "wanted" | "poi" | "regulatory" | "pep" | "rca" | "blocklist")[];
                entry_count: number;
                imported_at: string;
                is_stale: boolean;
            }[];
            checks?: components["schemas"]["Check"][];
            fields?: {
                [key: string]: components["schemas"]["Field"];
            };
        };
        /** @description `output` of NPWP_VERIFICATION */
        NpwpVerificationOutput: {
            /** @description What a register says; null: none was asked */
            is_valid_npwp?: boolean | null;
            /** @description As above */
            status?: string | null;
            number?: string | null;
            npwp_16?: string | null;
            npwp_15?: string | null;
            /** @description The number of the place of business, of 22 digits */
            nitku?: string | null;
            is_head_office?: boolean | null;
            kind?: string | null;
            holder_kind?: string | null;
            tax_office?: string | null;
            birth_date?: string | null;
            /** @description Null: there was nothing to compare */
            name_match?: boolean | null;
            /** @description What is printed; null without a card */
            card?: {
                [key: string]: string | null;
            } | null;
            checks?: components["schemas"]["Check"][];
            fields?: {
                [key: string]: components["schemas"]["Field"];
            };
        };
        /** @description `output` of AML_SCREENING */
        AmlScreeningOutput: {
            /** @description Null: it could not be told */
            is_pep?: boolean | null;
            /** @description Null: it could not be told */
            is_sanctioned?: boolean | null;
            /** @description Somebody sanctioned has the name and another birth date */
            is_sanction_possible?: boolean;
            /** @description Absent: the organization has no list of its own */
            is_blocklisted?: boolean | null;
            /** @description Absent: no list of other reasons is loaded */
            is_listed_otherwise?: boolean | null;
            scripts_not_covered?: string[];
            matches?: {
                /** @description The same for the same entry in every answer */
                match_id: string;
                /** @description Another one when the list changes what counts of the entry */
                entry_version: string;
                name: string;
                /** @description 0–1 */
                score: number;
                list: string;
                topics: ("sanction" | "sanction.linked" | "sanction.counter" | "debarment" | "crime" | "wanted" | "poi" | "regulatory" | "pep" | "rca" | "blocklist")[];
                program: string | null;
                position: string | null;
                country: string | null;
                birth_date: string | null;
                identifiers: {
                    kind: string;
                    number: string;
                    country: string | null;
                }[];
                aliases: string[];
                reasons: {
                    code: string;
                    effect: number;
                }[];
                /** @description Null: nobody decided while the entry was the same */
                decision: {
                    /** @enum {string} */
                    decision: "TRUE_POSITIVE" | "FALSE_POSITIVE" | "UNSURE";
                    /** Format: uuid */
                    user_id: string;
                    /** Format: date-time */
                    decided_at: string;
                    /** @description The verdict follows it */
                    is_final: boolean;
                    confirmed_by: string | null;
                    confirmed_at: string | null;
                } | null;
            }[];
            screened_lists?: {
                list: string;
                version: string;
                topics: ("sanction" | "sanction.linked" | "sanction.counter" | "debarment" | "crime" | "wanted" | "poi" | "regulatory" | "pep" | "rca" | "blocklist")[];
                entry_count: number;
                imported_at: string;
                is_stale: boolean;
            }[];
            checks?: components["schemas"]["Check"][];
            fields?: {
                [key: string]: components["schemas"]["Field"];
            };
        };
        /** @description `output` of PAYMENT_RECEIPT_VERIFICATION */
        PaymentReceiptVerificationOutput: {
            bank?: string;
            bank_name?: string;
            transaction_number?: string | null;
            /** @description Where the print of a picture was misread */
            corrected_transaction_number?: string;
            /** @description The bank knows the transaction */
            exists?: boolean;
            /** @description official and relay: the bank itself answered */
            verification_method?: string | null;
            source_url?: string | null;
            /** @description It was shown in this branch before */
            duplicate?: boolean;
            /** @description Number of the first verification of it */
            duplicate_of?: number | null;
            /** @description What the bank says; null where it knows nothing */
            receipt?: {
                /** @description completed, pending, failed, reversed or unknown */
                status: string;
                transaction_type: string | null;
                amount: number | null;
                currency: string;
                /** @description ISO 8601 at +03:00 */
                transaction_date: string | null;
                payer_name: string | null;
                payer_account: string | null;
                receiver_name: string | null;
                receiver_account: string | null;
                receiver_bank: string | null;
                description: string | null;
                fees: {
                    charge: number | null;
                    vat: number | null;
                    disaster_fund: number | null;
                    total: number | null;
                };
            } | null;
            checks?: components["schemas"]["Check"][];
            fields?: {
                [key: string]: components["schemas"]["Field"];
            };
        };
    };
    responses: {
        /** @description CONFLICT */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description FORBIDDEN */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description FORBIDDEN, INSUFFICIENT_BALANCE or QUOTA_EXCEEDED */
        ForbiddenOrInsufficientBalanceOrQuotaExceeded: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description GONE */
        Gone: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INTERNAL_SERVER_ERROR */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INTERNAL_SERVER_ERROR or VERIFICATION_FAILED */
        InternalServerErrorOrVerificationFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_CREDENTIALS */
        InvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_REQUEST */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_REQUEST, INVALID_ID or INVALID_VALUE */
        InvalidRequestOrInvalidIdOrInvalidValue: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_REQUEST, INVALID_ID, INVALID_VALUE or ALREADY_EXISTS */
        InvalidRequestOrInvalidIdOrInvalidValueOrAlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_REQUEST or INVALID_VALUE */
        InvalidRequestOrInvalidValue: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description INVALID_REQUEST, INVALID_VALUE or ALREADY_EXISTS */
        InvalidRequestOrInvalidValueOrAlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description NOT_FOUND */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description PAYLOAD_TOO_LARGE */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description PRECONDITION_FAILED */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description PRECONDITION_REQUIRED */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description BANK_UNREACHABLE or SERVICE_UNAVAILABLE */
        ReceiptBankUnreachableOrServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description BANK_UNREADABLE */
        ReceiptBankUnreadable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description CONFLICT */
        ReceiptConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description FORBIDDEN */
        ReceiptForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description INTERNAL_SERVER_ERROR */
        ReceiptInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description INVALID_REQUEST */
        ReceiptInvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description INVALID_REQUEST or INVALID_VALUE */
        ReceiptInvalidRequestOrInvalidValue: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description NOT_FOUND */
        ReceiptNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description NOT_FOUND, NOT_SETTLED or LINK_NEEDED */
        ReceiptNotFoundOrNotSettledOrLinkNeeded: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description PAYLOAD_TOO_LARGE */
        ReceiptPayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description QUOTA_EXCEEDED */
        ReceiptQuotaExceeded: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description REQUEST_TIMEOUT */
        ReceiptRequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description SERVICE_UNAVAILABLE */
        ReceiptServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description TOO_MANY_REQUESTS */
        ReceiptTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED, TOKEN_EXPIRED or INVALID_TOKEN */
        ReceiptUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description UNSUPPORTED_BANK */
        ReceiptUnsupportedBank: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description UNSUPPORTED_BANK or INVALID_REQUEST */
        ReceiptUnsupportedBankOrInvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description UNSUPPORTED_MEDIA_TYPE */
        ReceiptUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ReceiptError"];
            };
        };
        /** @description REQUEST_TIMEOUT */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description SERVICE_UNAVAILABLE */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description TOKEN_EXPIRED or INVALID_TOKEN */
        TokenExpiredOrInvalidToken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description TOO_MANY_REQUESTS */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description UNAUTHORIZED, INVALID_API_KEY, API_KEY_EXPIRED, TOKEN_EXPIRED or INVALID_TOKEN */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description UNSUPPORTED_MEDIA_TYPE */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
        IdempotencyKey: string;
        /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
        BranchId: number;
        /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
        Mode: "live" | "test";
        /** @description For a SUPER_ADMIN: the organization he works in. */
        Organization: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names the request: the log has it too. */
        "X-Request-Id": string;
        /** @description Requests a minute that the organization may make. Also sent as `X-RateLimit-Limit`. */
        "RateLimit-Limit": number;
        /** @description How many of them are left. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the next minute begins. */
        "RateLimit-Reset": number;
        /** @description Seconds to wait before another try. */
        "Retry-After": number;
        /** @description The version answered, for `If-Match` of a later change. */
        ETag: string;
        /** @description `true`: the request was done before, and this is its answer again. */
        "Idempotency-Replayed": "true";
        /** @description What a credential looks like. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAuthMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways to sign in */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthMethods"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /**
                     * @description `cookie`, for a page of this server: the refresh token comes in a cookie that scripts cannot read
                     * @enum {string}
                     */
                    session?: "cookie";
                };
            };
        };
        responses: {
            /** @description Tokens of the session */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["InvalidCredentials"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Absent where the refresh token is in the cookie */
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description Tokens of the session */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["TokenExpiredOrInvalidToken"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    startOidcLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to send the person, and what to keep */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcStart"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    finishOidcLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As the provider sent it back */
                    code: string;
                    /** @description As the provider sent it back */
                    state: string;
                    /** @description As the provider sent it back, where it did */
                    iss?: string;
                    /** @description Of POST /auth/oidc/start */
                    login_token: string;
                    /**
                     * @description `cookie`, for a page of this server: the refresh token comes in a cookie that scripts cannot read
                     * @enum {string}
                     */
                    session?: "cookie";
                };
            };
        };
        responses: {
            /** @description Tokens of the session */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["InvalidCredentials"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    logout: {
        parameters: {
            query?: {
                /** @description `true` ends every session of yours */
                everywhere?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of organizations */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Organization"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description null: what the server is set to */
                    rate_limit_per_minute?: number | null;
                    /** @description null: as many as it likes */
                    receipt_checks_per_month?: number | null;
                    /** @description Days after its end at which a verification is redacted; null: never by itself */
                    retention_days?: number | null;
                    /** @description Credits that a run costs, by service id; null: the default price again. Others stay as they are */
                    service_prices?: {
                        [key: string]: number | null;
                    };
                    /** @description Whether it is on; what is absent stays as it is */
                    features?: {
                        receipts?: boolean;
                        continuous_screening?: boolean;
                        exports?: boolean;
                    };
                    /** @description Whether a NIK of another area than the printed one is a FAIL. Most of them are of people who have moved */
                    moved_area_counts?: boolean;
                    /** @description Who signs in first */
                    owner: {
                        /** Format: email */
                        email: string;
                        /** @default  */
                        name?: string;
                    };
                };
            };
        };
        responses: {
            /** @description The new organization, with its owner’s one-time password */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewOrganization"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description null: what the server is set to */
                    rate_limit_per_minute?: number | null;
                    /** @description null: as many as it likes */
                    receipt_checks_per_month?: number | null;
                    /** @description Days after its end at which a verification is redacted; null: never by itself */
                    retention_days?: number | null;
                    /** @description Credits that a run costs, by service id; null: the default price again. Others stay as they are */
                    service_prices?: {
                        [key: string]: number | null;
                    };
                    /** @description Whether it is on; what is absent stays as it is */
                    features?: {
                        receipts?: boolean;
                        continuous_screening?: boolean;
                        exports?: boolean;
                    };
                    /** @description Whether a NIK of another area than the printed one is a FAIL. Most of them are of people who have moved */
                    moved_area_counts?: boolean;
                };
            };
        };
        responses: {
            /** @description An organization */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of groups */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Group"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Once per organization */
                    name: string;
                };
            };
        };
        responses: {
            /** @description A group */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["User"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    /** @default  */
                    name?: string;
                    /** @enum {string} */
                    role: "ORGANIZATION_OWNER" | "GROUP_USER";
                    /**
                     * @description What a GROUP_USER is there for; REVIEWER if absent
                     * @default [
                     *       "REVIEWER"
                     *     ]
                     */
                    duties?: ("REVIEWER" | "COMPLIANCE" | "CASHIER" | "DEVELOPER")[];
                    /** @description For a GROUP_USER */
                    group_id?: string | null;
                    /** @description Passes the user may begin in a calendar month (UTC), in live mode; null: unlimited */
                    monthly_quota?: number | null;
                };
            };
        };
        responses: {
            /** @description The new user, with a one-time password */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewUser"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    role?: "ORGANIZATION_OWNER" | "GROUP_USER";
                    /** @description What a GROUP_USER is there for; REVIEWER if absent */
                    duties?: ("REVIEWER" | "COMPLIANCE" | "CASHIER" | "DEVELOPER")[];
                    group_id?: string | null;
                    /** @description Passes the user may begin in a calendar month (UTC), in live mode; null: unlimited */
                    monthly_quota?: number | null;
                    /** @description true signs the user out at once; false lets him in again */
                    is_disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description A user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    disableUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resetUserPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The one-time password, shown once */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of API keys */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is for */
                    name: string;
                    /** @description Default: all a key may do */
                    scopes?: ("verifications:read" | "verifications:write" | "redact" | "receipts" | "receipts:evidence")[] | null;
                    /** @description Default: never */
                    expires_at?: string | null;
                    /**
                     * @description For every group; X-Branch-Id then picks one
                     * @default false
                     */
                    is_organization_wide?: boolean;
                };
            };
        };
        responses: {
            /** @description The new API key, shown once */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the old key goes on
                     * @default 24
                     */
                    overlap_hours?: number;
                };
            };
        };
        responses: {
            /** @description The new API key, shown once */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description For example `api_key.created` */
                action?: string;
                /** @description A user or an API key */
                actor_id?: string;
                target_id?: string;
                /** @description Since then, that moment included */
                from?: string;
                /** @description Before then */
                to?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the log */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["AuditEntry"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportAuditLog: {
        parameters: {
            query?: {
                format?: "json" | "csv";
                /** @description For example `api_key.created` */
                action?: string;
                /** @description A user or an API key */
                actor_id?: string;
                target_id?: string;
                /** @description Since then, that moment included */
                from?: string;
                /** @description Before then */
                to?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCredits: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balances */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What groups draw on whose own balance is too low */
                        organization_balance: number;
                        total: number;
                        /** @description Groups that have credits of their own */
                        items: {
                            /** Format: uuid */
                            group_id: string;
                            balance: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCreditEntries: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the ledger */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CreditEntry"][];
                        /** @description For the next page; null on the last one */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addCredits: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: number;
                    /** @description Kept with the entry */
                    note: string;
                };
            };
        };
        responses: {
            /** @description What the group has now */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        group_id: string;
                        balance: number;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description First day, UTC; 30 days up to `to` when it is left out */
                from?: string;
                /** @description Last day, UTC; today when it is left out */
                to?: string;
                /** @description Adds up along this alone; by all four when it is left out */
                by?: "day" | "service" | "api_key" | "user";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of what was used */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                        /** @description Lines there are */
                        total: number;
                        items: components["schemas"]["Usage"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    verifyPayment: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Required unless a link, a file or a text says it */
                    bank?: string;
                    transaction_number?: string;
                    /** @description The own account that received the money; for CBE Birr the payer’s phone */
                    account_number?: string;
                    /** @description A saved account instead of account_number */
                    bank_account_id?: number;
                    /** @description A share link: bank and number are taken out, it is never opened */
                    receipt_url?: string;
                    /** @description Copied or recognized text of a receipt */
                    receipt_text?: string;
                    expected_amount?: number;
                    /** @description How much less may have been paid. Default: 0 */
                    amount_tolerance?: number;
                    /** @description What expected_amount is meant in, as ISO 4217 writes it. Default: ETB */
                    expected_currency?: string;
                    expected_receiver_name?: string;
                    expected_receiver_account?: string;
                    max_age_minutes?: number;
                    /** @description Let success be false when an expected_* does not hold. Default: false */
                    strict?: boolean;
                    /** @description Run in the background, and tell the end to this address */
                    webhook_url?: string | null;
                    /** @description Echoed in the webhook; webhook_secret signs it, include_output adds the receipt. In a form: as JSON */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    /**
                     * Format: binary
                     * @description PDF, JPG, PNG or WEBP, at most 10 MB
                     */
                    receipt_file?: string;
                };
                "multipart/form-data": {
                    /** @description Required unless a link, a file or a text says it */
                    bank?: string;
                    transaction_number?: string;
                    /** @description The own account that received the money; for CBE Birr the payer’s phone */
                    account_number?: string;
                    /** @description A saved account instead of account_number */
                    bank_account_id?: number;
                    /** @description A share link: bank and number are taken out, it is never opened */
                    receipt_url?: string;
                    /** @description Copied or recognized text of a receipt */
                    receipt_text?: string;
                    expected_amount?: number;
                    /** @description How much less may have been paid. Default: 0 */
                    amount_tolerance?: number;
                    /** @description What expected_amount is meant in, as ISO 4217 writes it. Default: ETB */
                    expected_currency?: string;
                    expected_receiver_name?: string;
                    expected_receiver_account?: string;
                    max_age_minutes?: number;
                    /** @description Let success be false when an expected_* does not hold. Default: false */
                    strict?: boolean;
                    /** @description Run in the background, and tell the end to this address */
                    webhook_url?: string | null;
                    /** @description Echoed in the webhook; webhook_secret signs it, include_output adds the receipt. In a form: as JSON */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    /**
                     * Format: binary
                     * @description PDF, JPG, PNG or WEBP, at most 10 MB
                     */
                    receipt_file?: string;
                };
            };
        };
        responses: {
            /** @description The bank knows the payment */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptVerified"];
                };
            };
            /** @description The bank is asked in the background */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptAccepted"];
                };
            };
            400: components["responses"]["ReceiptUnsupportedBankOrInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            402: components["responses"]["ReceiptQuotaExceeded"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFoundOrNotSettledOrLinkNeeded"];
            408: components["responses"]["ReceiptRequestTimeout"];
            409: components["responses"]["ReceiptConflict"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            502: components["responses"]["ReceiptBankUnreadable"];
            503: components["responses"]["ReceiptBankUnreachableOrServiceUnavailable"];
        };
    };
    verifyPayments: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    verifications?: {
                        [key: string]: unknown;
                    }[];
                    /** @description In place of verifications: links, or numbers that are surely of one bank, one a line */
                    receipt_urls?: string;
                    /** @description The own account that received the money; for CBE Birr the payer’s phone */
                    account_number?: string;
                    /** @description A saved account instead of account_number */
                    bank_account_id?: number;
                    /** @description Let success be false when an expected_* does not hold. Default: false */
                    strict?: boolean;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description An answer to each */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            index: number;
                            status: number;
                            body: components["schemas"]["ReceiptVerified"] | components["schemas"]["ReceiptAccepted"] | components["schemas"]["ReceiptError"];
                        }[];
                    };
                };
            };
            400: components["responses"]["ReceiptInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            409: components["responses"]["ReceiptConflict"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    parseReceiptUrl: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    receipt_url: string;
                };
            };
        };
        responses: {
            /** @description What the link says */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedReceiptUrl"];
                };
            };
            400: components["responses"]["ReceiptInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    parseReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Needed with a picture that cannot be read here */
                    receipt_text?: string;
                    /** @description A hint */
                    bank?: string;
                    /**
                     * Format: binary
                     * @description PDF, JPG, PNG or WEBP, at most 10 MB
                     */
                    receipt_file?: string;
                };
                "multipart/form-data": {
                    /** @description Needed with a picture that cannot be read here */
                    receipt_text?: string;
                    /** @description A hint */
                    bank?: string;
                    /**
                     * Format: binary
                     * @description PDF, JPG, PNG or WEBP, at most 10 MB
                     */
                    receipt_file?: string;
                };
            };
        };
        responses: {
            /** @description What the receipt says, confirmed by nobody */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedReceipt"];
                };
            };
            400: components["responses"]["ReceiptUnsupportedBankOrInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    listReceiptAccounts: {
        parameters: {
            query?: {
                bank?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounts */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["ReceiptAccount"][];
                    };
                };
            };
            400: components["responses"]["ReceiptUnsupportedBank"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    createReceiptAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bank: string;
                    account_number: string;
                    label?: string | null;
                    /**
                     * @description Used for this bank where a verification names no account
                     * @default false
                     */
                    is_primary?: boolean;
                };
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["ReceiptAccount"];
                    };
                };
            };
            400: components["responses"]["ReceiptUnsupportedBankOrInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            409: components["responses"]["ReceiptConflict"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    getReceiptAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["ReceiptAccount"];
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    deleteReceiptAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    updateReceiptAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label?: string | null;
                    is_primary?: boolean;
                };
            };
        };
        responses: {
            /** @description The account */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: components["schemas"]["ReceiptAccount"];
                    };
                };
            };
            400: components["responses"]["ReceiptInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    listReceiptVerifications: {
        parameters: {
            query?: {
                limit?: number;
                period?: "7d" | "15d" | "30d" | "3m" | "6m" | "12m";
                success?: "0" | "1" | "true" | "false";
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of checks */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        verifications: components["schemas"]["ReceiptVerification"][];
                        next_cursor: string | null;
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    getReceiptVerification: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        verification: components["schemas"]["ReceiptVerification"];
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    redactReceiptVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redacted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    listBanks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The banks */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        banks: components["schemas"]["Bank"][];
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    getReceiptUsage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The month so far */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        used: number;
                        /** @description null: unlimited */
                        limit: number | null;
                        remaining: number | null;
                        /** @enum {string} */
                        plan: "unlimited" | "monthly";
                        /** Format: date-time */
                        period_start: string;
                        /** Format: date-time */
                        period_end: string;
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    listBranches: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The branches */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        branches: {
                            /** @description Goes into X-Branch-Id */
                            id: number;
                            name: string;
                            /** Format: uuid */
                            group_id: string;
                            is_default: boolean;
                        }[];
                    };
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    getReceiptSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is switched on */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptSettings"];
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    updateReceiptSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Tell a branch when another branch has confirmed the same payment, and never which */
                    duplicate_elsewhere: boolean;
                    /** @description Keep the bank’s answers, encrypted, for disputes */
                    evidence: boolean;
                    /**
                     * @description Default: 90
                     * @default 90
                     */
                    evidence_days?: number;
                };
            };
        };
        responses: {
            /** @description What is switched on */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptSettings"];
                };
            };
            400: components["responses"]["ReceiptInvalidRequest"];
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            413: components["responses"]["ReceiptPayloadTooLarge"];
            415: components["responses"]["ReceiptUnsupportedMediaType"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    getReceiptEvidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description HTML, PDF or JSON, as the bank answers */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                    "application/pdf": unknown;
                    "application/json": unknown;
                    "application/octet-stream": unknown;
                };
            };
            401: components["responses"]["ReceiptUnauthorized"];
            403: components["responses"]["ReceiptForbidden"];
            404: components["responses"]["ReceiptNotFound"];
            408: components["responses"]["ReceiptRequestTimeout"];
            422: components["responses"]["ReceiptInvalidRequestOrInvalidValue"];
            429: components["responses"]["ReceiptTooManyRequests"];
            500: components["responses"]["ReceiptInternalServerError"];
            503: components["responses"]["ReceiptServiceUnavailable"];
        };
    };
    listFolders: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description A part of the name, in any case */
                search?: string;
                /** @description Only those with a star, or only those without */
                is_starred?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of folders */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Folder"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createFolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name, once per group */
                    name: string;
                    description?: string | null;
                    /** @default false */
                    is_starred?: boolean;
                };
            };
        };
        responses: {
            /** @description A folder */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Folder"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A folder */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Folder"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateFolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name, once per group */
                    name?: string;
                    description?: string | null;
                    is_starred?: boolean;
                };
            };
        };
        responses: {
            /** @description A folder */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Folder"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteFolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listGroupFolders: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description A part of the name, in any case */
                search?: string;
                /** @description Only those with a star, or only those without */
                is_starred?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of folders */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Folder"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getFilePage: {
        parameters: {
            query?: {
                /** @description Pixels; never more than the page has */
                longest_side?: number;
                format?: "jpeg" | "webp";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
                /** @description From 1 */
                page: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    uploadFiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @enum {string} */
                    file_category: "VERIFICATION_INPUT_FILE" | "PROFILE_PICTURE";
                    /** @description PDF, JPG, PNG, WEBP, HEIC, TIFF, XLSX or text, 20 MB each */
                    files: string[];
                    /** @description In the order of the files; empty for one without */
                    file_passwords?: string[];
                };
            };
        };
        responses: {
            /** @description The uploaded files */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                expires?: string;
                mode?: string;
                key?: string;
                signature?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                    "image/webp": unknown;
                    "image/heic": unknown;
                    "image/tiff": unknown;
                    "application/pdf": unknown;
                    "text/plain": unknown;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listScreeningLists: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lists */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["ScreeningList"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideMatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer that is edited; 412 when it is an older one */
                "if-match"?: string;
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
                /** @description `match_id` of one of the matches in the output */
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Whether the entry is the person
                     * @enum {string}
                     */
                    decision: "TRUE_POSITIVE" | "FALSE_POSITIVE" | "UNSURE";
                    /** @description Kept in the history */
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    watchVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is watched from now on */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedWatch"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unwatchVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not watched any more */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createScreeningBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Folder that the verifications are kept in
                     */
                    folder_id: string;
                    /** @description Whom to look for: each as the `configuration` of AML_SCREENING, without `files` */
                    entries: {
                        [key: string]: unknown;
                    }[];
                    /** @description Your endpoint for status updates */
                    webhook_url?: string | null;
                    /** @description Echoed in each webhook; webhook_secret signs it and is never shown */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description The entries are queued */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningBatch"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrInsufficientBalanceOrQuotaExceeded"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerErrorOrVerificationFailed"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getScreeningBatch: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A batch and one page of its verifications */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningBatchPage"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWatches: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of watches */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WatchedVerification"][];
                        /** @description For the next page; null on the last one */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getScreeningSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is asked for where matches are decided */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningSettings"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateScreeningSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A decision on a match counts once another user has decided the same. One that counts already stays */
                    second_decision: boolean;
                };
            };
        };
        responses: {
            /** @description What is asked for where matches are decided */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreeningSettings"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listExports: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of exports */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Export"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description All of a folder but its drafts
                     */
                    folder_id?: string;
                    /**
                     * Format: uuid
                     * @description All of a result group that you may see
                     */
                    result_id?: string;
                    /**
                     * @default xlsx
                     * @enum {string}
                     */
                    format?: "xlsx" | "json";
                };
            };
        };
        responses: {
            /** @description It will be made */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An export */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    downloadExport: {
        parameters: {
            query?: {
                expires?: string;
                mode?: string;
                key?: string;
                signature?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/json": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    exportVerification: {
        parameters: {
            query?: {
                expires?: string;
                mode?: string;
                key?: string;
                signature?: string;
                format?: "xlsx" | "json";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                    "application/json": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHome: {
        parameters: {
            query?: {
                /** @description Where the day of the reader began, 31 days ago at most; absent: midnight in UTC */
                since?: string;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits, and how it goes */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description `me`, `none` or a user */
                assignee?: ("me" | "none") | string;
                service_id?: string;
                folder_id?: string;
                tag?: string;
                level?: "REVIEWER" | "COMPLIANCE" | "OWNER";
                /** @description `true`: only those */
                overdue?: "true" | "false";
                /** @description `true`: only those, else none of them */
                snoozed?: "true" | "false";
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of cases */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Case"][];
                        /** @description null: no more */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A case as its reviewer sees it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedCase"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A user of the group or an owner; `AUTO`: who has least to do; null: nobody */
                    assignee?: ("AUTO" | string) | null;
                    /** @description Is in no queue until then; null: wakes it */
                    snoozed_until?: string | null;
                    due_at?: string | null;
                    add_tags?: string[];
                    remove_tags?: string[];
                    /** @description Hands it to who works at the level, as nobody’s */
                    escalation?: {
                        /** @enum {string} */
                        level: "REVIEWER" | "COMPLIANCE" | "OWNER";
                        /** @description Kept as a note */
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description A verification that waits for a person, or did */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    dealCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Only cases like that; `{}`: any */
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    service_id?: string;
                    /** Format: uuid */
                    folder_id?: string;
                    tag?: string;
                };
            };
        };
        responses: {
            /** @description A verification that waits for a person, or did */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            /** @description Nothing waits */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    leaseCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification that waits for a person, or did */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    returnCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Given back */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listReviewers: {
        parameters: {
            query?: {
                level?: "REVIEWER" | "COMPLIANCE" | "OWNER";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 500 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            group_id: string | null;
                            /** @description That wait and are theirs; at most 1,000 */
                            open_cases: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCases: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `version` as the case said it: needed to decide */
                    items: {
                        /** Format: uuid */
                        id: string;
                        version?: number;
                    }[];
                    /** @description A user of the group or an owner; `AUTO`: who has least to do; null: nobody */
                    assignee?: ("AUTO" | string) | null;
                    /** @description Is in no queue until then; null: wakes it */
                    snoozed_until?: string | null;
                    add_tags?: string[];
                    remove_tags?: string[];
                    /** @description Approves nothing over undecided matches */
                    decision?: {
                        /** @enum {string} */
                        outcome: "APPROVED" | "REJECTED";
                        reason_code: string;
                        note?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description In the order sent */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @description As the call for it alone would answer */
                            status: number;
                            /** @description null: done */
                            error_code: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /**
                     * @description Paths of uploads
                     * @default []
                     */
                    files?: string[];
                };
            };
        };
        responses: {
            /** @description What somebody wrote on a case */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseNote"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    announcePresence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who else is looking */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        viewers: components["schemas"]["NamedUser"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The views */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description The list that it is of
                     * @enum {string}
                     */
                    page: "CASES" | "VERIFICATIONS";
                    /** @description The query of the list */
                    filter: {
                        [key: string]: string;
                    };
                    /**
                     * @description With the group; an owner’s with the organization
                     * @default false
                     */
                    is_shared?: boolean;
                };
            };
        };
        responses: {
            /** @description A filter under a name */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description The list that it is of
                     * @enum {string}
                     */
                    page: "CASES" | "VERIFICATIONS";
                    /** @description The query of the list */
                    filter: {
                        [key: string]: string;
                    };
                    /**
                     * @description With the group; an owner’s with the organization
                     * @default false
                     */
                    is_shared?: boolean;
                };
            };
        };
        responses: {
            /** @description A filter under a name */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValueOrAlreadyExists"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDeskSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is asked of reviewers */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSettings"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateDeskSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    four_eyes?: boolean;
                    /** @description In place of those that there are; empty: the built-in ones */
                    reasons?: {
                        code: string;
                        /** @enum {string} */
                        outcome: "APPROVED" | "REJECTED";
                        meaning: string;
                        needs_note: boolean;
                        is_false_alarm: boolean;
                    }[];
                    groups?: {
                        /** Format: uuid */
                        id: string;
                        /** @description After which a case is overdue; null: never */
                        review_hours?: number | null;
                        /** @description Cases are given to whoever has least to do as they come */
                        auto_assign?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description What is asked of reviewers */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSettings"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDeskFigures: {
        parameters: {
            query?: {
                /** @description Decided since then; absent: 30 days before `to` */
                from?: string;
                /** @description Decided before then, 366 days later at most; absent: now */
                to?: string;
                /** @description By UTC */
                period?: "DAY" | "WEEK" | "MONTH";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the desk does */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskFigures"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                verification_id?: string;
                /** @description What the webhooks tell of */
                subject_kind?: "verification" | "receipt_check" | "test";
                /** @description Of a receipt check: its check_id */
                subject_id?: string;
                status?: "PENDING" | "DELIVERED" | "FAILED";
                /** @description Made since then, that moment included */
                from?: string;
                /** @description Made before then */
                to?: string;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        /** @description For the next page; null on the last one */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook and its tries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook and its tries */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    replayWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description These, or */
                    ids?: string[];
                    /**
                     * Format: date-time
                     * @description those made since then, that moment included,
                     */
                    from?: string;
                    /**
                     * Format: date-time
                     * @description and before then, or
                     */
                    to?: string;
                    /**
                     * @description all that FAILED
                     * @enum {boolean}
                     */
                    all_failed?: true;
                    /**
                     * @description Of a time range only those; default: both
                     * @enum {string}
                     */
                    status?: "DELIVERED" | "FAILED";
                };
            };
        };
        responses: {
            /** @description They will be sent */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Deliveries that are sent again */
                        replayed: number;
                        /** @description More match: please call again, for a time range with replayed_until as from */
                        has_more: boolean;
                        /** @description When the last of them was made */
                        replayed_until: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["WebhookEndpoint"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A receiver of webhooks */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What it is told beside changes of status; `[]`: nothing */
                    events: ("verification.match_found" | "verification.match_removed")[];
                };
            };
        };
        responses: {
            /** @description A receiver of webhooks */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resumeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A receiver of webhooks */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the secret before this one signs too
                     * @default 24
                     */
                    overlap_hours?: number;
                };
            };
        };
        responses: {
            /** @description The endpoint and its new secret, shown once */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description Scheme, host and port of the addresses it stands for */
                        origin: string;
                        is_paused: boolean;
                        paused_at: string | null;
                        /** @description The first failure since the last success */
                        failing_since: string | null;
                        /** @description Deliveries that wait for it to be resumed, counted up to 10000 */
                        held_count: number;
                        /** @description Whether it signs with a secret of its own, beside that of a verification */
                        has_secret: boolean;
                        /** @description Until then the secret before this one signs too */
                        previous_secret_until: string | null;
                        /** @description What it is told beside changes of status */
                        events: ("verification.match_found" | "verification.match_removed")[];
                        /** Format: date-time */
                        created_at: string;
                        /** @description Shown this once; null when the request is repeated */
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendTestWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where to
                     */
                    webhook_url: string;
                    /** @description Signs it; that of its endpoint signs too */
                    webhook_secret?: string;
                };
            };
        };
        responses: {
            /** @description It will be sent */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Of the delivery: GET /webhook-deliveries/{id} says how it went
                         */
                        id: string;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getGroupWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The default webhook */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        group_id: string;
                        /** @description null: none */
                        webhook_url: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setGroupWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uri
                     * @description For what names no address itself
                     */
                    webhook_url: string;
                };
            };
        };
        responses: {
            /** @description The default webhook, and the secret where one was made */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        group_id: string;
                        /** @description null: none */
                        webhook_url: string | null;
                        /** Format: uuid */
                        endpoint_id: string;
                        /** @description Of the endpoint, when it had none: shown this once */
                        secret: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteGroupWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDuplicateFaces: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether duplicate faces are looked for, and on which ground */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateFaces"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    enableDuplicateFaces: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description On what basis the law lets you keep and compare what faces look like; no personal data */
                    legal_basis: string;
                    /** @description Days after which an enrolled face is erased */
                    retention_days: number;
                };
            };
        };
        responses: {
            /** @description Whether duplicate faces are looked for, and on which ground */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateFaces"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    disableDuplicateFaces: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is off */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVerificationTables: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables that it has */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["VerificationTable"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTableRows: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Number of rows per page */
                limit?: number;
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
                /** @description Name of the table */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of rows */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableRows"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServices: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of services */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["Service"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A service, with what it takes and answers */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceWithSchemas"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServiceFormFields: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inputs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["FormField"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServiceTestValues: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The magic values */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["TestValue"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description `id` of the last event that was heard: what happened since comes first */
                "last-event-id"?: string;
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVerifications: {
        parameters: {
            query: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                result_id: string;
                /** @description `summary` leaves `output` empty, which makes long lists quick */
                view?: "full" | "summary";
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the result group */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Total number of verifications */
                        total: number;
                        /**
                         * @description Of the result group; DRAFT when nothing is in it
                         * @enum {string}
                         */
                        overall_status: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
                        items: components["schemas"]["Verification"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createVerification: {
        parameters: {
            query?: {
                /** @description Only say whether it would be created, and its price */
                dry_run?: "true" | "false";
            };
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Service ID obtained from GET /services
                     */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description Folder to organize verification
                     */
                    folder_id: string;
                    /** @description Service-specific input configuration */
                    configuration: components["schemas"]["KtpVerificationConfiguration"] | components["schemas"]["NpwpVerificationConfiguration"] | components["schemas"]["AmlScreeningConfiguration"] | components["schemas"]["PaymentReceiptVerificationConfiguration"];
                    /** @description Optional result ID to group verifications; a new one where there is none */
                    result_id?: string | null;
                    /** @description Your endpoint for status updates */
                    webhook_url?: string | null;
                    /** @description Echoed in each webhook; webhook_secret signs it and is never shown */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description Verification created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrInsufficientBalanceOrQuotaExceeded"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerErrorOrVerificationFailed"];
            503: components["responses"]["ServiceUnavailable"];
            /** @description 200, with `dry_run=true`: it would be created; nothing was */
            "2XX": {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
        };
    };
    getVerification: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reviewVerification: {
        parameters: {
            query?: {
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description ETag of the answer that is edited; 412 when it is an older one */
                "if-match"?: string;
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The one it has is an edit without a move
                     * @enum {string}
                     */
                    verification_status?: "NEED_REVIEW" | "COMPLETED";
                    /** @description Replaces the output; the verdict follows the `checks` in it, and stays where it has none. `{}` changes nothing */
                    output?: {
                        [key: string]: unknown;
                    };
                    /** @description Laid over the stored one member by member, null takes one away; used at the next retry. `{}` changes nothing */
                    configuration?: {
                        [key: string]: unknown;
                    };
                    /** @description Kept in the history */
                    reason?: string | null;
                    /**
                     * @description Lets it be COMPLETED though matches are undecided; 409 without
                     * @default false
                     */
                    accept_undecided?: boolean;
                };
            };
        };
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redactVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Redacted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    searchVerifications: {
        parameters: {
            query?: {
                status?: "DRAFT" | "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED" | "FAILED" | "CANCELLED" | "NEED_REVIEW" | "FRAUD_DETECTED" | "PARTIALLY_COMPLETED" | "PARTIALLY_FAILED";
                service_id?: string;
                folder_id?: string;
                /** @description The verdict */
                output_status?: "VERIFIED" | "NOT_VERIFIED" | "PARTIALLY_NOT_VERIFIED";
                /** @description Whether somebody still has to decide on a match */
                undecided_matches?: "true" | "false";
                /** @description Whether the person is screened against lists that change */
                watched?: "true" | "false";
                /** @description Created since then, that moment included */
                from?: string;
                /** @description Created before then */
                to?: string;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description `summary` leaves `output` empty, which makes long lists quick */
                view?: "full" | "summary";
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of verifications */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Verification"][];
                        /** @description For the next page; null on the last one */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createVerificationDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Service ID obtained from GET /services
                     */
                    service_id: string;
                    /**
                     * Format: uuid
                     * @description Folder to organize verification
                     */
                    folder_id: string;
                    /**
                     * @description Service-specific input configuration
                     * @default {}
                     */
                    configuration?: {
                        [key: string]: unknown;
                    };
                    /** @description Optional result ID to group verifications; a new one where there is none */
                    result_id?: string | null;
                    /** @description Your endpoint for status updates */
                    webhook_url?: string | null;
                    /** @description Echoed in each webhook; webhook_secret signs it and is never shown */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description Draft created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateVerificationDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer that is edited; 412 when it is an older one */
                "if-match"?: string;
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description Service ID obtained from GET /services
                     */
                    service_id?: string;
                    /**
                     * Format: uuid
                     * @description Folder to organize verification
                     */
                    folder_id?: string;
                    /** @description Service-specific input configuration */
                    configuration?: {
                        [key: string]: unknown;
                    };
                    /** @description Optional result ID to group verifications; a new one where there is none */
                    result_id?: string | null;
                    /** @description Your endpoint for status updates */
                    webhook_url?: string | null;
                    /** @description Echoed in each webhook; webhook_secret signs it and is never shown */
                    webhook_metadata?: ({
                        webhook_secret?: string;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                };
            };
        };
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteVerificationDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    submitVerificationDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrInsufficientBalanceOrQuotaExceeded"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerErrorOrVerificationFailed"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retryVerification: {
        parameters: {
            query?: {
                /** @description Also when it has not failed */
                force?: "true" | "false";
            };
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrInsufficientBalanceOrQuotaExceeded"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerErrorOrVerificationFailed"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    continueVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVerificationEvents: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
                /** @description For a user, whose answers are masked: `true` shows them plain, with an entry in the audit log */
                reveal?: "true" | "false";
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, the oldest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["VerificationEvent"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEarlierVerifications: {
        parameters: {
            query?: {
                /** @description Number of items to skip */
                page_offset?: number;
                /** @description Number of items per page */
                page_size?: number;
            };
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        total: number;
                        items: components["schemas"]["EarlierVerification"][];
                    };
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a reviewer decided */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDecision"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decideVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the answer that is edited; 412 when it is an older one */
                "if-match"?: string;
                /** @description Of your making, for each request another. Sent again with it within 24 hours, the request is done once and answered alike. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "APPROVED" | "REJECTED";
                    /** @description One for the outcome, of `GET /desk/settings` */
                    reason_code: string;
                    /** @description For colleagues; required where the reason is another one */
                    note?: string | null;
                    /**
                     * @description Lets it be APPROVED though matches are undecided; 409 without
                     * @default false
                     */
                    accept_undecided?: boolean;
                };
            };
        };
        responses: {
            /** @description Decided; it takes effect soon */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDecision"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    undoDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description Number of the group that a key of the whole organization, or a user, works in. Absent: the default group. */
                "X-Branch-Id"?: components["parameters"]["BranchId"];
                /** @description For users: live or test data, live where it is absent. A key has a mode of its own. */
                "X-Absah-Mode"?: components["parameters"]["Mode"];
                /** @description For a SUPER_ADMIN: the organization he works in. */
                "X-Absah-Organization"?: components["parameters"]["Organization"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a reviewer decided */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewDecision"];
                };
            };
            400: components["responses"]["InvalidRequestOrInvalidIdOrInvalidValue"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    onVerificationStatusChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description The same over all tries: take each event once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try. */
                "webhook-timestamp": string;
                /** @description One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationStatusChanged"];
            };
        };
        responses: {
            /** @description It is not wanted any more: there is no other try. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any success: the event was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMatchFound: {
        parameters: {
            query?: never;
            header: {
                /** @description The same over all tries: take each event once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try. */
                "webhook-timestamp": string;
                /** @description One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationMatchFound"];
            };
        };
        responses: {
            /** @description It is not wanted any more: there is no other try. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any success: the event was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMatchRemoved: {
        parameters: {
            query?: never;
            header: {
                /** @description The same over all tries: take each event once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try. */
                "webhook-timestamp": string;
                /** @description One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerificationMatchRemoved"];
            };
        };
        responses: {
            /** @description It is not wanted any more: there is no other try. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any success: the event was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onReceiptChecked: {
        parameters: {
            query?: never;
            header: {
                /** @description The same over all tries: take each event once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try. */
                "webhook-timestamp": string;
                /** @description One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptChecked"];
            };
        };
        responses: {
            /** @description It is not wanted any more: there is no other try. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any success: the event was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The same over all tries: take each event once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try. */
                "webhook-timestamp": string;
                /** @description One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given. */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookTest"];
            };
        };
        responses: {
            /** @description It is not wanted any more: there is no other try. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Any success: the event was taken. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
