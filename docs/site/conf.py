"""Sphinx's settings; `make site` (tools/website.py) runs it on a folder that it prepares."""

import os
import re

from docutils import nodes

project = "l1l2"
author = "The l1l2 authors"
project_copyright = "The l1l2 authors: code BSD-3-Clause, text and pictures CC BY 4.0"
html_title = "Why L1 gives zeros and L2 does not"
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.mathjax", "numpydoc"]
nb_execution_mode = "off"  # tools/website.py has run them
nb_render_markdown_format = "myst"  # with formulas
nb_ipywidgets_js = {}  # they would come from another machine
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3

autodoc_typehints = "none"  # numpydoc's sections say them
exclude_patterns = ["slides"]
numpydoc_show_class_members = False

# Everything from this site alone: nothing is asked of another machine.
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}}

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_favicon = "_static/diamond.svg"
html_context = {"default_mode": "auto"}  # dark or light, as the reader's system is
html_css_files = ["site.css"]
html_theme_options = {
    "navbar_persistent": [],  # the sidebar has the search already
    "use_download_button": True,
    "use_fullscreen_button": True,
    "show_navbar_depth": 1,
    "show_toc_level": 2,
}
# Known in GitHub Actions, and to whoever sets it: then every notebook has a button that opens it in Binder.
if repository := os.environ.get("GITHUB_REPOSITORY"):
    html_theme_options |= {
        "repository_url": f"https://github.com/{repository}",
        "repository_branch": "main",
        "use_repository_button": True,
        "launch_buttons": {"binderhub_url": "https://mybinder.org", "notebook_interface": "jupyterlab"},
    }


def bars(app, what, name, obj, options, lines):
    """Escape bars outside of code: in our docstrings |v| is an absolute value, in Sphinx's a substitution."""
    lines[:] = [re.sub(r"(``.*?``)|\|", lambda found: found[1] or r"\|", line) for line in lines]


def fold_further(app, doctree, name):
    """Fold what follows the first paragraph of each section that goes further."""
    for section in list(doctree.findall(nodes.section)):
        if section[0].astext().startswith("Further"):
            opening = '<details class="l1l2-further"><summary>Show this part</summary>'
            section.insert(2, nodes.raw("", opening, format="html"))
            section.append(nodes.raw("", "</details>", format="html"))


def setup(app):
    """Tell Sphinx of the above."""
    app.connect("autodoc-process-docstring", bars)
    app.connect("doctree-resolved", fold_further)
