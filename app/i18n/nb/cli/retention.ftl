# Hvor lenge studien kan oppbevares.

cli-retention-retention = List opp hvor lenge studien, og det hver deltaker har sagt, kan oppbevares. Kommandoene nedenfor setter og fjerner datoer.
cli-retention-none = Ingen dato er satt. Sett en med «retention set ÅÅÅÅ-MM-DD».
cli-retention-retention-set =
    Sett DAGEN (ÅÅÅÅ-MM-DD) studien kan oppbevares til, eller med --participant det én deltaker har sagt. Bare en eier kan gjøre det.

    Kodespor minner deg på det på første side, i «status» og i «doctor», fra 90 dager før dagen og etter den. Programmet sletter ikke noe selv: Trekk tilbake det som skal slettes, eller skriv det som kan arkiveres, med «export archive».
    .participant = Det denne deltakeren har sagt, i stedet for hele studien.
    .then = Hva som skal gjøres da.
    .note = Hvem som har bestemt det, for eksempel en godkjenning.
cli-retention-retention-clear =
    Fjern en dato. Bare en eier kan gjøre det.
    .participant = Datoen for denne deltakeren, i stedet for den for hele studien.
cli-retention-done = { $name ->
    [study] Studien kan oppbevares til { $day }.
   *[other] Det { $name } har sagt, kan oppbevares til { $day }.
}
cli-retention-cleared = { $name ->
    [study] Datoen for studien er fjernet.
   *[other] Datoen for { $name } er fjernet.
}
cli-retention-study = studien
cli-retention-line = { $day }  { $whose }: { $then }
cli-retention-soon = { $days ->
    [one] 1 dag igjen
   *[other] { $days } dager igjen
}
cli-retention-over = { $days ->
    [one] utløpt for 1 dag siden
   *[other] utløpt for { $days } dager siden
}
