"""Build the static site, whose pictures stay live without Python and without a network: build/site/html.

Usage: python -m tools.website [--edition FOLDER] [NN_name ...]        (no name: all notebooks)
"""

import argparse
import html
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbformat.v4 import new_markdown_cell, new_output

from l1l2.course.catalogue import lesson_number, order, title
from l1l2.course.glossary import SECTION, glossary, show_glossary
from l1l2.course.home import show_course
from l1l2.course.outline import outline, say_minutes
from l1l2.course.predict import predict
from l1l2.drawing import still
from l1l2.drawing.live import page
from l1l2.gallery import PICTURES

from . import notebooks
from .living import alive_display, enliven
from .slides import render_slides

ROOT = Path(__file__).resolve().parents[1]
SITE, FILMS = ROOT / "docs" / "site", ROOT / "docs" / "films"
BUILD = ROOT / "build" / "site"
NEEDS_KERNEL = re.compile(r"^(explore|workbench)\(", re.MULTILINE)
NEEDS_PYTHON = '<p class="l1l2-away">Here stands something that needs Python. {}</p>'
DOWNLOAD = "Download this notebook at the top of the page, open it in JupyterLab, and it works."
OPEN_IN_BROWSER = (
    '<a href="../{0}/lab/index.html?path={1}.ipynb">Open the notebook in this browser</a>: nothing to '
    "install; the first time, Python loads for a minute or two."
)
CODE_STANDS_STILL = '<p class="l1l2-away">The pictures move on this page, the code does not run here. {}</p>'
FRONT_QUESTION, FRONT_PICTURE = "start_here/equal_fit", "start_here.equal_fit"
STATE = r"\[([^\]]+)\]\(#(\w+\.\w+)\?([^)]+)\)"  # [words](#picture?settings)
WORDS = f"{notebooks.HOME}.ipynb#{SECTION}"  # where a notebook's links to terms lead
KEYS = (
    '<p class="keys"><kbd>P</kbd> play <kbd>R</kbd> reset <kbd>←</kbd> <kbd>→</kbd> one step '
    '<kbd>F</kbd> full screen <a href="../../gallery.html">all pictures</a></p>\n'
)
GALLERY = """\
# All pictures and films

## Pictures

Each opens alone on its page, as large as the screen: for a projector.

<ul class="l1l2-gallery">{}</ul>

## Films

<ul class="l1l2-gallery">{}</ul>

## Slides

The notebooks as slides, their pictures alive; the prose is in the speaker's notes (key S), all slides at a
glance with Escape.

<ul>{}</ul>
"""
# What the pages load besides the theme's own files: part of an npm package -> its place in the site.
VENDORED = {
    "mathjax/LICENSE": "mathjax/LICENSE",
    "mathjax/es5/tex-chtml.js": "mathjax/tex-chtml.js",
    "mathjax/es5/output/chtml/fonts": "mathjax/output/chtml/fonts",
    "reveal.js/LICENSE": "reveal.js/LICENSE",
    "reveal.js/dist": "reveal.js/dist",
    "reveal.js/plugin/notes": "reveal.js/plugin/notes",
}


def report(what, start):
    print(f"{what}: {time.perf_counter() - start:.1f} s", flush=True)


def replace_widgets(cells, way):
    """Put words where only a kernel could move what a cell shows; `way` leads to one."""
    for cell in cells:
        if cell.cell_type == "code" and NEEDS_KERNEL.search(cell.source):
            cell.outputs = [new_output("display_data", {"text/html": NEEDS_PYTHON.format(way)})]


def link_pages(shown, folder=""):
    """Point the links of an output to notebooks at their pages, which lie in `folder`."""
    return re.sub(r'href="(\d\d_\w+)\.ipynb"', rf'href="{folder}\1.html"', shown)


def link_sections(page):
    """Point the links of an output as the site's own: a section of a notebook is one of its page."""
    from docutils.nodes import make_id  # who builds the site has Sphinx

    def link(found):
        name, _, heading = html.unescape(found[1]).partition(".ipynb#")
        return f'href="{name}.html#{make_id(unquote(heading))}"'

    return re.sub(r'href="(\d\d_\w+\.ipynb#[^"]*)"', link, page)


def link_states_here(text):
    """Write links to a state as HTML: as Markdown, Sphinx would look for a heading of that name."""
    return re.sub(r"\[([^\]]+)\]\((#\w+\.\w+(?:\?[^)]*)?)\)", r'<a href="\2">\1</a>', text)


def link_words(text):
    """Let each link to a term, in Markdown or HTML, open the page of the words there."""
    keys = {term.line: term.key for term in glossary().values()}

    def open_tag(title):
        key = keys.get(html.unescape(title))
        place = f"#term-{key}" if key else ""  # the notebook is older than the words
        return f'<a href="../glossary.html{place}" title="{title}">'

    text = re.sub(
        rf'\[([^\]]+)\]\({WORDS} "([^"]*)"\)', lambda found: f"{open_tag(found[2])}{found[1]}</a>", text
    )
    return re.sub(rf'<a href="{WORDS}" title="([^"]*)">', lambda found: open_tag(found[1]), text)


def assemble(built, edition):
    """Return a built notebook as a reader sees it in JupyterLab, its pictures alive."""
    notebook, _ = enliven(nbformat.read(built, nbformat.NO_CONVERT))
    way = OPEN_IN_BROWSER.format(edition, built.stem) if edition else DOWNLOAD
    replace_widgets(notebook.cells, way)
    for cell in notebook.cells:
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata.tags = [*cell.metadata.get("tags", []), "hide-input"]
        if cell.cell_type == "markdown":
            cell.source = link_words(link_states_here(cell.source))
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                page = link_words(output.data["text/html"])
                output.data["text/html"] = link_sections(link_pages(page))
    notebook.cells.insert(1, new_markdown_cell(CODE_STANDS_STILL.format(way)))
    return notebook


def vendor(folder):
    """Copy the scripts of others into the site, at the versions of package-lock.json."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SITE / name, folder)
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True
    )
    for part, place in VENDORED.items():
        origin, target = folder / "node_modules" / part, folder / "source" / "_static" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if origin.is_dir() else shutil.copy
        copy(origin, target)


def present(picture, shot):
    """Return the page of one picture for a projector: as large as the screen, with keys to play and reset."""
    ratio = shot.size[0] / shot.size[1]
    head = (
        f'<style>:root {{ --ratio: {ratio:.4f} }}</style>\n<link rel="stylesheet" href="../present.css">\n'
        '<link rel="icon" href="../diamond.svg">\n<script type="module" src="../present.js"></script>\n'
    )
    return (
        page(picture)
        .replace("</style>\n<main>", f"</style>\n{head}<main>", 1)
        .replace("</main>", f"{KEYS}</main>")
    )


def render_front():
    """Return the course's first question with its picture, which the front page asks, too."""
    with alive_display():
        shown, _ = predict(FRONT_QUESTION, PICTURES[FRONT_PICTURE]())._repr_mimebundle_()
    return shown["text/html"]


def render_page(shown):
    """Return what a notebook shows, such as the map of the course, for a page beside the notebooks'."""
    with alive_display():
        return link_pages(shown._repr_mimebundle_()["text/html"], "notebooks/")


def link_names(text):
    """Make each picture and each file of the site that a text names a link to it."""
    for name in PICTURES:
        text = text.replace(f"`{name}`", f'<a href="_static/pictures/{name}.html"><code>{name}</code></a>')
    return re.sub(r"`((?:slides/)?\w+\.html)`", r'<a href="\1"><code>\1</code></a>', text)


def link_states(text):
    """Let each link of a text to a picture's state, `#geometry.drag_target?t=1`, open its page there."""

    def link(found):
        words, name, settings = found.groups()
        return f'<a href="_static/pictures/{name}.html#{name}?{html.escape(settings)}">{words}</a>'

    return re.sub(STATE, link, text)


def teaching():
    """The teacher's guide, with each lesson's page in place of the link to it, free of comments."""
    text = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
    minutes = {each.lesson: say_minutes(each.minutes, len(each.checks)) for each in outline()}

    def page(link):
        path = ROOT / "docs" / link[1]
        heading, body = path.read_text(encoding="utf-8").split("\n", 1)
        lasts = minutes[path.parent.name]
        return (
            f"\n### {lesson_number(path.parent.name)} {heading.removeprefix('# ')}\n\n"
            f"**Minutes.** {lasts}\n{body.rstrip()}"
        )

    link = r"^- \[.+?\]\((\.\./l1l2/lessons/.+?/teaching\.md)\).*$"
    return re.sub("<!--.*?-->", "", re.sub(link, page, text, flags=re.MULTILINE))


def lessons():
    """The lessons' part of the package's page: what each room exports, but for `predict`, which all share."""
    blocks = (
        f"### {title(lesson)}\n\n```{{eval-rst}}\n.. automodule:: l1l2.lessons.{lesson}\n   :members:\n"
        "   :imported-members:\n   :exclude-members: predict\n```\n"
        for lesson in order()
    )
    shared = "```{eval-rst}\n.. autofunction:: l1l2.course.predict.predict\n```\n"
    return "\n".join([shared, *blocks])


def gallery(folder, names):
    """Write a page for every picture, and one that leads to all pictures, films and slides."""
    pages = folder / "_static" / "pictures"
    pages.mkdir()
    pictures = []
    for name, maker in PICTURES.items():
        picture = maker()
        shot = still(picture)
        (pages / f"{name}.html").write_text(present(picture, shot), encoding="utf-8")
        (pages / f"{name}.png").write_bytes(shot.png)
        pictures.append(
            f'<li><a href="_static/pictures/{name}.html"><img src="_static/pictures/{name}.png" '
            f'loading="lazy" alt=""><br>{name.replace("_", " ").replace(".", ": ")}</a></li>'
        )
    films = []
    for film in sorted(FILMS.glob("*.mp4")):
        words = film.stem.replace("_", " ")
        video = f'<video controls preload="metadata" src="_static/{film.name}" aria-label="{words}"></video>'
        films.append(f"<li>{video}{words}</li>")
    lessons = [f'<li><a href="slides/{name}.html">{name.replace("_", " ")}</a></li>' for name in names]
    text = GALLERY.format(*map("".join, (pictures, films, lessons)))
    (folder / "gallery.md").write_text(text, encoding="utf-8")


def build(sources, everything, edition, folder):
    """Build the site of these sources into `folder`/html, saying what is done; return the exit status."""
    source = folder / "source"
    shutil.copytree(SITE, source)
    shutil.copytree(FILMS, source / "_static", dirs_exist_ok=True)
    (source / "teaching.md").write_text(link_names(link_states(teaching())), encoding="utf-8")
    api = (SITE / "api.md").read_text(encoding="utf-8").replace("{lessons}", lessons())
    (source / "api.md").write_text(api, encoding="utf-8")
    (source / "first.html").write_text(render_front(), encoding="utf-8")
    (source / "home.html").write_text(render_page(show_course()), encoding="utf-8")
    (source / "words.html").write_text(render_page(show_glossary()), encoding="utf-8")
    (source / "notebooks").mkdir()
    shown = folder / "html" / "slides"
    shown.mkdir(parents=True)
    start = time.perf_counter()
    vendor(folder)
    report("scripts of others", start)
    for name in sources:
        start = time.perf_counter()
        notebook = assemble(notebooks.NOTEBOOKS / f"{name}.ipynb", edition)
        nbformat.write(notebook, source / "notebooks" / f"{name}.ipynb")
        (shown / f"{name}.html").write_text(render_slides(notebook, SITE), encoding="utf-8")
        report(name, start)
    start = time.perf_counter()
    gallery(source, sources)
    report("gallery", start)
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--quiet"]
    if not everything:  # the notebooks shown link to those that are not
        command += ["-D", "suppress_warnings=myst.xref_missing"]
    return subprocess.run([*command, str(source), str(folder / "html")]).returncode


def main(names, edition=None, folder=BUILD):
    """Build the site into `folder`/html; return the exit status.  Until it is whole, the last one stays.

    edition : the folder of the site in which the browser edition will lie, if it will.
    """
    known = {source.stem: source for source in notebooks.sources()}
    if unknown := [name for name in names if name not in known]:
        print(f"No source for {', '.join(unknown)}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    if shutil.which("npm") is None:
        raise SystemExit(
            "make site needs npm (it comes with Node.js): MathJax and reveal.js are taken from there"
        )
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    status = build({name: known[name] for name in names or known}, not names, edition, new)
    if status == 0:
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
        print(f"{folder / 'html' / 'index.html'}")
    return status


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NN_name", help="which notebooks to show (default: all)")
    parser.add_argument(
        "--edition", help="the folder of the site where the browser edition will lie; link there"
    )
    given = parser.parse_args()
    raise SystemExit(main(given.names, given.edition))
