"""What the sample study is about: invented people, their interviews, and the categories that come out at the end."""

from assets import FOLDER

ASSETS = FOLDER / "sample"
PASSPHRASE = "sample study, all fiction"  # noqa: S105 - it guards fiction
FIRST_DAY_MS = 1_770_019_200_000  # Monday 2 February 2026, 08:00 UTC
DAY_MS = 24 * 60 * 60 * 1000
SEED = 20260202

PEOPLE = {
    "Kari": ("40-49", "1-kari"),
    "Torleif": ("50-59", "2-torleif"),
    "Nadia": ("30-39", "3-nadia"),
    "Oddvar": ("60-69", "4-oddvar"),
    "Liv": ("50-59", "5-gruppe"),
    "Jonas": ("40-49", "5-gruppe"),
    "Berit": ("60-69", "5-gruppe"),
    "Simen": ("20-29", "5-gruppe"),
    "Vidar": ("40-49", "6-vidar"),
    "Helen": ("30-39", "7-helen"),
    "Marcus": ("20-29", "8-marcus"),
}

DIFFERENT_WORDS = {"kjenne seg igjen": "gjenkjennelse", "gråte uten skam": "tårer er lov", "stå rakere": "rak rygg"}
"""How coder B called in the first round, offline, what coder A called otherwise."""

CATEGORIES = {
    "Trygge rammer": ("kaffe og lys", "ikke bli avbrutt", "faste møter", "taushetsløfte"),
    "«Jeg er ikke alene» – dele erfaringer": ("kjenne seg igjen", "dele erfaringer"),
    "Nye perspektiv": ("se det utenfra", "andres løsninger"),
    "Bearbeiding og aksept": ("gråte uten skam", "sorg får plass", "godta det som er"),
    "Selvrespekt og utvikling": ("tørre å si nei", "stå rakere", "hjelpe andre hjelper meg"),
    "Aksept for mentale problemer": ("skam i bygda", "arbeidsgiver forstår", "bli synlig i lokalsamfunnet"),
    "Frivillig og gratis mulighet": ("ingen henvisning", "gratis lokale", "ingen journal"),
    "Ønske om endring i eget liv": ("lei av å vente", "ta tak selv", "orke ikke mer"),
}

GATHERED_BY = {
    "Trygge rammer": "Alle fire gjør at en tør å si noe.",
    "«Jeg er ikke alene» – dele erfaringer": "I begge kjenner de sitt eget igjen hos andre.",
    "Nye perspektiv": "I begge kommer blikket utenfra.",
    "Bearbeiding og aksept": "Det vonde får plass uten å måtte løses.",
    "Selvrespekt og utvikling": "Endringen vises i hvordan de står og svarer.",
    "Aksept for mentale problemer": "Alle handler om hva andre i bygda vet og tåler.",
    "Frivillig og gratis mulighet": "Terskelen er lav når ingenting kreves.",
    "Ønske om endring i eget liv": "Alle tre er før døra: det som fikk dem til å gå.",
}
"""What the codes of a category have in common: the reason why they were moved there."""

MAIN = {
    "Bevisstgjøring og mestring på individ- og gruppenivå": (
        "Trygge rammer",
        "«Jeg er ikke alene» – dele erfaringer",
        "Nye perspektiv",
        "Bearbeiding og aksept",
        "Selvrespekt og utvikling",
    ),
    "Ønske om økt oppmerksomhet og bidrag fra lokalsamfunnet": (
        "Aksept for mentale problemer",
        "Frivillig og gratis mulighet",
    ),
}

COLOURS = {
    "Ønske om endring i eget liv": "#a8553a",
    "Trygge rammer": "#8a6d1d",
    "«Jeg er ikke alene» – dele erfaringer": "#2f6f5e",
    "Nye perspektiv": "#4a6fa5",
    "Bearbeiding og aksept": "#7a4b7d",
    "Selvrespekt og utvikling": "#b0476a",
    "Aksept for mentale problemer": "#2d7f8f",
    "Frivillig og gratis mulighet": "#5a6e3a",
}
