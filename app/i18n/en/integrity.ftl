# What a check of a log or an audit bundle finds: where, and what.

integrity-place-bundle = the bundle
integrity-place-bundle-end = the end of the bundle
integrity-place-bundle-event = event { $number } of the bundle
integrity-place-device = device { $device }
integrity-place-end = the end of the log
integrity-place-event = event { $seq } of device { $device }
integrity-place-event-row = event { $seq } of device { $device } (row { $row })
integrity-place-row = row { $row }
integrity-bundle-altered = its signature is wrong: it was altered after it was put together
integrity-bundle-cut = events are missing: it does not end where it says that it does
integrity-chain-broken = the event before it is missing or was altered
integrity-disclosure = what was disclosed of it does not open: { $reason }
integrity-end-moved = it does not end where this device left it: something was cut off or put in
integrity-fork = device { $device } wrote { $count } different events with the number { $seq }
integrity-keys-not-its-own = its public keys are not its own
integrity-last-missing = it was the last one, and is missing or was altered
integrity-malformed = it is malformed
integrity-names-missing = it names an event that is not here
integrity-not-admitted = nothing in this bundle says who admitted it
integrity-other-project = it belongs to another project
integrity-signature-wrong = its signature is wrong: it was altered, or another device signed it
