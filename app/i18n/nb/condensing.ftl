# En fortettet tekst holdt opp mot originalen.

condensing-title = Det { $text } utelater
condensing-found = { $count ->
    [0] { $all ->
        [one] Det ene utdraget har
       *[other] Alle de { $all } utdragene har
    } ord i den fortettede teksten.
    [one] { $count } av { $all } utdrag er knapt med i den fortettede teksten.
   *[other] { $count } av { $all } utdrag er knapt med i den fortettede teksten.
}
condensing-all = Vis alle utdrag
condensing-how = Sammenlignet etter felles ord: Ord med de samme fire første bokstavene regnes som ett, og sjeldne ord teller mer. Andre ord for det samme blir ikke kjent igjen, så les før du bedømmer. Utdrag som er lenket til den fortettede teksten, regnes som dekket. Det intervjuere sier, er utelatt.
condensing-share-of = { $share } av ordene
condensing-linked = lenket til den fortettede teksten
condensing-nothing = ingenting som ligner
condensing-original = Original
condensing-share = Prosent av ordene
condensing-summary = Nærmest i den fortettede teksten
