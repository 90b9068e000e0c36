/*
 * SPDX-License-Identifier: GPL-2.0-only
 *
 * Pcap files of chosen interfaces.
 */

#ifndef MGM_PACKET_CAPTURE_H
#define MGM_PACKET_CAPTURE_H

#include "ns3/net-device.h"
#include "ns3/pcap-file-wrapper.h"

#include <string>
#include <vector>

namespace ns3
{
namespace mgm
{

/**
 * @ingroup mgm
 * Writes what some devices send and receive. Unlike the pcap functions of ns-3's device helpers it
 * lets go of the files when it is told to, and knows whether all of it could be written.
 */
class PacketCapture
{
  public:
    PacketCapture() = default;
    ~PacketCapture();

    PacketCapture(const PacketCapture&) = delete;
    PacketCapture& operator=(const PacketCapture&) = delete;

    /**
     * Makes sure that so many files can be open at once; asks the system for more if need be.
     * @param [in] files How many.
     * @return what prevents it, in words; empty when nothing does.
     */
    static std::string WhyNotOpen(std::size_t files);
    /**
     * Starts to capture.
     * @param [in] device A PointToPointNetDevice or a CsmaNetDevice.
     * @param [in] path Path of a file that can be written.
     */
    void Add(const Ptr<NetDevice>& device, const std::string& path);
    /**
     * Closes all files.
     * @return whether all of it could be written.
     */
    bool Close();

  private:
    std::vector<Ptr<PcapFileWrapper>> m_files; //!< open files
};

/**
 * @ingroup mgm
 * @param [in] node Name of a node.
 * @param [in] neighbor Name of what the interface leads to.
 * @return name of a pcap file: "Denver-to-KansasCity.pcap"; what does not belong into a file name
 * is replaced by '_'.
 */
std::string GetCaptureName(const std::string& node, const std::string& neighbor);

} // namespace mgm
} // namespace ns3

#endif // MGM_PACKET_CAPTURE_H
