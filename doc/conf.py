"""Settings of Sphinx: `./mgm doc` makes the pages with them. In ns-3's own manual mgm.rst stands alone."""

import pathlib

project = "mgm"
copyright = "GPL-2.0-only"
release = (pathlib.Path(__file__).parent.parent / "VERSION").read_text().strip()

extensions = ["myst_parser"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
root_doc = "index"
exclude_patterns = ["own-program", "replace.txt"]
highlight_language = "none"

html_theme = "alabaster"
html_theme_options = {
    "description": "Multicast routers for ns-3, with every wrong-interface alert explained",
    "fixed_sidebar": True,
    "page_width": "72em",
}
html_sidebars = {"**": ["about.html", "navigation.html", "searchbox.html"]}
html_show_copyright = False
