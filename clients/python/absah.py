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

    def list_auth_methods(self) -> Any:
        """List the ways to sign in."""
        return self.request("GET", "/auth/methods")

    def login(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Sign in."""
        return self.request("POST", "/auth/login", body, idempotency_key=idempotency_key)

    def refresh_tokens(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Get new tokens."""
        return self.request("POST", "/auth/refresh", body, idempotency_key=idempotency_key)

    def start_oidc_login(self, *, idempotency_key: Optional[str] = None) -> Any:
        """Begin to sign in at the identity provider."""
        return self.request("POST", "/auth/oidc/start", idempotency_key=idempotency_key)

    def finish_oidc_login(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Sign in with what the identity provider sent back."""
        return self.request("POST", "/auth/oidc/login", body, idempotency_key=idempotency_key)

    def logout(self, *, everywhere: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Sign out."""
        return self.request("POST", "/auth/logout", query={"everywhere": everywhere}, idempotency_key=idempotency_key)

    def get_profile(self) -> Any:
        """Get the signed-in user."""
        return self.request("GET", "/profile")

    def change_password(self, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Change your password."""
        return self.request("PUT", "/profile/password", body)

    def list_organizations(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List organizations."""
        return self.request("GET", "/organizations", query={"page_offset": page_offset, "page_size": page_size})

    def create_organization(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create an organization."""
        return self.request("POST", "/organizations", body, idempotency_key=idempotency_key)

    def get_organization(self, id: Any) -> Any:
        """Get an organization."""
        return self.request("GET", "/organizations/" + _segment(id))

    def update_organization(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Change an organization."""
        return self.request("PATCH", "/organizations/" + _segment(id), body)

    def list_groups(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List groups."""
        return self.request("GET", "/groups", query={"page_offset": page_offset, "page_size": page_size})

    def create_group(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create a group."""
        return self.request("POST", "/groups", body, idempotency_key=idempotency_key)

    def list_users(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List users."""
        return self.request("GET", "/users", query={"page_offset": page_offset, "page_size": page_size})

    def create_user(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create a user."""
        return self.request("POST", "/users", body, idempotency_key=idempotency_key)

    def update_user(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Change a user."""
        return self.request("PUT", "/users/" + _segment(id), body)

    def disable_user(self, id: Any) -> Any:
        """Disable a user."""
        return self.request("DELETE", "/users/" + _segment(id))

    def reset_user_password(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Reset a password."""
        return self.request("POST", "/users/" + _segment(id) + "/reset-password", idempotency_key=idempotency_key)

    def list_api_keys(self, id: Any, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List the API keys of a group."""
        return self.request("GET", "/groups/" + _segment(id) + "/api-keys", query={"page_offset": page_offset, "page_size": page_size})

    def create_api_key(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create an API key."""
        return self.request("POST", "/groups/" + _segment(id) + "/api-keys", body, idempotency_key=idempotency_key)

    def revoke_api_key(self, id: Any) -> Any:
        """Revoke an API key."""
        return self.request("DELETE", "/api-keys/" + _segment(id))

    def rotate_api_key(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Rotate an API key."""
        return self.request("POST", "/api-keys/" + _segment(id) + "/rotate", body, idempotency_key=idempotency_key)

    def list_audit_entries(self, *, page_offset: Any = None, page_size: Any = None, action: Any = None, actor_id: Any = None, target_id: Any = None, from_: Any = None, to: Any = None) -> Any:
        """Read the audit log."""
        return self.request("GET", "/audit-log", query={"page_offset": page_offset, "page_size": page_size, "action": action, "actor_id": actor_id, "target_id": target_id, "from": from_, "to": to})

    def export_audit_log(self, *, format: Any = None, action: Any = None, actor_id: Any = None, target_id: Any = None, from_: Any = None, to: Any = None) -> Any:
        """Export the audit log."""
        return self.request("GET", "/audit-log/export", query={"format": format, "action": action, "actor_id": actor_id, "target_id": target_id, "from": from_, "to": to})

    def get_credits(self) -> Any:
        """Get the balances."""
        return self.request("GET", "/credits")

    def list_credit_entries(self, *, cursor: Any = None, page_size: Any = None) -> Any:
        """List the entries of the ledger."""
        return self.request("GET", "/credits/entries", query={"cursor": cursor, "page_size": page_size})

    def add_credits(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Add credits to a group."""
        return self.request("POST", "/groups/" + _segment(id) + "/credits", body, idempotency_key=idempotency_key)

    def get_usage(self, *, page_offset: Any = None, page_size: Any = None, from_: Any = None, to: Any = None, by: Any = None) -> Any:
        """Get what was used."""
        return self.request("GET", "/usage", query={"page_offset": page_offset, "page_size": page_size, "from": from_, "to": to, "by": by})

    def verify_payment(self, body: Optional[Mapping[str, Any]] = None, *, files: Optional[Files] = None, reveal: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Verify a payment."""
        return self.request("POST", "/api/v1/verify", body, query={"reveal": reveal}, files=files, idempotency_key=idempotency_key)

    def verify_payments(self, body: Optional[Mapping[str, Any]] = None, *, reveal: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Verify up to 50 payments."""
        return self.request("POST", "/api/v1/verify/batch", body, query={"reveal": reveal}, idempotency_key=idempotency_key)

    def parse_receipt_url(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Read a share link."""
        return self.request("POST", "/api/v1/verify/parse-url", body, idempotency_key=idempotency_key)

    def parse_receipt(self, body: Optional[Mapping[str, Any]] = None, *, files: Optional[Files] = None, idempotency_key: Optional[str] = None) -> Any:
        """Read a receipt."""
        return self.request("POST", "/api/v1/verify/parse-receipt", body, files=files, idempotency_key=idempotency_key)

    def list_receipt_accounts(self, *, bank: Any = None) -> Any:
        """List the saved accounts."""
        return self.request("GET", "/api/v1/accounts", query={"bank": bank})

    def create_receipt_account(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Save a receiving account."""
        return self.request("POST", "/api/v1/accounts", body, idempotency_key=idempotency_key)

    def get_receipt_account(self, id: Any) -> Any:
        """Get a saved account."""
        return self.request("GET", "/api/v1/accounts/" + _segment(id))

    def update_receipt_account(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Rename a saved account, or make it the primary one."""
        return self.request("PATCH", "/api/v1/accounts/" + _segment(id), body)

    def delete_receipt_account(self, id: Any) -> Any:
        """Forget a saved account."""
        return self.request("DELETE", "/api/v1/accounts/" + _segment(id))

    def list_receipt_verifications(self, *, limit: Any = None, period: Any = None, success: Any = None, cursor: Any = None, reveal: Any = None) -> Any:
        """List verified payments, newest first."""
        return self.request("GET", "/api/v1/verifications", query={"limit": limit, "period": period, "success": success, "cursor": cursor, "reveal": reveal})

    def get_receipt_verification(self, id: Any, *, reveal: Any = None) -> Any:
        """Get one verified payment."""
        return self.request("GET", "/api/v1/verifications/" + _segment(id), query={"reveal": reveal})

    def redact_receipt_verification(self, id: Any) -> Any:
        """Redact one verified payment."""
        return self.request("DELETE", "/api/v1/verifications/" + _segment(id))

    def list_banks(self) -> Any:
        """List the banks that can be asked."""
        return self.request("GET", "/api/v1/banks")

    def get_receipt_usage(self) -> Any:
        """Checks of this month."""
        return self.request("GET", "/api/v1/usage")

    def list_branches(self) -> Any:
        """List the branches."""
        return self.request("GET", "/api/v1/branches")

    def get_receipt_settings(self) -> Any:
        """Tell what is switched on."""
        return self.request("GET", "/api/v1/settings")

    def update_receipt_settings(self, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Switch duplicates elsewhere and evidence on or off."""
        return self.request("PUT", "/api/v1/settings", body)

    def get_receipt_evidence(self, id: Any) -> Any:
        """Download what the bank answered."""
        return self.request("GET", "/api/v1/verifications/" + _segment(id) + "/evidence")

    def list_folders(self, *, page_offset: Any = None, page_size: Any = None, search: Any = None, is_starred: Any = None) -> Any:
        """List folders."""
        return self.request("GET", "/folders", query={"page_offset": page_offset, "page_size": page_size, "search": search, "is_starred": is_starred})

    def create_folder(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create a folder."""
        return self.request("POST", "/folders", body, idempotency_key=idempotency_key)

    def get_folder(self, id: Any) -> Any:
        """Get a folder."""
        return self.request("GET", "/folders/" + _segment(id))

    def update_folder(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Rename a folder, or give it a star."""
        return self.request("PUT", "/folders/" + _segment(id), body)

    def delete_folder(self, id: Any) -> Any:
        """Delete a folder."""
        return self.request("DELETE", "/folders/" + _segment(id))

    def list_group_folders(self, group_id: Any, *, page_offset: Any = None, page_size: Any = None, search: Any = None, is_starred: Any = None) -> Any:
        """List the folders of a group."""
        return self.request("GET", "/groups/" + _segment(group_id) + "/folders", query={"page_offset": page_offset, "page_size": page_size, "search": search, "is_starred": is_starred})

    def get_file_page(self, id: Any, page: Any, *, longest_side: Any = None, format: Any = None) -> Any:
        """Show a page of a file."""
        return self.request("GET", "/files/" + _segment(id) + "/pages/" + _segment(page), query={"longest_side": longest_side, "format": format})

    def upload_files(self, body: Optional[Mapping[str, Any]] = None, *, files: Optional[Files] = None, idempotency_key: Optional[str] = None) -> Any:
        """Upload files."""
        return self.request("POST", "/uploads", body, files=files, idempotency_key=idempotency_key)

    def download_file(self, id: Any, *, expires: Any = None, mode: Any = None, key: Any = None, signature: Any = None) -> Any:
        """Download a file."""
        return self.request("GET", "/files/" + _segment(id), query={"expires": expires, "mode": mode, "key": key, "signature": signature})

    def list_screening_lists(self) -> Any:
        """List the sanctions and PEP lists that names are screened against, and the organization’s own."""
        return self.request("GET", "/lists")

    def decide_match(self, id: Any, match_id: Any, body: Optional[Mapping[str, Any]] = None, *, if_match: Any = None) -> Any:
        """Decide whether a match is the person."""
        return self.request("PUT", "/verifications/" + _segment(id) + "/matches/" + _segment(match_id), body, headers={"if-match": if_match})

    def watch_verification(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Watch the person a verification screened."""
        return self.request("POST", "/verifications/" + _segment(id) + "/watch", idempotency_key=idempotency_key)

    def unwatch_verification(self, id: Any) -> Any:
        """Stop watching the person a verification screened."""
        return self.request("DELETE", "/verifications/" + _segment(id) + "/watch")

    def create_screening_batch(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Screen many names."""
        return self.request("POST", "/screenings/batch", body, idempotency_key=idempotency_key)

    def get_screening_batch(self, id: Any, *, page_offset: Any = None, page_size: Any = None, reveal: Any = None) -> Any:
        """Get the results of a batch."""
        return self.request("GET", "/screenings/batch/" + _segment(id), query={"page_offset": page_offset, "page_size": page_size, "reveal": reveal})

    def list_watches(self, *, cursor: Any = None, page_size: Any = None) -> Any:
        """List who is watched."""
        return self.request("GET", "/watches", query={"cursor": cursor, "page_size": page_size})

    def get_screening_settings(self) -> Any:
        """Tell whether decisions need a second user."""
        return self.request("GET", "/screenings/settings")

    def update_screening_settings(self, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Ask for a second user’s decision, or no longer."""
        return self.request("PUT", "/screenings/settings", body)

    def list_exports(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List exports."""
        return self.request("GET", "/exports", query={"page_offset": page_offset, "page_size": page_size})

    def create_export(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Export a folder or a result group."""
        return self.request("POST", "/exports", body, idempotency_key=idempotency_key)

    def get_export(self, id: Any) -> Any:
        """Get an export."""
        return self.request("GET", "/exports/" + _segment(id))

    def download_export(self, id: Any, *, expires: Any = None, mode: Any = None, key: Any = None, signature: Any = None) -> Any:
        """Download an export."""
        return self.request("GET", "/exports/" + _segment(id) + "/file", query={"expires": expires, "mode": mode, "key": key, "signature": signature})

    def export_verification(self, id: Any, *, expires: Any = None, mode: Any = None, key: Any = None, signature: Any = None, format: Any = None) -> Any:
        """Export a verification."""
        return self.request("GET", "/verifications/" + _segment(id) + "/export", query={"expires": expires, "mode": mode, "key": key, "signature": signature, "format": format})

    def get_home(self, *, since: Any = None) -> Any:
        """Get what waits and how it goes."""
        return self.request("GET", "/home", query={"since": since})

    def list_cases(self, *, assignee: Any = None, service_id: Any = None, folder_id: Any = None, tag: Any = None, level: Any = None, overdue: Any = None, snoozed: Any = None, cursor: Any = None, page_size: Any = None) -> Any:
        """List what waits for a person."""
        return self.request("GET", "/cases", query={"assignee": assignee, "service_id": service_id, "folder_id": folder_id, "tag": tag, "level": level, "overdue": overdue, "snoozed": snoozed, "cursor": cursor, "page_size": page_size})

    def open_case(self, id: Any) -> Any:
        """Open a case."""
        return self.request("GET", "/cases/" + _segment(id))

    def update_case(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Assign, snooze, tag or escalate a case."""
        return self.request("PATCH", "/cases/" + _segment(id), body)

    def deal_case(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Get the next case."""
        return self.request("POST", "/cases/next", body, idempotency_key=idempotency_key)

    def lease_case(self, id: Any) -> Any:
        """Take a case, or keep it for longer."""
        return self.request("PUT", "/cases/" + _segment(id) + "/lease")

    def return_case(self, id: Any) -> Any:
        """Give a case back."""
        return self.request("DELETE", "/cases/" + _segment(id) + "/lease")

    def list_reviewers(self, *, level: Any = None) -> Any:
        """List who may be given cases."""
        return self.request("GET", "/cases/reviewers", query={"level": level})

    def update_cases(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Do the same with many cases."""
        return self.request("POST", "/cases/batch", body, idempotency_key=idempotency_key)

    def create_note(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Write a note on a case."""
        return self.request("POST", "/cases/" + _segment(id) + "/notes", body, idempotency_key=idempotency_key)

    def delete_note(self, id: Any, note_id: Any) -> Any:
        """Delete a note."""
        return self.request("DELETE", "/cases/" + _segment(id) + "/notes/" + _segment(note_id))

    def announce_presence(self, id: Any) -> Any:
        """Say that one is looking, and hear who else is."""
        return self.request("PUT", "/cases/" + _segment(id) + "/presence")

    def list_views(self) -> Any:
        """List saved views."""
        return self.request("GET", "/views")

    def create_view(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Save a view."""
        return self.request("POST", "/views", body, idempotency_key=idempotency_key)

    def update_view(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Change a saved view."""
        return self.request("PUT", "/views/" + _segment(id), body)

    def delete_view(self, id: Any) -> Any:
        """Delete a saved view."""
        return self.request("DELETE", "/views/" + _segment(id))

    def get_desk_settings(self) -> Any:
        """Tell what is asked of reviewers."""
        return self.request("GET", "/desk/settings")

    def update_desk_settings(self, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Say what is asked of reviewers."""
        return self.request("PATCH", "/desk/settings", body)

    def get_desk_figures(self, *, from_: Any = None, to: Any = None, period: Any = None) -> Any:
        """Tell how the desk does."""
        return self.request("GET", "/desk/figures", query={"from": from_, "to": to, "period": period})

    def list_webhook_deliveries(self, *, verification_id: Any = None, subject_kind: Any = None, subject_id: Any = None, status: Any = None, from_: Any = None, to: Any = None, cursor: Any = None, reveal: Any = None, page_size: Any = None) -> Any:
        """List webhook deliveries."""
        return self.request("GET", "/webhook-deliveries", query={"verification_id": verification_id, "subject_kind": subject_kind, "subject_id": subject_id, "status": status, "from": from_, "to": to, "cursor": cursor, "reveal": reveal, "page_size": page_size})

    def get_webhook_delivery(self, id: Any, *, reveal: Any = None) -> Any:
        """Get a webhook delivery."""
        return self.request("GET", "/webhook-deliveries/" + _segment(id), query={"reveal": reveal})

    def resend_webhook_delivery(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Send a webhook again."""
        return self.request("POST", "/webhook-deliveries/" + _segment(id) + "/resend", idempotency_key=idempotency_key)

    def replay_webhook_deliveries(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Send webhooks again."""
        return self.request("POST", "/webhook-deliveries/replay", body, idempotency_key=idempotency_key)

    def list_webhook_endpoints(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List webhook endpoints."""
        return self.request("GET", "/webhook-endpoints", query={"page_offset": page_offset, "page_size": page_size})

    def get_webhook_endpoint(self, id: Any) -> Any:
        """Get a webhook endpoint."""
        return self.request("GET", "/webhook-endpoints/" + _segment(id))

    def change_webhook_endpoint(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Choose the events of a webhook endpoint."""
        return self.request("PATCH", "/webhook-endpoints/" + _segment(id), body)

    def resume_webhook_endpoint(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Resume a paused webhook endpoint."""
        return self.request("POST", "/webhook-endpoints/" + _segment(id) + "/resume", idempotency_key=idempotency_key)

    def rotate_webhook_secret(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Give a webhook endpoint a new secret."""
        return self.request("POST", "/webhook-endpoints/" + _segment(id) + "/rotate-secret", body, idempotency_key=idempotency_key)

    def send_test_webhook(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Send a test event."""
        return self.request("POST", "/webhooks/test", body, idempotency_key=idempotency_key)

    def get_group_webhook(self, id: Any) -> Any:
        """Get the default webhook of a group."""
        return self.request("GET", "/groups/" + _segment(id) + "/webhook")

    def set_group_webhook(self, id: Any, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Set the default webhook of a group."""
        return self.request("PUT", "/groups/" + _segment(id) + "/webhook", body)

    def delete_group_webhook(self, id: Any) -> Any:
        """Remove the default webhook of a group."""
        return self.request("DELETE", "/groups/" + _segment(id) + "/webhook")

    def get_duplicate_faces(self) -> Any:
        """Tell whether duplicate faces are looked for."""
        return self.request("GET", "/duplicate-faces")

    def enable_duplicate_faces(self, body: Optional[Mapping[str, Any]] = None) -> Any:
        """Turn duplicate faces on."""
        return self.request("PUT", "/duplicate-faces", body)

    def disable_duplicate_faces(self) -> Any:
        """Turn duplicate faces off."""
        return self.request("DELETE", "/duplicate-faces")

    def list_verification_tables(self, id: Any) -> Any:
        """List the tables of a verification."""
        return self.request("GET", "/verifications/" + _segment(id) + "/tables")

    def list_table_rows(self, id: Any, name: Any, *, cursor: Any = None, limit: Any = None, reveal: Any = None) -> Any:
        """List the rows of a table."""
        return self.request("GET", "/verifications/" + _segment(id) + "/tables/" + _segment(name), query={"cursor": cursor, "limit": limit, "reveal": reveal})

    def list_services(self, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List services."""
        return self.request("GET", "/services", query={"page_offset": page_offset, "page_size": page_size})

    def get_service(self, id: Any) -> Any:
        """Get a service."""
        return self.request("GET", "/services/" + _segment(id))

    def list_service_form_fields(self, id: Any) -> Any:
        """List the inputs of a service."""
        return self.request("GET", "/services/" + _segment(id) + "/form-fields")

    def list_service_test_values(self, id: Any) -> Any:
        """List the magic values of test mode."""
        return self.request("GET", "/services/" + _segment(id) + "/test-values")

    def stream_events(self, *, last_event_id: Any = None) -> Any:
        """Be told what changes."""
        return self.request("GET", "/events/stream", headers={"last-event-id": last_event_id})

    def list_verifications(self, *, page_offset: Any = None, page_size: Any = None, result_id: Any = None, view: Any = None, reveal: Any = None) -> Any:
        """List verifications by result ID."""
        return self.request("GET", "/verifications", query={"page_offset": page_offset, "page_size": page_size, "result_id": result_id, "view": view, "reveal": reveal})

    def create_verification(self, body: Optional[Mapping[str, Any]] = None, *, dry_run: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Create a verification."""
        return self.request("POST", "/verifications", body, query={"dry_run": dry_run}, idempotency_key=idempotency_key)

    def get_verification(self, id: Any, *, reveal: Any = None) -> Any:
        """Get a verification."""
        return self.request("GET", "/verifications/" + _segment(id), query={"reveal": reveal})

    def review_verification(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, reveal: Any = None, if_match: Any = None) -> Any:
        """Update a verification review."""
        return self.request("PUT", "/verifications/" + _segment(id), body, query={"reveal": reveal}, headers={"if-match": if_match})

    def redact_verification(self, id: Any) -> Any:
        """Redact a verification."""
        return self.request("DELETE", "/verifications/" + _segment(id))

    def search_verifications(self, *, status: Any = None, service_id: Any = None, folder_id: Any = None, output_status: Any = None, undecided_matches: Any = None, watched: Any = None, from_: Any = None, to: Any = None, cursor: Any = None, view: Any = None, reveal: Any = None, page_size: Any = None) -> Any:
        """Search verifications."""
        return self.request("GET", "/verifications/search", query={"status": status, "service_id": service_id, "folder_id": folder_id, "output_status": output_status, "undecided_matches": undecided_matches, "watched": watched, "from": from_, "to": to, "cursor": cursor, "view": view, "reveal": reveal, "page_size": page_size})

    def create_verification_draft(self, body: Optional[Mapping[str, Any]] = None, *, idempotency_key: Optional[str] = None) -> Any:
        """Create a draft."""
        return self.request("POST", "/verifications/drafts", body, idempotency_key=idempotency_key)

    def update_verification_draft(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, if_match: Any = None) -> Any:
        """Change a draft."""
        return self.request("PUT", "/verifications/drafts/" + _segment(id), body, headers={"if-match": if_match})

    def delete_verification_draft(self, id: Any) -> Any:
        """Delete a draft."""
        return self.request("DELETE", "/verifications/drafts/" + _segment(id))

    def submit_verification_draft(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Submit a draft."""
        return self.request("POST", "/verifications/drafts/" + _segment(id) + "/submit", idempotency_key=idempotency_key)

    def retry_verification(self, id: Any, *, force: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Retry a verification."""
        return self.request("POST", "/verifications/" + _segment(id) + "/retry", query={"force": force}, idempotency_key=idempotency_key)

    def cancel_verification(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Cancel a verification."""
        return self.request("POST", "/verifications/" + _segment(id) + "/cancel", idempotency_key=idempotency_key)

    def continue_verification(self, id: Any, *, idempotency_key: Optional[str] = None) -> Any:
        """Continue a verification."""
        return self.request("POST", "/verifications/" + _segment(id) + "/continue", idempotency_key=idempotency_key)

    def list_verification_events(self, id: Any, *, page_offset: Any = None, page_size: Any = None, reveal: Any = None) -> Any:
        """List what happened to a verification."""
        return self.request("GET", "/verifications/" + _segment(id) + "/events", query={"page_offset": page_offset, "page_size": page_size, "reveal": reveal})

    def list_earlier_verifications(self, id: Any, *, page_offset: Any = None, page_size: Any = None) -> Any:
        """List earlier verifications of the same person."""
        return self.request("GET", "/verifications/" + _segment(id) + "/same-person", query={"page_offset": page_offset, "page_size": page_size})

    def get_decision(self, id: Any) -> Any:
        """Get the decision on a verification."""
        return self.request("GET", "/verifications/" + _segment(id) + "/decision")

    def decide_verification(self, id: Any, body: Optional[Mapping[str, Any]] = None, *, if_match: Any = None, idempotency_key: Optional[str] = None) -> Any:
        """Decide on a verification."""
        return self.request("POST", "/verifications/" + _segment(id) + "/decision", body, headers={"if-match": if_match}, idempotency_key=idempotency_key)

    def undo_decision(self, id: Any) -> Any:
        """Undo a decision."""
        return self.request("DELETE", "/verifications/" + _segment(id) + "/decision")


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
