# Memoer.

cli-memos-memo = Skriv, skriv om, slett og lenk memoer. «memos» lister dem opp.
cli-memos-memo-add =
    Skriv et memo.
    .kind = Hva slags memo det er.
    .text = Selve memoet.
    .on = Hva det handler om: en koding, tekst, kode, deltaker, et memo eller en referanse (ellers: prosjektet).
    .reference = Litteraturen som et teoretisk memo bygger på.
    .start = Med --end, og en tekst etter --on: utdraget det står ved siden av, begynner her (kodepunkter).
    .end = Med --start: utdraget slutter før dette kodepunktet.
cli-memos-start-and-end = --start og --end brukes sammen, med en tekst etter --on.
cli-memos-written = Memoet er skrevet  [{ $id }]
cli-memos-memo-revise =
    Skriv om et MEMO. Historikken beholder den tidligere ordlyden.
    .text = Den nye ordlyden.
cli-memos-revised = Memoet er skrevet om.
cli-memos-memo-delete = Slett et MEMO. Historikken beholder det.
cli-memos-deleted = Memoet er slettet.
cli-memos-memo-link = Lenk et eget MEMO til en TING: en kode, koding, tekst, deltaker, et memo eller en referanse.
cli-memos-linked = Memoet er lenket til «{ $thing }».
cli-memos-memo-unlink = Fjern lenken fra et MEMO til en TING.
cli-memos-unlinked = Memoet er ikke lenger lenket til «{ $thing }».
cli-memos-memos =
    List opp memoene i den rekkefølgen de ble skrevet.
    .kind = Ta bare med denne typen.
    .on = Ta bare med memoer om denne tingen.
cli-memos-none = Ingen memoer ennå.
cli-memos-memos-show =
    Vis memoene som er om TING eller viser til den: en kode, koding, tekst, deltaker, et memo eller en referanse.

    For en kode er memoer om kodingene med, og for en tekst memoer om kodinger i den. For et memo vises også ordene og lenkene fra det.
cli-memos-none-about = Ingen memoer er om dette eller viser til det.
