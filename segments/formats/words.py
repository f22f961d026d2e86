"""Words by which a line shows what it is: names of months and days, words around dates, words that end no heading."""

from __future__ import annotations

__all__ = ["AROUND_DATES", "DANGLING_WORDS", "DATE_NAMES", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a text, split at white space."""
    return frozenset(text.split())


DATE_NAMES = words(
    """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь янв фев мар апр авг сен сент окт ноя дек
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
понеділок вівторок середа четвер п'ятниця субота неділя
januar februar märz april mai juni juli august september oktober november dezember
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miércoles jueves viernes sábado domingo
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
"""
)
AROUND_DATES = words(
    """
am pm a m p st nd rd th of the at on time gmt utc msk est edt et cet cest bst
h uhr o'clock ist hrs hours год года г гг в мск час часов время р рік року о um le el de del à a las los den der
today yesterday сегодня вчера heute gestern hier hoy ayer
updated published last modified posted publication date обновлено опубликовано оновлено опубліковано aktualisiert
veröffentlicht publié mis jour actualizado publicado
"""
)


# A line that ends with one of these goes on in the next block: a broken paragraph, not a heading.
DANGLING_WORDS = words(
    "a an the of to in on at by for from with and or but nor as that which who whose than into onto over under about "
    "is are was were be been has have had will would can could may must its his her their our your my this these those "
    "и в во на с со к ко от из за по о об для при под над что как или но а не который"
)
