"""What all tests share: fresh processes find this checkout, and every machine tries the same examples."""

import os
import signal
from pathlib import Path

from hypothesis import settings
from hypothesis.internal.conjecture import providers

SOURCE = str(Path(__file__).parent.parent / "src")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (SOURCE, os.environ.get("PYTHONPATH"))))
os.environ.setdefault("SOURCE_DATE_EPOCH", "1796126400")  # files and sheets say one day, 1 December 2026

# A shell that starts the tests in the background has them ignore interrupts, and every server they start too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Hypothesis also tries constants that it finds in the modules that happen to be loaded: what a law is tried
# on would hang on which tests were collected before it. No setting turns that off: here it finds none.
assert callable(providers.is_local_module_file), "Hypothesis finds constants in another way now"
providers.is_local_module_file = lambda _path: False

# A file says on which day it was made: in the tests that is one day, whenever they run.
os.environ["SOURCE_DATE_EPOCH"] = "1795737600"
os.environ.pop("RAMING_CONTACT", None)

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")
