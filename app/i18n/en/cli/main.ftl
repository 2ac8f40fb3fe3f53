# The command itself.

cli-main-kodespor =
    Code interviews together, encrypted, and keep the whole trail of how the categories came about.

    Kodespor asks for the passphrase, or takes it from KODESPOR_PASSPHRASE or --passphrase-file. It works on the project in the current folder or a parent, in --project DIR or in KODESPOR_PROJECT. You may give names where ids are asked for, as long as they are unambiguous. Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 verification failed.
cli-main-no-command = There is no command “{ $name }”. See “kodespor --help”.
cli-main-no-command-near = There is no command “{ $name }”. Did you mean “{ $near }”?
