"""What the two invented coders do beyond codes and memos: consents, layers, a recording, what they settled on."""

import io
import json
import math
import struct
import wave

from app.sample.coder import Coder
from core.analysis.consensus import open_differences
from core.analysis.presentation import Presentation
from core.analysis.query import by_ids
from core.analysis.search import search
from core.commands import codebook, codings, files, layers, participants, queries, references, relations
from core.commands.consensus import record_consensus
from core.text.context_expansion import widened
from core.text.layers import occurrences
from core.views.codebook import resolve_merged

CONSENT_DAY = "2026-02-02"
CONSENTED = participants.Consented("yes", "yes", "yes", "not_asked", "2026-1")
AGES = ("20-29", "30-39", "40-49", "50-59", "60-69")
PLACES = {"1-kari": {"Kari": "Informant A"}}
"""What stands in the anonymised layer for a name."""

WORKS = (
    {
        "type": "book", "title": "Constructing Grounded Theory", "author": [{"family": "Charmaz", "given": "Kathy"}],
        "issued": {"date-parts": [[2014]]}, "publisher": "Sage", "edition": "2", "citation-key": "charmaz2014",
    },
    {
        "type": "book", "title": "The Theory and Practice of Group Psychotherapy",
        "author": [{"family": "Yalom", "given": "Irvin D."}, {"family": "Leszcz", "given": "Molyn"}],
        "issued": {"date-parts": [[2005]]}, "publisher": "Basic Books", "edition": "5", "citation-key": "yalom2005",
    },
)  # fmt: skip
AGREED = (
    "Vi hørte opptaket om igjen; det er dette hun sier.",
    "Her leste den ene av oss mer inn enn det som står.",
    "Vi lot den korteste avgrensningen gjelde: resten er bakgrunn.",
)


def consents(coder: Coder, names: list[str]) -> None:
    """What an attribute may be; and when each consented, with one form as an example."""
    coder.do(participants.set_attribute_type, "alder", "choice", AGES)
    for name in names:
        coder.do(participants.note_consent, coder.person(name), CONSENT_DAY, "anonyme sitater", None, CONSENTED)
    form = "Samtykke (oppdiktet). Jeg kan trekke meg når jeg vil, uten å si hvorfor.\n".encode()
    first = coder.person(names[0])
    attached = coder.project.attach("participant", first, "samtykke.txt", "text/plain", [form]).event.file
    coder.do(participants.note_consent, first, CONSENT_DAY, "det samme, skriftlig", attached, CONSENTED)


def recording(coder: Coder, source: str, seconds_a_line: int = 2) -> None:
    """A tone in the place of a voice, and when each line would be spoken: nobody was recorded."""
    where = coder.source(source)
    text = coder.project.text(where)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] == "\n"]
    lasts = 1000 * seconds_a_line
    coder.do(files.set_timecodes, where, tuple((at, n * lasts, (n + 1) * lasts) for n, at in enumerate(starts)))
    coder.project.attach("source", where, "tone, ingen stemme.wav", "audio/wav", [_tone(seconds_a_line * len(starts))])


def _tone(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(4000)
        sound.writeframes(
            b"".join(struct.pack("<h", int(2500 * math.sin(n * math.tau * 220 / 4000))) for n in range(4000 * seconds))
        )
    return out.getvalue()


def anonymise(coder: Coder) -> None:
    """A pseudonym for a pseudonym, so that the layer can be seen; and a slip of the transcript set right."""
    for source, names in PLACES.items():
        where = coder.source(source)
        text = coder.project.text(where)
        for name, other in names.items():
            if places := tuple(occurrences(text, name)):
                coder.do(layers.replace_words, where, "anonymised", places, other, "står i teksten som talerens navn")


def settle_differences(one: Coder, other: Coder) -> None:
    """They talk the first few differences through and write down what they came to."""
    pairs = open_differences(Presentation(one.project), (one.project.member, other.project.member))
    for n, (pair, why) in enumerate(zip(pairs, AGREED, strict=False)):
        rows = [row for row in (pair.first, pair.second) if row is not None]
        shortest = min(rows, key=lambda row: row.end - row.start)
        codes = (pair.code,) if n % 2 == 0 else ()
        one.do(record_consensus, tuple(row.id for row in rows), codes, shortest.start, shortest.end, why)


def code_hits(coder: Coder, words: str, code: str) -> None:
    """Looks for words in all texts, and codes the sentences that do not carry the code yet."""
    wanted, state = coder.code(code), coder.project.state
    own = [row for row in state.codings.values() if row.by == coder.project.member and row.status == "live"]
    places = []
    for hit in search(Presentation(coder.project), words, every=True):
        place = (hit.source, *widened(coder.project.text(hit.source), hit.start, hit.end, "sentence"))
        there = [row for row in own if row.source == hit.source and row.start < place[2] and place[1] < row.end]
        if wanted not in {resolve_merged(state, row.code) for row in there}:
            places.append(place)
    if places:
        coder.do(codings.code_places, places, [wanted], f"søkte etter «{words}» og leste hvert sted")


WHY_AGAINST = {
    "ikke ett fellesskap": "De vil ikke det samme: her er det ikke fellesskapet som bærer.",
    "mer alene etterpå": "Å kjenne seg igjen kan også gjøre en mer alene, når de andre har kommet lenger.",
}


def turn_negative_cases(coder: Coder, into: str) -> None:
    """What was kept apart as negative cases goes to the category that it speaks against."""
    state = coder.project.state
    for row in state.codings.values():
        name = coder.project.words(state.codes.rows[resolve_merged(state, row.code)].name) or ""
        if row.by == coder.project.member and row.status == "live" and name.startswith("negativt tilfelle"):
            why = WHY_AGAINST[name.removeprefix("negativt tilfelle: ")]
            coder.do(codings.recode, row.id, coder.code(into), why)
            coder.do(codings.set_coding_stance, row.id, "against", why)


def give_up_empty(coder: Coder) -> None:
    """The codes that only held negative cases are not needed any more."""
    for row in coder.project.state.codes.values():
        if row.status == "live" and (coder.project.words(row.name) or "").startswith("negativt tilfelle"):
            coder.do(codebook.delete_code, row.id, "Negative tilfeller står nå ved kategorien de taler mot.")


def connect(coder: Coder) -> None:
    """Relations, a set, weights, a query worth asking again, and the literature."""
    code = coder.code
    framed, shared = code("Trygge rammer"), code("«Jeg er ikke alene» – dele erfaringer")
    seen = code("Nye perspektiv")
    coder.do(relations.create_relation, framed, "causes", shared, "Uten rammene deler ingen; det sier alle seks.")
    coder.do(relations.create_relation, shared, "causes", seen, "Gjenkjennelse kommer før det nye blikket.")
    coder.do(relations.create_relation, code("skam i bygda"), "contradicts", code("bli synlig i lokalsamfunnet"))
    coder.do(relations.save_set, "Det gruppa gjør", (framed, shared, seen))
    state, uncut = coder.project.state, code("ikke bli avbrutt")
    live = [row for row in state.codings.values() if row.by == coder.project.member and row.status == "live"]
    heavy = next(row.id for row in live if resolve_merged(state, row.code) == uncut)
    coder.do(codings.annotate_coding, heavy, 90, "Hele kategorien i én setning.")
    presentation = Presentation(coder.project)
    asked = by_ids(presentation, '"Trygge rammer" near/2turns "dele erfaringer"', lambda name: [code(name)])
    coder.do(queries.save_query, "Rammer før deling?", asked)
    coder.do(references.add_references, [json.dumps(work, ensure_ascii=False, sort_keys=True) for work in WORKS])
    _link_theory(coder)


def _link_theory(coder: Coder) -> None:
    """Theoretical memos point to the works that they name."""
    state, words = coder.project.state, coder.project.words
    works = {json.loads(words(row.item) or "{}")["author"][0]["family"]: row.id for row in state.references.values()}
    for memo in state.memos.values():
        for family, work in works.items():
            if memo.by == coder.project.member and family in (words(memo.reference) or ""):
                coder.do(references.link_memo, memo.id, "reference", work)
