// What the command line says about the book itself.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace novel2epub::cli {

void add_metadata_options(CLI::App& app, Command& command);

// Checks the metadata and puts what --set and its like say into its place. Empty when all is well, else what
// is wrong.
std::string finish_metadata(Command& command);

}  // namespace novel2epub::cli
