# Hva et prosjekt avslår, og hva fra andre enheter det avviser.

error-attaching-broken-off = Et annet vindu slettet det som var kryptert av filen, som om den var blitt liggende uferdig. Legg ved filen en gang til.
error-device-not-admitted = Denne enheten er ikke med i prosjektet (ennå). Synkroniser, eller be om å bli med.
error-envelope-misplaced = En hendelse oppgir en annen plass enn plassen den er kjedet til.
error-envelope-signature-wrong = Signaturen på en hendelse er feil: hendelsen er endret eller forfalsket.
error-file-too-large = En fil er på høyst { $gib } GiB.
error-no-key-to-write = Det er ikke kommet noen nøkkel å skrive med til denne enheten ennå. Synkroniser først.
error-no-such-event = Det finnes ingen slik hendelse.
error-other-project = Dette hører til et annet prosjekt.
error-own-events-missing = Senere hendelser fra denne enheten er kommet, men ikke alt de bygger på. Synkroniser først.
error-project-exists-here = Det er et prosjekt her fra før.
error-reviewer-only-reads = En leser kan lese alt og skrive memoer. Andre beslutninger er for kodere og eiere.
error-snapshot-outdated = Dette øyeblikksbildet er av en annen versjon eller plass.
error-snapshots-damaged = En del av log.db som bare sparer tid ved åpning, er skadet på disken. Prosjektet er lest fra loggen i stedet; ingenting mangler. Ta en sikkerhetskopi, og spør kodespor doctor.
error-snapshots-fault = Kodespor gjorde selv en feil da det åpnet prosjektet fra øyeblikksbildene ({ $kind }: { $problem }). Prosjektet er lest fra loggen i stedet, og det tok lengre tid; ingenting mangler. Meld gjerne fra.
error-welcome-not-for-this-device = Denne velkomsten gir ikke denne enheten adgang. Be om en ny.
