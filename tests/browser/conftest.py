"""A Chromium of this machine."""

import os
import shutil

import pytest


@pytest.fixture
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        needed = os.environ.get("REQUIRE_BROWSER") == "1"  # noqa: TID251 — how the tests are run
        (pytest.fail if needed else pytest.skip)("no Chromium here; install the system's package chromium")
    return found
