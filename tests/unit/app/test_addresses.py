"""Addresses of places: they lead back, and hold nobody's words."""

from hypothesis import given
from hypothesis import strategies as st

from app.shell.addresses import Addresses
from core.ids import Id

ID = st.binary(min_size=16, max_size=16).map(Id)
VALUES = st.one_of(ID, st.integers(), st.text(), st.tuples(st.text(), ID))


@given(st.dictionaries(st.sampled_from(["source", "place", "layer", "on"]), VALUES))
def test_what_is_written_is_read_again(arguments):
    addresses = Addresses()
    assert addresses.read(addresses.written("reading", arguments)) == ("reading", arguments)


def test_no_word_stands_in_an_address():
    address = Addresses().written("results", {"shown": "attribute Diagnose", "on": ("source", Id(bytes(16)))})
    assert address == f"/results?shown=w0&on=w1.i{bytes(16).hex()}"


@given(
    st.one_of(st.text(), st.sampled_from(["/start", "/reading?source=w9", "/reading?place=n", "/results?shown=w-1"]))
)
def test_what_is_no_address_is_home(address):
    place, arguments = Addresses().read(address)
    assert (place, arguments) == ("home", {}) or not arguments


def test_home_is_the_root():
    assert Addresses().written("home", {}) == Addresses().written("start", {}) == "/"
    assert Addresses().read("/") == ("home", {})
