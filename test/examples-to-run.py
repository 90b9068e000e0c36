# The examples that test.py runs inside an ns-3 tree: ("name arguments", run it?, run it in valgrind?)
cpp_examples = [
    ("mgm-backbone-failure", "True", "True"),
    ("mgm-first-tree", "True", "True"),
    ("mgm-igmp-source-filter", "True", "True"),
    ("mgm-limiter-hides-interface", "True", "True"),
    ("mgm-own-protocol", "True", "True"),
    ("mgm-pim-lan-assert", "True", "True"),
]

python_examples = []
