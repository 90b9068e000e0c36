/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-pim-interface.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(PimInterface);

PimInterface::Timers::Timers(const PimRecorder& recorder, uint32_t interface)
    : hello(recorder, "HT", interface),
      triggered(recorder, "Triggered Hello", interface)
{
}

TypeId
PimInterface::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::PimInterface")
                            .SetParent<PimInterfaceSettings>()
                            .SetGroupName("Mgm")
                            .AddConstructor<PimInterface>();
    return tid;
}

PimInterface::PimInterface()
    : m_neighbors(*this)
{
}

PimInterface::~PimInterface() = default;

void
PimInterface::Start(PimInterfaceEnvironment& environment, uint32_t interface, Ipv4Address address)
{
    m_environment = &environment;
    m_interface = interface;
    m_address = address;
    m_isAnnounced = false;
    const uint32_t previous = m_generationId;
    m_generationId = environment.DrawGenerationId();
    m_generationId += m_generationId == previous ? 1 : 0;
    m_timers = std::make_unique<Timers>(environment.GetRecorder(), interface);
    m_timers->hello.SetFunction(MakeCallback(&PimInterface::OnHelloTimer, this));
    m_timers->triggered.SetFunction(MakeCallback(&PimInterface::OnTriggeredHello, this));
    m_timers->hello.Schedule(environment.DrawDelay(GetTriggeredHelloDelay()));
}

void
PimInterface::Stop(bool goodbye)
{
    if (!IsActive())
    {
        return;
    }
    m_timers->hello.Cancel();
    m_timers->triggered.Cancel();
    if (goodbye && m_isAnnounced)
    {
        SendHello(0);
    }
    auto left = static_cast<uint32_t>(m_neighbors.GetTable().size());
    for (const auto& [address, neighbor] : m_neighbors.GetTable())
    {
        --left;
        m_environment->GetRecorder().ReportNeighbor(
            PimNeighborEvent::LOST, m_interface, address, neighbor.hello, left);
    }
    m_neighbors.Clear();
    m_timers.reset();
    m_environment = nullptr;
}

bool
PimInterface::IsActive() const
{
    return m_environment != nullptr;
}

void
PimInterface::DoDispose()
{
    m_neighbors.Clear();
    m_timers.reset();
    m_environment = nullptr;
    PimInterfaceSettings::DoDispose();
}

void
PimInterface::OnHelloTimer()
{
    m_timers->hello.Schedule(GetHelloPeriod());
    Announce();
}

void
PimInterface::OnTriggeredHello()
{
    Announce();
}

void
PimInterface::TriggerHello()
{
    if (!m_timers->triggered.IsRunning())
    {
        m_timers->triggered.Schedule(m_environment->DrawDelay(GetTriggeredHelloDelay()));
    }
}

void
PimInterface::AnnounceBefore()
{
    if (IsActive() && (!m_isAnnounced || m_timers->triggered.IsRunning()))
    {
        Announce();
    }
}

void
PimInterface::Announce()
{
    m_timers->triggered.Cancel(); // whoever waits for it is served now
    m_isAnnounced = true;
    SendHello(GetHelloHoldtime());
}

void
PimInterface::SendHello(uint16_t holdtime)
{
    PimHello hello;
    hello.holdtime = holdtime;
    if (UsesLanPruneDelay())
    {
        PimLanPruneDelay delay;
        delay.propagationDelay = static_cast<uint16_t>(GetOwnPropagationDelay().GetMilliSeconds());
        delay.overrideInterval = static_cast<uint16_t>(GetOwnOverrideInterval().GetMilliSeconds());
        hello.lanPruneDelay = delay;
    }
    if (UsesGenerationId())
    {
        hello.generationId = m_generationId;
    }
    m_environment->CompleteHello(m_interface, hello);
    ++m_counters.sentHellos;
    m_environment->SendHello(m_interface, m_address, hello);
}

void
PimInterface::ReceiveHello(Ipv4Address sender, const PimHello& hello)
{
    ++m_counters.receivedHellos;
    PimNeighbor* neighbor = m_neighbors.Find(sender);
    const bool isGoodbye = hello.holdtime == uint16_t{0};
    if (neighbor && isGoodbye)
    {
        RemoveNeighbor(*neighbor, PimNeighborEvent::GOODBYE);
    }
    else if (neighbor)
    {
        RefreshNeighbor(*neighbor, hello);
    }
    else if (!isGoodbye)
    {
        AddNeighbor(sender, hello);
    }
}

void
PimInterface::AddNeighbor(Ipv4Address address, const PimHello& hello)
{
    const std::size_t count = m_neighbors.GetTable().size();
    if (GetNeighborLimit() != 0 && count >= GetNeighborLimit())
    {
        ++m_counters.refusedNeighbors;
        Report(PimNeighborEvent::REFUSED, address, hello, count);
        return;
    }
    const CauseScope scope(Report(PimNeighborEvent::UP, address, hello, count + 1));
    if (!IsActive() || m_neighbors.Find(address))
    {
        return; // whoever was told of it stopped PIM here, or more
    }
    PimNeighbor& neighbor = m_neighbors.Add(m_environment->GetRecorder(), m_interface, address);
    neighbor.liveness.SetFunction(MakeBoundCallback(&PimInterface::OnLiveness, this, address));
    m_neighbors.SetHello(neighbor, hello);
    AwaitNext(neighbor);
    TriggerHello();
    m_environment->NotifyNeighborUp(m_interface, address);
}

void
PimInterface::RefreshNeighbor(PimNeighbor& neighbor, const PimHello& hello)
{
    if (neighbor.hello == hello)
    {
        AwaitNext(neighbor);
        return;
    }
    const Ipv4Address address = neighbor.address;
    const bool hasRestarted = neighbor.hello.generationId != hello.generationId;
    const CauseScope scope(
        Report(hasRestarted ? PimNeighborEvent::RESTARTED : PimNeighborEvent::CHANGED,
               address,
               hello,
               m_neighbors.GetTable().size()));
    PimNeighbor* present = m_neighbors.Find(address);
    if (!present)
    {
        return; // whoever was told of it stopped PIM here
    }
    m_neighbors.SetHello(*present, hello);
    AwaitNext(*present);
    if (hasRestarted)
    {
        TriggerHello();
        m_environment->NotifyNeighborRestarted(m_interface, address);
    }
}

void
PimInterface::AwaitNext(PimNeighbor& neighbor) const
{
    const uint16_t holdtime = neighbor.hello.holdtime.value_or(GetHelloHoldtime());
    if (holdtime == PIM_HOLDTIME_FOREVER)
    {
        neighbor.liveness.Cancel();
    }
    else
    {
        neighbor.liveness.Schedule(Seconds(holdtime));
    }
}

void
PimInterface::OnLiveness(PimInterface* interface, Ipv4Address neighbor)
{
    interface->RemoveNeighbor(*interface->m_neighbors.Find(neighbor), PimNeighborEvent::EXPIRED);
}

void
PimInterface::RemoveNeighbor(PimNeighbor& neighbor, PimNeighborEvent event)
{
    const Ipv4Address address = neighbor.address;
    const std::size_t left = m_neighbors.GetTable().size() - 1;
    const CauseScope scope(Report(event, address, neighbor.hello, left));
    PimNeighbor* present = m_neighbors.Find(address);
    if (!present)
    {
        return; // whoever was told of it stopped PIM here
    }
    present->liveness.Cancel();
    m_neighbors.Remove(address);
    m_environment->NotifyNeighborDown(m_interface, address);
}

RecordHead
PimInterface::Report(PimNeighborEvent event,
                     Ipv4Address neighbor,
                     const PimHello& hello,
                     std::size_t count) const
{
    return m_environment->GetRecorder().ReportNeighbor(
        event, m_interface, neighbor, hello, static_cast<uint32_t>(count));
}

Ipv4Address
PimInterface::GetAddress() const
{
    return m_address;
}

const PimNeighbors&
PimInterface::GetNeighbors() const
{
    return m_neighbors;
}

bool
PimInterface::IsNeighbor(Ipv4Address address) const
{
    return m_neighbors.GetTable().count(address) > 0;
}

Time
PimInterface::GetHelloTime() const
{
    return IsActive() ? m_timers->hello.GetRemaining() : Time();
}

uint32_t
PimInterface::GetGenerationId() const
{
    return m_generationId;
}

const PimInterfaceCounters&
PimInterface::GetCounters() const
{
    return m_counters;
}

} // namespace mgm
} // namespace ns3
