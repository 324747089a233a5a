// SPDX-License-Identifier: GPL-2.0-or-later
// Catch2 version 2 has its main in the header; version 3 brings one to link with.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
