"""The small words of Norwegian and English: what joins and points, and what stands before a colon without speaking."""

NORWEGIAN = """
alle alt altså andre at av bare begge ble bli blir blitt bort bra bruk da de deg dei deim dem den denne der
dere deres desse det dette di din ditt du dykk dykkar då eg ein eit eitt eller en enn er et ett etter for
fordi fra frå få får før gikk gjekk gjennom gjer gjere gjorde gjør gjøre gå går ha hadde han hans har hatt
heile hele her hit ho hun hva hvem hver hvis hvor hvordan hvorfor i ikke ikkje ingen inn inni ja jeg jo kan
kanskje kjem kom kome komme kommer korleis kunne kva kvar kven kvifor liksom litt man mange me med meg meir
mellom men mer mest mi min mitt mot mye mykje må måtte nei no noe noen noka noko nokon nokre nå når og også om
opp oss over på sa sagt same samme seg sei seie seier selv si sia siden sier sin sitt sjølv skal skulle slik
som så sånn ta tar til um under ut utan uten var vart ved veit vel veldig vere vet vi vil ville vore vår være
vært å åt
"""
"""Both written forms: what joins and points, and what interviews are full of."""

ENGLISH = """
a about after all also an and any are as at be because been before being but by can could did do does doing
don down each even few for from further get go going got had has have having he her here hers him his how i if
in into is it its just kind know like me more most my no nor not now of off on once one only or other our out
over own really s said same say says she should so some sort such t than that the their them then there these
they thing things this those through to too under until up us very was we well were what when where which
while who why will with would yeah yes you your
"""

STOP_WORDS = frozenset(NORWEGIAN.split() + ENGLISH.split())

NAMES_TOO = frozenset(["can", "don", "even", "hans", "jo", "just", "min", "will"])
"""Small words that are given names as well."""
PARTICLES = frozenset(("an", "da", "de", "do", "my"))
"""And those with which names of several words begin: Da Silva, De Vries, An Nguyen."""

_NOTES = """
adresse age alder alternativ alternative background bakgrunn bilde bosted chapter code comment conclusion consent date
dato definisjon definition deltakere duration dvs eks eksempel eksempelvis email epost example figur figure fil file
fordeler formål funn gender gjelder goal http https husk important informanter innhold interview intervju kapittel
kilde kjønn kode kommentar konklusjon lengde length list liste lydfil løsning memo merk merknad method metode mål
målet name navn nb notat notater note notes number nummer obs occupation oppsummering opptak page part participants
pause personer place poeng poenget point problem problemet project prosjekt ps purpose recording referanse reference
remember resultat resultater results sak sammendrag samtykke side source spørsmålet status sted summary tabell table
telefon tema tid tidspunkt time tips title tittel tlf topic transcriber transcript transcription transkribent
transkribert transkripsjon ulemper utdrag varighet vedlegg version versjon viktig viktigst warning www yrke årstall
"""

_HEADINGS = """
activity afternoon aktivitet analyse analysis ankomst avreise avslutning context data december desember
discussion diskusjon ethics etikk ettermiddag evening februar february feltnotat feltnotater fieldnote
fieldnotes formiddag fredag friday frokost garderobe hjemtur hoveddel innledning introduction introduksjon
januar january kontekst kveld kveldsmat lunch lunsj lørdag mandag meeting middag monday morgen morgenmøte
morning måltid møte møtet natt night noon november observasjon observasjoner observation observations october
oktober onsdag reflection reflections refleksjon refleksjoner samling sample saturday september situasjon
situation sunday søndag teori theory thursday tirsdag tolkning torsdag tuesday utelek utvalg validitet wednesday
"""
"""What stands above the parts of field notes and diaries; not days and months that are names of people (Dag, April)."""

BEFORE_COLON = frozenset((*_NOTES.split(), *_HEADINGS.split()))
"""What people write before a colon in notes and in the head of a transcript: none of it speaks, unless it is
declared."""
