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
integrity-names-missing = den viser til en hendelse som ikke er her
integrity-not-admitted = ingenting i denne pakken sier hvem som tok den opp
integrity-other-project = den hører til et annet prosjekt
integrity-signature-wrong = signaturen er feil: den er endret, eller en annen enhet signerte den
