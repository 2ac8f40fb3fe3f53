# Innstillinger for denne enheten.

settings-language = Språk
settings-appearance = Utseende
settings-light = Lys
settings-dark = Mørk
settings-text-size = Tekststørrelse
settings-lock = Lås automatisk
settings-lock-after = { $count ->
    [one] etter { $count } minutt
   *[other] etter { $count } minutter
}
settings-lock-never = aldri
settings-security = Sikkerhet
settings-change-passphrase = Bytt passordfrase
settings-change = Bytt
settings-passphrase-now = Nåværende passordfrase
settings-passphrase-new = Ny passordfrase
settings-passphrase-again = Ny passordfrase en gang til
settings-passphrase-changed = Passordfrasen på denne enheten er byttet.
