"""The seven weeks of the sample study, played through the program's own commands: two coders, one shared folder.

The same seed gives the same study to the byte but for the wrapped keys, whose randomness is the library's own.
"""

import shutil
from pathlib import Path
from random import Random

from app import composition
from app.sample import depth
from app.sample.coder import Coder, read_transcript
from app.sample.findings import write_up
from app.sample.story import (
    ASSETS,
    CATEGORIES,
    COLOURS,
    DAY_MS,
    DIFFERENT_WORDS,
    FIRST_DAY_MS,
    GATHERED_BY,
    MAIN,
    PASSPHRASE,
    PEOPLE,
    SEED,
)
from core.commands import codebook, codings, members, memos, participants, project, rounds, sources
from core.commands.sources import Incoming
from core.ids import Id
from core.keys.device_key_file import DeviceFile, seal_device_file
from core.project import Moment, Project
from core.sealing.crypto import KEY_BYTES, new_device
from core.storage.files import make_private_folder, write_whole
from core.text.normal import normalise
from core.views.codebook import resolve_merged
from sync.join_files import open_welcome, read_request, write_request, write_welcome
from sync.transports.folder import sync_folder


class Study:
    """The seven weeks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shared = folder / "shared"
        self.random = Random(SEED)  # noqa: S311 - fiction needs no secrets
        self.now = FIRST_DAY_MS
        self.transcripts = {path.stem: read_transcript(path) for path in sorted(ASSETS.glob("*.txt"))}
        self.a, self.b = Coder(self.clock, "A"), Coder(self.clock, "B")

    def clock(self) -> Moment:
        """A while later than the last time."""
        self.now += self.random.randrange(20_000, 240_000)
        return Moment(self.now, 60)

    def day(self, number: int) -> None:
        """Goes on to a day, counted from the first."""
        self.now = max(self.now, FIRST_DAY_MS + number * DAY_MS)

    def sync(self) -> None:
        """Both meet in the shared folder."""
        for coder in (self.a, self.b, self.a, self.b):
            sync_folder(coder.project, self.shared)

    def play(self) -> None:
        """All of it."""
        make_private_folder(self.shared)
        for weeks in (self.begin, self.first_round, self.agree, self.second_round, self.gather, self.third_round):
            weeks()
        for weeks in (self.look_for_main_lines, self.clear_selection, self.close):
            weeks()
        self.sync()

    # -- week 1

    def begin(self) -> None:
        """The frame, the preunderstanding, the people who were asked; then the second coder joins."""
        secrets = new_device(self.random.randbytes)
        home = self.folder / "coder-a"
        make_private_folder(home)
        self._write_key(home, DeviceFile(secrets.without_box(), "Koder A (oppdiktet)"))
        log = composition.open_log(home)
        title = "Selvhjelp som egenkraft (oppdiktet eksempel)"
        a = self.a
        a.project = Project.create(log, secrets, a.clock, self.random.randbytes, title, "Koder A (oppdiktet)")
        a.do(project.describe_project, "question", "Hva betyr det for deltakerne å være med i ei selvhjelpsgruppe?")
        a.do(project.describe_project, "method", "Induktivt, etter grounded theory (Charmaz) og IPA; to kodere.")
        a.do(project.describe_project, "ethics", "Oppdiktet: ingen er intervjuet, og ingen godkjenning var nødvendig.")
        a.do(project.describe_project, "context", "Fem enkeltintervjuer, ett gruppeintervju og to på engelsk.")
        for text in (
            "Jeg tror at gruppene mest er et sted for trøst. Jeg må passe på at jeg ikke bare finner igjen det.",
            "Jeg har selv sittet i ei slik gruppe i et halvt år. Det åpner dører, og det farger det jeg hører.",
            "Jeg venter meg lite om lokalsamfunnet. Blir det et tema, kommer det fra dem og ikke fra meg.",
        ):
            a.do(memos.write_memo, "preunderstanding", text)
        for name, (age, _) in PEOPLE.items():
            person = a.do(participants.add_participant, name).event.participant
            a.do(participants.describe_participant, person, "alder", age)
            a.do(participants.set_status, person, "consented")
        depth.consents(a, list(PEOPLE))
        for name, status in (("Deltaker 12", "declined"), ("Deltaker 13", "no-show")):
            a.do(participants.set_status, a.do(participants.add_participant, name).event.participant, status)
        self.day(3)
        self._admit_b()
        self.sync()

    def _admit_b(self) -> None:
        home = self.folder / "coder-b"
        make_private_folder(home)
        content = DeviceFile(new_device(self.random.randbytes), "Koder B (oppdiktet)", self.random.randbytes(KEY_BYTES))
        asked = read_request(write_request(content))
        a, b = self.a, self.b
        a.do(members.admit_member, asked.keys, content.name)
        welcome = write_welcome(a.project.log, a.project.id, asked, a.project.secrets, self.random.randbytes)
        bundle = open_welcome(welcome, content)
        self._write_key(home, content._replace(once=b"", secrets=content.secrets.without_box()))
        b.project = Project.join(composition.open_log(home), content.secrets, b.clock, self.random.randbytes, bundle)

    def _write_key(self, home: Path, content: DeviceFile) -> None:
        raw = seal_device_file(content, PASSPHRASE, self.random.randbytes, composition.COST)
        write_whole(home / composition.KEY_FILE, raw)

    def bring_in(self, *names: str) -> None:
        """Coder A imports interviews and says who speaks in them."""
        for name in names:
            people = [self.a.person(who) for who, (_, source) in PEOPLE.items() if source == name]
            kind = "group" if len(people) > 1 else "interview"
            incoming = Incoming(name, self.transcripts[name].text, f"{name}.txt (utf-8)", kind)
            self.a.do(sources.bring_in, [incoming], people)
            for person in people:
                self.a.do(participants.set_status, person, "interviewed")

    # -- weeks 1 and 2: initial coding, apart and offline

    def first_round(self) -> None:
        """Both code the same three interviews without seeing each other."""
        self.day(5)
        self.bring_in("1-kari", "2-torleif", "3-nadia")
        depth.recording(self.a, "1-kari")
        three = [self.a.source(name) for name in ("1-kari", "2-torleif", "3-nadia")]
        both = [self.a.project.member, self.b.project.member]
        blind = self.a.do(rounds.open_round, "Første runde, hver for seg", three, both).event.round
        self.sync()
        self.b.uses_other_words = True
        for coder in (self.a, self.b):
            for name in ("1-kari", "2-torleif", "3-nadia"):
                coder.put_codes(self.transcripts[name])
        a = self.a
        silence = a.coding_of("1-kari", "Jeg gråt der i fjor høst", "gråte uten skam")
        a.do(
            memos.write_memo,
            "observational",
            "Lang pause før hun fortalte dette; hun så på hendene sine.",
            "coding",
            silence,
        )
        a.do(
            memos.write_memo, "reflexive", "Her ble jeg rørt. Pass på at det ikke blir et argument.", "coding", silence
        )
        self.b.uses_other_words = False
        self.day(12)
        for coder in (self.a, self.b):
            coder.do(rounds.finish_round, blind)
        self.sync()

    # -- week 3: what did we see differently?

    def agree(self) -> None:
        """What each called otherwise is merged; a disagreement is talked through; a code gets two names at once."""
        self.day(14)
        a, b = self.a, self.b
        self._merge_doubles(a)
        for ours, theirs in DIFFERENT_WORDS.items():
            why = f"Vi mente det samme; «{ours}» ligger nærmere det de sier."
            a.do(codebook.merge_codes, a.code(theirs), a.code(ours), why)
        self.sync()
        helper = b.coding_of("3-nadia", "Jeg er den som hjelper alle", "hjelpe andre hjelper meg")
        other = a.code("ta tak selv")
        a.do(codings.judge_coding, helper, "propose", other, "Hun snakker om å be om hjelp, ikke om å gi den.")
        a.do(codebook.rename_code, a.code("bli synlig i lokalsamfunnet"), "synlighet", "kortere")
        b.do(codebook.rename_code, b.code("bli synlig i lokalsamfunnet"), "å bli sett av kommunen", "nærmere teksten")
        self.sync()
        both = a.code("å bli sett av kommunen") if self._named(a, "å bli sett av kommunen") else a.code("synlighet")
        why = "To navn på samme tid; vi gikk tilbake til det første, som rommer begge."
        a.do(codebook.rename_code, both, "bli synlig i lokalsamfunnet", why)
        b.do(codings.recode, helper, b.code("ta tak selv"), "Enig etter å ha hørt opptaket en gang til.")
        text = (
            "Uenigheten om Nadia handlet om hvem som er hjelper. Vi lot teksten avgjøre, ikke rollen hun fortalte om."
        )
        b.do(memos.write_memo, "methodological", text)
        self.sync()
        depth.settle_differences(a, b)
        depth.anonymise(b)
        self.sync()

    def _merge_doubles(self, coder: Coder) -> None:
        """Codes that both made under the same name while apart become one."""
        first: dict[str, Id] = {}
        for row in sorted(coder.project.state.codes.values(), key=lambda each: (each.at, each.id)):
            name = coder.project.words(row.name) or ""
            if row.status == "live" and first.setdefault(name, row.id) != row.id:
                coder.do(codebook.merge_codes, row.id, first[name], "Samme kode, laget hver for seg samme uke.")

    def _named(self, coder: Coder, name: str) -> bool:
        rows = coder.project.state.codes.values()
        return any(coder.project.words(row.name) == name for row in rows)

    # -- weeks 3 and 4: more interviews, and a condensed text

    def second_round(self) -> None:
        """Three more interviews, one with a group, and a condensed text."""
        self.day(16)
        self.bring_in("4-oddvar", "5-gruppe", "6-vidar")
        summary = normalise(
            "Kari ringte selv etter to år. Rammene var enkle. Hun kjente seg igjen i en annens netter.\n"
        )
        condensed = Incoming("1-kari, fortettet", summary, "skrevet av koder A", "condensed")
        self.a.do(sources.import_source, condensed, (), self.a.source("1-kari"))
        self.sync()
        for coder in (self.a, self.b):
            for name in ("4-oddvar", "5-gruppe", "6-vidar"):
                coder.put_codes(self.transcripts[name])
            sync_folder(coder.project, self.shared)
        quiet = self.b.coding_of("5-gruppe", "Jeg hadde en plan", "dele erfaringer")
        text = "I gruppa fyller de ut hverandres setninger. Hva ville Simen sagt alene?"
        self.b.do(memos.write_memo, "methodological", text, "coding", quiet)
        self.day(20)
        self.sync()

    # -- week 4: focused coding

    def gather(self) -> None:
        """Subcategories from what codes have in common; a slip is undone; a code is split."""
        self.day(21)
        a, b = self.a, self.b
        self._merge_doubles(a)
        a.do(project.mark_milestone, "Åpen koding ferdig for seks intervjuer")
        a.do(project.start_phase, "focused", "De samme kodene kommer igjen; nye er sjeldne i intervju fem og seks.")
        for category, codes in list(CATEGORIES.items())[:5]:
            parent = a.code(category)
            for name in codes:
                a.do(codebook.move_code, a.code(name), parent, GATHERED_BY[category])
        slip = a.do(codebook.delete_code, a.code("andres løsninger"), "trodde den var dobbel")
        a.do(project.undo, slip.id, "den er ikke det samme som å se noe utenfra")
        voiced = b.code("si det høyt")
        b.do(codebook.split_code, voiced, ["si det høyt i gruppa", "si det høyt utenfor gruppa"], "To slags mot.")
        self.sync()
        for coder in (a, b):
            self._sort_voices(coder)
        self.sync()
        a.do(codebook.move_code, a.code("si det høyt i gruppa"), a.code("Trygge rammer"), "Mulig fordi rammene holder.")
        outside = "Virker på dem som hører det, ikke bare på den som sier det."
        a.do(codebook.move_code, a.code("si det høyt utenfor gruppa"), a.code("Aksept for mentale problemer"), outside)

    def _sort_voices(self, coder: Coder) -> None:
        """Everybody sorts their own codings of the code that was split."""
        state = coder.project.state
        old = coder.code("si det høyt")
        inside, outside = coder.code("si det høyt i gruppa"), coder.code("si det høyt utenfor gruppa")
        for row in state.codings.values():
            if resolve_merged(state, row.code) == old and row.by == coder.project.member and row.status == "live":
                said = coder.project.text(row.source)[row.start : row.end]
                coder.do(codings.recode, row.id, inside if "Det er et sted" in said else outside)

    # -- week 5: the last two interviews

    def third_round(self) -> None:
        """Nothing new comes up."""
        self.day(28)
        self.bring_in("7-helen", "8-marcus")
        self.sync()
        for coder in (self.a, self.b):
            for name in ("7-helen", "8-marcus"):
                coder.put_codes(self.transcripts[name])
            self._sort_voices(coder)
        self.sync()
        text = "Ingen nye koder i de to siste intervjuene. Vi nærmer oss metning, men utvalget er selvvalgt."
        self.b.do(memos.write_memo, "methodological", text)

    # -- week 6: theoretical coding

    def look_for_main_lines(self) -> None:
        """Main categories from subcategories."""
        self.day(35)
        a = self.a
        a.do(project.start_phase, "theoretical", "Kategoriene står; nå ser vi hvordan de henger sammen.")
        for category, codes in list(CATEGORIES.items())[5:]:
            parent = a.code(category)
            for name in codes:
                a.do(codebook.move_code, a.code(name), parent, GATHERED_BY[category])
        top = a.code("Egenkraftmobilisering")
        a.do(codebook.move_code, a.code("Ønske om endring i eget liv"), top, "Her begynner det.")
        for main, categories in MAIN.items():
            parent = a.code(main)
            a.do(codebook.move_code, parent, top, "Hovedlinje gjennom alle intervjuene.")
            for category in categories:
                a.do(codebook.move_code, a.code(category), parent, "Underkategori med felles trekk.")
        vivo = a.code("jeg er ikke alene")
        shared = a.code("«Jeg er ikke alene» – dele erfaringer")
        a.do(codebook.merge_codes, vivo, shared, "Karis egne ord bærer hele kategorien.")
        fear = "Dekket av «ta tak selv»: å grue seg og gå inn likevel."
        a.do(codebook.merge_codes, a.code("grue seg"), a.code("ta tak selv"), fear)
        stopped = a.coding_of("2-torleif", "Kona sa", "orke ikke mer")
        a.do(
            memos.write_memo,
            "theoretical",
            "Vendepunktet kommer utenfra, men handlingen er hans egen: mobilisering av det som finnes.",
            "coding",
            stopped,
            "Charmaz (2014), Constructing Grounded Theory",
        )
        told = a.coding_of("1-kari", "Vi begynner alltid", "ikke bli avbrutt")
        a.do(
            memos.write_memo,
            "theoretical",
            "Rammene er selv virksomme, ikke bare et vilkår.",
            "coding",
            told,
            "Yalom (2005)",
        )
        a.do(
            memos.write_memo,
            "analytic",
            "Trygghet kommer før gjenkjennelse, og gjenkjennelse før nye perspektiv.",
            "code",
            top,
        )
        self.sync()
        depth.code_hits(a, "taushetsløfte", "taushetsløfte")
        for coder in (a, self.b):
            depth.turn_negative_cases(coder, "«Jeg er ikke alene» – dele erfaringer")
        self.sync()
        depth.give_up_empty(a)
        depth.connect(a)
        self.sync()

    # -- week 7

    def clear_selection(self) -> None:
        """Vidar withdraws, without giving a reason; nobody asks for one."""
        self.day(42)
        b = self.b
        b.do(memos.write_memo, "ethical", "En deltaker har trukket seg. Vi sletter, og spør ikke hvorfor.")
        withdrawn = b.person("Vidar")
        b.do(participants.withdraw_participant, withdrawn)
        self.sync()
        self.a.do(participants.withdraw_participant, withdrawn)  # an owner confirms what a coder recorded
        self.sync()

    def close(self) -> None:
        """Definitions, a last look at oneself, and the result."""
        self.day(45)
        a = self.a
        for name, definition, use, not_use in (
            (
                "Trygge rammer",
                "Det som gjør at en tør.",
                "Faste, avtalte vilkår for samværet.",
                "Omsorg fra enkeltpersoner.",
            ),
            ("Nye perspektiv", "Å se eget liv med andres øyne.", "Når synet på en selv endrer seg.", "Rene råd."),
            ("skam i bygda", "Frykten for å bli sett og snakket om.", "Lokalsamfunnets blikk.", "Skam innad i gruppa."),
        ):
            code = a.code(name)
            for part, text in (("definition", definition), ("use", use), ("not_use", not_use)):
                a.do(codebook.define_code, code, part, text)
        for name, colour in COLOURS.items():
            a.do(codebook.colour_code, a.code(name), colour)
        text = "Jeg fant trøst, som ventet; men rammene og lokalsamfunnet fant meg. Det siste hadde jeg ikke ventet."
        a.do(memos.write_memo, "reflexive", text)
        write_up(a)
        a.do(project.mark_milestone, "Resultattabellen står")


def build(folder: Path) -> None:
    """Makes the study in `folder`, which gets coder-a, coder-b and shared; where it was interrupted, anew."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    study = Study(part)
    study.play()
    for coder in (study.a, study.b):
        coder.project.log.close()  # an open file cannot be moved everywhere
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
