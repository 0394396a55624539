"""A client of an Absah server in one file, for Python 3.9 or newer. Nothing else is needed.

Written by "npm run generate" from openapi.json: do not edit.

    from absah import Absah

    absah = Absah("http://127.0.0.1:8080", "chk_live_...")
    answer = absah.request("POST", "/api/v1/verify", {"bank": "telebirr", "transaction_number": "DF70KX7Q2M"})
    if answer["success"] and answer["receiver_checked"] and not answer["duplicate"]:
        print("paid", answer["data"]["receipt"]["amount"])
"""

import base64
import hashlib
import hmac
import json
import random
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from typing import Any, Mapping, Optional, Tuple

Files = Mapping[str, Tuple[str, bytes]]

_PASSING = (408, 429, 500, 502, 503, 504)
_RETRY_AFTER_MAX = 120.0
_WAIT_MAX = 30.0


class AbsahError(Exception):
    """The server refused, or could not tell. `status` is 0 where it was not reached."""

    def __init__(self, status: int, body: Any, cause: str = "") -> None:
        known = body if isinstance(body, dict) else {}
        self.status = status
        self.body = body
        #: For programs, e.g. "NOT_FOUND".
        self.code = known.get("code") or known.get("error_code")
        #: By field.
        self.errors = known.get("errors")
        #: Of a payment: None where nobody knows.
        self.exists = known.get("exists")
        super().__init__("%s %s" % (status, known.get("message") or cause))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to the server it was meant for, and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Absah:
    """Every call of the server. Those that fail in passing are tried again, safely."""

    def __init__(self, base_url: str, key: str, retries: int = 3, timeout: float = 150.0) -> None:
        self._base = base_url.rstrip("/")
        self._key = key
        self._retries = retries
        self._timeout = timeout
        self._opener = urllib.request.build_opener(_NoRedirect())

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Optional[Mapping[str, Any]] = None,
        files: Optional[Files] = None,
        headers: Optional[Mapping[str, str]] = None,
        idempotency_key: Optional[str] = None,
    ) -> Any:
        """The decoded answer: JSON, bytes of anything else, None of nothing. Raises AbsahError."""
        asked = {name: _text(value) for name, value in (query or {}).items() if value is not None}
        url = self._base + path + ("?" + urllib.parse.urlencode(asked) if asked else "")
        sent = {"Authorization": "Bearer " + self._key, "Accept": "application/json"}
        sent.update({name: value for name, value in (headers or {}).items() if value is not None})
        if method == "POST":
            # The same in each try, so that trying again does nothing twice.
            sent["Idempotency-Key"] = idempotency_key or str(uuid.uuid4())
        data, kind = _encode(body, files)
        if kind is not None:
            sent["Content-Type"] = kind
        for attempt in range(self._retries + 1):
            error, retry_after = self._send(urllib.request.Request(url, data, sent, method=method))
            if not isinstance(error, AbsahError):
                return error
            wait = _wait(error, retry_after, attempt)
            if attempt == self._retries or wait is None:
                raise error
            time.sleep(wait)

    def _send(self, request: urllib.request.Request) -> Tuple[Any, Optional[str]]:
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return _decode(answer.read(), answer.headers), None
        except urllib.error.HTTPError as error:
            with error:
                try:
                    body = _decode(error.read(), error.headers)
                except (OSError, ValueError):
                    body = None
                return AbsahError(error.code, body), error.headers.get("Retry-After")
        except (OSError, ValueError) as error:
            return AbsahError(0, None, str(error)), None

    # OPERATIONS


def verify_webhook(secret: str, headers: Mapping[str, str], body: bytes, tolerance: int = 300) -> Any:
    """The event, once its signature and its age hold. Give it the body as it arrived. Raises ValueError."""
    given = {name.lower(): value for name, value in headers.items()}
    event_id, moment = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not moment.isdigit() or abs(time.time() - int(moment)) > tolerance:
        raise ValueError("The webhook is too old, or says no time.")
    key = base64.b64decode(secret[6:]) if secret.startswith("whsec_") else secret.encode()
    signed = b".".join([event_id.encode(), moment.encode(), body])
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    if not any(hmac.compare_digest(wanted, each) for each in given.get("webhook-signature", "").split(" ")):
        raise ValueError("The webhook is not signed with this secret.")
    return json.loads(body)


def _encode(body: Any, files: Optional[Files]) -> Tuple[Optional[bytes], Optional[str]]:
    if files:
        return _form(body or {}, files)
    if body is None:
        return None, None
    return json.dumps(body).encode(), "application/json"


def _form(fields: Mapping[str, Any], files: Files) -> Tuple[bytes, str]:
    line = "absah-" + uuid.uuid4().hex
    parts = []
    for name, value in fields.items():
        text = value if isinstance(value, str) else json.dumps(value)
        parts.append(_part(line, 'name="%s"' % _quoted(name), text.encode()))
    for name, (filename, content) in files.items():
        parts.append(_part(line, 'name="%s"; filename="%s"' % (_quoted(name), _quoted(filename)), content))
    return b"".join(parts) + ("--%s--\r\n" % line).encode(), "multipart/form-data; boundary=" + line


def _part(line: str, disposition: str, content: bytes) -> bytes:
    head = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n" % (line, disposition)
    return head.encode() + content + b"\r\n"


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def _segment(value: Any) -> str:
    return urllib.parse.quote(str(value), safe="")


def _decode(content: bytes, headers: Any) -> Any:
    if content == b"":
        return None
    is_file = headers.get("Content-Disposition") is not None
    is_json = "json" in (headers.get("Content-Type") or "")
    return json.loads(content) if is_json and not is_file else content


def _wait(error: AbsahError, retry_after: Optional[str], attempt: int) -> Optional[float]:
    """Seconds until the next try; None where another would change nothing."""
    may_pass = error.status == 0 or error.status in _PASSING or (error.status == 409 and attempt > 0)
    if not may_pass:
        return None
    jittered = random.random() * min(0.5 * 2**attempt, _WAIT_MAX)
    seconds = float(retry_after) if retry_after and retry_after.isdigit() else 0.0
    return None if seconds > _RETRY_AFTER_MAX else seconds + jittered
