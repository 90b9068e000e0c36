# The examples that test.py runs inside an ns-3 tree: ("name arguments", run it?, run it in valgrind?)
cpp_examples = [
]

python_examples = []
