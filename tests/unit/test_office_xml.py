"""Documents of Word that are one file of XML, deletions that never end, and Icelandic in its old pages."""

import base64
import io
import zipfile

import pytest

from core.errors import BadFile
from core.importing.document import read_named
from core.importing.encodings import decoded
from tests.unit.test_documents import a_docx, run
from tests.unit.test_hostile_documents import an_odt

PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"


def flat(docx):
    """The same document as one file."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith((".xml", ".rels")):
                words = content.decode()
                data = f"<pkg:xmlData>{words.partition('?>')[2] if words.startswith('<?xml') else words}</pkg:xmlData>"
            else:
                data = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            parts.append(f"<pkg:part pkg:name='/{name}'>{data}</pkg:part>")
    head = "<?xml version='1.0'?><?mso-application progid='Word.Document'?>"
    return f"{head}<pkg:package xmlns:pkg='{PACKAGE}'>{''.join(parts)}</pkg:package>".encode()


@pytest.mark.parametrize("name", ["a.xml", "a.docx", "a.doc", "a.txt"])
def test_word_in_one_file_is_read_as_word(name):
    body = f"<w:p>{run('Kari: Ja')}<w:del w:id='1'>{run('bort')}</w:del></w:p><w:p>{run('Ola: Nei')}</w:p>"
    notes = f"<w:comment w:id='0' w:author='Per'><w:p>{run('Hvem?')}</w:p></w:comment>"
    docx = a_docx(body, comments=notes)
    whole, one = read_named("a.docx", docx), read_named(name, flat(docx))
    assert (one.text, one.left_out) == (whole.text, whole.left_out)
    assert one.text == "Kari: Ja\nOla: Nei\n"


@pytest.mark.parametrize("spoiled", [b"<pkg:binaryData>&", b"<pkg:binaryData>x</pkg:binaryData></pkg:part>"])
def test_a_damaged_one_is_refused(spoiled):
    content = flat(a_docx(f"<w:p>{run('Ja')}</w:p>")).replace(b"<pkg:xmlData>", spoiled, 1)
    with pytest.raises(BadFile, match="not-this-format"):
        read_named("a.xml", content)


def test_a_part_with_a_name_that_no_archive_holds_is_damage():
    content = flat(a_docx(f"<w:p>{run('Ja')}</w:p>")).replace(b"'/word/document.xml'", b"'/" + b"x" * 70_000 + b"'")
    with pytest.raises(BadFile, match="not-this-format"):
        read_named("a.xml", content)


@pytest.mark.parametrize(
    ("root", "code"),
    [
        ("<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "file-of-another-kind"),
    ],
)
@pytest.mark.parametrize("name", ["a.xml", "a.doc", "a.txt"])
def test_the_xml_of_2003_is_called_so(root, code, name):
    with pytest.raises(BadFile) as raised:
        read_named(name, f"<?xml version='1.0'?>{root}".encode())
    assert raised.value.parameters["problem"].code == code


def test_a_deletion_that_never_ends_takes_nothing_with_it():
    region = "<t:tracked-changes><t:changed-region t:id='d'><t:deletion/></t:changed-region></t:tracked-changes>"
    before, after = "<t:p>Kari: Ja", "<t:p>Ola: Nei.</t:p>"
    for marks in (
        "<t:change-start t:change-id='d'/>",
        "<t:change-end t:change-id='d'/><t:change-start t:change-id='d'/>",
    ):
        open_one = an_odt(f"{region}{before}{marks} vel.</t:p>{after}")
        found = read_named("a.fodt", open_one)
        assert (found.text, found.left_out) == ("Kari: Ja vel.\nOla: Nei.\n", ())
    ended = an_odt(
        f"{region}{before}<t:change-start t:change-id='d'/> vel<t:change-end t:change-id='d'/>.</t:p>{after}"
    )
    assert read_named("a.fodt", ended).text == "Kari: Ja.\nOla: Nei.\n"


ICELANDIC = (
    "Ég veit það ekki. Þetta var erfitt fyrir mig og Þóru, en við fórum samt út um kvöldið.\n",
    "S: Hvernig leið þér þá?\nV: Bara vel, en ég var þreytt. Við biðum eins og hinir. Ýsan var góð.\n",
)


@pytest.mark.parametrize("encoding", ["mac_iceland", "cp861", "cp1252", "cp850"])
@pytest.mark.parametrize("text", ICELANDIC)
def test_icelandic_in_its_old_pages(text, encoding):
    assert decoded(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp865"])
@pytest.mark.parametrize(
    "text", ["Hun sa at vi måtte gå, og så gikk vi. Det var ære i det.\n", "Vi är här när det går.\n"]
)
def test_its_neighbours_stay_in_theirs(text, encoding):
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding in ("mac_iceland", "cp861")) == (text, False)
