"""What the first invented coder writes up at the end: chosen quotes, and cells of the framework matrix. All fiction."""

from app.sample.coder import Coder
from core.commands.chosen_quotes import choose_quote
from core.commands.framework import write_cell
from core.commands.quotes import number_quotes

OWN_LIFE = "Ønske om endring i eget liv"
GROUP = "Bevisstgjøring og mestring på individ- og gruppenivå"
COMMUNITY = "Ønske om økt oppmerksomhet og bidrag fra lokalsamfunnet"

CHOSEN = (
    ("3-nadia", "Legen ga meg et kort", "orke ikke mer", OWN_LIFE),
    ("3-nadia", "Vi møtes hver onsdag", "faste møter", "Trygge rammer"),
    ("8-marcus", "Then a man twice my age", "kjenne seg igjen", "«Jeg er ikke alene» – dele erfaringer"),
    ("3-nadia", "Jeg mistet broren min", "sorg får plass", "Bearbeiding og aksept"),
    ("5-gruppe", "Jeg har begynt å synge i kor igjen", "stå rakere", "Selvrespekt og utvikling"),
    ("7-helen", "Where I grew up", "gratis lokale", "Frivillig og gratis mulighet"),
)  # fmt: skip
"""The text, how the quote begins, the code on it, and the category that it is to show."""

CELLS = (
    ("Oddvar", GROUP, "Et sted der en ikke må være flink; det stygge kan sies høyt, og noen nikker.",
     ("4-oddvar", "Det er et sted der", "kjenne seg igjen")),
    ("Oddvar", COMMUNITY, "Savner at lokalsamfunnet viser seg, uten taler: bare ved å sette seg ned.",
     ("4-oddvar", "Skulle ønske ordføreren", "bli synlig i lokalsamfunnet")),
    ("Nadia", OWN_LIFE, "Vant til å hjelpe andre. Kortet fra legen ble liggende til natta hun ikke orket mer.",
     ("3-nadia", "Legen ga meg et kort", "orke ikke mer")),
    ("Nadia", GROUP, "De faste møtene bærer. Sorgen får plass lenge etter at den er over for alle andre.",
     ("3-nadia", "Vi møtes hver onsdag", "faste møter")),
    ("Helen", GROUP, "Could be slow and still be heard; crying needed no right words.",
     ("7-helen", "I was tired of translating", "ikke bli avbrutt")),
    ("Helen", COMMUNITY, "A free room at the library, among neighbours, where elsewhere one pays a stranger.",
     ("7-helen", "Where I grew up", "gratis lokale")),
    ("Marcus", GROUP, "Stayed for one man who told his own story back to him.",
     ("8-marcus", "Then a man twice my age", "kjenne seg igjen")),
)  # fmt: skip
"""The participant, the category, what is written of the one in the other, and the coding that it rests on."""


def write_up(coder: Coder) -> None:
    """Chooses the quotes, gives them numbers, and writes the cells: for some cases, as a study that is under way."""
    chosen = [(coder.coding_of(source, quote, code), coder.code(category)) for source, quote, code, category in CHOSEN]
    for coding, shows in chosen:
        coder.do(choose_quote, shows, coding)
    coder.do(number_quotes, [coding for coding, _ in chosen])
    for person, category, text, rests_on in CELLS:
        case = ("participant", coder.person(person))
        coder.do(write_cell, case, coder.code(category), text, [coder.coding_of(*rests_on)])
