# -*- mode: python -*-
"""The module's second build, with waf, in either of two places:

  on its own, against an installed ns-3 (run it as `./mgm waf build`)
  as a folder in contrib/ of an ns-3 tree that is built with waf (release 3.35 and older)

The source files are those of sources.txt, and the ns-3 modules used are those that CMakeLists.txt
names, so that this build holds the same as the one with CMake.
"""
import atexit
import glob
import os
import re
import subprocess
import sys
import time
from concurrent import futures

from waflib import Build, Configure, Context, Logs, Utils

top = '.'
out = 'build-waf'


def in_tree(ctx):
    """Whether this file was reached from the wscript of an ns-3 tree."""
    return os.path.realpath(ctx.path.abspath()) != os.path.realpath(Context.run_dir)


def files(ctx, regex):
    """The lines of sources.txt that match."""
    lines = ctx.path.find_resource('sources.txt').read().splitlines()
    return [line for line in lines if not line.startswith('#') and re.search(regex, line)]


def sources(ctx):
    return files(ctx, r'^(model|helper)/.*\.cc$')


def headers(ctx):
    return [file for file in files(ctx, r'^(model|helper)/.*\.h$') if '/internal/' not in file]


def internal_headers(ctx):
    return files(ctx, r'^(model|helper)/(.*/)?internal/.*\.h$')


def tests(ctx):
    return files(ctx, r'^test/(?!main/|kernel/|fuzz/main/).*\.cc$')


def programs(ctx, folder):
    """Pairs of a program's name and its source file."""
    return [(os.path.basename(file)[:-len('.cc')], file)
            for file in files(ctx, r'^%s/[^/]*\.cc$' % folder)]


def ns3_modules(ctx):
    """The ns-3 modules that this one uses, found as ns-3's own CMake files find them."""
    text = ctx.path.find_resource('CMakeLists.txt').read()
    return re.findall(r'\$\{lib([a-z0-9-]+)\}', text)


def data_definition(ctx):
    """Where programs and tests find the repository's data; see cmake/sources.cmake."""
    return 'MGM_DATA_DIR="%s"' % ctx.path.abspath()


def add_report_page(bld, target, install_path):
    """The page that mgm-report puts a run into, beside the program; see cmake/report.cmake."""
    needed = ['/usr/share/nodejs/d3/dist/d3.min.js', '/usr/share/doc/node-d3/copyright']
    if not all(os.path.exists(file) for file in needed):
        Logs.info('Reports: d3 is not installed (Debian: node-d3), so there is no page for them')
        return
    script = bld.path.find_resource('tools/report/make-page.sh')
    bld(rule='sh "%s" "${TGT[0].abspath()}" %s' % (script.abspath(), ' '.join(needed)),
        source=bld.path.ant_glob('tools/report/*'), target=target, install_path=install_path)


def options(opt):
    if in_tree(opt):
        return
    opt.load('compiler_cxx gnu_dirs')
    opt.add_option('--with-ns3', metavar='PREFIX', default='/usr',
                   help='where ns-3 is installed [default: %default]')
    # ./mgm waf configures by itself what is not yet configured.
    Configure.autoconfig = True

    class TestContext(Build.BuildContext):
        """builds everything, then runs all tests"""
        cmd = 'test'
        fun = 'build'


def configure(conf):
    if not in_tree(conf):
        configure_alone(conf)
    conf.check_cxx(lib='boost_graph', header_name='boost/graph/graphml.hpp',
                   uselib_store='BOOST_GRAPH', msg='Checking for Boost.Graph')
    conf.check_cxx(header_name='nlohmann/json.hpp', msg='Checking for nlohmann/json')


def build(bld):
    if in_tree(bld):
        build_in_tree(bld)
    else:
        build_alone(bld)


# --------------------------------------------------------------------------------------------------
# In an ns-3 tree


def build_in_tree(bld):
    name = bld.path.name

    module = bld.create_ns3_module(name, ns3_modules(bld))
    module.source = sources(bld)
    module.use.append('BOOST_GRAPH')

    test = bld.create_ns3_module_test_library(name)
    test.source = tests(bld)
    test.use.append('BOOST_GRAPH')
    test.env.append_value('DEFINES', data_definition(bld))

    exported = bld(features='ns3header')
    exported.module = name
    exported.source = headers(bld)
    # ns-3 would put them into mgm-module.h, and install them.
    folder = bld.bldnode.make_node('ns3')
    folder.mkdir()
    for header in internal_headers(bld):
        write_stub(folder, bld.path.find_resource(header))

    built = [module, test]
    folders = ['tools', 'tools/bench'] + (['examples'] if bld.env.ENABLE_EXAMPLES else [])
    for folder in folders:
        for program, source in programs(bld, folder):
            # NetAnim brings many modules of ns-3 along: only the program that writes for it uses it,
            # and only where the tree builds it anyway.
            netanim = program == 'mgm-run' and 'ns3-netanim' in bld.env['NS3_ENABLED_MODULES']
            task = bld.create_ns3_program(
                program, [name] + ns3_modules(bld) + (['netanim'] if netanim else []))
            if netanim:
                task.env.append_value('DEFINES', 'MGM_HAS_NETANIM')
            task.source = source
            # test.py looks for examples in build/contrib/<module>/examples.
            task.target = folder + '/' + task.target
            task.use.append('BOOST_GRAPH')
            task.env.append_value('DEFINES', data_definition(bld))
            built.append(task)

    add_report_page(bld, 'tools/report-page.html', None)

    version = bld.srcnode.find_resource('VERSION').read().strip()
    for task in built:
        # The results name the release of this tree.
        task.env.append_value('DEFINES', 'MGM_NS3_VERSION="%s"' % version)
        # Trees older than 3.35 compile as C++11 unless told otherwise; the last option wins.
        task.env.append_value('CXXFLAGS', '-std=c++17')


# --------------------------------------------------------------------------------------------------
# On its own


def configure_alone(conf):
    conf.load('compiler_cxx gnu_dirs')
    # ccache, if it is there and the user has not chosen a compiler of his own.
    ccache = conf.find_program('ccache', var='CCACHE', mandatory=False)
    if ccache and 'CXX' not in os.environ:
        conf.env.CXX = ccache + conf.env.CXX
    if 'CXXFLAGS' not in os.environ:
        conf.env.append_value('CXXFLAGS', ['-O2', '-g1'])
        conf.env.append_value('CXXFLAGS_TESTS', ['-O1'])
    conf.env.append_value('CXXFLAGS', ['-std=c++17', '-Wall', '-Wextra'])
    # Debian's ns-3 is compiled with logs, and some of its classes are larger with this definition.
    conf.env.append_value('DEFINES_NS3', 'NS3_LOG_ENABLE')

    libdir, pattern = find_ns3(conf)
    conf.env.LIB_NS3 = [pattern % module for module in ns3_modules(conf)]
    netanim = pattern % 'netanim'
    if os.path.exists('%s/lib%s.so' % (libdir, netanim)):
        # Brings many modules of ns-3 along: only the program that writes for it links to it.
        conf.env.LIB_NETANIM = [netanim]
        conf.env.DEFINES_NETANIM = ['MGM_HAS_NETANIM']
    if conf.options.with_ns3 != '/usr':
        conf.env.append_value('LIBPATH_NS3', libdir)
        conf.env.append_value('RPATH_NS3', libdir)
        # A tree built with waf installs its headers below include/ns3.35.
        conf.env.append_value('INCLUDES_NS3', [
            os.path.dirname(os.path.dirname(header)) for header in
            glob.glob(conf.options.with_ns3 + '/include/**/ns3/core-module.h', recursive=True)])
    conf.check_cxx(use='NS3', msg='Checking that a program links to ns-3',
                   fragment='#include "ns3/simulator.h"\n'
                            'int main() { ns3::Simulator::Destroy(); return 0; }\n')


def find_ns3(conf):
    """The folder of ns-3's libraries, and the pattern of their names: ns3-%s, ns3.40-%s-default."""
    prefix = conf.options.with_ns3
    conf.start_msg('Checking for ns-3 in ' + prefix)
    for libdir in [prefix + '/lib', prefix + '/lib64'] + sorted(glob.glob(prefix + '/lib/*')):
        for library in glob.glob(libdir + '/libns3*-core*.so'):
            match = re.match(r'lib(ns3[^-]*(?:-dev)?)-core(.*)\.so$', os.path.basename(library))
            if match:
                conf.end_msg(library)
                return libdir, match.group(1) + '-%s' + match.group(2)
    conf.end_msg(False)
    conf.fatal('no libns3*-core*.so below %s; Debian has it in package libns3-dev, and '
               '--with-ns3=PREFIX names another place' % prefix)


def build_alone(bld):
    version = bld.path.find_resource('VERSION').read().strip()
    if os.environ.get('MGM_WERROR') == '1':
        bld.env.append_value('CXXFLAGS', '-Werror')
    module_header = write_stub_headers(bld)

    bld.shlib(target='ns3-mgm', source=sources(bld), includes='include', export_includes='include',
              use='NS3 BOOST_GRAPH', vnum=version, cnum='.'.join(version.split('.')[:2]))
    bin_to_lib = os.path.relpath(bld.env.LIBDIR, bld.env.BINDIR)
    for folder in ['tools', 'tools/bench', 'examples']:
        for name, source in programs(bld, folder):
            bld.program(target=name, source=source,
                        use='ns3-mgm NS3 BOOST_GRAPH' + (' NETANIM' if name == 'mgm-run' else ''),
                        defines=data_definition(bld), rpath=['$ORIGIN', '$ORIGIN/' + bin_to_lib],
                        install_path='${BINDIR}' if folder == 'tools' else None)
    add_report_page(bld, 'report-page.html', '${DATADIR}/mgm')
    bld.program(target='mgm-test-runner', source=files(bld, r'^test/main/.*\.cc$') + tests(bld),
                defines=[data_definition(bld), 'NS_TEST_SOURCEDIR="test"'],
                cxxflags=bld.env.CXXFLAGS_TESTS, use='ns3-mgm NS3 BOOST_GRAPH',
                rpath='$ORIGIN', install_path=None)

    # Compares with the kernel that runs it.
    kernel_test = files(bld, r'^test/kernel/.*\.cc$')
    if kernel_test and sys.platform == 'linux':
        bld.program(target='mgm-kernel-compare', source=kernel_test,
                    use='ns3-mgm NS3', rpath='$ORIGIN', install_path=None)

    bld.install_files('${INCLUDEDIR}/ns3', headers(bld) + [module_header])
    data = ['examples/**/*.json', 'doc/schema/**/*.json']
    data += ['doc/lessons/**/*.' + kind for kind in ('json', 'md', 'txt', 'svg')]
    for pattern in data:
        bld.install_files('${DATADIR}/mgm', bld.path.ant_glob(pattern), cwd=bld.path,
                          relative_trick=True)
    bld(features='subst', source='cmake/ns3-mgm.pc.in', target='ns3-mgm.pc',
        install_path='${LIBDIR}/pkgconfig', mgm_version=version,
        mgm_pc_prefix=os.path.relpath(bld.env.PREFIX, bld.env.LIBDIR + '/pkgconfig'),
        mgm_pc_libdir=os.path.relpath(bld.env.LIBDIR, bld.env.PREFIX),
        mgm_pc_includedir=os.path.relpath(bld.env.INCLUDEDIR, bld.env.PREFIX),
        mgm_pc_cflags=''.join(' -I' + escape(path) for path in bld.env.INCLUDES_NS3),
        mgm_pc_libs=''.join([' -L' + escape(path) for path in bld.env.LIBPATH_NS3] +
                            [' -l' + library for library in bld.env.LIB_NS3]))

    if bld.cmd == 'test':
        bld.add_post_fun(run_tests)


def escape(path):
    """A path as it has to stand in a pkg-config file."""
    return path.replace(' ', '\\ ')


def write_stub_headers(bld):
    """Makes include/ns3/<file>, each one line that includes the header where it lies in the source
    tree, and include/ns3/mgm-module.h, which includes all that are public and is returned.
    """
    folder = bld.bldnode.make_node('include/ns3')
    folder.mkdir()
    public = headers(bld)
    expected = {'mgm-module.h'}
    includes = []
    for header in public + internal_headers(bld):
        node = bld.path.find_resource(header)
        expected.add(node.name)
        write_stub(folder, node)
        if header in public:
            includes.append('#include "ns3/%s"\n' % node.name)
    for stale in set(folder.listdir()) - expected:
        folder.make_node(stale).delete()
    module_header = folder.make_node('mgm-module.h')
    write_if_changed(module_header, '#ifndef NS3_MODULE_MGM\n#define NS3_MODULE_MGM\n%s#endif\n' %
                     ''.join(includes))
    return module_header


def write_stub(folder, header):
    """Makes a file of the header's name in the folder: one line that includes the header."""
    # Relative, so that waf's search for dependencies follows it.
    write_if_changed(folder.make_node(header.name), '#include "%s"\n' % header.path_from(folder))


def write_if_changed(node, text):
    if not os.path.exists(node.abspath()) or node.read() != text:
        node.write(text)


# --------------------------------------------------------------------------------------------------
# Tests


def run_tests(bld):
    """Runs each suite of the test runner and each test script, as CTest does in the CMake build."""
    runner = bld.bldnode.find_node('mgm-test-runner').abspath()
    wrapper = bld.path.find_resource('test/main/run-one.sh').abspath()
    listing = subprocess.run([runner, '--list'], stdout=subprocess.PIPE, check=True,
                             universal_newlines=True).stdout
    cases = []
    for suite in re.findall(r'^mgm-.*$', listing, re.MULTILINE):
        tempdir = bld.bldnode.make_node('testing/' + suite).abspath()
        cases.append((suite, [wrapper, 'suite', runner, suite, tempdir]))
    # The launcher's own test builds with CMake.
    for script in files(bld, r'^test/(?!launcher/).*-test\.sh$'):
        name = os.path.basename(script)[:-len('-test.sh')]
        cases.append((name, [wrapper, 'script', bld.path.find_resource(script).abspath()]))

    environment = dict(os.environ, MGM_BUILD='waf', MGM_SOURCE_DIR=bld.path.abspath(),
                       MGM_BINARY_DIR=bld.bldnode.abspath())
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    with futures.ThreadPoolExecutor(bld.jobs) as pool:
        running = [pool.submit(run_test, name, command, environment) for name, command in cases]
        for done in futures.as_completed(running):
            name, result, seconds, output = done.result()
            counts[result] += 1
            print('%3d/%d %-40s %s %7.2f s' % (sum(counts.values()), len(cases), name, result,
                                               seconds))
            if result == 'failed':
                print(output)
            for reason in re.findall(r'^SKIP:? *(.*)$', output, re.MULTILINE):
                print('skipped %s: %s' % (name, reason))

    closing = '%(passed)d passed, %(failed)d failed' % counts
    if counts['skipped']:
        closing += ', %(skipped)d skipped' % counts
    # After everything that waf itself still has to say.
    atexit.register(print, '\n' + closing)
    if counts['failed'] or not cases:
        bld.fatal('not all tests passed')


def run_test(name, command, environment):
    """Runs one test; returns its name, its result, the seconds it took and its output."""
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          universal_newlines=True, errors='replace')
    result = {0: 'passed', 77: 'skipped'}.get(done.returncode, 'failed')
    return name, result, time.monotonic() - start, done.stdout
