"""The fixed set has all kinds, is read as its files say, and we get every one of it right."""

from collections import Counter

import pytest
from bench.contest import Status, ours
from bench.problems import KINDS, Problem, line, own, problems
from bench.truth import truth

OWN = own()


def test_there_are_enough_of_every_kind() -> None:
    found = Counter(problem.kind for problem in OWN)
    assert sum(found.values()) >= 150
    assert set(found) == set(KINDS)
    assert min(found.values()) >= 10


def test_names_are_unique_within_a_kind_and_the_order_stays() -> None:
    names = [(problem.kind, problem.id) for problem in OWN]
    assert len(set(names)) == len(names)
    assert names == [(problem.kind, problem.id) for problem in own()]
    assert names[0] == ("scalar-by-scalar", "power-and-root")


def test_a_file_holds_its_kind() -> None:
    for problem in OWN:
        kind = f"{problem.function.shape.kind}-by-{problem.variable.shape.kind}"
        assert problem.kind in (kind, "hessian"), problem.id
        assert (problem.order == 2) == (problem.kind == "hessian")


def test_every_function_depends_on_its_variable() -> None:
    for problem in OWN:
        assert problem.variable in set(problem.function.walk()), problem.id


@pytest.mark.parametrize("kind", KINDS)
def test_ours_are_all_right_and_closed(kind: str) -> None:
    def outcome(problem: Problem) -> Status:
        return ours(problem, truth(problem)).status

    failed = [p.id for p in OWN if p.kind == kind and outcome(p) is not Status.MATRIX]
    assert failed == []


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("X: m n", r"$X \in \mathbb{R}^{m \times n}$"),
        ("X: n n, invertible", r"$X \in \mathbb{R}^{n \times n}$, invertible"),
        ("x: n", r"$x \in \mathbb{R}^{n}$"),
        ("t:, positive", r"$t \in \mathbb{R}$, positive"),
        (r"\tanh, elementwise", r"$\tanh$, elementwise"),
    ],
)
def test_given_lines_are_spelled_out(given: str, read: str) -> None:
    assert line(given) == read


def test_a_stride_leaves_some_out() -> None:
    assert [p.id for p in problems("own", 50)] == [p.id for p in OWN[::50]]
