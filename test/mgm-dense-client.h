/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * A flood-and-prune protocol without packets, for tests of what the group manager offers to
 * dense-mode protocols: its messages are function calls between the routers.
 */

#ifndef MGM_DENSE_CLIENT_H
#define MGM_DENSE_CLIENT_H

#include "mgm-test-journal.h"

#include "ns3/event-id.h"
#include "ns3/mgm-client-interface.h"
#include "ns3/simple-ref-count.h"
#include "ns3/simulator.h"

#include <map>
#include <set>

namespace ns3
{
namespace mgm
{
namespace test
{

/**
 * Floods everything to all neighbors, and prunes the branches on which nobody wants the data. It
 * does what RFC 3973 does with the group manager, and nothing that RFC 3973 does with packets.
 */
class DenseClient : public SimpleRefCount<DenseClient>
{
  public:
    /// What it knows of one source and group.
    struct State
    {
        InterfaceId iif;              //!< where the data should arrive
        Ipv4Address neighbor;         //!< from whom
        uint32_t metric{0};           //!< at which cost
        std::set<InterfaceId> pruned; //!< interfaces that a neighbor downstream has pruned
        bool isPruned{false};         //!< whether it has pruned the neighbor upstream
        EventId limit;                //!< RFC 3973 4.4: PLT, no second prune before it ends
        std::vector<Time> prunes;     //!< when it pruned
        std::vector<Time> grafts;     //!< when it grafted
    };

    /**
     * Registers and takes interfaces.
     * @param [in] manager The group manager.
     * @param [in] interfaces All interfaces of the router.
     */
    DenseClient(Ptr<ClientInterface> manager, const std::set<InterfaceId>& interfaces)
        : m_manager(manager),
          m_interfaces(interfaces)
    {
        ClientCallbacks callbacks;
        callbacks.rpf = MakeCallback(&DenseClient::OnRpf, this);
        callbacks.creation = MakeCallback(&DenseClient::OnCreation, this);
        callbacks.prune = MakeCallback(&DenseClient::OnPrune, this);
        callbacks.join = MakeCallback(&DenseClient::OnJoin, this);
        callbacks.wrongInterface = MakeCallback(&DenseClient::OnWrongInterface, this);
        callbacks.localJoin = MakeCallback(&DenseClient::OnLocalJoin, this);
        callbacks.localLeave = MakeCallback(&DenseClient::OnLocalLeave, this);
        callbacks.dataArrived = MakeCallback(&DenseClient::OnDataArrived, this);
        manager->RegisterProtocol({protocol::PIM_DENSE_MODE, 0}, "dense", callbacks, m_handle);
        for (const InterfaceId& interface : interfaces)
        {
            manager->TakeInterfaceOwnership(m_handle, interface);
        }
    }

    /**
     * Finds a neighbor on an interface, and floods there (RFC 2715 4.3: wildcard receiver).
     * @param [in] interface The interface.
     * @param [in] neighbor The neighbor.
     * @param [in] there The neighbor's interface.
     */
    void AddNeighbor(const InterfaceId& interface, DenseClient& neighbor, const InterfaceId& there)
    {
        m_neighbors[interface] = {&neighbor, there};
        m_manager->AddGroupMembershipEntry(m_handle, SourceGroup(), interface);
    }

    /// @return whether any interface is in the outgoing list, whoever owns it.
    bool HasOutgoing(const SourceGroup& key) const
    {
        MfeRecord mfe;
        return m_manager->GetMfe(key, mfe) == Status::SUCCESS && !mfe.oifs.empty();
    }

    /// A neighbor downstream prunes.
    void ReceivePrune(SourceGroup key, InterfaceId interface)
    {
        State& state = m_states[key];
        if (state.pruned.insert(interface).second)
        {
            m_manager->DeleteGroupMembershipEntry(m_handle, key, interface, FORWARD_STATE);
            FollowList(key);
        }
    }

    /// A neighbor downstream grafts.
    void ReceiveGraft(SourceGroup key, InterfaceId interface)
    {
        State& state = m_states[key];
        if (state.pruned.erase(interface) != 0)
        {
            m_manager->AddGroupMembershipEntry(m_handle, key, interface, FORWARD_STATE);
            FollowList(key);
        }
    }

    std::map<SourceGroup, State> m_states; //!< what it knows
    Journal m_journal;                     //!< what it was told
    Time m_pruneLimit{Seconds(210)};       //!< RFC 3973 4.8: t_limit
    int m_lostPrunes{0};                   //!< prunes that will not arrive
    ClientHandle m_handle{0};              //!< its registration

  private:
    /// Who is at the other end of an interface.
    struct Neighbor
    {
        DenseClient* client{nullptr}; //!< the neighbor
        InterfaceId interface;        //!< its interface
    };

    /// Delay of a message.
    static constexpr int64_t MESSAGE_NS = 1000000;

    /// Calls a function of a neighbor, later.
    void Send(const InterfaceId& interface,
              void (DenseClient::*message)(SourceGroup, InterfaceId),
              const SourceGroup& key)
    {
        const auto neighbor = m_neighbors.find(interface);
        if (neighbor != m_neighbors.end())
        {
            Simulator::Schedule(NanoSeconds(MESSAGE_NS),
                                message,
                                neighbor->second.client,
                                key,
                                neighbor->second.interface);
        }
    }

    /// The outgoing list may have become empty, or be empty no more.
    void FollowList(const SourceGroup& key)
    {
        State& state = m_states[key];
        const bool isWanted = HasOutgoing(key);
        if (!isWanted && !state.isPruned)
        {
            PruneUpstream(key);
        }
        else if (isWanted && state.isPruned)
        {
            GraftUpstream(key);
        }
    }

    /// RFC 3973 4.4.1: to the Pruned state.
    void PruneUpstream(const SourceGroup& key)
    {
        State& state = m_states[key];
        state.isPruned = true;
        state.prunes.push_back(Simulator::Now());
        state.limit.Cancel();
        state.limit = Simulator::Schedule(m_pruneLimit, &DenseClient::OnPruneLimit, this, key);
        if (m_lostPrunes > 0)
        {
            --m_lostPrunes;
            return;
        }
        Send(state.iif, &DenseClient::ReceivePrune, key);
    }

    /// RFC 3973 4.4.1: to the Forwarding state.
    void GraftUpstream(const SourceGroup& key)
    {
        State& state = m_states[key];
        state.isPruned = false;
        state.grafts.push_back(Simulator::Now());
        state.limit.Cancel();
        Send(state.iif, &DenseClient::ReceiveGraft, key);
    }

    /// PLT has ended: the next packet is answered by a prune.
    void OnPruneLimit(SourceGroup key)
    {
        m_journal.push_back("watch " + Print(m_manager->WatchEntry(m_handle, key)));
    }

    /// RPF callback: the first packet, or another route.
    uint32_t OnRpf(RpfQuery& query)
    {
        MfeRecord mfe;
        const bool exists = m_manager->GetMfe(query.key, mfe) == Status::SUCCESS;
        m_journal.push_back(std::string(exists ? "route" : "first") + " in " +
                            Print(query.interface) +
                            (query.head.empty() ? "" : " ttl " + std::to_string(query.head[8])));
        State& state = m_states[query.key];
        const bool isMoved =
            state.iif != query.interface || state.neighbor != query.upstreamNeighbor;
        state.iif = query.interface;
        state.neighbor = query.upstreamNeighbor;
        state.metric = query.route.metric;
        if (exists && isMoved)
        {
            Simulator::ScheduleNow(&DenseClient::FollowRoute, this, query.key);
        }
        return 0;
    }

    /// RFC 3973 4.4.1: RPF'(S) changes.
    void FollowRoute(SourceGroup key)
    {
        State& state = m_states[key];
        // The interface was upstream: nobody there has pruned, or can want the data before.
        state.pruned.erase(state.iif);
        state.isPruned = false;
        HasOutgoing(key) ? GraftUpstream(key) : PruneUpstream(key);
    }

    /// Creation alert.
    uint32_t OnCreation(CreationAlert& alert)
    {
        std::string oifs;
        for (CreationInterface& oif : alert.oifs)
        {
            oif.enabled = m_states[alert.key].pruned.count(oif.interface) == 0;
            oifs += " " + Print(oif.interface) + (oif.enabled ? "" : " off");
        }
        m_journal.push_back("creation out" + oifs);
        return 0;
    }

    /// Prune alert.
    uint32_t OnPrune(PruneAlert& alert)
    {
        if (!alert.memberDelete)
        {
            m_journal.push_back("prune");
            alert.timeout = 0; // the entry stays, and so does what is known of it
            PruneUpstream(alert.key);
        }
        return 0;
    }

    /// Join alert.
    uint32_t OnJoin(const JoinAlert& alert)
    {
        if (!alert.memberUpdate)
        {
            m_journal.push_back("join");
            GraftUpstream(alert.key);
        }
        return 0;
    }

    /// Wrong-interface alert: on a point-to-point link the neighbor is to stop (RFC 2715 4.3).
    uint32_t OnWrongInterface(const WrongInterfaceAlert& alert)
    {
        m_journal.push_back("wrong interface " + Print(alert.arrival) + " ttl " +
                            std::to_string(alert.head[8]));
        Send(alert.arrival, &DenseClient::ReceivePrune, alert.key);
        return 0;
    }

    /// Local join.
    uint32_t OnLocalJoin(const LocalMembership& membership)
    {
        m_journal.push_back("local join " + Print(membership.interface));
        return 0;
    }

    /// Local leave.
    uint32_t OnLocalLeave(const LocalMembership& membership)
    {
        m_journal.push_back("local leave " + Print(membership.interface));
        return 0;
    }

    /// RFC 3973 4.4.1: data arrives, nobody wants it, PLT does not run.
    uint32_t OnDataArrived(const DataArrival& arrival)
    {
        m_journal.push_back("data on " + Print(arrival.iif));
        if (m_states[arrival.key].isPruned)
        {
            PruneUpstream(arrival.key);
        }
        return 0;
    }

    Ptr<ClientInterface> m_manager;              //!< the group manager
    std::set<InterfaceId> m_interfaces;          //!< of the router
    std::map<InterfaceId, Neighbor> m_neighbors; //!< by interface
};

} // namespace test
} // namespace mgm
} // namespace ns3

#endif // MGM_DENSE_CLIENT_H
