# Hvorfor en hendelse i sporet ikke uten videre fikk virkning.

conflict-stranger = fra en enhet som ikke er medlem
conflict-after_removal = skrevet etter fjerning, uten virkning
conflict-newer_version = laget med en nyere versjon
conflict-already_there = fantes fra før
conflict-unknown = viser til noe ukjent
conflict-cycle = ville ha lagt en kode under seg selv
conflict-not_own = ikke forfatterens egen, uten virkning
conflict-out_of_range = utenfor teksten
conflict-concurrent_rename = fikk nytt navn samtidig
conflict-concurrent_move = flyttet samtidig
conflict-merged_twice = slått sammen to ganger
conflict-not_live = ikke lenger i bruk
conflict-deleted_in_use = slettet mens den var i bruk
conflict-withdrawn = trukket tilbake
conflict-already_admitted = allerede tatt opp
conflict-by_reviewer = av en leser, uten virkning
conflict-overruled = overstyrt av en annen fjerning
conflict-overlaps = overlapper en annen erstatning
conflict-malformed = kan ikke leses: den som signerte, laget den ikke med dette programmet
conflict-bad_value = har en verdi som ikke er tillatt
conflict-too_long = har en tekst som er for lang
conflict-too_many = har for mange ledd
conflict-empty = mangler noe som trengs
conflict-too_deep = ville ha stått for dypt i kodeboka
