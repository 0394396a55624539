<?php

// Asks what the test gives it, through the client of one file, and prints what came of it as JSON.

declare(strict_types=1);

require $argv[1] . '/Absah.php';

$asked = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$absah = new Absah($asked['url'], $asked['key'], retries: 0);
$verify = method_exists($absah, 'verifyPayment') ? $absah->verifyPayment(...) : $absah->postApiV1Verify(...);
$list = method_exists($absah, 'listReceiptVerifications')
    ? $absah->listReceiptVerifications(...)
    : $absah->getApiV1Verifications(...);

$told = [];
foreach ($asked['questions'] as $question) {
    try {
        $answer = $verify($question);
        $told[] = [200, $answer['success'], $answer['data']['receipt']['amount']];
    } catch (AbsahError $error) {
        $told[] = [$error->status, $error->exists, $error->errorCode];
    }
}

$file = ['receipt_file' => ['receipt.pdf', hex2bin($asked['file'])]];
$byForm = $verify(['receipt_text' => $asked['text']], $file);
$first = $verify($asked['questions'][0], idempotencyKey: 'one');
$second = $verify($asked['questions'][0], idempotencyKey: 'one');
['secret' => $secret, 'headers' => $headers, 'body' => $body] = $asked['webhook'];
$event = Absah::verifyWebhook($secret, $headers, $body);
try {
    Absah::verifyWebhook($secret, $headers, '{}');
    $forged = 'believed';
} catch (UnexpectedValueException) {
    $forged = 'refused';
}
echo json_encode([
    'told' => $told,
    'by_form' => $byForm['success'],
    'is_repeated' => $first['data']['id'] === $second['data']['id'],
    'listed' => count($list(limit: 1)['verifications']),
    'event' => $event,
    'forged' => $forged,
], JSON_THROW_ON_ERROR);
