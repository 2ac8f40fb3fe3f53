# Sikkerhetskopier: backup, restore.

cli-backups-backup =
    Skriv en sikkerhetskopi av studien til UTFIL: én forseglet fil som åpnes med passordfrasen på denne enheten. Den blir prøveåpnet én gang før den skrives.

    Oppbevar den på en annen disk. Lag en ny etter en tilbaketrekking, og slett de eldre: De inneholder fortsatt nøklene til ordene som ble trukket tilbake.
cli-backups-made = { $events ->
    [one] Sikkerhetskopierte 1 hendelse til { $file }, og prøveåpnet kopien.
   *[other] Sikkerhetskopierte { $events } hendelser til { $file }, og prøveåpnet kopien.
}
cli-backups-restore =
    Hent en studie tilbake fra sikkerhetskopien FIL til den nye mappen MAPPE, med passordfrasen den ble laget under.

    Den fortsetter som en ny enhet som tilhører deg, så både den gamle kopien og denne kan skrive. Fjern den gamle enheten hvis den er borte (members, devices remove), og synkroniser: Det andre har skrevet siden, kommer tilbake.
cli-backups-restored = { $events ->
    [one] Hentet 1 hendelse tilbake til { $folder }, som en ny enhet. Synkroniser for å få det som er skrevet siden.
   *[other] Hentet { $events } hendelser tilbake til { $folder }, som en ny enhet. Synkroniser for å få det som er skrevet siden.
}
