# Hva som ble gjort i én handling: én type hendelse etter den andre, som etter navnet på den som gjorde det.

act-deeds = { $deeds }
act-and-more = { $deed } (og { $count } til)
act-events = { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}
act-undone = Angret: { $deed } ({ $events }).
act-undone-drafts-stay = { $said } { $count ->
    [one] Utkastet til en transkripsjon som er lagret siden, står som det er: Utkast angres ikke.
   *[other] De { $count } versjonene av utkast til transkripsjoner som er lagret siden, står som de er: Utkast angres ikke.
}
act-redone = Gjort om igjen: { $deed } ({ $events }).
act-undone-in-part = Angret: { $deed } ({ $events }). { $stays ->
    [one] 1 hendelse fra den samme handlingen blir stående: Den er en annens å ta tilbake, eller den delte ut eller slettet nøkler.
   *[other] { $stays } hendelser fra den samme handlingen blir stående: De er andres å ta tilbake, eller de delte ut eller slettet nøkler.
}
act-done = Gjort: { $deed }.
act-begins = { $deed } ({ $count } hendelser): { $part }
act-part = ↳ { $part }
