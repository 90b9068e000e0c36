// Stand-alone test runner: ns-3's own, for the suites linked into this program.
#include "ns3/test.h"

int
main(int argc, char* argv[])
{
    return ns3::TestRunner::Run(argc, argv);
}
