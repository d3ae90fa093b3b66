"""`python -m nablasheet`."""

import sys

from nablasheet.cli import main

sys.exit(main())
