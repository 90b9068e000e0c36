/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * What the forwarder, the group manager and the routing protocols are: applications of a router
 * that can be stopped and started again in the middle of a run.
 */

#ifndef MGM_ROUTER_APPLICATION_H
#define MGM_ROUTER_APPLICATION_H

#include "ns3/application.h"
#include "ns3/mgm-lineage.h"
#include "ns3/traced-callback.h"

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * An application of a router was started or stopped. What it does then has this as its cause.
 */
struct ApplicationRecord
{
    RecordHead head;     //!< id, level CONTROL, cause
    TypeId application;  //!< which
    bool running{false}; //!< whether it runs from now on
};

/**
 * @ingroup mgm
 * An application that runs, stops and runs again, as often as wanted.
 *
 * The start and stop times of ns-3's Application work as ever, but are fixed before the run;
 * Start() and Stop() act at once. A subclass implements DoStart() and DoStop(), which are called in
 * turns.
 */
class RouterApplication : public Application
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    RouterApplication();
    ~RouterApplication() override;

    /// Signature of the Running trace source.
    typedef void (*ApplicationTracedCallback)(const ApplicationRecord& record);

    /// Starts the application now. It must be installed on a node; nothing happens if it runs.
    void Start();
    /// Stops the application now; nothing happens if it does not run.
    void Stop();
    /// @return whether the application runs.
    bool IsRunning() const;

  protected:
    /// Begins to work, with an empty memory.
    virtual void DoStart() = 0;
    /// Gives back what it holds at others, cancels its timers and forgets the rest.
    virtual void DoStop() = 0;

  private:
    void StartApplication() final;
    void StopApplication() final;

    /**
     * Makes the record of a change.
     * @param [in] running Whether the application runs from now on.
     * @return the head of the record.
     */
    RecordHead Report(bool running);

    bool m_running{false};                             //!< between DoStart and DoStop
    TracedCallback<const ApplicationRecord&> m_report; //!< fires before DoStart and DoStop
};

} // namespace mgm
} // namespace ns3

#endif // MGM_ROUTER_APPLICATION_H
