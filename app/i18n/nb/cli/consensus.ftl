# Enighet etter samtale.

cli-consensus-consensus = List opp konsensuslaget: koder som to eller flere kodere satte på de samme ordene, og det de ble enige om etter å ha snakket sammen. Kommandoen nedenfor registrerer en enighet.
cli-consensus-none = Ingen konsensus er registrert ennå.
cli-consensus-consensus-add =
    Registrer hva kodere ble enige om etter å ha snakket om kodinger (KODING) som er ulike. Selve kodingene blir stående.
    .code = En kode dere ble enige om. Uten --code registrerer du at ingen kode hører hjemme der.
    .range = Grensene dere ble enige om (ellers: alt kodingene dekker).
    .why = Hva dere ble enige om, og hvorfor.
cli-consensus-recorded = Registrerte konsensus om { $place }: { $codes }  [{ $id }]
cli-consensus-recorded-no-code = Registrerte konsensus om { $place }: ingen kode  [{ $id }]
cli-consensus-talked = enighet etter samtale: { $why }
cli-consensus-alike = kodet likt
