"""Turns that begin without a colon, and times with full stops: taken for speakers only where that is safe."""

import pytest

from core.text.speaker_turns import label_of, turns

TALK = ("Hva skjedde?", "Jeg ble redd.", "Og så?", "Så kom de andre.")


def talk(form, *names):
    names = names or ("I", "P1")
    return "\n\n".join(form.format(names[n % len(names)], words) for n, words in enumerate(TALK)) + "\n"


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("{}. {}", ("I", "P1")),
        ("{}. {}", ("Int", "P01")),
        ("{}.\n{}", ("Intervjuer", "Informant 2")),
        ("{} – {}", ("I", "P")),
        ("{} - {}", ("Intervjuer", "Deltaker 3")),
        ("{} — {}", ("I", "Kari")),
        ("1.03 {}: {}", ("Kari", "Ola")),
        ("[12.30] {}: {}", ("Kari", "Ola")),
        ("0.12.45 {}: {}", ("I", "Kari")),
    ],
)
def test_forms_that_people_write(form, names):
    text = talk(form, *names)
    found = turns(text)
    assert [turn.speaker for turn in found] == [names[0], names[1]] * 2
    assert [text[turn.words : turn.end].strip() for turn in found] == list(TALK)
    assert {label_of(text[turn.start : turn.words]) for turn in found} == set(names)


def test_a_name_before_a_dash_speaks_where_it_is_declared():
    text = talk("{} – {}", "Kari", "Ola")
    assert turns(text) == []
    assert [turn.speaker for turn in turns(text, ["Kari", "Ola"])] == ["Kari", "Ola"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A. Helt enig\nB. Litt enig\nC. Uenig\n\nA. Ja\nB. Nei\nC. Vet ikke\n",
        "I. Innledning\n\nHun kom.\n\nII. Møtet\n\nDe gikk.\n\nI. Vedlegg\n\nII. Kilder\n",
        "P1. Om kraft.\n\nHer er alt fortalt uten spørsmål.\n",
        "P1. Om kraft.\n\nP2. Om ro.\n\nP3. Om håp.\n",
        "Målet – å bli frisk – var fjernt.\nMålet – å orke – var nært.\n",
        "Jeg – ja, jeg – var der.\nHun – hun kom.\nJeg – jeg gikk.\nHun – ble.\n",
        "3.10 Metode\n\n3.11 Utvalg\n",
        "Dr. Holm kom.\nDr. Holm gikk.\nFru. Dahl ble.\nFru. Dahl sov.\n",
    ],
)
def test_lists_headings_and_sentences_are_no_turns(text):
    assert turns(text) == []
