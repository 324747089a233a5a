# SPDX-License-Identifier: GPL-2.0-or-later
# The packet builder by itself: the benchmarks want it without Catch2.
set(support ${PROJECT_SOURCE_DIR}/tests/support)
add_library(sixgate_test_packets STATIC
  ${support}/corpus.cpp ${support}/corpus_headers.cpp ${support}/corpus_messages.cpp
  ${support}/corpus_tunnels.cpp ${support}/icmp_messages.cpp ${support}/ip_tunnels.cpp
  ${support}/ipv6_options.cpp ${support}/link_frames.cpp ${support}/mobility.cpp
  ${support}/mutate.cpp
  ${support}/neighbour_options.cpp ${support}/packet_builder.cpp
  ${support}/packet_builder_extension.cpp ${support}/packet_builder_icmp.cpp
  ${support}/packet_builder_transport.cpp ${support}/packet_builder_tunnels.cpp
  ${support}/packet_bytes.cpp ${support}/routing_headers.cpp ${support}/same_headers.cpp
  ${support}/site.cpp ${support}/udp_sessions.cpp ${support}/udp_tunnels.cpp
  ${support}/words_of_extensions.cpp ${support}/words_of_headers.cpp ${support}/words_of_icmp.cpp
  ${support}/words_of_transports.cpp ${support}/write_capture.cpp)
target_include_directories(sixgate_test_packets PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(sixgate_test_packets PUBLIC sixgate_policy)
