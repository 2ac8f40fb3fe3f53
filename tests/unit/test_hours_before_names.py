"""Hours of the day before names, as notes of observations have them, and paths in captions. The words are fictional."""

import pytest

from core.importing.document import read_named
from core.text.speaker_turns import turns

HOURS = ["kl. 10.0{}", "Kl 10:0{}", "KL. 10.0{}", "[kl. 10.0{}]", "(kl 10:0{})", "kl. 10.0{}:", "10.0{}:"]


@pytest.mark.parametrize("hour", HOURS)
def test_an_hour_before_a_name_is_no_part_of_it(hour):
    said = [("Kari", "Jeg er her nå."), ("Per", "Ja vel, sa jeg."), ("Kari", "Vi ses kl. 12.00: da er jeg der.")]
    text = "".join(f"{hour.format(n)} {name}: {words}\n" for n, (name, words) in enumerate(said))
    found = turns(read_named("a.txt", text.encode()).text)
    assert [(each.speaker, text[each.words : each.end].strip()) for each in found] == said


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"Se \\tjener\Navn og \\tjener\felles\Nytt der.", r"Se \\tjener\Navn og \\tjener\felles\Nytt der."),
        (r"Fila ligger i C:\Nytt", r"Fila ligger i C:\Nytt"),
        (r"Jeg kom.\NSå gikk jeg.", "Jeg kom. Så gikk jeg."),
    ],
)
def test_a_path_in_a_caption_is_not_broken(line, words):
    cue = f"1\n00:00:01,000 --> 00:00:02,000\n{line}\n\n2\n00:00:03,000 --> 00:00:04,000\nJa.\n"
    assert read_named("a.srt", cue.encode()).text.splitlines()[0] == words
