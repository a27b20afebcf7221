#!/usr/bin/env python3
"""Checks every PDF of a built site: check.py FOLDER

Takes the folder of a finished build; gives one line a check and closes with `N passed, N failed`. Ends with 0 when all
passed, 1 when one failed, 2 when it could not run. Asks: is the file sound (qpdf), are its fonts inside (pdffonts), is it
PDF/UA-1 (page-validation), are its letters as wide as it says (fontTools), does it read well aloud (outloud), does its
structure begin with its title (pdfinfo), and does its text hold every question of its case (pdftotext). It never compares
bytes or pictures, and cannot see whether a page looks well.
"""

import io
import json
import re
import subprocess
import sys
import unicodedata
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

try:
    import page
    import pikepdf
    from fontTools.cffLib import CFFFontSet
    from fontTools.pens.basePen import NullPen
except ImportError as error:
    sys.exit(f"tests/print: {error}; run tests/setup, then .venv/bin/python tests/print/check.py")

# Running heads lie within this distance of a page's upper edge.
MARGIN_PT = 60

# What page-validation says wrongly, by rule, each with the reason. A rule named here is passed over only where the message
# matches too.
FALSE_POSITIVES = {
    # Takes 0 for a glyph of a CFF font that has its private dictionary's default width; `tells_true_widths` looks itself.
    r"PDFUA1-FONT-GLYPH-WIDTH-\d+": r"CIDFontType0C",
    # Counts a stream's length without its last byte when compressed data end in a carriage return.
    r".*STREAM-LENGTH.*": r"(?i)length",
}


class Prompts(HTMLParser):
    """Collects the questions of a case's page, readings left out."""

    def __init__(self):
        super().__init__()
        self.prompts, self.depth = [], 0

    def handle_starttag(self, tag, attrs):
        if self.depth:
            self.depth += 1
        elif "question-prompt" in (dict(attrs).get("class") or "").split():
            self.depth = 1
            self.prompts.append("")

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data):
        if self.depth:
            self.prompts[-1] += data


def run(*command):
    """What a command prints; a failing one is a failed check."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise AssertionError(f"{command[0]}: {(done.stdout + done.stderr).strip()[:600]}")
    return done.stdout


def letters(text):
    """Letters and digits alone: lines break anywhere, and marks may be drawn apart from what they mark."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def is_sound(pdf):
    run("qpdf", "--check", str(pdf))


def has_its_fonts(pdf):
    rows = run("pdffonts", str(pdf)).splitlines()[2:]
    assert rows, "no font at all"
    for row in rows:
        # name, type, encoding, emb, sub, uni, object, generation; names hold no blanks, types may.
        emb, _, uni = row.split()[-5:-2]
        assert emb == "yes", f"font not embedded: {row}"
        assert uni == "yes", f"letters cannot be copied from: {row}"


def is_accessible(pdf):
    report = page.validate_pdf(str(pdf), profile="ua1")
    assert report.rules.total >= 100, f"only {report.rules.total} rules ran"
    real = [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if not any(
            re.fullmatch(rule, failure.rule_id) and re.search(message, failure.message)
            for rule, message in FALSE_POSITIVES.items()
        )
    ]
    assert not real, "\n".join(dict.fromkeys(real))


def tells_true_widths(pdf):
    """Whether every glyph of a CFF font is as wide as the document says (ISO 14289-1, 7.21.5)."""
    with pikepdf.open(pdf) as document:
        fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/CIDFontType0"]
        for font in fonts:
            said, default = widths(font), float(font.get("/DW", 1000))
            program = CFFFontSet()
            program.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            for number, name in enumerate(program[0].charset):
                glyph = program[0].CharStrings[name]
                glyph.draw(NullPen())
                # The glyphs of a font with CIDs are named by them.
                cid = int(name.removeprefix("cid")) if name.startswith("cid") else number
                wanted = said.get(cid, default)
                assert abs(glyph.width - wanted) <= 1, f"{font.BaseFont}: glyph {cid} is {glyph.width} wide, said to be {wanted}"


def widths(font):
    """What `/W` says: `first [w w w …]`, or `first last w`."""
    said, entries = {}, list(font.get("/W", []))
    while entries:
        first, second = int(entries.pop(0)), entries.pop(0)
        if isinstance(second, pikepdf.Array):
            said.update((first + place, float(width)) for place, width in enumerate(second))
        else:
            said.update(dict.fromkeys(range(first, int(second) + 1), float(entries.pop(0))))
    return said


def reads_aloud(pdf):
    outloud = Path(sys.executable).with_name("outloud")
    done = subprocess.run([outloud, "--json", "-", "--fail-on", "never", pdf], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-600:]
    (result,) = json.loads(done.stdout)["results"]
    assert result["error"] is None, result["error"]
    # A long running head is taken for prose hidden from the reader. It stands in the outer margin and only repeats the title,
    # on the first page the site's name.
    with pikepdf.open(pdf) as document:
        title, top = str(document.docinfo.Title), float(document.pages[0].mediabox[3]) - MARGIN_PT
    found = [
        f"{each['rule']} on page {each['page']}: {each['message']} ({each['evidence']})"
        for each in result["findings"]
        if each["severity"] == "error"
        and not (
            each["rule"] == "TAG-002"
            and each["evidence"].startswith((title, site_name(pdf)))
            and all(box["y0"] > top for box in each["boxes"])
        )
    ]
    assert not found, "\n".join(found)


def site_name(pdf):
    """The site's name, from the title of the case's page."""
    found = re.search(r"<title>[^<]* – ([^<]*)</title>", (pdf.parent / "index.html").read_text(encoding="utf-8"))
    assert found, "the page's title does not end in the site's name"
    return unescape(found[1])


def begins_with_its_title(pdf):
    with pikepdf.open(pdf) as document:
        title = str(document.docinfo.Title)
        shows_title = document.Root.ViewerPreferences.DisplayDocTitle
        lang = str(document.Root.Lang)
        assert shows_title, "a viewer shows the file's name, not its title"
    wanted = pdf.name.split(".")[1]
    assert lang.split("-")[0] == wanted.split("-")[0], f"the document is in {lang}, its name says {wanted}"
    # Poppler prints an element's own title as raw bytes, which may hold anything but the closing quote and a line's end.
    structure = re.match(
        r'Document\n  H1\b[^\n]*\n(?:[^\n]*\(block\)\n)?((?:    "[^\n]*"\n)+)',
        run("pdfinfo", "-struct-text", str(pdf)),
    )
    assert structure, "the structure does not begin with a heading of the first level"
    spoken = "".join(line.strip()[1:-1] for line in structure[1].splitlines())
    # Poppler gives the words of a line from right to left in the order of drawing, each turned round, and may lose some.
    if wanted != "ar":
        assert letters(spoken) == letters(title), f"the first heading is “{spoken}”, the title “{title}”"
    with pikepdf.open(pdf) as document:
        first = first_child(document.Root.StructTreeRoot)
        while first.S == "/Document":
            first = first_child(first)
        assert first.S == "/H1" and str(first.T) == title, f"the first element is {first.S}, not the title “{title}”"


def first_child(element):
    return element.K[0] if isinstance(element.K, pikepdf.Array) else element.K


def holds_every_question(pdf):
    parser = Prompts()
    parser.feed((pdf.parent / "index.html").read_text(encoding="utf-8"))
    assert parser.prompts, f"no question on {pdf.parent / 'index.html'}"
    text = letters(run("pdftotext", str(pdf), "-"))
    lacking = [prompt for prompt in parser.prompts if any(letters(part) not in text for part in parts(prompt))]
    assert not lacking, f"{len(lacking)} of {len(parser.prompts)} questions are missing:\n" + "\n".join(lacking)


def parts(prompt):
    """A question cut at its words with vowel marks: the PDF writer gives the letter under a mark twice when it is copied.

    Only Arabic has such words; any other question is one part.
    """
    found = [[]]
    for word in prompt.split():
        if any(unicodedata.category(c) == "Mn" for c in word):
            found.append([])
        else:
            found[-1].append(word)
    return [" ".join(part) for part in found if part]


CHECKS = {
    "is sound": is_sound,
    "has its fonts inside": has_its_fonts,
    "is PDF/UA-1": is_accessible,
    "tells true widths": tells_true_widths,
    "reads well aloud": reads_aloud,
    "begins with its title": begins_with_its_title,
    "holds every question": holds_every_question,
}


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1], "index.html").is_file():
        sys.exit("usage: check.py FOLDER, the folder of a built site")
    folder = Path(sys.argv[1])
    pdfs = sorted(folder.rglob("*.pdf"))
    if not pdfs:
        print(f"tests/print: no PDF in {folder}", file=sys.stderr)
        return 2
    passed = failed = 0
    for pdf in pdfs:
        for name, check in CHECKS.items():
            try:
                check(pdf)
            except Exception as error:  # A file so broken that a checker gives up is a failed check as well.
                failed += 1
                print(f"FAILED  {pdf.relative_to(folder)} {name}")
                said = str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
                print("\n".join(f"        {line}" for line in said.splitlines()))
            else:
                passed += 1
                print(f"ok      {pdf.relative_to(folder)} {name}")
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
