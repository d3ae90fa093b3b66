"""`nablasheet derive`: one formula, or a line of JSON for each of many.

The JSON lines are a fixed interface; see the README.  A derived formula that the referees refute is
never shown: the answer is then a refusal.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from typing import Any

from nablasheet.derive.derivation import Derivation
from nablasheet.derive.result import Refusal, attempt
from nablasheet.finding import Finding
from nablasheet.identity import Declarations
from nablasheet.parse.error import ParseError
from nablasheet.parse.formula import parse_formula, parse_function, parse_given, parse_symbol
from nablasheet.render.latex import latex
from nablasheet.render.layout import Layout, arrange
from nablasheet.render.numpy import NoCode, numpy
from nablasheet.render.steps import in_layout, left_side, steps

Answer = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("function", nargs="?", help="LaTeX of the function, e.g. '\\operatorname{tr}(A X)'")
    parser.add_argument("--wrt", metavar="X", help="the variable to differentiate by")
    parser.add_argument(
        "--given",
        metavar="LINE",
        action="append",
        default=[],
        help="'X \\in \\mathbb{R}^{m \\times n}, invertible'",
    )
    parser.add_argument("--order", type=int, choices=(1, 2), default=1, help="2: the Hessian")
    parser.add_argument("--no-check", action="store_true", help="do not call the referees")
    parser.add_argument(
        "--jsonl", metavar="FILE", help="requests, one JSON object a line; - is standard input"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """0 derived, 1 refused or refuted, 2 the request could not be read."""
    if options.jsonl:
        return _many(options)
    if not options.function or not options.wrt:
        print("nablasheet derive: a function and --wrt are needed, or --jsonl FILE", file=sys.stderr)
        return 2
    given = [line if "$" in line else _dollars(line) for line in options.given]
    request = {
        "id": None,
        "function": options.function,
        "variable": options.wrt,
        "given": given,
        "order": options.order,
    }
    made, findings = answer(request, check=not options.no_check)
    if options.format == "json":
        print(json.dumps(made, ensure_ascii=False, indent=2))
    elif findings:
        print(
            "\n\n".join(replace(finding, file=finding.file or "<arguments>").text() for finding in findings),
            file=sys.stderr,
        )
    else:
        print(_text(made))
    return {"derived": 0, "refused": 1}.get(made["status"], 2)


def _dollars(line: str) -> str:
    """A Given line typed without dollar signs: the formula ends at the first comma outside braces
    that follows the membership sign."""
    depth = 0
    start = line.find("\\in") if "\\in" in line else -1
    for place, sign in enumerate(line):
        depth += (sign in "{(") - (sign in "})")
        if sign == "," and not depth and place > start:
            return f"${line[:place].strip()}$, {line[place + 1 :].strip()}"
    return f"${line.strip()}$"


def answer(request: Answer, *, check: bool) -> tuple[Answer, list[Finding]]:
    """The answer to one request as the documented record, and what could not be read."""
    made: Answer = {
        "id": request.get("id"),
        "status": "invalid",
        "reason": "",
        "kind": None,
        "verified": False,
    }
    try:
        declarations, findings = parse_given(list(request.get("given") or ()))
        if findings:
            return {**made, "reason": findings[0].message}, findings
        latex_in = str(request["function"])
        name, function = (
            parse_function(latex_in, declarations)
            if "=" in latex_in
            else ("f", parse_formula(latex_in, declarations))
        )
        variable = parse_symbol(str(request["variable"]), declarations)
    except ParseError as error:
        return {**made, "reason": error.finding.message}, [error.finding]
    except KeyError as error:
        return {**made, "reason": f"the field {error} is missing"}, []
    found = attempt(function, variable, int(request.get("order") or 1))
    if isinstance(found, Refusal):
        return {**made, "status": "refused", "reason": found.reason}, []
    return _checked(made, found, declarations, name, check=check), []


def _checked(
    made: Answer, found: Derivation, declarations: Declarations, name: str, *, check: bool
) -> Answer:
    if check:
        from nablasheet.check.both_layouts import derivative_verdict
        from nablasheet.check.opinions import status_of, text_of

        verdict = derivative_verdict(found, declarations, "derive")
        status, text = status_of(verdict), text_of(verdict)
        if status == "refuted":
            reason = f"the derived formula did not survive its check ({text})"
            return {**made, "status": "refused", "kind": found.kind, "reason": reason}
        made = {**made, "verified": status == "verified", "check": text}
    symbols = tuple(declarations.symbols.values())
    record: Answer = {**made, "status": "derived", "kind": found.kind, "convention": found.convention}
    for layout in Layout:
        result = arrange(in_layout(found, layout), layout)
        try:
            code = numpy(result, symbols)
        except NoCode:
            code = ""
        record[layout.value] = {"left": left_side(found, name or "f"), "latex": latex(result), "numpy": code}
    record["steps"] = [
        {"rule": step.rule, "name": step.name.en, "latex": step.latex} for step in steps(found, name or "f")
    ]
    return record


def _text(made: Answer) -> str:
    """The answer for a person."""
    if made["status"] != "derived":
        return f"not derived: {made['reason']}"
    lines = [f"{made['kind']}", ""]
    for step in made["steps"]:
        if step["rule"] != "identify":
            lines.append(f"  {step['latex']:<72}  {step['name']}")
    lines.append("")
    for layout in Layout:
        lines.append(
            f"  {layout.value + ' layout':<20}{made[layout.value]['left']} = {made[layout.value]['latex']}"
        )
    lines.append("")
    if "check" in made:
        lines.append(f"  {'verified' if made['verified'] else 'not verified'}: {made['check']}")
    else:
        lines.append("  not checked (--no-check)")
    return "\n".join(lines)


def _many(options: argparse.Namespace) -> int:
    """Every line of a file, in order; a line that is not a request gets an invalid answer."""
    from nablasheet.commands.lines import print_answers

    return print_answers("derive", options.jsonl, one_line, {"check": not options.no_check})


def one_line(line: str, settings: dict[str, bool]) -> str:
    """The answer to one line of JSON, as a line of JSON."""
    from nablasheet.commands.lines import replied

    def answering(request: Answer) -> Answer:
        return answer(request, check=settings["check"])[0]

    return replied(line, answering, {"status": "invalid"}, {"status": "refused"})
