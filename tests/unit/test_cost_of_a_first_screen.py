"""A newcomer who reads what members attest makes no row of the codings to see how many there are of each code."""

import pytest

from core.analysis.presentation import Presentation
from core.commands.codebook import merge_codes
from core.errors import NotCanonical
from core.log import state_parts
from core.log.made_up_states import check_rows
from core.views.packed_part import PackedPart
from tests.builders import World, a_code, a_coding, a_source, alice


@pytest.fixture
def study():
    one = alice(World(51))
    source, codes = a_source(one, "Ord om livet. " * 99), [a_code(one, name) for name in ("a", "b", "c")]
    for n in range(60):
        a_coding(one, source, codes[n % 5 % 3], n, n + 9)
    return one, codes


def handed_on(one):
    places = one.timeline.places
    parts = state_parts.parts_of(one.state, places, {key.id for key in one.timeline.order})
    return state_parts.state_of(parts)


def test_the_first_screen_makes_no_row_of_the_codings(study):
    one, codes = study
    state, made = handed_on(one), PackedPart.made
    check_rows(state)
    there, one.timeline.state = one.timeline.state, state
    counted = Presentation(one).count_codings()
    one.timeline.state = there
    assert PackedPart.made == made
    assert counted == {codes[0]: 24, codes[1]: 24, codes[2]: 12}


def test_counts_are_those_of_the_rows_also_where_codes_were_merged(study):
    one, codes = study
    a_coding(one, next(iter(one.state.sources.rows)), codes[1], 0, 9)
    assert Presentation(one).count_codings()[codes[1]] == 25
    one.do(merge_codes, codes[0], codes[1])
    assert Presentation(one).count_codings() == {codes[1]: 48, codes[2]: 12}


@pytest.mark.parametrize("column", range(3))
def test_columns_that_name_a_value_that_is_not_there_or_are_too_short_are_refused(study, column):
    state = handed_on(study[0])
    (part,) = state.codings.rows.packed_alone()
    columns = part._opened()
    n, (values, numbers) = [(n, each) for n, each in enumerate(columns) if each is not None and each[0]][column]
    columns[n] = (values, numbers[:-1])
    with pytest.raises(ValueError, match="different lengths"):
        check_rows(state)
    columns[n] = (values[:-1], numbers)
    with pytest.raises(ValueError, match="not there"):
        check_rows(state)
    columns[n] = ([*values, 2.5], numbers)
    with pytest.raises(NotCanonical):
        check_rows(state)
