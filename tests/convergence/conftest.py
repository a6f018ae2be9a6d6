"""How long the machine runs: a little in every `make test`, thousands of steps in `make test-long`."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)

# A story that fails by the real server's time may not fail again, so there is little to shrink it by.
settings.register_profile("long", PATIENT, max_examples=150, stateful_step_count=60)
settings.register_profile(
    "short", PATIENT, max_examples=5, stateful_step_count=25, derandomize=True, phases=[Phase.generate], database=None
)
