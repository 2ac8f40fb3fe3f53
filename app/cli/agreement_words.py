"""What `agree` answers: the figures by blindness and by round, as values, as sentences and as a table."""

from collections.abc import Sequence
from typing import Any

from app.cli.base import Session
from app.cli.language import catalogue, say, sentence
from core.analysis.agreement.by_blindness import Figure, RoundFigures, Wanted, by_blindness, by_round, headline
from core.analysis.agreement.confusion import confusion_of_codes
from core.analysis.agreement.intercoder_agreement import OF_MARKS, Agreement, Estimate
from core.analysis.agreement.method_paragraph import method_paragraph
from core.analysis.presentation import Presentation
from core.ids import Id

SEED = 1
"""So that the same data give the same interval."""


def measured_value(session: Session, wanted: Wanted) -> dict[str, Any]:
    """Everything that is measured. Raises Refused where the metric does not fit."""
    project, presentation, how = session.project, session.presentation, wanted.how
    figures = by_blindness(project, wanted)
    first = headline(figures)
    value = {"metric": how.metric, **figure_value(session, first)}
    value |= {"coders": [presentation.member(each) for each in wanted.coders]}
    value |= {"counted": "mark" if how.metric in OF_MARKS else how.counted}
    value |= {"says": sentence(first.agreement.explanation)}
    value["figures"] = [figure_value(session, each) for each in figures]
    rounds = by_round(project, wanted)
    value["rounds"] = [_round_value(session, each) for each in rounds]
    value["confusion"] = confusion_value(session, first)
    over = {presentation.words(each.round.name): each.round.sources for each in rounds if each.status != "open"}
    value["paragraph"] = method_paragraph(session.words, value["coders"], how, figures, over)
    value["interval"] = say("agreement-interval-how")
    value["caution"] = say("agreement-when-not")
    return value


def figure_value(session: Session, figure: Figure) -> dict[str, Any]:
    """One figure with what it is made of; codes have the names that they had."""
    presentation = session.presentation
    measured = figure.agreement
    return {
        "kind": figure.kind,
        "label": say(f"agreement-kind-{figure.kind}"),
        **estimate_value(measured.overall),
        "codes": [
            {"code": code.hex(), "name": _path(session, figure, code), **estimate_value(each)}
            for code, each in measured.codes.items()
        ],
        "sources": [
            {"source": source.hex(), "name": presentation.source(source), **estimate_value(each)}
            for source, each in measured.sources.items()
        ],
        "pairs": [
            {"coders": [presentation.member(each) for each in pair], **estimate_value(each)}
            for pair, each in measured.pairs.items()
        ],
        "notes": [sentence(each) for each in figure.notes],
    }


def _path(session: Session, figure: Figure, code: Id) -> str:
    return Presentation(session.project, figure.named[code], session.words).path(code)


def confusion_value(session: Session, figure: Figure) -> dict[str, Any] | None:
    """Characters by the codes of two coders; None where there are more than two, or nothing was compared."""
    found = figure.compared
    if found is None or len(found.coders) != 2 or not found.sources:
        return None
    cells = confusion_of_codes(found, *found.coders)
    codes = [*found.codes, None]
    return {
        "coders": [session.presentation.member(each) for each in found.coders],
        "codes": [say("agreement-no-code") if each is None else _path(session, figure, each) for each in codes],
        "characters": [[cells[one, other] for other in codes] for one in codes],
    }


def _round_value(session: Session, found: RoundFigures) -> dict[str, Any]:
    return {
        "round": found.round.id.hex(),
        "name": session.presentation.words(found.round.name),
        "status": found.status,
        "figures": [figure_value(session, each) for each in found.figures],
    }


def estimate_value(figure: Estimate) -> dict[str, Any]:
    """An estimate as a value."""
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "units": figure.units,
        "undefined": sentence(figure.undefined) if figure.undefined is not None else None,
    }


def said(value: dict[str, Any]) -> str:
    """An estimate as a phrase."""
    if value["value"] is None:
        return say("cli-agreement-not-defined", reason=value["undefined"])
    number = catalogue().number
    figure = {"value": number(value["value"], 3, is_fixed=True), "units": value["units"]}
    if value["low"] is None:
        return say("cli-agreement-figure", **figure)
    return say(
        "cli-agreement-figure-between",
        low=number(value["low"], 3, is_fixed=True),
        high=number(value["high"], 3, is_fixed=True),
        **figure,
    )


def in_words(value: dict[str, Any]) -> str:
    """All of it as sentences."""
    lines = [f"{value['metric']}, {catalogue().list(value['coders'])}, {value['label']}: {said(value)}", value["says"]]
    lines += ["", say("cli-agreement-by-kind"), *_kinds(value["figures"], "  ")]
    for each in value["rounds"]:
        status = say(f"agreement-round-{each['status']}")
        lines += ["", say("agreement-round", name=each["name"], status=status), *_kinds(each["figures"], "  ")]
    parts = ((say("cli-agreement-by-code"), value["codes"]), (say("cli-agreement-by-source"), value["sources"]))
    for title, entries in parts:
        if entries:
            lines += ["", f"{title} ({value['label']})", *(f"  {each['name']}: {said(each)}" for each in entries)]
    if len(value["coders"]) > 2:
        lines += ["", f"{say('cli-agreement-by-pair')} ({value['label']})"]
        lines += [f"  {catalogue().list(each['coders'])}: {said(each)}" for each in value["pairs"]]
    if value["paragraph"]:
        lines += ["", say("cli-agreement-paragraph"), value["paragraph"]]
    shows_interval = any(each["low"] is not None for each in (value, *value["figures"]))
    lines += ["", *([value["interval"]] if shows_interval else []), value["caution"]]
    return "\n".join(lines)


def _kinds(figures: Sequence[dict[str, Any]], indent: str) -> list[str]:
    lines = []
    for each in figures:
        lines.append(f"{indent}{each['label']}: {said(each)}")
        lines += [f"{indent}  {note}" for note in each["notes"]]
    return lines


def figures_table(value: dict[str, Any]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """The header and the rows of a table of all figures. A kind without a text, or the same under today's codebook as
    under that of then, has no rows."""
    header = ("of", "name", value["metric"], "low", "high", "units", "not defined because", "kind", "round")
    rows: list[list[Any]] = []
    for name, figures in (("", value["figures"]), *((each["name"], each["figures"]) for each in value["rounds"])):
        then, today, standing = figures
        shown = [then, *([today] if _numbers(today) != _numbers(then) else []), standing]
        with_texts = [each for each in shown if each["sources"]] or [value]
        for each in with_texts:
            entries = [("", "", each), *(("code", one["name"], one) for one in each["codes"])]
            entries += [("source", one["name"], one) for one in each["sources"]]
            pairs = each["pairs"] if len(value["coders"]) > 2 else []
            entries += [("pair", "; ".join(one["coders"]), one) for one in pairs]
            for of, called, one in entries:
                figure = [one[part] for part in ("value", "low", "high", "units", "undefined")]
                rows.append([of, called, *figure, each["kind"], name])
    return header, rows


def _numbers(value: dict[str, Any]) -> list[Any]:
    parts = [value, *value["codes"], *value["sources"]]
    return [[each.get("code"), each.get("name"), each["value"], each["units"]] for each in parts]


def oneself_value(session: Session, coder: str, metric: str, found: Agreement) -> dict[str, Any]:
    """A coder's agreement with what they coded before."""
    presentation = session.presentation
    return {
        "metric": metric,
        "coder": coder,
        **estimate_value(found.overall),
        "says": sentence(found.explanation),
        "note": say("agreement-oneself"),
        "codes": [
            {"code": code.hex(), "name": presentation.path(code), **estimate_value(each)}
            for code, each in found.codes.items()
        ],
        "sources": [
            {"source": source.hex(), "name": presentation.source(source), **estimate_value(each)}
            for source, each in found.sources.items()
        ],
    }


def oneself_in_words(value: dict[str, Any]) -> str:
    """The same as sentences."""
    lines = [f"{value['metric']}, {value['coder']}: {said(value)}", value["says"], value["note"]]
    parts = ((say("cli-agreement-by-code"), value["codes"]), (say("cli-agreement-by-source"), value["sources"]))
    for title, entries in parts:
        lines += ["", title, *(f"  {each['name']}: {said(each)}" for each in entries)] if entries else []
    return "\n".join(lines)
