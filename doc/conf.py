"""Settings of Sphinx: `./mgm doc` makes the pages with them. In ns-3's own manual mgm.rst stands alone."""

import json
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


def add_questions(_app, name, source):
    """Adds the questions of a lesson to its page, as ./mgm lesson prints them."""
    lesson = pathlib.Path(__file__).parent / pathlib.Path(name).with_name("lesson.json")
    if name.startswith("lessons/") and lesson.exists():
        questions = json.loads(lesson.read_text(encoding="utf-8"))["questions"]
        lines = [f"{number}. {question['text']}" for number, question in enumerate(questions, 1)]
        number = int(pathlib.Path(name).parent.name.split("-")[0])
        source[0] += "\n## Questions\n\n" + "\n".join(lines)
        source[0] += f"\n\n`./mgm lesson {number}` writes a form for the answers and says how to mark them.\n"


def setup(app):
    app.connect("source-read", add_questions)
