# Hva som gikk galt, der ikke mer enn feiltypen er kjent.

error-failed = Noe gikk galt.
error-refused = Dette kan ikke gjøres slik det ble bedt om.
error-unknown-name = Ingenting her har det navnet eller den id-en.
error-ambiguous-name = Flere ting har det navnet; bruk id-en.
error-bad-file = Denne filen kan ikke leses.
error-not-a-project = Det er ikke noe Kodespor-prosjekt her; lag ett med «kodespor init».
error-newer-version = Dette ble laget med en nyere versjon av Kodespor; oppgrader for å åpne det.
error-storage-failed = Det gikk ikke å skrive til disken; ingenting ble endret.
error-rejected = Data fra en annen enhet ble avvist: de er skadet eller forfalsket.
error-not-canonical = Disse bytene er ikke en gyldig melding.
error-bad-seal = Dette lar seg ikke åpne: det er endret, eller forseglet med en annen nøkkel.
error-missing-library = { $library } er ikke installert her. Installer med: pip install "{ $install }".
error-not-in-a-page = Dette kan ikke gjøres i nettleseren, for { $library } finnes ikke der. Synkroniser, og gjør det i Kodespor på en datamaskin.
error-without-effect = Dette ble ikke registrert, siden det ikke ville fått virkning: { $reason }.
