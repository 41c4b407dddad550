"""Make the font of exported files from Debian's `fonts-noto-cjk`; see SOURCES.md.

Usage: python content/fonts/make.py [/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc]
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2  # the collection's font with the shapes of mainland China
TARGET = Path(__file__).with_name("TouchstoneSansSC.woff")
NAME = "Touchstone Sans SC"  # a changed font is another font, so that nobody takes it for the whole one
RANGES = ((0x20, 0x7F), (0xA0, 0x250), (0x1E00, 0x1F00), (0x2000, 0x2800), (0xFF00, 0xFFF0))
EUROPEAN = "‘’“”·"  # as wide as a Chinese character in Chinese, and narrow elsewhere: both are in, the narrow ones from PRIVATE on
PRIVATE = 0xE000
BULLET = 0x2022
KOREAN = 1  # the collection's font that has the narrow ones; its glyphs are called as in the others
MOST_OFF = 1.0  # of 1000 to the em: how far a quadratic curve may be from the cubic one
KEPT_NAMES = (0, 7, 8, 9, 11, 13, 14)  # copyright, trademark, makers, licence
DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]


def characters() -> set[int]:
    """Return all of GBK, and European letters, punctuation, arrows and signs."""
    pairs = (bytes([first, second]) for first in range(0x81, 0xFF) for second in range(0x40, 0xFF))
    chinese = {
        character
        for pair in pairs
        for character in pair.decode("gbk", "ignore")
        if len(pair.decode("gbk", "ignore")) == 1
    }
    return {ord(character) for character in chinese} | {code for low, high in RANGES for code in range(low, high)}


def chosen(source: str) -> TTFont:
    """Return the font with nothing but those characters."""
    font = TTFont(source, fontNumber=SIMPLIFIED)
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=list(KEPT_NAMES))
    options.drop_tables += DROPPED
    chooser = subset.Subsetter(options)
    narrow = TTFont(source, fontNumber=KOREAN).getBestCmap()
    chooser.populate(unicodes=characters(), glyphs=[narrow[code] for code in (BULLET, *map(ord, EUROPEAN))])
    chooser.subset(font)
    for table in font["cmap"].tables:
        table.cmap |= {PRIVATE + place: narrow[ord(sign)] for place, sign in enumerate(EUROPEAN)} | {
            BULLET: narrow[BULLET]
        }
    return font


def to_truetype(font: TTFont) -> None:
    """Turn cubic outlines into quadratic ones: readers find the letters of such a font again, and it is embedded faster."""
    glyphs, order, made = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, MOST_OFF, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, made
    del font["CFF "]
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font.sfntVersion = "\x00\x01\x00\x00"
    _measure(font["maxp"])


def _measure(table: object) -> None:
    """Fill in what a TrueType font's `maxp` has besides; what counts points is computed on saving."""
    zeros = "TwilightPoints Storage FunctionDefs InstructionDefs StackElements SizeOfInstructions ComponentElements"
    counted = "Points Contours CompositePoints CompositeContours ComponentDepth"
    for name in f"{zeros} {counted}".split():
        setattr(table, f"max{name}", 0)
    table.tableVersion, table.maxZones = 0x00010000, 1


def rename(font: TTFont) -> None:
    """Give the font a name of its own."""
    for number, text in ((1, NAME), (2, "Regular"), (3, NAME), (4, NAME), (6, NAME.replace(" ", ""))):
        font["name"].setName(text, number, 3, 1, 0x409)


def main(source: str = SOURCE) -> None:
    """Write the font beside this file."""
    font = chosen(source)
    to_truetype(font)
    rename(font)
    font.flavor = "woff"
    font.save(TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(font.getGlyphOrder()):,} glyphs")


if __name__ == "__main__":
    main(*sys.argv[1:])
