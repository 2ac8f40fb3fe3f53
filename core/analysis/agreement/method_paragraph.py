"""A paragraph on agreement for the method chapter, made of what was measured and of nothing else."""

from collections.abc import Collection, Mapping, Sequence

from core.analysis.agreement.by_blindness import Figure
from core.analysis.agreement.intercoder_agreement import AgreementOptions, Estimate
from core.ids import Id
from core.messages import Translator


def method_paragraph(
    say: Translator,
    coders: Sequence[str],
    how: AgreementOptions,
    figures: Sequence[Figure],
    rounds: Mapping[str, Collection[Id]],
) -> str:
    """In the translator's language. `coders` are names; `rounds`, the blind ones that are over, are texts by name."""
    shown = [each for each in figures if each.compared is not None and each.compared.sources]
    if not shown:
        return ""
    blind, today, standing = figures
    lines = []
    if blind in shown and blind.compared is not None:
        texts = set(blind.compared.sources)
        used = {name: texts & set(sources) for name, sources in rounds.items() if texts & set(sources)}
        message = "agreement-paragraph-blind-rounds" if used else "agreement-paragraph-blind"
        inside = len(set().union(*used.values()))
        lines.append(say(message, coders=list(coders), texts=len(texts), inside=inside, rounds=list(used)))
    else:
        lines.append(say("agreement-paragraph-open", coders=list(coders)))
    lines.append(say("agreement-paragraph-measure", measure=say(f"agreement-measure-{how.metric}")))
    lines.append(say.say(shown[0].agreement.explanation))
    for each, message in ((blind, "blind-figure"), (today, "today-figure"), (standing, "open-figure")):
        if each in shown and not (each is today and blind.agreement.overall == today.agreement.overall):
            lines.append(say(f"agreement-paragraph-{message}", figure=_said(say, each.agreement.overall)))
    if any(each.agreement.overall.low is not None for each in shown):
        lines.append(say("agreement-interval-how"))
    return " ".join(lines)


def _said(say: Translator, figure: Estimate) -> str:
    if figure.value is None:
        why = say.say(figure.undefined) if figure.undefined is not None else ""
        return say("agreement-paragraph-undefined", reason=why)
    value = say.number(figure.value, 3, is_fixed=True)
    if figure.low is None or figure.high is None:
        return value
    low, high = (say.number(each, 3, is_fixed=True) for each in (figure.low, figure.high))
    return say("agreement-paragraph-interval", value=value, low=low, high=high)
