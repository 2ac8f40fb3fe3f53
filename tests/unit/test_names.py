"""One normal form for names and passphrases: what looks the same is the same, whatever it was typed on."""

import json
import random
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.base import first_line
from app.cli.names import Names
from core.analysis.presentation import Presentation
from core.commands import codebook, members, participants, relations
from core.errors import BadFile, Refused, WrongPassphrase
from core.events.codebook import CodeCreated
from core.events.members import MemberNamed
from core.keys.device_key_file import DeviceFile, open_device_file, seal_device_file
from core.sealing import crypto
from core.text.normal import look_alike, normal_name
from tests.builders import World, a_code, a_participant, a_source, alice, exchange, invited
from tests.forgeries import verifier
from tests.signing import sign

QUICK = crypto.PassphraseCost(1, 64, 1)
SAME = [
    "Pål",
    unicodedata.normalize("NFD", "Pål"),
    " Pål\u00a0",
    "P\u200bål",
    "Pål\ufeff",
    "På\u00adl",
    "\u202dPål\u202c",
    "P\u2060å\u200dl",
    "Pa\u200b\u030al",
    "Pål\u3164",
]


@pytest.mark.parametrize("name", SAME, ids=ascii)
def test_names_that_look_the_same_are_one_name(name):
    assert normal_name(name) == "Pål"
    assert look_alike(name.upper()) == look_alike("pål")


@pytest.mark.parametrize("name", ["👩‍🔬", "❤️", "می‌خواهم", "क्‍ष", "1️⃣", "עברית", "Zoë 🏳️‍🌈 x", "Ⅷ", "ﬁ"])
def test_names_whose_joins_are_seen_stay_as_they_are(name):
    assert normal_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("name", ["", " \n", "\u200b", "\u200d\u200c", "\ufe0f", "\u3164\u2800", "\u202e"], ids=ascii)
def test_what_nobody_sees_is_no_name(name):
    assert normal_name(name) == ""
    a = alice(World(1))
    with pytest.raises(Refused) as problem:
        a_code(a, name)
    assert problem.value.code == "name-empty"


def names_of_all_kinds() -> list[str]:
    """What looks alike, signs that nobody sees, and a great many names put together from such signs."""
    signs = [
        "a",
        "é",
        "e\u0301",
        "ع",
        "क",
        "👩",
        " ",
        "\u00a0",
        "\n",
        "\u0007",
        *"\u00ad\u0600\u061c\u200b\u200c\u200d\u202e",
    ]
    signs += [*"\u2028\u2060\u2800\u3164\ufe0e\ufe0f\ufeff", "\U000e0061"]
    draw = random.Random(1)
    return SAME + ["", *signs] + ["".join(draw.choices(signs, k=draw.randint(1, 6))) for _ in range(4000)]


def test_the_verifiers_know_a_name_in_its_normal_form(tmp_path):
    names = names_of_all_kinds()
    expected = [
        normal_name(name) == name != "" and not any(unicodedata.category(each) == "Cc" for each in name)
        for name in names
    ]
    assert [verifier.is_text(name, 500, True) for name in names] == expected
    node = shutil.which("node")
    if node is None:
        return
    page = Path("tools/verify_bundle.html").read_text(encoding="utf-8")
    script = page[page.index("<script>") + 8 : page.index("// -- the page")]
    Path(tmp_path, "names.json").write_text(json.dumps(names), encoding="utf-8")
    Path(tmp_path, "ask.js").write_text(
        f"{script}\nconst names = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));"
        "console.log(JSON.stringify(names.map(name => isText(name, 500, true))));",
        encoding="utf-8",
    )
    done = subprocess.run(
        [node, tmp_path / "ask.js", tmp_path / "names.json"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == expected


@given(st.text(st.characters(), max_size=30) | st.text("aé\u0301\u200b\u200d\ufe0f\u00ad 👩", max_size=12))
def test_the_normal_form_is_one(name):
    normal = normal_name(name)
    assert normal_name(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)
    assert normal == normal.strip()
    assert look_alike(normal) == look_alike(name)


@pytest.mark.parametrize("name", SAME, ids=ascii)
def test_commands_record_the_normal_form_and_look_ups_find_it(name):
    a = alice(World(2))
    code, person = a_code(a, name), a_participant(a, name)
    a.do(members.name_member, name)
    other = a_code(a, "Annen")
    link = a.do(relations.create_relation, code, name, other)[0].event.relation
    assert a.words(a.state.codes.rows[code].name) == "Pål"
    assert a.words(a.state.participants.rows[person].pseudonym) == "Pål"
    assert a.words(a.state.members.rows[a.member].name) == "Pål"
    assert a.words(a.state.relations.rows[link].kind) == "Pål"
    for typed in SAME:
        names = Names(Presentation(a))
        assert names.code(typed) == code
        assert names.participant(typed) == person
        assert names.member(typed) == a.member
    with pytest.raises(Refused):
        a.do(participants.take_people, [(name, {})])  # nobody in it is new


@pytest.mark.parametrize("name", SAME[1:], ids=ascii)
def test_a_name_in_another_form_signed_by_a_changed_program_has_no_effect(name):
    world = World(3)
    a = alice(world)
    b = invited(world, a, "B")
    made = sign(b, CodeCreated(world.entropy(16), name, None, "", "", None), MemberNamed(b.member, name))
    exchange(a, b)
    for project in (a, b):
        assert not project.state.codes.rows
        assert {project.state.conflicts.rows[each.id].kind for each in made} == {"bad_value"}


def test_a_name_that_was_sealed_is_found_however_it_is_typed():
    a = alice(World(4))
    source = a_source(a, "Da sa Pa\u030al det")
    code = a.do(codebook.create_in_vivo, source, 6, 10)[0].event.code
    assert Names(Presentation(a)).code(unicodedata.normalize("NFD", "Pål")) == code


def test_a_code_in_vivo_is_called_by_what_was_said_and_not_by_who_said_it():
    text = "Intervjuer: Hva møtte deg?\nKari: Lys på bordet.\nIntervjuer: Og så?\nKari: Kaffe.\n"
    a = alice(World(4))
    source = a_source(a, text)
    expected = {
        "Kari: Lys på bordet": "Lys på bordet",
        "ari: Lys": "Lys",
        "deg?\nKari: Lys": "deg? Lys",
        "bordet.\nIntervjuer: Og så?\nKari: Kaffe": "bordet. Og så? Kaffe",
        "Kari": "Kari",
        "på bordet": "på bordet",
    }
    for said, name in expected.items():
        start = text.index(said)
        code = a.do(codebook.create_in_vivo, source, start, start + len(said))[0].event.code
        assert Presentation(a).code(code) == name


def test_a_passphrase_opens_however_its_letters_are_typed():
    world = World(5)
    content = DeviceFile(crypto.new_device(world.entropy), "A")
    composed, apart = "blåbærsyltetøy é", unicodedata.normalize("NFD", "blåbærsyltetøy é")
    for first, second in ((composed, apart), (apart, composed), (composed, "\ufeff" + composed)):
        assert open_device_file(seal_device_file(content, first, world.entropy, QUICK), second) == content
    raw = seal_device_file(content, composed, world.entropy, QUICK)
    for other in ("blabærsyltetøy é", composed.upper(), composed + " "):
        with pytest.raises(WrongPassphrase):
            open_device_file(raw, other)
    assert open_device_file(seal_device_file(content, "\udce5", world.entropy, QUICK), "\udce5") == content


@pytest.mark.parametrize(
    "content",
    [
        "blåbær\n".encode(),
        b"\xef\xbb\xbf" + "blåbær\r\n".encode(),
        "blåbær\r".encode(),
        "blåbær".encode("utf-16"),
        b"\xfe\xff" + "blåbær\r\n".encode("utf-16-be"),
        "blåbær\nen linje til\n".encode(),
    ],
)
def test_a_passphrase_file_may_have_a_mark_and_any_line_end(content, tmp_path):
    path = tmp_path / "passphrase"
    path.write_bytes(content)
    assert first_line(path) == "blåbær"


def test_what_is_no_passphrase_file_is_refused(tmp_path):
    for content in (b"\xff\x00\x00", b"\xe5", b"x" * 2_000_000):
        (tmp_path / "p").write_bytes(content)
        with pytest.raises(BadFile):
            first_line(tmp_path / "p")
    (tmp_path / "p").write_bytes(b"")
    assert first_line(tmp_path / "p") == ""
