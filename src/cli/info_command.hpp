// `novel2epub info`: what is in a book, and whether it keeps what we promise.
#pragma once

#include "cli/cli.hpp"
#include "cli/options.hpp"

namespace novel2epub::cli {

void add_info_options(CLI::App& app, Command& command);

// Exit::done when all is well; failed when a book or the input cannot be read; strict when a promise is
// broken or the letters do not balance.
Exit run_info(Command& command);

}  // namespace novel2epub::cli
