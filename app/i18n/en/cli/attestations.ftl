# Attestations of the state, so that a newcomer can read at once.

cli-attestations-attestation = List the attestations of the state: which members attest what the log adds up to, and who found something else.
cli-attestations-none = No attestations yet. Make one: kodespor attestation make
cli-attestations-attestation-make =
    Attest what the log adds up to now, so that newcomers can read before all events have come to them.

    Ask another member to check it: kodespor attestation check. Then let newcomers in with “admit --read-first” or “invite --read-first”.
cli-attestations-made = This device attests what { $events ->
    [one] 1 event adds
   *[other] { $events } events add
} up to. Sync, and ask another member to run: kodespor attestation check { $id }
cli-attestations-attestation-check =
    Compare an ATTESTATION with what the same events add up to on this device, and record for all what came of it.

    If both are the same, this member attests it too.
cli-attestations-confirmed = This device finds the same, and attests it too.
cli-attestations-differs = WARNING: the same events add up to something else on this device. That is recorded, and nobody is given this state any more. Ask the member who attested it for their version of Kodespor, and run “kodespor verify” on both devices.
cli-attestations-attested-by = attested by { $by }
cli-attestations-disputed-by = DISPUTED by { $by }
cli-attestations-events = { $events ->
    [one] 1 event
   *[other] { $events } events
}
