# Settings of this device.

settings-language = Language
settings-appearance = Appearance
settings-light = Light
settings-dark = Dark
settings-text-size = Text size
settings-lock = Lock automatically
settings-lock-after = { $count ->
    [one] after { $count } minute
   *[other] after { $count } minutes
}
settings-lock-never = never
settings-security = Security
settings-change-passphrase = Change the passphrase
settings-change = Change
settings-passphrase-now = Current passphrase
settings-passphrase-new = New passphrase
settings-passphrase-again = New passphrase again
settings-passphrase-changed = The passphrase of this device is changed.
