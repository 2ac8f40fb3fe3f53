"""Whether a new passphrase would be guessed by who gets hold of the project's folder.

zxcvbn reckons how many guesses a passphrase costs, for somebody who knows common words, names, dates, keyboards and
repetitions. Each guess costs a tenth of a second and 64 MiB here. Its words are English, so Norwegian ones are added.
"""

from core.errors import Refused

SCORE_LEAST = 3
"""Of 0 to 4: at least 10^8 guesses, some months on one processor."""
CHARACTERS_READ = 72
"""So many are looked at; more would take time, and make nothing weaker."""
NORWEGIAN = """
passord passordet passordfrase hemmelig hemmelighet kodeord velkommen sommer sommeren vinter vinteren høst vår norge
oslo bergen trondheim stavanger tromsø fotball rosenborg brann kjærlighet elsker familie mamma pappa skole jobben
mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni juli august september oktober
november desember intervju intervjuer studie studien forskning forsker prosjekt prosjektet oppgave masteroppgave
bachelor universitet doktorgrad kodespor koding hund katt kaffe sjokolade eple hei hallo takk kjære skatt engel
""".split()  # noqa: SIM905 - a list would take a screen


def strength(passphrase: str, *known: str) -> int:
    """How hard it is to guess, of 0 to 4; `known` is what whoever guesses may know: the title of the study, the user's
    name."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return 0
    told = [word for each in known for word in (each, *each.split()) if word]
    found = zxcvbn(passphrase[:CHARACTERS_READ], user_inputs=[*NORWEGIAN, *told, "kodespor"])
    return int(found["score"])


def is_weak(passphrase: str, *known: str) -> bool:
    """Whether it can be guessed; `known` as in `strength`."""
    return strength(passphrase, *known) < SCORE_LEAST


def check_new(passphrase: str, again: str, *known: str) -> None:
    """Raises Refused where the two differ, or the passphrase is empty or can be guessed."""
    if not passphrase or passphrase != again:
        raise Refused("passphrases-differ")
    if is_weak(passphrase, *known):
        raise Refused("passphrase-weak")
