"""What a rule is: a code, a name that reads well after "allow", a manual page, and what it says.

The manual page is the docstring of the rule's module, and beside it `CHINESE` says the same in Chinese, so
that code and page cannot part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from nablasheet.lint.judge.judgement import Judgement

SECTIONS = ("What it finds", "Why it matters", "Example", "Instead")
MARKS: dict[str, dict[str, str]] = {
    "en": {section: f"{section}:" for section in SECTIONS},
    "zh": dict(zip(SECTIONS, ("发现什么：", "为何重要：", "例：", "应写作："), strict=True)),
}


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual page of a rule in one language: a first sentence, then sections that begin with their marks."""

    text: str
    language: str

    @property
    def title(self) -> str:
        """Its first sentence."""
        return self.text.splitlines()[0]

    def section(self, name: str) -> str:
        """The text of a section, by its English name."""
        marks = MARKS[self.language]
        _, _, rest = self.text.partition(f"\n{marks[name]}")
        for other in SECTIONS[SECTIONS.index(name) + 1 :]:
            rest = rest.partition(f"\n{marks[other]}")[0]
        # A line of Chinese goes on without a space.
        return rest.strip() if self.language == "en" else rest.strip().replace("\n", "")


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
    manual: dict[str, Manual]
    finds: Callable[[Judgement], bool]
    says: Callable[[Judgement], Said]

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """The rule that a module of this folder is."""
        texts = {"en": module.__doc__ or "", "zh": module.CHINESE}
        manual = {language: Manual(text.strip(), language) for language, text in texts.items()}
        return cls(module.CODE, module.NAME, manual, module.finds, module.says)
