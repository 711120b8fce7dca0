"""`python -m raming` is the command `raming`."""

import sys

from raming.cli.main import main

sys.exit(main())
