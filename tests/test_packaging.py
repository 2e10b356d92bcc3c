"""One truth about dependencies: pyproject.toml, the lock, environment.yml, Binder and CI agree."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = "binder/requirements.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def ranges(lines):
    """Requirement strings as {canonical name: SpecifierSet}."""
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(each.name): each.specifier for each in requirements}


def stated(*extras):
    """What pyproject.toml asks for: the core and the extras named."""
    lines = list(PROJECT["dependencies"])
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return ranges(lines)


def locked(python, system="linux"):
    """The lock as {canonical name: version} for one Python and one system."""
    os_name = "nt" if system == "win32" else "posix"
    facts = {"python_version": python, "python_full_version": f"{python}.0"}
    environment = default_environment() | facts | {"sys_platform": system, "os_name": os_name}
    pins = {}
    for line in read(LOCK).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate(environment):
                (pin,) = requirement.specifier
                assert pin.operator == "==", line
                name = canonicalize_name(requirement.name)
                assert name not in pins, f"{name} is pinned twice for Python {python} on {system}"
                pins[name] = pin.version
    return pins


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_satisfies_every_stated_range(python, system):
    pins = locked(python, system)
    wrong = {
        name: pins.get(name, "not in the lock")
        for name, allowed in stated("lab", "test", "films", "cards", "site").items()
        if name not in pins or pins[name] not in allowed
    }
    assert wrong == {}


def test_the_lock_names_only_public_packages():
    lines = [line for line in read(LOCK).splitlines() if not line.lstrip().startswith("#")]
    strange = [
        line for line in lines if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*==[0-9][^ ]*( ; [^/@]+)?", line)
    ]
    assert strange == []


def test_conda_states_the_same_names_and_ranges():
    conda = yaml.safe_load(read("environment.yml"))["dependencies"]
    (pip,) = (each["pip"] for each in conda if isinstance(each, dict))
    lines = [each for each in conda if isinstance(each, str)]
    lines += [each for each in pip if not each.startswith("--editable")]
    given = ranges(lines)
    del given["pip"]
    assert given.pop("python") == SpecifierSet(PROJECT["requires-python"])
    assert given == stated("lab", "test")


def test_binder_python_is_supported_and_tested():
    python = re.fullmatch(r"python-(\d+\.\d+)\n", read("binder/runtime.txt")).group(1)
    assert SpecifierSet(PROJECT["requires-python"]).contains(f"{python}.0")
    assert python in PYTHONS


def test_ci_tests_every_python_that_is_promised():
    matrix = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["check"]["strategy"]["matrix"]
    assert matrix["python"] == list(PYTHONS)
    promised = [each.rsplit(" ", 1)[1] for each in PROJECT["classifiers"] if "Python :: 3." in each]
    assert promised == list(PYTHONS)
    assert not SpecifierSet(PROJECT["requires-python"]).contains("3.10.99")


def test_setup_installs_the_lock_and_nothing_looser():
    installs = re.findall(r"pip install (.*)", read("Makefile"))
    # `make lowest` is for other versions: the lowest, in an environment of its own.
    free = [each for each in installs if not re.search(r"\$\(LOCK\)|--no-deps| uv$|lowest-direct", each)]
    assert installs and free == []
    assert f"LOCK := {LOCK}\n" in read("Makefile")
    assert "--no-deps" in read("binder/postBuild")


def test_ci_tests_the_lowest_versions_that_are_promised():
    recipe = re.search(r"^lowest:.*?(?=^\S)", read("Makefile"), re.DOTALL | re.MULTILINE).group()
    assert "--resolution lowest-direct" in recipe and "-m pytest" in recipe
    assert read(".ci/run").endswith("make check\nmake lowest\n")
    steps = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]["lowest"]["steps"]
    assert steps[-1]["run"] == "make lowest"


def test_make_lock_resolves_what_the_lock_must_carry():
    recipe = re.search(r"^lock:.*?(?=^\S)", read("Makefile"), re.DOTALL | re.MULTILINE).group()
    assert re.findall(r"--extra (\w+)", recipe) == ["lab", "test", "films", "cards", "site"]
