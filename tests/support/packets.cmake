# SPDX-License-Identifier: GPL-2.0-or-later
# The packet builder by itself: the benchmarks want it without Catch2.
set(support ${PROJECT_SOURCE_DIR}/tests/support)
add_library(sixgate_test_packets STATIC
  ${support}/corpus.cpp ${support}/packet_builder.cpp ${support}/packet_builder_control.cpp
  ${support}/packet_builder_tunnels.cpp ${support}/packet_bytes.cpp
  ${support}/same_headers.cpp ${support}/site.cpp
  ${support}/write_capture.cpp)
target_include_directories(sixgate_test_packets PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(sixgate_test_packets PUBLIC sixgate_policy)
