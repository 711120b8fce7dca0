"""What all tests share: fresh processes find this checkout, and every machine tries the same examples."""

import os
from pathlib import Path

from hypothesis import settings

SOURCE = str(Path(__file__).parent.parent / "src")
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (SOURCE, os.environ.get("PYTHONPATH"))))

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")
