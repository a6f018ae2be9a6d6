"""Every error code that GoTrue has, and what each one becomes: a sentence of ours, or on purpose the server's text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from organic_desktop.core.errors import (
    CurrentPasswordNeeded,
    NotConfirmed,
    NotOffered,
    OrganicError,
    ReauthenticationNeeded,
    RequestRefused,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
    TooManyRequests,
    WeakPassword,
    WrongCode,
    WrongCredentials,
)
from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.auth_errors import MISCONFIGURED, PROBLEMS, SESSION_ENDED, TOO_SOON, TRANSIENT
from tests.remote.connections import always

AUTH_JS = Path(__file__).parents[1] / "server" / "node_modules" / "@supabase" / "auth-js" / "src/lib/error-codes.ts"

# supabase/auth, internal/api/apierrors/errorcode.go and errorcode_gen.go, as of November 2026.
LISTED = """
anonymous_provider_disabled bad_code_verifier bad_json bad_jwt bad_oauth_callback bad_oauth_state captcha_failed
conflict current_password_invalid current_password_required custom_provider_not_found email_address_invalid
email_address_not_authorized email_address_not_provided email_conflict_identity_not_deletable email_exists
email_not_confirmed email_provider_disabled feature_disabled flow_state_expired flow_state_not_found
hook_payload_invalid_content_type hook_payload_over_size_limit hook_timeout hook_timeout_after_retry
identity_already_exists identity_not_found insufficient_aal invalid_credentials invite_not_found
manual_linking_disabled mfa_challenge_expired mfa_factor_name_conflict mfa_factor_not_found mfa_ip_address_mismatch
mfa_phone_enroll_not_enabled mfa_phone_verify_not_enabled mfa_totp_enroll_not_enabled mfa_totp_verify_not_enabled
mfa_verification_failed mfa_verification_rejected mfa_verified_factor_exists mfa_webauthn_enroll_not_enabled
mfa_webauthn_verify_not_enabled no_authorization not_admin oauth_authorization_not_found oauth_client_not_found
oauth_client_state_expired oauth_client_state_not_found oauth_consent_not_found
oauth_dynamic_client_registration_disabled oauth_invalid_state oauth_provider_not_supported otp_disabled otp_expired
over_custom_provider_quota over_email_send_rate_limit over_request_rate_limit over_sms_send_rate_limit phone_exists
phone_not_confirmed phone_provider_disabled provider_disabled provider_email_needs_verification
reauthentication_needed reauthentication_not_valid refresh_token_already_used refresh_token_not_found request_timeout
same_password saml_assertion_no_email saml_assertion_no_user_id saml_entity_id_mismatch saml_idp_already_exists
saml_idp_not_found saml_metadata_fetch_failed saml_provider_disabled saml_relay_state_expired
saml_relay_state_not_found session_expired session_not_found signup_disabled single_identity_not_deletable
sms_send_failed sso_domain_already_exists sso_provider_disabled sso_provider_not_found too_many_enrolled_mfa_factors
unexpected_audience unexpected_failure unknown user_already_exists user_banned user_not_found user_sso_managed
validation_failed weak_password web3_provider_disabled web3_unsupported_chain
"""
OF_GOTRUE = LISTED.split()

# Answers to requests that this program never makes (phones, other providers, administration, enrolling a factor): if
# one comes all the same, its text is the best that can be said.
NEVER_ASKED_FOR = {
    *(code for code in OF_GOTRUE if code.startswith(("oauth_", "saml_", "sso_", "web3_", "phone_", "mfa_phone_"))),
    *(code for code in OF_GOTRUE if code.startswith(("bad_oauth_", "flow_state_", "identity_", "mfa_webauthn_"))),
    "anonymous_provider_disabled", "bad_code_verifier", "custom_provider_not_found",
    "email_conflict_identity_not_deletable", "invite_not_found", "manual_linking_disabled",
    "mfa_factor_name_conflict", "mfa_totp_enroll_not_enabled", "mfa_verified_factor_exists", "not_admin",
    "over_custom_provider_quota", "single_identity_not_deletable", "sms_send_failed", "too_many_enrolled_mfa_factors",
    "webauthn_challenge_expired", "mfa_recovery_codes_enroll_not_enabled", "mfa_recovery_codes_verify_not_enabled",
    "mfa_recovery_codes_locked", "mfa_recovery_codes_sole_factor",
}  # fmt: skip
RESTS_ON_STATUS = {"over_email_send_rate_limit", "over_request_rate_limit", "over_sms_send_rate_limit"}  # always 429


def of_auth_js() -> list[str]:
    """The codes that Supabase's own client names, from the package beside the test server."""
    return re.findall(r"^\s*\| '(\w+)'", AUTH_JS.read_text(), re.MULTILINE)


def refusal(status: int, code: str, words: str = "the server's own words", **more: object) -> AuthClient:
    return AuthClient(always(status, {"code": status, "error_code": code, "msg": words, **more}))


def error_of(status: int, code: str, words: str = "the server's own words", **more: object) -> OrganicError:
    with pytest.raises(OrganicError) as raised:
        refusal(status, code, words, **more).sign_in("a@example.com", "password")
    return raised.value


def test_every_code_of_gotrue_has_a_sentence_or_a_reason_not_to() -> None:
    decided = set(PROBLEMS) | TRANSIENT | SESSION_ENDED | MISCONFIGURED | TOO_SOON | NEVER_ASKED_FOR
    known = {*OF_GOTRUE, *of_auth_js()}
    assert len(of_auth_js()) > 80
    assert known - decided == set()
    assert decided - known == {"invalid_grant"}, "a code that GoTrue has no more"
    assert not NEVER_ASKED_FOR & (set(PROBLEMS) | TRANSIENT | SESSION_ENDED | MISCONFIGURED | TOO_SOON)


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) - {"validation_failed"}))
def test_a_code_with_a_sentence_shows_that_and_not_the_servers_words(code: str) -> None:
    error = error_of(422, code)
    kind, sentence = PROBLEMS[code]
    assert type(error) is kind
    assert error.message == sentence
    assert "own words" not in error.explanation


@pytest.mark.parametrize("code", [*sorted(NEVER_ASKED_FOR), "unheard_of"])
def test_any_other_code_shows_the_servers_text_as_plain_text(code: str) -> None:
    error = error_of(422, code, "<b>wrong\u202e</b>\n at all")
    assert type(error) is RequestRefused
    assert f"“<b>wrong </b> at all” ({code})" in error.explanation.replace("\u202e", " ")
    assert "\n" not in error.message


@pytest.mark.parametrize("code", sorted(MISCONFIGURED))
def test_what_only_the_owner_can_mend_says_so(code: str) -> None:
    error = error_of(400, code)
    assert type(error) is RequestRefused
    assert "tell the project's owner" in error.message
    assert "own words" in error.message


@pytest.mark.parametrize("code", sorted(TRANSIENT - RESTS_ON_STATUS))
def test_what_may_work_a_moment_later_is_a_busy_server(code: str) -> None:
    assert isinstance(error_of(409, code), ServerBusy)


@pytest.mark.parametrize("code", sorted(RESTS_ON_STATUS))
@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("For security purposes, you can only request this after 37 seconds.", 37),
        ("Aus Sicherheitsgründen erst nach 12 Sekunden.", 12),
        ("email rate limit exceeded", 60),
        ("after 99999 seconds, or 3.5 or x17", 60),
        ("after 0 seconds", 60),
        ("", 60),
    ],
)
def test_a_limit_becomes_a_countdown_by_the_number_whatever_the_language(code: str, words: str, seconds: int) -> None:
    error = error_of(429, code, words)
    assert isinstance(error, TooManyRequests)
    assert error.retry_after == seconds
    assert f"{seconds} seconds" in error.message


def test_a_retry_after_header_counts_before_the_text() -> None:
    body = {"error_code": "over_email_send_rate_limit", "msg": "after 59 seconds"}
    client = always(429, body, headers={"retry-after": "7"})
    with pytest.raises(TooManyRequests) as raised:
        AuthClient(client).recover("a@example.com")
    assert raised.value.retry_after == 7


@pytest.mark.parametrize(
    ("reasons", "known"),
    [
        (["length"], ("length",)),
        (["characters", "length"], ("length", "characters")),
        (["pwned"], ("pwned",)),
        (["unheard_of"], ()),
        ("length", ()),
        ([["length"], {"a": 1}, None], ()),
        (None, ()),
    ],
)
def test_a_weak_password_is_told_by_its_reasons(reasons: object, known: tuple[str, ...]) -> None:
    text = "Password should contain at least one character of each: " + "abcdefghijklmnopqrstuvwxyz" * 3
    error = error_of(422, "weak_password", text, weak_password={"reasons": reasons})
    assert isinstance(error, WeakPassword)
    assert error.reasons == known
    assert "abcdef" not in error.explanation
    said = {"length": "too short", "characters": "kinds of characters", "pwned": "stolen passwords"}
    assert [each for each in said if said[each] in error.message] == list(known)


def test_what_a_caller_asks_by_class() -> None:
    """The window and the command line go on by these, not by codes."""
    expected = {
        "email_not_confirmed": NotConfirmed,
        "otp_expired": WrongCode,
        "reauthentication_needed": ReauthenticationNeeded,
        "current_password_required": CurrentPasswordNeeded,
        "insufficient_aal": SecondFactorNeeded,
        "captcha_failed": NotOffered,
        "session_not_found": SignInNeeded,
        "user_banned": WrongCredentials,
    }
    for status in (400, 401, 403, 422):
        assert {code: type(error_of(status, code)) for code in expected} == expected


@pytest.mark.parametrize("password", ["password", "weak_password", "length", "characters"])
def test_a_password_that_is_a_part_of_a_code_hides_no_code(password: str) -> None:
    """The secrets of a request are hidden in its answer; the code was once hidden with them."""
    body = {"code": 422, "error_code": "weak_password", "msg": f"{password}?", "weak_password": {"reasons": ["length"]}}
    with pytest.raises(OrganicError) as raised:
        AuthClient(always(422, body)).sign_up("a@example.com", password)
    assert password == "weak_password" or isinstance(raised.value, WeakPassword)
    assert f"{password}?" not in raised.value.explanation


def test_a_captcha_is_said_to_be_unsupported() -> None:
    assert "captcha, which Organic can't show" in error_of(400, "captcha_failed").message


def test_a_sentence_survives_being_stored() -> None:
    error = error_of(422, "weak_password", weak_password={"reasons": ["length"]})
    assert type(error.message).from_text(error.message.to_text()) == error.message
    assert json.loads(error.message.to_text())
