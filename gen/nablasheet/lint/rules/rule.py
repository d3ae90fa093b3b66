"""What a rule is: a code, a name that reads well after "allow", a manual page, and what it says.

The manual page is the docstring of the rule's module, so that code and page cannot part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from nablasheet.lint.judge.judgement import Judgement

SECTIONS = ("What it finds", "Why it matters", "Example", "Instead")


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says of a statement; empty parts are left out."""

    message: str
    evidence: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `finds` says whether it speaks of a judgement, `says` what."""

    code: str
    name: str
    page: str
    finds: Callable[[Judgement], bool]
    says: Callable[[Judgement], Said]

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """The rule that a module of this folder is."""
        return cls(module.CODE, module.NAME, (module.__doc__ or "").strip(), module.finds, module.says)

    @property
    def title(self) -> str:
        """The first sentence of its page."""
        return self.page.splitlines()[0]

    def section(self, name: str) -> str:
        """The text under one of its headings."""
        _, _, rest = self.page.partition(f"{name}:")
        for other in SECTIONS[SECTIONS.index(name) + 1 :]:
            rest = rest.partition(f"\n{other}:")[0]
        return rest.strip()
