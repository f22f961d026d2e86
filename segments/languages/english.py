"""English forms of words: plurals, verb forms and the article that a word takes.

Enough to put a term into the form that its sentence asks for, and to find a term in any of its forms. Irregular forms
are those of the common verbs and nouns that every grammar lists (Quirk et al., A Comprehensive Grammar of the English
Language, 3.11-3.20 and 5.78-5.102).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = [
    "PREPOSITIONS",
    "VerbForms",
    "head_of",
    "indefinite_article",
    "is_plural",
    "plural",
    "plurals",
    "starts_like_a_verb",
    "takes_the",
    "verb_forms",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PREPOSITIONS: Final = _words("""
    about above across after against along among around as at before behind below between by during for from in
    into of off on onto over per through to toward towards under upon via with within without
""")
_PARTICLES: Final = _words("""
    away back down forward in off on out over through up
""")
_DETERMINERS: Final = _words("""
    a an the its his her their our your my this that these those some any
""")

_IRREGULAR_PLURALS: Final = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "ox": "oxen",
    "half": "halves",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "shelf": "shelves",
    "thief": "thieves",
    "wife": "wives",
    "wolf": "wolves",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "hypothesis": "hypotheses",
    "thesis": "theses",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "hero": "heroes",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "veto": "vetoes",
    "echo": "echoes",
    "embargo": "embargoes",
    "torpedo": "torpedoes",
    "cargo": "cargoes",
    "quiz": "quizzes",
}
_SINGULARS: Final = {plural: singular for singular, plural in _IRREGULAR_PLURALS.items()}
_WITHOUT_PLURAL: Final = _words("""
    aircraft equipment fish information news series sheep software species staff advice evidence
""")

_IRREGULAR_VERB_FORMS: Final = """
    arise arose arisen; be was been; bear bore borne; beat beat beaten; become became become;
    begin began begun; bend bent bent; bet bet bet; bind bound bound; bite bit bitten; bleed bled bled;
    blow blew blown; break broke broken; bring brought brought; build built built; burst burst burst;
    buy bought bought; cast cast cast; catch caught caught; choose chose chosen; cling clung clung;
    come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done;
    draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed;
    feel felt felt; fight fought fought; find found found; flee fled fled; fly flew flown;
    forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
    get got got; give gave given; go went gone; grow grew grown; hang hung hung; have had had;
    hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept;
    know knew known; lay laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain;
    light lit lit; lose lost lost; make made made; mean meant meant; meet met met; overcome overcame overcome;
    pay paid paid; put put put; quit quit quit; read read read; ride rode ridden; ring rang rung;
    rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold;
    send sent sent; set set set; shake shook shaken; shed shed shed; shoot shot shot; show showed shown;
    shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept;
    slide slid slid; speak spoke spoken; spend spent spent; spin spun spun; split split split;
    spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck;
    strike struck struck; string strung strung; strive strove striven; swear swore sworn; sweep swept swept;
    swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn; tell told told;
    think thought thought; throw threw thrown; undergo underwent undergone; understand understood understood;
    undertake undertook undertaken; uphold upheld upheld; wake woke woken; wear wore worn; win won won;
    wind wound wound; withdraw withdrew withdrawn; withstand withstood withstood; wring wrung wrung;
    write wrote written
"""
_IRREGULAR_VERBS: Final = {
    base: (past, participle) for base, past, participle in map(str.split, _IRREGULAR_VERB_FORMS.split(";"))
}
_DOUBLED: Final = _words("""
    admit allot begin commit compel confer control defer deter dispel emit equip excel expel forbid forget incur
    infer occur omit outwit patrol permit prefer propel rebel rebut recur refer regret remit repel submit
    transfer transmit upset
""")
_HEADS_WITH_THE: Final = _words("""
    agency army bank bloc canal center centre committee commission confederation congress council court duma east
    emirates empire federation fleet forces foundation fund gulf institute islands kingdom ministry mountains
    netherlands ocean organisation organization parliament party philippines republic river sea senate service states
    strait treaty union university urals west
""")
_Y_OR_W_SOUND: Final = re.compile(
    r"(?:uni(?![nm])|us[aeu]|eu|one(?!\w)|once|ubi|uk[re]|ur[aei]|ut[ei])", re.IGNORECASE
)  # a union, a user, a European, a one-off, a Ukrainian, a uranium mine, a utility
_SILENT_H: Final = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_SPELLED_OUT_VOWELS: Final = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: an LNG, a UN


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@lru_cache(maxsize=8192)
def plural(noun: str) -> str:
    """The plural of a noun, its first letter as it was; a noun without a plural stays as it is."""
    lower = noun.casefold()
    if lower in _WITHOUT_PLURAL:
        return noun
    if lower in _IRREGULAR_PLURALS:
        return noun[0] + _IRREGULAR_PLURALS[lower][1:]
    return _with_s(noun)


@lru_cache(maxsize=8192)
def plurals(noun: str) -> frozenset[str]:
    """The noun and its plurals (``cargos`` and ``cargoes``); of a noun given in the plural, its singular."""
    if singular := _singular(noun):
        return frozenset({noun, singular})
    return frozenset({noun, plural(noun), _with_s(noun) if noun.casefold().endswith("o") else plural(noun)})


def is_plural(noun: str) -> bool:
    """Whether a noun reads as a plural: ``pipes``, ``countries``, ``men``, but not ``gas``, ``class`` or ``basis``."""
    return _singular(noun) is not None


def _singular(noun: str) -> str | None:
    lower = noun.casefold()
    if lower in _SINGULARS:
        return noun[0] + _SINGULARS[lower][1:]
    if len(lower) < 4 or lower in _WITHOUT_PLURAL or not re.search(r"[^siu]s$", lower):
        return None
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if re.search(r"(?:ss|x|z|ch|sh)es$", lower) else noun[:-1]


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word, re.IGNORECASE):
        return word + "es"
    if re.search(r"[^aeiou]y$", word, re.IGNORECASE) and not word[:1].isupper():
        return word[:-1] + "ies"
    return word + "s"


@lru_cache(maxsize=8192)
def verb_forms(verb: str) -> VerbForms:
    """The forms of a verb given in its base form."""
    lower = verb.casefold()
    third = {"be": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes"}.get(lower) or _with_s(verb)
    doubled = verb + verb[-1:] if _doubles(lower) else verb
    if lower.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif re.search(r"[^eoy]e$", lower) and lower != "be":
        gerund = verb[:-1] + "ing"
    else:
        gerund = doubled + "ing"
    if lower in _IRREGULAR_VERBS:
        past, participle = (verb[0] + form[1:] if form[0] == lower[0] else form for form in _IRREGULAR_VERBS[lower])
        return VerbForms(verb, third, past, participle, gerund)
    if lower.endswith("e"):
        past = verb + "d"
    elif re.search(r"[^aeiou]y$", lower):
        past = verb[:-1] + "ied"
    else:
        past = doubled + "ed"
    return VerbForms(verb, third, past, past, gerund)


def _doubles(verb: str) -> bool:
    """One syllable ending in one vowel and one consonant, or a longer verb stressed on its last syllable."""
    return verb in _DOUBLED or bool(re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]", verb))


def starts_like_a_verb(words: tuple[str, ...]) -> bool:
    """Whether a phrase reads as a verb with its object: ``knock out a discount``, ``to lay pipe``, ``win the case``."""
    lower = tuple(word.casefold() for word in words)
    if len(lower) > 1 and lower[0] == "to":
        return True
    if len(lower) < 3:
        return False
    rest = lower[1:]
    if rest[0] in _PARTICLES:
        rest = rest[1:]
    return bool(rest) and rest[0] in _DETERMINERS and lower[0] not in PREPOSITIONS | _DETERMINERS


def head_of(words: tuple[str, ...]) -> int:
    """The index of the head of a noun phrase: the word before the first preposition, or the last."""
    for index, word in enumerate(words[1:], 1):
        if word.casefold() in PREPOSITIONS:
            return index - 1
    return max(0, len(words) - 1)


def takes_the(name: str) -> bool:
    """Whether a proper name is used with ``the``: the Russian Federation, the Black Sea, but Russia, Lake Baikal."""
    words = tuple(re.findall(r"\w+", name.casefold()))
    return bool(words) and words[head_of(words)] in _HEADS_WITH_THE


def indefinite_article(following: str) -> str:
    """``a`` or ``an``, as the sound of the next word asks: a pipeline, an LNG plant, a European, an hour."""
    word = re.split(r"[\W_]", following.lstrip("«“\"'‘("), maxsplit=1)[0]
    if not word:
        return "a"
    if word[0].isdigit():
        return "an" if word[0] == "8" or re.match(r"1[18](?!\d)", word) else "a"
    if word.isupper() and len(word) <= 5 and not re.search(r"^(?:NATO|OPEC|ASEAN|UNESCO|NASA)$", word):
        return "an" if word[0] in _SPELLED_OUT_VOWELS else "a"
    if _SILENT_H.match(word):
        return "an"
    return "an" if word[0].casefold() in "aeiou" and not _Y_OR_W_SOUND.match(word) else "a"
