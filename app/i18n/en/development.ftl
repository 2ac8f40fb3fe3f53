# How categories developed.

development-rest = other codes
development-flow = { $codings ->
    [one] 1 coding: { $before } → { $after }
   *[other] { $codings } codings: { $before } → { $after }
}
