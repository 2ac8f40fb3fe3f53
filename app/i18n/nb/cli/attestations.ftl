# Attester på tilstanden, slik at den som er ny, kan lese med en gang.

cli-attestations-attestation = List opp attestene på tilstanden: hvilke medlemmer som attesterer den, og hvem som fant noe annet.
cli-attestations-none = Ingen attester ennå. Lag en: kodespor attestation make
cli-attestations-attestation-make =
    Attester tilstanden slik den er nå, slik at den som er ny, kan lese før alle hendelsene har kommet.

    Be et annet medlem kontrollere attesten: kodespor attestation check. Ta så opp nye medlemmer med «admit --read-first» eller «invite --read-first».
cli-attestations-made = Denne enheten attesterer tilstanden etter { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
}. Synkroniser, og be et annet medlem kjøre: kodespor attestation check { $id }
cli-attestations-attestation-check =
    Sammenlign en ATTEST med det de samme hendelsene gir på denne enheten, og registrer resultatet for alle.

    Er det likt, attesterer dette medlemmet det også.
cli-attestations-confirmed = Denne enheten finner det samme, og attesterer det også.
cli-attestations-differs = ADVARSEL: de samme hendelsene gir noe annet på denne enheten. Det er registrert, og ingen får denne tilstanden lenger. Spør medlemmet som attesterte den, hvilken versjon av Kodespor de bruker, og kjør «kodespor verify» på begge enhetene.
cli-attestations-attested-by = attestert av { $by }
cli-attestations-disputed-by = BESTRIDT av { $by }
cli-attestations-events = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
}
