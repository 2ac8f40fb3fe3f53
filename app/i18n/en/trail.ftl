# What an event did to what, in the names of its moment, after the name of who did it: “Ada moved “Trust” from “Frames”
# to “Self-respect””. The id is `trail-` and the wire name with dashes.

trail-name = “{ $name }”
trail-now = { $then } (now { $now })
trail-now-in = { $then } (now in { $now })
trail-nth = { $name }, no. { $number }
trail-more = { $count } more
trail-top = the top level
trail-project = the project
trail-segment = a segment
trail-untitled = untitled
trail-unknown-thing = something that is not here
trail-member-unnamed = a member without a name
trail-stranger = an unknown device
trail-gone-participant = a participant who has withdrawn
trail-gone-source = a withdrawn text
trail-closed = (not shown)
trail-closed-participant = a participant whose name is not shown
trail-closed-source = a text whose name is not shown
trail-newer = did something that only a newer version of the program knows
trail-malformed = signed something that no program can read
trail-coding = { $segment } in { $source }, coded { $code }

trail-a-memo-analytic = an analytic memo on { $on }
trail-a-memo-theoretical = a theoretical memo on { $on }
trail-a-memo-methodological = a methodological memo on { $on }
trail-a-memo-reflexive = a reflexive memo on { $on }
trail-a-memo-preunderstanding = a preunderstanding memo on { $on }
trail-a-memo-observational = an observational memo on { $on }
trail-a-memo-ethical = an ethical memo on { $on }
trail-a-memo-charted = a cell of the framework matrix on { $on }
trail-a-memo-finding = a text of the findings, on { $on }
trail-the-memo-analytic = the analytic memo on { $on }
trail-the-memo-theoretical = the theoretical memo on { $on }
trail-the-memo-methodological = the methodological memo on { $on }
trail-the-memo-reflexive = the reflexive memo on { $on }
trail-the-memo-preunderstanding = the preunderstanding memo on { $on }
trail-the-memo-observational = the observational memo on { $on }
trail-the-memo-ethical = the ethical memo on { $on }
trail-the-memo-charted = the cell of the framework matrix on { $on }
trail-the-memo-finding = the text of the findings on { $on }
trail-memo-analytic = an analytic memo
trail-memo-theoretical = a theoretical memo
trail-memo-methodological = a methodological memo
trail-memo-reflexive = a reflexive memo
trail-memo-preunderstanding = a preunderstanding memo
trail-memo-observational = an observational memo
trail-memo-ethical = an ethical memo
trail-memo-finding = a text of the findings

trail-project-created = created the project { $title }
trail-project-described = { $is_empty ->
    [yes] cleared the { $part }
   *[no] { $is_title ->
        [yes] gave the project the title { $text }
       *[no] described the study’s { $part }: { $text }
    }
}
trail-phase-started = started the phase { $phase }
trail-milestone-marked = marked the milestone { $name }
trail-import-reported = reported on the import of { $file }: { $things }
trail-project-imported = imported { $file ->
        [none] a project of another tool
       *[other] { $file }
    }: { $count ->
    [one] 1 thing
   *[other] { $count } things
}

trail-member-admitted = admitted { $member } as { $role }
trail-member-named = { $is_first ->
    [yes] gave their name: { $name }
   *[no] changed their name from { $before } to { $name }
}
trail-member-removed = removed { $member } from the project
trail-member-role_set = changed the role of { $member } from { $before } to { $role }
trail-owner-voted = voted for { $member } as owner
trail-device-device = device
trail-device-paper = recovery sheet
trail-device-added = added a { $kind } for { $member }
trail-device-confirmed = confirmed a device of { $device }
trail-device-removed = removed a device of { $device }
trail-device-clone_split = made a copy of a device of { $device } a device of its own, with { $count ->
    [one] 1 event
   *[other] { $count } events
}
trail-device-keys_renewed = renewed the key of their device
trail-epoch-started = started a new key period
trail-event-undone = { $is_known ->
    [yes] undid event { $number } by { $by }: { $deed }
    [one-more] undid event { $number } by { $by } and 1 more of the same act: { $deed }
    [more] undid event { $number } by { $by } and { $count } more of the same act: { $deed }
   *[no] undid { $deed }
}
trail-event-accepted_late = { $is_known ->
    [yes] accepted the late event { $number } by { $by }: { $deed }
   *[no] accepted as a late event { $deed }
}

trail-participant-added = { $is_gone ->
    [yes] added { $participant }
   *[no] added the participant { $participant }
}
trail-participant-described = { $is_empty ->
    [yes] cleared { $attribute } of { $participant }
   *[no] set { $attribute } of { $participant } to { $value }
}
trail-participant-status_set = set { $participant } to { $status }
trail-participant-renamed = { $is_gone ->
    [yes] renamed { $participant }
   *[no] renamed the participant { $participant } → { $pseudonym }
}
trail-participant-merged = { $is_gone ->
    [yes] merged two participants who are one person
   *[no] merged the participant { $participant } into { $into }: they are one person
}
trail-participant-withdrawn = { $is_more ->
    [yes] extended the withdrawal of { $participant }
   *[no] recorded the withdrawal of { $participant }
}
trail-withdrawal-confirmed = confirmed the withdrawal of { $thing }
trail-withdrawal-declined = declined the withdrawal of { $thing }
trail-attribute-type_set = defined the attribute { $attribute } as { $type }{ $has_choices ->
    [yes] {": "}{ $choices }
   *[no] {""}
}
trail-consent-noted = recorded what { $participant } consented to on { $day }: { $answers }{ $has_form ->
    [yes] {" "}(form { $form })
   *[no] {""}
}{ $has_scope ->
    [yes] ; { $scope }
   *[no] {""}
}

trail-source-imported = imported { $name } ({ $kind }){ $has_people ->
    [yes] {" "}with { $participants }
   *[no] {""}
}
trail-source-renamed = renamed the text { $source } → { $name }
trail-source-assigned = { $has_people ->
    [yes] assigned { $source } to { $participants }
   *[no] removed all participants from { $source }
}
trail-source-speakers_set = { $has_people ->
    [yes] corrected who speaks in { $source }: { $participants }
   *[no] corrected who speaks in { $source }
}
trail-source-speaker_sealed = sealed what { $participant } says in { $source } separately
trail-source-timecodes_set = added { $count ->
    [one] 1 time code
   *[other] { $count } time codes
} to { $source }
trail-source-withdrawn = withdrew { $source }
trail-text-replaced = { $is_taken_away ->
    [yes] blanked words
   *[no] replaced words
} in { $source } at { $count ->
    [one] 1 place
   *[other] { $count } places
} (layer: { $layer })
trail-passage-linked = linked { $segment } in { $source } to { $original } in { $of }
trail-passage-unlinked = unlinked { $segment } in { $source } from { $original } in { $of }
trail-file-attached = attached the file { $name } to { $on }
trail-file-detached = removed the attached file { $file }
trail-transcript-begun = began to transcribe { $transcript }{ $has_people ->
    [yes] , in which { $participants } speak
   *[no] {""}
}
trail-transcript-saved = saved a draft of the transcript of { $transcript }
trail-transcript-closed = { $is_finished ->
    [yes] finished the transcript of { $transcript }: { $source }
   *[no] deleted the draft of the transcript of { $transcript }
}

trail-code-created = created { $code }{ $is_under ->
    [yes] {" "}under { $parent }
   *[no] {""}
}
trail-code-renamed = renamed { $code } → { $name }
trail-code-defined = { $is_empty ->
    [yes] cleared the { $part } of { $code }
   *[no] described { $code } ({ $part }): { $text }
}
trail-code-coloured = { $has_colour ->
    [yes] changed the colour of { $code } to { $colour }
   *[no] removed the colour of { $code }
}
trail-code-arranged = put { $code } elsewhere on the code map
trail-code-reason_given = gave a reason for a decision on { $code }: { $reason }
trail-code-moved = moved { $code } from { $before } to { $parent }
trail-code-placed = { $side ->
    [before] placed { $code } before { $beside }
   *[after] placed { $code } after { $beside }
}
trail-code-quote_set = { $choice ->
    [chosen] chose { $segment } in { $source } as a quote for { $code }
   *[not_chosen] no longer uses { $segment } in { $source } as a quote for { $code }
}
trail-code-merged = merged { $code } into { $into }
trail-code-split = split { $code } into { $into }
trail-code-deleted = deleted { $code }

trail-coder-attributed = { $is_named ->
    [yes] named a coder of { $file }, as the file says: { $name }
   *[no] named a coder of { $file } whose name the file does not say
}
trail-coding-attributed = { $is_dated ->
    [yes] imported that { $coder } coded { $segment } in { $source } as { $code } on { $day }
   *[no] imported that { $coder } coded { $segment } in { $source } as { $code }
}
trail-memo-attributed = { $is_dated ->
    [yes] imported that { $memo } is by { $coder }, of { $day }
   *[no] imported that { $memo } is by { $coder }
}
trail-judgement-attributed = { $stance ->
    [propose] imported that { $judge } proposed { $other } instead of { $code } for { $segment } in { $source }, coded by { $coder }
    [disagree] imported that { $judge } disagreed with { $coder } that { $segment } in { $source } is { $code }
   *[agree] imported that { $judge } agreed with { $coder } that { $segment } in { $source } is { $code }
}
trail-consensus-attributed = { $is_dated ->
    [yes] imported that { $coder } recorded the consensus, on { $day }
   *[no] imported that { $coder } recorded the consensus
}
trail-coding-created = coded { $segment } in { $source } as { $code }
trail-coding-recoded = recoded { $segment } in { $source } from { $code } to { $other }
trail-coding-resized = moved the boundaries of { $code } in { $source } from { $segment } to { $to }
trail-coding-removed = removed { $code } from { $segment } in { $source }
trail-coding-annotated = { $what ->
    [both] gave { $code } on { $segment } in { $source } the weight { $weight } and commented: { $comment }
    [weight] gave { $code } on { $segment } in { $source } the weight { $weight }
    [comment] commented on { $code } on { $segment } in { $source }: { $comment }
   *[nothing] removed weight and comment of { $code } on { $segment } in { $source }
}
trail-coding-stance_set = { $stance ->
    [against] marked { $segment } in { $source } as a negative case of { $code }
   *[for] removed the mark that { $segment } in { $source } is a negative case of { $code }
}
trail-coding-judged = { $stance ->
    [propose] proposed { $other } instead of { $code } for { $segment } in { $source }, coded by { $coder }
    [disagree] disagreed with { $coder } that { $segment } in { $source } is { $code }
   *[agree] agreed with { $coder } that { $segment } in { $source } is { $code }
}
trail-consensus-recorded = { $has_codes ->
    [yes] recorded the consensus that { $segment } in { $source } is { $codes }
   *[no] recorded the consensus that { $segment } in { $source } has no code
}

trail-round-opened = opened the blind round { $name } in { $sources } for { $coders }
trail-round-finished = finished the blind round { $round }
trail-round-ended = ended the blind round { $round }

trail-memo-written = wrote { $memo }: { $text }
trail-memo-revised = revised { $memo }: { $text }
trail-memo-deleted = deleted { $memo }
trail-memo-placed = placed { $memo } beside { $segment }
trail-memo-linked = linked { $memo } to { $thing }
trail-memo-unlinked = removed the link from { $memo } to { $thing }

trail-relation-created = related { $code } to { $other }: { $kind }
trail-relation-removed = removed the relation of { $code } to { $other }: { $kind }
trail-set-saved = { $is_renamed ->
    [yes] renamed the set { $before } → { $name }
   *[no] saved the set { $name }
}{ $is_empty ->
    [yes] {", empty"}
   *[no] {": "}{ $content }
}
trail-set-removed = deleted the set { $set }
trail-query-saved = { $is_renamed ->
    [yes] renamed the query { $before } → { $name }
   *[no] saved the query { $name }
}
trail-query-deleted = deleted the query { $query }
trail-reference-added = added the reference { $item }
trail-reference-removed = removed the reference { $reference }

trail-attestation-made = attested what { $count ->
    [one] 1 event adds
   *[other] { $count } events add
} up to
trail-attestation-checked = { $is_confirmed ->
    [yes] confirmed the attestation of { $count ->
        [one] 1 event
       *[other] { $count } events
    }
   *[no] found something other than the attestation of { $count ->
        [one] 1 event
       *[other] { $count } events
    } says
}
trail-checkpoint-made = made a checkpoint of { $count ->
    [one] 1 event
   *[other] { $count } events
}
trail-checkpoint-signed = signed the checkpoint of { $count ->
    [one] 1 event
   *[other] { $count } events
}
trail-checkpoint-stamped = had the checkpoint of { $count ->
    [one] 1 event
   *[other] { $count } events
} time-stamped by { $server }
trail-source-described = { $is_empty ->
    [yes] cleared { $attribute } of { $source }
   *[no] set { $attribute } of { $source } to { $value }
}

trail-export-recorded = took out unencrypted: { $content } ({ $format }){ $has_file ->
    [yes] {" "}{ $file }
   *[no] {""}
}{ $has_sources ->
    [yes] , from { $sources }
   *[no] {""}
}{ $has_codes ->
    [yes] , of { $codes }
   *[no] {""}
}{ $has_reading ->
    [yes] , participants’ words { $reading }
   *[no] {""}
}
trail-retention-set = { $is_cleared ->
    [yes] removed the date until which { $whose } may be kept
   *[no] set that { $whose } may be kept until { $day }, then: { $then }
}
trail-retention-study = the study
trail-retention-words = what { $participant } said
trail-transcript-returned = returned { $source } to { $participant } on { $day }
trail-transcript-answered = recorded the answer of { $participant } to the transcript, of { $day }: { $answer }
trail-findings-shown = showed findings to { $participant } on { $day }: { $shown }
trail-findings-answered = recorded the answer of { $participant } to the findings, of { $day }: { $answer }{ $has_changed ->
    [yes] ; changed because of it: { $changed }
   *[no] {""}
}
trail-quote-numbered = gave { $segment } in { $source } the number Q{ NUMBER($number, useGrouping: "false") } in the quote bank
trail-quote-use_noted = { $is_empty ->
    [yes] cleared where { $segment } in { $source } is used
   *[no] noted where { $segment } in { $source } is used: { $where }
}
