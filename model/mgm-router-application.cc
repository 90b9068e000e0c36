/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-router-application.h"

#include "ns3/node.h"

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(RouterApplication);

TypeId
RouterApplication::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::mgm::RouterApplication")
            .SetParent<Application>()
            .SetGroupName("Mgm")
            .AddTraceSource("Running",
                            "The application is started or stopped.",
                            MakeTraceSourceAccessor(&RouterApplication::m_report),
                            "ns3::mgm::RouterApplication::ApplicationTracedCallback");
    return tid;
}

RouterApplication::RouterApplication() = default;

RouterApplication::~RouterApplication() = default;

void
RouterApplication::Start()
{
    if (m_running)
    {
        return;
    }
    m_running = true;
    CauseScope scope(Report(true));
    DoStart();
}

void
RouterApplication::Stop()
{
    if (!m_running)
    {
        return;
    }
    m_running = false;
    CauseScope scope(Report(false));
    DoStop();
}

bool
RouterApplication::IsRunning() const
{
    return m_running;
}

void
RouterApplication::StartApplication()
{
    Start();
}

void
RouterApplication::StopApplication()
{
    Stop();
}

RecordHead
RouterApplication::Report(bool running)
{
    const RecordHead head = NewRecord(GetNode()->GetId(), TraceLevel::CONTROL);
    m_report(ApplicationRecord{head, GetInstanceTypeId(), running});
    return head;
}

} // namespace mgm
} // namespace ns3
