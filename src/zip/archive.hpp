// Writing the archive itself, through libzip.
#pragma once

#include <expected>
#include <string>

#include "zip/pack.hpp"

namespace novel2epub::zip {

// Writes a new file at `path`; the error says why it could not, and then there is no file.
std::expected<void, std::string> write_archive(const std::string& path, const Plan& plan);

}  // namespace novel2epub::zip
