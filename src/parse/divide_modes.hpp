// The two ways to divide: a folder whose files are chapters, and texts that hold whole novels.
#pragma once

#include <span>

#include "parse/divide.hpp"

namespace novel2epub::parse {

Division divide_folder(std::span<const Text> texts);
Division divide_whole(std::span<const Text> texts);

}  // namespace novel2epub::parse
