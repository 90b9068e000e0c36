/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * PIM on one interface: the Hellos that the router sends there, and the neighbors that it hears
 * (RFC 3973 4.3). Dense and sparse mode have it in common.
 */

#ifndef MGM_PIM_INTERFACE_H
#define MGM_PIM_INTERFACE_H

#include "ns3/mgm-pim-interface-environment.h"
#include "ns3/mgm-pim-interface-settings.h"
#include "ns3/mgm-pim-neighbors.h"
#include "ns3/mgm-pim-records.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * What PIM has counted on an interface.
 */
struct PimInterfaceCounters
{
    uint64_t sentHellos{0};       //!< Hellos sent
    uint64_t receivedHellos{0};   //!< Hellos of others
    uint64_t refusedNeighbors{0}; //!< Hellos ignored because of NeighborLimit
};

/**
 * @ingroup mgm
 * One interface of a PIM router, with the attributes of PimInterfaceSettings.
 *
 * The first Hello leaves within Triggered_Hello_Delay, the others follow each Hello_Period. A new
 * or restarted neighbor is answered by a Hello within Triggered_Hello_Delay, beside the periodic
 * ones; one answer serves all neighbors that came meanwhile. No other message leaves before that
 * Hello, or before the first one: the router calls AnnounceBefore (RFC 3973 4.3.4).
 *
 * A neighbor is known by the source of its Hellos. A Hello without a holdtime keeps it for as long
 * as this router wants to be kept by others.
 */
class PimInterface : public PimInterfaceSettings
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    PimInterface();
    ~PimInterface() override;

    /**
     * Begins to work, without neighbors and with a new Generation ID.
     * @param [in] environment The router; must outlive the work.
     * @param [in] interface Interface index.
     * @param [in] address Address that the router has there.
     */
    void Start(PimInterfaceEnvironment& environment, uint32_t interface, Ipv4Address address);
    /**
     * Stops and forgets all neighbors; each is reported, but not notified.
     * @param [in] goodbye Whether a Hello with holdtime 0 is sent (RFC 3973 4.3.3).
     */
    void Stop(bool goodbye);
    /// @return whether it works.
    bool IsActive() const;

    /**
     * A Hello came in. Its record is the ambient cause.
     * @param [in] sender Its source.
     * @param [in] hello The Hello.
     */
    void ReceiveHello(Ipv4Address sender, const PimHello& hello);
    /// Sends a Hello now if one is due that no other message may overtake (RFC 3973 4.3.4).
    void AnnounceBefore();

    /// @return address that the router works with.
    Ipv4Address GetAddress() const;
    /// @return the neighbors, and what follows from their Hellos.
    const PimNeighbors& GetNeighbors() const;
    /**
     * @param [in] address Source of a message.
     * @return whether it is a neighbor.
     */
    bool IsNeighbor(Ipv4Address address) const;
    /// @return time until the next periodic Hello; 0 s while it does not work.
    Time GetHelloTime() const;
    /// @return the Generation ID of the present or the last run.
    uint32_t GetGenerationId() const;
    /// @return what was counted so far.
    const PimInterfaceCounters& GetCounters() const;

  protected:
    void DoDispose() override;

  private:
    /// What there is only while the interface works.
    struct Timers
    {
        /// Makes both timers.
        Timers(const PimRecorder& recorder, uint32_t interface);

        PimTimer hello;     //!< HT: until the next periodic Hello
        PimTimer triggered; //!< until the answer to a new or restarted neighbor
    };

    /// The Hello Timer has expired.
    void OnHelloTimer();
    /// The answer to a new or restarted neighbor is due.
    void OnTriggeredHello();
    /// Sends a Hello to all who are there or wait for one.
    void Announce();
    /// Sends a Hello. @param [in] holdtime Its holdtime, in seconds.
    void SendHello(uint16_t holdtime);
    /// Sends a Hello within Triggered_Hello_Delay, unless one is due already.
    void TriggerHello();
    /// A neighbor is heard for the first time.
    void AddNeighbor(Ipv4Address address, const PimHello& hello);
    /// A neighbor is heard again.
    void RefreshNeighbor(PimNeighbor& neighbor, const PimHello& hello);
    /// Waits as long as a Hello says.
    void AwaitNext(PimNeighbor& neighbor) const;
    /// A neighbor goes. @param [in] event Why.
    void RemoveNeighbor(PimNeighbor& neighbor, PimNeighborEvent event);
    /// The liveness timer of a neighbor has expired.
    static void OnLiveness(PimInterface* interface, Ipv4Address neighbor);
    /// Reports a change of a neighbor. @return head of the record.
    RecordHead Report(PimNeighborEvent event,
                      Ipv4Address neighbor,
                      const PimHello& hello,
                      std::size_t count) const;

    PimInterfaceEnvironment* m_environment{nullptr}; //!< the router, while the interface works
    uint32_t m_interface{0};                         //!< interface index
    Ipv4Address m_address;                           //!< the router's address
    uint32_t m_generationId{0};                      //!< of this run
    bool m_isAnnounced{false};                       //!< whether a Hello was sent in this run
    std::unique_ptr<Timers> m_timers;                //!< only while the interface works
    PimNeighbors m_neighbors;                        //!< by address
    PimInterfaceCounters m_counters;                 //!< what was counted
};

} // namespace mgm
} // namespace ns3

#endif // MGM_PIM_INTERFACE_H
