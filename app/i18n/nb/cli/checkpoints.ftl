# Sjekkpunkter av loggen, til oppbevaring et annet sted.

cli-checkpoints-checkpoint =
    List opp sjekkpunktene for loggen: hvem som signerte dem, når de ble tidsstemplet, og om de fortsatt stemmer med loggen.
    .ca = Rotsertifikatet til utstederen av tidsstempler (PEM).
cli-checkpoints-none = Ingen sjekkpunkter ennå. Lag ett: kodespor checkpoint make
cli-checkpoints-checkpoint-make = Lag et sjekkpunkt av loggen slik den er nå. Kodespor signerer det med denne enheten og skriver det ut, så du kan oppbevare det et annet sted.
cli-checkpoints-checkpoint-sign = Signer en annens SJEKKPUNKT også med denne enheten, hvis loggen her stemmer med sjekkpunktet.
cli-checkpoints-signed = Sjekkpunktet er signert.
cli-checkpoints-checkpoint-stamp =
    Få en utsteder til å bekrefte når sjekkpunktet SJEKKPUNKT fantes. Utstederen får en kontrollsum og ikke noe annet.
    .server = Adressen til en tidsstempelserver (RFC 3161).
    .ca = Rotsertifikatet til utstederen (PEM).
cli-checkpoints-stamped = Tidsstemplet { $at } av { $by }.
cli-checkpoints-no-root = Kodespor kontrollerte ikke sertifikatene til stempelet; bruk --ca for det.
cli-checkpoints-checkpoint-export = Eksporter SJEKKPUNKT til FIL: det signerte notatet (.txt), det siste tidsstempelet (.tsr), eller et bilde til utskrift (.svg).
cli-checkpoints-checkpoint-check = Kontroller et notat som noen har tatt vare på (FIL), mot denne loggen: om alt det teller, fortsatt er her.
cli-checkpoints-held = stemmer med denne loggen
cli-checkpoints-not-held = stemmer IKKE med denne loggen
cli-checkpoints-signed-by = signert av { $by }
cli-checkpoints-stamped-by = tidsstemplet { $at } av { $by }
cli-checkpoints-events = { $events ->
    [one] 1 hendelse
   *[other] { $events } hendelser
}
