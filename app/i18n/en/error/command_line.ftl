# What the command line refuses, and what the system does.

error-unknown-thing = { $kind ->
    [coding] There is no coding with the id “{ $name }”.
    [relation] There is no relation with the id “{ $name }”.
    [memo] There is no memo with the id “{ $name }”.
    [link] There is no link with the id “{ $name }”.
    [event] There is no event with the number or id “{ $name }”.
    [code] There is no code with the name or id “{ $name }”.
    [set] There is no set with the name or id “{ $name }”.
    [code-or-set] There is no code or set with the name or id “{ $name }”.
    [case] There is no participant or text with the name or id “{ $name }”.
    [query] There is no saved query with the name or id “{ $name }”.
    [source] There is no source with the name or id “{ $name }”.
    [participant] There is no participant with the name or id “{ $name }”.
    [member] There is no member with the name or id “{ $name }”.
    [round] There is no round with the name or id “{ $name }”.
    [device] There is no device with the id or the words “{ $name }”.
    [file] There is no attached file with the name or id “{ $name }”.
    [reference] There is no reference with the citation key, title or id “{ $name }”.
    [checkpoint] There is no checkpoint with the id “{ $name }”.
    [attestation] There is no attestation with the id “{ $name }”.
    [transcript] There is no draft of a transcript with the id, or of the recording, “{ $name }”.
   *[thing] There is nothing here with the name or id “{ $name }”.
}{ $suggested ->
    [0] {""}
   *[other] {" "}Did you mean “{ $near }”?
}
error-several-things = The name “{ $name }” fits several things: { $ids }. Give one of these ids.
error-unknown-event-type = There is no type of event “{ $type }”; the types are { $types }.
error-no-passphrase = There is no passphrase: set KODESPOR_PASSPHRASE, or give --passphrase-file.
error-passphrase-empty = The passphrase is empty.
error-passphrase-file-unreadable = The passphrase file { $file } cannot be read.
error-stopped = Stopped; nothing more was changed.
error-no-memory = There is not enough memory for this; nothing was changed.
error-disk-full = The disk is full; nothing was changed. Make room and try again.
error-system-refused = The system refused: { $reason }.
error-system-refused-file = The system refused: { $reason } ({ $file }).
error-internal = Kodespor made a mistake of its own ({ $kind }: { $problem }); what was confirmed as saved is safe. Please report it with the output of the same command under KODESPOR_DEBUG=1.
error-not-confirmed = You did not confirm; nothing was changed.
error-no-such-event-number = { $last ->
    [0] The log has no events; there is no number { $number }.
   *[other] The log has the events 1 to { $last }; { $number } is none of them.
}
error-unknown-picture-format = A picture is written as .svg or .png.
error-participant-there-already = There is a participant “{ $name }” already.
error-source-there-already = { $file } is here already, as “{ $name }”; --again imports it once more.
error-not-a-part-of-source = The source has the characters 0 to { $last }; { $start } to { $end } is not a part of it.
error-source-has-owners = This source holds the words of { $participants }: name the participant who withdraws.
error-archive-folder-exists = { $folder } exists already; this export makes a new folder.
error-words-not-at-places = “{ $words }” is not at every one of these places.
error-words-not-in-source = “{ $words }” does not occur in this text.
error-no-place-confirmed = You confirmed no place; nothing was coded.
error-times-unreadable = Times are written as 1:15 or 0:01:15.5, and the second is the later one.
error-source-without-times = This text has no time codes; import it with time codes (srt, vtt, { "[" }00:01:15]).
error-nobody-speaks = Nobody speaks at that time.
error-checkpoint-without-stamp = This checkpoint has no time stamp.
error-checkpoint-does-not-hold = This log does not hold the checkpoint: { $checkpoint }
error-file-missing = There is no file { $file }.
error-neither-welcome-nor-invitation = { $file } is neither a welcome nor an invitation.
error-words-file-unreadable = { $file } cannot be read.
error-unknown-relay-notifier = “{ $notifier }” is not the address of a NATS server; write nats://HOST:PORT or tls://HOST:PORT.
error-unknown-relay-objects = “{ $objects }” is not a place for objects; write file:///PATH-OF-A-FOLDER or s3://BUCKET?endpoint=https://….
error-unknown-relay-store = “{ $store }” is not a store of a relay; write sqlite:///PATH-OF-A-FOLDER or postgresql://….
error-relay-page-origin = “{ $origin }” is not where a page comes from. Write the page’s scheme and host, such as https://page.example.org; every page at once is not possible.
error-benchmarks-missing = The benchmarks are part of the source tree, which is not here.
