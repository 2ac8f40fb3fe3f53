# Hva som har gått tilbake til deltakerne: transkripsjoner og funn.

cli-member_checks-participants-return =
    Registrer at en DELTAKER har fått transkripsjonen TEKST til gjennomlesning.
    .day = Dagen (ÅÅÅÅ-MM-DD; ellers: i dag).
    .note = Hvordan den ble gitt tilbake, eller hva som ble sagt om den.
cli-member_checks-returned = «{ $source }» ble gitt tilbake til { $participant } { $day }.
cli-member_checks-participants-return-answer =
    Registrer hva en DELTAKER svarte på transkripsjonen TEKST som sist ble gitt tilbake: approved (godkjente), corrected (rettet), withdrew (trakk seg) eller no_answer (svarte ikke).

    «withdrew» registrerer bare svaret; «withdraw» ødelegger ordene.
    .day = Dagen (ÅÅÅÅ-MM-DD; ellers: i dag).
    .note = Hva de rettet, eller hva som ble sagt.
cli-member_checks-answered = { $participant } svarte { $day }: { $answer }.
cli-member_checks-participants-show =
    Registrer at deltakere fikk se funn (deltakersjekk, member checking).
    .shown = Hva de fikk se, med noen ord.
    .code = En kode eller kategori de fikk se.
    .day = Dagen (ÅÅÅÅ-MM-DD; ellers: i dag).
cli-member_checks-shown = Funn ble vist til { $participants } { $day }.
cli-member_checks-participants-show-answer =
    Registrer hva en DELTAKER sa om funnene som sist ble vist: agreed (enig), partly (delvis enig), disagreed (uenig) eller no_answer (svarte ikke).
    .words = Hva de sa.
    .changed = Hva som ble endret på grunn av det.
    .day = Dagen (ÅÅÅÅ-MM-DD; ellers: i dag).
