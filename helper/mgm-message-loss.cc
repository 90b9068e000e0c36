/*
 * SPDX-License-Identifier: GPL-2.0-only
 */

#include "ns3/mgm-message-loss.h"

#include "ns3/csma-net-device.h"
#include "ns3/error-model.h"
#include "ns3/ethernet-header.h"
#include "ns3/ipv4-header.h"
#include "ns3/llc-snap-header.h"
#include "ns3/mgm-igmp-parser.h"
#include "ns3/mgm-pim-parser.h"
#include "ns3/packet.h"
#include "ns3/pointer.h"
#include "ns3/ppp-header.h"

#include <algorithm>

namespace ns3
{
namespace mgm
{

NS_OBJECT_ENSURE_REGISTERED(MessageLoss);

namespace
{

constexpr uint32_t IPV4_HEADER_SIZE = 20;          //!< the least (RFC 791)
constexpr uint16_t MAXIMUM_ETHERNET_LENGTH = 1500; //!< larger values are types (IEEE 802.3)
constexpr uint16_t ETHERTYPE_IPV4 = 0x0800;        //!< RFC 894
constexpr uint16_t PPP_IPV4 = 0x0021;              //!< RFC 1332

/**
 * Takes the link's header off a frame.
 * @return whether it holds an IPv4 packet.
 */
bool
RemoveLinkHeader(const Ptr<Packet>& frame, const NetDevice* device)
{
    if (dynamic_cast<const CsmaNetDevice*>(device))
    {
        EthernetHeader header(false);
        LlcSnapHeader snap;
        if (frame->GetSize() < header.GetSerializedSize() + snap.GetSerializedSize())
        {
            return false;
        }
        frame->RemoveHeader(header);
        if (header.GetLengthType() <= MAXIMUM_ETHERNET_LENGTH)
        {
            frame->RemoveHeader(snap);
            return snap.GetType() == ETHERTYPE_IPV4;
        }
        return header.GetLengthType() == ETHERTYPE_IPV4;
    }
    PppHeader header;
    return frame->GetSize() >= header.GetSerializedSize() && frame->RemoveHeader(header) > 0 &&
           header.GetProtocol() == PPP_IPV4;
}

/// Names an IGMP message.
bool
NameIgmp(const std::vector<uint8_t>& bytes, ControlMessage& message)
{
    IgmpMessage igmp;
    if (ParseIgmp(bytes.data(), bytes.size(), igmp) != IgmpReject::NONE)
    {
        return false;
    }
    message.protocol = "igmp";
    message.kinds = {GetIgmpTypeName(igmp.type)};
    return true;
}

/// Names a PIM message; joins and prunes share a type.
bool
NamePim(const std::vector<uint8_t>& bytes, ControlMessage& message)
{
    PimMessage pim;
    if (ParsePim(bytes.data(), bytes.size(), pim) != PimReject::NONE)
    {
        return false;
    }
    message.protocol = "pim";
    message.kinds = {GetPimTypeName(pim.type)};
    if (pim.type == PimType::JOIN_PRUNE)
    {
        const std::vector<PimGroupSet>& sets = pim.joinPrune.groups;
        if (std::any_of(
                sets.begin(), sets.end(), [](const auto& set) { return !set.joins.empty(); }))
        {
            message.kinds.emplace_back("join");
        }
        if (std::any_of(
                sets.begin(), sets.end(), [](const auto& set) { return !set.prunes.empty(); }))
        {
            message.kinds.emplace_back("prune");
        }
    }
    return true;
}

/**
 * The error model of a device: its losses, and the model that was there before.
 */
class LossModel : public ErrorModel
{
  public:
    /**
     * @param [in] device The device that it belongs to.
     * @return its model, which is made if there is none.
     */
    static Ptr<LossModel> Get(const Ptr<NetDevice>& device)
    {
        PointerValue present;
        device->GetAttribute("ReceiveErrorModel", present);
        Ptr<LossModel> model = DynamicCast<LossModel>(present.Get<ErrorModel>());
        if (!model)
        {
            model = CreateObject<LossModel>();
            model->m_device = PeekPointer(device);
            model->m_previous = present.Get<ErrorModel>();
            device->SetAttribute("ReceiveErrorModel", PointerValue(model));
        }
        return model;
    }

    /// @param [in] loss What is lost beside the rest.
    void Add(const Ptr<MessageLoss>& loss)
    {
        m_losses.push_back(loss);
    }

  private:
    bool DoCorrupt(Ptr<Packet> frame) override
    {
        bool lost = m_previous && m_previous->IsCorrupt(frame);
        for (const Ptr<MessageLoss>& loss : m_losses)
        {
            lost = loss->Loses(frame, m_device) || lost;
        }
        return lost;
    }

    void DoReset() override
    {
        if (m_previous)
        {
            m_previous->Reset();
        }
    }

    void DoDispose() override
    {
        m_losses.clear();
        m_previous = nullptr;
        ErrorModel::DoDispose();
    }

    const NetDevice* m_device{nullptr};     //!< the device, which holds this model
    Ptr<ErrorModel> m_previous;             //!< the model that was there before, or null
    std::vector<Ptr<MessageLoss>> m_losses; //!< what is lost
};

} // namespace

bool
ReadControlMessage(const Ptr<const Packet>& frame, const NetDevice* device, ControlMessage& message)
{
    const Ptr<Packet> packet = frame->Copy();
    Ipv4Header header;
    if (!RemoveLinkHeader(packet, device) || packet->GetSize() < IPV4_HEADER_SIZE ||
        packet->RemoveHeader(header) == 0 || header.GetPayloadSize() > packet->GetSize())
    {
        return false;
    }
    message.source = header.GetSource();
    std::vector<uint8_t> bytes(header.GetPayloadSize());
    packet->CopyData(bytes.data(), header.GetPayloadSize());
    switch (header.GetProtocol())
    {
    case IGMP_PROTOCOL_NUMBER:
        return NameIgmp(bytes, message);
    case PIM_PROTOCOL_NUMBER:
        return NamePim(bytes, message);
    default:
        return false;
    }
}

const std::map<std::string, std::vector<std::string>>&
GetControlMessageKinds()
{
    static const std::map<std::string, std::vector<std::string>> kinds{
        {"igmp", {"query", "v1-report", "v2-report", "v2-leave", "v3-report"}},
        {"pim",
         {"hello", "join-prune", "join", "prune", "assert", "graft", "graft-ack", "state-refresh"}},
    };
    return kinds;
}

TypeId
MessageLoss::GetTypeId()
{
    static TypeId tid = TypeId("ns3::mgm::MessageLoss")
                            .SetParent<Object>()
                            .SetGroupName("Mgm")
                            .AddConstructor<MessageLoss>()
                            .AddTraceSource("Lost",
                                            "A message is lost.",
                                            MakeTraceSourceAccessor(&MessageLoss::m_report),
                                            "ns3::mgm::MessageLoss::LostTracedCallback");
    return tid;
}

MessageLoss::MessageLoss() = default;

MessageLoss::~MessageLoss() = default;

void
MessageLoss::Install(const NetDeviceContainer& devices, const LostMessages& lost)
{
    m_messages = lost;
    for (auto device = devices.Begin(); device != devices.End(); ++device)
    {
        LossModel::Get(*device)->Add(this);
    }
}

uint32_t
MessageLoss::GetLost() const
{
    return m_lost;
}

bool
MessageLoss::Loses(const Ptr<const Packet>& frame, const NetDevice* device)
{
    const uint64_t uid = frame->GetUid();
    if (m_last == uid)
    {
        return m_lastLost; // another receiver on the same LAN
    }
    const bool isOver = m_lost == m_messages.count;
    ControlMessage message;
    if (isOver || !ReadControlMessage(frame, device, message) || !Counts(message))
    {
        return false;
    }
    m_last = uid;
    m_lastLost = ++m_seen >= m_messages.first;
    if (m_lastLost)
    {
        ++m_lost;
        LineageTag tag;
        frame->PeekPacketTag(tag);
        const CauseScope scope(tag.GetCause());
        m_report(message);
    }
    return m_lastLost;
}

bool
MessageLoss::Counts(const ControlMessage& message) const
{
    const auto& kinds = message.kinds;
    const auto& senders = m_messages.senders;
    return message.protocol == m_messages.protocol &&
           std::find(kinds.begin(), kinds.end(), m_messages.kind) != kinds.end() &&
           (senders.empty() ||
            std::find(senders.begin(), senders.end(), message.source) != senders.end());
}

} // namespace mgm
} // namespace ns3
