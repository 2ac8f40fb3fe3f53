"""Turns that begin with a name and another sign than a colon, and what only looks like them."""

import pytest

from core.importing.document import read_named
from core.text.speaker_turns import turns
from core.text.who_speaks import Role, who_speaks

SAID = ("Hva skjedde da?", "Jeg ble redd, og så løp jeg.", "Og så?", "Så kom de andre, heldigvis.", "Hvem da?", "Ola.")


def talk(form, names, between="\n"):
    return between.join(form.format(names[n % 2], words) for n, words in enumerate(SAID)) + "\n"


def is_talk(text, names):
    document = read_named("a.txt", text.encode())
    found = turns(document.text, document.labels)
    said = [" ".join(document.text[turn.words : turn.end].split()) for turn in found]
    return (said, [turn.speaker for turn in found]) == (list(SAID), [*names] * 3)


@pytest.mark.parametrize(
    "sign", ["; ", " ; ", " > ", "> ", ">> ", "= ", " = ", " | ", " / ", " -> ", " ~ ", ") ", ":- "]
)
@pytest.mark.parametrize("names", [("I", "P1"), ("Intervjuer", "Kari"), ("Kari", "Ola"), ("Kari Holm", "Ola Vik")])
def test_a_sign_between_the_name_and_the_words(sign, names):
    assert is_talk(talk("{}" + sign + "{}", names), names)


@pytest.mark.parametrize("sign", ["- ", "– ", "• ", "* ", "> ", ">> ", "#"])
@pytest.mark.parametrize("names", [("I", "P1"), ("Kari", "Ola")])
def test_a_list_of_turns(sign, names):
    assert is_talk(talk(sign + "{}: {}", names), names)


@pytest.mark.parametrize(
    "names",
    [("+47 900 00 001", "+47 900 00 002"), ("90000001", "Kari"), ("kari@example.org", "ola.vik@example.org")],
)
def test_numbers_of_telephones_and_addresses_speak_in_turns(names):
    assert is_talk(talk("{}: {}", names), names)


def test_names_in_capitals_and_names_above_paragraphs():
    assert is_talk(talk("{} {}", ("KARI", "OLA VIK")), ("KARI", "OLA VIK"))
    assert is_talk(talk("{}\n{}\n", ("Kari", "Ola")), ("Kari", "Ola"))
    assert is_talk(talk("__{}__: {}", ("Kari", "Ola")), ("Kari", "Ola"))


def test_a_title_and_a_line_that_goes_on_stay():
    text = "Intervju 3\n" + talk("{}; {}", ("I", "P1")).replace("redd, og", "redd,\nog")
    document = read_named("a.txt", text.encode())
    assert document.text.startswith("Intervju 3\nI: Hva skjedde da?\nP1: Jeg ble redd,\nog så løp jeg.\nI: Og så?\n")
    title = read_named("a.txt", ("Samtale\n\n   Oslo\n\n" + talk("{}\n{}\n", ("Kari", "Ola"))).encode())
    assert title.labels == ()


def test_lines_that_a_turn_goes_on_with_do_not_hide_the_names():
    text = talk("{}; {}", ("Kari", "Ola")).replace("redd, og", "redd,\nog").replace("de andre", "de\nandre")
    assert is_talk(text, ("Kari", "Ola"))


NO_TALK = {
    "drinks =": "Kaffe = noe å drikke.\nTe = noe varmt.\nKaffe = noe svart.\nTe = hva er det?\n",
    "drinks >": "Kaffe > noe å drikke?\nTe > noe varmt.\nKaffe > noe svart.\nTe > noe grønt.\nIs > noe kaldt.\n",
    "drinks ;": "Kaffe; Noe å drikke.\nSaft; Noe søtt?\nKaffe; Noe svart.\nSaft; Noe rødt.\n",
    "drinks in a list": "- Kaffe: noe å drikke.\n- Saft: noe søtt?\n- Kaffe: noe svart.\n- Saft: noe rødt.\n",
    "menus": "Fil > Åpne?\nRediger > Klipp.\nFil > Lagre.\nRediger > Lim inn.\nFil > Lukk?\nRediger > Angre.\n",
    "sums": "A = 3.\nB = 4.\nA = 5.\nB = 6?\nF = 9.\n",
    "words of two languages": "dog = hund\ncat = katt\nhorse = hest\ncow = ku\n",
    "references": "Berg; Holm (2019). Om sykepleie? Oslo: Forlaget.\nHolm; Vik (2020). Om omsorg. Bergen.\n"
    "Berg; Vik (2021). Om møter. Oslo.\nHolm; Dahl (2022). Om trøst? Oslo.\n",
    "columns": "P1; 34; kvinne\nP2; 45; mann\nP1; 35; kvinne\nP2; 46; mann\n",
    "two columns": "P1; kvinne\nP2; mann\nP1; gift\nP2; enslig\n",
    "answers": "Navn; Svar\nKari; Ja\nOla; Nei\nKari; Vet ikke\nOla; Ja\n",
    "alternatives": "A) Helt enig.\nB) Litt enig.\nC) Uenig.\n\nA) Ja.\nB) Nei.\nC) Vet ikke?\n",
    "tasks": "- Kari: lage kaffe.\n- Ola: rydde.\n- Kari: ringe legen.\n- Ola: vaske.\n",
    "days": "- Mandag: møte?\n- Tirsdag: fri.\n- Mandag: tur?\n- Tirsdag: ferie.\n",
    "poem": "Vind\nsom går over fjellet.\n\nHav\nsom slår mot land.\n\nVind\nhvem er du?\n\nHav\nhvem er jeg?\n",
    "recipe": "Deig\n3 egg\n2 dl melk\n\nFyll\nVisp alt. Stek.\n\nDeig\n1 kg mel\n\nFyll\nKok epler.\n",
    "letter": "Emne: Møtet\n\nHei Ola.\nKan du komme?\n\nHilsen Kari\n\n> Hei Kari.\n> Når er møtet?\n> Ola\n",
    "people": "kari@example.org: Kari, lærer.\nola@example.org: Ola, rektor.\n+47 900 00 000: vakt.\n",
    "field notes": "Frokost 08:30\nBarna sitter i ring.\n\nLunsj 11:15\nOla gråter.\n\nTur 16:00\nNoen kommer?\n",
    "wards": "Avdeling B 07:30\nRapport.\nAvdeling C 08:10\nStell.\nAvdeling B 09:00\nMat.\nAvdeling C 10:30\nTur.\n",
    "hours before wards": "07:30 Avdeling B\nRapport.\n08:10 Avdeling C\nStell.\n09:00 Avdeling B\nFrokost.\n",
    "from hour to hour": "08:30 - 09:00 Frokost\nAlle er der.\n09:00 - 10:15 Lek\nRolig.\n10:15 - 11:00 Ute\nIgjen.\n",
    "hours first": "08:30 Frokost\nBarna sitter i ring.\n\n11:15 Lunsj\nOla gråter.\n\n16:00 Tur\nForeldrene kommer.\n",
    "meals": "Samling 08:30\nAlle.\nLunsj 11:15\nOla.\nSamling 12:30\nIgjen.\nLunsj 13:00\nSlutt.\n",
    "headings": "08.30 Samling: Kari leser.\n11.15 Lunsj: Ola gråter.\n14.00 Samling: Hun leser mer.\n",
    "parts": "METODE Vi intervjuet ti.\nDATA De var glade.\nMETODE Vi spurte igjen?\nDATA De var triste.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TALK)
def test_what_only_looks_like_turns_stays_as_it_is(name):
    text = NO_TALK[name]
    document = read_named("a.txt", text.encode())
    assert (document.text, document.labels, document.times) == (text, (), ())
    assert turns(text) == []


def test_whoever_asks_in_such_a_layout_is_an_interviewer():
    document = read_named("a.txt", talk("{} > {}", ("Intervjuer", "Kari")).encode())
    found = who_speaks(document.text, {}, labels=document.labels)
    assert [turn.who for turn in found] == [Role.INTERVIEWER, Role.OTHER] * 3


@pytest.mark.parametrize("names", [("KH", "OV"), ("Ip", "Int"), ("P1", "P2")])
def test_roles_and_initials_speak_where_hardly_anybody_asks(names):
    text = talk("{} > {}", names).replace("da?", "da.").replace("så?", "så.")
    found = read_named("a.txt", text.encode())
    assert found.labels == names


def test_minutes_before_what_one_person_tells_are_times():
    text = "\n".join(f"{5 * n:02}:00 Del {n} av det hun fortalte." for n in range(6)) + "\n"
    assert len(read_named("a.txt", text.encode()).times) == 6
    spoken = "08:30 Kari: Ja.\n11:15 Ola: Nei.\n12:00 Kari: Jo.\n"
    assert len(read_named("a.txt", spoken.encode()).times) == 3
