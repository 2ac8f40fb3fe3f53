# Hva en kontroll av en logg eller en revisjonspakke finner: hvor, og hva.

integrity-place-bundle = pakken
integrity-place-bundle-end = slutten av pakken
integrity-place-bundle-event = hendelse { $number } i pakken
integrity-place-device = enhet { $device }
integrity-place-end = slutten av loggen
integrity-place-event = hendelse { $seq } fra enhet { $device }
integrity-place-event-row = hendelse { $seq } fra enhet { $device } (rad { $row })
integrity-place-row = rad { $row }
integrity-bundle-altered = signaturen er feil: den er endret etter at den ble satt sammen
integrity-bundle-cut = hendelser mangler: den slutter ikke der den sier at den gjør
integrity-chain-broken = hendelsen før mangler eller er endret
integrity-disclosure = det som er vist fram av den, lar seg ikke åpne: { $reason }
integrity-end-moved = den slutter ikke der denne enheten sluttet: noe er kuttet av eller satt inn
integrity-fork = enhet { $device } skrev { $count } ulike hendelser med nummer { $seq }
integrity-keys-not-its-own = de offentlige nøklene er ikke dens egne
integrity-last-missing = den var den siste, og mangler eller er endret
integrity-malformed = den er feil bygd opp
integrity-not-admitted = ingenting i denne pakken sier hvem som tok den opp
integrity-other-project = den hører til et annet prosjekt
integrity-signature-wrong = signaturen er feil: den er endret, eller en annen enhet signerte den
integrity-out-of-order = den står ikke på plassen sin i pakken, eller er der to ganger
integrity-timing-missing = pakken viser ikke hva den som skrev den, hadde sett, så noe kan være utelatt; be den som laget pakken, om å synkronisere og lage den på nytt
integrity-timing-false = det pakken sier at den som skrev den, hadde sett, er ikke det de signerte
integrity-scope-false = den er ikke vist, selv om pakken sier at den viser alle slike hendelser
integrity-blind-false = den sier at en blindrunde skjuler noe for den som laget den, men ingen slik runde er åpen
integrity-names-missing-event = den som skrev den, hadde sett { $event }, som ikke er her
integrity-maker-unknown = den som satte den sammen, er ikke med i teamet
integrity-place-quote = det oppgitte sitatet «{ $quote }»
integrity-quote-false = teksten har andre ord der
integrity-note-stranger = Enheten { $device } ble sluppet inn av noen som ikke kan det; det den skrev, har ingen virkning.
integrity-note-silent = { $count ->
    [one] 1 enhet ble sluppet inn som det ikke er noe fra her.
   *[other] { $count } enheter ble sluppet inn som det ikke er noe fra her.
}
integrity-note-void = { $count ->
    [one] 1 hendelse teller ikke, siden en fjernet enhet skrev den og ingen som ble igjen, hadde sett den.
   *[other] { $count } hendelser teller ikke, siden fjernede enheter skrev dem og ingen som ble igjen, hadde sett dem.
}
integrity-note-maker-removed = Den som satte sammen pakken, er fjernet fra teamet.
