# Skjermbildet der funnene skrives.

writing-title = Funn
writing-how = Skriv for hver kategori. Sitater settes inn med nummer, for eksempel [Q12], og oppdateres når sitatet endres. Er det trukket tilbake, står det her.
writing-study = Studien som helhet
writing-text = Tekst om { $section }
writing-material = Vis utdrag å sette inn
writing-material-hide = Skjul utdragene
writing-material-of = Utdrag: { $of }
writing-find = Søk i utdragene
writing-put-in = Sett inn
writing-quote = «{ $words }» ({ $quote }, { $speaker })
writing-labels-of-none = { $count ->
    [one] Ingen av sitatene har nummeret { $labels }.
   *[other] Ingen av sitatene har numrene { $labels }.
}
writing-gone = { $reason ->
    [withdrawn] [{ $quote }: ordene er trukket tilbake]
   *[removed] [{ $quote }: kodingen er fjernet]
}
