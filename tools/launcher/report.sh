# shellcheck shell=bash disable=SC2154
# ./mgm report RUN: the program mgm-report, and the drawing library that its page holds.

describe_report()
{
    describe_program report "Write a run as one HTML page: network, time line, trees, alerts and their stories" \
        mgm-report
}

command_report()
{
    # Known to the build folder as soon as it is installed; see configuration.
    need_packages report
    run_program mgm-report "$@"
}
