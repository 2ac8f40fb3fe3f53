# Tekster, utdrag av dem, lag over dem, tidskoder og vedlegg.

error-copies-differ = Disse to tekstene har ikke de samme ordene.
error-nothing-to-move = Du har ingen kodinger eller memoer på denne teksten som kan flyttes.
error-no-such-source = Det finnes ingen slik tekst.
error-source-withdrawn = En deltaker har trukket denne teksten tilbake. Ordene er borte.
error-words-withdrawn = Den som sa disse ordene, har trukket dem tilbake.
error-range-outside = Teksten har tegnene 0 til { $chars }. { $start } til { $end } er ikke et utdrag av den.
error-source-kind-unknown = Teksttypene er { $kinds }.
error-source-empty = { $name } inneholder ingen tekst.
error-source-too-long = { $name } har mer enn { $max } tegn. Del den i flere tekster.
error-layer-unknown = Lagene er { $layers }.
error-no-such-place = Disse ordene står ikke i teksten.
error-place-outside = Teksten har { $chars } tegn. Et sted ligger innenfor dem og er ikke tomt.
error-places-overlap = To av disse stedene overlapper.
error-place-already-replaced = Ord er allerede erstattet her i dette laget. Angre det først.
error-replacement-too-long = En erstatning har høyst { $max } tegn.
error-source-not-condensed = Bare en fortettet tekst kan kobles til originalen sin.
error-no-such-link = Disse utdragene er ikke koblet sammen.
error-timecodes-out-of-order = Tidskoder står ved steder i teksten, i tekstens rekkefølge.
error-timecode-ends-early = En tidskode kan ikke slutte før den begynner.
error-no-such-file = Det finnes ingen slik fil.
error-file-size-outside = En fil er på minst én byte og høyst { $max } GiB.
error-file-owner-unknown = En fil legges ved en tekst, en deltaker eller prosjektet.
error-speakers-not-owner = Bare en eier kan rette hvem som snakker i en tekst, for ordene forsegles på nytt. Spør en av dem.
error-speakers-unchanged = Slik står det allerede.
error-no-such-speaker = Ingen replikk her begynner med «{ $speaker }». De som snakker: { $speakers }
error-no-such-turn = Det finnes ingen replikk { $number }. Teksten har { $count ->
    [one] 1 replikk
   *[other] { $count } replikker
}.
error-turns-too-many = En tekst har høyst { $max } replikker. Del den i flere tekster.
error-speakers-set-again = En retting av hvem som snakker, kan ikke angres, fordi ordene ble forseglet på nytt. Rett det en gang til i stedet.

# -- transkripsjoner som er under arbeid

error-not-a-recording = «{ $name }» er ikke en lyd- eller videofil, så den kan ikke transkriberes her.
error-no-such-transcript = Det finnes ikke noe slikt utkast til transkripsjon.
error-transcript-finished = Transkripsjonen er ferdig og er blitt en tekst. Angre det for å skrive videre på utkastet.
error-transcript-closed = Utkastet er slettet. Angre det for å skrive videre.
error-transcript-empty = Utkastet har ingen ord ennå.
error-transcript-withdrawn = Ordene i dette utkastet er trukket tilbake, eller nøkkelen har ikke kommet hit ennå.
error-transcript-two-versions = { $count } versjoner av utkastet står ved siden av hverandre, skrevet på ulike enheter. Slå dem sammen, eller velg én, før du fullfører.
error-transcript-too-long = En transkripsjon har høyst { $max } tegn. Fullfør den her og fortsett i en ny.
error-transcript-saved-too-often = Et utkast kan lagres høyst { $max } ganger. Fullfør det, og fortsett i teksten.
error-transcript-there-already = «{ $name }» blir allerede transkribert. Fortsett på det utkastet, eller si at du vil ha et nytt.
error-transcript-one-version = Det er bare én versjon av dette utkastet.
error-not-a-summary = Denne teksten er ikke en fortettet utgave av en annen. Importer den med originalen oppgitt (--of).
error-no-text-chosen = Ingen tekst er valgt.
