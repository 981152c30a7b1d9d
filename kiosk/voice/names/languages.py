"""Languages are where names come from: which voice says them, and which letters hint at them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language that a name may come from."""

    voice: str
    """espeak-ng's name for it."""
    title: str
    """What a parent calls it."""
    hints: str = ""
    """A pattern of letters that point to it, in a name's small letters."""


ENGLISH = Language("en-us", "English")
LATIN = (
    ENGLISH,
    Language("es", "Spanish", "ñ|[íáóú]$|ll[aeo]|^[jx]|uel$|(?:ito|ita|ez|rmo)$|ía|ín$|üe|^í"),
    Language(
        "fr",
        "French",
        "[èêçëïœ]|é|eau|aud?$|(?:ette|elle|ienne|ène|ine|oise|ois|aume)$|ille|ou|^jea|^jul|^jac",
    ),
    Language(
        "de",
        "German",
        "[äöüß]|sch|tz|^jo|^w|ie(?!n$)|(?:helm|fried|lotte|rike|hild|ke|gard|wig|olf)$",
    ),
    Language("ga", "Irish", "bh|mh|dh(?!i)|fh|ao|[áéíóú]|gh|ois|^cao|ghn|ín$|aois"),
    Language("it", "Italian", "(?:[aeiou]nni|cco|zzi|etta|ella|ino|io|ia|ca|lo)$|gli|^gi|ch[ei]"),
    Language("pt-br", "Portuguese", "ão|ões|[ãõâêç]|lh|nh|ês$|inho$|ísa$"),
    Language("pl", "Polish", "[ąęłńśźżć]|sz|cz|rz|szka|(?:slaw|sław|ek|ka|wa)$|^w|ie[jk]|krz"),
    Language("nl", "Dutch", "ij|oo|aa|ee|(?:tje|ke|ka)$|ui|[aeo]ë|^sj|^th|ieke$|euk|oe"),
    Language("sv", "Swedish", "[åäö]|kj|^sj|(?:sson|ild|rid|nnéa)$|^bj|ll$"),
    Language("nb", "Norwegian", "[åøæ]|kj|øy|(?:unn|veig|leif|ild|rid|stein)$|^sv|hj"),
    Language("cy", "Welsh", "dd|^ll|ll|ff|rh|wy|[ŵŷ]|yn$|w[bcdfglmnrst]|wen$|ngh"),
    Language("gd", "Scottish Gaelic", "[àèìòù]|idh$|aidh|ìo|mh|eal"),
    Language("fi", "Finnish", "ää|öö|[äö]|(?:kka|nen|tta|kki|vi)$|aa|ii|uu|yr|jö|ai|in[oö]$"),
    Language("cs", "Czech", "[čďěňřšťůž]|[áéíý]|š|ř|ek$|^vá"),
    Language("hu", "Hungarian", "[őű]|zs|gy|sz|[áéíóöü]|ly$|ny|cs"),
    Language("tr", "Turkish", "[ğışç]|ö|ü|(?:can|gül|nur|han)$|^i̇"),
    Language("ro", "Romanian", "[ăâîșțşţ]|(?:escu|ana|andru|iu|ița)$"),
    Language("hr", "Croatian", "[čćđšž]|lj|nj|(?:ica|ko|mir)$"),
    Language(
        "vi", "Vietnamese", "[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơưăđ]|^ng|uy|[âêô]|^qu"
    ),
    Language("es-419", "Latin American Spanish", "tl$|^x|[íáóú]$|z|ñ"),
    Language("sw", "Swahili", "^ny|mw|(?:ani|aji|isha|ari|bu|zi)$"),
)
"""Languages in Latin letters, the commoner ones first."""
SCRIPTS: dict[str, tuple[Language, ...]] = {
    "CYRILLIC": (
        Language("ru", "Russian"), Language("uk", "Ukrainian", "[іїєґ]"),
        Language("bg", "Bulgarian", "ъ"), Language("sr", "Serbian", "[ђћљњџј]"),
    ),
    "GREEK": (Language("el", "Greek"),),
    "ARABIC": (Language("ar", "Arabic"), Language("fa", "Persian"), Language("ur", "Urdu")),
    "DEVANAGARI": (Language("hi", "Hindi"), Language("mr", "Marathi"), Language("ne", "Nepali")),
    "BENGALI": (Language("bn", "Bengali"),),
    "GURMUKHI": (Language("pa", "Punjabi"),),
    "GUJARATI": (Language("gu", "Gujarati"),),
    "TAMIL": (Language("ta", "Tamil"),),
    "TELUGU": (Language("te", "Telugu"),),
    "HANGUL": (Language("ko", "Korean"),),
    "HIRAGANA": (Language("ja", "Japanese"),),
    "KATAKANA": (Language("ja", "Japanese"),),
    "CJK": (Language("cmn", "Chinese"), Language("yue", "Cantonese")),
    "GEORGIAN": (Language("ka", "Georgian"),),
    "ARMENIAN": (Language("hy", "Armenian"),),
    "HEBREW": (Language("he", "Hebrew"),),
}  # fmt: skip
"""Languages by their script, as Unicode calls it."""


def languages_of(name: str) -> tuple[Language, ...]:
    """Return the languages to ask for a name: English, then the ones its letters hint at."""
    small = unicodedata.normalize("NFC", name).lower()
    letter = next((one for one in small if one.isalpha()), "a")
    script = unicodedata.name(letter, "LATIN").partition(" ")[0]
    known = LATIN if script == "LATIN" else (ENGLISH, *SCRIPTS.get(script, ()))
    return tuple(sorted(known, key=lambda one: (one is not ENGLISH, -hinted(one, small))))


def hinted(language: Language, small: str) -> int:
    """Return how strongly a name's small letters hint at a language."""
    if not language.hints:
        return 0
    return sum(
        len(found[0]) + (1 if not found[0].isascii() else 0)
        for found in re.finditer(language.hints, small)
    )
