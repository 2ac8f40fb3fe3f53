# Blindrunder.

cli-rounds-rounds = List opp blindrundene. Kommandoene nedenfor åpner, fullfører og avslutter dem.
cli-rounds-none = Ingen runder ennå.
cli-rounds-waits-for = venter på { $coders }
cli-rounds-over = over
cli-rounds-rounds-open =
    Åpne en blindrunde. Koderne i den ser ikke hverandres kodinger før alle er ferdige.
    .source = En tekst som skal kodes.
    .coder = En koder i runden; oppgi to eller flere.
cli-rounds-opened = Runden «{ $name }» er åpen.
cli-rounds-rounds-finish = Registrer at du er ferdig med en RUNDE.
cli-rounds-finished = Du er ferdig med denne runden.
cli-rounds-rounds-end = Avslutt en RUNDE før alle koderne er ferdige.
cli-rounds-ended = Runden er over; alle ser alt.
