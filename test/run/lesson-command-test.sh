#!/usr/bin/env bash
# The programs mgm-lesson and mgm-exercise from outside: list, pages, forms, marks, errors.
set -u
source_dir=${MGM_SOURCE_DIR:?}
binary_dir=${MGM_BINARY_DIR:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset MGM_LAUNCHER
cd "$work" || exit 1

# shellcheck source=test/main/checks.sh
. "$source_dir/test/main/checks.sh"

lesson()
{
    run_command "$binary_dir/mgm-lesson" "$@"
}

# Writes the form of lesson $1 with the right answers of the test data to file $2.
fill_form()
{
    python3 - "$source_dir" "$1" "$2" <<'END'
import json, pathlib, sys
root, number, path = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
data = json.loads(next(root.glob(f"test/data/lessons/{number:02}-*.json")).read_text())
form = json.load(open(f"out/lesson-{number}/answers.json"))
for answer in form["answers"]:
    answer["answer"] = data["right"][answer["id"]]
json.dump(form, open(path, "w"))
END
}

test_list()
{
    lesson
    check "the lessons are listed" exits 0
    check "with their titles" contains "$stdout" "  1  What RPF is (7 questions)"
    check "and what to do next" contains "$stdout" "Next: mgm-lesson 1"
}

test_lessons()
{
    local number
    for number in $("$binary_dir/mgm-lesson" | sed -n 's/^  \([0-9]*\)  .*/\1/p'); do
        lesson "$number"
        check "lesson $number is printed" exits 0
        check "lesson $number has a form" [ -s "out/lesson-$number/answers.json" ]
        local scenario
        scenario=$(sed -n 's/^See it run: mgm-run //p' "$work/stdout")
        check "lesson $number names its scenario" [ -f "$scenario" ]
        run_command "$binary_dir/mgm-run" "$scenario" --out "run-$number"
        check "and it runs" exits 0
        fill_form "$number" "right-$number.json"
        lesson "$number" --check "right-$number.json"
        check "the right answers of lesson $number pass" exits 0
        lesson "$number" --check "out/lesson-$number/answers.json"
        check "an empty form does not" exits 1
        check "and gives nothing away" lacks "$stdout" "The run:"
    done
}

test_form()
{
    echo mine >out/lesson-1/answers.json
    lesson 1
    check "a form that is there stays" [ "$(cat out/lesson-1/answers.json)" = mine ]
    check "and that is said" contains "$stdout" "is there already"
    lesson 01-what-rpf-is --out elsewhere
    check "a lesson can be named" [ -s elsewhere/answers.json ]
    sed -i '/"rpf-of-d"/,/"answer"/s/null/"a"/' elsewhere/answers.json
    lesson 1 --check elsewhere/answers.json
    check "wrong answers have status 1" exits 1
    check "and are told with their reason" contains "$stdout" "leaves towards e and"
}

test_errors()
{
    lesson 99
    check "there is no such lesson" exits 2
    check "and the numbers are listed" contains "$stderr" 'LESSON: found "99"; allowed: '
    lesson --check some.json
    check "which lesson is marked must be said" exits 2
    lesson 1 --check missing.json
    check "a form that is not there" exits 2
    check "is named" contains "$stderr" "missing.json: cannot be read"
    lesson 1 --check .
    check "a folder is no form" exits 2
    echo '{"lesson": ' >bad.json
    lesson 1 --check bad.json
    check "a form that is no JSON" exits 2
    check "is told with its place" contains "$stderr" "bad.json: line"
    echo '{"lesson": "01-what-rpf-is", "answers": [{"id": "x", "answer": 1}, {"id": "rpf-of-d", "answer": 1}]}' >bad.json
    lesson 1 --check bad.json
    check "a form with wrong answers of the wrong kind" exits 2
    check "has all its errors told (first)" contains "$stderr" "/answers/0/id"
    check "has all its errors told (second)" contains "$stderr" "/answers/1/answer"
    check "and nothing is marked" [ -z "$stdout" ]
}

exercise()
{
    run_command "$binary_dir/mgm-exercise" "$@"
}

test_exercise()
{
    exercise --seed 7 --failures 3
    check "an exercise is made" exits 0
    check "with its number of failures" contains "$stdout" "exactly 3 places"
    local folder=out/exercise-7-3
    for file in answers.json exercise.md scenario.json; do
        check "$file is written" [ -s "$folder/$file" ]
    done
    run_command "$binary_dir/mgm-run" "$folder/scenario.json" --out run-exercise
    check "its network runs" exits 0
    # One row a place in the summary.
    python3 - "$folder/answers.json" run-exercise/summary.json >filled.json <<'END'
import json, sys
form, summary = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))
answers = {
    "failing": [f"{row['router']}:{row['interface_to']}" for row in summary["alerts"]],
    "starved": [row["name"] for row in summary["receivers"] if row["received_packets"] == 0],
}
assert len(answers["failing"]) == 3
for answer in form["answers"]:
    answer["answer"] = answers[answer["id"]]
json.dump(form, sys.stdout)
END
    exercise --seed 7 --failures 3 --check filled.json
    check "what the run shows is right" exits 0
    exercise --seed 7 --failures 3 --check "$folder/answers.json"
    check "an empty form is not" exits 1
    exercise --seed 8 --failures 3 --check filled.json
    check "the form of another exercise is refused" exits 2
    cp -r "$folder" first
    rm -r "$folder"
    exercise --seed 7 --failures 3
    check "the same seed gives the same exercise" diff -r first "$folder"
    exercise --seed 7 --failures 6 --routers 6
    check "an exercise that cannot be" exits 2
    check "says how many failures can be" contains "$stderr" "fewer failures (at most "
    exercise --seed 0 --failures x
    check "wrong numbers" exits 2
    check "are told (seed)" contains "$stderr" "--seed"
    check "are told (failures)" contains "$stderr" "--failures"
    exercise
    check "seed and failures are needed" exits 2
}

test_list
test_lessons
test_form
test_errors
test_exercise
finish
