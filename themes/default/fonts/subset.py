"""Cuts the theme's fonts down to what handouts need. Run by `make`, which says what it takes and gives.

usage: subset.py FOLDER    writes the woff2 files and the licence texts there, and prints a line for each face
"""
import hashlib
import logging
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype")
DOCS = Path("/usr/share/doc")

# Inputs, by the SHA-256 of the file in the Debian package. A newer package gives other bytes: put the new sums here.
SOURCES = {
    "bizud-gothic/BIZUDGothic-Regular.ttf": "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc",
    "bizud-gothic/BIZUDGothic-Bold.ttf": "d4ac5302ab946ef8b81c6a11afc6ed553b4b4d4964ead16460fb53168e4724ae",
    "noto/NotoSans-Regular.ttf": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    "noto/NotoSans-Bold.ttf": "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5",
    "noto/NotoNaskhArabic-Regular.ttf": "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
    "noto/NotoNaskhArabic-Bold.ttf": "b5cbcb561b4b540ff11d7b6934577dbbbbb9e1d152d47f6f31f19176d58ff39c",
    "noto/NotoSansSymbols2-Regular.ttf": "876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688",
}


def decoded(codec, *rows):
    """The characters of a two-byte code: every pair of a lead byte of `rows` and a trail byte that the codec knows."""
    found = set()
    for row in rows:
        for lead in row:
            for trail in range(0x40, 0xFF):
                try:
                    found.update(map(ord, bytes([lead, trail]).decode(codec)))
                except UnicodeDecodeError:
                    pass
    return found


def span(*ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def japanese():
    # JIS X 0208: kana, signs, kanji of levels 1 and 2
    wanted = decoded("euc_jp", range(0xA1, 0xFF))
    # Windows' additions: NEC row 13 (①, Ⅰ, ㈱) and the IBM kanji found in names (髙, 﨑)
    wanted |= decoded("cp932", range(0x81, 0xA0), range(0xE0, 0xFD))
    # The jōyō kanji that JIS X 0208 lacks: 剝 塡 頰 𠮟
    wanted |= {0x525D, 0x5861, 0x9830, 0x20B9F}
    # Latin, but not the accents and phonetic letters that Noto Sans sets better
    wanted |= LATIN_1 | span((0x0100, 0x017F))
    # Every sign that the face has, for a missing one stops the PDF: ≤, □, ✓, ㉑, ❶, ⓐ, ㊙, small kana, half-width kana
    return wanted | span((0x2000, 0x2DFF), (0x3000, 0x33FF), (0xFE10, 0xFFEF), (0x1F000, 0x1FAFF))


LATIN_1 = span((0x20, 0x7E), (0xA0, 0xFF))
LATIN = LATIN_1 | span(
    (0x0100, 0x024F),  # Latin Extended-A and -B
    (0x0250, 0x0337),  # IPA, modifiers, combining marks; not U+0338, or ≠ is set as = and a misplaced stroke
    (0x0339, 0x036F),
    (0x0370, 0x03FF),  # Greek
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese
    (0x2000, 0x21FF),  # punctuation, super- and subscripts, currency, letterlike, fractions, arrows
    (0x25CC, 0x25CC),  # dotted circle, under a lone mark
    (0xFFFD, 0xFFFD),
)
EVERYTHING = span((0x20, 0x10FFFF))
SYMBOLS = span((0x25A0, 0x27BF)) | {0x2B1B, 0x2B1C, 0x2B50}  # shapes, ☐ ☑ ☒, ⚠, ✔ ✗, large squares, star

# Layout features beside fontTools' defaults (which hold ccmp, liga, locl, kern, mark, mkmk and Arabic's joining forms).
FACES = [
    ("bizud-gothic/BIZUDGothic-Regular.ttf", japanese(), ["ccmp", "liga", "locl"]),
    ("bizud-gothic/BIZUDGothic-Bold.ttf", japanese(), ["ccmp", "liga", "locl"]),
    ("noto/NotoSans-Regular.ttf", LATIN, [*Options().layout_features, "tnum", "pnum", "lnum", "sups", "subs"]),
    ("noto/NotoSans-Bold.ttf", LATIN, [*Options().layout_features, "tnum", "pnum", "lnum", "sups", "subs"]),
    ("noto/NotoNaskhArabic-Regular.ttf", EVERYTHING, ["*"]),
    ("noto/NotoNaskhArabic-Bold.ttf", EVERYTHING, ["*"]),
    ("noto/NotoSansSymbols2-Regular.ttf", SYMBOLS, ["*"]),
]


def cut(source, wanted, features, target):
    """Writes one face. Names and copyright stay; hinting, glyph names, signatures and vertical metrics go."""
    options = Options(
        flavor="woff2",
        hinting=False,  # a fifth of the size; PDF and today's screens do without
        layout_features=features,
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["meta", "vhea", "vmtx"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return font["name"].getDebugName(0), font["name"].getDebugName(4), len(font.getBestCmap())


def licence(package, paragraph):
    """The licence's text out of a package's machine-readable copyright file, from PREAMBLE to the end."""
    text = (DOCS / package / "copyright").read_text(encoding="utf-8")
    body = text.split(f"\nLicense: {paragraph}\n")[-1].split("\n\n")[0]
    lines = ["" if line == " ." else line[1:] for line in body.splitlines()]
    lines = lines[lines.index("PREAMBLE"):]
    assert "Reserved Font Name" in body and "OTHER DEALINGS" in body, package
    return "\n".join(lines).rstrip() + "\n"


def write_licence(target, package, paragraph, notices):
    rule = "-" * 59
    target.write_text(
        "\n".join(dict.fromkeys(notices))
        + "\n\nThis Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
        + "The files beside this one are Modified Versions: subsets without hinting, in WOFF2.\n"
        + f"\n{rule}\nSIL OPEN FONT LICENSE Version 1.1 - 26 February 2007\n{rule}\n\n"
        + licence(package, paragraph),
        encoding="utf-8",
    )


def main():
    out = Path(sys.argv[1])
    logging.disable(logging.WARNING)
    notices = {}
    for name, wanted, features in FACES:
        source = FONTS / name
        if hashlib.sha256(source.read_bytes()).hexdigest() != SOURCES[name]:
            sys.exit(f"{source}: not the file this was written for; compare its release, then change SOURCES")
        target = out / (source.stem + ".woff2")
        notice, full_name, count = cut(source, wanted, features, target)
        full_name = full_name.removesuffix(" Bold").removesuffix(" Regular")
        notices.setdefault(name.split("/")[0], []).append(f"{full_name}: {notice}")
        print(f"{target.name}: {count} characters, {target.stat().st_size} bytes")
    write_licence(out / "OFL-BIZUDGothic.txt", "fonts-morisawa-bizud-gothic", "SIL-1.1", notices["bizud-gothic"])
    write_licence(out / "OFL-Noto.txt", "fonts-noto-core", "OFL-1.1", notices["noto"])


main()
