# Uenighet som fortsatt står, på startskjermen og i rapporten.

disagreement-disagree = { $judge } er uenig med { $coder } om «{ $code }»
disagreement-propose = { $judge } foreslår «{ $proposed }» for et utdrag som { $coder } kodet med «{ $code }»
disagreement-with-reason = { $said }: { $why }
disagreement-concurrent_rename = Én kode fikk flere navn samtidig: { $names }
disagreement-concurrent_move = En kode ble flyttet til flere steder samtidig: { $codes }
disagreement-deleted_in_use = En kode ble slettet mens noen brukte den: { $codes }
disagreement-merged_twice = En kode ble slått sammen med flere andre samtidig: { $codes }
disagreement-cycle = Koder ble flyttet under eller slått sammen med hverandre samtidig: { $codes }
