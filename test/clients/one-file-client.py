"""Asks what the test gives it, through the client of one file, and prints what came of it as JSON."""

import json
import sys

sys.path.insert(0, sys.argv[1])
from absah import Absah, AbsahError, verify_webhook  # noqa: E402

asked = json.load(sys.stdin)
absah = Absah(asked["url"], asked["key"], retries=0)
verify = getattr(absah, "verify_payment", None) or absah.post_api_v1_verify
listed = getattr(absah, "list_receipt_verifications", None) or absah.get_api_v1_verifications

told = []
for question in asked["questions"]:
    try:
        answer = verify(question)
        told.append([200, answer["success"], answer["data"]["receipt"]["amount"]])
    except AbsahError as error:
        told.append([error.status, error.exists, error.code])

form = {"receipt_text": asked["text"]}
by_form = verify(form, files={"receipt_file": ("receipt.pdf", bytes.fromhex(asked["file"]))})
repeated = [verify(asked["questions"][0], idempotency_key="one")["data"]["id"] for _ in range(2)]
webhook = asked["webhook"]
event = verify_webhook(webhook["secret"], webhook["headers"], webhook["body"].encode())
try:
    verify_webhook(webhook["secret"], webhook["headers"], b"{}")
    forged = "believed"
except ValueError:
    forged = "refused"
json.dump(
    {
        "told": told,
        "by_form": by_form["success"],
        "is_repeated": repeated[0] == repeated[1],
        "listed": len(listed(limit=1)["verifications"]),
        "event": event,
        "forged": forged,
    },
    sys.stdout,
)
