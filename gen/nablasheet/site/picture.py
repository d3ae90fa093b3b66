"""A small picture of a kind of derivative: the shape of the function over the shape of the variable.

A dot is a scalar, a column a vector, a square a matrix, so that a row says at a glance what it is about.
"""

from __future__ import annotations

from nablasheet.site.markup import Html, element

WIDTH, HEIGHT = 34, 20
SIZES = {"scalar": (4, 4), "vector": (4, 14), "matrix": (12, 14)}
CENTRES = (8, 26)
STROKE = {"fill": "none", "stroke": "currentColor", "stroke-width": "1.5", "stroke-linecap": "round"}


def picture(kind: str) -> Html:
    """The picture of a kind such as vector-by-matrix; a Hessian and a property have signs of their own."""
    above, _, below = kind.removeprefix("second-").partition("-by-")
    if kind == "hessian":
        marks = [_box("scalar", CENTRES[0]), _slash(), *_twice("vector")]
    elif kind.startswith("second-"):
        marks = [_box(above, CENTRES[0]), _slash(), *_twice(below)]
    elif below:
        marks = [_box(above, CENTRES[0]), _slash(), _box(below, CENTRES[1])]
    else:
        marks = [_line(11, 8, 23, 8), _line(11, 13, 23, 13)]
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", {"class": "ns-picture", "aria-hidden": "true", **size}, *marks)


def _box(shape: str, centre: int) -> Html:
    width, height = SIZES[shape]
    place = {"x": f"{centre - width / 2:g}", "y": f"{(HEIGHT - height) / 2:g}", "rx": "1.5"}
    look = {"fill": "currentColor"} if shape == "scalar" else STROKE
    return element("rect", {**place, "width": str(width), "height": str(height), **look})


def _twice(shape: str) -> list[Html]:
    return [_box(shape, 23), _box(shape, 31)]


def _slash() -> Html:
    return _line(15, 17, 19, 3)


def _line(x1: int, y1: int, x2: int, y2: int) -> Html:
    ends = {"x1": str(x1), "y1": str(y1), "x2": str(x2), "y2": str(y2)}
    return element("line", {**ends, **STROKE})
