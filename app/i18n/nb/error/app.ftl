# Det skjermbildene, tjenestene bak dem og åpningen av et prosjekt avviser.

error-project-exists = Det er allerede et prosjekt i { $folder }; velg en annen mappe.
error-no-project-in = Det er ikke noe Kodespor-prosjekt i { $folder }.
error-device-exists = { $folder } har allerede en enhet; bli med ved hjelp av velkomstfilen, eller velg en annen mappe.
error-folder-not-made = Mappen { $folder } kan ikke opprettes: { $reason }.
error-project-needs = Et prosjekt trenger en tittel, navnet ditt og en passordfrase.
error-join-needs = For å bli med må du oppgi navnet ditt og en passordfrase for denne enheten.
error-request-elsewhere = Forespørselen som denne velkomstfilen svarer på, ble ikke laget på denne enheten, eller den er brukt allerede.
error-sheet-unknown = Ingen prosjekter i denne delte mappen kjenner dette gjenopprettingsarket.
error-nothing-to-redo = Det er ingenting å gjøre om igjen.
error-nothing-filled-in = Ingenting er fylt ut.
error-nothing-selected = Marker et utdrag først.
error-select-both = Marker et utdrag i begge tekstene først.
error-no-code-chosen = Velg en kode først.
error-weight-not-whole = Vekten er et helt tall fra 1 til 100.
error-passphrases-differ = De to nye passordfrasene er ulike, eller tomme.
