# Hva en hendelse gjorde med hva, med navnene fra øyeblikket, etter navnet på den som gjorde det: «Ada flyttet «Tillit»
# fra «Rammer» til «Selvrespekt»». Id-en er `trail-` og navnet på hendelsestypen med bindestreker.

trail-name = «{ $name }»
trail-now = { $then } (nå { $now })
trail-now-in = { $then } (nå i { $now })
trail-nth = { $name }, nr. { $number }
trail-more = { $count } til
trail-top = øverste nivå
trail-project = prosjektet
trail-segment = et utdrag
trail-untitled = uten tittel
trail-unknown-thing = noe som ikke er her
trail-member-unnamed = et medlem uten navn
trail-stranger = en ukjent enhet
trail-gone-participant = en deltaker som har trukket seg
trail-gone-source = en tekst som er trukket tilbake
trail-closed = (ikke vist)
trail-closed-participant = en deltaker uten vist navn
trail-closed-source = en tekst uten vist navn
trail-newer = gjorde noe som bare en nyere versjon av programmet kjenner
trail-malformed = signerte noe som ikke noe program kan lese
trail-coding = { $segment } i { $source }, kodet { $code }

trail-a-memo-analytic = et analytisk memo om { $on }
trail-a-memo-theoretical = et teoretisk memo om { $on }
trail-a-memo-methodological = et metodisk memo om { $on }
trail-a-memo-reflexive = et refleksivt memo om { $on }
trail-a-memo-preunderstanding = et memo om forforståelse, om { $on }
trail-a-memo-observational = et observasjonsmemo om { $on }
trail-a-memo-ethical = et etisk memo om { $on }
trail-a-memo-charted = en rute i rammeverksmatrisen, om { $on }
trail-a-memo-finding = en tekst i funnene, om { $on }
trail-the-memo-analytic = det analytiske memoet om { $on }
trail-the-memo-theoretical = det teoretiske memoet om { $on }
trail-the-memo-methodological = det metodiske memoet om { $on }
trail-the-memo-reflexive = det refleksive memoet om { $on }
trail-the-memo-preunderstanding = memoet om forforståelse, om { $on }
trail-the-memo-observational = observasjonsmemoet om { $on }
trail-the-memo-ethical = det etiske memoet om { $on }
trail-the-memo-charted = ruten i rammeverksmatrisen, om { $on }
trail-the-memo-finding = teksten i funnene om { $on }
trail-memo-analytic = et analytisk memo
trail-memo-theoretical = et teoretisk memo
trail-memo-methodological = et metodisk memo
trail-memo-reflexive = et refleksivt memo
trail-memo-preunderstanding = et memo om forforståelse
trail-memo-observational = et observasjonsmemo
trail-memo-ethical = et etisk memo
trail-memo-finding = en tekst i funnene

trail-project-created = opprettet prosjektet { $title }
trail-project-described = { $is_empty ->
    [yes] tømte feltet { $part }
   *[no] { $is_title ->
        [yes] ga prosjektet tittelen { $text }
       *[no] beskrev studien ({ $part }): { $text }
    }
}
trail-phase-started = startet fasen { $phase }
trail-milestone-marked = satte milepælen { $name }
trail-import-reported = rapporterte om importen av { $file }: { $things }
trail-project-imported = importerte { $file ->
        [none] et prosjekt fra et annet verktøy
       *[other] { $file }
    }: { $count ->
    [one] 1 ting
   *[other] { $count } ting
}

trail-member-admitted = tok opp { $member } som { $role }
trail-member-named = { $is_first ->
    [yes] oppga navnet sitt: { $name }
   *[no] endret navnet sitt fra { $before } til { $name }
}
trail-member-removed = fjernet { $member } fra prosjektet
trail-member-role_set = endret rollen til { $member } fra { $before } til { $role }
trail-owner-voted = stemte på { $member } som eier
trail-device-device = en enhet
trail-device-paper = et gjenopprettingsark
trail-device-added = la til { $kind } for { $member }
trail-device-confirmed = bekreftet en enhet som tilhører { $device }
trail-device-removed = fjernet en enhet som tilhører { $device }
trail-device-clone_split = gjorde en kopi av en enhet som tilhører { $device }, til en egen enhet, med { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}
trail-device-keys_renewed = fornyet nøkkelen til enheten sin
trail-epoch-started = startet en ny nøkkelperiode
trail-event-undone = { $is_known ->
    [yes] angret hendelse { $number } av { $by }: { $deed }
    [one-more] angret hendelse { $number } av { $by } og 1 til fra den samme handlingen: { $deed }
    [more] angret hendelse { $number } av { $by } og { $count } til fra den samme handlingen: { $deed }
   *[no] angret { $deed }
}
trail-event-accepted_late = { $is_known ->
    [yes] godtok den sene hendelsen { $number } av { $by }: { $deed }
   *[no] godtok som sen hendelse { $deed }
}

trail-participant-added = { $is_gone ->
    [yes] la til { $participant }
   *[no] la til deltakeren { $participant }
}
trail-participant-described = { $is_empty ->
    [yes] tømte { $attribute } for { $participant }
   *[no] satte { $attribute } for { $participant } til { $value }
}
trail-participant-status_set = satte status for { $participant } til { $status }
trail-participant-renamed = { $is_gone ->
    [yes] ga { $participant } nytt navn
   *[no] ga deltakeren nytt navn: { $participant } → { $pseudonym }
}
trail-participant-merged = { $is_gone ->
    [yes] slo sammen to deltakere som er én person
   *[no] slo deltakeren { $participant } sammen med { $into }: de er én person
}
trail-participant-withdrawn = { $is_more ->
    [yes] utvidet tilbaketrekkingen av { $participant }
   *[no] registrerte tilbaketrekkingen av { $participant }
}
trail-withdrawal-confirmed = bekreftet tilbaketrekkingen av { $thing }
trail-withdrawal-declined = avviste tilbaketrekkingen av { $thing }
trail-attribute-type_set = definerte kjennetegnet { $attribute } som { $type }{ $has_choices ->
    [yes] {": "}{ $choices }
   *[no] {""}
}
trail-consent-noted = registrerte hva { $participant } samtykket til { $day }: { $answers }{ $has_form ->
    [yes] {" "}(skjema { $form })
   *[no] {""}
}{ $has_scope ->
    [yes] ; { $scope }
   *[no] {""}
}

trail-source-imported = importerte { $name } ({ $kind }){ $has_people ->
    [yes] {" "}med { $participants }
   *[no] {""}
}
trail-source-renamed = ga teksten { $source } nytt navn → { $name }
trail-source-assigned = { $has_people ->
    [yes] knyttet { $source } til { $participants }
   *[no] fjernet alle deltakere fra { $source }
}
trail-source-speakers_set = { $has_people ->
    [yes] rettet hvem som snakker i { $source }: { $participants }
   *[no] rettet hvem som snakker i { $source }
}
trail-source-speaker_sealed = forseglet det { $participant } sier i { $source }, for seg
trail-source-timecodes_set = la { $count ->
    [one] 1 tidskode
   *[other] { $count } tidskoder
} til { $source }
trail-source-withdrawn = trakk tilbake { $source }
trail-text-replaced = { $is_taken_away ->
    [yes] fjernet ord
   *[no] erstattet ord
} i { $source } på { $count ->
    [one] 1 sted
   *[other] { $count } steder
} (lag: { $layer })
trail-passage-linked = koblet { $segment } i { $source } til { $original } i { $of }
trail-passage-unlinked = fjernet koblingen fra { $segment } i { $source } til { $original } i { $of }
trail-file-attached = la ved filen { $name } til { $on }
trail-file-detached = fjernet vedlegget { $file }
trail-transcript-begun = begynte å transkribere { $transcript }{ $has_people ->
    [yes] , der { $participants } snakker
   *[no] {""}
}
trail-transcript-saved = lagret et utkast til transkripsjonen av { $transcript }
trail-transcript-closed = { $is_finished ->
    [yes] fullførte transkripsjonen av { $transcript }: { $source }
   *[no] slettet utkastet til transkripsjonen av { $transcript }
}

trail-code-created = opprettet { $code }{ $is_under ->
    [yes] {" "}under { $parent }
   *[no] {""}
}
trail-code-renamed = ga nytt navn: { $code } → { $name }
trail-code-defined = { $is_empty ->
    [yes] tømte feltet { $part } for { $code }
   *[no] beskrev { $code } ({ $part }): { $text }
}
trail-code-coloured = { $has_colour ->
    [yes] endret fargen på { $code } til { $colour }
   *[no] fjernet fargen på { $code }
}
trail-code-arranged = flyttet { $code } på kodekartet
trail-code-reason_given = begrunnet en beslutning om { $code } i ettertid: { $reason }
trail-code-moved = flyttet { $code } fra { $before } til { $parent }
trail-code-placed = { $side ->
    [before] plasserte { $code } foran { $beside }
   *[after] plasserte { $code } etter { $beside }
}
trail-code-quote_set = { $choice ->
    [chosen] valgte { $segment } i { $source } som sitat for { $code }
   *[not_chosen] bruker ikke lenger { $segment } i { $source } som sitat for { $code }
}
trail-code-merged = slo sammen { $code } med { $into }
trail-code-split = delte { $code } opp i { $into }
trail-code-deleted = slettet { $code }

trail-coder-attributed = { $is_named ->
    [yes] oppga en koder fra { $file }, ifølge filen: { $name }
   *[no] oppga en koder fra { $file } som filen ikke sier navnet på
}
trail-coding-attributed = { $is_dated ->
    [yes] importerte at { $coder } kodet { $segment } i { $source } som { $code } { $day }
   *[no] importerte at { $coder } kodet { $segment } i { $source } som { $code }
}
trail-memo-attributed = { $is_dated ->
    [yes] importerte at { $memo } er av { $coder }, fra { $day }
   *[no] importerte at { $memo } er av { $coder }
}
trail-judgement-attributed = { $stance ->
    [propose] importerte at { $judge } foreslo { $other } i stedet for { $code } på { $segment } i { $source }, kodet av { $coder }
    [disagree] importerte at { $judge } var uenig med { $coder } i at { $segment } i { $source } er { $code }
   *[agree] importerte at { $judge } var enig med { $coder } i at { $segment } i { $source } er { $code }
}
trail-consensus-attributed = { $is_dated ->
    [yes] importerte at { $coder } registrerte konsensusen { $day }
   *[no] importerte at { $coder } registrerte konsensusen
}
trail-coding-created = kodet { $segment } i { $source } som { $code }
trail-coding-recoded = kodet om { $segment } i { $source } fra { $code } til { $other }
trail-coding-resized = flyttet grensene for { $code } i { $source } fra { $segment } til { $to }
trail-coding-removed = fjernet { $code } fra { $segment } i { $source }
trail-coding-annotated = { $what ->
    [both] ga { $code } på { $segment } i { $source } vekten { $weight } og kommenterte: { $comment }
    [weight] ga { $code } på { $segment } i { $source } vekten { $weight }
    [comment] kommenterte { $code } på { $segment } i { $source }: { $comment }
   *[nothing] fjernet vekt og kommentar fra { $code } på { $segment } i { $source }
}
trail-coding-stance_set = { $stance ->
    [against] merket { $segment } i { $source } som negativt tilfelle av { $code }
   *[for] fjernet merket om at { $segment } i { $source } er et negativt tilfelle av { $code }
}
trail-coding-judged = { $stance ->
    [propose] foreslo { $other } i stedet for { $code } på { $segment } i { $source }, kodet av { $coder }
    [disagree] var uenig med { $coder } i at { $segment } i { $source } er { $code }
   *[agree] var enig med { $coder } i at { $segment } i { $source } er { $code }
}
trail-consensus-recorded = { $has_codes ->
    [yes] registrerte konsensus om at { $segment } i { $source } er { $codes }
   *[no] registrerte konsensus om at { $segment } i { $source } ikke har noen kode
}

trail-round-opened = åpnet blindrunden { $name } i { $sources } for { $coders }
trail-round-finished = ble ferdig med blindrunden { $round }
trail-round-ended = avsluttet blindrunden { $round }

trail-memo-written = skrev { $memo }: { $text }
trail-memo-revised = skrev om { $memo }: { $text }
trail-memo-deleted = slettet { $memo }
trail-memo-placed = plasserte { $memo } ved { $segment }
trail-memo-linked = lenket { $memo } til { $thing }
trail-memo-unlinked = fjernet lenken fra { $memo } til { $thing }

trail-relation-created = satte en relasjon fra { $code } til { $other }: { $kind }
trail-relation-removed = fjernet relasjonen fra { $code } til { $other }: { $kind }
trail-set-saved = { $is_renamed ->
    [yes] ga settet { $before } nytt navn → { $name }
   *[no] lagret settet { $name }
}{ $is_empty ->
    [yes] {", tomt"}
   *[no] {": "}{ $content }
}
trail-set-removed = slettet settet { $set }
trail-query-saved = { $is_renamed ->
    [yes] ga søket { $before } nytt navn → { $name }
   *[no] lagret søket { $name }
}
trail-query-deleted = slettet det lagrede søket { $query }
trail-reference-added = la til referansen { $item }
trail-reference-removed = fjernet referansen { $reference }

trail-attestation-made = attesterte tilstanden etter { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}
trail-attestation-checked = { $is_confirmed ->
    [yes] bekreftet attesten på { $count ->
        [one] 1 hendelse
       *[other] { $count } hendelser
    }
   *[no] fant noe annet enn attesten på { $count ->
        [one] 1 hendelse
       *[other] { $count } hendelser
    } sier
}
trail-checkpoint-made = laget et sjekkpunkt av { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}
trail-checkpoint-signed = signerte sjekkpunktet av { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
}
trail-checkpoint-stamped = fikk sjekkpunktet av { $count ->
    [one] 1 hendelse
   *[other] { $count } hendelser
} tidsstemplet av { $server }
trail-source-described = { $is_empty ->
    [yes] tømte { $attribute } for { $source }
   *[no] satte { $attribute } for { $source } til { $value }
}

trail-export-recorded = tok ut i klartekst: { $content } ({ $format }){ $has_file ->
    [yes] {" "}{ $file }
   *[no] {""}
}{ $has_sources ->
    [yes] , fra { $sources }
   *[no] {""}
}{ $has_codes ->
    [yes] , om { $codes }
   *[no] {""}
}{ $has_reading ->
    [yes] , deltakernes ord { $reading }
   *[no] {""}
}
trail-retention-set = { $is_cleared ->
    [yes] fjernet datoen for hvor lenge { $whose } kan oppbevares
   *[no] bestemte at { $whose } kan oppbevares til { $day }, deretter: { $then }
}
trail-retention-study = studien
trail-retention-words = det { $participant } har sagt,
trail-transcript-returned = ga { $source } tilbake til { $participant } { $day }
trail-transcript-answered = registrerte svaret fra { $participant } på transkripsjonen, datert { $day }: { $answer }
trail-findings-shown = viste funn til { $participant } { $day }: { $shown }
trail-findings-answered = registrerte svaret fra { $participant } på funnene, datert { $day }: { $answer }{ $has_changed ->
    [yes] ; endret på grunn av det: { $changed }
   *[no] {""}
}
trail-quote-numbered = ga { $segment } i { $source } nummeret Q{ NUMBER($number, useGrouping: "false") } i sitatbanken
trail-quote-use_noted = { $is_empty ->
    [yes] tømte hvor { $segment } i { $source } er brukt
   *[no] noterte hvor { $segment } i { $source } er brukt: { $where }
}
