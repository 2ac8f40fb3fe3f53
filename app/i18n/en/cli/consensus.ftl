# Negotiated agreement.

cli-consensus-consensus = List the consensus layer: codes that two coders or more put on the same words, and what they agreed on after talking. The command below records an agreement.
cli-consensus-none = No consensus recorded yet.
cli-consensus-consensus-add =
    Record what coders agreed on after they had talked about CODINGs that differ. The codings themselves stay.
    .code = A code that you agreed on. Without --code, you record that no code belongs there.
    .range = The boundaries that you agreed on (default: all that the codings cover).
    .why = What you agreed on, and why.
cli-consensus-recorded = Recorded a consensus on { $place }: { $codes }  [{ $id }]
cli-consensus-recorded-no-code = Recorded a consensus on { $place }: no code  [{ $id }]
cli-consensus-talked = agreed after talking: { $why }
cli-consensus-alike = coded alike
