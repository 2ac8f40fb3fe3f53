"""What core and sync refuse, in Norwegian (bokmål): whole sentences, with places for names and numbers."""

import re
from functools import cache


def in_norwegian(sentence: str) -> str:
    """A refusal in Norwegian; the sentence itself where it is not known here. A file's name may stand before it."""
    for pattern, norwegian in _patterns():
        match = pattern.fullmatch(sentence)
        if match is not None:
            return norwegian.format(*match.groups())
    name, colon, rest = sentence.partition(": ")
    return f"{name}: {in_norwegian(rest)}" if colon and rest else sentence


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The longest first, so that a sentence is not taken for a shorter one with a long name in it."""
    ordered = sorted(NORWEGIAN.items(), key=lambda pair: -len(pair[0]))
    return [(re.compile(re.escape(english).replace(r"\{\}", "(.+)")), norwegian) for english, norwegian in ordered]


NORWEGIAN: dict[str, str] = {
    "The speaker “{}” belongs to somebody who is not among the participants.": (
        "Taleren «{}» hører til noen som ikke er blant deltakerne."
    ),
    "These words were withdrawn by who spoke them.": "Disse ordene er trukket tilbake av den som sa dem.",
    "A coder of a round has to be a member of the project.": "En koder i en runde må være medlem av prosjektet.",
    "A round needs a text to code.": "En runde trenger en tekst å kode.",
    "A round needs two coders at least.": "En runde trenger minst to kodere.",
    "Say why the round ends before all are done: a reader of the study will ask.": (
        "Si hvorfor runden slutter før alle er ferdige: en leser av studien vil spørre."
    ),
    "There is no such round.": "Det finnes ingen slik runde.",
    "This request is damaged; ask for it again.": "Denne forespørselen er skadet; be om den på nytt.",
    "This round is over.": "Denne runden er over.",
    "This welcome is damaged, or was used already; ask for a new one.": (
        "Denne velkomsten er skadet eller alt brukt; be om en ny."
    ),
    "This welcome is for another device; make a request on this one.": (
        "Denne velkomsten er for en annen enhet; lag en forespørsel på denne."
    ),
    "This welcome does not let this device in; ask for a new one.": (
        "Denne velkomsten slipper ikke inn denne enheten; be om en ny."
    ),
    "device.key is damaged; restore it from a backup, or recover with your recovery sheet.": (
        "device.key er skadet; hent den fra en sikkerhetskopi, eller bruk gjenopprettingsarket."
    ),
    "device.key is damaged; restore it from a backup.": "device.key er skadet; hent den fra en sikkerhetskopi.",
    "this is not a Word document, or it is damaged.": "dette er ikke et Word-dokument, eller det er skadet.",
    "this is not a text file.": "dette er ikke en tekstfil.",
    "this is not an OpenDocument text, or it is damaged.": "dette er ikke en OpenDocument-tekst, eller den er skadet.",
    "this is not text, or it is damaged.": "dette er ikke tekst, eller det er skadet.",
    "this unpacks to far more than an interview could be; it was not read.": (
        "dette pakkes ut til langt mer enn et intervju kan være; det ble ikke lest."
    ),
    "this is not {}, or it is damaged or protected with a password.": (
        "filen er skadet, av et annet slag, eller beskyttet med passord."
    ),
    "this is not {}, or it is damaged.": "filen er skadet eller av et annet slag.",
    "You are done with this round already.": "Du er alt ferdig med denne runden.",
    "You are not a coder of this round.": "Du er ikke koder i denne runden.",
    "{} holds no text.": "{} inneholder ingen tekst.",
    "{} is empty.": "{} er tom.",
    "{} is of a kind that cannot be imported here; known are {}.": (
        "{} er av et slag som ikke kan hentes inn her; kjente er {}."
    ),
    "{} is too large for a transcript.": "{} er for stor til å være en transkripsjon.",
    "there is no encoding named {}.": "det finnes ingen tegnkoding som heter {}.",
    "this is not text in the encoding {}.": "dette er ikke tekst i tegnkodingen {}.",
    "{} cannot be read: {}.": "{} kan ikke leses: {}.",
    "{} is larger than {} MiB, which is too large for what it is.": (
        "{} er større enn {} MiB, og det er for stort for det den er."
    ),
    "This file is not {}.": "Denne filen er av et annet slag.",
    "A bracket in the query is not closed.": "En parentes i spørringen er ikke lukket.",
    "A code cannot go into itself or one of its own subcodes; move that one out first.": (
        "En kode kan ikke gå opp i seg selv eller en av sine egne underkoder; flytt den ut først."
    ),
    "A code cannot go under itself or one of its own subcodes.": (
        "En kode kan ikke ligge under seg selv eller en av sine egne underkoder."
    ),
    "A code splits into two different names or more.": "En kode deles opp i to ulike navn eller flere.",
    "A code's description has the parts {}.": "Beskrivelsen av en kode har delene {}.",
    "A colour is written as #rrggbb, for example #3b7a57.": "En farge skrives som #rrggbb, for eksempel #3b7a57.",
    "A memo cannot be empty.": "Et memo kan ikke være tomt.",
    "A memo cannot be empty; delete it instead.": "Et memo kan ikke være tomt; legg det heller bort.",
    "A memo is one of these kinds: {}.": "Et memo er av et av disse slagene: {}.",
    "A memo or reason has at most {} characters; import longer texts as sources.": (
        "Et memo eller en begrunnelse har høyst {} tegn; hent inn lengre tekster som kilder."
    ),
    "A name cannot be empty.": "Et navn kan ikke være tomt.",
    "A name has at most {} characters.": "Et navn har høyst {} tegn.",
    "A participant is one of these: {}; to withdraw there is a command of its own.": (
        "En deltaker er en av disse: {}; å trekke seg er noe eget."
    ),
    "A phase is one of these: {}.": "En fase er en av disse: {}.",
    "A query names one code at least.": "En spørring nevner minst én kode.",
    "A quotation mark in the query is not closed.": "Et anførselstegn i spørringen er ikke lukket.",
    "A request needs your name and a passphrase for this device.": (
        "En forespørsel trenger navnet ditt og en passordfrase for denne enheten."
    ),
    "A role is one of these: {}.": "En rolle er en av disse: {}.",
    "A source is one of these kinds: {}.": "En kilde er av et av disse slagene: {}.",
    "Later events of this very device arrived, but not all that they build on; sync first.": (
        "Senere hendelser fra denne enheten er kommet, men ikke alt de bygger på; synkroniser først."
    ),
    "No key to write with has arrived on this device yet; sync first.": (
        "Ingen nøkkel å skrive med er kommet til denne enheten ennå; synkroniser først."
    ),
    "One can agree, disagree, or propose another code.": "En kan være enig, uenig, eller foreslå en annen kode.",
    "One cannot remove oneself; ask a co-coder to do it.": "En kan ikke fjerne seg selv; be en medkoder gjøre det.",
    "Only what somebody wrote after having been removed can be adopted.": (
        "Bare det noen skrev etter at de ble fjernet, kan tas opp."
    ),
    "The code is called “{}” already.": "Koden heter «{}» allerede.",
    "The code is there already.": "Koden er der allerede.",
    "The disk refused; nothing was changed.": "Disken nektet; ingenting ble endret.",
    "The disk is full or failing; nothing was changed. Make room and try again.": (
        "Disken er full eller svikter; ingenting ble endret. Lag plass og prøv igjen."
    ),
    "The key of this source has not arrived yet; sync with a co-coder who has it.": (
        "Nøkkelen til denne teksten er ikke kommet ennå; synkroniser med en medkoder som har den."
    ),
    "The key to these words has not arrived on this device yet; sync with who has it first.": (
        "Nøkkelen til disse ordene er ikke kommet til denne enheten ennå; synkroniser først med en som har den."
    ),
    "The passphrase does not open this project.": "Passordfrasen åpner ikke dette prosjektet.",
    "The project folder is read-only here; nothing was changed. Copy it to where you may write.": (
        "Prosjektmappen kan bare leses her; ingenting ble endret. Kopier den dit du kan skrive."
    ),
    "The project page has the parts {}.": "Prosjektsiden har delene {}.",
    "The query ends where a code is expected.": "Spørringen slutter der en kode er ventet.",
    "The query has “{}” where a code is expected.": "Spørringen har «{}» der en kode er ventet.",
    "The query stops making sense at “{}”.": "Spørringen gir ikke mening fra «{}».",
    "The request that this welcome answers was not made on this device, or was used already.": (
        "Forespørselen som denne velkomsten svarer på, ble ikke laget på denne enheten, eller er alt brukt."
    ),
    "The source has the characters 0 to {}; {} to {} is not a passage of it.": (
        "Teksten har tegnene 0 til {}; {} til {} er ikke en passasje i den."
    ),
    "There is a project here already.": "Det er et prosjekt her allerede.",
    "There is a project in {} already.": "Det er et prosjekt i {} allerede.",
    "There is a project in {} already; join in another folder.": (
        "Det er et prosjekt i {} allerede; bli med i en annen mappe."
    ),
    'There is no Kodespor project in {}; make one with "kodespor init".': "Det er ikke noe Kodespor-prosjekt i {}.",
    "There is no such code.": "Det finnes ingen slik kode.",
    "There is no such coding, or it was taken back already.": (
        "Det finnes ingen slik koding, eller den er alt tatt tilbake."
    ),
    "There is no such coding.": "Det finnes ingen slik koding.",
    "There is no such event.": "Det finnes ingen slik hendelse.",
    "There is no such member, or they have left.": (
        "Det finnes ikke noe slikt medlem, eller det har forlatt prosjektet."
    ),
    "There is no such memo.": "Det finnes ikke noe slikt memo.",
    "There is no such participant.": "Det finnes ingen slik deltaker.",
    "There is no such source.": "Det finnes ingen slik tekst.",
    "There is nothing of your own to take back.": "Det er ikke noe av ditt eget å ta tilbake.",
    "There is nothing to bring back.": "Det er ingenting å gjøre om igjen.",
    (
        "This cannot be undone: it is a co-coder's own, or it handed out or destroyed keys. You can "
        "disagree with it, or decide anew."
    ): (
        "Dette kan ikke angres: det er en medkoders eget, eller det delte ut eller ødela nøkler. Du kan "
        "være uenig, eller bestemme på nytt."
    ),
    "This code was deleted; undo the deletion to use it again.": (
        "Denne koden er slettet; angre slettingen for å bruke den igjen."
    ),
    "This code was merged into “{}”; use that one.": "Denne koden er slått sammen med «{}»; bruk den.",
    "This coding is a co-coder's; one can agree, disagree or propose, but not change it.": (
        "Denne kodingen er en medkoders; en kan være enig, uenig eller foreslå, men ikke endre den."
    ),
    "This device has been admitted already.": "Denne enheten er alt sluppet inn.",
    "This device is not a member of the project (yet): sync, or ask to be admitted.": (
        "Denne enheten er ikke medlem av prosjektet (ennå): synkroniser, eller be om å bli sluppet inn."
    ),
    "This memo is a co-coder's; write one of your own on it.": "Dette memoet er en medkoders; skriv ditt eget om det.",
    "This participant has withdrawn.": "Denne deltakeren har trukket seg.",
    "This source was withdrawn by its participant; its words are gone.": (
        "Deltakeren har trukket denne teksten tilbake; ordene er borte."
    ),
    "This source was withdrawn; its words are gone.": "Denne teksten er trukket tilbake; ordene er borte.",
    "This was made by a newer version of Kodespor; upgrade to open it.": (
        "Dette er laget av en nyere versjon av Kodespor; oppgrader for å åpne det."
    ),
    "This file was made by a newer version of Kodespor; upgrade to read {}.": (
        "Denne filen er laget av en nyere versjon av Kodespor; oppgrader for å lese den."
    ),
    "This was withdrawn: nothing more can be written on it.": (
        "Dette er trukket tilbake: det kan ikke skrives mer om det."
    ),
    "What this memo is about does not count any more; write a new memo instead.": (
        "Det dette memoet handler om, gjelder ikke lenger; skriv heller et nytt memo."
    ),
    "Another program is busy with this project; try again in a moment.": (
        "Et annet program er opptatt med dette prosjektet; prøv igjen om litt."
    ),
    "{} could not be written in {}: {}.": "{} kunne ikke skrives i {}: {}.",
    "{} cannot be made: {}.": "{} kan ikke lages: {}.",
    "{} cannot be written: {}.": "{} kan ikke skrives: {}.",
    "{} holds a device already; join with its welcome, or choose another folder.": (
        "{} inneholder en enhet allerede; bli med med dens velkomst, eller velg en annen mappe."
    ),
    "{} is longer than {} characters; divide it.": "{} er lengre enn {} tegn; del den opp.",
    "{} is not a folder; create it, or check that the drive is there.": (
        "{} er ikke en mappe; opprett den, eller se etter at disken er der."
    ),
    "A segment file is damaged.": "En segmentfil er skadet.",
    "The signature of an event is wrong: it was altered, or forged.": (
        "Signaturen på en hendelse er feil: den er endret eller forfalsket."
    ),
    "This belongs to another project.": "Dette hører til et annet prosjekt.",
    "Nothing can listen on {}, port {}: {}.": "Ingenting kan lytte på {}, port {}: {}.",
    "This network does not let devices look for each other; give --peer HOST:PORT.": (
        "Dette nettet lar ikke enheter lete etter hverandre; bruk --peer HOST:PORT."
    ),
    "{}, port {}, does not answer; check that both are in one network.": (
        "{}, port {}, svarer ikke; se etter at begge er på samme nett."
    ),
    "Somebody on this network is not a member of the project, and was not let in.": (
        "Noen på dette nettet er ikke medlem av prosjektet, og slapp ikke inn."
    ),
    "The connection was cut; what had arrived is kept, and the next sync goes on from there.": (
        "Forbindelsen ble brutt; det som kom fram er tatt vare på, og neste synk går videre derfra."
    ),
    "The relay does not answer; what you do is kept, and goes out when it does.": (
        "Releet svarer ikke; det du gjør er tatt vare på, og går ut når det svarer."
    ),
    "Something else answers at this address, such as a log-in page of the network; open a browser, then sync.": (
        "Noe annet svarer på denne adressen, for eksempel nettets innloggingsside; åpne en nettleser, og synk igjen."
    ),
    "The relay does not let this device in: it needs the newest key of the project, from a co-coder first.": (
        "Releet slipper ikke inn denne enheten: den trenger først prosjektets nyeste nøkkel fra en medkoder."
    ),
    "“{}” is no address of a relay; it begins with https://.": (
        "«{}» er ingen adresse til et rele; den begynner med https://."
    ),
    "A relay is spoken to over https:// only; the ticket would go over the network in clear.": (
        "Et rele snakker man bare med over https://; ellers ville billetten gå åpent over nettet."
    ),
    "This peer speaks a newer version of the protocol; upgrade Kodespor on both devices.": (
        "Den andre enheten snakker en nyere versjon av protokollen; oppgrader Kodespor på begge."
    ),
    "The other side refused: {}": "Den andre siden avviste: {}",
    "The relay holds no more of this project; ask who runs it for more room.": (
        "Releet har ikke plass til mer av dette prosjektet; spør den som driver det."
    ),
    "There is no such device, or it was removed already.": "Det finnes ingen slik enhet, eller den er tatt ut alt.",
    "A device cannot remove itself; do it from another one, or ask a co-coder.": (
        "En enhet kan ikke ta ut seg selv; gjør det fra en annen, eller be en medkoder."
    ),
    "A reviewer reads everything and writes memos; other decisions are for coders.": (
        "En gransker leser alt og skriver memoer; andre avgjørelser er for kodere."
    ),
    "A code has {} words, such as “{}”.": "En kode har {} ord, for eksempel «{}».",
    "Joining needs your name and a passphrase for this device.": (
        "For å bli med trengs navnet ditt og en passordfrase for denne enheten."
    ),
    "The name of who asks cannot be read.": "Navnet på den som spør, kan ikke leses.",
    "“{}” is no word of a code; check the spelling.": "«{}» er ikke et ord i en kode; se på stavemåten.",
    "The code is not right; check the words, or ask for a new one.": (
        "Koden stemmer ikke; se på ordene, eller be om en ny."
    ),
    "Three tries were wrong, so this code is of no use any more; make a new one.": (
        "Tre forsøk var feil, så denne koden gjelder ikke lenger; lag en ny."
    ),
    "They did not let this device in; ask them what words they saw.": (
        "De slapp ikke denne enheten inn; spør hvilke ord de så."
    ),
    "Nobody waits with this code; it may have expired or been used. Ask for a new one, and check the network.": (
        "Ingen venter med denne koden; den kan være utløpt eller brukt. Be om en ny, og se på nettet."
    ),
    "The relay does not answer; try again, or meet in one local network.": (
        "Releet svarer ikke; prøv igjen, eller møtes på samme nett."
    ),
    "Nobody came with the code in time; make a new one when you are both ready.": (
        "Ingen kom med koden i tide; lag en ny når dere begge er klare."
    ),
    "Somebody waits at this relay with the same first word, or it is full; make a new code.": (
        "Noen venter hos dette releet med samme første ord, eller den er full; lag en ny kode."
    ),
    "The other side speaks another language; check that both have the same Kodespor.": (
        "Den andre siden snakker et annet språk; se til at begge har samme Kodespor."
    ),
    "The other side is of a newer version; upgrade Kodespor on both devices.": (
        "Den andre siden er av en nyere versjon; oppgrader Kodespor på begge enheter."
    ),
    "The other side announced a project that is larger than any may be.": (
        "Den andre siden varslet et prosjekt som er større enn noe kan være."
    ),
    "A device can part only from another one of the same member.": (
        "En enhet kan bare skilles fra en annen enhet for samme medlem."
    ),
    "Who is in the team is not decided by who was removed; decide it anew yourself.": (
        "Hvem som er med i teamet, bestemmes ikke av en som er fjernet; bestem det på nytt selv."
    ),
    "A level is one of these: {}.": "Et nivå er ett av disse: {}.",
    "A table of ratings has a header “unit,coder1,coder2,…” and a row for each unit.": (
        "En tabell med vurderinger har en overskrift «unit,coder1,coder2,…» og en rad for hver enhet."
    ),
    "Row {} has “{}”, which is no number; use the level nominal for words.": (
        "Rad {} har «{}», som ikke er et tall; bruk nivået nominal for ord."
    ),
    "Row {} of the table has more fields than its header.": "Rad {} i tabellen har flere felter enn overskriften.",
    "these coders have coded no text in common": "disse koderne har ikke kodet noen tekst begge to",
    "nothing was coded with this in the texts that they have in common": (
        "ingenting ble kodet med dette i tekstene de har felles"
    ),
    "nothing was marked": "ingenting ble markert",
    "nothing varies: all that was rated got the same value, so there is no chance to compare with": (
        "ingenting varierer: alt som ble vurdert, fikk samme verdi, så det er ingen tilfeldighet å sammenligne med"
    ),
    "Agreement takes two coders at least.": "Enighet krever minst to kodere.",
    "Cohen's kappa is for two coders; with more, use fleiss or krippendorff.": (
        "Cohens kappa er for to kodere; bruk fleiss eller krippendorff når det er flere."
    ),
    (
        "Of marked passages there are none that nobody marked, so this metric has no meaning there; use "
        "percent, brennan-prediger or f1, or count characters."
    ): (
        "Blant markerte steder er det ingen som ingen markerte, så dette målet har ingen mening der; "
        "bruk prosent, Brennan–Prediger eller F1, eller tell tegn."
    ),
    (
        "Krippendorff's alpha for unitizing: whether coders cut the same passages out of the text under "
        "a code; boundaries that differ count by how far. Uncoded text counts as the gaps between "
        "passages."
    ): (
        "Krippendorffs alfa for avgrensning: om koderne skar ut de samme stedene av teksten under en "
        "kode; grenser som er ulike, teller etter hvor mye. Ukodet tekst teller som hullene mellom "
        "stedene."
    ),
    (
        "F1: of all passages that the coders marked, the share that both marked with exactly the same "
        "code and boundaries. Uncoded text does not count."
    ): (
        "F1: av alle steder koderne markerte, andelen begge markerte med nøyaktig samme kode og grenser."
        " Ukodet tekst teller ikke."
    ),
    (
        "Each passage that a coder marked is a unit. Coders agree where both marked it with the same "
        "code and {} of the longer passage or more is common. Uncoded text does not count."
    ): (
        "Hvert sted en koder markerte, er en enhet. Koderne er enige der begge markerte det med samme "
        "kode og {} av det lengste stedet eller mer er felles. Ukodet tekst teller ikke."
    ),
    (
        "Each character that at least one coder coded is a unit, and each code a question with yes or "
        "no. Figures over several codes and texts pool all these units, so long texts weigh more."
    ): (
        "Hvert tegn som minst én koder kodet, er en enhet, og hver kode et spørsmål med ja eller nei. "
        "Mål over flere koder og tekster slår sammen alle disse enhetene, så lange tekster veier mer."
    ),
    (
        "Each character of the whole text is a unit, coded or not, and each code a question with yes or "
        "no. Figures over several codes and texts pool all these units, so long texts weigh more."
    ): (
        "Hvert tegn i hele teksten er en enhet, kodet eller ikke, og hver kode et spørsmål med ja eller "
        "nei. Mål over flere koder og tekster slår sammen alle disse enhetene, så lange tekster veier "
        "mer."
    ),
    "“{}” is no attribute of a participant; there are: {}.": (
        "«{}» er ikke et kjennetegn ved en deltaker; det finnes: {}."
    ),
    ("At how many places both codes stand on the same words; overlapping codings of one code count as one place."): (
        "På hvor mange steder begge kodene står på de samme ordene; kodinger av én kode som overlapper, "
        "teller som ett sted."
    ),
    "How many codings of the code; a group interview counts for each of its participants.": (
        "Hvor mange kodinger koden har; et gruppeintervju teller for hver av deltakerne."
    ),
    (
        "How many codings of the code, those of codes below it included; a group interview counts for "
        "each of its participants."
    ): ("Hvor mange kodinger koden har, de under den medregnet; et gruppeintervju teller for hver av deltakerne."),
    "A layer is one of these: {}.": "Et lag er ett av disse: {}.",
    "There is no such place in the text.": "Det er ikke noe slikt sted i teksten.",
    "A place lies within the {} characters of the text, and is not empty.": (
        "Et sted ligger innenfor de {} tegnene i teksten, og er ikke tomt."
    ),
    "Two of these places overlap.": "To av disse stedene overlapper.",
    "Something stands in this layer there already; undo that first.": (
        "Det står allerede noe der i dette laget; angre det først."
    ),
    "This is too long to stand for something in a text.": "Dette er for langt til å stå for noe i en tekst.",
    "A table of participants has a row of headings and one for each participant.": (
        "En tabell med deltakere har en rad med overskrifter og en for hver deltaker."
    ),
    "Row {} of the table has no pseudonym in its first column.": (
        "Rad {} i tabellen har ikke noe pseudonym i første kolonne."
    ),
    "“{}” stands in the table twice.": "«{}» står to ganger i tabellen.",
    "Column {} of the table has no heading.": "Kolonne {} i tabellen har ingen overskrift.",
    "The heading “{}” stands over two columns of the table.": "Overskriften «{}» står over to kolonner i tabellen.",
    "This is not an Excel workbook, or it is damaged.": "Dette er ikke en Excel-arbeidsbok, eller den er skadet.",
    "A table of participants has at most {} rows and {} columns.": (
        "En tabell med deltakere har høyst {} rader og {} kolonner."
    ),
    "Everything in this table is known already.": "Alt i denne tabellen er kjent fra før.",
    'Spreadsheets need a library here: pip install "kodespor[documents]".': (
        'Regneark trenger et bibliotek her: pip install "kodespor[documents]".'
    ),
}
