"""Words that decide whether a full stop ends a sentence, by language.

Closed classes only: words that open a sentence, abbreviations that a name or number follows, and nouns that a letter
follows. The splitter underneath (sentencex) has longer lists of its own; these mend what it was seen to get wrong.
"""

from __future__ import annotations

from functools import cache

__all__ = [
    "DOMAIN_ENDINGS",
    "NOUNS_BEFORE_LETTER",
    "NUMBERED",
    "ORDINAL_LANGUAGES",
    "TIME_WORDS",
    "TRANSLITERATED_INITIALS",
    "closing_abbreviations",
    "leading_abbreviations",
    "starters",
    "words_like_abbreviations",
]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STARTERS = {
    "en": (
        "The This That These Those There Then It He She They We You His Her Their Its Our My But And So Or Yet In On "
        "At As If When While After Before However Now Not No What Who Why How Where Which Some Many Most All Both Each "
        "Also Although Because Since For From With By To Meanwhile Moreover Later Still Here Such Another Other Once "
        "Until Under Over About According Earlier Today Yesterday Tomorrow Nobody Everyone Everybody Nothing Only Even"
    ),
    "ru": (
        "Он Она Оно Они Мы Вы Это Этот Эта Эти Тот Та Те То Так Там Тогда Тут Но Однако Когда Если Что Кто Как Где "
        "Почему Зачем Все Всё Его Её Ее Их В Во На По При После До Для Из От К Ко С Со У За Под Об О Про Также Кроме "
        "Затем Потом Теперь Сейчас Сегодня Вчера Завтра Ранее Позже Хотя Поэтому Между Тем Не Ни Нет Да Мой Наш Ваш"
    ),
    "uk": (
        "Він Вона Воно Вони Ми Ви Це Цей Ця Ці Той Так Там Тоді Тут Але Однак Коли Якщо Що Хто Як Де Чому Все Його Її "
        "Їх В У На По При Після До Для Із З Зі Від За Під Про Також Крім Потім Тепер Зараз Сьогодні Вчора Завтра "
        "Раніше Пізніше Хоча Тому Не Ні Та Й І"
    ),
    "de": (
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Du Und Aber Oder Doch In Im Am An "
        "Auf Aus Bei Mit Nach Von Vom Vor Zu Zum Zur Über Unter Für Durch Dort Dann Da Hier Jetzt Heute Gestern Morgen "
        "Wenn Als Weil Nachdem Obwohl Auch Noch Nur So Was Wer Wie Wo Warum Nicht Kein Keine Sein Seine Ihre Dies "
        "Diese Dieser"
    ),
    "fr": (
        "Le La Les L' Un Une Des Il Elle Ils Elles On Nous Vous Je Tu Ce Cet Cette Ces C'est Mais Et Ou Donc Or Ni Car "
        "Dans En Sur Sous Pour Par Avec Sans Selon Après Avant Depuis Quand Si Comme Puis Alors Ainsi Aussi Son Sa Ses "
        "Leur Leurs Au Aux Qui Que Où Pourquoi Comment Hier Ici Tout Tous"
    ),
    "es": (
        "El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Nosotros Ustedes Este Esta Estos Estas Eso Esto Pero Y O "
        "Ni En De Del Al Con Sin Por Para Según Desde Hasta Cuando Si Como Luego Entonces Así También Su Sus Qué Quién "
        "Dónde Ayer Hoy Mañana Aquí Todo Todos No Sí Se Fue Es"
    ),
}

# A name follows these: the stop never ends a sentence. Spelled exactly, since "gen." and "st." are other things.
_LEADING = {
    "en": (
        "Mr Mrs Ms Dr Prof Rev Fr Sr Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Hon Supt Det Insp Messrs Gov "
        "Sen Rep Pres Amb St Sts Ste Mt Ft v vs cf ca approx deg e.g i.e viz al Vice-Adm Rear-Adm"
    ),
    "ru": (
        "им ул пр просп пл пер бул ш наб пос дер обл св проф акад доц ген ген-майор полк подполк кап лейт адм см ср "
        "напр гр тов г-н г-жа т.е т.н т.к т пр-т р-н"
    ),
    "uk": "ім вул просп пл пров бул наб сел смт св проф акад доц ген полк див пор напр гр п пп т.зв т",
    "de": "Dr Prof Hr Fr Frl St Nr z.B d.h u.a z bzw ca vgl Gen Abs Art Str geb gest sog",
    "fr": "M MM Mme Mmes Mlle Dr Pr Me St Ste Mgr env p.ex cf",
    "es": "Sr Sra Srta Dr Dra Ud Uds D Dña EE Gral Cnel Lic Ing Prof Excmo",
}

# These may end a sentence: they do when a word of _STARTERS follows.
_CLOSING = {
    "en": "etc St Inc Corp Ltd Co Jr Sr a.m p.m U.S U.K U.N U.S.A D.C Ph.D B.C A.D Bros km kg cm m ft lb lbs mph",
    "ru": "г гг в вв руб коп тыс млн млрд трлн чел др пр т.д т.п д п н.э км м кг ч мин сек",
    "uk": "р рр ст грн коп тис млн млрд трлн ос ін т.д т.п км м кг год хв с м",
    "de": "usw etc Mio Mrd Std Min Jh",
    "fr": "etc",
    "es": "etc UU",
}

# Words that sentencex takes for abbreviations: it does not end a sentence after "me." or "May.".
_LIKE_ABBREVIATIONS = {
    "en": "me may May miss art id ill fed no mm",
    "ru": "муж тыс млн млрд трлн руб коп долл чел кг км",
    "uk": "тис млн млрд трлн грн коп",
}

# A number follows these: "No. 5", "ст. 105".
NUMBERED = _words(
    "No no Nos nos Nr nr N n Art art Arts arts Fig fig Figs figs Vol vol Ch ch Sec sec p pp P para Para Op op "
    "Eq Eqs Rm Apt Rte Hwy Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec "
    "ст стр п пп гл рис д кв ч т корп табл с Ст Рис Табл Abs Bd Kap S cap Cap pág Pág núm Núm"
)

NOUNS_BEFORE_LETTER = _words(
    "a an the plan vitamin vitamins group class type point category section part grade hepatitis war phase appendix "
    "exhibit option level zone figure unit block wing terminal influenza series "
    "план витамин витамина витамины группа группы группе класс класса класса категории категория пункт пункта гепатит "
    "часть приложение зона блок корпус gruppe klasse vitamin plan typ teil klassen groupe classe vitamine grupo clase "
    "vitamina"
)

# Romanized first letters of Slavic and other given names, and their Cyrillic abbreviations.
TRANSLITERATED_INITIALS = _words("Yu Ya Ye Yo Zh Kh Ts Ch Sh Shch Th Ph Dm Vl Дм Вл Ал Дж Chr")

# "5 p.m. Moscow time", "5 p.m. Monday": what belongs to an hour.
TIME_WORDS = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec ET EST EDT CT CST CDT PT PST "
    "PDT MT MST GMT UTC BST CET CEST MSK IST JST Eastern Central Pacific Mountain Moscow Greenwich Kyiv Kiev London "
    "Beijing Tokyo"
)

# Languages that write ordinals as a number and a full stop.
ORDINAL_LANGUAGES = _words("de da nb nn no fi et lv cs sk sl hr bs sr hu is")

# The right half of a dotted name that looks like a glued sentence: "Booking.Com".
DOMAIN_ENDINGS = _words("com org net ru ua by kz info io js tv uk de fr eu us рф ua")


@cache
def starters(language: str) -> frozenset[str]:
    """Words that, capitalized after an abbreviation, open a sentence; empty for a language not listed."""
    return _words(_STARTERS.get(language, ""))


@cache
def leading_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations (without their last stop) that never end a sentence."""
    return _words(_LEADING.get(language, ""))


@cache
def closing_abbreviations(language: str) -> frozenset[str]:
    """Abbreviations (without their last stop) that end a sentence when a starter follows."""
    return _words(_CLOSING.get(language, ""))


@cache
def words_like_abbreviations(language: str) -> frozenset[str]:
    """Whole words that are spelled like an abbreviation, after which a capital opens a sentence."""
    return _words(_LIKE_ABBREVIATIONS.get(language, ""))
