"""In which language something is shown, in words."""

from collections.abc import Iterator

from planvers.model.languages import Lack, Lacks
from planvers.views.phrases import counted, listed

# English names by primary language; any other language is called by its tag.
_NAMES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "ku": "Kurdish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def language_name(tag: str) -> str:
    """What a language is called in English, with the whole tag where it says more: Portuguese (pt-BR)."""
    name = _NAMES.get(tag.lower().split("-")[0])
    if name is None:
        return tag
    return f"{name} ({tag})" if "-" in tag else name


def lacks_told(found: Lacks, asked: str, version_id: str, *, titles_only: bool = False) -> Iterator[str]:
    """What some points of a version lack in the language asked for, and what is shown for it; nothing if all is there.

    Titles and texts are told in one line where the same holds for both.
    """
    if found.titles == found.texts and not titles_only:
        yield from _told("title or text", found.titles, asked, version_id)
        return
    yield from _told("title", found.titles, asked, version_id)
    if not titles_only:
        yield from _told("text", found.texts, asked, version_id)


def _told(what: str, lack: Lack, asked: str, version_id: str) -> Iterator[str]:
    if lack.points:
        shown = f"in {listed(map(language_name, lack.shown))}" if all(lack.shown) else "as written"
        of = f"{lack.points} of {counted(lack.total, 'point')} here"
        yield f"{version_id}: no {language_name(asked)} {what} of {of}: shown {shown}"
