/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Who plays in most tests of the group manager: source, groups, interfaces and clients that several
 * suites share.
 */

#ifndef MGM_MANAGER_CAST_H
#define MGM_MANAGER_CAST_H

#include "mgm-manager-test-util.h"

namespace ns3
{
namespace mgm
{
namespace test
{

inline const SourceGroup g_key("10.0.1.2", "239.1.1.1");              //!< some source and group
inline const SourceGroup g_otherGroup("10.0.1.2", "239.2.2.2");       //!< another group of it
inline const SourceGroup g_group(Ipv4Address::GetAny(), "239.1.1.1"); //!< all sources of the group
inline const SourceGroup g_all;                                       //!< everything
inline const InterfaceId g_one(1);                                    //!< towards the source
inline const InterfaceId g_two(2);                                    //!< another way to it
inline const InterfaceId g_three(3);                                  //!< one more
inline const InterfaceId g_four(4);                                   //!< one more
inline const InterfaceId g_five(5);                                   //!< one more

/// Four clients, which registered in this order. None has receivers yet.
struct FourClients
{
    /// @param [in,out] test The test. The route to the source leads over interface 1.
    explicit FourClients(ManagerTestCase& test)
        : a(test.AddClient("a", protocol::PIM_DENSE_MODE, {g_one, g_two})),
          b(test.AddClient("b", protocol::PIM_DENSE_MODE, {g_three})),
          c(test.AddClient("c", protocol::DVMRP, {g_four})),
          d(test.AddClient("d", protocol::PIM_SPARSE_MODE, {g_five}))
    {
        test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
    }

    Ptr<FakeClient> a; //!< owns 1 and 2
    Ptr<FakeClient> b; //!< owns 3
    Ptr<FakeClient> c; //!< owns 4
    Ptr<FakeClient> d; //!< owns 5
};

/// Two clients that both have receivers of the group.
struct TwoClients
{
    /// @param [in,out] test The test. The route to the source leads over interface 1.
    explicit TwoClients(ManagerTestCase& test)
        : pim(test.AddClient("pim", protocol::PIM_DENSE_MODE, {g_one, g_two, g_three})),
          dvmrp(test.AddClient("dvmrp", protocol::DVMRP, {g_four}))
    {
        pim->Add(g_group, g_three);
        dvmrp->Add(g_group, g_four);
        test.m_routes->Set(g_key.source, g_one, "10.0.0.1");
        test.m_journal.clear();
    }

    Ptr<FakeClient> pim;   //!< owns 1, 2, 3
    Ptr<FakeClient> dvmrp; //!< owns 4
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_MANAGER_CAST_H
