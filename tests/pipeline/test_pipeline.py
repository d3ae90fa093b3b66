"""From definitions to a book: what is wrong stops it, what is kept is not made again."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.catalogue import ROOT, cases, chapters
from tests.tiny import FILES, LINEAR, write

from nablasheet import pipeline
from nablasheet.cache import Cache
from nablasheet.check.appraisal import Appraisal
from nablasheet.check.appraise import appraisal_of
from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal
from nablasheet.identity import Form
from nablasheet.pipeline import CACHE, NotPublished, appraise_text, appraised, book, objections, read

LINEAR_FILE = "vectors/linear-form.md"


def quiet(done: int, total: int, name: str) -> None:
    """No progress is shown."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "repository", FILES)


def change(root: Path, before: str, after: str) -> Path:
    path = root / "identities" / LINEAR_FILE
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    return path


def verdicts(root: Path) -> list[Appraisal]:
    return appraised(root, read(root, None)[1], Cache(root / CACHE), None, quiet)


def test_a_book_in_reading_order(root: Path) -> None:
    made = book(root)
    assert {entry.id for entry in made.entries} == {"linear-form", "trace-of-product", "transpose-of-product"}
    assert {topic.id for topic in made.topics} == {"vectors", "traces", "properties"}
    assert [entry.topic for entry in made.entries] == [topic.id for topic in made.topics]
    assert all(entry.verdict == "verified" for entry in made.entries)
    assert all(opinion.agrees for entry in made.entries for opinion in entry.opinions)


def test_a_property_has_no_derivation(root: Path) -> None:
    _, found, findings = read(root, [root / "identities" / "properties" / "transpose-of-product.md"])
    assert findings == []
    (case,) = found
    assert case.found is None
    assert case.identity.variable is None
    assert len(case.identity.claims) == 1


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("title:", "titel:", "F102"),
        (r"a^\top x", r"b^\top x", "P102"),
        (r"\nabla_x f = a", r"\nabla_x f = -a", "F143"),
        (r"\nabla_x f = a", r"\nabla_x f = a^\top", "F145"),
        (r"a^\top x", r"\lambda_{\max}(a x^\top)", "F140"),
        (r"\nabla_x f = a", r"\frac{\partial f}{\partial x} = a", "F130"),
    ],
)
def test_what_is_wrong_is_not_published(root: Path, before: str, after: str, code: str) -> None:
    change(root, before, after)
    with pytest.raises(NotPublished) as stop:
        book(root)
    assert code in {finding.code for finding in stop.value.findings}
    assert all(finding.file == f"identities/{LINEAR_FILE}" for finding in stop.value.findings)
    assert all(finding.excerpt for finding in stop.value.findings)


def test_a_verdict_is_kept_and_used(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = verdicts(root)
    monkeypatch.setattr(pipeline, "appraisal_of", None)
    assert verdicts(root) == first


def test_only_what_changed_is_judged_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts(root)
    judged: list[str] = []

    def counted(identity, found):
        judged.append(identity.id)
        return appraisal_of(identity, found)

    monkeypatch.setattr(pipeline, "appraisal_of", counted)
    change(root, "zh: 线性型", "zh: 一次型")
    verdicts(root)
    assert judged == []  # a title is nothing to judge
    change(root, r"\nabla_x f = a", r"\nabla_x f = 1 a")
    verdicts(root)
    assert judged == ["linear-form"]


def test_the_same_text_under_another_name_is_judged_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts(root)
    path = root / "identities" / LINEAR_FILE
    path.rename(path.with_name("another.md"))
    monkeypatch.setattr(pipeline, "appraisal_of", None)
    with pytest.raises(TypeError):
        verdicts(root)


@pytest.mark.parametrize("content", ["", "{", "{}", "[]", '{"status": "verified"}', '{"claims": 5}', "null"])
def test_a_damaged_verdict_is_made_again(root: Path, content: str) -> None:
    first = verdicts(root)
    kept = sorted((root / CACHE).glob("*.json"))
    assert len(kept) == 3
    for path in kept:
        path.write_text(content, "utf-8")
    assert verdicts(root) == first
    assert all(json.loads(path.read_text("utf-8"))["status"] == "verified" for path in kept)


def test_an_undecided_verdict_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nablasheet.check import both_layouts

    monkeypatch.setattr(both_layouts, "SECONDS", 0.0)
    first = verdicts(root)
    derived = [one for one in first if one.opinions == ()]
    assert derived
    assert all(one.status == "undecided" for one in derived)
    assert not [
        path
        for path in (root / CACHE).glob("*.json")
        if json.loads(path.read_text("utf-8"))["status"] == "undecided"
    ]
    monkeypatch.undo()
    assert all(one.status == "verified" for one in verdicts(root))


def test_what_is_undecided_is_not_published(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nablasheet.check import both_layouts

    monkeypatch.setattr(both_layouts, "SECONDS", 0.0)
    with pytest.raises(NotPublished) as stop:
        book(root)
    assert {finding.code for finding in stop.value.findings} <= {"F142", "F144"}


def test_any_executor_will_do(root: Path) -> None:
    alone = verdicts(write(root.parent / "other", FILES))
    with ThreadPoolExecutor(2) as pool:
        assert appraised(root, read(root, None)[1], Cache(root / CACHE), pool, quiet) == alone


def test_a_worker_is_given_text_and_gives_json(root: Path) -> None:
    record = appraise_text(str(root), f"identities/{LINEAR_FILE}", LINEAR)
    assert json.loads(json.dumps(record))["status"] == "verified"


def test_progress_counts_to_the_end(root: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    appraised(root, read(root, None)[1], Cache(root / CACHE), None, lambda *step: seen.append(step))
    assert [done for done, _, _ in seen] == [0, 1, 2, 3]
    assert {total for _, total, _ in seen} == {3}


def test_objections_point_at_the_formula(root: Path) -> None:
    change(root, r"\nabla_x f = a", r"\nabla_x f = -a")
    _, found, _ = read(root, [root / "identities" / LINEAR_FILE])
    (finding,) = objections(found[0], appraisal_of(found[0].identity, found[0].found))
    assert (finding.code, finding.span.line, finding.excerpt) == ("F143", 20, r"\nabla_x f = -a")


def test_the_whole_catalogue_is_read() -> None:
    _, found, findings = read(ROOT, None)
    assert not findings, "\n\n".join(finding.text() for finding in findings)
    assert len(found) >= 110


def test_the_catalogue_derives_everything_that_it_asks_for() -> None:
    refused = [
        f"{case.definition.id}: {case.found.reason}" for case in cases() if isinstance(case.found, Refusal)
    ]
    assert not refused, "\n".join(refused)


def test_all_nine_kinds_and_the_hessian_are_in_the_catalogue() -> None:
    kinds = {case.found.kind for case in cases() if isinstance(case.found, Derivation)}
    things = ("scalar", "vector", "matrix")
    assert {f"{one}-by-{other}" for one in things for other in things} | {"hessian"} <= kinds
    assert len(chapters()) >= 10


# Read as one formula on both sides, so that there is nothing to compare: (A^{-1})^{-1} is read as A, a
# Kronecker product of three factors without brackets, a ⊗ b^T as a b^T.
READ_ALIKE = {"inverse-of-inverse", "kronecker-associates", "kronecker-of-vectors"}


def test_a_claim_has_two_sides() -> None:
    alike = {
        case.definition.id
        for case in cases()
        for claim in case.identity.claims
        if claim.form is Form.EQUATION and claim.left == claim.right
    }
    assert alike <= READ_ALIKE
