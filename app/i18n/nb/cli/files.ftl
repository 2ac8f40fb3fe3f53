# Opptak og dokumenter, og koding etter tid.

cli-files-attach =
    Legg ved en FIL: et opptak til en tekst, et samtykkeskjema til en deltaker, en godkjenning til prosjektet.

    Kodespor forsegler innholdet stykkevis med en egen nøkkel. Ved synkronisering kommer det etter alt annet.
    .to = Teksten eller deltakeren den hører til (ellers: prosjektet).
cli-files-attached = La ved { $name }, { $bytes ->
    [one] 1 byte
   *[other] { $bytes } byte
}  [{ $id }]
cli-files-files = List opp vedleggene. Kommandoene nedenfor henter, lagrer og sletter dem.
cli-files-none = Ingen vedlegg ennå.
cli-files-not-here = { $here } av { $all } deler er her; lagt ved av { $by }
cli-files-when-asked = { $here } av { $all } deler er her, resten kommer når du ber om det; lagt ved av { $by }
cli-files-files-fetch =
    Hent et vedlegg (FIL) som ikke er på denne enheten: Kodespor tar imot innholdet ved de neste synkroniseringene.

    Det trengs bare når `files take` svarer `when-asked`. Det som kom før et avbrudd, kommer ikke på nytt.
    .cancel = Slutt å hente det. De delene som er her, blir liggende.
cli-files-fetching = «{ $name }» ({ $mib } MiB) kommer ved de neste synkroniseringene: { $here } av { $all } deler er her.
cli-files-not-fetched = «{ $name }» blir ikke hentet: { $here } av { $all } deler er her.
cli-files-whole = «{ $name }» er på denne enheten.
cli-files-files-take =
    Vis eller velg hvilke vedlegg denne enheten tar imot av seg selv: `always` er alle, `when-asked` er bare filer på høyst 1 MiB og samtykkeskjemaer; andre henter du med `files fetch`.

    Valget gjelder bare denne enheten og denne studien. Hver enhet velger for seg, og ingen sletter noe på grunn av det.
cli-files-take-all = Denne enheten tar imot alle vedlegg.
cli-files-take-small = Denne enheten tar imot vedlegg på høyst 1 MiB og samtykkeskjemaer. Andre kommer når du ber om dem: files fetch.
cli-files-files-leave =
    Slett innholdet i et vedlegg (FIL) bare på denne enheten; de andre beholder sitt, og `files fetch` henter det igjen.

    Bare der `files take` svarer `when-asked`. Kodespor vet ikke om en annen enhet, en mappe eller et rele har hele filen.
    .yes = Ikke spør.
cli-files-leave-warning = «{ $name }» ({ $mib } MiB, lagt ved av { $by }) slettes på denne enheten. Har ingen annen enhet, delt mappe eller noe rele hele filen, er den borte for godt: Kodespor vet det ikke.
cli-files-leave-ask = Slette den her?
cli-files-left = «{ $name }» er ikke lenger på denne enheten.
cli-files-files-save = Lagre et vedlegg (FIL) som UTFIL, ukryptert.
cli-files-files-delete = Slett et vedlegg (FIL) for godt, på alle enheter som synkroniserer.
cli-files-deleted = Vedlegget er slettet.
cli-files-code-time = Sett hver KODE på det som blir sagt mellom to tider i opptaket, for eksempel 1:15 og 0:02:40.5.
cli-files-coded = Kodet { $place }.
