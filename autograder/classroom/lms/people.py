"""Who is in the course, and how people are found by the names that a platform writes. Reads no file."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# Letters that Unicode does not take apart into a plain letter and an accent.
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Person:
    """One line of the roster; `id` is the name of the person's folder and the key in the gradebook."""

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    number: str = ""  # the university's
    login: str = ""
    section: str = ""
    platform_numbers: frozenset[tuple[str, str]] = frozenset()  # (platform, number); on Moodle one an assignment

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip() or self.id

    def number_on(self, platform: str) -> str:
        """The person's only number on this platform, or nothing."""
        numbers = [number for where, number in self.platform_numbers if where == platform]
        return numbers[0] if len(numbers) == 1 else ""


@dataclass(frozen=True)
class Roster:
    """The students of the course, found by whatever a learning platform knows of them."""

    students: tuple[Person, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.students}

    @cached_property
    def _by_key(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.students:
            for key in {key for name in both_orders(person) for key in name_keys(name)}:
                found.setdefault(key, []).append(person)
        return found

    def with_number(self, platform: str, number: str) -> Person | None:
        """Who has this number on this platform."""
        return next((person for person in self.students if (platform, number) in person.platform_numbers), None)

    def with_word(self, *words: str) -> Person | None:
        """Who has one of these as id, number, login or address; nobody where two have."""
        wanted = {fold(word) for word in words if word}
        found = [p for p in self.students if wanted & {fold(w) for w in (p.id, p.email, p.number, p.login) if w}]
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> list[Person]:
        """All who may be meant: first and last name in either order, with or without accents."""
        keys = name_keys(name)
        exact = [
            person
            for person in self.students
            if keys and person.last and any(name_keys(own)[:1] == keys[:1] for own in both_orders(person))
        ]
        return exact or next((found for key in keys if (found := self._by_key.get(key))), [])

    def similar(self, name: str) -> list[Person]:
        """Whose name has all words of this one or the other way round: to be suggested, never to be taken."""
        words = set(plain_words(name))
        return [p for p in self.students if words and (words <= (own := set(plain_words(p.name))) or own <= words)]


def first_and_last(name: str) -> tuple[str, str]:
    """First and last name of "Last, First" or "First Last"."""
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()


def both_orders(person: Person) -> list[str]:
    return [f"{person.first} {person.last}", f"{person.last} {person.first}"]


def name_keys(name: str) -> list[str]:
    """What a name is looked up by: as it is, without accents, with ü as ue, and run together as Canvas does."""
    exact = " ".join(WORD.findall(unicodedata.normalize("NFC", name).casefold()))
    plain, german = plain_words(name), plain_words(name.casefold(), GERMAN)
    spellings = [exact, " ".join(plain), " ".join(german), "".join(plain), "".join(german)]
    return [key for key in dict.fromkeys(spellings) if key]


def plain_words(name: str, spelling: dict[int, str] | None = None) -> list[str]:
    """The words of a name in small letters without accents."""
    text = unicodedata.normalize("NFC", name).casefold()
    text = unicodedata.normalize("NFKD", text.translate(spelling or {}).translate(PLAIN))
    return WORD.findall("".join(c for c in text if not unicodedata.combining(c)))


def fold(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip()).casefold()


def slug(name: str) -> str:
    """A folder's name for somebody whom no roster knows; scripts other than Latin stay as they are."""
    return "-".join(plain_words(name.casefold(), GERMAN))[:80]
