"""A deck as the package that Anki opens: a zip with a SQLite collection, schema 11.

Written with the standard library alone and without a clock, so that the same book gives the same bytes.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from hashlib import sha1

from nablasheet.downloads.deck import Card

MOMENT = 1_767_225_600  # 2026-01-01, for everything that has a date
MODEL, DECK = 1_767_225_600_001, 1_767_225_600_002
NAME = "Nablasheet"

TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
  due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
  lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
CSS = ".card { font-size: 20px; text-align: center; }"
LATEX = {"latexPre": "", "latexPost": "", "latexsvg": False}


def anki_package(cards: tuple[Card, ...], language: str) -> bytes:
    """The bytes of an .apkg."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in (("collection.anki2", _collection(cards, language)), ("media", b"{}")):
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return stream.getvalue()


def _collection(cards: tuple[Card, ...], language: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(TABLES)
        base.execute(f"INSERT INTO col VALUES ({_marks(13)})", _settings(language))
        base.executemany(f"INSERT INTO notes VALUES ({_marks(11)})", map(_note, cards))
        base.executemany(
            f"INSERT INTO cards VALUES ({_marks(18)})", map(_card, cards, range(1, len(cards) + 1))
        )
        base.commit()
        return base.serialize()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _settings(language: str) -> tuple[object, ...]:
    """The one row of the table col."""
    deck_name = f"{NAME} ({language})"
    conf = {
        "nextPos": 1,
        "curDeck": DECK,
        "activeDecks": [DECK],
        "sortType": "noteFld",
        "curModel": str(MODEL),
    }
    decks = {str(number): _deck(number, name) for number, name in ((1, "Default"), (DECK, deck_name))}
    values: list[object] = [conf, {str(MODEL): _model()}, decks, {"1": _options()}, {}]
    dates = (1, MOMENT, MOMENT * 1000, MOMENT * 1000, 11, 0, 0, 0)
    return (*dates, *(json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values))


def _model() -> dict[str, object]:
    """A note of three fields with one template."""
    fields = [
        {"name": name, "ord": place, "font": "Arial", "size": 20, "sticky": False, "rtl": False, "media": []}
        for place, name in enumerate(("id", "front", "back"))
    ]
    answer = "{{FrontSide}}<hr id=answer>{{back}}"
    template = {
        "name": "Card 1",
        "ord": 0,
        "qfmt": "{{front}}",
        "afmt": answer,
        "did": None,
        "bqfmt": "",
        "bafmt": "",
    }
    own = {
        "id": MODEL,
        "name": NAME,
        "type": 0,
        "mod": MOMENT,
        "usn": 0,
        "sortf": 0,
        "did": DECK,
        "vers": [],
        "tags": [],
    }
    return {**own, **LATEX, "flds": fields, "tmpls": [template], "css": CSS, "req": [[0, "any", [1]]]}


def _deck(number: int, name: str) -> dict[str, object]:
    today = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    folds = {"collapsed": False, "browserCollapsed": False, "dyn": 0, "extendNew": 0, "extendRev": 0}
    return {"id": number, "name": name, "desc": "", "mod": MOMENT, "usn": 0, "conf": 1, **today, **folds}


def _options() -> dict[str, object]:
    """Anki's usual pace."""
    new = {
        "delays": [1, 10],
        "ints": [1, 4, 7],
        "initialFactor": 2500,
        "perDay": 20,
        "order": 1,
        "bury": False,
    }
    review = {"perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "bury": False, "hardFactor": 1.2}
    lapse = {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0}
    own = {"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0}
    return {**own, "replayq": True, "dyn": False, "new": new, "rev": review, "lapse": lapse}


def _number(card: Card) -> int:
    """An id that an identity keeps whatever is added before it."""
    return int.from_bytes(sha1(card.id.encode()).digest()[:5]) + 1_000_000_000_000


def _note(card: Card) -> tuple[object, ...]:
    checksum = int(sha1(card.id.encode()).hexdigest()[:8], 16)
    fields = "\x1f".join((card.id, card.front, card.back))
    own = (_number(card), f"nablasheet:{card.id}", MODEL, MOMENT, -1)
    return (*own, f" {card.tag} ", fields, card.id, checksum, 0, "")


def _card(card: Card, place: int) -> tuple[object, ...]:
    number = _number(card)
    return (number, number, DECK, 0, MOMENT, -1, 0, 0, place, 0, 0, 0, 0, 0, 0, 0, 0, "")
