# Hvordan kategoriene ble til.

development-rest = andre koder
development-flow = { $codings ->
    [one] 1 koding: { $before } → { $after }
   *[other] { $codings } kodinger: { $before } → { $after }
}
