# Sjekkpunkter, tidsstempler og revisjonspakker.

error-bundle-empty = Filen er tom; be om revisjonspakken på nytt.
error-bundle-first-line-damaged = Den første linjen i denne revisjonspakken er skadet, eller den kommer fra en versjon som dette programmet ikke kjenner; be om pakken på nytt, eller oppgrader programmet.
error-bundle-cut-off = Revisjonspakken slutter brått { $number ->
    [0] før den første hendelsen
    [one] etter den første hendelsen
   *[other] etter de første { $number } hendelsene
}: filen er kuttet av, eller en lengde i den er endret; be om den på nytt.
error-bundle-cut-in-beginning = Revisjonspakken slutter brått i begynnelsen: filen er kuttet av, eller en lengde i den er endret; be om den på nytt.
error-bundle-beginning-damaged = Begynnelsen av revisjonspakken er skadet og kan ikke leses; be om den på nytt.
error-bundle-end-damaged = Slutten av revisjonspakken er skadet eller kuttet av: den sier ikke hvem som satte den sammen; be om den på nytt.
error-checkpoint-event-missing = En hendelse som sjekkpunktet teller med, mangler.
error-checkpoint-head-misplaced = En siste hendelse er ikke der sjekkpunktet sier.
error-checkpoint-not-held = Loggen på denne enheten inneholder ikke det sjekkpunktet sier, så enheten signerer det ikke.
error-checkpoint-of-another-project = Sjekkpunktet hører til et annet prosjekt.
error-checkpoint-unknown = Ingen sjekkpunkter i denne loggen sier dette: loggen er avkortet eller begynt på nytt siden, eller notatet er forfalsket.
error-no-such-checkpoint = Det finnes ikke noe slikt sjekkpunkt.
error-not-a-bundle = Dette er ikke en revisjonspakke.
error-not-a-checkpoint = Dette er ikke et sjekkpunkt: det har verken størrelse eller fingeravtrykk.
error-not-a-signed-note = Dette er ikke et signert notat: det har ingen signaturer etter en tom linje.
error-not-a-timestamp = Dette er ikke et tidsstempel, eller utstederen nektet å gi et.
error-note-signature-damaged = En signatur i notatet er skadet.
error-timestamp-answer-too-long = Tidsstempelserveren svarer med mer enn et tidsstempel.
error-timestamp-answers-another-question = Tidsstempelet svarer ikke på det som ble spurt om.
error-timestamp-not-valid = Tidsstempelet er ikke gyldig: { $reason }.
error-timestamp-of-something-else = Tidsstempelet gjelder noe annet enn dette sjekkpunktet.
error-timestamp-server-address = Adressen til en tidsstempelserver begynner med https:// eller http://.
error-timestamp-server-silent = Tidsstempelserveren svarer ikke: { $reason }.
error-bundle-trail-only = --trail forteller hva en revisjonspakke viser; historikken i et prosjekt vises med «kodespor log».
error-attestation-already-checked = Denne enheten har alt attestert denne tilstanden eller kontrollert den.
error-attestation-disputed = Enheten til et medlem fant noe annet enn det som er attestert: ingen får lese denne tilstanden.
error-attestation-events-missing = Ikke alle hendelsene som attesten gjelder, har kommet til denne enheten. Synkroniser først.
error-attestation-events-wait = { $count ->
    [one] 1 hendelse venter
   *[other] { $count } hendelser venter
} på en nøkkel eller en annen hendelse, så enheten kan ikke attestere tilstanden. Synkroniser først.
error-attestation-forked = To kopier av én enhet har skrevet, så denne enheten kan ikke attestere tilstanden. La først den ene kopien bli en egen enhet: kodespor devices split-clone
error-attestation-none-here = Det er ingenting på denne enheten som en ny kan lese først. Kjør «kodespor attestation make», eller kontroller attesten til en annen, og prøv igjen.
error-attestation-not-of-this = Det som kom, er ikke det medlemmer attesterer: det er endret, eller skadet underveis. Be om å bli tatt opp på nytt.
error-attestation-of-stranger = Det som kom, er attestert av en enhet som ikke er med i teamet. Be om å bli tatt opp på nytt.
error-attestation-other-version = En annen versjon av Kodespor laget denne attesten, og denne versjonen kan ikke kontrollere den. Bruk samme versjon, eller be om å bli tatt opp med hele loggen.
error-attestation-unsigned = Det som kom, er ikke signert av enhetene som skal ha attestert det. Be om å bli tatt opp på nytt.
error-first-state-damaged = Det du skulle lese først, er skadet, eller noen har endret det. Be om å bli tatt opp på nytt.
error-no-such-attestation = Det finnes ikke noen slik attest.
error-read-only-until-proved = Hendelsene i denne studien er fortsatt på vei. Til de har kommet og beviser det du leser, kan du ikke skrive. Synkroniser for å få dem.
error-no-history-yet = Historikken til denne studien er fortsatt på vei til denne enheten. Synkroniser for å få den.
error-first-state-unreadable = Denne enheten ble tatt opp for å lese før hendelsene i studien hadde kommet. Denne versjonen av Kodespor kan ikke lese det den fikk: programmet er oppdatert siden. Synkroniser med den delte mappen for å få hendelsene, eller be om å bli tatt opp på nytt, i en ny mappe.
