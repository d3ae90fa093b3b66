"""Sums and products over indices: `\\sum_{i=1}^{n}`, `\\sum_{i,j}`, `\\sum_{i<j}`, `\\prod_i`."""

from __future__ import annotations

from collections.abc import Sequence

from nablasheet.parse.cases import Cases
from nablasheet.parse.cursor import spell
from nablasheet.parse.error import Trouble
from nablasheet.parse.syntax import Infix, Product, Quotient, Repeated, Syntax, Where
from nablasheet.parse.tokens import Token

MOST_INDICES = 3


class Repetition(Cases):
    """What runs over an index."""

    __slots__ = ()

    def repeated(self) -> Syntax:
        """\\sum_{i=1}^{n} ..., \\prod_{i=1}^{n} ..."""
        sign = self.take()
        below, above = self.bounds()
        indices, relation = self._running(sign, below, above)
        body = self.product()
        is_long = isinstance(body, (Product, Infix)) or (isinstance(body, Quotient) and body.sign == "/")
        if sign.text == "prod" and is_long:
            raise Trouble("ambiguous", body.place, "how far does \\prod reach?", "put its body in brackets")
        place = self.since(sign.start)
        if relation:
            body = Product(place, (Where(place, *relation), body))
        for index, first, last in reversed(indices):
            body = Repeated(place, sign.text, index, first, last, body)
        return body

    def bounds(self) -> tuple[Sequence[Token], Sequence[Token]]:
        """What stands below and above a sign, in either order."""
        below: Sequence[Token] = ()
        above: Sequence[Token] = ()
        while self.is_sign("_", "^"):
            if self.take().text == "_":
                below = self.group()
            else:
                above = self.group()
        return below, above

    def _running(
        self, sign: Token, below: Sequence[Token], above: Sequence[Token]
    ) -> tuple[list[tuple[str, str, tuple[str, ...]]], tuple[str, str, str] | None]:
        """The indices with their bounds, and the relation between two of them if there is one."""
        texts = [token.text for token in below if token.text != ","]
        last = tuple(token.text for token in above)
        is_letter = [token.kind == "letter" for token in below if token.text != ","]
        if len(texts) == 3 and is_letter[0] and texts[1] == "=" and texts[2].isdigit() and last:
            return [(texts[0], texts[2], last)], None
        if texts and all(is_letter) and len(set(texts)) == len(texts) <= MOST_INDICES and sign.text == "sum":
            return [(index, "1", last) for index in texts], None
        if len(texts) == 1 and is_letter[0]:
            return [(texts[0], "1", last)], None
        is_pair = len(texts) == 3 and is_letter[0] and is_letter[2] and texts[1] in ("<", ">", "ne")
        if is_pair and texts[0] > texts[2] and sign.text == "sum":
            help_line = "write \\sum_{i < j} for all pairs; for a fixed index write the terms out"
            raise Trouble("ambiguous", sign.place, f"does {texts[2]} run, or is it fixed?", help_line)
        if is_pair and texts[0] != texts[2] and sign.text == "sum":
            return [(texts[0], "1", last), (texts[2], "1", last)], (texts[0], texts[1], texts[2])
        raise Trouble(
            "not-supported",
            sign.place,
            f"{spell(sign)} without plain bounds",
            f"write {spell(sign)}_{{i=1}}^{{n}}",
        )

    def partial(self) -> Syntax:
        """\\partial_x f, or \\partial f / \\partial x."""
        return self.nabla() if self.peek(1).text == "_" else self.slash()
