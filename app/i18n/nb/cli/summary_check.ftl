# En fortettet tekst holdt opp mot originalen.

cli-summary_check-summary-check =
    Vis hvilke utdrag av originalen den fortettede teksten TEKST ikke dekker, sammen med den fortettede setningen som ligner mest.

    Ordene blir sammenlignet uten kjennskap til språket: Ord med de samme fire første bokstavene regnes som ett, og sjeldne ord teller mer. Les før du bedømmer.
    .least = Et utdrag er dekket hvis så mange prosent av ordene er i den fortettede teksten.
    .all = Vis også utdragene som er dekket.
