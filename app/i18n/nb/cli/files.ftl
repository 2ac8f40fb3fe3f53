# Opptak og dokumenter, og koding etter tid.

cli-files-attach =
    Legg ved en FIL: et opptak til en tekst, et samtykkeskjema til en deltaker, en godkjenning til prosjektet.

    Kodespor forsegler innholdet stykkevis med en egen nøkkel. Ved synkronisering kommer det etter alt annet.
    .to = Teksten eller deltakeren den hører til (ellers: prosjektet).
cli-files-attached = La ved { $name }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } byte
}  [{ $id }]
cli-files-files = List opp vedleggene. Kommandoene nedenfor lagrer og sletter dem.
cli-files-none = Ingen vedlegg ennå.
cli-files-not-here = { $here } av { $all } deler er her; lagt ved av { $by }
cli-files-files-save = Lagre et vedlegg (FIL) som UTFIL, ukryptert.
cli-files-files-delete = Slett et vedlegg (FIL) for godt, på alle enheter som synkroniserer.
cli-files-deleted = Vedlegget er slettet.
cli-files-code-time = Sett hver KODE på det som blir sagt mellom to tider i opptaket, for eksempel 1:15 og 0:02:40.5.
cli-files-coded = Kodet { $place }.
