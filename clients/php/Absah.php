<?php

declare(strict_types=1);

/**
 * A client of an Absah server in one file, for PHP 8.1 or newer. Nothing else is needed.
 *
 * Written by "npm run generate" from openapi.json: do not edit.
 *
 *     require 'Absah.php';
 *     $absah = new Absah('http://127.0.0.1:8080', 'chk_live_...');
 *     $answer = $absah->request('POST', '/api/v1/verify', ['bank' => 'telebirr', 'transaction_number' => 'DF70KX7Q2M']);
 *     if ($answer['success'] && $answer['receiver_checked'] && !$answer['duplicate']) { echo 'paid'; }
 */

/** The server refused, or could not tell. `$status` is 0 where it was not reached. */
final class AbsahError extends RuntimeException
{
    /** For programs, e.g. "NOT_FOUND". */
    public readonly ?string $errorCode;
    /** By field. */
    public readonly mixed $errors;
    /** Of a payment: null where nobody knows. */
    public readonly ?bool $exists;

    public function __construct(public readonly int $status, public readonly mixed $body, string $cause = '')
    {
        $known = is_array($body) ? $body : [];
        $this->errorCode = $known['code'] ?? $known['error_code'] ?? null;
        $this->errors = $known['errors'] ?? null;
        $this->exists = $known['exists'] ?? null;
        parent::__construct($status . ' ' . ($known['message'] ?? $cause), $status);
    }
}

/** Every call of the server. Those that fail in passing are tried again, safely. */
final class Absah
{
    private const PASSING = [408, 429, 500, 502, 503, 504];
    private const RETRY_AFTER_MAX = 120;
    private const WAIT_MAX = 30.0;

    private readonly string $base;

    public function __construct(
        string $baseUrl,
        private readonly string $key,
        private readonly int $retries = 3,
        private readonly float $timeout = 150.0,
    ) {
        $this->base = rtrim($baseUrl, '/');
    }

    /**
     * The decoded answer: JSON, the bytes of anything else, null of nothing.
     *
     * @param array<string, mixed> $query
     * @param array<string, array{0: string, 1: string}> $files name => [file name, bytes]
     * @param array<string, ?string> $headers
     * @throws AbsahError
     */
    public function request(
        string $method,
        string $path,
        ?array $body = null,
        array $query = [],
        array $files = [],
        array $headers = [],
        ?string $idempotencyKey = null,
    ): mixed {
        $asked = array_filter($query, fn ($value) => $value !== null);
        $asked = array_map(fn ($value) => is_bool($value) ? ($value ? 'true' : 'false') : $value, $asked);
        $url = $this->base . $path . ($asked === [] ? '' : '?' . http_build_query($asked));
        $sent = ['Authorization' => 'Bearer ' . $this->key, 'Accept' => 'application/json'];
        $sent += array_filter($headers, fn ($value) => $value !== null);
        if ($method === 'POST') {
            // The same in each try, so that trying again does nothing twice.
            $sent['Idempotency-Key'] = $idempotencyKey ?? bin2hex(random_bytes(16));
        }
        [$data, $kind] = self::encode($body, $files);
        if ($kind !== null) {
            $sent['Content-Type'] = $kind;
        }
        for ($attempt = 0; ; $attempt += 1) {
            [$status, $answer, $retryAfter, $cause] = $this->send($method, $url, $sent, $data);
            if ($status >= 200 && $status < 300) {
                return $answer;
            }
            $wait = self::wait($status, $retryAfter, $attempt);
            if ($attempt >= $this->retries || $wait === null) {
                throw new AbsahError($status, $answer, $cause);
            }
            usleep((int) ($wait * 1_000_000));
        }
    }

    /** @return array{0: int, 1: mixed, 2: ?string, 3: string} */
    private function send(string $method, string $url, array $headers, ?string $data): array
    {
        $lines = array_map(fn ($name, $value) => "$name: $value", array_keys($headers), $headers);
        $options = [
            'method' => $method,
            'header' => $lines,
            'ignore_errors' => true,
            // The key goes to the server it was meant for, and to no other.
            'follow_location' => 0,
            'timeout' => $this->timeout,
        ] + ($data === null ? [] : ['content' => $data]);
        $stream = @fopen($url, 'r', false, stream_context_create(['http' => $options]));
        if ($stream === false) {
            return [0, null, null, error_get_last()['message'] ?? 'The server was not reached.'];
        }
        $content = stream_get_contents($stream);
        $meta = stream_get_meta_data($stream);
        fclose($stream);
        if ($content === false || $meta['timed_out']) {
            return [0, null, null, 'The answer broke off.'];
        }
        return self::decode($meta['wrapper_data'] ?? [], $content);
    }

    /** List the ways to sign in. @throws AbsahError */
    public function listAuthMethods(): mixed
    {
        return $this->request('GET', '/auth/methods');
    }

    /** Sign in. @throws AbsahError */
    public function login(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/auth/login', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get new tokens. @throws AbsahError */
    public function refreshTokens(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/auth/refresh', $body, idempotencyKey: $idempotencyKey);
    }

    /** Begin to sign in at the identity provider. @throws AbsahError */
    public function startOidcLogin(?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/auth/oidc/start', idempotencyKey: $idempotencyKey);
    }

    /** Sign in with what the identity provider sent back. @throws AbsahError */
    public function finishOidcLogin(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/auth/oidc/login', $body, idempotencyKey: $idempotencyKey);
    }

    /** Sign out. @throws AbsahError */
    public function logout(mixed $everywhere = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/auth/logout', query: ['everywhere' => $everywhere], idempotencyKey: $idempotencyKey);
    }

    /** Get the signed-in user. @throws AbsahError */
    public function getProfile(): mixed
    {
        return $this->request('GET', '/profile');
    }

    /** Change your password. @throws AbsahError */
    public function changePassword(?array $body = null): mixed
    {
        return $this->request('PUT', '/profile/password', $body);
    }

    /** List organizations. @throws AbsahError */
    public function listOrganizations(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/organizations', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Create an organization. @throws AbsahError */
    public function createOrganization(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/organizations', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get an organization. @throws AbsahError */
    public function getOrganization(string|int $id): mixed
    {
        return $this->request('GET', '/organizations/' . rawurlencode((string) $id));
    }

    /** Change an organization. @throws AbsahError */
    public function updateOrganization(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PATCH', '/organizations/' . rawurlencode((string) $id), $body);
    }

    /** List groups. @throws AbsahError */
    public function listGroups(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/groups', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Create a group. @throws AbsahError */
    public function createGroup(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/groups', $body, idempotencyKey: $idempotencyKey);
    }

    /** List users. @throws AbsahError */
    public function listUsers(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/users', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Create a user. @throws AbsahError */
    public function createUser(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/users', $body, idempotencyKey: $idempotencyKey);
    }

    /** Change a user. @throws AbsahError */
    public function updateUser(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PUT', '/users/' . rawurlencode((string) $id), $body);
    }

    /** Disable a user. @throws AbsahError */
    public function disableUser(string|int $id): mixed
    {
        return $this->request('DELETE', '/users/' . rawurlencode((string) $id));
    }

    /** Reset a password. @throws AbsahError */
    public function resetUserPassword(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/users/' . rawurlencode((string) $id) . '/reset-password', idempotencyKey: $idempotencyKey);
    }

    /** List the API keys of a group. @throws AbsahError */
    public function listApiKeys(string|int $id, mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/groups/' . rawurlencode((string) $id) . '/api-keys', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Create an API key. @throws AbsahError */
    public function createApiKey(string|int $id, ?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/groups/' . rawurlencode((string) $id) . '/api-keys', $body, idempotencyKey: $idempotencyKey);
    }

    /** Revoke an API key. @throws AbsahError */
    public function revokeApiKey(string|int $id): mixed
    {
        return $this->request('DELETE', '/api-keys/' . rawurlencode((string) $id));
    }

    /** Rotate an API key. @throws AbsahError */
    public function rotateApiKey(string|int $id, ?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api-keys/' . rawurlencode((string) $id) . '/rotate', $body, idempotencyKey: $idempotencyKey);
    }

    /** Read the audit log. @throws AbsahError */
    public function listAuditEntries(mixed $pageOffset = null, mixed $pageSize = null, mixed $action = null, mixed $actorId = null, mixed $targetId = null, mixed $from = null, mixed $to = null): mixed
    {
        return $this->request('GET', '/audit-log', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'action' => $action, 'actor_id' => $actorId, 'target_id' => $targetId, 'from' => $from, 'to' => $to]);
    }

    /** Export the audit log. @throws AbsahError */
    public function exportAuditLog(mixed $format = null, mixed $action = null, mixed $actorId = null, mixed $targetId = null, mixed $from = null, mixed $to = null): mixed
    {
        return $this->request('GET', '/audit-log/export', query: ['format' => $format, 'action' => $action, 'actor_id' => $actorId, 'target_id' => $targetId, 'from' => $from, 'to' => $to]);
    }

    /** Get the balances. @throws AbsahError */
    public function getCredits(): mixed
    {
        return $this->request('GET', '/credits');
    }

    /** List the entries of the ledger. @throws AbsahError */
    public function listCreditEntries(mixed $cursor = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/credits/entries', query: ['cursor' => $cursor, 'page_size' => $pageSize]);
    }

    /** Add credits to a group. @throws AbsahError */
    public function addCredits(string|int $id, ?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/groups/' . rawurlencode((string) $id) . '/credits', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get what was used. @throws AbsahError */
    public function getUsage(mixed $pageOffset = null, mixed $pageSize = null, mixed $from = null, mixed $to = null, mixed $by = null): mixed
    {
        return $this->request('GET', '/usage', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'from' => $from, 'to' => $to, 'by' => $by]);
    }

    /** Verify a payment. @throws AbsahError */
    public function verifyPayment(?array $body = null, array $files = [], mixed $reveal = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api/v1/verify', $body, query: ['reveal' => $reveal], files: $files, idempotencyKey: $idempotencyKey);
    }

    /** Verify up to 50 payments. @throws AbsahError */
    public function verifyPayments(?array $body = null, mixed $reveal = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api/v1/verify/batch', $body, query: ['reveal' => $reveal], idempotencyKey: $idempotencyKey);
    }

    /** Read a share link. @throws AbsahError */
    public function parseReceiptUrl(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api/v1/verify/parse-url', $body, idempotencyKey: $idempotencyKey);
    }

    /** Read a receipt. @throws AbsahError */
    public function parseReceipt(?array $body = null, array $files = [], ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api/v1/verify/parse-receipt', $body, files: $files, idempotencyKey: $idempotencyKey);
    }

    /** List the saved accounts. @throws AbsahError */
    public function listReceiptAccounts(mixed $bank = null): mixed
    {
        return $this->request('GET', '/api/v1/accounts', query: ['bank' => $bank]);
    }

    /** Save a receiving account. @throws AbsahError */
    public function createReceiptAccount(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/api/v1/accounts', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get a saved account. @throws AbsahError */
    public function getReceiptAccount(string|int $id): mixed
    {
        return $this->request('GET', '/api/v1/accounts/' . rawurlencode((string) $id));
    }

    /** Rename a saved account, or make it the primary one. @throws AbsahError */
    public function updateReceiptAccount(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PATCH', '/api/v1/accounts/' . rawurlencode((string) $id), $body);
    }

    /** Forget a saved account. @throws AbsahError */
    public function deleteReceiptAccount(string|int $id): mixed
    {
        return $this->request('DELETE', '/api/v1/accounts/' . rawurlencode((string) $id));
    }

    /** List verified payments, newest first. @throws AbsahError */
    public function listReceiptVerifications(mixed $limit = null, mixed $period = null, mixed $success = null, mixed $cursor = null, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/api/v1/verifications', query: ['limit' => $limit, 'period' => $period, 'success' => $success, 'cursor' => $cursor, 'reveal' => $reveal]);
    }

    /** Get one verified payment. @throws AbsahError */
    public function getReceiptVerification(string|int $id, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/api/v1/verifications/' . rawurlencode((string) $id), query: ['reveal' => $reveal]);
    }

    /** Redact one verified payment. @throws AbsahError */
    public function redactReceiptVerification(string|int $id): mixed
    {
        return $this->request('DELETE', '/api/v1/verifications/' . rawurlencode((string) $id));
    }

    /** List the banks that can be asked. @throws AbsahError */
    public function listBanks(): mixed
    {
        return $this->request('GET', '/api/v1/banks');
    }

    /** Checks of this month. @throws AbsahError */
    public function getReceiptUsage(): mixed
    {
        return $this->request('GET', '/api/v1/usage');
    }

    /** List the branches. @throws AbsahError */
    public function listBranches(): mixed
    {
        return $this->request('GET', '/api/v1/branches');
    }

    /** Tell what is switched on. @throws AbsahError */
    public function getReceiptSettings(): mixed
    {
        return $this->request('GET', '/api/v1/settings');
    }

    /** Switch duplicates elsewhere and evidence on or off. @throws AbsahError */
    public function updateReceiptSettings(?array $body = null): mixed
    {
        return $this->request('PUT', '/api/v1/settings', $body);
    }

    /** Download what the bank answered. @throws AbsahError */
    public function getReceiptEvidence(string|int $id): mixed
    {
        return $this->request('GET', '/api/v1/verifications/' . rawurlencode((string) $id) . '/evidence');
    }

    /** List folders. @throws AbsahError */
    public function listFolders(mixed $pageOffset = null, mixed $pageSize = null, mixed $search = null, mixed $isStarred = null): mixed
    {
        return $this->request('GET', '/folders', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'search' => $search, 'is_starred' => $isStarred]);
    }

    /** Create a folder. @throws AbsahError */
    public function createFolder(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/folders', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get a folder. @throws AbsahError */
    public function getFolder(string|int $id): mixed
    {
        return $this->request('GET', '/folders/' . rawurlencode((string) $id));
    }

    /** Rename a folder, or give it a star. @throws AbsahError */
    public function updateFolder(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PUT', '/folders/' . rawurlencode((string) $id), $body);
    }

    /** Delete a folder. @throws AbsahError */
    public function deleteFolder(string|int $id): mixed
    {
        return $this->request('DELETE', '/folders/' . rawurlencode((string) $id));
    }

    /** List the folders of a group. @throws AbsahError */
    public function listGroupFolders(string|int $groupId, mixed $pageOffset = null, mixed $pageSize = null, mixed $search = null, mixed $isStarred = null): mixed
    {
        return $this->request('GET', '/groups/' . rawurlencode((string) $groupId) . '/folders', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'search' => $search, 'is_starred' => $isStarred]);
    }

    /** Show a page of a file. @throws AbsahError */
    public function getFilePage(string|int $id, string|int $page, mixed $longestSide = null, mixed $format = null): mixed
    {
        return $this->request('GET', '/files/' . rawurlencode((string) $id) . '/pages/' . rawurlencode((string) $page), query: ['longest_side' => $longestSide, 'format' => $format]);
    }

    /** Upload files. @throws AbsahError */
    public function uploadFiles(?array $body = null, array $files = [], ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/uploads', $body, files: $files, idempotencyKey: $idempotencyKey);
    }

    /** Download a file. @throws AbsahError */
    public function downloadFile(string|int $id, mixed $expires = null, mixed $mode = null, mixed $key = null, mixed $signature = null): mixed
    {
        return $this->request('GET', '/files/' . rawurlencode((string) $id), query: ['expires' => $expires, 'mode' => $mode, 'key' => $key, 'signature' => $signature]);
    }

    /** List the sanctions and PEP lists that names are screened against, and the organization’s own. @throws AbsahError */
    public function listScreeningLists(): mixed
    {
        return $this->request('GET', '/lists');
    }

    /** Decide whether a match is the person. @throws AbsahError */
    public function decideMatch(string|int $id, string|int $matchId, ?array $body = null, mixed $ifMatch = null): mixed
    {
        return $this->request('PUT', '/verifications/' . rawurlencode((string) $id) . '/matches/' . rawurlencode((string) $matchId), $body, headers: ['if-match' => $ifMatch]);
    }

    /** Watch the person a verification screened. @throws AbsahError */
    public function watchVerification(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/' . rawurlencode((string) $id) . '/watch', idempotencyKey: $idempotencyKey);
    }

    /** Stop watching the person a verification screened. @throws AbsahError */
    public function unwatchVerification(string|int $id): mixed
    {
        return $this->request('DELETE', '/verifications/' . rawurlencode((string) $id) . '/watch');
    }

    /** Screen many names. @throws AbsahError */
    public function createScreeningBatch(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/screenings/batch', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get the results of a batch. @throws AbsahError */
    public function getScreeningBatch(string|int $id, mixed $pageOffset = null, mixed $pageSize = null, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/screenings/batch/' . rawurlencode((string) $id), query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'reveal' => $reveal]);
    }

    /** List who is watched. @throws AbsahError */
    public function listWatches(mixed $cursor = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/watches', query: ['cursor' => $cursor, 'page_size' => $pageSize]);
    }

    /** Tell whether decisions need a second user. @throws AbsahError */
    public function getScreeningSettings(): mixed
    {
        return $this->request('GET', '/screenings/settings');
    }

    /** Ask for a second user’s decision, or no longer. @throws AbsahError */
    public function updateScreeningSettings(?array $body = null): mixed
    {
        return $this->request('PUT', '/screenings/settings', $body);
    }

    /** List exports. @throws AbsahError */
    public function listExports(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/exports', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Export a folder or a result group. @throws AbsahError */
    public function createExport(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/exports', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get an export. @throws AbsahError */
    public function getExport(string|int $id): mixed
    {
        return $this->request('GET', '/exports/' . rawurlencode((string) $id));
    }

    /** Download an export. @throws AbsahError */
    public function downloadExport(string|int $id, mixed $expires = null, mixed $mode = null, mixed $key = null, mixed $signature = null): mixed
    {
        return $this->request('GET', '/exports/' . rawurlencode((string) $id) . '/file', query: ['expires' => $expires, 'mode' => $mode, 'key' => $key, 'signature' => $signature]);
    }

    /** Export a verification. @throws AbsahError */
    public function exportVerification(string|int $id, mixed $expires = null, mixed $mode = null, mixed $key = null, mixed $signature = null, mixed $format = null): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/export', query: ['expires' => $expires, 'mode' => $mode, 'key' => $key, 'signature' => $signature, 'format' => $format]);
    }

    /** Get what waits and how it goes. @throws AbsahError */
    public function getHome(mixed $since = null): mixed
    {
        return $this->request('GET', '/home', query: ['since' => $since]);
    }

    /** List what waits for a person. @throws AbsahError */
    public function listCases(mixed $assignee = null, mixed $serviceId = null, mixed $folderId = null, mixed $tag = null, mixed $level = null, mixed $overdue = null, mixed $snoozed = null, mixed $cursor = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/cases', query: ['assignee' => $assignee, 'service_id' => $serviceId, 'folder_id' => $folderId, 'tag' => $tag, 'level' => $level, 'overdue' => $overdue, 'snoozed' => $snoozed, 'cursor' => $cursor, 'page_size' => $pageSize]);
    }

    /** Open a case. @throws AbsahError */
    public function openCase(string|int $id): mixed
    {
        return $this->request('GET', '/cases/' . rawurlencode((string) $id));
    }

    /** Assign, snooze, tag or escalate a case. @throws AbsahError */
    public function updateCase(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PATCH', '/cases/' . rawurlencode((string) $id), $body);
    }

    /** Get the next case. @throws AbsahError */
    public function dealCase(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/cases/next', $body, idempotencyKey: $idempotencyKey);
    }

    /** Take a case, or keep it for longer. @throws AbsahError */
    public function leaseCase(string|int $id): mixed
    {
        return $this->request('PUT', '/cases/' . rawurlencode((string) $id) . '/lease');
    }

    /** Give a case back. @throws AbsahError */
    public function returnCase(string|int $id): mixed
    {
        return $this->request('DELETE', '/cases/' . rawurlencode((string) $id) . '/lease');
    }

    /** List who may be given cases. @throws AbsahError */
    public function listReviewers(mixed $level = null): mixed
    {
        return $this->request('GET', '/cases/reviewers', query: ['level' => $level]);
    }

    /** Do the same with many cases. @throws AbsahError */
    public function updateCases(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/cases/batch', $body, idempotencyKey: $idempotencyKey);
    }

    /** Write a note on a case. @throws AbsahError */
    public function createNote(string|int $id, ?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/cases/' . rawurlencode((string) $id) . '/notes', $body, idempotencyKey: $idempotencyKey);
    }

    /** Delete a note. @throws AbsahError */
    public function deleteNote(string|int $id, string|int $noteId): mixed
    {
        return $this->request('DELETE', '/cases/' . rawurlencode((string) $id) . '/notes/' . rawurlencode((string) $noteId));
    }

    /** Say that one is looking, and hear who else is. @throws AbsahError */
    public function announcePresence(string|int $id): mixed
    {
        return $this->request('PUT', '/cases/' . rawurlencode((string) $id) . '/presence');
    }

    /** List saved views. @throws AbsahError */
    public function listViews(): mixed
    {
        return $this->request('GET', '/views');
    }

    /** Save a view. @throws AbsahError */
    public function createView(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/views', $body, idempotencyKey: $idempotencyKey);
    }

    /** Change a saved view. @throws AbsahError */
    public function updateView(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PUT', '/views/' . rawurlencode((string) $id), $body);
    }

    /** Delete a saved view. @throws AbsahError */
    public function deleteView(string|int $id): mixed
    {
        return $this->request('DELETE', '/views/' . rawurlencode((string) $id));
    }

    /** Tell what is asked of reviewers. @throws AbsahError */
    public function getDeskSettings(): mixed
    {
        return $this->request('GET', '/desk/settings');
    }

    /** Say what is asked of reviewers. @throws AbsahError */
    public function updateDeskSettings(?array $body = null): mixed
    {
        return $this->request('PATCH', '/desk/settings', $body);
    }

    /** Tell how the desk does. @throws AbsahError */
    public function getDeskFigures(mixed $from = null, mixed $to = null, mixed $period = null): mixed
    {
        return $this->request('GET', '/desk/figures', query: ['from' => $from, 'to' => $to, 'period' => $period]);
    }

    /** List webhook deliveries. @throws AbsahError */
    public function listWebhookDeliveries(mixed $verificationId = null, mixed $subjectKind = null, mixed $subjectId = null, mixed $status = null, mixed $from = null, mixed $to = null, mixed $cursor = null, mixed $reveal = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/webhook-deliveries', query: ['verification_id' => $verificationId, 'subject_kind' => $subjectKind, 'subject_id' => $subjectId, 'status' => $status, 'from' => $from, 'to' => $to, 'cursor' => $cursor, 'reveal' => $reveal, 'page_size' => $pageSize]);
    }

    /** Get a webhook delivery. @throws AbsahError */
    public function getWebhookDelivery(string|int $id, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/webhook-deliveries/' . rawurlencode((string) $id), query: ['reveal' => $reveal]);
    }

    /** Send a webhook again. @throws AbsahError */
    public function resendWebhookDelivery(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/webhook-deliveries/' . rawurlencode((string) $id) . '/resend', idempotencyKey: $idempotencyKey);
    }

    /** Send webhooks again. @throws AbsahError */
    public function replayWebhookDeliveries(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/webhook-deliveries/replay', $body, idempotencyKey: $idempotencyKey);
    }

    /** List webhook endpoints. @throws AbsahError */
    public function listWebhookEndpoints(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/webhook-endpoints', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Get a webhook endpoint. @throws AbsahError */
    public function getWebhookEndpoint(string|int $id): mixed
    {
        return $this->request('GET', '/webhook-endpoints/' . rawurlencode((string) $id));
    }

    /** Choose the events of a webhook endpoint. @throws AbsahError */
    public function changeWebhookEndpoint(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PATCH', '/webhook-endpoints/' . rawurlencode((string) $id), $body);
    }

    /** Resume a paused webhook endpoint. @throws AbsahError */
    public function resumeWebhookEndpoint(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/webhook-endpoints/' . rawurlencode((string) $id) . '/resume', idempotencyKey: $idempotencyKey);
    }

    /** Give a webhook endpoint a new secret. @throws AbsahError */
    public function rotateWebhookSecret(string|int $id, ?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/webhook-endpoints/' . rawurlencode((string) $id) . '/rotate-secret', $body, idempotencyKey: $idempotencyKey);
    }

    /** Send a test event. @throws AbsahError */
    public function sendTestWebhook(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/webhooks/test', $body, idempotencyKey: $idempotencyKey);
    }

    /** Get the default webhook of a group. @throws AbsahError */
    public function getGroupWebhook(string|int $id): mixed
    {
        return $this->request('GET', '/groups/' . rawurlencode((string) $id) . '/webhook');
    }

    /** Set the default webhook of a group. @throws AbsahError */
    public function setGroupWebhook(string|int $id, ?array $body = null): mixed
    {
        return $this->request('PUT', '/groups/' . rawurlencode((string) $id) . '/webhook', $body);
    }

    /** Remove the default webhook of a group. @throws AbsahError */
    public function deleteGroupWebhook(string|int $id): mixed
    {
        return $this->request('DELETE', '/groups/' . rawurlencode((string) $id) . '/webhook');
    }

    /** Tell whether duplicate faces are looked for. @throws AbsahError */
    public function getDuplicateFaces(): mixed
    {
        return $this->request('GET', '/duplicate-faces');
    }

    /** Turn duplicate faces on. @throws AbsahError */
    public function enableDuplicateFaces(?array $body = null): mixed
    {
        return $this->request('PUT', '/duplicate-faces', $body);
    }

    /** Turn duplicate faces off. @throws AbsahError */
    public function disableDuplicateFaces(): mixed
    {
        return $this->request('DELETE', '/duplicate-faces');
    }

    /** List the tables of a verification. @throws AbsahError */
    public function listVerificationTables(string|int $id): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/tables');
    }

    /** List the rows of a table. @throws AbsahError */
    public function listTableRows(string|int $id, string|int $name, mixed $cursor = null, mixed $limit = null, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/tables/' . rawurlencode((string) $name), query: ['cursor' => $cursor, 'limit' => $limit, 'reveal' => $reveal]);
    }

    /** List services. @throws AbsahError */
    public function listServices(mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/services', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Get a service. @throws AbsahError */
    public function getService(string|int $id): mixed
    {
        return $this->request('GET', '/services/' . rawurlencode((string) $id));
    }

    /** List the inputs of a service. @throws AbsahError */
    public function listServiceFormFields(string|int $id): mixed
    {
        return $this->request('GET', '/services/' . rawurlencode((string) $id) . '/form-fields');
    }

    /** List the magic values of test mode. @throws AbsahError */
    public function listServiceTestValues(string|int $id): mixed
    {
        return $this->request('GET', '/services/' . rawurlencode((string) $id) . '/test-values');
    }

    /** Be told what changes. @throws AbsahError */
    public function streamEvents(mixed $lastEventId = null): mixed
    {
        return $this->request('GET', '/events/stream', headers: ['last-event-id' => $lastEventId]);
    }

    /** List verifications by result ID. @throws AbsahError */
    public function listVerifications(mixed $pageOffset = null, mixed $pageSize = null, mixed $resultId = null, mixed $view = null, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/verifications', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'result_id' => $resultId, 'view' => $view, 'reveal' => $reveal]);
    }

    /** Create a verification. @throws AbsahError */
    public function createVerification(?array $body = null, mixed $dryRun = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications', $body, query: ['dry_run' => $dryRun], idempotencyKey: $idempotencyKey);
    }

    /** Get a verification. @throws AbsahError */
    public function getVerification(string|int $id, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id), query: ['reveal' => $reveal]);
    }

    /** Update a verification review. @throws AbsahError */
    public function reviewVerification(string|int $id, ?array $body = null, mixed $reveal = null, mixed $ifMatch = null): mixed
    {
        return $this->request('PUT', '/verifications/' . rawurlencode((string) $id), $body, query: ['reveal' => $reveal], headers: ['if-match' => $ifMatch]);
    }

    /** Redact a verification. @throws AbsahError */
    public function redactVerification(string|int $id): mixed
    {
        return $this->request('DELETE', '/verifications/' . rawurlencode((string) $id));
    }

    /** Search verifications. @throws AbsahError */
    public function searchVerifications(mixed $status = null, mixed $serviceId = null, mixed $folderId = null, mixed $outputStatus = null, mixed $undecidedMatches = null, mixed $watched = null, mixed $from = null, mixed $to = null, mixed $cursor = null, mixed $view = null, mixed $reveal = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/verifications/search', query: ['status' => $status, 'service_id' => $serviceId, 'folder_id' => $folderId, 'output_status' => $outputStatus, 'undecided_matches' => $undecidedMatches, 'watched' => $watched, 'from' => $from, 'to' => $to, 'cursor' => $cursor, 'view' => $view, 'reveal' => $reveal, 'page_size' => $pageSize]);
    }

    /** Create a draft. @throws AbsahError */
    public function createVerificationDraft(?array $body = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/drafts', $body, idempotencyKey: $idempotencyKey);
    }

    /** Change a draft. @throws AbsahError */
    public function updateVerificationDraft(string|int $id, ?array $body = null, mixed $ifMatch = null): mixed
    {
        return $this->request('PUT', '/verifications/drafts/' . rawurlencode((string) $id), $body, headers: ['if-match' => $ifMatch]);
    }

    /** Delete a draft. @throws AbsahError */
    public function deleteVerificationDraft(string|int $id): mixed
    {
        return $this->request('DELETE', '/verifications/drafts/' . rawurlencode((string) $id));
    }

    /** Submit a draft. @throws AbsahError */
    public function submitVerificationDraft(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/drafts/' . rawurlencode((string) $id) . '/submit', idempotencyKey: $idempotencyKey);
    }

    /** Retry a verification. @throws AbsahError */
    public function retryVerification(string|int $id, mixed $force = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/' . rawurlencode((string) $id) . '/retry', query: ['force' => $force], idempotencyKey: $idempotencyKey);
    }

    /** Cancel a verification. @throws AbsahError */
    public function cancelVerification(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/' . rawurlencode((string) $id) . '/cancel', idempotencyKey: $idempotencyKey);
    }

    /** Continue a verification. @throws AbsahError */
    public function continueVerification(string|int $id, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/' . rawurlencode((string) $id) . '/continue', idempotencyKey: $idempotencyKey);
    }

    /** List what happened to a verification. @throws AbsahError */
    public function listVerificationEvents(string|int $id, mixed $pageOffset = null, mixed $pageSize = null, mixed $reveal = null): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/events', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize, 'reveal' => $reveal]);
    }

    /** List earlier verifications of the same person. @throws AbsahError */
    public function listEarlierVerifications(string|int $id, mixed $pageOffset = null, mixed $pageSize = null): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/same-person', query: ['page_offset' => $pageOffset, 'page_size' => $pageSize]);
    }

    /** Get the decision on a verification. @throws AbsahError */
    public function getDecision(string|int $id): mixed
    {
        return $this->request('GET', '/verifications/' . rawurlencode((string) $id) . '/decision');
    }

    /** Decide on a verification. @throws AbsahError */
    public function decideVerification(string|int $id, ?array $body = null, mixed $ifMatch = null, ?string $idempotencyKey = null): mixed
    {
        return $this->request('POST', '/verifications/' . rawurlencode((string) $id) . '/decision', $body, headers: ['if-match' => $ifMatch], idempotencyKey: $idempotencyKey);
    }

    /** Undo a decision. @throws AbsahError */
    public function undoDecision(string|int $id): mixed
    {
        return $this->request('DELETE', '/verifications/' . rawurlencode((string) $id) . '/decision');
    }

    /** The event, once its signature and its age hold. Give it the body as it arrived. */
    public static function verifyWebhook(string $secret, array $headers, string $body, int $tolerance = 300): mixed
    {
        $given = array_change_key_case($headers);
        [$id, $moment] = [$given['webhook-id'] ?? '', $given['webhook-timestamp'] ?? ''];
        if (!ctype_digit((string) $moment) || abs(time() - (int) $moment) > $tolerance) {
            throw new UnexpectedValueException('The webhook is too old, or says no time.');
        }
        $key = str_starts_with($secret, 'whsec_') ? (string) base64_decode(substr($secret, 6), true) : $secret;
        $wanted = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$moment.$body", $key, true));
        foreach (explode(' ', $given['webhook-signature'] ?? '') as $each) {
            if (hash_equals($wanted, $each)) {
                return json_decode($body, true, 512, JSON_THROW_ON_ERROR);
            }
        }
        throw new UnexpectedValueException('The webhook is not signed with this secret.');
    }

    /** @return array{0: ?string, 1: ?string} */
    private static function encode(?array $body, array $files): array
    {
        if ($files === []) {
            // An empty list of PHP is an empty object of the API.
            $json = $body === [] ? '{}' : json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
            return $body === null ? [null, null] : [$json, 'application/json'];
        }
        $line = 'absah-' . bin2hex(random_bytes(16));
        $form = '';
        foreach ($body ?? [] as $name => $value) {
            $text = is_string($value) ? $value : json_encode($value, JSON_THROW_ON_ERROR);
            $form .= self::part($line, 'name="' . self::quoted((string) $name) . '"', $text);
        }
        foreach ($files as $name => [$filename, $content]) {
            $names = 'name="' . self::quoted((string) $name) . '"; filename="' . self::quoted($filename) . '"';
            $form .= self::part($line, $names, $content);
        }
        return [$form . "--$line--\r\n", "multipart/form-data; boundary=$line"];
    }

    private static function part(string $line, string $disposition, string $content): string
    {
        return "--$line\r\nContent-Disposition: form-data; $disposition\r\n\r\n$content\r\n";
    }

    private static function quoted(string $text): string
    {
        return str_replace(['"', "\r", "\n"], ['%22', '%0D', '%0A'], $text);
    }

    /** @return array{0: int, 1: mixed, 2: ?string, 3: string} */
    private static function decode(array $lines, string $content): array
    {
        preg_match('~^HTTP/\S+ (\d{3})~', (string) array_shift($lines), $found);
        $headers = [];
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower($name)] = trim($value);
        }
        $isJson = str_contains($headers['content-type'] ?? '', 'json') && !isset($headers['content-disposition']);
        $answer = $isJson ? json_decode($content, true) : $content;
        return [(int) ($found[1] ?? 0), $content === '' ? null : $answer, $headers['retry-after'] ?? null, ''];
    }

    /** Seconds until the next try; null where another would change nothing. */
    private static function wait(int $status, ?string $retryAfter, int $attempt): ?float
    {
        $mayPass = $status === 0 || in_array($status, self::PASSING, true) || ($status === 409 && $attempt > 0);
        if (!$mayPass) {
            return null;
        }
        $jittered = random_int(0, 1000) / 1000 * min(0.5 * 2 ** $attempt, self::WAIT_MAX);
        $seconds = ctype_digit((string) $retryAfter) ? (int) $retryAfter : 0;
        return $seconds > self::RETRY_AFTER_MAX ? null : $seconds + $jittered;
    }
}
