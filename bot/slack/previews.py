"""Whether what goes out is what was shown before: a form remembers the fingerprint of its preview."""

import hashlib
import json
from typing import Any


def fingerprint_of(*told: Any) -> str:
    """The same for the same words to the same readers; `told` is what JSON can hold."""
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
