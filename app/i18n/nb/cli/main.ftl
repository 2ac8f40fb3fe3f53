# Selve kommandoen.

cli-main-kodespor =
    Kod intervjuer sammen, kryptert, og behold hele sporet av hvordan kategoriene ble til.

    Kodespor spør etter passordfrasen, eller henter den fra KODESPOR_PASSPHRASE eller --passphrase-file. Programmet arbeider med prosjektet i mappen du står i eller en mappe over, i --project MAPPE eller i KODESPOR_PROJECT. Du kan bruke navn der en id trengs, så lenge de er entydige. Sluttstatus: 0 utført, 1 avvist eller mislykket, 2 feil bruk, 3 kontrollen feilet.
cli-main-no-command = Det finnes ingen kommando «{ $name }». Se «kodespor --help».
cli-main-no-command-near = Det finnes ingen kommando «{ $name }». Mente du «{ $near }»?
