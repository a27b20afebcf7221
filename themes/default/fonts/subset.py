"""Cuts the theme's fonts down to what handouts need. Run by `make`, which says what it takes and gives.

usage: subset.py FOLDER    writes the woff2 files and the licence texts there, and prints a line for each face
"""
import hashlib
import logging
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts")
DOCS = Path("/usr/share/doc")

# Inputs, by the SHA-256 of the file in the Debian package. A newer package gives other bytes: put the new sums here.
SOURCES = {
    "truetype/bizud-gothic/BIZUDGothic-Regular.ttf": "1e190f86ee44b54e999a02c3cd34c4fd4805aa1e9b08849332c3b573c8c869fc",
    "truetype/bizud-gothic/BIZUDGothic-Bold.ttf": "d4ac5302ab946ef8b81c6a11afc6ed553b4b4d4964ead16460fb53168e4724ae",
    "truetype/noto/NotoSans-Regular.ttf": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    "truetype/noto/NotoSans-Bold.ttf": "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5",
    "truetype/noto/NotoNaskhArabic-Regular.ttf": "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
    "truetype/noto/NotoNaskhArabic-Bold.ttf": "b5cbcb561b4b540ff11d7b6934577dbbbbb9e1d152d47f6f31f19176d58ff39c",
    "truetype/noto/NotoSansSymbols2-Regular.ttf": "876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688",
    "opentype/noto/NotoSansCJK-Regular.ttc": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    "opentype/noto/NotoSansCJK-Bold.ttc": "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
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


def chinese():
    # GB 2312: signs, full-width letters, kana (not its Greek, Cyrillic, pinyin and boxes), hanzi of levels 1 and 2
    wanted = decoded("gb2312", range(0xA1, 0xA6), range(0xB0, 0xF8))
    # Kanji that GB 2312 lacks, so that a Japanese name inside a Chinese text is set in one face: level 1 of JIS X 0208,
    # and beyond it those of the laws and desks in our texts
    wanted |= decoded("euc_jp", range(0xB0, 0xD0)) | set(map(ord, "誹謗"))
    # What GB 2312 has no code for: · — 〇, and more numbers in circles
    return wanted | LATIN_1 | span((0x2013, 0x2014), (0x2460, 0x24FF), (0x3000, 0x301F))


def korean():
    # KS X 1001: signs, full-width letters, jamo, units, letters and numbers in circles, the 2,350 syllables in use.
    # Not its hanja and kana: a Japanese name inside a Korean text comes whole from BIZ UDGothic.
    wanted = decoded("euc_kr", range(0xA1, 0xA6), range(0xA7, 0xAA), range(0xB0, 0xC9))
    return (wanted - span((0x0100, 0x03FF))) | LATIN_1 | span((0x2013, 0x2014), (0x2460, 0x24FF))


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
CJK_KR, CJK_SC = 1, 2  # their places in a collection of Noto Sans CJK: JP, KR, SC, TC, HK, then the monospaced
SYMBOLS = span((0x25A0, 0x27BF)) | {0x2B1B, 0x2B1C, 0x2B50}  # shapes, ☐ ☑ ☒, ⚠, ✔ ✗, large squares, star

# Layout features beside fontTools' defaults (which hold ccmp, liga, locl, kern, mark, mkmk and Arabic's joining forms).
# Noto Sans CJK goes without locl: each face keeps to the forms of its own language.
LATIN_FEATURES = [*Options().layout_features, "tnum", "pnum", "lnum", "sups", "subs"]
FACES = [
    ("truetype/bizud-gothic/BIZUDGothic-Regular.ttf", 0, japanese(), ["ccmp", "liga", "locl"]),
    ("truetype/bizud-gothic/BIZUDGothic-Bold.ttf", 0, japanese(), ["ccmp", "liga", "locl"]),
    ("truetype/noto/NotoSans-Regular.ttf", 0, LATIN, LATIN_FEATURES),
    ("truetype/noto/NotoSans-Bold.ttf", 0, LATIN, LATIN_FEATURES),
    ("truetype/noto/NotoNaskhArabic-Regular.ttf", 0, EVERYTHING, ["*"]),
    ("truetype/noto/NotoNaskhArabic-Bold.ttf", 0, EVERYTHING, ["*"]),
    ("truetype/noto/NotoSansSymbols2-Regular.ttf", 0, SYMBOLS, ["*"]),
    ("opentype/noto/NotoSansCJK-Regular.ttc", CJK_SC, chinese(), ["ccmp"]),
    ("opentype/noto/NotoSansCJK-Bold.ttc", CJK_SC, chinese(), ["ccmp"]),
    ("opentype/noto/NotoSansCJK-Regular.ttc", CJK_KR, korean(), ["ccmp"]),
    ("opentype/noto/NotoSansCJK-Bold.ttc", CJK_KR, korean(), ["ccmp"]),
]

# Each with its package, its paragraph in the package's copyright file, and the folder of the faces under it.
LICENCES = [
    ("OFL-BIZUDGothic.txt", "fonts-morisawa-bizud-gothic", "SIL-1.1", "truetype/bizud-gothic"),
    ("OFL-Noto.txt", "fonts-noto-core", "OFL-1.1", "truetype/noto"),
    ("OFL-NotoCJK.txt", "fonts-noto-cjk", "SIL-1.1", "opentype/noto"),
]


def cut(source, number, wanted, features, out):
    """Writes one face. Names and copyright stay; hinting, glyph names, signatures and vertical metrics go."""
    options = Options(
        flavor="woff2",
        hinting=False,  # a fifth of the size; PDF and today's screens do without
        desubroutinize=True,  # of CFF: one part in twenty smaller, for woff2 finds repeats better
        layout_features=features,
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["meta", "vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(source, fontNumber=number, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    names = font["name"]
    target = out / (names.getDebugName(6) + ".woff2")
    font.save(target)
    return target, names.getDebugName(0), names.getDebugName(4), len(font.getBestCmap())


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
    for name, number, wanted, features in FACES:
        source = FONTS / name
        if hashlib.sha256(source.read_bytes()).hexdigest() != SOURCES[name]:
            sys.exit(f"{source}: not the file this was written for; compare its release, then change SOURCES")
        target, notice, full_name, count = cut(source, number, wanted, features, out)
        full_name = full_name.removesuffix(" Bold").removesuffix(" Regular")
        notices.setdefault(name.rpartition("/")[0], []).append(f"{full_name}: {notice}")
        print(f"{target.name}: {count} characters, {target.stat().st_size} bytes")
    for title, package, paragraph, folder in LICENCES:
        write_licence(out / title, package, paragraph, notices[folder])


main()
