"""`python -m bench.peers.tensorgrad_worker FD`: differentiates with tensorgrad, in an environment that has it.

Of ours it imports `nablasheet.expr` alone, which needs nothing.  A request is a function, its variable,
the order, an idiom, the sizes and the letters' numbers.  The reply is numbers and words: the value of the
function as it was stated, so that a misunderstanding is not taken for an error, the value of the
derivative, and the time that differentiating took.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import tensorgrad as tg

from bench.peers.tensorgrad_edges import NotStated, Term, Terms
from bench.peers.tensorgrad_terms import TERMS
from bench.peers.tensorgrad_value import Point
from nablasheet import expr as e

Numbers = list[list[float]]
# `simplify` resolves the derivative; `full_simplify` tidies more and takes longer.
IDIOMS: Mapping[str, Callable[[Any], Any]] = {
    "simplify": lambda tensor: tensor.simplify(),
    "full_simplify": lambda tensor: tensor.full_simplify(),
}
LENGTH = 300  # of an answer that is shown


def answer(
    function: e.Node, variable: e.Symbol, order: int, idiom: str,
    sizes: Mapping[str, int], letters: Mapping[str, Numbers],
) -> dict[str, Any]:  # fmt: skip
    """Status `stated`, `not stated` or `raised`, and what belongs to it."""
    terms = Terms(TERMS)
    try:
        by = terms.of(variable)
        stated = terms.of(function)
    except NotStated as reason:
        return {"status": "not stated", "answer": str(reason)}
    except Exception as error:  # whatever it raises: it does not take the sentence
        return {"status": "not stated", "answer": f"{type(error).__name__}: {error}"[:LENGTH]}
    letter = terms.variables[variable.name]
    reply: dict[str, Any] = {"status": "stated"}
    try:
        reply["function"] = value(stated.tensor, (*stated.rows, *stated.cols), terms, sizes, letters)
    except Exception as error:
        return {"status": "not stated", "answer": f"no value: {type(error).__name__}: {error}"[:LENGTH]}
    try:
        found, edges, taken = differentiated(stated, by, letter, order, idiom)
        reply |= {"seconds": taken, "answer": shown(found), "network": is_network(found)}
        reply["derivative"] = value(found, edges, terms, sizes, letters)
    except Exception as error:
        return {**reply, "status": "raised", "answer": f"{type(error).__name__}: {error}"[:LENGTH]}
    return reply


def differentiated(
    stated: Term, by: Term, letter: Any, order: int, idiom: str
) -> tuple[Any, tuple[str, ...], float]:
    """The derivative, its edges in the order of the function's and the variable's, the CPU seconds."""
    own = ["row"] * len(by.rows) + ["col"] * len(by.cols)
    names = [{edge: f"by{turn}{edge}" for edge in own} for turn in range(order)]
    gc.collect()
    gc.disable()
    try:
        start = time.thread_time()
        found = stated.tensor
        for new in names:
            found = IDIOMS[idiom](found.grad(letter, new))
        taken = time.thread_time() - start
    finally:
        gc.enable()
    edges = (*stated.rows, *stated.cols, *(new[edge] for new in names for edge in own))
    return found, edges, taken


def value(
    tensor: Any,
    edges: tuple[str, ...],
    terms: Terms,
    sizes: Mapping[str, int],
    letters: Mapping[str, Numbers],
) -> Any:
    """The numbers as nested lists with the axes in the order of the edges."""
    dims = {letter: size.value(sizes) for letter, size in terms.sizes.items()}
    values = {}
    for name, variable in terms.variables.items():
        if name in terms.units:
            position, size = terms.units[name]
            values[variable.name] = np.eye(size.value(sizes))[position - 1]
        else:
            values[variable.name] = np.reshape(letters[name], [dims[s] for s in variable.shape.values()])
    with np.errstate(all="ignore"):
        return Point(values, dims).of(tensor).to(edges).tolist()


def remade(part: Any) -> Any:
    """A formula as its constructors make it: what a node works out for itself does not travel."""
    if isinstance(part, tuple) and type(part) is tuple:
        return tuple(map(remade, part))
    if not isinstance(part, e.Node):
        return part
    return type(part)(*(remade(getattr(part, name)) for name in type(part).__match_args__))


def is_network(answer: Any) -> bool:
    """Whether an answer is not to be read as a matrix: more than two edges, outside or within.

    Copy tensors are let pass, since they write entrywise products and diagonal matrices.
    """
    return len(answer.edges) > 2 or any(
        len(part.edges) > 2 for part in parts(answer) if not isinstance(part, (tg.Delta, tg.Product, tg.Sum))
    )


def parts(tensor: Any) -> list[Any]:
    """A tensor and everything in it; what a renaming wraps is seen once."""
    inner = (
        getattr(tensor, "factors", None) or getattr(tensor, "terms", None) or getattr(tensor, "inputs", None)
    )
    within = [getattr(tensor, "tensor", None)] if inner is None else list(inner)
    return [tensor, *(part for one in within if one is not None for part in parts(one))]


def shown(answer: Any) -> str:
    """An answer on one line, as tensorgrad writes it."""
    return " ".join(str(answer).split())[:LENGTH]


def main(descriptor: int) -> None:
    """Answer until the other end closes."""
    import warnings

    warnings.simplefilter("ignore")  # a peer warns about itself
    connection = Connection(descriptor)
    connection.send({name: version(name) for name in ("tensorgrad", "torch")})
    while True:
        try:
            function, variable, *rest = connection.recv()
        except EOFError:
            return
        connection.send(answer(remade(function), remade(variable), *rest))


if __name__ == "__main__":
    main(int(sys.argv[1]))
