# Transkripsjoner som blir skrevet etter et opptak.

cli-transcripts-transcripts =
    List opp utkast til transkripsjoner. Kommandoene nedenfor begynner, viser, lagrer, slår sammen, fullfører og sletter dem.

    I appen skrives et utkast ved siden av lyden. Utkastet er forseglet med nøklene til opptaket og til dem som snakker der: Trekker noen seg, blir det ødelagt.
cli-transcripts-none = Ingen transkripsjon er under arbeid.
cli-transcripts-versions = { $count ->
    [one] 1 versjon
   *[other] { $count } versjoner
}
cli-transcripts-transcripts-begin =
    Begynn å transkribere et vedlagt OPPTAK.

    Med --from begynner utkastet med det et program på denne maskinen har hørt (json fra Whisper eller WhisperX, srt, vtt, html eller tekst fra noScribe): Det rettes ved siden av lyden og fullføres så. Ingenting blir sendt noe sted.
    .from = Filen som programmet skrev.
    .participant = En som snakker i opptaket.
    .encoding = Les en tekstfil med denne tegnkodingen, der Kodespor gjetter feil.
    .again = Begynn på et nytt utkast av et opptak som alt blir transkribert.
cli-transcripts-begun = Begynte å transkribere { $name }.  [{ $id }]
cli-transcripts-left-out = Utelatt: { $what }
cli-transcripts-no-times = Filen har ingen tider: Sett tidsmerker som [00:01:23.4] når du retter den.
cli-transcripts-transcripts-show = Skriv ut et utkast, med tidsmerkene.
cli-transcripts-transcripts-save = Lagre FIL som neste versjon av et utkast. Tidsmerker skrives som [00:01:23.4].
cli-transcripts-saved = Lagret: { $chars } tegn.
cli-transcripts-transcripts-join = Slå sammen versjoner som er skrevet på ulike enheter. Ingen linje går tapt.
cli-transcripts-transcripts-finish = Gjør et utkast til en tekst som heter NAVN, med tider og hvem som snakker.
    .speaker = Hvem en betegnelse står for; en ny deltaker blir lagt til.
    .interviewer = Betegnelsen på en intervjuer.
cli-transcripts-finished = Ferdig: teksten «{ $name }».
cli-transcripts-transcripts-delete = Slett et utkast. Det kan angres.
cli-transcripts-deleted = Utkastet er slettet; det kan angres.
