# Hva en kontroll av en logg eller en revisjonspakke finner: hvor, og hva.

integrity-place-bundle = pakken
integrity-place-bundle-event = hendelse { $number } i pakken
integrity-place-device = enhet { $device }
integrity-place-end = slutten av loggen
integrity-place-event = hendelse { $seq } fra enhet { $device }
integrity-place-event-row = hendelse { $seq } fra enhet { $device } (rad { $row })
integrity-place-row = rad { $row }
integrity-place-bundle-beginning = begynnelsen av pakken
integrity-place-event-of-bundle = hendelse { $number } i pakken (hendelse { $seq } fra enhet { $device })
integrity-count-differs = den sier at det er { $said } hendelser, og { $found } er her
integrity-heads-differ = den oppgir andre siste hendelser enn de som er her: hendelser mangler, eller den er endret
integrity-project-differs = den oppgir et annet prosjekt enn det alle hendelsene her hører til
integrity-no-key = begynnelsen av pakken har ingen nøkkel å kontrollere { $count ->
    [one] hendelse { $first }
   *[other] hendelse { $first } til { $last }
} i pakken med: enten er listen over nøkler der endret, eller så er det som sies å være fra denne enheten, det
integrity-disclosure-key = nøkkelen som pakken oppgir for den, er ikke dens egen: nøkkelen er endret eller byttet ut
integrity-disclosure-words = en nøkkel som pakken oppgir for ord i den, åpner dem ikke: nøkkelen er endret, eller den som skrev den, forseglet ingenting med den
integrity-disclosure-nothing = pakken oppgir en nøkkel for ord som ikke står i den
integrity-bundle-altered-around = signaturen er feil, og hver hendelse er slik enheten signerte den: det som er endret, er begynnelsen (når den ble laget, hva den viser, nøkler, sitater), slutten, eller hva som vises av en hendelse
integrity-bundle-altered = signaturen er feil: den er endret etter at den ble satt sammen
integrity-chain-broken = hendelsen før mangler eller er endret
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
integrity-note-stranger = Enheten { $device } ble tatt opp av noen som ikke kan det; det den skrev, har ingen virkning.
integrity-note-silent = { $count ->
    [one] 1 enhet ble tatt opp som det ikke er noe fra her.
   *[other] { $count } enheter ble tatt opp som det ikke er noe fra her.
}
integrity-note-void = { $count ->
    [one] 1 hendelse teller ikke, siden en fjernet enhet skrev den og ingen som ble igjen, hadde sett den.
   *[other] { $count } hendelser teller ikke, siden fjernede enheter skrev dem og ingen som ble igjen, hadde sett dem.
}
integrity-note-blind-undecided = Om blindrunden fortsatt var åpen, kan ikke avgjøres ut fra denne pakken: en hendelse som er forseglet her, kan ha avsluttet den, og da var det som er forseglet, ikke skjult for den som laget pakken.
integrity-note-maker-removed = Den som satte sammen pakken, er fjernet fra teamet.
integrity-note-not-judged = Siden hendelser er skadet eller mangler, sies det ingenting om hvem som var med i teamet, og hvilke hendelser som teller.
