# Coefficients of agreement and tables of ratings.

error-metric-unknown = The metrics are { $metrics }.
error-metric-not-for-ratings = The metrics for a table of ratings are { $metrics }.
error-metric-without-level = Only krippendorff takes a level of measurement into account. The other metrics treat values as categories without an order.
error-metric-not-for-passages = When only marked segments count, there is no segment that nobody marked, so this metric has no meaning. Use { $metrics }, or count characters.
error-units-unknown = The units that can be counted are { $units }.
error-coders-too-few = Agreement takes at least two coders.
error-cohen-two-coders = Cohen’s kappa is for two coders. For more, use fleiss or krippendorff.
error-metric-needs-level = This metric is for values in an order or on a scale. Say which with --level: { $levels }.
error-weights-unknown = The weights are { $weights }.
error-icc-form-unknown = The forms of the intraclass correlation are { $forms }.
error-metric-not-for-frequencies = For how often a code was used the metrics are { $metrics }.
