"""Names of many languages, as families write them."""

from __future__ import annotations

NAMES = (
    ("en-us", "Mia Oliver Charlotte Theo Isla Hermione Maisie Phoebe Hugo"),
    ("ga", "Siobhán Saoirse Caoimhe Aoife Oisín Róisín Niamh"),
    ("cy", "Llywelyn Rhys Angharad Ffion Dafydd"),
    ("gd", "Eilidh Mairi Catrìona"),
    ("fr", "Chloé Amélie Éloïse Guillaume Françoise Jean"),
    ("es", "Joaquín Jesús Begoña Íñigo Guillermo Lucía"),
    ("es-419", "Xochitl"),
    ("de", "Jürgen Björn Ludwig Käthe Johannes"),
    ("nl", "Sjoerd Zoë Thijs Joost Lieke"),
    ("it", "Giovanni Chiara Gianluca Giulia"),
    ("pt-br", "João Luísa Inês Guilherme"),
    ("sv", "Åsa Göran Kjell Linnéa"),
    ("nb", "Øystein Håkon"),
    ("pl", "Łukasz Małgorzata Agnieszka Krzysztof"),
    ("cs", "Jiří Tomáš Žofie"),
    ("hu", "Zsófia György Ödön"),
    ("tr", "Çağla Yiğit Işıl Ayşe"),
    ("vi", "Nguyễn Thảo Quỳnh"),
    ("fi", "Väinö Yrjö"),
    ("ro", "Ștefan Ioana"),
    ("hr", "Đorđe Željko"),
    ("ru", "Мила Алексей"),
    ("el", "Γιώργος"),
    ("hi", "आरव"),
    ("ar", "محمد"),
)
"""A language's voice and names of it."""
EVERY = tuple((voice, name) for voice, names in NAMES for name in names.split())
