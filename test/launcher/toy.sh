# shellcheck shell=bash disable=SC2154
# The toy repository of launcher-test.sh, and the stand-ins for the programs that install packages.

# What the stand-ins do, and where they write down how they were called.
export toy_packages=all toy_apt=fails toy_user=0 toy_log="$work/log"

make_toy()
{
    mkdir -p "$toy/tools" "$toy/model" "$toy/test/main" "$toy/examples" "$work/bin"
    cp -r "$source_dir/mgm" "$source_dir/CMakeLists.txt" "$source_dir/cmake" "$source_dir/VERSION" \
        "$source_dir/LICENSE" "$toy/"
    cp -r "$source_dir/tools/launcher" "$toy/tools/"
    cp "$source_dir/test/main/"* "$toy/test/main/"
    toy_sources
    toy_stand_ins
    PATH=$work/bin:$PATH
    : >"$toy_log"
}

toy_sources()
{
    cat >"$toy/sources.txt" <<'END'
examples/first-example.cc
model/mgm-toy.cc
model/mgm-toy.h
test/main/mgm-test-runner.cc
test/mgm-toy-test.cc
test/script-test.sh
tools/mgm-explain.cc
tools/mgm-run.cc
END
    cat >"$toy/model/mgm-toy.h" <<'END'
int ToyMain(const char* name, int argc, char** argv);
bool ToyIsSmall(int number);
END
    cat >"$toy/model/mgm-toy.cc" <<'END'
#include "ns3/mgm-toy.h"
#include <cstdlib>
#include <cstring>
#include <iostream>
int ToyMain(const char* name, int argc, char** argv)
{
    std::cout << name << ": ";
    if (argc == 2 && std::strcmp(argv[1], "--launcher") == 0)
    {
        const char* launcher = std::getenv("MGM_LAUNCHER");
        std::cout << (launcher ? launcher : "none") << std::endl;
        return 0;
    }
    for (int i = 1; i < argc; i++)
    {
        std::cout << '<' << argv[i] << '>';
    }
    std::cout << std::endl;
    return argc > 2 && std::strcmp(argv[1], "--status") == 0 ? std::atoi(argv[2]) : 0;
}
bool ToyIsSmall(int number)
{
    return number < 3;
}
END
    toy_program tools/mgm-run "toy run"
    toy_program tools/mgm-explain "toy explain"
    toy_program examples/first-example "first example"
    cat >"$toy/test/mgm-toy-test.cc" <<'END'
#include "ns3/mgm-toy.h"
#include "ns3/test.h"
#include <cstdlib>
#include <iostream>
#include <string>
struct ToyTestCase : ns3::TestCase
{
    ToyTestCase() : TestCase("toy") {}
    void DoRun() override
    {
        const char* value = std::getenv("TOY");
        const std::string toy = value ? value : "";
        const char* topologies = std::getenv("MGM_TOPOLOGIES");
        std::cout << "topologies: " << (topologies ? topologies : "none") << std::endl;
        if (toy.find("skip") != std::string::npos)
        {
            std::cout << "SKIP for the sake of the test" << std::endl;
        }
        if (toy == "leak")
        {
            std::cout << *new std::string("lost for ever, with more letters than fit inside\n");
        }
        NS_TEST_ASSERT_MSG_EQ((ToyIsSmall(2) && !ToyIsSmall(3)), true, "2 is small, 3 is not");
        NS_TEST_ASSERT_MSG_EQ((toy.find("fail") != std::string::npos), false, "told to fail");
    }
};
static struct ToyTestSuite : ns3::TestSuite
{
    ToyTestSuite() : TestSuite("mgm-toy", ns3::TestSuite::Type::UNIT)
    {
        AddTestCase(new ToyTestCase);
    }
} g_toyTestSuite;
END
    cat >"$toy/test/script-test.sh" <<'END'
[[ ${TOY-} != *skip* ]] || echo "SKIP for the sake of the test"
END
}

# toy_program <path without .cc> <text>: a program that prints the text and its arguments.
toy_program()
{
    cat >"$toy/$1.cc" <<END
/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * ${2^} of the toy. It prints its arguments.
 */
#include "ns3/mgm-toy.h"
int main(int argc, char** argv)
{
    return ToyMain("$2", argc, argv);
}
END
}

toy_stand_ins()
{
    cat >"$work/bin/dpkg-query" <<'END'
#!/usr/bin/env bash
for package in "${@:4}"; do
    case $toy_packages in
    all) echo "$package installed" ;;
    all-but-*) [[ $package == "${toy_packages#all-but-}"* ]] || echo "$package installed" ;;
    esac
done
END
    cat >"$work/bin/apt-get" <<'END'
#!/usr/bin/env bash
echo "apt-get $*" >>"$toy_log"
if [ "$toy_apt" = works ]; then
    sleep 0.2
    exit 0
fi
echo "E: Could not resolve 'deb.example.org'" >&2
exit 100
END
    cat >"$work/bin/clang-tidy" <<'END'
#!/usr/bin/env bash
echo "clang-tidy $*" >>"$toy_log"
[ -f "$3/compile_commands.json" ] || exit 1
echo "7 warnings generated." >&2
if [ "${!#}" = "${toy_finding-}" ]; then
    echo "${!#}:1:1: warning: found for the sake of the test [a-check]"
    exit 1
fi
END
    cat >"$work/bin/sudo" <<'END'
#!/usr/bin/env bash
echo "sudo $*" >>"$toy_log"
exec "$@"
END
    cat >"$work/bin/id" <<'END'
#!/usr/bin/env bash
echo "$toy_user"
END
    chmod +x "$work/bin/"*
}
