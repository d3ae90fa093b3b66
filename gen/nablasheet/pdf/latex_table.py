"""A chapter as a LaTeX table that any document can \\input, given a few packages.

The macros it needs come with it under names of their own.  A formula wider than its column is set
in text style and broken; one that TeX cannot break is made smaller instead of running over.
"""

from __future__ import annotations

from nablasheet.pdf import tex_tree as tree
from nablasheet.pdf import wording
from nablasheet.pdf.rows import Chapter, Condition, Row, equation
from nablasheet.pdf.tex_parse import parse
from nablasheet.pdf.tex_text import tex_address, tex_text
from nablasheet.render.entry import Text

PACKAGES = ("amsmath", "amssymb", "array", "booktabs", "graphicx", "longtable")

# The inner braces hide the & of a matrix from the table around it.
MACROS = r"""\providecommand{\nslink}[2]{#2}
\providecommand{\nscell}[1]{\sbox0{$\displaystyle #1$}\ifdim\wd0>\linewidth{$#1$}\else\usebox0\fi}
\providecommand{\nsbox}[1]{\sbox0{$\displaystyle #1$}\ifdim\wd0>\linewidth
  \resizebox{\linewidth}{!}{\usebox0}\else\usebox0\fi}
"""

_COLUMNS = (0.05, 0.25, 0.27, 0.27, 0.16)
_HEADERS = (wording.NUMBER, wording.FUNCTION, wording.NUMERATOR, wording.DENOMINATOR, wording.CONDITION)
_BREAKS = frozenset("+−=⊗⊙∘⋅×")  # after these TeX may start a new line, outside of braces and \\left


def latex_table(chapter: Chapter, language: str) -> str:
    """A longtable with booktabs rules: number, function, both layouts, condition."""
    headers = " & ".join(rf"\emph{{{tex_text(header.to(language))}}}" for header in _HEADERS)
    rows = "\n".join(_row(row, language) for row in chapter.rows)
    return (
        f"\\begin{{longtable}}{{@{{}}{''.join(map(_column, _COLUMNS))}@{{}}}}\n"
        f"\\toprule\n{headers} \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n"
        f"{rows}\n\\end{{longtable}}\n"
    )


def formula(latex: str) -> str:
    """Inline mathematics; a formula that the Typst sheet would refuse is refused here too."""
    parse(latex)
    return f"${latex}$"


def prose(text: Text, language: str) -> str:
    """Our own sentences, whose formulas stand between dollar signs."""
    parts = text.to(language).split("$")
    return "".join(formula(part) if odd % 2 else tex_text(part) for odd, part in enumerate(parts))


def _column(share: float) -> str:
    return f">{{\\raggedright\\arraybackslash}}m{{\\dimexpr {share}\\linewidth-2\\tabcolsep\\relax}}"


def _row(row: Row, language: str) -> str:
    entry = row.entry
    cells = [rf"\nslink{{{tex_address(row.address)}}}{{{row.number}}}"]
    if row.is_property:
        statement = _cell(equation(entry.numerator))
        width = f"\\dimexpr {_COLUMNS[2] + _COLUMNS[3]}\\linewidth-2\\tabcolsep\\relax"
        cells += [tex_text(entry.title.to(language)), f"\\multicolumn{{2}}{{m{{{width}}}}}{{{statement}}}"]
    else:
        cells += [_cell(entry.function), _cell(entry.numerator.latex), _cell(entry.denominator.latex)]
    cells.append(_notes(row, language))
    return _section(row, language) + " & ".join(cells) + r" \\ \addlinespace[2pt]"


def _section(row: Row, language: str) -> str:
    if row.section is None:
        return ""
    name = tex_text(row.section.to(language))
    return f"\\multicolumn{{{len(_COLUMNS)}}}{{@{{}}l}}{{\\textbf{{{name}}}}} \\\\*\n"


def _cell(latex: str) -> str:
    macro = "nscell" if _breaks(parse(latex)) else "nsbox"
    return f"\\{macro}{{{latex}}}"


def _breaks(node: tree.Node) -> bool:
    items = node.items if isinstance(node, tree.Row) else (node,)
    return any(isinstance(item, tree.Mark) and item.sign.char in _BREAKS for item in items[1:])


def _notes(row: Row, language: str) -> str:
    left = row.entry.numerator.left
    notes = [formula(left)] if row.names_its_left and left else []
    notes += [_condition(condition, language) for condition in row.conditions]
    colon = tex_text(wording.COLON.to(language))
    notes += [f"{prose(one.condition, language)}{colon}{formula(one.latex)}" for one in row.entry.corollaries]
    if row.is_numeric:
        notes.append(tex_text(wording.NUMERIC.to(language)))
    return tex_text(wording.SEPARATOR.to(language)).join(notes)


def _condition(condition: Condition, language: str) -> str:
    words = prose(condition.words, language)
    return " ".join(part for part in (formula(condition.latex) if condition.latex else "", words) if part)
