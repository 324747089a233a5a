# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -DPROFILES="FILE.toml;..." -DOUTPUT=FILE.cpp -P embed_profiles.cmake
#
# Writes the source file behind profile_texts.hpp: the name and the text of every profile.
set(rows "")
foreach(profile IN LISTS PROFILES)
  get_filename_component(name "${profile}" NAME_WE)
  file(READ "${profile}" text)
  string(APPEND rows "    ProfileText{\"${name}\", R\"toml(${text})toml\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Made by embed_profiles.cmake.
#include \"config/profile_texts.hpp\"

#include <array>

namespace sixgate::config {

std::span<const ProfileText> profile_texts() {
  static constexpr std::array texts{
${rows}  };
  return texts;
}

}  // namespace sixgate::config
")
