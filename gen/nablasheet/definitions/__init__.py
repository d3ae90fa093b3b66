"""Identity files, and the folder of them: who wrote what where, and every mistake of form at once.

What the formulas mean is the business of `parse`; here they are text with a place.
"""

from nablasheet.definitions.catalog import Catalog, load, load_files
from nablasheet.definitions.definition import Definition, Narrowed, Passage, Text
from nablasheet.definitions.fields import Manual, load_manual
from nablasheet.definitions.new import new_definition
from nablasheet.definitions.read import read_definition
from nablasheet.definitions.register import Register, Source, Topic, load_register

__all__ = [
    "Catalog",
    "Definition",
    "Manual",
    "Narrowed",
    "Passage",
    "Register",
    "Source",
    "Text",
    "Topic",
    "load",
    "load_files",
    "load_manual",
    "load_register",
    "new_definition",
    "read_definition",
]
