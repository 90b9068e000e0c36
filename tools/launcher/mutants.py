#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Samples single-line mutants of model/ and says which of them no suite notices.

./mgm test --mutants starts it on a copy of the sources that is built. A mutant is one changed source
file: it is compiled without optimization, linked with the other object files into a library of its own,
and the test runner is run with that library. Nothing of the copy is changed.
"""
import argparse
import json
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import time

# A suite that uses more memory or writes longer files than this is stopped, and so is one that takes
# TIME_FACTOR times its usual time and TIME_LEEWAY seconds on top.
MEMORY_LIMIT = 4 << 30
FILE_LIMIT = 1 << 28
TIME_FACTOR = 5
TIME_LEEWAY = 5
# Suites that take longer come last, however near they are.
LONG_SUITE = 2.0

# Statements in which nothing is changed: what logs, what only stops the program, what declares.
SKIPPED_STATEMENT = re.compile(
    r"\s*(#|NS_|using\b|namespace\b|typedef\b|template\b|static_assert\b|struct\b|class\b|enum\b"
    r"|case\b|default\b)")
SIMPLE_CHANGES = [
    (r" == ", [" != "]),
    (r" != ", [" == "]),
    (r" < ", [" <= ", " >= "]),
    (r" <= ", [" < ", " > "]),
    (r" > ", [" >= ", " <= "]),
    (r" >= ", [" > ", " < "]),
    (r" && ", [" || "]),
    (r" \|\| ", [" && "]),
    (r" \+ ", [" - "]),
    (r" - ", [" + "]),
    (r" \* ", [" / "]),
    (r" / ", [" * "]),
    (r" \+= ", [" -= "]),
    (r" -= ", [" += "]),
    (r" & ", [" | "]),
    (r" \| ", [" & "]),
    (r"\+\+", ["--"]),
    (r"--", ["++"]),
    (r"!(?=[\w(])", [""]),
    (r"\btrue\b", ["false"]),
    (r"\bfalse\b", ["true"]),
    (r"\bmin\b", ["max"]),
    (r"\bmax\b", ["min"]),
    (r"\bcontinue;", ["break;"]),
    (r"\bbreak;", ["continue;"]),
]
NUMBER = re.compile(r"(?<![\w.'])\d+(?![\w.'])")
CONDITION = re.compile(r"\s*(?:else )?(?:if|while) \((.*)\)$")
RETURNED = re.compile(r"\s*return (.*);$")
# Two words in a row declare something, unless the first is a keyword.
DECLARATION = re.compile(
    r"\s*(?:const |constexpr |static )*(?!(?:delete|throw)\b)[\w:]+(?:<.*>)?[&*]* \w+\s*[=;({]")


def mask(line):
    """The line with the same columns, string literals and the comment at the end blanked."""
    line = re.sub(r"'(?:[^'\\]|\\.)'", lambda found: "_" * len(found.group()), line)
    line = re.sub(r'"((?:[^"\\]|\\.)*)"', lambda found: '"' + "_" * len(found.group(1)) + '"', line)
    return re.sub(r"//.*", lambda found: " " * len(found.group()), line)


def code_lines(text):
    """Yields (index, line, masked line, whether a statement begins there) of each line of code."""
    inside_comment = False
    begins = True
    skipped = False
    for index, line in enumerate(text.split("\n")):
        masked = mask(line)
        if inside_comment or masked.lstrip().startswith("/*"):
            inside_comment = "*/" not in line
            continue
        code = masked.rstrip()
        if begins:
            skipped = SKIPPED_STATEMENT.match(code) is not None
        if re.search(r"\w", code) and not skipped:
            yield index, line, masked, begins
        # A line that ends otherwise goes on in the next one, as far as macros and expressions go.
        begins = (code == "" or code.endswith((";", "{", "}", ":")) or code.lstrip().startswith("#")
                  or (CONDITION.match(code) is not None and code.count("(") == code.count(")")))


def expression_changes(line, found, texts):
    """The line with group 1 of the match replaced by each of the texts, if parentheses balance there."""
    if found is None or found.group(1).count("(") != found.group(1).count(")"):
        return []
    start, end = found.span(1)
    inner = line[start:end]
    return [line[:start] + text.replace("@", inner) + line[end:] for text in texts]


def changes(line, masked, begins):
    """All mutations that fit the line."""
    result = []
    for pattern, texts in SIMPLE_CHANGES:
        if pattern == r" \+ " and '"' in masked:
            continue
        for found in re.finditer(pattern, masked):
            result += [line[:found.start()] + text + line[found.end():] for text in texts]
    for found in NUMBER.finditer(masked):
        value = int(found.group())
        for other in [value + 1] + ([value - 1] if value > 0 else []):
            result.append(line[:found.start()] + str(other) + line[found.end():])
    masked = masked.rstrip()
    forced = ["false", "!(@)"] + ([] if "while" in masked else ["true"])
    result += expression_changes(line, CONDITION.match(masked), forced)
    result += expression_changes(line, RETURNED.match(masked), ["!(@)", "{}"])
    whole = begins and masked.endswith(";") and masked.count("(") == masked.count(")")
    if whole and not re.match(r"\s*(return|.*\bdefault;$)", masked) and not DECLARATION.match(masked):
        result.append(re.match(r"\s*", line).group() + ";")
    return [change for change in result if change != line]


def all_places(root):
    """The lines that have mutations, as (file, index, line, mutations)."""
    places = []
    for path in sorted((root / "model").rglob("*.cc")):
        name = str(path.relative_to(root))
        for index, line, masked, begins in code_lines(path.read_text()):
            fitting = changes(line, masked, begins)
            if fitting:
                places.append((name, index, line, fitting))
    return places


class Workshop:
    """Compiles, links and tests mutants; all that it writes lies in one folder."""

    def __init__(self, root, build, folder):
        self.root, self.build, self.folder = root, build, folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        commands = json.loads((build / "compile_commands.json").read_text())
        self.compilers = {command["file"]: command for command in commands}
        library = next(build.glob("libns3-mgm.so.*.*.*"))
        ninja = ["ninja", "-C", build, "-t", "commands", library.name]
        output = subprocess.run(ninja, check=True, capture_output=True, text=True).stdout
        line = next(line for line in output.split("\n") if f"-o {library.name} " in line)
        self.linker = shlex.split(line.split("&&")[1])
        self.linker[self.linker.index("-o") + 1] = str(folder / library.name.rpartition(".")[0])
        if shutil.which("ld.lld"):
            self.linker.append("-fuse-ld=lld")
        self.durations = {}

    def make(self, name, text):
        """Makes the library with another text of one source file; False if that does not compile."""
        command = self.compilers[str(self.root / name)]
        words = shlex.split(command["command"])
        original = words[words.index("-o") + 1]
        source = self.folder / pathlib.Path(name).name
        source.write_text(text)
        words[words.index("-o") + 1] = str(source) + ".o"
        words[words.index("-c") + 1] = str(source)
        words += ["-O0", "-g0", "-w"]
        if subprocess.run(words, cwd=self.build, stderr=subprocess.DEVNULL).returncode != 0:
            return False
        words = [str(source) + ".o" if word == original else word for word in self.linker]
        subprocess.run(words, cwd=self.build, check=True)
        return True

    def passes(self, suite, limit=None):
        """Whether a suite passes with the library that was made last."""
        def set_limits():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
            resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if limit:
                resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 1))
        words = ["env", f"LD_LIBRARY_PATH={self.folder}", str(self.build / "mgm-test-runner"),
                 f"--suite={suite}", f"--tempdir={self.folder / 'run'}", "--fullness=EXTENSIVE"]
        process = subprocess.Popen(words, cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   preexec_fn=set_limits, start_new_session=True)
        try:
            # The limit is one of computing time; a machine with other work takes longer.
            return process.wait(20 * limit if limit else None) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            stop_group(process)
            shutil.rmtree(self.folder / "run", ignore_errors=True)

    def measure(self):
        """Runs each suite without a mutant, and keeps how long it takes."""
        runner = [str(self.build / "mgm-test-runner"), "--list"]
        listed = subprocess.run(runner, check=True, capture_output=True, text=True).stdout
        for suite in re.findall(r"^mgm-\S+", listed, re.MULTILINE):
            before = used_time()
            if not self.passes(suite):
                sys.exit(f"mgm: suite {suite} fails without a mutant")
            self.durations[suite] = used_time() - before

    def order(self, name):
        """All suites, those first whose names are most like the names of file and folder."""
        words = set(re.findall(r"[a-z]+", name)) - {"model", "mgm", "cc"}
        likeness = {suite: len(words & set(suite.split("-"))) for suite in self.durations}
        return sorted(self.durations, key=lambda suite: (
            self.durations[suite] > LONG_SUITE, -likeness[suite], self.durations[suite], suite))

    def killer(self, name):
        """The first suite that notices the mutant of a file, or None."""
        for suite in self.order(name):
            if not self.passes(suite, TIME_FACTOR * self.durations[suite] + TIME_LEEWAY):
                return suite
        return None


def used_time():
    """Computing time of the processes that have ended, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def stop_group(process):
    """Ends a process and what it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def sample(workshop, places, count, generator, log):
    """Tries mutants until that many compiled; returns the results."""
    results = []
    generator.shuffle(places)
    for name, index, before, fitting in places:
        if len(results) == count:
            break
        after = generator.choice(fitting)
        lines = (workshop.root / name).read_text().split("\n")
        lines[index] = after
        where = f"{name}:{index + 1}"
        change = f"{before.strip()}  =>  {after.strip()}"
        if not workshop.make(name, "\n".join(lines)):
            print(f"         does not compile        {where}  {change}", flush=True)
            continue
        start = time.time()
        suite = workshop.killer(name)
        result = {"file": name, "line": index + 1, "before": before, "after": after, "killed_by": suite,
                  "seconds": round(time.time() - start, 1)}
        results.append(result)
        log.write(json.dumps(result) + "\n")
        log.flush()
        verdict = f"killed by {suite}" if suite else "SURVIVED"
        print(f"{len(results):4}/{count}  {verdict}  {where}  {change}", flush=True)
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    workshop = Workshop(options.root, options.build, options.root / "mutant")
    print("running all suites without a mutant", flush=True)
    workshop.measure()
    places = all_places(options.root)
    print(f"{len(places)} lines of model/ can be changed; seed {options.seed}", flush=True)
    with open(options.root / "mutants.jsonl", "w") as log:
        results = sample(workshop, places, options.count, random.Random(options.seed), log)
    survivors = [result for result in results if not result["killed_by"]]
    print("\nsurvivors:" if survivors else "")
    for result in survivors:
        print(f"{result['file']}:{result['line']}")
        print(f"  - {result['before'].strip()}\n  + {result['after'].strip()}")
    print(f"{len(results) - len(survivors)} killed, {len(survivors)} survived")


if __name__ == "__main__":
    main()
