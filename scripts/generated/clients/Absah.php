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

    // OPERATIONS

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
