"""The map of the course, its home: six views, every lesson, what a reader has done of it, and what is next.

Lessons and pictures are found by name.  What a reader has done, home.js reads from the browser's memory.
"""

import html
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..words import language, say
from .catalogue import picture
from .outline import Outline, outline

VIEWS = (  # of the lesson, the picture, what moves it, the panel, the roles, and the window in its data
    ("bars.fixed_squares", "time", "A", ("ghost", "l1"), ((-2.9, 2.9), (-0.12, 1.12))),
    ("geometry.growing_diamond", "radius", "A", ("l1", "l2"), ((-1.9, 1.9), (-1.15, 1.15))),
    ("derivative.one_weight", "b", "A", ("loss", "l1"), ((-2.2, 2.2), (-0.25, 3.4))),
    ("gradient_descent.push_and_spring", "time", "B", ("l1", "l2"), ((-3, 75), (-0.2, 2.15))),
    ("prior.update", "y", "A", ("l1", "loss", "solution"), ((-2.6, 4), (-0.06, 1.2))),
    ("paths.diabetes_paths", "lam", "A", ("l1",), ((110, 0.006), (-42, 45))),
)
ROUTES: Mapping[str, tuple[str, ...]] = {
    "interview": ("start_here", "geometry", "derivative", "one_lambda", "interview"),
    "class": ("start_here", "bars", "geometry", "derivative", "gradient_descent", "prior", "one_lambda"),
    "curiosity": ("start_here", "geometry", "high_dimensions", "compressed_sensing", "disguises", "bug_hunt"),
}


def show_course() -> "Home":
    """Show the map of the course: its lessons in order, three ways through them, and what is done.

    Returns
    -------
    Home
    """
    return Home(outline())


@dataclass(frozen=True)
class Home:
    """The map as a notebook or a page shows it.

    Attributes
    ----------
    lessons : tuple of Outline
        In reading order.
    """

    lessons: tuple[Outline, ...]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        if os.environ.get("L1L2_DISPLAY") == "still":
            return {"text/html": _write_still(self), "text/plain": str(self)}
        return {"text/html": _write_page(self), "text/plain": str(self)}

    def __str__(self) -> str:
        lessons = (f"{each.title}: {each.asked} ({_say_lasting(each)})" for each in self.lessons)
        return "\n".join([*lessons, *(f"{name}: {way}" for name, way in _list_routes(self).values())])


def _say_lasting(lesson: Outline) -> str:
    return _say_length(lesson.minutes, lesson.exercises)


def name_routes() -> dict[str, str]:
    """Return what a reader may have in mind, by route."""
    return {
        "interview": say("An interview on Thursday"),
        "class": say("A class to teach"),
        "curiosity": say("Curiosity"),
    }


def find_length(home: Home, route: str) -> int:
    """Return the minutes of a route's main lines."""
    return sum(each.minutes for each in home.lessons if each.lesson in ROUTES[route])


def _list_routes(home: Home) -> dict[str, tuple[str, str]]:
    """Return each route's name, and its lessons and minutes in words."""
    titles = {each.lesson: each.title for each in home.lessons}
    return {
        route: (
            name,
            say(
                "{lessons} ({minutes} minutes without exercises)",
                lessons=", ".join(titles[lesson] for lesson in ROUTES[route]),
                minutes=find_length(home, route),
            ),
        )
        for route, name in name_routes().items()
    }


def _write_still(home: Home) -> str:
    """Return the map for where no script runs: the lessons, the routes and the six views."""
    from ..drawing.render import img, still

    lessons = "".join(
        f'<li><a href="{each.notebook}.ipynb"><strong>{html.escape(each.title)}</strong></a>: '
        f"{html.escape(each.asked)} <small>({html.escape(_say_lasting(each))})</small></li>"
        for each in home.lessons
    )
    routes = "".join(
        f"<li><strong>{html.escape(name)}</strong>: {html.escape(way)}</li>"
        for name, way in _list_routes(home).values()
    )
    return f"{img(still(picture('start_here.course_map')))}<ul>{lessons}</ul><ul>{routes}</ul>"


def _write_page(home: Home) -> str:
    from ..drawing.assets import wrap

    told = {
        "lessons": [
            {"name": each.lesson, "gates": each.gates, "checks": each.checks} for each in home.lessons
        ],
        "routes": ROUTES,
        "says": _list_words(),
    }
    data = html.escape(json.dumps(told, ensure_ascii=False))
    body = (
        f'<div class="l1l2-home" data-home="{data}">{_write_routes(home)}'
        '<p class="l1l2-next" role="status"></p>'
        f'{_write_views(language())}<ol class="l1l2-tiles">{"".join(map(_write_tile, home.lessons))}'
        f"{_write_memory()}</ol></div>"
    )
    return wrap(body, "loop", "home")


@cache
def _write_views(language: str) -> str:
    """Return the six moving pictures, each a link to its lesson."""
    from ..drawing.loop import write_loop

    lessons = {each.lesson: each for each in outline()}
    labels = _describe_views()
    views = (
        f'<li><a href="{lessons[name.partition(".")[0]].notebook}.ipynb">'
        f"{write_loop(picture(name), over, label, panel=panel, roles=roles, window=window)}"
        f"<span>{html.escape(title)}</span></a></li>"
        for (name, over, panel, roles, window), (title, label) in zip(VIEWS, labels, strict=True)
    )
    rest = '<p class="l1l2-rest"><button type="button"></button></p>'
    return f'<ul class="l1l2-views">{"".join(views)}</ul>{rest}'


def _describe_views() -> list[tuple[str, str]]:
    """Return the title of each view, and what it shows."""
    return [
        (say("Bars"), say("Of five bars one remains; four stand at 0.")),
        (say("Diamond and circle"), say("A diamond grows until its corners touch a circle.")),
        (say("Slope at zero"), say("A parabola moves; the minimum of its sum with the kink rests at 0.")),
        (say("Descent"), say("One weight falls in equal steps to 0, one by equal fractions towards it.")),
        (say("Prior"), say("The observation moves; the peak of the posterior stays at 0.")),
        (say("Path"), say("As λ falls, coefficients leave 0 one by one.")),
    ]


def _write_tile(lesson: Outline) -> str:
    lasts = _say_lasting(lesson)
    return (
        f'<li data-lesson="{lesson.lesson}"><a href="{lesson.notebook}.ipynb">{html.escape(lesson.title)}</a>'
        f"<p>{html.escape(lesson.asked)}</p>"
        f'<p class="l1l2-foot"><span>{html.escape(lasts)}</span>'
        '<span class="l1l2-far"></span></p></li>'
    )


def _write_routes(home: Home) -> str:
    buttons = "".join(
        f'<button type="button" data-route="{route}" aria-pressed="false">'
        f"<strong>{html.escape(name)}</strong><span>{html.escape(_say_sum(home, route))}</span></button>"
        for route, name in name_routes().items()
    )
    legend = html.escape(say("I have"))
    return f'<fieldset class="l1l2-routes"><legend>{legend}</legend>{buttons}</fieldset>'


def _say_sum(home: Home, route: str) -> str:
    exercises = sum(each.exercises for each in home.lessons if each.lesson in ROUTES[route])
    lasts = _say_length(find_length(home, route), exercises)
    return say("{n} lessons, {lasts}", n=len(ROUTES[route]), lasts=lasts)


def _say_length(minutes: int, exercises: int) -> str:
    return say("{minutes} min + {exercises} for exercises", minutes=minutes, exercises=exercises)


def _write_memory() -> str:
    kept = say(
        "What you have done is kept by this browser, for this address: another browser does not know it, and "
        "Binder forgets it when it closes. Take it along as a file."
    )
    buttons = "".join(
        f'<button type="button" data-do="{name}">{html.escape(words)}</button>'
        for name, words in (
            ("export", say("Save it")),
            ("import", say("Load it")),
            ("reset", say("Forget it")),
        )
    )
    label = html.escape(say("A file that was saved here"))
    return (
        f'<li class="l1l2-kept"><p>{html.escape(kept)}</p><p>{buttons}'
        f'<input type="file" accept=".json,application/json" aria-label="{label}" hidden></p>'
        '<p class="l1l2-said" role="status"></p></li>'
    )


def _list_words() -> dict[str, str]:
    """Return what home.js says, by the names that it uses."""
    return {
        "start": say("Start with"),
        "next": say("Next:"),
        "finished": say("Done, all of it. What you missed will be asked again in the lessons."),
        "done": say("done"),
        "answered": say("%1 of %2 answered"),
        "passed": say("exercise passed"),
        "exercises": say("%1 of %2 exercises"),
        "due": say("%1 to ask again"),
        "loaded": say("Loaded."),
        "wrong": say(
            "This file is no memory of this course: choose one that was saved here. Nothing was changed."
        ),
        "sure": say("Forget all answers and exercises in this browser?"),
        "yes": say("Yes, forget"),
        "no": say("No, keep"),
        "forgotten": say("Forgotten."),
    }
