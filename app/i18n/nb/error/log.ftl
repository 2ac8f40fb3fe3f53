# Hva som er galt med en hendelse som en annen enhet sendte, eller som ble funnet i loggen.

error-bad-event-parts = En hendelse har feil antall deler.
error-bad-event-fields = Et felt i en hendelse av typen { $type } har en verdi det ikke kan ha.
error-bad-event-frame = Typen eller versjonen til en hendelse kan ikke leses.
error-bad-event-act = Plassen en hendelse har i handlingen den hører til, kan ikke leses.
error-bad-event-reason = Begrunnelsen for en hendelse kan ikke leses.
error-bad-event-clock = En hendelse oppgir et tidspunkt som ingen klokke kan vise.
error-bad-event-frontier = En hendelse viser til tidligere hendelser i en form som ikke kan leses.
error-clock-impossible = Klokken på denne enheten viser året { $year }, og ingen hendelse kan bære det tidspunktet. Ingenting ble endret: still klokken, og prøv igjen.
