"""`python bench/run.py`: the same as `python -m bench` from the repository's root, from anywhere.

A script's own folder is the first place where Python looks for modules; the root and the package's
source root belong there instead, also in the processes that this one starts.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "gen")]
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT / "gen"), os.environ.get("PYTHONPATH")]))

if __name__ == "__main__":
    from bench.main import main

    raise SystemExit(main())
