# The app from the command line.

cli-window-app =
    Open the app in a window, or as a page on this machine where there is no desktop client.

    The address of the page holds a token that works once; nobody else on the machine can open it.
    .port = Use this port (default: any free one).
    .no-window = Do not open a window; print the address only.
cli-window-demo =
    Open the sample study (all fiction) in the app.
    .port = Use this port (default: any free one).
    .no-window = Do not open a window; print the address only.
cli-window-making-sample = Making the sample study (all fiction) in { $folder } …
cli-window-sample-passphrase = The passphrase of the sample study is: { $passphrase }
cli-window-open-at = Kodespor is open at { $address } (stop it with Ctrl+C).
cli-window-taken = The address above was used a second time, by another window or program. If that was not you, stop Kodespor now (Ctrl+C) and start it again; nothing that you saved is lost.
