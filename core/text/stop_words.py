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

BEFORE_COLON = frozenset(
    """
    adresse alder age alternativ alternative bakgrunn background bilde bosted conclusion date dato deltakere definisjon
    definition dvs eks eksempel eksempelvis email epost example figur figure fil file formål fordeler funn gender gjelder
    goal http https husk important informanter innhold intervju interview kapittel chapter kilde kjønn kode code kommentar
    comment konklusjon lengde length liste list lydfil løsning målet memo merk merknad metode method mål name navn nb note
    notat notater notes nummer number obs oppsummering opptak part participants personer pause place poenget poeng point
    problem problemet project prosjekt ps purpose recording referanse reference remember resultat resultater results sak
    sammendrag samtykke consent side page source spørsmålet status sted summary tabell table telefon tema tid time
    tidspunkt tips tittel title tlf topic transcriber transcript transcription transkribent transkribert transkripsjon
    ulemper utdrag varighet duration vedlegg versjon version viktig viktigst warning www yrke occupation årstall
    """.split()
)
"""What people write before a colon in notes and in the head of a transcript: none of it speaks, unless it is
declared."""
