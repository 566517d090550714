"""Fetch what the pages and documents need from npm, and put the few files in their places.

    python tools/assets.py

Reads package-lock.json, runs `npm ci` without scripts, and writes four git-ignored folders
under samspill/ui/static/vendor/ and one under samspill/adapters/:

    ds/       designsystemet.css and theme.css, as they come
    inter/    inter-norwegian.woff2, inter-sami.woff2 and inter.css that declares both
    jsqr/     what reads a QR code at the door, where the browser cannot
    icons/    the icons named in ICONS, as SVG in the text's colour
    fonts/    static TTF for PDF documents (typesetting ignores woff2 and variable fonts)

A new icon: add its name to ICONS and run `make setup`. Without npm on the path the one from
requirements/node.lock is put into .tools/. Done again only when the lock or this file changes.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import stamps
from stamps import ROOT

MODULES = ROOT / "node_modules"
VENDOR = ROOT / "samspill" / "ui" / "static" / "vendor"
FONTS = ROOT / "samspill" / "adapters" / "fonts"
TOOLS = ROOT / ".tools"
STAMP = VENDOR / ".stamp"
LOCK = ROOT / "package-lock.json"

DESIGN_SYSTEM = {
    "designsystemet.css": "@digdir/designsystemet-css/dist/src/index.css",
    "theme.css": "@digdir/designsystemet-theme/brand/digdir.css",
}
QR_READER = {
    "jsQR.js": "jsqr/dist/jsQR.js",
    "LICENSE": "jsqr/LICENSE",
}  # where the browser has none
DOCUMENT_FONTS = {
    f"{font}_{style}.ttf": f"@expo-google-fonts/{package}/{style}/{font}_{style}.ttf"
    for font, package, style in (
        ("Inter", "inter", "400Regular"),
        ("Inter", "inter", "400Regular_Italic"),
        ("Inter", "inter", "600SemiBold"),
        ("Inter", "inter", "700Bold"),
        ("NotoEmoji", "noto-emoji", "400Regular"),
        ("NotoSansArabic", "noto-sans-arabic", "400Regular"),
        ("NotoSansArabic", "noto-sans-arabic", "600SemiBold"),
        ("NotoSansEthiopic", "noto-sans-ethiopic", "400Regular"),
        ("NotoSansEthiopic", "noto-sans-ethiopic", "600SemiBold"),
    )
}
ICON_FOLDER = "@navikt/aksel-icons/dist/svg"
ICONS = """
    ArrowDown ArrowLeft ArrowRight ArrowRightLeft ArrowUndo ArrowUp ArrowsCirclepath Bell
    Buildings3 Calendar Chat ChatElipsis Checkmark CheckmarkCircle CheckmarkCircleFill
    ChevronDown ChevronLeft ChevronRight ChevronUp CircleBroken Clock Cog Download EnvelopeClosed
    ExclamationmarkTriangle ExclamationmarkTriangleFill ExternalLink Eye File FileCsv FileExport
    FileImport FilePdf FileText FileWord Filter Globe Handshake House InformationSquare Leave
    Link LinkBroken LocationPin MagnifyingGlass MenuHamburger PadlockLocked Pencil Person
    PersonGroup PersonPlus Phone Pin Plus PrinterSmall QrCode Star Table Tag Trash Upload XMark
""".split()

# Every letter that Norwegian and its neighbours use, and the signs that texts and screens use.
NORWEGIAN = "U+0020-007E,U+00A0-00FF,U+2013-2014,U+2018-201E,U+2022,U+2026,U+20AC,U+2212"
# Northern, Lule and Southern Sami stand in Latin Extended-A; Skolt and Inari need the others.
SAMI = "U+0100-017F,U+01B7,U+01E4-01E9,U+01EE-01EF,U+0292,U+02B9,U+02BC"
WEB_FONTS = {
    "inter-norwegian.woff2": ("inter-latin-wght-normal.woff2", NORWEGIAN),
    "inter-sami.woff2": ("inter-latin-ext-wght-normal.woff2", SAMI),
}
WEIGHTS = (400, 700)  # the part of the weight axis that the style sheet uses
FONT_FACE = """@font-face {{
  font-family: Inter;
  src: url("{name}") format("woff2");
  font-weight: {light} {bold};
  font-display: swap;
  unicode-range: {characters};
}}
"""


def main() -> int:
    """Put every asset in its place, unless all stand there already. Returns the exit code."""
    wanted = stamps.content_hash([LOCK, Path(__file__)])
    if stamps.is_current(STAMP, wanted) and not missing_files():
        return 0
    fetch_packages()
    check_icons()
    place(VENDOR / "ds", DESIGN_SYSTEM)
    place(VENDOR / "icons", {f"{name}.svg": f"{ICON_FOLDER}/{name}.svg" for name in ICONS})
    place(VENDOR / "jsqr", QR_READER)
    place(FONTS, DOCUMENT_FONTS)
    cut_web_fonts(VENDOR / "inter")
    stamps.write(STAMP, wanted)
    return 0


def missing_files() -> list[Path]:
    """The files that this tool should have written and that do not exist."""
    wanted = [VENDOR / "ds" / name for name in DESIGN_SYSTEM]
    wanted += [VENDOR / "jsqr" / name for name in QR_READER]
    wanted += [VENDOR / "inter" / name for name in (*WEB_FONTS, "inter.css")]
    wanted += [VENDOR / "icons" / f"{name}.svg" for name in ICONS]
    wanted += [FONTS / name for name in DOCUMENT_FONTS]
    return [path for path in wanted if not path.is_file()]


def fetch_packages() -> None:
    """Run `npm ci`, unless node_modules already holds what package-lock.json says."""
    stamp, wanted = MODULES / ".stamp", stamps.content_hash([LOCK])
    if stamps.is_current(stamp, wanted):
        return
    print("Fetching design system, fonts and icons (npm ci)", flush=True)
    subprocess.run(
        [npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
        cwd=ROOT,
        check=True,
    )
    stamps.write(stamp, wanted)


def npm() -> str:
    """The path of npm: the machine's own, or the one that requirements/node.lock brings."""
    if own := shutil.which("npm"):
        return own
    print("No npm on the path: fetching one (requirements/node.lock)", flush=True)
    lock, python = ROOT / "requirements" / "node.lock", TOOLS / "bin" / "python"
    words = ["--quiet", "--require-hashes", "--python", str(python), "--requirement", str(lock)]
    subprocess.run([str(TOOLS / "bin" / "uv"), "pip", "install", *words], cwd=ROOT, check=True)
    return str(TOOLS / "bin" / "npm")


def check_icons() -> None:
    """Raise SystemExit with the names in ICONS that the icon package does not have."""
    unknown = [name for name in ICONS if not (MODULES / ICON_FOLDER / f"{name}.svg").is_file()]
    if unknown:
        raise SystemExit(f"tools/assets.py: no such icons: {', '.join(unknown)}")


def place(folder: Path, files: dict[str, str]) -> None:
    """Replace `folder` by copies: file name -> path below node_modules."""
    with tempfile.TemporaryDirectory(dir=MODULES) as temporary:
        fresh = Path(temporary, folder.name)
        fresh.mkdir()
        for name, source in files.items():
            shutil.copyfile(MODULES / source, fresh / name)
        replace(folder, fresh)


def cut_web_fonts(folder: Path) -> None:
    """Replace `folder` by Inter cut to the letters of WEB_FONTS, and the CSS that declares them."""
    with tempfile.TemporaryDirectory(dir=MODULES) as temporary:
        fresh = Path(temporary, folder.name)
        fresh.mkdir()
        faces = []
        for name, (source, characters) in WEB_FONTS.items():
            path = MODULES / "@fontsource-variable" / "inter" / "files" / source
            cut_font(path, fresh / name, characters)
            light, bold = WEIGHTS
            faces.append(FONT_FACE.format(name=name, light=light, bold=bold, characters=characters))
        (fresh / "inter.css").write_text("".join(faces), encoding="utf-8")
        replace(folder, fresh)


def cut_font(source: Path, target: Path, characters: str) -> None:
    """Write the font `source` to `target`, cut to `characters` (CSS unicode-range) and WEIGHTS."""
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source)
    options = Options(flavor="woff2", hinting=False, desubroutinize=True)
    options.layout_features = ["calt", "ccmp", "kern", "locl", "mark", "mkmk", "tnum"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=parse_unicodes(characters.replace("U+", "")))
    cutter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(target)


def replace(folder: Path, fresh: Path) -> None:
    """Put the folder `fresh` in the place of `folder`."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(fresh, folder)


if __name__ == "__main__":
    sys.exit(main())
