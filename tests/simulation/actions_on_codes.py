"""Random commands on codes, codings and what is written about them."""

from core.commands import (
    chosen_quotes,
    codebook,
    codings,
    consensus,
    framework,
    memos,
    project,
    queries,
    quotes,
    references,
    relations,
)
from tests.simulation.picks import a_name, a_row, a_why


def create(world, device):
    parent = world.random.choice([None, *sorted(device.state.codes.rows)])
    device.do(codebook.create_code, a_name(world), parent, a_name(world), "", a_why(world))


def rename(world, device):
    device.do(codebook.rename_code, a_row(world, device.state.codes), a_name(world), a_why(world))


def define(world, device):
    device.do(codebook.define_code, a_row(world, device.state.codes), "use", a_name(world))


def move(world, device):
    parent = world.random.choice([None, *sorted(device.state.codes.rows)])
    device.do(codebook.move_code, a_row(world, device.state.codes), parent, a_why(world))


def place(world, device):
    code, beside = a_row(world, device.state.codes), a_row(world, device.state.codes)
    placed = device.do(codebook.place_code, code, world.random.choice(codebook.SIDES), beside, a_why(world))
    if placed[-1].why is None:  # said later
        device.do(codebook.give_reason, placed[-1].id, a_name(world))


def number(world, device):
    """Numbers a quote, or says where one is used."""
    coding = a_row(world, device.state.codings)
    if device.state.quote_numbers.rows and world.random.random() < 0.4:
        known = device.state.quote_numbers.rows[a_row(world, device.state.quote_numbers)].codings[0]
        device.do(quotes.note_use, known, a_name(world))
    else:
        device.do(quotes.number_quotes, [coding])


def quote(world, device):
    """Chooses a quote for a code, or lets go of one."""
    if device.state.chosen_quotes.rows and world.random.random() < 0.3:
        code = a_row(world, device.state.chosen_quotes)
        choice = world.random.choice(device.state.chosen_quotes.rows[code].choices)
        device.do(chosen_quotes.let_go_of_quote, code, choice.coding, a_why(world))
    else:
        coding = a_row(world, device.state.codings)
        device.do(chosen_quotes.choose_quote, device.state.codings.rows[coding].code, coding, a_why(world))


def chart(world, device):
    """Writes a cell of the framework matrix, or empties one."""
    case, code = a_row(world, device.state.participants), a_row(world, device.state.codes)
    if world.random.random() < 0.2:
        device.do(framework.clear_cell, ("participant", case), code, a_why(world))
    else:
        device.do(framework.write_cell, ("participant", case), code, a_name(world), (), a_why(world))


def merge(world, device):
    device.do(codebook.merge_codes, a_row(world, device.state.codes), a_row(world, device.state.codes), a_why(world))


def split(world, device):
    device.do(codebook.split_code, a_row(world, device.state.codes), [a_name(world), a_name(world)])


def delete_code(world, device):
    device.do(codebook.delete_code, a_row(world, device.state.codes), a_why(world))


def code(world, device):
    source = a_row(world, device.state.sources)
    start = world.random.randrange(0, device.state.sources.rows[source].chars - 1)
    end = world.random.randrange(start + 1, device.state.sources.rows[source].chars + 1)
    device.do(codings.code_segment, source, start, end, [a_row(world, device.state.codes)], a_why(world))


def in_vivo(world, device):
    device.do(codebook.create_in_vivo, a_row(world, device.state.sources), 3, 30)


def recode(world, device):
    device.do(codings.recode, a_row(world, device.state.codings), a_row(world, device.state.codes), a_why(world))


def resize(world, device):
    device.do(codings.resize, a_row(world, device.state.codings), 1, world.random.randrange(2, 40))


def uncode(world, device):
    device.do(codings.uncode, a_row(world, device.state.codings), a_why(world))


def judge(world, device):
    device.do(codings.judge_coding, a_row(world, device.state.codings), "disagree", None, a_why(world))


def memo(world, device):
    kind, table = world.random.choice(
        [("code", device.state.codes), ("coding", device.state.codings), ("source", device.state.sources)]
    )
    device.do(memos.write_memo, world.random.choice(memos.KINDS), a_name(world), kind, a_row(world, table))


def margin(world, device):
    text = a_name(world)
    device.do(memos.write_in_margin, "reflexive", text, a_row(world, device.state.sources), (4, 4 + len(text)))


def revise(world, device):
    device.do(memos.revise_memo, a_row(world, device.state.memos), a_name(world))


def put_aside(world, device):
    device.do(memos.delete_memo, a_row(world, device.state.memos))


def colour(world, device):
    """Gives a code a colour, or a place on the map."""
    code, chosen = a_row(world, device.state.codes), world.random.randrange(1 << 24)
    if chosen % 4:
        device.do(codebook.colour_code, code, f"#{chosen:06x}")
    else:
        device.do(codebook.arrange_code, code, chosen % 1000, chosen // 1000 % 1000)


def relate(world, device):
    """Draws a relation, gathers a set, or gives one of them up."""
    choice, codes = world.random.random(), device.state.codes
    if choice < 0.4:
        device.do(relations.create_relation, a_row(world, codes), "causes", a_row(world, codes), a_why(world))
    elif choice < 0.6:
        device.do(relations.remove_relation, a_row(world, device.state.relations))
    elif choice < 0.7 and device.state.code_sets.rows:
        device.do(relations.remove_set, a_row(world, device.state.code_sets))
    else:
        known = world.random.choice([None, *sorted(device.state.code_sets.rows)])
        device.do(
            relations.save_set, a_name(world), (a_row(world, codes),), (a_row(world, device.state.sources),), known
        )


def note(world, device):
    """Weighs a coding of one's own, or turns it into a negative case and back."""
    coding = a_row(world, device.state.codings)
    if world.random.random() < 0.5:
        device.do(codings.annotate_coding, coding, world.random.randrange(0, 101), a_name(world))
    else:
        device.do(codings.set_coding_stance, coding, world.random.choice(["for", "against"]), a_why(world))


def read_up(world, device):
    """Adds a reference, takes one off, links a memo to it, or takes the link back."""
    choice, known = world.random.random(), device.state.references
    if choice < 0.4 or not known.rows:
        device.do(references.add_references, [f'{{"title": "{a_name(world)}"}}'])
    elif choice < 0.5:
        device.do(references.remove_reference, a_row(world, known))
    elif choice < 0.75:
        own = [row.id for row in device.state.memos.values() if row.by == device.member]
        device.do(references.link_memo, world.random.choice(own), "reference", a_row(world, known))
    else:
        own = [row for row in device.state.memos.values() if row.links and row.by == device.member]
        memo = world.random.choice(own)
        device.do(references.unlink_memo, memo.id, memo.links[0][1])


def ask(world, device):
    """Saves a query, or gives one up."""
    if device.state.queries.rows and world.random.random() < 0.3:
        device.do(queries.delete_query, a_row(world, device.state.queries))
    else:
        device.do(queries.save_query, a_name(world), a_row(world, device.state.codes).hex(), (("since", "2026"),))


def settle(world, device):
    """Agrees on an outcome for two codings of one text."""
    first = device.state.codings.rows[a_row(world, device.state.codings)]
    same = [row.id for row in device.state.codings.values() if row.source == first.source]
    about, codes = (first.id, world.random.choice(same)), (a_row(world, device.state.codes),)
    device.do(consensus.record_consensus, about, codes, first.start, first.end, a_name(world))


def frame(world, device):
    """Something on the project page."""
    if world.random.random() < 0.5:
        device.do(project.describe_project, world.random.choice(project.PARTS), a_name(world))
    else:
        device.do(project.start_phase, world.random.choice(project.PHASES), a_why(world))
