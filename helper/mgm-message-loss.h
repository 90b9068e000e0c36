/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Loses chosen control messages on a link, so that a protocol's recovery can be watched.
 */

#ifndef MGM_MESSAGE_LOSS_H
#define MGM_MESSAGE_LOSS_H

#include "ns3/callback.h"
#include "ns3/mgm-lineage.h"
#include "ns3/net-device-container.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * A control message on a link, as MessageLoss sees it.
 */
struct ControlMessage
{
    std::string protocol;           //!< "igmp" or "pim"
    std::vector<std::string> kinds; //!< its names, the most general first: "join-prune", "prune"
    Ipv4Address source;             //!< IP source
};

/**
 * Reads a frame.
 * @param [in] frame A frame as error models get it.
 * @param [in] device The device that receives it: a PointToPointNetDevice or a CsmaNetDevice.
 * @param [out] message The message; unspecified if the frame holds none.
 * @return whether it holds a message of IGMP or PIM that can be read.
 */
bool ReadControlMessage(const Ptr<const Packet>& frame,
                        const NetDevice* device,
                        ControlMessage& message);

/**
 * @return the kinds of messages of each protocol that can be lost: those of GetIgmpTypeName and
 * GetPimTypeName, and "join" and "prune" for Join/Prune messages that have such sources.
 */
const std::map<std::string, std::vector<std::string>>& GetControlMessageKinds();

/**
 * @ingroup mgm
 * Which messages of a link are lost.
 */
struct LostMessages
{
    std::string protocol;             //!< "igmp" or "pim"
    std::string kind;                 //!< one of the kinds of the protocol
    std::vector<Ipv4Address> senders; //!< addresses of who sends them; empty: anybody
    uint32_t first{1};                //!< the first one that is lost, counted from 1
    uint32_t count{1};                //!< how many are lost, one after the other
};

/**
 * @ingroup mgm
 * Loses messages of one kind on one link, counted from the moment of installation. A message on a
 * LAN counts once, and none of its receivers gets it.
 *
 * It sits in the devices' attribute ReceiveErrorModel; a model that was there goes on working, and
 * so do several losses on one link. Devices cut off frames themselves, so that traces and pcap
 * files of the receivers do not have a lost message, those of its sender do.
 */
class MessageLoss : public Object
{
  public:
    /**
     * @return the object TypeId.
     */
    static TypeId GetTypeId();

    MessageLoss();
    ~MessageLoss() override;

    /// Signature of the Lost trace source. The ambient cause is the record of the message.
    typedef void (*LostTracedCallback)(const ControlMessage& message);

    /**
     * Begins to count and to lose.
     * @param [in] devices All devices of the link: PointToPointNetDevice or CsmaNetDevice.
     * @param [in] lost What is lost.
     */
    void Install(const NetDeviceContainer& devices, const LostMessages& lost);

    /// @return number of messages lost so far.
    uint32_t GetLost() const;

    /**
     * Judges a frame that a device receives. Ends with the last message that is lost.
     * @param [in] frame The frame.
     * @param [in] device The device.
     * @return whether the device does not get it.
     */
    bool Loses(const Ptr<const Packet>& frame, const NetDevice* device);

  private:
    /// @return whether a message is one of those that count.
    bool Counts(const ControlMessage& message) const;

    LostMessages m_messages;                        //!< what is lost
    uint32_t m_seen{0};                             //!< messages that count, so far
    uint32_t m_lost{0};                             //!< of these, lost
    std::optional<uint64_t> m_last;                 //!< uid of the frame that was judged last
    bool m_lastLost{false};                         //!< whether that one is lost
    TracedCallback<const ControlMessage&> m_report; //!< a message is lost
};

} // namespace mgm
} // namespace ns3

#endif // MGM_MESSAGE_LOSS_H
